"""The catalogues: every text is in them, every one is translated, and every value stays in its place."""

import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from django.conf import settings

import texts
from kneewise.web.offline import settings as offline

PLACES = re.compile(r"%\([^)]*\)\w|%%|\{[^}]*\}|</?[a-z][^>]*>")


@pytest.fixture(scope="module", params=list(texts.languages()))
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    return texts.catalogue_of(request.param)


def every(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def test_the_languages_that_can_be_chosen_are_those_that_there_are() -> None:
    assert sorted(dict(settings.LANGUAGES)) == sorted(["en", *texts.languages()])
    assert settings.LANGUAGES == offline.LANGUAGES


def test_it_has_the_texts_of_the_source_and_no_others(catalogue: Catalog) -> None:
    """``just texts`` brings it up to date."""
    source = {message.id for message in every(texts.found())}
    here = {message.id for message in every(catalogue)}
    assert (source - here, here - source) == (set(), set())


def test_no_text_hides_in_another() -> None:
    assert texts.hidden() == []


def test_it_is_whole(catalogue: Catalog) -> None:
    open_texts = [message.id for message in every(catalogue) if not all(forms(message.string)) or message.fuzzy]
    assert open_texts == []


def test_values_stay_in_their_places(catalogue: Catalog) -> None:
    wrong = []
    for message in every(catalogue):
        wanted = sorted(PLACES.findall(forms(message.id)[-1]))
        wrong += [said for said in forms(message.string)[-1:] if sorted(PLACES.findall(said)) != wanted]
        allowed = set(PLACES.findall(" ".join(forms(message.id))))
        wrong += [said for said in forms(message.string) if not set(PLACES.findall(said)) <= allowed]
    assert wrong == []


def test_what_the_program_reads_is_what_people_wrote(catalogue: Catalog) -> None:
    """It is compiled when the package is built, and by ``just texts``."""
    with texts.languages()[str(catalogue.locale)].with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    for message in every(catalogue):
        found = compiled.get(message.id)
        assert found is not None, message.id
        assert forms(found.string) == forms(message.string)
