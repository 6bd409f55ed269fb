"""`commentariat concordance`, `keyness`, `frequencies`, `collocations`, `dispersion`, `ngrams` and `trend`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..corpus.errors import InputError
from .failures import say_failures
from .options import CorpusFolder
from .output import SHOWN, Csv, Html, Limit, Plot, give_result

if TYPE_CHECKING:
    from pandas import DataFrame

    from ..corpus import Corpus

_SLICE = (
    "KEY=VALUE, can be given several times: kind=comment, outlet=NAME, label=proxy_label, voice=quoted, any column. "
    "The same key again means one or the other; FROM..TO is a range: published=2017..2018-06; "
    "published=2017 is that year."
)
_CONTEXT, _LEAST_CONTEXT = 60, 12
"""Characters on each side of a match: as many, if the terminal has room; fewer than the least show nothing."""
_BLANKS = 2
"""Between two columns on the terminal."""
Query = Annotated[
    str,
    typer.Argument(
        metavar="QUERY",
        help="Words with * and ?, a|b, lemma:kill, regex:… (the whole word must match: regex:reg.*), "
        "label:proxy_label; {0,3} for a gap; quote it.",
    ),
]
Queries = Annotated[
    list[str], typer.Argument(metavar="QUERY...", help="One query or more, as in concordance.")
]
WhereOption = Annotated[
    list[str] | None,
    typer.Option("--where", metavar="KEY=VALUE", help=f"Which words. {_SLICE}", show_default=False),
]
By = Annotated[
    list[str] | None,
    typer.Option("--by", metavar="COLUMN", help="Tell apart, such as outlet or kind.", show_default=False),
]
Lemmas = Annotated[bool, typer.Option("--lemmas", help="Count lemmas instead of forms.")]
Case = Annotated[bool, typer.Option("--case", help="Tell capitals from small letters.")]
Pattern = Annotated[
    str | None,
    typer.Option(
        "--pattern", metavar="WORD", help="Only words like this, such as terror*.", show_default=False
    ),
]
MinCount = Annotated[int, typer.Option("--min-count", metavar="N", help="Leave out what is rarer.")]


@say_failures
def concordance(
    folder: CorpusFolder,
    query: Query,
    where: WhereOption = None,
    sort: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PLACE", help="L1, R1, node, text or a column; again for more.", show_default=False
        ),
    ] = None,
    width: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Characters on each side; 60, or what the terminal has room for, if not given.",
            show_default=False,
        ),
    ] = None,
    show: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="A column to show beside the lines.", show_default=False),
    ] = None,
    case: Case = False,
    sample: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="So many lines, drawn at random.", show_default=False),
    ] = None,
    limit: Limit = None,
    csv: Csv = None,
    html: Html = None,
) -> None:
    """Show every match of a query in its context (KWIC).

    For example: commentariat concordance build/demo "lemma:kill {0,2} civilian*" --sort L1
    """
    from ..analysis.statistics.concordance import DEFAULT_SORT
    from ..analysis.statistics.concordance import concordance as compute
    from . import console as terminal

    corpus = _open(folder)
    result = compute(
        corpus,
        query,
        where=_slice(corpus, where),
        sort=sort or DEFAULT_SORT,
        width=width or _CONTEXT,
        show=show if show is not None else ("kind", "outlet"),
        case_sensitive=case,
        sample=sample,
        limit=limit if limit is not None or not (csv or html) else None,
    )
    columns = ("document_id", "start", "left", "node", "right", *(show or ()))
    if sys.stdout.isatty() and width is None and not (csv or html):
        result = replace(result, table=one_line_each(result.table, columns, room=terminal.console().width))
    give_result(result, corpus=folder, csv=csv, html=html, plot=None, limit=limit, columns=columns, spare=())


@say_failures
def frequencies(
    folder: CorpusFolder,
    where: WhereOption = None,
    by: By = None,
    lemmas: Lemmas = False,
    case: Case = False,
    pattern: Pattern = None,
    min_count: MinCount = 1,
    limit: Limit = None,
    csv: Csv = None,
    html: Html = None,
    plot: Plot = None,
) -> None:
    """Count words, raw and per million, with intervals."""
    from ..analysis.statistics.frequencies import frequencies as compute

    corpus = _open(folder)
    result = compute(
        corpus,
        where=_slice(corpus, where),
        by=by or (),
        unit=_unit(lemmas),
        case_sensitive=case,
        pattern=pattern,
        min_count=min_count,
        limit=limit,
    )
    give_result(result, corpus=folder, csv=csv, html=html, plot=plot, limit=None if by else limit)


@say_failures
def collocations(
    folder: CorpusFolder,
    query: Query,
    where: WhereOption = None,
    span: Annotated[str, typer.Option(metavar="WHERE", help="window or sentence.")] = "window",
    left: Annotated[int, typer.Option(metavar="N", min=0, help="Words to the left.")] = 5,
    right: Annotated[int, typer.Option(metavar="N", min=0, help="Words to the right.")] = 5,
    lemmas: Lemmas = False,
    case: Case = False,
    pattern: Pattern = None,
    min_count: MinCount = 5,
    sort: Annotated[
        str,
        typer.Option(
            metavar="MEASURE",
            help="log_dice, log_likelihood, mi, mi3, t, delta_p_word, delta_p_node or count.",
        ),
    ] = "log_dice",
    limit: Limit = None,
    csv: Csv = None,
    html: Html = None,
    plot: Plot = None,
) -> None:
    """Find the words that keep company with a node."""
    from ..analysis.statistics.collocations import collocations as compute

    corpus = _open(folder)
    result = compute(
        corpus,
        query,
        where=_slice(corpus, where),
        span=span,
        window=(left, right),
        unit=_unit(lemmas),
        case_sensitive=case,
        pattern=pattern,
        min_count=min_count,
        sort=sort,
        limit=limit,
    )
    columns = ("word", "count", "total", "expected", "log_dice", "mi", "t", "log_likelihood", "p")
    give_result(result, corpus=folder, csv=csv, html=html, plot=plot, limit=limit, columns=columns)


@say_failures
def keyness(
    folder: CorpusFolder,
    where: WhereOption = None,
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against",
            metavar="KEY=VALUE",
            help="What to compare with, like --where; the rest if not given.",
            show_default=False,
        ),
    ] = None,
    lemmas: Lemmas = False,
    case: Case = False,
    pattern: Pattern = None,
    min_count: MinCount = 5,
    sort: Annotated[
        str, typer.Option(metavar="MEASURE", help="log_likelihood, log_ratio or z.")
    ] = "log_likelihood",
    correction: Annotated[
        str, typer.Option(metavar="METHOD", help="Of p for many tests: holm or bh.")
    ] = "holm",
    limit: Limit = None,
    csv: Csv = None,
    html: Html = None,
    plot: Plot = None,
) -> None:
    """Find the words that set a slice apart from another, or from the rest.

    For example: commentariat keyness build/demo --where kind=comment --against kind=report
    """
    from ..analysis.statistics.keyness import keyness as compute

    corpus = _open(folder)
    wanted = _slice(corpus, where)
    if not wanted:
        raise typer.BadParameter("say which words: --where kind=comment", param_hint="--where")
    result = compute(
        corpus,
        where=wanted,
        against=_slice(corpus, against) or None,
        unit=_unit(lemmas),
        case_sensitive=case,
        pattern=pattern,
        min_count=min_count,
        sort=sort,
        correction=correction,
        limit=limit if limit is not None or csv or html else SHOWN // 2,
    )
    columns = (
        "word",
        "count",
        "count_against",
        "rate",
        "rate_against",
        "log_likelihood",
        "p",
        "log_ratio",
        "z",
    )
    spare = ("z", "rate_against", "rate")
    give_result(
        result, corpus=folder, csv=csv, html=html, plot=plot, limit=limit, columns=columns, spare=spare
    )


@say_failures
def dispersion(
    folder: CorpusFolder,
    queries: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY...", help="What to look for; every word if not given.", show_default=False
        ),
    ] = None,
    where: WhereOption = None,
    parts: Annotated[
        list[str] | None,
        typer.Option(
            metavar="COLUMN", help="What makes the parts: each document if not given.", show_default=False
        ),
    ] = None,
    lemmas: Lemmas = False,
    case: Case = False,
    pattern: Pattern = None,
    min_count: MinCount = 10,
    limit: Limit = None,
    csv: Csv = None,
    html: Html = None,
    plot: Plot = None,
) -> None:
    """Measure how evenly words are spread over documents, outlets or other parts."""
    from ..analysis.statistics.dispersion import DOCUMENTS
    from ..analysis.statistics.dispersion import dispersion as compute

    corpus = _open(folder)
    result = compute(
        corpus,
        queries or None,
        where=_slice(corpus, where),
        parts=parts or DOCUMENTS,
        unit=_unit(lemmas),
        case_sensitive=case,
        pattern=pattern,
        min_count=min_count,
        limit=limit,
    )
    give_result(result, corpus=folder, csv=csv, html=html, plot=plot, limit=limit)


@say_failures
def ngrams(
    folder: CorpusFolder,
    n: Annotated[int, typer.Option("-n", metavar="N", help="Words in a sequence, 2 to 10.")] = 2,
    where: WhereOption = None,
    skip: Annotated[int, typer.Option(metavar="N", help="Words that may be skipped, 0 to 4.")] = 0,
    frames: Annotated[bool, typer.Option("--frames", help="Phrase frames: one slot open.")] = False,
    query: Annotated[
        str | None, typer.Option(metavar="QUERY", help="Only those that begin with it.", show_default=False)
    ] = None,
    lemmas: Lemmas = False,
    case: Case = False,
    min_count: MinCount = 3,
    limit: Limit = None,
    csv: Csv = None,
    html: Html = None,
    plot: Plot = None,
) -> None:
    """Count sequences of words, skip-grams or phrase frames."""
    from ..analysis.statistics.ngrams import ngrams as compute

    corpus = _open(folder)
    result = compute(
        corpus,
        n,
        where=_slice(corpus, where),
        skip=skip,
        frames=frames,
        query=query,
        unit=_unit(lemmas),
        case_sensitive=case,
        min_count=min_count,
        limit=limit,
    )
    give_result(result, corpus=folder, csv=csv, html=html, plot=plot, limit=limit)


@say_failures
def trend(
    folder: CorpusFolder,
    queries: Queries,
    where: WhereOption = None,
    period: Annotated[str, typer.Option(metavar="PERIOD", help="day, week, month or year.")] = "month",
    by: By = None,
    test: Annotated[
        bool, typer.Option("--test", help="Only whether the rates change, query by query.")
    ] = False,
    case: Case = False,
    csv: Csv = None,
    html: Html = None,
    plot: Plot = None,
) -> None:
    """Follow rates over time, and test whether they change."""
    from ..analysis.statistics import trend as rates
    from ..analysis.statistics import trend_test

    corpus = _open(folder)
    compute = trend_test if test else rates
    result = compute(
        corpus, queries, where=_slice(corpus, where), period=period, by=by or (), case_sensitive=case
    )
    give_result(result, corpus=folder, csv=csv, html=html, plot=plot, limit=None)


COMMANDS = (concordance, frequencies, collocations, keyness, dispersion, ngrams, trend)


def one_line_each(table: DataFrame, columns: Sequence[str], *, room: int) -> DataFrame:
    """Return a concordance with its contexts cut so that each of its lines, of these columns, is one on the terminal.

    Where hardly any context would be left, the lines stay as they are.
    """
    from ..analysis.statistics.concordance import in_line

    others = [name for name in table.columns if name in columns and name not in ("left", "right")]
    taken = sum(max(len(said) for said in (*name.split("_"), *map(str, table[name]))) for name in others)
    side = (room - taken - _BLANKS * len(columns)) // 2
    if not _LEAST_CONTEXT <= side < _CONTEXT:
        return table
    parts = zip(table["left"], table["node"], table["right"], strict=True)
    lines = [in_line(f"{a}{b}{c}", len(a), len(a) + len(b), width=side) for a, b, c in parts]
    return table.assign(left=[line[0] for line in lines], right=[line[2] for line in lines])


def read_where(texts: Sequence[str] | None) -> dict[str, Any]:
    """Read the values of --where and --against.

    Raises:
        InputError: when one is not of the form KEY=VALUE.

    >>> read_where(["kind=comment", "outlet=A", "outlet=B", "published=2017..2018-06", "n_words=20..", "url="])
    {'kind': 'comment', 'outlet': ['A', 'B'], 'published': ('2017', '2018-06'), 'n_words': ('20', None), 'url': None}
    """
    where: dict[str, Any] = {}
    for text in texts or ():
        key, equals, value = text.partition("=")
        if not (key and equals):
            raise InputError(f"--where {text}: write it as KEY=VALUE, such as kind=comment.")
        given = _value(value)
        if key in where:
            held = where[key]
            if isinstance(held, tuple) or isinstance(given, tuple):
                raise InputError(f"--where {text}: {key} was given before, and a range stands alone.")
            given = [*held, given] if isinstance(held, list) else [held, given]
        where[key] = given
    return where


def _value(text: str) -> Any:
    if ".." in text:
        low, _, high = text.partition("..")
        return low or None, high or None
    return text or None


def _open(folder: Path) -> Corpus:
    from ..corpus import Corpus

    return Corpus.load(folder)


def _slice(corpus: Corpus, where: Sequence[str] | None) -> dict[str, Any]:
    """Read --where, having seen to it, with progress, that the words of the corpus are at hand."""
    from ..analysis.statistics.opened import open_corpus
    from .console import progress

    wanted = read_where(where)
    with progress(quiet=False) as advance:
        open_corpus(corpus, progress=advance)
    return wanted


def _unit(lemmas: bool) -> str:
    return "lemma" if lemmas else "form"
