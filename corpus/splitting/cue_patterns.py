"""How the cues show in each language, and which language some lines are in.

For English the patterns stand in `english_cues`; for other languages, lists of words in ``cue_words/*.yaml``, which
the README beside them describes. What punctuation and figures show is the same in all.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from .english_cues import CUES, Cue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

MAX_CHARS = 2000
"""Characters of a line that are looked at; a longer paragraph has shown by then what it is."""
LONGEST_PAGE_LINE = 300
"""Characters of a line that is told for the page's own as a whole."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAST_SHARE = 0.08
"""The share of frequent words from which on lines are in a language: Turkish, where words are long, has few."""
_LEAST_ENGLISH = 0.12
_FREQUENT = (
    "the of and to is that for it was with on are be have has not you this but from they we by at as in an or his her "
    "their"
)
_SMALL = "".join(char for char in map(chr, range(0x61, 0x530)) if char.islower())
_LARGE = "".join(char for char in map(chr, range(0x41, 0x530)) if char.isupper())
_NEVER = re.compile(r"(?!)")
_ANYWHERE = frozenset((
    "exclamation", "heaped_marks", "ellipsis", "emoticon", "quote_opens", "money_or_measure", "figure", "list_item",
))  # fmt: skip
"""The cues whose English patterns hold for every language."""
_EVERYWHERE = {
    "addresses_commenter": (r"^\W?@ ?\w|^#\d+\b", True),
    "question": (r"[?؟]", True),
    "lower_case_start": (rf"^[\"'“‘(„«]?[{_SMALL}]+[\s,'’]", False),
    "loose_spacing": (
        rf"\w ,(?=\s|$)|[{_SMALL}],[{_SMALL}]|[{_SMALL}][.!?][{_LARGE}][{_SMALL}]|[{_SMALL}]\s{{2,}}[{_SMALL}]",
        False,
    ),
    "dateline": (
        rf"^[{_LARGE}][{_LARGE} .,'’-]{{3,40}}(?: \([\w /.-]{{2,30}}\))? ?(?:—|–|--|-) ?"
        r"|^\(?(?:Reuters|AP|AFP|dpa|EFE|ANSA)\)",
        False,
    ),
    "speaker_label": (rf"^[{_LARGE}][\w.'’-]+(?: [{_LARGE}][\w.'’-]+){{0,2}}: ?\S", False),
}
"""What shows others in every language, whatever words do beside, and whether that is told in lower case too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """How the cues show in one language.

    Attributes:
        language: as a BCP 47 tag.
        frequent: the words that are most frequent in it.
        letters: how many letters a word of a report has on average.
        looked_for: a pattern for each of `CUES`, and whether it is for text in lower case.
        name: what shows a name; nothing does where other words have capitals too.
        alike: letters, by their code, that are written for others, such as those with hamza in Arabic.
        page: what is the page's, of lines in lower case; in English the module `markers` tells.
    """

    language: str
    frequent: frozenset[str]
    letters: float
    looked_for: tuple[tuple[re.Pattern[str], bool], ...]
    name: re.Pattern[str]
    alike: Mapping[int, str]
    page: re.Pattern[str] = _NEVER

    def lowered(self, text: str) -> str:
        """Return a text in lower case, letters that are written for others as these."""
        return text.lower().translate(self.alike) if self.alike else text.lower()

    def is_page(self, line: str) -> bool:
        """Tell whether a line is the page's own: it asks for money or readers, points elsewhere, or says what it is.

        >>> patterns_of("de").is_page("Lesen Sie auch: Die Brücke"), patterns_of("de").is_page("Ich lese das auch.")
        (True, False)
        """
        bare = line.strip()
        return len(bare) <= LONGEST_PAGE_LINE and self.page.fullmatch(self.lowered(bare)) is not None

    def share(self, lines: Sequence[str]) -> float:
        """Return the share of this language's frequent words among the words of some lines (about .3 in English).

        >>> ENGLISH.share(["It was the best of times, it was the worst of times."]) > 0.3
        True
        >>> ENGLISH.share(["Der Rat hat am Montag beschlossen, die Steuer zu senken."])
        0.0
        """
        return _share(_words(lines), self.frequent)


def patterns_for(lines: Sequence[str]) -> Patterns | None:
    """Return the patterns of the language that some lines are in; None where it is none of those that have any.

    >>> lines = ("It is late.", "Das ist der Preis, den wir nicht zahlen.", "Hoc satis est.")
    >>> [found and found.language for found in map(patterns_for, map(list, zip(lines)))]
    ['en', 'de', None]
    """
    words = _words(lines)
    if _share(words, ENGLISH.frequent) >= _LEAST_ENGLISH:
        return ENGLISH
    shares = {language: _share(words, frequent) for language, frequent in _frequent().items()}
    best = max(shares, key=shares.__getitem__)
    return patterns_of(best) if shares[best] >= _LEAST_SHARE and best in languages() else None


@cache
def languages() -> tuple[str, ...]:
    """Return the languages other than English in which the cues are known, as BCP 47 tags."""
    return tuple(language for language in _frequent() if (_words_of() / f"{language}.yaml").is_file())


@cache
def patterns_of(language: str) -> Patterns:
    """Return the patterns of a language that has any.

    Raises:
        KeyError: when it has none.

    >>> patterns_of("de").letters > ENGLISH.letters
    True
    """
    if language == ENGLISH.language:
        return ENGLISH
    if language not in languages():
        raise KeyError(language)
    frequent, said = _frequent()[language], _read(language)
    known = {cue.name for cue in CUES}
    if unknown := {*said["words"], *said["opens"], *said.get("exact", {})} - known:
        raise ValueError(
            f"cue_words/{language}.yaml has words for what is no cue: {', '.join(sorted(unknown))}."
        )
    return Patterns(
        language=language,
        frequent=frequent,
        letters=said["letters"],
        looked_for=tuple(_looked_for(cue.name, said) for cue in CUES),
        name=_NEVER if said.get("capital_nouns") else re.compile(rf"(?<=[{_SMALL},;] )[{_LARGE}][{_SMALL}]+"),
        alike=str.maketrans(said.get("alike", {})),
        page=_whole_lines(said.get("page", ())),
    )


def _whole_lines(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{'|'.join(patterns)})\W{{0,3}}") if patterns else _NEVER


def _looked_for(name: str, said: Mapping[str, Any]) -> tuple[re.Pattern[str], bool]:
    """Return the pattern of a cue in a language, and whether it is for text in lower case."""
    words, opening, exact = (said.get(place, {}).get(name, ()) for place in ("words", "opens", "exact"))
    if name in _ANYWHERE:
        return _as_matched(next(cue for cue in CUES if cue.name == name))
    before = said.get("before_words", "")
    parts = [rf"(?<!\w){before}(?:{'|'.join(words)})(?!\w)"] if words else []
    parts += [rf"^\W{{0,3}}{before}(?:{'|'.join(opening)})(?!\w)"] if opening else []
    if exact:
        parts = [f"(?i:{part})" for part in parts] + [rf"(?<!\w)(?:{'|'.join(exact)})(?!\w)"]
        return re.compile("|".join(parts)), False
    shown, lower = _EVERYWHERE.get(name, ("", True))
    parts += [shown] if shown else []
    return (re.compile("|".join(parts)), lower) if parts else (_NEVER, True)


# A pattern that ignores case is matched three times as fast in lower case against text in lower case.
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")


def _as_matched(cue: Cue) -> tuple[re.Pattern[str], bool]:
    """Return the pattern of a cue in English, and whether it is for text in lower case."""
    if cue.pattern.flags & re.IGNORECASE:
        return re.compile(_CAPITAL.sub(lambda found: found[0].lower(), cue.pattern.pattern)), True
    return cue.pattern, False


@cache
def _frequent() -> Mapping[str, frozenset[str]]:
    """Return the most frequent words of languages other than English, of those without cues too."""
    return {language: frozenset(said.split()) for language, said in _read("frequent").items()}


def _read(name: str) -> Mapping[str, Any]:
    from ..yaml_text import read_yaml

    return read_yaml((_words_of() / f"{name}.yaml").read_text("utf-8"))


def _words_of() -> Traversable:
    return resources.files(__package__ or "") / "cue_words"


def _words(lines: Sequence[str]) -> Counter[str]:
    return Counter(word.lower() for line in lines for word in WORD.findall(line[:MAX_CHARS]))


def _share(words: Counter[str], frequent: frozenset[str]) -> float:
    return sum(words[word] for word in frequent) / max(1, words.total())


ENGLISH = Patterns(
    language="en",
    frequent=frozenset(_FREQUENT.split()),
    letters=4.5,
    looked_for=tuple(map(_as_matched, CUES)),
    name=re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+"),
    alike={},
)
