"""Mentions of authors in comments: @handles, salutations and attributions carry the same pseudonyms as authors.

Readers address and quote each other by name, so that hiding the author column alone would hide nobody. A name
is replaced only where the text shows that a commenter is meant, since people also call themselves Obama, The
Truth or America:

- after ``@``: the shown name of an author of the thread or of the corpus, whole or written together
  (``@alsmith``), the first word of one author's name, and any other handle, which gets the pseudonym of that
  handle. The outlet's own handle stays, and so does what names no person (``@5pm``, ``@everyone``);
- after ``u/``, ``/u/`` and ``/user/``, as Reddit names its users: the pseudonym of that very name;
- in a line that says who wrote (``Al Smith wrote:``), whoever of the thread that is;
- in a salutation or an agreement (``Dear Al,``, ``Al Smith:`` at the start of a line, ``agree with Al Smith``):
  names of several words, and names of one word that the thread does not use as a word;
- anywhere: names of several capitalised words, and handles that are no words (``riposte1111``), unless a report
  of the corpus speaks of somebody or something of that name.

The texts of reports are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .authors import OPENERS, Names, ThreadNames, Words, handle_of
from .identifiers import mentioned_users
from .splitting.markers import attribution
from .stand_ins import PSEUDONYM
from .text import WORD, canonical, counted, folded_words, word_spans

if TYPE_CHECKING:
    from .privacy import Pseudonymiser

_AT = re.compile(r"(?<![\w/@＠])[@＠](?P<blank>[ \u00a0]?)$")
_WORDS_AND_GAPS = re.compile(f"({WORD.pattern})")
_HANDLE = re.compile(rf"{WORD.pattern}(?:(?:-|\.(?=[a-z0-9_])){WORD.pattern})*")
_GOES_ON = re.compile(r"-\w|\.[a-z0-9_]")
_SURNAME = re.compile(r" (?P<word>[^\W\d_]\w+(?:[-’'][^\W\d_]\w+)?)(?=[,:;]| ?(?:\n|$)| [–—-] )")
_QUANTITY = re.compile(
    r"\d[\d.,:/]*(?:am|pm|h|hrs?|min|k|m|bn|mph|kmh|km|kg|usd|eur|gbp|st|nd|rd|th|x|c|f)?", re.I
)

_OPENING = re.compile(r"(?:^|\n)[ \t>*\"“«'#\d.)]*$")
_SALUTATION = re.compile(
    r"(?:^|[\n.!?…,;:(“\"–—-] ?)(?:dear|hi|hello|hey|hiya|howdy|greetings|good (?:morning|evening|day)|thanks|thank you"
    r"|many thanks|thx|cheers|sorry|welcome|well said|well put|good point|nice one|bravo|congratulations|congrats"
    r"|agreed|exactly|yes|no|ok|okay|right|wrong|to|re|oh|come on|hear hear|lieber?|hallo|bonjour|cher|chère"
    r"|merci|hola|gracias|querid[oa]|estimad[oa]|ciao|caro|cara|grazie),?:?[ \u00a0]$",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(
    r"\b(?:(?:dis)?agree[sd]?(?: (?:fully|completely|entirely|totally|100 ?%|here))? with|(?:in )?repl(?:y|ies|ying) to"
    r"|(?:in )?respon(?:se|ding) to|(?:in )?answer(?:ing)? to|quot(?:e|ing)(?: from)?:?|quoted (?:from|by)"
    r"|(?:originally )?(?:posted|written|submitted) by:?|comment (?:by|from|of):?)[ \u00a0]$",
    re.IGNORECASE,
)
_AS = re.compile(r"\b(?:as|like|what)[ \u00a0]$", re.IGNORECASE)
_SAID = re.compile(
    r"[ \u00a0](?:said|says|wrote|writes|put it|pointed out|points out|noted|notes|mentioned|mentions)\b",
    re.I,
)
_WROTE = re.compile(
    r"[ \u00a0]*(?:\([^()\n]{0,40}\) ?)?(?:,? ?(?:on|at) [^\n]{1,50}?,? )?"
    r"(?:says|said|wrote|writes|posted|replied|commented|asked|asks)\b(?:(?: on| at)? [^\n]{1,50}?)?[ \u00a0]*"
    r"(?::|…|\.\.\.)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"[ \u00a0]*(?:[,:;!?…–—]|\.\.|[ \u00a0]- |--|->|=>|\n|$)")
_CLOSED = re.compile(r"[ \u00a0]*(?:[,:;!?….–—-]|\n|$)")

NOT_A_PERSON = frozenset((
    "all", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody", "others", "here", "home",
    "work", "least", "the", "a", "an", "my", "your", "his", "her", "our", "their", "this", "that", "these", "those",
    "it", "me", "you", "us", "them", "author", "admin", "administrator", "editor", "editors", "moderator",
    "moderators", "mod", "mods", "op", "staff", "channel", "media", "font", "import", "gmail", "hotmail", "yahoo",
))  # fmt: skip
_BEFORE_NAMES = frozenset((
    "dear", "hi", "hello", "hey", "thanks", "thank", "you", "sorry", "with", "to", "by", "quoting", "as", "like",
    "agreed", "exactly", "yes", "no", "ok", "right", "from", "re", "said", "cheers",
))  # fmt: skip
_HOST_WORDS = frozenset(
    ("www", "com", "org", "net", "edu", "gov", "co", "news", "blog", "blogs", "wordpress", "blogspot")
)


@dataclass(kw_only=True)
class Thread:
    """What must be known of a thread to find the names of its authors in its comments.

    Attributes:
        authors: the authors of the thread's comments.
        corpus: the authors of all comments of the corpus.
        public: names that reports of the corpus speak of (`CorpusAuthors.spoken_of`).
        pseudonymiser: what gives an unknown handle its pseudonym.
        report: title and text of the report.
        texts: the texts of the comments; gone through once, and only if need be.
        outlet, url: of the report; their handles stay.
    """

    authors: ThreadNames
    corpus: Names
    public: Collection[Words]
    pseudonymiser: Pseudonymiser
    report: str = ""
    texts: Iterable[str] = field(default=())
    outlet: str | None = None
    url: str | None = None

    def hide(self, text: str, *, answered: str | None = None) -> tuple[str, tuple[str, ...]]:
        """Replace the mentions in a canonical text by pseudonyms; the result is canonical too.

        Args:
            text: the text of a comment of the thread.
            answered: the shown name of the author it answers.

        Returns:
            The text, and what was changed. Hiding again changes nothing.
        """
        hidden, count = _replaced(text, self._users(text)) if "/" in text else (text, 0)
        # Most comments name nobody, and a look at their words settles that; any word may be a name after an @.
        places = None if "@" in hidden or "＠" in hidden else self.authors.places(folded_words(hidden))
        if places is None or places:
            hidden, more = _replaced(hidden, self._mentions(hidden, places, answered=answered))
            count += more
        if not count:
            return text, ()
        return canonical(hidden).text, (f"{counted(count, 'mention')} of a name replaced by its pseudonym",)

    def _users(self, text: str) -> Iterator[tuple[int, int, str]]:
        for start, end, name in mentioned_users(text):
            words = tuple(word.casefold() for word in WORD.findall(name))
            known = self.authors.called(words) or self.corpus.called(words)
            if name.casefold() in NOT_A_PERSON and not known:
                continue
            if pseudonym := self.pseudonymiser.author(name) or known:
                yield start, end, pseudonym

    def _mentions(
        self, text: str, places: Sequence[int] | None, *, answered: str | None
    ) -> Iterator[tuple[int, int, str]]:
        words = word_spans(text)
        name_answered = tuple(word.casefold() for word in WORD.findall(answered or ""))
        skip_to = 0
        for index in range(len(words)) if places is None else places:
            start = words[index][0]
            if start < skip_to or PSEUDONYM.match(text, start):
                continue
            if index and PSEUDONYM.match(text, words[index - 1][0]):
                continue
            before = text[max(0, start - 2) : start]
            at = _AT.search(text, max(0, start - 2), start) if "@" in before or "＠" in before else None
            found = (
                self._after_at(text, words, index, blank=bool(at["blank"]))
                if at
                else self._named(text, words, index, answered=name_answered)
            )
            if found:
                skip_to = found[0]
                yield start, *found

    def _after_at(
        self, text: str, words: Sequence[tuple[int, int, str]], index: int, *, blank: bool
    ) -> tuple[int, str] | None:
        start, end, word = words[index]
        for authors in (self.authors, self.corpus):
            name = authors.at(text, words, index)
            if name and _GOES_ON.match(text, words[index + len(name) - 1][1]):
                continue  # "@Hans-Peter" is not Hans
            if name and (len(name) > 1 or not blank or word not in self._used):
                return words[index + len(name) - 1][1], authors.called(name) or ""
        if blank:
            return None
        handle = _HANDLE.match(text, start)
        whole = handle[0] if handle else text[start:end]
        end = start + len(whole)
        squashed = _squashed(whole)
        for authors in (self.authors, self.corpus):
            if known := authors.with_handle(squashed):
                return end, known
        if known := self.authors.given_name(word):
            return words[index][1], known
        if (
            squashed in self._outlet_handles
            or not any(c.isalpha() for c in whole)
            or _QUANTITY.fullmatch(whole)
            or whole in NOT_A_PERSON
            or (whole.isalpha() and whole.casefold() in NOT_A_PERSON)
        ):
            return None
        surname = _SURNAME.match(text, end) if whole.istitle() and whole.isalpha() else None
        if surname and surname["word"][0].isupper() and surname["word"].casefold() not in OPENERS:
            end = surname.end("word")
        pseudonym = self.pseudonymiser.author(text[start:end])
        return (end, pseudonym) if pseudonym else None

    def _named(
        self, text: str, words: Sequence[tuple[int, int, str]], index: int, *, answered: Words
    ) -> tuple[int, str] | None:
        start, end, word = words[index]
        name = self.authors.at(text, words, index)
        left = text[max(0, start - 60) : start]
        if name is None:
            pseudonym = self.authors.given_name(word)
            if pseudonym is None or word in self._used:
                return None
            called = text[start].isupper() and _OPENING.search(left) and _ADDRESSED.match(text, end)
            if called or self._addressed(text, left, end, by_one_word=True, answered=answered[:1] == (word,)):
                return end, pseudonym
            return None
        end = words[index + len(name) - 1][1]
        pseudonym = self.authors.called(name) or ""
        tells = self.authors.tells(name)
        if tells and name not in self.public:
            capitalised = all(text[words[index + k][0]].isupper() for k in range(len(name)))
            if len(name) == 1 or capitalised:
                return end, pseudonym
        if _OPENING.search(left) and _WROTE.match(text, end):
            return end, pseudonym
        several = len(name) > 1
        if not several and (word in self._used and not tells):
            at_start = not text[:start].strip(" \t>")
            return (end, pseudonym) if name == answered and at_start and _ADDRESSED.match(text, end) else None
        if self._addressed(text, left, end, by_one_word=not several, answered=name == answered):
            return end, pseudonym
        if _AGREEMENT.search(left) or (_AS.search(left) and _SAID.match(text, end)):
            return end, pseudonym
        opened = _OPENING.search(left) and _ADDRESSED.match(text, end)
        return (end, pseudonym) if opened and word not in OPENERS else None

    def _addressed(self, text: str, left: str, end: int, *, by_one_word: bool, answered: bool) -> bool:
        if _SALUTATION.search(left):
            return not by_one_word or bool(_CLOSED.match(text, end))
        return answered and bool(_OPENING.search(left)) and bool(_ADDRESSED.match(text, end))

    @cached_property
    def _used(self) -> frozenset[str]:
        """The words that the report and, in the middle of their sentences, the comments use."""
        used = set(folded_words(self.report))
        for text in self.texts:
            # Every other piece is a word, and what stands between two is a piece too.
            pieces = _WORDS_AND_GAPS.split(text.casefold() if text.isascii() else text)
            used.update(
                word.casefold()
                for before, gap, word in zip(pieces[1::2], pieces[2::2], pieces[3::2], strict=False)
                if gap == " " and before.casefold() not in _BEFORE_NAMES
            )
        return frozenset(used | OPENERS)

    @cached_property
    def _outlet_handles(self) -> frozenset[str]:
        try:
            host = urlsplit(self.url or "").hostname or ""
        except ValueError:
            host = ""
        labels = host.split(".")[:-1]
        names = {
            _squashed(self.outlet or ""),
            *(_squashed(label) for label in labels if label not in _HOST_WORDS),
        }
        names |= {name.removeprefix("the") for name in names} | {f"the{name}" for name in names}
        return frozenset(name for name in names if len(name) > 2 and name != "the")


def hide_attributions(text: str, *, pseudonymiser: Pseudonymiser) -> tuple[str, tuple[str, ...]]:
    """Replace the name in every line of a text that only says who wrote a comment, whoever that is.

    Such lines are left in a comment, or quoted as evidence, where plain text was split. A line counts where it
    has a date or time, or ends as comment systems write it ("Kim said...").

    >>> from .privacy import Pseudonymiser
    >>> hidden, _ = hide_attributions("Kim Lee said...\\nWell done.", pseudonymiser=Pseudonymiser(b"x" * 16))
    >>> hidden.endswith(" said...\\nWell done."), "Kim" in hidden
    (True, False)
    """
    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        mark = attribution(line)
        if mark is None or mark.author is None or not (mark.sure or mark.published):
            continue
        pseudonym = pseudonymiser.author(mark.author)
        if pseudonym and not PSEUDONYM.search(mark.author):
            lines[number] = line.replace(mark.author, pseudonym, 1)
            count += 1
    if not count:
        return text, ()
    return canonical("\n".join(lines)).text, (
        f"{counted(count, 'name')} of an author replaced by its pseudonym",
    )


def _replaced(text: str, mentions: Iterable[tuple[int, int, str]]) -> tuple[str, int]:
    """Return a text with pseudonyms in the places of some mentions, and how many there were."""
    pieces: list[str] = []
    done = count = 0
    for start, end, pseudonym in mentions:
        pieces += (text[done:start], pseudonym)
        done = end
        count += 1
    return "".join(pieces) + text[done:], count


def _squashed(name: str) -> str:
    return handle_of(word.casefold() for word in WORD.findall(name))
