"""The way back: what opens stairs, deeper squats, running and jumping, what closes them, and the walk-run steps."""

from functools import cache

from kneewise.plan import PerKnee
from kneewise.plan.facts.course import ActivityKind, GateName, OverrideKind
from spec.back_to import full_depth, gate, keeps_training, missing, on_step, running_for, runs, scored, strong
from spec.rulebook.rule import Answered, Chapter, Edge, Rule, rows
from spec.story import Story, Told

STAIRS, DEEPER, RUNNING, JUMPING = GateName.STAIRS, GateName.DEEPER_SQUAT, GateName.RUNNING, GateName.JUMPING
SQUAT = ("semi-squat", "both")
SETTINGS = "All other conditions of this gate are met, or are looked at in the rules beside this one."


def of_gate(story: Story, day: int, to: GateName, name: str) -> Answered:
    """One condition of one gate: met or not met."""
    criterion = next(each for each in gate(story.session(day), to).criteria if each.name == name)
    return Answered(plan="met" if criterion.met else "not met", rule=name, says=criterion.says)


def of_open(story: Story, day: int, *titles: str) -> Answered:
    """Which of some activities are open."""
    found = {each.title: each for each in story.session(day).permissions}
    one = found[titles[0]]
    return Answered(plan="open" if one.open else "closed", says=one.says)


def of_run(story: Story, day: int) -> Answered:
    """The next run: its step, or how many days it waits."""
    run = story.session(day).run
    if run is None:
        return Answered(plan="no run")
    when = "today" if run.may_run else f"in {run.wait_days} day{'' if run.wait_days == 1 else 's'}"
    rule = " + ".join(reason.rule for reason in run.reasons)
    return Answered(plan=f"step {run.rung}, {when}", rule=rule, says=" ".join(reason.says for reason in run.reasons))


def deep_sessions(sessions: int) -> Answered:
    return of_gate(*full_depth(sessions), STAIRS, "semi-squat")


SQUATS_FOR_STAIRS = Rule(
    code="stairs-squat",
    title="Stairs: the semi squat at its full depth, without pain",
    words=(
        "{gate_b.stairs_squat_sessions} session with every set done and kneecap pain at most {pain.progress_max}, at "
        "the deepest step of the protocol. Everyday stairs cannot be left out; this is about training on stairs."
    ),
    columns=("good sessions at full depth",),
    ask=deep_sessions,
    rows=rows(((0,), "not met", "semi-squat"), ((1,), "met", "semi-squat"), ((2,), "met", "semi-squat")),
    edges=(Edge(number="gate_b.stairs_squat_sessions", column="good sessions at full depth"),),
    also=("test_back_to_sport.py::test_pain_in_the_squat_keeps_the_stairs_closed",),
)


def stepped_down(pain: int) -> Answered:
    story, day = full_depth(1)
    return of_gate(story.tests(day, step=pain), day, STAIRS, "step-down")


STEP_DOWN = Rule(
    code="stairs-step",
    title="Stairs: one step down with a pain of {gate_b.stairs_step_pain_max} or less",
    words="The test of the gate to the squat, tried again. It is asked for when it alone is missing.",
    columns=("pain going down one step",),
    ask=stepped_down,
    rows=rows(((1,), "met", "step-down"), ((2,), "met", "step-down"), ((3,), "not met", "step-down")),
    edges=(Edge(number="gate_b.stairs_step_pain_max", column="pain going down one step"),),
    also=("test_back_to_sport.py::test_the_step_down_is_asked_for_again_when_it_alone_is_missing_for_stairs",),
)


@cache
def _at_fifteen() -> tuple[Story, int]:
    story, day = full_depth(0)
    while story.item(day, *SQUAT).reps != 15:
        day = story.train_when_due(1, first=day)
    return story, day


@cache
def _fifteens(sessions: int) -> tuple[Story, int]:
    story, day = _at_fifteen() if sessions == 0 else _fifteens(sessions - 1)
    story = story.again()
    return story, day if sessions == 0 else story.train_when_due(1, first=day)


def fifteens(sessions: int) -> Answered:
    return of_gate(*_fifteens(sessions), DEEPER, "semi-squat")


MANY_SQUATS = Rule(
    code="deeper-squat-sessions",
    title="Deeper squats and lunges: {gate_b.deep_squat_sessions} sessions of many semi squats",
    words=(
        "{dose.sets} sets of {gate_b.deep_squat_reps} or more at full depth, kneecap pain at most {pain.progress_max}, "
        "in {gate_b.deep_squat_sessions} sessions running. Work with a band counts whatever its repetitions: it comes "
        "after the most repetitions without. A session after which the knee did not settle breaks the row; one of a "
        "light week does not count."
    ),
    columns=("good sessions of 3 × 15 at full depth, running",),
    ask=fifteens,
    rows=rows(
        ((0,), "not met", "semi-squat"),
        ((2,), "not met", "semi-squat"),
        ((3,), "met", "semi-squat"),
        ((4,), "met", "semi-squat"),
    ),
    edges=(Edge(number="gate_b.deep_squat_sessions", column="good sessions of 3 × 15 at full depth, running"),),
)


def last_of_three(what: str) -> Answered:
    told = {"pain of 1": Told(peak=1), "one repetition missing": Told(reps_short=1), "all well": Told()}
    story, day = _fifteens(2)
    story = story.again()
    if what == "sore next morning":
        story.train(day, morning=2)
    else:
        story.train(day, told={SQUAT: told[what]})
    return of_gate(story, day + 2, DEEPER, "semi-squat")


LAST_OF_THREE = Rule(
    code="deeper-squat-last",
    title="And each of them well",
    words="One session that was not so, and the row begins anew.",
    numbers=("gate_b.deep_squat_sessions",),
    setting="Two good sessions of 3 × 15 at full depth, and a third as in the table.",
    columns=("in the third session",),
    ask=last_of_three,
    rows=rows(
        (("all well",), "met", "semi-squat"),
        (("pain of 1",), "not met", "semi-squat"),
        (("one repetition missing",), "not met", "semi-squat"),
        (("sore next morning",), "not met", "semi-squat"),
    ),
)


def tried(activity: ActivityKind, to: GateName, pain: int, morning: str, *, minutes: int | None = None) -> Answered:
    story, day = strong()
    story.tried(day, activity, pain=pain, minutes=minutes)
    after = {"as usual": 0, "2 more than usual": 2}.get(morning)
    if after is not None:
        story.morning(day + 1, pain=after)
    return of_gate(story, day + 1, to, activity.value)


_PAIN, _AFTER, _AS_USUAL = "kneecap pain at most", "next morning", "as usual"
ON_STAIRS = Rule(
    code="deeper-squat-stairs",
    title="Deeper squats: stairs with a pain of {gate_b.deep_stairs_pain_max} or less",
    words="Up and down one flight, and no knee above its usual morning by {flare.rise_points} points or more.",
    setting=SETTINGS,
    columns=(_PAIN, _AFTER),
    ask=lambda pain, morning: tried(ActivityKind.STAIRS, DEEPER, pain, morning),
    rows=rows(
        ((0, _AS_USUAL), "met", "stairs"),
        ((1, _AS_USUAL), "met", "stairs"),
        ((2, _AS_USUAL), "not met", "stairs"),
        ((0, "2 more than usual"), "not met", "stairs"),
        ((0, "not answered"), "not met", "stairs"),
    ),
    edges=(Edge(number="gate_b.deep_stairs_pain_max", column=_PAIN, where=((_AFTER, _AS_USUAL),)),),
    also=(
        "test_back_to_sport.py::test_stairs_that_made_a_knee_sore_or_of_which_nobody_knows_open_nothing",
        "../plan/test_activities.py::test_of_two_on_one_day_the_worse_counts",
    ),
)

RUN_STAIRS = Rule(
    code="run-stairs",
    title="Running: stairs with a pain of {gate_b.run_stairs_pain_max}",
    words="As for deeper squats, with a stricter limit.",
    columns=(_PAIN, _AFTER),
    ask=lambda pain, morning: tried(ActivityKind.STAIRS, RUNNING, pain, morning),
    rows=rows(
        ((0, _AS_USUAL), "met", "stairs"),
        ((1, _AS_USUAL), "not met", "stairs"),
        ((0, "2 more than usual"), "not met", "stairs"),
    ),
    edges=(Edge(number="gate_b.run_stairs_pain_max", column=_PAIN, where=((_AFTER, _AS_USUAL),)),),
)

_MINUTES = "minutes"
WALK = Rule(
    code="run-walk",
    title="Running: a brisk walk of {gate_b.run_walk_min} minutes",
    words="With a pain of {gate_b.run_pain_max} or less, and the knees as usual next morning.",
    columns=(_MINUTES, _PAIN, _AFTER),
    ask=lambda minutes, pain, morning: tried(ActivityKind.WALK, RUNNING, pain, morning, minutes=minutes),
    rows=rows(
        ((29, 0, _AS_USUAL), "not met", "walk"),
        ((30, 0, _AS_USUAL), "met", "walk"),
        ((31, 0, _AS_USUAL), "met", "walk"),
        ((30, 1, _AS_USUAL), "met", "walk"),
        ((30, 2, _AS_USUAL), "met", "walk"),
        ((30, 3, _AS_USUAL), "not met", "walk"),
        ((30, 0, "2 more than usual"), "not met", "walk"),
        ((30, 0, "not answered"), "not met", "walk"),
    ),
    edges=(
        Edge(number="gate_b.run_walk_min", column=_MINUTES, where=((_PAIN, 0), (_AFTER, _AS_USUAL))),
        Edge(number="gate_b.run_pain_max", column=_PAIN, where=((_MINUTES, 30), (_AFTER, _AS_USUAL))),
    ),
)


def on_one_leg(reps: int, pain: int, control: str) -> Answered:
    story, day = strong()
    story.on_one_leg(
        day, reps=PerKnee(left=15, right=reps), pain=PerKnee(left=0, right=pain), control=_CONTROL[control]
    )
    return of_gate(story, day, RUNNING, "single-leg")


_REPS, _IN_CONTROL, _CONTROL = "right leg", "in line", {"yes": True, "no": False, "could not tell": None}
ONE_LEG = Rule(
    code="run-single-leg",
    title="Running: {gate_b.run_single_leg_reps} single-leg squats or step-downs with each leg",
    words="To about 45 degrees, knee and hips in line, with a pain of {gate_b.run_pain_max} or less.",
    setting="The left leg did 15 without pain.",
    columns=(_REPS, _PAIN, _IN_CONTROL),
    ask=on_one_leg,
    rows=rows(
        ((14, 0, "yes"), "not met", "single-leg"),
        ((15, 0, "yes"), "met", "single-leg"),
        ((16, 0, "yes"), "met", "single-leg"),
        ((15, 1, "yes"), "met", "single-leg"),
        ((15, 2, "yes"), "met", "single-leg"),
        ((15, 3, "yes"), "not met", "single-leg"),
        ((15, 0, "no"), "not met", "single-leg"),
        ((15, 0, "could not tell"), "not met", "single-leg"),
    ),
    edges=(
        Edge(number="gate_b.run_single_leg_reps", column=_REPS, where=((_PAIN, 0), (_IN_CONTROL, "yes"))),
        Edge(number="gate_b.run_pain_max", column=_PAIN, where=((_REPS, 15), (_IN_CONTROL, "yes"))),
    ),
)


def fewer(percent: int) -> Answered:
    story, day = strong()
    story.on_one_leg(day, reps=PerKnee(left=20, right=20 - 20 * percent // 100))
    return of_gate(story, day, RUNNING, "single-leg-sides")


SIDES = Rule(
    code="run-sides",
    title="Running: both legs about as strong",
    words="In that test the weaker leg does at most {gate_b.run_side_difference_max} of the stronger one fewer.",
    columns=("fewer on the weaker leg, %",),
    ask=fewer,
    rows=rows(
        ((0,), "met", "single-leg-sides"),
        ((15,), "met", "single-leg-sides"),
        ((20,), "met", "single-leg-sides"),
        ((25,), "not met", "single-leg-sides"),
    ),
    edges=(Edge(number="gate_b.run_side_difference_max", column="fewer on the weaker leg, %", times=100, step=5),),
)


def score(first: int, now: int | None) -> Answered:
    story, day = strong(first_score=first)
    if now is not None:
        scored(story, day, now)
    return of_gate(story, day, RUNNING, "akps")


_FIRST, _NOW = "score at the start", "score now"
SCORE = Rule(
    code="run-akps",
    title="Running: a score of {gate_b.run_akps_min}, or {gate_b.run_or_akps_gain} points more",
    words="The Anterior Knee Pain Scale, 0 to 100. Without any answer running opens only by a clinician's word.",
    columns=(_FIRST, _NOW),
    ask=score,
    rows=rows(
        ((75, 79), "not met", "akps"),
        ((75, 80), "met", "akps"),
        ((75, 81), "met", "akps"),
        ((60, 69), "not met", "akps"),
        ((60, 70), "met", "akps"),
        ((60, 71), "met", "akps"),
        ((60, None), "not met", "akps"),
    ),
    edges=(
        Edge(number="gate_b.run_akps_min", column=_NOW, where=((_FIRST, 75),)),
        Edge(number="gate_b.run_or_akps_gain", column=_NOW, plus=60, where=((_FIRST, 60),)),
    ),
)


def ran_for(days: int) -> Answered:
    return of_gate(*running_for(days), JUMPING, "weeks-of-running")


WEEKS = Rule(
    code="jump-weeks",
    title="Jumping: {gate_b.jump_run_weeks} weeks of running",
    words=(
        "Without a run that had to be stopped (pain above {pain.reduce_max}), and without a break of more than "
        "{gap.repeat_days} days. They must be so for as long as jumping is open."
    ),
    columns=("days of running",),
    ask=ran_for,
    rows=rows(
        ((27,), "not met", "weeks-of-running"),
        ((28,), "met", "weeks-of-running"),
        ((29,), "met", "weeks-of-running"),
    ),
    edges=(Edge(number="gate_b.jump_run_weeks", column="days of running", times=7),),
    also=(
        "../plan/test_running.py::test_the_weeks_of_running_begin_anew_after_a_stop_a_break_or_a_run_while_it_was_closed",
    ),
)


def hops(percent: int, pain: int) -> Answered:
    story, day = strong()
    story.hopped(day, left_cm=100, right_cm=percent, pain=pain)
    return of_gate(story, day, JUMPING, "hop")


_SHORTER = "shorter hop, % of the longer"
HOPS = Rule(
    code="jump-hop",
    title="Jumping: the shorter hop at least {gate_b.jump_hop_symmetry_min} of the longer",
    words="A general criterion for the return to sport. With a pain of {gate_b.run_pain_max} or less.",
    columns=(_SHORTER, _PAIN),
    ask=hops,
    rows=rows(
        ((89, 0), "not met", "hop"),
        ((90, 0), "met", "hop"),
        ((91, 0), "met", "hop"),
        ((100, 2), "met", "hop"),
        ((100, 3), "not met", "hop"),
    ),
    edges=(Edge(number="gate_b.jump_hop_symmetry_min", column=_SHORTER, times=100, where=((_PAIN, 0),)),),
)


def yes_to_jumping(said: str) -> Answered:
    story, day = running_for(28)
    story.hopped(day)
    if said == "yes":
        story.overridden(day, OverrideKind.OPEN, "jumping")
    return of_open(story, day, "Jumping")


CLINICIAN = Rule(
    code="jump-clinician",
    title="Jumping: a clinician says yes",
    words=(
        "Beside all the rest. Each other gate a clinician may open as it is; what closes a gate closes it whoever "
        "opened it."
    ),
    source="clinical practice for the return to sport; our proposal",
    setting="All other conditions are met.",
    columns=("clinician",),
    ask=yes_to_jumping,
    rows=rows((("yes",), "open", ""), (("not asked",), "closed", "")),
    also=(
        "test_back_to_sport.py::test_a_clinicians_yes_alone_does_not_open_jumping",
        "test_back_to_sport.py::test_what_a_clinician_opens_is_open_until_the_last_day_that_was_agreed",
    ),
)


def waited(days: int) -> Answered:
    story, day = strong()
    story.tried(day, ActivityKind.STAIRS).morning(day + 1).morning(day + days)
    return Answered(plan="met" if "stairs" not in missing(story.session(day + days), RUNNING) else "not met")


VALID = Rule(
    code="gates-valid",
    title="What was tried counts for {gate_b.valid_days} days",
    words="Stairs, a walk, a test. Once a gate is passed nothing has to be tried again.",
    columns=("days since the stairs",),
    ask=waited,
    rows=rows(((13,), "met", ""), ((14,), "met", ""), ((15,), "not met", "")),
    edges=(Edge(number="gate_b.valid_days", column="days since the stairs"),),
    also=("../plan/test_gates_b.py::test_a_gate_that_was_passed_stays_passed_when_its_tests_are_old",),
)


def went_wrong(what: str, days: int) -> Answered:
    story, day = runs()
    if what == "a flare-up":
        story.tried(day, ActivityKind.STAIRS, pain=6)
    else:
        story.morning(day, swelling=1, hour=9)
    if days > 0:
        story.morning(day + days)
    return of_open(story, day + days, "Running")


_WHAT, _AGO = "what happened", "days ago"
CLOSED = Rule(
    code="gates-closed",
    title="A gate closes again for {gate_b.clean_days} days",
    words=(
        "After a flare-up, and after swelling above {gate_b.swelling_max}; so do all gates after it. Then it is open "
        "as before. While the plan is locked nothing is open."
    ),
    setting="Running is open.",
    columns=(_WHAT, _AGO),
    ask=went_wrong,
    rows=rows(
        *(
            ((what, days), "open" if days >= 7 else "closed", "")
            for what in ("a flare-up", "slight swelling")
            for days in (0, 6, 7, 8)
        )
    ),
    edges=tuple(
        Edge(number="gate_b.clean_days", column=_AGO, where=((_WHAT, what),))
        for what in ("a flare-up", "slight swelling")
    ),
    also=(
        "test_back_to_sport.py::test_nothing_is_open_while_the_plan_is_locked",
        "../plan/test_gates_b.py::test_what_speaks_against_a_gate_closes_it_for_all",
    ),
)


def swollen(level: int) -> Answered:
    story, day = strong()
    return of_gate(story.morning(day + 1, swelling=level), day + 1, DEEPER, "swelling")


SWELLING = Rule(
    code="gates-swelling",
    title="No swelling",
    words="At most {gate_b.swelling_max} in the last {gate_b.clean_days} days; nothing known opens nothing.",
    columns=("swelling",),
    ask=swollen,
    rows=rows(((0,), "met", "swelling"), ((1,), "not met", "swelling"), ((2,), "not met", "swelling")),
    edges=(Edge(number="gate_b.swelling_max", column="swelling"),),
    also=("../plan/test_gates_b.py::test_swelling_that_nobody_answered_opens_nothing_and_closes_nothing",),
)


def already(rule: str, ran: str) -> Answered:
    story = Story().ready()
    if ran != "never":
        story.ran(1, pain=0 if ran == "yesterday" else 3, as_planned=None)
    if rule == "symptom_limited":
        story.overridden(2, OverrideKind.SET, "gate_b.run_rule", value=rule)
    return of_open(story, 2, "Running")


RUNS_ALREADY = Rule(
    code="run-rule",
    title="Who runs already: a clinician decides",
    words=(
        "The article leaves running out until strength is up, and so does the protocol ({gate_b.run_rule}). Trials let "
        "people who run already go on with a pain of {run.pain_max} or less; a clinician may set that for one "
        "person. After a run that hurt more come days of rest."
    ),
    setting="Nothing else has been done.",
    columns=("rule", "ran"),
    ask=already,
    rows=rows(
        (("avoid_until_gate", "yesterday"), "closed", ""),
        (("symptom_limited", "yesterday"), "open", ""),
        (("symptom_limited", "yesterday, with a pain of 3"), "closed", ""),
        (("symptom_limited", "never"), "closed", ""),
    ),
)


def step_told(step: int) -> Answered:
    story, day = on_step(step, 0)
    run = story.session(day).run
    if run is None:
        return Answered(plan="no run")
    turn = (
        f"{run.run_min} min running" if run.walk_min == 0 else f"{run.walk_min} min walking, {run.run_min} min running"
    )
    return Answered(plan=turn if run.repeats == 1 else f"{run.repeats} × ({turn})")


STEPS = Rule(
    code="run-steps",
    title="From walking to running, in steps",
    words="Walking and running in turn, with less walking and more running from step to step.",
    numbers=("run.walk_min", "run.run_min", "run.repeats"),
    columns=("step",),
    ask=step_told,
    rows=rows(
        ((1,), "5 × (4 min walking, 1 min running)", ""),
        ((2,), "5 × (3 min walking, 2 min running)", ""),
        ((3,), "5 × (2 min walking, 3 min running)", ""),
        ((4,), "5 × (1 min walking, 4 min running)", ""),
        ((5,), "20 min running", ""),
        ((6,), "25 min running", ""),
        ((7,), "30 min running", ""),
    ),
)


def calm_runs(count: int) -> Answered:
    story, day = on_step(1 + count // 2, count % 2)
    return of_run(story, day)


ONWARD = Rule(
    code="run-onward",
    title="{run.times_each} calm runs, then the next step",
    words="A calm run was the step that the plan gave, on its day, and neither it nor the morning after hurt.",
    columns=("calm runs",),
    ask=calm_runs,
    rows=rows(
        ((0,), "step 1, today", "run-first"),
        ((1,), "step 1, today", "run-again"),
        ((2,), "step 2, today", "run-next-step"),
        ((3,), "step 2, today", "run-again"),
    ),
    edges=(Edge(number="run.times_each", column="calm runs"),),
)


def second_run(pain: int, morning: str, planned: str) -> Answered:
    story, day = on_step(2, 1)
    story.ran(day, pain=pain, as_planned=planned == "yes")
    after = {"as usual": 0, "2 more than usual": 2}.get(morning)
    if after is not None:
        story.morning(day + 1, pain=after)
    return of_run(story, day + 2)


_PLANNED = "as planned"
SORE_RUN = Rule(
    code="run-pain",
    title="After a run that was not calm: one step back",
    words=(
        "With a pain above {run.pain_max}, or a knee above its usual morning: one step back, and "
        "{schedule.reduce_rest_days} more day of rest. An answer that is missing, or a run that was not the step that "
        "was given, keeps the step and does not count. A pain from {flare.peak_min} is a flare-up: no run for "
        "{gate_b.clean_days} days."
    ),
    setting="On step 2, after one calm run; what is given two days after the second.",
    columns=(_PAIN, _AFTER, _PLANNED),
    ask=second_run,
    rows=rows(
        ((0, _AS_USUAL, "yes"), "step 3, today", "run-next-step"),
        ((1, _AS_USUAL, "yes"), "step 3, today", "run-next-step"),
        ((2, _AS_USUAL, "yes"), "step 3, today", "run-next-step"),
        ((3, _AS_USUAL, "yes"), "step 1, in 1 day", "run-pain + rest-run-pain"),
        ((6, _AS_USUAL, "yes"), "no run", ""),
        ((0, "2 more than usual", "yes"), "step 1, in 1 day", "run-morning-after + rest-run-pain"),
        ((0, "not answered", "yes"), "step 2, today", "run-morning-unknown"),
        ((0, _AS_USUAL, "no"), "step 2, today", "run-not-planned"),
        ((3, _AS_USUAL, "no"), "step 1, in 1 day", "run-pain + rest-run-pain"),
    ),
    edges=(Edge(number="run.pain_max", column=_PAIN, where=((_AFTER, _AS_USUAL), (_PLANNED, "yes"))),),
    also=("../plan/test_running.py::test_a_run_that_had_to_be_stopped_is_a_flare_up_and_closes_running",),
)


def days_since(days: int) -> Answered:
    story, day = on_step(1, 1)
    return of_run(story, day - 2 + days)


REST = Rule(
    code="run-rest",
    title="{run.rest_days} day without running between two runs",
    words="Days of exercise count as days without running.",
    columns=("days of rest since",),
    ask=lambda rest: days_since(rest + 1),
    rows=rows(
        ((0,), "step 1, in 1 day", "run-again + rest-run-again"),
        ((1,), "step 1, today", "run-again"),
        ((2,), "step 1, today", "run-again"),
    ),
    edges=(Edge(number="run.rest_days", column="days of rest since"),),
)


def after_break(days: int) -> Answered:
    story, day = on_step(4, 1)
    ran = day - 2
    for morning in range(ran + 2, ran + days + 1, 5):
        keeps_training(story.morning(morning), morning)
    return of_run(story.morning(ran + days), ran + days)


BREAK = Rule(
    code="run-break",
    title="After a break from running",
    words=(
        "More than {gap.repeat_days} days without a run: one step back. More than {gap.easier_days}: the first step."
    ),
    setting="On step 4, after one calm run.",
    columns=("days since the last run",),
    ask=after_break,
    rows=rows(
        ((13,), "step 4, today", "run-again"),
        ((14,), "step 4, today", "run-again"),
        ((15,), "step 3, today", "run-break"),
        ((27,), "step 3, today", "run-break"),
        ((28,), "step 3, today", "run-break"),
        ((29,), "step 1, today", "run-long-break"),
    ),
    edges=(
        Edge(number="gap.repeat_days", column="days since the last run"),
        Edge(number="gap.easier_days", column="days since the last run"),
    ),
)

CHAPTER = Chapter(
    title="Stairs, deeper squats, running and jumping",
    words=(
        "The article leaves these for when pain is down and strength is up. The items are usual in the literature, the "
        "limits are ours. Each gate needs the one before it and all of its own conditions; a condition that is not "
        "known is not met. Every pain in what is tried counts as pain of the day: from {pain.lock_min} the plan locks, "
        "from {flare.peak_min} it is a flare-up."
    ),
    rules=(
        SQUATS_FOR_STAIRS,
        STEP_DOWN,
        MANY_SQUATS,
        LAST_OF_THREE,
        ON_STAIRS,
        RUN_STAIRS,
        WALK,
        ONE_LEG,
        SIDES,
        SCORE,
        RUNS_ALREADY,
        WEEKS,
        HOPS,
        CLINICIAN,
        SWELLING,
        VALID,
        CLOSED,
        STEPS,
        ONWARD,
        SORE_RUN,
        REST,
        BREAK,
    ),
)
