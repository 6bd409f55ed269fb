"""The subjects of comments: the line in which a reader says what a comment is about, or its whole point.

Forums, and the comments of some newspapers, ask for one beside the text. It is the reader's own writing, so it
becomes the first line of the text, as the headline does in the One Million Posts corpus (Schabus et al. 2017). A
system writes such lines too: "Re: …", "(no subject)", the first words of the text, the title of the report, a rank.
None of these is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from ..document.extents import holder
from ..document.words import ANSWERED, AUTHOR, CHROME, SUBJECT, TIME, name_pattern
from ..wording.counts import count_in
from ..wording.cues import has_digit, words_in
from ..wording.phrases import OPENS_ANSWER, is_chrome, is_guest, only_connects
from ..wording.times import time_span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ..document.extents import Extent
    from ..document.tree import Tree
    from .fields import Fields

LONGEST = 150
MOST_ALIKE = 2
"""How many comments of a page may have the same subject before it is taken for a label of the system."""
MOST_BESIDE_TIME = 12
MOST_AROUND = 2
"""How far around a title what is said of the writer may be."""
MOST_COUNTING = 2
"""Words beside the number of a line that counts comments."""
LEAST_IN_TEXT = 3
"""Words of a subject that a text is taken to hold already, and not to say by chance."""
MOST_ABOVE = 5
"""How many elements above a name after "by" a subject in bold may stand."""
_ANSWERS = frozenset(("yes", "no"))
"""What a reader may say in a word, though buttons say so too."""
_BOLD = frozenset(("b", "strong"))
_TAGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_UNTITLED = re.compile(
    r"\W*(?:no (?:subject|title)|untitled|(?:ohne|kein) (?:titel|betreff)|sans (?:titre|objet)|sin (?:t[íi]tulo|asunto)"
    r"|sem (?:t[íi]tulo|assunto)|senza (?:titolo|oggetto)|geen (?:titel|onderwerp)|ingen (?:titel|rubrik)"
    r"|bez (?:tytułu|tematu)|başlıksız|без (?:темы|названия|заголовка)|بدون عنوان|بلا عنوان|ללא (?:כותרת|נושא)"
    r"|無題|无题|제목 없음)\W*",
    re.IGNORECASE,
)  # fmt: skip
_NUMBER = re.compile(r"^(?:#\s?\d{1,5}[.:)]?|\d{1,5}[.:)])\s+")
_SCORE = re.compile(r"\s*\(score:[^()]{1,40}\)$", re.IGNORECASE)


def add_subjects(tree: Tree, read: Sequence[tuple[Extent, Fields]], *, signed: Collection[int] = ()) -> None:
    """Put before the text of each comment the subject that its reader gave it, where one stands beside it.

    Args:
        tree: the page.
        read: the records, in the page's order, with their fields.
        signed: elements that hold a name after "by": what is in bold above them is a subject.
    """
    if not read:
        return
    first, last = read[0][0].first, max(extent.last for extent, _ in read)
    nodes = {at for at in tree.headings if first <= at < last and tree.tags[at] in _TAGS}
    nodes.update(at for at in tree.named if first <= at < last and tree.said[at] & SUBJECT)
    nodes.update(_in_bold(tree, signed, first=first, last=last))
    if not nodes:
        return
    found: dict[int, str] = {}
    called = False
    extents = [extent for extent, _ in read]
    firsts = [extent.first for extent in extents]
    like: set[tuple[str, tuple[str, ...]]] = set()
    # What is all the text of one record is no heading of the site's in another.
    alone_elsewhere: set[tuple[str, tuple[str, ...]]] = set()
    # Some readers write a subject and nothing else, which those of the others tell.
    for alone in (False, True):
        for index in sorted(nodes):
            place = holder(extents, firsts, index)
            if place is None or place in found or tree.size(tree.starts[index], tree.stops[index]) > LONGEST:
                continue
            extent, fields = read[place]
            kind = tree.tags[index], tree.classes[index]
            if tree.said[index] & SUBJECT and tree.text(index, longest=LONGEST) == fields.text:
                alone_elsewhere.add(kind)
            if alone == bool(fields.text) or (alone and not (tree.said[index] & SUBJECT or kind in like)):
                continue
            if subject := _subject(tree, index, extent, fields):
                found[place] = subject
                like.add(kind)
                called = called or (tree.said[index] & SUBJECT != 0 and "title" not in tree.classes[index])
    alike = Counter(map(_label, found.values()))
    # One subject among many comments may be any heading, where nothing calls it one.
    if len(alike) < min(2, len(read)) and not called and like.isdisjoint(alone_elsewhere):
        return
    elsewhere = {tree.text(at, longest=LONGEST) for at in tree.headings if not first <= at < last}
    title = " ".join(said for at, said in tree.unheard.items() if tree.tags[at] == "title")
    for place, subject in found.items():
        if alike[_label(subject)] <= MOST_ALIKE and subject not in elsewhere and subject not in title:
            fields = read[place][1]
            fields.text = f"{subject}\n{fields.text}".rstrip("\n")


def _in_bold(tree: Tree, signed: Collection[int], *, first: int, last: int) -> Iterator[int]:
    """Yield what is in bold a few elements above the names after "by" among some elements."""
    for name in signed:
        if first <= name < last:
            above = range(name - 1, max(first, name - MOST_ABOVE) - 1, -1)
            bold = (at for at in above if tree.tags[at] in _BOLD and tree.stops[at] < tree.starts[name])
            yield from islice(bold, 1)


def _subject(tree: Tree, index: int, extent: Extent, fields: Fields) -> str | None:
    """Return what an element says a comment is about, if it is no line about the comment and not in its text."""
    if fields.kind not in ("comment", "pinned"):
        return None
    if tree.said[index] & (AUTHOR | TIME | CHROME | ANSWERED) or _is_of_writer(
        tree, index, within=extent.element
    ):
        return None
    said = tree.text(index, longest=LONGEST)
    line = _SCORE.sub("", _NUMBER.sub("", said)).strip("# ")
    if not any(map(str.isalpha, line)) or _counts(said):
        return None
    if OPENS_ANSWER.match(line) or _UNTITLED.fullmatch(line):
        return None
    if line.lower().rstrip(".!") not in _ANSWERS and (
        is_chrome(line) or is_guest(line) or only_connects(line)
    ):
        return None
    words = _words(line)
    if fields.author and f" {_words(fields.author)} " in f" {words} ":
        return None
    if _opens(fields.text[: 2 * LONGEST], line) or line in fields.text.split("\n"):
        return None
    if len(words.split()) >= LEAST_IN_TEXT and line in fields.text:
        return None
    span = time_span(line)
    return None if span and len(line) - (span[1] - span[0]) <= MOST_BESIDE_TIME else line


def _counts(line: str) -> bool:
    """Tell whether a line only says how many comments there are, as what heads a lone one may.

    >>> _counts("Komentarze (1)"), _counts("No 2 comments are alike")
    (True, False)
    """
    return has_digit(line) and len(words_in(line)) <= MOST_COUNTING and count_in(line) is not None


def _is_of_writer(tree: Tree, index: int, *, within: int) -> bool:
    """Tell whether a mere "title" stands among what is said of the writer: it is what the site calls them.

    What the record as a whole, `within` which it stands, is called tells nothing; a heading that links to the record on
    its page is no rank.
    """
    around = (at for at in tree.ancestors(index, most=MOST_AROUND) if at > within)
    return (
        "title" in tree.classes[index]
        and any(tree.said[at] & (AUTHOR | CHROME) for at in around)
        and not (tree.tags[index] in _TAGS and _links_here(tree, index))
    )


def _links_here(tree: Tree, index: int) -> bool:
    """Tell whether all of a heading is a link to a place on a page.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> tree = Tree("<h3><a href=/report#c9>Late again</a></h3><h3><a href=/rank>Captain</a></h3>")
    >>> [_links_here(tree, at) for at in tree.headings]
    [True, False]
    """
    link = tree.owners[tree.starts[index]]
    return tree.stops[link] == tree.stops[index] and "#" in (tree.attributes[link].get("href") or "")


def _label(subject: str) -> str:
    """Return a subject as a label that a system repeats with other numbers."""
    return name_pattern(subject.casefold())


def _opens(text: str, subject: str) -> bool:
    """Tell whether a text begins with the words of a subject, the last of which may be cut.

    >>> _opens("It was late again.", "It was la…"), _opens("Jahre ist das her.", "Ja")
    (True, False)
    """
    cut = "" if subject.endswith(("…", "...")) else " "
    return f"{_words(text)} ".startswith(f"{_words(subject)}{cut}")


def _words(text: str) -> str:
    return " ".join(words_in(text))
