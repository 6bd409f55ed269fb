"""Lines that say who wrote a comment or when, known by being repeated: in whatever form a site prints them.

A text copied or dumped from a page has a line for the writer and the time above (or below) every comment. One such
line proves little, since reports have dates and names too; several of one form, each followed by other text, do.
What single lines say is told by module `heads`, which of the lines around a time is the name by modules `names_above`
and `blocks`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from ..pages.records.listings import speaks_of_last_post
from ..pages.wording.other_times import tells_other_time
from ..pages.wording.phrases import BY_WORDS
from ..pages.wording.times import is_clock, time_span
from . import markers
from .blocks import blocks_above, is_picture, members_below, repeats_name
from .headings import is_heading
from .heads import MOST_NAME_WORDS, Form, Head, counts_of_member, head_of, offers_answer
from .markers import Attribution
from .names_above import names_above, names_above_places, says_part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEAST_UNNAMED = 3
"""Times of day that stand alone, or days without one, of which fewer prove nothing."""
LEAST_APART, MOST_UNNAMED, LEAST_HEADED, LEAST_SHORT, LEAST_DIFFERENT = 0.7, 0.5, 0.6, 0.8, 0.5
"""Shares of the lines of one form that have other text below them, that may name nobody, that stand below a name, that
have a short one; and of the names that are different: reporters take turns in a report by the minute."""
MANY_NAMES, MANY = 5, 8
"""Different names, or lines with a name and a day, that no report has."""
TOP, MOST_TOP = 10, 2
"""Lines of a text that its own date may be in, and how many of these may be of the form that its comments have."""
MOST_LOOKED = 200
"""How many lines after one of them are looked at for other text."""
LEAST_PROSE = 120
"""Characters of a line that no title has."""
LEAST_WRITTEN, LEAST_WRITTEN_ON_DAYS = 0.25, 0.5
"""Shares of the lines of one form that have something written below them, and not titles alone: of those that tell a
name or the time of day, and of those that tell a day."""
LEAST_SAID = 60
"""Characters of a line that is no title."""
LEAST_OPENING, TIMES_LONGER = 400, 2
"""Characters of a thread's first post that is its report, and how many times as long as the answers it is."""
LEAST_BLOCKS = 0.6
"""The share of times with a block above them from which on those before and after these are of something else."""
NEAR = 15
"""Lines above the first of them in which a heading of comments stands."""
JUST_AFTER = 2
"""Lines after the last of them that its comment begins in."""
REACH = 3
"""How far above the others one more may stand: this many times as far as they stand apart."""
# What is to come begins at a full quarter of an hour; readers write at any minute.
_QUARTER_HOUR = re.compile(
    r"(?<![:.h]\d)\d[:.h](?:00|15|30|45)(?!\d)|(?<![\d:.h])\d{1,2}\s?[ap]\.?m", re.IGNORECASE
)
_HALF_HOUR = re.compile(r"(?<![:.h]\d)\d[:.h](?:00|30)(?!\d)|(?<![\d:.h])\d{1,2}\s?[ap]\.?m", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\S)@\w")
"""In what is quoted from social media, the name and what one is called there stand beside each other."""
_YEAR = re.compile(r"\d{4}|\d[./-]\d+[./-]\d\d")
_BYLINE = re.compile(rf"\W*(?:{BY_WORDS})\s", re.IGNORECASE)
_BY = re.compile(r"\W*(?:by|posted|written|published|updated)\b", re.IGNORECASE)


def repeated_attributions(lines: Sequence[str], filled: Sequence[int]) -> dict[int, Attribution]:
    """Return the lines that say who wrote a comment or when, by where they stand; none where they are not repeated.

    At least two with a time of day and different names, or three, with other text between most of them.

    Args:
        lines: all lines of the text.
        filled: the indexes of the lines to look at, none of them blank.

    >>> text = ["It rained.", "All day.", "Ann 3 May 2014 at 10:02", "Good.", "Bob 3 May 2014 at 11:31", "Bad."]
    >>> {at: mark.author for at, mark in repeated_attributions(text, range(6)).items()}
    {2: 'Ann', 4: 'Bob'}
    >>> repeated_attributions(["On 3 May 2014 at 10:02 it rained.", "It stopped on 4 May 2014 at 11:31."], range(2))
    {}
    """
    heads = {at: head for at in filled[2:] if (head := head_of(lines[at]))}
    names = names_above(lines, filled, heads)
    by_form: dict[Form, list[int]] = defaultdict(list)
    for at, head in heads.items():
        by_form[head.form].append(at)
    runs = [run for run in by_form.values() if _is_run(lines, filled, run, heads, names)]
    if not runs:
        return {}
    run = _without_opening(lines, _whole_run(lines, max(runs, key=len), heads))
    marks = _with_names(lines, filled, run, heads, names)
    for before, at in pairwise(filled):
        if at in marks and before not in marks and is_picture(lines[before], marks[at].author):
            marks[before] = Attribution(marks[at].author, None, True)
    again = {
        below: marks[at].author
        for at, below in pairwise(filled)
        if at in marks and below not in marks and repeats_name(lines[below], marks[at].author)
    }
    # One alone may be all that somebody wrote.
    if 2 * len(again) > sum(mark.published is not None for mark in marks.values()):
        marks |= {below: Attribution(author, None, True) for below, author in again.items()}
    return dict(sorted(marks.items()))


def lone_attribution(lines: Sequence[str], filled: Sequence[int]) -> dict[int, Attribution]:
    """Return the only line that says when to the minute, with the name in it or above it, where text follows.

    What is to come begins at a full or half hour, so that such a time proves nothing.

    >>> lone_attribution(["It rained.", "All day.", "Again.", "Kim Lee", "3 May 2014 at 10:02", "Good."], range(6))
    {3: Attribution(author='Kim Lee', published=None, sure=True),
     4: Attribution(author='Kim Lee', published='3 May 2014 at 10:02', sure=True)}
    """
    heads = {at: head for at in filled[3:] if (head := head_of(lines[at])) and head.form.exact}
    if len(heads) != 1:
        return {}
    at, head = next(iter(heads.items()))
    above, name = names_above(lines, filled, heads).get(at, (at, head.name))
    follows = any(i > at and _is_text(lines[i], i, heads) for i in filled)
    # A report is signed so too, below its title and below its text.
    if not any(map(_is_sentence, lines[:above])):
        return {}
    told = lines[above].rstrip().endswith(":")
    beside = len(lines[at].split()) - len(head.when.split())
    if not (
        name and (told or name[0].isupper()) and max(beside, len(name.split())) <= MOST_NAME_WORDS and follows
    ):
        return {}
    # A report says below itself when it was updated.
    updated = any(i > at and tells_other_time(lines[i]) and time_span(lines[i].strip()) for i in filled)
    if _BY.match(lines[at]) or updated or _HALF_HOUR.search(head.when):
        return {}
    named = {between: Attribution(name, None, True) for between in _from_to(filled, above, at)}
    return named | {at: Attribution(name, head.when, True)}


def _with_names(
    lines: Sequence[str],
    filled: Sequence[int],
    run: Sequence[int],
    heads: Mapping[int, Head],
    names: Mapping[int, tuple[int, str]],
) -> dict[int, Attribution]:
    """Return the attributions of a run with the names around those that have a time alone, and the lines of these."""
    placed = 2 * sum("," in (heads[at].name or "") for at in run) > len(run)
    marks = {at: Attribution(_person(heads[at].name, placed), heads[at].when, True) for at in run}
    unnamed = [at for at in run if heads[at].name is None]
    above = {at: name for at, name in names.items() if at in marks}
    above |= names_above_places(lines, filled, above, marks)
    blocks = blocks_above(lines, filled, unnamed, heads)
    # Labels are the same above many comments, names are not.
    if len({name for _, name in blocks.values()}) >= len({name for _, name in above.values()}):
        # What part somebody has on the site is no name where one stands above it.
        above |= {at: it for at, it in blocks.items() if at not in above or not says_part(it[1])}
        # A report's own date, above or below, has no such block.
        if LEAST_BLOCKS * len(marks) <= len(blocks) < len(marks):
            marks = {at: mark for at, mark in marks.items() if min(blocks) <= at <= max(blocks)}
    named = {at: found for at, found in above.items() if at in marks}
    if len(named) >= LEAST_HEADED * len(marks):
        around = {at: (name, _from_to(filled, start, at)) for at, (start, name) in named.items()}
    else:
        below = members_below(lines, filled, unnamed)
        around = {at: (name, _from_to(filled, at + 1, last + 1)) for at, (last, name) in below.items()}
    for at, (name, beside) in around.items():
        marks.update((line, Attribution(name, None, True)) for line in beside)
        marks[at] = marks[at]._replace(author=name)
    return _with_counts(lines, filled, _with_clocks(lines, filled, marks))


def _with_clocks(
    lines: Sequence[str], filled: Sequence[int], marks: Mapping[int, Attribution]
) -> dict[int, Attribution]:
    """Return attributions with the times of day that stand on lines of their own below most days."""
    below = {
        at: i
        for at, i in pairwise(filled)
        if at in marks and marks[at].published and i not in marks and is_clock(lines[i].strip())
    }
    found = dict(marks)
    if 2 * len(below) > sum(mark.published is not None for mark in marks.values()):
        for at, i in below.items():
            found[at] = marks[at]._replace(published=f"{marks[at].published} {lines[i].strip()}")
            found[i] = marks[at]._replace(published=None)
    return found


def _with_counts(
    lines: Sequence[str], filled: Sequence[int], marks: Mapping[int, Attribution]
) -> dict[int, Attribution]:
    """Return attributions with the lines right above their times that say how much somebody wrote."""
    timed = [(i, at) for i, at in pairwise(filled) if at in marks and marks[at].published and i not in marks]
    above = {i: at for i, at in timed if counts_of_member(lines[i]) and not is_heading(lines[i])}
    return dict(marks) | {i: Attribution(marks[at].author, None, True) for i, at in above.items()}


def _person(name: str | None, placed: bool) -> str | None:
    """Return a name without the place after it, where most have one."""
    return name.partition(",")[0].strip() or name if name and placed else name


def _from_to(filled: Sequence[int], start: int, stop: int) -> Sequence[int]:
    return filled[bisect_left(filled, start) : bisect_left(filled, stop)]


def _is_run(
    lines: Sequence[str],
    filled: Sequence[int],
    run: Sequence[int],
    heads: Mapping[int, Head],
    names: Mapping[int, tuple[int, str]],
) -> bool:
    """Tell whether lines of one form are those of comments."""
    gaps = list(pairwise(run))
    apart = sum(
        any(
            _is_text(lines[at], at, heads)
            for at in range(one + 1, min(names.get(other, (other, ""))[0], one + MOST_LOOKED))
        )
        for one, other in gaps
    )
    if not gaps or apart < LEAST_APART * len(gaps):
        return False
    of_run = [heads[at] for at in run]
    handles = sum(bool(_HANDLE.search(head.name or "")) for head in of_run)
    if all(_QUARTER_HOUR.search(head.when) for head in of_run) or 2 * handles > len(run):
        return False
    clocks = sum(any(map(is_clock, lines[at + 1 : at + 1 + JUST_AFTER])) for at in run)
    exact = of_run[0].form.exact or 2 * clocks > len(run)
    called = [head.name for head in of_run if head.name]
    named = len(called) >= MOST_UNNAMED * len(run)
    if _is_list(lines, run, least=LEAST_WRITTEN if exact or named else LEAST_WRITTEN_ON_DAYS):
        return False
    if named:
        return _names_are_readers(of_run, called, exact=exact)
    if exact and (len(run) >= LEAST_UNNAMED or all(offers_answer(lines[at]) for at in run)):
        return True
    above = {at: names[at] for at in run if at in names}
    headed = len(above) >= LEAST_HEADED * len(run) and len({name for _, name in above.values()}) > 1
    if exact:
        return headed
    if any(_YEAR.search(head.when) for head in of_run):
        # Lists of other reports have "by" and a day below each title.
        bylines = sum(bool(_BYLINE.match(lines[at])) for at, _ in above.values())
        said = sum(lines[at].rstrip().endswith(":") for at, _ in above.values())
        if not headed or 2 * bylines > len(run):
            return False
        if 2 * said > len(run) or any(map(is_heading, lines[max(0, run[0] - NEAR) : run[0]])):
            return True
    # What was published or is to happen on a day is listed in the same way, but without buttons.
    return bool(blocks_above(lines, filled, run, heads))


def _is_list(lines: Sequence[str], run: Sequence[int], *, least: float) -> bool:
    """Tell whether lines of one form stand beside titles alone, or tell the last posts of threads.

    Args:
        lines: all lines of the text.
        run: the lines of one form.
        least: the share of them that have more than titles below them if they are no such list.
    """
    following = [*pairwise(run), (run[-1], run[-1] + 1 + JUST_AFTER)]
    said = sum(any(map(_is_said, lines[one + 1 : min(other, one + MOST_LOOKED)])) for one, other in following)
    last = sum(any(map(speaks_of_last_post, lines[at - 1 : at + 1])) for at in run)
    return said < least * len(run) or 2 * last > len(run)


def _names_are_readers(of_run: Sequence[Head], called: Sequence[str], *, exact: bool) -> bool:
    """Tell whether the names in lines of one form are those of readers; `exact` says that their times are."""
    different = len(set(called))
    turns = len(called) > 2 and different <= LEAST_DIFFERENT * len(called)
    if different < 2 or (turns and different < MANY_NAMES):
        return False
    if exact:
        return True
    # A name, or an outlet's, and a day are as likely a list of sources.
    short = sum(head.says or len((head.name or "").split()) <= MOST_NAME_WORDS - 2 for head in of_run)
    told = of_run[0].says or not of_run[0].form.before or len(of_run) >= MANY
    return told and len(of_run) >= LEAST_UNNAMED and short >= LEAST_SHORT * len(of_run)


def _whole_run(lines: Sequence[str], run: Sequence[int], heads: Mapping[int, Head]) -> list[int]:
    """Return the lines of comments like those of a run, without the report's own dates, which may be of their form."""
    form = heads[run[0]].form
    reach = REACH * (1 + median(below - above for above, below in pairwise(run)))
    first = run[0]
    for above, below in list(pairwise(run))[: min(MOST_TOP, len(run) - 2)]:
        opens = above <= TOP or not any(map(_is_prose, lines[:above]))
        headed = any(map(is_heading, lines[above:below])) and not _are_each_headed(lines, run)
        if (opens and below - above > reach) or headed:
            first = below
    first = _first_below_heading(lines, [at for at in run if at >= first])
    closed = 2 * sum(map(markers.ends_a_sentence, (lines[at] for at in run))) > len(run)
    # What looks like a day of the week may stand before the day. "We moved here 3 years ago." is somebody's sentence.
    alike = [
        at
        for at, head in heads.items()
        if head.form.time.endswith(form.time)
        and (head.name is None or closed or not markers.ends_a_sentence(lines[at]))
    ]
    # The first of all may be of another form, where others have a number; a report's own date names nobody.
    before = [
        at
        for at in alike
        if at < first and (heads[at].form == form or (heads[at].name and not _BY.match(lines[at])))
    ]
    for at in reversed(before):
        if first - at > reach or any(map(is_heading, lines[at:first])):
            break
        first = at
    return [at for at in alike if at >= first]


def _are_each_headed(lines: Sequence[str], run: Sequence[int]) -> bool:
    """Tell whether a heading such as "COMMENT:" stands above every line of a run: it labels one comment, not all."""
    spans = ((max(0, run[0] - NEAR), run[0]), *pairwise(run))
    return all(any(map(is_heading, lines[above:below])) for above, below in spans)


def _first_below_heading(lines: Sequence[str], run: Sequence[int]) -> int:
    """Return the first line of a run, or that below the only heading which stands among its first half.

    What sites that link to a report said of it is signed as comments are.
    """
    if any(map(is_heading, lines[max(0, run[0] - NEAR) : run[0]])):
        return run[0]
    headings = [at for at in range(run[0], run[-1]) if is_heading(lines[at])]
    below = [at for at in run if at > headings[0]] if len(headings) == 1 else []
    return below[0] if 2 * len(below) >= len(run) else run[0]


def _without_opening(lines: Sequence[str], run: list[int]) -> list[int]:
    """Return the lines of comments without the one above the first post of a forum's thread, which is the report.

    It has no running text above it, and more of it below than the comments have.
    """
    if len(run) < LEAST_UNNAMED or any(map(_is_prose, lines[: run[0]])):
        return run
    first, *others = (sum(map(len, lines[at + 1 : below])) for at, below in pairwise([*run, len(lines)]))
    return run[1:] if first >= max(LEAST_OPENING, TIMES_LONGER * median(others[:-1])) else run


def _is_prose(line: str) -> bool:
    """Tell whether a line is a sentence of some length, or very long: no title."""
    bare = line.strip()
    return len(bare) >= LEAST_PROSE or (len(bare) >= LEAST_SAID and markers.ends_a_sentence(bare))


def _is_sentence(line: str) -> bool:
    """Tell whether a line ends like a sentence, or is as long as no title: more than what stands above a report."""
    return markers.ends_a_sentence(line) or len(line) >= LEAST_PROSE


def _is_said(line: str) -> bool:
    """Tell whether a line is more than a title: it ends like a sentence, or is longer than titles are."""
    bare = line.strip()
    said = len(bare) >= LEAST_PROSE or markers.ends_a_sentence(bare) or bare.endswith(("”", '"', "»", ")"))
    return said and not bare.lower().startswith("re:")


def _is_text(line: str, at: int, heads: Mapping[int, Head]) -> bool:
    return at not in heads and any(map(str.isalpha, line)) and not markers.is_notice(line)
