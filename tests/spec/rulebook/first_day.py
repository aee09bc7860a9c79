"""The first day: what is given, what is not, and what is asked before."""

from kneewise.exercises import AVOID, CATALOGUE
from spec.rulebook.answers import of_day, of_item, of_needs
from spec.rulebook.rule import Answered, Chapter, Rule, rows
from spec.story import Story


def begin(known: str) -> Answered:
    story = Story()
    if known != "nothing":
        story.screen(day=0)
    if known == "all questions answered, and about oneself":
        story.ready()
    needs, day = of_needs(story, 0), of_day(story, 0)
    return Answered(plan=f"{day.plan.split(';')[0]}; {needs.plan}", rule=day.rule, says=day.says)


FIRST = Rule(
    code="questions-first",
    title="First the questions, then exercise",
    words="Without all safety questions and a few facts about the person nothing is given.",
    numbers=("schedule.screen_full_every_days",),
    columns=("known",),
    ask=begin,
    rows=rows(
        (("nothing",), "rest; asks: screening-full, profile; may not start", "questions-first"),
        (("all questions answered",), "train today; asks: profile; may not start", "due"),
        (("all questions answered, and about oneself",), "train today; asks: nothing; may start", "due"),
    ),
    also=("test_first_day.py::test_a_session_with_nothing_known_asks_before_it_gives_any_exercise",),
)


def given(exercise: str, side: str) -> Answered:
    return of_item(Story().ready(), 0, exercise, side)


PROGRAMME = Rule(
    code="first-session",
    title="Four exercises lying down, and the squat later",
    words="{dose.sets} sets of the fewest repetitions (the steps are {dose.rep_targets}), on each leg.",
    columns=("exercise", "leg"),
    ask=given,
    rows=rows(
        *(
            ((exercise.name, leg), "new: 3 × 10", "first-time")
            for exercise in CATALOGUE.values()
            if exercise.per_leg
            for leg in ("left", "right")
        ),
        (("semi-squat", "both"), "not given", "gate-a"),
    ),
    also=(
        "test_first_day.py::test_the_first_session_is_four_exercises_of_three_sets_of_ten_on_each_leg",
        "test_first_day.py::test_the_semi_squat_is_refused_on_the_first_day_and_says_why",
        "test_first_day.py::test_every_reason_and_criterion_names_its_source",
        "test_first_day.py::test_the_decision_names_its_protocol",
    ),
)


def rest(exercise: str) -> Answered:
    return Answered(plan=f"{Story().ready().item(0, exercise, 'left').rest_s} s")


PAUSES = Rule(
    code="rest-between-sets",
    title="Rest between sets",
    words="Of {dose.rest_between_sets_s} seconds the shorter is counted.",
    columns=("exercise",),
    ask=rest,
    rows=rows(*(((exercise.name,), "60 s", "") for exercise in CATALOGUE.values() if exercise.per_leg)),
)


def avoided(activity: str) -> Answered:
    each = next(each for each in AVOID if each.name == activity)
    return Answered(plan=each.until, says=each.why)


AVOIDED = Rule(
    code="avoid",
    title="What to leave for now, and until when",
    words="Told on every page of the plan, with the reason.",
    source="the source article",
    columns=("leave for now",),
    ask=avoided,
    rows=rows(*(((each.name,), each.until, "") for each in AVOID)),
    also=("test_first_day.py::test_what_to_avoid_is_told_with_until_when",),
)

CHAPTER = Chapter(
    title="The first day",
    words="What a new person meets.",
    rules=(FIRST, PROGRAMME, PAUSES, AVOIDED),
)
