import copy
import json
import pickle

import pytest

from kneewise.wording import Wording, say, say_many


def test_it_is_the_english_sentence_and_keeps_what_it_is_made_of() -> None:
    said = say("Your pain was {peak} of {most}.", peak=3, most=10)
    assert said == "Your pain was 3 of 10."
    assert said.pattern == "Your pain was {peak} of {most}."
    assert said.values == {"peak": 3, "most": 10}
    assert said.many is None


def test_a_sentence_without_values_is_said_as_it_is() -> None:
    assert say("Braces {stay}.") == "Braces {stay}."


@pytest.mark.parametrize(("count", "words"), [(1, "Once more."), (0, "0 times more."), (2, "2 times more.")])
def test_a_sentence_that_counts_has_two_patterns(count: int, words: str) -> None:
    said = say_many("Once more.", "{count} times more.", count=count)
    assert said == words
    assert (said.pattern, said.many) == ("Once more.", "{count} times more.")


def test_a_sentence_may_stand_in_another() -> None:
    said = say("{leg}: ready.", leg=say("left leg"))
    assert said == "left leg: ready."
    assert isinstance(said.values["leg"], Wording)


def test_numbers_that_are_equal_are_not_said_alike() -> None:
    assert say("{x} kg", x=1) == "1 kg"
    assert say("{x} kg", x=1.0) == "1.0 kg"


@pytest.mark.parametrize("again", [copy.deepcopy, copy.copy, lambda said: pickle.loads(pickle.dumps(said))])  # noqa: S301
def test_a_copy_keeps_everything(again: object) -> None:
    assert callable(again)
    said = again(say_many("{count} day, {leg}", "{count} days, {leg}", count=2, leg=say("left leg")))
    assert said == "2 days, left leg"
    assert (said.pattern, said.many) == ("{count} day, {leg}", "{count} days, {leg}")
    assert said.values["leg"].pattern == "left leg"


def test_json_sees_a_text() -> None:
    assert json.dumps(say("{n} sets", n=3)) == '"3 sets"'


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("{peak} of {most}", peak=3)
