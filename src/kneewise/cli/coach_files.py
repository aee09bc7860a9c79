"""The files that ``kneewise coach`` writes: the angles, and the video with its marks."""

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from kneewise.body import Side
from kneewise.cli.coach_set import CoachedSet
from kneewise.cli.errors import Unusable
from kneewise.coach import Quantity
from kneewise.pose import is_track


def check_places(file: Path, *, angles: Path | None, annotate: Path | None, report: Path | None) -> None:
    """Refuse, before the long work, what could not be written at its end. Raises ``Unusable``."""
    if annotate is not None and is_track(file):
        raise Unusable(f"--annotate draws on a video, and {file.name} is a track of landmarks; leave --annotate out")
    wanted = {"--angles": (angles, ".csv"), "--annotate": (annotate, ".mp4"), "--report": (report, ".html")}
    taken = {file.resolve()}
    for option, (place, ending) in wanted.items():
        if place is None:
            continue
        if place.suffix.lower() != ending:
            raise Unusable(f"{option} writes a {ending} file; {place} has another ending")
        if place.resolve() in taken:
            raise Unusable(f"{option} {place} would overwrite another file of this command; choose another name")
        taken.add(place.resolve())
        _check_writable(option, place)


def _check_writable(option: str, place: Path) -> None:
    if not place.parent.is_dir():
        raise Unusable(f"{option}: there is no folder {place.parent}; make it first, or choose another")
    if place.is_dir():
        raise Unusable(f"{option}: {place} is a folder; give the name of a file in it")
    if not os.access(place if place.exists() else place.parent, os.W_OK):
        raise Unusable(f"{option}: {place} may not be written; choose another folder")


@contextmanager
def finished(place: Path) -> Iterator[Path]:
    """A name beside ``place`` to write to; it becomes ``place`` when all went well, and is removed when not."""
    draft = place.with_name(f"{place.stem}.part{place.suffix}")
    try:
        yield draft
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def write_angles(place: Path, coached: CoachedSet) -> None:
    """Write ``time_s`` and, for each angle and side, ``<name>_<side>_deg`` and its ``_plus_minus_deg``."""
    angles = [(quantity, side) for quantity in Quantity if quantity.is_angle for side in Side]
    with finished(place) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        names = [f"{quantity}_{side}" for quantity, side in angles]
        writer.writerow(["time_s", *(f"{name}{end}_deg" for name in names for end in ("", "_plus_minus"))])
        for number, frame in enumerate(coached.frames):
            readings = [coached.angle(quantity, side, number) for quantity, side in angles]
            cells = [["", ""] if one is None else [f"{one.value:.2f}", f"{one.plus_minus:.2f}"] for one in readings]
            writer.writerow([f"{frame.time_s:.4f}", *chain.from_iterable(cells)])


def draw_on(place: Path, video: Path, coached: CoachedSet) -> None:
    """Write the video with the skeleton, the count so far, the driver's angle and what was wrong; without sound."""
    from kneewise.pose.drawing import marked  # noqa: PLC0415  # an extra
    from kneewise.pose.video import Recorder, Video  # noqa: PLC0415

    name = coached.exercise.coaching.driver.replace("_", " ")
    angles = {point.time_s: f"{name} {point.value:.0f}° ±{point.plus_minus:.0f}" for point in coached.trace}
    with finished(place) as draft, Recorder(draft) as recorder, Video(video) as film:
        for picture, frame in zip(film.pictures(), coached.frames, strict=True):
            at_s = frame.time_s
            says = [angles.get(at_s, ""), *coached.faults_at(at_s)]
            rgb = marked(picture, frame, working=coached.seen_side, count=coached.count_at(at_s), says=says)
            recorder.write(rgb, time_s=at_s)
