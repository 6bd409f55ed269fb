"""The names on the lines above times that name nobody, whatever else stands between the two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from ..pages.wording.phrases import is_badge, is_guest
from .heads import Head, counts_of_member, name_above
from .markers import numbers_alike

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


LEAST_PLACED, LEAST_NAME = 0.9, 3
"""Share of the names above a time that have another name above them, from which on they are places, and the characters
of such a name: a letter or two stand for a picture."""
MOST_BESIDE = 4
"""Lines above a time that a name stands on, with what its member may do and whom it answers."""


def names_above(
    lines: Sequence[str], filled: Sequence[int], heads: Mapping[int, Head]
) -> dict[int, tuple[int, str]]:
    """Return, for each time that names nobody, the line above it that a name stands on, and the name, where one does.

    Args:
        lines: all lines of the text.
        filled: the indexes of those that are not blank.
        heads: what lines say that say when.

    >>> from commentariat.corpus.splitting.heads import head_of
    >>> text = ["Ann", "Date added", "3 May 2014", "Good.", "Bob", "Date added", "4 May 2014", "Bad."]
    >>> names_above(text, range(8), {2: head_of(text[2]), 6: head_of(text[6])})
    {2: (0, 'Ann'), 6: (4, 'Bob')}
    """
    return _past_labels(lines, filled, _right_above(lines, filled, heads))


def says_part(name: str) -> bool:
    """Tell whether what looks like a name only says what part somebody has on the site; guests are called so.

    >>> says_part("Subscriber"), says_part("Guest"), says_part("Wren Hill")
    (True, False, False)
    """
    return is_badge(name) and not is_guest(name)


def names_above_places(
    lines: Sequence[str],
    filled: Sequence[int],
    headed: Mapping[int, tuple[int, str]],
    marks: Collection[int],
) -> dict[int, tuple[int, str]]:
    """Return the names one line further up, where nearly all have one: what stands right above the time is a place."""
    further: dict[int, tuple[int, str]] = {}
    for at, (above, _) in headed.items():
        before = filled[max(bisect_left(filled, above) - 1, 0)]
        name = name_above(lines[before]) if before < above and before not in marks else ""
        if len(name) >= LEAST_NAME:
            further[at] = before, name
    # A label such as "Guest" or "level 1" stands above many.
    different = len({re.sub(r"\d+", "", name) for _, name in further.values()})
    if different < max(2, LEAST_PLACED * len(headed)) or len(further) < LEAST_PLACED * len(headed):
        return {}
    return further


def _right_above(
    lines: Sequence[str], filled: Sequence[int], heads: Mapping[int, Head]
) -> dict[int, tuple[int, str]]:
    """Return the names right above times, or above the lines that say whom these answer or what part they have."""
    # Votes may stand between the two, and how much somebody wrote.
    spoken = [
        at
        for at in filled
        if at in heads or (any(map(str.isalpha, lines[at])) and not counts_of_member(lines[at]))
    ]
    found = {
        at: (above, name)
        for above, at in pairwise(spoken)
        if at in heads
        and heads[at].name is None
        and above not in heads
        and (name := name_above(lines[above]))
    }
    places = {at: place for place, at in enumerate(spoken)}
    for at, (above, _) in found.items():
        if says_part(lines[above].strip()):
            further = spoken[max(places[at] - 2, 0)]
            # What stands right below another time is what was written there.
            below_time = spoken[max(places[at] - 3, 0)] in heads
            if further not in heads and not below_time and (name := _plain_name(lines[further])):
                found[at] = further, name
    opened: dict[int, tuple[int, str]] = {}
    for at, (above, _) in found.items():
        further = [i for i in spoken[max(places[at] - MOST_BESIDE, 0) : places[at] - 1] if i not in heads]
        names = ((i, said) for i in further if (said := name_above(lines[i])))
        start = next(((i, said) for i, said in names if lines[above].startswith(f"{said} ")), None)
        if start:
            opened[at] = start
    # The name stands by itself above a line that says whom it answers.
    return found | opened if 2 * len(opened) > len(found) else found


def _past_labels(
    lines: Sequence[str], filled: Sequence[int], names: Mapping[int, tuple[int, str]]
) -> dict[int, tuple[int, str]]:
    """Return names above times, those further up where one label ("Date added") stands between most and their times."""
    if not names:
        return {}
    keys = {at: numbers_alike(name) for at, (_, name) in names.items()}
    label, count = Counter(keys.values()).most_common(1)[0]
    labelled = {at: above for at, (above, _) in names.items() if keys[at] == label}
    if count < max(2, LEAST_PLACED * len(names)):
        return dict(names)
    before = {at: above for above, at in pairwise(filled)}
    tops = {at: before[above] for at, above in labelled.items() if above in before}
    further = {at: (above, name) for at, above in tops.items() if (name := name_above(lines[above]))}
    different = len({name for _, name in further.values()}) == count
    return dict(names) | further if different else dict(names)


def _plain_name(line: str) -> str:
    """Return the name on a line without figures: buttons and votes have them."""
    return "" if any(map(str.isdigit, line)) else name_above(line)
