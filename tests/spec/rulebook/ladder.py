"""Getting harder: the steps of each exercise, how many at once, how soon again, and what comes back."""

from dataclasses import replace
from functools import cache

from kneewise.plan import Change, Equipment
from spec.rulebook.answers import dose, is_light, of_item
from spec.rulebook.rule import Answered, Chapter, Edge, Rule, rows
from spec.story import PROTOCOL, Story, Told

RAISE = ("straight-leg-raise", "right")
LEFT_RAISE = ("straight-leg-raise", "left")
ALL = "weight and band"
AT_HAND = {
    "nothing": frozenset[Equipment](),
    "ankle weight": frozenset({Equipment.ANKLE_WEIGHT}),
    "band": frozenset({Equipment.BAND}),
    ALL: frozenset(Equipment),
}
EVERY_DAY = replace(PROTOCOL.schedule, sessions_per_week=7, rest_days_between_sessions=0, min_hours_between_sessions=0)


QUICK = replace(
    PROTOCOL.progress,
    consecutive_sessions=1,
    min_days_between=0,
    min_sessions_between=1,
    max_exercises_per_session=4,
)

MUCH = 1e6
NO_BUDGET = replace(
    PROTOCOL.budget,
    peak_rise_bw=MUCH,
    peak_ceiling_bw=MUCH,
    session_floor_bw_s=MUCH,
    session_ceiling_bw_s=MUCH,
    week_floor_bw_s=MUCH,
    week_ceiling_bw_s=MUCH,
)


@cache
def steps_met(at_hand: str, exercise: str) -> tuple[str, ...]:
    """The doses that a person meets over 16 good sessions, each once."""
    story = Story().ready(equipment=AT_HAND[at_hand])
    met: list[str] = []
    day = 0
    for _ in range(16):
        dosed = dose(story.item(day, exercise, "right"))
        met += [dosed] if dosed not in met and not is_light(story, day) else []
        day = story.train_when_due(1, first=day)
    return tuple(met)


def step(exercise: str, at_hand: str, number: int) -> Answered:
    met = steps_met(at_hand, exercise)
    return Answered(plan=met[number - 1] if number <= len(met) else "no such step")


STEPS = Rule(
    code="steps",
    title="Repetitions first, then a little more load",
    words=(
        "Each load goes from {dose.rep_targets} repetitions; then comes the next load, with the fewest repetitions "
        "again. Ankle weights go in the steps {load.ankle_weight_kg} kg, bands by colour: {load.bands}. One thing "
        "changes at a time. Weight and band as far as they are at hand."
    ),
    setting="Good sessions; light weeks are left out.",
    columns=("exercise", "at hand", "step"),
    ask=step,
    rows=rows(
        (("straight-leg-raise", ALL, 1), "3 × 10", ""),
        (("straight-leg-raise", ALL, 2), "3 × 12", ""),
        (("straight-leg-raise", ALL, 3), "3 × 15", ""),
        (("straight-leg-raise", ALL, 4), "3 × 10, 0.5 kg", ""),
        (("straight-leg-raise", ALL, 5), "3 × 12, 0.5 kg", ""),
        (("straight-leg-raise", ALL, 6), "3 × 15, 0.5 kg", ""),
        (("clamshell", ALL, 3), "3 × 15", ""),
        (("clamshell", ALL, 4), "3 × 10, yellow band", ""),
        (("clamshell", "band", 4), "3 × 10, yellow band", ""),
        (("clamshell", "ankle weight", 4), "no such step", ""),
        (("hip-extension", "ankle weight", 4), "3 × 10, 0.5 kg", ""),
        (("hip-extension", "band", 4), "no such step", ""),
        (("straight-leg-raise", "nothing", 3), "3 × 15", ""),
        (("straight-leg-raise", "nothing", 4), "no such step", ""),
    ),
    also=(
        "test_progression.py::test_one_variable_at_a_time",
        "test_progression.py::test_repetitions_first_and_then_weight_and_ten_again",
        "test_progression.py::test_with_nothing_at_hand_the_ladder_ends_at_fifteen_and_says_so",
    ),
)


def heaviest(mass: float | None) -> Answered:
    """Good sessions day after day, each a step harder, so that the top comes soon."""
    story = Story(protocol=replace(PROTOCOL, schedule=EVERY_DAY, progress=QUICK, budget=NO_BUDGET))
    story.ready(equipment=AT_HAND["ankle weight"], body_mass_kg=mass)
    for day in range(24):
        story.train(day)
    return Answered(plan=f"{story.item(24, *RAISE).load.ankle_weight_kg:g} kg")


HEAVIEST = Rule(
    code="heaviest",
    title="The heaviest ankle weight",
    words=(
        "No weight above a share of {load.ask_clinician_above_body_fraction} of the body mass is given without a "
        "clinician, and none above the last step. Who does not tell their body mass is taken for a light adult of "
        "{load.assumed_body_mass_kg} kg."
    ),
    setting="Good sessions until the straight leg raise gets no harder.",
    columns=("body mass in kg",),
    ask=heaviest,
    rows=rows(
        ((49.9,), "2 kg", ""),
        ((50,), "2.5 kg", ""),
        ((50.1,), "2.5 kg", ""),
        ((59.9,), "2.5 kg", ""),
        ((60,), "3 kg", ""),
        ((None,), "2.5 kg", ""),
    ),
    edges=(Edge(number="load.ask_clinician_above_body_fraction", column="body mass in kg", times=1000, step=0.1),),
)


def after_good(sessions: int, exercise: str) -> Answered:
    story = Story().ready()
    day = story.train_when_due(sessions)
    return of_item(story, day, exercise, "right")


AT_ONCE = Rule(
    code="at-once",
    title="No more than {progress.max_exercises_per_session} exercises get harder at once",
    words="The others wait their turn; who waited longest comes first.",
    columns=("good sessions of everything", "exercise"),
    ask=after_good,
    rows=rows(
        ((2, "straight-leg-raise"), "harder: 3 × 12", "PROGRESS"),
        ((2, "side-lying-leg-raise"), "harder: 3 × 12", "PROGRESS"),
        ((2, "clamshell"), "same: 3 × 10", "one-at-a-time"),
        ((2, "hip-extension"), "same: 3 × 10", "one-at-a-time"),
        ((3, "straight-leg-raise"), "same: 3 × 12", "KEEP"),
        ((3, "side-lying-leg-raise"), "same: 3 × 12", "KEEP"),
        ((3, "clamshell"), "harder: 3 × 12", "PROGRESS"),
        ((3, "hip-extension"), "harder: 3 × 12", "PROGRESS"),
    ),
    also=("test_progression.py::test_no_more_than_two_exercises_get_harder_in_one_session_over_months",),
)


def turns(allowed: int) -> Answered:
    protocol = replace(PROTOCOL, progress=replace(PROTOCOL.progress, max_exercises_per_session=allowed))
    items = Story(protocol=protocol).ready().train(0).train(2).session(4).items
    names = {item.exercise.name for item in items if item.change is Change.PROGRESS}
    return Answered(plan=f"{len(names)} harder")


TURNS = Rule(
    code="turns",
    title="How many at once is a number that a clinician may change",
    words="Here it is {progress.max_exercises_per_session}.",
    setting="Two good sessions of everything, under protocols that differ in this number alone.",
    columns=("allowed at once",),
    ask=turns,
    rows=rows(((1,), "1 harder", ""), ((2,), "2 harder", ""), ((3,), "3 harder", ""), ((4,), "4 harder", "")),
    edges=(Edge(number="progress.max_exercises_per_session", column="allowed at once"),),
)


def days_since(days: int) -> Answered:
    """Good sessions on days 0 and 1, harder on day 2, good on 2, 3 and 5."""
    story = Story(protocol=replace(PROTOCOL, schedule=EVERY_DAY)).ready()
    for trained in (0, 1, 2, 3, 5):
        story.train(trained)
    return of_item(story, 2 + days, *RAISE)


DAYS_BETWEEN = Rule(
    code="days-between",
    title="At least {progress.min_days_between} days between two steps of one exercise",
    words="However well the sessions went.",
    setting="Good sessions day after day, as a protocol without days of rest would allow.",
    columns=("days since the last step harder",),
    ask=days_since,
    rows=rows(
        ((4,), "same: 3 × 12", "too-soon"),
        ((5,), "harder: 3 × 15", "PROGRESS"),
        ((6,), "harder: 3 × 15", "PROGRESS"),
    ),
    edges=(Edge(number="progress.min_days_between", column="days since the last step harder"),),
    also=(
        "test_progression.py::test_between_two_steps_of_one_exercise_are_five_days_and_two_sessions",
        "test_progression.py::test_five_days_to_the_day",
    ),
)


def sessions_since(asked: int, sessions: int) -> Answered:
    """One good session is enough here, and no days need go by, so that only the sessions between are counted."""
    quick = replace(QUICK, min_sessions_between=asked)
    story = Story(protocol=replace(PROTOCOL, schedule=EVERY_DAY, progress=quick)).ready()
    for day in range(1 + sessions):
        story.train(day)
    return of_item(story, 1 + sessions, *RAISE)


SESSIONS_BETWEEN = Rule(
    code="sessions-between",
    title="At least {progress.min_sessions_between} sessions between two steps of one exercise",
    words="Days alone are not enough: the new step must have been done.",
    setting="A protocol by which one good session is enough and no days need go by.",
    columns=("sessions that the protocol asks for", "sessions since the first step harder"),
    ask=sessions_since,
    rows=rows(
        ((1, 1), "harder: 3 × 15", "PROGRESS"),
        ((1, 2), "harder: 3 × 10, 0.5 kg", "PROGRESS"),
        ((2, 1), "same: 3 × 12", "too-soon"),
        ((2, 2), "harder: 3 × 15", "PROGRESS"),
        ((3, 1), "same: 3 × 12", "too-soon"),
        ((3, 2), "same: 3 × 12", "too-soon"),
        ((3, 3), "harder: 3 × 15", "PROGRESS"),
    ),
    edges=(
        Edge(
            number="progress.min_sessions_between",
            column="sessions that the protocol asks for",
            where=(("sessions since the first step harder", 2),),
        ),
    ),
)


@cache
def _weighted(reps: int) -> tuple[Story, int]:
    """Good sessions until the straight leg raise stands at half a kilogram and so many repetitions."""
    story, day = Story().ready(equipment=AT_HAND["ankle weight"]), 0
    while dose(story.item(day, *RAISE)) != f"3 × {reps}, 0.5 kg":
        day = story.train_when_due(1, first=day)
    return story, day


@cache
def _at_twelve() -> tuple[Story, int]:
    story = Story().ready(equipment=AT_HAND["ankle weight"])
    return story, story.train_when_due(2)


def from_step(step: str, peak: int) -> Answered:
    known, day = {
        "3 × 12": _at_twelve,
        "3 × 12, 0.5 kg": lambda: _weighted(12),
        "3 × 15, 0.5 kg": lambda: _weighted(15),
    }[step]()
    story = known.again()
    story.train(day, told={RAISE: Told(peak=peak)})
    return of_item(story, day + 4, *RAISE)


EASIER = Rule(
    code="a-step-easier",
    title="A step easier takes the load first",
    words="First the weight or band goes back, then the range, then the repetitions. The first step stays the first.",
    source="our proposal",
    setting="The straight leg raise stands at the step named; then comes a session with pain.",
    columns=("stands at", "kneecap pain at most"),
    ask=from_step,
    rows=rows(
        (("3 × 12, 0.5 kg", 4), "easier: 3 × 12", "HOLD-LOW + easier"),
        (("3 × 12, 0.5 kg", 6), "stopped: 3 × 12", "STOP + flare-up + easier"),
        (("3 × 15, 0.5 kg", 4), "easier: 3 × 15", "HOLD-LOW + easier"),
        (("3 × 12", 4), "easier: 3 × 10", "HOLD-LOW + easier"),
    ),
    also=(
        "test_progression.py::test_a_stop_takes_the_weight_back_and_keeps_the_repetitions",
        "test_progression.py::test_without_weight_a_step_easier_is_fewer_repetitions",
        "test_progression.py::test_the_first_step_is_the_floor",
    ),
)


def other_weight(given: str, used: float) -> Answered:
    known, day = _weighted(10) if given == "3 × 10, 0.5 kg" else _at_twelve()
    story = known.again()
    story.train(day, told={RAISE: Told(weight_kg=used)})
    return of_item(story, day + 2, *RAISE)


OTHER_WEIGHT = Rule(
    code="other-weight",
    title="Another weight than was given",
    words="Less than was given becomes the step from which it goes on. More does not.",
    source="our proposal",
    columns=("given", "used, in kg"),
    ask=other_weight,
    rows=rows(
        (("3 × 10, 0.5 kg", 0.5), "same: 3 × 10, 0.5 kg", "KEEP"),
        (("3 × 10, 0.5 kg", 0.0), "same: 3 × 10", "KEEP"),
        (("3 × 12", 0.0), "same: 3 × 12", "KEEP"),
        (("3 × 12", 5.0), "same: 3 × 12", "KEEP"),
    ),
    also=(
        "test_progression.py::test_less_weight_than_given_becomes_the_level",
        "test_progression.py::test_more_weight_than_given_does_not",
    ),
)


def ahead(steps: int) -> Answered:
    """The left leg hurts a little and stays; the right one goes on until it would be so far ahead."""
    story, day, sore = Story().ready(equipment=AT_HAND["ankle weight"]), 0, {LEFT_RAISE: Told(peak=2)}
    reached = 0
    while True:
        item = story.item(day, *RAISE)
        reached += item.change is Change.PROGRESS
        if reached == steps or "other-leg" in {reason.rule for reason in item.reasons}:
            return of_item(story, day, *RAISE)
        story.screen_if_stale(day)
        story.train(day, told=sore)
        day = story.due_day(day + 1)


def back(peak_left: int, peak_right: int) -> Answered:
    """Both legs stand at 15 repetitions with a weight."""
    known, day = _weighted(15)
    story = known.again()
    story.train(day, told={LEFT_RAISE: Told(peak=peak_left), RAISE: Told(peak=peak_right)})
    return of_item(story, day + 4, *RAISE)


BACK = Rule(
    code="good-leg-back",
    title="When the sore leg goes back, the good leg comes back to {progress.good_leg_max_steps_ahead} steps ahead",
    words="Each load counts as many steps as it has numbers of repetitions ({dose.rep_targets}).",
    setting="Both legs stand at 3 × 15 with 0.5 kg in the straight leg raise; asked for the right leg.",
    columns=("pain in the left kneecap", "pain in the right kneecap"),
    ask=back,
    rows=rows(
        ((0, 2), "same: 3 × 15, 0.5 kg", "HOLD"),
        ((4, 2), "easier: 3 × 12, 0.5 kg", "HOLD + other-leg"),
        ((4, 4), "easier: 3 × 15", "HOLD-LOW + easier"),
        ((4, 6), "stopped: 3 × 15", "STOP + flare-up + easier"),
    ),
    also=("test_progression.py::test_the_good_leg_comes_back_with_the_sore_one",),
)

AHEAD = Rule(
    code="good-leg",
    title="The good leg is never more than {progress.good_leg_max_steps_ahead} steps ahead",
    words="Each leg has its own step; the sore leg sets the pace.",
    setting=(
        "The left leg hurts a little in the straight leg raise and stays at its first step; the right leg is free of "
        "pain."
    ),
    columns=("steps ahead that a step harder would be",),
    ask=ahead,
    rows=rows(
        ((1,), "harder: 3 × 12", "PROGRESS"),
        ((2,), "harder: 3 × 15", "PROGRESS"),
        ((3,), "same: 3 × 15", "other-leg"),
    ),
    edges=(Edge(number="progress.good_leg_max_steps_ahead", column="steps ahead that a step harder would be"),),
    also=(
        "test_progression.py::test_the_good_leg_is_never_more_than_two_steps_ahead",
        "test_progression.py::test_the_good_leg_comes_back_with_the_sore_one",
    ),
)


def weeks(means: tuple[int, ...], last_morning: int) -> Answered:
    """Three weeks of mornings; two sessions in the last, with the pain of that week before and after."""
    story = Story().ready(day=1, worst_pain_week=None)
    for day in range(1, 22):
        if day not in (17, 19, 21):
            story.morning(day, pain=means[(day - 1) // 7])
        if day in (16, 18):
            story.train(day, before=means[2], hour=means[2], morning=means[2])
    story.morning(21, pain=last_morning, hour=9)
    answered = of_item(story, 21, *RAISE)
    return Answered(plan=answered.plan.split(":")[0], rule=answered.rule, says=answered.says)


GUARD = Rule(
    code="weekly-guard",
    title="Pain that grows from week to week holds everything",
    words=(
        "Where the mean of each day's worst pain has grown by {weekly_guard.rise_points} point or more from week to "
        "week, {weekly_guard.weeks} weeks running, nothing gets harder. The published rule is: no rise from week to "
        "week."
    ),
    setting=(
        "Three weeks of mornings, all days of a week alike but for the last one; two good sessions in the third week."
    ),
    columns=("worst pain in each week", "on the last day"),
    ask=weeks,
    rows=rows(
        (((0, 0, 0), 0), "harder", "PROGRESS"),
        (((0, 1, 2), 2), "same", "weekly-guard"),
        (((0, 1, 2), 1), "harder", "PROGRESS"),
        (((0, 1, 2), 3), "same", "weekly-guard"),
        (((1, 2, 3), 3), "same", "weekly-guard"),
        (((1, 1, 2), 2), "harder", "PROGRESS"),
        (((0, 2, 2), 2), "harder", "PROGRESS"),
    ),
    also=("test_progression.py::test_pain_that_grows_from_week_to_week_freezes_everything",),
)

CHAPTER = Chapter(
    title="Getting harder",
    words="Slowly, one thing at a time, and never faster than the sore leg.",
    rules=(
        STEPS,
        HEAVIEST,
        AT_ONCE,
        TURNS,
        DAYS_BETWEEN,
        SESSIONS_BETWEEN,
        EASIER,
        OTHER_WEIGHT,
        AHEAD,
        BACK,
        GUARD,
    ),
)
