"""What is asked of the person before counting begins: one thing at a time, by its name."""

from dataclasses import replace

import pytest

from figure import after, coach_for, codes, each, filmed_once, kinds, shifted, watch, without
from kneewise.body import Camera, Frame, LegAngles, Movement, Performance, Seen, Side
from kneewise.coach import Event, View
from kneewise.coach.place import middle_of
from kneewise.coach.readiness import HELD_S, Held, Readiness, as_held, nearer_side
from kneewise.exercises import CATALOGUE, Exercise, find

ASKED = {
    "straight-leg-raise": "lie-on-your-back",
    "side-lying-leg-raise": "lie-on-your-side",
    "clamshell": "lie-on-your-side",
    "hip-extension": "lie-on-your-front",
    "semi-squat": "stand-up",
}
FROM_THE_FEET = Camera(azimuth_deg=90.0, elevation_deg=8.0, distance_m=3.0, target=(0.0, 0.3, 0.0))


def still(exercise: Exercise, side: Side = Side.RIGHT, *, camera: Camera | None = None) -> list[Frame]:
    """Two seconds in the start position."""
    posture = exercise.performed_by(side).rest
    shown = Performance(movement=Movement(rest=posture, top=posture), repetitions=0, ready_s=2.0, after_s=0.0)
    return list(filmed_once(shown, camera or exercise.camera_for(side)))


def with_leg(exercise: Exercise, leg: LegAngles) -> Exercise:
    """The exercise begun with the working leg in another posture."""
    rest = replace(exercise.movement.rest, right=leg)
    return replace(exercise, movement=replace(exercise.movement, rest=rest))


def asked(name: str, seen: list[Frame], *, side: Side = Side.RIGHT) -> list[object]:
    _, events = watch(coach_for(find(name), side), seen)
    return codes(events, "guidance")


def guidance(events: list[Event]) -> list[object]:
    return [event.to_json()["message"] for event in events if event.kind == "guidance"]


@pytest.mark.parametrize("taken", CATALOGUE)
@pytest.mark.parametrize("wanted", CATALOGUE)
def test_a_wrong_position_is_met_with_the_name_of_the_right_one(wanted: str, taken: str) -> None:
    _, events = watch(coach_for(find(wanted), Side.RIGHT), still(find(taken)))
    if find(taken).coaching.stance is find(wanted).coaching.stance:
        assert ASKED[wanted] not in codes(events, "guidance")
    else:
        assert kinds(events) == ["guidance"]
        assert codes(events, "guidance") == [ASKED[wanted]]
        assert guidance(events)[0] == ASKED[wanted].replace("-", " ").capitalize() + " to begin."


@pytest.mark.parametrize("name", ["side-lying-leg-raise", "clamshell"])
@pytest.mark.parametrize("side", Side)
def test_who_lies_on_the_leg_that_works_is_asked_to_turn_over(name: str, side: Side) -> None:
    assert asked(name, still(find(name), side.other), side=side) == ["hold-still", "turn-over"]


@pytest.mark.parametrize("name", [name for name, exercise in CATALOGUE.items() if exercise.coaching.stance.is_lying])
def test_who_lies_with_the_feet_toward_the_camera_is_asked_to_turn(name: str) -> None:
    assert asked(name, still(find(name), camera=FROM_THE_FEET)) == ["turn"]


def test_a_standing_person_may_face_the_camera_or_not() -> None:
    for azimuth_deg in (0.0, 45.0, 90.0, 180.0):
        camera = replace(find("semi-squat").seen_from, azimuth_deg=azimuth_deg)
        _, events = watch(coach_for(find("semi-squat"), Side.RIGHT), still(find("semi-squat"), camera=camera))
        assert "ready" in kinds(events), azimuth_deg


def close_up(name: str, *, up_px: float) -> list[Frame]:
    """Twice as large, so that not all of the person fits in the picture."""
    return [
        replace(shifted(frame, scale=2.0, right=-320.0, down=-240.0 - up_px), picture=(640.0, 480.0))
        for frame in still(find(name))
    ]


@pytest.mark.parametrize("up_px", [-250.0, 250.0])
def test_parts_outside_of_the_picture_call_for_more_distance(up_px: float) -> None:
    assert asked("semi-squat", close_up("semi-squat", up_px=up_px)) == ["step-back"]


def test_parts_that_are_hidden_do_not_call_for_more_distance() -> None:
    hidden = [without(frame, "ankle", "foot", "heel") for frame in still(find("semi-squat"))]
    assert asked("semi-squat", hidden) == ["legs-unseen"]


def test_a_track_without_a_picture_is_never_too_near() -> None:
    shoulders_gone = [replace(without(frame, "shoulder"), picture=None) for frame in still(find("semi-squat"))]
    assert asked("semi-squat", shoulders_gone) == ["legs-unseen"]


@pytest.mark.parametrize(
    ("name", "leg", "code"),
    [
        ("straight-leg-raise", LegAngles(hip_flexion_deg=45.0, knee_flexion_deg=90.0), "straighten-knee"),
        ("clamshell", LegAngles(), "bend-knees"),
    ],
)
def test_the_leg_that_works_is_asked_into_its_start_position(name: str, leg: LegAngles, code: str) -> None:
    assert asked(name, still(with_leg(find(name), leg))) == ["hold-still", code]


def test_once_seen_the_person_is_told_so() -> None:
    coach = coach_for(find("clamshell"), Side.RIGHT)
    empty = [Frame(time_s=number / 30, landmarks={}) for number in range(10)]
    _, events = watch(coach, [*empty, *(replace(f, time_s=f.time_s + 1.0) for f in still(find("clamshell")))])
    assert codes(events, "guidance") == ["nobody", "seen"]
    assert str(guidance(events)[1]).startswith("I see you now. Lie on your side")


def test_advice_does_not_chatter_where_two_things_are_nearly_right() -> None:
    exercise = find("clamshell")
    ready, turned = still(exercise), still(exercise, camera=FROM_THE_FEET)
    unsteady = [turned[n] if n % 8 < 4 else ready[n] for n in range(len(ready))]
    _, events = watch(coach_for(exercise, Side.RIGHT), after(unsteady, after(unsteady, unsteady)))
    assert len(kinds(events)) <= 2


def test_counting_begins_after_a_second_in_the_start_position() -> None:
    _, events = watch(coach_for(find("clamshell"), Side.RIGHT), still(find("clamshell")))
    assert kinds(events)[:2] == ["guidance", "ready"]
    assert events[1].at_s == pytest.approx(HELD_S, abs=0.04)


@pytest.mark.parametrize("azimuth_deg", [0.0, 80.0])
@pytest.mark.parametrize(("by_px_s", "is_ready"), [(0.0, True), (8.0, True), (60.0, False)])
def test_who_walks_does_not_stand_still(by_px_s: float, azimuth_deg: float, is_ready: bool) -> None:  # noqa: FBT001  # a table's column
    """On legs of about 190 pixels that do not bend, as of who comes nearer from the front."""
    seen = still(find("semi-squat"), camera=replace(find("semi-squat").seen_from, azimuth_deg=azimuth_deg))
    walking = [shifted(frame, right=by_px_s * frame.time_s) for frame in seen]
    _, events = watch(coach_for(find("semi-squat"), Side.RIGHT), walking)
    assert ("ready" in kinds(events)) is is_ready


def test_a_far_foot_that_is_hidden_for_a_while_does_not_unsettle_who_stands_still() -> None:
    seen = [without(f, "right_ankle") if n % 3 else f for n, f in enumerate(still(find("semi-squat")))]
    _, events = watch(coach_for(find("semi-squat"), Side.RIGHT), seen)
    assert "ready" in kinds(events)


def test_a_position_that_is_lost_is_held_anew() -> None:
    seen = still(find("clamshell"))
    blinked = [Frame(time_s=f.time_s, landmarks={}) if 0.5 <= f.time_s < 0.55 else f for f in seen]
    _, events = watch(coach_for(find("clamshell"), Side.RIGHT), blinked)
    ready = next(event for event in events if event.kind == "ready")
    assert ready.at_s == pytest.approx(0.55 + HELD_S, abs=0.07)


@pytest.mark.parametrize(("azimuth_deg", "nearer"), [(90.0, Side.LEFT), (-90.0, Side.RIGHT)])
def test_the_working_side_of_who_stands_is_the_one_that_is_nearer(azimuth_deg: float, nearer: Side) -> None:
    camera = replace(find("semi-squat").seen_from, azimuth_deg=azimuth_deg)
    readiness = Readiness(find("semi-squat").coaching, side=None)
    found = [readiness.receive(frame) for frame in still(find("semi-squat"), camera=camera)]
    held = next(one for one in found if isinstance(one, Held))
    assert (held.side, held.far, held.view) == (nearer, nearer.other, View.SIDE)


def test_a_side_that_is_not_seen_is_not_nearer() -> None:
    frame = still(find("semi-squat"))[0]
    assert nearer_side(without(frame, "left_hip", "left_knee")) is Side.RIGHT
    assert nearer_side(without(frame, "right_hip", "right_knee")) is Side.LEFT
    assert nearer_side(without(frame, "hip", "knee")) is Side.RIGHT


def held(name: str, seen: list[Frame]) -> Held:
    found = as_held(seen, find(name).coaching, side=Side.RIGHT)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "part"), [("semi-squat", "ankle"), ("straight-leg-raise", "hip"), ("clamshell", "hip")]
)
def test_where_the_person_is_is_where_the_feet_stand_or_the_pelvis_lies(name: str, part: str) -> None:
    seen = still(find(name))
    assert held(name, seen).at == pytest.approx(middle_of(seen[0], part))
    assert held(name, [without(frame, part) if n % 2 else frame for n, frame in enumerate(seen)]).at is not None


@pytest.mark.parametrize("azimuth_deg", [0.0, 30.0, 60.0])
def test_it_knows_how_far_the_person_is_turned(azimuth_deg: float) -> None:
    """A squat's person, seen from ever more to the side."""
    seen = still(find("semi-squat"), camera=replace(find("semi-squat").seen_from, azimuth_deg=azimuth_deg))
    assert held("semi-squat", seen).turned_deg == pytest.approx(azimuth_deg, abs=11.0)


def test_it_knows_where_the_trunk_points_whatever_single_frames_show() -> None:
    seen = still(find("straight-leg-raise"))
    wild = [shifted(frame, scale=-1.0) if n in {3, 4, 20} else frame for n, frame in enumerate(seen)]
    plain, odd = held("straight-leg-raise", seen).trunk, held("straight-leg-raise", wild).trunk
    assert plain is not None
    assert abs(plain[0]) > 5 * abs(plain[1])
    assert odd == pytest.approx(plain)
    headless = [without(frame, "left_shoulder") if n else frame for n, frame in enumerate(seen)]
    assert held("straight-leg-raise", headless).trunk == pytest.approx(plain, abs=0.1)


def test_only_a_recording_has_a_rest_that_was_looked_for_in_all_of_it() -> None:
    live = held("semi-squat", still(find("semi-squat")))
    assert not live.is_recorded
    assert replace(live, rest={}).is_recorded


def test_from_frames_without_a_leg_no_start_position_is_made() -> None:
    legless = [without(frame, "ankle") for frame in still(find("semi-squat"))]
    assert as_held(legless, find("semi-squat").coaching, side=Side.RIGHT) is None
    assert as_held([], find("semi-squat").coaching, side=Side.RIGHT) is None


def test_a_trunk_without_length_is_not_ready() -> None:
    def folded(seen: Seen) -> Seen:
        return replace(seen, pixel=(100.0, 100.0))

    flat = [each(frame, folded) for frame in still(find("semi-squat"))]
    _, events = watch(coach_for(find("semi-squat"), Side.RIGHT), flat)
    assert "ready" not in kinds(events)
