"""What the player is told, the same from the server and on the device: the session, and the figure."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import cache

from kneewise.body import Side
from kneewise.coach import sayings
from kneewise.exercises import CATALOGUE, Exercise, find
from kneewise.exercises.semi_squat import DEEPEST_DEG
from kneewise.plan import Fact, InSession, Session, fact_to_json
from kneewise.web.language import said, said_throughout
from kneewise.web.visit import Visit

RANGE_DEG = (5, DEEPEST_DEG)
"""The least and the greatest range that a figure can be asked for."""

Json = dict[str, object]


def session_answer(here: Visit) -> Json:
    """The session, its exercises, and the facts of it that are already kept."""
    what = here.session
    exercises = _as_prescribed(what)
    return {
        "session": said_throughout(what.to_json()),
        "exercises": {name: said_throughout(_described(exercise)) for name, exercise in exercises.items()},
        "coach_says": _coach_says(exercises.values()),
        "facts": [fact_to_json(fact) for fact in here.facts if _belongs(fact, what.open_session)],
    }


def figure_answer(exercise: str, side: Side, range_deg: int | None) -> Json:
    """One repetition of the figure; raises ``UnknownExercise``."""
    return _demonstration(find(exercise).name, side, range_deg)


@cache
def _demonstration(exercise: str, side: Side, range_deg: int | None) -> Json:
    # A third of a second of geometry, the same for everybody.
    return find(exercise).at_range(range_deg).demonstration(side)


def _as_prescribed(what: Session) -> dict[str, Exercise]:
    """All exercises by name, those of the session at the range that it gives."""
    given = {item.exercise.name: item.exercise.at_range(item.load.range_deg) for item in what.items}
    return {**CATALOGUE, **given}


def _coach_says(exercises: Iterable[Exercise]) -> dict[str, str]:
    """The coach's sentences in the language of the page by the English ones, which are what the coach says."""
    every = {text: said(text) for exercise in exercises for text in sayings(exercise.coaching)}
    return {english: here for english, here in every.items() if here != english}


def _belongs(fact: Fact, open_session: str | None) -> bool:
    return open_session is not None and isinstance(fact, InSession) and fact.session == open_session


def _described(exercise: Exercise) -> Json:
    return {
        "name": exercise.name,
        "title": exercise.title,
        "purpose": exercise.purpose,
        "start": exercise.start,
        "steps": exercise.steps,
        "cautions": exercise.cautions,
        "camera_advice": exercise.camera_advice,
        "beats": asdict(exercise.beats),
        "view": exercise.coaching.best_view.value,
        "hold_s": exercise.dose.hold_s,
        "tempo_s": list(exercise.dose.tempo_s),
    }
