import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import URLPattern
from pytest_django.fixtures import Settings

from kneewise.plan import fact_to_json
from kneewise.plan.facts.course import OverrideKind
from kneewise.web.urls import urlpatterns
from spec import story
from web import pseudo
from web.clock import FixedClock
from web.person import Person

SPANISH = {"HTTP_ACCEPT_LANGUAGE": "es-MX,es;q=0.9,en;q=0.5"}
PATHS = sorted(
    f"/{each.pattern}" for each in urlpatterns if isinstance(each, URLPattern) and "<" not in str(each.pattern)
)
MORE = ["/learn/hips", "/learn/help", "/back/stairs", "/back/walk", "/review/pain"]


def test_the_browser_says_which_language(alice: Person) -> None:
    page = alice.client.get("/", **SPANISH)
    assert page["Content-Language"] == "es"
    assert '<html lang="es">' in page.content.decode()


def test_a_language_that_there_is_not_is_english(alice: Person) -> None:
    assert '<html lang="en">' in alice.client.get("/", HTTP_ACCEPT_LANGUAGE="fi").content.decode()


def test_what_was_chosen_counts_more_than_the_browser_and_leads_back(alice: Person) -> None:
    answer = alice.client.post("/language", {"language": "en", "next": "/learn"}, **SPANISH)
    assert (answer.status_code, answer["Location"]) == (302, "/learn")
    assert '<html lang="en">' in alice.client.get("/learn", **SPANISH).content.decode()


@pytest.fixture
def bracketed(settings: Settings, tmp_path: Path) -> None:
    pseudo.write_catalogue(tmp_path)
    settings.LANGUAGES = [(pseudo.CODE, "⟦Brackets⟧")]
    settings.LANGUAGE_CODE = pseudo.CODE
    settings.LOCALE_PATHS = [str(tmp_path)]


def read(person: Person, *paths: str) -> tuple[set[str], list[str]]:
    """Which pages could be opened, and what on them is not translated."""
    opened, found = set(), []
    for path in paths:
        answer = person.client.get(path, HTTP_ACCEPT_LANGUAGE=pseudo.CODE)
        if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
            opened.add(path)
            found += [f"{path}: {text}" for text in pseudo.not_translated(answer.content.decode())]
    return opened, sorted(set(found))


def trained(person: Person, monkeypatch: pytest.MonkeyPatch, *, locked: bool = False) -> None:
    """Some weeks of training, up to yesterday."""
    monkeypatch.setattr(story, "DAY_0", person.clock().date() - timedelta(days=40))
    told = story.Story(zone="UTC").ready(knee=story.Legs.RIGHT)
    told.train_when_due(12)
    told.overridden(39, OverrideKind.HOLD)
    if locked:
        told.screen("U1", day=39)
    facts = [fact_to_json(fact) for fact in told.facts if fact.at.date() < person.clock().date()]
    for begin in range(0, len(facts), 200):
        assert person.logs(*facts[begin : begin + 200]).status_code == 201


@pytest.mark.usefixtures("bracketed")
def test_every_text_can_be_translated_for_somebody_new(alice: Person) -> None:
    opened, holes = read(alice, *PATHS, *MORE)
    assert opened > {"/", "/safety", "/learn", "/learn/hips", "/mine"}
    assert holes == []


@pytest.mark.usefixtures("bracketed")
def test_every_text_can_be_translated_for_somebody_in_training(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    trained(alice, monkeypatch)
    opened, holes = read(alice, *PATHS, *MORE)
    assert opened > {"/today", "/progress", "/progress/kneecap", "/back", "/review", "/plan/print", "/letter", "/start"}
    assert holes == []
    alice.starts()
    opened, holes = read(alice, "/session", "/today", "/progress")
    assert "/session" in opened
    assert holes == []


@pytest.mark.usefixtures("bracketed")
def test_every_text_can_be_translated_for_somebody_whose_knee_is_sore(
    alice: Person, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained(alice, monkeypatch)
    alice.starts()
    alice.does_everything(peak_pain=6)
    alice.reports_an_hour_later(pain="4")
    clock.forward(hours=15)
    alice.reports_the_morning(pain="5", swelling="1")
    opened, holes = read(alice, *PATHS, *MORE)
    assert opened > {"/today", "/summary", "/progress", "/mine/entries", "/letter"}
    assert holes == []


@pytest.mark.usefixtures("bracketed")
def test_every_text_can_be_translated_for_somebody_who_should_not_train(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained(alice, monkeypatch, locked=True)
    opened, holes = read(alice, *PATHS, *MORE)
    assert opened > {"/safety/stop", "/safety/cleared"}
    assert holes == []


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize(
    "path",
    ["/safety", "/about-you", "/start", "/changes", "/mine/import", "/mine/erase", "/nowhere"],
)
def test_every_refusal_can_be_translated(ready: Person, path: str) -> None:
    answer = ready.client.post(path, {"file": BytesIO(b"no archive")}, HTTP_ACCEPT_LANGUAGE=pseudo.CODE)
    assert answer.status_code in {404, 422}
    assert pseudo.not_translated(answer.content.decode()) == []


@pytest.mark.parametrize("path", ["/mine/import", "/mine/erase", "/nowhere"])
def test_the_language_is_changed_from_a_page_that_no_address_opens(ready: Person, path: str) -> None:
    page = ready.client.post(path).content.decode()
    back = re.search(r'name="next" value="([^"]*)"', page)
    assert back is not None
    assert ready.client.post("/language", {"language": "es", "next": back[1]}, follow=True).status_code == 200
