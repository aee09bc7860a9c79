"""What a person may try on the way back, how it is done, and when better not."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kneewise.plan import Protocol
from kneewise.web.attempt_forms import AttemptForm, HopForm, RunForm, SingleLegForm, StairsForm, WalkForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Something to try and to log. ``how`` and ``not_when`` may name numbers of the protocol."""

    name: str
    title: "StrOrPromise"
    log: "StrOrPromise"
    how: tuple["StrOrPromise", ...]
    not_when: "StrOrPromise"
    form: type[AttemptForm]

    def steps(self, protocol: Protocol) -> tuple[str, ...]:
        """How it is done, with the numbers of a protocol."""
        return tuple(str(each) % _numbers(protocol) for each in self.how)

    def better_not(self, protocol: Protocol) -> str:
        """When not to try it, with the numbers of a protocol."""
        return str(self.not_when) % _numbers(protocol)


def _numbers(protocol: Protocol) -> dict[str, int]:
    return {
        "walk_min": protocol.gate_b.run_walk_min,
        "reps": protocol.gate_b.run_single_leg_reps,
        "stop": protocol.pain.reduce_max,
        "calm": protocol.run.pain_max,
        "weeks": protocol.gate_b.jump_run_weeks,
    }


_ATTEMPTS = (
    Attempt(
        name="stairs",
        title=_("Stairs, up and down"),
        log=_("Try the stairs"),
        how=(
            _("Go up and down one flight of stairs, one foot after the other."),
            _("Go at your usual pace, and hold the rail if you like."),
            _("Notice the strongest pain around or behind the kneecap."),
        ),
        not_when=_(
            "Wait with this while the knee is swollen or has flared up. If stairs hurt more than %(stop)d of 10, stop, "
            "and write that down."
        ),
        form=StairsForm,
    ),
    Attempt(
        name="walk",
        title=_("A brisk walk"),
        log=_("Log a brisk walk"),
        how=(
            _("Walk on level ground for about %(walk_min)d minutes."),
            _("Walk so fast that you breathe deeper but can still talk."),
            _("Notice the strongest kneecap pain on the way."),
        ),
        not_when=_(
            "Wait with this while the knee is swollen or has flared up, or while you are ill. If the pain goes above "
            "%(stop)d of 10, stop, and write down how far you came."
        ),
        form=WalkForm,
    ),
    Attempt(
        name="run",
        title=_("A run"),
        log=_("Log a run"),
        how=(
            _("Walk for a few minutes first, to get warm."),
            _("Run slowly on level ground, as the step says, at a pace at which you can talk."),
            _("Notice the strongest kneecap pain, and walk when it goes above %(calm)d of 10."),
        ),
        not_when=_(
            "Not before running is open, not the day after another run, and not with swelling, stiffness or pain. "
            "If you ran all the same, log it: the plan should know."
        ),
        form=RunForm,
    ),
    Attempt(
        name="single-leg",
        title=_("Single-leg test"),
        log=_("Do the single-leg test"),
        how=(
            _("Stand on one leg beside a wall or a chair that you can hold."),
            _("Bend the knee slowly, half as far as for sitting down, and come up again."),
            _("Count how often you can do it well, %(reps)d times or more, and do the same with the other leg."),
        ),
        not_when=_(
            "Wait with this until the semi squat is part of your session, and while the knee is swollen or has flared "
            "up. Stop when it hurts more than %(calm)d of 10, or when you lose your balance."
        ),
        form=SingleLegForm,
    ),
    Attempt(
        name="hop",
        title=_("Hop test"),
        log=_("Do the hop test"),
        how=(
            _("Get warm, and mark a line on a floor that is not slippery."),
            _("Hop forward from one leg as far as you can, and land firmly on the same leg."),
            _("Measure from the line to your heel, and take the longest of three hops with each leg."),
        ),
        not_when=_(
            "Not before you have been running for %(weeks)d weeks without trouble, and not with any swelling or pain. "
            "It is best done with a physiotherapist beside you."
        ),
        form=HopForm,
    ),
)

ATTEMPTS: Mapping[str, Attempt] = MappingProxyType({each.name: each for each in _ATTEMPTS})
"""All of them by name, in the order in which they come up."""
