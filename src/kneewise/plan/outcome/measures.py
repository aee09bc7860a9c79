"""The outcome measures: how pain, everyday life and the change since the start are asked and scored.

All but one are single numbers in our own words. The Anterior Knee Pain Scale is somebody else's and stands in a file of
its own (``akps.toml``), which may be deleted: then it is not offered, and what hangs on it stays unknown.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType

from kneewise.plan.facts._allowed import BadFact, refuse
from kneewise.wording import Wording, say

AKPS_FILE = "akps.toml"

WORST_PAIN, USUAL_PAIN, ACTIVITIES, AKPS, CHANGE = "worst_pain", "usual_pain", "activities", "akps", "change"
"""The names of the measures; the fields of ``Reviewed``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer of an item, and its points."""

    says: Wording
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleItem:
    """One item of a scale: exactly one of its options is chosen."""

    key: str
    title: Wording
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A published scale with its items, whom to cite, and on what terms it is here."""

    name: str
    title: Wording
    citation: str
    licence: str
    items: tuple[ScaleItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure as it is asked: a number from ``low`` to ``high``, and what the two ends mean.

    ``higher_is_better`` says which way is up. ``source`` is where the way of asking comes from.
    """

    name: str
    title: Wording
    asks: Wording
    low: int
    high: int
    low_means: Wording
    high_means: Wording
    higher_is_better: bool
    source: str


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        WORST_PAIN: Measure(
            name=WORST_PAIN,
            title=say("Worst pain of the week"),
            asks=say("How strong was the pain in your knee at its worst in the last seven days?"),
            low=0,
            high=10,
            low_means=say("no pain"),
            high_means=say("the worst pain you can think of"),
            higher_is_better=False,
            source="Numeric pain rating, 0 to 10: Crossley KM et al. 2004, doi:10.1016/S0003-9993(03)00613-0",
        ),
        USUAL_PAIN: Measure(
            name=USUAL_PAIN,
            title=say("Usual pain of the week"),
            asks=say("How strong was the pain in your knee on most of the last seven days?"),
            low=0,
            high=10,
            low_means=say("no pain"),
            high_means=say("the worst pain you can think of"),
            higher_is_better=False,
            source="Numeric pain rating, 0 to 10: Crossley KM et al. 2004, doi:10.1016/S0003-9993(03)00613-0",
        ),
        ACTIVITIES: Measure(
            name=ACTIVITIES,
            title=say("Your own activities"),
            asks=say("Name up to five things that your knee makes hard. How well can you do each of them now?"),
            low=0,
            high=10,
            low_means=say("I cannot do it"),
            high_means=say("I do it as before"),
            higher_is_better=True,
            source="Patient-specific activities, the method in our own words: Stratford P et al. 1995",
        ),
        AKPS: Measure(
            name=AKPS,
            title=say("Anterior Knee Pain Scale"),
            asks=say("Choose the answer that fits your knee best, thirteen times."),
            low=0,
            high=100,
            low_means=say("many difficulties"),
            high_means=say("no difficulty"),
            higher_is_better=True,
            source="Kujala UM et al. 1993, Arthroscopy 9(2):159-163",
        ),
        CHANGE: Measure(
            name=CHANGE,
            title=say("Change since the start"),
            asks=say("How is your knee now, compared with the start of the programme?"),
            low=-3,
            high=3,
            low_means=say("much worse"),
            high_means=say("much better"),
            higher_is_better=True,
            source="Global rating of change, in our own words: Kamper SJ et al. 2009",
        ),
    }
)
"""Every measure by its name, in the order in which they are asked."""

CHANGE_WORDS: Mapping[int, Wording] = MappingProxyType(
    {
        -3: say("much worse"),
        -2: say("worse"),
        -1: say("a little worse"),
        0: say("about the same"),
        1: say("a little better"),
        2: say("better"),
        3: say("much better"),
    }
)
"""The answers to the question how much has changed."""

CONCERNS: Mapping[str, tuple[str, frozenset[int]]] = MappingProxyType(
    {
        "pain": ("U1", frozenset({0, 6})),
        "swelling": ("U3", frozenset({0})),
        "patellar_movements": ("U4", frozenset({0, 2})),
    }
)
"""Items of the Anterior Knee Pain Scale whose points bring up a safety question (our proposal): which one, and when."""


@cache
def akps() -> Scale | None:
    """The Anterior Knee Pain Scale; ``None`` where its file was taken out."""
    return akps_in(resources.files("kneewise.plan.outcome"))


def akps_in(folder: Traversable) -> Scale | None:
    """The scale as a folder has it."""
    file = folder / AKPS_FILE
    if not file.is_file():
        return None
    written = tomllib.loads(file.read_text("utf-8"))
    items = tuple(
        ScaleItem(
            key=item["key"],
            title=Wording(item["title"]),
            options=tuple(Option(says=Wording(says), points=points) for says, points in item["options"]),
        )
        for item in written["items"]
    )
    return Scale(
        name=written["name"],
        title=Wording(written["title"]),
        citation=written["citation"],
        licence=written["licence"],
        items=items,
    )


def measures_known() -> tuple[str, ...]:
    """The measures that can be asked here, in their order."""
    return tuple(name for name in MEASURES if name != AKPS or akps() is not None)


def akps_score(answers: Mapping[str, int]) -> int | None:
    """The points of all items together, 0 to 100; ``None`` until each is answered, or where the scale is not here."""
    scale = akps()
    if scale is None or answers.keys() != {item.key for item in scale.items}:
        return None
    return sum(answers.values())


def check_akps(answers: Mapping[str, int]) -> None:
    """Refuse what the scale does not have: raises ``BadFact`` with one sentence. Without the scale nothing is known."""
    scale = akps()
    if scale is None:
        return
    allowed = {item.key: [option.points for option in item.options] for item in scale.items}
    for key, points in answers.items():
        if key not in allowed:
            raise BadFact(f"akps has the item {key!r}; it must be one of {', '.join(allowed)}.")
        if points not in allowed[key]:
            raise refuse(f"akps.{key}", points, f"one of {', '.join(str(each) for each in allowed[key])}")


def concerns_in(answers: Mapping[str, int]) -> tuple[str, ...]:
    """The codes of the safety questions that these answers of the scale bring up again."""
    return tuple(code for key, (code, points) in CONCERNS.items() if answers.get(key) in points)
