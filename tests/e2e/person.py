"""What a person does at the app, in the words of a person."""

from playwright.sync_api import Page

EXERCISES_OF_DAY_ONE = ("straight-leg-raise", "side-lying-leg-raise", "clamshell", "hip-extension")


def is_safe_to_start(page: Page) -> None:
    """All safety questions with no."""
    page.wait_for_selector("form input[type=radio]")
    for answer in page.locator("input[type=radio][value=no]").all():
        answer.check(force=True)
    go_on(page)


def tells_about_the_knee(page: Page) -> None:
    page.wait_for_selector("input[name=knee]")
    page.check("input[name=knee][value=right]", force=True)
    page.check("input[name=worst_pain_week][value='4']", force=True)
    page.fill("input[name=body_mass_kg]", "62")
    page.fill("input[name=height_cm]", "165")
    page.check("input[name=sex][value=female]", force=True)
    go_on(page)


def starts_the_session(page: Page, *, pain: int = 0) -> None:
    page.wait_for_selector("input[name=flags]")
    page.check("input[name=flags][value=none]", force=True)
    for scale in page.locator(f"input[type=radio][value='{pain}'][name^=pain_]").all():
        scale.check(force=True)
    go_on(page)


def reports_an_hour_later(page: Page, *, pain: int = 0) -> None:
    page.wait_for_selector("input[name^=pain_]")
    for scale in page.locator(f"input[type=radio][value='{pain}'][name^=pain_]").all():
        scale.check(force=True)
    go_on(page)


def reports_the_morning(page: Page, *, pain: int = 0) -> None:
    page.wait_for_selector("input[name^=swelling_]")
    for scale in page.locator(f"input[type=radio][value='{pain}'][name^=pain_]").all():
        scale.check(force=True)
    for swelling in page.locator("input[type=radio][value='0'][name^=swelling_]").all():
        swelling.check(force=True)
    page.check("input[name=giving_way][value=no]", force=True)
    go_on(page)


def go_on(page: Page) -> None:
    page.locator("main form button[type=submit]").last.click()


def at(page: Page, state: str) -> None:
    """Wait until the player is there."""
    page.wait_for_selector(f"#player[data-state={state}]")


ALWAYS_HEEDED = ("hurt", "pause", "back")


def is_heeded(page: Page) -> None:
    """Wait until the screen listens: one that came by itself is deaf for a moment to what leads on."""
    page.wait_for_selector("#player[data-heeds=true]")


def press(page: Page, button: str) -> None:
    if button not in ALWAYS_HEEDED:
        is_heeded(page)
    page.click(f"[data-button={button}]")


def does_a_set_by_tapping(page: Page, *, reps: int = 10) -> None:
    page.wait_for_selector("#player[data-state=get-ready], #player[data-state=set]")
    if page.get_attribute("#player", "data-state") == "get-ready":
        press(page, "go")
    at(page, "set")
    for done in range(reps):
        page.wait_for_selector(f"#player[data-count='{done}']")
        press(page, "tap")


def rates_the_exercise(page: Page, *, pain: int = 0, effort: int = 5) -> None:
    at(page, "rate")
    is_heeded(page)
    for kind, value in (("pain", pain), ("effort", effort)):
        for scale in page.locator(f"fieldset[data-scale^={kind}-] input[value='{value}']").all():
            scale.check(force=True)
    press(page, "rated")
