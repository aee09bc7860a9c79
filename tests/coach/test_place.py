"""Who stays in place exercises, who moves walks, and who leaps is someone else. The leg is 100 pixels long here."""

import pytest

from kneewise.body import Frame, Landmark, Seen
from kneewise.coach.place import Place

LEG_PX = 100.0


def at(time_s: float, right: float, *, ankle: float | None = None, down: float = 0.0) -> Frame:
    """A pelvis so many pixels to the right and down, and ankles beneath it or elsewhere."""
    foot = right if ankle is None else ankle
    places = {"hip": (right, 100.0 + down), "ankle": (foot, 200.0)}
    return Frame(
        time_s=time_s,
        landmarks={
            Landmark(f"{side}_{part}"): Seen(world=(0.0, 0.0, 0.0), pixel=place)
            for side in ("left", "right")
            for part, place in places.items()
        },
    )


def unseen(time_s: float) -> Frame:
    return Frame(time_s=time_s, landmarks={})


def keeping(*frames: Frame, leg_px: float = LEG_PX, part: str = "ankle") -> Place:
    place = Place(leg_px=leg_px, part=part)
    for frame in frames:
        place.keep(frame)
    return place


@pytest.mark.parametrize(("right", "is_a_leap"), [(34.0, False), (36.0, False), (41.0, False), (43.0, True)])
def test_a_leap_is_further_than_anybody_gets_from_one_frame_to_the_next(right: float, is_a_leap: bool) -> None:  # noqa: FBT001  # a table's column
    assert keeping(at(0.0, 0.0)).is_a_leap(at(1 / 30, right)) is is_a_leap


def test_the_longer_the_gap_the_further_a_person_may_have_gone() -> None:
    place = keeping(at(0.0, 0.0))
    assert not place.is_a_leap(at(1.0, 150.0))
    assert place.is_a_leap(at(1.0, 250.0))


def test_who_leapt_is_someone_else_for_as_long_as_they_stay_there() -> None:
    place = keeping(at(0.0, 0.0))
    assert all(place.is_a_leap(at(second / 10, 150.0)) for second in range(1, 60))
    assert not place.is_a_leap(at(6.0, 30.0))
    assert not place.is_a_leap(at(7.0, 150.0))


@pytest.mark.parametrize(
    ("down_px", "by", "has_risen"),
    [(-2.1, 0.02, True), (-2.0, 0.02, False), (10.0, 0.02, False), (0.4, -0.005, True), (0.6, -0.005, False)],
)
def test_a_pelvis_that_goes_away_from_the_feet_has_risen(down_px: float, by: float, has_risen: bool) -> None:  # noqa: FBT001  # a table's column
    place = keeping(at(0.0, 0.0), at(1.0, 0.0, down=down_px), at(2.0, 0.0))
    assert place.has_risen(0.4, (0.5, 1.5), by=by) is has_risen


def test_where_the_feet_or_the_time_before_were_not_seen_nothing_has_risen() -> None:
    assert not keeping(unseen(0.0)).has_risen(0.0, (0.0, 2.0), by=0.0)
    assert not keeping(at(1.0, 0.0, down=-50.0)).has_risen(0.0, (0.5, 1.5), by=0.0)
    assert not keeping(at(0.0, 0.0)).has_risen(0.0, (0.5, 1.5), by=0.0)


def test_before_anybody_was_seen_nothing_is_a_leap_and_nobody_is_back() -> None:
    place = Place(leg_px=LEG_PX, part="ankle")
    assert not place.is_a_leap(at(0.0, 500.0))
    assert not place.is_back(at(0.0, 0.0))


def test_who_is_not_seen_neither_leaps_nor_is_back() -> None:
    place = keeping(at(0.0, 0.0), unseen(0.1))
    assert not place.is_a_leap(unseen(0.2))
    assert not place.is_back(unseen(0.2))
    assert place.is_back(at(0.2, 0.0))


@pytest.mark.parametrize(("right", "is_back"), [(0.0, True), (35.0, True), (36.0, False)])
def test_back_is_back_in_the_same_place(right: float, is_back: bool) -> None:  # noqa: FBT001  # a table's column
    assert keeping(at(0.0, 0.0)).is_back(at(60.0, right)) is is_back


@pytest.mark.parametrize(("right", "has_moved"), [(24.0, False), (25.0, False), (26.0, True)])
def test_feet_that_go_somewhere_else_walk(right: float, has_moved: bool) -> None:  # noqa: FBT001  # a table's column
    assert keeping(at(0.0, 0.0), at(1.0, right)).has_moved(0.0, 1.0) is has_moved


def test_a_pelvis_that_goes_back_over_feet_that_stay_does_not_walk() -> None:
    assert not keeping(at(0.0, 0.0, ankle=0.0), at(1.0, 40.0, ankle=0.0)).has_moved(0.0, 1.0)
    assert keeping(at(0.0, 0.0, ankle=0.0), at(1.0, 40.0, ankle=0.0), part="hip").has_moved(0.0, 1.0)


def test_what_was_before_is_forgotten() -> None:
    place = keeping(at(0.0, 0.0), at(1.0, 50.0), at(2.0, 50.0))
    place.drop_before(0.5)
    assert not place.has_moved(0.0, 2.0)
    place.drop_before(9.0)
    assert not place.has_moved(0.0, 2.0)


def test_without_a_leg_to_measure_by_nothing_has_moved_or_leapt() -> None:
    place = keeping(at(0.0, 0.0), at(1.0, 900.0), leg_px=0.0)
    assert not place.has_moved(0.0, 1.0)
    assert not place.is_a_leap(at(1.1, 0.0))
