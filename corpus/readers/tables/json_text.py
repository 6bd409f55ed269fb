"""JSON of any length, value by value: what is longer than a window of text is read member by member.

Python's own decoder reads all that fits into the window, so that short values cost and mean what they always do. Where
an object or a list does not fit, its members are read one after the other, and a list is gathered on disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ...gathered import Gathered, Scratch

WINDOW = 1 << 20
"""Characters of a text that are in memory, as far as its values allow."""
BLANK = " \t\r\n\ufeff\x1e"
"""What may stand between the values of a file: blanks, byte order marks, and the separator of RFC 7464."""

_DECODER = json.JSONDecoder(strict=False)
_BETWEEN = re.compile(f"[{BLANK}]*")
_WITHIN = re.compile(r"[ \t\r\n]*")
_DEEPEST_FLAW = 100
"""Values in one another within which a flaw is looked for: each of them is read as a whole first."""
_LONGEST_WORD = 12
"""More characters than a word, a number's sign or an escape has that the end of the window may cut in two."""


class JsonError(ValueError):
    """What is no valid JSON, with the place as a person looks for it.

    Attributes:
        read: what of the value stands before that place, if it is in a list or behind one; None otherwise, for
            a record of which some fields are missing is none.
    """

    read: list[Any] | Gathered[Any] | dict[str, Any] | None = None


class TooLongError(ValueError):
    """A value of which more would have to be in memory than may be."""


class JsonText:
    r"""A text of JSON, of which a window is in memory.

    >>> import io
    >>> text = JsonText(io.StringIO('{"a": [1, 2]} [').read, longest=100)
    >>> text.peek(), text.value(), text.peek()
    ('{', {'a': [1, 2]}, '[')
    >>> text.value()
    Traceback (most recent call last):
    ...
    commentariat.corpus.readers.tables.json_text.JsonError: Expecting value, character 16
    """

    def __init__(
        self,
        read: Callable[[int], str],
        *,
        longest: int,
        scratch: Path | None = None,
        window: int | None = None,
    ) -> None:
        """Take what to read from.

        Args:
            read: returns the next characters, about as many as it is asked for, and none only at the end.
            longest: the most characters of one value that may be in memory.
            scratch: folder in which to gather lists that do not fit into the window; the system's one for
                temporary files if None.
            window: how many characters to read at a time; `WINDOW` if None.
        """
        self._read = read
        self._folder = scratch
        self._scratch = Scratch(scratch)
        self._longest = longest
        self._window = min(window or WINDOW, longest)
        self._text = ""
        self._at = 0
        self._ended = False
        self._held = self._flawed = 0
        # Where the window starts: characters before it, line ends before it, characters of its line before it.
        self._before = self._lines = self._column = 0

    def peek(self) -> str:
        """Go to the next character that is no blank and return it; nothing at the end."""
        return self._next(_BETWEEN)

    def take(self, character: str) -> bool:
        """Go past the next character if it is the one."""
        found = self.peek() == character
        self._at += found
        return found

    def end(self) -> None:
        """Make sure that nothing follows.

        Raises:
            JsonError: when something does.
        """
        if self.peek():
            raise self._error("Extra data", self._at)

    def value(self) -> Any:
        """Return the value that stands next. Lists that do not fit into the window are `Gathered`.

        Raises:
            JsonError: when it is no valid JSON, or breaks off.
            TooLongError: when more of it than the longest has to be in memory, its lists left aside.
            RecursionError: when it is nested too deep.
            ValueError: when a number has too many digits.
        """
        self._held = self._flawed = 0
        # The file of a value goes with it.
        self._scratch = Scratch(self._folder)
        return self._value()

    def _value(self) -> Any:
        wanted = self._window
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._ended or not self._may_be_cut(error):
                    return self._flawed_value(error)
            else:
                # A number that stands near the end of the window may go on.
                if self._ended or not isinstance(value, int | float) or end < len(self._text) - _LONGEST_WORD:
                    self._hold(end - self._at)
                    self._at = end
                    return value
            there = len(self._text) - self._at
            first = self._text[self._at : self._at + 1]
            if there >= self._window and first == "{":
                return self._object()
            if there >= self._window and first == "[":
                return self._list()
            if there > self._longest - self._held:
                raise TooLongError
            if there >= wanted:
                wanted = 2 * there
            self._more(wanted)

    def _flawed_value(self, error: json.JSONDecodeError) -> Any:
        """Read a value that is no valid JSON member by member, which finds what stands before the flaw."""
        first = self._text[self._at : self._at + 1]
        self._flawed += 1
        if self._flawed <= _DEEPEST_FLAW and first == "{":
            return self._object()
        if self._flawed <= _DEEPEST_FLAW and first == "[":
            return self._list()
        raise self._error(error.msg, error.pos) from None

    def _object(self) -> dict[str, Any]:
        self._at += 1
        members: dict[str, Any] = {}
        name = ""
        try:
            if self._closes("}"):
                return members
            while True:
                name = self._name()
                members[name] = self._value()
                if self._closes("}"):
                    return members
                self._comma()
        except JsonError as error:
            if error.read is not None:
                members[name] = error.read
            error.read = members if _holds_list(members) else None
            raise

    def _name(self) -> str:
        """Return the name of the next member and go to its value."""
        if self._next(_WITHIN) != '"':
            raise self._error("Expecting property name enclosed in double quotes", self._at)
        name = self._value()
        if self._next(_WITHIN) != ":":
            raise self._error("Expecting ':' delimiter", self._at)
        self._at += 1
        self._next(_WITHIN)
        return name

    def _list(self) -> Gathered[Any] | list[Any]:
        self._at += 1
        items = Gathered[Any](self._scratch)
        if self._closes("]"):
            return []
        held = self._held
        start = 0
        try:
            while True:
                self._next(_WITHIN)
                start = self._before + self._at
                item = self._value()
                items.append(item, size=self._before + self._at - start)
                self._held = held
                if self._closes("]"):
                    return _settled(items)
                self._comma()
        except JsonError as error:
            if error.read is not None:
                items.append(error.read, size=self._before + self._at - start)
            error.read = _settled(items)
            raise

    def _closes(self, bracket: str) -> bool:
        closed = self._next(_WITHIN) == bracket
        self._at += closed
        return closed

    def _comma(self) -> None:
        if self._next(_WITHIN) != ",":
            raise self._error("Expecting ',' delimiter", self._at)
        self._at += 1

    def _hold(self, length: int) -> None:
        self._held += length
        if self._held > self._longest:
            raise TooLongError

    def _next(self, blanks: re.Pattern[str]) -> str:
        while True:
            match = blanks.match(self._text, self._at)
            assert match is not None, "it matches nothing too"
            self._at = match.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._more(self._window)

    def _more(self, wanted: int) -> None:
        """Read on until the window has the wanted length from here, and forget what stands before."""
        done = self._text[: self._at]
        self._before += self._at
        lines = done.count("\n")
        self._lines += lines
        self._column = self._at - done.rfind("\n") - 1 if lines else self._column + self._at
        pieces = [self._text[self._at :]]
        missing = wanted - len(pieces[0])
        while missing > 0 and not self._ended:
            piece = self._read(missing)
            self._ended = not piece
            pieces.append(piece)
            missing -= len(piece)
        self._text = "".join(pieces)
        self._at = 0

    def _may_be_cut(self, error: json.JSONDecodeError) -> bool:
        """Tell whether the end of the window may be what is wrong."""
        return error.msg.startswith("Unterminated string") or error.pos > len(self._text) - _LONGEST_WORD

    def _error(self, message: str, at: int) -> JsonError:
        line = self._lines + self._text.count("\n", 0, at) + 1
        if line > 1:
            return JsonError(f"{message}, line {line}")
        return JsonError(f"{message}, character {self._column + at + 1}")


def _settled(items: Gathered[Any]) -> Gathered[Any] | list[Any]:
    return list(items) if items.in_memory else items


def _holds_list(members: dict[str, Any]) -> bool:
    """Tell whether a list stands in an object, or in one that stands in it."""
    inner = (value.values() if isinstance(value, dict) else (value,) for value in members.values())
    return any(isinstance(value, list | Gathered) for values in inner for value in values)
