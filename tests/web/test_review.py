import re
from html import unescape

import pytest

from kneewise.plan.outcome.measures import akps
from kneewise.web import review_steps
from web.person import Person

SCALE = akps()
assert SCALE is not None
BEST = {item.key: str(item.options[0].points) for item in SCALE.items}


def text_of(person: Person, path: str = "/review") -> str:
    page = unescape(person.opens(path).content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def kept(person: Person) -> list[dict[str, object]]:
    facts: list[dict[str, object]] = person.opens("/mine/export.json").json()["facts"]
    return facts


def test_it_sends_a_newcomer_to_the_safety_questions(alice: Person) -> None:
    assert alice.opens("/review").url == "/safety"
    assert alice.opens("/review/pain").url == "/safety"


def test_it_asks_in_parts_and_the_whole_change_only_after_the_first_session(ready: Person) -> None:
    text = text_of(ready)
    for part in ("Pain of the last seven days", "What matters to you", "Anterior Knee Pain Scale"):
        assert part in text
    assert "The whole of it" not in text
    assert ready.opens("/review/change").status_code == 404
    ready.starts()
    assert "The whole of it" in text_of(ready)


def test_each_part_leads_to_the_next(training: Person) -> None:
    assert training.sends("/review/pain", {"worst_pain": "4", "usual_pain": "2"}).url == "/review/activities"
    assert training.sends("/review/activities", {}).url == "/review/scale"
    assert training.sends("/review/scale", BEST).url == "/review/change"
    assert training.sends("/review/change", {"change": "-1"}).url == "/review"
    reviewed = [fact for fact in kept(training) if fact["kind"] == "reviewed"]
    assert [(fact["worst_pain"], fact["usual_pain"], fact["change"]) for fact in reviewed] == [
        (4, 2, None),
        (None, None, None),
        (None, None, -1),
    ]
    scored = reviewed[1]["akps"]
    assert isinstance(scored, dict)
    assert sum(scored.values()) == 100


@pytest.mark.parametrize("part", ["pain", "activities", "scale", "change"])
def test_each_part_may_be_left_out(training: Person, part: str) -> None:
    before = kept(training)
    assert training.sends(f"/review/{part}", {}).status_code == 302
    assert kept(training) == before


def test_one_answer_is_enough(ready: Person) -> None:
    ready.sends("/review/pain", {"usual_pain": "2"})
    fact = kept(ready)[-1]
    assert (fact["worst_pain"], fact["usual_pain"]) == (None, 2)


def test_ones_own_activities_are_there_again_by_name_and_not_by_score(ready: Person) -> None:
    answers = {"name_0": "Cellar stairs", "score_0": "4", "name_2": "Dancing", "score_2": "0"}
    ready.sends("/review/activities", answers)
    assert kept(ready)[-1]["activities"] == {"Cellar stairs": 4, "Dancing": 0}
    form = ready.opens("/review/activities").context["form"]
    assert [form[f"name_{place}"].value() for place in range(3)] == ["Cellar stairs", "Dancing", ""]
    assert form["score_0"].value() is None


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"name_0": "", "score_0": "4"}, "name_0"),
        ({"name_0": "Dancing", "score_0": "4", "name_1": "dancing", "score_1": "5"}, "name_1"),
        ({"name_0": "Dancing", "score_0": "11"}, "score_0"),
        ({"name_4": "x" * 81, "score_4": "1"}, "name_4"),
        ({"name_0": "Kneeling"}, "score_0"),
    ],
)
def test_activities_that_cannot_be_told_apart_are_refused(ready: Person, answers: dict[str, str], wrong: str) -> None:
    before = kept(ready)
    page = ready.sends("/review/activities", answers)
    assert page.status_code == 422
    assert wrong in page.context["form"].errors
    assert kept(ready) == before


def test_a_scale_that_is_half_answered_says_what_is_missing(ready: Person) -> None:
    before = kept(ready)
    page = ready.sends("/review/scale", {**BEST, "limp": ""})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["limp"]
    assert kept(ready) == before
    assert ready.sends("/review/scale", {**BEST, "limp": "4"}).status_code == 422


def test_activities_of_the_start_come_first_for_they_are_compared(ready: Person) -> None:
    ready.sends("/review/activities", {"name_0": "Dancing", "score_0": "2"})
    ready.sends("/review/activities", {"name_0": "Kneeling", "score_0": "5", "name_1": "Dancing", "score_1": "3"})
    form = ready.opens("/review/activities").context["form"]
    assert [form[f"name_{place}"].value() for place in range(3)] == ["Dancing", "Kneeling", ""]


def test_answers_of_concern_lead_to_the_safety_questions_and_say_so(ready: Person) -> None:
    assert "After some of what you just answered" not in text_of(ready, "/safety")
    assert ready.sends("/review/scale", {**BEST, "swelling": "0"}).url == "/review"
    assert ready.opens("/review").url == "/safety"
    assert "After some of what you just answered" in text_of(ready, "/safety")


def test_the_scale_names_whom_to_cite(ready: Person) -> None:
    text = text_of(ready, "/review/scale")
    assert "Kujala UM et al. 1993" in text
    assert "Not covered by the project’s licence" in text.replace("'", "’")


def test_without_its_file_the_scale_is_not_offered(ready: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    known = tuple(name for name in review_steps.measures_known() if name != "akps")
    monkeypatch.setattr(review_steps, "measures_known", lambda: known)
    assert "Anterior Knee Pain Scale" not in text_of(ready)
    assert ready.opens("/review/scale").status_code == 404


def test_there_is_no_other_part(ready: Person) -> None:
    assert ready.opens("/review/mood").status_code == 404


def test_what_was_answered_is_kept_also_when_a_lock_came_meanwhile(ready: Person) -> None:
    ready.answers_safety(yes=("E1",))
    assert ready.sends("/review/pain", {"worst_pain": "4"}).url == "/safety/stop"
    assert kept(ready)[-1]["worst_pain"] == 4


def test_what_was_answered_is_kept_also_when_all_questions_fell_due_meanwhile(ready: Person) -> None:
    ready.clock.forward(hours=24 * 100)
    assert ready.sends("/review/pain", {"usual_pain": "2"}).url == "/safety"
    assert kept(ready)[-1]["usual_pain"] == 2
