"""The results to read: as rows of a table, as JSON, as one page of HTML."""

from collections.abc import Iterator, Sequence
from html import escape

from kneewise.plan import Json, Protocol
from kneewise.trial.simulation import picture
from kneewise.trial.simulation.experiment import Design
from kneewise.trial.simulation.summary import MEASURES, ArmResult, Estimate, Measure

INTERVALS = (
    "In brackets: 95 % intervals of the mean over people (normal approximation). They say how exactly the model was "
    "computed, not how well it fits people. Who never came to a squat counts with all the weeks."
)


def shown(estimate: Estimate, measure: Measure, *, signed: bool = False) -> str:
    """A mean with its interval, in words of the table; a dash where there is none."""
    if estimate.mean is None:
        return "-"
    unit = "" if not measure.percent else " points" if signed else " %"
    mean = _number(estimate.mean, measure, signed=signed)
    if estimate.low is None or estimate.high is None:
        return f"{mean}{unit}"
    low, high = (_number(each, measure, signed=signed) for each in (estimate.low, estimate.high))
    return f"{mean}{unit} ({low} to {high})"


def _number(value: float, measure: Measure, *, signed: bool) -> str:
    value = round(value * 100 if measure.percent else value, measure.digits) + 0.0  # no minus zero
    return f"{value:{'+' if signed else ''}.{measure.digits}f}"


def rows(arms: Sequence[ArmResult], *, weeks: int) -> Iterator[tuple[str, ...]]:
    """The measures, one a row, one column for each protocol."""
    for measure in MEASURES:
        yield (heading(measure, weeks=weeks), *(shown(arm.measures[measure.name], measure) for arm in arms))


def difference_rows(arms: Sequence[ArmResult], *, weeks: int) -> Iterator[tuple[str, ...]]:
    """The differences to our protocol, person by person, one column for each of the others."""
    others = [arm for arm in arms if arm.differences]
    for measure in MEASURES:
        cells = (shown(arm.differences[measure.name], measure, signed=True) for arm in others)
        yield (heading(measure, weeks=weeks), *cells)


def heading(measure: Measure, *, weeks: int) -> str:
    """The measure's title, with the weeks that there were."""
    title = measure.title.replace("the end", f"week {weeks}").replace("the last week", f"week {weeks}")
    return title if weeks >= 12 else title.replace("12 weeks", f"{weeks} weeks").replace("week 12", f"week {weeks}")  # noqa: PLR2004


def document(arms: Sequence[ArmResult], design: Design, protocols: Sequence[Protocol], warning: str) -> dict[str, Json]:
    """All of it as JSON."""
    said: list[Json] = [{"name": each.name, "version": each.version, "sha256": each.sha256} for each in protocols]
    results: list[Json] = [_arm(arm) for arm in arms]
    return {
        "warning": warning,
        "people": design.people,
        "weeks": design.weeks,
        "seed": design.seed,
        "intervals": INTERVALS,
        "protocols": said,
        "arms": results,
        "and_again": warning,
    }


def _arm(arm: ArmResult) -> dict[str, Json]:
    return {
        "name": arm.name,
        "title": arm.title,
        "measures": {name: _estimate(each) for name, each in arm.measures.items()},
        "differences_to_ours": {name: _estimate(each) for name, each in arm.differences.items()},
        "median_weeks_to_squat_45": arm.median_weeks_to_squat_45,
        "by_week": {
            "reached_squat_45": list(arm.squat_45_curve),
            "recovered": list(arm.recovered_curve),
            "worst_pain": list(arm.worst_pain_curve),
        },
    }


def _estimate(estimate: Estimate) -> dict[str, Json]:
    return {"mean": estimate.mean, "low": estimate.low, "high": estimate.high}


def page(arms: Sequence[ArmResult], design: Design, warning: str) -> str:
    """One page of HTML that stands by itself."""
    titles = [arm.title for arm in arms]
    others = [arm.title for arm in arms if arm.differences]
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Virtual people under several protocols</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; }}
th, td {{ text-align: left; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid; vertical-align: top; }}
svg {{ max-width: 100%; height: auto; }}
</style>
</head>
<body>
<h1>Virtual people under several protocols</h1>
<p><strong>{escape(warning)}</strong></p>
<p>{design.people} virtual people, {design.weeks} weeks, seed {design.seed}. {escape(INTERVALS)}</p>
{_table(["", *titles], rows(arms, weeks=design.weeks))}
<h2>Differences to Kneewise's protocol, person by person</h2>
{_table(["", *others], difference_rows(arms, weeks=design.weeks))}
{picture.svg(arms, people=design.people)}
<p><strong>{escape(warning)}</strong></p>
</body>
</html>
"""


def _table(head: Sequence[str], body: Iterator[tuple[str, ...]]) -> str:
    first = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = "\n".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>'
        for name, *cells in body
    )
    return (
        f'<div class="wide" tabindex="0"><table><thead><tr>{first}</tr></thead><tbody>\n{lines}\n</tbody></table></div>'
    )
