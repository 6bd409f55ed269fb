"""What the commands say when they are done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.errors import Problem
from ..corpus.privacy.fingerprints import several_keys
from ..corpus.text.canonical import counted, visible
from .console import console, table

if TYPE_CHECKING:
    from ..analysis.report import ReportSummary
    from ..analysis.run import AnalysisSummary
    from ..corpus import Corpus
    from ..corpus.build import BuildSummary
    from ..corpus.splitting import SplitModel

_SHOWN = 5
_ALIKE = 3
"""Problems with one remedy up to which each is printed."""
FEW_TEXTS = 200
"""Labelled texts below which a model of the splitter is said to stand on few."""
_TOLD_APART = 0.005
_ALTERED = "Kept with a change, or left out on purpose"
_OUTCOMES = {
    "given": "as the source divides them",
    "split": "trailing comments split off",
    "none": "no comments found",
    "decided": "divided, or left whole, as people decided",
    "ask": "unsure: left whole, for a person to decide",
}


def built(summary: BuildSummary) -> None:
    """Say what a build did."""
    out = console()
    out.print(
        f"Built {summary.folder}: {counted(summary.reports, 'report')} and "
        f"{counted(summary.comments, 'comment')} from {counted(summary.files, 'file')}.",
        markup=False,
    )
    if stubs := summary.stubs:
        said = "is a stub: others answer it" if stubs == 1 else "are stubs: others answer them"
        out.print(
            f"  {stubs:,} of the comments {said}, and they have no text here",
            markup=False,
        )
    if summary.replaced:
        out.print(f"  It took the place of the corpus “{summary.replaced}”.", markup=False)
    if summary.other_key:
        out.print("  The corpus there was built with another key: everybody has another pseudonym now.")
    for outcome, said in _OUTCOMES.items():
        if number := summary.outcomes.get(outcome):
            out.print(f"  {counted(number, 'report')}: {said}", markup=False)
    if repeated := [counted(n, table[:-1]) for table, n in summary.duplicates.items() if n]:
        out.print(
            f"  {' and '.join(repeated)} with the words of another, or nearly: kept and counted, and named in "
            "duplicate_of",
            markup=False,
        )
    for outcome, number in sorted(summary.annotations.items()):
        out.print(f"  {counted(number, 'annotation')} {outcome}", markup=False)
    if erased := summary.erased:
        gone = f"{counted(erased['comments'], 'comment')} and {counted(erased['reports'], 'report')}"
        naming = erased["texts_with_mentions"]
        mentions = f", and mentions of those listed in {counted(naming, 'other text')}" if naming else ""
        out.print(
            f"  Erasure list of {counted(erased['entries'], 'entry', 'entries')}: {gone} erased{mentions}",
            markup=False,
        )
        if summary.unmatched:
            shown = ", ".join(summary.unmatched[:_SHOWN])
            more = len(summary.unmatched) - _SHOWN
            out.print(
                f"  Nothing in the input is named by: {shown}{f' and {more:,} more' if more > 0 else ''}",
                markup=False,
            )
    if summary.report_removed:
        out.print(
            "  report.html told of the texts before and was removed; analyze and report make a new one."
        )
    named = summary.problems
    problems((p for p in named if p.skipped), number=summary.skipped, title="Skipped")
    problems((p for p in named if not p.skipped), number=summary.altered, title=_ALTERED)


def analysed(summary: AnalysisSummary) -> None:
    """Say what an analysis found."""
    out = console()
    out.print(
        f"Analysed {counted(summary.documents, 'text')} of {counted(summary.words, 'word')}: "
        f"{counted(summary.findings, 'finding')}.",
        markup=False,
    )
    if summary.profile.left_out:
        out.print(summary.profile.left_out, markup=False)
    if summary.taken_over:
        out.print(f"  {counted(summary.taken_over, 'text')} taken over from the analysis before.")
    if summary.labels:
        rows = table("loaded language", "found", "examples", right=(1,))
        for label, number, examples in summary.labels:
            rows.add_row(label, f"{number:,}", ", ".join(f"“{example}”" for example in examples))
        out.print(rows)
        others = summary.findings - sum(number for _, number, _ in summary.labels)
        if others > 0:
            out.print(
                f"  Not in this table: {counted(others, 'finding')} of other kinds, such as actors, quotations and "
                "frames."
            )
    if summary.report_removed:
        out.print("  report.html told of the analysis before and was removed; report writes a new one.")
    problems(summary.problems, title="Not analysed")


def reported(summary: ReportSummary) -> None:
    """Say what the report holds and leaves out."""
    out = console()
    out.print(f"Wrote {summary.path} ({summary.size / 1000:,.0f} kB).", markup=False)
    for line in summary.left_out:
        out.print(f"  {line}", markup=False)


def trained(model: SplitModel, *, texts: int, composed: int, out: Path) -> None:
    """Say what a training of the splitter made, in words a user can act on."""
    from ..corpus.splitting.threshold import LIVELY, SOBER

    terminal = console()
    beside = f" and {counted(composed, 'document')} composed of the material that ships" if composed else ""
    terminal.print(f"Trained “{model.name}” on {counted(texts, 'text')}{beside}: {out}.", markup=False)
    split, ask = model.split.probability(SOBER), model.ask.probability(SOBER)
    terminal.print(
        f"  It divides a text if comments trail it with a probability of {split:.0%} or more; from {ask:.0%} on it "
        "leaves the text whole, for a person to decide."
    )
    lively = model.split.probability(LIVELY), model.ask.probability(LIVELY)
    if max(lively[0] - split, lively[1] - ask) >= _TOLD_APART:
        terminal.print(
            f"  Under a lively report, whose own lines read like a comment more often, it takes {lively[0]:.0%} and "
            f"{lively[1]:.0%}."
        )
    if model.split.page > 0:
        terminal.print("  The more lines of a page stand around a report, the surer it has to be.")
    if texts < FEW_TEXTS:
        few = f"{texts} texts are" if texts != 1 else "1 text is"
        terminal.print(
            f"  {few} few, and how well it does on others was not measured: label some hundreds from several "
            "outlets, and look at texts it has not seen with: commentariat inspect FILE --splitter MODEL"
        )


def info(corpus: Corpus, *, checked: bool) -> None:
    """Say what a corpus holds and how it was made."""
    out = console()
    said = corpus.provenance
    out.print(
        f"Corpus “{corpus.name}” at {corpus.path}, made with commentariat {said['tool_version']}.",
        markup=False,
    )
    rows = table("table", "rows", right=(1,))
    for name, number in corpus.counts().items():
        rows.add_row(name, f"{number:,}")
    out.print(rows)
    inputs = said["inputs"]
    out.print(f"Inputs: {counted(len(inputs), 'file')}.", markup=False)
    for item in inputs[:_SHOWN]:
        out.print(f"  {item['path']} ({item['reader']}, sha256 {item['sha256'][:12]}…)", markup=False)
    if len(inputs) > _SHOWN:
        out.print(f"  … and {len(inputs) - _SHOWN:,} more in provenance.json", markup=False)
    _analysis(said.get("analysis"))
    if told := several_keys(said):
        out.print(told, markup=False)
    found = said["problems"]
    # A release counts them and names none, since what is said of them may quote a text.
    named = [Problem(**item) for item in found.get("named", ())]
    problems((p for p in named if p.skipped), number=found["skipped"], title="Skipped")
    problems((p for p in named if not p.skipped), number=found["altered"], title=_ALTERED)
    if checked:
        out.print("Every quote stands where its claim says.")


def problems(found: Iterable[Problem], *, title: str, number: int | None = None) -> None:
    """Print the first few problems and how many more there are; of many with one remedy the first stands for all.

    Args:
        found: the problems, or as many of them as were named.
        title: what happened to them.
        number: how many there are; those in `found` if None.
    """
    listed = list(found)
    number = len(listed) if number is None else number
    if not number:
        return
    out = console()
    out.print(f"{title}: {counted(number, 'record')}.")
    told = 0
    for problem, alike in _one_for_many(listed)[:_SHOWN]:
        more = f" And {alike:,} more with this remedy." if alike else ""
        out.print(f"  {visible(str(problem))}{more}", markup=False)
        told += 1 + alike
    if number > told and listed:
        out.print(f"  … and {number - told:,} more, named in provenance.json")


def _one_for_many(found: Iterable[Problem]) -> list[tuple[Problem, int]]:
    """Return problems with how many others each stands for: the first of a remedy for all, if they are many."""
    by_remedy: dict[str, list[Problem]] = {}
    for problem in found:
        by_remedy.setdefault(problem.remedy, []).append(problem)
    return [
        line
        for alike in by_remedy.values()
        for line in ([(alike[0], len(alike) - 1)] if len(alike) > _ALIKE else [(one, 0) for one in alike])
    ]


def _analysis(analysis: Mapping[str, Any] | None) -> None:
    if not analysis:
        console().print("Not analysed yet.")
        return
    lexicon, pipeline = analysis["lexicon"], analysis["pipeline"]
    parsed = f"{pipeline['name']} {pipeline['version']}" if pipeline else "no parser"
    console().print(
        f"Analysed with lexicon {lexicon['version']} ({lexicon['entries']:,} entries) and {parsed}.",
        markup=False,
    )
    if left_out := analysis.get("left_out"):
        console().print(left_out, markup=False)
