"""Where a text's own markers show a comment section: a heading, or lines that say who wrote."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from .headings import declared_count, is_heading
from .heads import name_above
from .markers import (
    NOTHING,
    Attribution,
    attribution,
    ends_a_sentence,
    is_answer_button,
    is_page,
    numbers_alike,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COUNTED, _BARE, _SIGNED, _AS_MANY = 5.0, 3.0, 5.0, 4.0
"""What a heading with a number, one without, names below it, and as many lines below it as it says add."""
_LEAST_ANSWERED, _ANSWERED = 2, 4.0
"""How often the same button to answer stands below a text where it shows comments, and what each more than one adds."""
_MOST_REPEATED = 10
_LONG, _LEAST_WORDS = 100, 4
_COMMENTS = re.compile(r"comment|kommentar|comentario|reacti", re.IGNORECASE)
_OF_FORM = re.compile(
    r"\b(?:your (?:thoughts?|voices?|opinions?|views?|say)|what (?:do|are) you think(?:ing)?|join (?:in|the)|accounts?"
    r"|log ?in|sign ?in|guidelines|house rules|conversation|discussion|debate|diskutieren sie|diskussion|debatte"
    r"|netiquette|anmelden|was (?:denken|meinen) sie|connectez-vous|modérat\w+|qu['’]en pensez|iniciar? sesión"
    r"|qué opinas|normas|accedi|cosa ne pensi)\b",
    re.IGNORECASE,
)
"""What the form to write a comment says, and what leads to it."""
_CALLED = re.compile(r"(?:the )?conversation|discussion|debate|diskussion|debatte|forum", re.IGNORECASE)
"""What stands above a heading of comments, and proves nothing by itself."""
_OF_OTHERS = 3
"""Lines with a count of comments, of which no page has so many for its own."""
_LONGEST_OF_FORM = 200
"""Characters of a line that is the form's."""
_SHORT, _SAID, _MOST = 40, 60, 0.7
"""Characters of a line that is no sentence of a report, and of one that is more than a label; the share of attributions
that stand between what was written and buttons, where all do."""
_NEAR_NAMES = 12
"""Lines above the first of repeated attributions in which one of another form may stand."""
_BARE_ABOVE, _MOST_TEASERS, _OPENING_LINES, _LEAST_OPENING = 4, 5, 6, 4
"""Of a count above a report: the lines right above it without running text, the lines of such text that teasers and
slogans of a page may have, the lines looked at below it, and how many of these are running text."""
_FORM_ABOVE = 25
"""Lines above it in which their heading stands, with the form to write one and to log in between."""
_BY = re.compile(
    r"(?!.*\b(?:says|writes|said|wrote):)\W*(?:comment #?\d+\W+)?(?:comment |posted )?by\b", re.IGNORECASE
)
_BUTTONS = re.compile(
    r"\W*(?:like|reply|gefällt mir|antworten|j['’]aime|répondre|me gusta|responder|mi piace|rispondi|curtir|нравится"
    r"|vind ik leuk|lubię to!?)\s*[·•|]",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:says?|said|wrote|writes|commented|replied)\W*$|:$", re.IGNORECASE)
"""How an attribution ends that stands above what was written."""


class Section(NamedTuple):
    """A comment section that its own markers show.

    Attributes:
        start: the first marker's line.
        strength: what the markers add to the log-odds that comments trail, set by hand.
        evidence: what showed it, for a person.
        comment_lines: how many lines the comments have on average where names stand below them, so that the first
            comment begins above `start`; None where names stand above, or a heading shows where it begins.
        below: whether names stand below what was written.
        declared: how many comments its heading says there are; None where it says nothing.
    """

    start: int
    strength: float
    evidence: str
    comment_lines: float | None = None
    below: bool = False
    declared: int | None = None


def find_section(
    lines: Sequence[str], filled: Sequence[int], *, repeated: Mapping[int, Attribution] = NOTHING
) -> Section | None:
    """Return where explicit markers open a comment section, if they do.

    A heading counts when text stands before and after it, since counts of comments stand above reports too.
    Attributions count when at least two different names stand a text line apart, below the third line, where no
    byline stands any more, or are repeated; then a heading counts near them alone.

    Args:
        lines: all lines of the text.
        filled: the indexes of the lines to look at, none of them blank.
        repeated: the attributions told by being repeated (module `repeated`).

    >>> find_section(["The bridge will close in May.", "2 Comments", "Good.", "About time."], range(4)).start
    1
    >>> find_section(["The statement said:", "“We are sorry.”"], range(2)) is None
    True
    """
    last_text = next((i for i in reversed(filled) if not is_page(lines[i])), -1)
    sure = {i: mark for i in filled[2:] if (mark := attribution(lines[i])) and mark.sure and mark.author}
    if repeated:
        # A report is signed with a date as well, never with "said".
        first = min(repeated)
        near = {
            i: mark
            for i, mark in sure.items()
            if i > first or (mark.published is None and i >= first - _NEAR_NAMES)
        }
        return _signed_section(lines, filled, near, last_text, repeated=repeated)
    prose = next((i for i in filled if _is_running_text(lines[i])), last_text)
    counted = are_counts_of_others(lines, filled)
    for i in filled[1:]:
        declared = declared_count(lines[i])
        if prose < i < last_text and not counted and is_heading(lines[i]) and declared != 0:
            signed_beside = any(attribution(lines[below]) for below in filled if i < below <= i + 3)
            if not signed_beside and _opens_report(lines, filled, i):
                continue
            signed = signed_beside or any(found > i for found in sure)
            strength = _strength_of(lines[i]) + (_SIGNED if signed else 0.0)
            strength += _AS_MANY if declared == _lines_below(lines, filled, i) else 0.0
            return Section(i, strength, heading_evidence(lines[i]), declared=declared)
    if len({mark.author for mark in sure.values()}) < 2 or max(sure) - min(sure) < 2:
        return _answered_section(lines, [i for i in filled if i > prose])
    return _signed_section(lines, filled, sure, last_text, repeated=NOTHING)


def _opens_report(lines: Sequence[str], filled: Sequence[int], heading: int) -> bool:
    """Tell whether a heading is a count above the report of a copied page: among buttons, with the first text below it.

    >>> page = ["We report.", "Home", "Sport", "The bridge", "5 May 2014", "Tweet", "3 Comments"]
    >>> _opens_report([*page, *["It will be closed until the spring."] * 4], range(11), 6)
    True
    """
    at = bisect_left(filled, heading)
    # Titles ask and shout.
    above = [_is_running_text(lines[i].rstrip().rstrip("?!)")) for i in filled[:at]]
    below = [i for i in filled[at + 1 :] if not is_page(lines[i])][:_OPENING_LINES]
    return (
        not any(above[-_BARE_ABOVE:])
        and sum(above) <= _MOST_TEASERS
        and sum(_is_running_text(lines[i]) for i in below) >= _LEAST_OPENING
    )


def are_counts_of_others(lines: Sequence[str], filled: Sequence[int]) -> bool:
    """Tell whether counts of comments stand in so many lines that they are those of other reports, in a list of these.

    >>> are_counts_of_others(["3 comments", "Swans", "0 comments", "Cats", "12 comments"], range(5))
    True
    """
    return sum(declared_count(lines[i]) is not None for i in filled) >= _OF_OTHERS


def _answered_section(lines: Sequence[str], below: Sequence[int]) -> Section | None:
    """Return the section that the same button shows which stands below several texts: each can be answered."""
    pressed = Counter(lines[i].strip() for i in below if is_answer_button(lines[i]))
    button, times = max(pressed.items(), key=lambda item: item[1], default=("", 0))
    at = [i for i in below if lines[i].strip() == button]
    if times < _LEAST_ANSWERED or any(
        all(is_page(lines[i]) for i in below[bisect_right(below, one) : bisect_left(below, other)])
        for one, other in pairwise(at)
    ):
        return None
    strength = _ANSWERED * min(times - 1, _LEAST_ANSWERED)
    says = f"“{button}” below several texts"
    return Section(at[0], strength, says, comment_lines=_comment_lines(lines, below, at))


def _lines_below(lines: Sequence[str], filled: Sequence[int], heading: int) -> int:
    """Return how many lines below a heading are not the page's own."""
    return sum(not is_page(lines[i]) for i in filled[bisect_right(filled, heading) :])


def _signed_section(
    lines: Sequence[str],
    filled: Sequence[int],
    signed: Mapping[int, Attribution],
    last_text: int,
    *,
    repeated: Mapping[int, Attribution],
) -> Section:
    """Return the section of some attributions, and of those told by being repeated."""
    signed = {**signed, **repeated}
    first = min(signed)
    opening = sum(bool(_OPENS.search(lines[i])) or mark.published is None for i, mark in signed.items())
    ends = max(signed) == last_text or (bool(repeated) and _stand_below(lines, filled, sorted(signed)))
    ends = ends and not (repeated and 2 * opening >= len(signed))
    named = sum(mark.author is not None for mark in repeated.values())
    strength = _SIGNED + min(named, _MOST_REPEATED)
    above = [i for i in filled if first - _FORM_ABOVE <= i < first] if repeated else []
    heading = next((i for i in reversed(above) if is_heading(lines[i])), None)
    between = [i for i in above if heading is not None and i > heading and not is_page(lines[i])]
    whole = all(mark.published for mark in signed.values()) and (
        all(mark.author for mark in signed.values()) or _open_with_names(lines, filled, sorted(signed))
    )
    ends = ends or (whole and _follow_text(lines, filled, sorted(signed), between))
    if heading is not None and (ends or all(map(_may_stand_above, (lines[i] for i in above if i > heading)))):
        headings = _headings_above(lines, [i for i in above if i <= heading])
        said = max(headings, key=lambda i: (declared_count(lines[i]) is not None, i))
        strength += _strength_of(lines[said])
        return Section(min(headings), strength, heading_evidence(lines[said]), below=ends)
    # The names themselves stay out: the evidence is written beside the pseudonyms that hide them.
    comment_lines = _comment_lines(lines, filled, sorted(signed)) if ends else None
    return Section(first, strength, "lines that say who wrote", comment_lines=comment_lines, below=ends)


def _headings_above(lines: Sequence[str], above: Sequence[int]) -> list[int]:
    """Return the last of some lines, a heading, and those above it where only lines of a form stand between."""
    found: list[int] = []
    for i in reversed(above):
        if is_heading(lines[i]) or (found and _CALLED.fullmatch(lines[i].strip())):
            found.append(i)
        elif not _may_stand_above(lines[i]):
            break
    return found


def _stand_below(lines: Sequence[str], filled: Sequence[int], signed: Sequence[int]) -> bool:
    """Tell whether attributions stand below what was written: the last has nothing below it that a reader wrote.

    Where it is not the page's own line that follows the last alone, it is no sentence, and most begin with "by"; or
    most begin with buttons, as Facebook has it.
    """
    if 2 * sum(bool(_BUTTONS.match(lines[at])) for at in signed) > len(signed):
        return True
    following = dict(pairwise(filled))
    # Of a name and a time on lines of their own, the time is followed by what was written, or not.
    all_signed = set(signed)
    last = [at for at in signed if following.get(at) not in all_signed]
    below = [lines[following[at]] if at in following else "" for at in last]
    own = [is_page(line) and any(map(str.isalpha, line)) for line in below]
    if own[-1] and 2 * sum(own) < len(own):
        return True
    return not _is_running_text(below[-1]) and 2 * sum(bool(_BY.match(lines[at])) for at in signed) > len(
        signed
    )


def _may_stand_above(line: str) -> bool:
    """Tell whether a line may stand between a heading and the first name: the page's own, a subject, an invitation."""
    bare = line.strip()
    asks = bare.endswith(("…", "...")) or bare.isupper()
    short = len(bare) <= _SHORT and (asks or not ends_a_sentence(bare))
    says = len(bare) <= _LONGEST_OF_FORM and _OF_FORM.search(bare) is not None
    return short or says or is_page(line) or _COMMENTS.search(bare) is not None


def _follow_text(
    lines: Sequence[str], filled: Sequence[int], signed: Sequence[int], between: Sequence[int]
) -> bool:
    """Tell whether attributions follow what was written: buttons stand below them, or nothing below the last.

    Args:
        lines: all lines of the text.
        filled: the indexes of those that are not blank.
        signed: the attributions, each with a name and a time.
        between: the lines between the heading above them and the first, the page's own left out.
    """
    after = dict(pairwise(filled))
    keys = {at: numbers_alike(lines[after[at]]) for at in signed if at in after}
    shown = Counter(keys.values())
    buttons = [shown[key] > len(signed) / 2 or is_page(lines[after[at]]) for at, key in keys.items()]
    written = [_is_written(_said_above(lines, filled, at)) for at in signed]
    if len(signed) > 2 and sum(buttons) >= _MOST * len(signed) and sum(written) >= _MOST * len(signed):
        return True
    last = lines[after[signed[-1]]] if signed[-1] in after else ""
    return bool(between) and written[0] and not _is_written(last)


def _said_above(lines: Sequence[str], filled: Sequence[int], at: int) -> str:
    """Return the line above an attribution, or above how many liked what stands there."""
    place = bisect_left(filled, at)
    above = [lines[i] for i in reversed(filled[max(0, place - 2) : place])]
    return next((line for line in above if any(map(str.isalpha, line))), "")


def _open_with_names(lines: Sequence[str], filled: Sequence[int], times: Sequence[int]) -> bool:
    """Tell whether what stands between times alone begins with a name, the page's lines below each time aside."""
    between = [
        list(filled[bisect_right(filled, one) : bisect_left(filled, other)]) for one, other in pairwise(times)
    ]
    shown = Counter(key for part in between for key in {numbers_alike(lines[i]) for i in part})
    names: list[str] = []
    for part in between:
        said = [i for i in part if not is_page(lines[i]) and shown[numbers_alike(lines[i])] <= len(times) / 2]
        name = name_above(lines[said[0]]) if len(said) > 1 else ""
        names += [name] if name else []
    return len(names) >= _MOST * len(between) and 2 * len(set(names)) > len(between)


def _is_written(line: str) -> bool:
    """Tell whether a line is more than a label: it ends like a sentence or is long, and says nothing of comments."""
    bare = line.strip()
    said = len(bare) >= _SAID or ends_a_sentence(bare) or bare.endswith(")")
    return said and not is_page(line) and _COMMENTS.search(bare) is None


def heading_evidence(line: str) -> str:
    """Say for a person that a line heads a comment section."""
    return f"a comment section's heading (“{line.strip()[:60]}”)"


def _strength_of(heading: str) -> float:
    return _COUNTED if any(c.isdigit() for c in heading) else _BARE


def _is_running_text(line: str) -> bool:
    """Tell whether a line is a sentence or long: what no title, date or count above a report is."""
    line = line.strip()
    return len(line) >= _LONG or (ends_a_sentence(line) and len(line.split()) >= _LEAST_WORDS)


def _comment_lines(lines: Sequence[str], filled: Sequence[int], names: Sequence[int]) -> float:
    """Return the mean of the lines between some names, as if one comment of two lines had been seen before."""
    named = set(names)
    between = [i for i in filled if names[0] < i < names[-1] and i not in named and not is_page(lines[i])]
    return (2 + len(between)) / len(names)
