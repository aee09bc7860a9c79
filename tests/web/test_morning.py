import pytest

from web.clock import FixedClock
from web.person import Person


@pytest.fixture
def next_morning(training: Person, clock: FixedClock) -> Person:
    training.does_everything()
    clock.forward(hours=14)
    return training


def test_it_is_where_the_day_begins(next_morning: Person) -> None:
    assert next_morning.session()["needs"]
    text = next_morning.opens("/morning").content.decode()
    assert "Pain this morning in the right knee" in text
    assert "Slightly puffy" in text
    assert "checked" not in text


def test_it_keeps_the_answers(next_morning: Person) -> None:
    assert next_morning.reports_the_morning().url == "/"


@pytest.mark.parametrize(
    "wrong", [{"pain": "11"}, {"pain": ""}, {"swelling": "4"}, {"swelling": ""}, {"giving_way": ""}]
)
def test_it_wants_every_answer(next_morning: Person, wrong: dict[str, str]) -> None:
    assert next_morning.reports_the_morning(**wrong).status_code == 422


@pytest.mark.parametrize("bad", [{"swelling": "2"}, {"giving_way": "yes"}, {"pain": "8"}])
def test_it_stops_the_plan_for_a_bad_sign(next_morning: Person, bad: dict[str, str]) -> None:
    next_morning.reports_the_morning(**bad)
    assert next_morning.opens("/").url == "/safety/stop"


def test_more_pain_gives_an_easier_session_or_more_rest(next_morning: Person) -> None:
    due = next_morning.session()["due"]
    next_morning.reports_the_morning(pain="4")
    assert next_morning.session()["due"] >= due
    assert {item["change"] for item in next_morning.session()["items"]} <= {"reduce", "hold", "stop"}
