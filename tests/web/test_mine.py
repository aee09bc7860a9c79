import json

from kneewise.plan import Course
from web.person import Person


def test_it_gives_everything_as_one_file_that_the_plan_reads(training: Person) -> None:
    training.does_everything()
    file = training.opens("/mine/export.json")
    assert file["Content-Disposition"] == 'attachment; filename="kneewise-2026-11-21.json"'
    document = json.loads(file.content)
    assert len(Course.from_json(document).facts) == len(document["facts"]) == 37


def test_it_erases_only_on_a_clear_yes(training: Person) -> None:
    assert training.client.post("/mine/erase").status_code == 422
    assert training.opens("/").status_code == 302
    assert training.client.post("/mine/erase", {"sure": "on"}).url == "/"
    assert training.opens("/").status_code == 200
    assert json.loads(training.opens("/mine/export.json").content) == {"facts": []}


def test_it_does_not_erase_by_a_link(training: Person) -> None:
    assert training.opens("/mine/erase").status_code == 405
