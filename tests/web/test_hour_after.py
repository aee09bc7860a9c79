import pytest

from web.clock import FixedClock
from web.person import Person


def test_it_needs_a_session_to_be_about(ready: Person) -> None:
    assert ready.opens("/hour-after").url == "/"


def test_it_asks_both_knees_the_sore_one_first(training: Person, clock: FixedClock) -> None:
    training.does_everything()
    clock.forward(hours=1)
    text = training.opens("/hour-after").content.decode()
    assert text.index("right knee") < text.index("left knee")


@pytest.mark.parametrize(("pain", "status"), [("0", 302), ("10", 302), ("11", 422), ("", 422)])
def test_it_takes_0_to_10(training: Person, clock: FixedClock, pain: str, status: int) -> None:
    training.does_everything()
    clock.forward(hours=1)
    assert training.reports_an_hour_later(pain=pain).status_code == status
