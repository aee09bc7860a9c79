"""In flight mode: one visit, then everything without a network; and back online, nothing lost and nothing twice."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page

from e2e import person
from e2e.conftest import Opener, Outside
from e2e.device import goes_offline, is_synced, visits
from e2e.evening import evening_zone
from e2e.network import Server
from kneewise.plan import Course, next_session

pytestmark = [pytest.mark.chromium]

HOUR_LATER = timedelta(minutes=70)
NEXT_MORNING = timedelta(hours=13)
ALL_THAT_WAS_LOGGED = {
    "screened": 2,
    "profile": 1,
    "session-started": 1,
    "set-done": 24,
    "exercise-rated": 8,
    "session-ended": 1,
    "hour-after": 1,
    "morning-checked": 1,
}


def kept_by(server: Server) -> list[dict[str, Any]]:
    with urlopen(f"{server.address}/mine/export.json") as answer:  # noqa: S310  # our own server
        facts: list[dict[str, Any]] = json.load(answer)["facts"]
        return facts


def time_passes(window: BrowserContext, ahead: timedelta) -> None:
    """Only for the service worker, which makes the pages: it is now this much later than the world thinks."""
    window.service_workers[-1].evaluate(
        "ms => { self.began ??= Date.now.bind(Date); Date.now = () => self.began() + ms; }",
        ahead / timedelta(seconds=1) * 1000,
    )


def test_a_day_and_the_next_morning_in_flight_mode(server: Server, chromium: Opener, outside: Outside) -> None:
    with chromium(width=390, height=844, reduced_motion="reduce", timezone_id=evening_zone()) as window:
        asked: list[str] = []
        window.on("request", lambda request: asked.append(request.url))
        page = window.new_page()
        _comes_once(page, server.address)

        goes_offline(page, server)
        _has_today_s_session(page, server.address)
        time_passes(window, HOUR_LATER)
        page.goto(f"{server.address}/hour-after")
        person.reports_an_hour_later(page)
        time_passes(window, NEXT_MORNING)
        plan_here = _has_the_next_morning(page, server.address)
        now = datetime.now(UTC) + NEXT_MORNING  # noqa: TID251  # the app asks the clock as well

        server.start()
        window.set_offline(False)
        page.goto(f"{server.address}/learn")
        is_synced(page)
        facts = kept_by(server)
        assert Counter(fact["kind"] for fact in facts) == ALL_THAT_WAS_LOGGED
        page.reload()
        is_synced(page)
        assert kept_by(server) == facts
        assert next_session(Course.from_json({"facts": facts}), now=now).to_json() == plan_here
        assert [url for url in asked if not url.startswith((server.address, "data:", "blob:"))] == []
        assert outside.asked == []


def _comes_once(page: Page, app: str) -> None:
    visits(page, app)
    page.goto(f"{app}/safety")
    person.is_safe_to_start(page)
    person.tells_about_the_knee(page)
    page.wait_for_url("**/today")
    is_synced(page)


def _has_today_s_session(page: Page, app: str) -> None:
    page.goto(f"{app}/today")
    page.click("main a[href='/start']")
    person.starts_the_session(page)
    _trains_by_tapping(page)
    person.at(page, "done")
    person.press(page, "leave")
    page.wait_for_url("**/summary")
    page.wait_for_selector("main:not([data-waking]) h1")
    assert "240" in page.inner_text("main")
    assert "goes up later (" in page.inner_text(".network")
    for path in ("/progress", "/learn", "/mine"):
        page.goto(app + path)
        assert page.locator("main:not([data-waking]) h1").count() == 1


def _has_the_next_morning(page: Page, app: str) -> Any:  # noqa: ANN401  # JSON
    page.goto(f"{app}/")
    page.wait_for_url("**/morning")
    person.reports_the_morning(page)
    page.wait_for_url("**/today")
    assert "Rest today" in page.inner_text("main")
    return page.evaluate("async () => (await (await fetch('/api/session')).json()).session")


def _trains_by_tapping(page: Page) -> None:
    for _ in person.EXERCISES_OF_DAY_ONE:
        for _leg in ("one", "other"):
            person.at(page, "prepare")
            person.press(page, "start-tap")
            for _set in range(3):
                page.wait_for_selector("#player[data-state=get-ready], #player[data-state=rest]")
                person.press(page, "go")
                person.does_a_set_by_tapping(page)
        person.rates_the_exercise(page)


def test_erasing_on_the_server_empties_the_device(server: Server, chromium: Opener) -> None:
    with chromium() as window:
        page = window.new_page()
        visits(page, server.address)
        page.goto(f"{server.address}/safety")
        person.is_safe_to_start(page)
        page.wait_for_url("**/about-you")
        is_synced(page)
        other = window.browser.new_context()  # type: ignore[union-attr]
        elsewhere = other.new_page()
        elsewhere.goto(f"{server.address}/mine")
        elsewhere.check("input[name=sure]", force=True)
        elsewhere.click("button.final")
        other.close()
        page.goto(f"{server.address}/learn")
        is_synced(page)
        assert page.evaluate(COPY) == []


COPY = """async () => {
    const database = await new Promise((resolve) => {
        const opening = indexedDB.open("kneewise");
        opening.onsuccess = () => resolve(opening.result);
    });
    const all = await new Promise((resolve) => {
        const asking = database.transaction("copy").objectStore("copy").getAll();
        asking.onsuccess = () => resolve(asking.result);
    });
    database.close();
    return all;
}"""
"""What the device keeps of what the server has."""
