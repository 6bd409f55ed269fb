"""Rights: under which licence and on what ground each source's texts are used, and whether they may be passed on.

A rights file is YAML, one entry a source; the first that fits a document counts:

    sources:
      - outlet: The Courier            # or site: courier.example, or input: "exports/*.jsonl"; none of them: all
        documents: [report, comment]   # both, if not said
        licence: CC-BY-4.0             # an SPDX identifier where there is one
        basis: licence of the publisher
        texts: true                    # false: the texts are not passed on, a release holds only what stands off
        credit: The Courier, 2021
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from .errors import InputError, why_unread
from .values.addresses import split_address
from .yaml_text import read_yaml

FIELDS = ("outlet", "site", "input", "documents", "licence", "basis", "texts", "credit")
_DOCUMENTS = ("report", "comment")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRights:
    """What may be done with the documents of one source.

    Attributes:
        licence: an SPDX identifier, or the terms in a few words.
        basis: the ground on which the texts are used, such as a permission with its date.
        texts: whether the texts may be passed on.
        credit: how the source wants to be named.
        outlet, site, input: what names the source: the outlet, the host of the address (its sub-domains too), or a
            pattern for the path of the input.
        documents: the kinds of document it is about: report, comment.
    """

    licence: str
    basis: str
    texts: bool
    credit: str | None = None
    outlet: str | None = None
    site: str | None = None
    input: str | None = None
    documents: tuple[str, ...] = _DOCUMENTS

    @property
    def source(self) -> str:
        """The source in a few words."""
        named = self.outlet or self.site or self.input or "all others"
        return named if self.documents == _DOCUMENTS else f"{named} ({', '.join(self.documents)})"

    def fits(self, *, kind: str, outlet: str | None, url: str | None, input: str | None) -> bool:
        """Say whether a document is of this source.

        >>> free = SourceRights(licence="CC0-1.0", basis="public domain", texts=True, site="courier.example")
        >>> free.fits(kind="report", outlet=None, url="https://www.courier.example/a", input=None)
        True
        """
        host = (split_address(url).hostname or "") if url else ""
        return (
            kind in self.documents
            and (self.outlet is None or self.outlet == outlet)
            and (self.site is None or host == self.site or host.endswith(f".{self.site}"))
            and (self.input is None or fnmatchcase(input or "", self.input))
        )

    def to_json(self) -> dict[str, Any]:
        """Return what says the same in JSON, without what is not said."""
        said = {name: value for name, value in asdict(self).items() if value is not None}
        return said | {"documents": list(self.documents)}


def rights_of(
    sources: Iterable[SourceRights], *, kind: str, outlet: str | None, url: str | None, input: str | None
) -> SourceRights | None:
    """Return the rights in a document: those of the first source that fits; None where none does."""
    return next(
        (one for one in sources if one.fits(kind=kind, outlet=outlet, url=url, input=input)),
        None,
    )


def read_rights(path: Path) -> tuple[SourceRights, ...]:
    """Read a rights file.

    Raises:
        InputError: when it cannot be read or an entry breaks its form; the error names file and entry.
    """
    try:
        said = read_yaml(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"The rights file {path} cannot be read: {why_unread(error)}.") from error
    sources = said.get("sources") if isinstance(said, Mapping) else None
    if not isinstance(sources, list):
        raise InputError(f"{path}: a rights file is a list of entries under “sources:”; write one.")
    return parse_rights(sources, where=str(path))


def parse_rights(entries: Sequence[Any], *, where: str = "the rights") -> tuple[SourceRights, ...]:
    """Return the sources that entries describe, as a rights file and ``provenance.json`` hold them.

    Raises:
        InputError: at the first entry that breaks the form.
    """
    return tuple(_parsed(entry, where=f"{where}, source {n}") for n, entry in enumerate(entries, start=1))


def _parsed(entry: Any, *, where: str) -> SourceRights:
    if not isinstance(entry, Mapping):
        raise InputError(f"{where}: an entry names licence, basis and texts; write them one a line.")
    if unknown := [str(name) for name in entry if name not in FIELDS]:
        raise InputError(f"{where}: there is no field “{unknown[0]}”; fields are {', '.join(FIELDS)}.")
    for name in ("licence", "basis"):
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            raise InputError(f"{where}: “{name}” is missing; say it in words or as an SPDX identifier.")
    if not isinstance(entry.get("texts"), bool):
        raise InputError(f"{where}: “texts” is true when the texts may be passed on, else false; say which.")
    documents = entry.get("documents", list(_DOCUMENTS))
    if not isinstance(documents, list) or not documents or not set(documents) <= set(_DOCUMENTS):
        raise InputError(f"{where}: “documents” is a list of report and comment, such as [report].")
    named = {}
    for name in ("outlet", "site", "input", "credit"):
        value = entry.get(name)
        if value is not None and not isinstance(value, str):
            raise InputError(f"{where}: “{name}” is no text; put it in quotation marks.")
        named[name] = value
    return SourceRights(
        licence=entry["licence"].strip(),
        basis=entry["basis"].strip(),
        texts=entry["texts"],
        documents=tuple(kind for kind in _DOCUMENTS if kind in documents),
        **named,
    )
