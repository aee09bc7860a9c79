"""A form that comes twice, because nobody knew whether it had arrived."""

from uuid import UUID, uuid4

from django.http import QueryDict

from kneewise.web.entry import entry_of, ids_of
from web.person import Person

ANSWERS = {"pain_right": "1", "swelling_right": "0", "giving_way": "no", "pain_left": "0", "swelling_left": "0"}


def kinds(person: Person) -> list[str]:
    return [fact["kind"] for fact in person.opens("/mine/export.json").json()["facts"]]


def test_it_is_kept_once(ready: Person) -> None:
    form = {**ANSWERS, "entry": str(uuid4())}
    for _ in range(2):
        assert ready.sends("/morning", form).status_code == 302
    assert kinds(ready).count("morning-checked") == 1


def test_other_answers_are_another_entry(ready: Person) -> None:
    form = {**ANSWERS, "entry": str(uuid4())}
    ready.sends("/morning", form)
    ready.sends("/morning", {**form, "pain_right": "3"})
    assert kinds(ready).count("morning-checked") == 2


def test_two_forms_are_two_entries(ready: Person) -> None:
    for _ in range(2):
        ready.sends("/morning", {**ANSWERS, "entry": str(uuid4())})
    assert kinds(ready).count("morning-checked") == 2


def test_its_ids_come_of_the_form_and_the_answers_alone() -> None:
    form = f"entry={UUID(int=1)}&pain=2"
    same = [entry_of(QueryDict(f"{form}&zone={zone}&csrfmiddlewaretoken={zone}")) for zone in ("A", "B")]
    assert same[0] == same[1] is not None
    ids = ids_of(same[0])
    first, second = next(ids), next(ids)
    assert first != second
    assert next(ids_of(same[1])) == first


def test_a_form_without_an_id_is_always_new() -> None:
    assert entry_of(QueryDict("pain=2")) is None
    assert entry_of(QueryDict("entry=none")) is None
    assert next(ids_of(None)) != next(ids_of(None))


def test_each_form_of_a_page_brings_one(ready: Person) -> None:
    assert b'name="entry"' in ready.opens("/morning").content
