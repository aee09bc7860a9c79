"""A stream that was read is remembered, and never wrongly so."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kneewise.plan import Cleared, Fact
from kneewise.record.remembered import NOWHERE, PEOPLE, End, Remembered

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def fact(number: int, *, minutes: int | None = None) -> Fact:
    at = NOON + timedelta(minutes=number if minutes is None else minutes)
    return Cleared(id=str(UUID(int=number)), at=at, zone="UTC", by="Dr Example", why="looked at it")


class Stream:
    """Rows as a database keeps them, numbered from 1, with a note of what was read."""

    def __init__(self, *facts: Fact) -> None:
        self.rows = list(enumerate(facts, start=1))
        self.read: list[int] = []

    @property
    def end(self) -> End:
        if not self.rows:
            return NOWHERE
        number, last = self.rows[-1]
        return End(count=len(self.rows), last=(number, last.id, last.at))

    def of(self, number: int) -> list[tuple[int, Fact]]:
        self.read.append(number)
        return [(row, fact) for row, fact in self.rows if row >= number]

    def asked(self, remembered: Remembered, name: str = "alice") -> tuple[Fact, ...]:
        return remembered.facts(("default", name), self.end, self.of)


def test_what_did_not_change_is_not_read_again() -> None:
    stream, remembered = Stream(fact(1), fact(2)), Remembered()
    assert stream.asked(remembered) == stream.asked(remembered) == (fact(1), fact(2))
    assert stream.read == [0]


def test_of_what_has_grown_only_the_new_is_read_and_put_in_its_place() -> None:
    stream, remembered = Stream(fact(2), fact(4)), Remembered()
    before = stream.asked(remembered)
    stream.rows += [(3, fact(3)), (4, fact(1))]
    after = stream.asked(remembered)
    assert after == (fact(1), fact(2), fact(3), fact(4))
    assert after[1] is before[0], "the same objects, so that who folded them may know"
    assert stream.read == [0, 2]


def test_an_erased_stream_is_empty_and_a_new_one_is_new() -> None:
    stream, remembered = Stream(fact(1), fact(2)), Remembered()
    stream.asked(remembered)
    stream.rows = []
    assert stream.asked(remembered) == ()
    stream.rows = [(3, fact(7)), (4, fact(8))]
    assert stream.asked(remembered) == (fact(7), fact(8))


def test_a_stream_that_was_erased_and_grew_in_between_is_read_whole() -> None:
    stream, remembered = Stream(fact(1), fact(2), fact(3)), Remembered()
    stream.asked(remembered)
    stream.rows = [(4, fact(9)), (5, fact(10))]
    assert stream.asked(remembered) == (fact(9), fact(10))
    assert stream.read == [0, 3, 0]


def test_another_last_row_under_the_same_number_is_another_stream() -> None:
    stream, remembered = Stream(fact(1)), Remembered()
    stream.asked(remembered)
    stream.rows = [(1, fact(5))]
    assert stream.asked(remembered) == (fact(5),)


@pytest.mark.parametrize("again", [[], [3]], ids=["lost", "sent once more"])
def test_a_backup_that_was_put_back_and_grew_past_the_known_end_is_read_whole(again: list[int]) -> None:
    """Its rows have the numbers of those that were lost, and there are as many as there might be."""
    stream, remembered = Stream(fact(1), fact(2), fact(3)), Remembered()
    stream.asked(remembered)
    later = [fact(each) for each in (12, 13, 14, *again)]
    stream.rows[1:] = list(enumerate(later, start=2))
    assert stream.asked(remembered) == tuple(sorted((row for _, row in stream.rows), key=lambda each: each.at))


def test_rows_that_came_while_reading_are_given_and_read_anew_next_time() -> None:
    stream, remembered = Stream(fact(1), fact(2)), Remembered()
    end = End(count=1, last=(1, fact(1).id, fact(1).at))
    assert remembered.facts(("default", "alice"), end, stream.of) == (fact(1), fact(2))
    assert stream.asked(remembered) == (fact(1), fact(2))
    assert stream.read == [0, 0]


def test_people_are_kept_apart_and_the_longest_unasked_is_forgotten() -> None:
    remembered, first = Remembered(), Stream(fact(1))
    first.asked(remembered, "alice")
    for number in range(PEOPLE):
        assert Stream(fact(number + 2)).asked(remembered, f"person {number}") == (fact(number + 2),)
    first.asked(remembered, "alice")
    assert first.read == [0, 0]
