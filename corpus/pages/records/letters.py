"""Letters to the editor: paragraphs of text, and a name in bold or italics that opens each or is signed below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.extents import Extent, Reach
from ..document.tree import HEADINGS
from ..fields.slots import name_in
from .groups import Group
from .select import Found

if TYPE_CHECKING:
    from ..document.tree import Tree

RULE = "signed letters"
LONGEST_SIGNATURE = 120
SHORTEST_LETTER = 20
LEAST = 2
LEAST_OPENED, DISTINCT = 3, 0.7
"""How many letters begin with a name, and the share of different names: a conversation has few speakers."""
_LETTERS = re.compile(
    r"\b(?:letters?|readers?['’]? (?:letters|views|write|comments)|you write(?: to us)?|write to us"
    r"|your (?:letters|views|say)|postbag|mailbag|comments|leserbriefe?|leserpost|courrier(?: des lecteurs)?"
    r"|cartas(?: al director| de los lectores)?|lettere|lezersbrieven|ingezonden|insändare|leserinnlegg|læserbreve"
    r"|listy (?:do redakcji|czytelników)|письма|cartas dos leitores)\b",
    re.IGNORECASE,
)
_BOLD, _ITALICS = frozenset(("strong", "b")), frozenset(("em", "i"))
_PLACE = re.compile(r"\s*(?:\([^()]{1,60}\)|,[^:.!?]{1,60})?\s*:\s*")
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*\.?\s){1,6}[^\W\d_][\w.'’-]*(?:\s\(\w{2,8}\))?,?", re.UNICODE)


def find_letters(tree: Tree) -> Found | None:
    """Return the letters of a page that a heading calls so; None where none are signed.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> letter = "<p>The ferry has not sailed for a week, and no one says why.</p><p><b>{}</b><br>Harbour Street</p>"
    >>> page = Tree("<h1>Letters</h1>" + letter.format("Ann Holm") + letter.format("Bo Salt"))
    >>> len(find_letters(page).members)
    2
    """
    titles = [index for index in tree.headings if _LETTERS.search(tree.text(index, longest=80))]
    if not titles:
        return None
    best: list[Extent] = []
    reach: Reach = "backward"
    for parent in sorted({tree.parents[index] for index, tag in enumerate(tree.tags) if tag == "p"}):
        if parent >= 0 and tree.ends[parent] > titles[0]:
            paragraphs = [child for child in tree.children(parent) if child > titles[0]]
            opened = _opened(tree, paragraphs)
            # Below what is signed in italics, what is in bold heads the next letter.
            for dress in (_ITALICS, _BOLD):
                signed = _signed(tree, paragraphs, dress)
                if len(signed) > len(best):
                    best, reach = signed, "backward"
            if len(opened) > max(len(best), LEAST_OPENED - 1):
                best, reach = opened, "forward"
    if len(best) < LEAST:
        return None
    group = Group(
        name="p.signed",
        aliases=("p.signed",),
        members=tuple(best),
        reach=reach,
        inner={extent.element: () for extent in best},
        vocabulary=1.0,
        timed=0.0,
        named=1.0,
        answerable=0.0,
        worded=1.0,
        length=0.0,
        placed=True,
        crowded=0.0,
        linked=0.0,
        score=1.0,
    )
    return Found(members=group.members, rule=RULE, system=None, confidence=0.7, group=group)


def letters_evidence(found: Found) -> tuple[str, ...]:
    """Say why the letters of a page were taken for some."""
    how = "signed below by a name" if found.group.reach == "backward" else "opened by a name in bold"
    return (f"{len(found.members)} texts {how}", "a heading of letters above them")


def below_heading(tree: Tree, letter: Extent) -> Extent:
    """Return a letter without the heading it begins with."""
    if not _is_heading(tree, letter.first):
        return letter
    below = tree.ends[letter.first]
    return letter._replace(first=below, start=tree.starts[below])


def with_heading(tree: Tree, letter: Extent, *, text: str) -> str:
    """Return the text of a letter below the heading it begins with, if it has one."""
    return f"{tree.text(letter.first)}\n{text}" if _is_heading(tree, letter.first) else text


def without_place(tree: Tree, letter: Extent, *, text: str, author: str | None) -> str:
    """Return the text of a letter without what stands beside the name: a place, most often."""
    if opening := _PLACE.match(text):
        return text[opening.end() :]
    signature = tree.text(letter.element, longest=LONGEST_SIGNATURE)
    place = signature.removeprefix(author or "").strip(" ,")
    return text.removesuffix(place).rstrip() if place else text


def _is_heading(tree: Tree, index: int) -> bool:
    """Tell whether an element heads a letter: a heading, or a paragraph that is all in bold."""
    bold = index + 1
    return tree.tags[index] in HEADINGS or (
        tree.tags[index] == "p"
        and bold < tree.ends[index]
        and tree.tags[bold] in _BOLD
        and (tree.starts[bold], tree.stops[bold]) == (tree.starts[index], tree.stops[index])
        and tree.size(tree.starts[index], tree.stops[index]) <= LONGEST_SIGNATURE
    )


def _signed(tree: Tree, siblings: list[int], dress: frozenset[str]) -> list[Extent]:
    """Return the runs of paragraphs that a signature in some dress ends, each with its heading where each has one.

    What stands after the last one is no letter.
    """
    found: list[Extent] = []
    run: list[int] = []
    for index in siblings:
        signed = tree.tags[index] == "p" and _is_signature(tree, index, dress)
        if _is_heading(tree, index) and not signed:
            run = [index]
        elif tree.tags[index] != "p":
            run = []
        elif signed:
            if _is_letter(tree, run, index):
                start, stop = tree.starts[run[0]], tree.stops[index]
                found.append(Extent(index, run[0], tree.ends[index], start, stop))
            run = []
        elif tree.stops[index] > tree.starts[index]:
            run.append(index)
    if all(_is_heading(tree, letter.first) for letter in found):
        return found
    # A heading above some of them heads several.
    return [below_heading(tree, letter) for letter in found]


def _is_letter(tree: Tree, run: list[int], signature: int) -> bool:
    """Tell whether there is enough text, its heading aside, above a signature."""
    paragraphs = [index for index in run if not _is_heading(tree, index)]
    return (
        bool(paragraphs) and tree.size(tree.starts[paragraphs[0]], tree.starts[signature]) >= SHORTEST_LETTER
    )


def _opened(tree: Tree, siblings: list[int]) -> list[Extent]:
    """Return the runs of paragraphs that a name in bold and a colon open, each by somebody else."""
    found: list[Extent] = []
    names: set[str] = set()
    for index in siblings:
        if tree.tags[index] != "p":
            if tree.stops[index] > tree.starts[index] or tree.tags[index] == "hr":
                found, names = (found, names) if len(found) >= LEAST_OPENED else ([], set())
            continue
        name = _opening_name(tree, index)
        if name:
            names.add(name)
            found.append(Extent(index, index, tree.ends[index], tree.starts[index], tree.stops[index]))
        elif found and found[-1].last == index:
            found[-1] = found[-1]._replace(last=tree.ends[index], stop=tree.stops[index])
    return found if len(names) >= DISTINCT * len(found) else []


def _opening_name(tree: Tree, index: int) -> str | None:
    bold = index + 1
    if bold >= tree.ends[index] or tree.tags[bold] not in _BOLD or tree.starts[bold] != tree.starts[index]:
        return None
    name = name_in(tree, bold)
    rest = tree.line(tree.stops[bold], tree.stops[index], longest=LONGEST_SIGNATURE)
    return name if name and name[0].isupper() and _PLACE.match(rest) else None


def _is_signature(tree: Tree, index: int, dress: frozenset[str]) -> bool:
    inner = index + 1
    start, stop = tree.starts[index], tree.stops[index]
    if tree.size(start, stop) > LONGEST_SIGNATURE or inner >= tree.ends[index]:
        return False
    if tree.tags[inner] not in dress or tree.starts[inner] != start:
        return False
    name = without_town(name_in(tree, inner))
    return name is not None and name[0].isupper() and _NAME.fullmatch(name) is not None


def without_town(name: str | None) -> str | None:
    """Return the name of who signs a letter without the place behind it.

    >>> without_town("Edith Pool, North Grafton"), without_town("Edith Pool"), without_town(None)
    ('Edith Pool', 'Edith Pool', None)
    """
    return name.partition(",")[0] if name else None
