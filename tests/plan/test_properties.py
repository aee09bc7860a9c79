"""What must hold in every story, told at random: more pain never gives more load, a missing answer never raises it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kneewise.exercises import CATALOGUE, Chain
from kneewise.plan import Answer, Change, Course, Item, Legs, PerKnee, Protocol, Session, next_session
from kneewise.plan.fold import fold
from kneewise.plan.ladder import ladder_of
from spec.story import PROTOCOL, Story, Told

Key = tuple[str, str]
TIGHT = replace(PROTOCOL, budget=replace(PROTOCOL.budget, session_floor_bw_s=60.0, session_rise_share=0.05))
"""So little room that the kneecap's budget decides most of the time."""
KEYS = [
    (exercise.name, legs.value)
    for exercise in CATALOGUE.values()
    for legs in ((Legs.LEFT, Legs.RIGHT) if exercise.per_leg else (Legs.BOTH,))
]
PAIN = st.sampled_from([0, 0, 0, 0, 1, 2, 3, 5, 6, 7])
OPEN = st.none() | PAIN
TOLD = st.builds(
    Told,
    peak=OPEN,
    effort=st.sampled_from([5, 5, 5, 7, 8, None]),
    reps_short=st.sampled_from([0, 0, 0, 1]),
    clean=st.sampled_from([None, None, 10, 8, 7]),
    skipped=st.sampled_from([False, False, False, True]),
)
KNEES = st.builds(PerKnee, left=OPEN, right=OPEN)
CALM = st.just(PerKnee(left=0, right=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One session of a random story, so many days after the last one was due."""

    late: int = 0
    told: Mapping[Key, Told]
    before: PerKnee = PerKnee(left=0, right=0)  # noqa: RUF009  # frozen
    hour: PerKnee = PerKnee(left=0, right=0)  # noqa: RUF009
    morning: PerKnee = PerKnee(left=0, right=0)  # noqa: RUF009
    swelling: PerKnee = PerKnee(left=0, right=0)  # noqa: RUF009


VISITS = st.builds(
    Visit,
    late=st.sampled_from([0, 0, 0, 0, 1, 9, 20]),
    told=st.dictionaries(st.sampled_from(KEYS), TOLD, max_size=4),
    before=CALM | KNEES,
    hour=CALM | CALM | KNEES,
    morning=CALM | CALM | KNEES,
    swelling=st.sampled_from([PerKnee(left=0, right=0), PerKnee(left=0, right=1), PerKnee()]),
)
HISTORIES = st.lists(VISITS, max_size=9)


def told(visits: list[Visit], *, protocol: Protocol = PROTOCOL) -> tuple[Story, int]:
    """The story, and the day after its last session is due."""
    story, day = Story(protocol=protocol).ready(), 0
    for visit in visits:
        day += visit.late
        story.screen_if_stale(day)
        story.tests(day)
        story.train(
            day,
            before=visit.before,
            told=visit.told,
            hour=visit.hour,
            morning=visit.morning,
            swelling=visit.swelling,
        )
        if story.session(day + 1).triage is not None:
            story.cleared(day + 1)
        day = story.due_day(day + 2)
    return story, day


def place(item: Item) -> int:
    """Steps above the floor of the item's ladder."""
    ladder = ladder_of(item.exercise, equipment=frozenset(), weight_limit_kg=None, protocol=PROTOCOL)
    full = ladder_of(
        item.exercise,
        equipment=frozenset({*Story().ready().facts[1].equipment}),  # type: ignore[attr-defined]
        weight_limit_kg=3.5,
        protocol=PROTOCOL,
    )
    return full.loads.index(item.load) * len(ladder.targets) + full.targets.index(item.reps)


def places(session: Session) -> dict[Key, int]:
    return {(item.exercise.name, item.legs.value): place(item) for item in session.items}


@settings(deadline=None, max_examples=20)
@given(
    HISTORIES,
    VISITS,
    st.sampled_from(KEYS),
    st.integers(1, 7),
    st.sampled_from(["peak", "hour", "morning"]),
    st.sampled_from([PROTOCOL, TIGHT]),
)
def test_more_pain_never_gives_more_load_nor_an_earlier_session(
    history: list[Visit], last: Visit, key: Key, more: int, where: str, protocol: Protocol
) -> None:
    """Two stories that differ only in one answer after their last session."""
    sorer = _worse(last, key, more, where)
    calm, sore = (told([*history, each], protocol=protocol)[0] for each in (last, sorer))
    day = max(calm.due_day(_last_day(calm) + 1), sore.due_day(_last_day(sore) + 1))
    less, load = sore.session(day), places(calm.session(day))
    for mine, steps in places(less).items():
        assert mine in load, "nothing new is given because of pain"
        assert steps <= load[mine]
    assert sore.due_day(_last_day(sore) + 1) >= calm.due_day(_last_day(calm) + 1)


def _last_day(story: Story) -> int:
    return (fold(story.facts, protocol=PROTOCOL).day - story.at(0, 12).date()).days  # type: ignore[union-attr]


def _worse(visit: Visit, key: Key, more: int, where: str) -> Visit:
    mine = visit.told.get(key, Told())
    if where == "peak":
        worse = replace(mine, peak=min(10, (mine.peak or 0) + more))
        return replace(visit, told={**visit.told, key: worse})
    answers = getattr(visit, where)
    raised = replace(answers, right=min(7, (answers.right or 0) + more))
    return replace(visit, **{where: raised})


@settings(deadline=None, max_examples=20)
@given(HISTORIES, VISITS, st.sampled_from(["peak", "effort", "hour", "morning", "before"]))
def test_a_missing_answer_never_raises_load(history: list[Visit], last: Visit, missing: str) -> None:
    if missing in ("peak", "effort"):
        last = replace(last, told={key: replace(last.told.get(key, Told()), **{missing: None}) for key in KEYS})
    else:
        last = replace(last, **{missing: PerKnee()})
    story, day = told([*history, last])
    assert not [item for item in story.session(day).items if item.change is Change.PROGRESS]


@settings(deadline=None, max_examples=20)
@given(HISTORIES)
def test_left_and_right_mirror(history: list[Visit]) -> None:
    story, day = told(history)
    mirror, mirrored_day = told([_mirrored(visit) for visit in history])
    assert mirrored_day == day
    dosed = {(key[0], _other(key[1])): steps for key, steps in places(story.session(day)).items()}
    assert places(mirror.session(day)) == dosed


def _other(side: str) -> str:
    return {"left": "right", "right": "left", "both": "both"}[side]


def _mirrored(visit: Visit) -> Visit:
    return replace(
        visit,
        told={(name, _other(side)): told_ for (name, side), told_ in visit.told.items()},
        before=visit.before.mirrored,
        hour=visit.hour.mirrored,
        morning=visit.morning.mirrored,
        swelling=visit.swelling.mirrored,
    )


@settings(deadline=None, max_examples=25)
@given(HISTORIES)
def test_what_no_story_may_bring_about(history: list[Visit]) -> None:
    story, day = told(history)
    session = story.session(day)
    harder = {item.exercise.name for item in session.items if item.change is Change.PROGRESS}
    assert len(harder) <= PROTOCOL.progress.max_exercises_per_session
    for item in session.items:
        assert item.sets <= 3
        assert 10 <= item.reps <= 15
        assert item.load.ankle_weight_kg <= 3.0
        assert (item.load.range_deg or 0) <= PROTOCOL.squat.cap_deg
        assert item.exercise.chain is Chain.OPEN or session.gates[0].passed
    by_leg = places(session)
    for name, exercise in CATALOGUE.items():
        if exercise.per_leg and session.items:
            assert abs(by_leg[name, "left"] - by_leg[name, "right"]) <= PROTOCOL.progress.good_leg_max_steps_ahead


@settings(deadline=None, max_examples=12)
@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_and_the_doubling_of_facts_change_nothing(history: list[Visit], chance: object) -> None:
    story, day = told(history)
    facts = [*story.facts, *story.facts[::3]]
    chance.shuffle(facts)  # type: ignore[attr-defined]
    course = Course(facts=tuple(facts), protocol=PROTOCOL)
    now = story.at(day, 18, 1)
    assert next_session(course, now=now) == next_session(story.course(), now=now) == story.session(day)


@settings(deadline=None, max_examples=12)
@given(HISTORIES, st.sampled_from(["E1", "U2", "R3"]))
def test_a_flag_gives_no_exercise_whatever_the_story(history: list[Visit], flag: str) -> None:
    story, day = told(history)
    session = story.screen(flag, day=day, hour=17).session(day)
    assert (session.verdict, session.items, session.may_start) == (Answer.SEE_CLINICIAN, (), False)


@settings(deadline=None, max_examples=20)
@given(HISTORIES)
def test_a_session_is_the_same_text_each_time(history: list[Visit]) -> None:
    story, day = told(history)
    now = story.at(day, 18, 1)
    one, two = (next_session(Course(facts=tuple(story.facts), protocol=PROTOCOL), now=now).to_json() for _ in range(2))
    assert str(one) == str(two)
