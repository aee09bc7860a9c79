"""Each exercise before the fake camera: the real page, the real workers, the real pose network, a filmed figure."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from e2e import person
from e2e.conftest import Opener, Outside
from e2e.device import goes_offline, is_synced, visits
from e2e.evening import course_up_to, evening_zone, keep, one_leg_is_left
from e2e.network import Server
from kneewise.body import Performance, Side
from kneewise.exercises import CATALOGUE, Exercise, find

pytestmark = [pytest.mark.chromium, pytest.mark.network]

REPETITIONS = 3
STILL_S = 14.0
FPS = 30


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


FILMED = tuple(CATALOGUE) if os.environ.get("KNEEWISE_ALL_FILMS") else ("semi-squat",)
"""Each takes the better part of a minute: one standing, and one lying in flight mode. ``KNEEWISE_ALL_FILMS=1``: all."""


@pytest.mark.parametrize("name", FILMED)
def test_it_is_counted_through_page_worker_and_pose_network(
    name: str, app: str, chromium: Opener, outside: Outside, tmp_path: Path
) -> None:
    exercise = find(name)
    side = Side.RIGHT if exercise.per_leg else None
    clip = tmp_path / "figure.mjpeg"
    film(exercise.at_range(20) if side is None else exercise, Side.RIGHT, clip)
    with chromium(*fake_camera(clip), timezone_id=evening_zone()) as window:
        page = window.new_page()
        keep(page, app, course_up_to(name, side or "both"))
        page.goto(f"{app}/session")
        page.wait_for_selector(f"#player[data-state=prepare][data-exercise={name}]")
        person.press(page, "start-camera")
        assert repetitions_of_the_next_round(page) == REPETITIONS
        assert outside.asked == [], outside.asked


def test_it_is_counted_in_flight_mode(server: Server, chromium: Opener, outside: Outside, tmp_path: Path) -> None:
    clip = tmp_path / "figure.mjpeg"
    film(find("straight-leg-raise"), Side.RIGHT, clip)
    with chromium(*fake_camera(clip), timezone_id=evening_zone()) as window:
        page = window.new_page()
        keep(page, server.address, course_up_to("straight-leg-raise", "right"))
        visits(page, server.address)
        is_synced(page)
        goes_offline(page, server)
        page.goto(f"{server.address}/session")
        page.wait_for_selector("#player[data-state=prepare][data-exercise=straight-leg-raise]")
        person.press(page, "start-camera")
        assert repetitions_of_the_next_round(page) == REPETITIONS
        assert outside.asked == [], outside.asked


def fake_camera(clip: Path) -> tuple[str, ...]:
    return (
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={clip}",
    )


IN_USE = """navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException("Could not start video source", "NotReadableError");
};"""


@pytest.mark.parametrize(
    ("arguments", "script", "words"),
    [
        (
            ("--deny-permission-prompts", "--use-fake-device-for-media-stream"),
            "",
            "does not let this page use the camera",
        ),
        (("--use-fake-ui-for-media-stream",), "", "No camera was found"),
        ((), IN_USE, "Another program is using the camera"),
    ],
    ids=["denied", "none", "in use"],
)
def test_without_a_camera_there_is_a_way_on(
    app: str, chromium: Opener, arguments: tuple[str, ...], script: str, words: str
) -> None:
    with chromium(*arguments, timezone_id=evening_zone()) as window:
        window.add_init_script(script)
        page = window.new_page()
        one_leg_is_left(page, app)
        person.press(page, "start-camera")
        page.wait_for_selector(f".notice:has-text('{words}')")
        person.press(page, "start-tap")
        person.at(page, "set")


def test_of_two_cameras_one_is_chosen_and_remembered(app: str, chromium: Opener) -> None:
    two = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream=device-count=2")
    with chromium(*two, timezone_id=evening_zone()) as window:
        page = window.new_page()
        one_leg_is_left(page, app)
        person.press(page, "start-camera")
        choice = page.locator("[data-button=choose-camera]")
        choice.wait_for()
        first = choice.input_value()
        other = page.locator("[data-button=choose-camera] option").nth(1).get_attribute("value")
        assert other != first
        choice.select_option(other)
        page.wait_for_selector(f"#player[data-camera='{other}']")
        page.wait_for_selector("[data-sight=nobody]")
        person.press(page, "mirror")
        page.wait_for_selector("[data-button=mirror][aria-pressed=false]")
        page.reload()
        person.at(page, "prepare")
        person.press(page, "start-camera")
        page.wait_for_selector(f"#player[data-camera='{other}']")
        assert choice.input_value() == other
        assert page.get_attribute("[data-button=mirror]", "aria-pressed") == "false"
        person.press(page, "without")
        page.wait_for_selector("#player[data-state=get-ready][data-how=timer], #player[data-state=set][data-how=timer]")


def test_going_on_without_the_camera_in_mid_set_keeps_the_count(app: str, chromium: Opener, tmp_path: Path) -> None:
    clip = tmp_path / "figure.mjpeg"
    film(find("clamshell"), Side.RIGHT, clip)
    with chromium(*fake_camera(clip), timezone_id=evening_zone()) as window:
        page = window.new_page()
        one_leg_is_left(page, app)
        person.press(page, "start-camera")
        person.at(page, "set")
        person.press(page, "tap")
        page.wait_for_selector("#player[data-count='1']")
        person.press(page, "without")
        page.wait_for_selector("#player[data-state=set][data-how=tap][data-count='1']")


def test_a_camera_pulled_out_in_mid_set_loses_nothing(app: str, chromium: Opener, tmp_path: Path) -> None:
    clip = tmp_path / "figure.mjpeg"
    film(find("clamshell"), Side.RIGHT, clip)
    with chromium(*fake_camera(clip), timezone_id=evening_zone()) as window:
        page = window.new_page()
        one_leg_is_left(page, app)
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
