"""What both pictures share: colours for light and dark, and a few marks. Readable from 360 pixels of width on."""

from xml.sax.saxutils import escape

# The tokens of the app's pages (site.css).
_LIGHT = "--paper:#fffdf9;--ink:#29231d;--soft:#655a4f;--line:#e3d7c6;--zone:#f3eadd;--ours:#1d6a5b;--others:#86540a"
_DARK = "--paper:#24201c;--ink:#f4ece1;--soft:#bfb3a5;--line:#403830;--zone:#2e2924;--ours:#80cdb9;--others:#f0c674"
_STYLE = f"""
    svg {{ {_LIGHT}; color-scheme: light dark; }}
    @media (prefers-color-scheme: dark) {{ svg {{ {_DARK}; }} }}
    text {{ font: 14px system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif;
            fill: var(--ink); }}
    .heading {{ font-weight: 650; }}
    .soft {{ fill: var(--soft); font-size: 13px; }}
    .end {{ text-anchor: end; }}
    .middle {{ text-anchor: middle; }}
    .paper {{ fill: var(--paper); stroke: var(--line); }}
    .zone {{ fill: var(--zone); }}
    .grid {{ stroke: var(--line); }}
    .axis {{ stroke: var(--soft); }}
    .ours-text {{ fill: var(--ours); }}
    .others-text {{ fill: var(--others); font-size: 13px; }}
    .ours {{ fill: var(--ours); }}
    .others {{ fill: var(--others); }}
    .curve {{ fill: none; stroke: var(--ours); stroke-width: 2.5; stroke-linejoin: round; }}
    .band {{ fill: var(--ours); opacity: 0.2; }}
    .guessed {{ stroke-dasharray: 4 4; }}
    .reference {{ stroke: var(--others); stroke-width: 1.5; stroke-dasharray: 6 4; }}
    .whisker {{ stroke: var(--ink); stroke-width: 1.5; }}
    .bar {{ opacity: 0.6; }}
    .others-whisker {{ stroke: var(--others); stroke-width: 2; }}
"""
_SHOWN = 1.25
"""On a wide page the pictures are drawn a quarter larger."""


def picture(*, width: int, height: int, title: str, desc: str, marks: list[str]) -> str:
    """The whole file. ``title`` and ``desc`` are for who cannot see it."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width * _SHOWN:.0f}" '
        f'height="{height * _SHOWN:.0f}" role="img" aria-labelledby="title desc">'
    )
    paper = f'<rect class="paper" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="10"/>'
    named = [f'<title id="title">{escape(title)}</title>', f'<desc id="desc">{escape(desc)}</desc>']
    body = "\n".join(f"  {mark}" for mark in [*named, f"<style>{_STYLE}  </style>", paper, *marks])
    return f"{head}\n{body}\n</svg>\n"


def text(x: float, y: float, says: str, *classes: str) -> str:
    """A line of text that begins (or ends, or has its middle) at x and stands on y."""
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{named}>{escape(says)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, *classes: str) -> str:
    """A straight line."""
    return f'<line class="{" ".join(classes)}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def rect(x: float, y: float, width: float, height: float, *classes: str) -> str:
    """A box."""
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect class="{" ".join(classes)}" {place}/>'


def points(places: list[tuple[float, float]]) -> str:
    """As polygons and polylines want them."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
