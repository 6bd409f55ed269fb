"""What the commands say when they are done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .console import console, table

if TYPE_CHECKING:
    from ..analysis.report import ReportSummary
    from ..analysis.run import AnalysisSummary
    from ..corpus import Corpus
    from ..corpus.build import BuildSummary
    from ..corpus.splitting import SplitModel

_SHOWN = 5
_OUTCOMES = {
    "given": "comments given by the source",
    "split": "trailing comments split off",
    "none": "no comments found",
    "ask": "unsure: left whole, for a person to decide",
}


def built(summary: BuildSummary) -> None:
    """Say what a build did."""
    out = console()
    out.print(
        f"Built {summary.folder}: {_count(summary.reports, 'report')} and "
        f"{_count(summary.comments, 'comment')} from {_count(summary.files, 'file')}.",
        markup=False,
    )
    for outcome, said in _OUTCOMES.items():
        if number := summary.outcomes.get(outcome):
            out.print(f"  {_count(number, 'report')}: {said}", markup=False)
    for outcome, number in sorted(summary.annotations.items()):
        out.print(f"  {_count(number, 'annotation')} {outcome}", markup=False)
    problems([str(problem) for problem in summary.problems if problem.skipped], title="Skipped")
    problems(
        [str(problem) for problem in summary.problems if not problem.skipped], title="Kept with a change"
    )


def analysed(summary: AnalysisSummary) -> None:
    """Say what an analysis found."""
    out = console()
    out.print(
        f"Analysed {_count(summary.documents, 'text')} of {_count(summary.words, 'word')}: "
        f"{_count(summary.findings, 'finding')}.",
        markup=False,
    )
    if summary.labels:
        rows = table("loaded language", "found", "examples", right=(1,))
        for label, number, examples in summary.labels:
            rows.add_row(label, f"{number:,}", ", ".join(f"“{example}”" for example in examples))
        out.print(rows)
    problems([str(problem) for problem in summary.problems], title="Not analysed")


def reported(summary: ReportSummary) -> None:
    """Say what the report holds and leaves out."""
    out = console()
    out.print(f"Wrote {summary.path} ({summary.size / 1000:,.0f} kB).", markup=False)
    for line in summary.left_out:
        out.print(f"  {line}", markup=False)


def trained(model: SplitModel, *, texts: int, out: Path) -> None:
    """Say what a training of the splitter made."""
    console().print(
        f"Trained “{model.name}” on {_count(texts, 'text')}: {out}. It splits from a probability of "
        f"{model.split_at:.2f} and asks from {model.ask_at:.2f}.",
        markup=False,
    )


def info(corpus: Corpus, *, checked: bool) -> None:
    """Say what a corpus holds and how it was made."""
    out = console()
    said = corpus.provenance
    out.print(
        f"Corpus {corpus.name} at {corpus.path}, made with commentariat {said['tool_version']}.", markup=False
    )
    rows = table("table", "rows", right=(1,))
    for name, number in corpus.counts().items():
        rows.add_row(name, f"{number:,}")
    out.print(rows)
    inputs = said["inputs"]
    out.print(f"Inputs: {_count(len(inputs), 'file')}.", markup=False)
    for item in inputs[:_SHOWN]:
        out.print(f"  {item['path']} ({item['reader']}, sha256 {item['sha256'][:12]}…)", markup=False)
    if len(inputs) > _SHOWN:
        out.print(f"  … and {len(inputs) - _SHOWN:,} more in provenance.json", markup=False)
    _analysis(said.get("analysis"))
    named = said["problems"]["named"]
    problems([_sentence(item) for item in named if item["skipped"]], title="Skipped")
    problems([_sentence(item) for item in named if not item["skipped"]], title="Kept with a change")
    if checked:
        out.print("Every quote stands where its claim says.")


def problems(sentences: Iterable[str], *, title: str) -> None:
    """Print the first few problems and how many more there are."""
    listed = list(sentences)
    if not listed:
        return
    out = console()
    out.print(f"{title}: {_count(len(listed), 'record')}.")
    for sentence in listed[:_SHOWN]:
        out.print(f"  {sentence}", markup=False)
    if len(listed) > _SHOWN:
        out.print(f"  … and {len(listed) - _SHOWN:,} more, named in provenance.json")


def _analysis(analysis: Mapping[str, Any] | None) -> None:
    if not analysis:
        console().print("Not analysed yet.")
        return
    lexicon, pipeline = analysis["lexicon"], analysis["pipeline"]
    console().print(
        f"Analysed with lexicon {lexicon['version']} ({lexicon['entries']:,} entries) and "
        f"{pipeline['name']} {pipeline['version']}.",
        markup=False,
    )


def _sentence(item: Mapping[str, Any]) -> str:
    return f"{item['where']}: {item['what']}; {item['remedy']}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
