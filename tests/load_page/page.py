"""The page: prose from ``page.md``, and in its gaps figures from the model."""

from pathlib import Path
from string import Template

from kneewise.cli.load_rung import hardest
from kneewise.exercises import find
from kneewise.load import MAN, PUBLISHED, WOMAN, AreaSet, Person, Sex, comparisons
from kneewise.load.contact_area import area_mm2
from kneewise.load.joint import band, force_per_moment
from kneewise.load.moment import USUAL, Technique, squat_nm
from load_page import compared, curve, tables

DOCS = Path(__file__).parents[2] / "docs"
_PROSE = Path(__file__).with_name("page.md")


def files() -> dict[str, str]:
    """The page and its pictures, by the name of the file in docs/."""
    return {
        "kneecap-load.md": page(),
        "kneecap-load.svg": curve.svg(),
        "kneecap-load-compared.svg": compared.svg(),
    }


def page() -> str:
    """The whole page."""
    return Template(_PROSE.read_text(encoding="utf-8")).substitute({**_tables(), **_figures(), **_spread()})


def _tables() -> dict[str, str]:
    return {
        "exercises": tables.exercises(),
        "activations": tables.activations(),
        "published": tables.published(),
        "joint": tables.joint(),
        "validation": tables.validation(),
        "sources": tables.sources(),
        "compared_alt": compared.title(),
        "curve_alt": curve.title(),
    }


def _figures() -> dict[str, object]:
    peaks = {peak.name: f"{peak.peak_bw:.1f}" for peak in PUBLISHED}
    most, name = max(
        ((rung.load(person).load.peak_bw, rung.name) for rung in hardest() for person in (WOMAN, MAN)),
        key=lambda each: each[0].value,
    )
    shallow_deg, *_, deepest_deg = curve.RUNGS_DEG
    squats = [each.published for each in comparisons() if "squat on both legs" in each.what]
    song_60, song_full = (f"{squat.value:.1f} ± {squat.high - squat.value:.1f}" for squat in squats)
    up_s, hold_s, down_s = find("semi-squat").dose.tempo_s
    return {
        "hardest_bw": f"{most.value:.2f}",
        "hardest_high_bw": f"{most.high:.2f}",
        "hardest_name": f"{name[0].lower()}{name[1:]}",
        "walking_bw": peaks["walking"],
        "stairs_bw": f"{peaks['stairs-down']} to {peaks['stairs-up']}",
        "running_bw": peaks["running"],
        "jumping_bw": peaks["jumping"],
        "shallow_deg": f"{shallow_deg:.0f}",
        "shallow_bw": f"{curve.force_bw(shallow_deg).value:.2f}",
        "deepest_deg": f"{deepest_deg:.0f}",
        "deepest_bw": f"{curve.force_bw(deepest_deg).value:.2f}",
        "right_angle_bw": f"{curve.force_bw(90.0).value:.2f}",
        "cap_deg": f"{USUAL.tilt_cap_deg:.0f}",
        "cap_reached_deg": f"{USUAL.tilt_cap_deg / USUAL.tilt_per_knee:.0f}",
        "song_60": song_60,
        "song_full": song_full,
        "woman": _body(WOMAN),
        "man": _body(MAN),
        "tempo": f"{up_s:g} s out, {hold_s:g} s held, {down_s:g} s back",
        "inside": sum(each.lies_inside for each in comparisons()),
        "compared": len(comparisons()),
    }


def _spread() -> dict[str, object]:
    """How far technique, the joint's models and the sets of areas carry a figure."""
    tried = [
        squat_nm(MAN, knee_deg=60.0, technique=Technique(tilt_per_knee=tilt, pressure_m=pressure_m))
        for tilt in (0.3, 0.5)
        for pressure_m in (0.03, 0.08)
    ]
    of_moment = force_per_moment(60.0) / MAN.weight_n
    apart, where = max(
        (max(areas) / min(areas), f"at {deg}°, {'standing' if standing else 'lying'}, {sex.value}")
        for deg in range(91)
        for sex in Sex
        for standing in (False, True)
        for areas in ([area_mm2(deg, area_set=each, sex=sex, weight_bearing=standing) for each in AreaSet],)
    )
    return {
        "technique_low": f"{min(tried) * of_moment:.2f}",
        "technique_high": f"{max(tried) * of_moment:.2f}",
        "band_percent": f"{100 * band(45.0)[1]:.0f}",
        "band_90_percent": f"{100 * band(90.0)[1]:.0f}",
        "areas_apart": f"{apart:.1f}",
        "areas_apart_at": where,
    }


def _body(person: Person) -> str:
    return f"{person.mass_kg:g} kg and {person.height_m:.2f} m"
