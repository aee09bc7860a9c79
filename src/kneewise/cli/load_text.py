"""``kneewise load`` for reading in the terminal: plain words first, then figures, then their limits."""

from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from kneewise.cli.load_asked import Asked
from kneewise.cli.load_picture import picture
from kneewise.cli.load_rung import NOT_A_DEVICE, OF_EVERY_FIGURE, described, ladders
from kneewise.exercises import Squat
from kneewise.load import (
    PUBLISHED,
    AreaSet,
    Comparison,
    Interval,
    Person,
    RepetitionLoad,
    in_words,
    repetition_load,
    rounded,
)

Say = Callable[[float], str]

_QUOTED = ("walking", "stairs-down", "running", "jumping")


def show_one(asked: Asked, *, console: Console) -> None:
    """Print one exercise by one person. Raises ``NotModelled``."""
    load = repetition_load(asked.exercise, asked.person, weight_kg=asked.weight_kg, depth_deg=asked.depth_deg)
    words = in_words(load.load.peak_bw.value)
    console.print(f"[bold]{words[0].upper()}{words[1:]}.[/]")
    console.print(f"{_done(asked, load)}. {described(asked.person)}.\n")
    figures = Table.grid(padding=(0, 2))
    for name, says in _figures(asked, load):
        figures.add_row(f"[bold]{name}[/]", escape(says))
    console.print(figures)
    _limits([*load.limits, *OF_EVERY_FIGURE], console=console)


def show_table(people: Sequence[Person], *, console: Console) -> None:
    """Print all exercises with their ladders for each person, the published peaks, and one picture of both."""
    for person in people:
        console.print(f"[bold]{described(person)}[/]")
        console.print(_ladders(person))
        console.print()
    console.print("[bold]Measured by others in daily life and sport[/]")
    console.print(_published())
    console.print("\n[bold]Side by side, in body weights, each exercise at its hardest step[/]")
    console.print(picture(people, width=console.width, ascii_only=console.options.ascii_only))
    _limits(OF_EVERY_FIGURE, console=console)


def show_validation(compared: Sequence[Comparison], *, console: Console) -> None:
    """Print what others published beside what the model gives, hits and misses alike."""
    for each in compared:
        verdict = "[green]inside[/]" if each.lies_inside else "[bold red]MISS[/]  "
        says = f"{_span(each.published, _plain)} {each.unit}, ours {_plain(each.ours)}"
        console.print(f"{verdict}  [bold]{escape(each.what)}[/]")
        for line in (says, f"{each.source} ({each.certainty})", each.note):
            if line:
                console.print(Padding(escape(line), (0, 0, 0, 8)))
    inside = sum(each.lies_inside for each in compared)
    console.print(
        f"\n[bold]{inside} of {len(compared)} lie inside the published interval.[/] Misses are shown, not hidden."
    )


def _done(asked: Asked, load: RepetitionLoad) -> str:
    is_squat = isinstance(asked.exercise.demand, Squat)
    parts = [asked.exercise.title + (f" to {load.knee_deg:g}°" if is_squat else "")]
    if asked.weight_kg > 0:
        parts.append(f"{asked.weight_kg:g} kg " + ("carried" if is_squat else "at the ankle"))
    tempo = load.tempo
    parts.append(f"{tempo.up_s:g} s out, {tempo.hold_s:g} s held, {tempo.down_s:g} s back")
    return ", ".join(parts)


def _figures(asked: Asked, load: RepetitionLoad) -> Iterable[tuple[str, str]]:
    impulse = load.load.impulse_bw_s
    session = impulse.times(asked.sets * asked.reps)
    yield "Force", f"{_span(load.peak_n, _newtons)} N on one kneecap at the peak"
    yield "", f"{_span(load.load.peak_bw, _bw)} times body weight (BW)"
    yield "Impulse", f"{_span(impulse, _two)} BW s in one repetition"
    yield "", f"{_span(impulse.times(asked.reps), _two)} BW s in a set of {asked.reps}, each leg"
    yield "", f"{_span(session, _two)} BW s in a session of {asked.sets} such sets, each leg"
    first, *others = AreaSet
    yield "Stress", f"{_span(load.stress_mpa(first), _two)} MPa on the contact area of {first}"
    rest = ", ".join(f"{_two(load.stress_mpa(each).value)} of {each}" for each in others)
    yield "", f"({rest}: compare inside one set only)"
    peaks = ", ".join(f"{peak.title.lower()} {peak.peak_bw:.1f}" for peak in PUBLISHED if peak.name in _QUOTED)
    yield "Beside", f"{peaks} BW (measured by others)"


def _ladders(person: Person) -> Table:
    table = _plain_table("Exercise", "Step", "Peak (BW)", "Force (N)", "Impulse (BW s)")
    for rungs in ladders():
        for number, rung in enumerate(rungs):
            load = rung.load(person)
            title = "" if number else rung.exercise.title
            peak, impulse = (_brief(each, _bw) for each in (load.load.peak_bw, load.load.impulse_bw_s))
            table.add_row(title, rung.says, peak, _newtons(load.peak_n.value), impulse)
    return table


def _published() -> Table:
    table = _plain_table("Activity", "Peak (BW)", "Source")
    for peak in PUBLISHED:
        table.add_row(peak.title, _brief(peak.interval, _tenth), escape(f"{peak.source} ({peak.certainty})"))
    return table


def _plain_table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _limits(lines: Iterable[str], *, console: Console) -> None:
    console.print("\n[bold]Limits[/]")
    for line in (*lines, NOT_A_DEVICE):
        console.print(Padding(escape(line), (0, 0, 0, 2)))


def _span(interval: Interval, say: Say) -> str:
    return f"{say(interval.value)} ({say(interval.low)} to {say(interval.high)})"


def _brief(interval: Interval, say: Say) -> str:
    return f"{say(interval.value)} ({say(interval.low)}–{say(interval.high)})"


def _bw(value: float) -> str:
    return f"{value:.2f}"


def _tenth(value: float) -> str:
    return f"{value:.1f}"


def _newtons(value: float) -> str:
    return f"{rounded(value, 2):.0f}"


def _two(value: float) -> str:
    return f"{rounded(value, 2):g}"


def _plain(value: float) -> str:
    return f"{rounded(value):g}"
