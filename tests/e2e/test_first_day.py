"""One whole first day without a camera, through the real program in a real browser; and nobody else hears of it."""

import pytest
from playwright.sync_api import Page

from e2e import person
from e2e.conftest import Opener, Outside

pytestmark = [pytest.mark.chromium]

POLICY = {"default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"}
AVOIDED = ("Deep squats", "Lunges", "Running", "Jumping")


def test_a_newcomer_comes_through_the_first_day_and_nothing_leaves_the_computer(
    app: str, chromium: Opener, outside: Outside
) -> None:
    with chromium(width=390, height=844, reduced_motion="reduce") as window:
        asked: list[str] = []
        policies: list[str | None] = []
        errors: list[str] = []
        window.on("request", lambda request: asked.append(request.url))
        window.on("response", lambda answer: policies.append(answer.headers.get("content-security-policy")))
        window.on("weberror", lambda error: errors.append(str(error.error)))
        page = window.new_page()

        _comes_to_the_first_session(page, app)
        _trains_by_tapping(page)
        _sees_what_comes_next(page)
        page.goto(f"{app}/morning")
        person.reports_the_morning(page)
        page.goto(f"{app}/today")
        assert "Rest today" in page.inner_text("main")

        assert errors == []
        assert any("/api/facts" in url for url in asked)
        assert [url for url in asked if not url.startswith((app, "data:", "blob:"))] == []
        assert outside.asked == []
        assert all(policy is not None and all(word in policy for word in POLICY) for policy in policies)


def _comes_to_the_first_session(page: Page, app: str) -> None:
    page.goto(app)
    page.click("main a[href='/safety']")
    person.is_safe_to_start(page)
    person.tells_about_the_knee(page)
    page.wait_for_url("**/today")
    today = page.inner_text("main")
    for words in ("Straight leg raise", "Side-lying leg raise", "Clamshell", "Hip extension", *AVOIDED):
        assert words in today
    assert today.count("3 × 10") == 4
    assert "The semi squat comes later" in today
    page.click("main a[href='/start']")
    person.starts_the_session(page)
    page.wait_for_url("**/session")


def _sees_what_comes_next(page: Page) -> None:
    person.at(page, "done")
    person.press(page, "leave")
    page.wait_for_url("**/summary")
    summary = " ".join(page.inner_text("main").split())
    for words in ("240", "What comes next, and why", "Next session"):
        assert words in summary


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


def test_a_flag_ends_in_what_to_do_and_no_exercise(app: str, chromium: Opener) -> None:
    with chromium() as window:
        page = window.new_page()
        page.goto(f"{app}/safety")
        page.check("input[name=E6][value=yes]", force=True)
        for answer in page.locator("input[type=radio][value=no]:not([name=E6])").all():
            answer.check(force=True)
        person.go_on(page)
        page.wait_for_selector("text=You said yes to this. Is it right?")
        page.check("input[name=sure]", force=True)
        person.go_on(page)
        page.wait_for_url("**/safety/stop")
        assert "emergency" in page.inner_text("main").lower()
        for closed in ("/today", "/start", "/session"):
            page.goto(app + closed)
            assert page.url == f"{app}/safety/stop"


def test_a_reload_in_mid_session_goes_on_where_it_was(app: str, chromium: Opener) -> None:
    with chromium() as window:
        page = window.new_page()
        page.goto(f"{app}/safety")
        person.is_safe_to_start(page)
        person.tells_about_the_knee(page)
        page.goto(f"{app}/start")
        person.starts_the_session(page)
        person.at(page, "prepare")
        person.press(page, "start-tap")
        person.at(page, "get-ready")
        person.press(page, "go")
        person.does_a_set_by_tapping(page)
        person.at(page, "rest")
        page.reload()
        page.wait_for_selector("#player[data-state=prepare][data-set='2'][data-exercise=straight-leg-raise]")


def test_the_keyboard_alone_is_enough_for_a_set(app: str, chromium: Opener) -> None:
    with chromium() as window:
        page = window.new_page()
        page.goto(f"{app}/safety")
        person.is_safe_to_start(page)
        person.tells_about_the_knee(page)
        page.goto(f"{app}/start")
        person.starts_the_session(page)
        person.at(page, "prepare")
        page.focus("[data-button=start-tap]")
        page.keyboard.press("Enter")
        person.at(page, "get-ready")
        page.keyboard.press("Space")
        person.at(page, "set")
        for done in range(10):
            page.wait_for_selector(f"#player[data-count='{done}']")
            page.keyboard.press("Space")
        person.at(page, "rest")


def test_the_recorder_of_requests_would_have_noticed(app: str, chromium: Opener, outside: Outside) -> None:
    with chromium() as window:
        page = window.new_page()
        page.goto("http://somewhere-else.example/")
    assert any("somewhere-else.example" in line for line in outside.asked)
    assert app
