"""The JSON API that the player speaks: the session, the figure, and facts to keep."""

from collections.abc import Sequence
from typing import Annotated

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Body, NinjaAPI, Query, Schema, Status
from ninja.errors import HttpError, ValidationError
from ninja.utils import check_csrf

from kneewise.body import Side
from kneewise.exchange import first_ahead
from kneewise.exercises import UnknownExercise
from kneewise.plan import BadFact, Fact, fact_from_json, fact_to_json
from kneewise.record import FactConflict, Unstorable
from kneewise.web.answers import RANGE_DEG, Json, figure_answer, session_answer
from kneewise.web.visit import Visit, visit

_REFUSED = 422
_CONFLICT = 409
_FORBIDDEN = 403
_TOO_MUCH = 413
# Facts of one answer to a device that keeps a copy: some hundred kilobytes, with the coach's reports.
_AT_ONCE = 1000

# No pages of documentation: they would load scripts from elsewhere.
api = NinjaAPI(urls_namespace="api", docs_url=None, openapi_url=None)


class Batch(Schema):
    """Facts to keep together."""

    facts: list[Json]


@api.get("/session")
def session(request: HttpRequest) -> Json:
    """The session, its exercises, and the facts of it that are already kept."""
    return session_answer(visit(request))


@api.get("/figure/{exercise}/{side}", url_name="figure")
def figure(  # Ninja's call
    request: HttpRequest,  # noqa: ARG001
    exercise: str,
    side: Side,
    range_deg: Annotated[int | None, Query(ge=RANGE_DEG[0], le=RANGE_DEG[1])] = None,
) -> Json:
    """One repetition of the figure, to a range in degrees where the exercise has a ladder of ranges."""
    return figure_answer(exercise, side, range_deg)


@api.get("/facts")
def copy(request: HttpRequest, stream: str = "", after: int = 0) -> Json:
    """What a device that keeps a copy does not have yet, and the mark by which it may send facts.

    ``stream`` and ``after`` are from the answer before. When the stream has another name, everything was erased in
    between, and the answer begins at the beginning.
    """
    here = visit(request)
    received = here.store.since(here.person, after, most=_AT_ONCE)
    if received.stream != stream:
        received = here.store.since(here.person, 0, most=_AT_ONCE)
    return {
        "stream": received.stream,
        "last": received.last,
        "facts": [fact_to_json(fact) for fact in received.facts],
        "token": get_token(request),
    }


@api.post("/facts", response={201: Json})
def facts(request: HttpRequest, batch: Annotated[Batch, Body()]) -> Status[Json]:
    """Keep all of these facts or none."""
    refused = check_csrf(request)
    if refused is not None:
        raise HttpError(_FORBIDDEN, "the page is too old to be trusted; reload it, nothing that is kept is lost")
    here = visit(request)
    kept = here.keep(*_read(here, batch.facts))
    return Status(201, {"stored": list(kept.stored), "known": list(kept.known)})


def _read(here: Visit, documents: Sequence[Json]) -> list[Fact]:
    read = [fact_from_json(document) for document in documents]
    ahead = first_ahead(read, now=here.now)
    if ahead is not None:
        raise BadFact(f"at is {ahead.at.isoformat()}, which is more than a day ahead; check this computer's clock.")
    return read


def _sentence(request: HttpRequest, status: int, says: str) -> HttpResponse:
    return api.create_response(request, {"error": says}, status=status)


@api.exception_handler(FactConflict)
def _known_otherwise(request: HttpRequest, error: FactConflict) -> HttpResponse:
    return _sentence(request, _CONFLICT, str(error))


@api.exception_handler(BadFact)
@api.exception_handler(Unstorable)
def _refuse_fact(request: HttpRequest, error: Exception) -> HttpResponse:
    return _sentence(request, _REFUSED, str(error))


@api.exception_handler(RequestDataTooBig)
def _too_much(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:  # noqa: ARG001  # Ninja's call
    return _sentence(request, _TOO_MUCH, "this is too much at once; send the facts in smaller batches")


@api.exception_handler(UnknownExercise)
def _no_such_exercise(request: HttpRequest, error: UnknownExercise) -> HttpResponse:
    return _sentence(request, 404, str(error))


@api.exception_handler(ValidationError)
def _refuse_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0]
    where = ".".join(str(part) for part in first.get("loc", ())[1:]) or "the request"
    return _sentence(request, _REFUSED, f"{where}: {first.get('msg', 'cannot be used')}.")


@api.exception_handler(HttpError)
def _refuse(request: HttpRequest, error: HttpError) -> HttpResponse:
    return _sentence(request, _REFUSED if error.status_code == 400 else error.status_code, str(error))  # noqa: PLR2004


app_name = "api"
urlpatterns = api.urls[0]
