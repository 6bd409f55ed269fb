"""Looking for what must not be published: e-mail addresses, phone numbers, handles and secrets in every text column.

A build masks the first three in texts; this looks again at what is about to leave, in every column that can hold
words: titles, remarks of annotators, names of sources. Secrets are tokens of known shapes, private keys and passwords
in addresses. What is found stops a push. A person who has looked at a row and found it harmless says so in a file
(`read_reviewed`).
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..files import write_whole
from ..privacy.handles import NOT_A_PERSON, names_nobody
from ..privacy.identifiers import mask_identifiers, mentioned_users
from ..privacy.masking import EMAIL_MASK, PHONE_MASK, mask
from ..storage.schema import KEYS
from ..text.stand_ins import PSEUDONYM

if TYPE_CHECKING:
    import pyarrow as pa

KINDS = ("email", "phone", "handle", "profile or address", "secret")
_NOT_SCANNED = frozenset((
    "report_id", "comment_id", "claim_id", "document_id", "parent_id", "duplicate_of", "related_id", "text_sha256",
    "hydration_sha256", "entry", "rule",
))  # fmt: skip
"""Columns of ids, hashes and names of our own."""

_HANDLE = re.compile(r"(?<![\w/@.＠])[@＠](\w[\w.-]{1,60}\w)(?!\w*@)")
_SECRET = re.compile(
    r"\b(?:hf_[A-Za-z0-9]{20,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|sk-[A-Za-z0-9_-]{20,}"
    r"|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|(?:AKIA|ASIA)[A-Z0-9]{16}\b|AIza[\w-]{35}|xox[abprs]-[\w-]{10,}"
    r"|pypi-[\w-]{20,}|npm_[A-Za-z0-9]{30,}|do[opr]_v1_[0-9a-f]{40,}|SG\.[\w-]{20,}\.[\w-]{20,}"
    r"|\d{8,10}:AA[\w-]{30,}|AGE-SECRET-KEY-1[A-Z0-9]{20,}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,})"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----"
    r"|hooks\.slack\.com/services/\w+/\w+/\w+"
    r"|\b(?i:[a-z][a-z0-9+.-]{0,20})://[^\s/@:]{1,100}:[^\s/@:]{1,100}@[\w.-]+"
    r"|(?i:(?<![a-z])(?:api[_-]?key|secret|passw(?:or)?d|token)(?:[_-]\w{1,20})?[\"']?\s*[:=]\s*|\bbearer\s+)[\"']?"
    r"(?=[^\s\"']{0,200}\d)(?=[^\s\"']{0,200}[A-Za-z])[^\s\"']{8,}"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_OTHER_DOT = str.maketrans(dict.fromkeys("\u3002\uff61\u06d4", "."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One cell that holds what must not be published.

    Attributes:
        kind: one of `KINDS`.
        table, row, column: where: the table, the row's id and the column.
    """

    kind: str
    table: str
    row: str
    column: str

    def __str__(self) -> str:
        """Say where it is, never what it is."""
        return f"{self.table}, {self.row}, column {self.column}: {self.kind}"


def kinds_in(text: str) -> list[str]:
    """Return what kinds of identifier and secret stand in a text.

    >>> kinds_in("Write to ed@news.example, says @al_smith.")
    ['email', 'handle']
    >>> kinds_in("Dear reader-0123456789abcdef, @everyone knows that the truce of 2014-2015 failed.")
    []
    """
    found = dict.fromkeys(_plain_kinds(text))
    shown = _as_read(text)
    if shown != text:
        found |= dict.fromkeys(_plain_kinds(shown))
    return [kind for kind in KINDS if kind in found]


def _as_read(text: str) -> str:
    """Return a text as people read it: full-width and other forms of ``@``, dots and digits, and what is not seen."""
    if "&#" in text or "&commat;" in text or "%40" in text:
        text = html.unescape(text).replace("%40", "@")
    if text.isascii():
        return text
    seen = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_OTHER_DOT)
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() and not c.isascii() else c for c in seen)


def _plain_kinds(text: str) -> Iterator[str]:
    if _SECRET.search(text):
        yield "secret"
    # Whatever a build masks is looked for: no filter of our own goes before, which would have to know all its forms.
    masked, _ = mask(text)
    if masked.count(EMAIL_MASK) > text.count(EMAIL_MASK):
        yield "email"
    if masked.count(PHONE_MASK) > text.count(PHONE_MASK):
        yield "phone"
    handles = (match[1] for match in _HANDLE.finditer(masked) if not PSEUDONYM.match(masked, match.start(1)))
    users = (name for _, _, name in mentioned_users(masked) if name.casefold() not in NOT_A_PERSON)
    if any(not names_nobody(handle) for handle in handles) or any(users):
        yield "handle"
    if mask_identifiers(text)[1]:
        yield "profile or address"


def scan_table(name: str, table: pa.Table) -> Iterator[Sighting]:
    """Yield what a table holds that must not be published, cell by cell.

    Args:
        name: the table's name.
        table: the table; all columns of strings are looked at, those in lists too.
    """
    ids = table.column(KEYS[name]).to_pylist()
    for column in table.column_names:
        if column in _NOT_SCANNED:
            continue
        texts_of = _reader(table.schema.field(column).type)
        if texts_of is None:
            continue
        seen: dict[str, list[str]] = {}
        for row, value in zip(ids, table.column(column).to_pylist(), strict=True):
            for text in texts_of(value):
                if text not in seen:
                    seen[text] = _kinds(text, table=name, column=column)
                for kind in seen[text]:
                    yield Sighting(kind=kind, table=name, row=row, column=column)
            if len(seen) > 10_000:
                seen.clear()


def _kinds(text: str, *, table: str, column: str) -> list[str]:
    kinds = kinds_in(text)
    if column in ("url", "input", "quote") or (table == "reports" and column == "text"):
        # An outlet's own links to profiles are published by the outlet; an address is no phone number. A quote repeats
        # a text, which is looked at where it stands.
        kinds = [kind for kind in kinds if kind != "profile or address"]
    if column in ("url", "input"):
        kinds = [kind for kind in kinds if kind in ("email", "secret")]
    return kinds


def _reader(kind: pa.DataType) -> Callable[[Any], Iterator[str]] | None:
    """Return what yields the strings of a column's values; None for a column without strings."""
    import pyarrow as pa

    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return lambda value: iter(() if value is None else (value,))
    if (pa.types.is_list(kind) or pa.types.is_large_list(kind)) and (
        inner := _reader(kind.value_type)
    ) is not None:
        return lambda value: (text for item in value or () for text in inner(item))
    if pa.types.is_struct(kind):
        readers = {field.name: _reader(field.type) for field in kind}
        told = {name: reader for name, reader in readers.items() if reader is not None}
        if told:
            return lambda value: (
                text for name, reader in told.items() for text in reader((value or {}).get(name))
            )
    return None


def write_sightings(path: Path, sightings: Iterable[Sighting]) -> None:
    """Write every sighting into a file, a line each in the form that `read_reviewed` reads, its column after ``#``.

    Whoever has looked at the rows deletes the lines of those that must not leave.

    Raises:
        OutputError: when the file cannot be written.
    """
    lines = [f"{one.kind} {one.table} {one.row}  # column {one.column}\n" for one in sightings]
    write_whole(path, "".join(lines).encode("utf-8"), what="The list of sightings")


def read_reviewed(path: Path | None) -> Callable[[Sighting], bool]:
    """Read what a person has looked at and found fit to publish; returns what says so of a sighting.

    A line is ``KIND TABLE ROW``, with ``*`` for every row, such as ``handle reports *`` or ``phone comments c17``;
    ``#`` starts a comment.

    Raises:
        InputError: when the file cannot be read or a line is not of that form. Secrets cannot be let through wholesale.
    """
    if path is None:
        return lambda _: False
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The list of reviewed rows {path} cannot be read: {error}.") from error
    allowed: set[tuple[str, str, str]] = set()
    for number, line in enumerate(lines, start=1):
        entry = line.partition("#")[0].split()
        if not entry:
            continue
        *kind, table, row = entry if len(entry) > 2 else ("", "", "")
        if " ".join(kind) not in KINDS or table not in KEYS or (row == "*" and kind == ["secret"]):
            raise InputError(
                f"{path}, line {number}: a line is KIND TABLE ROW, such as “handle reports *”; kinds are "
                f"{', '.join(KINDS)}; a secret is named by its row."
            )
        allowed.add((" ".join(kind), table, row))
    return lambda one: (one.kind, one.table, one.row) in allowed or (one.kind, one.table, "*") in allowed
