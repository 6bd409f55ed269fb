"""The report of a page: body, title, authors, date, outlet, address and language.

The body is trafilatura's (Barbaresi 2021, https://doi.org/10.18653/v1/2021.acl-demo.15), the most accurate
of the open extractors in its author's and our own comparison. It is given the tree without its comments,
so that none can come back as body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from ...values.dates import iso_date
from ...values.language_tags import cased
from ..document.dom import root_of
from ..document.joiners import with_joiners, without_joiners
from ..document.tree import Tree
from ..wording.calendar import MONTHS, WEEKDAYS
from ..wording.vocabulary import phrases
from .as_written import LABELS, as_written
from .beside import without_besides
from .broken_lines import mark_paragraphs
from .lead import opening
from .run_together import parted
from .signed import may_be_name, own_names, shown_instead, signed_by, with_joint
from .teasers import related, teasers
from .titles import report_title

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lxml.html import HtmlElement

LONGEST_NAME = 120
RUNNING = 60
"""Words of a cell from which on it holds running text."""
BY = re.compile(
    r"^(?:(?:posted|written|published|story|words|text|report(?:ed)?|publicado|escrito|publié|écrit|rédigé|veröffentlicht"
    r"|geschrieben|pubblicato|scritto|geplaatst|geschreven|opublikowa\w+|napisa\w+)\s+(?:by|por|par|von|da|door|przez)"
    r"|interview(?!\s+(?:with|mit|avec|con|med)\b)(?=\s*:?\s+[^\W\d_]\S+\s+\S)"
    r"|(?:view )?all posts by|alle (?:beiträge|artikel|posts) von|(?:voir|afficher) tous les articles (?:de|par)"
    r"|ver todas las entradas de|ver todos os posts de|vedi tutti gli articoli di|(?:bekijk )?alle berichten van"
    r"|zobacz wszystkie wpisy"
    r"|(?:eine?|an?)\s+\w+\s+(?:von|by)|by|por|par|door|przez|(?-i:de)(?=\s+[^\W\d_]\S+\s+\S)|(?:von|di)(?=\s+\S+\s+\S)|(?-i:[Aa][fv])"
    r"|ავტორი|հեղինակ(?:՝)?|автор|аутор|autor(?:a|e|en)?|oprac\.|opracowa\w+|auteur|文章作者|作者|yazan|yazar|müəllif|συντάκτης"
    r"|nivîskar|добавила?|(?:ارسال|نوشته|منتشر) شده توسط|نوشته|(?:ئامادەکردنی|نووسینی)(?=\s*:)"
    r"|نویسنده|بواسطة|بقلم|كتب|الكاتب|مؤلف|נכתב על ידי|מאת"
    rf"|{'|'.join(map(re.escape, sorted((*phrases('by'), *LABELS), key=len, reverse=True)))})\s*:?\s+"
    r"|^(?:tekst|text|texto|texte|testo|besedilo|foto|责任编辑|编辑|記者|记者|文章作者|作者|文|投稿者|文責|נכתב|текст)\s*[:：/]\s*",
    re.IGNORECASE,
)
_CONNECTS = re.compile(r"\s+(?:on|at|am|um|le|el|anzeigen|ansehen|→)$", re.IGNORECASE)
_BEHIND_NAME = re.compile(
    r"\s+(?:Categor(?:y|ies)|Filed|Tags?|Posted|Published|Updated|Comments?|Follow)\b.*$", re.DOTALL
)
"""What extractors take into a name that stands behind it: in small letters, it may be a name's end."""
_ROLE = re.compile(
    r"\b(?:staff|digital|senior|chief|special)\s+(?:writer|reporter|correspondent|producer|editor)s?$"
)
_BESIDE_NAME = re.compile(r"\s+[·•|]\s+")
_NO_AUTHOR = re.compile(
    r"(?:(?:photo|foto|фото|bild)s?\s+(?:by (?:the )?author|автор[аи]?|autora?|des autors|del autor)\W*$"
    r"|(?:last |first )?(?:updated|published|posted)\b|(?:name|author|super ?user|webmaster|admin(?:istrator)?"
    r"|e-?mail(?: com)?)?\W*$)",
    re.IGNORECASE,
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_CONTENTS = frozenset(
    (
        "toc",
        "toc_container",
        "ez-toc-container",
        "lwptoc",
        "table-of-contents",
        "tableofcontents",
        "wp-block-table-of-contents",
    )
)
_INFO = frozenset(("article-info",))
MOST_CONTENTS = 0.3
"""The share of a page's text that a list of its contents is less than."""
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says in its outlet's own voice, and about itself.

    `beside` counts the lines left out of the text because they are none of it.
    """

    text: str = ""
    beside: int = 0
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def read_article(text: str, *, tree: Tree, without: Sequence[int], url: str | None) -> Article:
    """Read the report of a page.

    Args:
        text: the page, as `parse` made it safe.
        tree: the page's elements.
        without: the places in it of what to leave out.
        url: its address, where it is known.
    """
    from trafilatura import bare_extraction

    root = root_of(without_joiners(text))
    _drop(root, [*without, *_contents(tree), *related(tree)], tree.tags)
    _dissolve_layout(root)
    mark_paragraphs(root)
    language = page_language(tree)
    try:
        found = bare_extraction(root, url=url, include_comments=False, with_metadata=True)
    except Exception:  # the extractor fails in many ways on broken pages; the title can still be had
        found = None
    if found is None or isinstance(found, dict):
        return Article(title=_line(report_title(root, named=None)), language=language)
    title = _line(report_title(root, named=" ".join((found.title or "").split()) or None))
    headings = {_line(" ".join(heading.itertext())) for heading in root.iter("h1")}
    outlets = {_line(found.sitename) or "", *_hosts_as_authors(tree)}
    named = _without_hosts(as_written(_authors(with_joiners(found.author or ""), outlets=outlets), tree))
    aside = teasers(tree, title)
    own = own_names(named, tree, aside=aside, without=without, title=title)
    # A sentence on whoever writes may have been taken apart.
    signed = (
        () if own and all(map(may_be_name, own)) else signed_by(tree, title, without=without, aside=aside)
    )
    authors = with_joint(signed or shown_instead(own, tree, without=without) or own, tree)
    text = parted(tree, with_joiners(found.text or ""))
    body = "\n".join((*opening(tree, text, without=without), text))
    own, beside = without_besides(
        body,
        titles={_line(found.title), _line(root.findtext(".//title")), title, *headings},
        authors=authors,
        about=_about(tree),
    )
    return Article(
        text=own,
        beside=beside,
        title=title,
        authors=authors,
        published=iso_date(found.date),
        outlet=_line(found.sitename) or _line(found.hostname),
        url=_line(found.url),
        language=language or _line(found.language),
    )


def _authors(said: str, *, outlets: Collection[str] = ()) -> tuple[str, ...]:
    """Return the authors of a report as the extractor says them, without what stands before or after their names.

    >>> _authors("Publicado por Tomás Ledesma; Ann Holm · Harbour News; Updated Aug")
    ('Tomás Ledesma', 'Ann Holm')
    >>> _authors("Ann Holm; DER BOTE"), _authors("ANN HOLM")
    (('Ann Holm',), ('ANN HOLM',))
    >>> _authors("Written by"), _authors("责任编辑：张迪"), _authors("Alle Beiträge von Hanna Vogelsang anzeigen")
    ((), ('张迪',), ('Hanna Vogelsang',))
    """
    names = (
        BY.sub("", f"{_BESIDE_NAME.split(part, maxsplit=1)[0].strip()} ").strip() for part in said.split(";")
    )
    names = (_BEHIND_NAME.sub("", name) for name in names)
    found = (_line(_without_saying(_CONNECTS.sub("", name))) for name in names if not _NO_AUTHOR.match(name))
    told = list(dict.fromkeys(name for name in found if name and not _is_other(name, outlets)))
    # Beside names written as usual, one in capitals is the outlet's: "Ann Holm, DER BOTE".
    usual = [name for name in told if not name.isupper()]
    return tuple(usual or told)


def _without_saying(name: str) -> str:
    """Return a name without the word behind it by which somebody writes or says something.

    >>> _without_saying("Halla Oddsdóttir skrifar"), _without_saying("Tha"), _without_saying("Ana Di")
    ('Halla Oddsdóttir', 'Tha', 'Ana Di')
    """
    before, _, last = name.rpartition(" ")
    return before if before and last.islower() and last in phrases("says") else name


def _without_hosts(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without addresses, which beside names written as usual are the outlet's.

    >>> _without_hosts(("Ann Holm", "Courier.example")), _without_hosts(("ann.holm",))
    (('Ann Holm',), ('ann.holm',))
    """
    usual = tuple(name for name in names if not _HOST.fullmatch(name))
    return usual or names


def _hosts_as_authors(tree: Tree) -> Iterator[str]:
    """Yield the addresses that a page gives for its author's name, as the extractor writes them: "Courier Example"."""
    for tag, attributes in zip(tree.tags, tree.attributes, strict=True):
        if tag == "meta" and (attributes.get("name") or "").lower() == "author":
            host = (attributes.get("content") or "").strip()[:LONGEST_NAME]
            if _HOST.fullmatch(host):
                yield host.replace(".", " ")


def _is_other(name: str, outlets: Collection[str]) -> bool:
    """Tell whether what stands for an author is an outlet, what somebody does there, or a day."""
    said = name.lower()
    return (
        any(said == outlet.lower() for outlet in outlets)
        or said in WEEKDAYS
        or said in MONTHS
        or _ROLE.search(said) is not None
    )


def _drop(root: HtmlElement, places: Sequence[int], tags: Sequence[str]) -> None:
    if not places:
        return
    elements = list(root.iter())
    chosen = [elements[at] for at in places if at < len(elements) and elements[at].tag == tags[at]]
    for element in chosen:
        if element.getparent() is not None:
            element.drop_tree()


def _contents(tree: Tree) -> Iterator[int]:
    """Yield the lists of what a report contains: its own headings, a second time."""
    whole = tree.lengths[-1]
    named = [*_called(tree, _CONTENTS), *(at for at in tree.identified if tree.ids[at] in _CONTENTS)]
    for index in named:
        start, stop = tree.starts[index], tree.stops[index]
        if tree.linked[stop] > tree.linked[start] and tree.size(start, stop) < MOST_CONTENTS * whole:
            yield index


def _about(tree: Tree) -> Iterator[str]:
    """Yield the lines of the list in which Joomla says of an article who wrote it, when and under what."""
    for index in _called(tree, _INFO):
        for at, end in tree.lines(tree.starts[index], tree.stops[index]):
            yield tree.line(at, end, longest=LONGEST_NAME)


def _called(tree: Tree, wanted: frozenset[str]) -> Iterator[int]:
    """Yield the elements that have one of some class names."""
    for names, by_tag in tree.alike:
        if not wanted.isdisjoint(names):
            yield from chain.from_iterable(by_tag.values())


def _dissolve_layout(root: HtmlElement) -> None:
    """Make boxes of the tables that a page is laid out with, which the extractor would take for data.

    A table is layout where another table, paragraphs or headings stand in it, or a cell of running text.
    """
    for table in list(root.iter("table")):
        inner = next(table.iterdescendants("table", "p", "h1", "h2", "h3"), None)
        if inner is None and not any(_is_running(cell) for cell in table.iterdescendants("td")):
            continue
        own = [
            part
            for part in table.iterdescendants("thead", "tbody", "tfoot", "tr", "td", "th")
            if next(part.iterancestors("table"), None) is table
        ]
        for part in (table, *own):
            part.tag = "div"


def _is_running(cell: HtmlElement) -> bool:
    return len("".join(cell.itertext()).split()) >= RUNNING


def whole_text(tree: Tree, *, without: Sequence[int]) -> str:
    """Return all the text of a page, a line a block, but that of some elements.

    >>> whole_text(Tree("<p>Truce<p>holds <b>today</b>"), without=[])
    'Truce\\nholds today'
    """
    gone = {at for index in without for at in range(tree.starts[index], tree.stops[index])}
    parts = [
        ("\n" if tree.breaks[at] else "") + " ".join(f"|{piece}|".split())[1:-1]
        for at, piece in enumerate(tree.pieces)
        if at not in gone
    ]
    return "".join(parts).strip()


def page_language(tree: Tree) -> str | None:
    """Return the language a page declares, as a BCP 47 tag.

    >>> page_language(Tree('<html lang="de_AT"><p>Grüß Gott'))
    'de-AT'
    """
    declared: list[str | None] = []
    for tag, attributes in zip(tree.tags, tree.attributes, strict=True):
        if tag == "html":
            declared[:0] = [attributes.get("lang"), attributes.get("xml:lang")]
        elif tag == "meta":
            name = (
                attributes.get("http-equiv") or attributes.get("property") or attributes.get("name") or ""
            ).lower()
            if name in ("content-language", "og:locale", "dc.language", "language"):
                declared.append(attributes.get("content"))
    for value in declared:
        found = _LANGUAGE.fullmatch((value or "").strip())
        if found:
            return cased(found[0].replace("_", "-"))
    return None


def _line(text: str | None) -> str | None:
    return " ".join(with_joiners(text).split()) or None if text else None
