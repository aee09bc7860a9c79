"""The semi squat after its gate: how it gets deeper, when it pauses, and when it comes back."""

from functools import cache

from kneewise.plan import Band
from spec.rulebook.answers import dose, is_light, of_item
from spec.rulebook.rule import Answered, Edge, Rule, rows
from spec.story import Story, Told

SQUAT = ("semi-squat", "both")


@cache
def _given() -> tuple[Story, int]:
    story = Story().ready()
    day = story.train_when_due(7)
    return story.tests(day), day


def at_the_gate() -> tuple[Story, int]:
    """All conditions met, and the day on which the squat is given for the first time."""
    story, day = _given()
    return story.again(), day


@cache
def steps_met() -> tuple[str, ...]:
    """The steps of the squat over 50 good sessions."""
    story, day = at_the_gate()
    met: list[str] = []
    for _ in range(50):
        story.screen_if_stale(day)
        dosed = dose(story.item(day, *SQUAT))
        met += [dosed] if dosed not in met and not is_light(story, day) else []
        day = story.train_when_due(1, first=day)
    return tuple(met)


DEEPER = Rule(
    code="squat-steps",
    title="The squat gets deeper first, then a band is added",
    words=(
        "Repetitions first, as everywhere; then the depth in the steps {squat.range_deg} degrees of knee bend, never "
        "beyond {squat.cap_deg}; then bands. The article's cap of {squat.cap_deg} degrees is where stress on the "
        "kneecap is low."
    ),
    setting="Good sessions; light weeks are left out.",
    columns=("step",),
    ask=lambda number: Answered(plan=steps_met()[number - 1]),
    rows=rows(
        ((1,), "3 × 10, 20°", ""),
        ((2,), "3 × 12, 20°", ""),
        ((3,), "3 × 15, 20°", ""),
        ((4,), "3 × 10, 30°", ""),
        ((5,), "3 × 12, 30°", ""),
        ((6,), "3 × 15, 30°", ""),
        ((7,), "3 × 10, 45°", ""),
        ((8,), "3 × 12, 45°", ""),
        ((9,), "3 × 15, 45°", ""),
        ((10,), "3 × 10, yellow band, 45°", ""),
    ),
    also=("test_gate_to_squat.py::test_the_squat_gets_deeper_step_by_step_and_never_beyond_forty_five",),
)


def stays_passed(done: str) -> Answered:
    story, day = at_the_gate()
    if done == "a session with the squat":
        story.train(day)
        story.morning(day + 2, pain=4)
        return of_item(story, day + 3, *SQUAT)
    story.morning(day, pain=4)
    return of_item(story, day, *SQUAT)


PASSED = Rule(
    code="gate-stays-passed",
    title="Once passed, the gate stays passed",
    words=(
        "Passed is the gate when the squat was given in a session that was begun. From then on the squat's own "
        "verdicts decide, not the gate."
    ),
    source="our proposal",
    setting="All conditions were met; then comes a morning with a pain of 4, which the gate would not let pass.",
    columns=("done before",),
    ask=stays_passed,
    rows=rows(
        (("nothing",), "not given", "gate-a"),
        (("a session with the squat",), "same: 3 × 10, 20°", "KEEP"),
    ),
    also=(
        "test_gate_to_squat.py::test_once_passed_the_gate_stays_passed",
        "test_gate_to_squat.py::test_passing_is_only_kept_when_the_squat_was_given_in_a_session",
    ),
)


def sore(peak: int = 0, hour: int = 0) -> tuple[dict[tuple[str, str], Told], int]:
    return {SQUAT: Told(peak=peak)}, hour


HOW = {
    "good": sore(),
    "pain of 4 in it": sore(peak=4),
    "pain of 6 in it": sore(peak=6),
    "pain 2 higher an hour later": sore(hour=2),
}


def two_sessions(first: str, second: str) -> Answered:
    story, day = at_the_gate()
    for how, on in ((first, day), (second, day + 3)):
        told, hour = HOW[how]
        story.train(on, told=told, hour=hour)
    return of_item(story, day + 6, *SQUAT)


FALL_BACK = Rule(
    code="fall-back",
    title="{gate_a.fallback_verdicts} setbacks close together pause the squat",
    words=(
        "A setback is a session in which the squat was stopped, or did not settle. {gate_a.fallback_verdicts} of them "
        "in {gate_a.fallback_window_days} days: the squat pauses for {gate_a.fallback_pause_days} days. All else goes "
        "on."
    ),
    setting="Two sessions with the squat, three days apart.",
    columns=("the squat in the first", "the squat in the second"),
    ask=two_sessions,
    rows=rows(
        (("good", "good"), "harder: 3 × 12, 20°", "PROGRESS"),
        (("pain of 6 in it", "good"), "same: 3 × 10, 20°", "KEEP"),
        (("pain of 6 in it", "pain of 4 in it"), "easier: 3 × 10, 20°", "HOLD-LOW + first-step"),
        (("pain of 6 in it", "pain of 6 in it"), "not given", "fall-back"),
        (("pain 2 higher an hour later", "pain of 6 in it"), "not given", "fall-back"),
        (("pain 2 higher an hour later", "pain 2 higher an hour later"), "not given", "fall-back"),
    ),
    also=(
        "test_gate_to_squat.py::test_two_setbacks_in_a_week_pause_the_squat_for_a_week",
        "test_gate_to_squat.py::test_one_setback_does_not",
    ),
)


def setbacks(number: int) -> Answered:
    story, day = at_the_gate()
    for session in range(number):
        story.train(day + 3 * session, told={SQUAT: Told(peak=6)})
        if "fall-back" in of_item(story, day + 3 * session + 3, *SQUAT).rule:
            break
    return of_item(story, day + 3 * number, *SQUAT)


HOW_MANY = Rule(
    code="fall-back-number",
    title="One setback is not enough",
    words="It takes {gate_a.fallback_verdicts}.",
    setting="Sessions three days apart, each with a pain of 6 in the squat.",
    columns=("setbacks",),
    ask=setbacks,
    rows=rows(
        ((0,), "new: 3 × 10, 20°", "first-time"),
        ((1,), "stopped: 3 × 10, 20°", "STOP + flare-up + first-step"),
        ((2,), "not given", "fall-back"),
        ((3,), "not given", "fall-back"),
    ),
    edges=(Edge(number="gate_a.fallback_verdicts", column="setbacks"),),
)


def apart(days: int) -> Answered:
    story, day = at_the_gate()
    story.train(day, told={SQUAT: Told(peak=6)})
    story.train(day + days, told={SQUAT: Told(peak=6)})
    return of_item(story, day + days + 3, *SQUAT)


WINDOW = Rule(
    code="fall-back-window",
    title="Close together is {gate_a.fallback_window_days} days",
    words="Setbacks further apart do not pause it.",
    setting="Two sessions with a pain of 6 in the squat.",
    columns=("days between them",),
    ask=apart,
    rows=rows(
        ((6,), "not given", "fall-back"),
        ((7,), "not given", "fall-back"),
        ((8,), "stopped: 3 × 10, 20°", "STOP + flare-up + first-step"),
    ),
    edges=(Edge(number="gate_a.fallback_window_days", column="days between them"),),
    also=("test_gate_to_squat.py::test_setbacks_far_apart_do_not_pause",),
)


def paused(days: int) -> Answered:
    story, day = at_the_gate()
    story.train(day, told={SQUAT: Told(peak=6)}).train(day + 2, told={SQUAT: Told(peak=6)})
    return of_item(story, day + 2 + days, *SQUAT)


PAUSE = Rule(
    code="fall-back-pause",
    title="The pause is {gate_a.fallback_pause_days} days",
    words="Then the squat comes back, a step easier.",
    columns=("days since the second setback",),
    ask=paused,
    rows=rows(
        ((2,), "not given", "fall-back"),
        ((6,), "not given", "fall-back"),
        ((7,), "stopped: 3 × 10, 20°", "STOP + flare-up + first-step"),
        ((8,), "stopped: 2 × 10, 20°", "STOP + flare-up + gap + first-step"),
    ),
    edges=(Edge(number="gate_a.fallback_pause_days", column="days since the second setback"),),
    also=("../plan/test_fold.py::test_a_squat_that_pauses_comes_back_a_step_easier",),
)


@cache
def _deep(step: str) -> tuple[Story, int]:
    """Good sessions until the squat stands at a step."""
    story, day = at_the_gate()
    while dose(story.item(day, *SQUAT)) != step:
        story.screen_if_stale(day)
        day = story.train_when_due(1, first=day)
    return story, day


def done_at(given: str, done: str) -> Answered:
    known, day = _deep(given)
    story = known.again()
    story.train(day, told={SQUAT: DONE[done]})
    return of_item(story, day + 2, *SQUAT)


DONE = {
    "as given": Told(),
    "not noted how deep": Told(range_noted=False),
    "10° deep": Told(range_deg=10),
    "20° deep": Told(range_deg=20),
    "30° deep": Told(range_deg=30),
    "60° deep": Told(range_deg=60),
    "without the band": Told(band=Band.NONE),
    "with a red band": Told(band=Band.RED),
}

LESS = Rule(
    code="squat-less",
    title="Less deep, or without the band",
    words=(
        "What was done becomes the step from which it goes on, where it was less than given; never where it was more. "
        "A depth that was not noted counts as given."
    ),
    source="our proposal",
    setting="A good session with the squat.",
    columns=("given", "done"),
    ask=done_at,
    rows=rows(
        (("3 × 10, 30°", "as given"), "same: 3 × 10, 30°", "KEEP"),
        (("3 × 10, 30°", "not noted how deep"), "same: 3 × 10, 30°", "KEEP"),
        (("3 × 10, 30°", "10° deep"), "same: 3 × 10, 20°", "KEEP"),
        (("3 × 10, 30°", "20° deep"), "same: 3 × 10, 20°", "KEEP"),
        (("3 × 10, 30°", "30° deep"), "same: 3 × 10, 30°", "KEEP"),
        (("3 × 10, 30°", "60° deep"), "same: 3 × 10, 30°", "KEEP"),
        (("3 × 10, yellow band, 45°", "without the band"), "same: 3 × 10, 45°", "KEEP"),
        (("3 × 10, yellow band, 45°", "with a red band"), "same: 3 × 10, yellow band, 45°", "KEEP"),
    ),
)

RULES = (DEEPER, LESS, PASSED, FALL_BACK, HOW_MANY, WINDOW, PAUSE)
