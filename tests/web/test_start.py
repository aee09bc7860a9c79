from uuid import uuid4

import pytest

from kneewise.plan import SHORT_FORM
from web.clock import FixedClock
from web.person import Person


def test_it_asks_the_short_form_and_the_pain_on_one_screen(ready: Person) -> None:
    text = ready.opens("/start").content.decode()
    for code in SHORT_FORM:
        assert f'value="{code}"' in text
    assert text.index("Pain now in the right knee") < text.index("Pain now in the left knee")  # the sore one first
    assert "checked" not in text


def test_it_opens_a_session(ready: Person) -> None:
    assert ready.starts().url == "/session"
    assert ready.session()["open_session"] is not None


@pytest.mark.parametrize("code", SHORT_FORM)
def test_it_stops_for_each_flag_of_the_day(ready: Person, code: str) -> None:
    assert ready.starts(flags=(code,)).url == "/safety/stop"
    assert ready.opens("/").url == "/safety/stop"
    assert ready.session()["open_session"] is None


def test_it_stops_when_the_knee_hurts_very_much_already(ready: Person) -> None:
    ready.starts(pain="8")
    assert ready.opens("/session").url == "/safety/stop"


@pytest.mark.parametrize("flags", [(), ("none", "E1"), ("E9",)])
def test_it_wants_a_clear_answer(ready: Person, flags: tuple[str, ...]) -> None:
    assert ready.starts(flags=flags).status_code == 422
    assert ready.session()["open_session"] is None


@pytest.mark.parametrize("pain", ["", "11", "-1", "3.5"])
def test_it_wants_pain_as_a_whole_number_from_0_to_10(ready: Person, pain: str) -> None:
    assert ready.starts(pain=pain).status_code == 422


def test_a_second_click_starts_nothing_new(ready: Person) -> None:
    answers = {"session": str(uuid4()), "flags": "none", "pain_right": "1", "pain_left": "0"}
    ready.sends("/start", answers)
    first = ready.session()["open_session"]
    assert ready.sends("/start", answers).url == "/session"
    assert ready.session()["open_session"] == first == answers["session"]


def test_it_sends_somebody_whose_session_is_open_back_to_it(training: Person) -> None:
    assert training.opens("/start").url == "/session"


def test_it_does_not_start_on_a_day_of_rest(training: Person, clock: FixedClock) -> None:
    training.does_everything()
    clock.forward(hours=15)
    assert training.opens("/start").url == "/today"


def test_before_a_chosen_day_the_session_may_be_brought_forward(ready: Person) -> None:
    """Today is a Saturday; the first session is due at once, the next one in a week."""
    ready.says_who_she_is(days=["saturday"])
    ready.starts()
    ready.does_everything()
    ready.clock.forward(hours=72)
    ready.answers_safety()
    text = ready.opens("/today").content.decode()
    assert "Train today instead" in text
    assert ready.opens("/start").status_code == 200


def screens(person: Person) -> list[dict[str, object]]:
    facts: list[dict[str, object]] = person.opens("/mine/export.json").json()["facts"]
    return [fact for fact in facts if fact["kind"] == "screened"]


def test_a_flag_is_kept_while_a_session_is_open(training: Person) -> None:
    """Two pages were open, and the session began on the other one."""
    before = training.session()["open_session"]
    assert training.starts(flags=("E1",)).url == "/safety/stop"
    assert training.opens("/").url == "/safety/stop"
    facts = training.opens("/mine/export.json").json()["facts"]
    assert [fact["session"] for fact in facts if fact["kind"] == "session-started"] == [before]


def test_a_flag_is_kept_on_a_day_of_rest(training: Person, clock: FixedClock) -> None:
    training.does_everything()
    clock.forward(hours=15)
    assert training.starts(flags=("E1",)).url == "/safety/stop"
    assert training.opens("/").url == "/safety/stop"


def test_a_flag_is_kept_when_all_questions_fell_due_meanwhile(ready: Person, clock: FixedClock) -> None:
    clock.forward(hours=24 * 100)
    assert ready.opens("/start").url == "/safety"
    assert ready.starts(flags=("E1",)).url == "/safety/stop"
    assert ready.opens("/").url == "/safety/stop"


def test_answers_without_a_flag_are_kept_and_begin_nothing_that_may_not_begin(
    training: Person, clock: FixedClock
) -> None:
    before = len(screens(training))
    assert training.starts().url == "/session"
    training.does_everything()
    clock.forward(hours=15)
    assert training.starts().url == "/today"
    assert len(screens(training)) == before + 2
    assert training.session()["open_session"] is None


def test_a_lock_begins_nothing_and_keeps_the_answers(ready: Person) -> None:
    ready.answers_safety(yes=("U1",))
    before = len(screens(ready))
    assert ready.starts().url == "/safety/stop"
    assert len(screens(ready)) == before + 1
    assert ready.session()["open_session"] is None


def test_a_flag_in_a_form_that_is_not_whole_is_asked_about_again(training: Person) -> None:
    page = training.starts(flags=("E1",), pain="")
    assert page.status_code == 422
    assert page.context["form"]["flags"].value() == ["E1"]
