"""The facts of a person folded once, and only the new ones after that.

A page that asks what is next has the same facts as the page before it, and a few more at their end.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from kneewise.plan import Corrected, Fact, default_protocol
from kneewise.plan.fold import Folded, one_more
from kneewise.plan.fold import fold as fold_all

PEOPLE = 64
"""So many people's foldings are remembered, those that were asked for last."""

_known: OrderedDict[str, tuple[tuple[Fact, ...], Folded | None]] = OrderedDict()
_lock = Lock()


def folded(person: str, facts: tuple[Fact, ...]) -> Folded | None:
    """Where the facts lead, in the order of (at, id); ``None`` where there are none."""
    with _lock:
        before, fold = _known.get(person, ((), None))
    protocol = default_protocol()
    if not _begins_with(facts, before) or _corrects(facts, before):
        fold = fold_all(facts, protocol=protocol)
    else:
        for fact in facts[len(before) :]:
            fold = one_more(fold, fact, protocol=protocol)
    with _lock:
        _known[person] = (facts, fold)
        _known.move_to_end(person)
        while len(_known) > PEOPLE:
            _known.popitem(last=False)
    return fold


def _begins_with(facts: Sequence[Fact], before: Sequence[Fact]) -> bool:
    """Whether these are the facts of before, and more: the store gives the same objects while it keeps them."""
    count = len(before)
    return count <= len(facts) and all(one is other for one, other in zip(facts, before, strict=False))


def _corrects(facts: Sequence[Fact], before: Sequence[Fact]) -> bool:
    """Whether what is new corrects an entry, or is one that has been corrected already."""
    corrected = {fact.corrects for fact in before if isinstance(fact, Corrected)}
    return any(isinstance(fact, Corrected) or fact.id in corrected for fact in facts[len(before) :])
