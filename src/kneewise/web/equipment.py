"""What to have at hand before a session begins, so that nobody has to get up again."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from kneewise.coach import Stance
from kneewise.plan import Item, Load
from kneewise.web.words import legs_words, load_words


def equipment_of(items: Iterable[Item]) -> tuple[str, ...]:
    """Each thing once, in the order in which it is needed."""
    things = [thing for item in items for thing in _needed(item)]
    return tuple(dict.fromkeys(things))


def _needed(item: Item) -> list[str]:
    stands = item.exercise.coaching.stance is Stance.STANDING
    place = _("A chair behind you, and something firm to hold on to") if stands else _("A mat or a carpet to lie on")
    return [place, *_weights(item)]


def _weights(item: Item) -> list[str]:
    carried = replace(item.load, range_deg=None)
    if carried == Load():
        return []
    words = load_words(carried)
    return [_("%(load)s, %(leg)s") % {"load": words[0].upper() + words[1:], "leg": legs_words(item.legs)}]
