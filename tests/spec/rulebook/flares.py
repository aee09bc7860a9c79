"""Flare-ups, breaks, and when to talk with a clinician."""

from functools import cache

from kneewise.plan import PerKnee
from spec.rulebook.answers import of_day, of_item, of_note
from spec.rulebook.rule import Answered, Chapter, Edge, Rule, rows
from spec.story import Story, Told

RAISE = ("straight-leg-raise", "right")
CLAMSHELL = ("clamshell", "right")


@cache
def _trained() -> tuple[Story, int]:
    story = Story().ready()
    return story, story.train_when_due(5)


def trained() -> tuple[Story, int]:
    """Five good sessions: the straight leg raise stands at 15 repetitions. The day of the next session."""
    story, day = _trained()
    return story.again(), day


def peaked(peak: int) -> Answered:
    story, day = trained()
    story.train(day, told={CLAMSHELL: Told(peak=peak)})
    return of_item(story, day + 3, *RAISE)


PEAK = Rule(
    code="flare-peak",
    title="Pain of {flare.peak_min} or more in an exercise is a flare-up",
    words=(
        "Then everything for that knee comes back {flare.restart_steps_easier} step easier, not only the exercise that "
        "hurt. A flare-up is common and does not mean harm."
    ),
    setting="The straight leg raise is done at 3 × 15 and is good; it is the clamshell that hurts.",
    columns=("pain in the clamshell",),
    ask=peaked,
    rows=rows(
        ((5,), "same: 3 × 15", "one-at-a-time"),
        ((6,), "easier: 3 × 12", "flare-up + easier"),
        ((7,), "easier: 3 × 12", "flare-up + easier"),
    ),
    edges=(Edge(number="flare.peak_min", column="pain in the clamshell"),),
    also=(
        "test_flare_up_and_breaks.py::test_a_peak_of_six_is_a_flare_up",
        "test_flare_up_and_breaks.py::test_after_a_flare_up_everything_for_that_knee_is_a_step_easier",
    ),
)


def mornings(usual: tuple[int, ...], first: int, second: int | None) -> Answered:
    """Ten days of mornings, sessions on four of them, and then two mornings that may be worse."""
    story = Story().ready()
    for day in range(10):
        story.morning(day, pain=usual[day % len(usual)])
        if day in (0, 2, 4, 7):
            story.train(day, before=usual[0], hour=usual[0], asked=False)
    story.morning(10, pain=first)
    if second is not None:
        story.morning(11, pain=second)
    return of_item(story, 13, *RAISE)


_USUAL, _FIRST, _SECOND = "mornings until then, in turn", "one morning", "the next morning"
MORNINGS = Rule(
    code="flare-mornings",
    title="Two mornings running, {flare.rise_points} points or more above the usual: a flare-up",
    words="Usual is the median of the last {pain.baseline_mornings} days. One such morning alone is not a flare-up.",
    setting="The straight leg raise is done at 3 × 12, and is good.",
    columns=(_USUAL, _FIRST, _SECOND),
    ask=mornings,
    rows=rows(
        (((0,), 2, 1), "harder: 3 × 15", "PROGRESS"),
        (((0,), 2, 2), "easier: 3 × 10", "flare-up + easier"),
        (((0,), 2, 3), "easier: 3 × 10", "flare-up + easier"),
        (((0,), 1, 2), "harder: 3 × 15", "PROGRESS"),
        (((0,), 3, 2), "easier: 3 × 10", "flare-up + easier"),
        (((0,), 2, None), "harder: 3 × 15", "PROGRESS"),
        (((3,), 4, 4), "harder: 3 × 15", "PROGRESS"),
        (((3,), 5, 4), "harder: 3 × 15", "PROGRESS"),
        (((3,), 5, 5), "easier: 3 × 10", "flare-up + easier"),
        (((2, 3), 4, 4), "harder: 3 × 15", "PROGRESS"),
        (((2, 3), 5, 5), "easier: 3 × 10", "flare-up + easier"),
    ),
    edges=(
        Edge(number="flare.rise_points", column=_SECOND, where=((_USUAL, (0,)), (_FIRST, 2))),
        Edge(number="flare.rise_points", column=_FIRST, where=((_USUAL, (0,)), (_SECOND, 2))),
    ),
)


def swollen(before: int | None, now: int) -> Answered:
    story = Story().ready().train(0, swelling=before)
    story.train(2, swelling=now)
    return of_item(story, 6, *RAISE)


SWELLING = Rule(
    code="flare-swelling",
    title="New swelling is a flare-up",
    words="New is swelling where the last answer was none, or where none is known.",
    source="Soreness and effusion rules: Adams 2012, PMC6044585, table 5; our proposal",
    setting="Two sessions; swelling as answered the morning after each.",
    columns=("after the first session", "after the second"),
    ask=swollen,
    rows=rows(
        ((0, 0), "harder: 3 × 12", "PROGRESS"),
        ((0, 1), "easier: 3 × 10", "flare-up + first-step"),
        ((1, 1), "harder: 3 × 12", "PROGRESS"),
        ((None, 1), "easier: 3 × 10", "flare-up + first-step"),
    ),
    also=("test_flare_up_and_breaks.py::test_new_swelling_is_a_flare_up",),
)


def quiet(days: int) -> Answered:
    story = Story().ready().train(0).morning(3, swelling=PerKnee(left=0, right=1))
    return of_day(story, 3 + days)


QUIET = Rule(
    code="flare-rest",
    title="{flare.rest_days} quiet days after a flare-up",
    words="No session before that.",
    setting="A session on day 1; on the morning of day 4 the right knee is slightly swollen for the first time.",
    columns=("days since the flare-up",),
    ask=quiet,
    rows=rows(
        ((0,), "rest; next session on day 6", "flare-up"),
        ((1,), "rest; next session on day 6", "flare-up"),
        ((2,), "train today", "due"),
        ((3,), "train today", "due"),
    ),
    edges=(Edge(number="flare.rest_days", column="days since the flare-up"),),
    also=("test_flare_up_and_breaks.py::test_a_flare_up_gives_two_quiet_days",),
)


def sessions_after(sessions: int) -> Answered:
    story, day = trained()
    story.train(day, told={CLAMSHELL: Told(peak=6)})
    for session in range(sessions):
        story.train(day + 3 + 2 * session)
    return of_item(story, day + 3 + 2 * sessions, *RAISE)


ONCE = Rule(
    code="flare-once",
    title="A flare-up holds back once",
    words="From the session after it on, the exercises' own verdicts decide again.",
    source="our proposal",
    setting="The straight leg raise is done at 3 × 15 when the clamshell hurts.",
    columns=("good sessions since the flare-up",),
    ask=sessions_after,
    rows=rows(
        ((0,), "easier: 3 × 12", "flare-up + easier"),
        ((1,), "same: 3 × 12", "KEEP"),
        ((2,), "same: 3 × 12", "one-at-a-time"),
    ),
    also=(
        "test_flare_up_and_breaks.py::test_a_flare_up_holds_back_once",
        "test_flare_up_and_breaks.py::test_one_event_is_counted_once",
    ),
)


def flare_ups(number: int, days_apart: int) -> Answered:
    story = Story().ready(day=-2)
    for each in range(number):
        story.morning(each * days_apart - 1, swelling=0).morning(each * days_apart, swelling=1)
    return of_note(story, (number - 1) * days_apart if number else 0, "flare-ups")


ADVICE = Rule(
    code="flare-advice",
    title="{flare.escalate_count} flare-ups in {flare.escalate_window_days} days: talk with a clinician",
    words=(
        "Advice beside the plan; the plan itself goes on. What comes within {flare.rest_days} days is the same "
        "flare-up, counted once."
    ),
    columns=("flare-ups", "days between them"),
    ask=flare_ups,
    rows=rows(
        ((1, 27), "no advice", ""),
        ((2, 1), "no advice", ""),
        ((2, 2), "no advice", ""),
        ((2, 3), "advice", "flare-ups"),
        ((2, 27), "advice", "flare-ups"),
        ((2, 28), "advice", "flare-ups"),
        ((2, 29), "no advice", ""),
        ((3, 27), "advice", "flare-ups"),
    ),
    edges=(
        Edge(number="flare.escalate_count", column="flare-ups", where=(("days between them", 27),)),
        Edge(number="flare.escalate_window_days", column="days between them", where=(("flare-ups", 2),)),
        Edge(number="flare.rest_days", column="days between them", where=(("flare-ups", 2),)),
    ),
)


def stops(why: str, number: int, days_apart: int) -> Answered:
    story = Story().ready()
    told = {RAISE: Told(peak=6)} if why == "pain of 6: stopped" else {}
    for each in range(number):
        day = each * days_apart
        story.screen_if_stale(day)
        story.train(day, told=told, hour=None if told else 2, asked=False)
    return of_note(story, (number - 1) * days_apart, "stops")


_WHY, _NUMBER, _APART = "in the straight leg raise", "sessions", "days between them"
_STOPPED = "pain of 6: stopped"

STOPS = Rule(
    code="stops-advice",
    title="{stop.clinician_note_after} stops of one exercise in {stop.within_days} days: talk with a clinician",
    words="For each leg by itself. A knee that did not settle makes it easier too, but is no stop.",
    columns=(_WHY, _NUMBER, _APART),
    ask=stops,
    rows=rows(
        ((_STOPPED, 1, 13), "no advice", ""),
        ((_STOPPED, 2, 13), "advice", "stops"),
        ((_STOPPED, 2, 14), "advice", "stops"),
        ((_STOPPED, 2, 15), "no advice", ""),
        ((_STOPPED, 3, 13), "advice", "stops"),
        (("2 higher an hour later: easier", 2, 13), "no advice", ""),
    ),
    edges=(
        Edge(number="stop.clinician_note_after", column=_NUMBER, where=((_WHY, _STOPPED), (_APART, 13))),
        Edge(number="stop.within_days", column=_APART, where=((_WHY, _STOPPED), (_NUMBER, 2))),
    ),
)


@cache
def _weighted() -> tuple[Story, int]:
    """Twelve good sessions, and the last day of one."""
    story = Story().ready()
    day, last = 0, 0
    for _ in range(12):
        last, day = day, story.train_when_due(1, first=day)
    return story, last


def after_break(days: int) -> Answered:
    story, last = _weighted()
    story = story.again()
    return of_item(story, last + days, *RAISE)


BREAKS = Rule(
    code="breaks",
    title="Days without training",
    words=(
        "Up to {gap.continue_days} days it goes on as planned. Up to {gap.repeat_days}: the same again, with "
        "{gap.sets} sets. Up to {gap.easier_days}: a step easier, {gap.sets} sets. Up to {gap.restart_phase_days}: "
        "each exercise begins again on its first step, {gap.sets} sets. After that the plan begins anew, with the "
        "safety questions."
    ),
    setting="Twelve good sessions; the straight leg raise stands at 3 × 12 with 0.5 kg.",
    columns=("days since the last session",),
    ask=after_break,
    rows=rows(
        ((6,), "same: 3 × 12, 0.5 kg", "one-at-a-time"),
        ((7,), "same: 3 × 12, 0.5 kg", "one-at-a-time"),
        ((8,), "same: 2 × 12, 0.5 kg", "gap"),
        ((13,), "same: 2 × 12, 0.5 kg", "gap"),
        ((14,), "same: 2 × 12, 0.5 kg", "gap"),
        ((15,), "easier: 2 × 12", "gap + easier"),
        ((27,), "easier: 2 × 12", "gap + easier"),
        ((28,), "easier: 2 × 12", "gap + easier"),
        ((29,), "easier: 2 × 10", "gap + easier"),
        ((55,), "easier: 2 × 10", "gap + easier"),
        ((56,), "easier: 2 × 10", "gap + easier"),
        ((57,), "rest; next session later today", "questions-first"),
    ),
    edges=tuple(
        Edge(number=f"gap.{row}", column="days since the last session")
        for row in ("continue_days", "repeat_days", "easier_days", "restart_phase_days")
    ),
    also=(
        "test_flare_up_and_breaks.py::test_days_without_training",
        "test_flare_up_and_breaks.py::test_from_a_month_on_an_exercise_begins_again_on_its_first_step",
        "test_flare_up_and_breaks.py::test_after_eight_weeks_the_plan_begins_again_with_the_questions",
    ),
)

CHAPTER = Chapter(
    title="Flare-ups and breaks",
    words="What happens when the knee protests, and when life comes between.",
    rules=(PEAK, MORNINGS, SWELLING, QUIET, ONCE, ADVICE, STOPS, BREAKS),
)
