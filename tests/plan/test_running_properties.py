"""What must hold of running in every story, told at random: one step at a time, never more for more pain."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from kneewise.plan import MorningChecked, PerKnee
from kneewise.plan.activity.running import RunStep, run_step, with_activity
from kneewise.plan.facts.course import ActivityDone, ActivityKind, GateName
from kneewise.plan.memory import AGE_CAP_DAYS
from kneewise.plan.morning import with_morning
from kneewise.plan.standing import Standing, later, on_today
from plan.back_to_sport import FIT, OURS, RUNS, gate

STAMP = {"id": str(UUID(int=1)), "at": datetime(2026, 1, 5, 16, tzinfo=UTC), "zone": "UTC"}
RUNNER = replace(FIT, activities=replace(FIT.activities, earned=RUNS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run, the morning after it, and the days until the next."""

    pain: int
    as_planned: bool | None
    morning: PerKnee | None
    swelling: int | None
    days: int


KNEE = st.sampled_from([0, 0, 0, 1, 2, 4, None])
RUN = st.builds(
    Run,
    pain=st.sampled_from([0, 0, 0, 1, 2, 3, 5, 6]),
    as_planned=st.sampled_from([True, True, True, False, None]),
    morning=st.none() | st.builds(PerKnee, left=KNEE, right=KNEE),
    swelling=st.sampled_from([0, 0, 0, 0, 1, None]),
    days=st.sampled_from([1, 2, 2, 2, 3, 9, 15, 29]),
)


def after(standing: Standing, run: Run) -> Standing:
    """The standing on the day of the next run."""
    fact = ActivityDone(**STAMP, activity=ActivityKind.RUN, peak_pain=run.pain, as_planned=run.as_planned)  # type: ignore[arg-type]
    standing = on_today(standing, replace(standing.today, worst=run.pain))
    standing = later(with_activity(standing, fact, protocol=OURS), 1)
    if run.morning is not None:
        swelling = PerKnee(left=run.swelling, right=run.swelling)
        asked = MorningChecked(**STAMP, pain=run.morning, swelling=swelling, giving_way=False)  # type: ignore[arg-type]
        standing = with_morning(standing, asked, protocol=OURS)
    return later(standing, run.days - 1)


def step(standing: Standing) -> RunStep | None:
    return run_step(standing, gate(GateName.RUNNING, standing), protocol=OURS)


@settings(deadline=None, max_examples=60)
@given(st.lists(RUN, max_size=12))
def test_one_step_at_a_time_and_never_without_rest(runs: list[Run]) -> None:
    standing = RUNNER
    for run in runs:
        before = standing.activities.running.rung
        given_now = step(standing)
        assert given_now is None or given_now.rung - 1 <= before + 1
        standing = after(standing, run)
        found = step(standing)
        assert found is None or run.days > OURS.run.rest_days or not found.may_run
        assert standing.activities.running.since_days is None or standing.activities.running.since_days <= AGE_CAP_DAYS


@settings(deadline=None, max_examples=60)
@given(st.lists(RUN, max_size=8), RUN, st.integers(1, 7))
def test_more_pain_in_the_last_run_never_gives_more_running(runs: list[Run], last: Run, more: int) -> None:
    standing = RUNNER
    for run in runs:
        standing = after(standing, run)
    calm, sore = step(after(standing, last)), step(after(standing, replace(last, pain=min(7, last.pain + more))))
    assert sore is None or (calm is not None and sore.rung <= calm.rung and sore.may_run <= calm.may_run)


@settings(deadline=None, max_examples=60)
@given(st.lists(RUN, max_size=8), RUN)
def test_a_morning_that_was_not_answered_never_leads_a_step_on(runs: list[Run], last: Run) -> None:
    standing = RUNNER
    for run in runs:
        standing = after(standing, run)
    standing = after(standing, replace(last, morning=None))
    found = step(standing)
    assert found is None or found.rung - 1 <= standing.activities.running.rung
