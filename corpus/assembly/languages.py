"""The languages that sources name, as tags; what is no language is told file by file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..errors import Problem
from ..text.canonical import counted
from ..values.language_tags import language_tag
from .unread import Unread


class Languages:
    """Reads the languages that records name."""

    def __init__(self) -> None:
        """Begin without records."""
        self._unread = Unread()

    def read(self, said: str | None, *, locator: str) -> str | None:
        """Return the BCP 47 tag of a record's language; None where it names none.

        Args:
            said: what the source says.
            locator: where the record stands.
        """
        if not said:
            return None
        tag = _tag(said)
        if tag is None:
            self._unread.add(said, where=locator)
        return tag

    def problems(self) -> Iterator[Problem]:
        """Yield what is no language, file by file."""
        for path in self._unread:
            count, at, said = self._unread.told(path)
            yield Problem(
                where=path,
                what=f"{counted(count, 'language')} that {'is' if count == 1 else 'are'} no BCP 47 tag and no "
                f"language's name{at}",
                remedy="the text was taken for one that names no language; write en, de or pt-BR",
                skipped=False,
                quoted=said,
            )


_tag = lru_cache(maxsize=1024)(language_tag)
