from kneewise.plan import QUESTIONS
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


def test_it_says_the_most_pressing_level_first(alice: Person) -> None:
    alice.answers_safety(yes=("R1", "E6"))
    text = alice.opens("/safety/stop").content.decode()
    assert "Get help now" in text
    e6 = next(question for question in QUESTIONS if question.code == "E6")
    r1 = next(question for question in QUESTIONS if question.code == "R1")
    assert text.index(e6.do.split(".", maxsplit=1)[0]) < text.index(r1.do.split(".", maxsplit=1)[0])
