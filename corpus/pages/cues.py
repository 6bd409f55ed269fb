"""Which pieces of text may say something about a comment, by their words alone.

The patterns for times, bylines, counts and headings are long, and most short pieces of a page are links and
labels that none of them can match. Each pattern needs some word (or a digit): the words are looked up first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .calendar import AFTER, BEFORE, MONTHS, NOW, TODAY, UNITS, YESTERDAY

if TYPE_CHECKING:
    from .tree import Tree

DIGIT, DATE, SINCE, BY, REPLY, COUNT, HEADING = (1 << n for n in range(7))
"""What a word may be part of, as bits; `SINCE` is a time that counts from now, which needs no digit."""
LONGEST = 160
"""Longer pieces are the text of something, never about it."""

LONGEST_HEADING = 90

WORD = re.compile(r"[^\W\d_]+")
PAST = frozenset(word for phrase in (*BEFORE, *AFTER) for word in phrase.split())
RELATIVE = frozenset((*YESTERDAY, *TODAY, *NOW)) | UNITS.keys()
"""Words that make a time count from now."""
_SINCE = RELATIVE | {"ago"}
_DATES = _SINCE | MONTHS.keys()
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d[./-]|[年년]")
_BYLINE_WORDS = ("comment", "posted", "by", "von", "par", "por", "written", "submitted", "left", "автор")
_OPENS_BYLINE = r"comment|posted|by\b|von\b|par\b|por\b|written|submitted|left|автор"
_BYLINE_WORD = re.compile(rf"\W*(?:{_OPENS_BYLINE})", re.IGNORECASE)
BEGINS_BYLINE = re.compile(rf"\W*(?:{_OPENS_BYLINE}|#?\d)", re.IGNORECASE)
REPLIES = frozenset((
    "reply", "antworten", "antwort", "répondre", "responder", "rispondi", "odpowiedz", "ответить",
    "svara", "svar", "beantwoorden", "reageer",
    "says", "says:", "said", "said:", "said...", "said…", "wrote:", "writes:", "dit", "dit :", "a dit :",
    "sagt:", "schreibt:", "meint:", "dice:",
    "ha detto:", "scrive:", "permalink", "report", "report abuse", "flag", "melden", "like", "recommend",
    "link to this comment", "comment link",
    "quote", "zitieren", "citer", "signaler", "kommentar melden", "beitrag melden", "delete", "пишет:",
    "говорит:", "reply to this comment", "(reply)",
    "відповісти", "yanıtla", "cevapla", "رد", "odpovědět", "válasz", "vastaa", "reageren", "απάντηση",
))  # fmt: skip
OPENS_REPLY = frozenset(
    ("reply", "log", "sign", "login", "répondre", "auf", "signaler", "recommend", "report", "link", "flag")
)
SAYING = ("says", "said", "wrote", "writes", "sagt", "meint", "schreibt", "dit", "dice", "пишет")
_REPLY_WORDS = OPENS_REPLY | {phrase.split()[-1].rstrip(":.…") for phrase in REPLIES} | {"dit"}
_COUNTS = re.compile(
    r"omm?ent|reacti|réacti|respon|repl|thought|reakt|opini|meinung|beitr|messag|antwort|réponse|respuest"
    r"|avis|σχόλ"
    r"|hozzász|yorum|коммент|комент|отзыв|تعليق|posting|eintr|talkb|نظر|תגוב|टिप्प|विचार|コメント|评论|評論|댓글"
)
_HEADS = re.compile(
    r"com|kom|conv|leser|reac|reak|réac|resp|repl|thou|disc|disk|antw|lett|feed|opin|yorum|hozz|mes|mein|комм|комен|отз|обсу|تعليق|ردود"
)
_COUNTS_OR_HEADS = re.compile(f"{_COUNTS.pattern}|{_HEADS.pattern}")
MOST_WORDS = 1 << 16
_END, _ENDED = " \x00 ", -1


class _Spoken(dict[str, int]):
    """What each word met so far may be part of: a cache for ten thousand words a page, so a bare one."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        self[word] = found = _ENDED if word == _END.strip() else _spoken_by(word)
        return found


def _spoken_by(word: str) -> int:
    lower = word.casefold()
    found = 0
    if word.isalpha():
        if lower in _DATES:
            found = DATE | SINCE if lower in _SINCE else DATE
        if lower.startswith(_BYLINE_WORDS):
            found |= BY
    else:
        if _DIGIT.search(word):
            found = DIGIT
            if _FIGURES.search(word):
                found |= DATE
        words = WORD.findall(lower)
        if not _DATES.isdisjoint(words):
            found |= DATE if _SINCE.isdisjoint(words) else DATE | SINCE
        if _BYLINE_WORD.match(word):
            found |= BY
        lower = lower.rstrip(":.…")
    if lower in _REPLY_WORDS or lower.endswith(SAYING):
        found |= REPLY
    if _COUNTS_OR_HEADS.search(lower):
        if _COUNTS.search(lower):
            found |= COUNT
        if _HEADS.search(lower):
            found |= HEADING
    return found


_SPOKEN = _Spoken()


def cues_of(tree: Tree) -> dict[int, int]:
    """Return what the words of each short piece may be part of, in order; pieces that say nothing are left out.

    >>> from commentariat.corpus.pages.tree import Tree
    >>> cues_of(Tree("<p>The ships sailed<p>on Monday<p>July 1999")) == {2: DIGIT | DATE}
    True
    """
    digits = _DIGIT.search
    # Longer than a heading and without a digit, a piece can be nothing but a byline.
    short = [
        (at, piece)
        for at, piece in enumerate(tree.pieces)
        if len(piece) <= LONGEST_HEADING
        or (len(piece) <= LONGEST and (digits(piece) or BEGINS_BYLINE.match(piece)))
    ]
    # One split for all of them, with a word that no page can hold after each.
    words = _END.join([piece for _, piece in short]).split()
    cues: dict[int, int] = {}
    place = cue = 0
    for found in map(_SPOKEN.__getitem__, words):
        if not found:
            continue
        if found != _ENDED:
            cue |= found
            continue
        if cue:
            cues[short[place][0]] = cue
            cue = 0
        place += 1
    if cue:
        cues[short[place][0]] = cue
    return cues
