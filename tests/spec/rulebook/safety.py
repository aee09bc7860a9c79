"""Safety: what keeps a person from exercise, and what lets them on again."""

from collections.abc import Callable

from kneewise.plan import QUESTIONS, SHORT_FORM, Form, Legs, PerKnee, Profile
from spec.rulebook.answers import of_day, of_needs
from spec.rulebook.rule import Answered, Chapter, Edge, Rule, rows
from spec.story import Story, Told

CLAMSHELL = ("clamshell", "left")


def flagged(code: str, _question: str) -> Answered:
    return of_day(Story().ready().screen(code, day=0, hour=14), 0)


FLAGS = Rule(
    code="flags",
    title="A yes to any safety question: no exercise",
    words=(
        "One yes is enough. An emergency wants help now; an urgent answer a clinician within days; the last group a "
        "clinician's word before the programme begins."
    ),
    source="the triage table: published stop lists and flags; the codes and what each level does are our proposal",
    columns=("code", "yes to"),
    ask=flagged,
    rows=rows(
        *(
            ((question.code, question.text), f"no exercise ({question.level.value})", question.code)
            for question in QUESTIONS
        )
    ),
    also=("test_safety.py::test_the_table_has_every_code_with_its_level",),
)


def locked(codes: tuple[str, ...]) -> Answered:
    triage = Story().ready().screen(*codes, day=0, hour=14).session(0).triage
    if triage is None:
        return Answered(plan="no lock")
    shown = ", ".join(flag.code for flag in triage.flags)
    return Answered(plan=f"no exercise ({triage.level.value}), names {shown}", says=triage.message)


LEVELS = Rule(
    code="levels",
    title="The most pressing answer speaks",
    words=(
        "The page that takes the place of the session names the most pressing answers and no others, and begins with "
        "these words."
    ),
    source="our proposal",
    columns=("yes to",),
    ask=locked,
    rows=rows(
        ((("E6",),), "no exercise (emergency), names E6", ""),
        ((("U3",),), "no exercise (urgent), names U3", ""),
        ((("R2",),), "no exercise (clinician-first), names R2", ""),
        ((("E6", "U3", "R2"),), "no exercise (emergency), names E6", ""),
        ((("U3", "R2"),), "no exercise (urgent), names U3", ""),
        ((("U3", "U1"),), "no exercise (urgent), names U1, U3", ""),
    ),
    also=("test_safety.py::test_the_most_pressing_flag_speaks",),
)

LATER: dict[str, Callable[[Story, str], object]] = {
    "nothing": lambda story, _: story,
    "a clinician agrees": lambda story, _: story.cleared(1),
    "all questions again, all no": lambda story, _: story.screen(day=1),
    "a clinician agrees, then all questions again, all no": lambda story, _: story.cleared(1).screen(day=1, hour=15),
    "all questions again, all no, then a clinician agrees": lambda story, _: story.screen(day=1).cleared(1, hour=15),
    "a clinician agrees, then the short questions, all no": lambda story, _: story.cleared(1).screen(
        day=1, form=Form.SHORT, hour=15
    ),
    "a clinician agrees, then the same yes again": lambda story, code: story.cleared(1).screen(code, day=1, hour=15),
}


def lifted(code: str, then: str) -> Answered:
    story = Story().ready().screen(code, day=0, hour=14)
    LATER[then](story, code)
    return of_day(story, 1)


LIFTING = Rule(
    code="lifting",
    title="What lifts a lock, and who may",
    words=(
        "An urgent flag, or one that wants a clinician first, is lifted by a clinician alone. An emergency needs both: "
        "a clinician, and all questions answered again without an emergency; in which order does not matter. A yes "
        "that comes again locks again, but for an age (R2), which a clinician has agreed to for good."
    ),
    setting="The yes is of day 1; the rest happens on day 2.",
    source="our proposal",
    columns=("yes to", "then"),
    ask=lifted,
    rows=rows(
        (("E1", "nothing"), "no exercise (emergency)", "E1"),
        (("E1", "a clinician agrees"), "no exercise (emergency)", "E1"),
        (("E1", "all questions again, all no"), "no exercise (emergency)", "E1"),
        (("E1", "a clinician agrees, then all questions again, all no"), "train today", "due"),
        (("E1", "all questions again, all no, then a clinician agrees"), "train today", "due"),
        (("E1", "a clinician agrees, then the short questions, all no"), "no exercise (emergency)", "E1"),
        (("U3", "all questions again, all no"), "no exercise (urgent)", "U3"),
        (("U3", "a clinician agrees"), "train today", "due"),
        (("U3", "a clinician agrees, then the same yes again"), "no exercise (urgent)", "U3"),
        (("R1", "all questions again, all no"), "no exercise (clinician-first)", "R1"),
        (("R1", "a clinician agrees"), "train today", "due"),
        (("R2", "a clinician agrees, then the same yes again"), "train today", "due"),
    ),
    also=(
        "test_safety.py::test_an_emergency_needs_the_clinician_and_the_questions_again",
        "test_safety.py::test_a_clearing_before_the_flag_lifts_nothing",
    ),
)


def very_strong(where: str, pain: int) -> Answered:
    story = Story().ready()
    match where:
        case "kneecap, in an exercise":
            story.train(0, told={CLAMSHELL: Told(peak=pain)})
        case "elsewhere, in an exercise":
            story.train(0, told={CLAMSHELL: Told(elsewhere=pain)})
        case "before the session":
            story.train(0, before=pain)
        case "an hour after":
            story.train(0, hour=pain)
        case "in the morning":
            story.train(0, morning=pain)
        case "standing up from a chair":
            story.tests(1, stand=pain)
        case "going down a step":
            story.tests(1, step=pain)
        case _:
            story.add(Profile, at=story.at(0, 15), knee=Legs.RIGHT, worst_pain_week=pain)
    locks = story.session(1, hour=19).triage is not None
    return of_day(story, 1) if locks else Answered(plan="goes on")


WHERE = (
    "kneecap, in an exercise",
    "elsewhere, in an exercise",
    "before the session",
    "an hour after",
    "in the morning",
    "standing up from a chair",
    "going down a step",
    "worst of the last week, when asked about oneself",
)

STRONG_PAIN = Rule(
    code="strong-pain",
    title="Pain of {pain.lock_min} or more, wherever it is told: no exercise",
    words="Pain of {pain.lock_min} or more out of 10 locks the plan until a clinician lifts it.",
    columns=("where it is told", "pain"),
    ask=very_strong,
    rows=rows(
        *(
            ((where, pain), plan, rule)
            for where in WHERE
            for pain, plan, rule in (
                (7, "goes on", ""),
                (8, "no exercise (urgent)", "pain"),
                (9, "no exercise (urgent)", "pain"),
            )
        ),
    ),
    edges=tuple(Edge(number="pain.lock_min", column="pain", where=(("where it is told", where),)) for where in WHERE),
    also=("test_safety.py::test_a_lock_also_ends_a_session_that_is_open",),
)


def swollen(swelling: int) -> Answered:
    story = Story().ready().train(0).morning(3, swelling=PerKnee(left=0, right=swelling))
    return of_day(story, 3)


SWELLING = Rule(
    code="swelling-locks",
    title="A clearly swollen knee: no exercise",
    words=(
        "Swelling of {swelling.lock_min} or more (0 none, 1 slightly puffy, 2 clearly swollen, 3 tense) locks the plan "
        "until a clinician lifts it. Less is a flare-up when it is new."
    ),
    setting="A session on day 1; the swelling is of the morning of day 4.",
    columns=("swelling of the right knee, in the morning",),
    ask=swollen,
    rows=rows(
        ((0,), "train today", "due"),
        ((1,), "rest; next session on day 6", "flare-up"),
        ((2,), "no exercise (urgent)", "swelling"),
        ((3,), "no exercise (urgent)", "swelling"),
    ),
    edges=(Edge(number="swelling.lock_min", column="swelling of the right knee, in the morning"),),
)

GIVING_WAY = Rule(
    code="giving-way",
    title="A knee that gave way: no exercise",
    words="A knee that gave way is looked at by a clinician first.",
    source="the triage table; our proposal",
    columns=("the knee gave way", "a clinician agreed"),
    ask=lambda gave, agreed: of_day(_cleared(Story().ready().morning(0, giving_way=gave), agreed), 1),
    rows=rows(
        ((False, False), "train today", "due"),
        ((True, False), "no exercise (urgent)", "giving-way"),
        ((True, True), "train today", "due"),
    ),
)


def _cleared(story: Story, agreed: object) -> Story:
    return story.cleared(0, hour=16) if agreed else story


def left_open(code: str, form: str) -> Answered:
    story = Story().ready().train(0)
    if form == "all questions":
        story.screen(day=28, left_open=(code,))
        return of_needs(story, 28)
    story.screen(day=2, form=Form.SHORT, left_open=() if code == "none" else (code,))
    return of_needs(story, 2)


LEFT_OPEN = Rule(
    code="left-open",
    title="A question left open is asked again",
    words="No answer is never taken for a no. Until it is answered, no session may start.",
    source="our proposal",
    columns=("question left open", "of"),
    ask=left_open,
    rows=rows(
        (("none", "the short questions"), "asks: nothing; may start", ""),
        *(((code, "the short questions"), "asks: screening-short; may not start", "") for code in SHORT_FORM),
        *(((code, "all questions"), "asks: screening-full; may not start", "") for code in ("U6", "R4")),
    ),
    also=("test_safety.py::test_a_question_left_open_is_asked_again",),
)


def weeks_on(days: int) -> Answered:
    story = Story().ready()
    story.screen(day=days, form=Form.SHORT)
    return of_needs(story, days)


ALL_AGAIN = Rule(
    code="all-questions-again",
    title="All safety questions come again every {schedule.screen_full_every_days} days",
    words=(
        "All questions at the start and every {schedule.screen_full_every_days} days; the short ones "
        f"({', '.join(SHORT_FORM)}) before every session. Yesterday's do not count."
    ),
    setting="All questions were answered on day 1; the short ones today.",
    columns=("days since all questions",),
    ask=weeks_on,
    rows=rows(
        ((0,), "asks: nothing; may start", ""),
        ((27,), "asks: nothing; may start", ""),
        ((28,), "asks: screening-full; may not start", ""),
        ((29,), "asks: screening-full; may not start", ""),
    ),
    edges=(Edge(number="schedule.screen_full_every_days", column="days since all questions"),),
    also=("test_safety.py::test_the_short_form_of_yesterday_does_not_count",),
)

CHAPTER = Chapter(
    title="Safety",
    words=(
        "Safety comes first and is judged on its own: this part knows nothing of progress. A locked plan gives no "
        "exercise, no date, and no way round; it says what to do instead."
    ),
    rules=(FLAGS, LEVELS, LIFTING, STRONG_PAIN, SWELLING, GIVING_WAY, LEFT_OPEN, ALL_AGAIN),
)
