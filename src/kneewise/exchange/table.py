"""Every fact as a table for a spreadsheet: one row for a set, and one for each other answer.

``COLUMNS`` says what each column holds. Text that a spreadsheet would take for a formula is given an apostrophe.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from zoneinfo import ZoneInfo

from kneewise.plan import Corrected, Fact, Json, SetDone, fact_to_json
from kneewise.plan.facts.corrections import Told, told

COLUMNS: Mapping[str, str] = {
    "id": "The entry. All rows with the same id belong to it.",
    "state": "“counts”, “corrected” (a later entry took its place), “correction” (it took the place of another).",
    "corrects": "For a correction: the id of the entry that it sets right or withdraws.",
    "at_utc": "When, in UTC.",
    "date": "The date where the person was.",
    "time": "The time of day where the person was.",
    "zone": "The time zone where the person was.",
    "kind": "What sort of entry it is, such as “set-done” or “morning-checked”.",
    "session": "The session that it belongs to.",
    "exercise": "The exercise that it is about.",
    "side": "Left, right or both: the leg of an exercise, the knee of an answer.",
    "set": "The number of the set, from 1.",
    "item": "What the value is, such as “reps_done”, “pain”, “swelling”, “answers.E1”.",
    "value": "The answer, or the repetitions that were done. Pain and effort 0 to 10, swelling 0 to 3.",
    "reps_target": "Of a set: the repetitions that were asked for.",
    "ankle_weight_kg": "Of a set: the weight at the ankle, in kilograms.",
    "band": "Of a set: the colour of the band, or “none”.",
    "range_deg": "Of a set: how far the knee was to bend, in degrees.",
    "how": "Of a set: who counted, “camera”, “timer” or “tap”.",
    "duration_s": "Of a set: how long it took, in seconds.",
    "clean": "Of a set before the camera: repetitions whose form was good.",
    "faulty": "Of a set before the camera: repetitions in which the form could be better.",
}
"""Name of each column, in order, with what it holds."""

_ENVELOPE = ("id", "at", "zone", "kind", "session", "exercise", "side")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = dict[str, Json]


def table_of(facts: Iterable[Fact]) -> str:
    """The table as CSV (RFC 4180) with a line of column names; in the order of (at, id)."""
    text = StringIO()
    writer = csv.DictWriter(text, fieldnames=list(COLUMNS), restval="")
    writer.writeheader()
    for each in told(facts):
        for row in _rows(each):
            writer.writerow({name: _cell(value) for name, value in row.items()})
    return text.getvalue()


def _rows(each: Told) -> Iterator[Row]:
    fact = each.said
    if not isinstance(fact, Corrected):
        state = "counts" if each.counts == fact else "corrected"
        return ({**_stamp(fact), "state": state, **row} for row in _of(fact))
    about = {**_stamp(fact), "state": "correction", "corrects": fact.corrects}
    if fact.fact is None:
        return iter([{**about, "item": "withdrawn", "value": True}])
    kind = fact_to_json(fact.fact)["kind"]
    return ({**about, "kind": kind, **row} for row in _of(fact.fact))


def _stamp(fact: Fact) -> Row:
    local = fact.at.astimezone(ZoneInfo(fact.zone))
    written = fact_to_json(fact)
    return {
        "id": fact.id,
        "at_utc": written["at"],
        "date": f"{local:%Y-%m-%d}",
        "time": f"{local:%H:%M:%S}",
        "zone": fact.zone,
        "kind": written["kind"],
    }


def _of(fact: Fact) -> Iterator[Row]:
    """The rows of one fact, without its stamp."""
    written = fact_to_json(fact)
    about: Row = {name: written[name] for name in ("session", "exercise", "side") if name in written}
    if isinstance(fact, SetDone):
        yield {**about, **_set(fact, written)}
        return
    answers = {name: value for name, value in written.items() if name not in _ENVELOPE}
    if not answers:
        yield about
    for name, value in answers.items():
        yield from ({**about, **row} for row in _answers(name, value))


def _set(fact: SetDone, written: Mapping[str, Json]) -> Row:
    summary = (fact.report or {}).get("summary")
    judged = summary if isinstance(summary, dict) else {}
    return {
        "set": fact.number,
        "item": "reps_done",
        "value": fact.reps_done,
        "ankle_weight_kg": fact.load.ankle_weight_kg,
        "band": fact.load.band.value,
        "range_deg": fact.load.range_deg,
        **{name: written[name] for name in ("reps_target", "how", "duration_s")},
        **{name: judged[name] for name in ("clean", "faulty") if isinstance(judged.get(name), int)},
    }


def _answers(name: str, value: Json) -> Iterator[Row]:
    """One row for each answer in a field; what was not answered has an empty value."""
    if isinstance(value, dict) and set(value) == {"left", "right"}:
        yield from ({"side": side, "item": name, "value": answer} for side, answer in value.items())
    elif isinstance(value, dict):
        yield from ({"item": f"{name}.{part}", "value": answer} for part, answer in value.items())
    elif isinstance(value, list):
        yield {"item": name, "value": " ".join(str(each) for each in value)}
    else:
        yield {"item": name, "value": value}


def _cell(value: Json) -> Json:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
