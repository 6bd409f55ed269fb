"""Where on a page its comments may be: boxes named for comments, headings of comments, what is elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ..cldr import levelled
from ..document.tree import HEADINGS, Tree
from ..document.words import COMMENT, CONTAINER, DECOY, ELSEWHERE, PING, SIDE
from ..wording.counts import BY_WHOM
from ..wording.cues import HEADING, LONGEST_HEADING, REPLIES, REPLY, cue_of, has_digit, words_in
from ..wording.marks import LEADS_TO_NAME
from ..wording.vocabulary import is_said, levelled_phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

NOWHERE, DECOYED = -1, -2
"""In place of a zone: outside every zone, and inside a box of teasers or of other pages' comments."""
MOST_LABELS = 4
"""How many pieces before a form what it is for may stand."""
MOST_AROUND = 8
"""How far around a piece a menu that it is in may be."""
_PLACED = COMMENT | DECOY | ELSEWHERE
"""What names say of where an element is."""
LONGEST_PHRASE = 40
"""Characters of a heading that says nothing but "comments" in some language, with a number or without."""
_BOXES = frozenset(("div", "section", "aside", "ul", "ol", "dl", "li", "table"))
LARGEST_ZONE = 0.97
LARGEST_ELSEWHERE = 0.5
LARGEST_DECOY = 0.3
LEAST_LINKED = 0.8
"""The share of links in what a menu says."""
# Headings are looked at in lower case; vowel signs of Indian scripts are no letters by themselves.
_HEADING = re.compile(
    r"\W*(?:(?:[\w\u0900-\u0e7f]+|\d+[.,][\d.,]*|readers?['’]|what .{1,20}|join the)\s+){0,3}"
    r"(?:comments?|kommentare?|leserkommentare|lesermeinungen|leserbriefe|commentaires?|comentarios?"
    r"|comentários?|commenti|reacties|kommentarer?|التعليقات|تعليقات|ردود"
    r"|komentarze|комментари[ийяев]+|коментар\w*|отзывы|обсуждение|мнени[ея]|відгуки|думки|responses?|replies"
    r"|r[eé]actions?|reaktionen|thoughts|conversation|discussion|diskussion|antworten"
    r"|letters|feedback|opini[oó]n(?:s|es)|yorumlar[ıi]?|kommentit|hozzászólások|vélemények|messages?|meinungen|respuestas"
    r"|comentarii(?:le)?|komentář[eů]|koment[aá]re|komentar(?:ji|i)?|komentarai|komentāri|kommentaarid|komente|názory|opinie"
    r"|σχ[όο]λια|نظرات|دیدگاه\s?ها|دیدگاه\u200cها|تبصرے|תגובות|टिप्पणिया[ँं]|प्रतिक्रियाए[ँं]|विचार|মন্তব্য"
    r"|ความคิดเห็น|bình luận|ý kiến"
    r"|(?:みんなの|読者の|皆様の|皆さんの)?(?:コメント|声|ご?意見|ひとこと|一言|感想)|댓글|의견|评论|評論|网友评论|跟帖|留言|回應"
    r"|şərhlər|rəylər|пікірлер|კომენტარები|մեկնաբանություններ)"
    rf"(?:\s+{BY_WHOM})?(?:\W{{1,3}}(?:(?:and|und|et|y|e|i|en|og|och)\s)?(?:track|ping)backs?){{0,2}}"
    r"(?:\W*(?:\d[\d.,]*(?:\s*(?:of|von|sur|de|di|van|из|/)\s*\d[\d.,]*)?|so far|on\b.*|to\b.*|zu\b.*"
    r"|read (?:it|them)\b.*|sur\b.*|for\b.*|add\b.*|by\b.*|from\b.*|below\b.*|على\b.*|ל\w.*)?\W*)$"
)


_NEWEST = re.compile(
    r"(?:latest|recent|newest|most recent) comments|recently discussed|(?:letzte|neueste|aktuelle) kommentare"
    r"|derniers commentaires|commentaires récents|últimos coment[aá]rios|comentarios recientes|comentários recentes"
    r"|ultimi commenti|(?:laatste|recente) reacties|(?:senaste|siste|seneste) kommentarer|viimeisimmät kommentit"
    r"|(?:ostatnie|najnowsze) komentarze|(?:последние|свежие|новые|недавние) (?:комментарии|отзывы)"
    r"|сейчас обсуждают|останні коментарі"
    r"|последни коментари|(?:најновији|последњи) коментари|(?:najnoviji|zadnji|posljednji|poslednji) komentari"
    r"|son (?:yorumlar|şərhlər|rəylər)"
    r"|(?:τελευταία|πρόσφατα) σχόλια|(?:آخر|أحدث) التعليقات|آخرین (?:نظرات|دیدگاه‌ها)"
    r"|תגובות אחרונות|最新(?:评论|評論)|最近のコメント|최근 댓글"
    r"|bình luận mới(?: nhất)?|komentar terbaru|ultimele comentarii"
    r"|(?:nejnovější|poslední) komentáře|legutóbbi hozzászólások|վերջին մեկնաբանություններ"
)
"""What heads a box of the newest comments of a whole site."""
_COUNT_TAGS = HEADINGS - {"h1"}
"""Headings that may hold the report's title too: 12 thoughts on …"""
_AROUND = " \t\n\xa0:|•·»«-–—"
LONGEST_NEWEST, LEAST_BOXED = 40, 20
_MAIL = re.compile(
    r"\W*(?:your |ihre |votre |tu |su )?(?:e-?mail|mail|courriel|correo|e-?posta|почта)", re.IGNORECASE
)
_SITE = re.compile(
    r"\W*(?:your |ihre |votre |tu |su |il tuo )?(?:web ?site|webseite|homepage|url\b"
    r"|(?:site|sitio|página|sito) (?:web|internet)|strona|сайт|web\b)",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\W*(?:be the first|leave|discuss|post|write|submit|deja|escrib[ea]|sé el primero|laisse[rz]?|poste[rz]|lascia"
    r"|scrivi|deixe|escreva|schreib\w*|napisz|dodaj|skriv|оставить|добавить|написать)\s",
    re.IGNORECASE,
)
"""What offers to write a comment heads a form."""


def comment_zones(tree: Tree) -> list[int]:
    """Return, for each element, the box named for comments that it is in (or is itself); the outermost such box.

    Elements that hold nearly the whole page are no zones, whatever their names say. A box of teasers that
    holds a box of comments is one where developers named things loosely, and the inner name counts.
    """
    zones = [NOWHERE] * len(tree)
    saids, starts, stops, lengths = tree.said, tree.starts, tree.stops, tree.lengths
    whole = lengths[-1] or 1
    # Reviews that a shop's customers write are no comments on a report.
    typed = [index for index in tree.telling if "itemtype" in tree.attributes[index]]
    products = [index for index in typed if tree.attributes[index]["itemtype"].endswith("/Product")]
    placed = [index for index in tree.named if saids[index] & _PLACED]
    for index in sorted({*placed, *products}) if products else placed:
        said = DECOY if products and index in products else saids[index]
        around = zone = zones[index]
        if said & (COMMENT | DECOY) == DECOY:
            zone = DECOYED
        elif around < 0:
            size = lengths[stops[index]] - lengths[starts[index]]
            if said & COMMENT and size < LARGEST_ZONE * whole and (around == NOWHERE or said & CONTAINER):
                zone = index
            elif said & ELSEWHERE and around == NOWHERE and size < LARGEST_ELSEWHERE * whole:
                zone = DECOYED
        if zone != around and tree.tags[index] not in ("html", "body"):
            zones[index : tree.ends[index]] = [zone] * (tree.ends[index] - index)
    return zones


def decoys(tree: Tree) -> list[int]:
    """Return the boxes of other pages' newest comments, none of which is a page's report or its comments.

    >>> report = "<p>He spoke for an hour, and nobody who was there could say afterwards what about.</p>"
    >>> tree = Tree(f"{report}<div class='recent-comments'><p>Ann: Well said.</p></div>")
    >>> [tree.text(index) for index in decoys(tree)]
    ['Ann: Well said.']
    """
    whole = tree.lengths[-1] or 1
    found: list[int] = []
    for index in tree.named:
        if (
            not tree.said[index] & DECOY
            or tree.said[index] & COMMENT
            or (found and index < tree.ends[found[-1]])
        ):
            continue
        titled = any(tree.tags[inner] == "h1" for inner in range(index, tree.ends[index]))
        if not titled and tree.size(tree.starts[index], tree.stops[index]) < LARGEST_DECOY * whole:
            found.append(index)
    held = {index for outer in found for index in range(outer, tree.ends[outer])}
    for at, piece in enumerate(tree.pieces):
        if len(piece) <= LONGEST_NEWEST and _NEWEST.fullmatch(piece.strip(_AROUND).lower()):
            box = _box_of(tree, tree.owners[at], most=LARGEST_DECOY * whole)
            if box is not None and box not in held:
                found.append(box)
    return sorted(found)


def pings(tree: Tree) -> list[int]:
    """Return the boxes of what links here, which quote other pages, where they hold little of a page, and no title.

    >>> report = "<p>He spoke for an hour, and nobody who was there could say afterwards what about.</p>"
    >>> tree = Tree(f"{report}<div class=section_trackbacks><a href=x>On his speech</a></div>")
    >>> [tree.text(index) for index in pings(tree)]
    ['On his speech']
    """
    most = LARGEST_DECOY * (tree.lengths[-1] or 1)
    found: list[int] = []
    for index in tree.named:
        if not tree.said[index] & PING or tree.tags[index] not in _BOXES:
            continue
        inside = found and index < tree.ends[found[-1]]
        if not inside and tree.size(tree.starts[index], tree.stops[index]) < most:
            found.append(index)
    return [index for index in found if "h1" not in tree.tags[index : tree.ends[index]]]


def forms_to_write_in(tree: Tree) -> list[int]:
    """Return the forms of a page with a box to write in, where they hold little of it, and no title.

    >>> form = "<form><p>Your address will not be shown.</p><textarea></textarea></form>"
    >>> tree = Tree(f"<h1>Truce holds</h1><p>The truce held for a second day, and for a third one too.</p>{form}" * 2)
    >>> [tree.text(index) for index in forms_to_write_in(tree)]
    ['Your address will not be shown.', 'Your address will not be shown.']
    """
    around = dict.fromkeys(_form_of(tree, index) for index in tree.textareas)
    return [
        index
        for index in around
        if tree.tags[index] == "form" and "h1" not in tree.tags[index : tree.ends[index]]
    ]


def menus(tree: Tree) -> list[int]:
    """Return the menus of a page: navigation that holds nothing but links, and no title.

    >>> tree = Tree("<nav><a href=a>World</a> <a href=b>Sport</a></nav><h1>Truce holds</h1>")
    >>> [tree.text(index) for index in menus(tree)]
    ['World Sport']
    """
    found: list[int] = []
    for index, tag in enumerate(tree.tags):
        start, stop = tree.starts[index], tree.stops[index]
        if tag != "nav" or stop == start or (found and index < tree.ends[found[-1]]):
            continue
        linked = tree.linked[stop] - tree.linked[start]
        if (
            linked >= LEAST_LINKED * tree.size(start, stop)
            and "h1" not in tree.tags[index : tree.ends[index]]
        ):
            found.append(index)
    return found


def _box_of(tree: Tree, index: int, *, most: float) -> int | None:
    """Return the smallest box around a heading that holds what it heads, but no title and not too much."""
    own = tree.size(tree.starts[index], tree.stops[index])
    for around in tree.ancestors(index, most=MOST_AROUND):
        size = tree.size(tree.starts[around], tree.stops[around])
        inside = tree.tags[around : tree.ends[around]]
        if size > most or tree.said[around] & COMMENT or "h1" in inside or "article" in inside:
            return None
        if size >= own + LEAST_BOXED:
            return around
    return None


def comment_headings(tree: Tree, cues: Mapping[int, int]) -> list[int]:
    """Return the pieces of text that head a page's comments ("12 Comments", "Leserkommentare").

    >>> from commentariat.corpus.pages.wording.cues import cues_of
    >>> tree = Tree("<p>He spoke.</p><h3>Leserkommentare (2)</h3><p>Ja.</p>")
    >>> comment_headings(tree, cues_of(tree))
    [1]
    """
    found = [
        at
        for at, cue in cues.items()
        if cue & HEADING
        and (len(tree.pieces[at]) <= LONGEST_HEADING or tree.tags[tree.owners[at]] in _COUNT_TAGS)
        and _heads(tree.pieces[at])
        and not is_invitation(tree.pieces[at])
        and not LEADS_TO_NAME.fullmatch(tree.pieces[at])
        # "Antworten" is what is clicked to answer, and what heads answers.
        and not (tree.tags[tree.owners[at]] == "a" and tree.pieces[at].strip().lower() in REPLIES)
        and not leads_away(tree, tree.owners[at])
    ]
    newest = {at for at in found if is_of_newest(tree.pieces[at])}
    if not newest:
        return found
    # Where there is another heading, these head a box of the newest comments of the whole site.
    others = [at for at in found if at not in newest]
    return others or [at for at in found if not in_side(tree, tree.parents[tree.owners[at]])]


def is_of_newest(line: str) -> bool:
    """Tell whether a line heads the newest comments, as those of a whole site.

    >>> is_of_newest("Recent Comments"), is_of_newest("Comments")
    (True, False)
    """
    return _NEWEST.match(line.strip(_AROUND).lower()) is not None


def is_invitation(line: str) -> bool:
    """Tell whether a line offers to write a comment.

    >>> is_invitation("Post a Comment"), is_invitation("Comments")
    (True, False)
    """
    return _INVITES.match(line) is not None or is_said("invites", line)


def _heads(piece: str) -> bool:
    """Tell whether a piece says "comments", with a number or without."""
    if _HEADING.match(" ".join(piece.split()).lower()):
        return True
    if len(piece) > LONGEST_PHRASE:
        return False
    words = " ".join(words_in(levelled(piece)))
    return words in levelled_phrases("headings") or (
        words in levelled_phrases("comments") and has_digit(piece)
    )


def comment_forms(tree: Tree, cues: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return where the forms for comments begin and end, as pieces of text.

    >>> from commentariat.corpus.pages.wording.cues import cues_of
    >>> report = "<p>He spoke for an hour, and nobody who was there could say afterwards what about.</p>"
    >>> tree = Tree(f"{report}<form><p>Leave a comment</p><textarea></textarea></form>")
    >>> comment_forms(tree, cues_of(tree))
    [(1, 2)]
    """
    boxes: dict[int, bool] = {}
    for index in tree.textareas:
        box = _form_of(tree, index)
        boxes[box] = boxes.get(box, False) or _asks_for_comment(tree, index)
    forms = tree.forms
    found: list[tuple[int, int]] = []
    for box, asks in boxes.items():
        start, stop = tree.starts[box], tree.stops[box]
        spoken = (
            cues.get(at, 0) & (HEADING | REPLY) and len(tree.pieces[at]) <= LONGEST_HEADING
            for at in range(max(0, start - MOST_LABELS), stop)
        )
        if asks or any(spoken) or _asks_who_writes(tree, start, stop):
            # What else one may fill in there, to be told of answers, goes with it.
            for other in forms[bisect_left(forms, tree.ends[box]) :]:
                if tree.size(stop, tree.starts[other]) > LONGEST_HEADING:
                    break
                stop = max(stop, tree.stops[other])
            found.append((start, stop))
    return found


def _asks_for_comment(tree: Tree, index: int) -> bool:
    """Tell whether what a box to write in shows while nothing is written asks for a comment."""
    shown = tree.attributes[index].get("placeholder") or ""
    return len(shown) <= LONGEST_HEADING and bool(cue_of(shown) & (HEADING | REPLY))


def _asks_who_writes(tree: Tree, start: int, stop: int) -> bool:
    """Tell whether pieces are labels for an address to write to and for a site: only who comments is asked for both.

    >>> tree = Tree("<p>Name<p>E-mail (required)<p>Website<p>Name<p>E-mail<p>Phone")
    >>> _asks_who_writes(tree, 0, 3), _asks_who_writes(tree, 3, 6)
    (True, False)
    """
    labels = [piece for piece in tree.pieces[start:stop] if len(piece) <= LONGEST_NEWEST]
    return any(map(_SITE.match, labels)) and any(map(_MAIL.match, labels))


def _form_of(tree: Tree, index: int) -> int:
    """Return the form that a box to write in belongs to, or the box where the form holds much of the page."""
    around = next((at for at in tree.ancestors(index, most=MOST_AROUND) if tree.tags[at] == "form"), index)
    large = tree.size(tree.starts[around], tree.stops[around]) > LARGEST_DECOY * tree.lengths[-1]
    return index if large else around


def leads_away(tree: Tree, index: int) -> bool:
    """Tell whether a piece is in a menu, or is a link to the comments rather than their heading."""
    around = [index, *tree.ancestors(index, most=MOST_AROUND)]
    tags = [tree.tags[other] for other in around]
    if "nav" in tags or tags[0] in ("label", "button", "option"):
        return True
    if "a" not in tags[:3] or not HEADINGS.isdisjoint(tags[:5]):
        return False
    return (tree.attributes[around[tags.index("a")]].get("href") or "").startswith("#")


def in_side(tree: Tree, index: int) -> bool:
    """Tell whether an element is, or stands in, a sidebar, a header or a footer of the page."""
    tags, saids, parents = tree.tags, tree.said, tree.parents
    here = index
    while here >= 0:
        tag, said = tags[here], saids[here]
        if tag in ("body", "html"):
            return False
        if said & SIDE or (tag in ("nav", "aside", "footer") and not said & COMMENT):
            return True
        here = parents[here]
    return False
