import pytest

from kneewise.exercises import CATALOGUE
from web.person import Person


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("name", CATALOGUE)
def test_it_gives_one_repetition(alice: Person, name: str, side: str) -> None:
    figure = alice.opens(f"/api/figure/{name}/{side}").json()
    assert len(figure["frames"]) == round(figure["fps"] * figure["duration_s"])
    assert len(figure["frames"][0]) == 3 * len(figure["joints"])


def test_it_names_the_exercises_when_there_is_no_such_one(alice: Person) -> None:
    answer = alice.opens("/api/figure/handstand/left")
    assert answer.status_code == 404
    assert "clamshell" in answer.json()["error"]


def test_it_knows_two_sides(alice: Person) -> None:
    assert alice.opens("/api/figure/clamshell/both").status_code == 422


def test_it_shows_the_squat_to_the_depth_that_was_prescribed(alice: Person) -> None:
    shallow, half = (alice.opens(f"/api/figure/semi-squat/right{query}").json() for query in ("?range_deg=20", ""))
    hip = 3 * shallow["joints"].index("pelvis") + 1
    lowest = [min(frame[hip] for frame in figure["frames"]) for figure in (shallow, half)]
    assert lowest[0] > lowest[1] + 0.03


@pytest.mark.parametrize("range_deg", ["46", "4", "deep"])
def test_it_shows_no_squat_deeper_than_the_programme_goes(alice: Person, range_deg: str) -> None:
    assert alice.opens(f"/api/figure/semi-squat/right?range_deg={range_deg}").status_code == 422
