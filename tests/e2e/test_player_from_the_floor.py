"""A session two metres from the screen: by voice and figure, by keyboard alone, in words that can be read there."""

import pytest
from playwright.sync_api import Page

from e2e import floor, person
from e2e.conftest import Opener
from e2e.evening import evening_zone, one_leg_is_left

pytestmark = [pytest.mark.chromium]

TWO_METRES = 0.05
"""Of the window's height: on a laptop of 20 cm that is a letter of 1 cm, which is read well from two metres."""
TELEPHONE = 0.027
"""A telephone's width does not let a line be larger."""


def test_three_sets_are_led_by_the_voice_from_start_to_end(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        floor.listens(window)
        page = window.new_page()
        page.clock.install()
        one_leg_is_left(page, app)
        floor.stops_the_clock(page)
        page.keyboard.press("Space")
        person.at(page, "get-ready")
        for number in (1, 2, 3):
            _is_led_through_a_set(page, number)
        person.at(page, "rate")
        said = floor.heard(page)
        for words in ("Clamshell. Right leg. Get ready.", "Set 2 of 3. Right leg. Get ready.", "Rest for 60 seconds."):
            assert words in said
        assert said.count("9. Last one.") == 3
        assert said.count("Set done. Well done.") == 3
        assert said.count("10 more seconds of rest. Get into place.") == 2
        assert [word for word in said if word in ("Open", "Hold", "Close slowly", "1", "2")][:9] == [
            *("Open", "Hold", "Close slowly", "1"),
            *("Open", "Hold", "Close slowly", "2"),
            "Open",
        ]
        assert "How was that for your knee" in said[-1]


def _is_led_through_a_set(page: Page, number: int) -> None:
    """Nothing is pressed: the clock leads into the set, through it, and through the rest after it."""
    floor.passes(page, 10.4 if number == 1 else 5.2)
    page.wait_for_selector(f"#player[data-state=set][data-set='{number}']")
    floor.passes(page, 60)
    if number == 3:
        return
    person.at(page, "rest")
    floor.passes(page, 60, step_ms=2000)


def test_the_steps_are_read_one_by_one_and_turn_the_page(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        floor.listens(window)
        page = window.new_page()
        one_leg_is_left(page, app)
        page.keyboard.press("r")
        steps = page.locator(".moves li").count()
        page.wait_for_selector(f".turn:has-text('Step {steps} of {steps}')")
        assert floor.heard(page)[-steps:] == page.locator(".moves li").all_text_contents()


def test_mute_is_remembered_and_what_is_said_is_written(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        floor.listens(window)
        page = window.new_page()
        one_leg_is_left(page, app)
        page.keyboard.press("m")
        page.reload()
        person.at(page, "prepare")
        assert page.get_attribute("[data-button=mute]", "aria-pressed") == "true"
        page.keyboard.press("Space")
        person.at(page, "get-ready")
        assert floor.heard(page) == []
        assert page.text_content("[data-said]") == "Clamshell. Right leg. Get ready."


@pytest.mark.parametrize(("width", "height", "least"), [(1280, 800, TWO_METRES), (390, 844, TELEPHONE)])
def test_it_can_be_read_and_hit_from_the_floor(
    app: str, chromium: Opener, width: int, height: int, least: float
) -> None:
    with chromium(width=width, height=height, timezone_id=evening_zone(), reduced_motion="reduce") as window:
        page = window.new_page()
        one_leg_is_left(page, app)
        _is_readable(page, least)
        person.press(page, "start-timer")
        person.at(page, "get-ready")
        _is_readable(page, least)
        page.wait_for_selector(".beat:has-text('Close slowly')")
        _is_readable(page, least)
        person.press(page, "pause")
        _is_readable(page, least)
        person.press(page, "resume")
        person.press(page, "tap")
        person.press(page, "finish")
        person.at(page, "rest")
        _is_readable(page, least)
        person.press(page, "hurt")
        assert floor.too_small_to_hit(page) == []


def _is_readable(page: Page, least: float) -> None:
    seen = floor.seen_from_afar(page)
    assert len(seen) >= 2
    assert [each for each in seen if each.share < least or not each.whole] == []
    assert floor.too_small_to_hit(page) == []


def test_the_keyboard_alone_is_enough_from_start_to_end(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        page = window.new_page()
        one_leg_is_left(page, app)
        assert "Space start" in page.inner_text(".key-line")
        page.keyboard.press("ArrowDown")  # from "in time" to "tap"
        page.keyboard.press("Enter")
        for _set in range(3):
            page.wait_for_selector("#player[data-state=set], #player[data-state=rest]")
            if page.get_attribute("#player", "data-state") == "rest":
                person.is_heeded(page)
                page.keyboard.press("Space")
            person.at(page, "set")
            person.is_heeded(page)
            for done in range(10):
                page.wait_for_selector(f"#player[data-count='{done}']")
                page.keyboard.press("Space")
        person.at(page, "rate")
        person.is_heeded(page)
        for number in ("1", "5", "0", "4"):
            page.keyboard.press(number)
            page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        person.at(page, "done")
        person.is_heeded(page)
        page.keyboard.press("Enter")
        page.wait_for_url("**/summary")


def test_one_press_too_many_skips_no_rest(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        page = window.new_page()
        page.clock.install()
        one_leg_is_left(page, app)
        person.press(page, "start-tap")
        person.press(page, "go")
        for done in range(9):
            page.wait_for_selector(f"#player[data-count='{done}']")
            person.press(page, "tap")
        page.wait_for_selector("#player[data-count='9']")
        floor.stops_the_clock(page)
        person.press(page, "tap")
        person.at(page, "rest")
        for key in ("Space", "Enter", "PageDown", "ArrowRight"):
            page.keyboard.press(key)
        page.click("[data-button=go]")
        assert page.get_attribute("#player", "data-state") == "rest"
        floor.passes(page, 2)
        person.is_heeded(page)
        page.keyboard.press("Space")
        person.at(page, "get-ready")


def test_it_hurts_by_the_keyboard_and_the_plan_stops_the_exercise(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        page = window.new_page()
        one_leg_is_left(page, app)
        person.press(page, "start-tap")
        person.at(page, "set")
        person.is_heeded(page)
        page.keyboard.press("Space")
        page.keyboard.press("h")
        page.wait_for_selector("dialog.hurt")
        page.keyboard.press("7")
        assert "Too much" in page.inner_text(".pick-words")
        page.keyboard.press("Enter")
        person.at(page, "rate")
        page.wait_for_selector("#player[data-waiting='0']")
        stopped = page.request.get(f"{app}/api/session").json()["session"]["items"]
        assert [item["side"] for item in stopped if item["stopped_today"]] == ["right"]


def test_what_the_plan_has_stopped_elsewhere_is_not_offered_here(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone(), service_workers="block") as window:
        page = window.new_page()
        one_leg_is_left(page, app)
        person.press(page, "start-tap")
        person.at(page, "set")
        person.press(page, "tap")
        stopped = _as_if_stopped(page, app)
        page.route("**/api/session", lambda route: route.fulfill(json=stopped))
        person.press(page, "hurt")
        page.keyboard.press("3")
        person.press(page, "hurt-on")
        person.at(page, "rate")
        assert "Leave this" in (page.text_content("[data-said]") or "")


def _as_if_stopped(page: Page, app: str) -> dict[str, object]:
    """The plan's answer, as if another device had reported strong pain."""
    document: dict[str, object] = page.request.get(f"{app}/api/session").json()
    for item in document["session"]["items"]:  # type: ignore[index]
        if (item["exercise"], item["side"]) == ("clamshell", "right"):
            item.update(stopped_today=True, reasons=[{"says": "Leave this exercise for today."}])
    return document


def test_the_screen_is_kept_awake_and_again_after_the_page_was_away(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        window.add_init_script(floor.AWAKE)
        page = window.new_page()
        one_leg_is_left(page, app)
        person.press(page, "start-tap")
        person.at(page, "get-ready")
        assert page.evaluate("asked") == 1
        page.evaluate("() => { lock.released = true; document.dispatchEvent(new Event('visibilitychange')); }")
        assert page.evaluate("asked") == 2
