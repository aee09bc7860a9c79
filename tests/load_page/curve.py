"""The squat's force against its depth, with its interval, and walking and stairs as reference lines."""

from itertools import pairwise

from kneewise.cli.load_rung import ladder
from kneewise.exercises import find
from kneewise.load import MAN, Interval, comparisons
from kneewise.load.force import squat_force_n
from kneewise.load.joint import EXTRAPOLATED_FROM_DEG
from kneewise.load.published import STAIRS, WALKING
from load_page.svg import line, picture, points, rect, text

_WIDTH, _HEIGHT = 440, 400
_LEFT, _RIGHT, _TOP, _FLOOR = 34.0, 424.0, 58.0, 344.0
_MOST_DEG, _MOST_BW = 105.0, 7.0
_DEEPEST_DEG = 100

RUNGS_DEG = tuple(rung.depth_deg for rung in ladder(find("semi-squat")) if rung.depth_deg is not None)
_FULL_SQUAT_DEG = 100.0
"""Song's full squat is about so deep."""


def force_bw(knee_deg: float) -> Interval:
    """Of the reference man."""
    return squat_force_n(MAN, knee_deg=knee_deg).times(1 / MAN.weight_n)


def title() -> str:
    return "Force on the kneecap in a squat, by depth"


def desc() -> str:
    """The picture in words."""
    shallow, middle, deep = (f"{force_bw(deg).value:.2f} at {deg:.0f} degrees" for deg in RUNGS_DEG)
    right_angle = force_bw(90.0)
    return (
        f"The curve of the reference man stays near zero to 15 degrees of knee bend and then rises ever more steeply: "
        f"{shallow}, {middle}, {deep}, {right_angle.value:.1f} at 90 degrees, where it may lie anywhere between "
        f"{right_angle.low:.1f} and {right_angle.high:.1f}. Walking, {WALKING.peak_bw} body weights, is reached at "
        f"about {_reached_deg(WALKING.peak_bw):.0f} degrees, walking down stairs, {STAIRS.peak_bw}, at about "
        f"{_reached_deg(STAIRS.peak_bw):.0f} degrees. Two published squats are drawn beside it and lie higher."
    )


def svg() -> str:
    """The file."""
    marks = [*_frame(), *_references(), *_curve(), *_published_squats(), *_rungs()]
    return picture(width=_WIDTH, height=_HEIGHT, title=title(), desc=desc(), marks=marks)


def _x(deg: float) -> float:
    return _LEFT + deg / _MOST_DEG * (_RIGHT - _LEFT)


def _y(bw: float) -> float:
    return _FLOOR - bw / _MOST_BW * (_FLOOR - _TOP)


def _frame() -> list[str]:
    zone = rect(_x(0), _TOP, _x(RUNGS_DEG[-1]) - _x(0), _FLOOR - _TOP, "zone")
    grid = [line(_LEFT, _y(bw), _RIGHT, _y(bw), "grid") for bw in range(1, int(_MOST_BW) + 1)]
    numbers = [text(_LEFT - 7, _y(bw) + 5, str(bw), "soft", "end") for bw in range(int(_MOST_BW) + 1)]
    degrees = [text(_x(deg), _FLOOR + 19, f"{deg:.0f}°", "soft", "middle") for deg in (0, *RUNGS_DEG, 60, 75, 90)]
    return [
        text(14, 26, "Force on one kneecap in a squat", "heading"),
        text(14, 45, "in body weights; shaded: where it may lie", "soft"),
        zone,
        *grid,
        line(_LEFT, _FLOOR, _RIGHT, _FLOOR, "axis"),
        *numbers,
        *degrees,
        text(_RIGHT, _FLOOR + 42, "how far the knees bend", "soft", "end"),
        text(_x(2), _TOP + 19, "this programme", "soft"),
    ]


def _references() -> list[str]:
    return [
        mark
        for peak in (WALKING, STAIRS)
        for mark in (
            line(_LEFT, _y(peak.peak_bw), _RIGHT, _y(peak.peak_bw), "reference"),
            text(_x(2), _y(peak.peak_bw) - 6, f"{peak.title} {peak.peak_bw}", "others-text"),
        )
    ]


def _curve() -> list[str]:
    forces = {deg: force_bw(deg) for deg in range(_DEEPEST_DEG + 1)}
    upper = [(_x(deg), _y(force.high)) for deg, force in forces.items()]
    lower = [(_x(deg), _y(force.low)) for deg, force in reversed(forces.items())]
    sure = [(_x(deg), _y(force.value)) for deg, force in forces.items() if deg <= EXTRAPOLATED_FROM_DEG]
    unsure = [(_x(deg), _y(force.value)) for deg, force in forces.items() if deg >= EXTRAPOLATED_FROM_DEG]
    return [
        f'<polygon class="band" points="{points(upper + lower)}"/>',
        f'<polyline class="curve" points="{points(sure)}"/>',
        f'<polyline class="curve guessed" points="{points(unsure)}"/>',
    ]


def _published_squats() -> list[str]:
    squats = [each for each in comparisons() if "squat on both legs" in each.what]
    at_60, full = (each.published for each in squats)
    marks = []
    for deg, published in ((60.0, at_60), (_FULL_SQUAT_DEG, full)):
        x, y = _x(deg), _y(published.value)
        marks.append(line(x, _y(published.low), x, _y(published.high), "others-whisker"))
        marks.append(f'<path class="others" d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6-6z"/>')
    return [*marks, text(_x(60) - 6, _y(at_60.high) - 7, "measured by others", "others-text", "middle")]


def _rungs() -> list[str]:
    marks = []
    for deg in RUNGS_DEG:
        force = force_bw(deg).value
        marks.append(f'<circle class="ours" cx="{_x(deg):.1f}" cy="{_y(force):.1f}" r="4.5"/>')
    deepest = RUNGS_DEG[-1]
    here = force_bw(deepest).value
    return [*marks, text(_x(deepest) + 9, _y(here) + 16, f"{here:.2f}", "heading", "ours-text")]


def _reached_deg(bw: float) -> float:
    """Where the curve first reaches a force."""
    forces = [(deg, force_bw(deg).value) for deg in range(_DEEPEST_DEG + 1)]
    return next(before + (bw - low) / (high - low) for (before, low), (_, high) in pairwise(forces) if high >= bw)
