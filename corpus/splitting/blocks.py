"""The lines around a time that say with it who wrote: initials, the name, a rank, a place, whom somebody answers.

Sites print a block of short lines for every comment, and only one of them is the name. It is told by what comes before
the block, which is alike for all comments: the letter that stands for a picture, or the buttons of the comment above.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from ..pages.wording.phrases import clean_name, is_badge, is_chrome
from . import markers
from .heads import AVATAR, LONGEST_NAME, name_above

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MOST_LINES, MOST_LABELS = 8, 10
"""Lines above a time that its block may have, and lines below it that may tell of the member who wrote."""
LEAST_ALIKE, LEAST_NAMED, LEAST_LABELLED, LEAST_LABEL = 0.7, 0.7, 0.6, 0.9
"""Shares of the blocks that begin alike, that hold a name, that have lines about a member below it, and that hold what
is no name but a label."""
LEAST_TOLD = 3
"""Blocks that begin with a picture's letter or with a name twice, as nothing but comments does."""
LONGEST_LINE = 60
_STROKES = re.compile(r"\s*[|•·]\s*|\s{2,}")
_PICTURED = re.compile(r"(?:['’]s? (?:picture|photo|avatar|profile|profile (?:picture|photo)))?")
_MEMBER = re.compile(
    r"\W*(?:join(?:ed| date)|registered|registriert|dabei seit|location|ort|posts|beiträge|messages)\s*:.{0,40}"
    r"|(?:default|standard)(?: re:.{0,80})?",
    re.IGNORECASE,
)
"""What forums say below the name of a member."""


class Block(NamedTuple):
    """Where the block of a comment begins, and the name in it."""

    start: int
    name: str


class _Above(NamedTuple):
    lines: list[int]
    """From the first to the last."""
    parted: bool
    """Whether a line of the page stands before them."""


def blocks_above(
    lines: Sequence[str], filled: Sequence[int], times: Sequence[int], heads: Collection[int]
) -> dict[int, Block]:
    """Return the blocks above some times, where most begin alike and hold a name; none where they do not.

    Args:
        lines: all lines of the text.
        filled: the indexes of those that are not blank.
        times: the lines that say when a comment was written, and not by whom.
        heads: these and all others that say when.

    >>> text = ["Share", "S", "Stan Chaz", "Omaha", "11 May 2021", "No.", "Share", "M", "MDS", "Waltham", "12 May 2021"]
    >>> blocks_above(text, range(11), [4, 10], {4, 10})
    {4: Block(start=1, name='Stan Chaz'), 10: Block(start=7, name='MDS')}
    """
    places = {at: place for place, at in enumerate(filled)}
    above = {at: _lines_above(lines, filled, places[at], heads) for at in times}
    # The report stands above the first.
    if sum(above[at].parted for at in times[1:]) < LEAST_ALIKE * (len(times) - 1):
        above |= _below_repeated(lines, filled, [(at, places[at]) for at in times], heads)
    told = {at: block for at, found in above.items() if (block := _told(lines, found.lines))}
    parted = {at for at in times if above[at].parted}
    by_page: dict[int, Block] = {}
    if sum(at != times[0] for at in parted) >= max(1, LEAST_ALIKE * (len(times) - 1)):
        blocks = _without_labels(lines, {at: _spoken(lines, found.lines) for at, found in above.items()})
        sizes = [len(blocks[at]) for at in parted]
        usual, most = max(1, int(median(sizes))), max(sizes)
        for at, spoken in blocks.items():
            # Above the first of all stands what heads them, and another comment may end without a button.
            place = len(spoken) - usual if at == times[0] and len(spoken) > usual else 0
            fits = at in parted or len(spoken) - place <= most
            if spoken and fits and (name := name_above(lines[spoken[place]])):
                by_page[at] = Block(_opening(lines, above[at].lines, spoken[place]), name)
    found = by_page | told if len(told) >= LEAST_ALIKE * len(times) else by_page
    if len(found) < LEAST_NAMED * len(times):
        # Among other times, such as those of other reports, they are the comments'.
        found = told if len(told) >= LEAST_TOLD else {}
    return found if len({block.name for block in found.values()}) > 1 else {}


def is_picture(line: str, name: str | None) -> bool:
    """Tell whether a line above somebody's name stands for a picture: it says so, or is the first letter of it.

    >>> is_picture("Avatar", None), is_picture("L", "Lindenblüte"), is_picture("Lind", "Lindenblüte")
    (True, True, False)
    """
    sign = line.strip()
    return AVATAR.fullmatch(sign) is not None or (
        len(sign) == 1 and bool(name) and (name or "")[0].casefold() == sign.casefold()
    )


def repeats_name(line: str, name: str | None) -> bool:
    """Tell whether a line is somebody's name once more, or says that their picture stands there.

    >>> repeats_name("Ann's picture", "Ann"), repeats_name("Ann", "Ann"), repeats_name("Ann was right", "Ann")
    (True, True, False)
    """
    said, called = line.strip().casefold(), (name or "").casefold()
    return bool(called) and said.startswith(called) and _PICTURED.fullmatch(said, len(called)) is not None


def members_below(lines: Sequence[str], filled: Sequence[int], times: Sequence[int]) -> dict[int, Block]:
    """Return the blocks below some times that tell of a member of a forum; `start` is the last line of each.

    >>> text = ["Old 04-12-2011, 09:34 AM", "Ann", "Posts: 12", "No.", "Old 04-12-2011, 09:40 AM", "Bo", "Posts: 3"]
    >>> members_below(text, range(7), [0, 4])
    {0: Block(start=2, name='Ann'), 4: Block(start=6, name='Bo')}
    """
    places = {at: place for place, at in enumerate(filled)}
    found: dict[int, Block] = {}
    for at, then in pairwise([*times, len(lines)]):
        below = [i for i in filled[places[at] + 1 : places[at] + 1 + MOST_LABELS] if i < then]
        name = name_above(lines[below[0]]) if below else ""
        labels = [i for i in below[1:] if _MEMBER.fullmatch(lines[i].strip())]
        if name and labels:
            found[at] = Block(labels[-1], name)
    return found if len(found) >= LEAST_LABELLED * len(times) else {}


def cut_of_member(lines: Sequence[str], group: Sequence[int], author: str | None) -> int | None:
    """Return the place in a comment's lines from which on a forum tells of the member who wrote it; None if nowhere.

    >>> cut_of_member(["Gutted :(", "sid", "Posts: 214", "Location: Box 3"], range(4), "sid")
    1
    """
    told = [place for place, at in enumerate(group) if _MEMBER.fullmatch(lines[at].strip())]
    before = range(1, told[-1]) if told and author else ()
    return next((place for place in before if lines[group[place]].strip() == author), None)


def _lines_above(lines: Sequence[str], filled: Sequence[int], place: int, heads: Collection[int]) -> _Above:
    found: list[int] = []
    while place > 0 and len(found) < MOST_LINES:
        place -= 1
        at = filled[place]
        line = lines[at].strip()
        if at in heads:
            # What stands below it was written by somebody else.
            return _Above(found[::-1], False)
        spoken = any(map(str.isalpha, line)) and not is_badge(line) and len(line) > 1
        if spoken and not AVATAR.fullmatch(line) and _is_button(line):
            return _Above(found[::-1], True)
        if len(line) > LONGEST_LINE or (markers.ends_a_sentence(line) and not name_above(line)):
            return _Above(found[::-1], False)
        found.append(at)
    return _Above(found[::-1], place == 0)


def _below_repeated(
    lines: Sequence[str], filled: Sequence[int], times: Sequence[tuple[int, int]], heads: Collection[int]
) -> dict[int, _Above]:
    """Return the lines between times and what stands above most of them alike, the furthest up: buttons nobody knows.

    None where such buttons stand right below times, or sentences between the two: there, times close what was written.

    Args:
        lines: all lines of the text.
        filled: the indexes of those that are not blank.
        times: the lines that say when, each with its place among those.
        heads: these and all others that say when.
    """
    near: dict[int, list[int]] = {}
    for at, place in times:
        above = filled[max(place - MOST_LINES, 0) : place]
        last = max((i for i, other in enumerate(above) if other in heads), default=-1)
        near[at] = list(above[last + 1 :])
    keys = {i: markers.numbers_alike(lines[i]) for block in near.values() for i in block}
    shown = Counter(key for block in near.values() for key in {keys[i] for i in block})
    alike = {key for key, count in shown.items() if count >= LEAST_ALIKE * len(times)}
    below = [markers.numbers_alike(lines[filled[place + 1]]) for _, place in times if place + 1 < len(filled)]
    if 2 * sum(key in alike for key in below) > len(times):
        return {}
    found: dict[int, _Above] = {}
    for at, block in near.items():
        top = next((n for n, i in enumerate(block) if keys[i] in alike), None)
        if top is not None and top + 1 < len(block):
            found[at] = _Above(block[top + 1 :], True)
    labels = {keys[i] for above in found.values() for i in above.lines} & alike
    if labels and labels.isdisjoint(keys[i] for i in near[times[0][0]]):
        # They stand below what was written, above the next one's time.
        return {}
    written = sum(
        any(len(lines[i]) > LONGEST_LINE or markers.ends_a_sentence(lines[i]) for i in above.lines)
        for above in found.values()
    )
    return found if 2 * written < len(found) else {}


def _is_button(line: str) -> bool:
    """Tell whether all that stands between the strokes of a line is the page's."""
    said = [part for part in _STROKES.split(line) if part]
    return markers.is_page(line) or all(is_chrome(part) or markers.is_page(part) for part in said)


def _told(lines: Sequence[str], block: Sequence[int]) -> Block | None:
    """Return the block that begins with a name and the first letter of it or the name again, as stand for a picture."""
    for above, at in reversed(list(pairwise(block))):
        sign, line = lines[above].strip(), lines[at].strip()
        if sign == line and any(map(str.isalpha, line)) and not is_badge(line):
            return Block(above, clean_name(line) or line)
        name = name_above(line)
        if name and len(sign) == 1 and is_picture(sign, name):
            return Block(above, name)
    return None


def _without_labels(lines: Sequence[str], blocks: Mapping[int, list[int]]) -> dict[int, list[int]]:
    """Return blocks without the lines that stand in nearly all of them, numbers aside: "level 1"."""
    keys = {at: markers.numbers_alike(lines[at]) for block in blocks.values() for at in block}
    shown = Counter(key for block in blocks.values() for key in {keys[at] for at in block})
    most = LEAST_LABEL * len(blocks)
    kept = {at: [i for i in block if shown[keys[i]] < most] or block for at, block in blocks.items()}
    # What a site calls some of those who write, it may call out.
    quiet = {at: [i for i in block if not _is_shouted(lines[i])] for at, block in kept.items()}
    return {at: quiet[at] or block for at, block in kept.items()}


def _is_shouted(line: str) -> bool:
    """Tell whether a line of several words is in capitals throughout."""
    return line.isupper() and len(line.split()) > 1


def _opening(lines: Sequence[str], block: Sequence[int], named: int) -> int:
    """Return where a block begins: with its name, or with what stands for a picture or calls out a rank above that."""
    start = named
    for at in reversed(block[: block.index(named)]):
        if not (AVATAR.fullmatch(lines[at].strip()) or _is_shouted(lines[at])):
            break
        start = at
    return start


def _spoken(lines: Sequence[str], block: Sequence[int]) -> list[int]:
    """Return the lines of a block that may say something: no numbers, pictures or letters that stand for these."""
    said = ((at, lines[at].strip()) for at in block)
    return [
        at
        for at, line in said
        if 1 < len(line) <= LONGEST_NAME + 10 and any(map(str.isalpha, line)) and not AVATAR.fullmatch(line)
    ]
