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
