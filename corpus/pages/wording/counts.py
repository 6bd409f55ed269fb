"""How many comments a page says there are."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from ...values.numbers import BLANKS, GROUPED, unit_pattern, unit_size, unparted
from ..cldr import levelled
from ..document.tree import BLOCK, HEADINGS, NOTHING, Tree
from .cues import COUNT, DIGIT, TALKS, WORD, any_of, has_digit, words_in
from .vocabulary import AROUND, is_said, levelled_phrases, pattern_of, phrases, words_to_tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# All of these are for lines in lower case: a pattern that is to ignore case passes over no place quickly. They are
# `levelled`, for behind a sign that combines no pattern tells where a word ends. The nouns of most languages are looked
# up, see `_with_noun`.
_NOUN = levelled(
    r"(?:comments?|kommentare?n?|leserkommentare?|lesermeinungen|commentaires?|comentarios?|comentários?"
    r"|commenti|commento|reacties?"
    r"|kommentarer|kommentar(?:er)?|kommentit|kommenttia|komentarz[ey]?|komentářů?e?|příspěv(?:ek|k[yůu])|príspev(?:ok|k[yo]v?)|hozzászólás|yorum(?:lar)?"
    r"|комментари\w*|коментар[іь]?\w*|отзыв\w*"
    r"|responses?|replies|thoughts?|réactions?|reactions?|reaktionen|opiniones|opini[ei]|opinions?|meinungen"
    r"|beiträge|postings?|einträge|talkbacks?|messages?|antworten|réponses?|respuestas?|σχ[όο]λια|avis"
    r"|انتشار یافته|(?:ال)?تعليق(?:ات|ا)?|نظر(?:ات)?|دیدگاه"
    r"|մեկնաբանություն(?:ներ)?|rəy(?:lər)?|şərh(?:lər)?|komentet?|კომენტარი|пікір(?:лер)?|каментар\w*|ulasan"
    r"|bình luận|ý kiến|comentarii|komentar[ia]?|komentář[eů]?|תגובות|टिप्पणियाँ|टिप्पणियां|विचार"
    r"|コメント|评论|評論|跟[贴帖]|留言|댓글)"
)
BY_WHOM = (
    r"(?:(?:de|des|del|de los|dos|dei|degli|der|van|från|av|fra|от|від)\s)?"
    r"(?:lecteurs|internautes|lectores|usuarios|leitores|lettori|utenti|leser|lezers|läsare|läsarna|cititorilor|cititori"
    r"|читателей|посетителей|пользователей|читачів|відвідувачів|на читателите|internautów|czytelników|čtenářů|čitalaca"
    r"|αναγνωστών|بینندگان|کاربران|مخاطبان|خوانندگان|القراء|الزوار|גולשים|קוראים|לכתבה|לידיעה|לפוסט"
    r"|bạn đọc|độc giả|pembaca)"
)
"""Whose comments they are, or in Hebrew on what, as it stands after the noun in most languages."""
_TALKS = re.compile(rf"(?:{any_of(TALKS)})\s*[:(–-]?\s*\(?(?P<n>{GROUPED}|\d{{1,6}})\s?\)?")
_COUNTER = rf"[条條]|件の|개의|{pattern_of('counters')}"
"""What stands between the number and the noun."""
_WHOSE = r"(?:user|reader|readers?['’]|visitor|public|online|total|facebook|approved|published|leser)?[\s-]?"
_NUMBER = rf"(?P<n>{GROUPED}|\d{{1,6}})"
_UNIT = unit_pattern(most=10**4)
_ROUNDED = rf"(?P<rounded>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s?(?P<unit>{_UNIT})"
"""Thousands and tens of thousands, as sites shorten a count: "1.2K", "2 тыс.", "1.3万"."""
_NUMBERS = (
    ("one", "ein", "eine", "un", "une", "uno", "una"), ("two", "zwei", "deux", "dos"),
    ("three", "drei", "trois", "tres"), ("four", "vier", "quatre", "cuatro"), ("five", "fünf", "cinq", "cinco"),
    ("six", "sechs", "seis"), ("seven", "sieben", "sept", "siete"), ("eight", "acht", "huit", "ocho"),
    ("nine", "neun", "neuf", "nueve"), ("ten", "zehn", "dix", "diez"), ("eleven", "elf", "onze", "once"),
    ("twelve", "zwölf", "douze", "doce"),
)  # fmt: skip
SPELT = {word: number for number, words in enumerate(_NUMBERS, start=1) for word in words}
"""What the words for small numbers count."""
ONE = "one|ein|un|una|uno|um|een|en|один"
"""The word for a single comment, before the noun."""
_ONE = rf"(?P<one>{ONE})"
_ANY_NOUN = re.compile(_NOUN)
# Some of the comments, or those that nobody has let through yet.
_PART_OF_ALL = re.compile(
    r"(?<!\w)(?:first|last|next|previous|top|newest|pending|hidden|premiers|derniers|suivants|primeros|últimos|siguientes"
    r"|ersten|letzten|nächsten|первые|последние|следующие)(?!\w)"
)
_BEFORE = re.compile(
    rf"(?:^|[^\w.,])(?:{_ROUNDED}|{_NUMBER}|{_ONE})\s*(?:\(?new\)?\s|so far\s)?"
    rf"(?:additional |other |{_COUNTER})?\s*{_WHOSE}{_NOUN}(?![\w-])"
)
_AFTER = re.compile(
    rf"{_NOUN}(?:\s+{levelled(BY_WHOM)})?\s*(?:so far|total|insgesamt|(?:&|and)\s\w+)?\s*"
    rf"[:\[(–—-]?\s*\(?(?:{_ROUNDED}|{_NUMBER})\s?"
    r"(?:[条條則则]|件|개)?[\])]?(?![\w./-]|:(?!\s*$)|,\d)"
    r"(?!\s*(?:[ck]ara[ck]|charact|zeichen|znak|знак|символ|tegn|tecken|tekens|merkki|χαρακτ))"
)
_THOUGHTS = re.compile(
    r"(?P<n>\d{1,6}|eine?|une?|uno|uma?|jedna)\s+(?:gedanken?|meinung(?:en)?|réflexions?|gedachten?|pensamientos?|pensier[io]"
    r"|pensamentos?|opini(?:ões|ão)|opinion[ei]s?|myśli?|gându?ri?|gondolat|pensaments?|мнени[еяй]|думк[аи])\s+"
    r"(?:zu|über|sur|over|en|sobre|su|em|na temat|despre|o|про)\s*[“„”«\"‘']"
)
"""How WordPress counts comments as thoughts on what stands in quotation marks behind, beyond English."""
_AMONG = frozenset(("of", "von", "sur", "de", "di", "van", "из"))
_OF = re.compile(
    rf"(?<!\d)(?<!page )(?<!seite )(?:\d{{1,6}}\s?(?:[-–—]|to|bis)\s?)?(?P<part>\d{{1,6}})"
    rf"\s+(?:(?:{_NOUN}|(?P<letters>letters))\s+)?"
    rf"(?:{'|'.join(sorted(_AMONG))})\s+{_NUMBER}(?!\d)(?!\s*(?:pages?|seiten?|páginas?|pagin[ae]))"
)
_BRACKETED = re.compile(rf"^\(({GROUPED}|\d{{1,6}})\)(?=\s?[^\W\d])")
_COUNTING = ("comment-count", "comments-count", "totalcomments", "total-comments")
_KEYS = frozenset(("commentCount", "comment_count", "commentcount"))
LONGEST, LONGEST_NONE = 90, 40
"""Characters of a piece that tells a count, and of one that says there are none: longer ones are sentences."""
MOST_BEFORE, MOST_AFTER = 1_500, 30
"""Characters between a count and the first comment below it, or the last one above it."""


def count_in(line: str) -> int | None:
    """Return how many comments a line says there are.

    >>> count_in("20 thoughts on “Truce holds”"), count_in("Kommentare (1.023)"), count_in("Ein Kommentar")
    (20, 1023, 1)
    >>> count_in("Showing 1-10 of 150 comments"), count_in("Leave a comment") is None
    (150, True)
    >>> count_in("Showing 1 of 2 pages (23 Comments)"), count_in("10 letters of 64"), count_in("(16) Comments")
    (23, 64, 16)
    >>> count_in("6 Gedanken zu „Truce"), count_in("Une réflexion sur « Truce"), count_in("5 Gedanken zum Advent")
    (6, 1, None)
    >>> count_in("Write a comment (1000 characters)") is None
    True
    >>> count_in("1.2K comments"), count_in("2 тыс. комментариев"), count_in("评论 1.3万")
    (1200, 2000, 13000)
    >>> count_in("Commenti 4,6 (38 voti)") is None
    True
    >>> count_in("1\u202f234 commentaires"), count_in("Комментарии: 1 234")
    (1234, 1234)
    """
    words = _BRACKETED.sub(r"\1", _in_one_piece(line.lower().strip())).split()
    said = " ".join(words)
    if thoughts := _THOUGHTS.match(said):
        return int(thoughts["n"]) if thoughts["n"].isdecimal() else 1
    line = _with_noun(said)
    if not line or len(line) > 200:
        return None
    among = None if _AMONG.isdisjoint(words) else _OF.search(line)
    if among and len(line) < LONGEST and (among["letters"] or _ANY_NOUN.search(line)):
        return _number(among["n"])
    match = _BEFORE.search(line) or _AFTER.search(line)
    if match is None:
        return 1 if is_said("one", said) else None
    if _PART_OF_ALL.search(line):
        return None
    if match["rounded"]:
        return _rounded(match["rounded"], match["unit"])
    return _number(match["n"]) if match["n"] else 1


def numbers_comment(line: str) -> bool:
    """Tell whether a line gives a comment its number, as lists of them do, or counts them.

    >>> numbers_comment("Kommentar 12"), numbers_comment("ความคิดเห็นที่ 1"), numbers_comment("Agent 47")
    (True, True, False)
    >>> numbers_comment("3樓")
    True
    """
    lower = line.lower().strip()
    if _FLOOR.fullmatch(lower):
        return True
    return count_in(line) is not None or is_said("comments", _ORDINAL.sub("", lower).strip(" #:"))


_FLOOR = re.compile(r"第?\d{1,5}\s?[楼樓層层](?:主)?")
"""Chinese forums count the floors of a house that the first post begins to build."""
_ORDINAL = re.compile(r"(?:ที่|nr\.?|no\.?|n°|№|第)?\s*#?\d{1,5}(?:番|号|楼|樓)?$")


def _in_one_piece(line: str) -> str:
    """Return a line with the digits of its numbers together, whatever blanks part their thousands.

    A common blank may part two numbers as well, and is only taken out where a line begins or ends with them.
    """
    line = unparted(line)
    return _SPACED.sub(lambda number: number[0].replace(" ", ""), line) if " " in line else line


_SPACED = re.compile(r"^[1-9]\d{0,2}(?: \d{3})+(?=\s[^\W\d])|(?<=[:(\s])[1-9]\d{0,2}(?: \d{3})+(?=[)\]]?$)")


def _with_noun(line: str) -> str:
    """Return a line with our noun in place of the nouns of most languages.

    >>> _with_noun("5 komentarai"), _with_noun("12 ಟಿಪ್ಪಣಿಗಳು:")
    ('5 comments', '12 comments:')
    """
    if "comment" in line:
        return line
    line = levelled(line)
    if words_to_tell("comments").isdisjoint(words_in(line)):
        return line
    nouns = levelled_phrases("comments")
    line = _nouns_of_two().sub("comments", line)
    return WORD.sub(lambda word: "comments" if word[0] in nouns else word[0], line)


@cache
def _nouns_of_two() -> re.Pattern[str]:
    """Return what finds nouns of two words, as "nhận xét"."""
    return re.compile(pattern_of("comments", least=2))


class RoundedCount(int):
    """A count that a page gives in thousands.

    Attributes:
        least: the smallest count that is rounded to it.
    """

    least: int


def least_of(count: int) -> int:
    """Return how many comments there are at least by a declared count.

    >>> least_of(1200), least_of(count_in("1.2K comments"))
    (1200, 1150)
    """
    return count.least if isinstance(count, RoundedCount) else count


def _rounded(figures: str, unit: str) -> RoundedCount:
    """Return a rounded count, which sites round down or to the nearest."""
    size = unit_size(unit)
    whole, _, decimals = figures.replace(",", ".").partition(".")
    step = size // 10 ** len(decimals)
    count = RoundedCount(int(whole + decimals) * step)
    count.least = count - step // 2
    return count


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


_WHOLE = re.compile(rf"{GROUPED}|\d{{1,7}}")


def structured_count(tree: Tree, documents: list[object]) -> int | None:
    """Return the count a page gives to machines: schema.org in JSON-LD or microdata."""
    found = [value for document in documents for value in _values(document)]
    for index in tree.telling:
        node = tree.attributes[index]
        if "property" in node and node["property"] == "sioc:num_replies":
            content = (node.get("content") or "")[:7]
            found += [int(content)] if content.isdecimal() else []
        if "itemprop" in node and node["itemprop"] in ("commentCount", "interactionCount"):
            value = node.get("content") or tree.text(index, longest=60)
            if node["itemprop"] == "interactionCount" and "omment" not in value:
                continue
            if number := _WHOLE.search(value):
                found.append(_number(number[0]))
    return found[0] if found else _count_in_attributes(tree)


def _count_in_attributes(tree: Tree) -> int | None:
    """Return the count that elements of a page's own making hold, if they agree.

    >>> _count_in_attributes(Tree("<forum-post comment-count=57><h1>Truce holds</h1></forum-post>"))
    57
    """
    own = {tag for tag in set(tree.tags) if "-" in tag}
    counts = {
        value
        for tag, attributes in (zip(tree.tags, tree.attributes, strict=True) if own else ())
        if tag in own
        for key in _COUNTING
        if (value := attributes.get(key) or "").isdecimal() and len(value) < 8
    }
    return int(counts.pop()) if len(counts) == 1 else None


def documents_of(tree: Tree) -> list[object]:
    """Return the JSON-LD documents of a page that can be read."""
    found = []
    for index, text in tree.scripts.items():
        if "ld+json" in (tree.attributes[index].get("type") or "") and len(text) <= 2_000_000:
            try:
                found.append(json.loads(text, strict=False))
            except (ValueError, RecursionError):
                continue
    return found


def _values(document: object) -> Iterator[int]:
    stack = [document]
    seen = 0
    while stack and seen < 20_000:
        here = stack.pop()
        seen += 1
        if isinstance(here, dict):
            for key, value in here.items():
                if (
                    key in _KEYS
                    and isinstance(value, int | str)
                    and str(value).isdecimal()
                    and len(str(value)) < 8
                ):
                    yield int(value)
                elif isinstance(value, dict | list) and key not in ("comment", "itemListElement", "hasPart"):
                    stack.append(value)
        elif isinstance(here, list):
            stack.extend(reversed(here[:2_000]))


def shown_counts(tree: Tree, cues: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return every count of comments a page shows, with the piece of text it stands at."""
    found = []
    for at, cue in cues.items():
        if not cue & COUNT or len(piece := tree.pieces[at]) > LONGEST:
            continue
        count = count_in(piece) if cue & DIGIT else None
        if count is None:
            if piece[:1] in "OoEeUuо\n " and _ONE_COMMENT.match(piece.strip().lower()):
                count = 1
            elif len(piece) <= LONGEST_NONE and (said := _one_or_none(piece)) is not None:
                count = said
            elif _digits_near(tree, cues, at):
                count = _count_beside(tree, at, piece)
            if count is None:
                count = _count_in_heading(tree, at)
        if count is not None and not _counts_a_member(tree, tree.owners[at]):
            found.append((count, at))
    return found or _counts_in_buttons(tree) or _counts_in_labels(tree)


def _count_in_heading(tree: Tree, at: int) -> int | None:
    """Return the count in a heading that calls the comments a discussion, as in "Discussion (8)"."""
    owner = tree.owners[at]
    heading = owner if tree.tags[owner] in HEADINGS else tree.parents[owner]
    if heading < 0 or tree.tags[heading] not in HEADINGS:
        return None
    match = _TALKS.fullmatch(tree.text(heading, longest=LONGEST_NONE).lower())
    return _number(match["n"]) if match else None


_ANSWERS = re.compile(
    r"repl[yi]|respon|antwort|svar|répons|respuest|respost|rispost|odpov|odpow|ответ|відпов|vastau"
)
"""What buttons count below each comment: who pressed one would see those."""
MOST_IN_BUTTON = 2


def _counts_in_buttons(tree: Tree) -> list[tuple[int, int]]:
    """Return the count that buttons show, such as a tab above the comments, with the piece of text before it."""
    return [(count, max(tree.starts[button] - 1, 0)) for count, button in counts_of_buttons(tree)]


def counts_of_buttons(tree: Tree) -> list[tuple[int, int]]:
    """Return the count that buttons show, with each button.

    Where they show several, as tabs for members and guests, none is of all comments.

    >>> [count for count, _ in counts_of_buttons(Tree("<p>It held.</p><button>Show comments (128)</button>"))]
    [128]
    """
    by_button: dict[int, list[str]] = {}
    for index, text in tree.unheard.items() if tree.pieces else ():
        around = (index, *tree.ancestors(index, most=MOST_IN_BUTTON))
        button = next((other for other in around if tree.tags[other] == "button"), None)
        if button is not None:
            by_button.setdefault(button, []).append(text)
    found = []
    for button, texts in by_button.items():
        said = " ".join(texts)
        if has_digit(said) and not _ANSWERS.search(said.lower()) and (count := count_in(said)) is not None:
            found.append((count, button))
    return found if len({count for count, _ in found}) == 1 else []


def _counts_in_labels(tree: Tree) -> list[tuple[int, int]]:
    """Return the counts that links and buttons tell who cannot see them, such as "View comments (3)", if they agree."""
    labels = [(index, label) for index in tree.telling if (label := tree.attributes[index].get("aria-label"))]
    found = [
        (count, max(tree.starts[index] - 1, 0))
        for index, label in labels
        if has_digit(label) and len(label) <= LONGEST_NONE and (count := count_in(label)) is not None
    ]
    return found if len({count for count, _ in found}) == 1 else []


def _counts_a_member(tree: Tree, index: int) -> bool:
    """Tell whether a count is how much a member of a forum has written."""
    around = (index, *tree.ancestors(index, most=3))
    return any(_PROFILE.search(name) for element in around for name in tree.classes[element])


_PROFILE = re.compile(
    r"message-user|user-?(?:info|extra|stat)|userinfo|postprofile|poster-?(?:info|profile)|author-?stat"
)


def _count_beside(tree: Tree, at: int, piece: str) -> int | None:
    """Return a count that a heading sets apart: ``<h3><span>12</span> Comments</h3>``."""
    said = _with_noun(piece.strip(" \n\t\xa0:()").lower())
    leads = _leads_to_number(tree, at)
    numbered = at > 0 and not leads and _JUST_DIGITS.match(tree.pieces[at - 1])
    if numbered and tree.breaks[at] == NOTHING and _OPENS_NOUN.match(said):
        return count_in(tree.line(at - 1, at + 1))
    if not _JUST_NOUN.fullmatch(said):
        return None
    last = len(tree.pieces)
    joined = at > 0 and not leads and tree.breaks[at] != BLOCK
    if joined and (count := count_in(tree.line(at - 1, at + 1))) is not None:
        return count
    if at + 1 < last and (tree.breaks[at + 1] != BLOCK or _is_counter(tree, at + 1)):
        return count_in(tree.line(at, at + 2))
    return None


def _leads_to_number(tree: Tree, at: int) -> bool:
    """Tell whether a colon ends a piece and a number follows: what stands before "Comments: 4" counts no comments."""
    behind = tree.pieces[at + 1] if at + 1 < len(tree.pieces) else ""
    return tree.pieces[at].rstrip().endswith(":") and _JUST_DIGITS.match(behind) is not None


def _one_or_none(piece: str) -> int | None:
    """Return how many comments a piece without a figure says there are."""
    lower = piece.strip().lower()
    key = lower.strip(AROUND)
    if _NO_COMMENTS.fullmatch(lower) or key in phrases("none"):
        return 0
    return 1 if key in phrases("one") else None


def _is_counter(tree: Tree, at: int) -> bool:
    """Tell whether a piece counts what the heading before it says: it is called so, or alone in a box with it."""
    owner = tree.owners[at]
    return any(map(_CALLED_COUNT.search, tree.classes[owner])) or any(
        tree.starts[around] == at - 1 and tree.stops[around] == at + 1
        for around in tree.ancestors(owner, most=2)
    )


_CALLED_COUNT = re.compile(r"(?<!ac)(?<!dis)count(?!r)")


_NO_COMMENTS = re.compile(
    rf"(?:no|keine|noch keine|aucun|pas de|sin|ningún|nessun|geen|sem|nenhum|inga|ingen|brak|žádné|нет) {_NOUN}"
    r"(?: (?:yet|vorhanden|encore|aún|ancora|so far))?[.!]?"
)
_OPENS_NOUN = re.compile(rf"(?:{_COUNTER})?\s?{_WHOSE}{_NOUN}(?!\w)")
_ONE_COMMENT = re.compile(rf"{_ONE}\s+{_WHOSE}{_NOUN}(?!\w)")
_JUST_NOUN = re.compile(
    rf"(?:\w{{1,12}}\s){{0,2}}{_WHOSE}{_NOUN}(?:\s+{levelled(BY_WHOM)}|\s+(?:on|to|zu|sur|so far|de)\b.*)?"
)


def _digits_near(tree: Tree, cues: Mapping[int, int], at: int) -> bool:
    """Tell whether a piece beside one is a number and nothing else."""
    beside = [tree.pieces[place] for place in (at - 1, at + 1) if cues.get(place, 0) & DIGIT]
    return any(map(_JUST_DIGITS.match, beside))


_JUST_DIGITS = re.compile(rf"[\s(\[]*\d[\d.,{BLANKS}]{{0,8}}(?:\s?{_UNIT})?[\s)\]]*$", re.IGNORECASE)


def declared_near(tree: Tree, counts: list[tuple[int, int]], start: int, stop: int) -> int | None:
    """Return the count that stands nearest before the first comment, as its heading, or right after the last.

    Args:
        tree: the page.
        counts: as `shown_counts` returns them.
        start: the first piece of the first comment.
        stop: one past the last piece of the last comment.
    """
    # Where there is a comment, none of another kind, or on another page, is meant.
    before = [(at, count) for count, at in counts if count and at < start]
    if before:
        at, count = before[-1]
        return count if tree.size(at, start) <= MOST_BEFORE else None
    after = next(((at, count) for count, at in counts if count and at >= stop), None)
    return after[1] if after and tree.size(stop, after[0]) <= MOST_AFTER else None
