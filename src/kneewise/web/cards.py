"""A session as the pages show it: one card for each exercise, with its legs beside each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from kneewise.exercises import Exercise
from kneewise.load import Load, in_words
from kneewise.plan import Change, Item, Legs, Reason
from kneewise.web.guide import ABOUT
from kneewise.web.saw_words import saw_words
from kneewise.web.words import change_words, legs_words, load_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """A reason, with what it saw in words. ``legs`` is empty when it holds for the whole exercise."""

    says: str
    rule: str
    saw: tuple[tuple[str, str], ...]
    source: str
    legs: str = ""

    @property
    def more(self) -> str:
        """The piece of the guide that helps to understand it, or empty."""
        return ABOUT.get(self.rule, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The dose of one leg, or of both where it is the same; ``of`` says which."""

    legs: str
    of: tuple[Legs, ...]
    sets: int
    reps: int
    load: str
    tone: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One exercise of a session."""

    exercise: Exercise
    rows: tuple[Row, ...]
    reasons: tuple[Because, ...]
    figure: str
    hardest: Item

    @property
    def load(self) -> Load:
        """What each kneecap bears in one repetition, of the leg where it is more."""
        return self.hardest.kneecap.load

    @property
    def kneecap(self) -> str:
        """The same in words."""
        return in_words(self.load.peak_bw.value)

    @property
    def impulse(self) -> float:
        """Body weight seconds of one set."""
        return self.load.times(self.hardest.reps).impulse_bw_s.value

    @property
    def limits(self) -> tuple[str, ...]:
        """How far the figures can be trusted."""
        return self.hardest.kneecap.limits


def cards_of(items: Iterable[Item]) -> tuple[Card, ...]:
    """One card for each exercise, in the order of the session."""
    return tuple(_card(exercise, tuple(group)) for exercise, group in groupby(items, key=lambda item: item.exercise))


def because(reasons: Iterable[Reason], *, legs: str = "") -> tuple[Because, ...]:
    """Reasons for a page; each is said once."""
    said = (
        Because(says=reason.says, rule=reason.rule, saw=tuple(saw_words(reason.saw)), source=reason.source, legs=legs)
        for reason in reasons
    )
    return tuple(dict.fromkeys(said))


def _because_of(items: tuple[Item, ...]) -> tuple[Because, ...]:
    if len({because(item.reasons) for item in items}) == 1:
        return because(items[0].reasons)
    return tuple(reason for item in items for reason in because(item.reasons, legs=legs_words(item.legs)))


def _card(exercise: Exercise, items: tuple[Item, ...]) -> Card:
    side = "right" if items[0].legs is Legs.BOTH else items[0].legs.value
    range_deg = items[0].load.range_deg
    figure = reverse("api:figure", args=(exercise.name, side))
    return Card(
        exercise=exercise.at_range(range_deg),
        rows=_rows(items),
        reasons=_because_of(items),
        figure=figure if range_deg is None else f"{figure}?range_deg={range_deg}",
        hardest=max(items, key=lambda item: item.kneecap.load.peak_bw.value),
    )


def _rows(items: tuple[Item, ...]) -> tuple[Row, ...]:
    if len(items) > 1 and len({(item.sets, item.reps, item.load, _change(item)) for item in items}) == 1:
        return (_row(*items, legs=_("each leg")),)
    return tuple(_row(item, legs=legs_words(item.legs)) for item in items)


def _row(item: Item, *others: Item, legs: str) -> Row:
    tone, change = change_words(_change(item))
    return Row(
        legs=legs,
        of=tuple(each.legs for each in (item, *others)),
        sets=item.sets,
        reps=item.reps,
        load=load_words(item.load),
        tone=tone,
        change=change,
    )


def _change(item: Item) -> Change:
    """What is different for the person: what should be easier and cannot be is the same again."""
    if item.stopped_today:
        return Change.STOP
    if any(reason.rule == "first-step" for reason in item.reasons):
        return Change.HOLD
    return Change.REDUCE if item.change is Change.STOP else item.change
