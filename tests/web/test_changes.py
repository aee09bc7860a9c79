import re
from html import unescape

import pytest

from kneewise.plan import fact_from_json
from kneewise.web.past_changes import past_changes
from web.clock import FixedClock
from web.person import Person

DECIDED = {"by": "Dr Green", "why": "It was a bit much", "until": "", "sure": "on"}


def text_of(person: Person, path: str) -> str:
    page = unescape(person.opens(path).content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def kept(person: Person) -> list[dict[str, object]]:
    facts: list[dict[str, object]] = person.opens("/mine/export.json").json()["facts"]
    return facts


def test_it_says_plainly_who_may_decide(ready: Person) -> None:
    text = text_of(ready, "/changes")
    assert "Only a clinician may decide this." in text
    assert "Nothing. The plan goes by its own rules." in text


@pytest.mark.parametrize(
    ("answers", "kind", "target", "value"),
    [
        ({"what": "hold"}, "hold", "", None),
        ({"what": "pause", "exercise": "clamshell"}, "pause", "clamshell", None),
        ({"what": "open", "gate": "running"}, "open", "running", None),
        ({"what": "pain.progress_max", "pain": "2"}, "set", "pain.progress_max", 2),
        ({"what": "pain.progress_max", "pain": "0"}, "set", "pain.progress_max", 0),
        ({"what": "schedule.sessions_per_week", "sessions": "2"}, "set", "schedule.sessions_per_week", 2),
        ({"what": "gate_b.run_rule", "running": "symptom_limited"}, "set", "gate_b.run_rule", "symptom_limited"),
        ({"what": "hold", "exercise": "clamshell", "pain": "2"}, "hold", "", None),
    ],
)
def test_it_keeps_each_change(ready: Person, answers: dict[str, str], kind: str, target: str, value: object) -> None:
    assert ready.sends("/changes", {**DECIDED, **answers}).url == "/changes"
    fact = kept(ready)[-1]
    assert (fact["kind"], fact["kind_of_change"], fact["target"], fact["value"]) == ("overridden", kind, target, value)
    assert (fact["by"], fact["why"], fact["until"]) == ("Dr Green", "It was a bit much", None)
    assert "Dr Green" in text_of(ready, "/changes")


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({}, "what"),
        ({"what": "everything"}, "what"),
        ({"what": "pause"}, "exercise"),
        ({"what": "pause", "exercise": "lunge"}, "exercise"),
        ({"what": "open", "gate": "dancing"}, "gate"),
        ({"what": "pain.progress_max", "pain": "3"}, "pain"),
        ({"what": "schedule.sessions_per_week", "sessions": "5"}, "sessions"),
        ({"what": "gate_b.run_rule"}, "running"),
        ({"what": "hold", "by": ""}, "by"),
        ({"what": "hold", "why": " "}, "why"),
        ({"what": "hold", "sure": ""}, "sure"),
        ({"what": "hold", "until": "2026-11-20"}, "until"),
        ({"what": "hold", "until": "soon"}, "until"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_changes_nothing(
    ready: Person, answers: dict[str, str], wrong: str
) -> None:
    before = kept(ready)
    page = ready.sends("/changes", {**DECIDED, **answers})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [wrong]
    assert f'id="id_{wrong}_error"' in page.content.decode()
    assert kept(ready) == before


def test_it_ends_by_itself_after_its_last_day(ready: Person, clock: FixedClock) -> None:
    ready.sends("/changes", {**DECIDED, "what": "hold", "until": "2026-11-21"})
    assert "Until Saturday 21 November 2026" in text_of(ready, "/changes")
    clock.forward(hours=24)
    assert "Nothing. The plan goes by its own rules." in text_of(ready, "/changes")


def test_a_change_is_taken_back_by_whom_and_why(ready: Person) -> None:
    ready.sends("/changes", {**DECIDED, "what": "hold"})
    change = ready.opens("/changes").context["in_force"][0][0].id
    path = f"/changes/{change}/take-back"
    assert "Nothing gets harder" in text_of(ready, path)
    refused = ready.sends(path, {"by": "Dr Green", "why": "All is calm"})
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == ["sure"]
    assert ready.sends(path, {"by": "Dr Green", "why": "All is calm", "sure": "on"}).url == "/changes"
    fact = kept(ready)[-1]
    assert (fact["kind"], fact["override"], fact["by"], fact["why"]) == (
        "override-lifted",
        change,
        "Dr Green",
        "All is calm",
    )
    assert "Nothing. The plan goes by its own rules." in text_of(ready, "/changes")
    assert ready.opens(path).status_code == 404


def test_what_holds_no_more_says_what_has_become_of_it(ready: Person, clock: FixedClock) -> None:
    today = clock.now.date().isoformat()
    ready.sends("/changes", {**DECIDED, "what": "pause", "exercise": "clamshell", "until": today})
    ready.sends("/changes", {**DECIDED, "what": "schedule.sessions_per_week", "sessions": "2"})
    ready.sends("/changes", {**DECIDED, "what": "schedule.sessions_per_week", "sessions": "1"})
    ready.sends("/changes", {**DECIDED, "what": "hold"})
    assert "Earlier changes" in text_of(ready, "/changes")
    hold = str(kept(ready)[-1]["id"])
    ready.sends(f"/changes/{hold}/take-back", {"by": "Dr Brown", "why": "All calm again", "sure": "on"})
    clock.forward(hours=48)
    text = text_of(ready, "/changes")
    for words in (
        "Taken back by Dr Brown: All calm again",
        "A later change took its place.",
        f"It ended on {clock.now.day - 2} November 2026.",
    ):
        assert words in text
    assert text.index("Taken back") < text.index("A later change") < text.index("It ended on")


def test_an_earlier_change_is_told_under_the_persons_own_day(ready: Person, clock: FixedClock) -> None:
    clock.forward(hours=8)  # two in the night in Paris
    ready.sends("/changes", {**DECIDED, "what": "hold"})
    clock.forward(hours=14)
    ready.sends("/changes", {**DECIDED, "what": "hold"})
    assert "21 November 2026, Dr Green: It was a bit much A later change" in text_of(ready, "/changes")


def test_a_change_that_the_plan_cannot_take_says_so(ready: Person, clock: FixedClock) -> None:
    """Which numbers contradict each other is the plan's to say: here it has left one out."""
    ready.sends("/changes", {**DECIDED, "what": "schedule.sessions_per_week", "sessions": "4"})
    facts = [fact_from_json(fact) for fact in kept(ready)]
    (left_out,) = past_changes(facts, in_force=(), today=clock.now.date())
    assert left_out.became == "It does not fit with the plan’s other numbers, so the plan goes on without it."
