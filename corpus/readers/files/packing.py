"""Which files are packed, by their names, and what they are called unpacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .contents import has_suffix

if TYPE_CHECKING:
    from collections.abc import Collection

COMPRESSED = (".gz", ".bz2", ".xz", ".zst")
"""Suffixes of single files that are packed."""
PACKAGES = (
    ".zip", ".tar", ".tgz", ".tbz2", ".tbz", ".txz", *(f".tar{suffix}" for suffix in COMPRESSED),
)  # fmt: skip
"""Suffixes of files that hold others."""
UNREAD = (".7z", ".rar", ".z", ".lz", ".lz4", ".lzma", ".br")
"""Suffixes of packed files that no library here unpacks."""

LONGEST_SHOWN = 200
"""Characters of a name in a message."""


def is_package(name: str, suffixes: Collection[str]) -> bool:
    """Tell whether a file is to be unpacked before it is read.

    Args:
        name: its name.
        suffixes: what readers read, in lower case; what one of them reads packed, such as ``.warc.gz``, is left to it.

    >>> [is_package(name, [".xml", ".warc.gz"]) for name in ("a.zip", "a.xml.gz", "a.gz", "a.warc.gz", "a.pdf.gz")]
    [True, True, True, False, False]
    """
    lower = name.lower()
    known = tuple(suffix for suffix in suffixes if suffix not in COMPRESSED)
    if lower.endswith(known):
        return False
    if not lower.endswith(COMPRESSED):
        return lower.endswith(PACKAGES)
    bare = bare_name(lower)
    # What a file without a suffix holds shows once it is unpacked, unless a reader unpacks it by itself.
    tells_within = not has_suffix(bare) and not lower.endswith(tuple(suffixes))
    return lower.endswith(PACKAGES) or bare.endswith(known) or tells_within


def bare_name(name: str) -> str:
    """Return what a packed file is called unpacked: a file, or the folder of a package's files.

    >>> bare_name("forum.xml.gz"), bare_name("texts.TAR.gz")
    ('forum.xml', 'texts')
    """
    lower = name.lower()
    longest = max((len(suffix) for suffix in (*PACKAGES, *COMPRESSED) if lower.endswith(suffix)), default=0)
    return name[: len(name) - longest]


def shown_name(name: str) -> str:
    r"""Return the name of a member as messages have it: what cannot be seen is replaced, and very long ones end early.

    >>> shown_name("a\x1b.txt") == "a\ufffd.txt"
    True
    """
    return "".join(character if character.isprintable() else "\ufffd" for character in name)[:LONGEST_SHOWN]
