"""The kneecap's budget: a step harder waits until the kneecap has borne enough without protest."""

from dataclasses import replace

from kneewise.body import Side
from kneewise.load import Amount
from kneewise.plan import KneeBudget, Session
from spec.rulebook.answers import of_item
from spec.rulebook.rule import Answered, Chapter, Edge, Rule, rows
from spec.story import PROTOCOL, Story, Told

RAISE = ("straight-leg-raise", "left")


def of_left(session: Session) -> KneeBudget:
    return next(each for each in session.kneecaps if each.knee is Side.LEFT)


def session_budget(tolerated: float) -> Answered:
    amount = Amount(peak_bw=0.0, session_bw_s=tolerated, week_bw_s=0.0)
    return Answered(plan=f"up to {PROTOCOL.budget.rules.budget(amount).session_bw_s:g} BW s")


SESSION = Rule(
    code="budget-session",
    title="One session",
    words=(
        "Up to {budget.session_rise_share} of what was tolerated may be added. {budget.session_floor_bw_s} BW s are "
        "free for everybody; {budget.session_ceiling_bw_s} BW s are never passed."
    ),
    columns=("most that was tolerated in one session, BW s",),
    ask=session_budget,
    rows=rows(
        ((0,), "up to 150 BW s", ""),
        ((119,), "up to 150 BW s", ""),
        ((120,), "up to 150 BW s", ""),
        ((121,), "up to 151.25 BW s", ""),
        ((200,), "up to 250 BW s", ""),
        ((255,), "up to 318.75 BW s", ""),
        ((256,), "up to 320 BW s", ""),
        ((257,), "up to 320 BW s", ""),
    ),
    edges=(
        Edge(number="budget.session_floor_bw_s", column="most that was tolerated in one session, BW s", times=1 / 1.25),
        Edge(
            number="budget.session_ceiling_bw_s", column="most that was tolerated in one session, BW s", times=1 / 1.25
        ),
    ),
)


def week_budget(tolerated: float) -> Answered:
    amount = Amount(peak_bw=0.0, session_bw_s=0.0, week_bw_s=tolerated)
    return Answered(plan=f"up to {PROTOCOL.budget.rules.budget(amount).week_bw_s:g} BW s")


WEEK = Rule(
    code="budget-week",
    title="Seven days",
    words=(
        "Up to {budget.week_rise_share} of the best seven days that were tolerated may be added. "
        "{budget.week_floor_bw_s} BW s are free for everybody; {budget.week_ceiling_bw_s} BW s are never passed."
    ),
    columns=("most that was tolerated in seven days, BW s",),
    ask=week_budget,
    rows=rows(
        ((0,), "up to 450 BW s", ""),
        ((346,), "up to 450 BW s", ""),
        ((347,), "up to 451.1 BW s", ""),
        ((600,), "up to 780 BW s", ""),
        ((769,), "up to 999.7 BW s", ""),
        ((770,), "up to 1000 BW s", ""),
        ((900,), "up to 1000 BW s", ""),
    ),
)


def peak_budget(tolerated: float) -> Answered:
    amount = Amount(peak_bw=tolerated, session_bw_s=0.0, week_bw_s=0.0)
    return Answered(plan=f"up to {PROTOCOL.budget.rules.budget(amount).peak_bw:g} BW")


PEAK = Rule(
    code="budget-peak",
    title="The highest force at once",
    words=(
        "Up to {budget.peak_rise_bw} body weights may be added to what was tolerated; {budget.peak_ceiling_bw} body "
        "weights are never passed. Less than a step in walking may be added, and the ceiling is well under stairs."
    ),
    columns=("highest force that was tolerated, BW",),
    ask=peak_budget,
    rows=rows(
        ((0,), "up to 0.8 BW", ""),
        ((0.3,), "up to 1.1 BW", ""),
        ((0.6,), "up to 1.4 BW", ""),
        ((0.7,), "up to 1.5 BW", ""),
        ((0.8,), "up to 1.5 BW", ""),
    ),
    edges=(Edge(number="budget.peak_ceiling_bw", column="highest force that was tolerated, BW", plus=-0.8, step=0.1),),
)

AFTER: dict[str, dict[str, object]] = {
    "good in everything": {},
    "next morning not answered": {"morning": None},
    "the hour after not answered": {"hour": None},
    "pain 3 next morning": {"morning": 3},
    "pain 3 an hour later": {"hour": 3},
    "kneecap pain not answered": {"every": Told(peak=None)},
    "kneecap pain 1": {"every": Told(peak=1)},
    "kneecap pain 4": {"every": Told(peak=4)},
    "5 of 10 repetitions clean": {"every": Told(clean=5)},
    "pain 3 elsewhere": {"every": Told(elsewhere=3)},
    "effort 9": {"every": Told(effort=9)},
    "one repetition short in the last set": {"every": Told(reps_short=1)},
}


def tolerated(after: str) -> Answered:
    whole = of_left(Story().ready().session(0)).asked.session_bw_s
    story = Story().ready().train(0, **AFTER[after])  # type: ignore[arg-type]
    share = of_left(story.session(3)).tolerated.session_bw_s / whole
    return Answered(plan={0: "none of it", 1: "all of it"}.get(round(share, 6), f"{share:.0%} of it"))


TOLERATED = Rule(
    code="tolerated",
    title="What counts as tolerated",
    words=(
        "Sets that came to their number, with all answers on pain known, and none of them too high, the form not poor. "
        "How hard it was does not matter here. What nobody spoke of was not tolerated."
    ),
    source="our proposal",
    setting="The first session.",
    columns=("how it went",),
    ask=tolerated,
    rows=rows(
        (("good in everything",), "all of it", ""),
        (("effort 9",), "all of it", ""),
        (("one repetition short in the last set",), "67% of it", ""),
        *(
            ((after,), "none of it", "")
            for after in AFTER
            if after not in ("good in everything", "effort 9", "one repetition short in the last set")
        ),
    ),
    also=(
        "test_kneecap_budget.py::test_a_calm_session_is_what_the_next_one_is_measured_by",
        "test_kneecap_budget.py::test_what_one_leg_bore_says_nothing_of_the_other",
        "test_kneecap_budget.py::test_two_weeks_without_a_session_leave_the_floor",
    ),
)


def remembered(days: int) -> Answered:
    story = Story().ready().train(0)
    asked, known = (of_left(story.session(day)) for day in (2, days))
    share = known.tolerated.session_bw_s / asked.tolerated.session_bw_s
    return Answered(plan="remembered" if share == 1 else "forgotten")


TWO_WEEKS = Rule(
    code="remembered",
    title="What was tolerated is remembered for two weeks",
    words="After that the kneecap has what is free for everybody.",
    numbers=("budget.session_floor_bw_s",),
    setting="One good session.",
    columns=("days since",),
    ask=remembered,
    rows=rows(
        ((2,), "remembered", ""),
        ((13,), "remembered", ""),
        ((14,), "forgotten", ""),
        ((15,), "forgotten", ""),
    ),
)


COUNTED = {1.0: "one counts", 2.0: "both count"}


def any_week(days_apart: int, days_since: int) -> Answered:
    """Two good sessions so many days apart, and what the best seven days come to."""
    story = Story().ready().train(0).train(days_apart)
    knee = of_left(story.session(days_apart + days_since))
    return Answered(plan=COUNTED[round(knee.tolerated.week_bw_s / knee.tolerated.session_bw_s, 3)])


ANY_WEEK = Rule(
    code="best-week",
    title="A week is any seven days",
    words="The best seven days of the last two weeks are what the next seven are measured by.",
    numbers=("budget.week_rise_share",),
    setting="Two good sessions.",
    columns=("days between them", "days since the second"),
    ask=any_week,
    rows=rows(
        ((5, 2), "both count", ""),
        ((6, 2), "both count", ""),
        ((7, 2), "one counts", ""),
        ((8, 2), "one counts", ""),
        ((6, 6), "both count", ""),
        ((6, 7), "both count", ""),
        ((6, 8), "one counts", ""),
    ),
)


def asked_before(days: int) -> Answered:
    """One good session, and what the next one comes to with it, so many days later."""
    story = Story().ready().train(0)
    knee = of_left(story.session(days))
    return Answered(plan=COUNTED[round(knee.asked.week_bw_s / knee.asked.session_bw_s, 3)])


ASKED = Rule(
    code="asked-week",
    title="What a week asks is the coming session and the six days before it",
    words="Done well or not, it counts as it was prescribed.",
    numbers=("budget.week_floor_bw_s",),
    setting="One good session, and then another.",
    columns=("days between them",),
    ask=asked_before,
    rows=rows(
        ((5,), "both count", ""),
        ((6,), "both count", ""),
        ((7,), "one counts", ""),
        ((8,), "one counts", ""),
    ),
)


def narrow(limit: str, share: float) -> Answered:
    """A protocol whose limit is just what the step harder asks, or a little less or more."""
    free = of_left(Story().ready().train(0).train(2).session(4)).asked
    numbers: dict[str, float] = {
        "session": {"session_floor_bw_s": share * free.session_bw_s, "session_rise_share": 0.0},
        "seven days": {"week_floor_bw_s": share * free.week_bw_s, "week_rise_share": 0.0},
    }[limit]
    protocol = replace(PROTOCOL, budget=replace(PROTOCOL.budget, **numbers))
    return of_item(Story(protocol=protocol).ready().train(0).train(2), 4, *RAISE)


REFUSED = Rule(
    code="budget-refuses",
    title="A step harder over the budget waits, and says so",
    words=(
        "It is the step harder that waits; what was done before goes on. Next time other exercises go first. What is "
        "just within the limit is free."
    ),
    source="our proposal",
    setting="Two good sessions, under protocols whose limit is a share of what the steps harder would ask.",
    columns=("limit of", "the limit is, of what would be asked"),
    ask=narrow,
    rows=rows(
        (("session", 0.9), "same: 3 × 10", "budget"),
        (("session", 1.0), "harder: 3 × 12", "PROGRESS"),
        (("session", 1.1), "harder: 3 × 12", "PROGRESS"),
        (("seven days", 0.9), "same: 3 × 10", "budget"),
        (("seven days", 1.0), "harder: 3 × 12", "PROGRESS"),
        (("seven days", 1.1), "harder: 3 × 12", "PROGRESS"),
    ),
    also=(
        "test_kneecap_budget.py::test_the_limit_itself_is_still_free",
        "test_kneecap_budget.py::test_a_step_over_the_peak_waits_and_says_so",
        "test_kneecap_budget.py::test_no_step_goes_over_the_ceiling_however_calm_the_knee",
        "test_kneecap_budget.py::test_what_was_refused_lets_another_exercise_go_first_next_time",
        "test_kneecap_budget.py::test_the_next_in_turn_does_not_profit_from_a_smaller_budget",
        "test_kneecap_budget.py::test_who_left_most_of_it_out_for_two_weeks_gets_the_rest_back_slowly",
        "test_kneecap_budget.py::test_a_knee_that_never_hurts_is_not_kept_from_the_squat_to_45_degrees",
    ),
)

CHAPTER = Chapter(
    title="The kneecap's budget",
    words=(
        "What an exercise asks of the kneecap is computed ([the kneecap's load](kneecap-load.md)): the highest force "
        "in body weights (BW), and the impulse in body weight seconds (BW s). What was borne in the last two weeks "
        "without protest sets what may be asked next. No published curve leads from load to pain, so this is ours."
    ),
    rules=(SESSION, WEEK, PEAK, TOLERATED, TWO_WEEKS, ANY_WEEK, ASKED, REFUSED),
)
