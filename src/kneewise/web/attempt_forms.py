"""The forms that tell how an activity or a test went; each makes the fact that it stands for."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kneewise.body import Side
from kneewise.plan import Fact, PerKnee
from kneewise.plan.facts.course import HOP_CM_MAX, ActivityDone, ActivityKind, HopTested, SingleLegTested
from kneewise.web.fields import Count, OneOf, Scale, YesNo
from kneewise.web.forms import KNEES, AnsweredForm
from kneewise.web.visit import Stamp

LEGS = {Side.LEFT: _("left leg"), Side.RIGHT: _("right leg")}
MINUTES_MAX = 600
REPS_MAX = 100
"""More single-leg squats than this are a slip of the finger (our proposal)."""

Given = Mapping[str, object]


class AttemptForm(AnsweredForm):
    """How something went. ``knees`` in their order; ``planned`` says whether the plan gives a step of running now."""

    def __init__(self, data: Given | None = None, *, knees: Sequence[Side], planned: bool = False) -> None:
        super().__init__(data)
        self._ask(tuple(knees), planned=planned)

    def _ask(self, knees: tuple[Side, ...], *, planned: bool) -> None:
        """Add what depends on the person."""

    def fact(self, stamp: Stamp) -> Fact:
        """What was answered, as a fact; only of a valid form."""
        raise NotImplementedError


class _ActivityForm(AttemptForm):
    activity: ClassVar[ActivityKind]

    def fact(self, stamp: Stamp) -> Fact:
        """The activity, its length and its pain."""
        said = self.cleaned_data
        return ActivityDone(
            **stamp,
            activity=self.activity,
            peak_pain=said["peak_pain"],
            minutes=None if said.get("minutes") is None else float(said["minutes"]),
            as_planned=said.get("as_planned"),
        )


class StairsForm(_ActivityForm):
    """A flight of stairs, up and down."""

    activity = ActivityKind.STAIRS
    peak_pain = Scale(_("Strongest kneecap pain on the stairs"), help_text=_("Up or down, whichever was worse."))


class WalkForm(_ActivityForm):
    """A brisk walk."""

    activity = ActivityKind.WALK
    minutes = Count(_("How long did you walk?"), unit=_("minutes"), lowest=1, highest=MINUTES_MAX)
    peak_pain = Scale(_("Strongest kneecap pain on the walk"))


class RunForm(_ActivityForm):
    """A run: as the plan gave it, where it gave one."""

    activity = ActivityKind.RUN
    as_planned = YesNo(_("Was it the step that the plan gave, all of it?"))
    minutes = Count(
        _("How long was it, walking included?"),
        unit=_("minutes"),
        lowest=1,
        highest=MINUTES_MAX,
        required=False,
        help_text=_("You may leave this out."),
    )
    peak_pain = Scale(_("Strongest kneecap pain on the run"))

    def _ask(self, knees: tuple[Side, ...], *, planned: bool) -> None:  # noqa: ARG002  # a run has no side
        if not planned:
            del self.fields["as_planned"]


class SingleLegForm(AttemptForm):
    """Single-leg squats or step-downs, counted on each leg."""

    control = OneOf(
        _("Did your knee and hips stay in line?"),
        [("yes", _("Yes")), ("no", _("No")), ("unseen", _("I could not tell"))],
        missing=_("Please choose one of the three."),
    )

    def _ask(self, knees: tuple[Side, ...], *, planned: bool) -> None:  # noqa: ARG002  # a test has no step
        for side in knees:
            knee = {"leg": LEGS[side], "knee": KNEES[side]}
            label = _("Repetitions with the %(leg)s") % knee
            self.fields[f"reps_{side}"] = Count(label, unit=_("repetitions"), lowest=0, highest=REPS_MAX)
            self.fields[f"pain_{side}"] = Scale(_("Strongest pain in the %(knee)s") % knee)
        self.order_fields([*(name for name in self.fields if name != "control"), "control"])

    def fact(self, stamp: Stamp) -> Fact:
        """The test of both legs."""
        said = self.cleaned_data
        return SingleLegTested(
            **stamp,
            reps=PerKnee(**{side.value: said.get(f"reps_{side}") for side in Side}),
            pain=PerKnee(**{side.value: said.get(f"pain_{side}") for side in Side}),
            control={"yes": True, "no": False}.get(said["control"]),
        )


class HopForm(AttemptForm):
    """A hop for distance on each leg."""

    def _ask(self, knees: tuple[Side, ...], *, planned: bool) -> None:  # noqa: ARG002  # a test has no step
        for side in knees:
            label = _("Longest hop on the %(leg)s") % {"leg": LEGS[side]}
            self.fields[f"distance_{side}"] = Count(label, unit="cm", lowest=0, highest=HOP_CM_MAX)
        self.fields["pain"] = Scale(_("Strongest kneecap pain in the hops"))

    def fact(self, stamp: Stamp) -> Fact:
        """The test of both legs."""
        said = self.cleaned_data
        distance = PerKnee(**{side.value: said.get(f"distance_{side}") for side in Side})
        return HopTested(**stamp, distance_cm=distance, pain=said["pain"])
