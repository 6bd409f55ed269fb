"""What the records of a page tell together: words that the site adds to all of them, votes that stand between them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from .votes import votes_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.extents import Extent
    from ..document.tree import Tree
    from ..wording.marks import Marks
    from .fields import Fields

MOST_AFTER = 40
"""Elements after a record that may hold its votes."""
LEAST_LOOKED = 8
"""Records after which nothing is looked for any more where none of them has votes."""
LEAST_ALIKE_TAILS, LEAST_TAILED = 3, 0.4
"""How many names, and which share of them, end in the same words in brackets where these are the site's."""
LEAST_BADGED = 3
"""How many records there are at least where a badge that all of them have is none."""
LEAST_QUOTED = 3
"""How many texts there are at least where marks around all of them are the site's."""
_QUOTE_MARKS = ('""', "“”", "„“", "«»", "''", "‘’")
_TAIL = re.compile(r"\s+\((?=\w)[^()\d]{3,40}\)$")


def without_shared_tails(read: Sequence[Fields]) -> None:
    """Take off names what the site says of many of those who write, as in "Ann (not verified)", in any language."""
    names = [fields.author for fields in read if fields.author]
    tails = {name: match[0] for name in names if "(" in name and (match := _TAIL.search(name))}
    if not tails:
        return
    counts, alike = Counter(tails[name] for name in names if name in tails), Counter(tails.values())
    for tail, count in counts.items():
        # What somebody works for begins with a capital letter, and is theirs; so is what one alone is called.
        said = tail == tail.lower() and alike[tail] > 1
        if said and count >= max(LEAST_ALIKE_TAILS, LEAST_TAILED * len(read)):
            for fields in read:
                fields.author = (fields.author or "").removesuffix(tail) or None


def without_shared_quotes(texts: Sequence[str]) -> list[str]:
    """Return the texts of records without the quotation marks that the site sets around every one of them.

    >>> without_shared_quotes(['" Late. "', '"So what?"', '"He said "no"."'])
    ['Late.', 'So what?', 'He said "no".']
    >>> without_shared_quotes(['"Late."', '"So what?" he said.', '"No."'])
    ['"Late."', '"So what?" he said.', '"No."']
    """
    filled = [text for text in texts if text]
    pair = next((pair for pair in _QUOTE_MARKS if filled and filled[0].startswith(pair[0])), None)
    if pair is None or len(filled) < LEAST_QUOTED:
        return list(texts)
    quoted = all(len(text) > 2 and text.startswith(pair[0]) and text.endswith(pair[1]) for text in filled)
    return [text[1:-1].strip() if text else text for text in texts] if quoted else list(texts)


def without_shared_badges(read: Sequence[Fields]) -> None:
    """Take off a badge that everybody has: it is what the site calls something in each record."""
    if (
        len(read) >= LEAST_BADGED
        and len({fields.badge for fields in read}) == 1
        and len({f.author for f in read}) > 1
    ):
        for fields in read:
            fields.badge = None


def add_votes(tree: Tree, marks: Marks, read: Sequence[tuple[Extent, Fields]]) -> None:
    """Add the votes that stand after the elements of records, where none stand in any of these."""
    if any(fields.likes is not None or fields.dislikes is not None for _, fields in read):
        return
    following = [extent.first for extent, _ in read[1:]]
    for place, ((extent, fields), then) in enumerate(zip(read, [*following, len(tree)], strict=True)):
        around = tree.parents[extent.element]
        limit = min(then, extent.last + MOST_AFTER, tree.ends[around] if around >= 0 else extent.last)
        stop = tree.starts[limit] if limit < len(tree) else len(tree.pieces)
        if limit > extent.last:
            after = range(extent.last, limit)
            fields.likes, fields.dislikes = votes_in(tree, marks, after, [(extent.stop, stop)])
        if place == LEAST_LOOKED and all(one.likes is None and one.dislikes is None for _, one in read):
            return
