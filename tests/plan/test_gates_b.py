"""The gates beyond the squat: each condition at its limit and beyond, what closes them again, and who may open them."""

from dataclasses import replace

import pytest

from kneewise.body import Side
from kneewise.plan import PerKnee, Phase
from kneewise.plan.activity.criteria import squats_done
from kneewise.plan.activity.gates import gates_b, goes_by_pain, speaks_against, with_earned
from kneewise.plan.activity.permission import permissions
from kneewise.plan.activity.tried import Hop, Ran, Running, Squats, Tried
from kneewise.plan.changes import Changes
from kneewise.plan.facts.course import GateName
from kneewise.plan.facts.exercise import Legs
from kneewise.plan.ladder import Level
from kneewise.plan.memory import COUNT_CAP, WINDOW_DAYS
from kneewise.plan.outcome.scores import Outcomes, Scores
from kneewise.plan.standing import (
    Flare,
    FormSeen,
    Lock,
    Outcome,
    Setback,
    SetResult,
    Standing,
    Track,
    Visit,
)
from kneewise.plan.standing import Tests as TwoTests
from plan.back_to_sport import CALM, FIT, NONE, OURS, RUNS, fit, gate, missing, opened

STAIRS, DEEPER, RUNNING, JUMPING = GateName.STAIRS, GateName.DEEPER_SQUAT, GateName.RUNNING, GateName.JUMPING
ALL = {"stairs", "deeper-squat", "running", "jumping"}
BY_PAIN = replace(OURS, gate_b=replace(OURS.gate_b, run_rule="symptom_limited"))
LONG_AGO = Ran(age_days=15, pain=0, as_planned=True)
LEG = FIT.activities.single_leg
assert LEG is not None


def test_with_every_condition_met_all_are_open() -> None:
    assert opened(FIT) == ALL
    assert all(not each.unmet for each in gates_b(FIT, protocol=OURS))


def test_at_the_start_all_are_closed() -> None:
    assert opened(Standing()) == set()
    assert missing(JUMPING, Standing()) == {"before", "weeks-of-running", "clinician", "hop", "swelling"}


def test_every_condition_says_where_it_comes_from_and_what_was_seen() -> None:
    for standing in (FIT, Standing()):
        for each in gates_b(standing, protocol=OURS):
            for criterion in each.criteria:
                assert criterion.source, criterion.name
                assert criterion.says.endswith("."), criterion.name
                assert criterion.saw, criterion.name


@pytest.mark.parametrize(
    ("to", "name", "standing"),
    [
        (STAIRS, "before", replace(FIT, phase=Phase.OPEN_CHAIN)),
        (STAIRS, "before", replace(FIT, changes=Changes(paused=frozenset({"semi-squat"})))),
        (STAIRS, "semi-squat", fit(squats=Squats())),
        (STAIRS, "step-down", replace(FIT, tests=TwoTests(age_days=0, sit_to_stand_pain=0, step_down_pain=3))),
        (STAIRS, "step-down", replace(FIT, tests=TwoTests(age_days=15, sit_to_stand_pain=0, step_down_pain=0))),
        (STAIRS, "step-down", replace(FIT, tests=None)),
        (DEEPER, "semi-squat", fit(squats=Squats(full=3, many=2))),
        (DEEPER, "stairs", fit(stairs=Tried(age_days=1, pain=2, settled=True))),
        (DEEPER, "stairs", fit(stairs=Tried(age_days=1, pain=0, settled=False))),
        (DEEPER, "stairs", fit(stairs=Tried(age_days=1, pain=0))),
        (DEEPER, "stairs", fit(stairs=Tried(age_days=15, pain=0, settled=True))),
        (DEEPER, "stairs", fit(stairs=None)),
        (RUNNING, "stairs", fit(stairs=Tried(age_days=1, pain=1, settled=True))),
        (RUNNING, "walk", fit(walk=Tried(age_days=1, pain=3, minutes=30, settled=True))),
        (RUNNING, "walk", fit(walk=Tried(age_days=1, pain=0, minutes=29, settled=True))),
        (RUNNING, "walk", fit(walk=Tried(age_days=1, pain=0, minutes=30))),
        (RUNNING, "walk", fit(walk=None)),
        (RUNNING, "single-leg", fit(single_leg=replace(LEG, reps=PerKnee(left=14, right=15)))),
        (RUNNING, "single-leg", fit(single_leg=replace(LEG, pain=PerKnee(left=0, right=3)))),
        (RUNNING, "single-leg", fit(single_leg=replace(LEG, pain=PerKnee(left=0)))),
        (RUNNING, "single-leg", fit(single_leg=replace(LEG, control=False))),
        (RUNNING, "single-leg", fit(single_leg=replace(LEG, control=None))),
        (RUNNING, "single-leg", fit(single_leg=replace(LEG, age_days=15))),
        (RUNNING, "single-leg-sides", fit(single_leg=replace(LEG, reps=PerKnee(left=15, right=19)))),
        (RUNNING, "single-leg-sides", fit(single_leg=replace(LEG, reps=PerKnee(left=15)))),
        (RUNNING, "single-leg-sides", fit(single_leg=replace(LEG, reps=NONE))),
        (RUNNING, "akps", replace(FIT, outcomes=Outcomes(first=Scores(akps=70), last=Scores(akps=79)))),
        (RUNNING, "akps", replace(FIT, outcomes=Outcomes(last=Scores(akps=79)))),
        (RUNNING, "akps", replace(FIT, outcomes=Outcomes())),
        (JUMPING, "weeks-of-running", fit(running=Running(since_days=27, last=Ran(pain=0, as_planned=True)))),
        (
            JUMPING,
            "weeks-of-running",
            fit(running=Running(since_days=60, last=LONG_AGO)),
        ),
        (JUMPING, "weeks-of-running", fit(running=Running(last=Ran(pain=6, as_planned=True)))),
        (JUMPING, "weeks-of-running", fit(running=Running())),
        (JUMPING, "hop", fit(hop=Hop(distance_cm=PerKnee(left=100, right=89), pain=0))),
        (JUMPING, "hop", fit(hop=Hop(distance_cm=PerKnee(left=100, right=100), pain=3))),
        (JUMPING, "hop", fit(hop=Hop(distance_cm=PerKnee(left=100), pain=0))),
        (JUMPING, "hop", fit(hop=Hop(age_days=15, distance_cm=PerKnee(left=100, right=100), pain=0))),
        (JUMPING, "hop", fit(hop=None)),
        (JUMPING, "clinician", replace(FIT, changes=Changes())),
    ],
)
def test_each_condition_closes_its_gate_and_all_that_come_after(to: GateName, name: str, standing: Standing) -> None:
    order = list(GateName)
    assert name in missing(to, standing)
    assert opened(standing) == {each.value for each in order[1 : order.index(to)]}


@pytest.mark.parametrize(
    "standing",
    [
        fit(stairs=Tried(age_days=14, pain=0, settled=True)),
        fit(single_leg=replace(LEG, reps=PerKnee(left=15, right=18))),
        fit(single_leg=replace(LEG, age_days=14)),
        fit(hop=Hop(age_days=14, distance_cm=PerKnee(left=90, right=100), pain=2)),
        replace(FIT, outcomes=Outcomes(first=Scores(akps=40), last=Scores(akps=50))),
        replace(FIT, outcomes=Outcomes(last=Scores(akps=80))),
        replace(FIT, tests=TwoTests(age_days=14, sit_to_stand_pain=9, step_down_pain=2)),
        fit(running=Running(since_days=28, last=Ran(age_days=14, pain=5, as_planned=False))),
    ],
)
def test_at_its_limit_each_condition_is_met(standing: Standing) -> None:
    assert opened(standing) == ALL


def with_swelling(level: int | None, *, days_ago: int = 0) -> Standing:
    swollen = replace(CALM, swelling=PerKnee(left=level, right=level))
    return replace(FIT, days=tuple(swollen if day == days_ago else CALM for day in range(WINDOW_DAYS)))


def with_flare(age_days: int) -> Standing:
    return replace(FIT, flares=(Flare(age_days=age_days, knees=(Side.LEFT,), pending=False),))


@pytest.mark.parametrize(
    ("standing", "is_closed"),
    [
        (with_swelling(1), True),
        (with_swelling(1, days_ago=6), True),
        (with_swelling(1, days_ago=7), False),
        (with_swelling(None), False),
        (with_flare(0), True),
        (with_flare(6), True),
        (with_flare(7), False),
        (replace(FIT, locks=(Lock(code="U3"),)), True),
        (replace(FIT, screened=False), True),
    ],
)
@pytest.mark.parametrize("how", ["by itself", "earned", "by a clinician"])
def test_what_speaks_against_a_gate_closes_it_for_all(standing: Standing, how: str, *, is_closed: bool) -> None:
    if how == "earned":
        standing = replace(standing, activities=replace(standing.activities, earned=frozenset(GateName)))
    if how == "by a clinician":
        standing = replace(standing, changes=Changes(opened=frozenset(GateName)))
    assert speaks_against(standing, protocol=OURS) is is_closed
    assert opened(standing) == (set() if is_closed else ALL)


def test_swelling_that_nobody_answered_opens_nothing_and_closes_nothing() -> None:
    unknown = replace(FIT, days=(replace(CALM, swelling=PerKnee()),) * WINDOW_DAYS)
    assert opened(unknown) == set()
    assert opened(replace(unknown, activities=replace(FIT.activities, earned=frozenset(GateName)))) == ALL


def test_a_gate_that_was_passed_stays_passed_when_its_tests_are_old() -> None:
    passed = with_earned(FIT, protocol=OURS)
    assert passed.activities.earned == frozenset({STAIRS, DEEPER, RUNNING, JUMPING})
    old = replace(passed.activities, stairs=None, walk=None, single_leg=None, hop=None)
    assert opened(replace(passed, tests=None, activities=old)) == ALL
    assert with_earned(replace(passed, tests=None, activities=old), protocol=OURS).activities.earned == RUNS | {JUMPING}


def test_jumping_needs_the_weeks_of_running_as_long_as_it_is_open() -> None:
    passed = with_earned(FIT, protocol=OURS)
    stopped = replace(passed, activities=replace(passed.activities, running=Running(last=Ran(pain=6, as_planned=True))))
    assert opened(stopped) == ALL - {"jumping"}


def test_nothing_is_earned_before_the_squat_or_by_a_clinician() -> None:
    assert with_earned(Standing(), protocol=OURS) == Standing()
    by_hand = replace(Standing(screened=True), changes=Changes(opened=frozenset({RUNNING})))
    assert opened(by_hand) == {"running"}
    assert with_earned(by_hand, protocol=OURS).activities.earned == frozenset()


def test_a_clinician_opens_a_gate_and_with_it_the_way_to_the_next() -> None:
    by_hand = replace(fit(squats=Squats()), changes=Changes(opened=frozenset({STAIRS, DEEPER})))
    assert opened(by_hand) == {"stairs", "deeper-squat", "running"}


def test_a_clinician_who_holds_everything_opens_nothing_new_and_closes_nothing() -> None:
    held = replace(FIT, changes=Changes(hold=True, opened=frozenset({JUMPING})))
    assert opened(held) == set()
    assert missing(STAIRS, held) == {"clinician-holds"}
    assert opened(replace(held, activities=replace(FIT.activities, earned=frozenset(GateName)))) == ALL


def test_while_pain_grows_from_week_to_week_nothing_new_opens_and_nothing_closes() -> None:
    days = tuple(replace(CALM, worst=2 - day // 7) for day in range(WINDOW_DAYS))
    assert opened(replace(FIT, days=days)) == set()
    assert missing(STAIRS, replace(FIT, days=days)) == {"weekly-guard"}
    assert opened(replace(with_earned(FIT, protocol=OURS), days=days)) == ALL


def test_a_squat_that_rests_closes_what_comes_after_it() -> None:
    setbacks = (Setback(age_days=2, stopped=False), Setback(age_days=4, stopped=False))
    track = Track(exercise="semi-squat", legs=Legs.BOTH, begun=True, setbacks=setbacks)
    passed = with_earned(FIT, protocol=OURS)
    assert opened(replace(passed, tracks=(track,))) == set()


@pytest.mark.parametrize(("days", "is_open"), [(28, True), (29, False), (56, False)])
def test_weeks_without_the_squat_close_what_comes_after_it_before_the_next_session(days: int, *, is_open: bool) -> None:
    track = Track(exercise="semi-squat", legs=Legs.BOTH, begun=True, idle_days=days)
    passed = with_earned(FIT, protocol=OURS)
    assert opened(replace(passed, tracks=(track,))) == (ALL if is_open else set())


def test_the_squat_counts_from_gate_a_also_before_its_first_session() -> None:
    by_hand = replace(FIT, phase=Phase.OPEN_CHAIN, changes=Changes(opened=frozenset({GateName.CLOSED_CHAIN})))
    assert "before" not in missing(STAIRS, by_hand)


SETS = tuple(SetResult(number=number, reached=True, form=FormSeen.CLEAN) for number in (1, 2, 3))
GOOD = Outcome(wanted=3, sets=SETS, worked=True, peak=0, effort=5)
WELL = Visit(age_days=1, before=NONE, hour=NONE, morning=NONE, baseline_halves=NONE, answered_age_days=1)
MOST, BAND = Level(stage=2, target=2), Level(stage=3, target=0)


def squatted(outcome: Outcome | None, level: Level = MOST, visit: Visit | None = WELL) -> Squats:
    """The count after a session of the squat, one good one with as many repetitions before it."""
    track = Track(exercise="semi-squat", legs=Legs.BOTH, level=level, begun=True, outcome=outcome)
    standing = replace(fit(squats=Squats(full=1, many=1)), tracks=(track,), visit=visit)
    return squats_done(standing, protocol=OURS)


@pytest.mark.parametrize(
    ("outcome", "level", "counted"),
    [
        (GOOD, MOST, Squats(full=2, many=2)),
        (GOOD, Level(stage=2, target=1), Squats(full=2)),
        (GOOD, Level(stage=1, target=2), Squats()),
        (replace(GOOD, peak=1), MOST, Squats()),
        (replace(GOOD, peak=None), MOST, Squats()),
        (replace(GOOD, sets=SETS[:2]), MOST, Squats()),
        (replace(GOOD, worked=False), MOST, Squats()),
        (replace(GOOD, wanted=2), MOST, Squats()),
        (replace(GOOD, wanted=2, of_light_week=True), MOST, Squats(full=1, many=1)),
        (replace(GOOD, wanted=2, of_light_week=True, peak=1), MOST, Squats()),
        (None, MOST, Squats(full=1, many=1)),
    ],
)
def test_sessions_of_the_squat_count_at_full_depth_without_pain(
    outcome: Outcome | None, level: Level, counted: Squats
) -> None:
    assert squatted(outcome, level) == counted


def test_a_session_after_which_the_knee_did_not_settle_breaks_the_row() -> None:
    assert squatted(GOOD, visit=replace(WELL, morning=PerKnee(left=2, right=0))) == Squats()
    assert squatted(GOOD, visit=None) == Squats(full=1, many=1)


@pytest.mark.parametrize(
    "visit", [replace(WELL, hour=PerKnee(left=0)), replace(WELL, morning=PerKnee()), replace(WELL, alarmed=True)]
)
def test_a_session_after_which_nobody_knows_how_the_knee_was_is_neither_counted_nor_lost(visit: Visit) -> None:
    assert squatted(GOOD, visit=visit) == Squats(full=1, many=1)


def test_squats_that_nobody_asked_for_do_not_count() -> None:
    assert squatted(replace(GOOD, asked=False)) == Squats(full=1, many=1)


def test_the_count_ends_at_a_cap() -> None:
    track = Track(exercise="semi-squat", legs=Legs.BOTH, level=MOST, begun=True, outcome=GOOD)
    standing = replace(fit(squats=Squats(full=COUNT_CAP, many=COUNT_CAP)), tracks=(track,), visit=WELL)
    assert squats_done(standing, protocol=OURS) == Squats(full=COUNT_CAP, many=COUNT_CAP)


def test_who_runs_already_goes_on_within_pain_where_the_rule_says_so() -> None:
    runner = replace(
        Standing(screened=True), activities=fit(running=Running(last=Ran(pain=2, as_planned=False))).activities
    )
    runner = replace(runner, activities=replace(runner.activities, stairs=None))
    assert opened(runner) == set()
    assert opened(runner, BY_PAIN) == {"running"}
    assert gate(RUNNING, runner, BY_PAIN).criteria[0].name == "runs-already"
    assert goes_by_pain(runner, protocol=BY_PAIN)


@pytest.mark.parametrize(("days", "goes_on"), [(28, True), (29, False)])
def test_runs_already_means_lately(days: int, *, goes_on: bool) -> None:
    runner = fit(running=Running(last=Ran(age_days=days, pain=0, as_planned=False)))
    assert goes_by_pain(runner, protocol=BY_PAIN) is goes_on


@pytest.mark.parametrize("standing", [with_flare(6), with_swelling(1), replace(FIT, locks=(Lock(code="pain"),))])
def test_who_runs_already_stops_while_something_speaks_against_it(standing: Standing) -> None:
    assert "running" not in opened(standing, BY_PAIN)


def test_who_came_to_running_by_the_gate_stays_on_the_ladder() -> None:
    on_the_ladder = replace(FIT, activities=replace(FIT.activities, earned=RUNS))
    assert not goes_by_pain(on_the_ladder, protocol=BY_PAIN)
    assert not goes_by_pain(replace(FIT, changes=Changes(opened=frozenset({RUNNING}))), protocol=BY_PAIN)
    assert not goes_by_pain(fit(running=Running()), protocol=BY_PAIN)
    assert RUNNING not in with_earned(FIT, protocol=BY_PAIN).activities.earned, "who runs by pain earns no ladder"


def words(standing: Standing, title: str) -> tuple[bool, str, str]:
    protocol = BY_PAIN if title == "Running" else OURS
    found = permissions(standing, gates_b(standing, protocol=protocol), protocol=protocol)
    one = next(each for each in found if each.title == title)
    return one.open, one.says, one.until


def test_what_is_open_says_how_and_what_is_not_says_why_and_until_when() -> None:
    is_open, says, until = words(FIT, "Lunges")
    assert (is_open, says, until) == (
        True,
        "Begin with short steps and a small bend, next to something to hold on to.",
        "",
    )
    is_open, says, until = words(Standing(), "Stairs as training")
    assert not is_open
    assert "Everyday stairs are fine" in says
    assert until.startswith("until the semi squat")


def test_who_runs_already_is_told_the_limits() -> None:
    is_open, says, _ = words(FIT, "Running")
    assert is_open
    assert "a pain of 2 of 10 or less" in says
    assert "without hills" in says
    assert words(with_flare(2), "Running")[1:] == (
        "Your knee has flared up. Flare-ups are common and do not mean harm.",
        "until 7 days after the flare-up",
    )


@pytest.mark.parametrize(
    ("standing", "says", "until"),
    [
        (with_flare(3), "Your knee has flared up", "until 7 days after the flare-up"),
        (with_swelling(1), "A knee was swollen lately.", "until 7 days without swelling"),
        (replace(FIT, locks=(Lock(code="U3"),)), "Somebody should look", "until your doctor or physiotherapist"),
        (replace(FIT, screened=False), "First there are some safety questions.", "until you have answered them"),
    ],
)
def test_a_gate_that_has_closed_again_says_why(standing: Standing, says: str, until: str) -> None:
    passed = replace(standing, activities=replace(FIT.activities, earned=frozenset(GateName)))
    is_open, why, when = words(passed, "Deep squats")
    assert not is_open
    assert why.startswith(says)
    assert when.startswith(until)


def test_permissions_as_json() -> None:
    found = permissions(FIT, gates_b(FIT, protocol=OURS), protocol=OURS)
    assert set(found[0].to_json()) == {"activity", "gate", "how", "source"}
    found = permissions(Standing(), gates_b(Standing(), protocol=OURS), protocol=OURS)
    assert set(found[0].to_json()) == {"activity", "gate", "why", "until", "source"}
    assert [each.gate.value for each in found] == ["stairs", "deeper-squat", "deeper-squat", "running", "jumping"]


@pytest.mark.parametrize(
    ("ran", "is_open"),
    [
        (Ran(pain=2, as_planned=False), True),
        (Ran(pain=3, as_planned=False), False),
        (Ran(pain=3, as_planned=False, age_days=2), False),
        (Ran(pain=3, as_planned=False, age_days=3), True),
        (Ran(pain=0, as_planned=False, age_days=1, settled=False), False),
        (Ran(pain=0, as_planned=False, age_days=1, settled=True), True),
    ],
)
def test_who_runs_already_rests_after_a_run_that_was_too_much(ran: Ran, *, is_open: bool) -> None:
    runner = fit(running=Running(last=ran))
    assert gate(RUNNING, runner, BY_PAIN).passed is is_open
    open_now, says, until = words(runner, "Running")
    assert open_now is is_open
    if not is_open:
        assert (says, until) == ("Your last run was a little much for the knee.", "until 3 days after it")
