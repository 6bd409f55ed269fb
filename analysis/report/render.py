"""HTML from templates: every value escaped, nothing fetched, the one style and the one script named by hash."""

from __future__ import annotations

import base64
import hashlib
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ...corpus.scheme import default_scheme
from ..results.appearance import FAMILIES, LABELS, appearance, readable

if TYPE_CHECKING:
    from jinja2 import Environment

    from ..results.highlight import Highlighted, Mark, Segment
    from ..results.result import Result
    from ..results.tables import Frame

_VOICES = {"outlet": "", "quoted": "“”", "attributed": "()"}


def page(context: Mapping[str, Any]) -> str:
    """Return the whole report as one HTML document with a Content-Security-Policy that allows only itself."""
    style, script = asset("edition.css") + asset("style.css"), asset("script.js")
    return (
        environment()
        .get_template("report.html.j2")
        .render(style=style, script=script, policy=policy(style, script), **context)
    )


def policy(style: str, script: str | None = None, *, pictures: bool = False) -> str:
    """Return a Content-Security-Policy that allows a page only its own style, its script and pictures within it."""
    allowed = [f"style-src '{_hash(style)}'"]
    if script is not None:
        allowed.append(f"script-src '{_hash(script)}'")
    if pictures:
        allowed.append("img-src data:")
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


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


def result_html(result: Result, *, rows: int) -> str:
    """Return a result as a fragment for a notebook: title, table, and what one must know to read it."""
    table = result.table.head(rows)
    lined = [name for name in table.columns if _holds_lines(table[name])]
    plain = table.drop(columns=lined)
    return (
        environment()
        .get_template("result.html.j2")
        .render(
            result=result,
            header=[
                (str(name), result.columns.get(str(name), ""), _is_number(plain[name]))
                for name in plain.columns
            ],
            rows=[list(row) for row in plain.itertuples(index=False, name=None)],
            lines=[
                [line for held in row for line in held[:1]]
                for row in table[lined].itertuples(index=False, name=None)
            ],
            hidden=len(result.table) - len(table),
            style=asset("result.css"),
        )
    )


def result_page(result: Result, *, rows: int) -> str:
    """Return a result as one HTML document: its plot, where it has one, and its table."""
    from markupsafe import Markup

    style = asset("edition.css") + asset("result.css")
    picture = None
    if result.chart is not None and not result.table.empty:
        picture = base64.b64encode(result.to_svg().encode("utf-8")).decode("ascii")
    # The fragment brings its style for notebooks; here it stands in the head.
    table = result_html(result, rows=rows).replace(f"<style>{asset('result.css')}</style>", "", 1)
    return (
        environment()
        .get_template("result_page.html.j2")
        .render(
            result=result,
            style=style,
            picture=picture,
            table=Markup(table),
            policy=policy(style, pictures=True),
        )
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
        "decimal": decimal,
        "percent": percent,
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


def count(value: Any) -> str:
    """Return a whole number with thousands set apart.

    >>> count(12345.0)
    '12,345'
    """
    return "–" if missing(value) else f"{int(value):,}"


def decimal(value: Any, places: int = 2) -> str:
    """Return a number with a true minus sign and a fixed number of decimals.

    >>> decimal(-0.126), decimal(None)
    ('−0.13', '–')
    """
    if missing(value):
        return "–"
    said = f"{float(value):,.{places}f}"
    return said.lstrip("-") if float(said.replace(",", "")) == 0 else said.replace("-", "−")


def percent(value: Any) -> str:
    """Return a share as a whole percentage.

    >>> percent(0.976)
    '98 %'
    """
    return "–" if missing(value) else f"{100 * float(value):.0f} %"


def missing(value: Any) -> bool:
    """Say whether a table cell holds no value."""
    import pandas as pd

    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))


def cell(value: Any) -> str:
    """Return a table cell as text.

    >>> cell(0.5), cell(3), cell(None), cell("a")
    ('0.50', '3', '–', 'a')
    """
    if missing(value):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return decimal(value)
    if isinstance(value, int):
        return count(value)
    return str(value)


def tag(mark: Mark) -> str:
    """Return what stands beside a mark in the text: the label's tag, in the punctuation of its voice.

    >>> from commentariat.analysis.results.highlight import Mark
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


def _is_number(column: Frame) -> bool:
    return column.dtype.kind in "fiu"


def _holds_lines(column: Frame) -> bool:
    """Say whether a column holds lines of text with a quote in them, which are shown below their row."""
    return column.map(lambda held: isinstance(held, list) and all("quote" in line for line in held)).all()


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


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
