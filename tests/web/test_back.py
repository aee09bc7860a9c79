import re
from html import unescape

import pytest

from web.clock import FixedClock
from web.person import Person


def text_of(person: Person, path: str = "/back") -> str:
    page = unescape(person.opens(path).content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def kept(person: Person) -> list[dict[str, object]]:
    facts: list[dict[str, object]] = person.opens("/mine/export.json").json()["facts"]
    return facts


def test_it_sends_a_newcomer_to_the_safety_questions(alice: Person) -> None:
    assert alice.opens("/back").url == "/safety"
    assert alice.opens("/back/stairs").url == "/safety"


def test_a_lock_shows_no_test_to_try(alice: Person) -> None:
    alice.answers_safety(yes=("E1",))
    assert alice.opens("/back").url == "/safety/stop"
    assert alice.sends("/back/hop", {"distance_left": "90", "distance_right": "90", "pain": "0"}).url == "/safety/stop"


def test_it_shows_what_is_next_and_what_is_missing_in_words(ready: Person) -> None:
    text = text_of(ready)
    assert "The semi squat ◐ next Still missing" in text
    assert "You have done at least 6 sessions. So far: 0." in text
    assert "not tried yet" in text


@pytest.mark.parametrize("name", ["stairs", "walk", "run", "single-leg", "hop"])
def test_each_says_how_in_three_short_sentences_and_when_not(ready: Person, name: str) -> None:
    page = ready.opens(f"/back/{name}")
    assert len(page.context["how"]) == 3
    assert not any("%(" in each for each in (*page.context["how"], page.context["better_not"]))
    assert "When not" in page.content.decode()


def test_there_is_nothing_else_to_try(ready: Person) -> None:
    assert ready.opens("/back/marathon").status_code == 404


def test_it_keeps_stairs_and_shows_them(ready: Person) -> None:
    assert ready.sends("/back/stairs", {"peak_pain": "1"}).url == "/back"
    fact = kept(ready)[-1]
    assert (fact["kind"], fact["activity"], fact["peak_pain"], fact["minutes"]) == ("activity-done", "stairs", 1, None)
    assert "21 November: pain 1 of 10" in text_of(ready)


def test_it_keeps_a_walk_with_its_minutes(ready: Person) -> None:
    assert ready.sends("/back/walk", {"minutes": "30", "peak_pain": "2"}).url == "/back"
    fact = kept(ready)[-1]
    assert (fact["activity"], fact["peak_pain"], fact["minutes"]) == ("walk", 2, 30.0)
    assert "30 minutes, pain 2 of 10" in text_of(ready)


def test_it_keeps_a_run_that_nobody_planned(ready: Person) -> None:
    assert "as_planned" not in ready.opens("/back/run").context["form"].fields
    assert ready.sends("/back/run", {"minutes": "", "peak_pain": "3"}).url == "/back"
    fact = kept(ready)[-1]
    assert (fact["activity"], fact["minutes"], fact["as_planned"]) == ("run", None, None)


@pytest.mark.parametrize(("said", "control"), [("yes", True), ("no", False), ("unseen", None)])
def test_it_keeps_the_single_leg_test(ready: Person, said: str, control: bool | None) -> None:  # noqa: FBT001
    answers = {"reps_left": "15", "reps_right": "12", "pain_left": "0", "pain_right": "2", "control": said}
    assert ready.sends("/back/single-leg", answers).url == "/back"
    fact = kept(ready)[-1]
    assert fact["reps"] == {"left": 15, "right": 12}
    assert fact["pain"] == {"left": 0, "right": 2}
    assert fact["control"] is control
    assert "left 15, right 12 repetitions" in text_of(ready)


def test_it_keeps_the_hops(ready: Person) -> None:
    assert ready.sends("/back/hop", {"distance_left": "100", "distance_right": "95", "pain": "1"}).url == "/back"
    fact = kept(ready)[-1]
    assert fact["distance_cm"] == {"left": 100, "right": 95}
    assert fact["pain"] == 1
    assert "left 100 cm, right 95 cm" in text_of(ready)


@pytest.mark.parametrize(
    ("name", "answers", "wrong"),
    [
        ("stairs", {}, "peak_pain"),
        ("stairs", {"peak_pain": "11"}, "peak_pain"),
        ("walk", {"peak_pain": "0"}, "minutes"),
        ("walk", {"peak_pain": "0", "minutes": "0"}, "minutes"),
        ("walk", {"peak_pain": "0", "minutes": "601"}, "minutes"),
        ("walk", {"peak_pain": "0", "minutes": "half an hour"}, "minutes"),
        ("run", {"peak_pain": ""}, "peak_pain"),
        ("run", {"peak_pain": "0", "minutes": "-1"}, "minutes"),
        ("single-leg", {"reps_left": "101", "reps_right": "1", "pain_left": "0", "pain_right": "0"}, "reps_left"),
        ("single-leg", {"reps_left": "1", "reps_right": "1", "pain_left": "0", "pain_right": "0"}, "control"),
        ("hop", {"distance_left": "401", "distance_right": "90", "pain": "0"}, "distance_left"),
        ("hop", {"distance_left": "90", "distance_right": "90"}, "pain"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_changes_nothing(
    ready: Person, name: str, answers: dict[str, str], wrong: str
) -> None:
    before = kept(ready)
    page = ready.sends(f"/back/{name}", answers)
    assert page.status_code == 422
    assert wrong in page.context["form"].errors
    assert f'id="id_{wrong}_error"' in page.content.decode()
    assert kept(ready) == before


def test_what_was_done_is_kept_also_when_a_lock_came_meanwhile(ready: Person) -> None:
    ready.answers_safety(yes=("E1",))
    assert ready.sends("/back/hop", {"distance_left": "90", "distance_right": "90", "pain": "0"}).url == "/safety/stop"
    assert kept(ready)[-1]["kind"] == "hop-tested"
    run = {"minutes": "12", "peak_pain": "3", "as_planned": "yes"}
    assert ready.sends("/back/run", run).url == "/safety/stop"
    fact = kept(ready)[-1]
    assert (fact["activity"], fact["peak_pain"], fact["as_planned"]) == ("run", 3, True)


def test_what_was_done_is_kept_also_when_all_questions_fell_due_meanwhile(ready: Person, clock: FixedClock) -> None:
    clock.forward(hours=24 * 100)
    assert ready.sends("/back/stairs", {"peak_pain": "1"}).url == "/safety"
    assert kept(ready)[-1]["kind"] == "activity-done"


def test_a_lock_shows_no_test_to_try_also_after_a_form_that_is_not_whole(ready: Person) -> None:
    ready.answers_safety(yes=("E1",))
    assert ready.sends("/back/hop", {}).url == "/safety/stop"
