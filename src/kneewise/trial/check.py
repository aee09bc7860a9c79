"""A protocol put to the proof: every part of the plan's states, and each invariant with the story that breaks it."""

from kneewise.exercises import CATALOGUE
from kneewise.plan.progression import legs_of
from kneewise.plan.protocol import Protocol
from kneewise.trial.activity_check import check_runs
from kneewise.trial.activity_gates import check_gates_b
from kneewise.trial.budget_check import check_budget
from kneewise.trial.gate_check import check_gate
from kneewise.trial.invariant import Findings
from kneewise.trial.ladder_check import check_ladder
from kneewise.trial.lock_check import check_locks
from kneewise.trial.override_check import check_overrides
from kneewise.trial.path_check import check_paths
from kneewise.trial.rest_check import check_rest
from kneewise.trial.schedule_check import check_schedule


def check(protocol: Protocol) -> Findings:
    """Put a protocol to the proof; takes some forty seconds.

    Each part walks everything that it can reach, and takes what lies outside of it to be anything it can be; so what
    holds in each part holds in the whole. Left and right are walked by one leg, and held against each other in stories.
    """
    ladders = tuple(check_ladder(exercise, legs_of(exercise)[0], protocol=protocol) for exercise in CATALOGUE.values())
    paths, weeks = check_paths(protocol=protocol)
    runs, weeks_of_running = check_runs(protocol=protocol)
    parts = (
        *ladders,
        check_gate(protocol=protocol),
        check_locks(protocol=protocol),
        check_schedule(protocol=protocol),
        check_budget(protocol=protocol),
        check_rest(protocol=protocol),
        check_overrides(protocol=protocol),
        check_gates_b(protocol=protocol),
        runs,
        paths,
    )
    return Findings(parts=parts, weeks=(*weeks, *weeks_of_running))
