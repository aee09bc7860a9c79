"""For each invariant there is a protocol that breaks it, so that the check is known to bite; ours breaks none."""

from dataclasses import replace

import pytest

from kneewise.exercises import CATALOGUE
from kneewise.plan import Band, Protocol, default_protocol
from kneewise.plan import verdict as plan_verdict
from kneewise.plan.progression import legs_of
from kneewise.trial import ladder_walk
from kneewise.trial.answers import WELL, answers_of, is_worse
from kneewise.trial.budget_check import check_budget
from kneewise.trial.gate_check import check_gate
from kneewise.trial.invariant import Broken, Findings, Invariant, Part
from kneewise.trial.ladder_check import check_ladder
from kneewise.trial.lock_check import check_locks
from kneewise.trial.path_check import EPISODES, check_paths, journey
from kneewise.trial.schedule_check import check_schedule

OURS = default_protocol()
SHORT = replace(OURS, load=replace(OURS.load, ankle_weight_kg=(0.0, 0.5), bands=("none", "yellow")))
"""The same rules with short ladders, so that a walk takes a second."""
HARDER, GATE, ONE, LOCK, CAPS, MORE, DEAD, MIRROR, LOWERS = Invariant


def of(part: Part) -> dict[Invariant, Broken]:
    return {broken.invariant: broken for broken in part.broken}


def walk(protocol: Protocol, exercise: str = "clamshell") -> dict[Invariant, Broken]:
    return of(check_ladder(CATALOGUE[exercise], legs_of(CATALOGUE[exercise])[0], protocol=protocol))


@pytest.mark.parametrize("exercise", ["straight-leg-raise", "clamshell", "semi-squat"])
def test_our_rules_break_nothing_on_any_ladder(exercise: str) -> None:
    part = check_ladder(CATALOGUE[exercise], legs_of(CATALOGUE[exercise])[0], protocol=SHORT)
    assert not part.broken
    assert part.states > 40
    assert part.transitions > 200 * part.states


def test_our_rules_break_nothing_elsewhere() -> None:
    for part in (check_locks(protocol=OURS), check_schedule(protocol=OURS)):
        assert not part.broken, part.name
        assert part.states > 10


def test_getting_harder_in_spite_of_pain_is_found() -> None:
    lax = replace(SHORT, pain=replace(SHORT.pain, progress_max=3, hold_max=4))
    broken = walk(lax)[HARDER]
    assert broken.wrong == "it got harder after kneecap pain of 3"
    assert broken.story[0].startswith("Day 1: Clamshell, left leg, 3 × 10.")
    assert broken.story[-1].endswith("3 × 12.")
    assert len(broken.story) == 3, "the shortest story: two sessions, and the third is harder"


def test_getting_harder_though_the_morning_was_worse_is_found() -> None:
    lax = replace(SHORT, pain=replace(SHORT.pain, morning_rise_max=4))
    assert walk(lax)[HARDER].wrong == "it got harder though the knee was worse next morning"


def test_getting_harder_twice_within_days_is_found() -> None:
    hasty = replace(
        SHORT, progress=replace(SHORT.progress, min_days_between=0, min_sessions_between=0, consecutive_sessions=1)
    )
    assert walk(hasty)[ONE].wrong == "it got harder twice within days"


def test_too_many_exercises_at_once_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kneewise.trial.path_check.EPISODES", {"nothing went wrong": ()})
    greedy = replace(OURS, progress=replace(OURS.progress, max_exercises_per_session=4))
    part, _ = check_paths(protocol=greedy)
    assert "exercises at once" in of(part)[ONE].wrong


def test_a_gate_that_opens_at_once_is_found() -> None:
    rule = replace(OURS.gate_a, min_open_sessions=1, min_days=0)
    broken = of(check_gate(protocol=replace(OURS, gate_a=rule)))[GATE]
    assert broken.wrong == "the gate opened before the least that any protocol must ask"
    assert "0 days" in broken.story[0]


def test_a_squat_that_is_never_withdrawn_is_found() -> None:
    rule = replace(OURS.gate_a, fallback_verdicts=9)
    broken = of(check_gate(protocol=replace(OURS, gate_a=rule)))[GATE]
    assert broken.wrong == "the squat is still given"
    assert [line.split(":")[0] for line in broken.story] == ["Day 1", "Day 2", "Day 3", "Day 3"]


@pytest.mark.parametrize(
    ("lax", "words"),
    [
        (replace(OURS, pain=replace(OURS.pain, lock_min=10)), "Kneecap pain of 8"),
        (replace(OURS, swelling=replace(OURS.swelling, lock_min=3)), "swollen"),
    ],
)
def test_an_alarm_that_does_not_lock_is_found(lax: Protocol, words: str) -> None:
    broken = of(check_locks(protocol=lax))[LOCK]
    assert len(broken.story) == 1
    assert words in broken.story[0]
    assert broken.wrong == "that did not lock the plan"


@pytest.mark.parametrize(
    ("lax", "wrong"),
    [
        (replace(SHORT, squat=replace(SHORT.squat, range_deg=(20, 45, 60), cap_deg=60)), "a squat to 60 degrees"),
        (replace(SHORT, dose=replace(SHORT.dose, sets=5)), "more sets or repetitions than the source gives"),
    ],
)
def test_a_depth_or_a_dose_over_the_cap_is_found(lax: Protocol, wrong: str) -> None:
    assert walk(lax, "semi-squat")[CAPS].wrong == wrong


def test_a_weight_over_the_cap_is_found() -> None:
    heavy = replace(SHORT, load=replace(SHORT.load, ankle_weight_kg=(0.0, 6.0)))
    assert walk(heavy, "hip-extension")[CAPS].wrong == "6 kg at the ankle"


def test_too_many_sessions_and_no_rest_are_found() -> None:
    daily = replace(
        OURS,
        schedule=replace(
            OURS.schedule, sessions_per_week=7, rest_days_between_sessions=0, min_hours_between_sessions=12
        ),
    )
    assert of(check_schedule(protocol=daily))[CAPS].wrong == "two sessions without a day of rest"


@pytest.mark.parametrize(
    ("budget", "wrong"),
    [({"peak_ceiling_bw": 3.0}, "pressed with 3 body weights"), ({"week_rise_share": 0.8}, "80% more")],
)
def test_a_budget_beyond_the_outer_limits_is_found(budget: dict[str, float], wrong: str) -> None:
    lax = replace(SHORT, budget=replace(SHORT.budget, **budget))
    assert wrong in of(check_budget(protocol=lax))[CAPS].wrong


def test_our_budget_is_never_passed() -> None:
    part = check_budget(protocol=SHORT)
    assert not part.broken
    assert part.states > 1000


def test_more_load_for_more_pain_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """No number of a protocol can bring this about, so one rule of the plan is broken on purpose."""

    def upside_down(track: object, visit: object, *, protocol: Protocol) -> plan_verdict.Judgement | None:
        judgement = plan_verdict.judge(track, visit, protocol=protocol)  # type: ignore[arg-type]
        swapped = {
            plan_verdict.Verdict.HOLD: plan_verdict.Verdict.PROGRESS,
            plan_verdict.Verdict.PROGRESS: plan_verdict.Verdict.HOLD,
        }
        return (
            None if judgement is None else replace(judgement, verdict=swapped.get(judgement.verdict, judgement.verdict))
        )

    monkeypatch.setattr("kneewise.plan.progression.judge", upside_down)
    monkeypatch.setattr(ladder_walk, "judge", upside_down)
    broken = walk(SHORT)
    assert broken[MORE].wrong.startswith("with less pain it would have been")
    assert "Kneecap pain up to" in broken[MORE].story[-2]


def test_a_shorter_wait_for_more_pain_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def hurried(standing: object, protocol: object) -> object:
        return rest(standing, protocol) if not standing.flares else replace(rest(standing, protocol), days=0)  # type: ignore[attr-defined]

    from kneewise.plan import schedule  # noqa: PLC0415

    rest = schedule._rest_days
    monkeypatch.setattr(schedule, "_rest_days", hurried)
    monkeypatch.setattr(schedule, "_after_flare", hurried)
    monkeypatch.setattr(schedule, "_after_reduce", hurried)
    assert MORE in of(check_schedule(protocol=OURS))


def test_more_sessions_to_keep_the_strength_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from kneewise.plan import schedule  # noqa: PLC0415

    monkeypatch.setattr(schedule, "sessions_a_week", lambda standing, **_: 5 if standing.maintaining else 2)
    assert "the strength is only kept" in of(check_schedule(protocol=OURS))[LOWERS].story[-1]


@pytest.mark.parametrize(
    ("blocked", "wrong"),
    [
        (replace(OURS, gate_a=replace(OURS.gate_a, rpe_max=4)), "the squat is never given"),
        (
            replace(OURS, budget=replace(OURS.budget, session_ceiling_bw_s=140.0, session_floor_bw_s=130.0)),
            "the top of",
        ),
    ],
)
def test_a_dead_end_is_found_in_the_whole_plan(blocked: Protocol, wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kneewise.trial.path_check.EPISODES", {"nothing went wrong": ()})
    part, _ = check_paths(protocol=blocked)
    assert of(part)[DEAD].wrong.startswith(wrong)


def test_a_dead_end_on_a_ladder_is_found() -> None:
    stuck = replace(SHORT, progress=replace(SHORT.progress, rpe_max=4))
    assert "never gets beyond" in walk(stuck)[DEAD].wrong


def test_a_rule_that_prefers_a_side_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from kneewise.plan import progression  # noqa: PLC0415
    from kneewise.plan.facts.exercise import Legs  # noqa: PLC0415

    def one_sided(track: object, visit: object, *, protocol: Protocol) -> plan_verdict.Judgement | None:
        judgement = plan_verdict.judge(track, visit, protocol=protocol)  # type: ignore[arg-type]
        is_easier = judgement is not None and judgement.verdict is plan_verdict.Verdict.REDUCE
        spared = is_easier and track.legs is Legs.LEFT  # type: ignore[attr-defined]
        if not spared or judgement is None:
            return judgement
        return replace(judgement, verdict=plan_verdict.Verdict.KEEP, lacks="sets")

    monkeypatch.setattr(progression, "judge", one_sided)
    monkeypatch.setattr("kneewise.trial.path_check.EPISODES", {"a bad morning": (replace(WELL, morning=3),)})
    part, _ = check_paths(protocol=OURS)
    assert of(part)[MIRROR].wrong == "the two do not give mirrored prescriptions"


def test_a_person_without_pain_needs_so_many_weeks_at_the_least() -> None:
    went = journey((), frozenset(), protocol=OURS)
    assert went.squat_day == 14
    assert went.top_day is not None
    assert not went.wrong
    assert 8 <= went.top_day / 7 <= 12


@pytest.mark.parametrize("episode", [name for name, answers in EPISODES.items() if answers])
def test_after_every_episode_the_squat_comes_all_the_same(episode: str) -> None:
    went = journey(EPISODES[episode], frozenset(), protocol=OURS)
    assert went.top_day is not None, episode


def test_answers_lie_on_both_sides_of_each_threshold() -> None:
    answers = answers_of(OURS)
    peaks = {each.peak for each in answers}
    assert {0, 1, 2, 3, 5, 6, 7, 8, None} <= peaks
    assert len(set(answers)) == len(answers)
    assert all(each.words.endswith(".") for each in answers)


def test_worse_is_more_pain_and_all_else_alike() -> None:
    assert is_worse(replace(WELL, peak=3), WELL)
    assert is_worse(replace(WELL, elsewhere=1), WELL)
    assert not is_worse(WELL, WELL)
    assert not is_worse(replace(WELL, peak=3, effort=8), WELL)
    assert not is_worse(WELL, replace(WELL, peak=None)), "what is not known is not less"


def test_the_shortest_story_is_told() -> None:
    long, short = (Broken(invariant=LOCK, story=("a",) * count, wrong="so") for count in (3, 1))
    parts = tuple(Part(name="x", states=1, transitions=2, invariants=(LOCK,), broken=(each,)) for each in (long, short))
    findings = Findings(parts=parts, weeks=())
    assert findings.broken(LOCK) is short
    assert findings.broken(CAPS) is None
    assert (findings.states, findings.transitions, findings.holds) == (2, 4, False)


def test_bands_of_a_protocol_are_walked() -> None:
    part = check_ladder(CATALOGUE["clamshell"], legs_of(CATALOGUE["clamshell"])[0], protocol=SHORT)
    longer = replace(SHORT, load=replace(SHORT.load, bands=("none", "yellow", Band.RED.value)))
    more = check_ladder(CATALOGUE["clamshell"], legs_of(CATALOGUE["clamshell"])[0], protocol=longer)
    assert more.states > part.states
