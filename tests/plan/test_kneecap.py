"""What the kneecap bore in what was done, by whom, and week by week."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from kneewise.body import Side
from kneewise.load import MAN, WOMAN
from kneewise.plan import Equipment, Fact, How, Legs, Load, Profile, SetDone, Sex, weeks_borne
from kneewise.plan.kneecap import done, person_of, repetition
from spec.story import PROTOCOL, Story

MONDAY = datetime(2026, 1, 5, 17, 0, tzinfo=UTC)
SQUAT_45 = Load(range_deg=45)
REPORT = {
    "reps": [
        {"peak_deg": 30.0, "peak_deg_plus_minus": 6.0, "lifting_s": 2.0, "hold_s": 1.0, "lowering_s": 2.0}
        for _ in range(10)
    ]
}


def profile(*, at: datetime = MONDAY, **said: object) -> Profile:
    return Profile(id=str(UUID(int=1)), at=at, zone="UTC", knee=Legs.BOTH, **said)  # type: ignore[arg-type]


def a_set(number: int = 1, *, at: datetime = MONDAY, exercise: str = "semi-squat", **told: object) -> SetDone:
    told = {"side": Legs.BOTH, "reps_done": 10, "load": SQUAT_45, "how": How.TAP, **told}
    session = str(UUID(int=at.day))
    return SetDone(  # type: ignore[arg-type]
        id=str(UUID(int=number + 100 * at.day)),
        at=at,
        zone="UTC",
        session=session,
        exercise=exercise,
        number=number,
        reps_target=10,
        **told,
    )


def test_the_person_is_who_the_profile_says() -> None:
    person = person_of(profile(body_mass_kg=60.0, height_m=1.70, sex=Sex.FEMALE))
    assert (person.mass_kg, person.height_m, person.sex.value) == (60.0, 1.70, "female")


@pytest.mark.parametrize(
    ("said", "reference"),
    [
        (None, MAN),
        ({}, MAN),
        ({"sex": Sex.MALE}, MAN),
        ({"sex": Sex.FEMALE}, WOMAN),
        ({"sex": Sex.FEMALE, "body_mass_kg": 240.0, "height_m": 1.60}, WOMAN),
        ({"body_mass_kg": 75.0, "height_m": 0.9}, MAN),
    ],
)
def test_what_was_not_said_or_cannot_be_is_that_of_a_reference_person(
    said: dict[str, object] | None, reference: object
) -> None:
    assert person_of(None if said is None else profile(**said)) == reference


def test_who_does_not_say_is_never_given_less_load_than_either_reference_person() -> None:
    for exercise, load in (("semi-squat", SQUAT_45), ("straight-leg-raise", Load()), ("clamshell", Load())):
        unsaid, woman = (repetition(exercise, load, each).load.peak_bw.value for each in (person_of(None), WOMAN))
        assert unsaid >= woman


def test_a_tapped_set_bears_what_was_prescribed_times_the_repetitions() -> None:
    borne = done(a_set(), person=MAN)
    assert borne is not None
    assert not borne.by_camera
    assert borne.load.peak_bw.value == pytest.approx(0.864, abs=0.001)
    assert borne.load == repetition("semi-squat", SQUAT_45, MAN).load.times(10)


def test_a_coached_squat_bears_what_the_camera_saw() -> None:
    tapped, coached = done(a_set(), person=MAN), done(a_set(how=How.CAMERA, report=REPORT), person=MAN)
    assert tapped is not None
    assert coached is not None
    assert coached.by_camera
    assert coached.load.peak_bw.value == pytest.approx(0.309, abs=0.001)
    assert coached.load.impulse_bw_s.value < tapped.load.impulse_bw_s.value


def test_a_skipped_set_bears_nothing_and_one_beyond_the_model_is_not_known() -> None:
    skipped = done(a_set(reps_done=0), person=MAN)
    assert skipped is not None
    assert skipped.load.impulse_bw_s.value == 0
    assert done(a_set(load=Load(range_deg=140)), person=MAN) is None


def test_a_set_of_one_repetition_is_a_set_and_one_of_none_is_not() -> None:
    for reps, sets in ((0, 0), (1, 1)):
        (week, _) = weeks_borne([a_set(reps_done=reps)], protocol=PROTOCOL)
        assert (week.sets, week.sessions) == (sets, sets)


def test_weeks_run_from_monday_to_monday_and_none_is_left_out() -> None:
    facts: list[Fact] = [a_set(1), a_set(2), a_set(1, at=MONDAY + timedelta(days=15))]
    weeks = weeks_borne(facts, protocol=PROTOCOL)
    left = [week for week in weeks if week.knee is Side.LEFT]
    assert [(week.monday, week.sets, week.sessions) for week in left] == [
        (date(2026, 1, 5), 2, 1),
        (date(2026, 1, 12), 0, 0),
        (date(2026, 1, 19), 1, 1),
    ]
    assert left[0].load.impulse_bw_s.value == pytest.approx(2 * left[2].load.impulse_bw_s.value)
    assert left[1].load.impulse_bw_s.value == 0


def test_a_set_sent_twice_counts_once_and_the_later_one_counts() -> None:
    again = a_set(1, at=MONDAY + timedelta(minutes=3), reps_done=5)
    first = a_set(1)
    later = SetDone(
        id=again.id,
        at=again.at,
        zone="UTC",
        session=first.session,
        exercise=first.exercise,
        side=first.side,
        number=1,
        reps_target=10,
        reps_done=5,
        load=first.load,
        how=How.TAP,
    )
    week = weeks_borne([first, later], protocol=PROTOCOL)[0]
    assert week.sets == 1
    assert week.load == repetition("semi-squat", SQUAT_45, MAN).load.times(5)


def test_each_leg_bears_its_own() -> None:
    one = a_set(exercise="straight-leg-raise", side=Legs.LEFT, load=Load())
    left, right = weeks_borne([one], protocol=PROTOCOL)
    assert (left.knee, left.sets, right.sets) == (Side.LEFT, 1, 0)
    assert right.load.impulse_bw_s.value == 0


def test_what_cannot_be_known_is_counted_apart_and_what_was_measured_too() -> None:
    facts: list[Fact] = [
        profile(at=MONDAY - timedelta(days=1), sex=Sex.FEMALE, equipment=frozenset({Equipment.BAND})),
        a_set(1, load=Load(range_deg=140)),
        a_set(2, how=How.CAMERA, report=REPORT),
        a_set(3, reps_done=0),
    ]
    week = weeks_borne(facts, protocol=PROTOCOL)[0]
    assert (week.sets, week.measured, week.unknown) == (2, 1, 1)


def test_nothing_done_is_no_week() -> None:
    assert weeks_borne(Story().ready().facts, protocol=PROTOCOL) == ()
