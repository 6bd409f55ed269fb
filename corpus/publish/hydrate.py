"""Joining a release without texts with texts that somebody has."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..claims import text_sha256
from ..errors import CorpusError
from ..folder import transaction
from ..mentions import PSEUDONYM
from ..provenance import read_provenance
from ..schema import CLAIM_TABLES, TABLES
from ..tables import decode_labels, write_parquet
from .layout import read_divided, stage_provenance
from .protect import with_values
from .withhold import HYDRATION, PLACE, hydration_sha256

if TYPE_CHECKING:
    import pyarrow as pa

    from ..corpus import Corpus

Row = dict[str, Any]


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


def hydrate(release: Path, texts: Corpus, *, out: Path) -> Hydrated:
    """Write a release with the texts of a corpus put back, wherever these are the texts it was made on.

    Documents are joined on a hash of their text, which must be the same to the code point but for pseudonyms; where
    several documents have the same text, on their ids, then within the report. Pseudonyms in texts become those of the
    release, as far as the joined comments show whose they are.

    Args:
        release: the folder of a release.
        texts: a corpus built of the texts one has.
        out: the folder to write.

    Raises:
        CorpusError: when the release withholds nothing, or none of its texts is there.
        OutputError: when `out` cannot be written.
    """
    divided = read_divided(release)
    if HYDRATION not in divided["reports"][0][1].column_names:
        raise CorpusError(f"The release {release} has its texts; there is nothing to join.")
    found: dict[str, Row] = {}
    reports = texts.arrow("reports", ["report_id", "title", "authors", "text"]).to_pylist()
    comments = texts.arrow("comments", ["comment_id", "report_id", "author", "text"]).to_pylist()
    _join(found, divided["reports"], reports, key="report_id", group=None)
    mine = {own["report_id"]: name for name, own in found.items()}
    for row in comments:
        row["released"] = mine.get(row["report_id"])
    _join(found, divided["comments"], comments, key="comment_id", group="released")
    wanted = [
        row[key]
        for table, key in (("reports", "report_id"), ("comments", "comment_id"))
        for _, part in divided[table]
        for row in part.select([key, "text"]).to_pylist()
        if row["text"] is None
    ]
    if wanted and not any(name in found for name in wanted):
        raise CorpusError(
            f"None of the {len(wanted):,} texts that {release} withholds is in {texts.path}: the texts differ in "
            f"more than pseudonyms, or come from another source. The release names its inputs in provenance.json."
        )
    filled = _fill(divided, found, _pseudonyms(divided, found))
    counts = {"same": 0, "claims": 0}
    new_text: dict[str, str] = {}
    for table, key in (("reports", "report_id"), ("comments", "comment_id")):
        for _, part in filled[table]:
            for row in part.select([key, "text", "text_sha256"]).to_pylist():
                if row["text"] is not None:
                    new_text[row[key]] = row["text"]
    for table in CLAIM_TABLES:
        filled[table] = [(split, _requoted(part, new_text, counts)) for split, part in filled[table]]
    old_hash = {
        row[key]: row["text_sha256"]
        for table, key in (("reports", "report_id"), ("comments", "comment_id"))
        for _, part in divided[table]
        for row in part.select([key, "text_sha256"]).to_pylist()
    }
    joined = [name for name in wanted if name in found]
    same = sum(text_sha256(new_text[name]) == old_hash[name] for name in joined)
    missing = tuple(name for name in wanted if name not in found)
    with transaction(out) as stage:
        for table in TABLES:
            for split, part in filled[table]:
                write_parquet(part, stage.path / table / f"{split}-00000-of-00001.parquet")
        said = read_provenance(release)
        said["hydrated"] = {"joined": len(joined), "missing": len(missing), "same": same}
        stage_provenance(stage.path, said)
        card = release / "README.md"
        if card.is_file():
            (stage.path / "README.md").write_bytes(card.read_bytes())
    return Hydrated(joined=len(joined), missing=missing, same=same, claims=counts["claims"])


def _join(
    found: dict[str, Row],
    parts: list[tuple[str, pa.Table]],
    own: list[Row],
    *,
    key: str,
    group: str | None,
) -> None:
    """Find for every withheld document of the release the own row with its text."""
    by_hash: dict[str, list[Row]] = defaultdict(list)
    for row in own:
        by_hash[hydration_sha256(row["text"])].append(row)
    taken: set[str] = set()
    released = [row for _, part in parts for row in part.select(_keys(key)).to_pylist()]
    for exact in (True, False):
        for row in released:
            if row[key] in found:
                continue
            candidates = [one for one in by_hash[row[HYDRATION]] if one[key] not in taken]
            if exact:
                candidates = [one for one in candidates if one[key] == row[key]]
            elif group is not None:
                # Among equal comments ("Well said!") the one under the same report is meant.
                candidates.sort(key=lambda one: one[group] != row["report_id"])
            if candidates:
                found[row[key]] = candidates[0]
                taken.add(candidates[0][key])


def _keys(key: str) -> list[str]:
    return list(dict.fromkeys((key, "report_id", HYDRATION)))


def _pseudonyms(
    divided: Mapping[str, list[tuple[str, pa.Table]]], found: Mapping[str, Row]
) -> dict[str, str]:
    """Return whose pseudonym in the release each own pseudonym is, as far as comments that were joined agree."""
    said: dict[str, set[str]] = defaultdict(set)
    for _, part in divided["comments"]:
        for row in part.select(["comment_id", "author"]).to_pylist():
            own = found.get(row["comment_id"])
            if own and own["author"] and row["author"]:
                said[own["author"]].add(row["author"])
    return {own: next(iter(names)) for own, names in said.items() if len(names) == 1}


def _fill(
    divided: Mapping[str, list[tuple[str, pa.Table]]], found: Mapping[str, Row], names: Mapping[str, str]
) -> dict[str, list[tuple[str, pa.Table]]]:
    filled = dict(divided)
    for table, key in (("reports", "report_id"), ("comments", "comment_id")):
        parts = []
        for split, part in divided[table]:
            columns = ["title", "authors"] if table == "reports" else []
            rows = part.select([key, "text", "text_sha256", *columns]).to_pylist()
            for row in rows:
                own = found.get(row[key])
                if own is None or row["text"] is not None:
                    continue
                row["text"] = PSEUDONYM.sub(lambda one: names.get(one[0], one[0]), own["text"])
                row["text_sha256"] = text_sha256(row["text"])
                row |= {column: own[column] for column in columns}
            for column in ("text", "text_sha256", *columns):
                part = with_values(part, column, [row[column] for row in rows])
            parts.append((split, part))
        filled[table] = parts
    return filled


def _requoted(claims: pa.Table, texts: Mapping[str, str], counts: dict[str, int]) -> pa.Table:
    columns = (
        "document_id", "start", "end", "quote", "source", "target", "attributes", "text_sha256", "status",
    )  # fmt: skip
    rows = decode_labels(claims.select(columns)).to_pylist()
    for row in rows:
        text = texts.get(row["document_id"])
        if text is None:
            continue
        if row["start"] is not None and row["quote"] is None and row["status"] != "lost":
            row["quote"] = text[row["start"] : row["end"]]
            counts["claims"] += 1
        if row["status"] != "lost":
            row["text_sha256"] = hashlib.sha256(text.encode("utf-8")).hexdigest()
        kept = []
        for pair in row["attributes"] or ():
            if not pair["name"].endswith(PLACE):
                kept.append(pair)
                continue
            name = pair["name"].removesuffix(PLACE)
            start, _, end = pair["value"].partition(":")
            words = text[int(start) : int(end)]
            if name in ("source", "target"):
                row[name] = words
            else:
                kept.append({"name": name, "value": words})
        row["attributes"] = kept
    for column in ("quote", "source", "target", "attributes", "text_sha256"):
        claims = with_values(claims, column, [row[column] for row in rows])
    return claims
