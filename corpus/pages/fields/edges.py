"""The lines at either end of a record that are about it: bylines, times, offers to reply."""

from __future__ import annotations

import re
from dataclasses import replace

from ..wording.calendar import SHORT_WEEKDAYS
from ..wording.labels import Labelled, labelled
from ..wording.other_times import notes_edit, tells_other_time
from ..wording.phrases import WRITTEN_BY, byline, clean_name, is_badge, is_chrome, is_guest, only_connects
from ..wording.times import is_clock, names_time, time_span
from .lines import Line
from .votes import says_votes

EDGE = 4
"""How many lines from either end of a record may be about it rather than in it."""
LONGEST_META = 140
LEAST_WITH_BYLINE, LEAST_WITH_SUBJECT = 3, 4
"""Lines of a record with a subject: that, a name and a time, on one line or on two, and a text."""
LONGEST_INITIALS, LONGEST_PLACE, MOST_PLACE_WORDS = 3, 70, 5
LONGEST_ALONE, MOST_WORDS_ALONE = 40, 4
"""Characters and words of a name that nothing but its place tells."""
MOST_WORDS_BETWEEN = 4
"""Words between a name, cut before "at" or "on", and the time, the one before the time among them."""
MOST_WORDS_BESIDE = 5
"""Words beside name and time on a line that is about a record, such as where its writer lives."""
# All that some readers write; beside other words it is a count of votes.
_LAST_CLOCK = re.compile(r"(?<![\w:.])(\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?)\W*$", re.IGNORECASE)
_LEADS_INSIDE = re.compile(
    rf"(?:.*\s)?(?:(?:posted|written|submitted|left|added)\s+by|από(?=\s*:)|{WRITTEN_BY})\b\s*:?\s+",
    re.IGNORECASE,
)
"""What stands before a name that ends a line, with what may be clicked before that."""
_ENDS_NAME = re.compile(
    r"(?:\s+|^)(?:on|at|am|um|le|el|il|den|dne|op|em|pada|στις|posted|said|\W)+\s*$", re.IGNORECASE
)
_TOWN = re.compile(r"[^\W\d_][\w .'’-]{1,30}, [^\W\d_][\w .'’-]{1,20}(?<!\.)")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d,?")
_ADDRESS = re.compile(r"@|\.\w|\[at\]")
_PARTING = ("|", "·", "•")
"""Signs between a time and what else a line says of who writes: a trade, a town."""
_ABBREVIATED = re.compile(r"\d\s?(?:[^\W\d]\.\s?[^\W\d]|น)\.\W*$")
"""What ends a clock with a stop of its own: "p.m.", and the Thai for hours."""
_BEFORE_NAME = "~-*=+^"
"""Signs that a name may begin with."""
_AGREES = re.compile(r"[+-]\s?1{1,3}")


def time_in_lines(lines: list[Line], inside: set[int]) -> str | None:
    """Return the time that a line about a record shows; `inside` are the pieces of its text."""
    count = len(lines)
    best = None
    for place in (*range(min(EDGE, count)), *range(max(EDGE, count - EDGE), count)):
        line = lines[place]
        if not line.timed or line.quoted or not 0 < len(line.full) <= LONGEST_META:
            continue
        span = time_span(line.full)
        if span and not tells_other_time(line.full):
            left = line.full[: span[0]] + " " + line.full[span[1] :]
            within = bool(inside) and inside.issuperset(line.pieces)
            weight = (within, len(left.split()) > 8, len(left))
            if best is None or weight < best[0]:
                shown = line.full[span[0] : span[1]]
                best = (weight, shown + _goes_on(lines[place + 1 :]) if _ends_line(line, span) else shown)
    if best is None or (best[0][1] and best[0][2] > 60):
        return None
    said = best[1]
    shown = said.strip(" .,|-–—()[]")
    if _ABBREVIATED.search(said):
        shown += "."
    return f"{shown})" if shown.count("(") > shown.count(")") else shown


def _ends_line(line: Line, span: tuple[int, int]) -> bool:
    return not line.full[span[1] :].strip(" ,")


def _goes_on(following: list[Line]) -> str:
    """Return the year and the clock that stand on the lines right below a day, each on one of its own."""
    said = ""
    for line in following[:2]:
        if not (_YEAR_ALONE.fullmatch(line.full) or is_clock(line.full)):
            break
        said += f" {line.full}"
    return said


def clock_in_lines(lines: list[Line], author: str) -> str | None:
    """Return the clock at the end of a line that holds nothing else but an author, as under a day for several records.

    >>> line = Line([], True, False, False, "posted by Ann : 3:12 PM", "")
    >>> clock_in_lines([line], "Ann"), clock_in_lines([line], "Bo")
    ('3:12 PM', None)
    """
    for line in lines[:EDGE] + lines[max(EDGE, len(lines) - EDGE) :]:
        if not line.touched or line.quoted or len(line.full) > LONGEST_META or author not in line.full:
            continue
        clock = _LAST_CLOCK.search(line.full)
        if clock and only_connects(line.full[: clock.start()].replace(author, " ", 1)):
            return clock[1]
    return None


def strip_edges(
    lines: list[Line],
    inside: set[int],
    *,
    author: str | None,
    shown: str | None,
    seek: bool,
    guess: bool,
) -> tuple[str | None, list[Line]]:
    """Take the lines about a record off its ends; return a name they give, and the lines of its text.

    Args:
        lines: of the record.
        inside: the pieces of its text, where an element is known to hold it.
        author: its author, where an element is known to name one.
        shown: its time, where that is known.
        seek: whether a name is looked for.
        guess: whether a name may be one because of where it stands alone.
    """
    named: str | None = None
    kept = [line for line in lines if line.full]
    subject = kept[:1] if _is_above_writer(kept, named=author is not None) else []
    del kept[: len(subject)]
    # Above a byline with the time, "Ann wrote:" leads to what is quoted.
    below_first = seek and len(kept) > 1 and _is_signed(kept[-1]) and _quotes(kept[0])
    for end in (-1, 0) if below_first else (0, -1):
        for _ in range(EDGE):
            if not kept:
                break
            if seek and guess and end == 0 and named is None and (named := _name_above_time(kept)):
                kept.pop(0)
                continue
            if seek and end == 0 and named is None and _is_guest_above_time(kept):
                named = clean_name(kept.pop(0).text)
                continue
            line = kept[end]
            if end == -1 and line.timed and len(kept) > 1 and not line.quoted and notes_edit(line.full):
                kept.pop()
                continue
            in_text = inside and line.pieces and inside.issuperset(line.pieces)
            if in_text and _is_all_text(kept, line, inside):
                break
            if in_text and not (
                _is_signed(line)
                or _is_time_line(line)
                or (end == -1 and (is_chrome(line.text) or (line.touched and says_votes(line.text))))
            ):
                break
            if end == -1 and not line.touched and author and _signs_off(line, author):
                break
            about, name = _about(line, author=author, seek=seek and named is None)
            if not about and end == 0 and author:
                about = (
                    _is_initials(line.text, author) or _is_place(line, shown) or _is_place_above_time(kept)
                )
            elif not about and end == 0 and seek and named is None:
                about = _stands_for_next(kept) or _opens_text(kept)
            if not about:
                break
            if name is None and not line.touched:
                if len(kept) == 1 and not is_chrome(line.text):
                    break
                if _AGREES.fullmatch(line.text) and not any(
                    other.text for other in kept if other is not line
                ):
                    break
            named = named or name
            kept.pop(end)
    if seek and named is None and inside:
        named = _byline_apart(kept, inside)
    if seek and guess and named is None:
        if inside:
            named = _name_before(kept, inside)
        elif len(kept) >= 2:
            named, kept = _first_line_name(kept)
    written = [
        line for line in kept if not line.touched or not (only_connects(line.text) or is_chrome(line.text))
    ]
    if subject and written:
        written[0] = replace(written[0], paragraph=False)
    return named, subject + written


def _span(line: Line) -> tuple[int, int] | None:
    """Return where a line names a time, as `time_span` does."""
    return time_span(line.full) if line.timed else None


def _is_all_text(lines: list[Line], line: Line, inside: set[int]) -> bool:
    """Tell whether nothing but a line stands in the element of the text: it is that, be it a mere “+1”."""
    return len(lines) == 1 or all(other is line or inside.isdisjoint(other.pieces) for other in lines)


def _is_time_line(line: Line) -> bool:
    """Tell whether a line is a time and nothing else."""
    span = _span(line) if len(line.full) <= 80 and not line.quoted else None
    return span is not None and only_connects(line.full[: span[0]] + " " + line.full[span[1] :])


def _is_signed(line: Line) -> bool:
    """Tell whether a line that stands in the text is a byline all the same: it names somebody, and a time."""
    if len(line.full) > LONGEST_META or line.quoted:
        return False
    if line.full.lstrip("—–-~ ").lower().startswith(("posted by", "comment by", "posted on")):
        return True
    return _span(line) is not None and (byline(line.text) or byline(line.full)) is not None


def _quotes(line: Line) -> bool:
    """Tell whether a line without a time says that somebody said what follows.

    >>> _quotes(Line([], False, True, False, "Ann wrote:", "")), _quotes(Line([], False, True, False, "By Ann", ""))
    (True, False)
    """
    return line.full.endswith(":") and not _span(line) and _signed_by(line) is not None


def _byline_apart(lines: list[Line], inside: set[int]) -> str | None:
    """Return the name in the first byline outside the element of the text: a subject may stand above it."""
    apart = [line for line in lines if inside.isdisjoint(line.pieces) and not line.quoted]
    for line in apart:
        if name := _signed_by(line):
            return name
    for line in apart:
        span = _span(line) if len(line.full) <= LONGEST_META else None
        if span and (name := _beside_time(line.full, span)):
            return name
    return None


def _name_before(lines: list[Line], inside: set[int]) -> str | None:
    """Return the name on a short line before the element of the text."""
    for line in lines:
        if not inside.isdisjoint(line.pieces):
            return None
        if line.text and len(line.text.split()) <= 5 and not _span(line) and not is_chrome(line.text):
            return clean_name(line.text)
    return None


def _name_above_time(lines: list[Line]) -> str | None:
    """Return the name that a short first line is which stands right above a time, be it in letters without capitals."""
    first = lines[0].text
    if lines[0].quoted or len(first) > LONGEST_ALONE or len(first.split()) > MOST_WORDS_ALONE or _ends(first):
        return None
    for line in lines[1:EDGE]:
        if _is_time_line(line):
            return clean_name(first)
        if not only_connects(line.full):
            break
    return None


def _ends(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return line.endswith((".", "!", "?", "…", "؟", "。", "！", "？", "।"))


def _about(line: Line, *, author: str | None, seek: bool) -> tuple[bool, str | None]:
    """Tell whether a line is about the record, and the name it gives."""
    text, full = line.text, line.full
    if line.quoted and not line.touched:
        return False, None
    if len(full) <= LONGEST_META and (label := labelled(full)):
        return _behind_label(label, author=author, seek=seek)
    span = _span(line) if len(full) <= LONGEST_META else None
    if seek:
        name = _signed_by(line)
        if name is None and span:
            name = _beside_time(full, span)
        if name:
            return True, name
    if is_chrome(text) or (line.touched and only_connects(text)) or says_votes(text):
        return True, None
    if span:
        rest = full[: span[0]] + " " + full[span[1] :]
        if author:
            rest = rest.replace(author, " ")
        beside = line.touched or full[: span[0]].rstrip().endswith(_PARTING)
        if only_connects(rest) or is_chrome(rest) or (beside and _words(rest) <= MOST_WORDS_BESIDE):
            return True, None
    if author and len(full) <= LONGEST_META:
        named = byline(full)
        if named and (named.casefold() in author.casefold() or author.casefold() in named.casefold()):
            return True, None
        rest = full.replace(author, " ", 1)
        if rest != full and only_connects(rest):
            return True, None
    return False, None


def _words(text: str) -> int:
    """Count the words of a text that have a letter or figure in them."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _behind_label(label: Labelled, *, author: str | None, seek: bool) -> tuple[bool, str | None]:
    """Tell whether a line with a label is about the record, and the name it gives."""
    said = label.said
    if label.kind == "time":
        span = time_span(said)
        return span is not None and only_connects(f"{said[: span[0]]} {said[span[1] :]}"), None
    if label.kind == "address":
        return not said or (" " not in said and _ADDRESS.search(said) is not None), None
    name = clean_name(said) if len(said.split()) <= MOST_WORDS_ALONE else None
    return name is not None and (seek or name == author), name if seek else None


def _signed_by(line: Line) -> str | None:
    """Return the name in a byline, without the badge beside it."""
    name = byline(line.full) if len(line.full) <= LONGEST_META else None
    if name and names_time(name):
        # "On May 3, 2012 at 9:40 pm, Ann said..."
        span = _span(line)
        name = byline(line.full[span[1] :].strip(" ,")) if span else None
    if name and (span := _span(line)):
        if _opens_time(line.full, span, name):
            # Nobody stands between "Posted by" and the time.
            return None
        name = _up_to_time(line.full, span, name)
    if name and line.touched:
        bare = byline(line.text)
        if bare and name.startswith(bare) and is_badge(name[len(bare) :]):
            return bare
    return name


def _opens_time(full: str, span: tuple[int, int], name: str) -> bool:
    """Tell whether what seems a name is the beginning of the time of its line, with nothing but "by" before it.

    >>> _opens_time("Posted by March 3, 2010", (10, 23), "March"), _opens_time("By June on May 3", (11, 16), "June")
    (True, False)
    """
    return full.startswith(name, span[0]) and only_connects(full[: span[0]])


def _up_to_time(full: str, span: tuple[int, int], name: str) -> str:
    """Return a name as far as the time of its line: with the words between, as in "Lou at Sea", and none of the time.

    >>> _up_to_time("Posted by Lou at Sea on May 3", (24, 29), "Lou")
    'Lou at Sea'
    >>> _up_to_time("Posted by Lou at the Harbour, on May 3", (33, 38), "Lou")
    'Lou'
    >>> _up_to_time("Posted by Lou May 3, 2009", (14, 25), "Lou May")
    'Lou'
    >>> _up_to_time("Scritto da Lou il mar 11/06/2013 08:55", (22, 38), "Lou")
    'Lou'
    """
    start = full.find(name)
    end = start + len(name)
    if start < 0 or span[0] <= start:
        return name
    between = full[end : span[0]].rstrip(" |,(•·–—-")
    words = between.split()
    if words and words[-1].strip(".,").lower() in SHORT_WEEKDAYS:
        words.pop()
        between = " ".join(words)
    if end <= span[0] and (
        only_connects(between) or len(words) > MOST_WORDS_BETWEEN or not all(map(str.isalnum, words))
    ):
        return name
    return clean_name(full[start : span[0]]) or name


def _signs_off(line: Line, author: str) -> bool:
    """Tell whether a line is the name of who wrote the text above it, behind a dash perhaps, which an element tells."""
    return line.text.lstrip("-–— ").rstrip(" .!") == author


def _is_initials(text: str, author: str) -> bool:
    """Tell whether a line is the letters that stand in for the picture of somebody who has none."""
    if not 0 < len(text) <= LONGEST_INITIALS or not text.isalpha():
        return False
    name, letters = author.lstrip(_BEFORE_NAME).upper(), text.upper()
    return name.startswith(letters) or "".join(word[0] for word in name.split()).startswith(letters)


def _stands_for_next(lines: list[Line]) -> bool:
    """Tell whether the first line is the initials of the name on the second one, which has a time perhaps."""
    if len(lines) < 2 or len(lines[0].text) > LONGEST_INITIALS or not lines[0].text.isupper():
        return False
    second = lines[1]
    short = len(second.text.split()) <= MOST_WORDS_ALONE
    name = _about(second, author=None, seek=True)[1] or (clean_name(second.text) if short else None)
    return name is not None and len(name) > len(lines[0].text) and _is_initials(lines[0].text, name)


def _is_place(line: Line, shown: str | None) -> bool:
    """Tell whether a line above a text is where somebody writes from: after a comma, or beside the time."""
    if line.full.endswith((".", "!", "?", "…")) or len(line.full) > LONGEST_PLACE:
        return False
    if line.text.startswith(","):
        return True
    before, found, after = line.full.partition(shown) if shown else ("", "", "")
    return bool(found) and len(f"{before} {after}".split()) <= MOST_PLACE_WORDS


def _beside_time(full: str, span: tuple[int, int]) -> str | None:
    """Return the name that is all a line holds beside its time."""
    before, after = full[: span[0]], full[span[1] :]
    for part in (_without_links(before), _without_links(after)):
        bare = re.sub(r"^\W*#?\d{1,5}\s?[.):-]?\s+(?=\S)", "", part).strip(" \t|•·,;:()[]–—-@/")
        bare = _ENDS_NAME.sub("", bare).strip(" |,–—-(")
        if (lead := _LEADS_INSIDE.match(bare)) and lead.end() < len(bare):
            bare = bare[lead.end() :]
        # A question is what a comment is about.
        asks = part.rstrip().endswith(("?", "؟", "？"))
        if bare and not asks and not only_connects(bare) and (not is_chrome(bare) or is_guest(bare)):
            name = clean_name(bare)
            return name if name and len(name.split()) <= 6 else None
    return None


def _without_links(part: str) -> str:
    """Return what stands beside a time on a line without what is clicked there; nothing where much else is, too.

    >>> _without_links("Ann | Reply"), _without_links("| root | parent | next [–]"), _without_links("Ann | Rye")
    ('Ann', '', 'Ann | Rye')
    """
    said = [one.strip() for one in part.split("|") if one.strip()]
    others = [one for one in said if not is_chrome(one)]
    if len(others) == len(said):
        return part
    return others[0] if len(others) == 1 else ""


def _is_above_writer(lines: list[Line], *, named: bool) -> bool:
    """Tell whether the first line is a subject: the name and the time are below it, and then comes a text."""
    if len(lines) < LEAST_WITH_BYLINE or lines[0].touched or len(lines[0].text) > LONGEST_META:
        return False
    name = lines[1]
    if _is_initials(lines[0].text, name.full):
        return False
    if not named and (span := _span(name)) and (_signed_by(name) or byline(name.full[span[1] :].strip(" ,"))):
        return not is_chrome(lines[0].text) and not _span(lines[0]) and not _signed_by(lines[0])
    if len(lines) < LEAST_WITH_SUBJECT:
        return False
    alone = (named and name.touched and not name.text) or is_guest(name.text.strip(" ()"))
    # What opens something, and what counts something, is about the record.
    return alone and _is_time_line(lines[2]) and not is_chrome(lines[0].text) and not _span(lines[0])


def _is_guest_above_time(lines: list[Line]) -> bool:
    """Tell whether the first line is what a site calls everybody without a name, right above a time and a text."""
    return len(lines) > 2 and is_guest(lines[0].text.strip(" ()")) and _is_time_line(lines[1])


def _is_place_above_time(lines: list[Line]) -> bool:
    """Tell whether the first line is a town and a country, with nothing but a number between it and the time."""
    if len(lines) <= 2 or not _TOWN.fullmatch(lines[0].text):
        return False
    below = next((at for at, line in enumerate(lines[1:EDGE], start=1) if not is_chrome(line.full)), 0)
    return 0 < below < len(lines) - 1 and _is_time_line(lines[below])


def _opens_text(lines: list[Line]) -> bool:
    """Tell whether the first line is the beginning of the text below the line of name and time: a system's title."""
    if len(lines) <= 2 or lines[0].touched or len(lines[0].text) > LONGEST_ALONE:
        return False
    title, text = lines[0].text.rstrip(" .…"), lines[2].text
    return len(title) > LONGEST_INITIALS and text.startswith(title) and _span(lines[1]) is not None


def _first_line_name(lines: list[Line]) -> tuple[str | None, list[Line]]:
    """Take a short first line that is no sentence for the name, as where it stands in bold over the text."""
    first = lines[0].text
    if lines[0].quoted or len(first) > LONGEST_ALONE or len(first.split()) > MOST_WORDS_ALONE or _ends(first):
        return None, lines
    name = clean_name(first)
    if name is None or first.startswith(("@", ">")) or len(lines) < 2 or not lines[1].paragraph:
        return None, lines
    if not name[0].isupper() or sum(len(line.text) for line in lines[1:]) <= 30:
        return None, lines
    below = 2 if len(lines) > 2 and _is_time_line(lines[1]) else 1
    return name, lines[below:]
