"""What each part of the model costs beside one call of the squat's force, all in one run."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from kneewise.exercises import find
from kneewise.load import MAN, Measured, Tempo, measured_repetition, repetition_load
from kneewise.load.force import force_n

ROUNDS = 9
LEAST_S = 0.05
"""A round of one part takes at least so long."""

_SQUAT, _RAISE, _CLAMSHELL = find("semi-squat"), find("straight-leg-raise"), find("clamshell")
_SEEN = Measured(depth_deg=45.0, depth_plus_minus_deg=5.0, tempo=Tempo(), shank_tilt_deg=18.0, trunk_lean_deg=25.0)

PARTS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("force in a squat", lambda: force_n(_SQUAT.demand, MAN, share=1.0)),
    ("force in a straight leg raise", lambda: force_n(_RAISE.demand, MAN, share=1.0, weight_kg=2.0)),
    ("force in a clamshell", lambda: force_n(_CLAMSHELL.demand, MAN, share=1.0)),
    ("repetition of a squat", lambda: repetition_load(_SQUAT, MAN)),
    ("repetition of a straight leg raise", lambda: repetition_load(_RAISE, MAN, weight_kg=2.0)),
    ("repetition of a clamshell", lambda: repetition_load(_CLAMSHELL, MAN)),
    ("repetition of a squat that the camera measured", lambda: measured_repetition(_SQUAT, MAN, _SEEN)),
)
"""The first is that beside which the others stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """``times`` is how many calls of the squat's force a call of this takes."""

    name: str
    times: float


def costs(*, rounds: int = ROUNDS, least_s: float = LEAST_S) -> tuple[Cost, ...]:
    """The best of some rounds, in which the parts take turns: what disturbs only ever makes longer."""
    best_s = [float("inf")] * len(PARTS)
    for _ in range(rounds):
        took_s = [_call_s(part, least_s=least_s) for _, part in PARTS]
        best_s = [min(pair) for pair in zip(best_s, took_s, strict=True)]
    return tuple(Cost(name=name, times=each_s / best_s[0]) for (name, _), each_s in zip(PARTS, best_s, strict=True))


def _call_s(part: Callable[[], object], *, least_s: float) -> float:
    """Seconds a call, on average over as many as fill the time."""
    calls, began = 0, perf_counter()
    while (took_s := perf_counter() - began) < least_s or not calls:
        part()
        calls += 1
    return took_s / calls
