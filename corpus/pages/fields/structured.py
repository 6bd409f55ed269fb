"""Comments that a page gives to machines only: schema.org `Comment` in JSON-LD (https://schema.org/Comment)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...records import SourceComment
from ...values.dates import iso_date
from ..document.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 20_000
"""Objects that are looked at; a page of more is not read to the end."""
RULE = "json-ld"


def structured_comments(documents: list[object]) -> list[SourceComment]:
    """Return the comments in a page's JSON-LD documents, every reply after what it answers.

    >>> document = {"comment": [{"@type": "Comment", "text": "No.", "author": {"name": "Ann"}}]}
    >>> [(c.author, c.text) for c in structured_comments([document])]
    [('Ann', 'No.')]
    """
    found: list[SourceComment] = []
    stack: list[tuple[object, str | None]] = [(document, None) for document in reversed(documents)]
    steps = 0
    while stack and steps < MOST:
        here, parent = stack.pop()
        steps += 1
        if isinstance(here, list):
            stack += [(item, parent) for item in reversed(here)]
        elif isinstance(here, dict):
            if _is_comment(here) and (text := _plain(here.get("text") or here.get("articleBody"))):
                key = f"j{len(found) + 1}"
                found.append(_comment(here, text, key=key, parent=parent, number=len(found) + 1))
                parent = key
            stack += [
                (value, parent) for value in reversed(list(here.values())) if isinstance(value, dict | list)
            ]
    return found


def _is_comment(item: dict[str, object]) -> bool:
    kinds = item.get("@type")
    return "Comment" in (kinds if isinstance(kinds, list) else [kinds])


def _comment(
    item: dict[str, object], text: str, *, key: str, parent: str | None, number: int
) -> SourceComment:
    return SourceComment(
        text=text,
        locator=f"comment {number}",
        key=key,
        parent_key=parent,
        author=next(_names(item.get("author") or item.get("creator")), None),
        published=iso_date(item.get("dateCreated") or item.get("datePublished")),
        likes=_count(item.get("upvoteCount")),
        dislikes=_count(item.get("downvoteCount")),
        rule=RULE,
        split="markup",
        confidence=0.95,
        evidence=("schema.org Comment in JSON-LD",),
    )


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())[:200]


def _count(value: object) -> int | None:
    text = str(value)
    return int(text) if isinstance(value, int | str) and text.isdecimal() and len(text) < 9 else None


def _plain(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        return ""
    if "<" not in value:
        return value.strip()
    tree = Tree(value)
    lines = ["\n" + piece if gap else piece for piece, gap in zip(tree.pieces, tree.breaks, strict=True)]
    return "\n".join(" ".join(line.split()) for line in "".join(lines).split("\n") if line.strip())
