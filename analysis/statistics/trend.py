"""Trend: how often something is said, period by period, and whether that changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np

from ...corpus.errors import InputError
from ...corpus.results import Result
from ...corpus.text.canonical import counted
from ..tables.corpus_tables import CorpusTables, Frame
from ..tables.groups import one_or_more
from ..tables.intervals import add_rates
from .counting import COLUMNS, MILLION, RATES_NOTE, WORDS_NOTE, Parts, parts_by, shown_filters
from .periods import Change, change, period_numbers
from .query import find, not_found
from .slices import Slice, Where, corpus_slice

_COLUMNS = COLUMNS | {
    "word": "the query",
    "period": "the period: a day, the Monday of a week, a month or a year",
    "words": "the denominator: words of the slice, or of the group, in the period",
    "rate": "occurrences per million words of the period",
    "periods": "periods with words",
    "tau": "Kendall's τ-b of rate and time, from −1 (falls throughout) to 1 (rises throughout)",
    "p": "two-sided probability of such a τ by chance",
    "ratio": "factor by which the rate changes from one period to the next",
    "low": "lower bound of the 95 % interval",
    "high": "upper bound of the 95 % interval",
    "spread": "dispersion of the counts about the fitted curve; 1 if they were Poisson",
}
_METHOD = (
    WORDS_NOTE
    + "A comment without a time of its own takes that of its report. Change is tested with Kendall's τ "
    "(Kendall 1938), which asks only whether the rate goes one way, and with a log-linear Poisson regression on time "
    "with the words as exposure, its interval widened for counts that vary more than Poisson's (quasi-Poisson, "
    "McCullagh and Nelder 1989). "
)


def trend(
    corpus: CorpusTables,
    queries: str | Sequence[str],
    *,
    where: Where | Slice | None = None,
    period: str = "month",
    by: str | Sequence[str] = (),
    case_sensitive: bool = False,
) -> Result:
    """Return how often queries match in each period, per million words, with intervals.

    Args:
        corpus: the corpus.
        queries: what to look for, one or several; see `find`.
        where: the slice, as in `corpus_slice`; the whole corpus if None.
        period: day, week, month or year; documents whose date is not as precise are left out and counted.
        by: columns to tell apart, such as outlet; each group has its own words as denominator.
        case_sensitive: whether case counts.

    Raises:
        InputError: when a query or an option is malformed, or no document has a date.
    """
    found = _Found(corpus, queries, where=where, period=period, by=by, case_sensitive=case_sensitive)
    table = found.table()
    add_rates(table, per=MILLION)
    tests = found.tests()
    said = (
        [_said(row, by=found.by, period=period) for row in tests.to_dict("records")]
        if len(tests) <= 6
        else []
    )
    from .charts import trend_chart

    return found.result(
        title=f"Rate by {period}: {', '.join(found.queries)}",
        table=table,
        method=_METHOD + RATES_NOTE,
        notes=tuple(said),
        chart=partial(trend_chart, by=found.by, period=period),
    )


def trend_test(
    corpus: CorpusTables,
    queries: str | Sequence[str],
    *,
    where: Where | Slice | None = None,
    period: str = "month",
    by: str | Sequence[str] = (),
    case_sensitive: bool = False,
) -> Result:
    """Test for each query, and each group, whether its rate changes over time; arguments as in `trend`."""
    found = _Found(corpus, queries, where=where, period=period, by=by, case_sensitive=case_sensitive)
    return found.result(
        title=f"Change by {period}", table=found.tests(), method=_METHOD, notes=(), chart=None
    )


class _Found:
    """The matches of some queries by group and period."""

    def __init__(
        self,
        corpus: CorpusTables,
        queries: str | Sequence[str],
        *,
        where: Where | Slice | None,
        period: str,
        by: str | Sequence[str],
        case_sensitive: bool,
    ) -> None:
        self.chosen = corpus_slice(corpus, where)
        self.queries = [queries] if isinstance(queries, str) else list(queries)
        self.period, self.by, self.case_sensitive = period, one_or_more(by), case_sensitive
        opened = self.chosen.opened
        groups = parts_by(self.chosen, by)
        numbers, self.periods = period_numbers(opened.documents.column("published").to_pylist(), period)
        inside = (groups.of_document >= 0) & (numbers >= 0)
        if not inside.any():
            raise InputError(
                f"No document of this slice has a date precise enough to tell its {period}; the dates stand in the "
                f"column published."
            )
        # Periods before the first and after the last of this slice are none of it.
        low, high = numbers[inside].min(), numbers[inside].max()
        self.periods = self.periods[low : high + 1]
        cell = np.where(inside, groups.of_document * len(self.periods) + numbers - low, -1)
        self.groups = groups
        self.cells = Parts(cell, np.empty(len(groups) * len(self.periods)))
        self.shape = (len(groups), len(self.periods))
        self.words = self.cells.words(self.chosen).reshape(self.shape)
        self.undated = int(
            self.chosen.words_per_document[(groups.of_document >= 0) & ~inside].astype(bool).sum()
        )
        self.counts = [self._counted(query) for query in self.queries]

    def _counted(self, query: str) -> np.ndarray:
        opened = self.chosen.opened
        matches = find(opened, query, case_sensitive=self.case_sensitive).within(self.chosen)
        cell = self.cells.of_document[opened.index.document_of(matches.first)]
        return np.bincount(cell[cell >= 0], minlength=len(self.cells)).reshape(self.shape)

    def _with_counts(self) -> Iterator[tuple[str, np.ndarray]]:
        return zip(self.queries, self.counts, strict=True)

    def table(self) -> Frame:
        """Return one row for each query, group and period with words."""
        import pandas as pd

        group, place = np.nonzero(self.words)
        times = self.periods.start_time
        rows = self.groups.values.iloc[group].reset_index(drop=True)
        rows["period"] = [_named(times[each], self.period) for each in place]
        tables = [
            rows.assign(word=query, count=count[group, place], words=self.words[group, place])
            for query, count in self._with_counts()
        ]
        table = pd.concat(tables, ignore_index=True)
        return table[["word", *self.by, "period", "count", "words"]]

    def tests(self) -> Frame:
        """Return one row for each query and group: how its rate changes."""
        import pandas as pd

        rows = []
        for query, count in self._with_counts():
            for group in range(self.shape[0]):
                found: Change = change(count[group], self.words[group])
                said: dict[str, Any] = {"word": query} | self.groups.values.iloc[group].to_dict()
                said |= {"count": int(count[group].sum()), "words": int(self.words[group].sum())}
                rows.append(said | {name: getattr(found, name) for name in Change.__dataclass_fields__})
        return pd.DataFrame(rows)

    def result(self, *, title: str, table: Frame, method: str, notes: tuple[str, ...], chart: Any) -> Result:
        """Put a table together with what one must know of it."""
        documents = counted(self.undated, "document has", "documents have")
        undated = f"{documents} no date precise enough to tell the {self.period}."
        return Result(
            title=title,
            table=table,
            method=method,
            columns={name: _COLUMNS.get(name, f"{name} of the document") for name in table.columns},
            filters=shown_filters(
                slice=self.chosen.description,
                queries=", ".join(self.queries),
                period=self.period,
                case_sensitive=self.case_sensitive,
            ),
            denominators={
                "words": float(self.words.sum()),
                "periods with words": float((self.words.sum(0) > 0).sum()),
            },
            notes=(
                *(not_found(query) for query, count in self._with_counts() if not count.any()),
                *notes,
                *self.chosen.notes,
                *((undated,) if self.undated else ()),
            ),
            chart=chart,
        )


def _named(time: Any, period: str) -> str:
    """Return a period as an ISO 8601 date as long as it is precise."""
    return time.strftime({"year": "%Y", "month": "%Y-%m"}.get(period, "%Y-%m-%d"))


def _said(row: dict[str, Any], *, by: Sequence[str], period: str) -> str:
    """Say a test in a sentence."""
    who = " · ".join([str(row["word"]), *(str(row[name]) for name in by)])
    if row["periods"] < 3 or row["tau"] != row["tau"]:
        return f"{who}: too little to test for a change."
    changes = [f"{(row[name] - 1) * 100:+.1f} %".replace("-", "−") for name in ("ratio", "low", "high")]
    tau = f"{row['tau']:.2f}".replace("-", "−")
    return (
        f"{who}: {changes[0]} a {period} (95 % {changes[1]} to {changes[2]}); "
        f"Kendall's τ {tau}, p {row['p']:.3f}."
    )
