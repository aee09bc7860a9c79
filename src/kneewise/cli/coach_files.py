"""The files that ``kneewise coach`` writes picture by picture: the angles, and the video with its marks."""

import csv
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from kneewise.body import Frame, Side
from kneewise.cli.coach_set import CoachedSet
from kneewise.cli.errors import Unusable
from kneewise.coach import Quantity
from kneewise.pose import is_track

if TYPE_CHECKING:
    from kneewise.pose.video import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """One moment of a recording; a track has no picture."""

    frame: Frame
    picture: "Picture | None" = None


Output: TypeAlias = Callable[[Glimpse, CoachedSet], None]


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


@contextmanager
def angle_table(place: Path) -> Iterator[Output]:
    """Write ``time_s`` and, for each angle and side, ``<name>_<side>_deg`` and its ``_plus_minus_deg``."""
    angles = [(quantity, side) for quantity in Quantity if quantity.is_angle for side in Side]
    with finished(place) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        names = [f"{quantity}_{side}" for quantity, side in angles]
        writer.writerow(["time_s", *(f"{name}{end}_deg" for name in names for end in ("", "_plus_minus"))])

        def write(glimpse: Glimpse, coached: CoachedSet) -> None:
            cells: list[str] = [f"{glimpse.frame.time_s:.4f}"]
            for quantity, side in angles:
                reading = coached.angle(quantity, side, glimpse.frame)
                cells += ["", ""] if reading is None else [f"{reading.value:.2f}", f"{reading.plus_minus:.2f}"]
            writer.writerow(cells)

        yield write


@contextmanager
def annotated_film(place: Path) -> Iterator[Output]:
    """Write the video with the skeleton, the count and the driver's angle on it; without sound."""
    from kneewise.pose.drawing import marked  # noqa: PLC0415  # an extra
    from kneewise.pose.video import Recorder  # noqa: PLC0415

    with finished(place) as draft, Recorder(draft) as recorder:

        def write(glimpse: Glimpse, coached: CoachedSet) -> None:
            if glimpse.picture is None:
                return
            reading = coached.driver(glimpse.frame)
            name = coached.exercise.coaching.driver.replace("_", " ")
            says = "" if reading is None else f"{name} {reading.value:.0f}° ±{reading.plus_minus:.0f}"
            rgb = marked(glimpse.picture, glimpse.frame, working=coached.side, count=coached.count, says=says)
            recorder.write(rgb, time_s=glimpse.frame.time_s)

        yield write
