"""Real recordings: they lie beside the project and are never part of it. Where they are absent, tests are skipped.

Nobody in them is known to be a patient, and the people are recognisable: numbers may be published, pictures not.
"""

import os
from pathlib import Path

import pytest

from kneewise.body import Frame
from kneewise.pose.follower import Follower
from kneewise.pose.video import Video

FOLDER = Path(os.environ.get("KNEEWISE_RECORDINGS") or Path(__file__).parents[2] / "shared" / "recordings")
MISSING = "recordings folder not found: set KNEEWISE_RECORDINGS to run this test"

SQUAT = FOLDER / "rohanx01-squat" / "side_view_squat.mp4"
SIT_TO_STAND = FOLDER / "sit-to-stand-mocap"
STILLS = FOLDER / "stills"
UIPRMD = FOLDER / "uiprmd"


def needed(path: Path) -> Path:
    """The recording, or the test is skipped."""
    if not path.exists():
        pytest.skip(MISSING)
    return path


def followed(path: Path, *, every: int) -> list[Frame]:
    """The person in every n-th picture of a video, n being ``every``."""
    follower, frames = Follower(), []
    with Video(path) as video:
        for number, picture in enumerate(video.pictures()):
            if number % every == 0:
                pose = follower.receive(picture.rgb, picture.time_s)
                frames.append(Frame.from_flat(picture.time_s, [] if pose is None else pose.flat.ravel().tolist()))
    return frames
