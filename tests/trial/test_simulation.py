"""Virtual people: the same by the same seed, sensible at the edges; and more capacity never hurts more."""

from dataclasses import fields, replace

import numpy as np
import pytest

from kneewise.plan import default_protocol
from kneewise.trial.simulation import (
    MEASURES,
    TITLES,
    WARNING,
    Assumptions,
    Design,
    documented,
    run,
    summarise,
    usual_arms,
)
from kneewise.trial.simulation.assumption import MOST_IMPORTANT
from kneewise.trial.simulation.experiment import told
from kneewise.trial.simulation.knee import Knees
from kneewise.trial.simulation.outcome import Tally
from kneewise.trial.simulation.people import BLOCK, BUILDS, KINDS, WORST_AT_START, people
from kneewise.trial.simulation.picture import svg
from kneewise.trial.simulation.prescription import Prescribed
from kneewise.trial.simulation.report import document, page, rows
from kneewise.trial.simulation.state import at
from kneewise.trial.simulation.summary import Estimate, by_person
from kneewise.trial.simulation.track import NONE, OTHER_LEG, SQUAT, TRACKS, ladders_of

PROTOCOL = default_protocol()


def simulated(count: int = 60, weeks: int = 6, seed: int = 3, assume: Assumptions | None = None) -> dict[str, Tally]:
    design = Design(people=count, weeks=weeks, seed=seed, assume=assume or Assumptions())
    return run(design, usual_arms(PROTOCOL))


def same(first: Tally, second: Tally) -> bool:
    return all(np.array_equal(getattr(first, each.name), getattr(second, each.name)) for each in fields(Tally))


def test_the_same_seed_gives_the_same() -> None:
    first, again, other = simulated(), simulated(), simulated(seed=4)
    assert all(same(first[name], again[name]) for name in first)
    assert not any(same(first[name], other[name]) for name in first)


def test_the_first_people_are_the_same_however_many_there_are() -> None:
    few, many = simulated(20), simulated(40)
    for name in few:
        assert np.array_equal(few[name].sessions, many[name].sessions[:20])


def test_more_processes_change_nothing() -> None:
    design = Design(people=BLOCK + 5, weeks=1, seed=3, assume=Assumptions())
    makes = {"ours": usual_arms(PROTOCOL)["ours"]}
    assert same(run(design, makes)["ours"], run(design, makes, processes=2)["ours"])


@pytest.mark.parametrize(("count", "weeks"), [(0, 6), (1, 6), (5, 0), (0, 0), (1, 1)])
def test_nobody_one_person_no_week(count: int, weeks: int) -> None:
    design = Design(people=count, weeks=weeks, seed=3, assume=Assumptions())
    arms = summarise(run(design, usual_arms(PROTOCOL)), TITLES)
    assert [arm.name for arm in arms] == list(TITLES)
    assert len(list(rows(arms, weeks=weeks))) == len(MEASURES)
    for text in (svg(arms, people=count), page(arms, design, WARNING)):
        assert "nan" not in text
    said = document(arms, design, [PROTOCOL], WARNING)
    assert said["warning"] == said["and_again"] == WARNING


@pytest.mark.parametrize("what", ["people", "weeks", "seed"])
def test_what_is_negative_is_refused(what: str) -> None:
    given = {"people": 1, "weeks": 1, "seed": 1} | {what: -1}
    with pytest.raises(ValueError, match=what):
        Design(**given, assume=Assumptions())


def test_who_never_answers_never_gets_harder_and_never_squats() -> None:
    silent = Assumptions(answers_morning=0.0, answers_hour=0.0, answers_pain=0.0, answers_effort=0.0)
    design = Design(people=30, weeks=8, seed=3, assume=silent)
    _, logs = told(design, {"ours": usual_arms(PROTOCOL)["ours"]})
    given = [log.prescribed for log in logs["ours"] if len(log.who)]
    assert sum(len(each.sets) for each in given) > 30
    for each in given:
        assert not each.harder.any()
        assert not each.given[:, SQUAT].any()
        assert not each.stage[each.given].any()


def test_who_never_comes_does_nothing() -> None:
    for tally in simulated(assume=Assumptions(goes=0.0)).values():
        assert not tally.sessions.any()
        assert (tally.squat_day < 0).all()


def test_without_gates_the_squat_comes_on_the_first_day_and_the_calendars_in_the_third_week() -> None:
    tallies = simulated()
    first = {name: tally.squat_day[tally.squat_day >= 0].min(initial=999) for name, tally in tallies.items()}
    assert first["no-gates"] == 0
    assert first["calendar"] == 14
    assert first["ours"] >= PROTOCOL.gate_a.min_days


def test_the_pain_before_a_session_counts_before_it_is_prescribed() -> None:
    makes = usual_arms(PROTOCOL)
    arm, _ = makes["ours"](people(np.random.default_rng(5), Assumptions()).first(1), Assumptions(), 7)
    arm.begins(0)
    arm.session(0, np.array([0]), np.array([[4, NONE]]))
    assert arm.known.history.worst[at(0), 0] == 4


def knees(**changes: float) -> Knees:
    assume = replace(Assumptions(), **changes)
    who = people(np.random.default_rng(5), assume).first(200)
    made = Knees.of(who, ladders_of(KINDS, who.kind, PROTOCOL), assume)
    made.today = made.tolerance()
    return made


def everything(made: Knees) -> Prescribed:
    shape = (len(made.who), len(TRACKS))
    return Prescribed(
        given=np.ones(shape, dtype=bool),
        stage=made.ladders.stages - 1,
        target=np.full(shape, len(made.ladders.targets) - 1),
        sets=np.full(shape, 3),
        harder=np.zeros(shape, dtype=bool),
        waited=np.zeros(shape, dtype=bool),
        after_break=np.zeros(shape, dtype=bool),
        light=np.zeros(shape[0], dtype=bool),
    )


@pytest.mark.parametrize("more", [1.0, 1.01, 1.5, 4.0])
def test_more_capacity_never_hurts_more(more: float) -> None:
    weak, strong = knees(), knees()
    strong.capacity = weak.capacity * more
    strong.today = strong.tolerance()
    who, given = np.arange(len(weak.who)), everything(weak)
    pairs = [
        (weak.peaks(who, given), strong.peaks(who, given)),
        (weak.everyday(), strong.everyday()),
        (weak.at_rest(), strong.at_rest()),
        (weak.tests(who), strong.tests(who)),
    ]
    for knee in (weak, strong):
        knee.trained(who, given, np.full((len(who), len(TRACKS)), 3))
    pairs.append((weak.irritation, strong.irritation))
    for lesser, greater in pairs:
        assert (greater <= lesser).all()
    assert (strong.capacity >= weak.capacity).all()
    assert (weak.is_well(weak.wanted_session()) <= strong.is_well(strong.wanted_session())).all()


def test_more_load_never_hurts_less() -> None:
    made = knees()
    who, most = np.arange(len(made.who)), everything(made)
    least = replace(most, target=np.zeros_like(most.target), sets=np.ones_like(most.sets))
    assert (made.peaks(who, least) <= made.peaks(who, most)).all()


def test_pain_stays_on_its_scale() -> None:
    made = knees(start_share=0.2, pain_per_overload=50.0)
    who = np.arange(len(made.who))
    made.irritation += 10
    for pain in (made.peaks(who, everything(made)), made.everyday(), made.at_rest(), made.tests(who)):
        assert pain.min() >= 0
        assert pain.max() <= 10


def test_nobody_begins_with_a_pain_that_a_clinician_should_see_first() -> None:
    who = people(np.random.default_rng(5), Assumptions(start_share=0.2))
    assert who.worst_start.max() <= int(WORST_AT_START)


def test_the_bodies_are_within_the_load_model_and_the_tracks_know_their_other_leg() -> None:
    assert len({(build.mass_kg, build.height_m, build.sex) for build in BUILDS}) == len(BUILDS)
    for track, other in enumerate(OTHER_LEG):
        assert other == NONE if track == SQUAT else TRACKS[other][0] is TRACKS[track][0]


def test_every_assumption_says_its_unit_and_its_reason() -> None:
    told_names = [name for name, _, unit, why in documented() if unit and len(why) > 10]
    assert told_names == [each.name for each in fields(Assumptions)]
    assert set(MOST_IMPORTANT) <= set(told_names)


def test_an_interval_is_that_of_the_normal_approximation() -> None:
    estimate = Estimate.of(np.array([1.0, 2.0, 3.0, 4.0]))
    half = 1.96 * np.std([1, 2, 3, 4], ddof=1) / 2
    assert (estimate.mean, estimate.low, estimate.high) == pytest.approx((2.5, 2.5 - half, 2.5 + half))
    assert Estimate.of(np.array([7.0])) == Estimate(mean=7.0, low=None, high=None)
    assert Estimate.of(np.array([])) == Estimate(mean=None, low=None, high=None)


def test_differences_are_person_by_person() -> None:
    tallies = simulated()
    arms = {arm.name: arm for arm in summarise(tallies, TITLES)}
    assert not arms["ours"].differences
    ours, theirs = by_person(tallies["ours"])["sessions"], by_person(tallies["calendar"])["sessions"]
    assert arms["calendar"].differences["sessions"] == Estimate.of(theirs - ours)
    spread = arms["calendar"].differences["sessions"]
    alone = arms["calendar"].measures["sessions"]
    assert spread.high - spread.low < alone.high - alone.low  # the same chance for each protocol
