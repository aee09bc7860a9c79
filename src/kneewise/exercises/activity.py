"""What waits until the kneecap is calm and the leg is strong, and what helps once it need not wait."""

from dataclasses import dataclass

from kneewise.exercises.source import ARTICLE
from kneewise.wording import Wording, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something to leave for now: why, until when, how it may begin again, and who says so.

    ``gate`` is the name of the plan's gate that opens it.
    """

    name: Wording
    gate: str
    why: Wording
    until: Wording
    then: Wording
    source: str


_SONG = "Song K et al. 2023, Am J Sports Med, doi:10.1177/03635465231175160"
_HART = "Hart HF et al. 2022, Br J Sports Med 56:521-530, doi:10.1136/bjsports-2021-104686"

AVOID: tuple[Activity, ...] = (
    Activity(
        name=say("Stairs as training"),
        gate="stairs",
        why=say(
            "Each step presses the kneecap with about three times your body weight. Everyday stairs are fine: go "
            "slowly, one step at a time, and use the rail."
        ),
        until=say("until the semi squat is free of pain at its full depth, and one step down hurts hardly at all"),
        then=say("Begin with one flight, slowly, with the rail. Two steps at a time come last."),
        source=f"{ARTICLE}; {_HART}",
    ),
    Activity(
        name=say("Deep squats"),
        gate="deeper-squat",
        why=say("Below half-way the kneecap is pressed with several times your body weight."),
        until=say("until the semi squat is strong and free of pain, and stairs hurt hardly at all"),
        then=say("Go a little deeper at a time, with something to hold on to, and only as far as it does not hurt."),
        source=f"{ARTICLE}; {_SONG}",
    ),
    Activity(
        name=say("Lunges"),
        gate="deeper-squat",
        why=say("One deeply bent knee carries most of your weight: about five times your body weight on the kneecap."),
        until=say("until the semi squat is strong and free of pain, and stairs hurt hardly at all"),
        then=say("Begin with short steps and a small bend, next to something to hold on to."),
        source=f"{ARTICLE}; {_SONG}",
    ),
    Activity(
        name=say("Running"),
        gate="running",
        why=say("Each step presses the kneecap with about four to five times your body weight."),
        until=say("until stairs are free of pain and a brisk walk of half an hour is easy"),
        then=say("Go by the walk-run steps, on level ground, with a day without running in between."),
        source=f"{ARTICLE}; {_HART}",
    ),
    Activity(
        name=say("Jumping"),
        gate="jumping",
        why=say("Landing presses the kneecap with six to seven times your body weight."),
        until=say("until you have been running for four weeks without trouble and your clinician says yes"),
        then=say("Begin with small hops on both legs, and land softly with bent knees."),
        source=f"{ARTICLE}; {_SONG}",
    ),
)
"""Named by the source article; the times are gates B1 to B3 of the plan (our proposal)."""
