"""Every number of the model, with its unit and its reason. No number here was measured on people by us.

No validated curve leads from a kneecap's load to pain. So this is a sketch of the idea that trials and clinicians work
by (load inside of what the knee tolerates, raised in steps: Dye 1996, 2005), and all of it is our proposal.
"""

from dataclasses import dataclass, field, fields


def _so(value: float, unit: str, why: str) -> float:
    return field(default=value, metadata={"unit": unit, "why": why})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """The model's numbers; each field carries its unit and its reason."""

    peak_unit_bw: float = _so(
        1.0, "BW", "The peak that uses up a capacity of 1 if nothing else is done: a step in walking (0.9, Hart 2022)."
    )
    impulse_unit_bw_s: float = _so(
        150.0, "BW s", "The impulse of a session that uses up a capacity of 1: the five exercises' easiest full dose."
    )
    peak_share: float = _so(
        0.5, "share", "Half peak, half impulse: the loading index that orders exercises best (Song 2023)."
    )
    daily_peak_bw: float = _so(
        2.8, "BW", "What daily life asks at most: going down stairs (2.3 to 3.3, Hart 2022, as kneewise.load has it)."
    )
    daily_spread: float = _so(0.25, "log sd", "People differ in stairs, work and sport; our guess.")
    start_share: float = _so(
        0.55,
        "of what daily life asks",
        "Where capacity starts: it gives a usual worst pain of 4 to 5 of 10, as trials begin with.",
    )
    start_spread: float = _so(0.3, "log sd", "From hardly irritable to very irritable knees; our guess.")
    both_knees_share: float = _so(
        0.5, "share", "Half of the people have it in both knees (from memory: a third to two)."
    )
    ceiling_share: float = _so(
        1.6, "of what daily life asks", "Where capacity ends, by training of this kind; our guess."
    )
    growth: float = _so(
        0.03,
        "per session",
        "Chosen, before light weeks, for a little under half of our arm well at 12 weeks: 45 % are (BJSM 2013;47:227).",
    )
    growth_from: float = _so(0.3, "of capacity", "Below it a session changes nothing; our guess.")
    growth_full_from: float = _so(0.9, "of capacity", "From here on a session does all that it can; our guess.")
    overload_loss: float = _so(
        0.15, "per whole capacity beyond", "A session half above capacity takes 7.5 % of it; our guess."
    )
    detraining: float = _so(
        0.001, "per day", "Towards the start: half of a gain is lost in two years of days off... slow; our guess."
    )
    healing: float = _so(
        0.02, "per day", "What too much took comes back, up to the start: half in five weeks; our guess."
    )
    floor_share: float = _so(0.5, "of the start", "No exercise here takes more than half of what was there; our guess.")
    capacity_day_sd: float = _so(0.08, "log sd", "Good days and bad days; our guess.")
    pain_per_overload: float = _so(
        5.0, "points per whole capacity beyond", "Twice of what a knee tolerates hurts 5 of 10: too much by any rule."
    )
    pain_spread: float = _so(0.3, "log sd", "The same load hurts one person more than another; our guess.")
    everyday_in_morning: float = _so(
        0.2, "share", "Of the worst everyday pain, so much is there in the morning; our guess."
    )
    rating_sd: float = _so(0.35, "points", "Who is asked twice does not say the same; under the 1 point of tolerance.")
    irritation_per_overload: float = _so(
        4.0,
        "points per whole capacity beyond",
        "Too much is still felt later: 'pain raised for over 24 h' (teampfp.com).",
    )
    irritation_half_life_days: float = _so(1.5, "days", "Soreness that stays wants two days off (Adams 2012).")
    flare_per_day: float = _so(
        0.003, "per knee and day", "Flare-ups that no exercise explains: about one in a year and knee; our guess."
    )
    flare_points: float = _so(3.4, "points", "So much that 2 points are left on the second morning: a flare-up.")
    swelling_from: float = _so(3.5, "points of irritation", "Only a well irritated knee swells; our guess.")
    strength_gain: float = _so(0.012, "per session", "A beginner's strength grows by about 1 % a session; from memory.")
    strength_most: float = _so(1.8, "of the start", "Where strength ends in half a year; our guess.")
    protection: float = _so(
        0.25,
        "per whole strength gained",
        "Strong muscles let the knee tolerate more (the source's idea); size: our guess.",
    )
    effort_start: float = _so(
        5.0, "0-10", "3 x 10 without weight is medium hard at first; My Knee Exercise aims at 5 to 6."
    )
    effort_per_stage: float = _so(0.12, "share", "A step of load is a little more than the 2 to 10 % of ACSM 2009.")
    effort_sd: float = _so(0.6, "points", "Noise of an effort rating; our guess.")
    goes: float = _so(0.8, "chance per due day", "About 2.5 of 3 sessions a week were done (My Knee Cap 2020).")
    goes_spread: float = _so(0.12, "sd", "People differ in that; our guess.")
    skips_exercise: float = _so(0.02, "chance", "An exercise is left out; our guess.")
    stays_away_from: float = _so(
        6.0, "0-10", "Nobody begins a session with such pain, whatever a plan says; our guess."
    )
    breaks_off_above: float = _so(6.0, "0-10", "Nobody goes on with an exercise that hurts more than this; our guess.")
    break_per_day: float = _so(0.004, "chance", "Holidays, illness: one break in eight months; our guess.")
    break_days: float = _so(9.0, "days, median", "Some last for weeks (log sd 0.8); our guess.")
    break_spread: float = _so(
        0.8, "log sd", "So that some breaks last a few days, and a few of them months; our guess."
    )
    answers_morning: float = _so(0.85, "chance", "A morning is asked every day and sometimes forgotten; our guess.")
    answers_hour: float = _so(0.8, "chance", "So is the question an hour later; our guess.")
    answers_pain: float = _so(0.97, "chance", "Asked at once after the exercise; our guess.")
    answers_effort: float = _so(0.95, "chance", "Asked together with the pain; our guess.")
    answers_spread: float = _so(0.1, "sd", "People differ in that; our guess.")
    understates: float = _so(0.15, "share of people", "They say one point less than they feel; our guess.")
    slips: float = _so(0.01, "chance", "A wrong key: the answer is off by two; our guess.")
    poor_form: float = _so(0.03, "chance", "A camera saw poor form; a quarter more when it is very hard. Our guess.")
    has_camera: float = _so(0.3, "share of people", "Who trains before a camera; our guess.")
    clinician_days: float = _so(7.0, "days", "A locked plan is looked at 'within days'; a week is ours.")


MOST_IMPORTANT = ("growth", "overload_loss", "pain_per_overload")
"""What the ranking of protocols could hang on: how fast a knee learns, what too much costs, and how much it hurts."""


def documented() -> list[tuple[str, float, str, str]]:
    """Name, value, unit and reason of each."""
    return [
        (each.name, getattr(Assumptions(), each.name), each.metadata["unit"], each.metadata["why"])
        for each in fields(Assumptions)
    ]
