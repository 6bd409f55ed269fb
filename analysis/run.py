"""Analyse a corpus: every text parsed once, findings and measures written beside the texts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.corpus import Corpus
from ..corpus.errors import InputError, OutputError, Problem
from ..corpus.location import remove_folder
from ..corpus.scheme import annotation_scheme
from ..corpus.shards import plan_shards, texts_digest
from ..corpus.storage.folder import REPORT, analysis_work, transaction
from ..corpus.storage.provenance import stage_corpus
from .garbage import rarely_collected
from .lexicon import Lexicon, default_lexicon, load_lexicon
from .profiles import FULL, PROFILES, Profile, profile_named
from .sharding import Crew, Job, Made, merged, run_job
from .sharding.earlier import earlier_analysis, note_analysis

if TYPE_CHECKING:
    from ..corpus.progress import Progress
    from .sharding import Done


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisSummary:
    """What an analysis found.

    Attributes:
        documents: texts analysed.
        words: their words.
        findings: rows of the findings table.
        labels: loaded language as label, number found and the most frequent expressions, most frequent first.
        problems: texts left out, with the reason.
        profile: how much of the analysis was made.
        taken_over: texts whose rows were taken over from an earlier analysis, which a change of the lexicon alone
            does not touch.
        report_removed: whether report.html told of an analysis before this one, and went.
    """

    documents: int
    words: int
    findings: int
    labels: Sequence[tuple[str, int, tuple[str, ...]]]
    problems: Sequence[Problem]
    profile: Profile = PROFILES[FULL]
    taken_over: int = 0
    report_removed: bool = False


@rarely_collected()
def analyze(
    corpus: Corpus | Path | str,
    *,
    lexicon: Sequence[Path | str] = (),
    profile: str = FULL,
    workers: int = 1,
    progress: Progress | None = None,
) -> AnalysisSummary:
    """Analyse every text of a corpus and write its findings and measures tables.

    Running it again replaces both tables; equal texts, lexicon and versions give equal bytes, whatever the number of
    workers. A report.html from before is taken away, since it would no longer tell the truth.

    The corpus is worked on in shards. Each is kept in a folder beside the corpus (``.NAME.analysis``) when it is
    done, so that a run that was interrupted goes on where it was; that folder is deleted in the end. After a change of
    the lexicon alone, only texts with a word that a new, changed or removed entry looks for are analysed again, with
    all that is said of them; the rows of the others are taken over. A change of the rules, the pipeline, the packages
    or the profile makes all of it anew.

    Args:
        corpus: an open corpus, or its folder.
        lexicon: lexicon files to lay over the shipped one.
        profile: how much of the analysis is made: ``full``, or ``lexical`` for what needs no parse.
        workers: how many processes work on it.
        progress: called after every batch of texts.

    Raises:
        CorpusError: when there is no finished corpus.
        SchemeError: when a lexicon file breaks its rules.
        InputError: when there is no such profile, or no worker.
        AnalysisError: when shards failed; the others are kept for the next run.
        OutputError: when the folder cannot be written, or its texts changed in the meantime.
    """
    if workers < 1:
        raise InputError(f"There cannot be {workers} workers; give 1 or more.")
    corpus = corpus if isinstance(corpus, Corpus) else Corpus.load(corpus)
    wanted, entries = profile_named(profile), load_lexicon(*lexicon)
    # Workers get ready while the corpus is cut.
    crew = Crew(profile=wanted, lexicon=entries, workers=workers) if workers > 1 else None
    with crew or nullcontext():
        digest = texts_digest(corpus.path)
        job = analysis_job(corpus.path, lexicon=entries, profile=wanted)
        run_job(job, crew=crew, progress=progress)
    summary = finish(corpus, job, texts=digest, lexicon=lexicon)
    remove_folder(job.work)
    return summary


def analysis_job(
    folder: Path,
    *,
    lexicon: Lexicon | Sequence[Path | str] = (),
    profile: Profile | str = FULL,
    work: Path | None = None,
) -> Job:
    """Return what is to be done to analyse a corpus.

    Args:
        folder: the corpus folder.
        lexicon: lexicon files to lay over the shipped one, or the lexicon.
        profile: how much of the analysis is made, or its name.
        work: where finished shards are kept; beside the corpus if None.

    Raises:
        CorpusError: when a table is missing or damaged.
        SchemeError: when a lexicon file breaks its rules.
        InputError: when there is no such profile.
    """
    wanted = profile if isinstance(profile, Profile) else profile_named(profile)
    entries = lexicon if isinstance(lexicon, Lexicon) else load_lexicon(*lexicon)
    shards = plan_shards(folder, shortest=wanted.shortest_shard)
    made = Made.now(profile=wanted, lexicon=entries)
    return Job(
        corpus=folder,
        work=work or analysis_work(folder),
        shards=tuple(shards),
        profile=wanted,
        lexicon=entries,
        made=made,
        earlier=earlier_analysis(folder, made=made, lexicon=entries, shards=shards),
    )


def finish(corpus: Corpus, job: Job, *, texts: str, lexicon: Sequence[Path | str] = ()) -> AnalysisSummary:
    """Merge the shards of a job that is done into the tables of its corpus; its work folder stays.

    Args:
        corpus: the corpus.
        job: a job on it whose shards are all done.
        texts: the digest of the texts (`texts_digest`) from before the job was made.
        lexicon: the lexicon files, for provenance.

    Raises:
        AnalysisError: when a shard is not done.
        OutputError: when the folder cannot be written, or its texts changed in the meantime.
    """
    with transaction(corpus.path) as stage:
        if texts_digest(corpus.path) != texts:
            raise OutputError(
                f"The texts of {corpus.path} changed while they were analysed, so that the findings would not fit "
                f"them; nothing was written. Run the analysis again."
            )
        corpus.refresh()
        done, rows = merged(job, stage.path)
        stage_corpus(
            stage,
            {},
            provenance=corpus.provenance | {"analysis": _provenance(job, lexicon, done)},
            changed=(),
            scheme=annotation_scheme(corpus.path),
        )
        report_removed = (corpus.path / REPORT).is_file()
        stage.removals.add(REPORT)
    corpus.refresh()
    note_analysis(corpus.path, made=job.made, lexicon=job.lexicon, shards=job.shards, rows=rows)
    return AnalysisSummary(
        documents=done.documents,
        words=done.words,
        findings=done.findings,
        labels=done.labels(),
        problems=done.problems,
        profile=job.profile,
        taken_over=done.taken_over,
        report_removed=report_removed,
    )


def _provenance(job: Job, files: Sequence[Path | str], done: Done) -> dict[str, Any]:
    said = {
        "profile": job.profile.name,
        "lexicon": _lexicon_said(job.lexicon, files),
        "rules": job.made.rules,
        "pipeline": job.made.pipeline,
        "packages": job.made.packages,
        "not_analysed": [problem.to_json() for problem in done.problems],
    }
    if job.profile.left_out:
        said["left_out"] = job.profile.left_out
    return said


def _lexicon_said(lexicon: Lexicon, files: Sequence[Path | str]) -> dict[str, Any]:
    return {
        "version": lexicon.version,
        "entries": len(lexicon),
        "files": [
            {"name": Path(path).name, "sha256": hashlib.sha256(Path(path).read_bytes()).hexdigest()}
            for path in files
        ],
        # Kept whole, so that a finding can be explained wherever the corpus goes.
        "own_entries": [
            entry.explain() for entry in lexicon if default_lexicon().entries.get(entry.id) != entry
        ],
    }
