"""Every fact as rows of a table."""

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

from exchange.people import facts_of
from kneewise.exchange import COLUMNS, table_of
from kneewise.plan import Cleared, Corrected, Fact, How, MorningChecked, Profile, SetDone, Weekday
from spec.story import Story, Told, both


def rows(*facts: Fact) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table_of(facts), newline="")))


def one(story: Story, kind: type[Fact]) -> Fact:
    return next(fact for fact in story.facts if isinstance(fact, kind))


def test_each_set_is_one_row_with_its_dose() -> None:
    facts = facts_of(1)
    sets = [row for row in rows(*facts) if row["kind"] == "set-done"]
    assert len(sets) == sum(isinstance(fact, SetDone) for fact in facts)
    assert sets[0] | {"id": "", "session": ""} == dict.fromkeys(COLUMNS, "") | {
        "state": "counts",
        "at_utc": "2026-01-05T17:06:50Z",
        "date": "2026-01-05",
        "time": "18:06:50",
        "zone": "Europe/Berlin",
        "kind": "set-done",
        "exercise": "straight-leg-raise",
        "side": "left",
        "set": "1",
        "item": "reps_done",
        "value": "10",
        "reps_target": "10",
        "ankle_weight_kg": "0.0",
        "band": "none",
        "how": "tap",
    }


def test_a_set_before_the_camera_says_how_many_were_clean() -> None:
    story = Story().ready().train(0, every=Told(clean=8))
    seen = next(row for row in rows(*story.facts) if row["how"] == How.CAMERA)
    assert (seen["clean"], seen["faulty"]) == ("8", "2")


def test_each_answer_is_one_row_for_each_knee() -> None:
    story = Story().ready().train(0, morning=2)
    morning = [row for row in rows(*story.facts) if row["kind"] == "morning-checked"]
    assert [(row["item"], row["side"], row["value"]) for row in morning] == [
        ("pain", "left", "2"),
        ("pain", "right", "2"),
        ("swelling", "left", "0"),
        ("swelling", "right", "0"),
        ("giving_way", "", "no"),
    ]


def test_safety_answers_lists_and_what_was_not_answered_are_there() -> None:
    story = Story().ready(days=frozenset({Weekday.MONDAY, Weekday.FRIDAY}), body_mass_kg=None)
    given = {(row["item"], row["value"]) for row in rows(*story.facts)}
    assert {("answers.E1", "no"), ("days", "friday monday"), ("body_mass_kg", ""), ("knee", "both")} <= given


def test_every_fact_has_a_row_and_an_end_has_its_session() -> None:
    facts = facts_of(1)
    assert {row["id"] for row in rows(*facts)} == {fact.id for fact in facts}
    assert all(row["session"] for row in rows(*facts) if row["kind"] == "session-ended")


def test_a_corrected_entry_and_its_correction_are_both_there() -> None:
    story = Story().ready().train(0, morning=4)
    morning = one(story, MorningChecked)
    stamp = {"at": story.at(1, 9), "zone": story.zone, "corrects": morning.id}
    right = Corrected(id=story.uuid(), **stamp, fact=replace(morning, pain=both(1)))  # type: ignore[arg-type, call-arg]
    gone = Corrected(id=story.uuid(), **stamp, fact=None)  # type: ignore[arg-type]
    table = rows(*story.facts, right, gone)
    assert {row["state"] for row in table if row["id"] == morning.id} == {"corrected"}
    corrections = [row for row in table if row["state"] == "correction"]
    assert {row["corrects"] for row in corrections} == {morning.id}
    assert (corrections[0]["item"], corrections[0]["value"]) == ("pain", "1")
    assert (corrections[-1]["item"], corrections[-1]["value"]) == ("withdrawn", "yes")


def test_text_is_not_taken_for_a_formula() -> None:
    story = Story().ready()
    stamp = {"id": story.uuid(), "at": story.at(1, 9), "zone": story.zone}
    said = Cleared(**stamp, by="=HYPERLINK(1)", why='two\nlines, "quoted"')  # type: ignore[arg-type]
    assert [row["value"] for row in rows(said)] == ["'=HYPERLINK(1)", 'two\nlines, "quoted"']


def test_nothing_is_a_line_of_names() -> None:
    assert table_of(()).split() == [",".join(COLUMNS)]
    assert next(row["item"] for row in rows(one(Story().ready(), Profile))) == "knee"


def test_the_page_about_it_names_every_column() -> None:
    page = (Path(__file__).parents[2] / "docs" / "table.md").read_text("utf-8")
    assert [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")] == list(COLUMNS)
