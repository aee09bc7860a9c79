"""The facts of a person folded once, and only the new ones after that.

A page that asks what is next has the same facts as the page before it, and a few more at their end.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from kneewise.plan import Fact, default_protocol
from kneewise.plan.fold import Folded, one_more

PEOPLE = 64
"""So many people's foldings are remembered, those that were asked for last."""

_known: OrderedDict[str, tuple[tuple[Fact, ...], Folded | None]] = OrderedDict()
_lock = Lock()


def folded(person: str, facts: tuple[Fact, ...]) -> Folded | None:
    """Where the facts lead, in the order of (at, id); ``None`` where there are none."""
    with _lock:
        before, fold = _known.get(person, ((), None))
    if not _begins_with(facts, before):
        before, fold = (), None
    protocol = default_protocol()
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
