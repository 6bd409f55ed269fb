"""A result as HTML: every value escaped, nothing fetched, the one style named by hash."""

from __future__ import annotations

import base64
import hashlib
import math
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

    from .result import Result

_PROBABILITIES = ("p", "p_adjusted")


def result_html(result: Result, *, rows: int) -> str:
    """Return a result as a fragment for a notebook: title, table, and what one must know to read it."""
    table = result.table.head(rows)
    lined = [name for name in table.columns if _holds_lines(table[name])]
    plain = table.drop(columns=lined)
    return (
        _environment()
        .get_template("result.html.j2")
        .render(
            result=result,
            header=[
                (str(name), result.columns.get(str(name), ""), _is_number(plain[name]))
                for name in plain.columns
            ],
            rows=[
                [
                    probability(value) if name in _PROBABILITIES else value
                    for name, value in zip(plain.columns, row, strict=True)
                ]
                for row in plain.itertuples(index=False, name=None)
            ],
            lines=[
                [line for held in row for line in held[:1]]
                for row in table[lined].itertuples(index=False, name=None)
            ],
            hidden=len(result.table) - len(table),
            style=_style(),
        )
    )


def result_page(result: Result, *, rows: int) -> str:
    """Return a result as one HTML document: its plot, where it has one, and its table."""
    from markupsafe import Markup

    style = _style()
    picture = None
    if result.chart is not None and not result.table.empty:
        picture = base64.b64encode(result.to_svg().encode("utf-8")).decode("ascii")
    # The fragment brings its style for notebooks; here it stands in the head.
    table = result_html(result, rows=rows).replace(f"<style>{_style()}</style>", "", 1)
    return (
        _environment()
        .get_template("result_page.html.j2")
        .render(
            result=result,
            style=style,
            picture=picture,
            table=Markup(table),
            policy=policy(style, pictures=True),
        )
    )


def policy(style: str, script: str | None = None, *, pictures: bool = False) -> str:
    """Return a Content-Security-Policy that allows a page only its own style, its script and pictures within it."""
    allowed = [f"style-src '{_hash(style)}'"]
    if script is not None:
        allowed.append(f"script-src '{_hash(script)}'")
    if pictures:
        allowed.append("img-src data:")
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


def count(value: Any) -> str:
    """Return a whole number with thousands set apart.

    >>> count(12345.0)
    '12,345'
    """
    return "–" if missing(value) else f"{int(value):,}"


def decimal(value: Any, places: int = 2) -> str:
    """Return a number with a true minus sign and a fixed number of decimals.

    >>> decimal(-0.126), decimal(None), decimal(float("inf"))
    ('−0.13', '–', '∞')
    """
    if missing(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    said = f"{float(value):,.{places}f}"
    return said.lstrip("-") if float(said.replace(",", "")) == 0 else said.replace("-", "−")


def rate(value: Any) -> str:
    """Return a rate with one decimal, and a small one with as many as show two of its digits, five at most.

    >>> [rate(value) for value in (12.34, 0.527, 0.01834, 0.0, None)]
    ['12.3', '0.53', '0.018', '0', '–']
    """
    if missing(value):
        return "–"
    return "0" if not value else decimal(value, min(max(1, 1 - math.floor(math.log10(abs(float(value))))), 5))


def probability(value: Any) -> str:
    """Return a probability with three decimals; a very small one is not zero, and what it is below is said.

    >>> probability(0.04), probability(3e-5), probability(None)
    ('0.040', '< 0.001', '–')
    """
    return "< 0.001" if not missing(value) and value < 0.001 else decimal(value, 3)


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

    >>> cell(0.5), cell(3), cell(None), cell("a"), cell(30638.91)
    ('0.50', '3', '–', 'a', '30,639')
    """
    if missing(value):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return decimal(value, 2 if abs(value) < 1000 else 0)
    if isinstance(value, int):
        return count(value)
    return str(value)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader(__package__ or "", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters |= {"cell": cell, "count": count, "readable": lambda name: name.replace("_", " ")}
    return made


@cache
def _style() -> Any:
    from markupsafe import Markup

    return Markup((resources.files(__package__ or "") / "result.css").read_text(encoding="utf-8"))


def _is_number(column: Any) -> bool:
    return column.dtype.kind in "fiu"


def _holds_lines(column: Any) -> bool:
    """Say whether a column holds lines of text with a quote in them, which are shown below their row."""
    return column.map(lambda held: isinstance(held, list) and all("quote" in line for line in held)).all()


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
