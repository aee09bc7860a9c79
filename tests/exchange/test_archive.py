"""All facts in one file, and back."""

import json
from datetime import timedelta

import pytest

from exchange.people import facts_of
from kneewise.exchange import Ahead, BadArchive, archive_of, facts_in
from kneewise.plan import Course

NOW = facts_of(2)[-1].at


def test_what_is_written_is_read_back() -> None:
    facts = facts_of(2)
    assert facts_in(archive_of(facts).encode(), now=NOW) == facts


def test_the_plan_reads_it_too() -> None:
    facts = facts_of(1)
    assert Course.from_json(json.loads(archive_of(facts))).facts == facts


def test_an_older_file_that_does_not_say_what_it_is_is_read() -> None:
    document = json.loads(archive_of(facts_of(1)))
    assert facts_in(json.dumps({"facts": document["facts"]}).encode(), now=NOW) == facts_of(1)


def test_a_mark_at_the_beginning_does_no_harm() -> None:
    assert facts_in(b"\xef\xbb\xbf" + archive_of(()).encode(), now=NOW) == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is not JSON."),
        (b"\xff\xfe", "The file is not JSON."),
        (b"PK\x03\x04", "The file is not JSON."),
        (b"[" * 100_000, "The file is not JSON."),
        (b'{"facts": [NaN]}', "The file is not JSON."),
        (b"[]", "The file cannot be used: The course is "),
        (b"{}", "The file cannot be used: The course has no facts"),
        (b'{"facts": {}}', "The file cannot be used: facts must be a list"),
        (b'{"facts": [{"kind": "profile"}]}', "The file cannot be used: Fact 1: The fact profile has no id"),
        (b'{"facts": [], "more": 1}', "The file cannot be used: The course has the field 'more'"),
        (b'{"format": "else", "facts": []}', "The file cannot be used: format is 'else'; it must be kneewise-course"),
        (b'{"format": "kneewise-course", "version": 2, "facts": []}', "The file cannot be used: version is 2; it must"),
        (b'{"version": true, "facts": []}', "The file cannot be used: version is True; it must be 1"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(BadArchive) as refused:
        facts_in(content, now=NOW)
    assert str(refused.value).startswith(says)
    assert "\n" not in str(refused.value)


def test_two_different_facts_with_one_id_are_refused() -> None:
    document = json.loads(archive_of(facts_of(1)))
    first = document["facts"][0]
    document["facts"].append({**first, "at": "2030-01-01T00:00:00Z"})
    with pytest.raises(BadArchive, match="two different facts have the id"):
        facts_in(json.dumps(document).encode(), now=NOW)


@pytest.mark.parametrize("levels", [30, 600, 900, *range(930, 1000, 3)])
def test_however_deep_a_file_is_it_is_refused(levels: int) -> None:
    deep = '{"a":' * levels + "1" + "}" * levels
    for content in ('{"facts": [{"kind": "set-done", "report": %s}]}', '{"format": %s, "facts": []}'):
        with pytest.raises(BadArchive):
            facts_in((content % deep).encode(), now=NOW)


def test_a_file_from_the_future_is_refused_and_a_clock_may_be_a_day_wrong() -> None:
    facts = facts_of(1)
    last, content = facts[-1].at, archive_of(facts).encode()
    assert facts_in(content, now=last - timedelta(days=1)) == facts
    with pytest.raises(Ahead, match=f"An entry in the file is of {last:%Y-%m-%d}, which is more than a day ahead"):
        facts_in(content, now=last - timedelta(days=1, microseconds=1))
