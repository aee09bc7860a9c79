"""Left and right: each knee answers for its own leg, and where both work together the worse one decides."""

from functools import cache

from kneewise.plan import PerKnee
from spec.rulebook.answers import of_day, of_item
from spec.rulebook.rule import Answered, Chapter, Rule, rows
from spec.story import Story, Told

SQUAT = ("semi-squat", "both")


def each_leg(left: int | None, right: int | None, leg: str) -> Answered:
    story = Story().ready().train(0).train(2, hour=PerKnee(left=left, right=right))
    return of_item(story, 8, "straight-leg-raise", leg)


OWN = Rule(
    code="own-leg",
    title="Each knee answers for its own leg",
    words="What one knee says changes the other leg only by the rule that the good leg must not run ahead.",
    numbers=("pain.settle_rise_max", "progress.good_leg_max_steps_ahead"),
    setting="Two sessions, without pain before; the second is followed by this pain an hour later.",
    columns=("left knee", "right knee", "asked for the leg"),
    ask=each_leg,
    rows=rows(
        ((0, 0, "left"), "harder: 3 × 12", "PROGRESS"),
        ((0, 4, "left"), "harder: 3 × 12", "PROGRESS"),
        ((0, 4, "right"), "easier: 3 × 10", "REDUCE + first-step"),
        ((4, 0, "left"), "easier: 3 × 10", "REDUCE + first-step"),
        ((4, 0, "right"), "harder: 3 × 12", "PROGRESS"),
        ((0, None, "left"), "harder: 3 × 12", "PROGRESS"),
        ((0, None, "right"), "same: 3 × 10", "KEEP"),
    ),
    also=(
        "test_verdict_table.py::test_each_knee_answers_for_its_own_leg",
        "../plan/test_properties.py::test_left_and_right_mirror",
    ),
)


@cache
def _squatting() -> tuple[Story, int]:
    story = Story().ready()
    day = story.train_when_due(7)
    return story.tests(day), day


def squat(left: int | None, right: int | None) -> Answered:
    known, day = _squatting()
    story = known.again()
    story.train(day, hour=PerKnee(left=left, right=right))
    return of_item(story, day + 3, *SQUAT)


BOTH = Rule(
    code="worse-knee",
    title="In the squat the worse knee decides",
    words="A knee that was not asked keeps it from getting harder.",
    numbers=("pain.settle_rise_max",),
    setting="The first session with the squat, without pain before; pain an hour later.",
    columns=("left knee", "right knee"),
    ask=squat,
    rows=rows(
        ((0, 0), "same: 3 × 10, 20°", "KEEP"),
        ((0, 3), "easier: 3 × 10, 20°", "REDUCE + first-step"),
        ((3, 0), "easier: 3 × 10, 20°", "REDUCE + first-step"),
        ((None, 0), "same: 3 × 10, 20°", "KEEP"),
    ),
    also=("test_gate_to_squat.py::test_the_worst_knee_decides_about_the_squat",),
)


def flared(knee: str, leg: str) -> Answered:
    story = Story().ready()
    day = story.train_when_due(3)
    story.train(day, told={("clamshell", knee): Told(peak=6)})
    return of_item(story, day + 4, "straight-leg-raise", leg)


FLARED = Rule(
    code="flare-of-one-knee",
    title="A flare-up makes only its own leg easier",
    words="The rest days are for the person, and so for both legs.",
    numbers=("flare.restart_steps_easier", "flare.rest_days"),
    setting="The straight leg raise stands at 12 on both legs when the clamshell of one leg hurts.",
    columns=("the knee that flared up", "asked for the leg"),
    ask=flared,
    rows=rows(
        (("right", "right"), "easier: 3 × 10", "flare-up + easier"),
        (("right", "left"), "harder: 3 × 15", "PROGRESS"),
        (("left", "left"), "easier: 3 × 10", "flare-up + easier"),
        (("left", "right"), "harder: 3 × 15", "PROGRESS"),
    ),
)


def locked(left: int, right: int) -> Answered:
    return of_day(Story().ready().morning(0, swelling=PerKnee(left=left, right=right)), 0)


LOCKED = Rule(
    code="one-knee-locks",
    title="One clearly swollen knee is enough to lock the plan",
    words="Also where the other is well.",
    numbers=("swelling.lock_min",),
    columns=("swelling left", "swelling right"),
    ask=locked,
    rows=rows(
        ((0, 0), "train today", "due"),
        ((2, 0), "no exercise (urgent)", "swelling"),
        ((0, 2), "no exercise (urgent)", "swelling"),
    ),
)

CHAPTER = Chapter(
    title="Left and right",
    words="Legs are dosed on their own.",
    rules=(OWN, BOTH, FLARED, LOCKED),
)
