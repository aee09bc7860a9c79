"""``kneewise next``: a course in, the next session out; one clear line for what cannot be used."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kneewise.cli import main
from kneewise.plan import Fact, fact_to_json
from kneewise.plan.facts.course import GateName, Overridden, OverrideKind, Reviewed
from kneewise.plan.protocol import default_text
from spec.story import Story

Run = Callable[..., "Answered"]

EXAMPLES = Path(__file__).parent.parent / "plan" / "examples"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a run of the program left behind."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answered]:
    """The program, in this process."""
    monkeypatch.setenv("COLUMNS", "100")

    def started(*arguments: object) -> Answered:
        monkeypatch.setattr(sys, "argv", ["kneewise", "next", *(str(each) for each in arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Answered(returncode=int(left.value.code or 0), stdout=said.out, stderr=said.err)

    return started


def run_apart(*arguments: object, home: Path) -> Answered:
    """The program in a process of its own, where Django is not set up yet."""
    environment = {**os.environ, "KNEEWISE_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "kneewise", "next", *(str(each) for each in arguments)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", env=environment)
    return Answered(returncode=done.returncode, stdout=done.stdout, stderr=done.stderr)


def example(name: str, folder: Path) -> tuple[Path, str, dict[str, object]]:
    """A course as a file, its moment, and its session."""
    pair = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    path = folder / "course.json"
    path.write_text(json.dumps(pair["course"]), "utf-8")
    return path, pair["now"], pair["session"]


def test_it_prints_the_contract_as_json(run: Run, tmp_path: Path) -> None:
    course, now, session = example("day-one", tmp_path)
    answer = run(course, "--now", now, "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert json.loads(answer.stdout) == session


def test_it_prints_the_session_for_a_person(run: Run, tmp_path: Path) -> None:
    course, now, _ = example("day-one", tmp_path)
    answer = run(course, "--now", now)
    assert answer.returncode == 0
    for said in ("Train today", "Clamshell", "3 × 10", "Semi squat", "On the way to the semi squat", "Deep squats"):
        assert said in answer.stdout


def a_protocol(folder: Path, *changes: tuple[str, str]) -> Path:
    """A clinician's own protocol: ours under another name, with some words changed."""
    text = default_text()
    for old, new in (('name = "chondromalacia"', 'name = "mine"'), *changes):
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def test_it_decides_by_a_clinicians_own_protocol_and_names_it(run: Run, tmp_path: Path) -> None:
    course, now, session = example("day-one", tmp_path)
    protocol = a_protocol(tmp_path, ("sets = { value = 3", "sets = { value = 2"), ('version = "', 'version = "mine-'))
    told = json.loads(run(course, "--now", now, "--protocol", protocol, "--json").stdout)
    assert {item["sets"] for item in told["items"]} == {2}
    assert told["provenance"]["protocol"] == "mine"
    assert told["provenance"]["version"].startswith("mine-")
    assert told["provenance"]["sha256"] == hashlib.sha256(protocol.read_bytes()).hexdigest()
    assert told["provenance"] != session["provenance"]


def test_a_protocol_that_cannot_be_used_is_answered_line_by_line(run: Run, tmp_path: Path) -> None:
    course, now, _ = example("day-one", tmp_path)
    protocol = a_protocol(tmp_path, ("sets = { value = 3", "sets = { value = 30"), ("hold_max = {", "hold_most = {"))
    answer = run(course, "--now", now, "--protocol", protocol)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "dose.sets is 30; it must be a whole number from 1 to 10 (sets)." in answer.stderr
    assert all(line.startswith(f"kneewise: {protocol}: line ") for line in answer.stderr.splitlines())
    assert answer.stderr.count("\n") == 3


def test_an_emergency_says_what_to_do_and_nothing_else(run: Run, tmp_path: Path) -> None:
    course, now, _ = example("emergency", tmp_path)
    answer = run(course, "--now", now)
    assert "emergency department now" in answer.stdout
    assert "Clamshell" not in answer.stdout
    assert "squat" not in answer.stdout


def test_facts_after_now_do_not_count(run: Run, tmp_path: Path) -> None:
    course, _, _ = example("evening-of-day-one", tmp_path)
    _, now, session = example("day-one", tmp_path / "..")
    answer = run(course, "--now", now, "--json")
    assert json.loads(answer.stdout) == session


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[]", "The course is []; it must be an object with named fields."),
        (b'{"facts": [{"kind": "wish"}]}', "Fact 1: kind is 'wish'; it must be one of"),
        (b'{"facts": [1]}', "Fact 1: The fact is 1"),
    ],
)
def test_a_course_that_cannot_be_used_is_answered_in_one_line(
    run: Run, tmp_path: Path, content: bytes, says: str
) -> None:
    course = tmp_path / "course.json"
    course.write_bytes(content)
    answer = run(course)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert says in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    answer = run(tmp_path / "none.json")
    assert answer.returncode == 2
    assert "cannot read" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    "now", ["tomorrow", "2026-11-21T09:00:00", "2026-11-21", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
)
def test_a_moment_that_is_none(run: Run, tmp_path: Path, now: str) -> None:
    course, _, _ = example("day-one", tmp_path)
    answer = run(course, "--now", now)
    assert answer.returncode == 2
    assert "--now is" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_without_a_course_and_with_nothing_kept(tmp_path: Path) -> None:
    answer = run_apart(home=tmp_path / "empty")
    assert answer.returncode == 2
    assert "nothing is kept here yet" in answer.stderr
    assert not (tmp_path / "empty").exists()


def test_without_a_course_it_reads_what_the_app_keeps(tmp_path: Path) -> None:
    course, now, session = example("day-one", tmp_path)
    keep = (
        "import sys, json, django; django.setup(); "
        "from django.core.management import call_command; call_command('migrate', verbosity=0); "
        "from kneewise.plan import Course; from kneewise.record.database import DjangoStore; "
        "DjangoStore().append('me', Course.from_json(json.load(open(sys.argv[1]))).facts)"
    )
    environment = {**os.environ, "KNEEWISE_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kneewise.web.settings"}
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", keep, str(course)], check=True, env=environment)
    answer = run_apart("--now", now, "--json", home=tmp_path)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert json.loads(answer.stdout) == session


def told(folder: Path, *facts: Fact) -> Path:
    """A course as a file."""
    path = folder / "course.json"
    path.write_text(json.dumps({"facts": [fact_to_json(fact) for fact in facts]}), "utf-8")
    return path


def said(answer: Answered) -> str:
    return " ".join(answer.stdout.split())


def test_the_gates_beyond_the_squat_are_counted_and_what_waits_is_named(run: Run, tmp_path: Path) -> None:
    course, now, _ = example("day-one", tmp_path)
    text = said(run(course, "--now", now))
    assert "Later ○ later stairs as training: 2 of 6 done already" in text
    assert "○ later jumping:" in text
    assert "Running, until stairs are free of pain" in text
    assert "Open now" not in text
    assert "A few answers now make it possible to see later what has changed." in text


def test_what_a_clinician_changed_is_printed_as_it_was_written(run: Run, tmp_path: Path) -> None:
    story = Story().ready()
    who = {"by": "Dr [Green]", "why": "Calm [/] first"}
    story.add(Overridden, at=story.at(0, 13), kind_of_change=OverrideKind.HOLD, **who)
    text = said(run(told(tmp_path, *story.facts), "--now", story.at(0, 18).isoformat()))
    assert "Your clinician Dr [Green] has changed something: nothing gets harder. Why: Calm [/] first." in text


def test_an_illness_and_keeping_the_strength_are_told(run: Run, tmp_path: Path) -> None:
    story = Story().ready()
    story.keeps(0).feels(0, unwell=True)
    text = said(run(told(tmp_path, *story.facts), "--now", story.at(0, 18).isoformat()))
    assert "Rest for now" in text
    assert "You are not well, so the exercises wait." in text
    assert "You keep your strength now." in text


def test_an_open_run_a_review_and_what_changed_are_printed(run: Run, tmp_path: Path) -> None:
    story = Story().ready()
    story.add(Reviewed, at=story.at(0, 13), worst_pain=6)
    for gate in (GateName.CLOSED_CHAIN, GateName.STAIRS, GateName.DEEPER_SQUAT, GateName.RUNNING):
        story.overridden(0, OverrideKind.OPEN, gate)
    story.train(0)
    story.screen_if_stale(43)
    story.add(Reviewed, at=story.at(43, 13), worst_pain=1)
    text = said(run(told(tmp_path, *story.facts), "--now", story.at(43, 18).isoformat()))
    assert "Your next run Today, step 1 of 7: 5 times walk 4 min, run 1 min." in text
    assert "✓ open running" in text
    assert "On the way to jumping" in text
    assert "Open now Stairs as training." in text
    assert "Looking back at week 6 Worst pain of the week: 6 at the start, 1 now. That is better." in text


def test_a_run_that_waits_says_for_how_long(run: Run, tmp_path: Path) -> None:
    story = Story().ready()
    story.overridden(0, OverrideKind.OPEN, GateName.RUNNING)
    story.ran(0)
    text = said(run(told(tmp_path, *story.facts), "--now", story.at(0, 18).isoformat()))
    assert "Your next run In 2 days, step 1 of 7" in text


def test_a_due_review_is_asked_for(run: Run, tmp_path: Path) -> None:
    story = Story().ready()
    story.train(0)
    story.screen_if_stale(43)
    text = said(run(told(tmp_path, *story.facts), "--now", story.at(43, 18).isoformat()))
    assert "how things are compared with the start" in text


def test_keeping_the_strength_is_offered_when_it_may_be(run: Run, tmp_path: Path) -> None:
    story = Story().ready()
    story.overridden(0, OverrideKind.OPEN, GateName.CLOSED_CHAIN)
    for day in (0, 45, 88):
        story.screen_if_stale(day)
        story.train(day)
    text = said(run(told(tmp_path, *story.facts), "--now", story.at(90, 18).isoformat()))
    assert "you may go on to only keep your strength" in text
