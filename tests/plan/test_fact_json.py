"""Facts as JSON: written and read back the same, and refused with one clear sentence when something is wrong."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneewise.exercises import CATALOGUE
from kneewise.plan import (
    BadFact,
    Band,
    Cleared,
    Course,
    Equipment,
    ExerciseRated,
    Fact,
    Form,
    FunctionalTested,
    HourAfter,
    How,
    Legs,
    Load,
    MorningChecked,
    PainReported,
    PerKnee,
    Place,
    Profile,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
    Sex,
    fact_from_json,
    fact_to_json,
    next_session,
)
from kneewise.plan.triage import CODES

PAIN = st.integers(0, 10)
PAINS = st.builds(PerKnee, left=st.none() | PAIN, right=st.none() | PAIN)
SWELLINGS = st.builds(PerKnee, left=st.none() | st.integers(0, 3), right=st.none() | st.integers(0, 3))
UUIDS = st.uuids().map(str)
WORDS = st.text(min_size=1, max_size=40).filter(str.strip)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
STAMP = {
    "id": UUIDS,
    "at": st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # made aware
    "zone": st.sampled_from(["Europe/Berlin", "UTC", "America/New_York", "Pacific/Auckland"]),
}
EXERCISES = st.sampled_from(
    [
        (exercise.name, legs)
        for exercise in CATALOGUE.values()
        for legs in ((Legs.LEFT, Legs.RIGHT) if exercise.per_leg else (Legs.BOTH,))
    ]
)


def of_exercise(kind: type[Fact], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Fact]:
    return EXERCISES.flatmap(
        lambda chosen: st.builds(
            kind, **STAMP, session=UUIDS, exercise=st.just(chosen[0]), side=st.just(chosen[1]), **fields
        )
    )


LOADS = st.builds(
    Load,
    ankle_weight_kg=st.floats(0, 20),
    band=st.sampled_from(Band),
    range_deg=st.none() | st.integers(0, 90),
)
FACTS = st.one_of(
    st.builds(
        Screened,
        **STAMP,
        form=st.sampled_from(Form),
        answers=st.dictionaries(st.sampled_from(CODES), st.none() | st.booleans()),
    ),
    st.builds(
        Profile,
        **STAMP,
        knee=st.sampled_from(Legs),
        body_mass_kg=st.none() | st.floats(20, 350),
        height_m=st.none() | st.floats(0.8, 2.5),
        sex=st.none() | st.sampled_from(Sex),
        equipment=st.frozensets(st.sampled_from(Equipment)),
        worst_pain_week=st.none() | PAIN,
    ),
    st.builds(SessionStarted, **STAMP, session=UUIDS, pain_before=PAINS),
    st.builds(SessionEnded, **STAMP, session=UUIDS, completed=st.booleans()),
    st.builds(HourAfter, **STAMP, session=UUIDS, pain=PAINS),
    st.builds(MorningChecked, **STAMP, pain=PAINS, swelling=SWELLINGS, giving_way=st.booleans()),
    st.builds(FunctionalTested, **STAMP, sit_to_stand_pain=PAIN, step_down_pain=PAIN),
    st.builds(Cleared, **STAMP, by=WORDS, why=WORDS),
    of_exercise(PainReported, pain=PAIN, place=st.sampled_from(Place)),
    of_exercise(ExerciseRated, peak_pain=PAIN, effort=st.none() | PAIN),
    of_exercise(
        SetDone,
        number=st.integers(1, 20),
        reps_target=st.integers(1, 200),
        reps_done=st.integers(0, 200),
        load=LOADS,
        how=st.sampled_from(How),
        duration_s=st.none() | st.floats(0, 7200),
        report=st.none() | st.dictionaries(st.text(max_size=5), JSON, max_size=4),
    ),
)


@given(FACTS)
def test_every_fact_is_read_back_as_it_was_written(fact: Fact) -> None:
    written = json.dumps(fact_to_json(fact), allow_nan=False)
    assert fact_from_json(json.loads(written)) == fact
    assert json.dumps(fact_to_json(fact_from_json(json.loads(written)))) == written


@given(st.lists(FACTS, max_size=4, unique_by=lambda fact: fact.id))
def test_a_course_is_read_back_as_it_was_written(facts: list[Fact]) -> None:
    course = Course.from_json({"facts": [fact_to_json(fact) for fact in facts]})
    assert Course.from_json(course.to_json()).facts == course.facts


@given(FACTS, st.data())
def test_a_field_too_many_or_too_few_is_refused(fact: Fact, data: st.DataObject) -> None:
    written = fact_to_json(fact)
    with pytest.raises(BadFact, match="surprise"):
        fact_from_json({**written, "surprise": 1})
    name = data.draw(st.sampled_from(sorted(written)))
    with pytest.raises(BadFact, match=name):
        fact_from_json({key: value for key, value in written.items() if key != name})


ID = "3f0c8f0e-6f0b-4a52-9d0b-0d5b8f6f7a11"
AT = {"id": ID, "at": "2026-11-21T09:00:00Z", "zone": "Europe/Berlin"}
OF = {**AT, "session": ID, "exercise": "clamshell", "side": "left"}
RATED = {"kind": "exercise-rated", **OF, "peak_pain": 3, "effort": 5}
SET = {
    "kind": "set-done",
    **OF,
    "number": 1,
    "reps_target": 10,
    "reps_done": 10,
    "load": {"ankle_weight_kg": 0.0, "band": "none", "range_deg": None},
    "how": "tap",
    "duration_s": None,
    "report": None,
}
PROFILE = {
    "kind": "profile",
    **AT,
    "knee": "right",
    "body_mass_kg": None,
    "height_m": None,
    "sex": None,
    "equipment": [],
    "worst_pain_week": None,
}
MORNING = {
    "kind": "morning-checked",
    **AT,
    "pain": {"left": 0, "right": 1},
    "swelling": {"left": 0, "right": 0},
    "giving_way": False,
}
SCREENED = {"kind": "screened", **AT, "form": "full", "answers": {"E1": False}}
CLEARED = {"kind": "cleared", **AT, "by": "Dr Example", "why": "looked at it"}


@pytest.mark.parametrize(
    ("good", "wrong", "says"),
    [
        (RATED, {"peak_pain": 11}, "peak_pain is 11; it must be a whole number from 0 to 10."),
        (RATED, {"peak_pain": -1}, "peak_pain is -1; it must be a whole number from 0 to 10."),
        (RATED, {"peak_pain": 3.0}, "peak_pain is 3.0; it must be a whole number from 0 to 10."),
        (RATED, {"peak_pain": True}, "peak_pain is True; it must be a whole number from 0 to 10."),
        (RATED, {"peak_pain": "3"}, "peak_pain is '3'; it must be a whole number from 0 to 10."),
        (RATED, {"peak_pain": None}, "peak_pain is None; it must be a whole number from 0 to 10."),
        (RATED, {"effort": 11}, "effort is 11; it must be a whole number from 0 to 10."),
        (RATED, {"exercise": "lunge"}, "exercise is 'lunge'; it must be one of straight-leg-raise, "),
        (RATED, {"exercise": ""}, "exercise is ''; it must be "),
        (RATED, {"exercise": "semi-squat"}, "side (of semi-squat) is 'left'; it must be one of both."),
        (RATED, {"side": "both"}, "side (of clamshell) is 'both'; it must be one of left, right."),
        (RATED, {"side": "middle"}, "side is 'middle'; it must be one of left, right, both."),
        (RATED, {"at": "2026-11-21T09:00:00"}, "at is '2026-11-21T09:00:00'; it must be a time with its offset"),
        (RATED, {"at": "yesterday"}, "at is 'yesterday'; it must be a time with its offset"),
        (RATED, {"at": 5}, "at is 5; it must be a time with its offset"),
        (
            RATED,
            {"at": "0001-01-01T00:00:00+14:00"},
            "at is '0001-01-01T00:00:00+14:00'; it must be a time of the years",
        ),
        (RATED, {"at": "1969-12-31T23:59:59Z"}, "at is '1969-12-31T23:59:59+00:00'; it must be a time of the years"),
        (RATED, {"at": "2201-01-01T00:00:00Z"}, "at is '2201-01-01T00:00:00+00:00'; it must be a time of the years"),
        (RATED, {"session": "3F0C8F0E-6F0B-4A52-9D0B-0D5B8F6F7A11"}, "session is '3F0C8F0E-"),
        (RATED, {"zone": "Middle/Earth"}, "zone is 'Middle/Earth'; it must be a time zone such as Europe/Berlin."),
        (RATED, {"zone": "../etc/passwd"}, "zone is '../etc/passwd'; it must be a time zone"),
        (RATED, {"zone": ""}, "zone is ''; it must be a time zone"),
        (RATED, {"zone": None}, "zone is None; it must be a time zone"),
        (RATED, {"id": "7"}, "id is '7'; it must be a UUID"),
        (RATED, {"id": 7}, "id is 7; it must be a UUID"),
        (RATED, {"session": None}, "session is None; it must be a UUID"),
        (RATED, {"kind": "rated"}, "kind is 'rated'; it must be one of screened, profile, "),
        (SET, {"reps_done": -1}, "reps_done is -1; it must be a whole number from 0 to 200."),
        (SET, {"reps_target": 0}, "reps_target is 0; it must be a whole number from 1 to 200."),
        (SET, {"number": 0}, "number is 0; it must be a whole number from 1 to 20."),
        (SET, {"how": "guess"}, "how is 'guess'; it must be one of camera, timer, tap."),
        (SET, {"duration_s": -1}, "duration_s is -1; it must be a number from 0 to 7200."),
        (SET, {"duration_s": float("nan")}, "duration_s is nan; it must be a number from 0 to 7200."),
        (SET, {"duration_s": True}, "duration_s is True; it must be a number from 0 to 7200."),
        (SET, {"load": 5}, "load is 5; it must be an object with named fields."),
        (SET, {"load": {"ankle_weight_kg": 0.0, "band": "none"}}, "load has no range_deg; "),
        (
            SET,
            {"load": {**SET["load"], "ankle_weight_kg": 99}},
            "load.ankle_weight_kg is 99; it must be a number from 0 to 20.",
        ),
        (SET, {"load": {**SET["load"], "band": "pink"}}, "load.band is 'pink'; it must be one of none, yellow, "),
        (
            SET,
            {"load": {**SET["load"], "range_deg": 170}},
            "load.range_deg is 170; it must be a whole number from 0 to 160.",
        ),
        (SET, {"load": {**SET["load"], "vest": 1}}, "load has the field 'vest', which is not known there."),
        (SET, {"report": "fine"}, "report is 'fine'; it must be the coach's report, as an object, or null."),
        (SET, {"report": {"deg": float("inf")}}, "report cannot be kept: "),
        (PROFILE, {"equipment": "band"}, "equipment is 'band'; it must be a list of ankle-weight, band."),
        (PROFILE, {"equipment": ["rope"]}, "equipment is 'rope'; it must be one of ankle-weight, band."),
        (PROFILE, {"sex": "x"}, "sex is 'x'; it must be one of female, male."),
        (PROFILE, {"body_mass_kg": 680}, "body_mass_kg is 680; it must be a number from 20 to 350."),
        (PROFILE, {"height_m": 172}, "height_m is 172; it must be a number from 0.8 to 2.5."),
        (PROFILE, {"worst_pain_week": 11}, "worst_pain_week is 11; it must be a whole number from 0 to 10."),
        (MORNING, {"pain": {"left": 0, "right": 11}}, "pain.right is 11; it must be a whole number from 0 to 10."),
        (MORNING, {"pain": {"left": 0}}, "pain has no right; "),
        (MORNING, {"swelling": {"left": 4, "right": 0}}, "swelling.left is 4; it must be a whole number from 0 to 3."),
        (MORNING, {"giving_way": None}, "giving_way is None; it must be true or false."),
        (SCREENED, {"answers": {"E9": True}}, "answers is 'E9'; it must be one of E1, "),
        (SCREENED, {"answers": {"E1": 1}}, "answers.E1 is 1; it must be true or false."),
        (SCREENED, {"answers": []}, "answers is []; it must be an object of codes with true or false."),
        (SCREENED, {"form": "half"}, "form is 'half'; it must be one of full, short."),
        (CLEARED, {"by": " "}, "by is ' '; it must be some text of at most 2000 characters."),
        (CLEARED, {"why": "\ud800"}, "why is '\\ud800'; it must be text without halves of characters."),
        (CLEARED, {"why": "x" * 3000}, "why is 'xxxx"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(good: dict[str, object], wrong: dict[str, object], says: str) -> None:
    fact_from_json(good)
    with pytest.raises(BadFact) as refused:
        fact_from_json({**good, **wrong})
    assert str(refused.value).startswith(says)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 500


TESTED = {"kind": "functional-tested", **AT, "sit_to_stand_pain": 0, "step_down_pain": 0}
REPORTED = {"kind": "pain-reported", **OF, "pain": 0, "place": "kneecap"}
STARTED = {"kind": "session-started", **AT, "session": ID, "pain_before": {"left": 0, "right": 0}}
HOUR = {"kind": "hour-after", **AT, "session": ID, "pain": {"left": 0, "right": 0}}


@pytest.mark.parametrize(
    ("good", "field", "lowest", "highest", "step"),
    [
        (RATED, "peak_pain", 0, 10, 1),
        (RATED, "effort", 0, 10, 1),
        (TESTED, "sit_to_stand_pain", 0, 10, 1),
        (TESTED, "step_down_pain", 0, 10, 1),
        (REPORTED, "pain", 0, 10, 1),
        (STARTED, "pain_before.left", 0, 10, 1),
        (HOUR, "pain.right", 0, 10, 1),
        (MORNING, "pain.left", 0, 10, 1),
        (MORNING, "swelling.right", 0, 3, 1),
        (SET, "number", 1, 20, 1),
        (SET, "reps_target", 1, 200, 1),
        (SET, "reps_done", 0, 200, 1),
        (SET, "duration_s", 0.0, 7200.0, 0.1),
        (SET, "load.ankle_weight_kg", 0.0, 20.0, 0.1),
        (SET, "load.range_deg", 0, 160, 1),
        (PROFILE, "body_mass_kg", 20.0, 350.0, 0.1),
        (PROFILE, "height_m", 0.8, 2.5, 0.01),
        (PROFILE, "worst_pain_week", 0, 10, 1),
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


def with_field(good: dict[str, object], field: str, value: object) -> dict[str, object]:
    """The fact with another value in a field, or in a field of a field."""
    outer, _, inner = field.partition(".")
    held = good[outer]
    return {**good, outer: {**held, inner: value} if isinstance(held, dict) else value}


def test_words_may_be_so_long() -> None:
    assert fact_from_json({**CLEARED, "why": "x" * 2000})
    with pytest.raises(BadFact, match="at most 2000 characters"):
        fact_from_json({**CLEARED, "why": "x" * 2001})


@pytest.mark.parametrize(("length", "shown"), [(58, "x" * 58), (59, "x" * 56 + "...")])
def test_a_long_value_is_shown_by_its_beginning(length: int, shown: str) -> None:
    """With its quotation marks 60 signs are shown whole."""
    with pytest.raises(BadFact) as refused:
        fact_from_json({**RATED, "kind": "x" * length})
    assert f"'{shown}" in str(refused.value)


def test_a_report_is_kept_as_it_is() -> None:
    report = {"repetitions": [{"peak_deg": 41.5, "faults": ["knees-in"]}, None], "summary": {"clean": 9, "faulty": 1}}
    assert fact_to_json(fact_from_json({**SET, "report": report}))["report"] == report


def nested(levels: int) -> object:
    """So many lists and objects, one in the other."""
    value: object = 1
    for level in range(levels):
        value = [value, 2] if level % 2 else {"in": value, "on": 2}
    return value


def test_a_fact_may_be_so_deep() -> None:
    """The fact itself and its report are two levels of it."""
    fact = fact_from_json({**SET, "report": {"deep": nested(18)}})
    assert fact_from_json(fact_to_json(fact)) == fact
    with pytest.raises(BadFact, match="The fact is more than 20 levels deep; give it just as"):
        fact_from_json({**SET, "report": {"deep": nested(19)}})


@pytest.mark.parametrize("field", ["report", "number", "load", "kind", "unheard-of"])
def test_a_fact_without_end_is_refused_whichever_field_holds_it(field: str) -> None:
    with pytest.raises(BadFact, match="levels deep"):
        fact_from_json({**SET, field: nested(5000)})
    with pytest.raises(BadFact, match="levels deep"):
        fact_from_json(nested(5000))


def test_the_first_of_some_unknown_fields_is_named() -> None:
    with pytest.raises(BadFact, match="has the field 'also'"):
        fact_from_json({**RATED, "more": 1, "also": 2})


def test_what_is_no_object_is_refused() -> None:
    with pytest.raises(BadFact, match=r"The fact is \[\]; it must be an object"):
        fact_from_json([])


def test_a_fact_made_in_python_is_checked_as_well() -> None:
    stamp = {"id": ID, "at": datetime(2026, 1, 5, tzinfo=UTC), "zone": "UTC"}
    with pytest.raises(BadFact, match="pain_before of the right knee is 11"):
        SessionStarted(**stamp, session=ID, pain_before=PerKnee(right=11))
    with pytest.raises(BadFact, match="effort is -1"):
        ExerciseRated(**stamp, session=ID, exercise="clamshell", side=Legs.LEFT, peak_pain=0, effort=-1)
    with pytest.raises(BadFact, match="reps_target is 0"):
        SetDone(
            **stamp,
            session=ID,
            exercise="clamshell",
            side=Legs.LEFT,
            number=1,
            reps_target=0,
            reps_done=0,
            load=Load(),
            how=How.TAP,
        )
    with pytest.raises(BadFact, match="swelling of the left knee is 4"):
        MorningChecked(**stamp, pain=PerKnee(), swelling=PerKnee(left=4), giving_way=False)


@pytest.mark.parametrize("at", ["1970-01-01T00:00:00Z", "2200-12-31T23:59:59Z"])
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York", "UTC"])
def test_whatever_instant_is_taken_can_be_reckoned_with(at: str, zone: str) -> None:
    course = Course.from_json({"facts": [{**RATED, "at": at, "zone": zone}]})
    assert next_session(course, now=datetime(2026, 1, 5, tzinfo=UTC)).due is not None


def test_an_instant_with_another_offset_is_the_same_instant() -> None:
    fact = fact_from_json({**RATED, "at": "2026-11-21T10:00:00+01:00"})
    assert fact.at == datetime(2026, 11, 21, 9, tzinfo=UTC)
    assert fact_to_json(fact)["at"] == "2026-11-21T09:00:00Z"
    assert (
        fact_to_json(
            ExerciseRated(
                id=ID,
                at=fact.at.astimezone(timezone(timedelta(hours=5))),
                zone="UTC",
                session=ID,
                exercise="clamshell",
                side=Legs.LEFT,
                peak_pain=1,
            )
        )["at"]
        == "2026-11-21T09:00:00Z"
    )


def test_a_course_says_which_fact_is_wrong() -> None:
    with pytest.raises(BadFact, match="Fact 2: peak_pain is 11"):
        Course.from_json({"facts": [RATED, {**RATED, "peak_pain": 11}]})


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ([], "The course is"),
        ({}, "The course has no facts"),
        ({"facts": {}}, "facts must be a list"),
        ({"facts": [], "more": 1}, "The course has the field 'more'"),
    ],
)
def test_a_course_that_is_none_is_refused(document: object, says: str) -> None:
    with pytest.raises(BadFact, match=says):
        Course.from_json(document)


def test_the_same_fact_twice_is_one_fact() -> None:
    assert len(Course.from_json({"facts": [RATED, RATED]}).facts) == 1


def test_two_facts_with_one_id_are_refused() -> None:
    with pytest.raises(BadFact, match="two different facts have the id"):
        Course.from_json({"facts": [RATED, {**RATED, "peak_pain": 4}]})
