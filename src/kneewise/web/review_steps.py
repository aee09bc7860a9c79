"""The parts of a review, one page each, in the order in which they are asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kneewise.plan import Fact, SessionStarted
from kneewise.plan.facts.course import ACTIVITIES_MAX, Reviewed
from kneewise.plan.outcome.measures import ACTIVITIES, AKPS, CHANGE, USUAL_PAIN, WORST_PAIN, akps, measures_known
from kneewise.web.review_forms import ActivitiesForm, ChangeOverallForm, Given, PainForm, ReviewForm, ScaleForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Maker = Callable[[Given | None, Sequence[Fact]], ReviewForm]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One page of a review: the measures that it asks, and how its form is made."""

    name: str
    title: "StrOrPromise"
    about: "StrOrPromise"
    measures: tuple[str, ...]
    form: Maker


def _pain(data: Given | None, _facts: Sequence[Fact]) -> ReviewForm:
    return PainForm(data)


def _activities(data: Given | None, facts: Sequence[Fact]) -> ReviewForm:
    return ActivitiesForm(data, names=own_activities(facts))


def _scale(data: Given | None, _facts: Sequence[Fact]) -> ReviewForm:
    scale = akps()
    assert scale is not None  # noqa: S101  # the step is not offered without its file
    return ScaleForm(data, scale=scale)


def _change(data: Given | None, _facts: Sequence[Fact]) -> ReviewForm:
    return ChangeOverallForm(data)


_STEPS = (
    Step(
        name="pain",
        title=_("Pain of the last seven days"),
        about=_("Around or behind the kneecap. If both knees hurt, take the worse one."),
        measures=(WORST_PAIN, USUAL_PAIN),
        form=_pain,
    ),
    Step(
        name="activities",
        title=_("What matters to you"),
        about=_(
            "Name one to five things that your knee makes hard, such as going down to the cellar, kneeling or dancing. "
            "Then say how well you can do each of them now."
        ),
        measures=(ACTIVITIES,),
        form=_activities,
    ),
    Step(
        name="scale",
        title=_("Anterior Knee Pain Scale"),
        about=_("Thirteen lines from everyday life and sport. Choose the answer that fits your knee best."),
        measures=(AKPS,),
        form=_scale,
    ),
    Step(
        name="change",
        title=_("The whole of it"),
        about=_("All in all, not only today."),
        measures=(CHANGE,),
        form=_change,
    ),
)

STEPS: Mapping[str, Step] = MappingProxyType({step.name: step for step in _STEPS})
"""All of them by name."""


def steps_for(facts: Sequence[Fact], *, asks: Sequence[str]) -> tuple[Step, ...]:
    """The steps that ask something of ``asks``; how things changed is asked after the first session only."""
    known = set(measures_known()) & set(asks)
    if not any(isinstance(fact, SessionStarted) for fact in facts):
        known -= {CHANGE}
    return tuple(step for step in _STEPS if known & set(step.measures))


def step_after(steps: Sequence[Step], step: Step) -> Step | None:
    """The one that comes next; ``None`` after the last."""
    names = [each.name for each in steps]
    later = steps[names.index(step.name) + 1 :] if step.name in names else ()
    return later[0] if later else None


def own_activities(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The person's own activities by name: those of the start, which are compared, and then those of last time."""
    rated = [tuple(fact.activities) for fact in facts if isinstance(fact, Reviewed) and fact.activities]
    return tuple(dict.fromkeys(name for names in (rated[:1] + rated[-1:]) for name in names))[:ACTIVITIES_MAX]
