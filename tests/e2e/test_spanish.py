"""A session in Spanish, chosen by keyboard on the first page."""

import pytest

from e2e import floor, person
from e2e.conftest import Opener
from e2e.evening import evening_zone, one_leg_is_left

pytestmark = [pytest.mark.chromium]


def test_somebody_chooses_spanish_and_is_led_in_it(app: str, chromium: Opener) -> None:
    with chromium(timezone_id=evening_zone()) as window:
        floor.listens(window)
        page = window.new_page()
        page.goto(app)
        page.focus("button[lang=es]")
        page.keyboard.press("Enter")
        page.wait_for_selector("html[lang=es]")
        assert page.inner_text("h1") == "Caderas y muslos fuertes, rodilla más tranquila."
        one_leg_is_left(page, app)
        assert page.inner_text("[data-button=hurt]") == "Me duele"
        assert "Espacio" in page.inner_text(".key-line")
        page.keyboard.press("Space")
        person.at(page, "set")
        said = floor.heard(page, by="en este equipo")
        assert "Almeja. Pierna derecha. Prepárate." in said
        page.keyboard.press("h")
        page.wait_for_selector("dialog.hurt")
        page.keyboard.press("7")
        page.keyboard.press("Enter")
        person.at(page, "rate")
        assert "¿Qué tal fue?" in page.inner_text("h1")
