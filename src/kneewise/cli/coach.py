"""``kneewise coach``: the camera coach over a video, or over a track of landmarks."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from kneewise.body import Frame, Side
from kneewise.cli.coach_files import check_places, draw_on, finished, write_angles
from kneewise.cli.coach_page import page
from kneewise.cli.coach_set import CoachedSet, Recording
from kneewise.cli.coach_text import show
from kneewise.cli.errors import Unusable
from kneewise.exercises import UnknownExercise, find
from kneewise.pose import BadRecording, Choice, NoWeights, is_track, read_track

if TYPE_CHECKING:
    from kneewise.pose.source import Crowd

_NO_VIDEO = "reading a video needs the extra `video`: pip install 'kneewise[video]', or give a .csv track of landmarks"


def command(  # noqa: PLR0913  # the contract's options
    file: Annotated[Path, typer.Argument(help="A video, or a track of landmarks (.csv, .csv.gz, .parquet).")],
    *,
    exercise: Annotated[str, typer.Option(help="Which exercise is done, such as straight-leg-raise.")],
    side: Annotated[Side | None, typer.Option(help="Which leg works. Without it: the leg that moves more.")] = None,
    person: Annotated[Choice, typer.Option(help="Whom to follow when there are several.")] = Choice.PROMINENT,
    mirrored: Annotated[bool, typer.Option("--mirrored", help="The picture exchanges left and right.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    angles: Annotated[Path | None, typer.Option(help="Write the angles, picture by picture, to this .csv.")] = None,
    annotate: Annotated[Path | None, typer.Option(help="Write the video with the skeleton to this .mp4.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write a page about the set to this .html.")] = None,
) -> None:
    """Count the repetitions in a video or a landmark track, and judge how they were done.

    A track without pixels is taken for one with true depth, such as motion capture.
    """
    try:
        known = find(exercise)
        check_places(file, angles=angles, annotate=annotate, report=report)
        quiet = not sys.stderr.isatty() or (as_json and not sys.stdout.isatty())
        frames, recording = _track(file) if is_track(file) else _video(file, person, quiet=quiet)
        coached = CoachedSet(known, frames, side=side, mirrored=mirrored)
        _write(coached, recording, file, angles=angles, film=annotate, report=report)
    except (UnknownExercise, BadRecording, NoWeights) as refusal:
        raise Unusable(str(refusal)) from refusal
    except OSError as error:
        raise Unusable(f"cannot write {error.filename or 'the result'}: {error.strerror or error}") from error
    _tell(coached, recording, as_json=as_json)


def _track(file: Path) -> tuple[list[Frame], Recording]:
    frames = read_track(file)
    empty = sum(not frame.landmarks for frame in frames)
    return frames, Recording(name=file.name, kind="track", pictures=len(frames), with_person=len(frames) - empty)


def _video(file: Path, person: Choice, *, quiet: bool) -> tuple[list[Frame], Recording]:
    try:
        from kneewise.pose.source import PoseSource  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise Unusable(_NO_VIDEO) from error
    source = PoseSource(file, choice=person)
    frames = list(_watched((look.frame for look in source.looks()), source.duration_s, quiet=quiet))
    warnings = []
    if source.crowd.is_several:
        warnings.append(_several(source.crowd))
    if source.damaged:
        warnings.append(f"{source.damaged} pieces of the file could not be read and were left out.")
    return frames, Recording(
        name=file.name,
        kind="video",
        pictures=source.pictures,
        with_person=source.with_person,
        warnings=tuple(warnings),
    )


def _watched(frames: Iterator[Frame], duration_s: float | None, *, quiet: bool) -> Iterator[Frame]:
    """The frames, with a bar that shows how far they have come."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as progress:
        bar = progress.add_task("Watching", total=duration_s)
        for frame in frames:
            progress.update(bar, completed=frame.time_s)
            yield frame


def _several(crowd: "Crowd") -> str:
    followed = crowd.followed or Choice.LEFT
    other = Choice.LEFT if followed is Choice.RIGHT else Choice.RIGHT
    return (
        f"Two people are in the picture (from {crowd.first_others_s or 0.0:.0f} s on); the one on the {followed} was "
        f"followed. For the other one say --person {other}, or film one person alone."
    )


def _write(  # the three files that may be asked for
    coached: CoachedSet,
    recording: Recording,
    file: Path,
    *,
    angles: Path | None,
    film: Path | None,
    report: Path | None,
) -> None:
    if angles is not None:
        write_angles(angles, coached)
    if film is not None:
        draw_on(film, file, coached)
    if report is not None:
        with finished(report) as place:
            place.write_text(page(coached, recording), encoding="utf-8")


def _tell(coached: CoachedSet, recording: Recording, *, as_json: bool) -> None:
    for warning in recording.warnings:
        sys.stderr.write(f"kneewise: {warning}\n")
    if as_json:
        sys.stdout.write(
            json.dumps(coached.to_json() | {"recording": recording.to_json()}, indent=2, ensure_ascii=False)
        )
        sys.stdout.write("\n")
    else:
        show(coached, recording, Console(highlight=False))
