from web.person import Person


def test_it_has_nothing_to_say_when_nothing_is_flagged(ready: Person) -> None:
    assert ready.opens("/safety/stop").url == "/"


def test_it_does_not_let_a_session_start(alice: Person) -> None:
    alice.answers_safety(yes=("E1",))
    alice.says_who_she_is()
    assert alice.starts().url == "/safety/stop"
    assert alice.session()["open_session"] is None


def test_it_cannot_be_answered_away(alice: Person) -> None:
    alice.answers_safety(yes=("E1",))
    alice.answers_safety()
    assert alice.opens("/").url == "/safety/stop"


def test_it_says_what_is_most_pressing_and_nothing_else(alice: Person) -> None:
    alice.answers_safety(yes=("R1", "E6"))
    page = alice.opens("/safety/stop")
    assert "Get help now" in page.content.decode()
    assert [flag.code for flag in page.context["triage"].flags] == ["E6"]
