"""What every one-liner over a corpus returns: a table that says what it is, shows itself and can be drawn."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..files import write_whole
from ..text.canonical import counted
from .svg import with_room

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

SHOWN_ROWS = 25
PAGE_ROWS = 1000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
PLOT_FORMATS = ("svg", "png", "pdf", "json")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Result:
    """A table with everything a reader needs to trust it.

    Attributes:
        title: what the table shows.
        table: the rows; `to_frame` returns a copy.
        method: how the numbers were made, with the source of each procedure.
        columns: what each column means and its unit, by column name.
        filters: what was asked for, by the name of the option.
        denominators: what the rates and shares are of, by name.
        notes: what to keep in mind with this very table.
        chart: draws the table; None where a table says it best.
        no_chart: why there is no chart, in a sentence, where one would be looked for.

    >>> import pandas as pd
    >>> result = Result(title="Words", table=pd.DataFrame({"kind": ["report"], "n": [383]}), method="Counted.")
    >>> result
    Result('Words': 1 row × 2 columns)
    """

    title: str
    table: pd.DataFrame
    method: str
    columns: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, str] = field(default_factory=dict)
    denominators: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    chart: Callable[[pd.DataFrame], alt.TopLevelMixin] | None = None
    no_chart: str = ""

    def to_frame(self) -> pd.DataFrame:
        """Return the table as a data frame of its own, which can be changed without changing the result."""
        return self.table.copy()

    def plot(self) -> alt.TopLevelMixin:
        """Return the table as an Altair chart, in a palette the colour-blind can tell apart.

        Raises:
            InputError: when this result has no chart, or no rows to draw.
        """
        if self.table.empty:
            raise InputError(
                f"“{self.title}” has no rows, so there is nothing to plot. {' '.join(self.notes)}".strip()
            )
        if self.chart is None:
            why = f": {self.no_chart}" if self.no_chart else "."
            raise InputError(f"“{self.title}” has no plot{why} Use its table: result.to_frame().")
        return self.chart(self.table)

    def save_plot(self, path: str | Path, *, scale: float = 2.0) -> Path:
        """Write the plot to a file, without a browser and without the network.

        Args:
            path: where to, whole or not at all; the suffix decides the format: .svg, .png, .pdf or .json (Vega-Lite).
            scale: pixels a point, for .png only.

        Raises:
            InputError: when the suffix is none of these, or there is nothing to plot.
            OutputError: when the file cannot be written.
        """
        target = Path(path)
        suffix = target.suffix.lstrip(".").lower()
        if suffix not in PLOT_FORMATS:
            known = ", ".join(f".{name}" for name in PLOT_FORMATS)
            raise InputError(f"A plot cannot be written as “{target.name}”; end the name in one of {known}.")
        chart = self.plot()
        if suffix in {"svg", "json"}:
            data = _drawn(chart, suffix).encode("utf-8")
        else:
            picture = io.BytesIO()
            if suffix == "png":
                chart.save(picture, format="png", scale_factor=scale)
            else:
                chart.save(picture, format="pdf")
            data = picture.getvalue()
        write_whole(target, data, what="The plot")
        return target

    def to_svg(self) -> str:
        """Return the plot as SVG.

        Raises:
            InputError: when there is nothing to plot.
        """
        return _drawn(self.plot(), "svg")

    def save_csv(self, path: str | Path) -> Path:
        """Write the table as CSV in UTF-8, whole or not at all.

        Texts that a spreadsheet would take for a formula get an apostrophe in front of them.

        Raises:
            OutputError: when the file cannot be written.
        """
        target = Path(path)
        write_whole(target, _as_csv(self.table).encode("utf-8"), what="The table")
        return target

    def save_html(self, path: str | Path) -> Path:
        """Write the plot and the table as one HTML file that needs nothing else, whole or not at all.

        Raises:
            OutputError: when the file cannot be written.
        """
        from .page import result_page

        target = Path(path)
        write_whole(target, result_page(self, rows=PAGE_ROWS).encode("utf-8"), what="The table")
        return target

    def __repr__(self) -> str:
        """Say in one line what this is."""
        rows, columns = self.table.shape
        return f"Result({self.title!r}: {counted(rows, 'row')} × {columns} columns)"

    def _repr_html_(self) -> str:
        """Show the table in a notebook: self-contained, escaped, in the colours of the notebook's theme."""
        from .page import result_html

        return result_html(self, rows=SHOWN_ROWS)


def _drawn(chart: alt.TopLevelMixin, suffix: str) -> str:
    text = io.StringIO()
    chart.save(text, format=suffix)  # pyright: ignore[reportAttributeAccessIssue, reportArgumentType]
    return with_room(text.getvalue()) if suffix == "svg" else text.getvalue()


def _as_csv(table: pd.DataFrame) -> str:
    def plain(value: object) -> object:
        return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value

    texts = [name for name in table.columns if table[name].dtype.kind not in "biufM"]
    return table.assign(**{name: table[name].map(plain) for name in texts}).to_csv(
        index=False, lineterminator="\n"
    )
