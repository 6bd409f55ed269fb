"""Build a corpus folder from inputs: read, assemble, carry annotations over, write as one act."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .anchoring import reanchor
from .assemble import Assembled, assemble, path_of
from .claims import Claim
from .corpus import Corpus
from .dates import ORDERS, Order
from .decided import decisions
from .duplicates import flag_duplicates
from .erasure import (
    Erased,
    Erasure,
    erase,
    erase_claim,
    listed_documents,
    load_erasure,
    without_dangling,
)
from .errors import CorpusError, InputError, OutputError, Problem
from .folder import REPORT, SET_ASIDE, Stage, is_finished, transaction
from .languages import fill_languages
from .privacy import Pseudonymiser, load_key
from .provenance import ANALYSIS_TABLES, build_provenance, carried_analysis, stage_corpus
from .quotes import check_quoted, mark_quotes
from .readers import ReadSettings, Source, find_inputs, known_suffixes, read_source, reader_for
from .readers.base import Kind
from .records import Record, SourceComment, SourceReport
from .schema import TABLES
from .scheme import Scheme, annotation_scheme
from .splitting import load_model
from .tables import decode_labels, read_parquet, to_arrow

if TYPE_CHECKING:
    import pyarrow as pa

    from .progress import Progress


_KEPT_TO_THE_USER = ("erasure", "key_file", "name")
"""Settings that provenance does not repeat: paths of the user's own files, and the name, which stands apart."""


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
        erasure: file of the erasure list (`commentariat.corpus.erasure`); the user's own, where there is one, if
            None.
        divide: look for trailing comments in texts whose source does not say which lines are a reader's; False
            leaves every text whole.
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
        outcomes: number of reports by how comments were told from them (given, split, none, ask, decided).
        problems: what was skipped or altered.
        annotations: people's claims carried over, by what became of them (kept, moved, lost, erased).
        erased: how much of what the erasure list took out.
    """

    folder: Path
    files: int
    reports: int
    comments: int
    outcomes: Mapping[str, int]
    problems: Sequence[Problem]
    annotations: Mapping[str, int]
    erased: Mapping[str, int]


def build(
    inputs: Sequence[Input | Path],
    *,
    out: Path,
    settings: BuildSettings | None = None,
    strict: bool = False,
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
        progress: called after every file.

    Raises:
        InputError: when an input or the splitter's model does not exist or does not fit, or when nothing could
            be read.
        OutputError: when `out` cannot be written, holds something else, or holds annotations that cannot be
            read and would be lost.
    """
    settings = settings or BuildSettings()
    wanted = [item if isinstance(item, Input) else Input(path=item) for item in inputs]
    pseudonymiser = Pseudonymiser(load_key(settings.key_file, outside=out))
    erasure = load_erasure(settings.erasure, outside=out)
    splitter = load_model(settings.splitter)
    with transaction(out) as stage:
        files: list[dict[str, Any]] = []
        decided, disagreements = decisions(_annotations(out))
        assembled = assemble(
            _records(wanted, out=out, settings=settings, files=files, progress=progress),
            pseudonymiser=pseudonymiser,
            date_order=settings.date_order,
            language=settings.language,
            outlet=settings.outlet,
            splitter=splitter,
            divide=settings.divide,
            decided=decided,
            strict=strict,
        )
        assembled.problems.extend(disagreements)
        if not assembled.reports:
            raise InputError(_nothing_read(assembled.problems))
        _count_comments(files, assembled)
        erased, hygiene = _clean(assembled, erasure=erasure, detect=settings.language is None)
        claims, carried = _carry_annotations(out, assembled, erasure=erasure, erased=erased)
        scheme = annotation_scheme(out)
        tables = _tables(assembled, claims, scheme=scheme)
        provenance = build_provenance(
            name=settings.name or _name_of(wanted[0].path.resolve()),
            inputs=files,
            settings={key: value for key, value in asdict(settings).items() if key not in _KEPT_TO_THE_USER}
            | {"splitter": splitter.name},
            problems=assembled.problems,
            key_fingerprint=pseudonymiser.fingerprint,
            hygiene=hygiene,
            carried=carried,
        )
        if erasure:
            _erase_aside(out, stage, documents=erased.documents | _listed_before(out, erasure))
        previous = carried_analysis(out, tables)
        if previous is not None:
            tables |= previous.tables
            provenance |= {"analysis": previous.analysis, "tables": previous.listed}
        else:
            stage.removals.add(REPORT)
        changed = TABLES if previous is None else [name for name in TABLES if name not in ANALYSIS_TABLES]
        stage_corpus(stage, tables, provenance=provenance, changed=changed, scheme=scheme)
    return BuildSummary(
        folder=out,
        files=len(files),
        reports=len(assembled.reports),
        comments=len(assembled.comments),
        outcomes=Counter(row["boundary"] for row in assembled.reports),
        problems=assembled.problems,
        annotations=carried,
        erased=erased.counts,
    )


def _count_comments(files: list[dict[str, Any]], assembled: Assembled) -> None:
    """Count the comments of every file as they came out, those told from a plain text among them."""
    found = Counter(path_of(row["input"]) for row in assembled.comments)
    for file in files:
        file["comments"] = found[file["path"]]


def _clean(assembled: Assembled, *, erasure: Erasure, detect: bool) -> tuple[Erased, dict[str, Any]]:
    """Erase what is listed, then say of every text what it quotes, in what language it is and what it repeats.

    Texts are final after the erasure, so that all that follows may count characters.
    """
    reports, comments = assembled.reports, assembled.comments
    erased = erase(reports, comments, erasure=erasure)
    quoting = mark_quotes(reports, comments)
    check_quoted(comments, _texts(assembled))
    languages = fill_languages(reports, comments, detect_missing=detect)
    duplicates = {
        "reports": flag_duplicates(reports, id_column="report_id"),
        "comments": flag_duplicates(comments, id_column="comment_id"),
    }
    return erased, {
        "erased": dict(erased.counts),
        "comments_that_quote": quoting,
        "language_sources": dict(sorted(languages.items())),
        "duplicates": {table: dict(sorted(kinds.items())) for table, kinds in duplicates.items()},
    }


def _annotations(out: Path) -> list[Claim]:
    """Return what people claimed in the corpus that stands in `out`; unreadable ones are told when carried over."""
    if not is_finished(out):
        return []
    try:
        rows = decode_labels(read_parquet(out, "annotations")).to_pylist()
    except CorpusError:
        return []
    return [Claim.from_row(row) for row in rows]


def _texts(assembled: Assembled) -> dict[str, str]:
    texts = {row["report_id"]: row["text"] for row in assembled.reports}
    return texts | {row["comment_id"]: row["text"] for row in assembled.comments}


def _records(
    inputs: Sequence[Input],
    *,
    out: Path,
    settings: BuildSettings,
    files: list[dict[str, Any]],
    progress: Progress | None,
) -> Iterator[Record]:
    """Yield the records of every input, and note each file that was read in `files`."""
    kinds = {item.path: item.kind for item in inputs}
    found = list(find_inputs(kinds, suffixes=known_suffixes(), exclude=[out]))
    for number, source in enumerate(found, start=1):
        if isinstance(source, Problem):
            yield source
        else:
            kind = kinds[source.root] if source.root else None
            yield from _read(source, reading=replace(settings, kind=kind or settings.kind), files=files)
        if progress is not None:
            progress("Reading", number, len(found))


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
        digest, size = _fingerprint(source.path)
        files.append(
            {
                "path": source.relative,
                "sha256": digest,
                "bytes": size,
                "reader": reader_for(source.path).name,
                "reports": reports,
                "comments": comments,
            }
        )


def _fingerprint(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return digest, file.tell()


def _name_of(path: Path) -> str:
    return path.stem if path.is_file() else path.name


def _nothing_read(problems: Sequence[Problem]) -> str:
    if not problems:
        return "No report could be read, so no corpus was written: the input holds no file of a kind that is read."
    said = " ".join(str(problem) for problem in problems[:3])
    more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
    return f"No report could be read, so no corpus was written. {said}{more}".strip()


def _carry_annotations(
    out: Path, assembled: Assembled, *, erasure: Erasure, erased: Erased
) -> tuple[list[Claim], dict[str, int]]:
    """Re-anchor the annotations of the corpus that stands in `out` on the new texts.

    Those on erased documents go without a word, since a lost claim would keep its quote.
    """
    if not is_finished(out):
        return [], {}
    try:
        old = decode_labels(read_parquet(out, "annotations"))
    except CorpusError as error:
        raise OutputError(
            f"The annotations in {out} cannot be read, and a build would lose them. Restore "
            f"{out / 'annotations'}, or choose another folder with -o. ({error})"
        ) from error
    if old.num_rows == 0:
        return [], {}
    try:
        old_texts = Corpus(out).texts()
    except CorpusError:
        old_texts = {}
    if erasure:
        erased = replace(erased, documents=erased.documents | _listed_before(out, erasure))
    new_texts = _texts(assembled)
    claims: list[Claim] = []
    outcomes: Counter[str] = Counter()
    for row in old.to_pylist():
        claim = Claim.from_row(row)
        anchored = reanchor(
            claim, old_text=old_texts.get(claim.document_id), new_text=new_texts.get(claim.document_id)
        )
        if erasure:
            kept = erase_claim(anchored.claim, erasure=erasure, erased=erased)
            if kept is None:
                outcomes["erased"] += 1
                continue
            anchored = replace(anchored, claim=kept)
        outcomes[anchored.outcome] += 1
        claims.append(anchored.claim)
        if anchored.outcome == "lost":
            assembled.problems.append(
                Problem(
                    where=f"annotation {claim.claim_id} on {claim.document_id}",
                    what=(
                        "the text it speaks of is no longer in the input"
                        if claim.document_id not in new_texts
                        else f"its text changed and “{claim.quote}” can no longer be found in one clear place"
                    ),
                    remedy="it is kept in the annotations table with the status lost",
                    skipped=False,
                )
            )
    if erasure:
        claims = without_dangling(claims)
    return claims, outcomes


def _listed_before(out: Path, erasure: Erasure) -> frozenset[str]:
    """Return the ids of what a list names in the corpus that stands in `out`, though the input may hold it no more."""
    try:
        reports = read_parquet(out, "reports", columns=["report_id", "url"]).to_pylist()
        comments = read_parquet(out, "comments", columns=["comment_id", "report_id", "author"]).to_pylist()
    except CorpusError:
        return frozenset()
    return frozenset().union(*listed_documents(erasure, reports=reports, comments=comments))


def _erase_aside(out: Path, stage: Stage, *, documents: frozenset[str]) -> None:
    """Take erased documents out of what annotation set aside: it repeats words of theirs."""
    path = out / SET_ASIDE
    if not path.is_file():
        return
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if json.loads(line).get("document_id") not in documents]
    if len(kept) < len(lines):
        # A folder in the stage replaces the whole folder, so that its other files go along.
        shutil.copytree(path.parent, stage.path / path.parent.name)
        (stage.path / SET_ASIDE).write_text("".join(kept), encoding="utf-8", newline="\n")


def _tables(assembled: Assembled, claims: Sequence[Claim], *, scheme: Scheme) -> dict[str, pa.Table]:
    return {
        "reports": to_arrow(assembled.reports, table="reports"),
        "comments": to_arrow(assembled.comments, table="comments"),
        "findings": to_arrow([], table="findings"),
        "measures": to_arrow([], table="measures"),
        "annotations": to_arrow([claim.to_row() for claim in claims], table="annotations", scheme=scheme),
    }
