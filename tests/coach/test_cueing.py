"""One thing at a time: safety first, then the biggest, with time to follow it, and praise when it worked."""

import pytest

from kneewise.coach import Check, Quantity
from kneewise.coach.cueing import PRAISE, Cueing, foremost
from kneewise.coach.event import Cue
from kneewise.coach.judge import Finding, Judgement


def check(code: str, *, is_safety: bool = False) -> Check:
    return Check(
        code=code,
        measures=Quantity.KNEE_FLEXION,
        right=0.0,
        over=10.0,
        message="",
        cue=f"Mind the {code}.",
        source="a test",
        is_safety=is_safety,
    )


def broken(code: str, excess: float = 1.0, *, is_safety: bool = False) -> Judgement:
    return Judgement(check=check(code, is_safety=is_safety), finding=Finding.BROKEN, excess=excess)


def cue(code: str, at_s: float) -> Cue:
    return Cue(at_s=at_s, code=code, say=f"Mind the {code}.")


def test_safety_comes_before_what_is_bigger() -> None:
    assert foremost([broken("hold", 9.0), broken("back", 0.1, is_safety=True)]).code == "back"


def test_of_two_safety_points_the_exercises_own_order_decides() -> None:
    assert foremost([broken("depth", 0.1, is_safety=True), broken("toes", 5.0, is_safety=True)]).code == "depth"


def test_without_safety_the_biggest_comes_first() -> None:
    assert foremost([broken("hold", 0.2), broken("knee", 0.9), broken("range", 0.5)]).code == "knee"


def test_one_thing_is_said_of_a_repetition_that_broke_many() -> None:
    assert Cueing().after([broken("hold", 0.2), broken("knee", 0.9)], at_s=5.0) == cue("knee", 5.0)


def test_the_same_is_not_said_again_within_six_seconds() -> None:
    cueing = Cueing()
    assert cueing.after([broken("knee")], at_s=10.0) == cue("knee", 10.0)
    assert cueing.after([broken("knee")], at_s=15.9) is None
    assert cueing.after([broken("knee")], at_s=16.0) == cue("knee", 16.0)


@pytest.mark.parametrize(("after_s", "is_said"), [(1.9, False), (2.0, True)])
def test_nothing_else_is_said_while_a_cue_is_still_being_spoken(after_s: float, is_said: bool) -> None:  # noqa: FBT001  # a table's column
    cueing = Cueing()
    cueing.urgent(check("depth"), at_s=10.0)
    said = cueing.after([broken("knee")], at_s=10.0 + after_s)
    assert said == (cue("knee", 10.0 + after_s) if is_said else None)


def test_praise_comes_once_when_the_fault_is_gone() -> None:
    cueing = Cueing()
    cueing.after([broken("knee")], at_s=5.0)
    assert cueing.after([], at_s=11.0) == Cue(at_s=11.0, code="better", say=PRAISE)
    assert cueing.after([], at_s=17.0) is None


def test_a_set_without_fault_is_left_in_peace() -> None:
    assert Cueing().after([], at_s=5.0) is None


def test_nothing_is_said_over_the_praise() -> None:
    cueing = Cueing()
    cueing.after([broken("knee")], at_s=5.0)
    cueing.after([], at_s=11.0)
    assert cueing.urgent(check("depth"), at_s=12.0) is None
    assert cueing.urgent(check("depth"), at_s=13.0) == cue("depth", 13.0)
