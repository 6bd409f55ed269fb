"""Which pieces of text may say something about a comment, by their words alone.

The patterns for times, bylines, counts and headings are long, and most short pieces of a page are links and
labels that none of them can match. Each pattern needs some word (or a digit): the words are looked up first.
"""

from __future__ import annotations

import re
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ..cldr import PAST_WORDS, PHRASE_WORDS, levelled
from . import badges
from .calendar import AFTER, AGO, BEFORE, BIKRAM_MONTHS, IRANIAN_MONTHS, MONTHS, NOW, TODAY, UNITS, YESTERDAY
from .vocabulary import ENDS_SAYING, phrases, words_to_tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.tree import Tree

DIGIT, DATE, SINCE, BY, REPLY, COUNT, HEADING, BADGE = (1 << n for n in range(8))
"""What a word may be part of, as bits; `SINCE` is a time that counts from now, which needs no digit."""
LONGEST = 160
"""Longer pieces are the text of something, never about it."""

LONGEST_IN_TEXT = 60
"""Characters of a paragraph that is a heading, or to be clicked."""
LONGEST_HEADING = 90
"""Characters of a heading; without a digit, only a byline is longer."""

WORD = re.compile(r"[^\W\d_]+")
PAST = frozenset(word for phrase in (*BEFORE, *AFTER) for word in phrase.split()) | AGO.keys() | {"전"}


def longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each phrase, as others ("à", "i") are words of most lines."""
    return frozenset(max(WORD.findall(phrase), key=len) for phrase in phrases)


RELATIVE = longest_words((*YESTERDAY, *TODAY, *NOW)) | UNITS.keys() | AGO.keys() | {"전"}
"""Words that make a time count from now."""
_SINCE = RELATIVE | {"ago", "trước"} | PHRASE_WORDS
# The first words of Arabic and Kurdish months of two.
_DATES = _SINCE | PAST_WORDS | MONTHS.keys() | IRANIAN_MONTHS.keys() | BIKRAM_MONTHS
_DATES |= {"كانون", "تشرين", "کانوونی", "تشرینی"}
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(
    # "5/3/2012" and "2012-05-03"; "5.3.", "5.3" and "5/3" before the year or beside a clock; "5." or "2012. 5." parted
    r"\d[./-]\d\d?[./-]\d|(?<![\d./-])\d\d?(?:[./]\d\d?(?:[.,|(（]|\Z)|/\d\d?(?![\d./-]))|(?<!\d)\d\d?[./-]\Z"
    r"|[年년月월]|\d\.[ivx]+\.\d"
)
"""What a word shows that may be part of a date in figures: most other numbers with a stop behind them are none."""
_BYLINE_WORDS = (
    "comment", "posted", "by", "von", "par", "por", "written", "submitted", "left", "from", "автор",
)  # fmt: skip
_WITH_COLON = frozenset(
    ("yazan", "ekleyen", "добавил", "добавила", "опубликовал", "опубликовала", "kirjoittaja")
)
"""Words that open a byline with a colon behind them: without one, they are words of everyday speech."""
_OPENINGS = frozenset(word[:2] for word in _BYLINE_WORDS)
_WHOLE = frozenset(("by", "von", "par", "por"))


def any_of(patterns: Iterable[str]) -> str:
    """Return a pattern of any of some that each begin with a letter, of which the letter at hand tells the few to try.

    >>> any_of(["repl(?:y|ies)", "comment", "respon"])
    'c(?:omment)|r(?:epl(?:y|ies)|espon)'
    """
    initial = itemgetter(0)
    alike = groupby(sorted(patterns, key=initial), key=initial)
    return "|".join(f"{letter}(?:{'|'.join(pattern[1:] for pattern in same)})" for letter, same in alike)


_OPENS_BYLINE = any_of(
    chain(
        (
            rf"{word}\b" if word in _WHOLE else r"from\s*:" if word == "from" else word
            for word in _BYLINE_WORDS
        ),
        {rf"{re.escape(phrase.split()[0])}(?!\w)" for phrase in phrases("by")},
        (rf"{word}\s*:" for word in _WITH_COLON),
    )
)
_BYLINE_WORD = re.compile(rf"\W*(?:{_OPENS_BYLINE})", re.IGNORECASE)
BEGINS_BYLINE = re.compile(rf"\W*(?:{_OPENS_BYLINE}|#?\d)", re.IGNORECASE)
_REPLIES = frozenset((
    "reply", "antworten", "antwort", "répondre", "responder", "rispondi", "odpowiedz",
    "ответить", "svara", "svar", "beantwoorden", "reageer", "says", "says:", "said", "said:",
    "said...", "said…", "wrote", "wrote:", "writes", "writes:", "dit", "dit :", "a dit :", "sagt:", "schreibt:",
    "meint:", "dice:", "ha detto:", "scrive:", "permalink", "report", "report abuse", "flag",
    "melden", "like", "recommend", "link to this comment", "comment link", "quote", "zitieren",
    "citer", "signaler", "kommentar melden", "beitrag melden", "delete", "пишет:", "говорит:",
    "reply to this comment", "(reply)", "回复", "回覆", "回應", "返信", "返信する", "通報",
    "引用", "답글", "답글쓰기", "답글 쓰기", "신고", "цитировать", "пожаловаться", "цитувати",
    "поскаржитися", "поскаржитись", "отговор", "цитирай", "одговори", "پاسخ", "پاسخ دادن",
    "تبصره", "הגב", "הגב לתגובה זו", "השב", "जवाब दें", "उत्तर दें", "trả lời", "răspunde",
    "raportează", "citează", "anmäl", "rapportera", "anmeld", "denunciar",
    "citeer", "reageren", "odgovori", "prijavi", "reagovat", "reagovat na příspěvek", "reagovať",
    "odpovedať", "vastaa viestiin",
    "atsakyti", "atbildēt", "cevap yaz", "şikayet et", "balas", "laporkan", "απάντησε",
    "απαντήστε", "αναφορά", "cavab ver", "відповісти", "yanıtla", "cevapla", "رد", "odpovědět",
    "válasz", "vastaa", "απάντηση",
))  # fmt: skip
REPLIES = _REPLIES.union(
    phrases("reply", "report"), (f"{phrase}{end}" for phrase in phrases("says") for end in ENDS_SAYING)
)
"""What is to be clicked at each comment, or says that somebody says it."""
OPENS_REPLY = frozenset(
    (
        "reply",
        "log",
        "sign",
        "login",
        "répondre",
        "auf",
        "signaler",
        "recommend",
        "report",
        "link",
        "flag",
        "rate",
        "diesen",
        "noter",
    )
)
SAYING = ("says", "said", "wrote", "writes", "sagt", "meint", "schreibt", "dit", "dice", "пишет")
_REPLY_WORDS = OPENS_REPLY.union((phrase.split()[-1].rstrip(":.…") for phrase in _REPLIES), SAYING)
_WORDS = dict.fromkeys(_DATES, DATE) | dict.fromkeys(_SINCE, DATE | SINCE)
"""What whole words may be part of."""
_SAID = frozenset(phrase.split()[-1] for phrase in phrases("says"))
"""Words that say that somebody says something where a colon follows; many are words of most lines."""
_SIGNS = ".,:：៖;!?…()[]{}<>|/\\-–—_*#@+=~'’‘\"“”„«»·•"
_COUNT_STEMS = (
    "gedank", "gedacht", "réflexion", "pensam", "pensier", "myśl", "gând", "gondolat", "мнени", "думк",
    "comment", "coment", "komment", "koment", "reacti", "réacti", "respon", "repl", "thought",
    "reakt", "opini", "meinung", "beitr", "messag", "antwort", "réponse", "respuest",
    "σχόλ", "hozzász", "yorum", "posting", "eintr", "talkb", "коммент", "комент", "отзыв", "příspěv", "príspev",
    "تعليق", "نظر", "انتشار", "תגוב", "टिप्प", "विचार", "コメント", "评论", "評論", "댓글", "دیدگاه",
    "luận", "kiến", "跟帖", "跟贴", "留言", "回應",
    "의견", "մեկնաբ", "rəy", "şərh", "კომენტ", "пікір", "камент", "ulasan", "ความคิด", "ความเห็น", "코멘트", "មតិ",
    "မှတ်ချက်",
)  # fmt: skip
_HEADING_STEMS = (
    "comment", "coment", "komment", "koment", "conversation", "leser", "reacti", "réacti", "reakti", "respons",
    "respuest", "replies", "thought", "discuss", "diskuss", "antwort", "letters", "feedback", "opini", "yorum",
    "hozz", "vélem", "messag", "meinung", "názor", "přísp", "prísp",
    "комм", "комен", "отз", "обсу", "мнен", "відгук", "думк", "تعليق", "ردود", "نظر", "دیدگاه",
    "تبصر", "תגוב", "टिप्प", "प्रतिक्रिय", "विचार", "মন্তব্য", "ความคิด", "luận", "kiến",
    "コメント", "みんなの", "意見", "読者の", "ひとこと", "댓글", "의견", "评论", "評論",
    "跟帖", "留言", "回應", "σχόλ", "şərh", "rəy", "пікір", "კომენტ", "մեկնաբ",
)  # fmt: skip
TALKS = (
    "discussion", "diskussion", "diskussionen", "discusión", "discussione", "discussão", "conversation", "conversación",
    "conversazione", "contribution", "contributions", "обсуждение", "обсуждения", "дискуссия", "dyskusja", "keskustelu",
)  # fmt: skip
"""What comments are together: a number beside it counts them where it heads them, and may be a chapter's elsewhere."""
_COUNTS, _HEADS = (re.compile("|".join(stems)) for stems in (_COUNT_STEMS, _HEADING_STEMS))
for _words, _cue in (
    (map(levelled, _REPLY_WORDS), REPLY),
    (words_to_tell("reply", "report"), REPLY),
    (words_to_tell("by"), BY),
    (words_to_tell("comments"), COUNT | HEADING),
    (words_to_tell("headings"), HEADING),
    ((*TALKS, "letters", "avis"), COUNT),
    (badges.WORDS, BADGE),
):
    for _word in _words:
        _WORDS[_word] = _WORDS.get(_word, 0) | _cue
_STEMS = frozenset((*_COUNT_STEMS, *_HEADING_STEMS))
_FEWEST = sorted(stem for stem in _STEMS if not any(other in stem for other in _STEMS - {stem}))


_COUNTS_OR_HEADS, _IN_ASCII = (re.compile(any_of(stems)) for stems in (_FEWEST, filter(str.isascii, _FEWEST)))
MOST_WORDS = 1 << 16
"""Words that are remembered from page to page, so that a crawl of any size fits into memory."""


_TO_WORDS = bytes(ord(char.lower() if char.isalpha() else " ") for char in map(chr, range(128))).ljust(256)
_DIGITS = b"0123456789"


def words_in(text: str) -> list[str]:
    """Return the words of a text, as runs of letters in lower case.

    >>> words_in("Am 6. März 2024"), words_in("a_b won't")
    (['am', 'märz'], ['a', 'b', 'won', 't'])
    """
    # The pattern, which knows the letters of all scripts, takes four times as long.
    if text.isascii():
        return text.encode().translate(_TO_WORDS).decode().split()
    return WORD.findall(lowered(text))


def has_digit(text: str) -> bool:
    """Tell whether a text holds a digit of any script.

    >>> has_digit("7 de mayo"), has_digit("٧ مايو"), has_digit("May")
    (True, True, False)
    """
    if text.isascii():
        return len(text.encode().translate(None, _DIGITS)) < len(text)
    return _DIGIT.search(text) is not None


def lowered(text: str) -> str:
    """Return a text in lower case, with every character at its place.

    >>> lowered("Ali İhsan"), len("Ali İhsan".lower()) - len("Ali İhsan")
    ('ali ihsan', 1)
    """
    return text.lower() if text.isascii() else text.replace("İ", "i").lower()


class _Spoken(dict[str, int]):
    """What each word met so far may be part of: a cache for ten thousand words a page, so a bare one."""

    def __missing__(self, word: str) -> int:
        # Most words are in ASCII, and hold none of the stems that are not.
        if word.isascii():
            lower, stems = word.lower(), _IN_ASCII
        else:
            lower, stems = lowered(word), _COUNTS_OR_HEADS
        whole = lower.isalpha()
        bare = lower if whole else lower.strip(_SIGNS)
        if not bare:
            # In French a blank stands between "says" and its colon; other signs alone say nothing.
            found = REPLY if ":" in word else 0
        elif whole or bare.isalpha():
            found = _WORDS.get(bare, 0)
            if bare[:2] in _OPENINGS and bare.startswith(_BYLINE_WORDS):
                found |= BY
        else:
            # What is written with signs that combine is no word of letters alone.
            found = _with_signs(levelled(lower)) | _WORDS.get(levelled(bare), 0)
        if not whole and bare in _SAID and word.endswith(ENDS_SAYING):
            found |= REPLY
        if not whole and bare in _WITH_COLON and word.endswith(":"):
            found |= BY
        if stems.search(bare):
            if _COUNTS.search(bare):
                found |= COUNT
            if _HEADS.search(bare):
                found |= HEADING
        self[word] = found
        return found


def _with_signs(word: str) -> int:
    """Return what a word with digits or signs in it may be part of, as the parts of it are."""
    if word.isdecimal():
        return DIGIT
    found = 0
    if has_digit(word):
        found = DIGIT
        if _FIGURES.search(word):
            found |= DATE
    if parts := words_in(word):
        for part in parts:
            found |= _WORDS.get(part, 0)
        # Of what is not in ASCII, the pattern knows other letters of the same case.
        if (parts[0].startswith(_BYLINE_WORDS) or not word.isascii()) and _BYLINE_WORD.match(word):
            found |= BY
    return found


_SPOKEN = _Spoken()


def cue_of(line: str) -> int:
    """Return what the words of a line may be part of.

    >>> bool(cue_of("Write a comment") & HEADING), cue_of("Sail away")
    (True, 0)
    """
    cue = 0
    for word in line.split():
        cue |= _SPOKEN[word]
    return cue


def cues_of(tree: Tree) -> dict[int, int]:
    """Return what the words of each short piece may be part of, in order; pieces that say nothing are left out.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> cues_of(Tree("<p>The ships sailed<p>on Monday<p>July 1999")) == {2: DIGIT | DATE}
    True
    """
    spoken = _SPOKEN
    if len(spoken) > MOST_WORDS:
        spoken.clear()
    cues: dict[int, int] = {}
    tags, owners = tree.tags, tree.owners
    for at, piece in enumerate(tree.pieces):
        size = len(piece)
        # Longer than a heading and without a digit, a piece can be nothing but a byline; so can most of a paragraph.
        if size > LONGEST_IN_TEXT and (
            size > LONGEST
            or (
                (size > LONGEST_HEADING or tags[owners[at]] == "p")
                and not (has_digit(piece) or BEGINS_BYLINE.match(piece))
            )
        ):
            continue
        cue = 0
        for word in piece.split():
            # Most words say nothing.
            if said := spoken[word]:
                cue |= said
        if cue:
            cues[at] = cue
    return cues
