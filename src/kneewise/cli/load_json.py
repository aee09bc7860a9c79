"""``kneewise load`` as JSON."""

from collections.abc import Iterable

from kneewise.cli.load_asked import Asked
from kneewise.cli.load_rung import OF_EVERY_FIGURE, ladders
from kneewise.exercises import Squat
from kneewise.load import (
    PUBLISHED,
    SOURCES,
    AreaSet,
    Comparison,
    Load,
    Person,
    RepetitionLoad,
    in_words,
    repetition_load,
    rounded,
)

Json = dict[str, object]


def one(asked: Asked) -> Json:
    """One exercise by one person: a repetition, a set, a session. Raises ``NotModelled``."""
    load = repetition_load(asked.exercise, asked.person, weight_kg=asked.weight_kg, depth_deg=asked.depth_deg)
    return {
        "exercise": asked.exercise.name,
        "person": _person(asked.person),
        "weight_kg": asked.weight_kg,
        "depth_deg": load.knee_deg if isinstance(asked.exercise.demand, Squat) else None,
        "tempo": {"up_s": load.tempo.up_s, "hold_s": load.tempo.hold_s, "down_s": load.tempo.down_s},
        "basis": load.basis.value,
        "knee_deg": load.knee_deg,
        "in_words": in_words(load.load.peak_bw.value),
        **_figures(load),
        "set": {"reps": asked.reps} | _load(load.load.times(asked.reps)),
        "session": {"sets": asked.sets, "reps": asked.reps} | _load(load.load.times(asked.sets * asked.reps)),
        "stress_mpa": {each.value: load.stress_mpa(each).to_json() | {"source": SOURCES[each]} for each in AreaSet},
        "limits": [*load.limits, *OF_EVERY_FIGURE],
    }


def table(people: Iterable[Person]) -> Json:
    """All exercises with their ladders, for each person, beside the published peaks."""
    return {
        "people": [{"person": _person(person), "exercises": _exercises(person)} for person in people],
        "published": [
            {
                "name": peak.name,
                "title": peak.title,
                "peak_bw": peak.interval.to_json(),
                "in_pain_bw": peak.in_pain_bw,
                "source": peak.source,
                "certainty": peak.certainty,
            }
            for peak in PUBLISHED
        ],
        "limits": list(OF_EVERY_FIGURE),
    }


def validation(compared: Iterable[Comparison]) -> Json:
    """Each published figure beside ours, and how many lie inside."""
    rows = [
        {
            "what": each.what,
            "unit": each.unit,
            "published": each.published.to_json(),
            "ours": rounded(each.ours),
            "inside": each.lies_inside,
            "source": each.source,
            "certainty": each.certainty,
            "note": each.note,
        }
        for each in compared
    ]
    return {"comparisons": rows, "inside": sum(row["inside"] is True for row in rows), "of": len(rows)}


def _exercises(person: Person) -> list[Json]:
    return [
        {
            "exercise": rung.exercise.name,
            "step": rung.says,
            "weight_kg": rung.weight_kg,
            "depth_deg": rung.depth_deg,
            "basis": load.basis.value,
            **_figures(load),
            "limits": list(load.limits),
        }
        for rungs in ladders()
        for rung in rungs
        for load in (rung.load(person),)
    ]


def _person(person: Person) -> Json:
    return {"body_mass_kg": person.mass_kg, "height_m": person.height_m, "sex": person.sex.value}


def _figures(load: RepetitionLoad) -> Json:
    return {**_load(load.load), "peak_n": load.peak_n.to_json()}


def _load(load: Load) -> Json:
    return {"peak_bw": load.peak_bw.to_json(), "impulse_bw_s": load.impulse_bw_s.to_json()}
