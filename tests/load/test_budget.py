import pytest

from kneewise.load import Amount, Limit, Rule, Rules, first_over

BY_SHARE = Rule(floor=10.0, ceiling=100.0, rise_share=0.25)
BY_STEP = Rule(floor=1.0, ceiling=3.0, rise=0.5)


@pytest.mark.parametrize(
    ("tolerated", "budget"),
    [(0.0, 10.0), (7.9, 10.0), (8.0, 10.0), (8.1, 10.125), (40.0, 50.0), (79.9, 99.875), (80.0, 100.0), (80.1, 100.0)],
)
def test_a_budget_grows_by_a_share_between_its_floor_and_its_ceiling(tolerated: float, budget: float) -> None:
    assert BY_SHARE.budget(tolerated) == pytest.approx(budget)


@pytest.mark.parametrize(
    ("tolerated", "budget"), [(0.0, 1.0), (0.5, 1.0), (0.6, 1.1), (2.5, 3.0), (2.6, 3.0), (9.0, 3.0)]
)
def test_or_by_a_step_in_its_own_unit(tolerated: float, budget: float) -> None:
    assert BY_STEP.budget(tolerated) == pytest.approx(budget)


def test_each_limit_has_a_rule_of_its_own() -> None:
    rules = Rules(peak=BY_STEP, session=BY_SHARE, week=Rule(floor=300.0, ceiling=900.0))
    tolerated = Amount(peak_bw=2.0, session_bw_s=40.0, week_bw_s=400.0)
    assert rules.budget(tolerated) == Amount(peak_bw=2.5, session_bw_s=50.0, week_bw_s=400.0)
    assert rules.budget(Amount()) == Amount(peak_bw=1.0, session_bw_s=10.0, week_bw_s=300.0)


BUDGET = Amount(peak_bw=1.0, session_bw_s=50.0, week_bw_s=300.0)


@pytest.mark.parametrize(
    ("asked", "limit"),
    [
        (Amount(), None),
        (BUDGET, None),
        (Amount(peak_bw=0.999, session_bw_s=49.9, week_bw_s=299.9), None),
        (Amount(peak_bw=1.001), Limit.PEAK),
        (Amount(session_bw_s=50.1), Limit.SESSION),
        (Amount(week_bw_s=300.1), Limit.WEEK),
        (Amount(peak_bw=1.1, week_bw_s=301.0), Limit.PEAK),
        (Amount(session_bw_s=51.0, week_bw_s=301.0), Limit.SESSION),
    ],
)
def test_the_first_limit_that_is_passed_is_named_and_a_budget_just_used_up_is_not_passed(
    asked: Amount, limit: Limit | None
) -> None:
    assert first_over(asked, BUDGET) is limit


def test_a_sum_of_fractions_does_not_pass_a_limit_by_its_rounding() -> None:
    assert sum([0.1] * 3) > 0.3
    assert first_over(Amount(peak_bw=sum([0.1] * 3)), Amount(peak_bw=0.3)) is None
