"""Drawings as SVG: boxes with lines of text, arrows, and nothing that needs a network or a script."""

from collections.abc import Iterable, Sequence
from html import escape

INK, PALE, ACCENT, RULE = "#1f2933", "#616e7c", "#1b6ca8", "#cbd2d9"
_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', sans-serif"
_MONO = "ui-monospace, 'SF Mono', 'DejaVu Sans Mono', Consolas, monospace"


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 13,
    colour: str = INK,
    mono: bool = False,
    bold: bool = False,
) -> str:
    """A line of text that begins at x on the baseline y."""
    weight = ' font-weight="600"' if bold else ""
    family = f' font-family="{_MONO}"' if mono else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill="{colour}"{family}{weight}>{escape(words)}</text>'
    )


def box(x: float, y: float, width: float, height: float, *, fill: str = "#ffffff", edge: str = RULE) -> str:
    """A rectangle with round corners."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="6" fill="{fill}" stroke="{edge}"/>'


def line(points: Sequence[tuple[float, float]], *, arrow: bool = False, colour: str = ACCENT) -> str:
    """A line through the points, with an arrow at its end if wanted."""
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    end = ' marker-end="url(#end)"' if arrow else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"{end}/>'


def picture(width: float, height: float, title: str, parts: Iterable[str]) -> str:
    """The whole file; `title` is what it shows, for those who cannot see it."""
    rows = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" font-family="{_FONT}" role="img">',
        f"<title>{escape(title)}</title>",
        '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        f'<path d="M0,0.5 L7.5,4 L0,7.5 z" fill="{ACCENT}"/></marker></defs>',
        f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>',
        *parts,
        "</svg>",
    ]
    return "\n".join(rows) + "\n"
