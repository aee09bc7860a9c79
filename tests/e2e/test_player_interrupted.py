"""What a session survives: a reload, a crash and sleep in mid-set, and a clock that leaps."""

import pytest
from playwright.sync_api import Page

from e2e import floor, person
from e2e.conftest import Opener
from e2e.evening import evening_zone, one_leg_is_left

pytestmark = [pytest.mark.chromium]


def _is_in_a_set(page: Page, how: str, *, count: int) -> None:
    person.press(page, f"start-{how}")
    person.at(page, "set")  # the count to get ready is over by itself
    for done in range(count):
        page.wait_for_selector(f"#player[data-count='{done}']")
        person.press(page, "tap")


def test_a_reload_in_mid_set_goes_on_with_the_next_repetition(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        page = window.new_page()
        one_leg_is_left(page, app)
        _is_in_a_set(page, "tap", count=6)
        page.reload()
        page.wait_for_selector("#player[data-state=prepare][data-set='1'][data-carried='6']")
        assert "Go on with repetition 7" in page.inner_text("[data-button=go-on]")
        page.keyboard.press("Space")
        person.at(page, "get-ready")
        page.keyboard.press("Space")
        page.wait_for_selector("#player[data-state=set][data-how=tap][data-count='6']")
        for done in range(6, 10):
            page.wait_for_selector(f"#player[data-count='{done}']")
            person.press(page, "tap")
        person.at(page, "rest")
        assert page.get_attribute("[data-last]", "data-last") == "10"


def test_a_page_that_crashed_loses_no_count_and_the_set_can_be_begun_anew(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        page = window.new_page()
        one_leg_is_left(page, app)
        _is_in_a_set(page, "tap", count=3)
        page.close(run_before_unload=False)
        again = window.new_page()
        again.goto(f"{app}/session")
        again.wait_for_selector("#player[data-carried='3']")
        person.press(again, "anew")
        again.wait_for_selector("#player[data-carried='0']")
        again.reload()
        again.wait_for_selector("#player[data-state=prepare][data-carried='0']")


def test_an_hour_asleep_counts_nothing_and_waits(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        page = window.new_page()
        page.clock.install()
        one_leg_is_left(page, app)
        floor.stops_the_clock(page)
        person.press(page, "start-timer")
        floor.passes(page, 10.4)
        page.wait_for_selector("#player[data-state=set]")
        floor.passes(page, 6.4)
        page.wait_for_selector("#player[data-count='1']")
        page.clock.fast_forward(3_600_000)
        page.wait_for_selector("#player[data-paused=true][data-count='1']")
        page.keyboard.press("Space")
        floor.passes(page, 6)
        page.wait_for_selector("#player[data-paused=false][data-count='2']")


def test_a_rest_that_is_slept_through_waits_for_the_person(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        page = window.new_page()
        page.clock.install()
        one_leg_is_left(page, app)
        _is_in_a_set(page, "tap", count=1)
        person.press(page, "finish")
        person.at(page, "rest")
        floor.stops_the_clock(page)
        page.clock.fast_forward(3_600_000)
        page.wait_for_selector("#player[data-state=rest][data-paused=true]")
        person.press(page, "resume")
        floor.passes(page, 1)
        person.at(page, "get-ready")


def test_a_rest_can_be_paused_lengthened_and_skipped_with_all_in_sight(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        page = window.new_page()
        page.clock.install()
        one_leg_is_left(page, app)
        _is_in_a_set(page, "tap", count=1)
        person.press(page, "finish")
        person.at(page, "rest")
        floor.stops_the_clock(page)
        person.press(page, "pause")
        floor.passes(page, 90, step_ms=2000)
        assert page.is_visible("[data-button=hurt]")
        assert page.is_visible(".stage .moving")
        person.press(page, "longer")
        person.press(page, "resume")
        floor.passes(page, 70, step_ms=2000)
        person.at(page, "rest")
        person.press(page, "skip")
        person.at(page, "get-ready")
