import pytest

from kneewise.load import PUBLISHED, in_words

TABLE = {
    "walking": (0.9, 0.4, 0.8, "Hart", "verified"),
    "stairs-down": (2.8, 0.5, 2.6, "Hart", "verified"),
    "stairs-up": (3.2, 0.7, 2.5, "Hart", "verified"),
    "deep-squat": (4.5, 0.8, None, "Song", "secondary"),
    "lunge": (5.1, 0.8, None, "Song", "secondary"),
    "running": (5.2, 1.2, 4.1, "Hart", "verified"),
    "jumping": (6.8, 1.4, None, "Song", "secondary"),
}


def test_the_published_peaks_are_those_of_the_reviews() -> None:
    assert {
        one.name: (one.peak_bw, one.sd_bw, one.in_pain_bw, one.source.split()[0], one.certainty) for one in PUBLISHED
    } == TABLE


def test_they_stand_in_order() -> None:
    assert [one.peak_bw for one in PUBLISHED] == sorted(one.peak_bw for one in PUBLISHED)


def test_a_peak_is_given_with_one_standard_deviation() -> None:
    assert [PUBLISHED[0].interval.low, PUBLISHED[0].interval.value, PUBLISHED[0].interval.high] == pytest.approx(
        [0.5, 0.9, 1.3]
    )


def test_what_is_left_for_now_is_marked_and_everyday_life_is_not() -> None:
    assert [one.name for one in PUBLISHED if not one.waits] == ["walking", "stairs-down", "stairs-up"]


@pytest.mark.parametrize(
    ("peak_bw", "words"),
    [
        (0.0, "hardly any pressure on the kneecap"),
        (0.0499, "hardly any pressure on the kneecap"),
        (0.0501, "about 0.1 times your body weight, less than walking"),
        (0.22, "about 0.2 times your body weight, less than walking"),
        (0.809, "about 0.8 times your body weight, less than walking"),
        (0.811, "about 0.8 times your body weight, about as much as walking"),
        (0.989, "about 1.0 times your body weight, about as much as walking"),
        (0.991, "about 1.0 times your body weight, more than walking, less than stairs"),
        (2.51, "about 2.5 times your body weight, more than walking, less than stairs"),
        (2.53, "about 2.5 times your body weight, as much as stairs or more"),
        (6.0, "about 6.0 times your body weight, as much as stairs or more"),
    ],
)
def test_a_peak_is_told_beside_what_everybody_knows(peak_bw: float, words: str) -> None:
    assert in_words(peak_bw) == words
