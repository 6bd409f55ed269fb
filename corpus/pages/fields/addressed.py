"""Whom a comment is said to be for: beside its author's name, on a line above its text, or in a link that opens it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from ..document.extents import Extent, own_parts
from ..document.tree import NOTHING, Tree
from ..wording.cues import lowered
from ..wording.phrases import ANSWERING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIRST_LINKED = 12
"""How many pieces of text of a record from its first on may be a link to what is answered."""
MOST_ABOVE_TEXT = 30
"""Pieces of a record up to the first of its text."""
LONGEST_ANSWERED = 80
"""Characters of what says whom a record answers."""
_ANSWER_BEHIND = re.compile(
    r"\s(?:adlı (?:üyeye|kullanıcıya|kişiye|okura)|kullanıcısına) (?:verilen )?(?:cevap|yanıt)$"
    r"|\s?さんへの返信$|\s?님(?:에게|의 (?:댓글|글)에 대한) 답글$"
)
"""What stands behind the name of who is answered, where a language has it so."""
_NUMBER_BEHIND = re.compile(r"\s*[@#(]\s?\d{1,5}\)?\s*$")
"""The number of a record behind its author."""
_OPENS_ANSWER = re.compile(r"回[复覆復]\s?@(?P<name>[^:：\n]{1,40}?)\s?[:：]")


def addressed(
    tree: Tree,
    extents: Sequence[Extent],
    inner: Mapping[int, tuple[Extent, ...]],
    authors: Sequence[str | None],
    parents: Sequence[int | None],
    *,
    texts: Sequence[str],
) -> tuple[list[str | None], list[str]]:
    """Return whom each record is said to be for, and its text without what the site says of that.

    Args:
        tree: the page.
        extents: the records, in the page's order.
        inner: for each (by its element), the records directly inside it.
        authors: of each, where known.
        parents: the places of those that they answer, as far as that is known.
        texts: of each.
    """
    beside = _beside_authors(tree, extents, inner, authors)
    texts = [
        text[len(name) :].lstrip() if name and text.startswith(f"{name}\n") else text
        for text, name in zip(texts, beside, strict=True)
    ]
    above, texts = _answered_above(texts, authors)
    linked = _linked_first(tree, extents, inner, texts, parents)
    within = _answered_within(texts, authors)
    said = zip(linked, above, beside, within, strict=True)
    return [next(filter(None, names), None) for names in said], texts


def without_answer(line: str) -> str | None:
    """Return who is answered by a line that says so behind the name; None for any other line.

    >>> without_answer("Kemal adlı üyeye cevap"), without_answer("Kemal iyi cevap verdi")
    ('Kemal', None)
    """
    behind = _ANSWER_BEHIND.search(lowered(line))
    return line[: behind.start()] if behind else None


def _beside_authors(
    tree: Tree,
    extents: Sequence[Extent],
    inner: Mapping[int, tuple[Extent, ...]],
    authors: Sequence[str | None],
) -> list[str | None]:
    """Return, for each record, whom it answers, where the name stands beside its author's: "Bo ▸ Ann".

    It is a link as the author's is, or written alike, on the same line; one of that name has written a record before.
    """
    before: set[str] = set()
    found: list[str | None] = []
    for extent, author in zip(extents, authors, strict=True):
        stretches = own_parts(extent, inner[extent.element])
        # A record may hold nothing but the records inside it.
        found.append(_beside_author(tree, stretches[0], author, before) if stretches else None)
        before.update(filter(None, [author]))
    return found


def _beside_author(tree: Tree, stretch: tuple[int, int], author: str | None, before: set[str]) -> str | None:
    start, stop = stretch
    pieces, breaks, owners, tags = tree.pieces, tree.breaks, tree.owners, tree.tags
    for at in range(start + 1, min(stop, start + FIRST_LINKED)) if author and before else ():
        if breaks[at] != NOTHING or (said := pieces[at].strip()) not in before or said == author:
            continue
        written = at - 1
        while written > start and breaks[written] == NOTHING and pieces[written].strip() != author:
            written -= 1
        one, other = owners[written], owners[at]
        if pieces[written].strip() == author and tags[one] == tags[other]:
            return said if tags[one] == "a" or tree.classes[one] == tree.classes[other] else None
    return None


def _linked_first(
    tree: Tree,
    extents: Sequence[Extent],
    inner: Mapping[int, tuple[Extent, ...]],
    texts: Sequence[str],
    parents: Sequence[int | None],
) -> list[str | None]:
    """Return, for each answer, whom a link addresses that its text begins with: "@Ann" in a thread of two levels.

    Systems write such links themselves below the first level; what readers type is no link.
    """
    found: list[str | None] = []
    for extent, text, parent in zip(extents, texts, parents, strict=True):
        name = None
        if parent is not None and text.startswith("@"):
            own = (
                at for start, stop in own_parts(extent, inner[extent.element]) for at in range(start, stop)
            )
            links = (
                tree.pieces[at].strip()
                for at in islice(own, MOST_ABOVE_TEXT)
                if tree.tags[tree.owners[at]] == "a"
            )
            addressed = (said for said in links if len(said) > 1 and text.startswith(said))
            name = next((said[1:] for said in addressed if not text[len(said) :][:1].isalnum()), None)
        found.append(name)
    return found


def _answered_within(texts: Sequence[str], authors: Sequence[str | None]) -> list[str | None]:
    """Return whom each record answers by what Chinese systems write before its text, if they wrote a record before.

    >>> _answered_within(["晚了。", "回复@湖心小李：我也是。", "回复@王五：不。"], ["湖心小李", "清风", "三石"])
    [None, '湖心小李', None]
    """
    before: set[str] = set()
    found: list[str | None] = []
    for text, author in zip(texts, authors, strict=True):
        match = _OPENS_ANSWER.match(text)
        found.append(match["name"] if match and match["name"] in before else None)
        before.update(filter(None, [author]))
    return found


def _answered_above(
    texts: Sequence[str], authors: Sequence[str | None]
) -> tuple[list[str | None], list[str]]:
    """Return whom each record answers by a first line of the site's, and the texts without such lines.

    The line names the author of a record and nothing else; "@Ann" is what readers write themselves.

    >>> _answered_above(["Late.", "In response to Ann @ 1\\n\\nAgain?", "@Ann\\nNo."], ["Ann", "Bo", "Cy"])
    ([None, 'Ann', None], ['Late.', 'Again?', '@Ann\\nNo.'])
    """
    known = {author.casefold(): author for author in authors if author}
    named: list[str | None] = []
    kept = list(texts)
    for place, text in enumerate(texts):
        end = text.find("\n", 0, LONGEST_ANSWERED + 1)
        line, below = text[: max(end, 0)], text[end + 1 :]
        match = ANSWERING.match(line.lower()) if line and below else None
        said = line[match.end() :] if match and match[0] != "@" else ""
        said = said or without_answer(line) or ""
        name = known.get(_NUMBER_BEHIND.sub("", said).strip(" @:,.").casefold())
        named.append(name)
        if name:
            kept[place] = below.lstrip("\n")
    return named, kept
