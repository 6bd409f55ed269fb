"""Pages that are no report: lists of reports, such as front pages, and what a site says in place of a page.

Only what a page is sure to be is told: a page that calls itself an article is one, and so is one whose text stands in
one piece, or below a heading of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from contextlib import suppress
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from ...ids import same_page
from .teasers import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.tree import Tree

LIST, NOTICE, SIGN_IN = "with a list of reports", "with a notice", "with a form to sign in"
"""What a page is, behind the word for it."""
LEAST_ENTRIES, LEAST_SAYING = 4, 3
"""How many reports a page links to by headings, and below how many of these its text stands, if it lists them."""
LEAST_LINKED = 0.9
"""The share of a title that is in a link that leads to a report."""
LARGEST_SHARE = 0.5
"""The share of a page's text below one of these headings from which on it is that of one report."""
LEAST_TITLE = 20
"""Characters of a line of a front page that is a link from which on it is called as a report is."""
LEAST_SAID, LEAST_RUNNING = 12, 60
"""Characters of a line below a page's own title, and of one above all titles, from which on it is one of a report."""
LONGEST_NOTICE, LONGEST_SAID = 600, 90
"""Characters of the text of a notice, and of its title."""
_COMPARED = 40
"""Characters by which lines are known again."""
_ARTICLE = re.compile(r"\"@type\"\s*:\s*(?:\[\s*)?\"(?:\w*Article|\w*BlogPosting|Report)\"")
_COLLECTION = re.compile(r"\"@type\"\s*:\s*(?:\[\s*)?\"(?:CollectionPage|SearchResultsPage)\"")
_OF_LISTS = (
    frozenset(("archive", "category")), frozenset(("archive", "tag")), frozenset(("archive", "author")),
    frozenset(("archive", "date")), frozenset(("home", "blog")), frozenset(("search", "search-results")),
    frozenset(("search", "search-no-results")),
)  # fmt: skip
_OF_ONE = frozenset(("single", "singular", "page"))
_OF_NONE = "error404"
"""Classes that WordPress gives the body of a page, whatever the theme."""
_FRONT = re.compile(r"/?(?:(?:index|default|home)\.\w{3,5})?", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,200})", re.IGNORECASE)
_PARTS = re.compile(r"\s+[-–—·•|‹›«»]+\s+|\s*[|«»]\s*")
_WORDS = re.compile(r"\w+")
_NOTICE = re.compile(
    r"(?:error\W*)?(?:40[0-4]|410|50[0-4])(?:\W+(?:error|forbidden|(?:page )?not found))?"
    r"|(?:oops\W+)?(?:(?:the|this|that) )?(?:(?:page|file|content) )?(?:(?:was|is|could|can) )?not (?:be )?found"
    r"|(?:oops\W+)?(?:the|this|that) (?:page|file|content) (?:can['’]t|cannot|couldn['’]t) be found"
    r"|access denied|just a moment|attention required|(?:one|please wait a) moment(?:, please)?"
    r"|checking (?:if the site connection is secure|your browser(?: before accessing \S+)?)"
    r"|(?:please )?verify (?:that )?you are (?:a )?human|are you a (?:robot|human)"
    r"|service (?:temporarily )?unavailable|(?:die )?seite (?:wurde )?nicht gefunden|page (?:non trouvée|introuvable)"
    r"|página não encontrada|página no encontrada|pagina non trovata|pagina niet gevonden|страница не найдена"
    r"|sidan (?:kunde inte )?hitta(?:de)?s(?: inte)?|nie znaleziono strony|sayfa bulunamadı",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"(?:log|sign)[ -]?(?:in|on|up)|register|anmeld(?:en|ung)|einloggen|connexion|se connecter|iniciar sesión|entrar"
    r"|accedi|inloggen|вход|logga in|zaloguj się|giriş(?: yap)?",
    re.IGNORECASE,
)


def no_report(html: str, tree: Tree, *, title: str | None, text: str, url: str) -> str | None:
    """Return what a page without comments has in place of a report; None for one that is a report, or may be.

    Args:
        html: the page.
        tree: its elements.
        title: what its report would be called.
        text: what would be the text of its report.
        url: its address.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> entry = "<h2><a href='/{0}'>Story {0}</a></h2><p>This is what there is to say of it in a few words, {0}.</p>"
    >>> page = "".join(map(entry.format, range(5)))
    >>> text = "".join(f"This is what there is to say of it in a few words, {at}.\\n" for at in range(5))
    >>> no_report(page, Tree(page), title="Harbour News", text=text, url="https://harbour.example/news/")
    'with a list of reports'
    """
    if _is_article(tree):
        return None
    if len(text) <= LONGEST_NOTICE and (said := _said(html, tree, title, text)):
        return said
    if is_called_list(tree) or _is_list(tree, title=title, text=text, url=url):
        return LIST
    return None


def _is_article(tree: Tree) -> bool:
    """Tell whether a page calls itself an article."""
    for tag, attributes in zip(tree.tags, tree.attributes, strict=True):
        if tag == "body":
            break
        if tag == "meta":
            name = (attributes.get("property") or attributes.get("name") or "").lower()
            if name == "article:published_time":
                return True
            if name == "og:type" and (attributes.get("content") or "").lower().startswith("article"):
                return True
    return any(map(_ARTICLE.search, tree.scripts.values()))


def _said(html: str, tree: Tree, title: str | None, text: str) -> str | None:
    """Return what a short page is by its titles: a notice, or a form to sign in."""
    if _body_classes(tree) >= {_OF_NONE}:
        return NOTICE
    named = [tree.text(at, longest=LONGEST_SAID) for at in tree.headings if tree.tags[at] == "h1"]
    # Only the first is the page's: drawings have titles too.
    named += [" ".join(unescape(found[1]).split()) for found in [_TITLE.search(html)] if found]
    titles = [part.strip(" .…!?") for said in (title or "", *named) for part in _PARTS.split(said)]
    if any(map(_NOTICE.fullmatch, titles)):
        return NOTICE
    asks = bool(tree.forms) and all(len(line) < LEAST_RUNNING for line in text.splitlines())
    asks = asks or any(
        tag == "input" and (attributes.get("type") or "").lower() == "password"
        for tag, attributes in zip(tree.tags, tree.attributes, strict=True)
    )
    return SIGN_IN if asks and any(map(_SIGN_IN.fullmatch, titles)) else None


def is_called_list(tree: Tree) -> bool:
    """Tell whether a page says of itself that it is a list.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> is_called_list(Tree("<body class='archive category'>")), is_called_list(Tree("<body class=single>"))
    (True, False)
    """
    classes = _body_classes(tree)
    if not classes.isdisjoint(_OF_ONE):
        return False
    return any(map(classes.issuperset, _OF_LISTS)) or any(map(_COLLECTION.search, tree.scripts.values()))


def _body_classes(tree: Tree) -> frozenset[str]:
    body = tree.tags.index("body") if "body" in tree.tags else 0
    return frozenset(tree.classes[body] if tree.tags else ())


def _is_list(tree: Tree, *, title: str | None, text: str, url: str) -> bool:
    """Tell whether the text of a page stands in several pieces, each below a title that leads to another page."""
    parts = _split(url)
    is_front = bool(parts.netloc) and not parts.query and _FRONT.fullmatch(parts.path) is not None
    entries = dict(_entries(tree, url, is_front=is_front))
    if len(set(entries.values())) < LEAST_ENTRIES:
        return False
    titled = _key(title or "")
    # What the page says, and above each place in it the last title, of the page itself (-1) or of another.
    said, places, above = [], [], []
    length, last, own = 0, -1, False
    for start, stop in tree.lines(0, len(tree.pieces)):
        key = _key(tree.line(start, stop))
        if start in entries:
            last, own = start, False
        elif tree.tags[tree.owners[start]] == "h1" or (titled and key[: len(titled)] == titled):
            last, own = -1, True
        said.append(key)
        places.append(length)
        above.append((last, own))
        length += len(key)
    page = "".join(said)
    below = Counter[int]()
    at = 0
    for line in text.splitlines():
        key = _key(line)[:_COMPARED]
        found = max(page.find(key, at), page.find(key)) if key else -1
        if found < 0:
            continue
        at = found
        entry, own = above[bisect_right(places, found) - 1]
        if entry < 0 and len(line) >= (LEAST_SAID if own and _key(line) != titled else LEAST_RUNNING):
            return False
        below[entry] += len(line)
    if len(below) < LEAST_SAYING or max(below.values()) > LARGEST_SHARE * below.total():
        return False
    # On a front page reports may stand in full.
    return is_front or below.total() <= LONGEST * len(below)


def _entries(tree: Tree, url: str, *, is_front: bool) -> Iterator[tuple[int, str]]:
    """Yield where titles that lead to other pages of the site begin, and where they lead to.

    Args:
        tree: the page.
        url: its address.
        is_front: whether it is the front page of a site, where lines that are links count too, and not only headings.
    """
    host, own = _place(url)
    extents = [(tree.starts[at], tree.stops[at], 1) for at in tree.headings]
    if is_front:
        extents += [(start, stop, LEAST_TITLE) for start, stop in tree.lines(0, len(tree.pieces))]
    for start, stop, least in extents:
        size = tree.size(start, stop)
        if size < least or tree.linked[stop] - tree.linked[start] < LEAST_LINKED * size:
            continue
        target = _target(tree, start, url)
        there, path = _place(target)
        # Parts of one report may be told apart by their parameters, and the pages of some sites.
        if there == host and (path not in ("", own) or (is_front and _split(target).query)):
            yield start, same_page(target)


def _target(tree: Tree, start: int, url: str) -> str:
    """Return where the link leads that a piece stands in; nothing where it leads to no page."""
    owner = tree.owners[start]
    link = next((at for at in (owner, *tree.ancestors(owner)) if tree.tags[at] == "a"), None)
    href = "" if link is None else (tree.attributes[link].get("href") or "").strip()
    with suppress(ValueError):
        return urljoin(url, href) if href and not href.startswith("#") else ""
    return ""


def _place(url: str) -> tuple[str, str]:
    """Return the host of an address and the path on it."""
    parts = _split(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.strip("/")


def _split(url: str) -> SplitResult:
    with suppress(ValueError):
        return urlsplit(url)
    return urlsplit("")


def _key(line: str) -> str:
    """Return what a line is known by, however its blanks and signs are read."""
    return "".join(_WORDS.findall(line))
