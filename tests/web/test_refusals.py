"""What a browser sees when it asks for what cannot be."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from web.person import Person


def test_it_has_a_kind_page_for_what_is_not_there(alice: Person) -> None:
    page = alice.opens("/nowhere")
    assert page.status_code == 404
    assert "Back to the start" in page.content.decode()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.20:5633"])
def test_it_answers_to_its_own_names_only(alice: Person, host: str) -> None:
    assert alice.client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:5633", "localhost:8000", "[::1]:5633"])
def test_it_answers_to_its_own_names(alice: Person, host: str) -> None:
    assert alice.client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/safety", "/about-you", "/start", "/morning", "/mine/erase"])
@pytest.mark.usefixtures("ready")
def test_a_form_from_elsewhere_changes_nothing(path: str) -> None:
    page = Client(enforce_csrf_checks=True).post(path, {"sure": "on"})
    assert page.status_code == 403
    assert "Nothing was changed" in page.content.decode()


def test_our_own_mistake_is_called_that(alice: Person, settings: Settings) -> None:
    def broken() -> None:
        raise RuntimeError("on purpose")

    settings.KNEEWISE_CLOCK = broken
    alice.client.raise_request_exception = False
    page = alice.opens("/")
    assert page.status_code == 500
    assert "What you have logged is safe" in page.content.decode()
