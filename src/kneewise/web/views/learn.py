"""What is good to know, piece by piece."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kneewise.exercises import AVOID, CATALOGUE
from kneewise.plan import QUESTIONS, Level, default_protocol
from kneewise.web import guide


@require_safe
def learn(request: HttpRequest) -> HttpResponse:
    """All pieces, each in one sentence."""
    return render(request, "kneewise/learn.html", {"here": "learn", "topics": guide.TOPICS})


@require_safe
def topic(request: HttpRequest, name: str) -> HttpResponse:
    """One piece, with its sources."""
    found = guide.BY_NAME.get(name)
    if found is None:
        raise Http404
    numbers = guide.numbers(default_protocol())
    place = guide.TOPICS.index(found)
    facts = {
        "here": "learn",
        "topic": found,
        "says": [str(text) % numbers if "%(" in str(text) else text for text in found.says],
        "points": [str(text) % numbers if "%(" in str(text) else text for text in found.points],
        "after": guide.TOPICS[(place + 1) % len(guide.TOPICS)],
        "exercises": CATALOGUE.values() if name == "hips" else (),
        "avoid": AVOID if name == "leave" else (),
        "emergencies": _questions(Level.EMERGENCY) if name == "help" else (),
        "urgent": _questions(Level.URGENT) if name == "help" else (),
    }
    return render(request, "kneewise/topic.html", facts)


def _questions(level: Level) -> list[str]:
    return [question.text for question in QUESTIONS if question.level is level]
