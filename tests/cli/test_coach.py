"""``kneewise coach``: what it says, what it writes, and what it refuses."""

import csv
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kneewise.body import Frame, Performance, Side
from kneewise.cli import main
from kneewise.exercises import CATALOGUE, find
from kneewise.pose import write_track
from kneewise.pose.video import Video
from pose import clips, recordings


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, object]:
        report = json.loads(self.out)
        assert isinstance(report, dict)
        return report


Coach = Callable[..., Done]


@pytest.fixture
def coach(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Coach:
    """Runs ``kneewise coach`` in this process."""

    def run(*words: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["kneewise", "coach", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Done(status=int(ended.value.code or 0), out=said.out, err=said.err)

    return run


def track_of(path: Path, exercise: str, side: Side, *, repetitions: int = 3) -> Path:
    """The figure's exercise as exact landmarks."""
    chosen = find(exercise)
    performance = Performance(movement=chosen.performed_by(side), repetitions=repetitions)
    write_track(path, performance.frames(chosen.camera_for(side), fps=20))
    return path


@pytest.fixture
def raises(tmp_path: Path) -> Path:
    return track_of(tmp_path / "raises.csv", "straight-leg-raise", Side.LEFT)


def refused(done: Done) -> str:
    """The one line of a refusal."""
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("kneewise: ")
    assert done.err.count("\n") == 1
    return done.err


@pytest.mark.parametrize("exercise", list(CATALOGUE))
def test_a_track_is_counted(coach: Coach, tmp_path: Path, exercise: str) -> None:
    side = Side.LEFT if find(exercise).per_leg else Side.RIGHT
    done = coach(track_of(tmp_path / "track.csv.gz", exercise, side), "--exercise", exercise, "--json")
    assert done.status == 0
    assert done.err == ""
    assert done.report["summary"] == {"counted": 3, "clean": 3, "faulty": 0, "not_judged": 0}


def test_the_report_has_what_the_contract_names(coach: Coach, raises: Path) -> None:
    report = coach(raises, "--exercise", "straight-leg-raise", "--json").report
    assert {"exercise", "side", "duration_s", "frames", "reps", "summary", "cannot_judge", "view"} <= set(report)
    assert report["recording"] == {
        "name": "raises.csv",
        "kind": "track",
        "pictures": report["frames"],
        "with_person": report["frames"],
        "warnings": [],
    }


@pytest.mark.parametrize("side", Side)
def test_the_leg_that_works_is_found(coach: Coach, tmp_path: Path, side: Side) -> None:
    track = track_of(tmp_path / "track.csv", "side-lying-leg-raise", side)
    report = coach(track, "--exercise", "side-lying-leg-raise", "--json").report
    assert (report["side"], report["side_found"]) == (side, True)


def test_the_leg_that_is_named_is_the_one_that_counts(coach: Coach, raises: Path) -> None:
    report = coach(raises, "--exercise", "straight-leg-raise", "--side", "right", "--json").report
    assert (report["side"], report["side_found"]) == ("right", False)
    assert report["reps"] == []


def test_without_json_it_is_for_reading(coach: Coach, raises: Path) -> None:
    done = coach(raises, "--exercise", "straight-leg-raise")
    assert done.out.startswith("Straight leg raise: 3 repetitions counted, left leg (it moved more)\n")
    assert "clean" in done.out
    assert done.err == ""


def test_what_to_work_on_is_said_once(coach: Coach, tmp_path: Path) -> None:
    chosen = find("straight-leg-raise")
    performance = Performance(movement=chosen.performed_by(Side.RIGHT, fault="too-low"), repetitions=2)
    write_track(tmp_path / "low.csv", performance.frames(chosen.seen_from, fps=20))
    done = coach(tmp_path / "low.csv", "--exercise", "straight-leg-raise")
    assert done.out.count("The leg did not come up far enough. (repetition 1, 2)") == 1


def test_where_nobody_was_ready_it_says_what_was_waited_for(coach: Coach, raises: Path) -> None:
    done = coach(raises, "--exercise", "semi-squat")
    assert "Semi squat: 0 repetitions counted" in done.out
    assert "The start position was not seen, so nothing could be counted. Stand up to begin." in done.out


def test_where_the_person_was_often_out_of_sight_it_says_so(coach: Coach, tmp_path: Path) -> None:
    chosen = find("clamshell")
    frames = Performance(movement=chosen.movement, repetitions=1).frames(chosen.seen_from, fps=10)
    half = [frame if i % 2 else Frame(time_s=frame.time_s, landmarks={}) for i, frame in enumerate(frames)]
    write_track(tmp_path / "half.csv", half)
    done = coach(tmp_path / "half.csv", "--exercise", "clamshell", "--report", tmp_path / "set.html")
    assert "You were not seen in 48 of 96 pictures." in done.out


def test_a_page_without_any_repetition_says_so(coach: Coach, raises: Path, tmp_path: Path) -> None:
    coach(raises, "--exercise", "semi-squat", "--report", tmp_path / "set.html")
    assert "No repetition was counted." in (tmp_path / "set.html").read_text(encoding="utf-8")


def test_angles_are_written_with_their_uncertainty(coach: Coach, raises: Path, tmp_path: Path) -> None:
    coach(raises, "--exercise", "straight-leg-raise", "--angles", tmp_path / "angles.csv")
    with (tmp_path / "angles.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"time_s", "knee_flexion_left_deg", "knee_flexion_left_plus_minus_deg", "hip_abduction_right_deg"} <= set(
        rows[0]
    )
    assert len(rows) == 431
    assert max(float(row["hip_flexion_left_deg"]) for row in rows) == pytest.approx(45, abs=5)


def test_the_page_stands_alone(coach: Coach, raises: Path, tmp_path: Path) -> None:
    coach(raises, "--exercise", "straight-leg-raise", "--report", tmp_path / "set.html")
    page = (tmp_path / "set.html").read_text(encoding="utf-8")
    assert "<h1>Straight leg raise: 3 repetitions counted, left leg (it moved more)</h1>" in page
    assert page.count("class='rep'") == 3 * page.count("<figure>") > 3
    assert "<polyline" in page
    assert not any(mark in page for mark in ("http:", "https:", "<script", "<link", "src=", "url("))


def test_nothing_is_left_behind_but_what_was_asked_for(coach: Coach, raises: Path, tmp_path: Path) -> None:
    coach(
        raises,
        "--exercise",
        "straight-leg-raise",
        "--angles",
        tmp_path / "angles.csv",
        "--report",
        tmp_path / "set.html",
    )
    assert {path.name for path in tmp_path.iterdir()} == {"raises.csv", "angles.csv", "set.html"}


@pytest.mark.network
def test_a_video_is_counted_and_marked(coach: Coach, tmp_path: Path) -> None:
    video = clips.written(tmp_path / "squat.mp4", clips.squats(fps=10), fps=10)
    done = coach(video, "--exercise", "semi-squat", "--json", "--annotate", tmp_path / "marked.mp4")
    assert done.err == ""
    assert done.report["summary"] == {"counted": 1, "clean": 1, "faulty": 0, "not_judged": 0}
    with Video(tmp_path / "marked.mp4") as marked, Video(video) as plain:
        pairs = list(zip(marked.pictures(), plain.pictures(), strict=True))
    assert all(one.time_s == pytest.approx(other.time_s, abs=1e-3) for one, other in pairs)
    assert (pairs[-1][0].rgb != pairs[-1][1].rgb).any()


@pytest.mark.network
def test_two_people_are_told_of_with_a_way_on(coach: Coach, tmp_path: Path) -> None:
    pictures = [clips.beside(squat, clips.onlooker()) for squat in clips.squats(fps=6)]
    video = clips.written(tmp_path / "two.mp4", pictures, fps=6)
    done = coach(video, "--exercise", "semi-squat", "--person", "left", "--json")
    assert done.status == 0
    assert "Two people are in the picture (from 0 s on); the one on the left was followed." in done.err
    assert "say --person right, or film one person alone" in done.err
    assert done.report["summary"] == {"counted": 1, "clean": 1, "faulty": 0, "not_judged": 0}


@pytest.mark.network
@pytest.mark.recordings
def test_the_squats_before_the_mirror_are_two(coach: Coach) -> None:
    done = coach(recordings.needed(recordings.SQUAT), "--exercise", "semi-squat", "--json")
    assert done.status == 0
    assert done.err == ""
    first, second = done.report["reps"]  # type: ignore[misc]
    assert first["peak_s"] == pytest.approx(10.0, abs=0.7)
    assert second["peak_s"] == pytest.approx(17.2, abs=0.7)


def test_an_unknown_exercise_is_refused_and_the_known_ones_are_named(coach: Coach, raises: Path) -> None:
    said = refused(coach(raises, "--exercise", "burpee"))
    assert "there is no exercise 'burpee'" in said
    assert all(name in said for name in CATALOGUE)


@pytest.mark.parametrize("name", ["none.mp4", "none.csv"])
def test_a_file_that_is_not_there_is_refused(coach: Coach, tmp_path: Path, name: str) -> None:
    assert "there is no file" in refused(coach(tmp_path / name, "--exercise", "clamshell"))


def test_a_video_that_cannot_be_read_is_refused(coach: Coach, tmp_path: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(b"not a video at all" * 100)
    assert "cannot be read as a video" in refused(coach(tmp_path / "bad.mp4", "--exercise", "clamshell"))


def test_sound_alone_is_refused(coach: Coach, tmp_path: Path) -> None:
    assert "no pictures" in refused(coach(clips.sound_alone(tmp_path / "a.wav"), "--exercise", "clamshell"))


@pytest.mark.network
def test_a_video_without_anybody_is_refused_and_leaves_nothing_behind(coach: Coach, tmp_path: Path) -> None:
    video = clips.written(tmp_path / "empty.mp4", [clips.plain()] * 5)
    marked = tmp_path / "marked.mp4"
    marked.write_text("an older film")
    said = refused(coach(video, "--exercise", "clamshell", "--annotate", marked, "--angles", tmp_path / "angles.csv"))
    assert "nobody is seen in empty.mp4" in said
    assert marked.read_text() == "an older film"
    assert {path.name for path in tmp_path.iterdir()} == {"empty.mp4", "marked.mp4"}


def test_a_track_without_knees_is_refused(coach: Coach, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("time_s,left_hip_x\n0,0\n")
    assert "lacks the columns" in refused(coach(tmp_path / "t.csv", "--exercise", "clamshell"))


@pytest.mark.parametrize(
    ("option", "place", "said"),
    [
        ("--angles", "no/angles.csv", "there is no folder"),
        ("--report", "no/set.html", "there is no folder"),
        ("--angles", "raises.csv", "would overwrite"),
        ("--angles", "angles.txt", "writes a .csv file"),
        ("--report", "folder.html", "is a folder"),
        ("--annotate", "marked.mp4", "is a track of landmarks"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused_before_the_work(
    coach: Coach, raises: Path, tmp_path: Path, option: str, place: str, said: str
) -> None:
    (tmp_path / "folder.html").mkdir()
    before = raises.read_bytes()
    assert said in refused(coach(raises, "--exercise", "straight-leg-raise", option, tmp_path / place))
    assert raises.read_bytes() == before


def test_without_the_extra_it_says_how_to_get_it(coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "kneewise.pose.source", raising=False)
    monkeypatch.setitem(sys.modules, "kneewise.pose.follower", None)
    assert "pip install 'kneewise[video]'" in refused(coach(tmp_path / "a.mp4", "--exercise", "clamshell"))


@pytest.mark.parametrize("wrong", [("--side", "both"), ("--person", "nobody")])
def test_a_choice_that_there_is_not_is_refused(coach: Coach, raises: Path, wrong: tuple[str, str]) -> None:
    done = coach(raises, "--exercise", "straight-leg-raise", *wrong)
    assert done.status == 2
    assert "Traceback" not in done.err
