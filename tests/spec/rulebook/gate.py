"""The gate to the semi squat: each condition, just below, at and just above its limit."""

from functools import cache

from kneewise.plan import PerKnee
from spec.rulebook import squat
from spec.rulebook.answers import dose, of_criterion, of_item, of_needs
from spec.rulebook.rule import Answered, Chapter, Edge, Rule, Value, rows
from spec.story import Story, Told

SQUAT = ("semi-squat", "both")


@cache
def _trained(sessions: int) -> tuple[Story, int]:
    story = Story().ready()
    return story, story.train_when_due(sessions)


def trained(sessions: int) -> tuple[Story, int]:
    """So many good sessions, and the day on which the next one is due."""
    story, day = _trained(sessions)
    return story.again(), day


def sessions_done(sessions: int) -> Answered:
    story, day = trained(sessions)
    return of_criterion(story, day, "sessions")


SESSIONS = Rule(
    code="gate-sessions",
    title="At least {gate_a.min_open_sessions} sessions",
    words="Sessions of open-chain work, good or not.",
    columns=("sessions done",),
    ask=sessions_done,
    rows=rows(
        ((0,), "not met", "sessions"),
        ((5,), "not met", "sessions"),
        ((6,), "met", "sessions"),
        ((7,), "met", "sessions"),
    ),
    edges=(Edge(number="gate_a.min_open_sessions", column="sessions done"),),
)


def days_on(days: int) -> Answered:
    story = Story().ready().train(0).train(2).train(4).train(7).train(9)
    return of_criterion(story, days, "days")


DAYS = Rule(
    code="gate-days",
    title="At least {gate_a.min_days} days since the first session",
    words="Other programmes wait three weeks or more for each phase; a clinician may set it.",
    columns=("days since the first session",),
    ask=days_on,
    rows=rows(((13,), "not met", "days"), ((14,), "met", "days"), ((15,), "met", "days")),
    edges=(Edge(number="gate_a.min_days", column="days since the first session"),),
)


def worst(at_start: int | None, worst_pain: int | None) -> Answered:
    story = Story().ready(worst_pain_week=at_start).morning(3, pain=worst_pain)
    return of_criterion(story, 3, "worst-pain")


_AT_START, _WORST = "worst pain at the start", "worst pain of the week"
WORST = Rule(
    code="gate-pain",
    title="Little pain in the last {gate_a.clean_days} days",
    words=(
        "Never above {gate_a.worst_pain_max}; or down by {gate_a.or_drop_points} points or more since the start, and "
        "never above {gate_a.or_drop_worst_max}. Nothing known is not little pain."
    ),
    columns=(_AT_START, _WORST),
    ask=worst,
    rows=rows(
        ((None, 2), "met", "worst-pain"),
        ((None, 3), "met", "worst-pain"),
        ((None, 4), "not met", "worst-pain"),
        ((None, None), "not met", "worst-pain"),
        ((5, 4), "not met", "worst-pain"),
        ((6, 4), "met", "worst-pain"),
        ((7, 4), "met", "worst-pain"),
        ((7, 5), "met", "worst-pain"),
        ((7, 6), "not met", "worst-pain"),
        ((4, 3), "met", "worst-pain"),
    ),
    edges=(
        Edge(number="gate_a.worst_pain_max", column=_WORST, where=((_AT_START, None),)),
        Edge(number="gate_a.or_drop_points", column=_AT_START, plus=4, where=((_WORST, 4),)),
        Edge(number="gate_a.or_drop_worst_max", column=_WORST, where=((_AT_START, 7),)),
    ),
    also=("test_gate_to_squat.py::test_no_answer_about_pain_is_not_low_pain",),
)


def bad_day(days_ago: int, what: str) -> Answered:
    day = 14
    story = Story().ready(worst_pain_week=None)
    match what:
        case "pain of 4":
            story.morning(day - days_ago, pain=4).morning(day - 1)
            return of_criterion(story, day, "worst-pain")
        case "slight swelling":
            story.morning(day - days_ago, swelling=1).morning(day - 1)
            return of_criterion(story, day, "swelling")
        case _:
            story.train(day - days_ago, told={("clamshell", "left"): Told(peak=6)}, asked=False)
            return of_criterion(story, day, "no-flare-up")


_AGO = "days ago"
BAD_DAYS = Rule(
    code="gate-clean-days",
    title="{gate_a.clean_days} days without a bad one",
    words=(
        "Pain, swelling above {gate_a.swelling_max} and flare-ups are looked at over the last {gate_a.clean_days} days."
    ),
    columns=("what happened", _AGO),
    ask=lambda what, days_ago: bad_day(days_ago, what),
    rows=rows(
        (("pain of 4", 6), "not met", "worst-pain"),
        (("pain of 4", 7), "met", "worst-pain"),
        (("pain of 4", 8), "met", "worst-pain"),
        (("slight swelling", 6), "not met", "swelling"),
        (("slight swelling", 7), "met", "swelling"),
        (("slight swelling", 8), "met", "swelling"),
        (("a flare-up", 6), "not met", "no-flare-up"),
        (("a flare-up", 7), "met", "no-flare-up"),
        (("a flare-up", 8), "met", "no-flare-up"),
    ),
    edges=tuple(
        Edge(number="gate_a.clean_days", column=_AGO, where=(("what happened", what),))
        for what in ("pain of 4", "slight swelling", "a flare-up")
    ),
    also=("test_gate_to_squat.py::test_worst_pain_is_that_of_seven_days",),
)


def swelling(left: int | None, right: int | None) -> Answered:
    story = Story().ready().morning(3, swelling=PerKnee(left=left, right=right))
    return of_criterion(story, 9, "swelling")


SWELLING = Rule(
    code="gate-swelling",
    title="No swelling of either knee",
    words="None above {gate_a.swelling_max} in {gate_a.clean_days} days. Nothing known of a knee is not no swelling.",
    columns=("left knee", "right knee"),
    ask=swelling,
    rows=rows(
        ((0, 0), "met", "swelling"),
        ((0, 1), "not met", "swelling"),
        ((1, 0), "not met", "swelling"),
        ((None, 0), "not met", "swelling"),
        ((None, None), "not met", "swelling"),
    ),
    edges=(Edge(number="gate_a.swelling_max", column="right knee", where=(("left knee", 0),)),),
    also=("test_gate_to_squat.py::test_no_swelling_for_a_week",),
)


def two_weeks(before: tuple[int | None, ...], now: tuple[int | None, ...]) -> Answered:
    story = Story().ready()
    for first, mornings in ((1, before), (8, now)):
        for day, pain in enumerate(mornings, first):
            story.morning(day, pain=pain)
    return of_criterion(story, 14, "mornings")


MORNINGS = Rule(
    code="gate-mornings",
    title="Morning pain does not grow",
    words=(
        "The mean of the mornings of the last {gate_a.clean_days} days is no higher than that of the "
        "{gate_a.clean_days} days before. Both must be known."
    ),
    columns=("mornings of the week before", "mornings of this week"),
    ask=two_weeks,
    rows=rows(
        (((2,), (1,)), "met", "mornings"),
        (((2,), (2,)), "met", "mornings"),
        (((2,), (3,)), "not met", "mornings"),
        (((None,), (0,)), "not met", "mornings"),
        (((0,), (None,)), "not met", "mornings"),
        (((1, 2, 3), (3, 2, 1)), "met", "mornings"),
        (((1, 1, 1, 1, 1, 2), (1, 1, 1, 1, 1, 1, 2)), "met", "mornings"),
        (((1, 1, 1, 1, 1, 2), (1, 1, 1, 1, 2)), "not met", "mornings"),
    ),
    also=("test_gate_to_squat.py::test_morning_pain_does_not_grow",),
)


def strength(exercise: str, last: Told, *, sessions: int = 6) -> Answered:
    """Good sessions, and one more that went as told on the right."""
    story, day = trained(sessions)
    story.train(day, told={(exercise, "right"): last})
    return of_criterion(story, story.due_day(day + 1), exercise)


def straight(what: str, value: Value) -> Answered:
    fields: dict[str, object] = {what: value}
    return strength("straight-leg-raise", Told(**fields))  # type: ignore[arg-type]


_RAISE = "straight-leg-raise"
STRAIGHT = Rule(
    code="gate-straight-leg-raise",
    title="The straight leg raise, strong and free of kneecap pain",
    words=(
        "{dose.sets} sets of {gate_a.reps_min} or more, knee straight (not judged poor), kneecap pain at most "
        "{gate_a.slr_pain_max}, with each leg."
    ),
    setting="Six good sessions, and a seventh as in the table, with the right leg.",
    columns=("what", "in the last session"),
    ask=lambda what, value: straight(_NAMES[what], value),
    rows=rows(
        (("kneecap pain at most", 0), "met", _RAISE),
        (("kneecap pain at most", 1), "not met", _RAISE),
        (("kneecap pain at most", None), "not met", _RAISE),
        (("clean repetitions of 10", 8), "met", _RAISE),
        (("clean repetitions of 10", 7), "not met", _RAISE),
        (("effort", 9), "met", _RAISE),
        (("repetitions missing", 1), "not met", _RAISE),
        (("sets done", 2), "not met", _RAISE),
    ),
    edges=(
        Edge(number="gate_a.slr_pain_max", column="in the last session", where=(("what", "kneecap pain at most"),)),
    ),
)
_NAMES = {
    "kneecap pain at most": "peak",
    "clean repetitions of 10": "clean",
    "effort": "effort",
    "repetitions missing": "reps_short",
    "sets done": "sets_done",
}


def twelves(good: int) -> Answered:
    """Two sessions of ten, then so many of twelve."""
    story, day = trained(2 + good)
    return of_criterion(story, day, _RAISE)


TWELVES = Rule(
    code="gate-running",
    title="And that in {gate_a.slr_sessions} sessions running",
    words="The last {gate_a.slr_sessions} sessions of the straight leg raise must both have been so.",
    columns=("sessions of 3 × 12 or more, running",),
    ask=twelves,
    rows=rows(((0,), "not met", _RAISE), ((1,), "not met", _RAISE), ((2,), "met", _RAISE), ((3,), "met", _RAISE)),
    edges=(Edge(number="gate_a.slr_sessions", column="sessions of 3 × 12 or more, running"),),
    also=("test_gate_to_squat.py::test_the_straight_leg_raise_is_good_in_two_sessions_running",),
)


def hips(exercise: str, effort: int | None) -> Answered:
    return strength(exercise, Told(effort=effort))


HIPS = Rule(
    code="gate-hips",
    title="The three hip exercises, at an effort of {gate_a.rpe_max} or less",
    words="{dose.sets} sets of {gate_a.reps_min} or more with each leg, in the last session.",
    setting="Six good sessions, and a seventh with this effort with the right leg.",
    columns=("exercise", "effort"),
    ask=hips,
    rows=rows(
        *(
            ((exercise, effort), "met" if effort is not None and effort <= 7 else "not met", exercise)
            for exercise in ("side-lying-leg-raise", "clamshell", "hip-extension")
            for effort in (6, 7, 8, None)
        )
    ),
    edges=tuple(
        Edge(number="gate_a.rpe_max", column="effort", where=(("exercise", exercise),))
        for exercise in ("side-lying-leg-raise", "clamshell", "hip-extension")
    ),
    also=("test_gate_to_squat.py::test_the_others_are_strong_at_an_effort_of_seven",),
)


def repetitions(done: str) -> Answered:
    """After the first session with this dose."""
    story, day = Story().ready(), 0
    while True:
        item = story.item(day, "side-lying-leg-raise", "left")
        day = story.train_when_due(1, first=day)
        if dose(item) == done:
            return of_criterion(story, day, "side-lying-leg-raise")


REPETITIONS = Rule(
    code="gate-repetitions",
    title="{gate_a.reps_min} repetitions or more",
    words="Work with a weight or a band counts whatever its repetitions: it comes after the most repetitions without.",
    columns=("done with each leg",),
    ask=repetitions,
    rows=rows(
        (("3 × 10",), "not met", "side-lying-leg-raise"),
        (("3 × 12",), "met", "side-lying-leg-raise"),
        (("3 × 15",), "met", "side-lying-leg-raise"),
        (("3 × 10, 0.5 kg",), "met", "side-lying-leg-raise"),
    ),
    also=("test_gate_to_squat.py::test_twelve_repetitions",),
)


def tested(stand: int, step: int) -> Answered:
    story, day = trained(7)
    return of_item(story.tests(day, stand=stand, step=step), day, *SQUAT)


_STAND, _STEP = "pain standing up", "pain going down a step"
TESTS = Rule(
    code="gate-tests",
    title="Two tests that the person tries",
    words=(
        "Stand up from a chair {gate_a.sit_to_stand_reps} times without hands, with a pain of "
        "{gate_a.sit_to_stand_pain_max} or less; go down one step with a pain of {gate_a.step_down_pain_max} or less. "
        "They are asked for once all else is met."
    ),
    setting="All other conditions are met.",
    columns=(_STAND, _STEP),
    ask=tested,
    rows=rows(
        ((0, 0), "new: 3 × 10, 20°", "first-time"),
        ((1, 0), "new: 3 × 10, 20°", "first-time"),
        ((2, 0), "new: 3 × 10, 20°", "first-time"),
        ((3, 0), "not given", "gate-a"),
        ((0, 1), "new: 3 × 10, 20°", "first-time"),
        ((0, 2), "new: 3 × 10, 20°", "first-time"),
        ((0, 3), "not given", "gate-a"),
        ((2, 2), "new: 3 × 10, 20°", "first-time"),
    ),
    edges=(
        Edge(number="gate_a.sit_to_stand_pain_max", column=_STAND, where=((_STEP, 0),)),
        Edge(number="gate_a.step_down_pain_max", column=_STEP, where=((_STAND, 0),)),
    ),
    also=("test_gate_to_squat.py::test_a_good_course_lacks_only_the_two_tests_and_is_asked_for_them",),
)


def tests_age(days: int) -> Answered:
    story, day = trained(7)
    story.tests(day).morning(day + 4)
    return of_criterion(story, day + days, "step-down")


TESTS_AGE = Rule(
    code="gate-tests-age",
    title="The tests count for {gate_a.tests_valid_days} days",
    words="After that they are tried again.",
    setting="All other conditions are met; the tests did not hurt.",
    columns=("days since the tests",),
    ask=tests_age,
    rows=rows(
        ((6,), "met", "step-down"),
        ((7,), "met", "step-down"),
        ((8,), "not met", "step-down"),
    ),
    edges=(Edge(number="gate_a.tests_valid_days", column="days since the tests"),),
)


def asked(sessions: int) -> Answered:
    story, day = trained(sessions)
    story.screen(day=day, hour=17)
    return of_needs(story, day)


ASKED = Rule(
    code="gate-asks",
    title="The tests are asked for once they are all that is missing",
    words="Not before, so that nobody is sent down a step too early.",
    source="our proposal",
    columns=("good sessions",),
    ask=asked,
    rows=rows(
        ((5,), "asks: nothing; may start", ""),
        ((7,), "asks: functional-test; may start", ""),
    ),
)

CHAPTER = Chapter(
    title="The squat's gate and fall-back",
    words=(
        "The semi squat begins when all conditions of gate A are met. No published limits were found for the step from "
        "open to closed chain, so these are ours. An answer that is missing is not met. "
        "Once given, the squat stands beside the open-chain work, which goes on."
    ),
    rules=(
        SESSIONS,
        DAYS,
        WORST,
        BAD_DAYS,
        SWELLING,
        MORNINGS,
        STRAIGHT,
        TWELVES,
        HIPS,
        REPETITIONS,
        TESTS,
        TESTS_AGE,
        ASKED,
        *squat.RULES,
    ),
)
