"""The plan on paper, and the letter."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from kneewise.plan import (
    Corrected,
    ExerciseRated,
    Legs,
    MorningChecked,
    PerKnee,
    Reviewed,
    Weekday,
    default_protocol,
    diary,
)
from kneewise.plan.facts.course import OverrideKind
from kneewise.plan.fold import fold
from kneewise.web.dose_table import Line, dose_table
from kneewise.web.letter import Letter, events, letter
from spec.story import DAY_0, PROTOCOL, Story, Told
from web.clock import FixedClock
from web.long_course import in_a_light_week
from web.person import Person
from web.weekly import allows, keeps_strength


def test_the_plan_on_paper_has_all_that_is_needed_without_the_app(ready: Person) -> None:
    page = ready.opens("/plan/print").content.decode()
    for words in (
        "1. Straight leg raise",
        "<b>3 × 10</b>, each leg, no weight",
        "Keep your ankles together.",
        "Watch for:",
        "0 to 2: fine. The exercise goes on.",
        "8 or more: stop the programme",
        "get help at once",
        "Next session: Saturday 21 November.",
    ):
        assert words in page, words
    assert page.count("<svg") == 2 * page.count('class="exercise"') == 8
    assert page.count('class="box"') == 4 * 2 * 6 * 3
    assert default_protocol().sha256[:12] in page


def test_paper_has_no_button_to_press(ready: Person) -> None:
    page = ready.opens("/plan/print").content.decode()
    assert "It hurts" not in page
    assert page.count("If the kneecap hurts, stop, look for your number here, and note it below.") == 1


@pytest.mark.parametrize(("done", "left"), [(0, 3), (1, 2), (2, 1)])
def test_in_a_light_week_paper_says_so_and_has_room_for_no_more_than_that_week(
    alice: Person, clock: FixedClock, done: int, left: int
) -> None:
    in_a_light_week(clock, sessions=done)
    page = alice.opens("/plan/print").content.decode()
    assert "A light week." in page
    assert "One week in 6 is a light one: fewer sets" in page
    assert "print this page again after the light week" in page
    assert page.count('<th scope="col">') == 1 + left
    assert page.count('class="session"') == left * page.count('class="ticks"') * 2


def test_days_that_suit_leave_less_room_in_a_light_week(alice: Person, clock: FixedClock) -> None:
    in_a_light_week(clock)
    alice.says_who_she_is(days=[Weekday.of(clock().date()).value])
    assert alice.opens("/plan/print").content.decode().count('<th scope="col">') == 2


def test_paper_says_one_session_and_has_boxes_for_two_weeks_where_a_clinician_allows_one(ready: Person) -> None:
    allows(ready, sessions=1)
    page = ready.opens("/plan/print").content.decode()
    assert "One session in seven days." in page
    assert page.count('<th scope="col">') == 1 + 2


def test_paper_says_how_many_sessions_keep_the_strength(ready: Person) -> None:
    keeps_strength(ready)
    page = ready.opens("/plan/print").content.decode()
    assert "Up to 2 sessions in seven days" in page
    assert page.count('<th scope="col">') == 1 + 4


def test_other_weeks_have_boxes_for_two_and_do_not_speak_of_a_light_one(ready: Person) -> None:
    page = ready.opens("/plan/print").content.decode()
    assert "light week" not in page
    assert page.count('<th scope="col">') == 1 + 6


@pytest.mark.parametrize("path", ["/plan/print", "/letter"])
def test_it_asks_nothing_from_elsewhere_and_has_no_style_of_its_own(ready: Person, path: str) -> None:
    page = ready.opens(path).content.decode()
    assert "style=" not in page
    assert not re.findall(r'(?:src|href)="(?!/)', page)


def test_there_is_no_plan_on_paper_for_somebody_who_must_see_a_clinician(ready: Person) -> None:
    ready.reports_the_morning(swelling="3")
    assert ready.opens("/plan/print").url == "/safety/stop"
    page = ready.opens("/letter").content.decode()
    assert "stopped until a clinician has looked" in page
    assert "Is your knee clearly swollen?" in page


def test_nobody_new_has_a_plan_on_paper(alice: Person) -> None:
    assert alice.opens("/plan/print").url == "/safety"
    assert b"none yet" in alice.opens("/letter").content


def test_the_letter_tells_the_course(training: Person, clock: FixedClock) -> None:
    training.does_everything(peak_pain=2)
    clock.forward(hours=14)
    training.reports_the_morning(pain="3")
    page = training.opens("/letter").content.decode()
    for words in (
        "pain around or behind the kneecap, right knee",
        "1 on 21 November 2026; the timetable had room for about 1",
        "worst pain of a week: 4 of 10, as told on 21 Nov 2026",
        "highest kneecap pain 2 of 10, last on 21 Nov 2026: Straight leg raise, Side-lying leg raise, Clamshell",
        "16 Nov 2026",
        default_protocol().sha256,
        "Straight leg raise",
        "no physiotherapist has signed them off",
    ):
        assert words in page, words
    assert 'role="img"' in page


def test_own_questions_are_printed_and_kept_nowhere(ready: Person) -> None:
    before = ready.opens("/mine/export.json").content
    page = ready.client.post("/letter", {"questions": "May I <b>cycle</b>?"}).content.decode()
    assert page.count("May I &lt;b&gt;cycle&lt;/b&gt;?") == 2
    assert "The person asks:" in page
    assert "The person asks:" not in ready.opens("/letter").content.decode()
    assert ready.opens("/mine/export.json").content == before
    answer = ready.client.post("/letter", {"questions": "x" * 2001})
    assert answer.status_code == 422
    assert b"under 2000 characters" in answer.content


def told(story: Story, day: int) -> Letter:
    return letter(story.facts, today=DAY_0 + timedelta(days=day), protocol=PROTOCOL)


def test_weeks_are_told_with_their_worst() -> None:
    story = Story().ready(worst_pain_week=5)
    for day in (0, 2, 7, 9):
        story.train(day, every=Told(peak=2 if day < 7 else 0), morning=1)
    written = told(story, 13)
    assert [(week.sessions, week.peak.left, week.left) for week in written.weeks] == [(2, 2, 1), (2, 0, 1)]
    assert (written.sessions, written.meant) == (4, 6)
    assert [bar.value for bar in written.bars] == [week.worst for week in written.weeks]
    assert written.bars[0].top + written.bars[0].height == 60


def test_the_room_of_the_timetable_is_that_of_each_day() -> None:
    story = Story().ready().train(0)
    story.overridden(14, OverrideKind.SET, "schedule.sessions_per_week", value=1, until=20)
    assert [told(story, day).meant for day in (13, 20, 27)] == [6, 7, 10]
    story.keeps(28)
    assert told(story, 34).meant == 12


def test_stops_and_what_lifted_them_are_told_though_they_are_over() -> None:
    story = Story().ready().train(0, swelling=3).cleared(1, hour=14)
    written = list(events(story.facts, protocol=PROTOCOL))
    assert [(event.what, event.words) for event in written if event.what != "flare-up"] == [
        ("stop", "Is your knee clearly swollen?"),
        ("cleared", "Dr Example: looked at it"),
    ]


def test_a_correction_brings_no_stop_that_the_plan_did_not_make() -> None:
    story = Story().ready().morning(1, pain=9, giving_way=True)
    wrong = story.facts[-1]
    assert isinstance(wrong, MorningChecked)
    story.cleared(1, hour=14)
    story.add(Corrected, at=story.at(2, 9), corrects=wrong.id, fact=replace(wrong, giving_way=False))
    assert fold(story.facts, protocol=PROTOCOL).standing.locks == ()  # type: ignore[union-attr]
    written = [(event.day - DAY_0, event.what) for event in events(story.facts, protocol=PROTOCOL)]
    day = timedelta(days=1)
    assert [each for each in written if each[1] != "flare-up"] == [(day, "stop"), (day, "stop"), (day, "cleared")]


def test_a_correction_that_locks_is_told_on_its_day() -> None:
    story = Story().ready().morning(1, pain=2)
    mild = story.facts[-1]
    assert isinstance(mild, MorningChecked)
    story.add(Corrected, at=story.at(2, 9), corrects=mild.id, fact=replace(mild, pain=PerKnee(left=9)))
    stops = [event for event in events(story.facts, protocol=PROTOCOL) if event.what == "stop"]
    assert [event.day for event in stops] == [DAY_0 + timedelta(days=2)]


def test_a_flare_up_is_told_once() -> None:
    story = Story().ready().train(0, every=Told(peak=6), morning=0)
    flares = [event for event in events(story.facts, protocol=PROTOCOL) if event.what == "flare-up"]
    assert [(event.day, event.words) for event in flares] == [(DAY_0, "left knee, right knee")]


def test_a_course_that_has_not_begun_is_empty() -> None:
    written = told(Story().ready(worst_pain_week=None), 0)
    assert (written.first, written.sessions, written.meant, written.events) == (None, 0, 0, ())


def text_of_letter(person: Person) -> str:
    page = unescape(person.opens("/letter").content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_on_the_first_day_the_letter_counts_nothing_yet(training: Person) -> None:
    training.does_everything()
    text = text_of_letter(training)
    assert "Sessions 1 on 21 November 2026 Now" in text
    assert "the timetable" not in text
    assert "In the exercises no kneecap pain" in text


def test_a_letter_before_any_exercise_tells_of_no_pain_in_one(ready: Person) -> None:
    text = text_of_letter(ready)
    assert "In the exercises" not in text
    assert "Straight leg raise each leg – 3 × 10, no weight new – –" in text


def test_the_letter_says_that_the_week_is_light_and_where_each_exercise_began(alice: Person, clock: FixedClock) -> None:
    in_a_light_week(clock)
    text = text_of_letter(alice)
    assert "; a light week, with fewer sets; next session" in text
    assert re.search(
        r"Straight leg raise each leg 3 × 10, no weight 2 × 15, ankle weight 0.5 kg the same again 0 5 ", text
    )


def test_legs_that_differ_have_a_line_each_and_the_higher_pain_is_named() -> None:
    story = Story().ready().train(0, told={("clamshell", "left"): Told(peak=4, effort=7, reps_short=2)})
    lines = {line.legs: line for line in table(story) if line.title == "Clamshell"}
    assert set(lines) == {"left leg", "right leg"}
    left = lines["left leg"]
    assert (left.first, left.now, left.peak, left.effort) == ("10 + 10 + 8, no weight", "", 4, 7)
    most = told(story, 1).highest
    assert most is not None
    assert (most.pain, most.where, most.day) == (4, "Clamshell, left leg", DAY_0)


def test_an_exercise_that_hurt_before_a_set_was_done_is_told() -> None:
    story = Story().ready().train(0, told={("clamshell", "left"): Told(peak=6, sets_done=0)})
    line = next(line for line in table(story) if line.title == "Clamshell" and line.legs == "left leg")
    assert (line.first, line.peak) == ("", 6)


def table(story: Story) -> tuple[Line, ...]:
    """Without what the plan gives."""
    return dose_table(story.facts, diary(story.facts, protocol=PROTOCOL), ())


def test_pain_in_an_exercise_is_told_for_the_knee_that_it_was_in() -> None:
    hurts = {("clamshell", "left"): Told(peak=3), ("semi-squat", "both"): Told(peak=1)}
    lying = told(Story().ready().train(0, told=hurts), 1)
    assert lying.weeks[0].peak == PerKnee(left=3, right=0)
    assert not lying.together


def test_pain_of_both_legs_together_counts_for_both_knees() -> None:
    story = Story().ready()
    story.add(
        ExerciseRated,
        at=story.at(0, 18),
        session=story.uuid(),
        exercise="semi-squat",
        side=Legs.BOTH,
        peak_pain=2,
        effort=None,
    )
    written = told(story, 1)
    assert written.weeks[0].peak == PerKnee(left=2, right=2)
    assert written.together


def test_the_worst_pain_is_that_which_was_told_last_with_its_day() -> None:
    story = Story().ready(worst_pain_week=5)
    story.add(Reviewed, at=story.at(9, 12), worst_pain=3)
    story.add(Reviewed, at=story.at(20, 12), usual_pain=2)
    worst = told(story, 21).worst
    assert worst is not None
    assert (worst.pain, worst.day) == (3, DAY_0 + timedelta(days=9))
