"""Documents of word processors: like plain text, one report a file, in which readers' comments may follow.

WordprocessingML after ECMA-376, part 1, as a text that a reader of the document sees: paragraphs and lines of tables,
with what was inserted and without what was deleted while changes were tracked, without field codes, hidden text, notes,
headers, footers and the remarks of editors. Libraries for such files leave out insertions and the texts of fields
(python-docx 1.2) or the ends of lines (mammoth).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from ..errors import InputError
from ..text.canonical import counted
from .base import raise_limit
from .files.office import failures_told, opened_package
from .plain import report_of

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from lxml.etree import _Element

    from ..records import Record
    from .base import ReadSettings, Source

_KIND = "document (.docx)"
_PARTS, _USUAL = "_rels/.rels", "word/document.xml"
_DOCUMENT = "/officeDocument"
"""How the relation of a package to its main part ends, in both editions of the standard."""
_PARAGRAPH = tuple(
    f"{{{space}}}p"
    for space in (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_WRITTEN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNSEEN = frozenset(("pPr", "rPr", "rt", "p"))
"""What formats a text, or stands above it to be read aloud, and the paragraphs of boxes, which stand for themselves."""
_REPLACED = frozenset(("moveFrom", "Fallback"))
"""What stands somewhere else, or is drawn only by programs that do not know what stands beside it."""
LARGEST_PART, LARGEST_INDEX = 1 << 26, 1 << 20
"""Bytes of a part, of which a paragraph is held whole, and of the list of parts."""


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Reads ``.docx``: the whole document is one report, whose trailing comments are still in it."""

    name: str = "document"
    suffixes: tuple[str, ...] = (".docx", ".docm")
    description: str = "a document of a word processor, one report a file; trailing comments are looked for"

    def recognises(self, head: bytes) -> bool:  # noqa: ARG002
        """Take every file with these suffixes."""
        return True

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the one report of a document."""
        remedy = "split it into one file a report"
        with opened_package(source, kind=_KIND, largest=LARGEST_PART, remedy=remedy) as package:
            text = _text(package, source, longest=settings.longest_text)
        yield report_of(text, source)


READER = DocumentReader()


def _text(package: zipfile.ZipFile, source: Source, *, longest: int) -> str:
    """Return the text of a document, a line a paragraph.

    Raises:
        InputError: when it cannot be read, or is longer than a report may be.
    """
    lines: list[str] = []
    size = 0
    with failures_told(source, kind=_KIND), package.open(_main_part(package)) as part:
        for line in _lines(part):
            lines.append(line)
            size += len(line) + 1
            if size > longest + 1:
                raise InputError(
                    f"{source.relative}: the document has more than the {counted(longest, 'character')} that one "
                    f"report may have; split it into one file a report, or {raise_limit('longest_text')}."
                )
    return "\n".join(lines)


def _main_part(package: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the text."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    if _PARTS not in package.namelist() or package.getinfo(_PARTS).file_size > LARGEST_INDEX:
        return _USUAL
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    relations = etree.fromstring(package.read(_PARTS), parser)
    found = (one.get("Target") for one in relations if (one.get("Type") or "").endswith(_DOCUMENT))
    return (next(found, None) or _USUAL).lstrip("/")


def _lines(part: IO[bytes]) -> Iterator[str]:
    """Yield the lines of a document's main part while it is read; what was read is forgotten."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    reading = etree.iterparse(
        part, tag=_PARAGRAPH, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    for _, paragraph in reading:
        if not any(_local(above) in _REPLACED for above in paragraph.iterancestors()):
            yield from "".join(_pieces(paragraph)).split("\n")
        paragraph.clear(keep_tail=True)
        while paragraph.getprevious() is not None:
            del paragraph.getparent()[0]


def _pieces(element: _Element) -> Iterator[str]:
    """Yield what is seen of an element."""
    for child in element:
        name = _local(child)
        if name == "t":
            yield child.text or ""
        elif name in _WRITTEN:
            yield _WRITTEN[name]
        elif name not in _UNSEEN and name not in _REPLACED and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(run: _Element) -> bool:
    """Tell whether what stands in a run is not shown."""
    formats = (one for one in run if _local(one) == "rPr")
    hides = (one for each in formats for one in each if _local(one) == "vanish")
    return any(not {"0", "false", "off"}.intersection(one.attrib.values()) for one in hides)


def _local(element: _Element) -> str:
    """Return the name of an element without that of its vocabulary; nothing for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
