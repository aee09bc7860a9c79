"""What the coach says while a set goes on."""

from dataclasses import replace
from itertools import pairwise

import pytest

from figure import after, coach_for, codes, filmed_once, frames, kinds, reflected, watch, without
from kneewise.body import Frame, Landmark, Performance, Side
from kneewise.coach import Verdict, View
from kneewise.coach.readiness import Held, as_held
from kneewise.exercises import Exercise, find


def set_of(name: str, fault: str | None = None, *, repetitions: int = 2) -> list[Frame]:
    return list(frames(find(name), Side.RIGHT, fault, repetitions=repetitions))


def tiring(exercise: Exercise, fault: str, severities: list[float]) -> list[Frame]:
    """A set whose repetitions go more and more toward a fault."""
    seen = list(frames(exercise, Side.RIGHT, repetitions=1))[:90]
    for severity in severities:
        movement = exercise.performed_by(Side.RIGHT, fault=fault, severity=severity)
        shown = Performance(movement=movement, repetitions=1, ready_s=0.0, after_s=0.0)
        seen = after(seen, filmed_once(shown, exercise.camera_for(Side.RIGHT)))
    return after(seen, list(frames(exercise, Side.RIGHT, repetitions=1))[:30])


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
    assert [event.to_json()["code"] for event in events] == ["lie-on-your-side"]


def test_it_asks_a_lying_person_to_stand_up() -> None:
    _, events = watch(coach_for(find("semi-squat"), Side.RIGHT), set_of("clamshell"))
    assert [event.to_json()["code"] for event in events] == ["stand-up"]


def test_it_asks_for_the_whole_leg() -> None:
    footless = [without(frame, Landmark.RIGHT_ANKLE) for frame in set_of("straight-leg-raise")]
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
    _, events = watch(coach_for(find("clamshell"), Side.RIGHT), after(bad, set_of("clamshell", repetitions=1)))
    assert [event.to_json()["code"] for event in events if event.kind == "cue"] == ["hold-too-short", "better"]


def test_it_says_once_what_it_cannot_judge_from_here() -> None:
    report, events = watch(coach_for(find("semi-squat"), Side.RIGHT), set_of("semi-squat", repetitions=3))
    assert [event.to_json()["what"] for event in events if event.kind == "cannot-judge"] == ["knees-caving-in"]
    assert {repetition.verdict for repetition in report.repetitions} == {Verdict.CLEAN}


def test_it_counts_what_it_cannot_judge() -> None:
    without_toes = [without(frame, "foot_index") for frame in set_of("semi-squat", repetitions=3)]
    report, _ = watch(coach_for(find("semi-squat"), Side.RIGHT), without_toes)
    assert [repetition.verdict for repetition in report.repetitions] == [Verdict.NOT_JUDGED] * 3
    assert {"what": "knees-past-toes", "why": "not seen well enough"} in report.to_json()["cannot_judge"]


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


def test_a_set_by_the_other_leg_of_a_mirrored_camera_is_the_same_set() -> None:
    seen = set_of("hip-extension", "knee-not-locked")
    plain, told = watch(coach_for(find("hip-extension"), Side.RIGHT), seen)
    mirrored, told_too = watch(coach_for(find("hip-extension"), Side.RIGHT, is_mirrored=True), map(reflected, seen))
    assert mirrored.to_json() == plain.to_json()
    assert kinds(told_too) == kinds(told)


def test_one_cue_follows_a_repetition_that_broke_several_points() -> None:
    both = find("straight-leg-raise")
    high = replace(both, wrong={"both": replace(both.wrong["knee-not-locked"], down_s=0.6)})
    report, events = watch(coach_for(both, Side.RIGHT), frames(high, Side.RIGHT, "both", repetitions=1))
    assert {fault.code for fault in report.repetitions[0].faults} >= {"knee-not-locked", "lowered-too-fast"}
    assert len(codes(events, "cue")) == 1
    assert len(codes(events, "fault-seen")) == len(report.repetitions[0].faults)


def test_safety_is_spoken_before_what_was_broken_by_more() -> None:
    arched = find("hip-extension")
    fast = replace(arched, wrong={"both": replace(arched.wrong["back-arching"], down_s=0.5)})
    report, events = watch(coach_for(arched, Side.RIGHT), frames(fast, Side.RIGHT, "both", repetitions=1))
    assert {fault.code for fault in report.repetitions[0].faults} >= {"back-arching", "lowered-too-fast"}
    assert codes(events, "cue") == ["back-arching"]


def test_two_checks_of_one_point_name_it_once() -> None:
    report, events = watch(
        coach_for(find("hip-extension"), Side.RIGHT), set_of("hip-extension", "back-arching", repetitions=1)
    )
    assert [fault.code for fault in report.repetitions[0].faults] == ["back-arching"]
    assert codes(events, "fault-seen") == ["back-arching"]


def test_a_squat_that_is_too_deep_is_spoken_of_at_once_and_not_again_afterwards() -> None:
    _, events = watch(coach_for(find("semi-squat"), Side.RIGHT), set_of("semi-squat", "too-deep", repetitions=1))
    said = [event for event in events if event.kind == "cue"]
    counted = next(event for event in events if event.kind == "rep-counted")
    assert codes(events, "cue") == ["too-deep"]
    assert said[0].at_s < counted.at_s - 1.0


def test_a_single_deep_frame_is_not_warned_of() -> None:
    seen = set_of("semi-squat", repetitions=1)
    deep = set_of("semi-squat", "too-deep", repetitions=1)
    wild = [deep[number] if number == 150 else frame for number, frame in enumerate(seen)]
    report, events = watch(coach_for(find("semi-squat"), Side.RIGHT), wild)
    assert (report.counted, codes(events, "cue")) == (1, [])


def test_what_is_within_the_uncertainty_is_not_judged_and_says_so() -> None:
    doubtful = [
        replace(frame, landmarks={n: replace(s, visibility=0.1) for n, s in frame.landmarks.items()})
        for frame in set_of("straight-leg-raise")
    ]
    report, _ = watch(coach_for(find("straight-leg-raise"), Side.RIGHT), doubtful)
    assert [repetition.verdict for repetition in report.repetitions] == [Verdict.NOT_JUDGED] * 2
    why = {point.what: point.why for point in report.cannot_judge}
    assert why["too-low"] == "not measured surely enough from here"


def test_a_range_that_falls_is_told_with_the_report() -> None:
    exercise = find("straight-leg-raise")
    report, _ = watch(coach_for(exercise, Side.RIGHT), tiring(exercise, "too-low", [0.0, 0.0, 0.3, 0.6, 0.8, 1.0]))
    assert report.counted == 6
    assert [remark.code for remark in report.remarks] == ["range-falling"]


def test_a_set_that_ends_in_a_hurry_is_told_so() -> None:
    exercise = find("straight-leg-raise")
    report, _ = watch(
        coach_for(exercise, Side.RIGHT), tiring(exercise, "lowered-too-fast", [-0.5, -0.5, 0.0, 0.6, 1.0, 1.0])
    )
    assert report.counted == 6
    assert "hurried" in [remark.code for remark in report.remarks]


def ready(name: str, seen: list[Frame]) -> Held:
    held = as_held(seen[:30], find(name).coaching, side=Side.RIGHT)
    assert held is not None
    return held


def test_with_a_start_position_given_nobody_has_to_get_ready() -> None:
    seen = set_of("semi-squat")
    held = ready("semi-squat", seen)
    from_the_first_lift = [frame for frame in seen if frame.time_s >= 2.3]
    coach = coach_for(find("semi-squat"), Side.RIGHT, start=held)
    report, events = watch(coach, from_the_first_lift)
    assert kinds(events)[0] == "ready"
    assert (report.counted, report.view) == (2, View.SIDE)


def test_with_a_start_position_given_nobody_is_asked_to_get_ready_again() -> None:
    seen = set_of("straight-leg-raise")
    coach = coach_for(find("straight-leg-raise"), Side.RIGHT, start=ready("straight-leg-raise", seen))
    report, events = watch(coach, after(after(seen, set_of("semi-squat")), seen))
    assert codes(events, "guidance") == []
    assert report.counted >= 4


def test_before_the_first_frame_there_is_an_empty_report() -> None:
    report = coach_for(find("clamshell"), Side.RIGHT).report()
    assert (report.counted, report.duration_s, report.tempo, report.remarks) == (0, 0.0, None, ())
    assert report.to_json()["view"] is None


def test_a_report_tells_the_tempo_of_the_set() -> None:
    report, _ = watch(coach_for(find("clamshell"), Side.RIGHT), set_of("clamshell", repetitions=3))
    assert report.tempo is not None
    movement = find("clamshell").movement
    assert report.tempo.hold_s == pytest.approx(movement.hold_s, abs=0.3)
    assert report.tempo.lowering_s == pytest.approx(movement.down_s, abs=0.4)
    assert report.tempo.lifting_s == pytest.approx(movement.up_s, abs=0.4)
