import csv
import json
from io import BytesIO, StringIO

import pytest

from kneewise.plan import Course
from web.person import Person, Response


def test_it_gives_everything_as_one_file_that_the_plan_reads(training: Person) -> None:
    training.does_everything()
    file = training.opens("/mine/export.json")
    assert file["Content-Disposition"] == 'attachment; filename="kneewise-2026-11-21.json"'
    document = json.loads(file.content)
    assert (document["format"], document["version"]) == ("kneewise-course", 1)
    assert len(Course.from_json(document).facts) == len(document["facts"]) == 37


def test_it_gives_everything_as_a_table(training: Person) -> None:
    training.does_everything()
    file = training.opens("/mine/export.csv")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(StringIO(file.content.decode(), newline="")))
    assert len({row["id"] for row in rows}) == 37


def test_it_erases_only_on_a_clear_yes(training: Person) -> None:
    assert training.client.post("/mine/erase").status_code == 422
    assert training.opens("/").status_code == 302
    assert training.client.post("/mine/erase", {"sure": "on"}).url == "/mine/erased"
    assert b"Everything is erased" in training.opens("/mine/erased").content
    assert training.opens("/").status_code == 200
    assert json.loads(training.opens("/mine/export.json").content)["facts"] == []


def test_it_does_not_erase_by_a_link(training: Person) -> None:
    assert training.opens("/mine/erase")["Location"] == "/mine"
    assert training.opens("/mine/import")["Location"] == "/mine"


def takes_in(person: Person, content: bytes, **more: str) -> Response:
    file = BytesIO(content)
    file.name = "saved.json"
    return person.client.post("/mine/import", {"file": file, **more})


def kept(person: Person) -> list[dict[str, object]]:
    facts: list[dict[str, object]] = json.loads(person.opens("/mine/export.json").content)["facts"]
    return facts


def test_it_takes_a_file_in_again(training: Person) -> None:
    training.does_everything()
    saved = training.opens("/mine/export.json").content
    training.client.post("/mine/erase", {"sure": "on"})
    assert b"New entries: 37. Known already: 0." in takes_in(training, saved).content
    assert training.opens("/mine/export.json").content == saved
    assert b"New entries: 0. Known already: 37." in takes_in(training, saved).content


def test_it_joins_two_computers(training: Person) -> None:
    saved = training.opens("/mine/export.json").content
    training.client.post("/mine/erase", {"sure": "on"})
    training.answers_safety()
    takes_in(training, saved, about_me="on")
    assert len(kept(training)) == len(json.loads(saved)["facts"]) + 1


def test_a_file_that_contradicts_what_is_kept_changes_nothing(training: Person) -> None:
    document = json.loads(training.opens("/mine/export.json").content)
    before = kept(training)
    new = training.fact("health-changed", unwell=True)
    document["facts"][-1:] = [new, {**document["facts"][-1], "pain_before": {"left": 9, "right": 9}}]
    answer = takes_in(training, json.dumps(document).encode())
    assert answer.status_code == 422
    assert b"is already kept with other content" in answer.content
    assert kept(training) == before


@pytest.mark.parametrize("content", [b"PK", b"[]", b'{"facts": [{"kind": "morning-checked"}]}', b""])
def test_a_bad_file_changes_nothing(training: Person, content: bytes) -> None:
    before = kept(training)
    answer = takes_in(training, content)
    assert answer.status_code == 422
    assert b"The file" in answer.content
    assert kept(training) == before


def test_a_form_without_a_file_is_shown_again(training: Person) -> None:
    answer = training.client.post("/mine/import")
    assert answer.status_code == 422
    assert b"Please choose a file" in answer.content


def test_a_file_from_the_future_changes_nothing_and_the_refusal_names_the_day(training: Person) -> None:
    """It would make all that is kept old, and nothing that is answered today could count after it."""
    before = kept(training)
    ahead = {**training.fact("health-changed", unwell=True), "at": "2060-05-01T12:00:00Z"}
    document = {"facts": [training.fact("health-changed", unwell=True), ahead]}
    answer = takes_in(training, json.dumps(document).encode())
    assert answer.status_code == 422
    assert b"An entry in the file is of 1 May 2060" in answer.content
    assert kept(training) == before


def test_another_course_joins_only_on_a_clear_yes(training: Person) -> None:
    """Somebody else's file would lock or unlock, and nothing could part the two again."""
    training.does_everything()
    saved = training.opens("/mine/export.json").content
    training.client.post("/mine/erase", {"sure": "on"})
    training.answers_safety()
    before = kept(training)
    answer = takes_in(training, saved)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Entries in it: 37, from 21 November 2026 to 21 November 2026." in page
    assert (page.count('name="about_me"'), page.count("One answer needs another look.")) == (1, 1)
    assert kept(training) == before
    assert b"New entries: 37." in takes_in(training, saved, about_me="on").content


def test_what_was_saved_here_asks_nothing(training: Person) -> None:
    assert training.opens("/mine").content.count(b"about_me") == 0
    saved = training.opens("/mine/export.json").content
    training.does_everything()
    assert b"New entries: 0. Known already: 4." in takes_in(training, saved).content
    assert b"New entries: 0. Known already: 0." in takes_in(training, b'{"facts": []}').content
