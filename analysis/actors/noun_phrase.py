"""The noun phrase of a loaded expression: owner, premodifier, apposition, *of*-phrase, and the names in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..voices.voice import voice_of
from ..wordlist import POSSESSIVES
from .bare_name import bare_name
from .coreference import coordinated, of_pronoun
from .gazetteer import CAPITAL, GROUP, STATE
from .mentions import is_armed_group, uncertain
from .naming_words import (
    BELIEFS,
    FASCISTS,
    FOLLOWERS,
    GOVERNMENT,
    GROUP_NOUNS,
    HIRED,
    INVADERS,
    MEMBERS,
    OPENERS,
    PERSON_NOUNS,
    REPORTED,
    SAVIOURS,
    SEATED,
    TITLED,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..reading import Reading
    from .mentions import Mention


_TIES = frozenset({"belonging", "linked", "affiliated", "loyal", "allied", "tied"})
_NAMES = frozenset({"word", "name", "term", "label", "nickname"})
_INSIDE = frozenset('-"“‘«')
FARTHEST = 100
"""Words before an expression that are looked at; no noun phrase has as many."""


class NounPhrase:
    """A loaded expression in its noun phrase, and the names that stand there."""

    def __init__(self, reading: Reading, start: int, end: int) -> None:
        """Take the expression at tokens `start` to `end` of a text."""
        self.reading, self.doc, self.start, self.end = reading, reading.doc, start, end
        self.span = reading.doc[start:end]
        self.head = noun_head(self.doc, start, end)
        self.praising = False
        self.nucleus = self.doc[end - 1] if self.span.root.pos_ != "VERB" else self.span.root

    def _outside(self, mention: Mention | None) -> str | None:
        if mention is None or (mention.start < self.end and self.start < mention.end):
            return None
        return mention.name

    def _at(self, index: int) -> Mention | None:
        return self.reading.mention_at.get(index)

    def _premodifier(self) -> Mention | None:
        """Return the name right before the expression: "Assad regime", "Wagner mercenaries"."""
        index = self.start - 1
        while (
            index >= 0
            and (self.doc[index].pos_ == "ADJ" or self.doc[index].lower_ in ("-", "own"))
            and self._at(index) is None
        ):
            index -= 1
        mention = self._at(index) if index >= 0 else None
        if mention is None and index == self.start - 1:
            mention = bare_name(self.doc, index, places=self._governs())
            if mention is not None and self.doc[mention.end - 1].head.i < mention.start:
                mention = None
        if mention is None or mention.end > self.start or mention.name.lower() in BELIEFS:
            return None
        after = self.doc[mention.end]
        if mention.start > 0 and self.doc[mention.start - 1].text == "-" and mention.kind == "people":
            return None
        if after.text in ("'s", "’s", "'", "’", ",", "-"):
            return None
        if (
            self.doc[mention.end - 1].dep_ in ("nsubj", "pobj", "dobj")
            and self.doc[mention.end - 1].head.i < mention.start
        ):
            return mention if self.doc[mention.end - 1].right_edge.i >= self.start else None
        return mention

    def _owner(self) -> Mention | None:
        """Return the owner: "Assad's thugs", "Castro's liberators", "its martyrs"."""
        index = self.start - 1
        first = max(0, self.start - FARTHEST)
        while index >= first and (
            self.doc[index].pos_ in ("ADJ", "NUM", "NOUN", "ADV") or self.doc[index].text in _INSIDE
        ):
            index -= 1
        if index < first:
            return None
        token = self.doc[index]
        if token.text in POSSESSIVES:
            return self._at(index - 1) or bare_name(self.doc, index - 1, places=self._governs())
        if token.lower_ in ("its", "his", "her", "their"):
            return self._referent(token)
        return None

    def _governs(self) -> bool:
        """Tell whether the expression names a rule, which a place may own: "Kabul's junta"."""
        return any(token.lower_ in GOVERNMENT for token in self.span)

    def _joined(self, mention: Mention) -> Mention:
        """Return a mention with the list it stands in, for an expression in the plural: "Hamas and Islamic Jihad"."""
        if self.nucleus.tag_ not in ("NNS", "NNPS"):
            return mention
        start, end = coordinated(self.reading, mention)
        if (start, end) == (mention.start, mention.end):
            return mention
        return replace(mention, start=start, end=end, name=self.doc[start:end].text)

    def _speaking(self) -> frozenset[str]:
        """Return the actors that speak the expression, by whatever names: nobody calls himself a thug."""
        if self.praising:
            return frozenset()
        source = voice_of(self.reading, self.start, self.end)[1]
        if source is None:
            return frozenset()
        return frozenset(m.actor for m in self.reading.mentions if m.name in source)

    def _referent(self, pronoun: Token) -> Mention | None:
        """Return whom a possessive takes up: the name joined to it, else the subject of its sentence."""
        before = self.doc[pronoun.i - 2 : pronoun.i]
        if len(before) == 2 and before[1].lower_ == "and":
            return self._at(before[0].i)
        wanted = (
            ("person", "people") if pronoun.lower_ in ("his", "her") else ("organisation", "polity", "people")
        )
        sentence = pronoun.sent
        for mention in reversed(self.reading.mentions):
            if sentence.start <= mention.start < pronoun.i and mention.kind in wanted:
                token = self._head_of(mention)
                if token.dep_ in ("nsubj", "nsubjpass"):
                    return mention
        return of_pronoun(self.reading, pronoun)

    def _name_after(self) -> Mention | None:
        """Return the name right after: "the terrorist group ISIS", "US-backed Syrian Democratic Forces"."""
        index = self.end
        if (
            index < len(self.doc)
            and self.doc[index].lower_ in ("the", "of")
            and self.span.root.lower_ in ("group", "organisation")
        ):
            index += 1
        for _ in range(4):
            if index >= len(self.doc) or self.doc[index].is_sent_start:
                return None
            mention = self._at(index)
            if mention is not None:
                if mention.start != index or self._modifies(mention):
                    return None
                verb_between = self.doc[self.end - 1].dep_ in ("dobj", "attr") and index > self.end
                return None if verb_between else mention
            if self.doc[index].pos_ not in ("ADJ", "NOUN", "PROPN") and self.doc[index].text not in ("-",):
                return None
            # "Turkish-backed forces of …": a common noun after which no name follows directly names nobody.
            if (
                self.doc[index].pos_ == "NOUN"
                and self.doc[index].lower_ not in GROUP_NOUNS | PERSON_NOUNS | TITLED
            ):
                return None
            index += 1
        return None

    def _modifies(self, mention: Mention) -> bool:
        """Tell whether a name only modifies a later noun: "terrorist Hamas rockets", "proxy Syrian forces"."""
        last = self.doc[mention.end - 1]
        after = self.doc[mention.end] if mention.end < len(self.doc) else None
        if after is None:
            return False
        if after.text in ("'s", "’s"):
            return False
        return (
            last.dep_ in ("amod", "compound", "nmod")
            and last.head.i >= mention.end
            and after.pos_ in ("NOUN", "PROPN")
            and after.lower_ not in MEMBERS
        )

    def _belonging(self) -> Mention | None:
        """Return the body that the noun belongs to: "a Turkish-backed convoy belonging to Ahrar al-Sham"."""
        index = self.head.i + 1
        if index + 2 >= len(self.doc) or self.doc[index].lower_ not in _TIES:
            return None
        mention = self._at(index + 2 + (self.doc[index + 2].lower_ == "the"))
        return mention if mention is not None and mention.kind == "organisation" else None

    def _link(self) -> tuple[str, int]:
        """Return the preposition after the expression and where its object begins; what means *of* counts as *of*."""
        index = self.end
        link = self.doc[index].lower_
        if link in _TIES and index + 2 < len(self.doc):
            return ("of", index + 2) if self.doc[index + 1].lower_ in ("to", "with") else ("", index + 1)
        people = self.nucleus.lower_ in GROUP_NOUNS | HIRED | INVADERS
        return ("of" if link == "from" and people else link), index + 1

    def _of_phrase(self, words: set[str]) -> Mention | None:
        """Return the name of an *of*-phrase: "regime of Ortega"; of a seat with *in*: "the regime in Damascus"."""
        if self.end >= len(self.doc):
            return None
        link, index = self._link()
        while index < len(self.doc) and (
            self.doc[index].lower_ in ("the", "president", "general", "colonel", "mr")
            or self.doc[index].text == "."
        ):
            index += 1
        mention = self._at(index)
        led = bool(words & (GROUP_NOUNS | GOVERNMENT))
        if mention is None and link == "of" and index < len(self.doc) and led:
            named = bare_name(self.doc, index, places=self._governs())
            mention = named if named is not None and self._head_of(named).dep_ == "pobj" else None
        seated = link == "in" and words & (SEATED | FASCISTS)
        if mention is None or (not (led or seated or words & INVADERS) and uncertain(mention)):
            return None
        if link == "of":
            if words & SAVIOURS and mention.kind == "polity":
                return None  # "the saviour of Mali": whom he saved
            sent = bool(words & INVADERS) and mention.sort in (CAPITAL, STATE)
            if self.doc[self.end].lower_ == "from" and not is_armed_group(mention) and not sent:
                return None
            return mention if mention.kind in ("person", "organisation", "polity", "name") else None
        if link == "in" and words & SEATED and mention.sort in (CAPITAL, STATE):
            return mention
        if link == "in" and mention.sort == GROUP and words & (GROUP_NOUNS | FASCISTS):
            return mention
        return None

    def _seated(self, words: set[str]) -> Mention | None:
        """Return the seat of "the western lackeys in Tbilisi"; a sponsor stands before its proxy, never behind."""
        if self.end + 1 >= len(self.doc) or self.doc[self.end].lower_ != "in" or not words & SEATED:
            return None
        mention = self._at(self.end + 1)
        return mention if mention is not None and mention.sort == CAPITAL else None

    def _apposition_before(self) -> Mention | None:
        """Return the name the expression stands in apposition to: "Hezbollah, Iran's most powerful proxy,"."""
        left = self.head.left_edge.i if self.head.left_edge.i <= self.start else self.start
        left = min(left, self.start)
        while (
            left > 0 and self.doc[left - 1].pos_ in ("ADJ", "DET", "ADV") and self.doc[left - 1].text != ","
        ):
            left -= 1
        if self.head.dep_ == "appos":
            named = self._in_phrase(self.head.head)
            if named is not None and named.end <= self.start:
                return named
        if self.head.dep_ in ("nsubj", "nsubjpass") and self.doc[self.span.sent.start].pos_ in (
            "ADP",
            "SCONJ",
            "VERB",
        ):
            return None
        if left >= 2 and self.doc[left - 1].text in (",", "(", "–", "—"):
            mention = self._at(left - 2)
            first = self.doc[left] if left < len(self.doc) else None
            if (
                mention is not None
                and first is not None
                and first.lower_ in OPENERS | _owners(first, mention)
            ):
                return mention
        return None

    def _apposition_after(self) -> Mention | None:
        """Return the name set after the noun with a comma: "a UAE-backed force, the RSF, denied it"."""
        index = self.head.i + 1
        if (
            self.head.i < self.start
            or index + 1 >= len(self.doc)
            or self.doc[index].text not in (",", "(", "–", "—")
        ):
            return None
        index += 2 if self.doc[index + 1].lower_ == "the" else 1
        mention = self._at(index)
        if mention is None or self._head_of(mention).dep_ != "appos":
            return None
        closed = mention.end >= len(self.doc) or self.doc[mention.end].is_punct
        return mention if closed else None

    def _in_phrase(self, head: Token) -> Mention | None:
        """Return the name in a noun phrase: the head itself, its modifiers, its owner, its *of*-phrase."""
        mention = self._at(head.i)
        if mention is not None:
            return mention
        for child in head.children:
            if (
                child.dep_ in ("amod", "compound", "nmod", "poss", "appos")
                and (found := self._at(child.i)) is not None
            ):
                return found
            if child.dep_ == "prep" and child.lower_ == "of" and head.lower_ in MEMBERS | FOLLOWERS:
                inner = next((c for c in child.children if c.dep_ == "pobj"), None)
                if inner is not None and (found := self._at(inner.i)) is not None:
                    return found
        return None

    def _head_of(self, mention: Mention) -> Token:
        return self.doc[mention.start : mention.end].root

    def _and_other(self) -> Mention | None:
        """Return the first name of "X and other terrorist groups"."""
        index = self.start - 1
        while index >= 0 and self.doc[index].lower_ in ("other", "similar", "such"):
            index -= 1
        if 0 < index < self.start - 1 and self.doc[index].lower_ in ("and", "or"):
            return self._at(index - 1)
        if self.end + 2 < len(self.doc) and self.doc[self.end].lower_ in ("such", "like"):
            offset = 2 if self.doc[self.end].lower_ == "such" else 1
            return self._at(self.end + offset)
        return None

    def _quotation(self) -> tuple[int, int] | None:
        for quotation in self.reading.quotations:
            if quotation.start <= self.start and self.end <= quotation.end:
                return quotation.start, quotation.end
        return None

    def _said_of(self) -> Mention | None:
        """Return the name of "…," he said of X, for an expression inside that quotation."""
        quoted = self._quotation()
        if quoted is None:
            return None
        for token in self.doc[quoted[1] : min(quoted[1] + 12, len(self.doc))]:
            if token.lower_ == "for" and token.nbor(-1).lower_ in _NAMES and token.nbor(-2).tag_ == "PRP$":
                # "… “filth”, his word for the rebels"
                place = token.i + 1 + (token.i + 2 < len(self.doc) and self.doc[token.i + 1].pos_ == "DET")
                return self._at(place)
            if token.lower_ in ("of", "about") and token.head.lemma_ in REPORTED:
                index = token.i + 1
                while (
                    index < len(self.doc)
                    and self.doc[index].pos_ in ("DET", "ADJ")
                    and self._at(index) is None
                ):
                    index += 1
                return self._at(index)
        return None

    def _before(self, index: int) -> Iterator[Mention]:
        return (mention for mention in self.reading.mentions if mention.end <= index)

    def _sentences_apart(self, mention: Mention) -> int:
        return self.reading.sentences_apart(mention.start, self.start)


def _owners(first: Token, mention: Mention) -> frozenset[str]:
    """Let a possessive open an apposition: "Hezbollah, Iran's most powerful proxy"."""
    follows = first.doc[first.i + 1].text if first.i + 1 < len(first.doc) else ""
    return frozenset({first.lower_}) if follows in ("'s", "’s") and first.i > mention.end - 1 else frozenset()


def noun_head(doc: Doc, start: int, end: int) -> Token:
    """Return the head of the noun phrase an expression stands in."""
    root = doc[start:end].root
    if (
        root.dep_ in ("amod", "compound", "nmod", "npadvmod")
        and root.head.i >= end
        and root.head.pos_ in ("NOUN", "PROPN")
    ):
        return root.head
    if root.pos_ in ("VERB", "ADJ") and (noun := modified(doc, end)) is not None:
        return noun
    return root


def modified(doc: Doc, index: int) -> Token | None:
    """Return the noun that the words from `index` on lead up to: "(barbaric) air strike"."""
    head: Token | None = None
    for token in doc[index : index + 6]:
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
        elif (
            token.pos_ in ("ADJ", "NUM") or token.lower_ in ("-", "and", ",") or token.tag_ in ("VBN", "VBG")
        ):
            if head is not None:
                break
        else:
            break
    return head
