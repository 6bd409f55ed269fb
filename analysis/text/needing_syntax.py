"""Which sentences have to be parsed: those with words that a rule would put to the parse, and those beside them.

Words, names and sentences are known before anything is parsed, and so is which words can begin a finding: those of a
lexicon entry, words that ascribe speech, quotation marks, violent processes, nouns for actors, cues of a stance to the
report or its outlet, and names. A sentence without any of them holds nothing whose sense, voice, target or form the
parse decides. What lies beside is taken in as far as rules look: the sentences around quotation marks, where the
speaker may stand, and as many before a pronoun as are searched for what it stands for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from ..actors.coreference import PRONOUNS
from ..actors.descriptions import NOUNS
from ..actors.gazetteer import first_words
from ..actors.lower_case import lower_case_wordings
from ..actors.mentions import BODY_HEADS
from ..remembered import Remembered
from ..voices.headline_source import HEADLINE_CUES
from ..voices.source_name import REACH
from ..wordlist import FUNCTION_WORDS
from .outlet_evaluation import bare_outlet, outlet_wordings
from .phrases import straight
from .quotations import speech_words
from .stance_lists import stance_wordings
from .violence import violent_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy.typing as npt

    from ..language.parsing import Tagged
    from ..lexicon import Lexicon

    Flags = npt.NDArray[np.bool_]
    Wording = tuple[frozenset[str], ...]

_CANDIDATE, _MARK, _PRONOUN, _PERHAPS = 1, 2, 4, 8
"""What a word may be: a candidate, a quotation mark, a pronoun, or part of a candidate of several words."""
_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"})
_MARKS = frozenset("\"'“”‘’‚„«»‹›`´")


def sentences_needing_syntax(lexicon: Lexicon, *, outlets: Iterable[str] = ()) -> Callable[[Tagged], Flags]:
    """Return what tells the sentences that have to be parsed, for `parse`.

    Args:
        lexicon: the lexicon of loaded language.
        outlets: the names of the outlets that comments may judge by name.

    >>> from commentariat.analysis.lexicon import default_lexicon
    >>> from commentariat.analysis.language import parse
    >>> wanted = sentences_needing_syntax(default_lexicon())
    >>> doc, = parse(["It rained all night. Turkish proxies took Afrin."], wanted=wanted)
    >>> [token.dep_ for token in doc]
    ['ROOT', 'dep', 'dep', 'dep', 'dep', 'amod', 'nsubj', 'ROOT', 'dobj', 'punct']
    """
    names = [re.findall(r"\w+", bare_outlet(outlet).lower()) for outlet in outlets]
    return partial(_need(lexicon).sentences, names=frozenset(max(name, key=len) for name in names if name))


@lru_cache(maxsize=4)
def _need(lexicon: Lexicon) -> _Need:
    return _Need(chain(lexicon.wordings(), stance_wordings(), outlet_wordings(), lower_case_wordings()))


class _Need:
    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._candidates = {*speech_words(), *HEADLINE_CUES, *NOUNS, *violent_words().forms}
        self._wordings: defaultdict[str, list[Wording]] = defaultdict(list)
        for wording in wordings:
            telling = min(wording, key=lambda words: (not words.isdisjoint(FUNCTION_WORDS), len(words)))
            for word in telling:
                if len(wording) == 1:
                    self._candidates.add(word)
                else:
                    self._wordings[word].append(wording)
        self._kinds: Remembered[str, int] = Remembered(self._kind_of)

    def sentences(self, tagged: Tagged, *, names: frozenset[str]) -> Flags:
        """Tell for each sentence whether it has to be parsed; one with a word of `names` has."""
        count = len(tagged.words)
        words = np.fromiter(map(self._kinds.__getitem__, tagged.words), dtype=np.uint8, count=count)
        for start, _, label in tagged.entities:
            if label in _ACTORS:
                words[start] |= _CANDIDATE
        if names and not names.isdisjoint(map(str.lower, set(tagged.words))):
            words[[word.lower() in names for word in tagged.words]] |= _CANDIDATE
        sentences = np.bitwise_or.reduceat(words, tagged.starts)
        needed = (sentences & (_CANDIDATE | _MARK)) > 0
        bounds = [*tagged.starts.tolist(), count]
        for sentence in np.flatnonzero(~needed & ((sentences & _PERHAPS) > 0)).tolist():
            needed[sentence] = self._worded(tagged.words[bounds[sentence] : bounds[sentence + 1]])
        return _with_context(
            needed,
            marked=(sentences & _MARK) > 0,
            pronouns=(sentences & _PRONOUN) > 0,
            texts=np.searchsorted(tagged.firsts, tagged.starts, side="right"),
        )

    def _worded(self, sentence: Sequence[str]) -> bool:
        words = {straight(word.lower()) for word in sentence}
        return any(
            all(not one.isdisjoint(words) for one in wording)
            for word in words
            for wording in self._wordings.get(word, ())
        )

    def _kind_of(self, word: str) -> int:
        if word[0] in _MARKS and not any(sign.isalnum() for sign in word):
            return _MARK
        lowered = straight(word.lower())
        named = straight(word) in first_words() or (word[0].isupper() and lowered in BODY_HEADS)
        if named or lowered in self._candidates:
            return _CANDIDATE
        return (_PRONOUN if lowered in PRONOUNS else 0) | (_PERHAPS if lowered in self._wordings else 0)


def _with_context(needed: Flags, *, marked: Flags, pronouns: Flags, texts: npt.NDArray[np.intp]) -> Flags:
    """Return the sentences that are needed, with those beside them that rules look at from there."""
    needed = needed | _before(marked, texts) | _before(marked[::-1], texts[::-1])[::-1]
    looking_back = needed & pronouns
    for _ in range(REACH):
        looking_back = _before(looking_back, texts)
        needed |= looking_back
    return needed


def _before(sentences: Flags, texts: npt.NDArray[np.intp]) -> Flags:
    """Return the sentences right before some, of the same text."""
    before = np.zeros_like(sentences)
    before[:-1] = sentences[1:] & (texts[1:] == texts[:-1])
    return before
