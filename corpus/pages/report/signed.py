"""Who a report is signed by, in the lines under its heading or below it, where the page's metadata do not say it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from ..document.tree import NOTHING, Tree
from ..document.words import AUTHOR, COMMENT
from ..records.zones import DECOYED, comment_zones
from ..wording.counts import count_in
from ..wording.cues import BY, DATE, cue_of, has_digit
from ..wording.phrases import WRITTEN_BY, byline, is_chrome
from ..wording.times import time_span
from .as_written import BEFORE_NAMES, LABELS
from .dating import fields_apart
from .titles import title_places

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

MOST_LINES, LONGEST = 8, 140
"""How many lines under a heading, none of them running text, may say who wrote what stands below."""
MOST_ABOVE = 8
"""How many pieces above a heading may link to the page of who wrote what stands below it."""
LONGEST_SIGNATURE, LONGEST_ABBREVIATION = 100, 4
MOST_WORDS = 4
MOST_NAMES = 20
"""Names that are looked for on a page, which takes a look at all of it for each."""
LEAST_SENTENCE = 6
"""Words of a line that is taken for a sentence, if it ends like one."""
_STOPS = (".", "!", "?", "…", "。", "।", "։", "۔")
_CLOSING = " \t\n\xa0\"'”’»)"
_BOLD = frozenset(("b", "strong"))
_POSTED = re.compile(rf"\W*(?:(?:posted|written|published|submitted) by|{WRITTEN_BY})(?!\w)", re.IGNORECASE)
_BY_NAME = re.compile(r"by\s", re.IGNORECASE)
_AROUND = " \t\xa0|,·•–—-"
_BY = re.compile(r"(?:^|[\s,|·•–—-])by\s+(?P<name>[^,|·•]{2,60}?)\s*(?:[,|·•]|$|\s[-–—]\s)", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:^|[\s|·•,])(?:author|written by|added by|autor(?:ka|in|a|e|i)?|auteure?|verfasser(?:in)?|skribent|szerző"
    r"|tekijä|napisa(?:o|la)(?:/la)?|piše|yazan|yazar|müəllif|автор(?:ка)?|аутор(?:ка)?|автори|ავტორი|հեղինակ|συντάκτης"
    r"|nivîskar|ئامادەکردنی|نووسینی|نووسەر"
    r"|מאת|بقلم|كتب|الكاتب|نویسنده|作者|文)\s*[:：]\s*(?P<name>[^,|·•:()\d]{2,60})",
    re.IGNORECASE,
)
"""A name after a word that says whose it is, as far as the next sign, number or such word."""
_WROTE = re.compile(r"(?:كتبت?|بقلم)\s*[-–—/]\s*(?P<name>[^,|·•:()\d]{2,60}?)\s*:?")
"""A name behind a dash after the Arabic for "wrote", as all of a line."""
_SOURCE = re.compile(
    r"(?:source|quelle|fonte|fuente|źródło|zdroj|izvor|извор|kaynak|источник|джерело|πηγή|kilde|källa|forrás|bron|lähde"
    r"|المصدر|منبع)\s*:",
    re.IGNORECASE,
)
"""What stands before the agency a report is from."""
_REPORTERS = re.compile(
    r"(?<![a-z])(?:muhabir|reporter|journalist|giornalista|periodista|journaliste|firma|firmante|createdby)(?:[-_]?name)?$"
)
"""What an element is called that holds who wrote a report, and never who wrote a comment."""
MOST_IN_BYLINE = 3
"""Pieces of an element called an author's, one of which is the name."""
_TEXT = re.compile(
    r"(?:^|[\s|·•,])(?:text|tekst|texte|texto|testo|words)(?:\s*(?:&|och|og|und|and|\+)\s*(?:foto|photos?|bild))?\s*:"
    r"\s*(?P<name>[^\W\d_][\w.'’-]*"
    r"(?:\s(?!publi|pubbli|julk|opubl|veröff|upp?d|oppd|aktual)[^\W\d_][\w.'’-]*){1,3})",
    re.IGNORECASE,
)
"""A name after what it is the name for, of two words at least: "Text: A" is a button."""
_REPORTER = re.compile(
    r"(?:(?:记者|記者)(?:\s*[:：]\s*|\s+)|[(（【\[](?:本报|本報)?(?:记者|記者)\s*)(?P<name>[\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])"
    r"|(?P<korean>[가-힣]{2,4})\s*(?:기자|특파원)(?![가-힣])"
)
LATEST_REPORTER = 30
"""Characters into the first line of a report within which its reporter is named in Chinese and Korean."""
_WHOLE = frozenset(("html", "body", "main"))
"""What holds a whole page may be called after what stands in it, or does not."""
_SECTIONS = frozenset((
    "news", "press", "release", "sports", "business", "world", "opinion", "local", "politics", "health", "science",
    "technology", "tech", "culture", "entertainment", "lifestyle", "travel", "video", "photo", "photos", "blog", "min",
    "read", "featured", "editorial", "staff", "editor", "editors", "breaking", "update", "updates", "comments",
    "economy", "education", "analysis", "feature", "features", "article", "articles", "more", "share", "print",
))  # fmt: skip
"""Words of what stands beside a date and is nobody's name."""
_PARTS = re.compile(r"\s*[,|·•–—]\s*|\s+-\s+")
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_LINKS = frozenset(("от", "у", "в", "on", "am", "um", "le", "el", "dne"))
_AFTER_DATE = re.compile(r"\s*[—–|·•-]\s*(?P<name>[^,|·•—–]{2,60})$")
_ENDS = re.compile(r",|//|\||\s/(?:\s|$)|\s(?:in|at|on|published|posted|updated)(?:\b|$)", re.IGNORECASE)
"""What a name in a byline ends before."""
_AT_TIME = re.compile(r"[—–-]\s+(?P<name>[^\W\d_][^—–@|,]{1,40}?)\s+@\s")
"""How old themes sign a post: "Filed under: Ice — june @ 9:40 am"."""
_FILED = re.compile(r"/(?:categor(?:y|ies|ie|ia)|kategorien?|tags?|topics?|sections?)/", re.IGNORECASE)
"""The addresses of what reports are filed under."""
_AND = frozenset(("and", "und", "et", "y", "e", "i", "og", "och", "en", "&", ","))
_TWO = re.compile(r"\s+(?:and|und|et|y|og|och|&)\s+")
_EMAIL = re.compile(r"[^\s@|]+@[^\s@|]+\.\w+")
_ROLE = re.compile(
    r"(?:[\w.'’&]+\s){0,3}(?:(?:staff|senior|sports|news|city|managing|associate)\s)"
    r"(?:writer|reporter|correspondent|editor|columnist)",
    re.IGNORECASE,
)
"""What somebody is at a paper, as it stands on a line of its own below their name."""
_AUTHORS_PAGE = re.compile(
    r"(?:^|/)(?:authors?|users?|contributors?|columnists?|writers?|reporters?|journalists?|staff|profiles?|autor(?:es|en)?"
    r"|auteurs?|redakteure?|member\.php)/(?!(?:log-?(?:in|out)|sign-?(?:in|up|out)|register|registration|join|password|new|account)\b)"
    r"[^/]",
    re.IGNORECASE,
)
"""The addresses of the pages of who writes for a site."""
_INITIAL = re.compile(r"(?<=^[^\W\d_])\.(?=[^\W\d_]{2})")
_MARKS = re.compile(r"[\d\[\]{}<>/@#!?]")
_NO_NAMES = frozenset(
    ("the", "our", "a", "an", "staff", "editorial", "news", "in", "on", "at", "post", "email", "e-mail")
)
_PARTICLES = frozenset((
    "von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "al", "el", "bin",
    "ibn", "ben", "y", "e", "und", "and",
))  # fmt: skip


def signed_by(
    tree: Tree, title: str | None, *, without: Sequence[int] = (), aside: Sequence[int] = ()
) -> tuple[str, ...]:
    """Return who a report is signed by; nothing where neither the lines by its heading nor one with its date say.

    Args:
        tree: the page.
        title: what the report is called.
        without: places in the page of its comments, which are signed too.
        aside: for each element, whether it stands in a teaser (see `teasers`), which is another page's.

    >>> page = "<h2>The swans are back</h2><p>Submitted by June Castell on Mon, 11/17/2008</p><p>They came early.</p>"
    >>> signed_by(Tree(page), "The swans are back")
    ('June Castell',)
    """
    gone = {at for index in without for at in range(tree.starts[index], tree.stops[index])}
    gone.update(at for at, owner in enumerate(tree.owners) if aside and aside[owner])
    for start, stop in title_places(tree, title):
        if _among_comments(tree, tree.owners[start]):
            continue
        for at, end in islice(tree.lines(stop, len(tree.pieces)), MOST_LINES):
            line = fields_apart(tree, at, end)[: 2 * LONGEST]
            # Right below a short text stand the names of its readers.
            if len(line) > LONGEST or at in gone:
                if at not in gone and (reporter := _reporter(line[:LATEST_REPORTER])):
                    return (reporter,)
                break
            if names := _two_names_in(line):
                return names
            if name := _name_in(line) or _called_name(tree, at, end):
                return (name,)
            if linked := _linked_names(tree, at, end):
                return linked
            if name := _dated_name(tree, at, end) or _name_above_date(tree, at, end):
                return (name,)
        lines = [line for line in tree.lines(max(0, start - MOST_ABOVE), start) if line[0] not in gone]
        above = (_linked_names(tree, *line) or _dated_by(tree, *line) for line in lines)
        if names := next(filter(None, above), ()):
            return names
    found = (
        set(_dated_signatures(tree, gone))
        or set(_labelled_signatures(tree, gone, aside))
        or set(_signatures_at_the_side(tree, gone))
    )
    return tuple(found) if len(found) == 1 else ()


def _dated_by(tree: Tree, start: int, stop: int) -> tuple[str, ...]:
    """Return the name after "by" on a line that has a date as well.

    >>> _dated_by(Tree("<p>29/06/08 18:20, by <b>june</b>, Categories: Ice"), 0, 3)
    ('june',)
    """
    line = tree.line(start, stop, longest=2 * LONGEST)
    if len(line) > LONGEST or not time_span(line) or not re.search(r"\bby\s", line):
        return ()
    name = _name_in(line)
    return (name,) if name else ()


def _two_names_in(line: str) -> tuple[str, ...]:
    """Return the two names of a byline that has two.

    >>> _two_names_in("Par Maud Legoff et Yann Kersaint"), _two_names_in("By Sun and Moon")
    (('Maud Legoff', 'Yann Kersaint'), ())
    """
    said = byline(line)
    names = _TWO.split(said) if said else []
    if len(names) != 2 or not all(len(name.split()) > 1 and _is_person(name, also=DATE) for name in names):
        return ()
    return tuple(names)


def with_joint(names: tuple[str, ...], tree: Tree) -> tuple[str, ...]:
    """Return a report's one author with those whose names follow theirs in elements alike, after "and" or a comma.

    >>> with_joint(("Ann Holm",), Tree("<p>Par <a class=by>Ann Holm</a> et <a class=by>Bo Lind</a> (Quimper)"))
    ('Ann Holm', 'Bo Lind')
    """
    if len(names) != 1:
        return names
    found = list(names)
    pieces = [" ".join(piece.split()) for piece in tree.pieces]
    at = next((place for place, piece in enumerate(pieces) if piece == names[0]), len(pieces))
    while at + 2 < len(pieces) and pieces[at + 1].casefold() in _AND:
        one, other = tree.owners[at], tree.owners[at + 2]
        alike = (tree.tags[one], tree.classes[one]) == (tree.tags[other], tree.classes[other])
        if not alike or tree.parents[one] != tree.parents[other] or not _is_person(pieces[at + 2], also=DATE):
            break
        found.append(pieces[at + 2])
        at += 2
    return tuple(dict.fromkeys(found))


def shown_instead(names: Sequence[str], tree: Tree, *, without: Sequence[int] = ()) -> tuple[str, ...]:
    """Return the one name that links marked as the author's show, where a page shows none of those in its head.

    Systems tell machines who put a report there, or the outlet, where an editor gave it another name.

    >>> page = Tree("<meta name=author content='City News'><h1>Swans</h1><a rel=author href=/u/4>Ann Holm</a>")
    >>> shown_instead(["City News"], page), shown_instead(["Ann Holm"], page)
    (('Ann Holm',), ())
    """
    pieces = [" ".join(piece.split()).casefold() for piece in tree.pieces]
    if any(name.casefold() in piece for name in names for piece in pieces):
        return ()
    gone = {at for outer in without for at in range(outer, tree.ends[outer])}
    shown = {
        tree.text(at, longest=LONGEST)
        for at in tree.telling
        if tree.tags[at] == "a"
        and "author" in (tree.attributes[at].get("rel") or "").split()
        and at not in gone
        and not _is_beside(tree, at)
        and not _among_comments(tree, at)
    }
    found = tuple(
        name
        for name in shown
        if name[:1].isupper()
        and len(name.split()) <= MOST_WORDS
        and not (_MARKS.search(name) or is_chrome(name))
    )
    return found if len(found) == 1 else ()


def own_names(
    names: Sequence[str],
    tree: Tree,
    *,
    aside: Sequence[int],
    without: Sequence[int] = (),
    title: str | None = None,
) -> tuple[str, ...]:
    """Return the names found for a report's authors without those that are another page's, or no names at all.

    What a page tells machines is believed, and what stands nowhere on it. Of the others, a name must stand outside
    teasers and comments, and must not be the beginning of a sentence, as those about an author begin.

    Args:
        names: as they were found.
        tree: the page.
        aside: for each element, whether it stands in a teaser (see `teasers`).
        without: places in the page of its comments.
        title: what the page is called; one that is called after somebody is about them.

    >>> page = Tree("<h1>Truce holds</h1><p class=author>Ann Holm has covered the region since 2009.</p>")
    >>> own_names(["Ann Holm has covered the region since"], page, aside=bytearray(len(page)))
    ()
    """
    if not names:
        return ()
    zones = comment_zones(tree)
    gone = {at for outer in without for at in range(outer, tree.ends[outer])}
    told = " ".join(_told(tree)).casefold()
    pieces = [" ".join(piece.split()).casefold() for piece in tree.pieces]

    def is_own(name: str) -> bool:
        said = name.casefold()
        if title and (said == title.casefold() or (" " in title and said.startswith(f"{title.casefold()} "))):
            return False
        places = [] if said in told else [at for at, piece in enumerate(pieces) if said in piece]
        if any(_begins_sentence(said, pieces[at]) for at in places) and not may_be_name(name):
            return False
        owners = [tree.owners[at] for at in places]
        return not owners or any(
            zones[owner] != DECOYED and not aside[owner] and owner not in gone and not _is_beside(tree, owner)
            for owner in owners
        )

    return (*filter(is_own, names[:MOST_NAMES]), *names[MOST_NAMES:])


def _is_beside(tree: Tree, index: int) -> bool:
    """Tell whether a name stands at the side of a page, or is a link to what reports are filed under."""
    around = (index, *tree.ancestors(index))
    link = next((at for at in around[:2] if tree.tags[at] == "a"), None)
    if link is not None and _FILED.search(tree.attributes[link].get("href", "")):
        return True
    return any(
        "sidebar" in " ".join((tree.ids[at] or "", *tree.classes[at])) and not _holds_first_heading(tree, at)
        for at in around
        if tree.tags[at] not in _WHOLE
    )


def _holds_first_heading(tree: Tree, index: int) -> bool:
    """Tell whether an element holds the first heading of a page, as what is called after its sidebar may."""
    first = next((at for at in tree.headings if tree.tags[at] in ("h1", "h2")), None)
    return first is not None and tree.holds(index, first)


def _told(tree: Tree) -> Iterator[str]:
    """Yield what a page tells machines in its head and its scripts."""
    for tag, attributes in zip(tree.tags, tree.attributes, strict=True):
        if tag in ("meta", "link"):
            yield from attributes.values()
    yield from tree.scripts.values()


def _begins_sentence(said: str, piece: str) -> bool:
    return piece.startswith(f"{said} ") and len(piece.split()) >= LEAST_SENTENCE and piece.endswith(_STOPS)


def _dated_signatures(tree: Tree, gone: Container[int]) -> Iterator[str]:
    """Yield the names of lines such as "Posted by Ann Holm at April 11, 2004", which blogs set below what they post.

    "By Ann Holm" is one where the date follows on a line of its own in the same element.

    >>> list(_dated_signatures(Tree("<p>It was dark.<p>by Ann Holm<br>Wed, Mar 3rd 2010 4:12am"), ()))
    ['Ann Holm']
    """
    for at, end in tree.lines(0, len(tree.pieces)):
        if tree.size(at, end) > LONGEST_SIGNATURE or at in gone:
            continue
        line = tree.line(at, end, longest=LONGEST)
        signs = (_POSTED.match(line) and (time_span(line) or count_in(line) is not None)) or (
            _BY_NAME.match(line) and _is_dated_below(tree, at, end)
        )
        if signs and not _among_comments(tree, tree.owners[at]) and (name := _name_in(line)):
            yield name


def _is_dated_below(tree: Tree, start: int, stop: int) -> bool:
    """Tell whether the rest of the element that begins with a line is nothing but a date."""
    below = next(tree.lines(stop, len(tree.pieces)), None)
    if below is None or tree.size(*below) > LONGEST:
        return False
    around = (tree.owners[start], *tree.ancestors(tree.owners[start], most=1))
    whole = any((tree.starts[index], tree.stops[index]) == (start, below[1]) for index in around)
    return whole and _without_time(tree.line(*below, longest=LONGEST)) == ""


def _among_comments(tree: Tree, index: int) -> bool:
    around = (at for at in tree.ancestors(index) if tree.tags[at] not in _WHOLE)
    return any(tree.said[at] & COMMENT for at in around)


def _called_name(tree: Tree, start: int, stop: int) -> str | None:
    """Return the name that an element on a line says, which is called an author's, or the link in one that is.

    >>> _called_name(Tree("<p><b class=autor>Ada Zielińska, <i>12 marca 2011</i></b> | Sport"), 0, 3)
    'Ada Zielińska'
    """
    for at in range(start, stop):
        owner = tree.owners[at]
        around = tree.parents[owner]
        if (tree.starts[around], tree.stops[around]) == (at, at + 1):
            owner = around if not tree.said[owner] else owner
        elif (
            not (tree.classes[owner] or tree.said[owner])
            and tree.stops[around] - tree.starts[around] <= MOST_IN_BYLINE
        ):
            owner = around
        called = tree.said[owner] & AUTHOR or any(map(_REPORTERS.search, tree.classes[owner]))
        if called and not tree.said[owner] & COMMENT:
            name = _PARTS.split(_without_time(" ".join(tree.pieces[at].split())), maxsplit=1)[0]
            if len(name.split()) > 1 and _is_person(name):
                return _without_stop(name)
    return None


def _linked_names(tree: Tree, start: int, stop: int) -> tuple[str, ...]:
    """Return the names on a line that are links to the pages of who writes for a site.

    >>> page = Tree("<p><a href=/users/ah>Ann Holm</a> and <a href=/users/bl>Bo Lind</a> | <a href=/tags/ice>Ice</a>")
    >>> _linked_names(page, 0, len(page.pieces))
    ('Ann Holm', 'Bo Lind')
    """
    names: list[str] = []
    for at in range(start, stop):
        around = (tree.owners[at], *tree.ancestors(tree.owners[at], most=1))
        link = next((index for index in around if tree.tags[index] == "a"), None)
        name = " ".join(tree.pieces[at].split())
        if (
            link is not None
            and _AUTHORS_PAGE.search(tree.attributes[link].get("href", ""))
            and _is_person(name, also=DATE)
        ):
            names.append(name)
    return tuple(dict.fromkeys(names))


def _dated_name(tree: Tree, start: int, stop: int) -> str | None:
    """Return the one name that stands on a line beside a date, where the page has no link or heading of that name.

    >>> page = Tree("<h1>A</h1><p>Taras Hnativ, 1 May 2022<p>World News, 1 May 2022<p><i>1 May 2022</i><i>Bo Lind</i>")
    >>> _dated_name(page, 1, 2), _dated_name(page, 2, 3), _dated_name(page, 3, 5)
    ('Taras Hnativ', None, 'Bo Lind')
    """
    said = [" ".join(piece.split()) for piece in tree.pieces[start:stop]]
    rests = [_without_time(piece) for piece in said]
    if rests == said:
        line = tree.line(start, stop, longest=LONGEST)
        rests = [_without_time(line)]
        if rests == [line]:
            return None
    parts = [part.strip() for rest in rests for part in _PARTS.split(rest)]
    worded = [
        part
        for part in parts
        if any(map(str.isalpha, part))
        and not (has_digit(part) or part in BEFORE_NAMES or part.endswith(":") or _SOURCE.match(part))
    ]
    return _only_here(tree, worded[0]) if len(worded) == 1 else None


def _name_above_date(tree: Tree, start: int, stop: int) -> str | None:
    """Return the name that is all of a line, right above one that is all a date, or what somebody is at a paper.

    >>> page = Tree("<h1>Bills</h1><p>Taras Hnativ<p>12 May 2022<p>Bo Day<p>It was dark.<p>Ann Holm<p>Staff Writer")
    >>> _name_above_date(page, 1, 2), _name_above_date(page, 3, 4), _name_above_date(page, 5, 6)
    ('Taras Hnativ', None, 'Ann Holm')
    """
    following = next(tree.lines(stop, len(tree.pieces)), None)
    if following is None or tree.size(*following) > LONGEST:
        return None
    below = tree.line(*following, longest=LONGEST)
    if not below or not (_without_time(below) == "" or _ROLE.fullmatch(below)):
        return None
    return _only_here(tree, tree.line(start, stop, longest=LONGEST))


def _only_here(tree: Tree, said: str) -> str | None:
    """Return what is written as a name is, after "by" perhaps, if neither links nor machines are told it."""
    first, _, rest = said.partition(" ")
    name = rest if first in BEFORE_NAMES or first.lower() in LABELS else said
    # Of a name with an initial before it, no blank may part that: "Б.Оюунчимэг".
    if not 1 < len(_INITIAL.sub(". ", name).split()) <= MOST_WORDS or not _is_person(name):
        return None
    alike = sum(
        " ".join(piece.split()) == name and not _is_credit(tree, at) for at, piece in enumerate(tree.pieces)
    )
    # An outlet is named in its menu, in the title of the page, or to machines.
    named = any(name in told for told in (*_told(tree), *tree.unheard.values()))
    return _without_stop(name) if alike <= 1 and not named else None


def _without_stop(name: str) -> str:
    """Return a name without the stop that ends its line, which abbreviations end with too.

    >>> _without_stop("AGENCIA NORTE."), _without_stop("Bo Lind Jr.")
    ('AGENCIA NORTE', 'Bo Lind Jr.')
    """
    last = name.rpartition(" ")[2]
    return name[:-1] if len(last) > LONGEST_ABBREVIATION and last[:-1].isalpha() and last[-1] == "." else name


def _labelled_signatures(tree: Tree, gone: Container[int], aside: Sequence[int]) -> Iterator[str]:
    """Yield the names of lines that are nothing but "Author: Ann Holm", as papers set below what they print too.

    >>> list(_labelled_signatures(Tree("<p>It was dark.<p>Автор:&nbsp;Анна Хольм<p>No author: nobody"), (), ()))
    ['Анна Хольм']
    """
    for at, end in tree.lines(0, len(tree.pieces)):
        if at in gone or tree.size(at, end) > LONGEST_SIGNATURE or (aside and aside[tree.owners[at]]):
            continue
        line = tree.line(at, end, longest=LONGEST)
        label = _LABELLED.fullmatch(line) if ":" in line else None
        if label and not _among_comments(tree, tree.owners[at]) and (name := _labelled(line, label)):
            yield name


def _is_credit(tree: Tree, at: int) -> bool:
    """Tell whether a piece stands behind a label on its line, as the name of who took a picture does.

    >>> tree = Tree("<p>Boats. Ảnh: <i>Lan Chi</i><p><b>Lan Chi</b>")
    >>> _is_credit(tree, 1), _is_credit(tree, 2)
    (True, False)
    """
    return at > 0 and tree.breaks[at] == NOTHING and tree.pieces[at - 1].rstrip().endswith((":", "："))


def _signatures_at_the_side(tree: Tree, gone: Container[int]) -> Iterator[str]:
    """Yield the names on lines of their own, at the right or in bold below the text, as papers set them.

    >>> page = Tree("<p>It was dark.<p style='text-align: right'><b>Hải Đăng</b>")
    >>> list(_signatures_at_the_side(page, ()))
    ['Hải Đăng']
    """
    aside = (
        at
        for at, end in tree.lines(0, len(tree.pieces))
        if at not in gone
        and end - at == 1
        and tree.sizes[at] <= LONGEST_SIGNATURE
        and (_is_set_right(tree, at) or _ends_text(tree, at))
    )
    for at in islice(aside, MOST_NAMES):
        if name := _only_here(tree, " ".join(tree.pieces[at].split())):
            yield name


def _is_set_right(tree: Tree, at: int) -> bool:
    around = (tree.owners[at], *tree.ancestors(tree.owners[at], most=1))
    return any(_is_at_the_right(tree.attributes[index]) for index in around)


def _ends_text(tree: Tree, at: int) -> bool:
    """Tell whether a piece is all of the last paragraph of a text, and in bold.

    >>> tree = Tree("<div><p>It was dark, the warden said.<p><b>Ann Holm</b></div><div><p><b>Bo Lind</b></div>")
    >>> _ends_text(tree, 1), _ends_text(tree, 2)
    (True, False)
    """
    owner = tree.owners[at]
    paragraph = tree.parents[owner]
    around = tree.parents[paragraph]
    if tree.tags[owner] not in _BOLD or tree.tags[paragraph] != "p" or not at:
        return False
    before = tree.owners[at - 1]
    return (
        around >= 0
        and tree.tags[around] not in _WHOLE
        and (tree.starts[paragraph], tree.stops[paragraph], tree.stops[around]) == (at, at + 1, at + 1)
        and tree.tags[before] == "p"
        and tree.parents[before] == around
        and tree.pieces[at - 1].rstrip(_CLOSING).endswith(_STOPS)
    )


def _is_at_the_right(attributes: Mapping[str, str]) -> bool:
    return attributes.get("align", "").lower() == "right" or bool(_RIGHT.search(attributes.get("style", "")))


def _without_time(line: str) -> str:
    span = time_span(line)
    return f"{line[: span[0]]} | {line[span[1] :]}".strip(_AROUND) if span else line


def _is_person(name: str, *, also: int = 0) -> bool:
    """Tell whether words are written as a name is and say nothing of a page, but what `also` allows (see `cues`)."""
    words = name.split()
    return (
        may_be_name(name)
        and _SECTIONS.isdisjoint(map(str.casefold, words))
        and not is_chrome(name)
        # What stands before names may be the second one of a person, as Đăng is.
        and not (cue_of(name) & ~BY | cue_of(words[0])) & ~also
    )


def _reporter(line: str) -> str | None:
    """Return who a line says is the reporter, as lines in Chinese and Korean do.

    >>> _reporter("[한별신문 정다은 기자] 서울의 낮"), _reporter("(记者 周晓岚)"), _reporter("记者会")
    ('정다은', '周晓岚', None)
    """
    match = _REPORTER.search(line)
    return (match["name"] or match["korean"]) if match else None


def _name_in(line: str) -> str | None:
    if labelled := _LABELLED.search(line) or _TEXT.search(line):
        return _labelled(line, labelled)
    if reporter := _reporter(line):
        return reporter
    if wrote := _WROTE.fullmatch(line):
        return wrote["name"] if may_be_name(wrote["name"]) else None
    span = time_span(line)
    rest = _EMAIL.sub("|", f"{line[: span[0]]} | {line[span[1] :]}" if span else line)
    said = byline(_ENDS.split(rest.strip(_AROUND), maxsplit=1)[0])
    if said is None and span and (at_time := _AT_TIME.search(line)) and at_time.end() - 1 <= span[0] + 1:
        said = at_time["name"]
    if said is None and span:
        # "Monday, May 23, 2011, by Ann", and as Drupal has it: "Mon, 11/17/2008 - 08:30 — Ann Holm".
        by, after = _BY.search(rest), _AFTER_DATE.match(line, span[1])
        whole = after if after and len(after["name"].split()) > 1 else None
        said = (by or whole or {"name": None})["name"]
    if said and _SOURCE.match(said):
        return None
    return said.strip() if said and may_be_name(said.strip()) else None


def _labelled(line: str, match: re.Match[str]) -> str | None:
    """Return the name that follows a label, without the next label and without what leads to a date."""
    words = match["name"].split()
    if line[match.end("name") :].startswith((":", "：")):
        words = words[:-1]
    while words and words[-1].casefold() in _LINKS:
        words.pop()
    name = " ".join(words).strip(_AROUND)
    return name if name and may_be_name(name) else None


def may_be_name(name: str) -> bool:
    """Tell whether words may be a name: one word, or all of them but particles written with a capital."""
    words = name.split()
    return (
        0 < len(words) <= MOST_WORDS
        and words[0].casefold() not in _NO_NAMES
        and not _MARKS.search(name)
        and (
            len(words) == 1
            or all(word[0] == word[0].title() or word.casefold() in _PARTICLES for word in words)
        )
        and words[-1].casefold() not in _PARTICLES
    )
