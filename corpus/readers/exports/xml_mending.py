"""XML that is not well-formed, made so piece by piece as it is read.

libxml2 reads on after a flaw, but not soundly: it drops ``&amp;`` and the like in all that follows, ends the wrong
element where tags do not pair up, and gives up at a ``<`` that begins no tag. So nothing of the kind reaches it.
"""

from __future__ import annotations

import re
from collections import Counter
from html.entities import html5

from ...text.canonical import counted

LONGEST_END, LONGEST_AHEAD = 1 << 8, 1 << 16
"""Characters behind the end of a part of CDATA within which its element ends, and those that are looked at to tell
whether it does where something else follows."""
LONGEST_TAG = 1 << 20
"""Characters that a tag may have with its attributes; what is longer is read as text."""
DEEPEST = 200
"""Elements that may be open at once, less than libxml2 allows; what would begin one more is read as text."""

_LETTER = r"A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff"
_NAME = rf"[{_LETTER}][{_LETTER}\d.:-]*"
_IN_TAG = r"""[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*"""
_SOUND = re.compile(rf"(?:<({_NAME})>(?:[^<&\]]*|<!\[CDATA\[[^\]]*\]\]>)</\1>\s*)+", re.ASCII)
_SIGN = re.compile(r"[<&\]]")
_REFERENCE = re.compile(
    r"&(?:\#(?P<number>\d{1,8}|x[\dA-Fa-f]{1,6})|(?P<entity>[A-Za-z][A-Za-z\d]{0,31}));|&", re.ASCII
)
_MARKUP = re.compile(
    rf"""(?P<unread><!\[CDATA\[|<!--|<\?(?=[{_LETTER}]))
    |<(?P<start>{_NAME})(?:\s+{_NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(?P<empty>/?)>
    |</(?P<end>{_NAME})\s*>
    |(?P<declaration><!)(?=[A-Z])""",
    re.VERBOSE | re.ASCII,
)
_CUT_OFF = re.compile(
    rf"""<(?:/?[{_LETTER}]{_IN_TAG}(?:"[^"<]*|'[^'<]*)?|!(?:-|\[[CDAT]{{0,5}})?|/|\?(?:xml[^<>]*)?)?\Z
    |&\#?[\dA-Za-z]{{0,32}}\Z|\]{{1,2}}\Z
    |&\#(?:5[56]\d{{3}}|x[dD][89abAB][\da-fA-F]{{2}});(?:&\#?[\dA-Za-z]{{0,8}})?\Z""",
    re.VERBOSE | re.ASCII,
)
_FOLLOWS = re.compile(rf"\s*(<!\[CDATA\[|</{_NAME}(?=\s*>))")
_DECLARATION = re.compile(r"<\?xml\s[^<>]*\?>")
_CDATA_END = "]]>"
_END_OF = {"<![CDATA[": _CDATA_END, "<!--": "-->", "<?": "?>"}
_OF_XML = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FLAWS = {
    "&": ("ampersand that is text", "ampersands that are text"),
    "<": ("“<” that is text", "“<” that are text"),
    "]]>": ("“]]>” that is text", "“]]>” that are text"),
    "entity": ("entity of HTML", "entities of HTML"),
    "tag": ("unpaired tag", "unpaired tags"),
    "document": ("document behind the first", "documents behind the first"),
}


class Mender:
    """Makes the text of an XML file well-formed.

    References are written by number; the named ones of HTML, which XML does not know, as what they mean. Ampersands and
    angle brackets that are text are written as such. An element that is still open where one around it ends, ends
    there; an end without a beginning is left out, and so are characters that XML does not allow. Documents of one kind
    behind one another, as exports that were put together stand, become one.

    Attributes:
        illegal: how many characters were left out.

    >>> mender = Mender()
    >>> pieces = ("<r><t>Fish & ch", "ips &am", "p; 5 < 6 <b>&hellip;</t></r>")
    >>> "".join(map(mender.mend, pieces)) + mender.finish()
    '<r><t>Fish &#38; chips &#38; 5 &#60; 6 <b>&#8230;</b></t></r>'
    >>> mender.said()
    'first in line 1: 1 ampersand that is text, 1 “<” that is text, 1 entity of HTML, 1 unpaired tag'
    """

    def __init__(self) -> None:
        """Begin before the first piece of a file."""
        self.illegal = 0
        self._flaws: Counter[str] = Counter()
        self._first_line = 0
        self._line = 1
        self._rest = ""
        # What ends a part in which nothing is looked for, such as CDATA; empty outside of them.
        self._until = ""
        self._open: list[str] = []
        # The root element, and its end, which waits for another document of that root.
        self._root = ""
        self._root_end = ""
        self._begun = self._ended_file = False

    def mend(self, piece: str) -> str:
        """Return the next piece as it should have been; an end that more is needed to tell of waits for the next."""
        legal, illegal = _ILLEGAL.subn("", piece)
        self.illegal += illegal
        text = self._from_beginning(self._rest + legal)
        mended: list[str] = []
        at = 0
        while at < len(text):
            if self._until:
                written, end = self._unread(text, at)
                mended.append(written)
                if end == at:
                    break
                at = end
                continue
            sign = _SIGN.search(text, at)
            start = sign.start() if sign else len(text)
            mended.append(self._plain(text[at:start]))
            at = start
            if sound := _SOUND.match(text, at):
                # Most of a file is this: elements of nothing but text, many at a stroke.
                mended.append(sound[0])
                at = sound.end()
            elif sign and not self._is_cut_off(text, at):
                written, at = self._written(text, at)
                mended.append(written)
            elif sign:
                break
        self._line += text.count("\n", 0, at)
        self._rest = text[at:]
        return "".join(mended)

    def finish(self) -> str:
        """Return what waited when the file ended; a tag that breaks off is none."""
        self._ended_file = True
        mended = self.mend("")
        rest = "" if self._rest.startswith("<") else self._rest.replace("&", "&#38;")
        return f"{mended}{rest}{self._ended_root()}"

    def said(self) -> str:
        """Return what was mended, as a phrase; nothing if nothing was."""
        counts = ", ".join(counted(count, *_FLAWS[flaw]) for flaw, count in self._flaws.items())
        return f"first in line {self._first_line}: {counts}" if counts else ""

    def _from_beginning(self, text: str) -> str:
        """Leave out blanks before the first character, where XML allows none before its declaration."""
        if self._begun:
            return text
        bare = text.lstrip("\ufeff \t\r\n")
        self._line += text.count("\n") - bare.count("\n")
        self._begun = bool(bare)
        return bare

    def _plain(self, text: str) -> str:
        """Return text between signs; behind the end of the root it is none of the root's, which XML does not allow."""
        if not self._root_end or not (bare := text.lstrip()):
            return text
        return f"{text.removesuffix(bare)}{self._ended_root()}{bare}"

    def _unread(self, text: str, at: int) -> tuple[str, int]:
        """Return what stands in a part in which nothing is looked for, and where it ends, or how far it can be told."""
        end = text.find(self._until, at)
        if end < 0:
            end = max(at, len(text) - len(self._until) + 1)
            return text[at:end], end
        after = end + len(self._until)
        own = self._own_end(text, after) if self._until == _CDATA_END else after
        if own is None:
            return text[at:end], end
        if own == after:
            self._until = ""
            return text[at:after], after
        # Old exports did not divide such a sign into two parts.
        within = text[at : own - len(_CDATA_END)]
        self._note(_CDATA_END, text, at, count=within.count(_CDATA_END))
        return within.replace(_CDATA_END, f"]]{_CDATA_END}<![CDATA[>"), own - len(_CDATA_END)

    def _own_end(self, text: str, after: int) -> int | None:
        """Return where CDATA ends that seems to end before a place: behind the last sign of it before its element does.

        None where more of the file is needed to tell.
        """
        follows = _FOLLOWS.match(text, after)
        if follows is None and len(text) - after < LONGEST_END and not self._ended_file:
            return None
        name = self._open[-1] if self._open else ""
        if not name or (follows and follows[1] in (f"</{name}", "<![CDATA[")):
            return after
        if len(text) - after < LONGEST_AHEAD and not self._ended_file:
            return None
        last = after + LONGEST_AHEAD
        another = text.find("<![CDATA[", after, last)
        found = re.compile(rf"\]\]>(?=\s*</{re.escape(name)}\s*>)").search(
            text, after, last if another < 0 else another
        )
        return found.end() if found else after

    def _is_cut_off(self, text: str, at: int) -> bool:
        return len(text) - at <= LONGEST_TAG and _CUT_OFF.match(text, at) is not None

    def _written(self, text: str, at: int) -> tuple[str, int]:
        """Return how the sign at a place should have been written, with the tag it begins, and where that ends."""
        if text[at] == "&":
            match = _REFERENCE.match(text, at)
            assert match, "an ampersand is one at least"
            # JavaScript counts a character beyond the first 65,536 as two.
            second = _REFERENCE.match(text, match.end())
            if second and (pair := _paired(_code(match), _code(second))):
                return f"&#{pair};", second.end()
            return self._reference(match, text, at), match.end()
        if text[at] == "]":
            if not text.startswith("]]>", at):
                return "]", at + 1
            self._note("]]>", text, at)
            return "]]&#62;", at + 3
        if self._root_end and (declaration := _DECLARATION.match(text, at)):
            return "", declaration.end()
        match = _MARKUP.match(text, at)
        if match is None or (match["declaration"] and self._root) or self._is_too_deep(match):
            self._note("<", text, at)
            return "&#60;", at + 1
        token = match[0]
        if match["unread"]:
            self._until = _END_OF[token]
        elif match["end"]:
            token = self._ended(match["end"], text, at)
        elif match["start"]:
            if self._root_end:
                token = self._after_root(match, text, at)
            if not match["empty"]:
                self._root = self._root if self._open else match["start"]
                self._open.append(match["start"])
            if "&" in token:
                token = _REFERENCE.sub(lambda found: self._reference(found, text, at), token)
        return token, match.end()

    def _is_too_deep(self, match: re.Match[str]) -> bool:
        return bool(match["start"] and not match["empty"]) and len(self._open) >= DEEPEST

    def _reference(self, match: re.Match[str], text: str, at: int) -> str:
        if (code := _code(match)) is not None:
            if code > 0x10FFFF or _ILLEGAL.match(chr(code)):
                self.illegal += 1
                return ""
            return f"&#{code};"
        entity = match["entity"] or ""
        meant = _OF_XML.get(entity)
        if meant is None:
            meant = html5.get(f"{entity};")
            self._note("entity" if meant else "&", text, at)
        if meant is None:
            return f"&#38;{match[0][1:]}"
        return "".join(f"&#{ord(character)};" for character in meant)

    def _ended(self, name: str, text: str, at: int) -> str:
        """Return the ends of an element and of those within it that are still open."""
        if len(self._open) > 1 and self._open[-1] == name:
            self._open.pop()
            return f"</{name}>"
        ends = ""
        within = len(self._open) - 1 - self._open[::-1].index(name) if name in self._open else len(self._open)
        for inner in reversed(self._open[within:]):
            ends += f"</{inner}>"
        if within != len(self._open) - 1:
            self._note("tag", text, at, count=max(1, len(self._open) - within - 1))
        if within == 0 and ends:
            self._root_end = f"</{self._root}>"
            ends = ends.removesuffix(self._root_end)
        del self._open[within:]
        return ends

    def _after_root(self, match: re.Match[str], text: str, at: int) -> str:
        """Return a beginning behind the end of the root as it is written: none where it is that of another root."""
        if match["start"] != self._root or match["empty"]:
            return f"{self._ended_root()}{match[0]}"
        self._note("document", text, at)
        self._root_end = ""
        return ""

    def _ended_root(self) -> str:
        """Return the end of the root element if it waits."""
        end, self._root_end = self._root_end, ""
        return end

    def _note(self, flaw: str, text: str, at: int, *, count: int = 1) -> None:
        if not self._flaws:
            self._first_line = self._line + text.count("\n", 0, at)
        self._flaws[flaw] += count


def _code(reference: re.Match[str]) -> int | None:
    """Return the number of the character that a reference gives; None where it gives a name or nothing."""
    number = reference["number"]
    if not number:
        return None
    return int(number[1:], 16) if number[0] == "x" else int(number)


def _paired(high: int | None, low: int | None) -> int | None:
    """Return the character that the two halves of a surrogate pair stand for; None where they are none.

    >>> chr(_paired(55357, 56397)), _paired(56397, 55357)
    ('👍', None)
    """
    if high is None or low is None or not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return None
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
