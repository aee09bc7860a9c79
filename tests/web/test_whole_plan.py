"""What the pages say of people who are further on: gates, runs, reviews, light weeks, illness, changes in force."""

import re
from datetime import UTC
from html import unescape

import pytest
from django.conf import settings

from kneewise.plan.facts.course import ActivityKind, GateName, OverrideKind, Reviewed
from kneewise.plan.outcome.measures import akps
from kneewise.record.database import DjangoStore
from spec.story import Story, Told
from web.clock import FixedClock
from web.person import Person

GATES = (GateName.CLOSED_CHAIN, GateName.STAIRS, GateName.DEEPER_SQUAT, GateName.RUNNING)


class Life(Person):
    """Somebody whose story is told, and who then opens the app."""

    def lives(self, story: Story, *, day: int, hour: int = 18) -> None:
        DjangoStore().append(settings.KNEEWISE_PERSON, story.facts)
        assert isinstance(self.clock, FixedClock)
        self.clock.now = story.at(day, hour, 30).astimezone(UTC)

    def reads(self, path: str) -> str:
        page = unescape(self.opens(path).content.decode())
        main = page[page.index("<main") : page.index("</main>")]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


@pytest.fixture
def life(alice: Person) -> Life:
    return Life(client=alice.client, clock=alice.clock)


def opened(story: Story, *gates: GateName) -> Story:
    for gate in gates:
        story.overridden(0, OverrideKind.OPEN, gate)
    return story


def reviewed(story: Story, day: int, *, worst: int, change: int | None = None, best: bool = False) -> Story:
    scale = akps()
    assert scale is not None
    points = {item.key: item.options[0 if best else 1].points for item in scale.items}
    story.add(Reviewed, at=story.at(day, 13), worst_pain=worst, akps=points, activities={"Dancing": 3}, change=change)
    return story


def test_today_shows_one_gate_and_not_all_of_them(life: Life) -> None:
    life.lives(Story().ready(), day=0)
    text = life.reads("/today")
    assert "What opens the standing exercise" in text
    assert "All steps".lower() in text.lower()
    assert "Training on stairs" not in text
    assert "Leave these for now" in text
    assert "Open now" not in text


def test_today_shows_what_comes_next_and_what_is_open(life: Life) -> None:
    story = opened(Story().ready(), GateName.CLOSED_CHAIN, GateName.STAIRS)
    life.lives(story, day=0)
    text = life.reads("/today")
    assert "What comes next: Deeper squats and lunges" in text
    assert "Open now Stairs as training" in text


def test_each_step_says_what_is_open_next_or_later_in_words(life: Life) -> None:
    story = opened(Story().ready(), GateName.CLOSED_CHAIN, GateName.STAIRS)
    story.tried(0, ActivityKind.STAIRS, pain=1)
    life.lives(story, day=0)
    text = life.reads("/back")
    assert "Training on stairs ✓ open Stairs as training." in text
    assert "It stays open: it was reached before, or a clinician has opened it." in text
    assert "Deeper squats and lunges ◐ next" in text
    assert "So far: pain: 1 of 10; calm the next morning: not answered." in text
    assert "Leave running for now, until stairs are free of pain" in text
    assert "Each step presses the kneecap" in text
    assert "Running ○ later" in text


def test_what_is_missing_leads_to_where_it_can_be_done(life: Life) -> None:
    story = opened(Story().ready(), GateName.CLOSED_CHAIN, GateName.STAIRS, GateName.DEEPER_SQUAT)
    life.lives(story, day=0)
    rung = next(rung for rung in life.opens("/back").context["rungs"] if rung.state == "next")
    assert [help_.url for help_ in rung.helps] == ["/back/stairs", "/back/walk", "/back/single-leg", "/review/scale"]


def test_a_hop_is_not_offered_before_there_were_weeks_of_running(life: Life) -> None:
    life.lives(opened(Story().ready(), *GATES), day=0)
    rung = life.opens("/back").context["rungs"][-1]
    assert [help_.url for help_ in rung.helps] == ["/back/run", "/changes"]


def test_the_two_small_tests_are_offered_once_they_are_all_that_is_missing(life: Life) -> None:
    story = Story().ready()
    life.lives(story, day=0)
    assert life.opens("/back").context["rungs"][0].helps == ()


def test_without_the_scales_file_nobody_is_sent_to_it(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kneewise.web.way_back.measures_known", lambda: ("worst_pain",))
    story = opened(Story().ready(), GateName.CLOSED_CHAIN, GateName.STAIRS, GateName.DEEPER_SQUAT)
    life.lives(story, day=0)
    assert "/review/scale" not in life.opens("/back").content.decode()


def test_an_open_run_is_shown_with_its_reason_and_logged_as_planned(life: Life) -> None:
    life.lives(opened(Story().ready(), *GATES), day=0)
    text = life.reads("/back")
    assert "Your run today 5 times: walk for 4 min, then run for 1 min. Step 1 of 7." in text
    assert "Running begins with a lot of walking." in text
    assert "5 times: walk for 4 min" in life.reads("/back/run")
    assert life.sends("/back/run", {"peak_pain": "1"}).status_code == 422
    assert life.sends("/back/run", {"peak_pain": "1", "as_planned": "yes", "minutes": "25"}).url == "/back"
    text = life.reads("/back")
    assert "Your next run" in text
    assert "25 minutes, pain 1 of 10" in text


def test_when_everything_is_open_it_says_so(life: Life) -> None:
    story = opened(Story().ready(), *GATES, GateName.JUMPING)
    for day in range(0, 30, 2):
        story.screen_if_stale(day)
        story.ran(day)
        story.morning(day + 1)
    story.screen_if_stale(30)
    story.hopped(30)
    life.lives(story, day=30)
    assert "Everything is open" in life.reads("/today")
    assert "Everything is open" in life.reads("/progress")


def test_a_change_in_force_is_told_on_the_day(life: Life) -> None:
    story = Story().ready()
    story.overridden(0, OverrideKind.PAUSE, "clamshell", until=3)
    story.overridden(0, OverrideKind.HOLD)
    life.lives(story, day=0)
    text = life.reads("/today")
    assert "Your clinician Dr Example has changed something: this exercise pauses: Clamshell." in text
    assert "Until 8 January 2026." in text
    assert "Left out: Clamshell." in text
    assert "nothing gets harder" in text


def test_a_light_week_is_told_on_the_day(life: Life) -> None:
    story = Story().ready()
    last = 0
    while "light-week" not in {reason.rule for reason in story.session(last).reasons}:
        story.screen_if_stale(last)
        story.train(last)
        last = story.due_day(last + 1)
    story.screen_if_stale(last)
    life.lives(story, day=last)
    assert "One week in 6 is a light one" in life.reads("/today")


def test_an_ill_person_rests_and_says_when_they_are_well(life: Life) -> None:
    life.lives(Story().ready(), day=0)
    assert "Are you ill?" in life.reads("/today")
    life.sends("/health", {"on": "yes"})
    text = life.reads("/today")
    assert "Get well first" in text
    assert "I am well again" in text
    assert "Are you ill?" not in text
    assert "see later what has changed" not in text
    life.sends("/health", {"on": "no"})
    assert "Today’s session" in life.reads("/today")


def test_keeping_the_strength_is_offered_taken_and_given_back(life: Life) -> None:
    story = opened(Story().ready(), GateName.CLOSED_CHAIN)
    for day in (0, 45, 88):
        story.screen_if_stale(day)
        story.train(day)
    life.lives(story, day=90)
    assert "Only keep my strength" in life.reads("/today")
    life.sends("/maintenance", {"on": "yes"})
    text = life.reads("/today")
    assert "You keep your strength now." in text
    assert "Only keep my strength" not in text
    assert "Back to the full programme" in text


def test_the_morning_after_something_was_tried_is_asked_about(life: Life) -> None:
    life.lives(Story().ready().tried(0, ActivityKind.STAIRS), day=0)
    assert "How is the knee this morning?" not in life.reads("/today")
    assert isinstance(life.clock, FixedClock)
    life.clock.forward(hours=14)
    assert "How is the knee this morning?" in life.reads("/today")
    life.reports_the_morning()
    assert "How is the knee this morning?" not in life.reads("/today")


def test_a_review_that_is_due_is_offered_and_does_not_block(life: Life) -> None:
    story = reviewed(Story().ready(), 0, worst=6)
    story.train(0)
    story.screen_if_stale(43)
    life.lives(story, day=43)
    assert life.opens("/").url == "/today"
    text = life.reads("/today")
    assert "Week 6: time to look back" in text
    assert "Start" in text
    assert "Week 6: time to see what has changed" in life.reads("/review")


def test_it_shows_what_has_changed_in_words_numbers_and_a_picture(life: Life) -> None:
    story = reviewed(Story().ready(), 0, worst=6)
    story.train(0, every=Told())
    story.screen_if_stale(43)
    reviewed(story, 43, worst=2, change=2, best=True)
    life.lives(story, day=43)
    text = life.reads("/review")
    assert "What has changed until week 6" in text
    assert "Worst pain of the week 6 2 no pain the worst pain you can think of ✓ better" in text
    assert "Change since the start – +2 much worse much better ✓ better" in text
    assert "clearly better" in text
    assert "What follows" in text
    picture = life.opens("/review").context["look_backs"][0]
    worst = picture.rows[0]
    assert (worst.was_at, worst.is_at) == (118, 46)
    assert worst.line == {"x": 46, "width": 72}
    change = picture.rows[-1]
    assert (change.was_at, change.is_at) == (100, 160)


def test_a_review_that_could_not_be_compared_says_so(life: Life) -> None:
    story = Story().ready(worst_pain_week=None)
    story.train(0)
    story.screen_if_stale(43)
    story.add(Reviewed, at=story.at(43, 13), usual_pain=2)
    life.lives(story, day=43)
    assert "There are not enough answers yet to compare with the start." in life.reads("/review")
