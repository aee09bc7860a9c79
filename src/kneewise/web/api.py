"""The JSON API that the player speaks: the session, the figure, and facts to keep."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Annotated

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja import Body, NinjaAPI, Query, Schema, Status
from ninja.errors import HttpError, ValidationError
from ninja.utils import check_csrf

from kneewise.body import Side
from kneewise.exercises import CATALOGUE, Exercise, UnknownExercise, find
from kneewise.exercises.semi_squat import DEEPEST_DEG
from kneewise.plan import BadFact, Fact, InSession, Session, fact_from_json, fact_to_json
from kneewise.record import FactConflict, Unstorable
from kneewise.web.visit import Visit, visit

_REFUSED = 422
_FORBIDDEN = 403
_TOO_MUCH = 413
# A clock that was put right between two pages may leave a fact a little ahead of us, but never by a day.
_AHEAD = timedelta(days=1)

_LEAST_RANGE_DEG = 5

Json = dict[str, object]

# No pages of documentation: they would load scripts from elsewhere.
api = NinjaAPI(urls_namespace="api", docs_url=None, openapi_url=None)


class Batch(Schema):
    """Facts to keep together."""

    facts: list[Json]


@api.get("/session")
def session(request: HttpRequest) -> Json:
    """The session, its exercises, and the facts of it that are already kept."""
    here = visit(request)
    what = here.session
    return {
        "session": what.to_json(),
        "exercises": {name: _described(exercise) for name, exercise in _as_prescribed(what).items()},
        "facts": [fact_to_json(fact) for fact in here.facts if _belongs(fact, what.open_session)],
    }


@api.get("/figure/{exercise}/{side}", url_name="figure")
def figure(  # Ninja's call
    request: HttpRequest,  # noqa: ARG001
    exercise: str,
    side: Side,
    range_deg: Annotated[int | None, Query(ge=_LEAST_RANGE_DEG, le=DEEPEST_DEG)] = None,
) -> Json:
    """One repetition of the figure, to a range in degrees where the exercise has a ladder of ranges."""
    return _demonstration(find(exercise).name, side, range_deg)


@api.post("/facts", response={201: Json})
def facts(request: HttpRequest, batch: Annotated[Batch, Body()]) -> Status[Json]:
    """Keep all of these facts or none."""
    refused = check_csrf(request)
    if refused is not None:
        raise HttpError(_FORBIDDEN, "the page is too old to be trusted; reload it, nothing that is kept is lost")
    here = visit(request)
    kept = here.keep(*_read(here, batch.facts))
    return Status(201, {"stored": list(kept.stored), "known": list(kept.known)})


@cache
def _demonstration(exercise: str, side: Side, range_deg: int | None) -> Json:
    # A third of a second of geometry, the same for everybody.
    return find(exercise).at_range(range_deg).demonstration(side)


def _read(here: Visit, documents: Sequence[Json]) -> list[Fact]:
    read = [fact_from_json(document) for document in documents]
    for fact in read:
        if fact.at > here.now + _AHEAD:
            raise BadFact(f"at is {fact.at.isoformat()}, which is more than a day ahead; check this computer's clock.")
    return read


def _as_prescribed(what: Session) -> dict[str, Exercise]:
    """All exercises by name, those of the session at the range that it gives."""
    given = {item.exercise.name: item.exercise.at_range(item.load.range_deg) for item in what.items}
    return {**CATALOGUE, **given}


def _belongs(fact: Fact, open_session: str | None) -> bool:
    return open_session is not None and isinstance(fact, InSession) and fact.session == open_session


def _described(exercise: Exercise) -> Json:
    return {
        "name": exercise.name,
        "title": exercise.title,
        "purpose": exercise.purpose,
        "start": exercise.start,
        "steps": list(exercise.steps),
        "cautions": list(exercise.cautions),
        "camera_advice": exercise.camera_advice,
        "view": exercise.coaching.best_view.value,
        "hold_s": exercise.dose.hold_s,
        "tempo_s": list(exercise.dose.tempo_s),
    }


def _sentence(request: HttpRequest, status: int, says: str) -> HttpResponse:
    return api.create_response(request, {"error": says}, status=status)


@api.exception_handler(BadFact)
@api.exception_handler(FactConflict)
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
