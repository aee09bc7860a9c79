"""Two devices, a network that is cut at any moment, a server that is killed: nothing is lost and nothing is twice.

``KNEEWISE_CUTS`` says how many stories are told (3 without it); each has its number as seed.
"""

import json
import os
import random  # noqa: TID251  # the stories are drawn by chance, from a seed
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen
from uuid import UUID

import pytest
from django.http import QueryDict
from playwright.sync_api import Page

from e2e import person
from e2e.conftest import Opener
from e2e.network import Cable, Link, Server
from e2e.test_offline import COPY
from kneewise.web.entry import entry_of, ids_of

pytestmark = [pytest.mark.chromium]

STORIES = int(os.environ.get("KNEEWISE_CUTS", "3"))
STEPS = 8
KILLED_EVERY = 4
"""The server is killed in one story of so many: a start takes seconds."""


PATIENCE_MS = 180_000
"""A browser may put a service worker to sleep; then Python starts again, which takes long on a busy machine."""


@dataclass
class Device:
    """One browser with its own cable, and what was logged on it."""

    page: Page
    cable: Cable
    logged: set[str] = field(default_factory=set)

    def visits(self) -> None:
        self.page.goto(f"{self.cable.address}/learn")
        self.page.wait_for_selector("html[data-offline=ready][data-away=false]")
        self.page.evaluate(WAKE)

    def logs(self, dice: random.Random) -> None:
        """Facts as the player sends them; it is told that they are kept, whatever the network does."""
        facts = [_morning(dice) for _ in range(dice.randint(1, 3))]
        self.logged.update(str(fact["id"]) for fact in facts)
        assert self.page.evaluate(LOG, facts) == 201

    def checks_in(self, dice: random.Random) -> None:
        """A form, sent while the network is as it is."""
        self.page.goto(f"{self.cable.address}/morning")
        self.page.wait_for_selector("input[name=entry]", state="attached")
        answers = {
            **{f"pain_{side}": str(dice.randint(0, 2)) for side in ("left", "right")},
            **{f"swelling_{side}": "0" for side in ("left", "right")},
            "giving_way": "no",
        }
        for name, value in answers.items():
            self.page.check(f"input[name={name}][value='{value}']", force=True)
        sent = {**answers, "entry": self.page.input_value("input[name=entry]")}
        self.cable.link = dice.choice(list(Link))
        person.go_on(self.page)
        self.page.wait_for_url(lambda url: not url.endswith("/morning"))
        self.logged.add(next(ids_of(entry_of(QueryDict(urlencode(sent))))))

    def asks_to_sync(self) -> None:
        self.page.evaluate("() => { dispatchEvent(new Event('online')); }")

    def comes_home(self) -> None:
        self.cable.link = Link.WHOLE
        self.page.goto(f"{self.cable.address}/learn")
        self.page.wait_for_selector("html[data-away=false][data-waiting='0'][data-refused='0'][data-held='0']")

    def keeps(self) -> list[str]:
        return sorted(fact["id"] for fact in self.page.evaluate(COPY))


def _morning(dice: random.Random) -> dict[str, object]:
    return {
        "kind": "morning-checked",
        "id": str(UUID(int=dice.getrandbits(128), version=4)),
        "at": datetime.now(UTC).isoformat(),  # noqa: TID251  # the app asks the clock as well
        "zone": "Europe/Paris",
        "pain": {"left": 0, "right": dice.randint(0, 2)},
        "swelling": {"left": 0, "right": 0},
        "giving_way": False,
    }


def kept_by(server: Server) -> list[str]:
    with urlopen(f"{server.address}/mine/export.json") as answer:  # noqa: S310  # our own server
        return sorted(fact["id"] for fact in json.load(answer)["facts"])


def test_nothing_is_lost_and_nothing_is_twice(server: Server, chromium: Opener) -> None:
    with chromium() as window:
        browser = window.browser
        assert browser is not None
        devices = [
            Device(page=context.new_page(), cable=Cable(to=server.port)) for context in (window, browser.new_context())
        ]
        for device in devices:
            device.page.set_default_timeout(PATIENCE_MS)
            device.cable.plug_in()
            device.visits()
        devices[0].page.goto(f"{devices[0].cable.address}/safety")
        person.is_safe_to_start(devices[0].page)
        person.tells_about_the_knee(devices[0].page)
        first = set(kept_by(server))
        for seed in range(STORIES):
            _tell(random.Random(seed), seed, server, devices)  # noqa: S311  # chance, not a secret
            logged = sorted(first.union(*(device.logged for device in devices)))
            kept: dict[str, Any] = {
                "server": kept_by(server),
                **{f"device {n}": one.keeps() for n, one in enumerate(devices)},
            }
            for who, ids in kept.items():
                assert Counter(ids) == Counter(logged), f"story {seed}, {who}"
        for device in devices:
            device.cable.close()


def _tell(dice: random.Random, seed: int, server: Server, devices: list[Device]) -> None:
    killed_at = dice.randrange(STEPS) if seed % KILLED_EVERY == 0 else None
    for step in range(STEPS):
        device = dice.choice(devices)
        if step == killed_at:
            server.kill()
        device.cable.link = dice.choice(list(Link))
        dice.choices([device.logs, device.checks_in], weights=[3, 1])[0](dice)
        if dice.random() < 0.5:
            device.cable.link = dice.choice(list(Link))
            device.asks_to_sync()
    if killed_at is not None:
        server.start()
    for device in devices:
        device.comes_home()
    devices[0].comes_home()


LOG = """async facts => {
    const answer = await fetch("/api/facts", {
        method: "POST",
        headers: {
            "Content-Type": "application/json",
            "X-CSRFToken": document.cookie.split("kneewise_csrf=")[1] ?? "",
        },
        body: JSON.stringify({ facts }),
    });
    return answer.status;
}"""

WAKE = "() => { navigator.serviceWorker.controller.postMessage({ type: 'wake' }); }"
