"""What is good to know: short, sourced, findable."""

import re
from html import unescape

import pytest

from kneewise.exercises import AVOID, CATALOGUE
from kneewise.plan import QUESTIONS, Level, default_protocol
from kneewise.plan.verdict import Verdict
from kneewise.web import guide
from web.person import Person


def text_of(person: Person, path: str) -> str:
    page = unescape(person.opens(path).content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index("<main") :]))


def test_every_piece_is_in_the_list_and_can_be_opened(alice: Person) -> None:
    page = alice.opens("/learn").content.decode()
    for topic in guide.TOPICS:
        assert f'href="/learn/{topic.name}"' in page
        assert str(topic.title) in text_of(alice, f"/learn/{topic.name}")


def test_a_piece_that_there_is_not_is_not_found(alice: Person) -> None:
    assert alice.opens("/learn/nothing").status_code == 404


@pytest.mark.parametrize("topic", guide.TOPICS, ids=[topic.name for topic in guide.TOPICS])
def test_a_piece_is_short_and_says_where_it_comes_from(alice: Person, topic: guide.Topic) -> None:
    text = text_of(alice, f"/learn/{topic.name}")
    assert topic.sources
    assert all(source.who in text and str(source.certainty) in text for source in topic.sources)
    words = " ".join(str(each) for each in (*topic.says, *topic.points)).split()
    assert len(words) <= 150
    assert "%(" not in text


def test_the_pain_scale_has_the_protocols_numbers(alice: Person) -> None:
    pain = default_protocol().pain
    text = text_of(alice, "/learn/pain")
    assert f"0 to {pain.hold_max}: fine." in text
    assert f"More than {pain.hold_max}, up to {pain.reduce_max}" in text
    assert f"{pain.lock_min} or more: stop the programme" in text


def test_it_says_what_each_exercise_is_for_what_to_leave_and_when_to_get_help(alice: Person) -> None:
    hips = text_of(alice, "/learn/hips")
    assert all(exercise.title in hips and exercise.purpose in hips for exercise in CATALOGUE.values())
    leave = text_of(alice, "/learn/leave")
    assert all(activity.name in leave for activity in AVOID)
    helped = text_of(alice, "/learn/help")
    wanted = [each.text for each in QUESTIONS if each.level is not Level.CLINICIAN_FIRST]
    assert all(text in helped for text in wanted)


def test_it_never_says_what_somebody_has(alice: Person) -> None:
    for topic in guide.TOPICS:
        text = text_of(alice, f"/learn/{topic.name}").lower()
        assert "you have patello" not in text
        assert "you have chondro" not in text


def test_each_rule_that_is_explained_leads_to_a_piece() -> None:
    assert set(guide.ABOUT.values()) <= set(guide.BY_NAME)
    assert {Verdict.STOP, Verdict.REDUCE, Verdict.HOLD_LOW, Verdict.HOLD} <= set(guide.ABOUT)


def test_a_reason_leads_to_what_helps_to_understand_it(training: Person) -> None:
    training.does_everything(peak_pain=4)
    training.reports_the_morning()
    assert 'href="/learn/pain"' in training.opens("/today").content.decode()
