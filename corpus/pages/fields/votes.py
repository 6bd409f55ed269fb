"""How many liked and disliked a comment: by what elements are called, by signs and pictures to press, in words."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from ...values.numbers import GROUPED, MINUS, SHORT, count_of, unparted
from ..document.tree import NOTHING, Tree
from ..document.words import DISLIKE, LIKE, spoken_by
from ..wording.cues import has_digit
from ..wording.marks import BEHIND_VOTES, Marks
from .parts import among

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST_LABEL = 40
MOST_REACTIONS = 10_000_000
"""More votes than any comment has: a number above it counts something else."""
LONGEST_COUNT = 30
"""Characters of an element that says how many liked a comment."""
MOST_AROUND = 4
"""Elements around a figure, itself included, that may say so."""
_NUMBER = rf"({GROUPED}|\d{{1,7}}|{SHORT})"
_REACTED = re.compile(
    rf"(?P<minus>[{MINUS}])?\+?[(\[]?{_NUMBER}[)\]]?"
    r"(?:\s*(?:likes?|recommendations?|votes?|people|gefällt.*|j.aime|me gusta))?"
    rf"|(?:like|recommend|gefällt mir|j.aime)s?\W+{_NUMBER}\W?",
    re.IGNORECASE,
)
_COUNTED = rf"\+?[(\[]?{_NUMBER}[)\]]?"
_LIKED = (
    r"(?:likes?|liked(?: by| this)?|like this|rec(?:s|ommend(?:s|ed(?: by)?|ations?)?|ommandée?s?|omendado)?"
    r"|favou?rites?|upvotes?|points?|thumbs up|agree|claps?"
    r"|helpful|respect"
    r"|beğen(?:i|di|dim)?|suka|харесва ми|sviđa mi se|se mi páči|líbí se mi|המלץ|אהבתי|پسندیدم|أعجبني|μου αρέσει"
    r"|votes? score|zustimmen|추천"
    r"|a favor"
    r"|gefällt(?: mir| das)?|aime(?:nt)? (?:ça|ceci)|aimé par|les? gusta (?:esto|a)|piace a|curtiram isso|gillas av"
    r"|vind-ik-leukgeklikt door"
    r"|(?:leser)?empfehl\w+|daumen (?:hoch|nach oben)|j['’]aime|me gusta|mi piace|нравится|curtir|curtidas"
    r"|lubię to|gilla|rösta upp|stem op|synes godt om|stem omhoog|vind ik leuk|eens|suosittele|tykkää|patinka|patīk"
    r"|meeldib|tetszik|îmi place|souhlasím|zgadzam się|lesenswert|d['’]accord|estoy de acuerdo"
    r"|súhlasím|strinjam se|slažem(?: se)?|preporuk[ae]|preporučujem|согласен|одобряю|згоден|sutinku|pritariu|piekrītu"
    r"|nõustun|de acord|všeč mi je|egyetértek|enig|samaa mieltä|συμφωνώ|موافق|מסכים|curtido por|tycker om|concordo"
    r"|polecam|katılıyorum|подобається|نافع|お気に入り|いいね|共感した|参考になった|そう思う|赞同|좋아요|공감|सहमत|पसंद|thích|顶|赞|支持|পছন্দ"
    r"|hou van|më pëlqen|atsegin dut|gústame|is maith liom|mér líkar|ми се допаѓа|ұнайды|yoqdi|ёқди|зөв"
    r"|bəyəndim|მომწონს|հավանել|เห็นด้วย|ចូលចិត្ត|කැමතියි)"
)
_DISLIKED = (
    r"(?:dislikes?|não curti(?:r|ram)?|downvotes?|thumbs down|disagree|beğenme(?:di|dim)?|reduce|tidak suka"
    r"|(?:не |не ми )харесва"
    r"|ne sviđa mi se|ablehnen|daumen (?:runter|nach unten)|반대|katılmıyorum|gefällt mir nicht|no me gusta|en contra"
    r"|ogilla|rösta ner|stem ned|stem omlaag|oneens|nepatinka|nepatīk|ei meeldi|nem tetszik|nu îmi place|nesouhlasím"
    r"|nesúhlasím|ne strinjam se|ne slažem(?: se)?|ne preporučujem|не согласен|не згоден|nesutinku"
    r"|ni mi všeč|nu sunt de acord|nem értek egyet|uenig|eri mieltä|διαφωνώ|غير موافق|לא מסכים|discordo|nie polecam"
    r"|nie zgadzam się|nicht lesenswert|non mi piace|pas d['’]accord|no estoy de acuerdo|не подобається"
    r"|не нравится|反对|비공감|असहमत|踩|そう思わない|לא אהבתי|לא המלצתי|싫어요|অপছন্দ"
    r"|nuk më pëlqen|ez dut atsegin|non me gusta|ní maith liom|не ми се допаѓа|ұнамайды|yoqmadi|ёқмади|буруу|bəyənmədim"
    r"|არ მომწონს|ไม่เห็นด้วย|අකමැතියි)"
)
_SAYS_LIKED = re.compile(
    rf"{_COUNTED}\s*{_LIKED}|{_LIKED}\s*[:·]?\s*{_COUNTED}(?:\s*(?:{BEHIND_VOTES}))?", re.IGNORECASE
)
_SAYS_DISLIKED = re.compile(rf"{_COUNTED}\s*{_DISLIKED}|{_DISLIKED}\s*[:·]?\s*{_COUNTED}", re.IGNORECASE)
_NAMES_LIKING, _NAMES_DISLIKING = (
    re.compile(rf"(?:number of |\d+ )?(?:{words})(?!\w)", re.IGNORECASE)
    for words in (rf"{_LIKED}|up[ -]?vote", rf"{_DISLIKED}|down[ -]?vote")
)
_PRESSED_LIKE, _PRESSED_DISLIKE = (re.compile(words, re.IGNORECASE) for words in (_LIKED, _DISLIKED))
_SIGNS = dict.fromkeys("+▲⬆↑👍", LIKE) | dict.fromkeys("-−–▼⬇↓👎", DISLIKE)
_PICTURE = re.compile(rf"(?P<sign>[▲⬆↑👍▼⬇↓👎♥❤♡👏])[\ufe0f\U0001f3fb-\U0001f3ff]*\s*\+?{_NUMBER}")
"""A picture and the number of those who pressed it. A plus before a number is also said, by readers who agree."""
_BOTH_WAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\+\s*(?P<likes>{_NUMBER})[\s/|·,]*[{MINUS}]\s*(?P<dislikes>{_NUMBER})",
        rf"\(?(?P<likes>{_NUMBER})\+\s*/\s*(?P<dislikes>{_NUMBER})[{MINUS}]\)?",
    )
)
_UP_AND_DOWN = re.compile(r"(?P<likes>\d{1,7}) up, (?P<dislikes>\d{1,7}) down")
"""What a title says beside the sum of the votes."""
_BETWEEN = " /|·,\t\n\xa0"
_IN_LABEL = tuple(
    (
        sign,
        re.compile(
            rf"(?<![\w.]){_COUNTED}\s+(?:(?:{BEHIND_VOTES})\s+(?:[^\W\d_]+\s+){{0,2}}?)?{words}[^\W\d_]*(?!\w)",
            re.IGNORECASE,
        ),
    )
    for sign, words in ((DISLIKE, _DISLIKED), (LIKE, _LIKED))
)
"""What a button says to who cannot see it: "4 people like this", "Recommend this comment. 12 recommendations"."""
_NET, _SCORE = re.compile(r"\+\d{1,6}"), re.compile(r"rating|score|karma|points")
_SCORED = re.compile(r"score\W+[+-]?\d{1,6}", re.IGNORECASE)
"""What the title of a score says."""
_POINTS = re.compile(r".*\bpoints?\W*", re.IGNORECASE)
"""What says how many points a comment has, or who wrote it."""
_OF_POINTS = 0
"""Stands for what somebody liked, where nothing else says how many did."""
_SUM = re.compile(r"sum$|total-?score$")
"""What is called the sum of votes for and against, beside which either is counted."""
_PRESSED = frozenset(("a", "button", "i", "b", "em"))
"""What stands for a button: a dash by itself parts one thing from another."""
_PICTURES = frozenset(("i", "img", "svg"))
MOST_BEFORE = 6
"""How many pieces before a number the button may stand that it counts."""
_DIRECTIONS = {"up": LIKE, "down": DISLIKE}
_FILE = re.compile(r"(?:\A|/)(?P<name>(?![^/]*(?:plus|minus))[\w-]+)\.\w{3,4}(?:\?.*)?\Z")
"""The file of a picture."""
MOST_IN_BUTTON, LONGEST_FILE = 4, 80
"""Elements of a button that shows a picture, and characters of the address of one."""
LONGEST_FIGURE, MOST_BUTTONS = 7, 30
"""Digits of a bare number of votes, and elements in what holds it and its buttons."""
_REACTION = LIKE | DISLIKE
_SIGNED = frozenset(f"+{MINUS}")


def votes_in(
    tree: Tree, marks: Marks, nodes: Sequence[int], stretches: Iterable[tuple[int, int]]
) -> tuple[int | None, int | None]:
    """Return how many liked and disliked a comment; None for each that nothing says.

    Args:
        tree: the page.
        marks: its figures.
        nodes: the elements to look in, in order.
        stretches: their pieces of text, as half-open intervals.
    """
    # All of what one record seems to hold may stand in another.
    if not nodes:
        return None, None
    votes: dict[int, int] = {}
    figures = marks.figures
    for start, stop in stretches:
        for at in figures[bisect_left(figures, start) : bisect_left(figures, stop)]:
            index, bare = tree.owners[at], tree.pieces[at].strip()
            if bare.isdecimal() and len(bare) <= LONGEST_FIGURE:
                sign = (at > start and _sign_before(tree, at)) or _picture_before(tree, at)
                if not sign and at > start and tree.pieces[at - 1].strip().isdecimal():
                    sign = _second_after(tree, at)
                if sign:
                    votes.setdefault(sign, int(bare))
                    continue
            for _ in range(MOST_AROUND):
                if index < nodes[0] or _size(tree, index) > LONGEST_COUNT:
                    break
                if _take_vote(tree, index, _text(tree, index, figure=at), votes):
                    break
                index = tree.parents[index]
    for index, said in _on_buttons(tree, among(nodes, marks.unheard)):
        bare = said.isdecimal() and len(said) <= LONGEST_FIGURE
        if bare and (sign := _meant_by(tree.unheard.get(index - 1, "").strip())):
            votes.setdefault(sign, int(said))
            continue
        for around in (index, *tree.ancestors(index, most=MOST_AROUND - 1)):
            # What holds several buttons says nothing of one of them.
            apart = _buttons(tree, tree.parents[around]) > 1
            if (
                _size(tree, around) > LONGEST_COUNT
                or _take_vote(tree, around, said, votes, apart=apart)
                or apart
            ):
                break
    for index in among(nodes, marks.counting):
        _take_label(tree.attributes[index].get("aria-label") or "", votes)
    if not votes and "score" in (told := tree.attributes[nodes[0]]):
        _take_told(told["score"], votes)
    return votes.get(LIKE, votes.get(_OF_POINTS)), votes.get(DISLIKE)


def scores_in(tree: Tree, marks: Marks, start: int, stop: int) -> list[int]:
    """Return those of some pieces that count the votes for and against, as in "(18+ / 0-)", in an element of their own.

    >>> from commentariat.corpus.pages.wording.cues import cues_of
    >>> from commentariat.corpus.pages.wording.marks import find_marks
    >>> tree = Tree("<p>Well <b>(18+ / 0-)</b><p>It is <b>18+</b>.")
    >>> scores_in(tree, find_marks(tree, cues_of(tree)), 0, 5)
    [1]
    """
    figures, owners = marks.figures, tree.owners
    return [
        at
        for at in figures[bisect_left(figures, start) : bisect_left(figures, stop)]
        if "+" in tree.pieces[at]
        and tree.stops[owners[at]] - tree.starts[owners[at]] == 1
        and any(pattern.fullmatch(tree.pieces[at].strip()) for pattern in _BOTH_WAYS)
    ]


def says_votes(line: str) -> bool:
    """Tell whether a line says how many liked or disliked something, and nothing else.

    >>> [says_votes(said) for said in ("Curtido por 3 pessoas", "31 Personen gefällt das.", "2 things I like")]
    [True, True, False]
    """
    said = line.rstrip(" .")
    return (
        len(line) <= LONGEST_COUNT
        and has_digit(line)
        and any(
            pattern.fullmatch(said)
            for pattern in (_SAYS_LIKED, _SAYS_DISLIKED, *(pattern for _, pattern in _IN_LABEL))
        )
    )


def _take_label(label: str, votes: dict[int, int]) -> None:
    """Put down what a label says of votes, unless that was said before."""
    for sign, pattern in _IN_LABEL:
        if match := pattern.search(label):
            _put(votes, sign, match)
            return


def _take_told(score: str, votes: dict[int, int]) -> None:
    """Put down the score that a web component of a comment has in an attribute."""
    if score.isdecimal() and int(score) <= MOST_REACTIONS:
        votes[LIKE] = int(score)


def _put(votes: dict[int, int], sign: int, match: re.Match[str]) -> None:
    """Put down the number that a match holds, unless there was one before or no comment has so many votes."""
    number = count_of(next(group for group in match.groups() if group and group[0].isdigit()))
    if number is not None and number <= MOST_REACTIONS:
        votes.setdefault(sign, number)


def _take_pictures(text: str, votes: dict[int, int]) -> bool:
    """Put down what a line says that is nothing but pictures, or plus and minus, each with its number.

    >>> votes, others = {}, {}
    >>> _take_pictures("▲ 12 ▼ 3", votes), votes == {LIKE: 12, DISLIKE: 3}, _take_pictures("👍 all 3", {})
    (True, True, False)
    >>> _take_pictures("+17 / −4", others), others == {LIKE: 17, DISLIKE: 4}, _take_pictures("104+ / 0-", {})
    (True, True, True)
    """
    if both := next(filter(None, (pattern.fullmatch(text) for pattern in _BOTH_WAYS)), None):
        for sign, said in ((LIKE, both["likes"]), (DISLIKE, both["dislikes"])):
            votes.setdefault(sign, count_of(said) or 0)
        return True
    found = list(_PICTURE.finditer(text))
    if not found or _PICTURE.sub("", text).strip(_BETWEEN):
        return False
    for match in found:
        _put(votes, _SIGNS.get(match["sign"], LIKE), match)
    return True


def _text(tree: Tree, index: int, *, figure: int) -> str:
    """Return what an element says, the figure that is one of its pieces without blanks between thousands."""
    said, piece = tree.text(index), tree.pieces[figure]
    if piece.isascii() or (whole := unparted(piece)) == piece:
        return said
    return said.replace(" ".join(piece.split()), " ".join(whole.split()), 1)


def _on_buttons(tree: Tree, unheard: list[int]) -> list[tuple[int, str]]:
    """Return what stands on buttons, piece by piece, and as a whole where it is in pieces."""
    found: list[tuple[int, str]] = []
    by_button: dict[int, list[str]] = {}
    for index in unheard:
        said = unparted(tree.unheard[index].strip())
        found.append((index, said))
        around = (index, *tree.ancestors(index, most=MOST_AROUND - 1))
        button = next((at for at in around if tree.tags[at] == "button"), index)
        by_button.setdefault(button, []).append(said)
    whole = [(button, " ".join(said)) for button, said in by_button.items() if len(said) > 1]
    return whole + found if whole else found


def _buttons(tree: Tree, index: int) -> int:
    return tree.tags[index : min(tree.ends[index], index + MOST_BUTTONS)].count("button")


def _size(tree: Tree, index: int) -> int:
    return tree.size(tree.starts[index], tree.stops[index])


def _sign_before(tree: Tree, at: int) -> int:
    """Return what a sign to press right before a bare number speaks for."""
    if at > 1 and tree.pieces[at - 1].strip() == "(":
        at -= 1
    owner = tree.owners[at - 1]
    if tree.tags[owner] not in _PRESSED and tree.tags[tree.parents[owner]] not in _PRESSED:
        return 0
    said = _pressed_for(tree, at - 1)
    # Two buttons side by side stand before both their numbers.
    if said and at > 1 and _pressed_for(tree, at - 2):
        return LIKE if at + 1 < len(tree.pieces) and tree.pieces[at + 1].strip().isdecimal() else 0
    # Where numbers stand before what they count, the next button is this one's.
    shifted = at > 1 and tree.pieces[at - 2].strip().isdecimal() and _pressed_for(tree, at + 1)
    return 0 if shifted else said


def _second_after(tree: Tree, at: int) -> int:
    """Return what the second of two buttons side by side speaks for, whose numbers stand behind both: "+ - 18 2"."""
    return (
        _pressed_for(tree, at - 2)
        if at > 2 and _pressed_for(tree, at - 3) and _sign_before(tree, at - 1)
        else 0
    )


def _picture_before(tree: Tree, at: int) -> int:
    """Return what a picture to press speaks for, right before a bare number that stands in no element of its own."""
    owner = tree.owners[at]
    if tree.ends[owner] - owner > MOST_BUTTONS:
        return 0
    pictures = [index for index in tree.children(owner) if tree.starts[index] == tree.stops[index] == at]
    if not pictures:
        return 0
    return (
        _labelled(tree, pictures[-1])
        or tree.said[pictures[-1]] & _REACTION
        or (tree.tags[pictures[-1]] in _PICTURES and _liked_on_line(tree, at))
    )


def _liked_on_line(tree: Tree, at: int) -> int:
    """Return that a number behind a picture counts those who pressed the button to like, if one stands on its line.

    >>> tree = Tree("<p><a>Like</a> · <a>Reply</a> · <span><i></i>212</span><p><a>Reply</a> · <span><i></i>3</span>")
    >>> _liked_on_line(tree, 4) == LIKE, _liked_on_line(tree, 7)
    (True, 0)
    """
    first = at
    while first > max(0, at - MOST_BEFORE) and tree.breaks[first] == NOTHING:
        first -= 1
    return LIKE if any(_pressed_for(tree, before) == LIKE for before in range(first, at)) else 0


def _pressed_for(tree: Tree, at: int) -> int:
    """Return what a piece that is a sign or a word to press speaks for."""
    return _meant_by(tree.pieces[at].strip()) if at < len(tree.pieces) else 0


def _meant_by(said: str) -> int:
    """Return what a sign or a word to press speaks for."""
    if said in _SIGNS or len(said) > LONGEST_LABEL:
        return _SIGNS.get(said, 0)
    return DISLIKE if _PRESSED_DISLIKE.fullmatch(said) else LIKE if _PRESSED_LIKE.fullmatch(said) else 0


def _labelled(tree: Tree, index: int, *, apart: bool = False) -> int:
    """Return what an element, or the one around it unless it stands apart, is labelled as for who cannot see it."""
    for node in (tree.attributes[index], *(() if apart else (tree.attributes[tree.parents[index]],))):
        label = (node.get("aria-label") or node.get("title") or "").strip()
        if 0 < len(label) <= LONGEST_LABEL:
            if _NAMES_DISLIKING.match(label):
                return DISLIKE
            if _NAMES_LIKING.match(label):
                return LIKE
    return 0


def _take_vote(tree: Tree, index: int, text: str, votes: dict[int, int], *, apart: bool = False) -> bool:
    """Put down what an element says of votes, unless that was said before; tell whether it says anything.

    What is around it says nothing of it where it stands `apart`.
    """
    if not text[:1].isalnum() or "+" in text:
        if _take_pictures(text, votes):
            return True
        text = text.lstrip("·•| ")
    text = text.rstrip(" .")
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
    if any(_SUM.search(name) for name in tree.classes[index]):
        return True
    if both := _UP_AND_DOWN.fullmatch(tree.attributes[index].get("title") or ""):
        votes.update({LIKE: int(both["likes"]), DISLIKE: int(both["dislikes"])})
        return True
    own = tree.said[index] & _REACTION
    if own == _REACTION and (tree.attributes[index].get("data-vote") or "").lower() == "up":
        own = LIKE
    if own == _REACTION and text[:1] in _SIGNED:
        # What is called after both shows their sum, with its sign.
        own = LIKE if text[0] == "+" else DISLIKE
    around = 0 if apart else tree.said[tree.parents[index]] & _REACTION
    # What only counts votes is called alike for either kind: the box, or the button before it, says which.
    said = DISLIKE if own == LIKE and around == DISLIKE else own or around
    if not said & DISLIKE and text[:1].isdecimal():
        before = _said_before(tree, index) & _REACTION
        said = before if before == DISLIKE else said or before
    said = (
        said
        or _labelled(tree, index, apart=apart)
        or (_NET.fullmatch(text) is not None and _scores(tree, index))
        or (text.isdecimal() and _is_score(tree, index) and LIKE)
    )
    match = _REACTED.fullmatch(text) if said else None
    # A number and nothing else says nothing of liking by itself.
    if match is None and not text.isdecimal():
        match = _SAYS_DISLIKED.fullmatch(text) or _SAYS_LIKED.fullmatch(text)
        # What would be shown after a vote against is called so, and says how many are for.
        if match and match.re is _SAYS_LIKED and said == DISLIKE:
            return False
        said = DISLIKE if match and match.re is _SAYS_DISLIKED else LIKE
    if match is None and any(pattern.fullmatch(text) for _, pattern in _IN_LABEL):
        _take_label(text, votes)
        return True
    # What is voted down below nothing has no likes; what counts the votes against may well have a minus.
    if match is None or (match.re is _REACTED and match["minus"] and not said & DISLIKE):
        return False
    if not own | around and match.re is _SAYS_LIKED and _POINTS.fullmatch(text):
        said = _OF_POINTS
    _put(votes, DISLIKE if said & DISLIKE else said & LIKE, match)
    return True


def _scores(tree: Tree, index: int) -> int:
    """Return that an element, or the one around it, is called a score: a number with a plus there is one of likes."""
    names = (*tree.classes[index], *tree.classes[tree.parents[index]])
    return LIKE if any(map(_SCORE.search, names)) else 0


def _is_score(tree: Tree, index: int) -> bool:
    """Tell whether a bare number is called a score, by its title or beside buttons to vote for and against.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> buttons = "<a class=karma-down>down</a> <b class=karma>3</b> <a class=karma-up>up</a>"
    >>> tree = Tree(f"<p>{buttons}<p><i class=karma>410</i>")
    >>> [_is_score(tree, at) for at, tag in enumerate(tree.tags) if tag in ("b", "i")]
    [True, False]
    """
    if _SCORED.fullmatch(tree.attributes[index].get("title") or ""):
        return True
    if not any("score" in name or "karma" in name for name in tree.classes[index]):
        return False
    beside = [other for other in tree.children(tree.parents[index])[:MOST_BUTTONS] if other != index]
    meant = {tree.said[other] & _REACTION or _labelled(tree, other, apart=True) for other in beside}
    return {LIKE, DISLIKE} <= meant


def _said_before(tree: Tree, index: int) -> int:
    """Return what a button right before a count speaks for; of two side by side, before one number, that is the sum."""
    before = _empty_before(tree, index)
    if before is None:
        return 0
    if said := _pressed_on(tree, before):
        other = _empty_before(tree, before)
        behind = tree.pieces[tree.stops[index]] if tree.stops[index] < len(tree.pieces) else ""
        pair = other is not None and _pressed_on(tree, other) | said == _REACTION
        return LIKE if pair and not behind.strip().isdecimal() else said
    said = _labelled(tree, before)
    if not said:
        return 0
    # Where numbers stand before what they count, the button before the second one is the first one's.
    around = tree.parents[index]
    first = next((other for other in tree.children(around) if _labels_itself(tree, other)), index)
    return said if tree.starts[first] == tree.starts[around] else 0


def _pressed_on(tree: Tree, index: int) -> int:
    """Return what an element without text speaks for, or the picture in it.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> tree = Tree("<a><i class=thumbs-down></i></a><a><img alt=up></a><a><img src=/i/like-12.gif></a><a><img></a>")
    >>> [_pressed_on(tree, at) for at, tag in enumerate(tree.tags) if tag == "a"] == [DISLIKE, LIKE, LIKE, 0]
    True
    """
    for at in range(index, min(tree.ends[index], index + MOST_IN_BUTTON)):
        if said := tree.said[at] & _REACTION:
            return said
        if tree.tags[at] == "img" and (said := _pictured(tree.attributes[at])):
            return said
    return 0


def _pictured(attributes: Mapping[str, str]) -> int:
    """Return what a picture speaks for, by the word in its place or its file; a plus or minus may as well unfold."""
    alt = (attributes.get("alt") or "").strip().lower()
    if alt in _DIRECTIONS or (len(alt) > 1 and _meant_by(alt)):
        return _DIRECTIONS.get(alt) or _meant_by(alt)
    file = _FILE.search((attributes.get("src") or "")[-LONGEST_FILE:])
    return spoken_by(file["name"].lower()) & _REACTION if file else 0


def _empty_before(tree: Tree, index: int) -> int | None:
    """Return the element right before another in the same parent, if it shows no text."""
    before = index - 1
    while before > tree.parents[index] >= 0 and tree.parents[before] != tree.parents[index]:
        before = tree.parents[before]
    empty = before > tree.parents[index] >= 0 and tree.starts[before] == tree.stops[before]
    return before if empty else None


def _labels_itself(tree: Tree, index: int) -> bool:
    """Tell whether an element shows nothing and is labelled as a button for votes."""
    return tree.starts[index] == tree.stops[index] and _labelled(tree, index) != 0
