"""Verdicts: what the answers after a session make of an exercise, on one leg. First match wins."""

from functools import cache

from spec.rulebook.answers import of_item
from spec.rulebook.rule import Answered, Chapter, Edge, Rule, Value, rows
from spec.story import WELL, Story, Told

RAISE = ("straight-leg-raise", "right")
ASKED_ON = 8
"""Days after the first session: each knee has had its rest by then, and the plan still goes on as it was."""


@cache
def good_start() -> Story:
    """Three good sessions: the third was the first of the straight leg raise with twelve repetitions."""
    return Story().ready().train(0).train(2).train(4)


def after(told: Told = WELL, *, before: Value = 0, hour: Value = 0, morning: Value = 0) -> Answered:
    """Good sessions on three days, one as told on the fourth, and what is given then."""
    story = good_start().again()
    story.train(7, told={RAISE: told}, before=before, hour=hour, morning=morning)  # type: ignore[arg-type]
    return of_item(story, 13, *RAISE)


SETTING = (
    "The straight leg raise stands at 3 × 12. The first session with it was good in everything; the second was as in "
    "the table, for the right leg, and good in all that is not named."
)

PEAK = Rule(
    code="peak-pain",
    title="Kneecap pain during the exercise",
    words=(
        "Above {pain.reduce_max} the exercise stops for the day and comes back a step easier. Above {pain.hold_max} it "
        "comes back a step easier too. Above {pain.progress_max} it stays as it is. Only with {pain.progress_max} or "
        "less can it get harder. From {pain.lock_min} the plan locks."
    ),
    setting=SETTING,
    columns=("kneecap pain at most",),
    ask=lambda peak: after(Told(peak=peak)),
    rows=rows(
        ((0,), "harder: 3 × 15", "PROGRESS"),
        ((1,), "same: 3 × 12", "HOLD"),
        ((2,), "same: 3 × 12", "HOLD"),
        ((3,), "easier: 3 × 10", "HOLD-LOW + easier"),
        ((4,), "easier: 3 × 10", "HOLD-LOW + easier"),
        ((5,), "easier: 3 × 10", "HOLD-LOW + easier"),
        ((6,), "stopped: 3 × 10", "STOP + flare-up + easier"),
        ((7,), "stopped: 3 × 10", "STOP + flare-up + easier"),
        ((8,), "no exercise (urgent)", "pain"),
        ((9,), "no exercise (urgent)", "pain"),
    ),
    edges=tuple(
        Edge(number=number, column="kneecap pain at most")
        for number in ("pain.progress_max", "pain.hold_max", "pain.reduce_max", "pain.lock_min")
    ),
    also=("test_verdict_table.py::test_peak_pain_of_eight_locks_the_plan",),
)

HOUR = Rule(
    code="hour-after",
    title="Pain an hour later, against pain before the session",
    words=(
        "More than {pain.settle_rise_max} above the pain before the session: the knee did not settle, and the exercise "
        "comes back a step easier. The published rule is back to normal; the tolerance is ours. It is asked "
        "{pain.settle_min} minutes after the end."
    ),
    setting=SETTING,
    columns=("pain before", "pain an hour later"),
    ask=lambda before, hour: after(before=before, hour=hour),
    rows=rows(
        ((0, 0), "harder: 3 × 15", "PROGRESS"),
        ((0, 1), "harder: 3 × 15", "PROGRESS"),
        ((0, 2), "easier: 3 × 10", "REDUCE + easier"),
        ((3, 3), "harder: 3 × 15", "PROGRESS"),
        ((3, 4), "harder: 3 × 15", "PROGRESS"),
        ((3, 5), "easier: 3 × 10", "REDUCE + easier"),
        ((3, 2), "harder: 3 × 15", "PROGRESS"),
    ),
    edges=(
        Edge(number="pain.settle_rise_max", column="pain an hour later", where=(("pain before", 0),)),
        Edge(number="pain.settle_rise_max", column="pain an hour later", plus=3, where=(("pain before", 3),)),
    ),
)


def mornings(usual: tuple[int, ...], pain: Value) -> Answered:
    story = Story().ready()
    for day, earlier in enumerate(usual):
        story.morning(day, pain=earlier)
    first = len(usual)
    story.train(first).train(first + 2, morning=None, asked=False).morning(first + 3, pain=pain)  # type: ignore[arg-type]
    return of_item(story, first + ASKED_ON, *RAISE)


MORNING = Rule(
    code="next-morning",
    title="Pain the next morning, against the usual morning",
    words=(
        "More than {pain.morning_rise_max} above the usual morning: a step easier. Usual is the median of the mornings "
        "answered in the last {pain.baseline_mornings} days. The published rule is: not higher; the tolerance is ours."
    ),
    setting="Mornings before the first session, then two good sessions, and the morning after the second.",
    columns=("mornings before", "pain the next morning"),
    ask=mornings,
    rows=rows(
        (((0, 0, 0), 0), "harder: 3 × 12", "PROGRESS"),
        (((0, 0, 0), 1), "harder: 3 × 12", "PROGRESS"),
        (((0, 0, 0), 2), "easier: 3 × 10", "REDUCE + first-step"),
        (((1, 3, 3, 3, 3), 3), "harder: 3 × 12", "PROGRESS"),
        (((1, 3, 3, 3, 3), 4), "harder: 3 × 12", "PROGRESS"),
        (((1, 3, 3, 3, 3), 5), "easier: 3 × 10", "REDUCE + first-step"),
    ),
    edges=(
        Edge(number="pain.morning_rise_max", column="pain the next morning", where=(("mornings before", (0, 0, 0)),)),
    ),
    also=(
        "test_verdict_table.py::test_the_usual_morning_is_the_median_of_the_last_week",
        "test_verdict_table.py::test_a_morning_that_is_not_the_next_one_can_hold_back_but_not_let_on",
    ),
)


def remembered(days_ago: int) -> Answered:
    """A bad morning so many days before the morning after; the other mornings were not answered."""
    story, after_it = Story().ready(worst_pain_week=None), 12
    story.morning(after_it - days_ago, pain=3)
    story.train(after_it - 3, asked=False).train(after_it - 1, before=0, morning=3)
    return of_item(story, after_it + 4, *RAISE)


USUAL = Rule(
    code="usual-morning",
    title="How far back the usual morning looks",
    words=(
        "Mornings of the last {pain.baseline_mornings} days count. Where none was answered, the pain before the "
        "session stands for the usual morning."
    ),
    setting=(
        "One morning with a pain of 3 is known, so many days ago; this morning it is 3 again, before the session it "
        "was 0."
    ),
    columns=("days from that morning to this",),
    ask=remembered,
    rows=rows(
        ((6,), "same: 3 × 10", "KEEP"),
        ((7,), "same: 3 × 10", "KEEP"),
        ((8,), "easier: 3 × 10", "REDUCE + first-step"),
    ),
    edges=(Edge(number="pain.baseline_mornings", column="days from that morning to this"),),
)

MISSING: dict[str, dict[str, object]] = {
    "none": {},
    "pain an hour later": {"hour": None},
    "pain the next morning": {"morning": None},
    "pain before": {"before": None},
    "kneecap pain": {"told": Told(peak=None)},
    "effort": {"told": Told(effort=None)},
}

MISSED = Rule(
    code="missing-answer",
    title="An answer that is missing never makes anything harder",
    words="Without it the exercise stays as it is. It does not excuse pain that was told.",
    source="our proposal",
    setting=SETTING,
    columns=("answer that is missing", "kneecap pain at most"),
    ask=lambda missing, peak: after(
        **{"told": Told(peak=peak), **MISSING[missing]},  # type: ignore[arg-type]
    ),
    rows=rows(
        (("none", 0), "harder: 3 × 15", "PROGRESS"),
        (("pain an hour later", 0), "same: 3 × 12", "KEEP"),
        (("pain the next morning", 0), "same: 3 × 12", "KEEP"),
        (("pain before", 0), "same: 3 × 12", "KEEP"),
        (("kneecap pain", None), "same: 3 × 12", "KEEP"),
        (("effort", 0), "same: 3 × 12", "KEEP"),
        (("pain an hour later", 3), "easier: 3 × 10", "HOLD-LOW + easier"),
        (("pain the next morning", 3), "easier: 3 × 10", "HOLD-LOW + easier"),
    ),
    also=("test_verdict_table.py::test_a_missing_answer_keeps_and_never_makes_harder",),
)

EFFORT = Rule(
    code="effort",
    title="How hard it was",
    words="An effort above {progress.rpe_max} out of 10 keeps the exercise as it is.",
    setting=SETTING,
    columns=("effort",),
    ask=lambda effort: after(Told(effort=effort)),
    rows=rows(
        ((5,), "harder: 3 × 15", "PROGRESS"),
        ((6,), "harder: 3 × 15", "PROGRESS"),
        ((7,), "harder: 3 × 15", "PROGRESS"),
        ((8,), "same: 3 × 12", "KEEP"),
        ((10,), "same: 3 × 12", "KEEP"),
    ),
    edges=(Edge(number="progress.rpe_max", column="effort"),),
)

DONE = Rule(
    code="repetitions",
    title="Every set to its number",
    words="All {dose.sets} sets must come to their number of repetitions; else the exercise stays as it is.",
    setting=SETTING,
    columns=("sets done", "repetitions missing, set by set"),
    ask=lambda sets, missing: after(Told(sets_done=sets, missing=missing)),
    rows=rows(
        ((3, ()), "harder: 3 × 15", "PROGRESS"),
        ((3, (0, 0, 1)), "same: 3 × 12", "KEEP"),
        ((3, (0, 1, 0)), "same: 3 × 12", "KEEP"),
        ((3, (1, 0, 0)), "same: 3 × 12", "KEEP"),
        ((2, ()), "same: 3 × 12", "KEEP"),
        ((4, ()), "harder: 3 × 15", "PROGRESS"),
        ((4, (0, 0, 0, 12)), "harder: 3 × 15", "PROGRESS"),
    ),
    edges=(Edge(number="dose.sets", column="sets done", where=(("repetitions missing, set by set", ()),)),),
)

FORM = Rule(
    code="form",
    title="Clean repetitions",
    words=(
        "Where the camera judged the form, a share of {progress.form_clean_share_min} of the judged repetitions must "
        "be clean. A set that was tapped or timed has no form seen; that does not hold anybody back."
    ),
    setting=SETTING,
    columns=("clean repetitions of 10 judged",),
    ask=lambda clean: after(Told(clean=None if clean == "none was judged" else clean)),
    rows=rows(
        (("none was judged",), "harder: 3 × 15", "PROGRESS"),
        ((0,), "same: 3 × 12", "KEEP"),
        ((7,), "same: 3 × 12", "KEEP"),
        ((8,), "harder: 3 × 15", "PROGRESS"),
        ((9,), "harder: 3 × 15", "PROGRESS"),
        ((10,), "harder: 3 × 15", "PROGRESS"),
    ),
    edges=(Edge(number="progress.form_clean_share_min", column="clean repetitions of 10 judged", times=10),),
    also=("../plan/test_fold.py::test_form_is_the_share_of_clean_among_judged_repetitions",),
)

ELSEWHERE = Rule(
    code="pain-elsewhere",
    title="Pain somewhere other than the kneecap",
    words=(
        "Pain elsewhere above {pain.progress_max} keeps the exercise as it is; it is no reason to make it easier. From "
        "{pain.lock_min} the plan locks."
    ),
    setting=SETTING,
    columns=("pain elsewhere",),
    ask=lambda pain: after(Told(elsewhere=pain)),
    rows=rows(
        ((None,), "harder: 3 × 15", "PROGRESS"),
        ((0,), "harder: 3 × 15", "PROGRESS"),
        ((1,), "same: 3 × 12", "KEEP"),
        ((7,), "same: 3 × 12", "KEEP"),
        ((8,), "no exercise (urgent)", "pain"),
        ((9,), "no exercise (urgent)", "pain"),
    ),
    edges=(
        Edge(number="pain.progress_max", column="pain elsewhere"),
        Edge(number="pain.lock_min", column="pain elsewhere"),
    ),
)

SKIPPED = Rule(
    code="left-out",
    title="An exercise that was left out",
    words="It stays where it was. It is no good session, and no bad one.",
    source="our proposal",
    setting=SETTING,
    columns=("left out in the second session",),
    ask=lambda skipped: after(Told(skipped=skipped)),
    rows=rows(((False,), "harder: 3 × 15", "PROGRESS"), ((True,), "same: 3 × 12", "not-done")),
)


def good_sessions(number: int) -> Answered:
    story = Story().ready()
    for session in range(number):
        story.train(2 * session)
    return of_item(story, 2 * number, *RAISE)


RUNNING = Rule(
    code="two-running",
    title="{progress.consecutive_sessions} good sessions running make a step harder",
    words=(
        "Good is a session in which all of the above is met. {progress.consecutive_sessions} running, at the same "
        "step, and the exercise gets one step harder; then the count begins anew."
    ),
    columns=("good sessions running",),
    ask=good_sessions,
    rows=rows(
        ((0,), "new: 3 × 10", "first-time"),
        ((1,), "same: 3 × 10", "KEEP"),
        ((2,), "harder: 3 × 12", "PROGRESS"),
        ((3,), "same: 3 × 12", "KEEP"),
    ),
    edges=(Edge(number="progress.consecutive_sessions", column="good sessions running"),),
)


def together(peak: int, hour: int, morning: int) -> Answered:
    return after(Told(peak=peak), hour=hour, morning=morning)


ORDER = Rule(
    code="first-match",
    title="Where several rules fit, the strictest speaks",
    words="The order is: lock, stop, not settled, a little much, stays the same, harder.",
    source="our proposal",
    setting=SETTING,
    columns=("kneecap pain at most", "pain an hour later", "pain the next morning"),
    ask=together,
    rows=rows(
        ((6, 3, 0), "stopped: 3 × 10", "STOP + flare-up + easier"),
        ((4, 3, 0), "easier: 3 × 10", "REDUCE + easier"),
        ((2, 0, 3), "easier: 3 × 10", "REDUCE + easier"),
        ((0, 3, 3), "easier: 3 × 10", "REDUCE + easier"),
        ((0, 0, 0), "harder: 3 × 15", "PROGRESS"),
    ),
    also=(
        "test_verdict_table.py::test_what_the_rule_saw_is_told",
        "../plan/test_properties.py::test_more_pain_never_gives_more_load_nor_an_earlier_session",
    ),
)


def cleared(peak: int) -> Answered:
    """The plan locks from some pain on; here a clinician lifts it the day after."""
    story = good_start().again()
    story.train(7, told={RAISE: Told(peak=peak)}).cleared(9)
    return of_item(story, 13, *RAISE)


CLEARED = Rule(
    code="after-a-lock",
    title="After a lock was lifted",
    words="The exercise that hurt comes back a step easier, as after a stop. The lock was at {pain.lock_min} or more.",
    setting=f"{SETTING} Then a clinician agrees.",
    columns=("kneecap pain at most",),
    ask=cleared,
    rows=rows(
        ((7,), "stopped: 3 × 10", "STOP + flare-up + easier"),
        ((8,), "stopped: 3 × 10", "LOCK + flare-up + easier"),
        ((9,), "stopped: 3 × 10", "LOCK + flare-up + easier"),
    ),
    edges=(Edge(number="pain.lock_min", column="kneecap pain at most"),),
)

WENT: dict[str, dict[str, object]] = {
    "good": {},
    "2 higher an hour later": {"hour": 2},
    "2 higher next morning": {"morning": 2},
    "an effort of 8": {"every": Told(effort=8)},
    "kneecap pain 1": {"every": Told(peak=1)},
    "left out": {"every": Told(peak=None, skipped=True), "told": {("clamshell", "left"): WELL}},
}


def running(*sessions: str) -> Answered:
    story = Story().ready()
    for number, went in enumerate(sessions):
        story.train(3 * number, **WENT[went])  # type: ignore[arg-type]
    return of_item(story, 3 * len(sessions), *RAISE)


ANEW = Rule(
    code="count-anew",
    title="A session that was not good begins the count anew",
    words="Good sessions count only when they come one after the other: {progress.consecutive_sessions} of them.",
    setting="Three sessions, three days apart; the straight leg raise stands on its first step.",
    columns=("first", "second", "third"),
    ask=running,
    rows=rows(
        (("an effort of 8", "good", "good"), "harder: 3 × 12", "PROGRESS"),
        *((("good", went, "good"), "same: 3 × 10", "KEEP") for went in WENT if went != "good"),
    ),
)

CHAPTER = Chapter(
    title="Verdicts",
    words=(
        "After each session every exercise is judged on each leg by its own answers. The table of verdicts is ours and "
        "needs a physiotherapist's sign-off; the numbers in it come from the sources named."
    ),
    rules=(PEAK, HOUR, MORNING, USUAL, MISSED, EFFORT, DONE, FORM, ELSEWHERE, SKIPPED, RUNNING, ANEW, ORDER, CLEARED),
)
