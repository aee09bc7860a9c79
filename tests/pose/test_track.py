"""Tracks of landmarks: what is read, what is refused and in which words."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneewise.body import LEGS, Frame, Landmark, Seen
from kneewise.pose import BadRecording, is_track, read_track, write_track

HEADER = ["time_s", *(f"{name}_{axis}" for name in LEGS for axis in "xyz")]
ROW = ["0.1"] * (len(HEADER) - 1)


def table(path: Path, *rows: list[str], header: list[str] | None = None) -> Path:
    path.write_text("\n".join(",".join(cells) for cells in [header or HEADER, *rows]) + "\n")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(BadRecording) as refused:
        read_track(path)
    message = str(refused.value)
    assert "\n" not in message
    return message


def frames() -> list[Frame]:
    seen = {
        name: Seen(world=(0.25, -0.5, 1.0 + i), pixel=(10.0 + i, 20.5), visibility=0.75) for i, name in enumerate(LEGS)
    }
    lost = {name: at for name, at in seen.items() if name is not Landmark.LEFT_KNEE}
    return [Frame(time_s=0.0, landmarks=seen), Frame(time_s=0.04, landmarks=lost), Frame(time_s=0.1, landmarks={})]


@pytest.mark.parametrize("ending", ["csv", "csv.gz", "parquet"])
def test_what_is_written_is_read_again(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"track.{ending}"
    write_track(path, frames())
    assert is_track(path)
    assert read_track(path) == frames()


coordinate = st.floats(min_value=-5, max_value=5).map(lambda value: round(value, 6))


@given(places=st.lists(st.none() | st.tuples(coordinate, coordinate, coordinate), min_size=1, max_size=8))
def test_any_knee_seen_or_unseen_survives(
    tmp_path_factory: pytest.TempPathFactory, places: list[tuple[float, float, float] | None]
) -> None:
    legs = {name: Seen(world=(0.0, 0.0, 0.0)) for name in LEGS}
    shown = [*places, (0.0, 0.0, 0.0)]
    track = [
        Frame(time_s=float(i), landmarks={**legs, Landmark.NOSE: Seen(world=at)} if at else legs)
        for i, at in enumerate(shown)
    ]
    path = tmp_path_factory.mktemp("track") / "track.csv"
    write_track(path, track)
    assert read_track(path) == track


def test_hips_knees_and_ankles_are_enough(tmp_path: Path) -> None:
    (frame,) = read_track(table(tmp_path / "legs.csv", ["0", *ROW]))
    assert set(frame.landmarks) == set(LEGS)
    assert frame.landmarks[Landmark.LEFT_HIP] == Seen(world=(0.1, 0.1, 0.1), pixel=None, visibility=1.0)


def test_columns_that_nobody_knows_are_passed_over(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", ["0", *ROW, "spam"], header=[*HEADER, "remark"])
    assert len(read_track(path)) == 1


@pytest.mark.parametrize("nothing", ["", " ", "nan", "NaN"])
def test_an_empty_cell_is_a_landmark_not_seen(tmp_path: Path, nothing: str) -> None:
    first, second = read_track(table(tmp_path / "t.csv", ["0", nothing, *ROW[1:]], ["1", *ROW]))
    assert set(LEGS) - set(first.landmarks) == {Landmark.LEFT_HIP}
    assert set(second.landmarks) == set(LEGS)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    header = [name for name in HEADER if not name.startswith("left_knee")]
    assert refusal(table(tmp_path / "t.csv", header=header)) == (
        "t.csv lacks the columns left_knee_x, left_knee_y, left_knee_z: "
        "a track needs time_s and x, y, z of both hips, knees and ankles"
    )


def test_many_missing_columns_are_not_all_named(tmp_path: Path) -> None:
    assert "and 15 more" in refusal(table(tmp_path / "t.csv", header=["frame"]))


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_separators_are_named(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(mark.join(HEADER))
    assert "separated by commas" in refusal(path)


def test_a_column_without_any_number_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", ["0", "nan", *ROW[1:]], ["1", "", *ROW[1:]])
    assert refusal(path) == "t.csv: left_hip_x is empty or NaN in every row; hips, knees and ankles must be seen"


@pytest.mark.parametrize("text", ["knee", "0,1x", "inf", "-inf"])
def test_text_where_a_number_belongs_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    path = table(tmp_path / "t.csv", ["0", *ROW], ["1", f'"{text}"', *ROW[1:]])
    assert refusal(path).startswith(f"t.csv, line 3: left_hip_x is '{text}', which is not a number")


@pytest.mark.parametrize(("before", "now"), [("1", "1"), ("1", "0.5")])
def test_time_grows(tmp_path: Path, before: str, now: str) -> None:
    path = table(tmp_path / "t.csv", [before, *ROW], [now, *ROW])
    assert refusal(path) == f"t.csv, line 3: time_s is {now} after {before}; time must grow"


def test_every_row_has_its_time(tmp_path: Path) -> None:
    assert "line 2: time_s is empty" in refusal(table(tmp_path / "t.csv", ["", *ROW]))


def test_every_row_has_all_its_cells(tmp_path: Path) -> None:
    assert "line 2: 3 cells, but the header has 19" in refusal(table(tmp_path / "t.csv", ["0", "1", "2"]))


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    assert "no rows" in refusal(table(tmp_path / "t.csv"))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.touch()
    assert "is empty" in refusal(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "there is no file" in refusal(tmp_path / "t.csv")


def test_a_picture_called_csv_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"\x89PNG\r\n\xff\xfe\x00")
    assert "is not text" in refusal(path)


@pytest.mark.parametrize("damage", [b"time_s", gzip.compress(b"time_s," * 500)[:40]], ids=["no gzip", "cut off"])
def test_a_damaged_gzip_is_refused(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "t.csv.gz"
    path.write_bytes(damage)
    assert "cannot be read" in refusal(path)


def test_a_damaged_parquet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    path.write_bytes(b"PAR1 nothing PAR1")
    assert "not a Parquet file" in refusal(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").mkdir()
    assert "cannot be read" in refusal(tmp_path / "t.csv")
