"""XML element by element: whatever its size, in bounded memory; nothing in it is fetched or expanded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...encoding.decoding import open_text
from ...errors import InputError, Problem
from ...text.canonical import counted
from ..files.beginnings import LONGEST_BEFORE, past_printed, printed_before, start_of_xml
from .embedded import without_embedded
from .signs import head_text
from .xml_mending import Mender

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import TextIO

    from ..base import ReadSettings, Source

CHUNK = 1 << 16
_DECLARED = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_OF_NO_ACCOUNT = ("NS_ERR_UNDEFINED_NAMESPACE", "WAR_")


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """An element that the file breaks off in, without the child that it breaks off in."""

    element: Any


def elements(
    source: Source, settings: ReadSettings, *, level: int, early: Collection[str] = ()
) -> Iterator[Any]:
    """Yield the complete elements at one level below the root, each of which is emptied afterwards.

    Broken places in the XML are mended (`Mender`) or read past as well as they can be, and told of at the end: control
    characters, stray ampersands, tags that do not pair up, a file that breaks off.

    Args:
        source: the file.
        settings: how to read it; `encoding` wins over what the file declares.
        level: 1 for the children of the root, 2 for theirs.
        early: names of elements one level further down that are yielded by themselves, before the element they
            stand in, and are gone from it by then.

    Yields:
        `lxml` elements, or the problems that were met; last, after these problems, the element that the file breaks
        off in, if some are to be yielded early.

    Raises:
        InputError: when the file is no XML, or declares entities of its own, which an export never does and
            which are the means of attacks (XML bombs, external entities).
    """
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

    with source.path.open("rb") as file:
        head = head_text(file.read(LONGEST_BEFORE))
    declared = _DECLARED.match(head, start_of_xml(head))
    encoding = settings.encoding or _one_byte(declared[1] if declared else None)
    stream, opened = open_text(source.path, encoding=encoding, where=source.relative)
    parser = etree.XMLPullParser(
        events=("start", "end"), encoding="utf-8", recover=True, resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    mender = Mender()
    depth = 0
    seen = False
    begun = None
    fatal: str | None = None
    with stream:
        if before := past_printed(stream, start_of_xml):
            yield printed_before(source.relative, before)
        for piece in _mended(stream, mender):
            try:
                parser.feed(piece.encode("utf-8"))
            except etree.XMLSyntaxError as error:
                fatal = _said(error)
                break
            for event, element in parser.read_events():
                if event == "start":
                    if depth == 0:
                        _refuse_entities(element, source)
                        seen = True
                    if depth == level:
                        begun = element
                    depth += 1
                    continue
                depth -= 1
                if depth == level:
                    yield element
                    _drop(element)
                    begun = None
                elif depth == level + 1 and name_of(element) in early:
                    yield element
                    element.clear()
                    element.getparent().remove(element)
    yield from _problems(source, parser, mender, fatal=fatal, seen=seen, depth=depth)
    if told := opened.told(source.relative):
        yield told
    if begun is not None and early:
        if depth > level + 1 and len(begun):
            begun.remove(begun[-1])
        yield BrokenOff(begun)


def _mended(stream: TextIO, mender: Mender) -> Iterator[str]:
    for chunk in without_embedded(iter(lambda: stream.read(CHUNK), "")):
        if mended := mender.mend(chunk):
            yield mended
    if rest := mender.finish():
        yield rest


def _problems(
    source: Source, parser: Any, mender: Mender, *, fatal: str | None, seen: bool, depth: int
) -> Iterator[Problem]:
    """Yield what is wrong with a file that was read to its end, or to where it cannot be read any further."""
    if fatal:
        yield _broken(source, fatal)
        return
    if not seen:
        raise InputError(f"{source.relative}: there is no XML in it; check that the file is whole.")
    errors = [entry for entry in parser.feed_error_log if not entry.type_name.startswith(_OF_NO_ACCOUNT)]
    if errors:
        first = errors[0]
        yield _broken(source, f"line {first.line}: {first.message.strip()}")
    elif depth:
        yield _broken(source, "it breaks off before its end")
    if mended := mender.said():
        yield Problem(
            where=source.relative,
            what=f"the XML is not well-formed ({mended})",
            remedy="it was read as it was most likely meant; check the texts if that matters",
            skipped=False,
        )
    if mender.illegal:
        yield Problem(
            where=source.relative,
            what=f"{counted(mender.illegal, 'control character')}, which XML does not allow, were left out",
            remedy="check the texts if that matters",
            skipped=False,
        )


def name_of(element: Any) -> str:
    """Return an element's name without its namespace, which differs from version to version of a format.

    A prefix that the file does not explain, as in pieces cut out of a larger file, is left out too.
    """
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def child_text(element: Any, name: str) -> str:
    """Return the text of the first child of a name, without blanks around it; empty when there is none."""
    child = child_of(element, name)
    return "" if child is None else text_in(child).strip()


def child_of(element: Any, name: str) -> Any:
    """Return the first child of a name; None when there is none."""
    return next((child for child in element if name_of(child) == name), None)


def text_in(element: Any) -> str:
    """Return all text in an element."""
    return "".join(element.itertext())


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by its name without a namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].rpartition(":")[2] == name:
            return value
    return None


def _one_byte(declared: str | None) -> str | None:
    """Return a declared encoding that has to be believed; UTF-8 and UTF-16 show by themselves."""
    if declared is None or declared.lower().startswith(("utf", "ucs", "iso-10646", "us-ascii")):
        return None
    import codecs

    try:
        return declared if codecs.lookup(declared)._is_text_encoding else None
    except (LookupError, AttributeError):
        return None


def _refuse_entities(root: Any, source: Source) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(iter(dtd.iterentities()), None) is not None:
        raise InputError(
            f"{source.relative}: it declares entities of its own, which an export never does and which can be "
            f"made to blow up or to fetch other files; leave it out, or remove its DOCTYPE if you trust it."
        )


def _drop(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _broken(source: Source, what: str) -> Problem:
    return Problem(
        where=source.relative,
        what=f"the XML is damaged ({what})",
        remedy="what could be read was kept; export it again",
        skipped=False,
    )


def _said(error: Exception) -> str:
    return str(error).partition(" (")[0].rstrip(".") or "no reason is given"
