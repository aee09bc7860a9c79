from html import unescape

import pytest

from kneewise.plan import QUESTIONS
from web.person import Person


def test_it_asks_every_question_and_chooses_nothing_beforehand(alice: Person) -> None:
    text = alice.opens("/safety").content.decode()
    for question in QUESTIONS:
        assert f'name="{question.code}"' in text
    assert "checked" not in text


def test_it_wants_every_answer_and_keeps_those_that_it_has(alice: Person) -> None:
    answers = {question.code: "no" for question in QUESTIONS if question.code != "E4"}
    page = alice.sends("/safety", {**answers, "U2": "yes"})
    text = page.content.decode()
    assert page.status_code == 422
    assert text.count("Please answer yes or no.") == 1
    assert text.count("checked") == len(QUESTIONS) - 1
    assert alice.opens("/").status_code == 200  # nothing was kept: still a newcomer


def test_it_refuses_an_answer_that_is_neither_yes_nor_no(alice: Person) -> None:
    answers = {question.code: "no" for question in QUESTIONS}
    assert alice.sends("/safety", {**answers, "E1": "maybe"}).status_code == 422


@pytest.mark.parametrize("code", [question.code for question in QUESTIONS])
def test_it_stops_for_every_single_flag(alice: Person, code: str) -> None:
    alice.answers_safety(yes=(code,))
    alice.says_who_she_is()
    for path in ("/", "/today", "/start", "/session"):
        assert alice.opens(path).url == "/safety/stop"
    question = next(question for question in QUESTIONS if question.code == code)
    text = alice.opens("/safety/stop").content.decode()
    assert question.do.split(".", maxsplit=1)[0] in text
    assert not alice.session()["items"]


def test_it_keeps_an_unknown_time_zone_out(alice: Person) -> None:
    answers = {question.code: "no" for question in QUESTIONS}
    assert alice.client.post("/safety", {**answers, "zone": "Mars/Olympus"}).status_code == 302


def test_a_yes_is_looked_at_twice_and_a_slip_is_kept_nowhere(alice: Person) -> None:
    answers = {question.code: "no" for question in QUESTIONS}
    slip = alice.sends("/safety", {**answers, "R3": "yes"})
    assert slip.status_code == 422
    text = unescape(slip.content.decode())
    assert "You said yes to this. Is it right?" in text
    assert alice.opens("/mine/export.json").json()["facts"] == []
    assert alice.sends("/safety", answers).url == "/"
    assert alice.opens("/").url == "/about-you"


def test_a_yes_that_is_right_counts(alice: Person) -> None:
    answers = {question.code: "no" for question in QUESTIONS}
    assert alice.sends("/safety", {**answers, "R3": "yes", "sure": "on"}).url == "/"
    assert alice.opens("/").url == "/safety/stop"
    assert "What you said before still counts" in unescape(alice.opens("/safety").content.decode())
