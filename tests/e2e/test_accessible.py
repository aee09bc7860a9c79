"""Every page, as somebody new, in training, in a session and locked sees it, looked over by axe (WCAG 2.2 AA)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.urls import URLPattern
from playwright.sync_api import BrowserContext, Page

from e2e import person
from e2e.conftest import Opener
from kneewise.plan import fact_to_json
from kneewise.web.urls import urlpatterns
from spec import story

pytestmark = [pytest.mark.chromium]

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DAYS = 40
"""Long enough for a progress page with something on it."""

NOT_TO_BE_OPENED = 405
PATHS = sorted(
    f"/{each.pattern}" for each in urlpatterns if isinstance(each, URLPattern) and "<" not in str(each.pattern)
)
"""All pages that there are, so that a new one is looked over without being named here."""


@contextmanager
def window(chromium: Opener, *, phone: bool) -> Iterator[BrowserContext]:
    """A phone by day, in English, or a laptop by night, in Spanish. The test's own script may run beside the policy."""
    size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 800}
    scheme = "light" if phone else "dark"
    language = "en-GB" if phone else "es-MX"
    with chromium(**size, color_scheme=scheme, locale=language, reduced_motion="reduce", bypass_csp=True) as opened:
        opened.add_init_script(path=AXE)
        yield opened


def trained(page: Page, app: str, monkeypatch: pytest.MonkeyPatch, *, locked: bool = False) -> None:
    """Somebody who has trained for some weeks, up to yesterday; a last answer may have locked the plan."""
    today = datetime.now(UTC).date()  # noqa: TID251  # the app under test has the real clock
    monkeypatch.setattr(story, "DAY_0", today - timedelta(days=DAYS))
    told = story.Story(zone="UTC").ready(knee=story.Legs.RIGHT)
    told.train_when_due(12)
    if locked:
        told.screen("U1", day=DAYS - 1)
    facts = [fact_to_json(fact) for fact in told.facts if fact.at.date() < today]
    page.goto(f"{app}/safety")
    for begin in range(0, len(facts), 100):
        assert page.evaluate(SEND, facts[begin : begin + 100]) == KEPT


SEND = """async facts => (await fetch("/api/facts", {
    method: "POST",
    headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value,
    },
    body: JSON.stringify({facts}),
})).status"""
KEPT = 201


def wrong_on(page: Page) -> list[str]:
    """What axe finds, in one line each."""
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})"
        ".then(found => found.violations.map(each => [each.id, each.help, each.nodes.map(node => node.html)]))",
        RULES,
    )
    return [f"{rule}: {says} {[html[:160] for html in nodes[:3]]}" for rule, says, nodes in found]


def look_over(window: BrowserContext, app: str) -> list[str]:
    """Every page that can be reached, once each."""
    page, seen, wrong = window.new_page(), set[str](), []
    for path in PATHS:
        answer = window.request.get(app + path)
        if "text/html" not in answer.headers.get("content-type", "") or answer.status == NOT_TO_BE_OPENED:
            continue
        page.goto(app + path)
        page.wait_for_selector("h1, h2")
        here = page.url.removeprefix(app)
        if here in seen:
            continue
        seen.add(here)
        for details in page.locator("details:not([open]) > summary").all():
            if details.is_visible():
                details.click()
        wrong += [f"{here}: {each}" for each in wrong_on(page)]
    assert len(seen) > 3
    return wrong


@pytest.mark.parametrize("phone", [True, False], ids=["phone-light", "laptop-dark"])
def test_somebody_new_meets_no_barrier(app: str, chromium: Opener, *, phone: bool) -> None:
    with window(chromium, phone=phone) as opened:
        assert look_over(opened, app) == []


@pytest.mark.parametrize("phone", [True, False], ids=["phone-light", "laptop-dark"])
def test_somebody_in_training_meets_no_barrier(
    app: str, chromium: Opener, monkeypatch: pytest.MonkeyPatch, *, phone: bool
) -> None:
    with window(chromium, phone=phone) as opened:
        trained(opened.new_page(), app, monkeypatch)
        assert look_over(opened, app) == []


def test_somebody_who_should_not_train_meets_no_barrier(
    app: str, chromium: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window(chromium, phone=True) as opened:
        trained(opened.new_page(), app, monkeypatch, locked=True)
        assert look_over(opened, app) == []


def test_the_player_has_no_barrier_in_any_of_its_states(app: str, chromium: Opener) -> None:
    with window(chromium, phone=True) as opened:
        page = opened.new_page()
        page.goto(app)
        page.click("main a[href='/safety']")
        person.is_safe_to_start(page)
        person.tells_about_the_knee(page)
        page.click("main a[href='/start']")
        person.starts_the_session(page)
        person.at(page, "prepare")
        wrong = {"prepare": wrong_on(page)}
        person.press(page, "start-tap")
        person.does_a_set_by_tapping(page)
        person.at(page, "rest")
        wrong["rest"] = wrong_on(page)
        person.press(page, "go")
        person.at(page, "set")
        wrong["set"] = wrong_on(page)
        person.press(page, "hurt")
        page.wait_for_selector("[role=dialog], dialog[open]")
        wrong["it hurts"] = wrong_on(page)
        assert {state: found for state, found in wrong.items() if found} == {}
