"""Names of input files as a corpus may show them: without the e-mail addresses that some hold.

Mailboxes and exports are often named for whose they are; ids, the column ``input`` and provenance repeat the name.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from .privacy.masking import mask
from .readers import known_suffixes
from .readers.files.packing import is_package


class InputNames:
    """The names of a build's files, no two of which become alike by masking.

    >>> names = InputNames()
    >>> names.shown("letters/al@mail.example.txt"), names.shown("letters/bo@mail.example.txt"), names.shown("a.txt")
    ('letters/[email].txt', 'letters/[email] (2).txt', 'a.txt')
    """

    def __init__(self) -> None:
        """Begin without names."""
        self._shown: dict[str, str] = {}
        self._taken: set[str] = set()

    def shown(self, name: str) -> str:
        """Return the name to show in place of a file's path within the input."""
        known = self._shown.get(name)
        if known is None:
            known = wanted = without_addresses(name)
            path, number = PurePosixPath(wanted), 1
            while known != name and known in self._taken:
                number += 1
                known = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
            self._taken.add(known)
            self._shown[name] = known
        return known


def without_addresses(name: str) -> str:
    """Return a path in which e-mail addresses are masked as in texts; its suffix stays, and so do other paths.

    >>> without_addresses("al@mail.example/Al <al@a.example>.mhtml"), without_addresses("2021/a-030-1234567.txt")
    ('[email]/Al <[email]>.mhtml', '2021/a-030-1234567.txt')
    """
    if "@" not in name:
        return name
    *folders, last = name.split("/")
    suffix = PurePosixPath(last).suffix
    # The end of an address may look like a suffix.
    suffix = suffix if suffix.lower() in known_suffixes() or is_package(last, known_suffixes()) else ""
    parts = [*map(_masked, folders), _masked(last.removesuffix(suffix)) + suffix]
    return "/".join(parts)


def _masked(part: str) -> str:
    return mask(part)[0] if "@" in part else part
