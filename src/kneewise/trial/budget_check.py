"""The kneecap's budget: every pair of exercises in turn, at every pair of levels, with budgets around what is asked."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations, product

from kneewise.body import Side
from kneewise.exercises import CATALOGUE
from kneewise.load import MAN, Amount, Limit, first_over, together
from kneewise.plan.budget import Candidate, over_budget, tolerated, with_week
from kneewise.plan.gates import person_ladder
from kneewise.plan.ladder import Ladder
from kneewise.plan.progression import legs_of
from kneewise.plan.protocol import Protocol
from kneewise.plan.standing import Borne, PerKneecap, Standing
from kneewise.trial.circumstance import PERSON
from kneewise.trial.invariant import PEAK_MAX_BW, WEEK_RISE_MAX, Broken, Invariant, Part, shortest

_AROUND = (0.0, 0.8, 1.0, 1.2)
"""What was tolerated, as shares of what is asked."""


def check_budget(*, protocol: Protocol) -> Part:
    """Steps that are given never pass the budget, nor the budget the outer limits."""
    cases = 0
    found = [*_too_wide(protocol)]
    for first, second in permutations(CATALOGUE, 2):
        for given in _both(first, second, protocol):
            base = _amount(given, protocol, Standing())
            for share in _AROUND:
                cases += 1
                found += _passed((first, second), given, _borne(base, share), protocol)
    one = shortest(found)
    return Part(
        name="The kneecap's budget, every pair of exercises in turn",
        states=cases,
        transitions=cases,
        invariants=(Invariant.CAPS,),
        broken=() if one is None else (one,),
    )


def _too_wide(protocol: Protocol) -> Iterator[Broken]:
    rule = protocol.budget
    said = (
        (rule.peak_ceiling_bw > PEAK_MAX_BW, f"a kneecap may be pressed with {rule.peak_ceiling_bw:g} body weights"),
        (rule.week_rise_share > WEEK_RISE_MAX, f"a week may be {rule.week_rise_share:.0%} more than the one before"),
    )
    for is_so, wrong in said:
        if is_so:
            yield Broken(invariant=Invariant.CAPS, story=("Any day: the protocol itself allows it.",), wrong=wrong)


def _both(first: str, second: str, protocol: Protocol) -> Iterator[list[Candidate]]:
    """Both exercises at every pair of levels below the top."""
    ladders = [person_ladder(CATALOGUE[name], Standing(person=PERSON), protocol=protocol) for name in (first, second)]
    pairs = zip((first, second), ladders, strict=True)
    levels = [[_candidates(name, each, steps) for steps in range(each.steps(each.top))] for name, each in pairs]
    yield from ([*one, *other] for one, other in product(*levels))


def _borne(base: Amount, share: float) -> Standing:
    """Somebody who has tolerated a share of what is asked."""
    borne = PerKneecap(left=base.session_bw_s * share, right=base.session_bw_s * share)
    peak = PerKneecap(left=base.peak_bw * share, right=base.peak_bw * share)
    return Standing(borne=(Borne(age_days=8, asked=borne, tolerated=borne, peak=peak),))


def _passed(turn: tuple[str, str], given: list[Candidate], standing: Standing, protocol: Protocol) -> Iterator[Broken]:
    refused = over_budget(given, turn, standing, protocol=protocol)
    after = [each if each.place in refused else replace(each, level=each.ladder.harder(each.level)) for each in given]
    budget = protocol.budget.rules.budget(tolerated(standing, Side.LEFT, protocol=protocol))
    asked = _amount(after, protocol, standing)
    limit = first_over(asked, budget)
    if limit is not None and asked.of(limit) > _amount(given, protocol, standing).of(limit):
        yield _tell(turn, asked, budget, limit)


def _candidates(name: str, ladder: Ladder, steps: int) -> tuple[Candidate, ...]:
    """The legs of an exercise, so many steps from the floor."""
    level = ladder.at_steps(steps)
    return tuple(Candidate(exercise=name, legs=legs, ladder=ladder, level=level) for legs in legs_of(CATALOGUE[name]))


def _amount(given: list[Candidate], protocol: Protocol, standing: Standing) -> Amount:
    mine = (each for each in given if Side.LEFT in each.legs.knees)
    loads = (each.load(each.level, sets=protocol.dose.sets, build=MAN) for each in mine)
    return with_week(together(loads), Side.LEFT, standing)


def _tell(turn: tuple[str, str], asked: Amount, budget: Amount, limit: Limit) -> Broken:
    titles = " and ".join(CATALOGUE[name].title.lower() for name in turn)
    return Broken(
        invariant=Invariant.CAPS,
        story=(f"Day 1: {titles} get harder.",),
        wrong=f"the kneecap's {limit.value} is {asked.of(limit):.1f}, of {budget.of(limit):.1f} allowed",
    )
