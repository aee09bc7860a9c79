"""What a person may do beside the exercises, and what still waits, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kneewise.exercises import AVOID, Activity
from kneewise.plan.activity.criteria import days_after_much, days_since_flare
from kneewise.plan.activity.gates import goes_by_pain, speaks_against
from kneewise.plan.facts.course import GateName
from kneewise.plan.facts.fields import Json
from kneewise.plan.protocol import Protocol
from kneewise.plan.session import Gate
from kneewise.plan.standing import Standing
from kneewise.wording import Wording, say, say_many

_NOT_WAITING = Wording("")
"""Until when an activity waits that is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """One activity: open or not, why (or how, when it is open), until when it waits, and who says so."""

    gate: GateName
    title: Wording
    open: bool
    says: Wording
    until: Wording
    source: str

    def to_json(self) -> dict[str, Json]:
        """As JSON: of one that is open how, of another one why not and until when."""
        if self.open:
            return {"activity": self.title, "gate": self.gate.value, "how": self.says, "source": self.source}
        return {
            "activity": self.title,
            "gate": self.gate.value,
            "why": self.says,
            "until": self.until,
            "source": self.source,
        }


def permissions(standing: Standing, gates: Iterable[Gate], *, protocol: Protocol) -> tuple[Permission, ...]:
    """Each activity by its gate; nothing is open while the plan is locked."""
    by_name: Mapping[GateName, Gate] = {gate.to: gate for gate in gates}
    return tuple(_permission(each, by_name[GateName(each.gate)], standing, protocol) for each in AVOID)


def _permission(activity: Activity, gate: Gate, standing: Standing, protocol: Protocol) -> Permission:
    if gate.passed and not standing.unwell:
        by_pain = gate.to is GateName.RUNNING and goes_by_pain(standing, protocol=protocol)
        return Permission(
            gate=gate.to,
            title=activity.name,
            open=True,
            says=_by_pain(protocol) if by_pain else activity.then,
            until=_NOT_WAITING,
            source=protocol.source_of("run.pain_max") if by_pain else activity.source,
        )
    says, until = _closed_again(standing, protocol) if _was_open(gate, standing, protocol) else (None, None)
    return Permission(
        gate=gate.to,
        title=activity.name,
        open=False,
        says=says or activity.why,
        until=until or activity.until,
        source=activity.source if says is None else protocol.source_of("gate_b.clean_days"),
    )


def _was_open(gate: Gate, standing: Standing, protocol: Protocol) -> bool:
    """Whether the gate was passed and is closed by what speaks against it now."""
    if gate.to is GateName.RUNNING and goes_by_pain(standing, protocol=protocol):
        return True
    passed = gate.to in standing.activities.earned | standing.changes.opened
    return passed and (standing.unwell or speaks_against(standing, protocol=protocol))


def _closed_again(standing: Standing, protocol: Protocol) -> tuple[Wording, Wording]:
    """Why, and until when."""
    days, flare = protocol.gate_b.clean_days, days_since_flare(standing)
    if standing.locks:
        return (
            say("Somebody should look at your knee first."),
            say("until your doctor or physiotherapist has looked at it"),
        )
    if not standing.screened:
        return say("First there are some safety questions."), say("until you have answered them")
    if standing.unwell:
        return say("You are not well. All of this can wait."), say("until you are well again")
    if flare is not None and flare < days:
        return (
            say("Your knee has flared up. Flare-ups are common and do not mean harm."),
            say_many("until {count} day after the flare-up", "until {count} days after the flare-up", count=days),
        )
    if speaks_against(standing, protocol=protocol):
        return (
            say("A knee was swollen lately."),
            say_many("until {count} day without swelling", "until {count} days without swelling", count=days),
        )
    return (
        say("Your last run was a little much for the knee."),
        say_many("until {count} day after it", "until {count} days after it", count=days_after_much(protocol)),
    )


def _by_pain(protocol: Protocol) -> Wording:
    """The limits for somebody who runs already (the patient rule of My Knee Cap, and advice for runners)."""
    return say(
        "You run already, so you may go on within limits: a pain of {most} of 10 or less, your knees calm again an "
        "hour later and the next morning. Run shorter and more often, 10 to 20 % slower, and at first without hills "
        "and stairs.",
        most=protocol.run.pain_max,
    )
