"""``kneewise coach``: the camera coach over a video, or over a track of landmarks."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from kneewise.body import Side
from kneewise.cli.coach_files import Glimpse, Output, angle_table, annotated_film, check_places, finished
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
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    angles: Annotated[Path | None, typer.Option(help="Write the angles, picture by picture, to this .csv.")] = None,
    annotate: Annotated[Path | None, typer.Option(help="Write the video with the skeleton to this .mp4.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write a page about the set to this .html.")] = None,
) -> None:
    """Count the repetitions in a video or a landmark track, and judge how they were done."""
    try:
        coached = CoachedSet(find(exercise), side=side)
        check_places(file, angles=angles, annotate=annotate, report=report)
        with _outputs(angles, annotate) as outputs:
            glimpses = _track(file) if is_track(file) else _video(file, person)
            quiet = not sys.stderr.isatty() or (as_json and not sys.stdout.isatty())
            recording = _coach(coached, glimpses, outputs, quiet=quiet)
        if report is not None:
            with finished(report) as place:
                place.write_text(page(coached, recording), encoding="utf-8")
    except (UnknownExercise, BadRecording, NoWeights) as refusal:
        raise Unusable(str(refusal)) from refusal
    except OSError as error:
        raise Unusable(f"cannot write {error.filename or 'the result'}: {error.strerror or error}") from error
    _tell(coached, recording, as_json=as_json)


class _Source:
    """Glimpses one after another, how long they last where that is known, and what is to be said of them at the end."""

    def __init__(
        self, glimpses: Iterator[Glimpse], *, duration_s: float | None, facts: Callable[[], Recording]
    ) -> None:
        self.glimpses, self.duration_s, self.facts = glimpses, duration_s, facts


def _track(file: Path) -> _Source:
    frames = read_track(file)
    empty = sum(not frame.landmarks for frame in frames)
    recording = Recording(name=file.name, kind="track", pictures=len(frames), with_person=len(frames) - empty)
    glimpses = (Glimpse(frame=frame) for frame in frames)
    return _Source(glimpses, duration_s=frames[-1].time_s, facts=lambda: recording)


def _video(file: Path, person: Choice) -> _Source:
    try:
        from kneewise.pose.source import PoseSource  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise Unusable(_NO_VIDEO) from error
    source = PoseSource(file, choice=person)

    def facts() -> Recording:
        warnings = []
        if source.crowd.is_several:
            warnings.append(_several(source.crowd))
        if source.damaged:
            warnings.append(f"{source.damaged} pieces of the file could not be read and were left out.")
        return Recording(
            name=file.name,
            kind="video",
            pictures=source.pictures,
            with_person=source.with_person,
            warnings=tuple(warnings),
        )

    glimpses = (Glimpse(frame=look.frame, picture=look.picture) for look in source.looks())
    return _Source(glimpses, duration_s=source.duration_s, facts=facts)


def _several(crowd: "Crowd") -> str:
    followed = crowd.followed or Choice.LEFT
    other = Choice.LEFT if followed is Choice.RIGHT else Choice.RIGHT
    return (
        f"Two people are in the picture (from {crowd.first_others_s or 0.0:.0f} s on); the one on the {followed} was "
        f"followed. For the other one say --person {other}, or film one person alone."
    )


@contextmanager
def _outputs(angles: Path | None, annotate: Path | None) -> Iterator[list[Output]]:
    """The files to be written on the way; they appear only when all has gone well."""
    with ExitStack() as stack:
        opened = []
        if angles is not None:
            opened.append(stack.enter_context(angle_table(angles)))
        if annotate is not None:
            opened.append(stack.enter_context(annotated_film(annotate)))
        yield opened


def _coach(coached: CoachedSet, source: _Source, outputs: list[Output], *, quiet: bool) -> Recording:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as progress:
        bar = progress.add_task("Watching", total=source.duration_s)
        for glimpse in source.glimpses:
            coached.receive(glimpse.frame)
            for output in outputs:
                output(glimpse, coached)
            progress.update(bar, completed=glimpse.frame.time_s)
    return source.facts()


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
