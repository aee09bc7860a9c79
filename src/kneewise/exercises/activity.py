"""What waits until the kneecap is calm and the leg is strong."""

from dataclasses import dataclass

from kneewise.exercises.source import ARTICLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something to leave for now: why, until when, and who says so."""

    name: str
    why: str
    until: str
    source: str


_SONG = "Song K et al. 2023, Am J Sports Med, doi:10.1177/03635465231175160"
_HART = "Hart HF et al. 2022, Br J Sports Med 56:521-530, doi:10.1136/bjsports-2021-104686"

AVOID: tuple[Activity, ...] = (
    Activity(
        name="Deep squats",
        why="Below half-way the kneecap is pressed with several times your body weight.",
        until="until the semi squat is strong and free of pain, and stairs hurt hardly at all",
        source=f"{ARTICLE}; {_SONG}",
    ),
    Activity(
        name="Lunges",
        why="One deeply bent knee carries most of your weight: about five times your body weight on the kneecap.",
        until="until the semi squat is strong and free of pain, and stairs hurt hardly at all",
        source=f"{ARTICLE}; {_SONG}",
    ),
    Activity(
        name="Running",
        why="Each step presses the kneecap with about four to five times your body weight.",
        until="until stairs are free of pain and a brisk walk of half an hour is easy",
        source=f"{ARTICLE}; {_HART}",
    ),
    Activity(
        name="Jumping",
        why="Landing presses the kneecap with six to seven times your body weight.",
        until="until you have been running for four weeks without trouble",
        source=f"{ARTICLE}; {_SONG}",
    ),
)
"""Named by the source article; the times are gates B1 to B3 of the plan (our proposal)."""
