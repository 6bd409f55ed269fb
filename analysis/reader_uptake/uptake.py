"""`uptake`: what readers do with the words, namings and frames of the report they comment on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...corpus.errors import InputError
from ...corpus.results import Result
from ...corpus.text.canonical import counted
from ..results.examples import line_of
from ..statistics.contrast import CORRECTIONS, corrected
from ..tables.corpus_tables import CorpusTables, texts, why_empty
from ..tables.groups import check_names, check_voice
from ..text.framing import LAYERS as FRAME_LAYERS
from .exchange import Comparison, Counts, compare, informative
from .gather import Gathered, Place, Thread, gather
from .items import FRAME, LABELS, NAMING
from .reception import Reception, receptions
from .responses import CONTESTED, QUOTED, REPEATED

STRATA = ("outlet", "year", "month")
_DATE_LENGTH = {"year": 4, "month": 7}

METHOD = (
    "An item is a family of forms: expressions of one lexicon entry or of entries that share a word "
    "(terrorist, terrorist group), for proxies and occupation also the sponsor; a naming is such a family "
    "with the actor it names, whose aliases are one (a state, its capital, its leader and its people too); a "
    "frame is one that the report has by the decision for documents. A comment repeats an item when it uses "
    "it in its own voice; for a frame, when it carries the frame itself. It contests an item when it denies "
    "it (“they are not …”), sets it in scare quotes, speaks against its use (“stop calling them …”), throws "
    "it back as a question, or, for a naming, gives the same actor a name of the other side. Words in a "
    "passage that repeats the report or an earlier comment, and words that the commenter ascribes to others, "
    "are quoted and counted apart. Every comment, reply or not, stands for itself: a reply inherits from the "
    "comment it answers only the actor, where its naming shows none. A comment counts once an item. Of a "
    "naming, the comments that speak of the actor are counted; of words and frames, all comments of the "
    "thread. Expected are the responding comments if the readers of these reports had responded at the rate "
    "of the readers of the other reports of the same stratum, E = Σ N₁·Y₀/N₀; the ratio is (observed + ½) / "
    "(expected + ½). The test exchanges whole threads among the reports of a stratum and takes as its "
    "statistic the studentised surplus Σ (y − n·p) of the reports that use the item, p being the rate of the "
    "stratum (Phipson and Smyth 2010; Chung and Romano 2013); p-values are two-sided. Intervals at 95 % come "
    "from the Bayesian bootstrap over reports (Rubin 1981), expanded for few reports (Hesterberg 2015). "
    "p-values are adjusted over all tested rows of the table  "
)
_CORRECTION_METHOD = {
    "bh": "(false discovery rate: Benjamini and Hochberg 1995).",
    "holm": "(family-wise error: Holm 1979).",
}
COLUMNS = {
    "kind": "word, naming (a word with the actor it names) or frame",
    "item": "the expression in its commonest form in the reports, or the frame",
    "actor": "the actor named, for a naming",
    "label": "label of the loaded-language layer, or the codebook of the frame",
    "response": "what comments do with it: repeat or contest",
    "reports": "reports with comments that use the item",
    "threads_repeating": "their threads with a comment that repeats it",
    "threads_contesting": "their threads with a comment that contests it",
    "threads_quoting": "their threads with a comment that only quotes it",
    "threads_ignoring": "their threads in which no comment repeats, contests or quotes it",
    "comments": "comments that could respond, under the reports that can be compared",
    "observed": "comments that do",
    "expected": "comments that would, at the rate of the other reports",
    "ratio": "(observed + ½) / (expected + ½)",
    "low": "lower bound of the 95 % interval of the ratio",
    "high": "upper bound of the 95 % interval of the ratio; inf where no other comment does it",
    "p": "two-sided p-value of the exchange of threads; empty where not tested",
    "p_adjusted": "p-value adjusted for all tests of the table",
    "compared_with": "whose threads are the comparison",
    "report_line": "a line of a report that uses it, with the document's id and code point offsets",
    "comment_line": "a comment that responds to it",
}


@dataclass(slots=True)
class _Row:
    reception: Reception
    response: str
    counts: Counts
    compared_with: str | None = None
    comparison: Comparison | None = None
    p_adjusted: float | None = None


def uptake(
    corpus: CorpusTables,
    *,
    labels: Sequence[str] = LABELS,
    layers: Sequence[str] = FRAME_LAYERS,
    within: str | Sequence[str] = ("outlet",),
    voice: str | None = None,
    reports: int = 2,
    comments: int = 3,
    correction: str = "bh",
    permutations: int = 9_999,
    seed: int = 0,
) -> Result:
    """Say which words, namings and frames of the reports their readers repeat, contest or ignore.

    Args:
        corpus: an analysed corpus.
        labels: the labels of loaded language whose expressions are followed.
        layers: the codebooks whose frames are followed; empty for none.
        within: threads are compared within these: any of outlet, year and month (of the report). An item for
            which no stratum has reports both with and without it is compared over all reports.
        voice: follow only what the reports say in this voice: outlet, quoted or attributed.
        reports: test an item only if at least so many reports use it, and so many others do not.
        comments: test a response only if at least so many comments, under whatever report, show it.
        correction: of p for many tests: ``bh`` (Benjamini and Hochberg 1995) or ``holm`` (Holm 1979).
        permutations: exchanges of threads; the smallest p-value is 2 / (permutations + 1).
        seed: of the random numbers.

    Returns:
        A `Result`, one row an item and response, the surest first; what is not tested has its counts, and no ratio.

    Raises:
        InputError: when a label, codebook, stratum or correction is not known, or a minimum is below 1.

    >>> uptake(corpus).to_frame()[["item", "response", "ratio", "p_adjusted"]]  # doctest: +SKIP
    """
    import numpy as np

    labels = check_names(labels, LABELS, what="uptake follows the labels")
    layers = check_names(layers, FRAME_LAYERS, what="frames can be given for")
    within = check_names(within, STRATA, what="threads can be compared within")
    check_voice(voice)
    if correction not in CORRECTIONS:
        raise InputError(f"There is no correction “{correction}”; choose one of {', '.join(CORRECTIONS)}.")
    if min(reports, comments, permutations) < 1:
        raise InputError(
            "The least numbers of reports, comments and permutations are 1; give numbers from 1 up."
        )
    found = gather(corpus, labels=labels, layers=layers, voice=voice)
    strata = _strata(found.threads, within)
    ids = [thread.report_id for thread in found.threads]
    rows = [
        _Row(reception, what, reception.counts(what, ids))
        for reception in receptions(found)
        for what in ((REPEATED,) if reception.item.kind == FRAME else (REPEATED, CONTESTED))
    ]
    _test(rows, strata, within, reports=reports, comments=comments, permutations=permutations, seed=seed)
    tested = [row for row in rows if row.comparison is not None]
    p_values = np.array([row.comparison.p for row in tested if row.comparison])
    adjusted = corrected(p_values, method=correction).tolist() if tested else []
    for row, p in zip(tested, adjusted, strict=True):
        row.p_adjusted = p
    rows = [row for row in rows if row.comparison or row.response == REPEATED or _observed(row)]
    rows.sort(key=_surest_first)
    notes = _notes(corpus, found, rows, tested, within)
    n_comments = sum(len(thread.comments) for thread in found.threads)
    from .chart import uptake_chart

    return Result(
        title="Uptake: what readers do with the words, namings and frames of their report",
        table=_table(corpus, found, rows),
        method=METHOD + _CORRECTION_METHOD[correction],
        columns=COLUMNS,
        filters={
            "labels": ", ".join(labels),
            "frames": ", ".join(layers) or "none",
            "within": ", ".join(within) or "all reports",
            **({"voice": voice} if voice else {}),
            "tested from": f"{counted(reports, 'report')} and {counted(comments, 'comment')}",
            "exchanges": f"{permutations:,}, seed {seed}",
        },
        denominators={"reports with comments": len(found.threads), "comments": n_comments},
        notes=notes,
        chart=uptake_chart if tested else None,
        no_chart="" if tested else notes[0],
    )


def _strata(threads: Sequence[Thread], within: Sequence[str]) -> list[int]:
    """Number the stratum of each thread."""
    numbers: dict[tuple[str, ...], int] = {}
    strata = []
    for thread in threads:
        key = tuple(
            thread.outlet if name == "outlet" else (thread.published or "")[: _DATE_LENGTH[name]]
            for name in within
        )
        strata.append(numbers.setdefault(key, len(numbers)))
    return strata


def _test(
    rows: Sequence[_Row],
    strata: Sequence[int],
    within: Sequence[str],
    *,
    reports: int,
    comments: int,
    permutations: int,
    seed: int,
) -> None:
    """Compare every row that has enough to compare: within its strata, else over all reports.

    Whether a row is tested depends on comments under all reports alike, and so not on what the test is about.
    """
    import numpy as np

    waiting = list(rows)
    levels = [(np.asarray(strata, dtype=np.int64), f"same {' and '.join(within)}")] if within else []
    for numbers, name in (*levels, (np.zeros(len(strata), dtype=np.int64), "all reports")):
        chosen, rest = [], []
        for row in waiting:
            able = informative(row.counts, numbers)
            users = int((row.counts.exposed & able).sum())
            enough = users >= reports and int(able.sum()) - users >= reports
            tested = enough and int(row.counts.hits[able].sum()) >= comments
            (chosen if tested else rest).append(row)
        compared = compare([row.counts for row in chosen], numbers, permutations=permutations, seed=seed)
        for row, comparison in zip(chosen, compared, strict=True):
            row.comparison, row.compared_with = comparison, name
        waiting = rest


def _observed(row: _Row) -> int:
    return int(row.counts.hits[row.counts.exposed].sum())


def _surest_first(row: _Row) -> tuple[Any, ...]:
    item = row.reception.item
    p = 2.0 if row.comparison is None else row.comparison.p
    adjusted = 2.0 if row.p_adjusted is None else row.p_adjusted
    ratio = 0.0 if row.comparison is None else row.comparison.ratio
    return (
        adjusted,
        p,
        -ratio,
        -len(row.reception.users),
        item.kind,
        item.label,
        item.family,
        item.about or "",
        row.response,
    )


def _table(corpus: CorpusTables, found: Gathered, rows: Sequence[_Row]) -> Any:
    import pandas as pd

    places = {id(row): _examples(row, found.threads) for row in rows}
    held = texts(corpus, {place[0] for pair in places.values() for place in pair if place})
    made = []
    for row in rows:
        said, answered = places[id(row)]
        made.append(
            _cells(found, row) | {"report_line": _line(held, said), "comment_line": _line(held, answered)}
        )
    return pd.DataFrame(made, columns=list(COLUMNS)).astype(
        dict.fromkeys(("expected", "ratio", "low", "high", "p", "p_adjusted"), "float64")
    )


def _cells(found: Gathered, row: _Row) -> dict[str, Any]:
    item, users, comments = row.reception.item, row.reception.users, row.reception.places
    threads = {what: {name for name in users if comments[what].get(name)} for what in comments}
    heard = set().union(*threads.values())
    compared = row.comparison
    return {
        "kind": item.kind,
        "item": _commonest(found.names[item]),
        "actor": _commonest(found.actors[item.about]) if item.kind == NAMING and item.about else None,
        "label": item.family if item.kind == FRAME else item.label,
        "response": row.response,
        "reports": len(users),
        "threads_repeating": len(threads[REPEATED]),
        "threads_contesting": len(threads[CONTESTED]),
        "threads_quoting": len(threads[QUOTED] - threads[REPEATED] - threads[CONTESTED]),
        "threads_ignoring": len(users) - len(heard),
        "comments": int(row.counts.totals[row.counts.exposed].sum()),
        "observed": compared.observed if compared else _observed(row),
        "expected": compared.expected if compared else None,
        "ratio": compared.ratio if compared else None,
        "low": compared.low if compared else None,
        "high": compared.high if compared else None,
        "p": compared.p if compared else None,
        "p_adjusted": row.p_adjusted,
        "compared_with": row.compared_with,
    }


def _commonest(forms: Counter[str]) -> str:
    """Return the commonest form without regard to case, in small letters where it ever stands so."""
    folded: Counter[str] = Counter()
    for form, number in forms.items():
        folded[form.casefold()] += number
    return min(forms, key=lambda form: (-folded[form.casefold()], form.swapcase()))


def _examples(row: _Row, threads: Sequence[Thread]) -> tuple[Place | None, Place | None]:
    """Return a report's line and a comment under the same report that responds, if there is one."""
    users, answers = row.reception.users, row.reception.places[row.response]
    in_order = [thread.report_id for thread in threads if thread.report_id in users]
    both = next((name for name in in_order if answers.get(name)), None)
    if both is not None:
        return users[both], answers[both][0]
    return (users[in_order[0]] if in_order else None), None


def _line(held: dict[str, str], place: Place | None) -> list[dict[str, Any]]:
    return [] if place is None else [line_of(held, *place)]


def _notes(
    corpus: CorpusTables, found: Gathered, rows: Sequence[_Row], tested: Sequence[_Row], within: Sequence[str]
) -> tuple[str, ...]:
    if not found.threads:
        return (
            why_empty(
                corpus,
                "No report of this corpus has comments that are analysed, so there is no uptake to see",
            ),
        )
    notes = []
    if len(found.threads) == 1:
        notes.append(
            "Only one report has analysed comments, so there are no other readers to compare with: the table counts, "
            "and nothing is tested."
        )
    elif not tested:
        notes.append("No item occurs in enough reports and comments to be tested: the table counts only.")
    else:
        notes.append(
            f"{len(tested):,} of {counted(len(rows), 'row')} tested. A ratio above 1 says that readers of these "
            "reports do it more than readers of others. It does not say that the report made them: a report and its "
            "readers share a topic, and readers choose their outlet. Of a naming only comments on its actor count, so "
            "that it depends least on the topic."
        )
        stratum = " and ".join(within)
        if within and any(row.compared_with == "all reports" for row in tested):
            notes.append(
                f"An item that every report of the same {stratum} uses, or none, is compared over all reports; the "
                "column compared_with says so."
            )
    if found.left_out:
        verb = "is" if found.left_out == 1 else "are"
        notes.append(f"{counted(found.left_out, 'report')} without analysed comments {verb} left out.")
    if any(row.reception.item.kind == FRAME for row in rows):
        notes.append("Frames are repeated or not; how a comment would contest a frame is not defined.")
    return tuple(notes)
