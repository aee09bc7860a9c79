"""The check of gate A bites: each condition, number and answer that the gate forgets is found; ours breaks none."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from itertools import chain, takewhile

import pytest

from kneewise.body import Side
from kneewise.plan import Protocol, default_protocol, gates, progression
from kneewise.plan.facts.exercise import PerKnee
from kneewise.plan.gap import Gap
from kneewise.plan.session import Criterion, Gate
from kneewise.plan.standing import FormSeen, Outcome, Standing, Track
from kneewise.trial import gate_check, override_check
from kneewise.trial.gate_cases import Case, cases, cases_around, standing_of
from kneewise.trial.gate_check import check_gate
from kneewise.trial.invariant import Broken, Invariant
from kneewise.trial.override_check import check_overrides

Found = Callable[..., dict[Invariant, Broken]]

OURS = default_protocol()
GATE, DEAD = Invariant.GATE, Invariant.NO_DEAD_END
CONDITIONS = tuple(each.name for each in gates.gate_a(Standing(), protocol=OURS).criteria)
LAXER = {
    "min_open_sessions": -1,
    "min_days": -1,
    "worst_pain_max": 1,
    "or_drop_points": -1,
    "or_drop_worst_max": 1,
    "swelling_max": 1,
    "clean_days": -1,
    "reps_min": -2,
    "rpe_max": 1,
    "slr_pain_max": 1,
    "slr_sessions": -1,
    "sit_to_stand_pain_max": 1,
    "step_down_pain_max": 1,
    "tests_valid_days": 1,
}
"""Each number that opens the gate, by how much it is laxer; the others are words or the squat's withdrawal."""


def one_thing(protocol: Protocol) -> Iterator[Case]:
    """Everything as the gate wants it, and each other way of one condition at a time: these come first."""
    every = cases(protocol)
    usual = next(every)
    others = takewhile(lambda case: len(set(case.ways) - set(usual.ways)) == 1, every)
    return chain((usual,), others)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Found:
    """What is found among those of whom one thing is otherwise, without the squat's withdrawal: it takes a moment."""
    monkeypatch.setattr(gate_check, "cases", one_thing)
    monkeypatch.setattr(gate_check, "_setbacks", tuple)

    def of(protocol: Protocol = OURS) -> dict[Invariant, Broken]:
        return {broken.invariant: broken for broken in check_gate(protocol=protocol).broken}

    return of


def opened(broken: dict[Invariant, Broken]) -> str:
    """What the gate opened in spite of."""
    assert broken[GATE].wrong.startswith("the gate opened in spite of it: ")
    return broken[GATE].wrong.removeprefix("the gate opened in spite of it: ")


def always(name: str, *, met: bool) -> Callable[..., Criterion]:
    """Every criterion as it is, but for one."""

    criterion = gates._criterion

    def wrong(of: str, **said: object) -> Criterion:
        right = criterion(of, **said)  # type: ignore[arg-type]
        return replace(right, met=met) if of == name else right

    return wrong


def with_numbers(section: str, **numbers: int) -> Protocol:
    """Ours with other numbers in a section."""
    return replace(OURS, **{section: replace(getattr(OURS, section), **numbers)})


def by(lax: Protocol) -> Callable[..., Gate]:
    """Gate A as if its numbers were others than those of the file."""

    def gate(standing: Standing, *, protocol: Protocol) -> Gate:
        assert protocol is OURS
        return gates.gate_a(standing, protocol=lax)

    return gate


def test_our_gate_opens_just_when_all_is_met() -> None:
    part = check_gate(protocol=OURS)
    assert not part.broken
    assert part.states == 13_917
    assert part.invariants == (GATE, DEAD)


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_that_is_always_met_is_found(name: str, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "_criterion", always(name, met=True))
    assert opened(found())


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_that_is_always_met_is_found_beside_a_clinician(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "_criterion", always(name, met=True))
    monkeypatch.setattr(override_check, "_under_numbers", lambda _: ())
    (broken,) = check_overrides(protocol=OURS).broken
    assert broken.invariant is GATE
    assert broken.wrong in {"the squat is given in spite of it", "the squat is given on after it was taken back"}


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_that_is_never_met_is_found(name: str, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "_criterion", always(name, met=False))
    broken = found()
    assert set(broken) == {DEAD}
    assert broken[DEAD].wrong == "the gate stays closed though everything is met"


def test_each_number_that_opens_the_gate_is_tried() -> None:
    others = {"sit_to_stand_reps", "fallback_verdicts", "fallback_window_days", "fallback_pause_days"}
    assert {each.name for each in fields(OURS.gate_a)} == {*LAXER, *others}


@pytest.mark.parametrize(("number", "change"), LAXER.items())
def test_a_number_that_the_gate_takes_too_lightly_or_too_strictly_is_found(
    number: str, change: int, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = getattr(OURS.gate_a, number)
    monkeypatch.setattr(progression, "gate_a", by(with_numbers("gate_a", **{number: own + change})))
    assert opened(found())
    monkeypatch.setattr(progression, "gate_a", by(with_numbers("gate_a", **{number: own - change})))
    assert DEAD in found()


def test_sets_that_the_gate_takes_too_lightly_are_found(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progression, "gate_a", by(with_numbers("dose", sets=OURS.dose.sets - 1)))
    assert opened(found()).endswith("with fewer sets")


@pytest.mark.parametrize("knee", Side)
def test_a_gate_that_looks_at_one_knee_is_found(knee: Side, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PerKnee, "worst", property(lambda both: both.of(knee)))
    assert f"{knee.other} knee" in opened(found())


@pytest.mark.parametrize("leg", Side)
def test_a_gate_that_looks_at_one_leg_is_found(leg: Side, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "Side", (leg,))
    assert f"of the {leg.other} " in opened(found())


@pytest.mark.parametrize("days", [slice(0, 1), slice(0, 6), slice(1, 7)], ids=["today", "six-days", "not-today"])
def test_a_gate_that_looks_at_fewer_days_is_found(days: slice, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Standing.last_days

    def fewer(standing: Standing, count: int, *, skip: int = 0) -> object:
        return whole(standing, count, skip=skip)[days]

    monkeypatch.setattr(Standing, "last_days", fewer)
    assert opened(found()).startswith("worst pain 6")


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [("_highest", "worst pain not known (at the start 10)"), ("_mean", "no morning answered of late")],
)
def test_a_gate_that_takes_silence_for_calm_is_found(
    rule: str, wrong: str, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = getattr(gates, rule)
    monkeypatch.setattr(gates, rule, lambda answers: known(answers) or 0)
    assert opened(found()) == wrong


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ({"peak": 0}, "too sore"),
        ({"effort": 0}, "too hard"),
        ({"of_light_week": True}, "with fewer sets"),
        ({"asked": True}, "lacking a session, and done unasked"),
    ],
    ids=["pain", "effort", "light-week", "unasked"],
)
def test_a_session_that_counts_as_better_than_it_was_is_found(
    kind: dict[str, int], wrong: str, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lenient(track: Track, standing: Standing, *, protocol: Protocol) -> int:
        done = None if track.outcome is None else replace(track.outcome, **kind)
        return strong(replace(track, outcome=done), standing, protocol=protocol)

    strong = gates.strong_sessions
    monkeypatch.setattr(gates, "strong_sessions", lenient)
    assert opened(found()).endswith(wrong)


@pytest.mark.parametrize(
    ("seen", "says", "wrong"),
    [("form", FormSeen.CLEAN, "poorly done"), ("reached", True, "without its last set")],
)
def test_a_session_whose_form_or_count_nobody_looks_at_is_found(
    seen: str, says: object, wrong: str, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Outcome, seen, property(lambda _: says))
    assert opened(found()).endswith(wrong)


def test_a_light_week_that_counts_is_found(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    strong = gates.strong_sessions

    def counted(track: Track, standing: Standing, *, protocol: Protocol) -> int:
        is_light = track.outcome is not None and track.outcome.of_light_week
        return strong(track, standing, protocol=protocol) + is_light

    monkeypatch.setattr(gates, "strong_sessions", counted)
    assert opened(found()).endswith("in a light week")


def test_a_squat_that_does_not_wait_for_its_gate_is_found(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progression, "refusal", lambda *_, **_named: None)
    assert found()[GATE].wrong == "the squat was given before its gate"


def test_a_gate_that_opens_with_pain_is_found(found: Found) -> None:
    broken = found(with_numbers("gate_a", worst_pain_max=6, or_drop_worst_max=6))
    assert set(broken) == {GATE}
    assert broken[GATE].wrong == "the gate opened before the least that any protocol must ask"
    assert "worst pain 6" in broken[GATE].story[0]


@pytest.mark.parametrize(
    "numbers",
    [
        {"clean_days": 10, "min_open_sessions": 20, "min_days": 60, "slr_sessions": 20, "tests_valid_days": 59},
        {"clean_days": 8, "or_drop_points": 9, "worst_pain_max": 0, "or_drop_worst_max": 4},
        {"or_drop_worst_max": 3, "sit_to_stand_pain_max": 0, "step_down_pain_max": 5, "swelling_max": 1},
        {"clean_days": 1, "reps_min": 1, "rpe_max": 10, "slr_pain_max": 5, "tests_valid_days": 1},
    ],
)
def test_no_other_gate_is_blamed_for_keeping_to_its_own_numbers(numbers: dict[str, int], found: Found) -> None:
    assert found(with_numbers("gate_a", **numbers)) == {}


def test_no_gate_is_blamed_for_keeping_to_a_single_set(found: Found) -> None:
    rule = with_numbers("gap", sets=1)
    assert found(replace(rule, dose=replace(rule.dose, sets=1))) == {}


def test_a_gate_that_asks_nothing_of_time_is_only_too_early(found: Found) -> None:
    broken = found(with_numbers("gate_a", min_open_sessions=0, min_days=0))
    assert set(broken) == {GATE}
    assert broken[GATE].wrong == "the gate opened before the least that any protocol must ask"


def test_around_the_gate_stand_those_who_miss_one_thing_or_all() -> None:
    around = list(cases_around(OURS))
    *one, every = around
    assert {len(each.missed) for each in one} == {1}
    assert len(every.missed) == len(every.ways)
    met = {each.name for each in gates.gate_a(standing_of(next(cases(OURS))), protocol=OURS).criteria if each.met}
    assert met == set(CONDITIONS)


def test_a_squat_that_is_given_in_its_pause_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate_check, "cases", lambda _: ())
    monkeypatch.setattr(progression, "pause_days", lambda *_, **_named: 0)
    (broken,) = check_gate(protocol=OURS).broken
    assert (broken.invariant, broken.wrong) == (GATE, "the squat is given in its pause")


@pytest.mark.parametrize("days", [OURS.gap.easier_days + 1, OURS.gap.easier_days - 1])
def test_a_break_that_counts_otherwise_is_found(days: int, found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progression, "gate_a", by(with_numbers("gap", easier_days=days)))
    if days > OURS.gap.easier_days:
        assert opened(found()).endswith("not done for 29 days")
    else:
        assert DEAD in found()


def test_a_break_that_nobody_counts_is_found(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "break_of", lambda _, *, protocol: Gap.CONTINUE if protocol is OURS else Gap.EASIER)
    assert opened(found()).endswith("not done for 29 days")


def test_a_pain_that_was_told_in_a_review_and_is_forgotten_is_found(
    found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(standing: Standing, *, protocol: Protocol) -> Gate:
        days = tuple(replace(day, recalled=None) for day in standing.days)
        return gates.gate_a(replace(standing, days=days), protocol=protocol)

    monkeypatch.setattr(progression, "gate_a", forgetful)
    assert opened(found()) == "worst pain 6 in a review 0 days ago"


def test_a_gate_that_looks_at_the_worst_morning_alone_is_found(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "_mean", gates._highest)
    assert opened(found()) == "each morning a bit, after one worse morning"


def test_a_gate_that_takes_one_knees_silence_for_calm_is_found(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    def either(standing: Standing, *, days: int) -> int | None:
        return gates._highest(day.swelling.worst for day in standing.last_days(days))

    monkeypatch.setattr(gates, "swelling_known", either)
    assert opened(found()) == "swelling of the left knee not known"
