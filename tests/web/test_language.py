from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import URLPattern
from pytest_django.fixtures import Settings

from kneewise.plan import fact_to_json
from kneewise.web.urls import urlpatterns
from spec import story
from web import pseudo
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


def holes(person: Person) -> list[str]:
    """What is not translated, over every page that this person can open."""
    found = []
    for path in [*PATHS, *MORE]:
        answer = person.client.get(path, HTTP_ACCEPT_LANGUAGE=pseudo.CODE)
        if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
            found += [f"{path}: {text}" for text in pseudo.not_translated(answer.content.decode())]
    return found


@pytest.mark.usefixtures("bracketed")
def test_every_text_can_be_translated_for_somebody_new(alice: Person) -> None:
    assert sorted(set(holes(alice))) == []


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("day", ["well", "sore", "locked"])
def test_every_text_can_be_translated_for_somebody_in_training(
    alice: Person, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.setattr(story, "DAY_0", alice.clock().date() - timedelta(days=40))
    told = story.Story(zone="UTC").ready(knee=story.Legs.RIGHT)
    told.train_when_due(12)
    if day == "locked":
        told.screen("U1", day=39)
    facts = [fact_to_json(fact) for fact in told.facts if fact.at.date() < alice.clock().date()]
    for begin in range(0, len(facts), 200):
        assert alice.logs(*facts[begin : begin + 200]).status_code == 201
    if day == "sore":
        alice.reports_the_morning(pain="6", swelling="2")
    assert sorted(set(holes(alice))) == []
