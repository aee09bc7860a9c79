"""What the server gives so that a device can do without it."""

import json
from hashlib import sha256
from typing import Any

import pytest

from kneewise.web.offline.files import kept_files, version
from web.person import Person

MORNING = {"pain": {"left": None, "right": 1}, "swelling": {"left": None, "right": 0}, "giving_way": False}


def listed(person: Person) -> dict[str, Any]:
    script = person.opens("/service-worker.js").content.decode()
    told: dict[str, Any] = json.loads(script.split("self.kneewise = ")[1].strip().rstrip(";"))
    return told


def test_the_service_worker_knows_what_to_keep(alice: Person) -> None:
    answer = alice.opens("/service-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert listed(alice) == {"version": version(), "files": kept_files()}
    for address in ("/core.zip", "/offline/app.zip", "/static/kneewise/site.css", "/static/kneewise/logo.svg"):
        assert address in kept_files()


@pytest.mark.parametrize("address", ["/core.zip", "/offline/app.zip"])
def test_the_list_says_what_the_server_gives(alice: Person, address: str) -> None:
    assert sha256(alice.opens(address).content).hexdigest() == kept_files()[address]


def test_the_pages_need_not_be_sent_again(alice: Person) -> None:
    first = alice.opens("/offline/app.zip")
    again = alice.client.get("/offline/app.zip", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_app_can_be_installed(alice: Person) -> None:
    page = alice.opens("/").content.decode()
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    manifest = json.loads(alice.opens("/manifest.webmanifest").content)
    assert (manifest["name"], manifest["start_url"], manifest["display"]) == ("Kneewise", "/", "standalone")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def test_a_device_gets_the_facts_and_then_only_what_is_new(ready: Person) -> None:
    first = ready.opens("/api/facts").json()
    assert [fact["kind"] for fact in first["facts"]] == ["screened", "profile"]
    assert (first["stream"], bool(first["token"])) == (first["facts"][0]["id"], True)
    where = f"/api/facts?stream={first['stream']}&after={first['last']}"
    assert ready.opens(where).json()["facts"] == []
    new = ready.fact("morning-checked", **MORNING)
    ready.logs(new)
    assert [fact["id"] for fact in ready.opens(where).json()["facts"]] == [new["id"]]


def test_after_an_erasure_it_begins_at_the_beginning(ready: Person) -> None:
    first = ready.opens("/api/facts").json()
    ready.client.post("/mine/erase", {"sure": "on"})
    where = f"/api/facts?stream={first['stream']}&after={first['last']}"
    assert (ready.opens(where).json()["stream"], ready.opens(where).json()["facts"]) == ("", [])
    ready.answers_safety()
    assert [fact["kind"] for fact in ready.opens(where).json()["facts"]] == ["screened"]
