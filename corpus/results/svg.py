"""Room for the labels of a plot as SVG: it is measured in one font and drawn in whichever the reader has."""

from __future__ import annotations

import math
import re
from unicodedata import east_asian_width

_ROOT = re.compile(r'<svg [^>]*width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+">')
_GROUND = re.compile(r'<rect width="[\d.]+" height="[\d.]+" fill=')
_TAG = re.compile(r"<(/?)(\w+)([^>]*?)(/?)>([^<]*)")
_STEP = re.compile(r"(translate|rotate)\((-?[\d.e-]+)(?:,\s*(-?[\d.e-]+))?")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_ADVANCE = 0.6
"""Mean advance of a letter in ems, in fonts as wide as DejaVu Sans and Verdana."""
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
_Place = tuple[float, float, float]


def with_room(svg: str) -> str:
    """Widen the frame of a plot so that no text is cut in a font wider than the one it was measured in.

    >>> svg = '<svg width="50" height="20" viewBox="0 0 50 20"><text text-anchor="end" font-size="12px"'
    >>> with_room(svg + ' transform="translate(40,9)">proxies</text></svg>').partition("<text")[0]
    '<svg width="61" height="20" viewBox="-11 0 61 20">'
    """
    root = _ROOT.match(svg)
    if root is None:
        return svg
    width, height = float(root[1]), float(root[2])
    corners = [(0.0, 0.0), (width, height), *_corners(svg)]
    left, top = (math.floor(min(corner[axis] for corner in corners)) for axis in (0, 1))
    right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
    size = f"{_number(right - left)} {_number(bottom - top)}".split()
    box = f'width="{size[0]}" height="{size[1]}"'
    head = re.sub(r"width=.*", f'{box} viewBox="{left} {top} {size[0]} {size[1]}">', root[0])
    return head + _GROUND.sub(f'<rect x="{left}" y="{top}" {box} fill=', svg[root.end() :], count=1)


def _number(value: float) -> str:
    return f"{math.ceil(value * 2) / 2:g}"


def _corners(svg: str) -> list[tuple[float, float]]:
    """Return the two ends of every line of text, in the frame of the whole picture."""
    found: list[tuple[float, float]] = []
    places: list[_Place] = [(0.0, 0.0, 0.0)]
    for closing, name, said, alone, text in _TAG.findall(svg):
        if closing:
            places.pop()
            continue
        held = dict(_ATTRIBUTE.findall(said))
        place = _moved(places[-1], held.get("transform", ""))
        if name == "text" and text.strip():
            em = float(held.get("font-size", "12px").removesuffix("px"))
            length = sum(1.0 if east_asian_width(sign) in "WF" else _ADVANCE for sign in text) * em
            before = _BEFORE[held.get("text-anchor", "start")] * length
            x, y, angle = place
            for along in (-before, length - before):
                found.append((x + along * math.cos(angle), y + along * math.sin(angle)))
        if not alone:
            places.append(place)
    return found


def _moved(place: _Place, transform: str) -> _Place:
    x, y, angle = place
    for step, first, second in _STEP.findall(transform):
        if step == "rotate":
            angle += math.radians(float(first))
            continue
        along, down = float(first), float(second or 0)
        x += along * math.cos(angle) - down * math.sin(angle)
        y += along * math.sin(angle) + down * math.cos(angle)
    return x, y, angle
