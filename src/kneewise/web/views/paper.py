"""What is printed: the plan to hang up, and a letter for the clinician.

The browser prints, and saves as PDF. A library that makes PDF would bring fonts and imaging with it (some 30 MB), know
little of style sheets, and need a second layout of the same pages.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kneewise.body import Side
from kneewise.plan import QUESTIONS, Legs, Level, Session, default_protocol, diary
from kneewise.plan.change_words import change_words
from kneewise.web import guide
from kneewise.web.cards import Card, because, cards_of
from kneewise.web.dose_table import dose_table
from kneewise.web.drawing import Drawing, drawing
from kneewise.web.forms import KNEES
from kneewise.web.letter import letter as letter_of
from kneewise.web.light_week import light_week, sessions_left
from kneewise.web.own_forms import QuestionsForm
from kneewise.web.refusal import REFUSED
from kneewise.web.route import page_before_all
from kneewise.web.visit import visit
from kneewise.web.weekly import sessions_allowed
from kneewise.web.words import legs_words
from kneewise.wording import Wording

WEEKS_ON_PAPER, SESSIONS_ON_PAPER = 2, 6
"""Boxes for two weeks, and no more than fit: then the plan has moved on, and is printed again.

A light week has its own sheet.
"""

_FOR_THE_PLAYER = "press “It hurts”"
"""What is only so on a screen; the box at the top of the paper says what to do instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One exercise on paper: its card, its drawings, what to watch for, and a box for each set of each leg."""

    card: Card
    drawing: Drawing
    cautions: tuple[Wording, ...]
    boxes: tuple[tuple[str, range], ...]


@require_safe
def plan_print(request: HttpRequest) -> HttpResponse:
    """The plan as a page to hang up."""
    here = visit(request)
    session, a_week = here.session, sessions_allowed(here)
    before = page_before_all(session)
    if before is not None:
        return redirect(before)
    pain, light = guide.BY_NAME["pain"], light_week(session)
    facts = {
        "sheets": _sheets(session, first=here.knees[0]),
        "today": here.today,
        "due": session.due,
        "light": light,
        "sessions": range(1, (_on_paper(a_week) if light is None else sessions_left(here)) + 1),
        "a_week": a_week,
        "pain": [str(point) % guide.numbers(default_protocol()) for point in pain.points],
        "emergencies": [question.text for question in QUESTIONS if question.level is Level.EMERGENCY],
        "provenance": session.provenance,
    }
    return render(request, "kneewise/plan_print.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """The letter; a person's own questions are printed in it, and kept nowhere."""
    here = visit(request)
    session, profile = here.session, here.profile
    form = QuestionsForm(request.POST if request.method == "POST" else None)
    facts = {
        "form": form,
        "questions": form.cleaned_data["questions"] if form.is_valid() else "",
        "letter": letter_of(here.kept, today=here.today, protocol=default_protocol()),
        "session": session,
        "doses": dose_table(here.facts, diary(here.facts, protocol=default_protocol()), cards_of(session.items)),
        "light": light_week(session),
        "notes": because(session.notes),
        "overrides": [(change, change_words(change)) for change in session.overrides],
        "knees": () if profile is None else [KNEES[side] for side in profile.knee.knees],
        "today": here.today,
        "provenance": session.provenance,
    }
    refused = form.is_bound and not form.is_valid()
    return render(request, "kneewise/letter.html", facts, status=REFUSED if refused else None)


def _on_paper(a_week: int) -> int:
    return min(WEEKS_ON_PAPER * a_week, SESSIONS_ON_PAPER)


def _sheets(session: Session, *, first: Side) -> tuple[Sheet, ...]:
    return tuple(_sheet(card, first) for card in cards_of(session.items))


def _sheet(card: Card, first: Side) -> Sheet:
    hardest = card.hardest
    side = first if hardest.legs is Legs.BOTH else Side(hardest.legs.value)
    return Sheet(
        card=card,
        drawing=drawing(card.exercise, side),
        cautions=tuple(each for each in card.exercise.cautions if _FOR_THE_PLAYER not in each),
        boxes=tuple((legs_words(legs), range(row.sets)) for row in card.rows for legs in row.of),
    )
