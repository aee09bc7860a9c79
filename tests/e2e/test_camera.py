"""Each exercise before the fake camera: the real page, the real workers, the real pose network, a filmed figure."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from e2e import person
from e2e.conftest import Opener, Outside
from kneewise.body import Performance, Side
from kneewise.exercises import CATALOGUE, Exercise, find
from kneewise.plan import Fact, fact_to_json
from spec.story import DAY_0, Story

pytestmark = [pytest.mark.chromium, pytest.mark.network]

REPETITIONS = 3
STILL_S = 14.0
FPS = 30
EVENING = 19
"""The story is told so that it is now between seven and eight in the evening for this person."""


def film(exercise: Exercise, side: Side, path: Path) -> None:
    """The figure lies or stands still, does three repetitions, and is still again; the browser plays it in a loop."""
    from kneewise.pose.film import Studio, write_film  # noqa: PLC0415  # needs the extra `video`

    quick = replace(exercise.performed_by(side), up_s=1.3, down_s=1.5, pause_s=0.7)
    performance = Performance(movement=quick, repetitions=REPETITIONS, ready_s=STILL_S, after_s=STILL_S)
    studio = Studio(exercise.camera_for(side))
    still = studio.picture(quick.rest)

    def pictures() -> Iterator[object]:
        for number in range(int(performance.duration_s * FPS)):
            posture = performance.posture_at(number / FPS)
            yield still if posture == quick.rest else studio.picture(posture)

    write_film(path, pictures(), fps=FPS)  # type: ignore[arg-type]


def hours_ahead(now: datetime) -> int:
    """How far ahead of UTC it is evening now."""
    return (EVENING - now.hour + 12) % 24 - 12


def evening_zone(now: datetime) -> str:
    """A time zone in which it is evening now; its sign is the other way round, by an old custom."""
    return f"Etc/GMT{-hours_ahead(now):+d}"


def course_up_to(exercise: str, side: str, now: datetime) -> list[Fact]:
    """A story that ends in today's open session, with every set done but those of one exercise and leg."""
    story = Story(zone=evening_zone(now)).ready()
    day = 0
    if exercise == "semi-squat":
        day = story.train_when_due(7)
        story.tests(day)
    story.train(day, hour=None, asked=False)
    last = story.facts[-1]
    facts = [fact for fact in story.facts if not _is_to_come(fact, fact_to_json(last)["session"], exercise, side)]
    today = (now + timedelta(hours=hours_ahead(now))).date()
    return [replace(fact, at=fact.at + (today - DAY_0 - timedelta(days=day))) for fact in facts]


def _is_to_come(fact: Fact, session: object, exercise: str, side: str) -> bool:
    """What the person has not done yet: this exercise with this leg, its rating, and the end of the session."""
    said = fact_to_json(fact)
    mine = (said.get("exercise"), said.get("side")) == (exercise, side)
    return said.get("session") == session and (mine or said["kind"] == "session-ended")


def keep(page: Page, app: str, facts: list[Fact]) -> None:
    """Log facts as the player does."""
    page.goto(f"{app}/safety")
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "kneewise_csrf")
    answer = page.request.post(
        f"{app}/api/facts",
        data={"facts": [fact_to_json(fact) for fact in facts]},
        headers={"X-CSRFToken": token, "Referer": f"{app}/"},
    )
    assert answer.status == 201, answer.text()


def count(page: Page) -> int:
    return int(page.get_attribute("#player", "data-count") or 0)


def repetitions_of_the_next_round(page: Page, *, patience_s: float = 150.0) -> int:
    """How many repetitions are counted between two long stillnesses, the first of them after the coach was ready."""
    page.wait_for_selector("#player[data-state=set]", timeout=patience_s * 1000)
    began, changed, before, rounds = time.monotonic(), time.monotonic(), count(page), 0
    at_round_start = before
    while time.monotonic() - began < patience_s:
        page.wait_for_timeout(250)
        now = count(page)
        if now != before:
            before, changed = now, time.monotonic()
        elif time.monotonic() - changed > STILL_S * 0.6 and before != at_round_start:
            if rounds or changed - began > STILL_S * 0.6:
                return before - at_round_start
            rounds, at_round_start = rounds + 1, before
    pytest.fail(f"no whole round was seen in {patience_s} s; counted {before}")


@pytest.mark.parametrize("name", CATALOGUE)
def test_it_is_counted_through_page_worker_and_pose_network(
    name: str, app: str, chromium: Opener, outside: Outside, tmp_path: Path
) -> None:
    now = datetime.now(UTC)  # noqa: TID251  # the app asks the clock as well
    exercise = find(name)
    side = Side.RIGHT if exercise.per_leg else None
    clip = tmp_path / "figure.mjpeg"
    film(exercise.at_range(20) if side is None else exercise, Side.RIGHT, clip)
    with chromium(*fake_camera(clip), timezone_id=evening_zone(now)) as window:
        page = window.new_page()
        keep(page, app, course_up_to(name, side or "both", now))
        page.goto(f"{app}/session")
        page.wait_for_selector(f"#player[data-state=prepare][data-exercise={name}]")
        person.press(page, "start-camera")
        assert repetitions_of_the_next_round(page) == REPETITIONS
        assert outside.asked == [], outside.asked


def fake_camera(clip: Path) -> tuple[str, ...]:
    return (
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={clip}",
    )


def test_a_refused_camera_leaves_a_way_on(app: str, chromium: Opener) -> None:
    now = datetime.now(UTC)  # noqa: TID251  # the app asks the clock as well
    with chromium("--deny-permission-prompts", timezone_id=evening_zone(now)) as window:
        page = window.new_page()
        keep(page, app, course_up_to("clamshell", "right", now))
        page.goto(f"{app}/session")
        person.at(page, "prepare")
        person.press(page, "start-camera")
        page.wait_for_selector(".notice")
        assert "camera" in page.inner_text(".notice").lower()
        person.press(page, "start-tap")
        person.at(page, "get-ready")


def test_a_camera_pulled_out_in_mid_set_loses_nothing(app: str, chromium: Opener, tmp_path: Path) -> None:
    now = datetime.now(UTC)  # noqa: TID251  # the app asks the clock as well
    clip = tmp_path / "figure.mjpeg"
    film(find("clamshell"), Side.RIGHT, clip)
    with chromium(*fake_camera(clip), timezone_id=evening_zone(now)) as window:
        page = window.new_page()
        keep(page, app, course_up_to("clamshell", "right", now))
        page.goto(f"{app}/session")
        person.at(page, "prepare")
        person.press(page, "start-camera")
        person.at(page, "set")
        person.press(page, "tap")
        page.wait_for_selector("#player[data-count='1']")
        page.evaluate(PULLED_OUT)
        page.wait_for_selector("#player[data-state=set][data-how=tap][data-count='1']")
        for done in range(1, 10):
            page.wait_for_selector(f"#player[data-count='{done}']")
            person.press(page, "tap")
        person.at(page, "rest")


PULLED_OUT = """() => {
    const track = document.querySelector("video").srcObject.getVideoTracks()[0];
    track.stop();
    track.dispatchEvent(new Event("ended"));
}"""
"""What the browser does when a camera goes away; no program can pull a plug."""
