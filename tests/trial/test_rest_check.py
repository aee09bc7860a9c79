"""What only lowers, and what a clinician opens or sets: ours holds, and rules broken on purpose are found.

No number of a protocol can break these promises, so a rule of the plan is broken in each test.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from types import SimpleNamespace

import pytest

from kneewise.plan import Protocol, default_protocol, light, progression, schedule
from kneewise.plan import verdict as plan_verdict
from kneewise.plan.facts.course import HealthChanged
from kneewise.plan.fold import _changed
from kneewise.trial import override_check, rest_check
from kneewise.trial.invariant import Broken, Invariant, Part
from kneewise.trial.override_check import check_overrides
from kneewise.trial.rest_check import Case, check_rest

OURS = default_protocol()


@pytest.fixture
def few_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """One case in three: a rule that is broken is found in many of them."""
    every = rest_check._cases

    def some(protocol: Protocol) -> Iterator[Case]:
        return islice(every(protocol), 0, 40, 3)

    monkeypatch.setattr(rest_check, "_cases", some)


@pytest.fixture
def no_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the walks under other numbers, which take most of the time."""
    monkeypatch.setattr(override_check, "_under_numbers", returns(()))


def only(part: Part) -> Broken:
    assert len(part.broken) == 1, part.broken
    return part.broken[0]


def test_our_rules_only_lower() -> None:
    part = check_rest(protocol=OURS)
    assert not part.broken
    assert part.states > 200
    assert part.transitions > 12 * part.states


def test_nothing_that_a_clinician_opens_or_sets_breaks_ours() -> None:
    part = check_overrides(protocol=OURS)
    assert not part.broken
    assert part.transitions > 200_000, "the ladder of the squat is walked under other numbers"


def fewer_and_more(standing: object, *, protocol: Protocol) -> int:
    sets = light.sets_of(standing, protocol=protocol)  # type: ignore[arg-type]
    return sets if sets == protocol.dose.sets else protocol.dose.sets + 1


def returns(value: object) -> Callable[..., object]:
    """A rule that always says the same."""

    def rule(*_given: object, **_named: object) -> object:
        return value

    return rule


DUE = schedule.Wait(days=-60, reason=schedule._reason("due", "", "schedule.sessions_per_week", OURS))


@pytest.mark.usefixtures("few_cases")
def test_more_sets_in_a_light_week_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progression, "sets_of", fewer_and_more)
    monkeypatch.setattr(rest_check, "_after_illness", returns(()))
    broken = only(check_rest(protocol=OURS))
    assert broken.invariant is Invariant.ONLY_LOWERS
    assert broken.wrong == "the straight leg raise has more sets than without"
    assert broken.story[1].endswith("day 36 of the block of training.")


@pytest.mark.usefixtures("few_cases")
@pytest.mark.parametrize(
    ("place", "says", "wrong", "told"),
    [
        ((progression, "is_light"), False, "gets harder", "day 36 of the block of training."),
        ((progression, "all_wait"), "", "gets harder", "day 36 of the block of training."),
        ((schedule, "_unwell"), DUE, "there is a session in spite of it", "not well."),
    ],
    ids=["light-week", "hold", "illness"],
)
def test_a_rule_that_does_not_lower_is_found(
    place: tuple[object, str],
    says: object,
    wrong: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(*place, returns(says))
    broken = only(check_rest(protocol=OURS))
    assert broken.wrong.endswith(wrong)
    assert told in broken.story[1]


@pytest.mark.usefixtures("few_cases")
def test_a_pause_that_nobody_heeds_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    heeded = progression.refusal

    def blind(exercise: object, standing: object, **named: object) -> object:
        return heeded(exercise, replace(standing, changes=replace(standing.changes, paused=frozenset())), **named)  # type: ignore[arg-type,type-var]

    monkeypatch.setattr(progression, "refusal", blind)
    broken = only(check_rest(protocol=OURS))
    assert broken.wrong == "the straight leg raise is given in its pause"
    assert "a clinician pauses the straight leg raise" in broken.story[1]


@pytest.mark.usefixtures("few_cases")
def test_a_session_that_comes_earlier_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def hurried(standing: object, **_: object) -> int:
        return 9 if standing.maintaining else 1  # type: ignore[attr-defined]

    monkeypatch.setattr(schedule, "sessions_a_week", hurried)
    broken = only(check_rest(protocol=OURS))
    assert broken.wrong == "the session comes earlier than without"
    assert "the strength is only kept" in broken.story[1]


@pytest.mark.usefixtures("few_cases")
def test_an_illness_that_raises_something_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def healed(folded: object, fact: object, *more: object) -> object:
        """Who was ill has no flare-up any more, as if rest had healed it."""
        after = _changed(folded, fact, *more)  # type: ignore[arg-type]
        if not isinstance(fact, HealthChanged) or fact.unwell:
            return after
        return replace(after, standing=replace(after.standing, flares=(), session_days=(9,)))

    monkeypatch.setattr("kneewise.plan.fold._changed", healed)
    broken = only(check_rest(protocol=OURS))
    assert [line.split(":")[1] for line in broken.story[1:]] == [" not well.", " well again."]


@pytest.mark.usefixtures("no_numbers")
def test_a_gate_that_stays_open_after_it_was_taken_back_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kneewise.plan.work.gate_a", returns(SimpleNamespace(unmet=())))
    broken = only(check_overrides(protocol=OURS))
    assert broken.invariant is Invariant.GATE
    assert broken.wrong == "the squat is given on after it was taken back"
    assert broken.story[-1] == "A clinician opens the squat."


@pytest.mark.usefixtures("no_numbers")
def test_an_opened_gate_that_lifts_the_squats_pause_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progression, "pause_days", returns(0))
    broken = only(check_overrides(protocol=OURS))
    assert broken.wrong == "the squat is given in spite of it"
    assert broken.story[1] == "The squat pauses after setbacks."


@pytest.mark.usefixtures("no_numbers")
def test_an_opened_gate_that_lifts_a_lock_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kneewise.plan.decide.triage", returns(None))
    broken = only(check_overrides(protocol=OURS))
    assert broken.invariant is Invariant.LOCK
    assert broken.wrong == "there is exercise in spite of a lock"


def test_a_number_that_a_clinician_sets_too_high_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Had the outer limit been 1, a clinician could not set 2."""
    monkeypatch.setattr("kneewise.trial.ladder_check.HARDER_PAIN_MAX", 1)
    monkeypatch.setattr(override_check, "SETTABLE", {"pain.progress_max": (2,), "schedule.sessions_per_week": ()})
    monkeypatch.setattr(override_check, "cases_around", returns(()))
    broken = only(check_overrides(protocol=OURS))
    assert broken.invariant is Invariant.HARDER_ONLY_WHEN_CALM
    assert broken.story[0] == "A clinician sets pain.progress_max to 2."
    assert broken.wrong == "it got harder after kneecap pain of 2"


def test_a_light_session_that_counts_as_a_full_one_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from trial.test_check import HARDER, SHORT, walk  # noqa: PLC0415

    def counted(track: object, visit: object, *, protocol: Protocol) -> plan_verdict.Judgement | None:
        judgement = plan_verdict.judge(track, visit, protocol=protocol)  # type: ignore[arg-type]
        if judgement is None or not judgement.is_light:
            return judgement
        return replace(judgement, verdict=plan_verdict.Verdict.PROGRESS, clean=True, lacks="")

    monkeypatch.setattr(progression, "judge", counted)
    monkeypatch.setattr("kneewise.trial.ladder_walk.judge", counted)
    broken = walk(SHORT)[HARDER]
    assert broken.wrong == "it got harder after a session with fewer sets"
    assert "A light week" in broken.story[-2]


def test_a_step_in_a_light_week_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from trial.test_check import HARDER, SHORT, walk  # noqa: PLC0415

    monkeypatch.setattr(progression, "is_light", returns(value=False))
    assert walk(SHORT)[HARDER].wrong == "it got harder in a light week"
