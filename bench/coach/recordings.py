"""The coach on real recordings: counts, verdicts, and the knee's angle against motion capture.

Everything goes through ``kneewise coach FILE --json --angles OUT.csv``, as a user would have it. The plain peak counter
counts in the very angles that the command wrote.

Run alone: ``python -m bench.coach.recordings``.
"""

import csv
import io
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

import numpy as np

import recordings
from bench.coach.table import Row, Table, as_text
from filmed import filmed
from kneewise.body import Frame, Side
from kneewise.cli import main
from kneewise.pose import write_track
from uiprmd import SETS, TRUTH, Device, RecordedSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Coached:
    """What the command said: its report, and its angles column by column, NaN where there was none."""

    reps: tuple[tuple[str, tuple[str, ...]], ...]
    refused: str
    angles: dict[str, np.ndarray]

    @property
    def counted(self) -> int:
        return len(self.reps)

    def peaks(self, exercise: str) -> int:
        """What a plain peak counter makes of the same angle: mean of both knees, or the raised leg's hip."""
        names = ["knee_flexion_left_deg", "knee_flexion_right_deg"]
        chosen = names if exercise == "semi-squat" else ["hip_flexion_right_deg"]
        return count_peaks(self.angles["time_s"], np.mean([self.angles[name] for name in chosen], axis=0))


def tables() -> list[Table]:
    """All tables, or one that says that the recordings are not here."""
    if not recordings.UIPRMD.exists():
        return [Table(title="Real recordings", headings=("not run: folder missing",), rows=(), note=_WHERE)]
    return [counts(), verdicts(), videos(), knee_angle()]


_WHERE = "Set KNEEWISE_RECORDINGS to the folder of recordings to run this part."

# UI-PRMD --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A way to look at a recorded set."""

    name: str
    frames: Callable[[RecordedSet], Iterable[Frame]]
    devices: tuple[Device, ...] = (Device.VICON,)


def _from(azimuth_deg: float, name: str) -> tuple[_Seen, _Seen]:
    return (
        _Seen(name=f"{name}, exact", frames=lambda one: one.frames(azimuth_deg=azimuth_deg)),
        _Seen(name=f"{name}, as filmed", frames=lambda one: filmed(one.frames(azimuth_deg=azimuth_deg))),
    )


_WAYS = (
    _Seen(name="as recorded", frames=lambda one: one.frames(), devices=tuple(Device)),
    *_from(0.0, "front"),
    *_from(45.0, "oblique"),
    *_from(90.0, "side"),
)


@cache
def _looked_at() -> dict[tuple[RecordedSet, str], Coached]:
    return {
        (one, way.name): on_frames(way.frames(one), one.exercise, one.side)
        for one in SETS
        for way in _WAYS
        if one.device in way.devices
    }


def counts() -> Table:
    """Each set from each side: what the coach counted, and the plain peak counter in brackets where it differs."""
    rows = []
    for one in SETS:
        looked = [_looked_at().get((one, way.name)) for way in _WAYS]
        rows.append((*_named(one), str(TRUTH), *(_count(each, one.exercise) for each in looked)))
    right, plain, total = _score(lambda one: one.counted), _score(None), len(_looked_at())
    return Table(
        title="UI-PRMD: repetitions counted",
        headings=("movement", "subject", "device", "done", "truth", *(way.name for way in _WAYS)),
        rows=tuple(rows),
        note=f"{right} of {total} exact; the plain peak counter {plain}. Its count stands in brackets where it is "
        "another; it has the angle as it was written, unsmoothed. The leg raise is done standing here: a position that "
        "is not ours.",
    )


def _named(one: RecordedSet) -> Row:
    return (one.movement.name.lower().replace("_", " "), f"s{one.subject:02}", str(one.device), _done(one))


def _done(one: RecordedSet) -> str:
    return "correct" if one.is_correct else "incorrect"


def _count(each: Coached | None, exercise: str) -> str:
    if each is None:
        return ""
    plain = each.peaks(exercise)
    return str(each.counted) if plain == each.counted else f"{each.counted} ({plain})"


def _score(count: Callable[[Coached], int] | None) -> int:
    looked = _looked_at().items()
    return sum((count(each) if count else each.peaks(one.exercise)) == TRUTH for (one, _), each in looked)


def verdicts() -> Table:
    """What was said of correct and of incorrect repetitions, over all subjects, devices and ways of looking."""
    rows = []
    for movement, done in dict.fromkeys((one.movement, _done(one)) for one in SETS):
        looked = [c for (one, _), c in _looked_at().items() if (one.movement, _done(one)) == (movement, done)]
        reps = [rep for each in looked for rep in each.reps]
        said = Counter(verdict for verdict, _ in reps)
        faults = Counter(code for _, codes in reps for code in codes)
        shares = ", ".join(f"{code} {100 * n / len(reps):.0f} %" for code, n in faults.most_common())
        name = movement.name.lower().replace("_", " ")
        rows.append((name, done, str(len(reps)), *(str(said[v]) for v in ("clean", "faulty", "not-judged")), shares))
    return Table(
        title="UI-PRMD: verdicts on correct and incorrect sets",
        headings=("movement", "done", "counted", "clean", "faulty", "not judged", "faults, share of repetitions"),
        rows=tuple(rows),
        note="Correct means: correct for that study. Its squats go to 100 to 148 degrees, which is too deep for ours; "
        "which fault an incorrect repetition imitates is not recorded.",
    )


# Videos ---------------------------------------------------------------------------------------------------------------

_SQUAT = ("squat, seen from the side", recordings.SQUAT, 2)
_SIT_TO_STAND = ("sit to stand, seen obliquely", recordings.SIT_TO_STAND / "video.mp4", 4)


@cache
def _watched(video: Path) -> Coached:
    return coached(video, "semi-squat", None)


def videos() -> Table:
    """Repetitions and verdicts in the two videos."""
    rows = []
    for name, path, truth in (_SQUAT, _SIT_TO_STAND):
        done = _watched(path)
        named = Counter(code for _, codes in done.reps for code in codes)
        said = ", ".join(f"{code} {number}" for code, number in named.most_common())
        rows.append((name, str(truth), str(done.counted), str(done.peaks("semi-squat")), said or "none"))
    return Table(
        title="Videos through the pose network",
        headings=("video", "truth", "coach", "plain peak counter", "faults"),
        rows=tuple(rows),
        note="Truth by eye. The sit to stand begins and ends seated: what goes from standing to standing is counted.",
    )


def knee_angle() -> Table:
    """The knee's angle against motion capture, over every picture of the sit to stand."""
    mocap = np.genfromtxt(recordings.SIT_TO_STAND / "mocap_knee_flexion.csv", delimiter=",", names=True)
    angles = _watched(_SIT_TO_STAND[1]).angles
    times = angles["time_s"] + 0.07
    errors = {}
    for side in Side:
        name = f"knee_flexion_{side}_deg"
        errors[side] = (angles[name] - np.interp(times, mocap["time_s"], mocap[name]))[times <= mocap["time_s"][-1]]
    rows = [(str(side), *_error(error)) for side, error in errors.items()]
    rows.append(("mean of both", f"{fmean(_rms(error) for error in errors.values()):.1f}", "", "", ""))
    return Table(
        title="Knee flexion against motion capture",
        headings=("knee", "RMSE (degrees)", "mean error", "95 % of errors within", "pictures without angle"),
        rows=tuple(rows),
        note="One man, one trial. Raw landmarks of the network: 17.8 degrees left, 8.5 right.",
    )


def _error(error: np.ndarray) -> Row:
    known = error[~np.isnan(error)]
    if not known.size:
        return ("-", "-", "-", "100 %")
    within = np.percentile(np.abs(known), 95)
    return (f"{_rms(error):.1f}", f"{known.mean():+.1f}", f"{within:.1f}", f"{100 * np.isnan(error).mean():.0f} %")


def _rms(error: np.ndarray) -> float:
    known = error[~np.isnan(error)]
    return float(np.sqrt(np.mean(known**2))) if known.size else math.nan


# The command, and the plain counter -----------------------------------------------------------------------------------


def on_frames(frames: Iterable[Frame], exercise: str, side: Side | None) -> Coached:
    """The command on a track made of these frames."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "set.csv"
        write_track(path, frames)
        return coached(path, exercise, side)


def coached(file: Path, exercise: str, side: Side | None) -> Coached:
    """``kneewise coach`` on a file, in this process."""
    with TemporaryDirectory() as folder:
        angles = Path(folder) / "angles.csv"
        words = [str(file), "--exercise", exercise, "--json", "--angles", str(angles)]
        out, err = _said(["coach", *words, *([] if side is None else ["--side", str(side)])])
        if not out:
            return Coached(reps=(), refused=err.strip(), angles={})
        reps = json.loads(out)["reps"]
        return Coached(
            reps=tuple((rep["verdict"], tuple(fault["code"] for fault in rep["faults"])) for rep in reps),
            refused="",
            angles=_columns(angles),
        )


def _said(words: Sequence[str]) -> tuple[str, str]:
    out, err, before = io.StringIO(), io.StringIO(), sys.argv
    sys.argv = ["kneewise", *words]
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit:
        pass
    finally:
        sys.argv = before
    return out.getvalue(), err.getvalue()


def _columns(path: Path) -> dict[str, np.ndarray]:
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: np.array([float(row[name] or "nan") for row in rows]) for name in rows[0]}


PROMINENCE_DEG = 20.0
GAP_S = 0.6


def count_peaks(times: np.ndarray, values: np.ndarray) -> int:
    """Highest points that stand out by 20 degrees, at least 0.6 s apart, the higher one first."""
    known = ~np.isnan(values)
    times, values = times[known], values[known]
    kept: list[float] = []
    for at in np.argsort(-values, kind="stable"):
        if _prominence(values, at) >= PROMINENCE_DEG and all(abs(times[at] - one) >= GAP_S for one in kept):
            kept.append(float(times[at]))
    return len(kept)


def _prominence(values: np.ndarray, at: int) -> float:
    """How far one must go down from here, on the better side, before it goes higher than here."""
    before, after = values[:at][::-1], values[at + 1 :]
    return float(values[at] - max(_lowest(before, values[at]), _lowest(after, values[at])))


def _lowest(way: np.ndarray, height: float) -> float:
    higher = np.flatnonzero(way >= height)
    until = way[: higher[0]] if higher.size else way
    return float(until.min()) if until.size else float(height)


if __name__ == "__main__":
    for one in tables():
        print(as_text(one))
