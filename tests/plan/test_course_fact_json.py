"""The facts of the course beside the exercises as JSON: read back as written, refused in one clear sentence."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneewise.exercises import CATALOGUE
from kneewise.plan import (
    SETTABLE,
    ActivityDone,
    ActivityKind,
    BadFact,
    Fact,
    GateName,
    HealthChanged,
    HopTested,
    MaintenanceChosen,
    Overridden,
    OverrideKind,
    OverrideLifted,
    PerKnee,
    Reviewed,
    SingleLegTested,
    fact_from_json,
    fact_to_json,
)
from kneewise.plan.outcome.measures import akps
from plan.test_fact_json import AT, ID, PAIN, STAMP, UUIDS, WORDS, with_field

TARGETS: dict[OverrideKind, list[str]] = {
    OverrideKind.HOLD: [""],
    OverrideKind.PAUSE: list(CATALOGUE),
    OverrideKind.OPEN: list(GateName),
    OverrideKind.SET: list(SETTABLE),
}
CHANGES = [(kind, target) for kind, targets in TARGETS.items() for target in targets]


def per_knee(most: int) -> st.SearchStrategy[PerKnee]:
    answer = st.none() | st.integers(0, most)
    return st.builds(PerKnee, left=answer, right=answer)


def overridden(kind: OverrideKind, target: str) -> st.SearchStrategy[Fact]:
    values = SETTABLE[target] if kind is OverrideKind.SET else (None,)
    return st.builds(
        Overridden,
        **STAMP,
        by=WORDS,
        kind_of_change=st.just(kind),
        why=WORDS,
        target=st.just(target),
        value=st.sampled_from(values),
        until=st.none() | st.dates(),
    )


SCALE = akps()
assert SCALE is not None
AKPS = st.fixed_dictionaries(
    {}, optional={item.key: st.sampled_from([option.points for option in item.options]) for item in SCALE.items}
)
FACTS = st.one_of(
    st.builds(
        ActivityDone,
        **STAMP,
        activity=st.sampled_from(ActivityKind),
        peak_pain=PAIN,
        minutes=st.none() | st.floats(0, 600),
        as_planned=st.none() | st.booleans(),
    ),
    st.builds(SingleLegTested, **STAMP, reps=per_knee(200), pain=per_knee(10), control=st.none() | st.booleans()),
    st.builds(HopTested, **STAMP, distance_cm=per_knee(400), pain=PAIN),
    st.builds(HealthChanged, **STAMP, unwell=st.booleans()),
    st.builds(MaintenanceChosen, **STAMP, on=st.booleans()),
    st.builds(
        Reviewed,
        **STAMP,
        worst_pain=st.none() | PAIN,
        usual_pain=st.none() | PAIN,
        akps=st.none() | AKPS,
        activities=st.none() | st.dictionaries(WORDS, PAIN, max_size=5),
        change=st.none() | st.integers(-3, 3),
    ),
    st.sampled_from(CHANGES).flatmap(lambda change: overridden(*change)),
    st.builds(OverrideLifted, **STAMP, override=UUIDS, by=WORDS, why=WORDS),
)


@given(FACTS)
def test_every_fact_is_read_back_as_it_was_written(fact: Fact) -> None:
    written = json.dumps(fact_to_json(fact), allow_nan=False)
    assert fact_from_json(json.loads(written)) == fact
    assert json.dumps(fact_to_json(fact_from_json(json.loads(written)))) == written


@given(FACTS, st.data())
def test_a_field_too_many_or_too_few_is_refused(fact: Fact, data: st.DataObject) -> None:
    written = fact_to_json(fact)
    with pytest.raises(BadFact, match="surprise"):
        fact_from_json({**written, "surprise": 1})
    name = data.draw(st.sampled_from(sorted(written)))
    with pytest.raises(BadFact, match=name):
        fact_from_json({key: value for key, value in written.items() if key != name})


RAN = {"kind": "activity-done", **AT, "activity": "run", "peak_pain": 0, "minutes": 20, "as_planned": True}
BOTH = {"left": 15, "right": 15}
SINGLE_LEG = {"kind": "single-leg-tested", **AT, "reps": BOTH, "pain": {"left": 0, "right": None}, "control": None}
HOP = {"kind": "hop-tested", **AT, "distance_cm": {"left": 120, "right": 118}, "pain": 0}
UNWELL = {"kind": "health-changed", **AT, "unwell": True}
KEEPING = {"kind": "maintenance-chosen", **AT, "on": True}
REVIEWED = {
    "kind": "reviewed",
    **AT,
    "worst_pain": 3,
    "usual_pain": 1,
    "akps": {"limp": 5},
    "activities": {"hill walks": 7},
    "change": 2,
}
HOLD = {
    "kind": "overridden",
    **AT,
    "by": "Dr Example",
    "kind_of_change": "hold",
    "why": "a busy month",
    "target": "",
    "value": None,
    "until": "2026-12-03",
}
PAUSE = {**HOLD, "kind_of_change": "pause", "target": "clamshell"}
OPEN = {**HOLD, "kind_of_change": "open", "target": "running"}
SET = {**HOLD, "kind_of_change": "set", "target": "pain.progress_max", "value": 1}
RULE = {**SET, "target": "gate_b.run_rule", "value": "symptom_limited"}
LIFTED = {"kind": "override-lifted", **AT, "override": ID, "by": "Dr Example", "why": "all well"}


@pytest.mark.parametrize(
    ("good", "wrong", "says"),
    [
        (RAN, {"activity": "swim"}, "activity is 'swim'; it must be one of stairs, walk, run."),
        (RAN, {"as_planned": "yes"}, "as_planned is 'yes'; it must be true or false."),
        (SINGLE_LEG, {"control": 1}, "control is 1; it must be true or false."),
        (SINGLE_LEG, {"reps": {"left": 1}}, "reps has no right; "),
        (UNWELL, {"unwell": None}, "unwell is None; it must be true or false."),
        (KEEPING, {"on": 1}, "on is 1; it must be true or false."),
        (REVIEWED, {"akps": [5]}, "akps is [5]; it must be an object of names with whole numbers, or null."),
        (REVIEWED, {"akps": {" ": 5}}, "akps is ' '; it must be some text of at most 2000 characters."),
        (REVIEWED, {"activities": {"": 5}}, "activities is ''; it must be some text of at most 2000 characters."),
        (
            REVIEWED,
            {"activities": {str(number): 5 for number in range(6)}},
            "activities is 6; it must be at most 5.",
        ),
        (HOLD, {"target": "clamshell"}, "target is 'clamshell'; it must be one of "),
        (HOLD, {"target": None}, "target is None; it must be an exercise, a gate or a number, or empty."),
        (HOLD, {"value": 1}, "value is 1; it must be null, because nothing is set."),
        (HOLD, {"value": [1]}, "value is [1]; it must be a whole number, a word, or null."),
        (HOLD, {"until": "soon"}, "until is 'soon'; it must be a day such as 2026-11-23, or null."),
        (HOLD, {"until": 5}, "until is 5; it must be a day such as 2026-11-23, or null."),
        (HOLD, {"until": "2026-11-31"}, "until is '2026-11-31'; it must be a day such as 2026-11-23, or null."),
        (HOLD, {"by": ""}, "by is ''; it must be some text of at most 2000 characters."),
        (HOLD, {"why": None}, "why is None; it must be some text of at most 2000 characters."),
        (HOLD, {"kind_of_change": "skip"}, "kind_of_change is 'skip'; it must be one of hold, pause, open, set."),
        (PAUSE, {"target": "lunge"}, "target is 'lunge'; it must be one of straight-leg-raise, "),
        (PAUSE, {"target": ""}, "target is ''; it must be one of straight-leg-raise, "),
        (OPEN, {"target": "swimming"}, "target is 'swimming'; it must be one of closed-chain, stairs, deeper-squat, "),
        (SET, {"target": "pain.lock_min"}, "target is 'pain.lock_min'; it must be one of pain.progress_max, "),
        (SET, {"value": 3}, "value is 3; it must be one of 0, 1, 2."),
        (SET, {"value": None}, "value is None; it must be one of 0, 1, 2."),
        (SET, {"value": True}, "value is True; it must be a whole number, a word, or null."),
        (RULE, {"value": "run"}, "value is 'run'; it must be one of avoid_until_gate, symptom_limited."),
        (LIFTED, {"override": "7"}, "override is '7'; it must be a UUID"),
        (LIFTED, {"by": " "}, "by is ' '; it must be some text"),
        (LIFTED, {"why": " "}, "why is ' '; it must be some text"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(good: dict[str, object], wrong: dict[str, object], says: str) -> None:
    fact_from_json(good)
    with pytest.raises(BadFact) as refused:
        fact_from_json({**good, **wrong})
    assert str(refused.value).startswith(says)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize(
    ("good", "field", "lowest", "highest", "step"),
    [
        (RAN, "peak_pain", 0, 10, 1),
        (RAN, "minutes", 0.0, 600.0, 0.1),
        (SINGLE_LEG, "reps.left", 0, 200, 1),
        (SINGLE_LEG, "pain.right", 0, 10, 1),
        (HOP, "distance_cm.left", 0, 400, 1),
        (HOP, "pain", 0, 10, 1),
        (REVIEWED, "worst_pain", 0, 10, 1),
        (REVIEWED, "usual_pain", 0, 10, 1),
        (REVIEWED, "activities.hill walks", 0, 10, 1),
        (REVIEWED, "change", -3, 3, 1),
    ],
)
def test_each_limit_is_allowed_and_nothing_beyond_it(
    good: dict[str, object], field: str, lowest: float, highest: float, step: float
) -> None:
    for allowed in (lowest, highest):
        written = with_field(good, field, allowed)
        outer = field.partition(".")[0]
        assert fact_to_json(fact_from_json(written))[outer] == written[outer]
    for beyond in (lowest - step, highest + step):
        with pytest.raises(BadFact, match=rf"^{field} is {beyond}; it must be a (whole )?number from"):
            fact_from_json(with_field(good, field, beyond))


def test_a_fact_made_in_python_is_checked_as_well() -> None:
    stamp = {"id": ID, "at": datetime(2026, 1, 5, tzinfo=UTC), "zone": "UTC"}
    hold = {**stamp, "by": "Dr Example", "kind_of_change": OverrideKind.HOLD, "why": "a busy month"}
    with pytest.raises(BadFact, match=r"reps\.right is 201"):
        SingleLegTested(**stamp, reps=PerKnee(right=201), pain=PerKnee())
    with pytest.raises(BadFact, match=r"distance_cm\.left is -1"):
        HopTested(**stamp, distance_cm=PerKnee(left=-1), pain=0)
    with pytest.raises(BadFact, match="value is True; it must be one of 0, 1, 2"):
        Overridden(**{**hold, "kind_of_change": OverrideKind.SET, "target": "pain.progress_max", "value": True})
    with pytest.raises(BadFact, match="until is "):
        Overridden(**hold, until=datetime(2026, 12, 3, tzinfo=UTC))
    assert Overridden(**hold, until=date(2026, 12, 3)).until == date(2026, 12, 3)
    with pytest.raises(BadFact, match=r"akps\.limp is 11"):
        Reviewed(**stamp, akps={"limp": 11})
    with pytest.raises(BadFact, match=r"activities\.hills is -1"):
        Reviewed(**stamp, activities={"hills": -1})
