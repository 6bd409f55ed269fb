"""Building a release: the whole folder that goes to the Hub, made and checked on this machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..privacy.erasure_list import load_erasure
from ..privacy.pseudonyms import Pseudonymiser, load_key
from ..replacing import Origin, replacing
from ..rights import SourceRights, parse_rights, read_rights
from ..scheme import SCHEME_FILE, annotation_scheme
from ..splits import Splits, check_splits, read_splits
from ..storage.card import card_metadata, card_text
from ..storage.folder import Stage
from ..storage.provenance import read_provenance
from ..storage.schema import TABLES
from .agreement import LabelAgreement
from .changes import changes_of
from .composition import Composition
from .croissant import CROISSANT, render_croissant
from .datasheet import DATASHEET, Datasheet, read_datasheet
from .figures import write_figures
from .layout import parts_of, stage_provenance
from .metadata import hub_fields, rai_fields
from .passage import Passage
from .release import Release
from .scan import read_reviewed
from .settings import ReleaseSettings
from .sheet import SheetFacts, render_sheet
from .sheet_people import protected

if TYPE_CHECKING:
    from ..progress import Progress

_GOES = ("README.md", "provenance.json", SCHEME_FILE)
"""What stands in a corpus folder beside the tables, and in a release too."""


def build_release(
    corpus: Path, out: Path, settings: ReleaseSettings | None = None, *, progress: Progress | None = None
) -> Release:
    """Write the release of a corpus into a folder of its own.

    The folder is a corpus itself: tables by split, card with its pictures, Croissant metadata, provenance. Two releases
    of the same corpus with the same settings are equal to the byte. Few rows are in memory at a time.

    Args:
        corpus: the corpus folder.
        out: the folder to write; new, empty, or an earlier release.
        settings: how.
        progress: called as rows are written.

    Raises:
        InputError: when a settings file cannot be read, or `out` is the corpus itself.
        CorpusError: when the corpus is damaged, or is a release whose texts are withheld.
        OutputError: when `out` cannot be written, or holds a corpus with people's work that is no earlier release.
    """
    settings = settings or ReleaseSettings()
    if out.resolve() == corpus.resolve() or out.resolve().is_relative_to(corpus.resolve()):
        raise InputError(f"The release cannot be written into the corpus {corpus}; choose another folder.")
    said = read_provenance(corpus)
    sources = _sources(settings, said)
    datasheet = read_datasheet(settings.datasheet or corpus / DATASHEET)
    passage = Passage(
        corpus,
        settings,
        sources=sources,
        erasure=load_erasure(settings.erasure, outside=out),
        pseudonymiser=Pseudonymiser(load_key(settings.key_file, outside=out)),
        fine=read_reviewed(settings.reviewed),
        progress=progress,
    )
    splits = read_splits(corpus)
    leaks = [leak.what for leak in check_splits(corpus, splits)] if splits else []
    origin = Origin(by="publish", of=(str(said["name"]),))
    with replacing(out, origin) as stage:
        if (own := corpus / SCHEME_FILE).is_file():
            (stage.path / SCHEME_FILE).write_bytes(own.read_bytes())
        passage.write(stage.path, of=splits.of if splits else {})
        counts = passage.census.result()
        released = stage_provenance(
            stage.path,
            _released(
                said | {"made": origin.said(stage.path)},
                stage,
                settings=settings,
                sources=sources,
                passage=passage,
                datasheet=datasheet,
            ),
        )
        _stage_card(
            stage,
            released,
            counts,
            settings=settings,
            datasheet=datasheet,
            passage=passage,
            splits=splits,
            agreement=_agreement(corpus, settings, counts),
        )
    return Release(
        folder=out,
        parts=parts_of(released),
        documents=counts.reports + counts.comments,
        withheld=passage.clearance.withheld,
        gone=passage.gone,
        sightings=passage.sightings,
        erased=passage.still_there.result(),
        leaks=leaks,
        without_rights=passage.clearance.without_rights,
        unfilled=datasheet.unanswered(annotated=bool(counts.annotators)),
        agreement_open=len(counts.annotators) > 1 and settings.agreement is None,
        stays=sorted(
            path.name
            for path in corpus.iterdir()
            if path.name not in (*TABLES, *_GOES) and not path.name.startswith(".")
        ),
    )


def _sources(settings: ReleaseSettings, said: Mapping[str, Any]) -> Sequence[SourceRights]:
    if settings.rights:
        return read_rights(settings.rights)
    return parse_rights(said.get("rights", ()), where="provenance.json, rights")


def _agreement(
    corpus: Path, settings: ReleaseSettings, counts: Composition
) -> Mapping[tuple[str, str], LabelAgreement] | None:
    from ..corpus import Corpus

    if settings.agreement is None:
        return None
    return settings.agreement(Corpus.load(corpus)) if counts.annotators else {}


def _released(
    said: Mapping[str, Any],
    stage: Stage,
    *,
    settings: ReleaseSettings,
    sources: Sequence[SourceRights],
    passage: Passage,
    datasheet: Datasheet,
) -> dict[str, Any]:
    """Return the provenance of the release: without the named problems, which may quote a text."""
    kept = {key: value for key, value in said.items() if key not in ("tables", "rights")}
    release = {
        "tag": settings.tag,
        "texts_withheld": passage.clearance.withheld,
        "authors_rotated": settings.rotate,
        "annotators_hidden": not settings.keep_annotators,
    }
    whole = kept | {
        "problems": {key: value for key, value in kept.get("problems", {}).items() if key != "named"},
        "rights": [source.to_json() for source in sources],
        "release": release,
    }
    # A folder with tables and provenance is a corpus, which the release before is compared with.
    stage_provenance(stage.path, whole)
    changes = changes_of(stage.path, tag=settings.tag, previous=settings.previous, datasheet=datasheet)
    release["changes"] = [{"tag": tag, "lines": list(lines)} for tag, lines in changes]
    return whole


def _stage_card(
    stage: Stage,
    said: Mapping[str, Any],
    counts: Composition,
    *,
    settings: ReleaseSettings,
    datasheet: Datasheet,
    passage: Passage,
    splits: Splits | None,
    agreement: Mapping[tuple[str, str], LabelAgreement] | None,
) -> None:
    """Write README.md with its pictures, and the Croissant metadata."""
    name, parts = str(said["name"]), parts_of(said)
    people = protected(settings, said)
    facts = SheetFacts(
        name=name,
        hub_id=settings.hub_id,
        tag=settings.tag,
        datasheet=datasheet,
        composition=counts,
        parts=parts,
        schemas=passage.schemas,
        scheme=annotation_scheme(stage.path),
        provenance=said,
        rights=passage.clearance.counts(),
        withheld=passage.clearance.withheld,
        gone=passage.gone,
        split_settings=splits.settings if splits else {},
        agreement=agreement,
        anonymity=passage.anonymity.result(),
        protected=people,
        figures=write_figures(counts, stage.path),
        changes=[(one["tag"], one["lines"]) for one in said["release"]["changes"]],
    )
    sources = [source for source, reports, comments in facts.rights if reports or comments]
    metadata = card_metadata(
        passage.schemas,
        languages=[language for language in counts.languages if language],
        name=name,
        parts=parts,
        **hub_fields(datasheet, counts, gated=settings.gated, rights=sources),
    )
    _write(stage, "README.md", card_text(metadata, render_sheet(facts)))
    croissant = render_croissant(
        {table: passage.schemas[table] for table in parts},
        name=name,
        files={table: said["tables"][table]["files"] for table in parts},
        datasheet=datasheet,
        rai=rai_fields(datasheet, counts, protected=people),
        url=f"https://huggingface.co/datasets/{settings.hub_id}" if settings.hub_id else None,
        version=settings.tag.removeprefix("v") if settings.tag else None,
        published=max((f"{month}-01" for month in counts.months), default=None),
    )
    _write(stage, CROISSANT, croissant)


def _write(stage: Stage, name: str, text: str) -> None:
    (stage.path / name).write_text(text, encoding="utf-8", newline="\n")
