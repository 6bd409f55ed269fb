"""Building a release: the whole folder that goes to the Hub, made and checked on this machine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..card import Part, card_metadata, card_text
from ..erasure import Erasure, listed_documents, load_erasure
from ..errors import CorpusError, InputError
from ..folder import transaction
from ..mentions import PSEUDONYM
from ..privacy import Pseudonymiser, load_key
from ..provenance import read_provenance
from ..rights import SourceRights, parse_rights, read_rights, rights_of
from ..schema import TABLES
from ..splits import check_splits, read_splits
from ..tables import decode_labels, read_parquet
from ..text import counted
from .agreement import label_agreement
from .anonymity import k_anonymity
from .composition import composition
from .croissant import CROISSANT, render_croissant
from .datasheet import DATASHEET, Datasheet, read_datasheet
from .figures import write_figures
from .layout import stage_provenance, write_divided
from .protect import hide_annotators, rotate_authors
from .scan import Sighting, read_reviewed, scan_table
from .sheet import SheetFacts, render_sheet
from .withhold import withhold_texts

if TYPE_CHECKING:
    import pyarrow as pa

    from ..progress import Progress

_TAG = re.compile(r"[A-Za-z0-9][\w.-]{0,63}", re.ASCII)
_HUB_LICENCES = frozenset((
    "apache-2.0", "mit", "cc0-1.0", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0", "cc-by-nc-4.0",
    "cc-by-nc-sa-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-4.0", "odc-by", "odbl", "pddl", "etalab-2.0", "gfdl",
))  # fmt: skip
_GATE = (
    "The texts hold what named and unnamed people said. By asking for access you agree to use them for research, to "
    "identify nobody, and to delete what is withdrawn in a later version."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSettings:
    """How a corpus becomes a release.

    Attributes:
        hub_id: the dataset on the Hub (``user/name``) that the card names.
        tag: the tag of the release, such as ``v1.0.0``.
        without_text: leave all texts out; those whose rights say so are left out in any case.
        rotate: give authors pseudonyms of this release alone; needs a tag.
        keep_annotators: leave the names of annotators as they are, for those who want to be named.
        gated: readers must ask for access.
        rights: a rights file; what the build was given if None.
        datasheet: what people say of the corpus; ``datasheet.yaml`` in its folder if None.
        reviewed: rows that a person found fit to publish though the scan names them.
        key_file, erasure: the secret key and the erasure list, as for a build.
        previous: the folder of the release before, for the changes.

    Raises:
        InputError: when the id or the tag has not the form the Hub wants, or `rotate` lacks a tag.
    """

    hub_id: str | None = None
    tag: str | None = None
    without_text: bool = False
    rotate: bool = False
    keep_annotators: bool = False
    gated: bool = False
    rights: Path | None = None
    datasheet: Path | None = None
    reviewed: Path | None = None
    key_file: Path | None = None
    erasure: Path | None = None
    previous: Path | None = None

    def __post_init__(self) -> None:
        """Check what has a form."""
        if self.hub_id is not None and not re.fullmatch(
            r"[A-Za-z0-9][\w-]*/[A-Za-z0-9][\w.-]*", self.hub_id, re.ASCII
        ):
            raise InputError(
                f"“{self.hub_id}” is no dataset of the Hub; write USER/NAME in letters, digits, dots, dashes."
            )
        if self.tag is not None and not _TAG.fullmatch(self.tag):
            raise InputError(f"“{self.tag}” cannot be a tag; write it like v1.0.0.")
        if self.rotate and not self.tag:
            raise InputError("Pseudonyms rotate with the tag of a release; give one with --tag.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release as it stands on this machine.

    Attributes:
        folder: where it is.
        parts: rows and bytes by table and split, for every table that has rows.
        documents: reports and comments.
        withheld: how many of these leave without their text.
        sightings: cells that hold what must not be published.
        erased: ids of documents that the erasure list names and that are still in the corpus.
        leaks: leaks of the split, as sentences.
        without_rights: ids of documents that leave with their text though no source says what may be done with it.
        unfilled: questions of the datasheet that are open.
        stays: what stands in the corpus folder and does not go.
    """

    folder: Path
    parts: Mapping[str, Sequence[Part]]
    documents: int
    withheld: int
    sightings: Sequence[Sighting]
    erased: Sequence[str]
    leaks: Sequence[str]
    without_rights: Sequence[str]
    unfilled: Sequence[str]
    stays: Sequence[str] = field(default=())

    @property
    def obstacles(self) -> list[str]:
        """What stops every push, as sentences; nothing overrides it."""
        found = []
        if self.sightings:
            kinds = Counter(one.kind for one in self.sightings)
            found.append(
                "The scan found "
                + ", ".join(f"{number:,} of {kind}" for kind, number in sorted(kinds.items()))
                + f" ({_some([str(one) for one in self.sightings])}). Mask these in the source and build again, or "
                "list the rows you have looked at in a file for --reviewed."
            )
        if self.erased:
            found.append(
                f"The erasure list names {counted(len(self.erased), 'document')} of this corpus "
                f"({_some(self.erased)}). "
                "Build and analyse it again, which takes them out."
            )
        if self.leaks:
            found.append(
                f"The split leaks in {counted(len(self.leaks), 'place')} ({_some(self.leaks)}). Make it again with: "
                "commentariat splits"
            )
        return found

    @property
    def open(self) -> list[str]:
        """What stops a public push unless it is forced, as sentences."""
        found = []
        if self.without_rights:
            found.append(
                f"No source says what may be done with {counted(len(self.without_rights), 'text')} "
                f"({_some(self.without_rights)}). Write a rights file for --rights, or publish with --without-text."
            )
        found += [f"The section “{name}” of the datasheet is not filled in." for name in self.unfilled]
        return found


def build_release(
    corpus: Path, out: Path, settings: ReleaseSettings | None = None, *, progress: Progress | None = None
) -> Release:
    """Write the release of a corpus into a folder of its own.

    The folder is a corpus itself: tables by split, card with its pictures, Croissant metadata, provenance. Two releases
    of the same corpus with the same settings are equal to the byte.

    Args:
        corpus: the corpus folder.
        out: the folder to write; new, empty, or an earlier release.
        settings: how.
        progress: called after every step.

    Raises:
        InputError: when a settings file cannot be read, or `out` is the corpus itself.
        CorpusError: when the corpus is damaged, or is a release whose texts are withheld.
        OutputError: when `out` cannot be written.
    """
    settings = settings or ReleaseSettings()
    if out.resolve() == corpus.resolve() or out.resolve().is_relative_to(corpus.resolve()):
        raise InputError(f"The release cannot be written into the corpus {corpus}; choose another folder.")
    steps = _Steps(progress)
    provenance = read_provenance(corpus)
    tables = {table: read_parquet(corpus, table) for table in TABLES}
    if tables["reports"].column("text").null_count or tables["comments"].column("text").null_count:
        raise CorpusError(f"{corpus} is a release without texts; publish the corpus that it was made of.")
    datasheet = read_datasheet(settings.datasheet or corpus / DATASHEET)
    reviewed = read_reviewed(settings.reviewed)
    sources = (
        read_rights(settings.rights)
        if settings.rights
        else parse_rights(provenance.get("rights", ()), where="provenance.json, rights")
    )
    pseudonymiser = Pseudonymiser(load_key(settings.key_file, outside=out))
    erased = _still_there(tables, load_erasure(settings.erasure, outside=out))
    splits = read_splits(corpus)
    leaks = [leak.what for leak in check_splits(corpus, splits)] if splits else []
    steps.done("splits checked")

    rights = _rights_by_document(tables, sources)
    withheld = {name for name, one in rights.items() if settings.without_text or (one and not one.texts)}
    counted_up = composition(tables)
    anonymity = _anonymity(tables)
    agreement = label_agreement(decode_labels(tables["annotations"]).to_pylist())
    steps.done("counted")
    if not settings.keep_annotators:
        tables["annotations"] = hide_annotators(tables["annotations"], pseudonymiser=pseudonymiser)
    if settings.rotate and settings.tag:
        tables = rotate_authors(tables, pseudonymiser=pseudonymiser, release=settings.tag)
    if withheld:
        tables = withhold_texts(tables, withheld)
    sightings = [
        one for name, table in tables.items() for one in scan_table(name, table) if not reviewed(one)
    ]
    steps.done("scanned")

    unfilled = datasheet.unanswered(annotated=bool(counted_up.annotators["annotations"]))
    with transaction(out) as stage:
        of = splits.of if splits else {}
        report_of = _report_of(tables)
        for name, table in tables.items():
            key = {"reports": "report_id", "comments": "report_id"}.get(name, "document_id")
            keys = [report_of.get(one, one) for one in table.column(key).to_pylist()]
            write_divided(stage.path, name, table, of=of, keys=keys)
        steps.done("tables written")
        said = _released(provenance, settings=settings, sources=sources, withheld=len(withheld))
        changes = _changes(settings, tables=tables, datasheet=datasheet)
        said["release"]["changes"] = [{"tag": tag, "lines": list(lines)} for tag, lines in changes]
        said = stage_provenance(stage.path, said)
        figures = write_figures(counted_up, stage.path)
        steps.done("figures drawn")
        parts = _parts(said)
        schemas = {name: table.schema for name, table in tables.items()}
        facts = SheetFacts(
            name=str(provenance["name"]),
            hub_id=settings.hub_id,
            tag=settings.tag,
            datasheet=datasheet,
            composition=counted_up,
            parts=parts,
            schemas=schemas,
            provenance=said,
            rights=_rights_counts(tables, rights, sources),
            withheld=len(withheld),
            split_settings=splits.settings if splits else {},
            agreement=agreement,
            anonymity=anonymity,
            protected=_protected(settings, provenance),
            figures=figures,
            changes=changes,
        )
        metadata = card_metadata(
            schemas,
            languages=[name for name in counted_up.languages if name],
            name=str(provenance["name"]),
            parts=parts,
            **_hub_fields(
                datasheet, counted_up.reports + counted_up.comments, settings=settings, rights=rights
            ),
        )
        (stage.path / "README.md").write_text(
            card_text(metadata, render_sheet(facts)), encoding="utf-8", newline="\n"
        )
        (stage.path / CROISSANT).write_text(
            render_croissant(
                {name: schemas[name] for name in parts},
                name=str(provenance["name"]),
                files={name: said["tables"][name]["files"] for name in parts},
                datasheet=datasheet,
                rai=_rai(datasheet, facts),
                url=f"https://huggingface.co/datasets/{settings.hub_id}" if settings.hub_id else None,
                version=settings.tag.removeprefix("v") if settings.tag else None,
                published=max((f"{month}-01" for month in counted_up.months), default=None),
            ),
            encoding="utf-8",
            newline="\n",
        )
        steps.done("card written")
    return Release(
        folder=out,
        parts=parts,
        documents=counted_up.reports + counted_up.comments,
        withheld=len(withheld),
        sightings=sightings,
        erased=erased,
        leaks=leaks,
        without_rights=[name for name, one in rights.items() if one is None and name not in withheld],
        unfilled=unfilled,
        stays=sorted(
            path.name
            for path in corpus.iterdir()
            if path.name not in (*TABLES, "README.md", "provenance.json") and not path.name.startswith(".")
        ),
    )


class _Steps:
    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._done = progress, 0

    def done(self, _: str) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress("Building the release", self._done, 6)


def _some(items: Sequence[str], most: int = 5) -> str:
    more = f"; and {len(items) - most:,} more" if len(items) > most else ""
    return "; ".join(items[:most]) + more


def _report_of(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    comments = tables["comments"].select(["comment_id", "report_id"]).to_pydict()
    return dict(zip(comments["comment_id"], comments["report_id"], strict=True))


def _still_there(tables: Mapping[str, pa.Table], erasure: Erasure) -> list[str]:
    """Return the documents that an erasure list names, or that name a listed person, and that are not emptied."""
    if not erasure:
        return []
    comments = decode_labels(
        tables["comments"].select(["comment_id", "report_id", "author", "kind", "text"])
    ).to_pylist()
    reports = tables["reports"].select(["report_id", "url"]).to_pylist()
    gone, listed = listed_documents(erasure, reports=reports, comments=comments)
    return sorted(gone) + [
        row["comment_id"]
        for row in comments
        if (row["comment_id"] in listed and (row["kind"] != "deleted" or row["text"]))
        or not erasure.pseudonyms.isdisjoint(PSEUDONYM.findall(row["text"]))
    ]


def _rights_by_document(
    tables: Mapping[str, pa.Table], sources: Sequence[SourceRights]
) -> dict[str, SourceRights | None]:
    reports = {
        row["report_id"]: row
        for row in tables["reports"].select(["report_id", "outlet", "url", "input"]).to_pylist()
    }
    found = {
        name: rights_of(sources, kind="report", outlet=row["outlet"], url=row["url"], input=row["input"])
        for name, row in reports.items()
    }
    for row in tables["comments"].select(["comment_id", "report_id", "input"]).to_pylist():
        above = reports.get(row["report_id"], {})
        found[row["comment_id"]] = rights_of(
            sources, kind="comment", outlet=above.get("outlet"), url=above.get("url"), input=row["input"]
        )
    return found


def _rights_counts(
    tables: Mapping[str, pa.Table],
    rights: Mapping[str, SourceRights | None],
    sources: Sequence[SourceRights],
) -> list[tuple[SourceRights | None, int, int]]:
    reports = Counter(rights[name] for name in tables["reports"].column("report_id").to_pylist())
    comments = Counter(rights[name] for name in tables["comments"].column("comment_id").to_pylist())
    return [
        (source, reports[source], comments[source])
        for source in (*sources, None)
        if source is not None or reports[None] or comments[None]
    ]


def _anonymity(tables: Mapping[str, pa.Table]) -> list[Any]:
    columns = ["report_id", "author", "published", "language", "badge"]
    reports = tables["reports"].select(["report_id", "outlet"]).to_pydict()
    outlet_of = dict(zip(reports["report_id"], reports["outlet"], strict=True))
    return k_anonymity(tables["comments"].select(columns).to_pylist(), outlet_of)


def _released(
    provenance: Mapping[str, Any],
    *,
    settings: ReleaseSettings,
    sources: Sequence[SourceRights],
    withheld: int,
) -> dict[str, Any]:
    """Return the provenance of the release: without the named problems, which may quote a text."""
    said = {key: value for key, value in provenance.items() if key not in ("tables", "rights")}
    problems = {key: value for key, value in said.get("problems", {}).items() if key != "named"}
    return said | {
        "problems": problems,
        "rights": [source.to_json() for source in sources],
        "release": {
            "tag": settings.tag,
            "texts_withheld": withheld,
            "authors_rotated": settings.rotate,
            "annotators_hidden": not settings.keep_annotators,
        },
    }


def _parts(said: Mapping[str, Any]) -> dict[str, list[Part]]:
    parts: dict[str, list[Part]] = {}
    for table in TABLES:
        by_split: dict[str, list[Mapping[str, Any]]] = {}
        for file in said["tables"][table]["files"]:
            if file["rows"]:
                by_split.setdefault(file["split"], []).append(file)
        if by_split:
            parts[table] = [
                Part(
                    split=split,
                    path=f"{table}/{split}-*.parquet",
                    rows=sum(file["rows"] for file in files),
                    bytes=sum(file["bytes"] for file in files),
                )
                for split, files in by_split.items()
            ]
    return parts


def _changes(
    settings: ReleaseSettings, *, tables: Mapping[str, pa.Table], datasheet: Datasheet
) -> list[tuple[str, Sequence[str]]]:
    from ..versions import diff_tables

    if settings.tag is None and settings.previous is None:
        return []
    tag = settings.tag or "this release"
    lines = [datasheet.changes[tag]] if tag in datasheet.changes else []
    earlier: list[tuple[str, Sequence[str]]] = []
    if settings.previous is not None:
        before = read_provenance(settings.previous)
        past = before.get("release", {})
        earlier = [(one["tag"], one["lines"]) for one in past.get("changes", ())]
        if earlier and earlier[0][0] == tag:
            return earlier
        old = {table: read_parquet(settings.previous, table) for table in TABLES}
        lines += diff_tables(old, tables).lines()
    else:
        lines.append("First release.")
    return [(tag, lines), *earlier]


def _protected(settings: ReleaseSettings, provenance: Mapping[str, Any]) -> list[str]:
    erased = provenance.get("erased") or {}
    return [
        "Comment authors and mentions of them are pseudonyms"
        + (
            f" of this release ({settings.tag}) alone: the same person has another one in every other release."
            if settings.rotate
            else " that are the same in every release made with the same key."
        ),
        "Annotators who are persons go under their names, as they wished."
        if settings.keep_annotators
        else "Annotators are pseudonyms too.",
        "Before it was published, every text column was searched for e-mail addresses, phone numbers, "
        "handles, links to "
        "profiles and secrets.",
        f"The erasure list was applied: {counted(erased.get('comments', 0), 'comment')} and "
        f"{counted(erased.get('reports', 0), 'report')} taken out.",
        "Names of third persons in the texts stay. Opinions on politics and religion in comments are "
        "personal data of a "
        "special kind where their author can be found.",
    ]


def _hub_fields(
    datasheet: Datasheet,
    rows: int,
    *,
    settings: ReleaseSettings,
    rights: Mapping[str, SourceRights | None],
) -> dict[str, Any]:
    """Return what the Hub filters datasets by."""
    licence = (datasheet.answers.get("licence") or "").casefold()
    alone = all(one is not None and one.licence.casefold() == licence for one in rights.values())
    fields: dict[str, Any] = {
        "license": licence if licence in _HUB_LICENCES and alone else "other",
        "size_categories": [_size(rows)],
        "annotations_creators": ["machine-generated", "expert-generated"],
        "source_datasets": ["original"],
    }
    if fields["license"] == "other":
        fields["license_name"] = "by-source"
        fields["license_link"] = "README.md#rights"
    if settings.gated:
        fields["extra_gated_prompt"] = _GATE
        fields["extra_gated_fields"] = {"Affiliation": "text", "Purpose": "text", "I agree": "checkbox"}
    return fields


def _size(rows: int) -> str:
    for most, name in ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (10**6, "100K<n<1M")):
        if rows < most:
            return name
    return "1M<n<10M"


def _rai(datasheet: Datasheet, facts: SheetFacts) -> dict[str, Any]:
    answers, people = datasheet.answers, facts.composition.annotators["annotations"]
    return {
        "dataCollection": answers.get("collection"),
        "dataCollectionType": "Secondary Data Analysis",
        "dataUseCases": answers.get("uses"),
        "dataLimitations": answers.get("limits"),
        "dataBiases": "See “Considerations for using the data” in README.md, where they are measured.",
        "dataPreprocessingProtocol": "Canonical text (NFC, LF), keyed pseudonyms, masked identifiers; see README.md.",
        "dataAnnotationProtocol": answers.get("annotators")
        if people
        else "Rules with a cited lexicon; nobody annotated.",
        "personalSensitiveInformation": " ".join(facts.protected),
        "dataReleaseMaintenancePlan": answers.get("contact"),
    }
