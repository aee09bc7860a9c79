"""The course beside the exercises: light weeks, illness, keeping the strength, and a clinician's changes."""

from dataclasses import replace
from functools import cache

from kneewise.plan import GateName, OverrideKind
from spec.rulebook.answers import dose, is_light, of_day, of_item
from spec.rulebook.rule import Answered, Chapter, Edge, Rule, rows
from spec.story import PROTOCOL, Story, Told

RAISE = ("straight-leg-raise", "right")
SQUAT = ("semi-squat", "both")
SOON = replace(PROTOCOL, maintenance=replace(PROTOCOL.maintenance, after_weeks=4))
LATE = replace(PROTOCOL, deload=replace(PROTOCOL.deload, every_weeks=8))


@cache
def _weeks() -> dict[int, Answered]:
    """The first session of each week of good sessions."""
    story, day, met = Story().ready(), 0, dict[int, Answered]()
    while day < 7 * 13:
        session = story.session(day)
        says = next((each.says for each in session.reasons if each.rule == "light-week"), "")
        sets = f"{max(item.sets for item in session.items)} sets"
        met.setdefault(day // 7 + 1, Answered(plan=sets, rule="light-week" if says else "", says=says))
        day = story.train_when_due(1, first=day)
    return met


LIGHT = Rule(
    code="light-week",
    title="One week in {deload.every_weeks} is a light one",
    words=(
        "The same load, {deload.set_fraction} of the sets (rounded up), and nothing gets harder; no new exercise "
        "begins. A block of weeks begins with a session, and begins anew after a break, which was a rest of its own."
    ),
    setting="Good sessions three times a week.",
    columns=("week",),
    ask=lambda week: _weeks()[week],
    rows=rows(
        ((1,), "3 sets", ""),
        ((5,), "3 sets", ""),
        ((6,), "2 sets", "light-week"),
        ((7,), "3 sets", ""),
        ((11,), "3 sets", ""),
        ((12,), "2 sets", "light-week"),
        ((13,), "3 sets", ""),
    ),
    edges=(Edge(number="deload.every_weeks", column="week"),),
    also=(
        "test_light_weeks.py::test_in_a_light_week_the_load_stays_and_nothing_gets_harder",
        "test_light_weeks.py::test_the_squat_does_not_begin_in_a_light_week",
        "test_light_weeks.py::test_a_break_is_a_rest_of_its_own_and_begins_a_new_block",
        "test_light_weeks.py::test_a_light_week_that_was_missed_needs_none",
        "test_light_weeks.py::test_one_set_is_the_least",
    ),
)


@cache
def _light() -> tuple[Story, int]:
    story, day = Story().ready(), 0
    while not is_light(story, day):
        day = story.train_when_due(1, first=day)
    return story, day


HOW = {
    "all well": Told(),
    "pain of 1": Told(peak=1),
    "pain of 3": Told(peak=3),
    "a repetition too few": Told(reps_short=1),
    "effort not answered": Told(effort=None),
}


def after_light(how: str) -> Answered:
    """A light week of three sessions; the last one as told."""
    kept, day = _light()
    story = kept.again()
    day = story.train_when_due(2, first=day)
    story.train(day, told={RAISE: HOW[how]})
    day = story.due_day(day + 1)
    assert not is_light(story, day)
    return of_item(story, day, *RAISE)


NEUTRAL = Rule(
    code="light-session",
    title="A light session that went well is neither counted nor lost",
    words=(
        "What was earned before it stays, and it earns nothing. Where something hurt or was not answered it counts as "
        "in any other week."
    ),
    numbers=("progress.consecutive_sessions",),
    setting="The first full session after a light week.",
    columns=("the last session of the light week",),
    ask=after_light,
    rows=rows(
        (("all well",), "same: 3 × 15, 0.5 kg", "KEEP"),
        (("pain of 1",), "same: 3 × 15, 0.5 kg", "HOLD"),
        (("pain of 3",), "easier: 3 × 15", "HOLD-LOW + easier"),
        (("a repetition too few",), "same: 3 × 15, 0.5 kg", "KEEP"),
        (("effort not answered",), "same: 3 × 15, 0.5 kg", "KEEP"),
    ),
    also=(
        "test_light_weeks.py::test_a_light_session_that_went_well_is_neither_counted_nor_lost",
        "test_light_weeks.py::test_a_light_session_that_lacked_something_counts_as_any_other",
        "test_light_weeks.py::test_a_light_week_takes_nothing_from_what_the_gate_asks",
        "test_light_weeks.py::test_light_sessions_do_not_count_for_the_gate",
    ),
)


def ill(days: int) -> Answered:
    """Sessions on days 1 and 3; then ill, and well again so many days after the last session."""
    story = Story().ready().train(0).train(2).feels(3, unwell=True)
    if days:
        story.feels(2 + days, unwell=False, hour=12)
        return of_item(story, 2 + days, *RAISE)
    return of_day(story, 4)


ILLNESS = Rule(
    code="unwell",
    title="Who is not well does not train",
    words=(
        "The exercises wait until the person says that they are well again; then the rules for breaks hold, so that "
        "nothing comes back too soon."
    ),
    numbers=("gap.continue_days", "gap.repeat_days"),
    setting="Good sessions on day 1 and day 3; ill from day 4 on. Well again so many days after the last session; 0 is "
    "still ill on day 5.",
    columns=("days",),
    ask=ill,
    rows=rows(
        ((0,), "rest; next session on day 6", "unwell"),
        ((4,), "harder: 3 × 12", "PROGRESS"),
        ((8,), "same: 2 × 10", "gap"),
        ((15,), "easier: 2 × 10", "gap + first-step"),
    ),
    also=(
        "test_illness.py::test_it_lasts_until_the_person_is_well_again",
        "test_illness.py::test_illness_over_is_no_jump_in_load",
        "test_illness.py::test_who_falls_ill_in_a_session_stops_and_may_go_on_when_well_the_same_evening",
        "test_illness.py::test_illness_is_the_reason_whatever_else_makes_the_session_wait",
    ),
)


def kept(sessions: int, day: int) -> Answered:
    story = Story().ready().keeps(0)
    for session in range(sessions):
        story.train(2 * session)
    return of_day(story, day - 1)


MAINTENANCE = Rule(
    code="maintenance",
    title="After the goal {maintenance.sessions_per_week} sessions in seven days keep the strength",
    words="The person chooses it and may go back at any time. Nothing has to get harder; pain counts as ever.",
    setting="Sessions on day 1 and day 3.",
    columns=("sessions", "today is day"),
    ask=kept,
    rows=rows(
        ((1, 3), "train today", "due + maintenance"),
        ((2, 5), "rest; next session on day 8", "sessions-a-week + maintenance"),
        ((2, 8), "train today", "due + maintenance"),
    ),
    also=(
        "test_maintenance.py::test_nothing_has_to_get_harder",
        "test_maintenance.py::test_pain_makes_things_easier_all_the_same",
        "test_maintenance.py::test_the_full_programme_is_there_again_whenever_it_is_wanted",
    ),
)


@cache
def _at_the_goal() -> tuple[Story, int]:
    story = Story(protocol=SOON).ready()
    day = story.train_when_due(7)
    story.tests(day)
    return story, story.train_when_due(4, first=day)


def offered(days: int, pain: int) -> Answered:
    """Good sessions with the squat for almost four weeks, then a morning's answer."""
    known, _ = _at_the_goal()
    story = known.again()
    story.facts = [fact for fact in story.facts if fact.at < story.at(26, 12)]
    story.morning(days, pain=pain)
    return Answered(plan="offered" if story.session(days).may_maintain else "not offered")


OFFERED = Rule(
    code="may-maintain",
    title="When keeping the strength is offered",
    words=(
        "After {maintenance.after_weeks} weeks at the earliest, with the gate to the squat passed, no flare-up in "
        "{flare.escalate_window_days} days, and a worst pain of {pain.hold_max} or less in the last seven days, which "
        "must be known."
    ),
    setting="Good sessions with the squat. So that the table is short, the protocol says 4 weeks here.",
    columns=("days since the start", "pain that morning"),
    ask=offered,
    rows=rows(
        ((27, 0), "not offered", ""),
        ((28, 0), "offered", ""),
        ((29, 0), "offered", ""),
        ((28, 1), "offered", ""),
        ((28, 2), "offered", ""),
        ((28, 3), "not offered", ""),
    ),
    edges=(Edge(number="pain.hold_max", column="pain that morning", where=(("days since the start", 28),)),),
    also=(
        "test_maintenance.py::test_it_is_not_offered_before_the_squat",
        "test_maintenance.py::test_it_is_not_offered_soon_after_a_flare_up",
        "test_maintenance.py::test_it_is_not_offered_when_nobody_said_how_the_knee_is",
    ),
)

CHANGES: dict[str, tuple[OverrideKind, str, int | str | None, tuple[str, str]]] = {
    "nothing gets harder": (OverrideKind.HOLD, "", None, RAISE),
    "pause: straight leg raise": (OverrideKind.PAUSE, RAISE[0], None, RAISE),
    "open: the gate to the semi squat": (OverrideKind.OPEN, GateName.CLOSED_CHAIN, None, SQUAT),
    "set: pain.progress_max to 1": (OverrideKind.SET, "pain.progress_max", 1, RAISE),
}


def changed(change: str, peak: int, today: int) -> Answered:
    """Two sessions with some pain; changed on day 1, up to day 5."""
    kind, target, value, place = CHANGES[change]
    story = Story().ready()
    story.overridden(0, kind, target, value=value, until=4)
    story.train(0, every=Told(peak=peak)).train(2, every=Told(peak=peak))
    return of_item(story, today - 1, *place)


OVERRIDES = Rule(
    code="clinician-changes",
    title="A clinician may hold, pause, open, or set a number, for one person",
    words=(
        "With a name, a reason, and an end or none. A change lifts no lock, ends no pause after setbacks, and passes "
        "no cap. The numbers that may be set: pain while getting harder (`pain.progress_max`: 0, 1 or 2), sessions in "
        "seven days (`schedule.sessions_per_week`: 1 to 4), and whether who runs already may go on "
        "(`gate_b.run_rule`). One that contradicts the protocol is kept out."
    ),
    source="our proposal; pain of 1 or 2 and the choice for runners are a clinician's in the literature",
    setting="Changed on day 1, up to the end of day 5. Sessions on days 1 and 3 with so much pain in every exercise.",
    columns=("changed", "pain", "today is day"),
    ask=changed,
    rows=rows(
        (("nothing gets harder", 0, 5), "same: 3 × 10", "clinician-holds"),
        (("nothing gets harder", 0, 6), "harder: 3 × 12", "PROGRESS"),
        (("pause: straight leg raise", 0, 5), "not given", "clinician-pauses"),
        (("pause: straight leg raise", 0, 6), "new: 3 × 10", "first-time"),
        (("open: the gate to the semi squat", 0, 5), "same: 3 × 10, 20°", "one-at-a-time"),
        (("open: the gate to the semi squat", 0, 6), "not given", "gate-a"),
        (("set: pain.progress_max to 1", 1, 5), "harder: 3 × 12", "PROGRESS"),
        (("set: pain.progress_max to 1", 1, 6), "same: 3 × 10", "HOLD"),
        (("set: pain.progress_max to 1", 2, 5), "same: 3 × 10", "HOLD"),
    ),
    also=(
        "test_overrides.py::test_a_change_is_told_with_its_clinician_its_reason_and_its_end",
        "test_overrides.py::test_an_opened_gate_opens_no_lock_and_ends_no_pause",
        "test_overrides.py::test_a_gate_that_was_earned_meanwhile_stays_open",
        "test_overrides.py::test_what_was_decided_before_a_change_stays_as_it_was",
        "test_overrides.py::test_a_number_that_contradicts_the_protocol_is_kept_out_and_not_told",
        "test_overrides.py::test_of_two_changes_of_one_thing_the_later_counts_also_when_it_has_ended",
        "test_overrides.py::test_a_change_that_is_taken_back_before_it_was_made_is_taken_back",
        "test_overrides.py::test_what_is_paused_in_the_middle_of_a_session_is_over_for_the_day",
        "test_overrides.py::test_a_clinician_may_set_how_often",
    ),
)


@cache
def _at_fifteen() -> tuple[Story, int]:
    story, day = Story(protocol=LATE).ready(), 0
    while dose(story.item(day, *RAISE)) != "3 × 15":
        day = story.train_when_due(1, first=day)
    return story.train(day), day


def paused_for(days: int) -> Answered:
    known, last = _at_fifteen()
    story, back = known.again(), last + days
    story.overridden(last + 1, OverrideKind.PAUSE, RAISE[0], until=back - 1)
    day = story.due_day(last + 1)
    while day < back - 1:
        day = story.train_when_due(1, first=day)
    return of_item(story, back, *RAISE)


BREAK = Rule(
    code="break-of-one",
    title="An exercise that was left out for long comes back easier",
    words=(
        "After more than {gap.repeat_days} days a step easier, after more than {gap.easier_days} from the first step, "
        "with {gap.sets} sets the first time; whether a clinician paused it, its gate closed, or the person left it "
        "out. The others go on."
    ),
    setting="The straight leg raise, done with 3 × 15, is paused while the other exercises go on.",
    columns=("days since it was done",),
    ask=paused_for,
    rows=rows(
        ((13,), "same: 3 × 15", "not-given"),
        ((14,), "same: 3 × 15", "not-given"),
        ((15,), "easier: 2 × 12", "not-given + break + easier"),
        ((27,), "easier: 2 × 12", "not-given + break + easier"),
        ((28,), "easier: 2 × 12", "not-given + break + easier"),
        ((29,), "easier: 2 × 10", "not-given + break + easier"),
    ),
    edges=(
        Edge(number="gap.repeat_days", column="days since it was done"),
        Edge(number="gap.easier_days", column="days since it was done"),
    ),
    also=(
        "test_overrides.py::test_a_break_is_counted_once",
        "test_overrides.py::test_what_the_person_leaves_out_for_long_comes_back_easier_as_well",
        "test_overrides.py::test_a_squat_that_closed_with_its_gate_comes_back_as_after_a_break",
    ),
)

CHAPTER = Chapter(
    title="Light weeks, illness, after the goal, and a clinician's changes",
    words="What shapes the sessions beside the answers to them. None of it ever adds to a step that pain forbids.",
    rules=(LIGHT, NEUTRAL, ILLNESS, MAINTENANCE, OFFERED, OVERRIDES, BREAK),
)
