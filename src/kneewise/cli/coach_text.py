"""The report of a set for reading in the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from kneewise.cli.coach_set import CoachedSet, Recording
from kneewise.coach import Repetition, Verdict

COLUMNS = ("#", "from - to (s)", "peak", "hold (s)", "lowering (s)", "how")
WORDS = {Verdict.CLEAN: "clean", Verdict.FAULTY: "to improve", Verdict.NOT_JUDGED: "not judged"}


def headline(coached: CoachedSet) -> str:
    """What was counted, in one line."""
    count = coached.count
    repetitions = "1 repetition" if count == 1 else f"{count} repetitions"
    side = coached.side
    if side is None or (coached.is_found and count == 0):
        return f"{coached.exercise.title}: {repetitions} counted"
    leg = f", {side} leg" + (" (it moved more)" if coached.is_found else "")
    return f"{coached.exercise.title}: {repetitions} counted{leg}"


def remarks(coached: CoachedSet, recording: Recording) -> list[str]:
    """What else should be known: of the set as a whole, what could not be judged, where nobody was seen."""
    said = []
    if coached.wants:
        said.append(f"The start position was not seen, so nothing could be counted. {coached.wants}")
    said += [remark.message for remark in coached.report.remarks]
    if (tempo := coached.report.tempo) is not None:
        said.append(
            f"Usual tempo: {tempo.lifting_s:.1f} s out, {tempo.hold_s:.1f} s held, {tempo.lowering_s:.1f} s back."
        )
    said += [f"Not judged: {point.what.replace('-', ' ')} ({point.why})." for point in coached.report.cannot_judge]
    unseen = recording.pictures - recording.with_person
    if unseen * 10 >= recording.pictures:
        said.append(f"You were not seen in {unseen} of {recording.pictures} pictures.")
    return said


def show(coached: CoachedSet, recording: Recording, console: Console) -> None:
    """Print the report: a headline, a table of repetitions, remarks."""
    console.print(f"[bold]{escape(headline(coached))}[/bold]")
    repetitions = coached.report.repetitions
    if repetitions:
        table = Table(*COLUMNS)
        for repetition in repetitions:
            table.add_row(*(escape(cell) for cell in row(repetition)))
        console.print(table)
        for work in to_work_on(repetitions):
            console.print(escape(work), soft_wrap=True)
    for remark in remarks(coached, recording):
        console.print(escape(remark), soft_wrap=True)


def row(repetition: Repetition) -> tuple[str, ...]:
    """One repetition's cells."""
    codes = [fault.code.replace("-", " ") for fault in repetition.faults]
    return (
        str(repetition.number),
        f"{repetition.start_s:.1f} - {repetition.end_s:.1f}",
        f"{repetition.peak_deg:.0f}° ± {repetition.peak_deg_plus_minus:.0f}",
        f"{repetition.hold_s:.1f}",
        f"{repetition.lowering_s:.1f}",
        ": ".join([WORDS[repetition.verdict], *([", ".join(codes)] if codes else [])]),
    )


def to_work_on(repetitions: Sequence[Repetition]) -> list[str]:
    """Each form point that was broken, once, with the numbers of the repetitions."""
    numbers: dict[str, list[str]] = {}
    for repetition in repetitions:
        for fault in repetition.faults:
            numbers.setdefault(fault.message, []).append(str(repetition.number))
    return [f"{message} (repetition {', '.join(which)})" for message, which in numbers.items()]
