"""The headings of quotations: forums set who is quoted, and when they said it, above what readers quote.

They are the site's, in whatever words: what tells them is the name of somebody who wrote a record of the page, a few
words around it and a colon. The same words around another name head a quotation from another page of the thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording.phrases import only_connects
from ..wording.times import after_weekday, time_span
from .lines import QUOTE_MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

LONGEST, MOST_WORDS = 100, 4
"""Characters of a heading, and the words that stand beside the name in it."""
_COLONS = (":", "：")


def without_headings(
    texts: Sequence[str], authors: Sequence[str | None]
) -> tuple[list[str | None], list[str]]:
    """Return whom each record quotes first by such a heading, and the texts without these.

    Args:
        texts: of each record, with quoted lines marked.
        authors: of each, where known.

    >>> texts = ["Late.", "> Ann wrote:\\n\\n> Late.\\n\\nAgain?", "> Quote: Bo\\n> Again?", "> Di wrote:\\n> Ha"]
    >>> without_headings(texts, ["Ann", "Bo", "Cy", "Ed"])
    ([None, 'Ann', 'Bo', None], ['Late.', '> Late.\\n\\nAgain?', '> Again?', '> Ha'])
    """
    named: list[str | None] = [None] * len(texts)
    lines = [text.split("\n") if QUOTE_MARK in text else [] for text in texts]
    tops = [_tops(one) if one else [] for one in lines]
    known = {author for author in authors if author} if any(tops) else set()
    around: set[tuple[str, str]] = set()
    for place, (one, found) in enumerate(zip(lines, tops, strict=True)):
        for before, name, behind in (parts for at in found for parts in _parted(one[at])):
            if name in known:
                around.add((before, behind))
                named[place] = named[place] or name
    return named, [
        _without(one, found, known, around) if found and around else text
        for text, one, found in zip(texts, lines, tops, strict=True)
    ]


def _tops(lines: Sequence[str]) -> list[int]:
    """Return the places of the lines that open a quotation with more lines below.

    >>> _tops(["> Ann wrote:", "", "> Late.", "", "No.", "> Bo"])
    [0]
    """
    filled = [at for at, line in enumerate(lines) if line]
    quoted = [lines[at].startswith(QUOTE_MARK) for at in filled]
    return [
        at
        for at, before, here, below in zip(filled, [False, *quoted], quoted, quoted[1:], strict=False)
        if here and below and not before
    ]


def _parted(line: str) -> Iterator[tuple[str, str, str]]:
    """Yield each way in which a quoted line may say who is quoted: the words before a name, the name, those behind.

    >>> ("", "Ann Holm", "wrote:") in _parted("> Ann Holm wrote:"), list(_parted("> Ann said no"))
    (True, [])
    """
    said = line.removeprefix(QUOTE_MARK).strip()
    words = said.split(" ") if len(said) <= LONGEST else []
    ends = said.endswith(_COLONS)
    for first in range(min(len(words), MOST_WORDS + 1)):
        for last in range(len(words), max(first, len(words) - MOST_WORDS + first - 1), -1):
            # A colon ends the line, or stands before a name that does.
            if not ends and not (last == len(words) and first and words[first - 1].endswith(_COLONS)):
                continue
            before, behind = " ".join(words[:first]), " ".join(words[last:])
            name = " ".join(words[first:last])
            bare = name.rstrip("".join(_COLONS)).rstrip() if last == len(words) else name
            yield before, bare, behind or name[len(bare) :]


def _without(
    lines: list[str], tops: Sequence[int], known: Collection[str], around: Collection[tuple[str, str]]
) -> str:
    """Return a text without the headings of its quotations, and the times right below them."""
    dropped: set[int] = set()
    for at in tops:
        if not any(
            name in known or ((before, behind) in around and any(map(str.isalpha, before + behind)))
            for before, name, behind in _parted(lines[at])
        ):
            continue
        below = at + 1
        while below < len(lines) and (not lines[below] or _is_time(lines[below])):
            below += 1
        dropped.update(range(at, below))
    return "\n".join(line for at, line in enumerate(lines) if at not in dropped)


def _is_time(line: str) -> bool:
    """Tell whether a quoted line is a time and nothing else."""
    said = line.removeprefix(QUOTE_MARK)
    span = time_span(said) if line.startswith(QUOTE_MARK) and len(said) <= LONGEST else None
    return span is not None and only_connects(f"{said[: after_weekday(said, span[0])]} {said[span[1] :]}")
