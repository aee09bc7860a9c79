"""Files that the pages load, straight from the installed package."""

import mimetypes

import pytest
from pytest_django.fixtures import Settings
from whitenoise.middleware import WhiteNoiseMiddleware

from kneewise.web import settings as ours
from web.person import Person


def test_it_serves_the_style_sheet(alice: Person) -> None:
    answer = alice.opens("/static/kneewise/site.css")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/css")
    assert answer["Cache-Control"] == "max-age=0, public"
    assert "Access-Control-Allow-Origin" not in answer
    answer.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pyodide.asm.wasm", "application/wasm"),
        ("pose.task", "application/octet-stream"),
        ("pyodide.mjs", "text/javascript"),
        ("player.js", "text/javascript"),
    ],
)
def test_it_names_the_kind_of_what_the_player_loads(name: str, kind: str, settings: Settings) -> None:
    kinds = WhiteNoiseMiddleware(lambda request: request, settings=settings).media_types
    assert kinds.get_type(name).startswith(kind)
    assert mimetypes.guess_type("a.wasm") is not None


@pytest.mark.parametrize(
    ("url", "for_ever"),
    [
        ("/static/kneewise/app/chunks/three-B3xY_z9Q.js", True),
        ("/static/kneewise/app/player.js", False),
        ("/static/kneewise/app/pyodide/pyodide.asm.wasm", False),
        ("/static/kneewise/site.css", False),
    ],
)
def test_only_files_with_a_hash_in_their_name_are_kept_for_ever(url: str, for_ever: bool) -> None:  # noqa: FBT001
    assert ours.WHITENOISE_IMMUTABLE_FILE_TEST("", url) is for_ever
