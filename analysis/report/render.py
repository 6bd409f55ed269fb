"""HTML from templates: every value escaped, nothing fetched, the one style and the one script named by hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional

from ...corpus.results.page import cell, count, decimal, missing, percent, policy, rate
from ...corpus.scheme import default_scheme
from ...corpus.text.stand_ins import put_in, stand_ins
from ..charts.appearance import FAMILIES, LABELS, appearance, readable

if TYPE_CHECKING:
    from jinja2 import Environment

    from .highlight import Highlighted, Mark, Segment

_VOICES = {"outlet": "", "quoted": "“”", "attributed": "()"}


def page(context: Mapping[str, Any]) -> str:
    """Return the whole report as one HTML document with a Content-Security-Policy that allows only itself."""
    style, script = asset("edition.css") + asset("style.css"), asset("script.js")
    return (
        environment()
        .get_template("report.html.j2")
        .render(style=style, script=script, policy=policy(style, script), **context)
    )


def article(context: Mapping[str, Any]) -> str:
    """Return one report with its comments as an HTML fragment."""
    return environment().get_template("article.html.j2").render(**context)


def highlighted_html(shown: Highlighted) -> str:
    """Return a highlighted text as a fragment for a notebook, with its style and without script."""
    key = "h" + hashlib.sha256(shown.document_id.encode("utf-8", "replace")).hexdigest()[:10]
    return (
        environment()
        .get_template("highlighted.html.j2")
        .render(shown=shown, key=key, style=asset("edition.css"))
    )


@cache
def environment() -> Environment:
    """Return the template environment: autoescape always on, an undefined name is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader(__package__ or "", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters |= {
        "count": count,
        "direction": lambda line: direction("".join(segment.text for segment in line)),
        "decimal": decimal,
        "percent": percent,
        "rate": rate,
        "readable": readable,
        "cell": cell,
        "classes": segment_classes,
        "tag": tag,
    }
    made.globals |= {
        "look": appearance,
        "meaning": meaning,
        "families": FAMILIES,
        "looks": LABELS,
        "missing": missing,
    }
    return made


def direction(line: str) -> str:
    """Return the ``dir`` of a line: a pseudonym or a mask at its beginning does not make it one from left to right.

    >>> direction("@reader-0123456789abcdef: هذا غير صحيح."), direction("@reader-0123456789abcdef: no"), direction("لا")
    ('rtl', 'ltr', 'auto')
    """
    places = stand_ins(line)
    if not places:
        return "auto"
    for letter in put_in(line, places, "")[0]:
        strong = bidirectional(letter)
        if strong in ("R", "AL", "L"):
            return "ltr" if strong == "L" else "rtl"
    return "auto"


@cache
def asset(name: str) -> Any:
    """Return a style sheet or script of this package as markup that is not escaped again."""
    from markupsafe import Markup

    return Markup((resources.files(__package__ or "") / name).read_text(encoding="utf-8"))


def meaning(layer: str, label: str) -> str:
    """Return what a label marks, in the words of the shipped scheme; empty for a label it does not know.

    >>> meaning("actor", "person")
    'A named person.'
    """
    return _meanings().get((layer, label), "")


def tag(mark: Mark) -> str:
    """Return what stands beside a mark in the text: the label's tag, in the punctuation of its voice.

    >>> from commentariat.analysis.report.highlight import Mark
    >>> tag(Mark(layer="loaded_language", label="hedge", start=0, end=1, quote="x", number=2, voice="attributed"))
    '(HDG) 2'
    """
    name = appearance(mark.layer, mark.label).tag
    around = _VOICES.get(mark.voice or "outlet", "")
    return f"{around[:1]}{name}{around[1:]} {mark.number}" if name else ""


def segment_classes(mark: Mark, depth: int, segment: Segment) -> str:
    """Return the classes that draw one mark over one segment."""
    look = appearance(mark.layer, mark.label)
    said = ["u", f"fam-{look.family}", f"ln-{look.line}"]
    if depth:
        said.append(f"d{min(depth, 3)}")
    if mark.voice in ("quoted", "attributed"):
        said.append("told")
    if mark in segment.opens:
        said.append("open")
    return " ".join(said)


@cache
def _meanings() -> dict[tuple[str, str], str]:
    return {
        (layer.name, label.name): label.marks for layer in default_scheme().layers for label in layer.labels
    }


def flatten(value: Mapping[str, Any], *, most: int = 12) -> list[tuple[str, str]]:
    """Return nested settings as pairs of a dotted name and a text, long lists cut short and said so.

    >>> flatten({"tool": {"version": "0.1.0"}, "inputs": ["a", "b"]}, most=1)
    [('tool.version', '0.1.0'), ('inputs', 'a; and 1 more')]
    """
    pairs: list[tuple[str, str]] = []
    for name, inner in value.items():
        if isinstance(inner, Mapping):
            pairs += [(f"{name}.{below}", said) for below, said in flatten(inner, most=most)]
        elif isinstance(inner, Sequence) and not isinstance(inner, str):
            shown = [_plain(item) for item in inner[:most]]
            more = len(inner) - len(shown)
            pairs.append((str(name), "; ".join(shown + ([f"and {more:,} more"] if more else [])) or "none"))
        else:
            pairs.append((str(name), "–" if inner is None else str(inner)))
    return pairs


def _plain(item: Any) -> str:
    if isinstance(item, Mapping):
        return ", ".join(f"{name} {said}" for name, said in item.items())
    return str(item)
