"""What came of the grid, of restless people and of the pixels, as tables."""

from collections import Counter
from collections.abc import Callable, Sequence

from bench.coach import grid, pixels, restless
from bench.coach.grid import MIDDLE, SEVERITIES, count_error, false_alarms, score
from bench.coach.table import Row, Table, percent, ratio
from kneewise.coach import Verdict
from kneewise.exercises import CATALOGUE

LEAST = 0.95
MOST_FALSE_PER_100 = 1.0
FOUND_OF_10 = 0.9
_STAR = "An asterisk falls short of the aim."


def of_grid(outcomes: Sequence[grid.Outcome]) -> list[Table]:
    """All tables of the grid."""
    done = list(outcomes)
    return [_counting(done), _clean(done), _faults(done), _severities(done), _conditions(done)]


def _of(outcomes: list[grid.Outcome], exercise: str) -> list[grid.Outcome]:
    return [one for one in outcomes if one.conditions.exercise.name == exercise]


def _names(outcomes: list[grid.Outcome]) -> list[str]:
    return [name for name in CATALOGUE if _of(outcomes, name)]


def _counting(outcomes: list[grid.Outcome]) -> Table:
    rows = [_counted(name, _of(outcomes, name)) for name in _names(outcomes)]
    return Table(
        title="Grid: counting",
        headings=(
            "exercise",
            "sets",
            "repetitions",
            "wrong sets",
            "mean error",
            "plain counter: wrong sets",
            "its error",
        ),
        rows=(*rows, _counted("all", outcomes)),
        note="Mean error: mean absolute error of the count, a set of three, faulty ones included. Aim: 0.",
    )


def _counted(name: str, mine: list[grid.Outcome]) -> Row:
    error = count_error(mine)
    return (
        name,
        str(len(mine)),
        str(sum(one.truth for one in mine)),
        str(sum(one.counted != one.truth for one in mine)),
        f"{error:.3f}{' *' if error else ''}",
        str(sum(one.peaks != one.truth for one in mine)),
        f"{count_error(mine, by_peaks=True):.3f}",
    )


def _clean(outcomes: list[grid.Outcome]) -> Table:
    rows = []
    for name in _names(outcomes):
        alarms, repetitions = false_alarms(outcomes, name)
        done = [r for one in _of(outcomes, name) if one.is_clean for r in one.repetitions]
        named = Counter(code for one in done for code in one.faults or ())
        unjudged = sum(one.verdict is Verdict.NOT_JUDGED for one in done)
        rate = 100 * alarms / repetitions if repetitions else 0.0
        said = ", ".join(f"{code} {number}" for code, number in named.most_common()) or "none"
        late = "" if rate < MOST_FALSE_PER_100 else " *"
        rows.append((name, str(repetitions), f"{rate:.1f}{late}", percent(unjudged, repetitions), said))
    return Table(
        title="Grid: repetitions done right",
        headings=("exercise", "repetitions", "false alarms per 100", "verdict left open", "what was named"),
        rows=tuple(rows),
        note=f"Aim: fewer than {MOST_FALSE_PER_100:.0f} false alarm per 100. {_STAR}",
    )


def _faults(outcomes: list[grid.Outcome]) -> Table:
    rows = []
    for name in _names(outcomes):
        for fault in CATALOGUE[name].wrong:
            one = score(outcomes, name, fault, MIDDLE)
            done = one.found + one.missed + one.open + one.hidden
            judged = (ratio(one.recall, least=LEAST), ratio(one.precision, least=LEAST))
            rows.append((name, fault, str(done), *judged, percent(one.open, done - one.hidden), str(one.hidden)))
    return Table(
        title="Grid: faults at the middle severity",
        headings=("exercise", "fault", "repetitions", "recall", "precision", "left unjudged", "not to be seen"),
        rows=tuple(rows),
        note=f"Severity {MIDDLE} of the way from right to the clear fault. Recall: of the repetitions judged. "
        "Precision: against all sets done right and all sets with another fault. Left unjudged: of those seen from "
        'where the fault can be judged at all; "not to be seen" are the repetitions filmed from elsewhere, of which '
        f"the coach says so. Aim: {LEAST} both. {_STAR}",
    )


def _severities(outcomes: list[grid.Outcome]) -> Table:
    rows = []
    for name in _names(outcomes):
        for fault in CATALOGUE[name].wrong:
            found = [score(outcomes, name, fault, severity).recall for severity in SEVERITIES.values()]
            rows.append((name, fault, *(ratio(one) for one in found)))
    headings = ("exercise", "fault", *(f"{name} ({share})" for name, share in SEVERITIES.items()))
    return Table(
        title="Grid: recall by severity",
        headings=headings,
        rows=tuple(rows),
        note="A slight fault lies about where the limits are: half of them named is what to expect.",
    )


_BY: dict[str, Callable[[grid.Outcome], str]] = {
    "frames a second": lambda one: f"{one.conditions.fps:.0f}",
    "frames": lambda one: "uneven, one in ten lost" if one.conditions.is_uneven else "even",
    "tempo": lambda one: one.conditions.tempo,
    "camera": lambda one: one.conditions.camera_name,
    "view": lambda one: str(one.conditions.view),
    "leg": lambda one: str(one.conditions.side),
    "height": lambda one: "1.50 to 1.70 m" if one.conditions.physique.height_m < 1.70 else "1.70 to 1.95 m",
}


def _conditions(outcomes: list[grid.Outcome]) -> Table:
    rows = []
    for condition, value_of in _BY.items():
        for value in sorted({value_of(one) for one in outcomes}):
            mine = [one for one in outcomes if value_of(one) == value]
            rows.append((condition, value, *_by_condition(mine)))
    return Table(
        title="Grid: by condition",
        headings=("condition", "", "sets", "count: mean error", "false alarms per 100", "recall, middle severity"),
        rows=tuple(rows),
        note="Recall over all faults together, of those judged.",
    )


def _by_condition(mine: list[grid.Outcome]) -> Row:
    clean = [r for one in mine if one.is_clean for r in one.repetitions]
    alarms = sum(bool(one.faults) for one in clean)
    middle = [one for one in mine if one.conditions.severity == MIDDLE]
    judged = [
        (one.conditions.fault, r) for one in middle for r in one.repetitions if one.conditions.fault not in one.unjudged
    ]
    found = sum(fault in (r.faults or ()) for fault, r in judged)
    rate = f"{100 * alarms / len(clean):.1f}" if clean else "-"
    return (str(len(mine)), f"{count_error(mine):.3f}", rate, ratio(found / len(judged) if judged else None))


def of_restless(outcomes: Sequence[restless.Outcome]) -> Table:
    """What was counted beside the set."""
    rows = []
    for name in CATALOGUE:
        mine = [one for one in outcomes if one.exercise == name]
        if mine:
            rows.append(
                (
                    name,
                    str(len(mine)),
                    f"{sum(one.set_at_s for one in mine) / 60:.0f} min",
                    str(sum(len(one.ghosts) for one in mine)) + _star(any(one.ghosts for one in mine)),
                    f"{sum(one.counted for one in mine)} of {sum(one.truth for one in mine)}"
                    + _star(any(one.counted != one.truth for one in mine)),
                    str(sum(one.peaks for one in mine)),
                )
            )
    return Table(
        title="A minute of getting ready, a set, and leaving",
        headings=(
            "exercise",
            "people",
            "getting ready",
            "counted beside the set",
            "counted in the set",
            "plain counter",
        ),
        rows=tuple(rows),
        note="Aim: nothing beside the set, all of the set. The plain counter counts from the first frame on.",
    )


def _star(falls_short: bool) -> str:  # noqa: FBT001  # its only argument
    return " *" if falls_short else ""


def of_pixels(outcomes: Sequence[pixels.Outcome]) -> Table:
    """What the coach made of films through the network."""
    rows = []
    keys = dict.fromkeys((one.exercise, one.fault, one.clothes) for one in outcomes)
    for key in keys:
        exercise, fault, clothes = key
        mine = [one for one in outcomes if (one.exercise, one.fault, one.clothes) == key]
        done = (fault or "right") if clothes == "usual" else "right, in other clothes"
        truth, counted = sum(one.truth for one in mine), sum(one.counted for one in mine)
        is_counted = all(one.truth == one.counted for one in mine)
        named: Counter[str] = sum((Counter(one.named) for one in mine), Counter())
        found = "-" if fault is None else f"{named[fault]} of {truth}{_star(named[fault] < FOUND_OF_10 * truth)}"
        others = ", ".join(f"{code} {number}" for code, number in named.most_common() if code != fault) or "none"
        peaks = sum(one.peaks for one in mine)
        rows.append((exercise, done, f"{counted} of {truth}{_star(not is_counted)}", str(peaks), found, others))
    return Table(
        title="Pixels: rendered films through the pose network",
        headings=("exercise", "fault", "counted", "plain counter", "fault named", "other faults named"),
        rows=tuple(rows),
        note=f"Aim: counts exact, each fault in at least 9 of 10 repetitions. {_STAR}",
    )
