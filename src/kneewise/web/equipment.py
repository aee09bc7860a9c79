"""What to have at hand before a session begins, so that nobody has to get up again."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from kneewise.coach import Stance
from kneewise.plan import Item, Legs, Load
from kneewise.web.words import legs_words, load_words


def equipment_of(items: Iterable[Item]) -> tuple[str, ...]:
    """Each thing once, in the order in which it is needed; with the leg that it is for, where the other has none."""
    legs_of: dict[str, set[Legs]] = {}
    for item in items:
        legs_of.setdefault(_place(item), set())
        if carried := _carried(item):
            legs_of.setdefault(carried, set()).add(item.legs)
    return tuple(_with_leg(thing, legs) for thing, legs in legs_of.items())


def _place(item: Item) -> str:
    if item.exercise.coaching.stance is Stance.STANDING:
        return _("A chair behind you, and something firm to hold on to")
    return _("A mat or a carpet to lie on")


def _carried(item: Item) -> str:
    carried = replace(item.load, range_deg=None)
    if carried == Load():
        return ""
    words = load_words(carried)
    return words[0].upper() + words[1:]


def _with_leg(thing: str, legs: set[Legs]) -> str:
    if len(legs) != 1 or legs == {Legs.BOTH}:
        return thing
    return _("%(load)s, %(leg)s") % {"load": thing, "leg": legs_words(*legs)}
