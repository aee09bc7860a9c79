"""When the next session is, and what is asked around one."""

from datetime import timedelta

from kneewise.plan import SessionEnded, Weekday
from spec.rulebook.answers import of_day, of_needs
from spec.rulebook.rule import Answered, Chapter, Edge, Rule, rows
from spec.story import Story


def days_on(days: int) -> Answered:
    return of_day(Story().ready().train(0), days)


REST = Rule(
    code="rest-day",
    title="{schedule.rest_days_between_sessions} day of rest between sessions",
    words="A missed day moves the session to today; nothing is made up for.",
    setting="A session on day 1.",
    columns=("days of rest since",),
    ask=lambda rest: days_on(rest + 1),
    rows=rows(
        ((0,), "rest; next session on day 3", "rest-day"),
        ((1,), "train today", "due"),
        ((2,), "train today", "due"),
        ((5,), "train today", "due"),
    ),
    edges=(Edge(number="schedule.rest_days_between_sessions", column="days of rest since"),),
    also=("test_schedule.py::test_a_day_of_rest_comes_between",),
)


def unsettled(hour: int, morning: int, rest: int) -> Answered:
    return of_day(Story().ready().train(0, hour=hour, morning=morning), rest + 1)


REDUCED = Rule(
    code="unsettled-rest",
    title="A knee that does not settle gets {schedule.reduce_rest_days} more day",
    words="After pain above the tolerance an hour later or next morning.",
    numbers=("pain.settle_rise_max", "pain.morning_rise_max"),
    setting="A session on day 1, without pain before.",
    columns=("an hour later", "next morning", "days of rest since"),
    ask=unsettled,
    rows=rows(
        ((1, 1, 1), "train today", "due"),
        ((2, 0, 0), "rest; next session on day 4", "REDUCE"),
        ((2, 0, 1), "rest; next session on day 4", "REDUCE"),
        ((2, 0, 2), "train today", "due"),
        ((2, 0, 3), "train today", "due"),
        ((0, 2, 1), "rest; next session on day 4", "REDUCE"),
        ((0, 2, 2), "train today", "due"),
        ((0, 2, 3), "train today", "due"),
    ),
    edges=tuple(
        Edge(
            number="schedule.reduce_rest_days",
            column="days of rest since",
            plus=1,
            where=(("an hour later", hour), ("next morning", morning)),
        )
        for hour, morning in ((2, 0), (0, 2))
    ),
    also=("test_schedule.py::test_a_knee_that_does_not_settle_gets_one_more_day",),
)


def in_a_week(sessions: int, day: int) -> Answered:
    story = Story().ready()
    for session in range(sessions):
        story.train(2 * session)
    return of_day(story, day - 1)


WEEK = Rule(
    code="sessions-a-week",
    title="No more than {schedule.sessions_per_week} sessions in seven days",
    words="Seven days running, not a week of the calendar.",
    setting="Sessions on day 1, day 3, day 5 and so on.",
    columns=("sessions", "today is day"),
    ask=in_a_week,
    rows=rows(
        ((2, 7), "train today", "due"),
        ((3, 7), "rest; next session on day 8", "sessions-a-week"),
        ((3, 8), "train today", "due"),
    ),
    also=(
        "test_schedule.py::test_three_sessions_in_seven_days_are_enough",
        "test_schedule.py::test_a_good_month_is_monday_wednesday_friday",
    ),
)


def hours_on(hours: float) -> Answered:
    """The session ends at 23:55; asked one minute after so many hours."""
    story = Story().ready().train(0, hour_of_day=23, asked=False).morning(1)
    minutes = round(60 * hours) + 23 * 60 + 56
    hour, minute = divmod(minutes, 60)
    return of_day(story, hour // 24, hour=hour % 24, minute=minute)


HOURS = Rule(
    code="hours-between",
    title="At least {schedule.min_hours_between_sessions} hours between sessions",
    words="The day may have come before the hour has.",
    setting="A session that ends at five minutes to midnight on day 1.",
    columns=("hours since",),
    ask=hours_on,
    rows=rows(
        ((35,), "rest; next session later today", "hours-between"),
        ((35.9,), "rest; next session later today", "hours-between"),
        ((36,), "train today", "due"),
        ((37,), "train today", "due"),
    ),
    edges=(Edge(number="schedule.min_hours_between_sessions", column="hours since"),),
    also=("test_schedule.py::test_thirty_six_hours_come_between",),
)


def at_night(hour: int) -> Answered:
    """A session in the small hours of day 2; the morning is not answered."""
    story = Story().ready().train(1, hour_of_day=hour, asked=False)
    return of_day(story, 2, hour=23)


NIGHT = Rule(
    code="day-starts",
    title="A day begins at {schedule.day_starts_hour} in the morning",
    words="Training after midnight belongs to the evening before. Days are the person's own, wherever they are.",
    setting="A session in the small hours of day 2; asked late in the evening of day 3.",
    columns=("it began at this hour",),
    ask=at_night,
    rows=rows(
        ((3,), "train today", "due"),
        ((4,), "rest; next session on day 4", "rest-day"),
        ((5,), "rest; next session on day 4", "rest-day"),
    ),
    edges=(Edge(number="schedule.day_starts_hour", column="it began at this hour"),),
    also=(
        "test_schedule.py::test_a_session_after_midnight_belongs_to_the_evening",
        "test_schedule.py::test_the_next_morning_is_the_persons_own_also_when_the_clocks_change",
        "test_schedule.py::test_the_due_day_is_the_persons_own_day",
        "test_schedule.py::test_a_journey_to_the_west_does_not_turn_back_the_day",
    ),
)


def minutes_on(minutes: int) -> Answered:
    story = Story().ready().train(0, hour=None, asked=False)
    ended = next(fact.at for fact in story.facts if isinstance(fact, SessionEnded))
    moment = ended + timedelta(minutes=minutes) - story.at(0, 0)
    hour, minute = divmod(int(moment.total_seconds()) // 60, 60)
    return of_needs(story, 0, hour=hour, minute=minute)


HOUR_AFTER = Rule(
    code="asks-after-an-hour",
    title="The knee is asked after {pain.settle_min} minutes",
    words="And every morning after a session, until a morning was answered.",
    setting="Minutes since the end of the session.",
    columns=("minutes",),
    ask=minutes_on,
    rows=rows(
        ((59,), "asks: nothing; may not start", ""),
        ((60,), "asks: hour-after; may not start", ""),
        ((61,), "asks: hour-after; may not start", ""),
    ),
    edges=(Edge(number="pain.settle_min", column="minutes"),),
    also=("test_schedule.py::test_what_is_asked_after_a_session",),
)


def left_lying(hours: int) -> Answered:
    story = Story().ready().train(0)
    story.facts = [fact for fact in story.facts if fact.at <= story.at(0, 18, 30)]
    day, hour = divmod(18 + hours, 24)
    opened = story.session(day, hour=hour, minute=5).open_session is not None
    return Answered(plan="still open" if opened else "closed")


OPEN = Rule(
    code="open-session",
    title="A session that was left lying is closed after {schedule.open_session_hours} hours",
    words="Until then it goes on as it was prescribed before its first set. What is said before that may change it.",
    setting="Hours since its start.",
    columns=("hours",),
    ask=left_lying,
    rows=rows(((11,), "still open", ""), ((12,), "still open", ""), ((13,), "closed", "")),
    edges=(Edge(number="schedule.open_session_hours", column="hours"),),
    also=(
        "test_schedule.py::test_an_open_session_stays_as_it_was_prescribed",
        "test_schedule.py::test_a_session_that_was_left_lying_closes_after_twelve_hours",
        "test_schedule.py::test_a_session_that_was_only_opened_changes_nothing",
        "test_schedule.py::test_what_is_shown_in_advance_is_what_is_given_on_the_day",
    ),
)


def chosen(days: tuple[str, ...], today: int) -> Answered:
    """A session on day 1, a Monday."""
    story = Story().ready(days=frozenset(Weekday(day.lower()) for day in days)).train(0)
    return of_day(story, today - 1)


_MWF, _TUE_SAT = ("Monday", "Wednesday", "Friday"), ("Tuesday", "Saturday")
CHOSEN = Rule(
    code="chosen-days",
    title="The days that the person chose",
    words=(
        "Once a session is allowed it waits for the next chosen day. A chosen day that went by moves the session to "
        "today. Who chose none is asked on any day. No choice shortens the rest."
    ),
    source="our proposal",
    setting="A session on day 1, a Monday.",
    columns=("chosen", "today is day"),
    ask=chosen,
    rows=rows(
        (((), 2), "rest; next session on day 3", "rest-day"),
        (((), 3), "train today", "due"),
        ((_MWF, 2), "rest; next session on day 3", "rest-day"),
        ((_MWF, 3), "train today", "due"),
        ((_MWF, 4), "train today", "due"),
        ((_TUE_SAT, 2), "rest; next session on day 6", "chosen-day"),
        ((_TUE_SAT, 3), "rest; next session on day 6", "chosen-day"),
        ((_TUE_SAT, 5), "rest; next session on day 6", "chosen-day"),
        ((_TUE_SAT, 6), "train today", "due"),
        ((_TUE_SAT, 7), "train today", "due"),
    ),
    also=(
        "test_chosen_days.py::test_sessions_fall_on_the_days_that_were_chosen",
        "test_chosen_days.py::test_the_first_session_waits_for_no_day",
        "test_chosen_days.py::test_before_the_chosen_day_the_session_is_shown_and_may_be_brought_forward",
        "test_chosen_days.py::test_what_rest_forbids_no_choice_allows",
        "test_chosen_days.py::test_one_more_day_of_rest_after_pain_moves_to_the_next_chosen_day",
    ),
)

CHAPTER = Chapter(
    title="Schedule",
    words=(
        "Trials train three to seven times a week and show no trend; so how often is a choice, and the rest is for the "
        "knee."
    ),
    rules=(REST, REDUCED, WEEK, CHOSEN, HOURS, NIGHT, HOUR_AFTER, OPEN),
)
