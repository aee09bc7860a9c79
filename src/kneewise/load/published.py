"""What published studies measured: the kneecap's peak force in daily activities and sport, in body weights.

These are peaks of moving people, so they are quoted and never computed from statics.
"""

from dataclasses import dataclass

from kneewise.load.interval import Interval
from kneewise.wording import Wording, say

_HART = "Hart HF et al. 2022, Br J Sports Med 56:521-530, doi:10.1136/bjsports-2021-104686"
_SONG = "Song K et al. 2023, Am J Sports Med, doi:10.1177/03635465231175160"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPeak:
    """An activity's mean peak force with its standard deviation, in body weights.

    ``in_pain_bw`` is that of people with patellofemoral pain, where it was measured: they spare the knee.
    ``certainty`` is ``verified`` in the source or read at second hand (``secondary``).
    """

    name: str
    title: Wording
    peak_bw: float
    sd_bw: float
    source: str
    certainty: str
    in_pain_bw: float | None = None
    waits: bool = True

    @property
    def interval(self) -> Interval:
        """Mean, give or take one standard deviation."""
        return Interval(low=self.peak_bw - self.sd_bw, value=self.peak_bw, high=self.peak_bw + self.sd_bw)


PUBLISHED: tuple[PublishedPeak, ...] = (
    PublishedPeak(
        name="walking",
        title=say("Walking"),
        peak_bw=0.9,
        sd_bw=0.4,
        source=_HART,
        certainty="verified",
        in_pain_bw=0.8,
        waits=False,
    ),
    PublishedPeak(
        name="stairs-down",
        title=say("Stairs down"),
        peak_bw=2.8,
        sd_bw=0.5,
        source=_HART,
        certainty="verified",
        in_pain_bw=2.6,
        waits=False,
    ),
    PublishedPeak(
        name="stairs-up",
        title=say("Stairs up"),
        peak_bw=3.2,
        sd_bw=0.7,
        source=_HART,
        certainty="verified",
        in_pain_bw=2.5,
        waits=False,
    ),
    PublishedPeak(
        name="deep-squat", title=say("Deep squat"), peak_bw=4.5, sd_bw=0.8, source=_SONG, certainty="secondary"
    ),
    PublishedPeak(name="lunge", title=say("Lunge"), peak_bw=5.1, sd_bw=0.8, source=_SONG, certainty="secondary"),
    PublishedPeak(
        name="running",
        title=say("Running"),
        peak_bw=5.2,
        sd_bw=1.2,
        source=_HART,
        certainty="verified",
        in_pain_bw=4.1,
    ),
    PublishedPeak(
        name="jumping",
        title=say("Jumping down"),
        peak_bw=6.8,
        sd_bw=1.4,
        source=f"{_SONG}: drop vertical jump on two legs",
        certainty="secondary",
    ),
)
"""From the least to the most. ``waits`` marks what the source article lets wait."""

WALKING = PUBLISHED[0]
STAIRS = PUBLISHED[1]


def in_words(peak_bw: float) -> Wording:
    """A peak beside what everybody knows: "about 0.2 times your body weight, less than walking"."""
    if peak_bw < _HARDLY:
        return say("hardly any pressure on the kneecap")
    return say("about {times} times your body weight, {beside}", times=round(peak_bw, 1), beside=_beside(peak_bw))


_HARDLY = 0.05
"""Less than this rounds to 0.0."""
_ABOUT = 0.10
"""Nearer than this share is "about as much as"."""


def _beside(peak_bw: float) -> Wording:
    if peak_bw < (1 - _ABOUT) * WALKING.peak_bw:
        return say("less than walking")
    if peak_bw <= (1 + _ABOUT) * WALKING.peak_bw:
        return say("about as much as walking")
    if peak_bw < (1 - _ABOUT) * STAIRS.peak_bw:
        return say("more than walking, less than stairs")
    return say("as much as stairs or more")
