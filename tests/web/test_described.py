"""Hints and mistakes are tied to what they are about, so that a screen reader says them with it."""

import re

import pytest

from web.clock import FixedClock
from web.person import Person


def untied(page: str) -> list[str]:
    """Ids that a description names and that are not there, and hints and mistakes that no description names."""
    named = {name for names in re.findall(r'aria-describedby="([^"]*)"', page) for name in names.split()}
    there = set(re.findall(r'\bid="([^"]*)"', page))
    said = re.findall(r'<p class="(?:hint|complaint)"([^>]*)>', page)
    tied = [re.search(r'id="([^"]*)"', each) for each in said]
    return sorted(named - there) + [said[place] for place, one in enumerate(tied) if one is None or one[1] not in named]


def doubled(page: str) -> set[str]:
    ids = re.findall(r'\bid="([^"]*)"', page)
    return {each for each in ids if ids.count(each) > 1}


@pytest.mark.parametrize("path", ["/about-you", "/start", "/changes", "/review/scale", "/morning", "/back/single-leg"])
def test_hints_and_mistakes_of_a_form_are_tied_to_their_fields(ready: Person, path: str) -> None:
    page = ready.opens(path).content.decode()
    assert "<form" in page
    assert untied(page) == []
    refused = ready.sends(path, {"body_mass_kg": "much", "pain": "much"}).content.decode()
    assert untied(refused) == []


def test_a_mistake_in_the_letter_is_tied_to_the_questions(ready: Person) -> None:
    page = ready.client.post("/letter", {"questions": "x" * 2001}).content.decode()
    assert 'class="complaint"' in page
    assert untied(page) == []


def test_the_two_forms_of_an_entry_have_ids_of_their_own(training: Person, clock: FixedClock) -> None:
    training.does_everything()
    clock.forward(hours=14)
    training.reports_the_morning()
    (address,) = re.findall(
        r'href="(/mine/entries/[^"]+)"[^<]*<span class="unseen">[^<]*In the morning',
        training.opens("/mine/entries").content.decode(),
    )
    page = training.opens(address).content.decode()
    assert page.count('name="zone"') == 2
    assert doubled(page) == set()
    refused = training.sends(f"{address}/withdraw", {}).content.decode()
    (target,) = re.findall(r'<li><a href="#([^"]+)">', refused)
    assert f'id="{target}"' in refused
    assert doubled(refused) == set()
