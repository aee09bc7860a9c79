"""A notification while a page is open: once a day, and only if it is wanted, allowed and due."""

import pytest
from playwright.sync_api import Page

from e2e import person
from e2e.conftest import Opener, Outside

pytestmark = [pytest.mark.chromium]

# What the page shows is written down instead of shown: a browser without a screen shows nothing.
WATCH = """
window.shown = [];
window.Notification = class {
  static permission = "granted";
  static requestPermission() { return Promise.resolve("granted"); }
  constructor(title, options) { window.shown.push(`${title}: ${options.body}`); }
};
"""


def shown(page: Page) -> list[str]:
    """What was shown; a moment is left for what should not be."""
    page.wait_for_timeout(1500)
    found: list[str] = page.evaluate("() => window.shown")
    return found


def test_it_reminds_once_a_day_and_not_when_it_is_not_wanted(app: str, chromium: Opener, outside: Outside) -> None:
    with chromium() as window:
        window.add_init_script(WATCH)
        page = window.new_page()
        page.goto(f"{app}/safety")
        person.is_safe_to_start(page)
        person.tells_about_the_knee(page)
        assert shown(page) == []

        page.goto(f"{app}/mine/reminders")
        page.select_option("select[name=hour]", "0")
        page.select_option("select[name=quiet_from]", "12")
        page.select_option("select[name=quiet_until]", "12")
        page.check("input[name=notify]", force=True)
        page.click("main form button:has-text('Keep this')")
        page.wait_for_selector("[data-state]:has-text('Notifications are on.')")
        assert shown(page) == ["Exercise session: It is time, if it suits you."]

        page.goto(f"{app}/today")
        assert shown(page) == [], "one a day is enough"

        page.goto(f"{app}/mine/reminders")
        page.uncheck("input[name=notify]", force=True)
        page.click("main form button:has-text('Keep this')")
        page.wait_for_selector("input[name=notify]:not(:checked)", state="attached")
        page.evaluate("() => localStorage.removeItem('kneewise-reminder-shown')")
        page.goto(f"{app}/today")
        assert shown(page) == []
        assert outside.asked == []
