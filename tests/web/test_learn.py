from kneewise.exercises import AVOID, CATALOGUE
from kneewise.plan import QUESTIONS, Level
from web.person import Person


def test_it_says_how_much_pain_what_to_leave_and_when_to_get_help(alice: Person) -> None:
    text = alice.opens("/learn").content.decode().replace("&#x27;", "'")
    for exercise in CATALOGUE.values():
        assert exercise.title in text
    for activity in AVOID:
        assert activity.name in text
    for question in QUESTIONS:
        if question.level is Level.EMERGENCY:
            assert question.text in text
    assert "More than 2, up to 5" in text


def test_it_never_says_what_somebody_has(alice: Person) -> None:
    text = alice.opens("/learn").content.decode().lower()
    assert "you have patello" not in text
    assert "you have chondro" not in text
