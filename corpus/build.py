"""Build a corpus folder from inputs: read, assemble, carry annotations over, write as one act."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .assembly import Aside, Assembly
from .carrying import AnnotatedBefore
from .errors import CorpusError, InputError, Problem
from .files import file_sha256
from .input_names import InputNames, without_addresses
from .privacy.erasure_list import load_erasure
from .privacy.forgotten import forget
from .privacy.pseudonyms import Pseudonymiser, load_key
from .problems import Problems
from .progress import told
from .readers import (
    ReadSettings,
    Source,
    broken,
    find_inputs,
    known_suffixes,
    opened,
    read_source,
    reader_for,
)
from .readers.base import Kind
from .records import Record, SourceComment, SourceReport
from .replacing import RELEASE_FILES
from .rights import read_rights
from .scheme import Scheme, annotation_scheme
from .splits.stored import SPLITS_FILE, splits_others
from .splitting import load_model
from .splitting.decided import decisions
from .storage.folder import REPORT, Stage, analysis_work, is_finished, transaction
from .storage.provenance import (
    ANALYSIS_TABLES,
    build_provenance,
    carried_analysis,
    read_provenance,
    stage_corpus,
)
from .storage.tables import FILE_NAME, ROW_GROUP, to_arrow, write_parquet, write_rows
from .values.dates import ORDERS, Order

if TYPE_CHECKING:
    from .progress import Progress


RECORDS_TOLD = 1_000
"""Records of one file after which progress is told."""
_KEPT_TO_THE_USER = ("erasure", "key_file", "name", "rights", "scratch")
"""Settings that provenance does not repeat: paths of the user's own files, and what stands apart (name, rights)."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file or folder to read; `kind` (reports or comments) where a table's columns do not tell."""

    path: Path
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSettings(ReadSettings):
    """How inputs are to be read (see `ReadSettings`) and made into a corpus.

    Attributes:
        date_order: ``dmy``, ``mdy`` or ``ymd`` for numeric dates; told file by file if None.
        language: BCP 47 tag of texts whose source names none; detected text by text if None.
        outlet: who published reports whose source names nobody.
        name: the corpus's name; that of the first input if None.
        key_file: file of the secret key behind author pseudonyms; the user's own key if None.
        erasure: file of the erasure list (`commentariat.corpus.privacy.erasure_list`); the user's own,
            where there is one, if None.
        divide: look for trailing comments in texts whose source does not say which lines are a reader's; False
            leaves every text whole.
        rights: file of the licences and grounds on which each source's texts are used (`commentariat.corpus.rights`).
        splitter: model file that tells reports from the comments that trail them; the shipped one if None.

    Raises:
        InputError: when a field, kind or order is none of those there are.
    """

    date_order: Order | None = None
    language: str | None = None
    outlet: str | None = None
    name: str | None = None
    key_file: Path | None = None
    erasure: Path | None = None
    divide: bool = True
    rights: Path | None = None
    splitter: Path | None = None

    def __post_init__(self) -> None:
        """Check what has a closed list of values."""
        # Not super(): a dataclass with slots is another class than the one super() would look for.
        ReadSettings.__post_init__(self)
        if self.language is not None and not _LANGUAGE.fullmatch(self.language):
            raise InputError(
                f"“{self.language}” is no language tag; write it as in BCP 47, such as en, de or pt-BR."
            )
        if self.date_order is not None and self.date_order not in ORDERS:
            raise InputError(f"The order of dates is one of {', '.join(ORDERS)}, not “{self.date_order}”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build did.

    Attributes:
        folder: the corpus folder.
        files: input files read.
        reports, comments: rows written.
        stubs: how many of the comments are without a text, for those who answered what is not shown any longer.
        outcomes: number of reports by how comments were told from them (given, split, none, ask, decided).
        problems: what was skipped or altered, the first thousands.
        skipped, altered: how many problems there are of each kind.
        annotations: people's claims carried over, by what became of them (kept, moved, lost, erased).
        erased: how much of what the erasure list took out.
        report_removed: whether report.html told of an analysis of other texts, and went.
        replaced: the name of the corpus that stood in the folder before, where it is another.
        other_key: whether the corpus that stood there was built with another key, so that pseudonyms changed.
        unmatched: entries of the erasure list that name nothing in the input; they stand in no file of the corpus.
        duplicates: how many reports, and how many comments, have the words of another, or nearly; they stay.
    """

    folder: Path
    files: int
    reports: int
    comments: int
    outcomes: Mapping[str, int]
    problems: Sequence[Problem]
    skipped: int
    altered: int
    annotations: Mapping[str, int]
    erased: Mapping[str, int]
    stubs: int = 0
    report_removed: bool = False
    replaced: str | None = None
    other_key: bool = False
    unmatched: tuple[str, ...] = ()
    duplicates: Mapping[str, int] = field(default_factory=dict)


def build(
    inputs: Sequence[Input | Path],
    *,
    out: Path,
    settings: BuildSettings | None = None,
    strict: bool = False,
    replace_annotated: bool = False,
    progress: Progress | None = None,
) -> BuildSummary:
    """Read inputs and write the corpus folder `out`.

    Building the same inputs twice gives byte-identical folders. Annotations that `out` already holds are
    carried over and re-anchored, and where people decided at which line comments begin, the text is divided there;
    findings stay only if no text changed. What the erasure list names is left out, with the annotations on it.

    Args:
        inputs: files or folders.
        out: the folder to write; new, empty, or a corpus to be rebuilt.
        settings: how inputs are to be read.
        strict: raise at the first record that would be skipped.
        replace_annotated: write over another corpus though most of its people's annotations lose their documents;
            they are kept with the status lost.
        progress: called after every file, and within a large file after every 1,000 records.

    Raises:
        InputError: when an input or the splitter's model does not exist or does not fit, or when nothing could
            be read.
        OutputError: when `out` cannot be written, holds something else, holds annotations that cannot be read and
            would be lost, or holds another corpus that people annotated.
    """
    settings = settings or BuildSettings()
    wanted = [item if isinstance(item, Input) else Input(path=item) for item in inputs]
    pseudonymiser = Pseudonymiser(load_key(settings.key_file, outside=out))
    erasure = load_erasure(settings.erasure, outside=out)
    splitter = load_model(settings.splitter)
    rights = read_rights(settings.rights) if settings.rights else ()
    problems = Problems(strict=strict)
    with transaction(out) as stage, Aside(stage.path.parent) as aside:
        said_before = _said_before(out)
        before = AnnotatedBefore(out)
        decided, disagreements = decisions(before.claims)
        problems.extend(disagreements)
        files: list[dict[str, Any]] = []
        assembly = Assembly(
            aside,
            pseudonymiser=pseudonymiser,
            problems=problems,
            erasure=erasure,
            date_order=settings.date_order,
            language=settings.language,
            outlet=settings.outlet,
            splitter=splitter,
            divide=settings.divide,
            decided=decided,
        )
        reading = replace(settings, scratch=settings.scratch or stage.path.parent)
        for record in _records(wanted, out=out, settings=reading, files=files, progress=progress):
            assembly.add(record)
        assembly.settle(wanted=before.documents, progress=progress)
        if not assembly.count[0] and not assembly.erased.documents:
            raise InputError(_nothing_read(problems.named))
        _write(assembly, stage, progress=progress)
        erased = assembly.erased
        if erasure:
            # The corpus before may hold what is listed though the input does not any longer.
            erased = replace(erased, documents=erased.documents | before.listed(erasure))
        if not replace_annotated:
            before.require_home(assembly.texts.keys() | erased.documents, stage=stage.path)
        claims, carried = before.carry_over(assembly.texts, erasure=erasure, erased=erased, problems=problems)
        scheme = annotation_scheme(out)
        annotations = to_arrow([claim.to_row() for claim in claims], table="annotations", scheme=scheme)
        write_parquet(annotations, stage.path / "annotations" / FILE_NAME)
        forget(out, stage, erased=erased)
        provenance = build_provenance(
            name=settings.name or _name_of(wanted[0].path.resolve()),
            # Comments are counted as they came out, those told from a plain text among them.
            inputs=[file | {"comments": assembly.comments_of[file["path"]]} for file in files],
            settings={key: value for key, value in asdict(settings).items() if key not in _KEPT_TO_THE_USER}
            | {"splitter": splitter.name},
            problems=problems,
            key_fingerprint=pseudonymiser.fingerprint,
            hygiene=assembly.hygiene(),
            carried=carried,
        )
        if rights:
            provenance["rights"] = [source.to_json() for source in rights]
        report_removed = _stage_rest(stage, out, provenance=provenance, scheme=scheme)
    reports, comments = assembly.count
    duplicates = provenance["duplicates"]
    return BuildSummary(
        folder=out,
        files=len(files),
        reports=reports,
        comments=comments,
        stubs=assembly.stubs,
        outcomes=assembly.outcomes,
        problems=problems.named,
        skipped=problems.skipped,
        altered=problems.altered,
        annotations=carried,
        erased=assembly.erased.counts,
        report_removed=report_removed,
        replaced=_changed(said_before, provenance, "name"),
        other_key=_changed(said_before, provenance, "pseudonym_key") is not None,
        unmatched=tuple(sorted(erasure.entries - assembly.erased.matched)),
        duplicates={table: sum(kinds.values()) for table, kinds in duplicates.items()},
    )


def _write(assembly: Assembly, stage: Stage, *, progress: Progress | None) -> None:
    for table, rows, count in zip(
        ("reports", "comments"), (assembly.reports(), assembly.comments()), assembly.count, strict=True
    ):
        write_rows(
            told(rows, progress, f"Writing {table}", total=count, every=ROW_GROUP),
            stage.path / table / FILE_NAME,
            table=table,
        )


def _stage_rest(stage: Stage, out: Path, *, provenance: dict[str, Any], scheme: Scheme) -> bool:
    """Stage what hangs on the tables: an analysis stays if no text changed; a release's files go, and splits of others.

    Returns:
        Whether the report of an analysis goes.
    """
    stage.removals.update(RELEASE_FILES)
    if splits_others(out, reports=stage.path):
        stage.removals.add(SPLITS_FILE)
    previous = carried_analysis(stage)
    if previous is not None:
        provenance |= {"analysis": previous["analysis"], "tables": previous["tables"]}
        stage_corpus(stage, {}, provenance=provenance, scheme=scheme)
        return False
    stage.removals.add(REPORT)
    # What an interrupted analysis left repeats texts that may just have been erased.
    shutil.rmtree(analysis_work(out), ignore_errors=True)
    empty = {name: to_arrow([], table=name) for name in ANALYSIS_TABLES}
    stage_corpus(stage, empty, provenance=provenance, scheme=scheme)
    return (out / REPORT).is_file()


def _kinds(inputs: Sequence[Input]) -> dict[Path, Kind | None]:
    """Return what the rows of each input are, where that is said.

    Raises:
        InputError: when one file is said to be a table of both.
    """
    said: dict[Path, Kind] = {}
    for item in inputs:
        if item.kind is not None and said.setdefault(item.path.resolve(), item.kind) != item.kind:
            raise InputError(
                f"{item.path} is named both as a table of reports and as one of comments; name it once. A table whose "
                f"rows hold a report and a comment each is one of comments."
            )
    return {item.path: said.get(item.path.resolve()) for item in inputs}


def _records(
    inputs: Sequence[Input],
    *,
    out: Path,
    settings: BuildSettings,
    files: list[dict[str, Any]],
    progress: Progress | None,
) -> Iterator[Record]:
    """Yield the records of every input, and note each file that was read in `files`."""
    kinds = _kinds(inputs)
    names = InputNames()
    suffixes = known_suffixes()
    for name, reason in broken().items():
        yield Problem(
            where=f"reader {name}",
            what="this reader of another package cannot be used",
            remedy="mend or remove that package; what only it reads is left out",
            skipped=False,
            quoted=reason,
        )
    found = list(find_inputs(kinds, suffixes=suffixes, exclude=[out], readers_missing=bool(broken())))
    for number, source in enumerate(found, start=1):
        if isinstance(source, Problem):
            yield replace(source, where=names.shown(source.where))
        else:
            kind = kinds[source.root] if source.root else None
            reading = replace(settings, kind=kind or settings.kind)
            for file in opened(source, suffixes=suffixes, scratch=settings.scratch):
                if isinstance(file, Problem):
                    yield replace(file, where=names.shown(file.where))
                else:
                    file = replace(file, relative=names.shown(file.relative))
                    yield from _counted(_read(file, reading=reading, files=files), progress)
        if progress is not None:
            progress("Reading", number, len(found))


def _counted(records: Iterator[Record], progress: Progress | None) -> Iterator[Record]:
    """Yield the records of one file; a large one says how many there were so far."""
    number = 0
    for number, record in enumerate(records, start=1):
        yield record
        if progress is not None and number % RECORDS_TOLD == 0:
            progress("Records of this file", number, None)
    if progress is not None and number >= RECORDS_TOLD:
        progress("Records of this file", number, number)


def _read(source: Source, *, reading: ReadSettings, files: list[dict[str, Any]]) -> Iterator[Record]:
    """Yield a file's records and, if it held any, note the file with its hash and counts."""
    reports = comments = 0
    for record in read_source(source, reading):
        if isinstance(record, SourceReport):
            reports += 1
            comments += len(record.comments)
        elif isinstance(record, SourceComment):
            comments += 1
        yield record
    if reports or comments:
        files.append(
            {
                "path": source.relative,
                "sha256": file_sha256(source.path),
                "bytes": source.path.stat().st_size,
                "reader": reader_for(source.path).name,
                "reports": reports,
                "comments": comments,
            }
        )


def _name_of(path: Path) -> str:
    return without_addresses(path.name).removesuffix(path.suffix if path.is_file() else "")


def _said_before(folder: Path) -> dict[str, Any]:
    """Return the provenance of the corpus that stands in a folder; nothing where there is none that can be read."""
    if not is_finished(folder):
        return {}
    try:
        return read_provenance(folder)
    except CorpusError:
        return {}


def _changed(before: Mapping[str, Any], now: Mapping[str, Any], what: str) -> Any:
    """Return what provenance said before of something; None where it said nothing, or the same as now."""
    return before.get(what) if before.get(what) != now[what] else None


def _nothing_read(problems: Sequence[Problem]) -> str:
    if not problems:
        return "No report could be read, so no corpus was written: the input holds no file of a kind that is read."
    said = " ".join(str(problem) for problem in problems[:3])
    more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
    return f"No report could be read, so no corpus was written. {said}{more}".strip()
