"""The lines of a short report, which the extractor runs together: of little text it takes all that the article has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..document.tree import Tree

LONGEST = 3_000
MOST_PLACES = 20
"""Places of a page that are tried, where its lines are alike."""


def parted(tree: Tree, text: str) -> str:
    """Return a text of one line in the lines that the page has it in; as it is, where they are not just these.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> page = "<nav>Home</nav><article><h1>Truce holds</h1><p>By Ann Holm</p><p>It held.</p></article>"
    >>> parted(Tree(page), "Truce holds By Ann Holm It held.")
    'Truce holds\\nBy Ann Holm\\nIt held.'
    """
    if "\n" in text or not text or len(text) > LONGEST:
        return text
    wanted = "".join(text.split())
    lines = [tree.line(start, end, longest=LONGEST) for start, end in tree.lines(0, len(tree.pieces))]
    bare = ["".join(line.split()) for line in lines]
    places = [at for at, line in enumerate(bare) if line and wanted.startswith(line)]
    for first in places[:MOST_PLACES]:
        size, at = 0, first
        while at < len(bare) and size < len(wanted) and wanted.startswith(bare[at], size):
            size += len(bare[at])
            at += 1
        if size == len(wanted):
            return "\n".join(line for line in lines[first:at] if line)
    return text
