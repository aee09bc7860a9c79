"""The five exercises beside daily life and sport, as bars of characters."""

from collections.abc import Iterator, Sequence

from rich.table import Table

from kneewise.cli.load_rung import described, hardest
from kneewise.load import PUBLISHED, Interval, Person

_BLOCKS = " ▏▎▍▌▋▊▉█"
_EIGHTHS = 8
_NUMBER_WIDTH = 5
_GAPS = 4


def picture(people: Sequence[Person], *, width: int, ascii_only: bool) -> Table:
    """One bar a row, as wide as the terminal: full up to the value, faint up to where it may lie."""
    rows = list(_rows(people))
    label_width = max(len(label) for label, _ in rows)
    room = max(width - label_width - _NUMBER_WIDTH - _GAPS, 10)
    most = max(interval.high for _, interval in rows if interval is not None)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=label_width, no_wrap=True)
    table.add_column(width=_NUMBER_WIDTH - 1, justify="right", no_wrap=True)
    table.add_column(no_wrap=True, width=room)
    for label, interval in rows:
        if interval is None:
            table.add_row(f"[bold]{label}[/]", "", "")
        else:
            table.add_row(label, f"{interval.value:.2f}", bar(interval, per_bw=room / most, ascii_only=ascii_only))
    return table


def bar(interval: Interval, *, per_bw: float, ascii_only: bool) -> str:
    """The bar of one figure, so many characters for each body weight."""
    eighths = round(interval.value * per_bw * _EIGHTHS)
    whole, part = divmod(eighths, _EIGHTHS)
    if ascii_only:
        solid = "#" * round(eighths / _EIGHTHS)
        return solid + "-" * (round(interval.high * per_bw) - len(solid))
    solid = _BLOCKS[-1] * whole + (_BLOCKS[part] if part else "")
    return solid + "░" * (round(interval.high * per_bw) - len(solid))


def _rows(people: Sequence[Person]) -> Iterator[tuple[str, Interval | None]]:
    for person in people:
        yield described(person), None
        for rung in hardest():
            yield f"  {rung.name}", rung.load(person).load.peak_bw
    yield "Measured by others", None
    for peak in PUBLISHED:
        yield f"  {peak.title}", peak.interval
