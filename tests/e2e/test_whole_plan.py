"""What is new beside the exercises, by keyboard alone and looked over by axe: trying, looking back, changes."""

import pytest
from playwright.sync_api import Page

from e2e.conftest import Opener
from e2e.test_accessible import trained, window, wrong_on
from kneewise.web.attempts import ATTEMPTS
from kneewise.web.review_steps import STEPS

pytestmark = [pytest.mark.chromium]

PAGES = (*(f"/back/{name}" for name in ATTEMPTS), *(f"/review/{name}" for name in STEPS))


def focus(page: Page, name: str, *, value: str = "") -> None:
    """Go on with the Tab key until a field of that name has the focus; of radio buttons any one will do."""
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.name, document.activeElement.value]")
        if here[0] == name and value in ("", here[1]):
            return
    pytest.fail(f"{name} cannot be reached with the Tab key on {page.url}")


def chooses(page: Page, name: str, *, steps: int) -> None:
    """The radio button that lies so many steps after the first."""
    focus(page, name)
    page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("ArrowRight")


def test_stairs_a_review_and_a_change_are_written_down_by_keyboard_alone(
    app: str, chromium: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    with chromium(width=1280, height=800) as opened:
        page = opened.new_page()
        trained(page, app, monkeypatch)

        page.goto(f"{app}/back/stairs")
        chooses(page, "peak_pain", steps=2)
        page.keyboard.press("Enter")
        page.wait_for_url("**/back")
        assert "pain 2 of 10" in page.inner_text("main")

        page.goto(f"{app}/review/pain")
        chooses(page, "worst_pain", steps=4)
        page.keyboard.press("Enter")
        page.wait_for_url("**/review/activities")

        page.goto(f"{app}/changes")
        focus(page, "by")
        page.keyboard.type("Dr Green")
        chooses(page, "what", steps=1)
        assert page.is_visible("legend:text('Which exercise?')")
        assert not page.is_visible("legend:text('What opens?')")
        chooses(page, "exercise", steps=0)
        focus(page, "why")
        page.keyboard.type("It needs a rest")
        focus(page, "sure")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        page.wait_for_selector("text=This exercise pauses")
        page.goto(f"{app}/today")
        assert "Your clinician Dr Green has changed something" in page.inner_text("main")


def test_the_forms_are_without_barriers_also_with_complaints(
    app: str, chromium: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window(chromium, phone=True) as opened:
        page = opened.new_page()
        trained(page, app, monkeypatch)
        found = {}
        for path in PAGES:
            page.goto(app + path)
            found[path] = wrong_on(page)
        for path in ("/back/single-leg", "/changes"):
            page.goto(app + path)
            page.locator("main form button[type=submit]").last.click()
            page.wait_for_selector("[data-complaints]")
            found[f"{path}, refused"] = wrong_on(page)
        assert {path: wrong for path, wrong in found.items() if wrong} == {}
