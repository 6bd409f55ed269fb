"""Canonical text: the one form in which a text enters a corpus, after which it never changes.

Every offset of the project is a Unicode code point index into canonical text, so this is decided once:
Normalization Form C (Unicode Standard Annex #15), LF line ends, and none of the code points that other
tools drop or choke on (byte order marks, NUL, lone surrogates). Blanks are never collapsed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

REPLACEMENT = "\ufffd"
GRAPHEME_JOINER = "\u034f"
STREAM_SAFE_RUN = 30
LONGEST_MARK_RUN = 1_000

WORD = re.compile(
    r"\w[\w\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963"
    r"\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u0981-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u0f8d-\u0fbc"
    r"\u102b-\u103e\u1056-\u108f\u17b4-\u17d3\u1ab0-\u1aff\u1b34-\u1b44\u1dc0-\u1dff\u20d0-\u20ff\ua9b3-\ua9c0\uabe3-\uabed]*"
)
"""A word: letters and digits with their combining marks, which ``\\w`` leaves out."""

_BLANK = r" \t\u00a0\u3000"
QUOTED_LINE = re.compile(rf"^[{_BLANK}]*[>＞][{_BLANK}>＞]*(?P<said>[^\n]+)$", re.MULTILINE)
"""A line that is another's, as its first character says."""

UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
"""Letters of scripts that set no blanks between words, for a set in a regular expression."""
HANGUL = r"\u1100-\u11ff\uac00-\ud7a3"
"""Letters of Korean, which sets particles to names without a blank."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, among them those that turn the direction of text, and halves of characters."""
_PAIR = re.compile("([\ud800-\udbff])([\udc00-\udfff])")
_LONE = re.compile("[\ud800-\udfff]")
_LEFT_OUT = "\ufeff\x00"
_OTHER_LINE_END = re.compile("[\u0085\u2028\u2029]")
_LONG_RUN = re.compile(rf"[^\x00-\x7f]{{{LONGEST_MARK_RUN + 1},}}")


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """A text in canonical form, and what was changed to get there (short phrases with counts)."""

    text: str
    changes: tuple[str, ...] = ()


def canonical(text: str) -> CanonicalText:
    r"""Bring a text into canonical form.

    A surrogate pair becomes the character it stands for, a lone surrogate becomes U+FFFD; byte order marks
    and NUL go; CRLF, CR, NEL and the line and paragraph separators become LF; what remains is put into NFC.
    A run of more than 1,000 combining marks, which no writing system needs and which would take hours to
    order, is first broken up with U+034F as in the Stream-Safe Text Format (UAX #15, section 13).

    The function is idempotent: canonical text comes back as it is, with no changes.

    >>> canonical("Cafe\u0301\r\nopen\x00")
    CanonicalText(text='Café\nopen', changes=('1 NUL removed', '1 CRLF line end', 'NFC'))
    """
    changes: list[str] = []
    if not text.isascii():
        text, joined = join_surrogates(text)
        changes += joined
        text = _drop(text, "\ufeff", "byte order mark", changes)
    text = _drop(text, "\x00", "NUL", changes)
    text = _end_lines(text, changes)
    if not text.isascii():
        text = _compose(text, changes)
    return CanonicalText(text, tuple(changes))


def join_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Return a text with pairs of surrogates joined and lone ones replaced, and what was changed.

    >>> join_surrogates("\ud83d\ude00 \ud83d")[0] == "\U0001f600 \ufffd"
    True
    """
    if not _LONE.search(text):
        return text, ()
    text, joined = _PAIR.subn(
        lambda m: chr(0x10000 + ((ord(m[1]) - 0xD800) << 10) + (ord(m[2]) - 0xDC00)), text
    )
    text, lone = _LONE.subn(REPLACEMENT, text)
    changes: list[str] = []
    if joined:
        changes.append(f"{counted(joined, 'surrogate pair')} joined")
    if lone:
        changes.append(f"{counted(lone, 'lone surrogate')} replaced by U+FFFD")
    return text, tuple(changes)


def is_blank(text: str) -> bool:
    r"""Say whether nothing stands in a text but blanks and what its canonical form leaves out.

    >>> is_blank("\ufeff\xa0\x00\n"), is_blank(""), is_blank(" ."), is_blank("\u2003\ufeff")
    (True, True, False, True)
    """
    return all(one.isspace() or one in _LEFT_OUT for one in text)


def line_spans(text: str) -> list[tuple[int, int]]:
    r"""Return the half-open code point span of every line that is not blank, surrounding blanks left out.

    In text whose paragraphs stand one to a line, with or without blank lines between, these are the
    paragraphs.

    >>> line_spans("Troops withdrew.\n\n  Thanks for this!\n")
    [(0, 16), (20, 36)]
    """
    spans = []
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            left = start + len(line) - len(line.lstrip())
            spans.append((left, left + len(bare)))
        start += len(line) + 1
    return spans


def folded_words(text: str) -> list[str]:
    """Return the case-folded words of a text: those of `word_spans`, several times as fast.

    >>> folded_words("No, THANKS!")
    ['no', 'thanks']
    """
    if text.isascii():
        return WORD.findall(text.lower())
    return [word.casefold() for word in WORD.findall(text)]


def word_spans(text: str) -> list[tuple[int, int, str]]:
    """Return start, end (code points, half-open) and case-folded form of every word.

    >>> word_spans("No, THANKS!")
    [(0, 2, 'no'), (4, 10, 'thanks')]
    """
    return [(match.start(), match.end(), match[0].casefold()) for match in WORD.finditer(text)]


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun.

    >>> counted(1, "line"), counted(1200, "line")
    ('1 line', '1,200 lines')
    """
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def _drop(text: str, character: str, name: str, changes: list[str]) -> str:
    count = text.count(character)
    if not count:
        return text
    plural = name if name == "NUL" else None
    changes.append(f"{counted(count, name, plural)} removed")
    return text.replace(character, "")


def _end_lines(text: str, changes: list[str]) -> str:
    if "\r" in text:
        pairs = text.count("\r\n")
        single = text.count("\r") - pairs
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if pairs:
            changes.append(counted(pairs, "CRLF line end"))
        if single:
            changes.append(counted(single, "CR line end"))
    if not text.isascii():
        text, others = _OTHER_LINE_END.subn("\n", text)
        if others:
            changes.append(counted(others, "Unicode line separator"))
    return text


def _compose(text: str, changes: list[str]) -> str:
    text = _LONG_RUN.sub(lambda m: _break_marks(m[0], changes), text)
    if unicodedata.is_normalized("NFC", text):
        return text
    changes.append("NFC")
    return unicodedata.normalize("NFC", text)


def _break_marks(stretch: str, changes: list[str]) -> str:
    pieces: list[str] = []
    marks: list[str] = []

    def flush() -> None:
        if len(marks) > LONGEST_MARK_RUN:
            changes.append(f"a run of {len(marks):,} combining marks broken up with U+034F")
            for at in range(0, len(marks), STREAM_SAFE_RUN):
                pieces.extend(marks[at : at + STREAM_SAFE_RUN])
                pieces.append(GRAPHEME_JOINER)
        else:
            pieces.extend(marks)
        marks.clear()

    for character in stretch:
        if unicodedata.combining(character):
            marks.append(character)
        else:
            flush()
            pieces.append(character)
    flush()
    return "".join(pieces)


def visible(text: str) -> str:
    r"""Return a text with its control characters made visible, which an input may use to take over a terminal.

    >>> visible("a\x1b[2J\tb\u202e")
    'a\\x1b[2J\tb\\u202e'
    """
    return "".join(c if c in "\t\n" or not _UNSEEN.match(c) else ascii(c)[1:-1] for c in text)
