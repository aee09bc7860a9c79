"""Tracks of landmarks: tables with ``time_s`` and, for each landmark, its place in metres and perhaps in pixels.

Columns are ``<name>_x``, ``_y``, ``_z`` (metres; x to the camera's right, y down, z away) and, where there are any,
``_visibility`` (0 to 1), ``_u`` and ``_v`` (pixels). An empty cell is a landmark that was not seen. Files end in .csv,
.csv.gz or .parquet.
"""

import csv
import gzip
import math
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from kneewise.body import LEGS, Frame, Landmark, Seen
from kneewise.pose.errors import BadRecording

_SUFFIXES = (".csv", ".csv.gz", ".parquet")
_DECIMALS = 6
"""Micrometres: finer than any camera."""

_Row = tuple[str, Mapping[str, float]]
"""Where it stands ("line 7"), and its numbers; NaN for an empty cell."""


def is_track(path: Path) -> bool:
    """Whether the file's name is that of a track."""
    return path.name.lower().endswith(_SUFFIXES)


def read_track(path: Path) -> list[Frame]:
    """Every row of a track as a frame.

    Raises ``BadRecording``, naming the line, for columns that are missing or wholly empty, text where a number belongs,
    and time that does not grow.
    """
    try:
        rows = list(_parquet_rows(path) if path.name.lower().endswith(".parquet") else _csv_rows(path))
    except FileNotFoundError:
        message = f"there is no file {path}: check the name"
    except UnicodeDecodeError:
        message = f"{path.name} is not text: a .csv track is a table in UTF-8"
    except (OSError, EOFError, zlib.error) as error:
        message = f"{path.name} cannot be read: {error}"
    else:
        _check(path, rows)
        return [_frame(numbers) for _, numbers in rows]
    raise BadRecording(message)


def write_track(path: Path, frames: Iterable[Frame]) -> None:
    """Write frames as a track that ``read_track`` reads; raises ``OSError`` where the file cannot be written."""
    frames = list(frames)
    names = [name for name in Landmark if any(name in frame.landmarks for frame in frames)]
    columns = ["time_s", *(f"{name}_{part}" for name in names for part in ("x", "y", "z", "visibility", "u", "v"))]
    rows = [[round(frame.time_s, _DECIMALS), *_cells(frame, names)] for frame in frames]
    if path.name.lower().endswith(".parquet"):
        _write_parquet(path, columns, rows)
        return
    opened = gzip.open if path.name.lower().endswith(".gz") else open
    with opened(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def _cells(frame: Frame, names: Sequence[Landmark]) -> Iterator[float | None]:
    for name in names:
        seen = frame.landmarks.get(name)
        if seen is None:
            yield from (None,) * 6
            continue
        yield from (round(value, _DECIMALS) for value in (*seen.world, seen.visibility))
        yield from (None, None) if seen.pixel is None else (round(value, 3) for value in seen.pixel)


def _csv_rows(path: Path) -> Iterator[_Row]:
    opened = gzip.open if path.name.lower().endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = [name.strip() for name in next(reader, [])]
        _check_header(path, header)
        wanted = _wanted(header)
        for cells in reader:
            if not any(cells):
                continue
            where = f"line {reader.line_num}"
            if len(cells) != len(header):
                message = f"{path.name}, {where}: {len(cells)} cells, but the header has {len(header)}"
                raise BadRecording(message)
            yield where, {name: _number(cells[i], path, where, name) for name, i in wanted.items()}


def _parquet_rows(path: Path) -> Iterator[_Row]:
    try:
        import pyarrow  # noqa: PLC0415  # an extra; a .csv track must work without it
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        message = "a .parquet track needs the extra `video`: pip install 'kneewise[video]', or give a .csv"
        raise BadRecording(message) from None
    try:
        file = parquet.ParquetFile(path)
    except (pyarrow.ArrowInvalid, pyarrow.ArrowIOError) as error:
        message = f"{path.name} is not a Parquet file, or a damaged one"
        raise BadRecording(message) from error
    header = file.schema_arrow.names
    _check_header(path, header)
    wanted = list(_wanted(header))
    number = 0
    for batch in file.iter_batches(columns=wanted):
        for row in batch.to_pylist():
            number += 1
            where = f"row {number}"
            yield where, {name: _number(row[name], path, where, name) for name in wanted}


def _write_parquet(path: Path, columns: Sequence[str], rows: Sequence[Sequence[float | None]]) -> None:
    import pyarrow  # noqa: PLC0415  # an extra; a .csv track must work without it
    from pyarrow import parquet  # noqa: PLC0415

    values = {name: pyarrow.array([row[i] for row in rows], pyarrow.float64()) for i, name in enumerate(columns)}
    parquet.write_table(pyarrow.table(values), path)


_REQUIRED = ("time_s", *(f"{name}_{axis}" for name in LEGS for axis in "xyz"))


def _wanted(header: Sequence[str]) -> dict[str, int]:
    known = {"time_s", *(f"{name}_{part}" for name in Landmark for part in ("x", "y", "z", "visibility", "u", "v"))}
    return {name: i for i, name in enumerate(header) if name in known}


def _check_header(path: Path, header: Sequence[str]) -> None:
    if not header:
        message = f"{path.name} is empty: a track begins with a line of column names"
        raise BadRecording(message)
    missing = [name for name in _REQUIRED if name not in header]
    if not missing:
        return
    if len(header) == 1 and any(mark in header[0] for mark in ";\t"):
        message = f"{path.name}: the columns of a .csv track are separated by commas"
        raise BadRecording(message)
    shown = ", ".join(missing[:4]) + (f" and {len(missing) - 4} more" if len(missing) > 4 else "")  # noqa: PLR2004
    message = f"{path.name} lacks the columns {shown}: a track needs time_s and x, y, z of both hips, knees and ankles"
    raise BadRecording(message)


def _number(cell: object, path: Path, where: str, name: str) -> float:
    """The cell's number, NaN where it is empty."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return math.nan
    try:
        value = float(cell) if isinstance(cell, str | float | int) else math.inf
    except ValueError:
        value = math.inf
    if math.isinf(value):
        message = (
            f"{path.name}, {where}: {name} is {str(cell)!r}, which is not a number; leave it empty if it was not seen"
        )
        raise BadRecording(message)
    return value


def _check(path: Path, rows: Sequence[_Row]) -> None:
    if not rows:
        message = f"{path.name} has column names but no rows"
        raise BadRecording(message)
    for where, numbers in rows:
        if math.isnan(numbers["time_s"]):
            message = f"{path.name}, {where}: time_s is empty; every row needs its time"
            raise BadRecording(message)
    for (_, before), (where, now) in pairwise(rows):
        if now["time_s"] <= before["time_s"]:
            message = f"{path.name}, {where}: time_s is {now['time_s']:g} after {before['time_s']:g}; time must grow"
            raise BadRecording(message)
    for name in _REQUIRED:
        if all(math.isnan(numbers[name]) for _, numbers in rows):
            message = f"{path.name}: {name} is empty or NaN in every row; hips, knees and ankles must be seen"
            raise BadRecording(message)


def _frame(numbers: Mapping[str, float]) -> Frame:
    seen = {name: _seen(name, numbers) for name in Landmark}
    return Frame(time_s=numbers["time_s"], landmarks={name: s for name, s in seen.items() if s is not None})


def _seen(name: Landmark, numbers: Mapping[str, float]) -> Seen | None:
    x, y, z, visibility, u, v = (
        numbers.get(f"{name}_{part}", math.nan) for part in ("x", "y", "z", "visibility", "u", "v")
    )
    if math.isnan(x + y + z):
        return None
    pixel = None if math.isnan(u + v) else (u, v)
    return Seen(world=(x, y, z), pixel=pixel, visibility=1.0 if math.isnan(visibility) else min(max(visibility, 0), 1))
