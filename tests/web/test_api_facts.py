import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from web.person import Person


@pytest.fixture
def morning(ready: Person) -> dict[str, Any]:
    pain, swelling = {"left": None, "right": 1}, {"left": None, "right": 0}
    return ready.fact("morning-checked", pain=pain, swelling=swelling, giving_way=False)


def test_it_keeps_facts_and_knows_them_again(ready: Person, morning: dict[str, Any]) -> None:
    answer = ready.logs(morning)
    assert (answer.status_code, answer.json()) == (201, {"stored": [morning["id"]], "known": []})
    assert ready.logs(morning).json() == {"stored": [], "known": [morning["id"]]}


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"pain": {"left": None, "right": 11}}, "11"),
        ({"pain": {"left": None, "right": 2.5}}, "2.5"),
        ({"swelling": {"left": None, "right": 4}}, "4"),
        ({"zone": "Mars/Olympus"}, "Mars"),
        ({"at": "yesterday"}, "at"),
        ({"at": "2026-11-21T07:00:00"}, "at"),
        ({"id": "7"}, "id"),
        ({"kind": "slept-well"}, "kind"),
        ({"mood": "fine"}, "mood"),
    ],
)
def test_it_refuses_a_bad_fact_in_one_sentence_and_keeps_nothing(
    ready: Person, morning: dict[str, Any], change: dict[str, Any], names: str
) -> None:
    good = {**morning, "id": str(uuid4())}
    answer = ready.logs(good, {**morning, **change})
    assert answer.status_code == 422
    assert list(answer.json()) == ["error"]
    assert names in answer.json()["error"]
    assert "\n" not in answer.json()["error"]
    assert ready.logs(good).json()["stored"] == [good["id"]]


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "{}", '{"facts": 3}', '{"facts": [3]}', '"facts"', "null", '{"facts": [NaN]}']
)
def test_it_refuses_what_is_no_batch(ready: Person, body: str) -> None:
    answer = ready.client.post("/api/facts", body, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_it_refuses_too_much_at_once_and_says_what_to_do(ready: Person) -> None:
    answer = ready.client.post("/api/facts", "[" + "1," * 3_000_000 + "1]", content_type="application/json")
    assert answer.status_code == 413
    assert "smaller batches" in answer.json()["error"]


def test_it_refuses_a_known_id_with_other_content(ready: Person, morning: dict[str, Any]) -> None:
    ready.logs(morning)
    answer = ready.logs({**morning, "giving_way": True})
    assert answer.status_code == 409
    assert morning["id"] in answer.json()["error"]


def test_it_refuses_the_far_future(ready: Person, morning: dict[str, Any]) -> None:
    answer = ready.logs({**morning, "at": (ready.clock() + timedelta(days=2)).isoformat()})
    assert answer.status_code == 422
    assert "clock" in answer.json()["error"]


def test_it_refuses_text_that_no_database_keeps(ready: Person) -> None:
    assert ready.logs(ready.fact("cleared", by="me", why="a\x00b")).status_code == 422


def test_it_refuses_what_lies_too_deep(ready: Person, morning: dict[str, Any]) -> None:
    deep = json.loads('{"a":' * 300 + "1" + "}" * 300)
    answer = ready.logs({**morning, "pain": deep})
    assert answer.status_code == 422
    assert "more than 20 levels deep" in answer.json()["error"]


def test_it_wants_the_pages_own_token(ready: Person, morning: dict[str, Any]) -> None:
    strict = Client(enforce_csrf_checks=True)
    body = {"facts": [morning]}
    refused = strict.post("/api/facts", body, content_type="application/json")
    assert refused.status_code == 403
    assert "reload" in refused.json()["error"]

    ready.starts()
    page = strict.get("/session")
    token = {"X-CSRFToken": page.cookies["kneewise_csrf"].value}
    assert strict.post("/api/facts", body, content_type="application/json", headers=token).status_code == 201
