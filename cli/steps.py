"""The steps behind the commands: do the work with progress, then say in a few lines what was done."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import summary
from .console import console, progress

if TYPE_CHECKING:
    from ..corpus import Corpus
    from ..corpus.build import BuildSettings, Input


def build(
    inputs: Sequence[Input],
    *,
    out: Path,
    settings: BuildSettings,
    strict: bool,
    quiet: bool,
    replace_annotated: bool = False,
) -> Corpus:
    """Build a corpus and open it."""
    from ..corpus import Corpus
    from ..corpus.build import build as build_folder

    with progress(quiet=quiet) as advance:
        built = build_folder(
            inputs,
            out=out,
            settings=settings,
            strict=strict,
            replace_annotated=replace_annotated,
            progress=advance,
        )
    if not quiet:
        summary.built(built)
    return Corpus.load(out)


def analyze(
    corpus: Corpus, *, lexicon: Sequence[Path], quiet: bool, profile: str = "full", workers: int = 1
) -> None:
    """Analyse a corpus in place."""
    from ..analysis import analyze as analyze_corpus

    with progress(quiet=quiet) as advance:
        analysed = analyze_corpus(corpus, lexicon=lexicon, profile=profile, workers=workers, progress=advance)
    if not quiet:
        summary.analysed(analysed)


def analyze_on(
    engine: str,
    place: str,
    *,
    lexicon: Sequence[Path],
    profile: str,
    workers: int,
    tasks: int | None,
    options: Mapping[str, str],
    work: str | None,
    quiet: bool,
) -> None:
    """Analyse a corpus with an engine, or say how far it is."""
    from ..analysis.cluster import analyze_on as analyze_corpus_on

    state = analyze_corpus_on(
        engine,
        place,
        lexicon=lexicon,
        profile=profile,
        workers=workers,
        tasks=tasks,
        options=options,
        work=work,
    )
    if quiet:
        return
    for failure in state.failures:
        console().print(f"Failed before, and queued anew: {failure}.", markup=False)
    if state.summary is None:
        console().print(
            f"{state.done:,} of {state.shards:,} shards are done; the others are queued or at work. Run the same "
            f"command again when they are done.",
            markup=False,
        )
    else:
        summary.analysed(state.summary)


def report(corpus: Corpus, *, out: Path | None, lexicon: Sequence[Path], quiet: bool) -> Path:
    """Write the report of a corpus and return where it is."""
    from ..analysis import explainer, write_report
    from ..corpus.outputs import require_output_place
    from ..corpus.storage.folder import REPORT

    page = out or corpus.path / REPORT
    require_output_place(page, corpus=corpus.path, inputs=lexicon, part=REPORT, what="The report")
    explain = explainer(lexicon=lexicon, provenance=corpus.provenance)
    written = write_report(corpus, page, explain=explain)
    if not quiet:
        summary.reported(written)
    return written.path


def suggest(*, page: Path | None = None, commands: Sequence[str] = (), quiet: bool) -> None:
    """Name what to look at and what to try next, as it must be typed where `uv run` is in use."""
    if quiet:
        return
    out = console()
    out.print("Next:")
    if page is not None:
        out.print(f"  open {page} in a browser", markup=False)
    prefix = "uv run " if "UV" in os.environ else ""
    for command in commands:
        out.print(f"  {prefix}{command}", markup=False)
