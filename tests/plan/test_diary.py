"""The course told day by day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kneewise.plan import (
    ExerciseRated,
    Form,
    HourAfter,
    How,
    Legs,
    Load,
    MorningChecked,
    PainReported,
    PerKnee,
    Place,
    Profile,
    Reviewed,
    Screened,
    SetDone,
    default_protocol,
    diary,
)
from spec.story import DAY_0, Story, Told

SESSION = "00000000-0000-4000-8000-00000000abcd"
PROTOCOL = default_protocol()


def set_done(story: Story, *, number: int, reps: int, day: int = 0, report: dict[str, object] | None = None) -> None:
    story.add(
        SetDone,
        at=story.at(day, 18, number),
        session=SESSION,
        exercise="clamshell",
        side=Legs.LEFT,
        number=number,
        reps_target=10,
        reps_done=reps,
        load=Load(),
        how=How.TAP,
        report=report,
    )


def test_nothing_is_told_before_anything_happened() -> None:
    assert diary((), protocol=PROTOCOL).days == ()
    assert diary((), protocol=PROTOCOL).practices == ()


def test_every_day_from_the_first_fact_to_the_last_is_there() -> None:
    story = Story()
    story.screen(day=0)
    story.add(
        MorningChecked,
        at=story.at(3, 8, 0),
        pain=PerKnee(left=1, right=3),
        swelling=PerKnee(left=0, right=1),
        giving_way=False,
    )
    days = diary(story.facts, protocol=PROTOCOL).days
    assert [each.day for each in days] == [DAY_0 + timedelta(days=number) for number in range(4)]
    assert (days[3].morning, days[3].swelling, days[3].worst) == (PerKnee(left=1, right=3), 1, 3)
    assert days[1].morning.worst is None


def test_of_two_mornings_on_one_day_the_worse_is_told_knee_by_knee() -> None:
    story = Story().morning(0, pain=PerKnee(left=4, right=None), swelling=2)
    story.morning(0, pain=PerKnee(left=1, right=2), swelling=PerKnee(left=0, right=None), hour=9)
    story.morning(0, pain=None, swelling=None, hour=10)
    (day,) = diary(story.facts, protocol=PROTOCOL).days
    assert (day.morning, day.swelling, day.worst) == (PerKnee(left=4, right=2), 2, 4)


def test_a_session_tells_its_sets_its_pain_and_its_effort() -> None:
    story = Story().ready()
    story.add(Profile, at=story.at(0, 12, 6), knee=Legs.RIGHT, worst_pain_week=7)
    story.train(0, every=Told(peak=2, effort=6))
    told = diary(story.facts, protocol=PROTOCOL)
    assert told.days[0].sessions == 1
    assert (told.days[0].peak, told.days[0].worst) == (2, 2)
    assert len(told.practices) == 8
    first = told.practices[0]
    assert (first.exercise, first.reps, first.peak, first.effort) == ("straight-leg-raise", (10, 10, 10), 2, 6)
    assert first.load == Load()


def test_a_set_that_is_sent_again_takes_the_place_of_the_earlier_one() -> None:
    story = Story()
    set_done(story, number=1, reps=10)
    set_done(story, number=2, reps=4)
    set_done(story, number=2, reps=7)
    (practice,) = diary(story.facts, protocol=PROTOCOL).practices
    assert practice.reps == (10, 7)


def test_what_was_left_out_is_no_practice_and_no_session() -> None:
    story = Story()
    set_done(story, number=1, reps=0)
    told = diary(story.facts, protocol=PROTOCOL)
    assert told.practices == ()
    assert told.days[0].sessions == 0


def test_pain_elsewhere_is_no_kneecap_pain() -> None:
    story = Story()
    set_done(story, number=1, reps=10)
    about = {"session": SESSION, "exercise": "clamshell", "side": Legs.LEFT}
    story.add(PainReported, at=story.at(0, 18, 5), **about, pain=6, place=Place.ELSEWHERE)
    story.add(PainReported, at=story.at(0, 18, 6), **about, pain=3, place=Place.KNEECAP)
    story.add(ExerciseRated, at=story.at(0, 18, 7), **about, peak_pain=1, effort=None)
    told = diary(story.facts, protocol=PROTOCOL)
    assert (told.days[0].peak, told.days[0].worst) == (3, 6)
    assert (told.practices[0].peak, told.practices[0].effort) == (3, None)


@pytest.mark.parametrize(
    ("report", "clean", "judged"),
    [
        (None, 0, 0),
        ({"summary": {"clean": 7, "faulty": 2, "not_judged": 1}}, 7, 9),
        ({"summary": {"clean": 7}}, 0, 0),
        ({"summary": {"clean": "7", "faulty": 1}}, 0, 0),
        ({"summary": 5}, 0, 0),
    ],
)
def test_clean_repetitions_are_those_that_the_camera_could_judge(
    report: dict[str, object] | None, clean: int, judged: int
) -> None:
    story = Story()
    set_done(story, number=1, reps=10, report=report)
    (practice,) = diary(story.facts, protocol=PROTOCOL).practices
    assert (practice.clean, practice.judged) == (clean, judged)


def test_what_is_done_after_midnight_belongs_to_the_evening() -> None:
    story = Story()
    set_done(story, number=1, reps=10)
    (fact,) = story.facts
    late = replace(fact, at=story.at(1, 1, 0))
    (day,) = diary([late], protocol=PROTOCOL).days
    assert day.day == DAY_0


def test_the_order_of_the_facts_does_not_matter() -> None:
    story = Story().ready()
    story.train(0)
    story.add(HourAfter, at=story.at(0, 21, 0), session=SESSION, pain=PerKnee(left=0, right=1))
    assert diary(story.facts, protocol=PROTOCOL) == diary(story.facts[::-1], protocol=PROTOCOL)


def test_the_worst_pain_of_a_week_is_not_that_of_the_day_on_which_it_was_told() -> None:
    story = Story().morning(0, pain=1)
    story.add(Reviewed, at=story.at(0, 9), worst_pain=6, usual_pain=4)
    assert diary(story.facts, protocol=PROTOCOL).days[0].worst == 1


def test_a_screen_is_no_pain() -> None:
    story = Story()
    story.screen(day=0)
    assert isinstance(story.facts[0], Screened)
    assert story.facts[0].form is Form.FULL
    assert diary(story.facts, protocol=PROTOCOL).days[0].worst is None
    assert diary(story.facts, protocol=PROTOCOL).days[0].day == date(2026, 1, 5)
