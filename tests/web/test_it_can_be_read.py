"""Contrast of the style sheet's colour pairs, in light and in dark (WCAG 2.2: text 4.5, edges of controls 3)."""

import re
from pathlib import Path

import pytest

import kneewise.web

CSS = (Path(kneewise.web.__file__).parent / "static" / "kneewise" / "site.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\n\s*\}", CSS, re.DOTALL)
)

TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent") for ground in ("paper", "surface", "sunken")),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-strong"),
    ("accent-strong", "accent-soft"),
    ("good", "good-soft"),
    ("care", "care-soft"),
    ("stop", "stop-soft"),
    ("stop", "surface"),
    ("stop-ink", "stop"),
    *(("ink", ground) for ground in ("good-soft", "care-soft", "stop-soft", "accent-soft")),
    *(("ink-soft", ground) for ground in ("stop-soft", "care-soft", "accent-soft")),
    *(("accent", ground) for ground in ("stop-soft", "care-soft", "good-soft", "accent-soft")),
    *(("paper", ground) for ground in ("good", "care", "stop", "ink-soft")),
]
EDGES = [("edge", "paper"), ("edge", "surface"), ("accent", "paper"), ("accent", "surface")]


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out(tokens: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), EDGES)
def test_edges_stand_out(tokens: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(tokens[ink], tokens[ground]) >= 3
