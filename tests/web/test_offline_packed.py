"""The two zips alone, with nothing but the standard library beside them, answer every page."""

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from django.urls import get_resolver

from kneewise.plan import QUESTIONS
from kneewise.web.core_zip import core_zip
from kneewise.web.offline.packed import app_zip

PROGRAM = """
import json, sys
sys.path.insert(0, sys.argv[1])
from kneewise.web.offline import browser
browser.start()
for asked in json.load(sys.stdin):
    print(browser.answer(json.dumps(asked)))
"""
WORKS = {200, 302, 404, 405}
NEED_THE_NETWORK = {"/language", "/mine/reminders", "/mine/sessions.ics"}
ZONE = "Europe/Paris"


def answers(folder: Path, *asked: tuple[str, str, str], language: str = "en") -> list[dict[str, object]]:
    for content in (core_zip()[0], app_zip()[0]):
        zipfile.ZipFile(BytesIO(content)).extractall(folder)
    given = [
        {"method": method, "url": f"http://localhost{path}", "body": body, "language": language}
        for method, path, body in asked
    ]
    # -S: nothing but the standard library is in reach.
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", PROGRAM, str(folder)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_first_day_and_every_page_after_it(tmp_path: Path) -> None:
    safety = "&".join(f"{question.code}=no" for question in QUESTIONS)
    plain = [str(one.pattern) for one in get_resolver().url_patterns if "<" not in str(one.pattern)]
    pages = [f"/{path}" for path in plain if not path.startswith(("api/", "core.zip", "offline/", "service-worker"))]
    said = answers(
        tmp_path,
        ("POST", "/safety", f"zone={ZONE}&{safety}"),
        ("POST", "/about-you", f"zone={ZONE}&knee=right"),
        ("GET", "/api/session", ""),
        ("GET", "/api/figure/clamshell/right", ""),
        ("POST", "/mine/erase", "sure=on"),
        ("POST", "/mine/import", ""),
        *(("GET", page, "") for page in pages),
    )
    first, second, session, figure, erased, taken_in, *others = said
    assert [len(one["facts"]) for one in (first, second)] == [1, 1]  # type: ignore[arg-type]
    assert (first["status"], first["headers"]["Location"]) == (302, "/")  # type: ignore[index]
    assert json.loads(str(session["body"]))["session"]["verdict"] == "train"
    assert json.loads(str(figure["body"]))["frames"]
    for one in (erased, taken_in):
        assert (one["status"], "needs the network" in str(one["body"])) == (503, True)
    failed = {page for page, one in zip(pages, others, strict=True) if one["status"] not in WORKS}
    assert failed == NEED_THE_NETWORK


def test_in_the_language_in_which_the_server_answered(tmp_path: Path) -> None:
    safety = "&".join(f"{question.code}=no" for question in QUESTIONS)
    _, _, today, switched = answers(
        tmp_path,
        ("POST", "/safety", f"zone={ZONE}&{safety}"),
        ("POST", "/about-you", f"zone={ZONE}&knee=right"),
        ("GET", "/today", ""),
        ("POST", "/language", "language=en&next=/today"),
        language="es",
    )
    page = str(today["body"])
    assert today["headers"]["Content-Language"] == "es"  # type: ignore[index]
    assert all(words in page for words in ('<html lang="es">', "La sesión de hoy", "Almeja"))
    assert switched["status"] == 503
