"""What the coach says while a set goes on."""

from dataclasses import replace
from itertools import pairwise

import pytest

from figure import coach_for, frames, watch
from kneewise.body import Frame, Landmark, Side
from kneewise.coach import Event, Verdict
from kneewise.exercises import find


def kinds(events: list[Event]) -> list[str]:
    return [event.kind for event in events]


def set_of(name: str, fault: str | None = None, *, repetitions: int = 2) -> list[Frame]:
    return list(frames(find(name), Side.RIGHT, fault, repetitions=repetitions))


def later(seen: list[Frame], by_s: float) -> list[Frame]:
    return [replace(frame, time_s=frame.time_s + by_s) for frame in seen]


def test_it_says_ready_once_the_start_position_was_held() -> None:
    _, events = watch(coach_for(find("clamshell"), Side.RIGHT), set_of("clamshell"))
    ready = next(event for event in events if event.kind == "ready")
    assert 1.0 <= ready.at_s < 1.6


def test_it_guides_an_empty_room() -> None:
    empty = [Frame(time_s=number / 30, landmarks={}) for number in range(60)]
    report, events = watch(coach_for(find("clamshell"), Side.RIGHT), empty)
    assert kinds(events) == ["guidance"]
    assert events[0].to_json()["code"] == "nobody"
    assert (report.counted, report.view, report.frames) == (0, None, 60)


def test_it_asks_a_standing_person_to_lie_down() -> None:
    _, events = watch(coach_for(find("clamshell"), Side.RIGHT), set_of("semi-squat"))
    assert [event.to_json()["code"] for event in events] == ["lie-down"]


def test_it_asks_a_lying_person_to_stand_up() -> None:
    _, events = watch(coach_for(find("semi-squat"), Side.RIGHT), set_of("clamshell"))
    assert [event.to_json()["code"] for event in events] == ["stand-up"]


def test_it_asks_for_the_whole_leg() -> None:
    footless = [
        replace(frame, landmarks={n: s for n, s in frame.landmarks.items() if n is not Landmark.RIGHT_ANKLE})
        for frame in set_of("straight-leg-raise")
    ]
    _, events = watch(coach_for(find("straight-leg-raise"), Side.RIGHT), footless)
    assert [event.to_json()["code"] for event in events] == ["legs-unseen"]


def test_it_tells_the_hold_while_it_lasts() -> None:
    _, events = watch(coach_for(find("clamshell"), Side.RIGHT), set_of("clamshell", repetitions=1))
    holds = [event.to_json() for event in events if event.kind == "hold"]
    assert {hold["target_s"] for hold in holds} == {1.0}
    assert max(hold["elapsed_s"] for hold in holds) >= 1.0


def test_it_says_when_the_target_is_reached() -> None:
    _, events = watch(coach_for(find("clamshell"), Side.RIGHT, target_reps=2), set_of("clamshell", repetitions=3))
    assert [event.to_json()["number"] for event in events if event.kind == "target-reached"] == [2]


def test_it_warns_of_depth_before_the_squat_is_over() -> None:
    _, events = watch(coach_for(find("semi-squat"), Side.RIGHT), set_of("semi-squat", "too-deep"))
    order = [event for event in kinds(events) if event in {"cue", "rep-counted"}]
    assert order[:2] == ["cue", "rep-counted"]


def test_it_does_not_repeat_a_cue_at_once() -> None:
    _, events = watch(coach_for(find("clamshell"), Side.RIGHT), set_of("clamshell", "hold-too-short", repetitions=5))
    said = [event.at_s for event in events if event.kind == "cue"]
    assert all(b - a >= 6.0 for a, b in pairwise(said))
    assert said


def test_it_praises_when_a_fault_goes_away() -> None:
    bad = set_of("clamshell", "hold-too-short", repetitions=1)
    good = later(set_of("clamshell", repetitions=1), bad[-1].time_s + 1 / 30)
    _, events = watch(coach_for(find("clamshell"), Side.RIGHT), [*bad, *good])
    assert [event.to_json()["code"] for event in events if event.kind == "cue"] == ["hold-too-short", "better"]


def test_it_says_once_what_it_cannot_judge_from_here() -> None:
    report, events = watch(coach_for(find("semi-squat"), Side.RIGHT), set_of("semi-squat", repetitions=3))
    assert [event.to_json()["what"] for event in events if event.kind == "cannot-judge"] == ["knees-caving-in"]
    assert {repetition.verdict for repetition in report.repetitions} == {Verdict.CLEAN}


def test_it_counts_what_it_cannot_judge() -> None:
    without_toes = [
        replace(frame, landmarks={n: s for n, s in frame.landmarks.items() if "foot_index" not in n})
        for frame in set_of("semi-squat", repetitions=3)
    ]
    report, _ = watch(coach_for(find("semi-squat"), Side.RIGHT), without_toes)
    assert [repetition.verdict for repetition in report.repetitions] == [Verdict.NOT_JUDGED] * 3
    assert {"what": "knees-past-toes", "why": "not seen well enough"} in report.to_json()["cannot_judge"]


@pytest.mark.parametrize("gap_s", [1.0, 2.0])
def test_it_tells_of_a_lost_leg_and_of_its_return(gap_s: float) -> None:
    seen = set_of("clamshell", repetitions=3)
    gap = [
        replace(frame, landmarks={}) if 8.4 <= frame.time_s < 8.4 + gap_s else frame for frame in seen
    ]  # it falls into the pause after the first repetition
    report, events = watch(coach_for(find("clamshell"), Side.RIGHT), gap)
    assert [event for event in kinds(events) if event.startswith("tracking")] == ["tracking-lost", "tracking-found"]
    assert report.counted >= 2


def test_it_gets_a_person_ready_again_who_was_away_for_long_and_keeps_the_count() -> None:
    first = set_of("clamshell", repetitions=2)
    away = [Frame(time_s=first[-1].time_s + (n + 1) / 30, landmarks={}) for n in range(120)]
    second = later(set_of("clamshell", repetitions=2), away[-1].time_s + 1 / 30)
    report, events = watch(coach_for(find("clamshell"), Side.RIGHT), [*first, *away, *second])
    assert kinds(events).count("ready") == 2
    assert [repetition.number for repetition in report.repetitions] == [1, 2, 3, 4]


def test_getting_up_counts_nothing_and_takes_nothing_back() -> None:
    lying = set_of("straight-leg-raise", repetitions=2)
    standing = later(set_of("semi-squat", repetitions=2), lying[-1].time_s + 1 / 30)
    report, events = watch(coach_for(find("straight-leg-raise"), Side.RIGHT), [*lying, *standing])
    assert report.counted == 2
    assert events[-1].to_json()["code"] == "lie-down"


def test_a_frame_that_is_not_later_is_passed_over() -> None:
    coach = coach_for(find("clamshell"), Side.RIGHT)
    seen = set_of("clamshell")
    report, _ = watch(coach, [frame for pair in zip(seen, seen, strict=True) for frame in pair])
    assert (report.frames, report.counted) == (len(seen), 2)


def test_a_knee_that_never_straightens_still_makes_repetitions() -> None:
    report, _ = watch(coach_for(find("hip-extension"), Side.RIGHT), set_of("hip-extension", "knee-not-locked"))
    assert [repetition.verdict for repetition in report.repetitions] == [Verdict.FAULTY] * 2


def test_who_moves_about_is_not_ready() -> None:
    restless = [
        replace(frame, time_s=number / 30)
        for number, frame in enumerate(f for f in set_of("straight-leg-raise", repetitions=4) if f.time_s > 3.0)
        if number % 4 == 0
    ]
    moving = [f for f in restless if f.time_s < 1.2]
    _, events = watch(coach_for(find("straight-leg-raise"), Side.RIGHT), moving)
    assert kinds(events) == ["guidance"]


def test_a_squat_that_walks_off_is_none() -> None:
    def strolling(frame: Frame) -> Frame:
        away = max(0.0, frame.time_s - 3.0) * 40.0
        moved = {
            name: replace(seen, pixel=((seen.pixel or (0.0, 0.0))[0] + away, (seen.pixel or (0.0, 0.0))[1]))
            for name, seen in frame.landmarks.items()
        }
        return replace(frame, landmarks=moved)

    report, _ = watch(coach_for(find("semi-squat"), Side.RIGHT), map(strolling, set_of("semi-squat", repetitions=1)))
    assert report.counted == 0


def test_a_foot_that_is_not_seen_does_not_lose_a_repetition() -> None:
    one_foot = [
        replace(frame, landmarks={n: s for n, s in frame.landmarks.items() if n is not Landmark.RIGHT_ANKLE})
        for frame in set_of("semi-squat", repetitions=2)
    ]
    report, _ = watch(coach_for(find("semi-squat"), Side.LEFT), one_foot)
    assert report.counted == 2
