"""What was logged can be looked through and set right; nothing is lost."""

import json
from typing import Any
from uuid import uuid4

import pytest

from web.clock import FixedClock
from web.person import Person


@pytest.fixture
def next_day(training: Person, clock: FixedClock) -> Person:
    """Alice on the morning after a session that hurt."""
    about = {"session": training.session()["open_session"], "exercise": "clamshell", "side": "right"}
    training.logs(training.fact("pain-reported", **about, pain=2, place="elsewhere"))
    training.does_everything(peak_pain=1)
    clock.forward(hours=1.5)
    training.reports_an_hour_later(pain="1")
    clock.forward(hours=13)
    training.reports_the_morning(pain="4")
    training.logs(training.fact("activity-done", activity="stairs", peak_pain=1, minutes=10.0, as_planned=None))
    return training


def entries(person: Person, kind: str) -> list[dict[str, Any]]:
    facts = json.loads(person.opens("/mine/export.json").content)["facts"]
    return [fact for fact in facts if fact["kind"] == kind]


def plan(person: Person) -> dict[str, Any]:
    session = person.session()
    return {name: session[name] for name in ("verdict", "due", "items")}


def test_it_lists_what_was_logged(next_day: Person) -> None:
    page = next_day.opens("/mine/entries").content.decode()
    for words in (
        "Clamshell, right leg, set 1",
        "10 of 10 repetitions, no weight, you counted",
        "Pain 1, effort 5",
        "It hurt: 2, somewhere else",
        "Left knee pain 0, right knee pain 4, left knee not swollen, right knee not swollen",
        "Pain 1, 10 minutes",
        "An hour after the session",
        "Before the session",
    ):
        assert words in page, words


def test_it_lists_two_weeks(next_day: Person, clock: FixedClock) -> None:
    clock.forward(hours=24 * 13)
    page = next_day.opens("/mine/entries").content.decode()
    assert "In the morning" in page
    assert "Before the session" not in page
    clock.forward(hours=24)
    assert "Nothing yet" in next_day.opens("/mine/entries").content.decode()


def test_a_changed_morning_changes_the_plan_and_leaves_a_trace(next_day: Person) -> None:
    before = plan(next_day)
    (morning,) = entries(next_day, "morning-checked")
    address = f"/mine/entries/{morning['id']}"
    assert b"pain 4" in next_day.opens(address).content
    right = {"pain_right": "1", "pain_left": "0", "swelling_right": "0", "swelling_left": "0", "giving_way": "no"}
    assert next_day.sends(address, right).url == "/mine/entries"
    (kept,) = entries(next_day, "morning-checked")
    assert kept == morning
    (correction,) = entries(next_day, "corrected")
    assert correction["corrects"] == morning["id"]
    assert correction["fact"]["pain"] == {"left": 0, "right": 1}
    assert plan(next_day) != before
    page = next_day.opens("/mine/entries").content.decode()
    assert "First you wrote: left knee pain 0, right knee pain 4" in page


@pytest.mark.parametrize(
    ("kind", "answers", "said"),
    [
        ("set-done", {"reps_done": "7", "weight_kg": "1.5"}, {"reps_done": 7}),
        ("exercise-rated", {"peak_pain": "3", "effort": ""}, {"peak_pain": 3, "effort": None}),
        ("pain-reported", {"pain": "3", "place": "kneecap"}, {"pain": 3, "place": "kneecap"}),
        ("session-started", {"pain_left": "2", "pain_right": "3"}, {"pain_before": {"left": 2, "right": 3}}),
        ("hour-after", {"pain_left": "", "pain_right": "3"}, {"pain": {"left": None, "right": 3}}),
        ("activity-done", {"peak_pain": "2", "minutes": ""}, {"peak_pain": 2, "minutes": None}),
        (
            "morning-checked",
            {"pain_right": "2", "swelling_left": "1", "giving_way": "yes"},
            {"swelling": {"left": 1, "right": None}, "giving_way": True},
        ),
    ],
)
def test_each_kind_of_entry_can_be_changed(
    next_day: Person, kind: str, answers: dict[str, str], said: dict[str, object]
) -> None:
    entry = entries(next_day, kind)[0]
    address = f"/mine/entries/{entry['id']}"
    assert next_day.opens(address).status_code == 200
    assert next_day.sends(address, answers).url == "/mine/entries"
    (correction,) = entries(next_day, "corrected")
    fact = correction["fact"]
    assert {name: fact[name] for name in said} == said
    assert {name: fact[name] for name in ("id", "at", "zone", "kind")} == {
        name: entry[name] for name in ("id", "at", "zone", "kind")
    }


def test_the_weight_that_was_used_can_be_changed_where_there_may_be_one(next_day: Person) -> None:
    sets = {entry["exercise"]: entry for entry in entries(next_day, "set-done")}
    assert b"Weight at the ankle" in next_day.opens(f"/mine/entries/{sets['straight-leg-raise']['id']}").content
    assert b"Weight at the ankle" not in next_day.opens(f"/mine/entries/{sets['clamshell']['id']}").content
    next_day.sends(f"/mine/entries/{sets['straight-leg-raise']['id']}", {"reps_done": "10", "weight_kg": "1"})
    (correction,) = entries(next_day, "corrected")
    assert correction["fact"]["load"]["ankle_weight_kg"] == 1.0


def test_what_stays_as_it_is_is_no_correction(next_day: Person) -> None:
    rated = entries(next_day, "exercise-rated")[0]
    next_day.sends(f"/mine/entries/{rated['id']}", {"peak_pain": "1", "effort": "5"})
    assert entries(next_day, "corrected") == []


def test_an_entry_is_left_out_on_a_clear_yes_and_can_come_back(next_day: Person) -> None:
    rated = entries(next_day, "activity-done")[0]
    address = f"/mine/entries/{rated['id']}"
    assert next_day.sends(f"{address}/withdraw", {}).status_code == 422
    assert next_day.sends(f"{address}/withdraw", {"sure": "on"}).url == "/mine/entries"
    assert [each["fact"] for each in entries(next_day, "corrected")] == [None]
    assert b"left out by you" in next_day.opens("/mine/entries").content
    assert b"Did this not happen" not in next_day.opens(address).content
    next_day.sends(address, {"peak_pain": "1", "minutes": "10"})
    assert b"left out by you" not in next_day.opens("/mine/entries").content
    assert b"pain 1, 10 minutes; left out" in next_day.opens("/mine/entries").content


def test_the_address_of_a_refused_form_leads_back_to_the_entry(next_day: Person) -> None:
    rated = entries(next_day, "activity-done")[0]
    address = f"/mine/entries/{rated['id']}"
    assert next_day.opens(f"{address}/withdraw").url == address
    assert entries(next_day, "corrected") == []


def test_an_answer_that_cannot_be_is_asked_again(next_day: Person) -> None:
    done = entries(next_day, "set-done")[0]
    for reps in ("-1", "201", "many", ""):
        answer = next_day.sends(f"/mine/entries/{done['id']}", {"reps_done": reps})
        assert answer.status_code == 422
        assert b"whole number from 0 to 200" in answer.content
    assert entries(next_day, "corrected") == []


def test_a_correction_lifts_no_stop_and_the_page_says_so(next_day: Person) -> None:
    next_day.reports_the_morning(pain="9")
    worst = entries(next_day, "morning-checked")[-1]
    address = f"/mine/entries/{worst['id']}"
    assert b"A stop stays." in next_day.opens(address).content
    next_day.sends(address, {"pain_right": "1", "pain_left": "0", "swelling_right": "0", "giving_way": "no"})
    assert next_day.session()["verdict"] == "see-clinician"
    assert b"A stop stays." in next_day.opens(address).content


def test_what_is_no_entry_is_not_found(next_day: Person) -> None:
    (screened, *_) = entries(next_day, "screened")
    assert next_day.opens(f"/mine/entries/{uuid4()}").status_code == 404
    assert next_day.opens(f"/mine/entries/{screened['id']}").status_code == 404
    assert next_day.sends(f"/mine/entries/{uuid4()}/withdraw", {"sure": "on"}).status_code == 404
    assert next_day.opens(f"/mine/entries/{screened['id']}/withdraw").status_code == 404
