"""Bytes to the text of a page: decoding as a browser would, where what is said of the encoding can be true.

The encoding is found in a browser's order (HTML Standard, section 13.2.3): byte order mark, then what the server said,
then what the page declares, then what the bytes look like. But bytes that are valid UTF-8 are read as UTF-8 whatever is
said of them, because other encodings almost never look like it; and what is said is not believed of bytes that it does
not fit. Servers declare a Western encoding for everything, so that what the page declares comes before that.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ...encoding.decoding import decode
from ...encoding.detection import is_dense
from ...encoding.encoding import Encoding
from ...errors import Problem
from ...text.canonical import counted

WESTERN = "cp1252"
MOST_LOST = 0.05
"""Share of the characters beyond ASCII that a declared encoding may fail to read: pages are cut, or pasted together."""
MOST_WORDS = 1_000_000
"""Bytes by which an encoding is told, of the words with characters beyond ASCII and of the others."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# The labels whose meaning on the web is a wider encoding than Python's of that name (Encoding Standard).
_WIDER = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252",
    "latin-1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic",
}  # fmt: skip
_NO_PAGES = ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL_BYTES = bytes((*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII = bytes(range(128))
_TAG = re.compile(rb"<(/?)([a-zA-Z!?][a-zA-Z0-9]*)[^<>]*>")
_ENTITY = re.compile(rb"&[a-zA-Z0-9#]{1,12};")
_UNSEEN = (b"script", b"style")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedPage:
    """The text of a page, what was not read as it stands, and what a person must be told of the reading."""

    text: str
    changes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def decode_page(data: bytes, *, encoding: str | None = None, served: str | None = None) -> DecodedPage:
    """Decode a page.

    Args:
        data: the page as it was saved or sent.
        encoding: the encoding that the user named; nothing else is tried then, but for valid UTF-8.
        served: the encoding that the server, or the mail around the page, says it is in.

    Raises:
        InputError: when the bytes are no text, or are not in the encoding the user named.

    >>> decode_page('<meta charset="windows-1251"><p>Мир</p>'.encode("cp1251")).text[-10:]
    '<p>Мир</p>'
    >>> decode_page('<meta charset="koi8-r"><p>Мир</p>'.encode("koi8-r"), served="ISO-8859-1").text[-10:]
    '<p>Мир</p>'
    """
    if encoding:
        decoded = decode(data, encoding=encoding, where="the page")
        return DecodedPage(text=decoded.text, problems=_told(decoded.encoding, claims=()))
    claims = {} if data.startswith(_MARKS) or _is_wide(data) else _claims(data, served=served)
    if (text := _plainly(data, claims)) is not None:
        return DecodedPage(text=text)
    words = _words(data)
    for codec, said in claims.items():
        if codec == "utf-8":
            if _is_mostly_utf8(words):
                break
        elif found := _as_claimed(data, codec, said=said, words=words):
            return found
    decoded = decode(data, where="the page", words=words)
    name = decoded.encoding.name
    changes = decoded.encoding.changes
    if not name.startswith(("ASCII", "UTF-8")) and not any(
        change.startswith("read as") for change in changes
    ):
        changes = (f"read as {name}", *changes)
    return DecodedPage(
        text=decoded.text,
        changes=changes,
        problems=_told(decoded.encoding, claims=claims) if decoded.encoding.guessed else (),
    )


def has_control_bytes(data: bytes) -> bool:
    """Say whether there are bytes that stand for no character of a text."""
    return len(data.translate(None, _CONTROL_BYTES)) < len(data)


def _is_wide(data: bytes) -> bool:
    """Tell whether there are as many NULs as in UTF-16; no encoding that a page can declare has them."""
    return data.count(0) > 0.05 * len(data)


def _claims(data: bytes, *, served: str | None) -> Mapping[str, str]:
    """Return the codecs that the server and the page speak of, the likelier first, and where they are spoken of."""
    match = _DECLARED.search(data[:4096])
    declared = match[1].decode("ascii", "replace") if match else ""
    said = ((served or "", "as is declared with it"), (declared, "as the page declares"))
    claims: dict[str, str] = {}
    for label, where in said:
        if codec := _codec(label):
            claims.setdefault(codec, where)
    return dict(sorted(claims.items(), key=lambda claim: claim[0] == WESTERN))


def _codec(label: str) -> str | None:
    label = label.strip().lower()
    try:
        info = codecs.lookup(_WIDER.get(label, label))
    except (LookupError, ValueError):
        return None
    # A page that could be read this far is not in UTF-16 or UTF-32, whatever it declares.
    if not getattr(info, "_is_text_encoding", True) or info.name.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    return None if info.name.replace("-", "_") in _NO_PAGES else info.name


def _plainly(data: bytes, claims: Collection[str]) -> str | None:
    """Return the text of a page that is valid UTF-8, or in a Japanese encoding of seven bits, which looks like it."""
    escaped = next((codec for codec in claims if codec.startswith("iso2022")), None)
    is_clear = data[:64].lstrip().startswith(b"<") and not has_control_bytes(data)
    try:
        if escaped and b"\x1b" in data:
            return data.decode(escaped)
        if is_clear or any(codec != "utf-8" for codec in claims):
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return None


def _as_claimed(data: bytes, codec: str, *, said: str, words: bytes) -> DecodedPage | None:
    """Read a page in the encoding it is said to be in; None where that cannot be."""
    if codec == WESTERN and (is_dense(words) or _is_mostly_utf8(words)):
        return None
    text = data.decode(codec, errors="replace")
    lost = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", errors="ignore"))
    if lost > MOST_LOST * beyond:
        return None
    changed = (f"{counted(lost, 'byte')} that is no {codec} replaced by U+FFFD",) if lost else ()
    return DecodedPage(text=text, changes=(f"read as {codec}, {said}", *changed))


def _is_mostly_utf8(words: bytes) -> bool:
    beyond, broken = _beyond_ascii(words), _beyond_ascii(_SEQUENCE.sub(b"", words))
    return broken < 0.1 * beyond


def _beyond_ascii(data: bytes) -> int:
    return len(data.translate(None, _ASCII))


def _words(data: bytes) -> bytes:
    """Return what stands between the tags of a page, without scripts and styles: first what is not ASCII only."""
    telling: list[bytes] = []
    others: list[bytes] = []
    left = {True: MOST_WORDS, False: MOST_WORDS}
    for piece in _between_tags(data):
        is_ascii = piece.isascii()
        (others if is_ascii else telling).append(piece[: max(left[is_ascii], 0)])
        left[is_ascii] -= len(piece)
        if left[False] <= 0:
            break
    return b" ".join(_ENTITY.sub(b" ", b" ".join((*telling, *others))).split())


def _between_tags(data: bytes) -> Iterator[bytes]:
    here, unseen = 0, b""
    for tag in _TAG.finditer(data):
        name = tag[2].lower()
        if not unseen:
            if tag.start() > here:
                yield data[here : tag.start()]
            unseen = name if name in _UNSEEN and not tag[1] else b""
        elif tag[1] and name == unseen:
            unseen = b""
        here = tag.end()
    if not unseen:
        yield data[here:]


def _told(encoding: Encoding, *, claims: Collection[str]) -> tuple[Problem, ...]:
    if encoding.guessed and claims:
        claimed = next(iter(claims))
        problem = Problem(
            where="the page",
            what=f"it is not in {claimed}, as it is said to be, and it was read as {encoding.name}",
            remedy="if letters are wrong, name another with --encoding",
            skipped=False,
        )
        return (problem,)
    told = encoding.told("the page")
    return (told,) if told else ()
