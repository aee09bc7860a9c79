"""What is said of a set as a whole."""

import pytest

from kneewise.coach import Repetition, Tempo, Verdict
from kneewise.coach.remark import remarks, tempo


def repetition(number: int, *, range_deg: float = 40.0, lasts_s: float = 5.0, hold_s: float = 1.0) -> Repetition:
    start_s = number * 10.0
    return Repetition(
        number=number,
        start_s=start_s,
        peak_s=start_s + lasts_s / 2,
        end_s=start_s + lasts_s,
        peak_deg=range_deg,
        peak_deg_plus_minus=7.0,
        range_deg=range_deg,
        lifting_s=(lasts_s - hold_s) / 2,
        hold_s=hold_s,
        lowering_s=(lasts_s - hold_s) / 2,
        verdict=Verdict.CLEAN,
        faults=(),
    )


def said(*, ranges: list[float] | None = None, lengths: list[float] | None = None) -> list[str]:
    size = len(ranges or lengths or [])
    return [
        remark.code
        for remark in remarks(
            [
                repetition(number, range_deg=range_deg, lasts_s=lasts_s)
                for number, (range_deg, lasts_s) in enumerate(
                    zip(ranges or [40.0] * size, lengths or [5.0] * size, strict=True), start=1
                )
            ]
        )
    ]


def test_a_set_like_the_one_shown_needs_no_remark() -> None:
    assert said(ranges=[40, 42, 39, 41, 40, 38, 40, 41, 39, 40]) == []


@pytest.mark.parametrize(
    ("ranges", "codes"),
    [
        ([40, 40, 40, 36, 32, 32], []),
        ([40, 40, 40, 36, 31.9, 31.9], ["range-falling"]),
        ([20, 20, 20, 20, 15, 15], []),
        ([20, 20, 20, 20, 14.9, 14.9], ["range-falling"]),
        ([30, 30, 40, 40, 40, 40], []),
    ],
)
def test_a_range_that_falls_by_a_fifth_and_by_5_degrees_is_told(ranges: list[float], codes: list[str]) -> None:
    assert said(ranges=ranges) == codes


@pytest.mark.parametrize(("last_s", "codes"), [(3.6, []), (3.5, []), (3.4, ["hurried"])])
def test_a_last_third_that_takes_less_than_seven_tenths_of_the_first_is_hurried(
    last_s: float, codes: list[str]
) -> None:
    assert said(lengths=[5, 5, 5, 5, last_s, last_s]) == codes


@pytest.mark.parametrize(("long_s", "codes"), [(6.4, []), (6.6, []), (10.0, ["uneven"])])
def test_repetitions_of_very_different_lengths_are_uneven(long_s: float, codes: list[str]) -> None:
    assert said(lengths=[5, long_s, 5, long_s, 5, long_s, 5]) == codes


def test_a_hurried_set_is_not_called_uneven_as_well() -> None:
    assert said(lengths=[8, 8, 8, 2, 2, 2]) == ["hurried"]


def test_a_set_may_be_both_tired_and_hurried() -> None:
    assert said(ranges=[40, 40, 40, 30, 20, 20], lengths=[5, 5, 5, 4, 3, 3]) == ["range-falling", "hurried"]


def test_of_fewer_than_five_repetitions_nothing_is_said() -> None:
    assert said(ranges=[40, 30, 20, 10]) == []
    assert said(ranges=[40, 30, 20, 10, 10]) == ["range-falling"]


def test_the_tempo_is_the_usual_one_whatever_the_odd_one_out() -> None:
    seen = [repetition(number, lasts_s=lasts_s) for number, lasts_s in enumerate([5.0, 5.0, 30.0])]
    assert tempo(seen) == Tempo(lifting_s=2.0, hold_s=1.0, lowering_s=2.0)
    assert tempo([]) is None
