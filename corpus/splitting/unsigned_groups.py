"""Comments that nobody signed: which lines make one, by what stands between them and how many are said to be there."""

from __future__ import annotations

import re
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from .signed_groups import Group, take_names

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_GOES_ON = re.compile(
    r"^\W{0,3}(?:p\.?\s?s\b\.?|edit(?:ed)?:|update:|secondly|thirdly|lastly\b)", re.IGNORECASE
)
_ITEM = re.compile(r"^\s*\(?(\d{1,2})[.):]\s")


def unsigned_groups(
    lines: Sequence[str],
    segments: Sequence[list[int]],
    *,
    apart: Collection[int],
    buttons: Sequence[str | None],
    forms: Collection[int] = (),
    declared: int | None,
) -> list[Group]:
    """Return the comments among stretches of text.

    The same button below every stretch but perhaps the last shows that each is a comment, and the name that stands
    above the text of most. Else blank lines part
    comments where there are any, and each line is one elsewhere, unless something shows that it goes on; but where
    another of these ways gives as many comments as are said to be there, that is the way. Where as many stand above
    the form to write one, what stands below it is the page's.

    Args:
        lines: all lines of the text.
        segments: the lines of each stretch of text between lines of the page.
        apart: the lines after a blank one.
        buttons: for each stretch, the button or notice right below it; None where there is none.
        forms: the numbers of stretches above which a form to write a comment stands.
        declared: how many comments there are, where a heading says so.

    >>> said = ["We tried it.", "It works.", "Not for me."]
    >>> [group.lines for group in unsigned_groups(said, [[0, 1, 2]], apart={2}, buttons=[None], declared=None)]
    [[0, 1], [2]]
    >>> [group.lines for group in unsigned_groups(said, [[0, 1, 2]], apart=(), buttons=[None], declared=1)]
    [[0, 1, 2]]
    >>> above = unsigned_groups(said, [[0, 1], [2]], apart=(), buttons=["Reply", None], forms=[1], declared=2)
    >>> [group.lines for group in above]
    [[0], [1]]
    """
    whole = [Group(lines=list(segment)) for segment in segments]
    # Below a single text, a button shows nothing.
    pressed = buttons if len(buttons) == 2 else buttons[:-1]
    answered = len(pressed) > 1 and buttons[0] is not None and set(pressed) == {buttons[0]}
    if answered:
        take_names(whole, lines)
    parted = [_divided(lines, segment, apart) for segment in segments]
    usual = whole if answered else list(chain.from_iterable(parted))
    if declared is None or len(usual) == declared:
        return usual
    counts = [0, *accumulate(map(len, parted))]
    for above in sorted(forms):
        if above == declared:
            return whole[:above]
        if counts[above] == declared:
            return list(chain.from_iterable(parted[:above]))
    if answered:
        return usual
    ways = [whole] + [
        [group for segment in segments for group in _divided(lines, segment, apart, blanks=blanks, join=join)]
        for blanks, join in ((True, True), (True, False), (False, True), (False, False))
    ]
    return next((groups for groups in ways if len(groups) == declared), usual)


def _divided(
    lines: Sequence[str],
    segment: Sequence[int],
    apart: Collection[int],
    *,
    blanks: bool | None = None,
    join: bool = True,
) -> list[Group]:
    """Divide a stretch at its blank lines or at every line (None: at blank lines if there are any).

    With `join`, a line that goes on with what was said is left with it.
    """
    if blanks is None:
        blanks = any(i in apart for i in segment)
    groups: list[Group] = []
    for i in segment:
        new = i in apart if blanks else True
        if groups and (not new or (join and _continues(lines[groups[-1].lines[-1]], lines[i]))):
            groups[-1].lines.append(i)
        else:
            groups.append(Group(lines=[i]))
    return groups


def _continues(before: str, line: str) -> bool:
    before, line = before.strip(), line.strip()
    if before.endswith((":", ",")) or _GOES_ON.match(line) or before.count("“") > before.count("”"):
        return True
    item = _ITEM.match(line)
    if not item:
        return False
    previous = _ITEM.match(before)
    return previous is not None and int(item[1]) == int(previous[1]) + 1
