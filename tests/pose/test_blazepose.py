"""The network on real pictures: is the pipeline right?"""

import numpy as np
import numpy.typing as npt
import pytest

import recordings
from kneewise.body import Frame, Landmark, Side
from kneewise.pose.follower import Follower
from kneewise.pose.video import Video

pytestmark = [pytest.mark.network, pytest.mark.recordings]

Numbers = npt.NDArray[np.float64]


def flexion_deg(frames: list[Frame], side: Side, *, in_picture: bool) -> Numbers:
    def places(part: str) -> Numbers:
        seen = [frame.landmarks[Landmark.of(side, part)] for frame in frames]
        return np.array([one.pixel if in_picture else one.world for one in seen], dtype=np.float64)

    hip, knee, ankle = map(places, ("hip", "knee", "ankle"))
    thigh, shank = hip - knee, ankle - knee
    cosine = (thigh * shank).sum(axis=1) / np.linalg.norm(thigh, axis=1) / np.linalg.norm(shank, axis=1)
    return 180 - np.degrees(np.arccos(np.clip(cosine, -1, 1)))


@pytest.fixture(scope="module")
def sit_to_stand() -> list[Frame]:
    path = recordings.needed(recordings.SIT_TO_STAND / "video.mp4")
    return recordings.followed(path, every=4)


# What another implementation of the same pipeline gave on this video: recordings/README.md, section 4.
@pytest.mark.parametrize(
    ("side", "in_picture", "known_deg"),
    [(Side.LEFT, False, 17.8), (Side.RIGHT, False, 8.5), (Side.LEFT, True, 44.0), (Side.RIGHT, True, 17.0)],
)
def test_the_error_against_motion_capture_is_the_known_one(
    sit_to_stand: list[Frame],
    side: Side,
    in_picture: bool,  # noqa: FBT001
    known_deg: float,
) -> None:
    mocap = np.genfromtxt(recordings.SIT_TO_STAND / "mocap_knee_flexion.csv", delimiter=",", names=True)
    times = np.array([frame.time_s for frame in sit_to_stand]) + 0.07
    truth = np.interp(times, mocap["time_s"], mocap[f"knee_flexion_{side}_deg"])
    error = (flexion_deg(sit_to_stand, side, in_picture=in_picture) - truth)[times <= mocap["time_s"][-1]]
    assert np.sqrt(np.mean(error**2)) == pytest.approx(known_deg, abs=1.5)


STILLS = (
    "prone_flat",
    "prone_flat_side_view",
    "prone_trunk_and_legs_lifted",
    "side_lying_top_leg_up",
    "squat_front_bottom",
    "squat_front_standing",
    "squat_to_box_side",
    "supine_both_legs_up_bench",
    "supine_flat",
    "supine_one_leg_up",
)


@pytest.mark.parametrize("name", STILLS)
def test_a_person_is_found_in_each_position(name: str) -> None:
    with Video(recordings.needed(recordings.STILLS / f"{name}.jpg")) as video:
        picture = next(video.pictures())
    pose = Follower().receive(picture.rgb, picture.time_s)
    assert pose is not None
    assert pose.score > 0.9
    middle = pose.flat[:, 4:].mean(axis=0)
    assert 0 < middle[0] < picture.rgb.shape[1]
    assert 0 < middle[1] < picture.rgb.shape[0]


def test_a_foot_outside_of_the_detectors_region_is_found_all_the_same() -> None:
    with Video(recordings.needed(recordings.STILLS / "supine_one_leg_up.jpg")) as video:
        picture = next(video.pictures())
    pose = Follower().receive(picture.rgb, picture.time_s)
    assert pose is not None
    ankles = pose.flat[[list(Landmark).index(Landmark.of(side, "ankle")) for side in Side], 4:]
    assert ankles[:, 1].min() < 110
