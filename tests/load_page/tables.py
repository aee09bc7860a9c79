"""The page's tables, each from the model's own values."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from kneewise.cli.load_rung import REFERENCE, Rung, described, ladders
from kneewise.exercises import CATALOGUE, CoContraction, StraightLegLift
from kneewise.load import MAN, PUBLISHED, SOURCES, AreaSet, Interval, comparisons, rounded
from kneewise.load.contact_area import area_mm2
from kneewise.load.joint import force_per_moment, force_ratio, lever_arm_m

_ANGLES_DEG = (0, 15, 30, 45, 60, 75, 90)
_BY_HAND = (
    ("Brechter JH & Powers CM 2002, Gait Posture 16:115-123, doi:10.1016/S0966-6362(02)00090-5: the model; "
     "only the citation is verified", "memory"),
    ("van Eijden TMGJ et al. 1986, J Biomech 19:219-229, doi:10.1016/0021-9290(86)90154-5: the joint", "memory"),
    ("research code that names van Eijden by way of Nunes 2018: the coefficients of L and k", "secondary"),
    ("de Leva P 1996, J Biomech 29:1223-1230, table 4: masses and centres of mass", "secondary"),
    ("greatest knee extensor moment, 2.3 and 2.8 N m/kg; its shape over the knee's bend is a proposal", "memory"),
    ("lean of the shin, place of the weight, quadriceps' share in co-contraction", "proposal"),
    ("Powers CM et al. 2014, J Orthop Sports Phys Ther 44(5):320-327, doi:10.2519/jospt.2014.4936: "
     "squat from 45° to 0°", "verified"),
    ("Besier TF et al. 2015, PMC4609225: no higher stress in patellofemoral pain", "verified"),
)  # fmt: skip
"""What stands in the model's comments and not in its values."""


def exercises() -> str:
    """Each rung of each ladder, for both reference people."""
    people = [described(person).split(",", maxsplit=1)[0].lower() for person in REFERENCE]
    heads = ["exercise", "step", *(f"{name}: {what}" for name in people for what in ("peak", "impulse"))]
    return _table(heads, (_rung_row(rung, number) for rungs in ladders() for number, rung in enumerate(rungs)))


def _rung_row(rung: Rung, number: int) -> Iterator[str]:
    yield "" if number else f"**{rung.exercise.title}**"
    yield rung.says
    for person in REFERENCE:
        load = rung.load(person).load
        yield _span(load.peak_bw, _hundredth)
        yield _span(load.impulse_bw_s, _hundredth)


def activations() -> str:
    """How hard the quadriceps is taken to work beside what gravity asks."""
    rows = []
    for exercise in CATALOGUE.values():
        demand = exercise.demand
        if isinstance(demand, CoContraction | StraightLegLift):
            least, likely, most = (f"{100 * share:g} %" for share in demand.activation)
            knee_deg = demand.knee_deg if isinstance(demand, CoContraction) else 0.0
            rows.append((exercise.title, f"{knee_deg:.0f}°", f"{likely} ({least} to {most})", demand.source))
    return _table(("exercise", "knee bent by", "share of the greatest voluntary contraction", "from"), rows)


def published() -> str:
    """The peaks that others measured."""
    rows = [
        (
            peak.title,
            f"{peak.peak_bw:.1f} ± {peak.sd_bw:.1f}",
            "" if peak.in_pain_bw is None else f"{peak.in_pain_bw:.1f}",
            peak.source,
            peak.certainty,
        )
        for peak in PUBLISHED
    ]
    return _table(("activity", "peak, BW", "in pain, BW", "source", "certainty"), rows)


def joint() -> str:
    """The joint's formulas at some angles, to compute after."""
    rows = [
        ("L, mm", *(f"{1000 * lever_arm_m(deg):.1f}" for deg in _ANGLES_DEG)),
        ("k", *(f"{force_ratio(deg):.3f}" for deg in _ANGLES_DEG)),
        ("N on the kneecap for each N m", *(f"{force_per_moment(deg):.1f}" for deg in _ANGLES_DEG)),
        *(
            (f"A {each.value}, mm²" + (" (man, lying)" if each is AreaSet.BESIER else ""), *_areas(each))
            for each in AreaSet
        ),
    ]
    return _table(("knee bent by", *(f"{deg}°" for deg in _ANGLES_DEG)), rows)


def _areas(area_set: AreaSet) -> Iterator[str]:
    for deg in _ANGLES_DEG:
        yield f"{area_mm2(deg, area_set=area_set, sex=MAN.sex):.0f}"


def validation() -> str:
    """Hits and misses."""
    rows = [
        (
            each.what,
            f"{_span(each.published, _three)} {each.unit}",
            _three(each.ours),
            "inside" if each.lies_inside else f"**miss.** {each.note}",
            f"{each.source} ({each.certainty})",
        )
        for each in comparisons()
    ]
    return _table(("what", "published", "ours", "verdict", "source"), rows)


def sources() -> str:
    """Each source once, the areas and the peaks as the model names them."""
    quoted = [(_paper(each.source), each.certainty) for each in (*PUBLISHED, *comparisons())]
    named = [*_BY_HAND, *quoted]
    lines = [f"- {source} ({certainty})" for source, certainty in named]
    lines += [f"- {each.value}: {source}" for each, source in SOURCES.items()]
    return "\n".join(dict.fromkeys(lines))


def _paper(source: str) -> str:
    """The source without what was taken from it."""
    return re.split(r"; |: drop|, table ", source)[0]


def _table(heads: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _span(interval: Interval, say: Callable[[float], str]) -> str:
    return f"{say(interval.value)} ({say(interval.low)} to {say(interval.high)})"


def _hundredth(value: float) -> str:
    return f"{value:.2f}"


def _three(value: float) -> str:
    return f"{rounded(value):g}"
