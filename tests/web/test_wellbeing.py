import pytest

from web.person import Person


def kept(person: Person) -> list[dict[str, object]]:
    facts: list[dict[str, object]] = person.opens("/mine/export.json").json()["facts"]
    return facts


def test_it_keeps_that_a_person_is_ill_and_well_again(ready: Person) -> None:
    assert ready.sends("/health", {"on": "yes"}).url == "/"
    assert kept(ready)[-1]["unwell"] is True
    assert ready.session()["verdict"] == "rest"
    assert ready.sends("/health", {"on": "no"}).url == "/"
    assert kept(ready)[-1]["unwell"] is False
    assert ready.session()["verdict"] == "train"


def test_it_keeps_that_a_person_only_keeps_their_strength(ready: Person) -> None:
    assert ready.sends("/maintenance", {"on": "yes"}).url == "/"
    assert kept(ready)[-1]["on"] is True
    assert ready.session()["maintaining"]
    ready.sends("/maintenance", {"on": "no"})
    assert not ready.session()["maintaining"]


@pytest.mark.parametrize("path", ["/health", "/maintenance"])
def test_neither_is_a_page_and_nonsense_changes_nothing(ready: Person, path: str) -> None:
    before = kept(ready)
    assert (ready.opens(path).status_code, ready.opens(path)["Location"]) == (302, "/")
    assert ready.sends(path, {"on": "perhaps"}).status_code == 400
    assert kept(ready) == before
