"""The day's session: what it is, the questions before it, the player, and what came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from kneewise.body import Side
from kneewise.plan import Answer, Form, PerKnee, Screened, Session, SessionStarted
from kneewise.plan.change_words import told
from kneewise.record import FactConflict
from kneewise.web.cards import because, cards_of
from kneewise.web.done import last_done
from kneewise.web.equipment import equipment_of
from kneewise.web.forms import StartForm, SwitchForm
from kneewise.web.refusal import REFUSED
from kneewise.web.route import next_page, page_before_all
from kneewise.web.visit import Visit, visit
from kneewise.web.way_back import next_rung
from kneewise.web.words import day_words, minutes_words

_SHAPES = ("light-week", "maintenance")
"""Reasons that shape a whole session, and that a person should see at once."""


def _plan_of(here: Visit, session: Session) -> dict[str, object]:
    return {
        "session": session,
        "cards": cards_of(session.items),
        "reasons": because(session.reasons),
        "notes": because(session.notes),
        "refusals": [(refusal.exercise, because(refusal.reasons)) for refusal in session.refusals],
        "avoid": [each for each in session.permissions if not each.open],
        "may": [each for each in session.permissions if each.open],
        "rung": next_rung(session),
        "today": here.today,
        "due": None if session.due is None else day_words(session.due, today=here.today),
        "trains": session.verdict is Answer.TRAIN,
        "lasts": minutes_words(session.items),
        "asks": next_page(session),
    }


def _refused(session: Session) -> dict[str, object]:
    """What waits for its gate, and what is left out for another reason."""
    every = [(refusal.exercise, reason) for refusal in session.refusals for reason in refusal.reasons]
    return {
        "waits": [reason for _exercise, reason in every if reason.rule == "gate-a"],
        "left_out": [(exercise, reason) for exercise, reason in every if reason.rule != "gate-a"],
    }


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The day's session, and why it is as it is."""
    here = visit(request)
    session = here.session
    before = page_before_all(session)
    if before is not None:
        return redirect(before)
    facts = {
        "here": "today",
        **_plan_of(here, session),
        **_refused(session),
        "overrides": [told(each) for each in session.overrides],
        "shaped": [reason for reason in session.reasons if reason.rule in _SHAPES],
        "health": SwitchForm(turns_on=not session.unwell),
        "maintenance": SwitchForm(turns_on=not session.maintaining),
    }
    return render(request, "kneewise/today.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The short safety form and pain now; then the session begins.

    What was answered is kept wherever it leads: another page may have begun a session meanwhile, or a new day.
    """
    here = visit(request)
    session = here.session
    elsewhere = _instead_of_start(session)
    form = StartForm(request.POST if request.method == "POST" else None, knees=here.knees)
    if form.is_valid():
        return redirect(_begin(here, form, elsewhere))
    if elsewhere is not None and not form.is_bound:
        return redirect(elsewhere)
    facts = {"form": form, "equipment": equipment_of(session.items), "lasts": minutes_words(session.items)}
    return render(request, "kneewise/start.html", facts, status=REFUSED if form.is_bound else None)


def _instead_of_start(session: Session) -> str | None:
    """The page to go to where no session can begin now."""
    before = page_before_all(session)
    if before is not None:
        return before
    if session.open_session is not None:
        return "session"
    return None if session.allowed_today else "today"


def _begin(here: Visit, form: StartForm, elsewhere: str | None) -> str:
    zone = form.cleaned_data["zone"]
    here.keep(Screened(**here.stamp(zone), form=Form.SHORT, answers=form.answers()))
    if any(form.answers().values()):
        return "stop"
    if elsewhere is not None:
        return elsewhere
    stamp = here.stamp(zone, place=1)
    # The fact's id is the session's: a second click on the button finds it kept, and starts nothing new.
    stamp["id"] = str(form.session_id())
    pain = form.by_knee("pain")
    try:
        here.keep(SessionStarted(**stamp, session=stamp["id"], pain_before=PerKnee(**pain)))
    except FactConflict:
        return "session"
    return "session"


@require_safe
@ensure_csrf_cookie
def session(request: HttpRequest) -> HttpResponse:
    """The player; the browser does the rest."""
    session = visit(request).session
    before = page_before_all(session)
    if before is not None:
        return redirect(before)
    if session.open_session is None:
        return redirect("start")
    return render(request, "kneewise/session.html")


@require_safe
def summary(request: HttpRequest) -> HttpResponse:
    """What was done in the last session, what comes next, and why."""
    here = visit(request)
    done = last_done(here.facts)
    if done is None:
        return redirect("home")
    session = here.session
    facts = {"done": done, "sides": Side, "locked": session.triage is not None, **_plan_of(here, session)}
    return render(request, "kneewise/summary.html", facts)
