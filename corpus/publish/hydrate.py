"""Joining a release without texts with texts that somebody has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CorpusError, InputError
from ..replacing import Origin, replacing
from ..scheme import SCHEME_FILE
from ..splits.stored import split_of
from ..standoff.claims import text_sha256
from ..storage.batches import read_file
from ..storage.lookup import Lookup
from ..storage.provenance import read_provenance
from ..storage.schema import CLAIM_TABLES, TABLES
from ..storage.tables import decode_labels, read_batches, read_schema
from ..text.stand_ins import with_pseudonyms
from .joining import Joining
from .layout import DividedWriter, files_of, stage_provenance
from .protect import with_values
from .withhold import HYDRATION, PLACE

if TYPE_CHECKING:
    import pyarrow as pa

    from ..corpus import Corpus

_CLAIM = ("document_id", "start", "end", "quote", "source", "target", "attributes", "text_sha256", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hydrated:
    """What became of a release that was joined with texts.

    Attributes:
        joined: documents whose text was found.
        missing: ids of the documents whose text was not.
        same: of those joined, how many are the released text to the byte; the others differ in pseudonyms alone.
        claims: claims that have their quote again.
    """

    joined: int
    missing: tuple[str, ...]
    same: int
    claims: int


def hydrate(release: Path, texts: Corpus, *, out: Path, called: str | None = None) -> Hydrated:
    """Write a release with the texts of a corpus put back, wherever these are the texts it was made on.

    Documents are joined on a hash of their text, which must be the same to the code point but for pseudonyms; where
    several documents have the same text, on their ids, then within the report. Pseudonyms in texts become those of the
    release, as far as the joined comments show whose they are. Few texts are in memory at a time.

    Args:
        release: the folder of a release.
        texts: a corpus built of the texts one has.
        out: the folder to write.
        called: what the user calls the texts, for messages; the folder of the corpus if None.

    Raises:
        CorpusError: when the release withholds nothing, or none of its texts is there.
        InputError: when `out` is the release or the corpus.
        OutputError: when `out` cannot be written, or holds a corpus with people's work that is no copy.
    """
    if HYDRATION not in read_schema(release, "reports")[0].names:
        raise CorpusError(f"The release {release} has its texts; there is nothing to join.")
    for folder in (release, texts.path):
        if out.resolve() == folder.resolve():
            raise InputError(
                f"What is joined cannot be written over {folder}; choose another folder with -o."
            )
    said = read_provenance(release)
    origin = Origin(by="hydrate", of=(str(said["name"]),))
    with Joining(release, texts) as joining, Lookup[str]() as filled, replacing(out, origin) as stage:
        if joining.wanted and not joining.joined:
            raise CorpusError(
                f"None of the {joining.wanted:,} texts that {release} withholds is in {called or texts.path}: the "
                f"texts differ in more than pseudonyms, or come from another source. The release names its inputs in "
                f"provenance.json."
            )
        filling = _Filling(joining, filled, names=_pseudonyms(release, joining))
        for table in TABLES:
            turn: Callable[[pa.Table], pa.Table] = lambda rows: rows  # noqa: E731
            if table == "reports":
                turn = filling.reports
            elif table == "comments":
                turn = filling.comments
            elif table in CLAIM_TABLES:
                turn = filling.claims
            _rewrite(release, stage.path, table, turn)
        said["made"] = origin.said(stage.path)
        said["hydrated"] = {
            "joined": joining.joined,
            "missing": len(joining.missing),
            "same": filling.same,
        }
        stage_provenance(stage.path, said)
        for kept in (
            "README.md",
            SCHEME_FILE,
            *(f"figures/{path.name}" for path in (release / "figures").glob("*.png")),
        ):
            if (release / kept).is_file():
                (stage.path / kept).parent.mkdir(exist_ok=True)
                (stage.path / kept).write_bytes((release / kept).read_bytes())
    return Hydrated(
        joined=joining.joined, missing=tuple(joining.missing), same=filling.same, claims=filling.claimed
    )


def _rewrite(release: Path, out: Path, table: str, turn: Callable[[pa.Table], pa.Table]) -> None:
    """Write a table of a release anew, batch by batch and split by split."""
    writer = DividedWriter(out, table, read_schema(release, table)[0])
    for path in files_of(release, table):
        for rows in read_file(path):
            writer.write(turn(rows), [split_of(path)] * rows.num_rows)
    writer.close()


def _pseudonyms(release: Path, joining: Joining) -> dict[str, str]:
    """Return whose pseudonym in the release each own pseudonym is, as far as comments that were joined agree."""
    said: dict[str, str | None] = {}
    for batch in read_batches(release, "comments", columns=["comment_id", "author"]):
        rows = batch.to_pylist()
        own = joining.get([row["comment_id"] for row in rows])
        for row in rows:
            mine = own.get(row["comment_id"])
            if (
                mine
                and mine.author
                and row["author"]
                and said.setdefault(mine.author, row["author"]) != row["author"]
            ):
                said[mine.author] = None
    return {own: name for own, name in said.items() if name}


class _Filling:
    """Puts texts back into the rows of a release, and counts how many."""

    def __init__(self, joining: Joining, filled: Lookup[str], *, names: Mapping[str, str]) -> None:
        self._joining, self._filled, self._names = joining, filled, names
        self.same = self.claimed = 0

    def reports(self, rows: pa.Table) -> pa.Table:
        return self._documents(rows, key="report_id", columns=("title", "authors"))

    def comments(self, rows: pa.Table) -> pa.Table:
        return self._documents(rows, key="comment_id", columns=())

    def _documents(self, table: pa.Table, *, key: str, columns: tuple[str, ...]) -> pa.Table:
        changed = ("text", "text_sha256", *columns)
        rows = table.select([key, *changed]).to_pylist()
        own = self._joining.get([row[key] for row in rows])
        for row in rows:
            mine = own.get(row[key])
            if mine is None or row["text"] is not None:
                continue
            before = row["text_sha256"]
            row["text"] = self._renamed(mine.text)
            row["text_sha256"] = text_sha256(row["text"])
            self.same += row["text_sha256"] == before
            row |= {column: self._renamed(getattr(mine, column)) for column in columns}
        self._filled.put((row[key], row["text"]) for row in rows if row["text"] is not None)
        for column in changed:
            table = with_values(table, column, [row[column] for row in rows])
        return table

    def _renamed(self, said: Any) -> Any:
        """Return what a text, or each of several, says under the pseudonyms of the release."""
        if isinstance(said, list):
            return [self._renamed(one) for one in said]
        return with_pseudonyms(said, lambda one: self._names.get(one, one))

    def claims(self, table: pa.Table) -> pa.Table:
        rows = decode_labels(table.select(_CLAIM)).to_pylist()
        texts = self._filled.get([row["document_id"] for row in rows])
        for row in rows:
            text = texts.get(row["document_id"])
            if text is None:
                continue
            if row["start"] is not None and row["quote"] is None and row["status"] != "lost":
                row["quote"] = text[row["start"] : row["end"]]
                self.claimed += 1
            if row["status"] != "lost":
                row["text_sha256"] = text_sha256(text)
            row["attributes"] = list(_words_back(row, text))
        for column in ("quote", "source", "target", "attributes", "text_sha256"):
            table = with_values(table, column, [row[column] for row in rows])
        return table


def _words_back(row: dict[str, Any], text: str) -> Iterator[dict[str, str]]:
    """Yield the attributes of a claim with their words; those that stand for its source or target go there."""
    for pair in row["attributes"] or ():
        if not pair["name"].endswith(PLACE):
            yield pair
            continue
        name = pair["name"].removesuffix(PLACE)
        start, _, end = pair["value"].partition(":")
        words = text[int(start) : int(end)]
        if name in ("source", "target"):
            row[name] = words
        else:
            yield {"name": name, "value": words}
