"""Who was ready and rolls over, turns round, sits down, gets up or walks off gets ready again, and nothing is lost."""

from dataclasses import replace

import pytest

from figure import after, coach_for, codes, filmed_once, frames, kinds, shifted, watch, without
from kneewise.body import Camera, Frame, LegAngles, Movement, Performance, Position, Posture, Side
from kneewise.coach import Event, SetReport, Stance
from kneewise.coach.leaving import LEFT_AFTER_S, ROLLED_AFTER_S, Leaving
from kneewise.coach.readiness import Held, as_held
from kneewise.exercises import find

FLOOR = Camera(azimuth_deg=0.0, elevation_deg=6.0, distance_m=3.0, target=(0.0, 0.3, 0.0))
ROOM = find("semi-squat").seen_from


def still(posture: Posture, *, for_s: float = 3.0, camera: Camera = FLOOR) -> list[Frame]:
    """Someone who does not move."""
    shown = Performance(movement=Movement(rest=posture, top=posture), repetitions=0, ready_s=for_s, after_s=0.0)
    return list(filmed_once(shown, camera))


def lying(position: Position, *, near: Side = Side.RIGHT, roll_deg: float = 0.0) -> Posture:
    return Posture(position=position, near=near, pelvis_roll_deg=roll_deg)


def seen_from(azimuth_deg: float) -> Camera:
    return replace(ROOM, azimuth_deg=azimuth_deg)


def legs(hip_deg: float, knee_deg: float) -> Posture:
    """Upright, both legs bent."""
    leg = LegAngles(hip_flexion_deg=hip_deg, knee_flexion_deg=knee_deg)
    return Posture(left=leg, right=leg)


STANDS = legs(0.0, 0.0)
SITS_ON_THE_FLOOR = legs(88.0, 0.0)
SITS_ON_A_CHAIR = legs(88.0, 90.0)
SITS_ON_THE_HEELS = legs(75.0, 150.0)
BENDS_TO_THE_FLOOR = Posture(trunk_flexion_deg=100.0)


def held_by(name: str, seen: list[Frame]) -> Held:
    held = as_held(seen, find(name).coaching, side=Side.RIGHT)
    assert held is not None
    return held


def left_after(
    name: str, ready: list[Frame], then: list[Frame], *, is_at_rest: bool = True, is_recorded: bool = False
) -> float | None:
    """How long after the change the coach took the start position for left; ``None`` if never."""
    held = held_by(name, ready)
    leaving = Leaving(
        replace(held, rest={} if is_recorded else None), part="ankle" if find(name).coaching.both_legs else "hip"
    )
    assert not any(leaving.receive(frame, is_at_rest=is_at_rest) for frame in ready)
    went_on = after(ready, then)[len(ready) :]
    told = [f.time_s - went_on[0].time_s for f in went_on if leaving.receive(f, is_at_rest=is_at_rest)]
    return told[0] if told else None


ON_THE_FLOOR = {Stance.SUPINE: "straight-leg-raise", Stance.SIDE_LYING: "clamshell", Stance.PRONE: "hip-extension"}


@pytest.mark.parametrize("is_at_rest", [True, False])
@pytest.mark.parametrize("is_recorded", [True, False])
@pytest.mark.parametrize("stance", ON_THE_FLOOR)
def test_who_gets_up_has_left_whatever_they_were_doing(stance: Stance, is_at_rest: bool, is_recorded: bool) -> None:  # noqa: FBT001  # a table's columns
    ready = still(lying(Position(stance.value)), for_s=1.5)
    went = left_after(ON_THE_FLOOR[stance], ready, still(STANDS), is_at_rest=is_at_rest, is_recorded=is_recorded)
    assert went == pytest.approx(LEFT_AFTER_S, abs=0.04)


@pytest.mark.parametrize("is_at_rest", [True, False])
def test_who_bends_to_the_floor_is_not_squatting_any_more(is_at_rest: bool) -> None:  # noqa: FBT001  # a table's column
    ready = still(STANDS, for_s=1.5, camera=ROOM)
    went = left_after("semi-squat", ready, still(BENDS_TO_THE_FLOOR, camera=ROOM), is_at_rest=is_at_rest)
    assert went == pytest.approx(LEFT_AFTER_S, abs=0.04)


@pytest.mark.parametrize("taken", ON_THE_FLOOR)
@pytest.mark.parametrize("wanted", ON_THE_FLOOR)
def test_who_rolls_over_at_rest_has_left(wanted: Stance, taken: Stance) -> None:
    """A second is looked back on, so it takes half of one longer."""
    ready = still(lying(Position(wanted.value)), for_s=1.5)
    went = left_after(ON_THE_FLOOR[wanted], ready, still(lying(Position(taken.value))))
    if taken is wanted:
        assert went is None
    else:
        assert went is not None
        assert LEFT_AFTER_S <= went <= LEFT_AFTER_S + 0.7


@pytest.mark.parametrize("is_at_rest", [True, False])
def test_hips_that_roll_back_while_the_leg_is_up_have_not_left(is_at_rest: bool) -> None:  # noqa: FBT001  # a table's column
    ready = still(lying(Position.SIDE_LYING), for_s=1.5)
    back = still(lying(Position.SIDE_LYING, roll_deg=50.0), for_s=5.0)
    assert left_after("clamshell", ready, back, is_at_rest=is_at_rest) is None


def test_in_the_middle_of_a_repetition_who_lies_on_the_front_has_rolled_over_only_when_it_lasts() -> None:
    """The network sees badly where the chest looks while they move."""
    ready, on_the_side = still(lying(Position.PRONE), for_s=1.5), still(lying(Position.SIDE_LYING), for_s=8.0)
    short = [frame for frame in on_the_side if frame.time_s < ROLLED_AFTER_S]
    assert left_after("hip-extension", ready, short, is_at_rest=False) is None
    went = left_after("hip-extension", ready, on_the_side, is_at_rest=False)
    assert went is not None
    assert ROLLED_AFTER_S <= went - LEFT_AFTER_S <= ROLLED_AFTER_S + 0.7


@pytest.mark.parametrize("name", ["straight-leg-raise", "clamshell"])
def test_in_the_middle_of_a_repetition_who_lies_otherwise_has_rolled_over_at_once(name: str) -> None:
    ready, over = still(find(name).movement.rest, for_s=1.5), still(lying(Position.PRONE))
    went = left_after(name, ready, over, is_at_rest=False)
    assert went is not None
    assert LEFT_AFTER_S <= went <= LEFT_AFTER_S + 0.7


def test_a_few_frames_in_which_the_network_turns_a_person_over_do_not_matter() -> None:
    ready, over = still(lying(Position.SUPINE), for_s=6.0), still(lying(Position.PRONE), for_s=6.0)
    blinking = [over[n] if n % 30 < 12 else ready[n] for n in range(len(ready))]
    assert left_after("straight-leg-raise", ready[:45], blinking) is None


@pytest.mark.parametrize(("turned_deg", "has_left"), [(10.0, False), (45.0, True)])
def test_who_turns_round_while_standing_is_seen_from_elsewhere(turned_deg: float, has_left: bool) -> None:  # noqa: FBT001  # a table's column
    ready = still(STANDS, for_s=1.5, camera=seen_from(50.0))
    then = still(STANDS, camera=seen_from(50.0 - turned_deg))
    went = left_after("semi-squat", ready, then)
    assert (went is not None) is has_left
    assert left_after("semi-squat", ready, then, is_at_rest=False) is None
    assert left_after("semi-squat", ready, then, is_recorded=True) is None


@pytest.mark.parametrize(
    "sits", [SITS_ON_THE_FLOOR, SITS_ON_A_CHAIR, SITS_ON_THE_HEELS], ids=["floor", "chair", "heels"]
)
def test_who_sits_down_and_stays_there_has_left(sits: Posture) -> None:
    ready, then = still(STANDS, for_s=1.5, camera=ROOM), still(sits, camera=ROOM)
    assert left_after("semi-squat", ready, then) is not None
    assert left_after("semi-squat", ready, then, is_at_rest=False) is None


def aside(name: str, share: float, *, is_at_rest: bool = True) -> float | None:
    """Someone who is seen so many leg lengths further to the right now."""
    exercise = find(name)
    ready = [replace(f, picture=None) for f in still(exercise.movement.rest, for_s=1.5, camera=exercise.seen_from)]
    away_px = share * held_by(name, ready).leg_px
    return left_after(name, ready, [shifted(frame, right=away_px) for frame in ready], is_at_rest=is_at_rest)


@pytest.mark.parametrize(("share", "has_left"), [(0.23, False), (0.27, True), (-0.27, True)])
def test_feet_that_stand_elsewhere_have_walked_off(share: float, has_left: bool) -> None:  # noqa: FBT001  # a table's column
    assert (aside("semi-squat", share) is not None) is has_left
    assert aside("semi-squat", share, is_at_rest=False) is None


def test_who_lies_may_shift_on_the_mat() -> None:
    assert aside("straight-leg-raise", 0.3) is None


@pytest.mark.parametrize("hidden", ["shoulder", "ankle"])
def test_who_is_not_seen_whole_has_not_left(hidden: str) -> None:
    ready = still(STANDS, for_s=1.5, camera=ROOM)
    then = [without(frame, hidden) for frame in still(STANDS, for_s=3.0, camera=ROOM)]
    assert left_after("semi-squat", ready, then) is None


def test_where_it_is_not_known_where_the_feet_were_nobody_has_walked_off() -> None:
    ready = [replace(frame, picture=None) for frame in still(STANDS, for_s=1.5, camera=ROOM)]
    leaving = Leaving(replace(held_by("semi-squat", ready), at=None), part="ankle")
    assert not any(leaving.receive(shifted(frame, right=300.0), is_at_rest=True) for frame in ready)


def test_a_moment_out_of_the_position_is_forgotten() -> None:
    ready, up = still(lying(Position.SUPINE), for_s=3.0), still(STANDS)
    leaving = Leaving(held_by("straight-leg-raise", ready), part="hip")
    begun = []
    for number, frame in enumerate(ready):
        seen = replace(up[0], time_s=frame.time_s) if number % 30 < 15 else frame
        assert not leaving.receive(seen, is_at_rest=True)
        begun.append(leaving.has_begun)
    assert begun == [number % 30 < 15 for number in range(len(ready))]


# What the coach makes of it.


def coached(name: str, seen: list[Frame]) -> tuple[SetReport, list[Event]]:
    return watch(coach_for(find(name), Side.RIGHT), seen)


def set_of(name: str, *, repetitions: int = 2) -> list[Frame]:
    return list(frames(find(name), Side.RIGHT, repetitions=repetitions))


@pytest.mark.parametrize(
    ("name", "over", "asked"),
    [
        ("straight-leg-raise", lying(Position.PRONE, near=Side.LEFT), "lie-on-your-back"),
        ("straight-leg-raise", lying(Position.SIDE_LYING), "lie-on-your-back"),
        ("clamshell", lying(Position.SUPINE), "lie-on-your-side"),
        ("clamshell", lying(Position.PRONE, near=Side.LEFT), "lie-on-your-side"),
        ("hip-extension", lying(Position.SIDE_LYING), "lie-on-your-front"),
    ],
)
def test_after_rolling_over_the_person_is_asked_back_and_goes_on_counting(name: str, over: Posture, asked: str) -> None:
    rolled = still(over, for_s=7.0, camera=find(name).seen_from)
    report, events = coached(name, after(after(set_of(name), rolled), set_of(name)))
    assert kinds(events).count("ready") == 2
    assert asked in codes(events, "guidance")
    assert [(one.number, one.verdict.value) for one in report.repetitions] == [(n, "clean") for n in (1, 2, 3, 4)]


@pytest.mark.parametrize("for_s", [1.0, 2.0, 3.0])
@pytest.mark.parametrize(
    ("name", "over"),
    [
        ("straight-leg-raise", lying(Position.SIDE_LYING)),
        ("straight-leg-raise", lying(Position.PRONE, near=Side.LEFT)),
        ("clamshell", lying(Position.SUPINE)),
    ],
)
def test_rolling_over_and_back_again_is_no_repetition(name: str, over: Posture, for_s: float) -> None:
    rolled = still(over, for_s=for_s, camera=find(name).seen_from)
    report, _ = coached(name, after(after(set_of(name), rolled), set_of(name)))
    assert [(one.number, one.verdict.value) for one in report.repetitions] == [(n, "clean") for n in (1, 2, 3, 4)]


def test_what_is_done_after_rolling_over_is_not_counted() -> None:
    """The leg that is lifted in front of a person who lies on the side."""
    hips = find("side-lying-leg-raise")
    lifted = replace(hips, seen_from=find("straight-leg-raise").seen_from)
    report, events = coached(
        "straight-leg-raise", after(set_of("straight-leg-raise"), frames(lifted, Side.RIGHT, repetitions=3))
    )
    assert report.counted == 2
    assert "lie-on-your-back" in codes(events, "guidance")


@pytest.mark.parametrize(
    "sits", [SITS_ON_THE_FLOOR, SITS_ON_A_CHAIR, SITS_ON_THE_HEELS], ids=["floor", "chair", "heels"]
)
@pytest.mark.parametrize("azimuth_deg", [0.0, 45.0, 80.0])
def test_who_sits_upright_does_not_stand(sits: Posture, azimuth_deg: float) -> None:
    _, events = coached("semi-squat", still(sits, camera=seen_from(azimuth_deg)))
    assert codes(events, "guidance") == ["stand-up"]
    assert "ready" not in kinds(events)


def turning(seen: list[Frame], *, from_deg: float, by_deg: float, start_s: float, for_s: float = 1.0) -> list[Camera]:
    """The camera of each frame of a person who turns round: they see it go round them."""
    shares = [min(max((frame.time_s - start_s) / for_s, 0.0), 1.0) for frame in seen]
    return [seen_from(round(from_deg + by_deg * share, 3)) for share in shares]


def squatting(*, start_s: float, by_deg: float, repetitions: int = 1) -> list[Frame]:
    """A set by a person who turns meanwhile."""
    shown = Performance(movement=find("semi-squat").movement, repetitions=repetitions, after_s=3.0)
    cameras = turning(list(filmed_once(shown, ROOM)), from_deg=80.0, by_deg=by_deg, start_s=start_s)
    films = {camera: filmed_once(shown, camera) for camera in (cameras[0], cameras[-1])}
    return [
        films[camera][number] if camera in films else next(iter(_one(shown, camera, number / 30)))
        for number, camera in enumerate(cameras)
    ]


def _one(shown: Performance, camera: Camera, time_s: float) -> list[Frame]:
    posture = shown.posture_at(time_s)
    at = filmed_once(
        Performance(movement=Movement(rest=posture, top=posture), repetitions=0, ready_s=0.01, after_s=0.0), camera
    )
    return [replace(at[0], time_s=time_s)]


def test_who_turns_by_40_degrees_at_rest_gets_ready_again_and_is_judged_from_there() -> None:
    report, events = coached("semi-squat", squatting(start_s=8.2, by_deg=-40.0, repetitions=1))
    assert report.counted == 1
    assert kinds(events).count("ready") == 2
    assert report.view is not None
    assert report.view.value == "oblique"


def test_a_repetition_under_way_is_not_lost_to_a_turn() -> None:
    report, events = coached("semi-squat", squatting(start_s=5.0, by_deg=-40.0, repetitions=1))
    assert report.counted == 1
    ready = [event.at_s for event in events if event.kind == "ready"]
    counted = [event.at_s for event in events if event.kind == "rep-counted"]
    assert len(ready) == 2
    assert ready[0] < counted[0] < ready[1]


def test_feet_that_walk_off_at_rest_are_asked_to_stand_still_again() -> None:
    first = [replace(frame, picture=None) for frame in set_of("semi-squat")]
    walking = [shifted(frame, right=150.0 * frame.time_s) for frame in first[:36]]
    there = [shifted(frame, right=180.0) for frame in first]
    report, events = coached("semi-squat", after(after(first, walking), there))
    assert kinds(events).count("ready") == 2
    assert [one.number for one in report.repetitions] == [1, 2, 3, 4]
    assert "tracking-lost" not in kinds(events)


@pytest.mark.parametrize(
    ("name", "elsewhere"), [("straight-leg-raise", STANDS), ("semi-squat", BENDS_TO_THE_FLOOR)], ids=["up", "down"]
)
def test_an_excursion_that_ends_while_the_person_leaves_is_not_counted(name: str, elsewhere: Posture) -> None:
    exercise = find(name)
    seen = [frame for frame in set_of(name, repetitions=1) if frame.time_s < 6.4]
    report, _ = coached(name, after(seen, still(elsewhere, camera=exercise.seen_from)))
    assert report.counted == 0
    lowered, _ = coached(name, after(seen, still(exercise.movement.rest, camera=exercise.seen_from)))
    assert lowered.counted == 1


def test_who_bends_the_knees_and_ends_on_the_floor_has_not_squatted() -> None:
    """The knees are straight again, the trunk is upright, and the person sits."""
    seen = [frame for frame in set_of("semi-squat", repetitions=1) if frame.time_s < 6.4]
    report, _ = coached("semi-squat", after(seen, still(SITS_ON_THE_FLOOR, camera=ROOM)))
    assert report.counted == 0


def rising(begins: Posture) -> list[Frame]:
    """Someone who stood ready moves to a posture at once, and from there bends the knees and stands up."""
    seen = still(STANDS, for_s=2.0, camera=ROOM)
    for start, end, for_s in ((begins, begins, 0.4), (begins, legs(88.0, 95.0), 0.8), (legs(88.0, 95.0), STANDS, 1.0)):
        moved = Performance(movement=Movement(rest=start, top=end, up_s=for_s), repetitions=1, ready_s=0.0, after_s=0.0)
        seen = after(seen, [frame for frame in filmed_once(moved, ROOM) if frame.time_s < for_s])
    return after(seen, still(STANDS, for_s=2.0, camera=ROOM))


@pytest.mark.parametrize(("begins", "counted"), [(STANDS, 1), (SITS_ON_THE_FLOOR, 0)], ids=["standing", "sitting"])
def test_who_gets_up_from_the_floor_has_not_squatted(begins: Posture, counted: int) -> None:
    report, _ = coached("semi-squat", rising(begins))
    assert report.counted == counted
