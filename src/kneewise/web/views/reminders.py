"""Being reminded: a calendar to save or to subscribe to, and a notification while the app is open.

Nothing is sent anywhere, so there is no push service: a calendar's own alarm, or the open page, is what reminds.
"""

import secrets
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kneewise.plan import Answer, InSession, default_protocol
from kneewise.web.own_forms import RemindersForm
from kneewise.web.refusal import REFUSED
from kneewise.web.visit import Visit, visit, visit_of
from kneewise.web.weekly import sessions_ahead
from kneewise.web.wishes import TOKEN, Wishes, preferences

_TOKEN_BYTES = 32


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest) -> HttpResponse:
    """What is wanted, and the calendar."""
    here = visit(request)
    kept = preferences().of(here.person)
    form = RemindersForm(request.POST if request.method == "POST" else None, wishes=Wishes.of(kept))
    if form.is_valid():
        preferences().put(here.person, form.wishes().as_kept())
        return redirect("reminders")
    token = kept.get(TOKEN)
    address = None if token is None else request.build_absolute_uri(_address(token))
    facts = {"here": "mine", "form": form, "wishes": Wishes.of(kept), "address": address}
    return render(request, "kneewise/reminders.html", facts, status=REFUSED if form.is_bound else None)


@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """Whether a session waits to be done today; asked by the open page before it reminds."""
    session = visit(request).session
    waits = session.verdict is Answer.TRAIN and session.open_session is None
    words = {"title": _("Exercise session"), "says": _("It is time, if it suits you.")}
    return JsonResponse({"due": waits, **words})


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The coming sessions as a file for a calendar."""
    here = visit(request)
    return _calendar(here, Wishes.of(preferences().of(here.person)), attached=True)


@require_http_methods(["POST"])
def subscription(request: HttpRequest) -> HttpResponse:
    """Make an address that a calendar reads by itself, make another one, or take it away."""
    here = visit(request)
    token = None if "stop" in request.POST else secrets.token_urlsafe(_TOKEN_BYTES)
    preferences().put(here.person, {TOKEN: token})
    return redirect("reminders")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The coming sessions for a calendar program, which has no cookie: whoever knows the address may read them."""
    person = preferences().who(TOKEN, token)
    if person is None:
        raise Http404
    wanted = request.GET.get("language", "")
    with override(wanted if wanted in dict(settings.LANGUAGES) else get_language()):
        return _calendar(visit_of(person), Wishes.of(preferences().of(person)))


def _address(token: str) -> str:
    # A calendar program says no language, so that the address does.
    return f"{reverse('calendar-feed', args=(token,))}?{urlencode({'language': get_language() or ''})}"


def _calendar(here: Visit, wishes: Wishes, *, attached: bool = False) -> HttpResponse:
    # The library takes a third of a second to load, and is not where the pages run in the browser.
    from kneewise.exchange.calendar import Appointments, calendar_of, coming_days, sessions_done  # noqa: PLC0415

    session, profile, rule = here.session, here.profile, default_protocol().schedule
    chosen = () if profile is None else profile.days
    done, a_week = sessions_ahead(here)
    before = (each for each in here.facts if not isinstance(each, InSession) or each.session != session.open_session)
    appointments = Appointments(
        days=coming_days(
            session.due, chosen=chosen, done=done, a_week=a_week, rest_days=rule.rest_days_between_sessions
        ),
        number=sessions_done(before) + 1,
        key=UUID(here.kept[0].id) if here.kept else UUID(int=0),
        sequence=len(here.kept),
        zone=here.zone,
        hour=wishes.hour,
        day_starts_hour=rule.day_starts_hour,
        alarm=wishes.alarm,
        title=_("Exercise session"),
        calendar=_("Exercise"),
    )
    headers = {"Content-Disposition": 'attachment; filename="sessions.ics"'} if attached else {}
    content = calendar_of(appointments, stamp=here.now)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
