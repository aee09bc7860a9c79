from html import unescape

from kneewise.exercises import find
from web.person import Person


def test_it_sends_a_newcomer_to_the_safety_questions(alice: Person) -> None:
    assert alice.opens("/today").url == "/safety"


def test_it_says_what_when_and_why(ready: Person) -> None:
    text = ready.opens("/today").content.decode()
    assert "Why this much" in text
    assert "Source" in text
    assert "What opens the standing exercise" in text
    assert "Leave these for now" in text
    assert text.count('data-figure="/api/figure/') == 4


def test_it_says_which_muscles_each_exercise_trains_and_why(ready: Person) -> None:
    text = unescape(ready.opens("/today").content.decode())
    for name in ("straight-leg-raise", "side-lying-leg-raise", "clamshell", "hip-extension"):
        for muscle in find(name).muscles:
            assert muscle.name in text
            assert muscle.why in text


def test_it_tells_the_day_of_the_person_and_not_of_the_server(ready: Person) -> None:
    assert "Saturday 21 November" in ready.opens("/today").content.decode()


def test_it_says_what_each_exercise_asks_of_the_kneecap(ready: Person) -> None:
    text = " ".join(unescape(ready.opens("/today").content.decode()).split())
    assert "On the kneecap:</b> about 0.2 times your body weight, less than walking." in text
    assert text.count("What the kneecap bears") == 4
