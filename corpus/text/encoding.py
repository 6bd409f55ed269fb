"""Bytes to text: which encoding a file is in, how sure that is, and what could not be read as it stands.

The order of the tests follows what is certain before what is likely: a byte order mark, the signature of a
binary format, UTF-16 by its NULs, valid UTF-8 (which other encodings almost never look like), and only then
the one-byte encodings (`code_pages`). Windows-1252 and Latin-1 differ only in the bytes 0x80–0x9F, where Latin-1 has
control characters and Windows-1252 has quotation marks, dashes and the euro sign.

Text that was garbled before it was saved ("â€™" in valid UTF-8) is valid text and is left as it is.
"""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, TextIO

from ..errors import InputError, Problem
from .canonical import counted
from .code_pages import code_page, is_plain
from .repair import C1, CESU, REPAIR, UNDEFINED_IN_1252, WIDE, repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CHUNK = 1 << 20
STEP = 1 << 12
SAMPLE = 1 << 16
FIRST_BROKEN = 20_000

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32 LE"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32 BE"),
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16 LE"),
    (b"\xfe\xff", "utf-16-be", "UTF-16 BE"),
)
_SIGNATURES = (
    (0, b"%PDF-", "a PDF file"),
    (0, b"{\\rtf", "an RTF file"),
    (0, b"PK\x03\x04", "a ZIP archive or an Office document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"PAR1", "a Parquet file"),
    (0, b"ARROW1\x00", "an Arrow file"),
    (0, b"\x89PNG\r\n", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF87a", "a GIF picture"),
    (0, b"GIF89a", "a GIF picture"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"ID3\x03", "an audio file"),
    (0, b"ID3\x04", "an audio file"),
    (0, b"OggS\x00", "an audio file"),
    (4, b"ftypisom", "a video file"),
    (4, b"ftypmp4", "a video file"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\x00\t\n\x0b\x0c\r\x1a\x1b")) + b"\x7f"
_LETTERS = bytes(range(65, 91)) + bytes(range(97, 123))
_PUNCTUATION = b"\x85\x91\x92\x93\x94\x96\x97"
_LEADS = bytes(range(0xC2, 0xF5))
_ALL = bytes(range(256))


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How the bytes of one input are to be read.

    Attributes:
        codec: Python's name of the codec.
        name: the name a person knows, such as ``Windows-1252``.
        errors: the codec error handler.
        skip: bytes of a byte order mark to leave out at the start.
        changes: what is not read byte for byte as it stands, as short phrases with counts.
        guessed: True where letters may be others, since the bytes fit several encodings and nothing names one.
    """

    codec: str
    name: str
    errors: str = "strict"
    skip: int = 0
    changes: tuple[str, ...] = ()
    guessed: bool = False

    def told(self, where: str) -> Problem | None:
        """Return what a person must be told of the reading of an input, if anything.

        >>> str(Encoding(codec="cp1250", name="Windows-1250", guessed=True).told("a.txt"))
        'a.txt: nothing names its encoding, and it was read as Windows-1250; if letters are wrong, name another with \
--encoding.'
        """
        if self.guessed:
            return Problem(
                where=where,
                what=f"nothing names its encoding, and it was read as {self.name}",
                remedy="if letters are wrong, name another with --encoding",
                skipped=False,
            )
        if self.changes:
            return Problem(
                where=where,
                what="; ".join(self.changes),
                remedy="mend the file if letters are wrong",
                skipped=False,
            )
        return None


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text and how it was decoded."""

    text: str
    encoding: Encoding


def decode(
    data: bytes, *, encoding: str | None = None, where: str = "the input", words: bytes | None = None
) -> Decoded:
    r"""Decode the bytes of one input.

    Args:
        data: the whole input.
        encoding: the name of the encoding, when the user knows it; nothing is guessed then (see `named`).
        where: what to call the input in an error.
        words: the words of the input, where most of it is markup (see `detect`).

    Raises:
        InputError: when the bytes are no text, or are not in the encoding the user named.

    >>> decode("“Peace”".encode("cp1252")).encoding.name
    'Windows-1252'
    >>> decode("paix à Genève".encode("utf-16")).encoding.name
    'UTF-16 LE with byte order mark'
    >>> decode(b"Idlib\x92s fa\xc3\xa7ade").encoding.changes
    ('1 byte that is not UTF-8 read as Windows-1252 (first at byte 5)',)
    """
    found = named(encoding, [data], where=where) if encoding else detect([data], where=where, words=words)
    try:
        text = codecs.decode(data[found.skip :], found.codec, found.errors)
    except (UnicodeError, ValueError) as error:
        raise _undecodable(found, error, where) from error
    return Decoded(text, found)


def open_text(
    path: Path, *, encoding: str | None = None, where: str | None = None
) -> tuple[TextIO, Encoding]:
    """Open a text file in the encoding it is in, with its line ends as they are.

    The file is read twice, in pieces: once to find its encoding, once to decode it.

    Raises:
        InputError: when the file is no text, or is not in the encoding the user named.
        OSError: when it cannot be read.
    """
    where = where or path.name
    with path.open("rb") as survey:
        chunks = iter(lambda: survey.read(CHUNK), b"")
        found = named(encoding, chunks, where=where) if encoding else detect(chunks, where=where)
    raw: BinaryIO = path.open("rb")
    raw.seek(found.skip)
    return io.TextIOWrapper(raw, encoding=found.codec, errors=found.errors, newline=""), found


def codec_of(encoding: str) -> codecs.CodecInfo:
    """Return the codec of the encoding that a user named.

    Raises:
        InputError: when Python knows no such encoding of text.

    >>> codec_of("Windows-1252").name
    'cp1252'
    """
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError) as error:
        raise InputError(
            f"There is no encoding called “{encoding}”; use a name such as utf-8, windows-1252 or utf-16."
        ) from error
    if not getattr(info, "_is_text_encoding", True) or info.name in ("idna", "punycode", "undefined"):
        raise InputError(f"“{encoding}” is not an encoding of text; use a name such as utf-8.")
    return info


def named(encoding: str, chunks: Iterable[bytes], *, where: str) -> Encoding:
    """Return the encoding a user named, once every byte is known to be readable in it.

    What is valid UTF-8 beyond ASCII is that, since other encodings almost never look like it: a folder may hold files
    in UTF-8 beside those whose encoding must be named.

    Raises:
        InputError: when Python knows no such text encoding, or a byte does not fit it.
    """
    info = codec_of(encoding)
    pieces = iter(chunks)
    first = next(pieces, b"")
    skip = next((len(bom) for bom, codec, _ in _BOMS if codec == info.name and first.startswith(bom)), 0)
    found = Encoding(codec=info.name, name=encoding, skip=skip)
    utf8 = None if info.name.startswith("utf") else _Utf8()
    failure: Exception | None = None
    decoder = (info.incrementaldecoder or codecs.getincrementaldecoder(info.name))("strict")
    for piece in chain((first[skip:],), pieces, (b"",)):
        try:
            if failure is None:
                decoder.decode(piece, final=not piece)
        except (UnicodeError, ValueError) as error:
            failure = error
        if utf8 is not None:
            utf8.add(piece)
        if failure is not None and (utf8 is None or not utf8.valid):
            raise _undecodable(found, failure, where) from failure
    if utf8 is not None and utf8.valid and utf8.beyond_ascii:
        mark = 3 if first.startswith(codecs.BOM_UTF8) else 0
        changes = (f"valid UTF-8, and read as that rather than as {encoding}",)
        return Encoding(codec="utf-8", name="UTF-8", skip=mark, changes=changes)
    if failure is not None:
        raise _undecodable(found, failure, where) from failure
    return found


class _Utf8:
    """Whether pieces are UTF-8, and whether there is more than ASCII in them."""

    def __init__(self) -> None:
        self.valid = True
        self.beyond_ascii = False
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")

    def add(self, piece: bytes) -> None:
        """Look at the next piece; an empty one is the end."""
        self.beyond_ascii = self.beyond_ascii or not piece.isascii()
        try:
            if self.valid:
                self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            self.valid = False


def detect(chunks: Iterable[bytes], *, where: str = "the input", words: bytes | None = None) -> Encoding:
    """Find the encoding of an input that is given in pieces; the memory used does not grow with its size.

    Args:
        chunks: the whole input.
        where: what to call it in an error.
        words: the words of the input, where most of it is markup, whose letters say nothing of the text's; what is not
            Unicode is judged by them.

    Raises:
        InputError: when the bytes are no text.
    """
    seen = _surveyed(chunks)
    bom = next(((b, codec, name) for b, codec, name in _BOMS if seen.head.startswith(b)), None)
    if bom and bom[1] != "utf-8":
        mark, codec, name = bom
        return _wide(codec, f"{name} with byte order mark", seen.size - len(mark), skip=len(mark))
    _refuse_known_binary(seen.head, where)
    if not bom and (wide := _utf16_without_mark(seen)):
        return wide
    _refuse_control_bytes(seen, where)
    skip, mark = (3, " with byte order mark") if bom else (0, "")
    if not seen.broken:
        return Encoding(codec="utf-8", name="ASCII" if not seen.high else f"UTF-8{mark}", skip=skip)
    judged = _surveyed([words]) if words and not words.isascii() else seen
    if bom or judged.is_mostly_utf8 or seen.cut_off:
        return Encoding(
            codec="utf-8",
            name=f"UTF-8{mark}, broken in places",
            errors=REPAIR,
            skip=skip,
            changes=_repairs(seen),
        )
    return _one_byte(judged)


def is_dense(words: bytes) -> bool:
    """Say whether the bytes beyond ASCII stand for the letters of a text, as in Cyrillic or Japanese.

    >>> is_dense("Мир и труд".encode("koi8-r")), is_dense("Père Noël".encode("cp1252"))
    (True, False)
    """
    return _surveyed([words], with_utf8=False).dense


def _surveyed(chunks: Iterable[bytes], *, with_utf8: bool = True) -> _Survey:
    seen = _Survey(with_utf8=with_utf8)
    for chunk in chunks:
        seen.add(chunk)
    seen.close()
    return seen


class _Survey:
    """What one pass over the bytes tells: counts, the first bytes, and where UTF-8 breaks."""

    def __init__(self, *, with_utf8: bool) -> None:
        self.head = b""
        self.size = 0
        self.high = self.letters = self.controls = self.leads = 0
        self.nul = [0, 0]
        self.c1: Counter[int] = Counter()
        self.broken: list[tuple[int, bytes]] = []
        self._broken_leads = 0
        self._rest = b""
        self._looked_at = 0
        self._surveyed = with_utf8
        self.regional = False

    def add(self, chunk: bytes) -> None:
        if len(self.head) < SAMPLE:
            self.head += chunk[: SAMPLE - len(self.head)]
        even = self.size % 2
        if 0 in chunk:
            self.nul[0] += chunk[even::2].count(0)
            self.nul[1] += chunk[1 - even :: 2].count(0)
        self.controls += len(chunk) - len(chunk.translate(None, _CONTROLS))
        self.size += len(chunk)
        if not chunk.isascii():
            self.high += len(chunk) - len(chunk.translate(None, _ALL[128:]))
            c1 = chunk.translate(None, _ALL[:0x80] + _ALL[0xA0:])
            self.c1.update(c1)
            self.regional = self.regional or not is_plain(chunk)
        self.letters += len(chunk) - len(chunk.translate(None, _LETTERS))
        # In short pieces, since every break costs a copy of what it stands in.
        for start in range(0, len(chunk) if self._surveyed else 0, STEP):
            self._utf8(chunk[start : start + STEP], final=False)

    def close(self) -> None:
        self._utf8(b"", final=True)

    @property
    def sequences(self) -> int:
        """Valid sequences of more than one byte; surrogates written in UTF-8 are not among them."""
        return self.leads - self._broken_leads

    @property
    def dense(self) -> bool:
        """True where bytes over 0x7F stand for the letters of the text, as in Cyrillic or Japanese."""
        punctuation = sum(self.c1[byte] for byte in _PUNCTUATION)
        high = self.high - punctuation
        return high > 0.4 * (high + self.letters)

    @property
    def is_mostly_utf8(self) -> bool:
        """True where what breaks UTF-8 are slips in it, or what was pasted into it."""
        surrogates = sum(1 for _, sequence in self.broken if CESU.fullmatch(sequence))
        sequences, broken = self.sequences + surrogates, len(self.broken) - surrogates
        return sequences >= broken or (not self.dense and sequences >= max(1, broken / 20))

    @property
    def cut_off(self) -> bool:
        """True when the only break is a last character of three or four bytes that is not all there."""
        if len(self.broken) != 1:
            return False
        at, seq = self.broken[0]
        return at + len(seq) == self.size and len(seq) > 1 and seq[0] >= 0xE0

    def _utf8(self, chunk: bytes, *, final: bool) -> None:
        if not self._surveyed:
            return
        self._looked_at += len(chunk)
        data = self._rest + chunk if self._rest else chunk
        if data.isascii():
            self._rest = b""
            return
        view = memoryview(data)
        base = self._looked_at - len(data)
        at = 0
        while True:
            try:
                _, used = codecs.utf_8_decode(view[at:], "strict", final)
            except UnicodeDecodeError as error:
                start, end = at + error.start, at + error.end
                sequence = data[start : start + 3] if CESU.match(data, start) else data[start:end]
                self.broken.append((base + start, sequence))
                at = start + len(sequence)
                if len(self.broken) >= FIRST_BROKEN:
                    self._surveyed = False
                    used = 0
                    break
            else:
                break
        done = at + used
        self._rest = data[done:]
        checked = data[:done]
        self.leads += len(checked) - len(checked.translate(None, _LEADS))
        self._broken_leads = sum(1 for _, seq in self.broken if seq[0] in _LEADS)


def _repairs(seen: _Survey) -> tuple[str, ...]:
    kept: list[int] = []
    lost: list[int] = []
    joined = 0
    for at, sequence in seen.broken:
        text = repair(sequence)
        if CESU.fullmatch(sequence):
            joined += 1
        elif text == "\ufffd":
            lost.append(at)
        else:
            kept.extend(range(at, at + len(sequence)))
    least = "at least " if len(seen.broken) >= FIRST_BROKEN else ""
    changes = []
    if kept:
        noun = counted(len(kept), "byte that is not UTF-8", "bytes that are not UTF-8")
        changes.append(f"{least}{noun} read as Windows-1252 (first at byte {kept[0]:,})")
    if lost:
        noun = counted(len(lost), "broken UTF-8 sequence")
        changes.append(f"{least}{noun} replaced by U+FFFD (first at byte {lost[0]:,})")
    if joined:
        changes.append(f"{least}{counted(joined, 'surrogate')} written in UTF-8 (CESU-8)")
    return tuple(changes)


def _wide(codec: str, name: str, size: int, *, skip: int = 0) -> Encoding:
    over = size % (4 if "32" in codec else 2)
    changes = (f"{counted(over, 'byte')} left over at the end replaced by U+FFFD",) if over else ()
    errors = "surrogatepass" if not over else WIDE
    return Encoding(codec=codec, name=name, errors=errors, skip=skip, changes=changes)


def _utf16_without_mark(seen: _Survey) -> Encoding | None:
    even, odd = seen.nul
    half = max(seen.size // 2, 1)
    nul = even + odd
    if nul and max(even, odd) >= 0.4 * half and min(even, odd) <= 0.05 * half and seen.size >= 4:
        little = odd > even
        return _wide(
            "utf-16-le" if little else "utf-16-be",
            f"UTF-16 {'LE' if little else 'BE'} without byte order mark",
            seen.size,
        )
    if not (seen.broken or nul or seen.controls):
        return None
    sample = seen.head[: len(seen.head) // 2 * 2]
    for codec, name in (("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")):
        if _reads_as_text(sample, codec):
            return _wide(codec, f"{name} without byte order mark", seen.size)
    return None


def _reads_as_text(sample: bytes, codec: str) -> bool:
    """Tell whether a sample reads as UTF-16 text of a script in which NUL bytes are rare."""
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return False
    if len(text) < 8 or not any(mark in text for mark in " \n\u3000\u3001\u3002"):
        return False
    good = sum(c.isalnum() or c in " \n\r\t" or (c.isprintable() and ord(c) < 0x3100) for c in text)
    rows = Counter(ord(c) >> 8 for c in text if c.isalpha())
    letters = sum(rows.values())
    top = sum(count for _, count in rows.most_common(2))
    east_asian = sum(count for row, count in rows.items() if 0x30 <= row <= 0x9F or 0xAC <= row <= 0xD7)
    common = sum(text.count(mark) for mark in " \n\u3001\u3002\u7684\u306e")
    return (
        good >= 0.98 * len(text)
        and letters > 0
        and (top >= 0.9 * letters or (east_asian >= 0.9 * letters and common >= 0.02 * len(text)))
    )


def _refuse_known_binary(head: bytes, where: str) -> None:
    for offset, signature, kind in _SIGNATURES:
        if head.startswith(signature, offset):
            raise InputError(f"{where}: this is {kind}, not a text; save or export its text as UTF-8 first.")


def _refuse_control_bytes(seen: _Survey, where: str) -> None:
    bad = sum(seen.nul) + seen.controls
    share = 0.03 if seen.broken else 0.10
    if bad > 0.3 * seen.size or (bad > 8 and bad > share * seen.size):
        raise InputError(
            f"{where}: this is no text ({bad / seen.size:.0%} of its bytes are NUL or control characters); "
            f"save or export its text as UTF-8 first."
        )


def _one_byte(seen: _Survey) -> Encoding:
    defined = sum(count for byte, count in seen.c1.items() if byte not in UNDEFINED_IN_1252)
    undefined = sum(seen.c1.values()) - defined
    if not seen.dense and (found := code_page(seen.head)):
        name = f"Windows-{found[2:]}" if found.startswith("cp") else found.upper()
        return Encoding(codec=found, name=name, errors=C1, guessed=True)
    if seen.dense or undefined or _oddly_placed(seen.head):
        other = _other(seen)
        if other:
            return other
    if not seen.c1:
        return Encoding(codec="latin-1", name="Latin-1", guessed=seen.regional)
    if defined <= undefined:
        noun = counted(defined + undefined, "C1 control character")
        return Encoding(codec="latin-1", name="Latin-1", changes=(f"{noun} kept",), guessed=seen.regional)
    changes = (f"{counted(undefined, 'byte')} undefined in Windows-1252 kept as control characters",)
    return Encoding(
        codec="cp1252",
        name="Windows-1252",
        errors=C1,
        changes=changes if undefined else (),
        guessed=seen.regional,
    )


def _oddly_placed(sample: bytes) -> bool:
    """Tell whether signs stand inside words, where a Western text has letters or an apostrophe."""
    text = sample.decode("cp1252", C1)
    inside = re.findall(r"(?<=[^\W\d_])[\x80-\U0010ffff](?=[^\W\d_])", text)
    odd = sum(not c.isalpha() and c not in "’‘‐–—\xad\xb4\xb7…“”«»\xa0" for c in inside)
    return odd >= 3 and odd > 0.1 * len(inside)


def _other(seen: _Survey) -> Encoding | None:
    from charset_normalizer import from_bytes

    sample = seen.head
    cut = max(sample.rfind(b"\n"), sample.rfind(b" "))
    best = from_bytes(sample[: cut + 1] if seen.size > len(sample) and cut > 0 else sample).best()
    if best is None or best.encoding in ("ascii", "utf_8", "latin_1", "cp1252"):
        return None
    codec = codecs.lookup(best.encoding).name
    return Encoding(
        codec=codec,
        name=codec,
        errors="replace",
        changes=(f"read as {codec}, the likeliest of several encodings",),
        guessed=True,
    )


def _undecodable(found: Encoding, error: Exception, where: str) -> InputError:
    return InputError(
        f"{where}: this is not {found.name} ({error}); name its real encoding, or none to have it recognised."
    )


def iter_lines(stream: TextIO, *, longest: int) -> Iterator[tuple[int, str | None]]:
    r"""Yield every line of a stream with its 1-based number; None in place of a line that is too long.

    Args:
        stream: an open text stream.
        longest: the most characters a line may have; the rest of a longer one is read past, never kept.

    >>> list(iter_lines(io.StringIO("a\nbbbb\nc"), longest=3))
    [(1, 'a\n'), (2, None), (3, 'c')]
    """
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) <= longest or (len(line) == longest + 1 and line.endswith(("\n", "\r"))):
            yield number, line
            continue
        while line and not line.endswith(("\n", "\r")):
            line = stream.readline(CHUNK)
        yield number, None
