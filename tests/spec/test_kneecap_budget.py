"""The kneecap's budget: a step harder waits until the kneecap has borne enough without protest.

Amounts are of each kneecap: peak force in body weights (BW), impulse in body weight seconds (BW s).
"""

from dataclasses import replace

import pytest

from kneewise.body import Side
from kneewise.plan import Change, KneeBudget, Protocol, Session
from spec.story import PROTOCOL, Story, Told, both

SKIPPED = Told(skipped=True)
OPEN_CHAIN = ("side-lying-leg-raise", "clamshell", "hip-extension")
HARDLY_ANYTHING = {(exercise, legs): SKIPPED for exercise in OPEN_CHAIN for legs in ("left", "right")}


def with_budget(**numbers: float) -> Protocol:
    """The protocol with other numbers in its budget."""
    return replace(PROTOCOL, budget=replace(PROTOCOL.budget, **numbers))


def calm(sessions: int, **person: float | None) -> tuple[Story, int]:
    """So many sessions without pain, with the tests for the squat, and the day on which the next one is due."""
    story, day = Story().ready(**person), 0
    for _ in range(sessions):
        if "functional-test" in story.session(day).needs:
            story.tests(day)
        day = story.train_when_due(1, first=day)
    return story, day


def of_left(session: Session) -> KneeBudget:
    return next(each for each in session.kneecaps if each.knee is Side.LEFT)


def over(session: Session) -> dict[str, dict[str, object]]:
    """What the budget refused, by exercise, with what the rule saw."""
    return {
        item.exercise.name: reason.saw
        for item in session.items
        for reason in item.reasons
        if reason.rule == "budget" and item.change is Change.HOLD
    }


def test_the_first_session_stays_under_the_floor_for_everybody() -> None:
    knee = of_left(Story().ready().session(0))
    assert knee.tolerated.session_bw_s == 0
    assert 80 < knee.asked.session_bw_s < knee.budget.session_bw_s == PROTOCOL.budget.session_floor_bw_s


def test_a_calm_session_is_what_the_next_one_is_measured_by() -> None:
    story = Story().ready().train(0)
    first, second = of_left(story.session(0)), of_left(story.session(2))
    assert second.tolerated.session_bw_s == pytest.approx(first.asked.session_bw_s)
    assert second.budget.session_bw_s == pytest.approx(max(150.0, 1.25 * first.asked.session_bw_s))


@pytest.mark.parametrize(
    ("after", "why"),
    [
        ({"morning": None}, "the next morning was not answered"),
        ({"hour": None}, "the hour after was not answered"),
        ({"morning": 3}, "the knee was worse next morning"),
        ({"hour": 3}, "the knee was worse an hour later"),
        ({"every": Told(peak=None)}, "nobody said how much it hurt"),
        ({"every": Told(peak=1)}, "the kneecap hurt a little"),
        ({"every": Told(peak=4)}, "the kneecap hurt"),
        ({"every": Told(clean=5)}, "the form was poor, so it was another exercise that was tolerated"),
        ({"every": Told(elsewhere=3)}, "it hurt elsewhere"),
    ],
)
def test_a_session_that_hurt_or_that_nobody_spoke_of_counts_for_nothing(after: dict[str, object], why: str) -> None:
    story = Story().ready().train(0, **after)  # type: ignore[arg-type]
    assert of_left(story.session(3)).tolerated.session_bw_s == 0, why


def test_sets_that_were_not_finished_do_not_count_as_tolerated() -> None:
    whole = of_left(Story().ready().train(0).session(2)).tolerated.session_bw_s
    short = of_left(Story().ready().train(0, every=Told(reps_short=1)).session(2)).tolerated.session_bw_s
    assert short == pytest.approx(whole * 2 / 3)


def test_what_one_leg_bore_says_nothing_of_the_other() -> None:
    story = Story().ready().train(0, morning=None)
    assert of_left(story.session(3)).tolerated.session_bw_s == 0
    hurt = {("straight-leg-raise", "left"): Told(peak=4)}
    left, right = Story().ready().train(0, told=hurt).session(3).kneecaps
    assert left.tolerated.session_bw_s < right.tolerated.session_bw_s


def test_a_step_over_the_budget_of_a_session_waits_and_says_so() -> None:
    story = Story(protocol=with_budget(session_floor_bw_s=96.0, session_rise_share=0.0)).ready().train(0).train(2)
    session = story.session(4)
    saw = over(session)["straight-leg-raise"]
    assert story.item(4, "straight-leg-raise", "left").reps == 10
    assert saw["tolerated_bw_s"] < saw["asked_bw_s"]
    assert saw["asked_bw_s"] > saw["budget_bw_s"]
    says = story.item(4, "straight-leg-raise", "left").reasons[0].says
    assert "more work in one session than it is ready for" in says


def test_the_limit_itself_is_still_free() -> None:
    free = Story().ready().train(0).train(2).session(4)
    asked = of_left(free).asked.session_bw_s
    for floor, refused in ((asked, False), (asked * 0.999, True), (asked * 1.001, False)):
        protocol = with_budget(session_floor_bw_s=floor, session_rise_share=0.0)
        session = Story(protocol=protocol).ready().train(0).train(2).session(4)
        assert bool(over(session)) is refused


def test_a_step_over_the_budget_of_a_week_waits_and_says_so() -> None:
    protocol = with_budget(week_floor_bw_s=270.0, week_rise_share=0.0)
    story = Story(protocol=protocol).ready().train(0).train(2)
    session = story.session(4)
    assert over(session)
    assert "in one week" in next(r.says for i in session.items for r in i.reasons if r.rule == "budget")


def test_a_step_over_the_peak_waits_and_says_so() -> None:
    protocol = with_budget(peak_rise_bw=0.01, peak_ceiling_bw=1.5)
    story = Story(protocol=protocol).ready()
    day = story.train_when_due(8)
    saws = []
    for _ in range(12):
        saws += over(story.session(day)).values()
        day = story.train_when_due(1, first=day)
    peaks = [saw for saw in saws if "asked_bw" in saw]
    assert peaks
    assert all(saw["asked_bw"] > saw["budget_bw"] for saw in peaks)


def test_no_step_goes_over_the_ceiling_however_calm_the_knee() -> None:
    story = Story(protocol=with_budget(session_floor_bw_s=100.0, session_ceiling_bw_s=120.0)).ready()
    day = 0
    for _ in range(25):
        assert of_left(story.session(day)).asked.session_bw_s <= 120.0
        day = story.train_when_due(1, first=day)
    assert over(story.session(day)) or over(story.session(story.train_when_due(1, first=day)))


def test_what_was_refused_lets_another_exercise_go_first_next_time() -> None:
    """The three that ask more are refused in turn, until the hip extension, which asks least, has its turn."""
    story = Story(protocol=with_budget(session_floor_bw_s=96.0, session_rise_share=0.0)).ready()
    day, harder, refused = 0, set(), set()
    for _ in range(8):
        session = story.session(day)
        harder |= {item.exercise.name for item in session.items if item.change is Change.PROGRESS}
        refused |= set(over(session))
        day = story.train_when_due(1, first=day)
    assert {"straight-leg-raise", "side-lying-leg-raise", "clamshell"} <= refused
    assert harder == {"hip-extension"}


def test_who_was_refused_longest_ago_is_tried_first() -> None:
    story = Story(protocol=with_budget(session_floor_bw_s=96.0, session_rise_share=0.0)).ready().train(0).train(2)
    day, refused = 4, []
    for _ in range(5):
        refused += over(story.session(day))
        day = story.train_when_due(1, first=day)
    assert list(dict.fromkeys(refused)) == ["straight-leg-raise", "side-lying-leg-raise", "clamshell"]
    assert refused[-2:] == ["straight-leg-raise", "side-lying-leg-raise"]


def test_the_next_in_turn_does_not_profit_from_a_smaller_budget() -> None:
    story = Story(protocol=with_budget(session_floor_bw_s=96.0, session_rise_share=0.0)).ready().train(0).train(2)
    session = story.session(4)
    waiting = [item for item in session.items if "after-budget" in {reason.rule for reason in item.reasons}]
    assert set(over(session)) == {"straight-leg-raise"}
    assert {item.exercise.name for item in waiting} == {"side-lying-leg-raise"}


def test_two_weeks_without_a_session_leave_the_floor() -> None:
    story = Story().ready()
    day = story.train_when_due(20)
    story.screen_if_stale(day + 16)
    knee = of_left(story.session(day + 16))
    assert knee.tolerated.session_bw_s == 0
    assert knee.budget.session_bw_s == PROTOCOL.budget.session_floor_bw_s


def test_who_left_most_of_it_out_for_two_weeks_gets_the_rest_back_slowly() -> None:
    story, day = calm(24)
    assert of_left(story.session(day)).tolerated.session_bw_s > PROTOCOL.budget.session_floor_bw_s
    refused: dict[str, dict[str, object]] = {}
    for _ in range(7):
        story.screen_if_stale(day)
        refused = over(story.session(day)) or refused
        story.train(day, told=HARDLY_ANYTHING)
        day = story.due_day(day + 1)
    assert of_left(story.session(day)).tolerated.session_bw_s < PROTOCOL.budget.session_floor_bw_s
    assert refused


@pytest.mark.parametrize(("mass", "height"), [(75.0, 1.75), (50.0, 1.50), (110.0, 1.95), (None, None)])
def test_a_knee_that_never_hurts_is_not_kept_from_the_squat_to_45_degrees(
    mass: float | None, height: float | None
) -> None:
    story, day = calm(30, body_mass_kg=mass, height_m=height)
    assert story.item(day, "semi-squat", "both").load.range_deg == 45


def test_each_item_says_what_the_kneecap_bears() -> None:
    item = Story().ready().item(0, "straight-leg-raise", "left")
    said = item.to_json()["kneecap"]
    assert isinstance(said, dict)
    assert said["says"] == "about 0.2 times your body weight, less than walking"
    assert said["basis"] == "statics"


def test_a_locked_plan_asks_nothing_of_the_kneecap() -> None:
    story = Story().ready().train(0, morning=both(9))
    assert story.session(2).kneecaps == ()
