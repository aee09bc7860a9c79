"""The outcome measures: the scale as it was published, its score, what is refused, and Kneewise without the scale."""

import json
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from kneewise.plan import BadFact, fact_from_json
from kneewise.plan.facts.course import ACTIVITIES_MAX, CHANGE_MAX, Reviewed
from kneewise.plan.outcome import measures as measures_module
from kneewise.plan.outcome.measures import (
    ACTIVITIES,
    AKPS,
    AKPS_FILE,
    CHANGE,
    CHANGE_WORDS,
    CONCERNS,
    MEASURES,
    USUAL_PAIN,
    WORST_PAIN,
    Scale,
    akps,
    akps_in,
    akps_score,
    check_akps,
    concerns_in,
    measures_known,
)
from kneewise.plan.triage import BY_CODE
from kneewise.web.core_zip import core_zip
from spec.kujala import answers_of
from spec.story import Story

ROOM = Path(measures_module.__file__).parent
BEST = {"limp": 5, "support": 5, "walking": 5, "stairs": 10, "squatting": 5, "running": 10, "jumping": 10}
BEST |= {"prolonged_sitting": 10, "pain": 10, "swelling": 10, "patellar_movements": 10}
BEST |= {"thigh_atrophy": 5, "flexion_deficiency": 5}


@pytest.fixture
def scale() -> Scale:
    known = akps()
    assert known is not None
    return known


def test_the_scale_has_thirteen_items_in_their_order(scale: Scale) -> None:
    assert [item.key for item in scale.items] == list(BEST)
    assert len(scale.items) == 13


def test_the_best_answers_come_to_a_hundred_and_the_worst_to_nothing(scale: Scale) -> None:
    assert {item.key: item.options[0].points for item in scale.items} == BEST
    assert sum(BEST.values()) == 100
    assert {item.options[-1].points for item in scale.items} == {0}


def test_the_points_are_whole_and_fall_from_option_to_option(scale: Scale) -> None:
    for item in scale.items:
        points = [option.points for option in item.options]
        assert all(type(each) is int for each in points)
        assert points == sorted(set(points), reverse=True)


@pytest.mark.parametrize(
    ("key", "points"),
    [
        ("limp", [5, 3, 0]),
        ("support", [5, 3, 0]),
        ("walking", [5, 3, 2, 0]),
        ("stairs", [10, 8, 5, 0]),
        ("squatting", [5, 4, 3, 2, 0]),
        ("running", [10, 8, 6, 3, 0]),
        ("jumping", [10, 7, 2, 0]),
        ("prolonged_sitting", [10, 8, 6, 4, 0]),
        ("pain", [10, 8, 6, 3, 0]),
        ("swelling", [10, 8, 6, 4, 0]),
        ("patellar_movements", [10, 6, 4, 2, 0]),
        ("thigh_atrophy", [5, 3, 0]),
        ("flexion_deficiency", [5, 3, 0]),
    ],
)
def test_the_points_are_those_of_the_published_table(scale: Scale, key: str, points: list[int]) -> None:
    """Wrong copies are about: one has 2 for a constant limp, one 1 for a squat with partial weight bearing."""
    item = next(item for item in scale.items if item.key == key)
    assert [option.points for option in item.options] == points


def test_the_file_says_whom_to_cite_and_that_it_is_not_ours(scale: Scale) -> None:
    assert "Kujala UM" in scale.citation
    assert "1993" in scale.citation
    assert scale.licence == "Not covered by the project's licence; cite Kujala 1993."
    head = (ROOM / AKPS_FILE).read_text("utf-8")
    assert "Not covered by the project's licence; cite Kujala 1993." in head
    assert "delete the file" in head


def test_the_scale_travels_to_the_browser() -> None:
    content, _ = core_zip()
    assert ZipFile(BytesIO(content)).read(f"kneewise/plan/outcome/{AKPS_FILE}") == (ROOM / AKPS_FILE).read_bytes()


@pytest.mark.parametrize("score", [40, 79, 80, 100])
def test_the_score_is_the_sum_of_all_points(score: int) -> None:
    assert akps_score(answers_of(score)) == score


def test_all_at_the_worst_is_zero() -> None:
    assert akps_score(dict.fromkeys(BEST, 0)) == 0


@pytest.mark.parametrize("missing", list(BEST))
def test_without_one_answer_there_is_no_score(missing: str) -> None:
    assert akps_score({key: points for key, points in BEST.items() if key != missing}) is None


def test_an_unknown_item_is_refused_in_one_sentence() -> None:
    with pytest.raises(BadFact) as refused:
        check_akps({"limp": 5, "climbing": 5})
    assert str(refused.value) == (
        "akps has the item 'climbing'; it must be one of limp, support, walking, stairs, squatting, running, jumping, "
        "prolonged_sitting, pain, swelling, patellar_movements, thigh_atrophy, flexion_deficiency."
    )


def test_points_that_no_option_has_are_refused_in_one_sentence() -> None:
    with pytest.raises(BadFact) as refused:
        check_akps({"limp": 2})
    assert str(refused.value) == "akps.limp is 2; it must be one of 5, 3, 0."


def test_a_fact_with_such_points_cannot_be_made() -> None:
    story = Story()
    with pytest.raises(BadFact, match=r"akps\.squatting is 1"):
        story.add(Reviewed, at=story.at(0, 12), akps={"squatting": 1})


def test_a_fact_with_such_points_cannot_be_read() -> None:
    told = {"kind": "reviewed", "id": "00000000-0000-0000-0000-000000000001", "at": "2026-01-05T12:00:00+00:00"}
    told |= {"zone": "UTC", "worst_pain": None, "usual_pain": None, "activities": None, "change": None}
    assert fact_from_json({**told, "akps": {"squatting": 2}})
    with pytest.raises(BadFact, match=r"akps\.squatting is 1"):
        fact_from_json({**told, "akps": {"squatting": 1}})


@pytest.mark.parametrize(
    ("key", "points", "codes"),
    [
        ("pain", 0, ("U1",)),
        ("pain", 3, ()),
        ("pain", 6, ("U1",)),
        ("pain", 8, ()),
        ("pain", 10, ()),
        ("swelling", 0, ("U3",)),
        ("swelling", 4, ()),
        ("patellar_movements", 0, ("U4",)),
        ("patellar_movements", 2, ("U4",)),
        ("patellar_movements", 4, ()),
        ("limp", 0, ()),
    ],
)
def test_which_points_bring_up_a_safety_question(key: str, points: int, codes: tuple[str, ...]) -> None:
    assert concerns_in({key: points}) == codes
    assert concerns_in({**BEST, key: points}) == codes


def test_the_concerns_are_items_options_and_safety_questions_that_exist(scale: Scale) -> None:
    options = {item.key: {option.points for option in item.options} for item in scale.items}
    for key, (code, points) in CONCERNS.items():
        assert points <= options[key]
        assert code in BY_CODE


def test_the_measures_are_the_fields_of_a_review() -> None:
    assert [name for name in Reviewed.__dataclass_fields__ if name in MEASURES] == [
        WORST_PAIN,
        USUAL_PAIN,
        AKPS,
        ACTIVITIES,
        CHANGE,
    ]
    assert {measure.name for measure in MEASURES.values()} == set(MEASURES)
    assert measures_known() == tuple(MEASURES)


def test_the_ends_of_a_measure_are_those_that_a_fact_may_hold() -> None:
    ends = {name: (measure.low, measure.high) for name, measure in MEASURES.items()}
    assert ends[WORST_PAIN] == ends[USUAL_PAIN] == ends[ACTIVITIES] == (0, 10)
    assert ends[AKPS] == (0, 100)
    assert ends[CHANGE] == (-CHANGE_MAX, CHANGE_MAX)
    assert list(CHANGE_WORDS) == list(range(-CHANGE_MAX, CHANGE_MAX + 1))
    assert "up to five" in MEASURES[ACTIVITIES].asks
    assert ACTIVITIES_MAX == 5


def test_only_less_pain_is_better() -> None:
    assert [name for name, measure in MEASURES.items() if not measure.higher_is_better] == [WORST_PAIN, USUAL_PAIN]


def test_without_its_file_there_is_no_scale(tmp_path: Path) -> None:
    assert akps_in(tmp_path) is None
    shutil.copy(ROOM / AKPS_FILE, tmp_path)
    assert akps_in(tmp_path) == akps()


def test_without_the_scale_it_is_neither_asked_nor_scored_nor_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures_module, "akps", lambda: None)
    assert measures_known() == (WORST_PAIN, USUAL_PAIN, ACTIVITIES, CHANGE)
    assert akps_score(BEST) is None
    check_akps({"limp": 2, "climbing": 5})
    assert concerns_in({"swelling": 0}) == ("U3",), "an answer that was given is heeded all the same"


WITHOUT = """
import json
from kneewise.plan.facts.course import Reviewed
from kneewise.plan.outcome.measures import akps
from spec.story import Story

story = Story().ready()
story.add(Reviewed, at=story.at(0, 13), worst_pain=6, akps={"limp": 5, "stairs": 5})
story.train(0)
for week in (6, 12):
    story.screen(day=7 * week)
    due = story.session(7 * week).review
    story.add(Reviewed, at=story.at(7 * week, 13), worst_pain=4, akps={"limp": 5}, change=1)
    story.train(7 * week)
session = story.session(86)
print(json.dumps([akps() is None, due.asks, [each.to_json() for each in session.look_back], bool(session.items)]))
"""


def test_everything_works_with_the_file_deleted(tmp_path: Path) -> None:
    """A copy of the core without the file, run by itself, and not measured by coverage."""
    shutil.copytree(ROOM.parents[1], tmp_path / "kneewise", ignore=shutil.ignore_patterns("web", "pose", "__pycache__"))
    (tmp_path / "kneewise" / "plan" / "outcome" / AKPS_FILE).unlink()
    paths = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[1])])
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT],
        env={**environment, "PYTHONPATH": paths},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
    is_out, asks, looked_back, has_items = json.loads(ran.stdout)
    assert (is_out, has_items) == (True, True)
    assert asks == [WORST_PAIN, USUAL_PAIN, ACTIVITIES, CHANGE]
    assert [each["week"] for each in looked_back] == [6, 12]
    assert [each["measure"] for each in looked_back[0]["compared"]] == [WORST_PAIN, CHANGE]
    assert looked_back[0]["responder"] is True
