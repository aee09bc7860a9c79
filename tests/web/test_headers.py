"""No page may load from, or send to, another machine."""

import re

import pytest

from kneewise.web.headers import CONTENT_SECURITY_POLICY, HEADERS
from web.person import Person

PAGES = ("/", "/safety", "/about-you", "/today", "/start", "/learn", "/mine", "/knee-check", "/morning", "/nowhere")
OTHERS = ("/api/session", "/api/figure/clamshell/right", "/api/nothing", "/core.zip", "/mine/export.json")
STATIC = ("/static/kneewise/site.css", "/static/kneewise/site.js", "/static/kneewise/logo.svg")


@pytest.mark.parametrize("path", PAGES + OTHERS + STATIC)
def test_it_is_on_every_answer(ready: Person, path: str) -> None:
    answer = ready.opens(path)
    assert {name: answer[name] for name in HEADERS} == HEADERS
    answer.close()


def test_the_policy_is_the_strict_one() -> None:
    assert CONTENT_SECURITY_POLICY == (
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; img-src 'self' data: blob:; "
        "media-src 'self' blob:; connect-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize("path", PAGES)
def test_pages_need_nothing_that_the_policy_forbids(ready: Person, path: str) -> None:
    text = ready.opens(path).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style\b|\sstyle=|\son\w+=|javascript:", text)
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", text)


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_not_kept_by_caches(ready: Person, path: str) -> None:
    assert ready.opens(path)["Cache-Control"] == "no-store"
