"""One person, from the first page to the session after the first."""

from web.clock import FixedClock
from web.person import Person


def test_it_carries_a_newcomer_to_the_second_session(alice: Person, clock: FixedClock) -> None:
    assert "Begin" in alice.opens("/").content.decode()

    assert alice.answers_safety().url == "/"
    assert alice.opens("/").url == "/about-you"
    assert alice.says_who_she_is(body_mass_kg="71.5", height_cm="174", sex="female").url == "/"
    assert alice.opens("/").url == "/today"

    today = alice.opens("/today").content.decode()
    for title in ("Straight leg raise", "Side-lying leg raise", "Clamshell", "hip extension"):
        assert title.lower() in today.lower()
    assert "3 × 10" in today
    assert "Running" in today

    assert alice.starts().url == "/session"
    assert 'id="player"' in alice.opens("/session").content.decode()
    items = alice.session()["items"]
    assert [(item["exercise"], item["side"]) for item in items] == [
        (name, side)
        for name in ("straight-leg-raise", "side-lying-leg-raise", "clamshell", "hip-extension")
        for side in ("left", "right")
    ]
    assert alice.does_everything().status_code == 201

    summary = alice.opens("/summary").content.decode()
    assert "What comes next, and why" in summary
    assert "240" in summary  # 4 exercises, 2 legs, 3 sets of 10

    clock.forward(hours=1.2)
    first = alice.session()
    assert alice.reports_an_hour_later().url == "/"

    clock.forward(hours=14)
    assert alice.reports_the_morning().url == "/"
    assert alice.session()["verdict"] == "rest"
    assert "Rest today" in alice.opens("/today").content.decode()

    clock.forward(hours=34)
    assert alice.session()["verdict"] == "train"
    assert alice.session()["provenance"] == first["provenance"]
    assert "Start" in alice.opens("/today").content.decode()
