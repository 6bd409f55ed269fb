"""Definite descriptions: the actor that "the terrorist group" or "Turkish proxies" takes up from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import POSSESSIVES
from .coreference import heading
from .gazetteer import CAPITAL, LEADER, STATE, known
from .mentions import Mention
from .naming_words import DETERMINERS, GOVERNMENT, GROUP_NOUNS, HIRED, INVADERS, MEMBERS, PUPPETS, REPORTED
from .predication import Predication

if TYPE_CHECKING:
    from spacy.tokens import Span


class DefiniteDescription(Predication):
    """The actor that a description takes up: of the right type, salient and near."""

    def _taken_up(self, label: str, words: set[str]) -> Mention | None:
        if label == "proxy_label":
            return self._client()
        if label == "legitimising_label":
            defenders = "defenders" in words or "liberators" in words
            return self._subject_of_previous() if defenders and len(words) > 1 else None
        if words & PUPPETS:
            return None
        if words & GOVERNMENT:
            return self._government()
        if words & INVADERS:
            return self._invader()
        if words & (GROUP_NOUNS | HIRED) and not self._attributive() and not self._indefinite_singular():
            return self._group(words)
        return None

    def _attributive(self) -> bool:
        return (
            self.doc[self.end - 1].dep_ in ("amod", "compound") and self.doc[self.end - 1].head.i >= self.end
        )

    def _indefinite_singular(self) -> bool:
        """Tell whether the expression introduces someone new: "a gang", "another terrorist group", "no terrorists"."""
        first = (
            self.doc[max(self.head.left_edge.i, self.start - 4)]
            if self.head.left_edge.i < self.start
            else self.doc[self.start]
        )
        words = {token.lower_ for token in self.doc[min(first.i, self.start) : self.start]}
        return bool(words & {"another", "any", "no", "every", "each", "other", "foreign", "local"})

    def _group(self, words: set[str]) -> Mention | None:
        """Return the armed group meant: the only one of the text, else the last before, else the next one."""
        speaking = self._speaking()
        groups = [m for m in self.reading.armed_mentions if m.actor not in speaking]
        if not groups:
            return None
        before = [m for m in groups if m.end <= self.start and self._sentences_apart(m) <= 4]
        definite = any(t.lower_ in DETERMINERS for t in self.doc[max(0, self.start - 2) : self.start])
        if words & HIRED and not (definite and before and self._sentences_apart(before[-1]) <= 3):
            return None
        if before:
            return heading(self.reading, before[-1])
        after = [m for m in groups if m.start >= self.end and self._sentences_apart(m) <= 3]
        only = len({m.actor for m in groups}) == 1
        return after[0] if after and only and (definite or words & {"terrorist", "terrorists"}) else None

    def _government(self) -> Mention | None:
        """Return the ruler or state of "the regime": as named with the same noun elsewhere, else the only leader."""
        definite = any(
            t.lower_ in ("the", "this", "that") for t in self.doc[max(0, self.start - 2) : self.start]
        )
        if not definite and not self._attributive():
            return None
        named = self._named_elsewhere()
        if named is not None or not definite:
            return named
        leaders = [m for m in self.reading.mentions if m.sort == LEADER and self._sentences_apart(m) <= 4]
        actors = {m.actor for m in leaders}
        if len(actors) == 1:
            return leaders[-1]
        states = [m for m in self._before(self.start) if m.sort == STATE and self._sentences_apart(m) <= 2]
        subjects = [m for m in states if self._head_of(m).dep_ in ("nsubj", "nsubjpass")]
        return subjects[-1] if subjects and len({m.actor for m in states}) == 1 else None

    def _named_elsewhere(self) -> Mention | None:
        """Return whose "regime" it is where the same noun stands with a name: the last before, else the first after."""
        nucleus = self.doc[self.end - 1].lower_
        places = [i for i in self.reading.places_of[nucleus] if i > 0]
        before = [i for i in reversed(places) if i < self.start]
        for index in before + [i for i in places if i >= self.end]:
            if index not in self.reading.named_at:
                other = type(self)(self.reading, index, index + 1)
                self.reading.named_at[index] = (
                    other._owner() or other._premodifier() or other._of_phrase({nucleus})
                )
            found = self.reading.named_at[index]
            if found is not None:
                return found
        return None

    def _invader(self) -> Mention | None:
        """Return the people of "the invaders", where the sentence names another than the speaker."""
        if not any(t.lower_ == "the" for t in self.doc[max(0, self.start - 2) : self.start]):
            return None
        speaker = self._speaking_states()
        peoples = [
            m
            for m in self.reading.mentions
            if m.kind == "people"
            and m.state is not None
            and m.state not in speaker
            and self._sentences_apart(m) <= 3
            and self.doc[m.start].ent_type_ != "LANGUAGE"
            and self.doc[m.start].head.lemma_ not in ("teach", "speak", "learn")
            and not self._does_to_them(m)
        ]
        same = [m for m in peoples if self.doc[m.start].sent.start == self.span.sent.start]
        nouns = [
            m
            for m in peoples
            if self.doc[m.end - 1].tag_ in ("NNS", "NNPS")
            or (self.doc[m.end - 1].dep_ == "amod" and self.doc[m.end - 1].head.lower_ in MEMBERS)
        ]
        for near in (same, nouns):
            if near:
                return near[-1] if len({m.state for m in near}) == 1 else None
        return None

    def _does_to_them(self, mention: Mention) -> bool:
        """Tell whether a people stands in the subject of the expression's verb: "Kurdish troops met the invaders"."""
        subject = next(
            (t for t in (self._head_of(mention), *self.doc[mention.start].ancestors) if t.dep_ == "nsubj"),
            None,
        )
        return subject is not None and subject.head in self.head.ancestors and subject.i < self.head.i

    def _speaking_states(self) -> set[str]:
        """Return the states of whoever speaks the expression, and of the speakers in its sentence."""
        speaking = self._speaking()
        found = {m.state for m in self.reading.mentions if m.actor in speaking and m.state is not None}
        return found | {
            m.state
            for m in self.reading.mentions
            if m.state is not None
            and self.doc[m.start].sent.start == self.span.sent.start
            and (
                m.sort == CAPITAL  # "In Kyiv, an adviser said that the invaders …"
                or (
                    self.doc[m.start].dep_ in ("poss", "nsubj", "amod", "compound")
                    and any(
                        t.lemma_ in REPORTED for t in (self.doc[m.start].head, self.doc[m.start].head.head)
                    )
                )
            )
        }

    def _client(self) -> Mention | None:
        """Return the client of a sponsor: as the text pairs them ("Turkey's Syrian National Army"), else as known."""
        states = {
            m.state for index in range(self.start, self.end) if (m := self._at(index)) and m.state
        } | _states_in(self.span)
        if not states:
            return None
        owned = [
            m for m in self.reading.mentions if m.end <= self.start and self._sponsor_in_text(m) & states
        ]
        if owned:
            return heading(self.reading, owned[-1])
        backed = [
            m for m in self.reading.mentions if m.sponsors & states and not self.start <= m.start < self.end
        ]
        before = [m for m in backed if m.end <= self.start]
        after = [m for m in backed if m.start >= self.end and self._sentences_apart(m) <= 2]
        if before:
            return heading(self.reading, before[-1])
        return after[0] if after else None

    def _sponsor_in_text(self, mention: Mention) -> frozenset[str]:
        """Return the states that stand as owner or backer right before a name."""
        index = mention.start - 1
        if index > 0 and self.doc[index].text in POSSESSIVES:
            owner = self._at(index - 1)
        elif index > 1 and self.doc[index].lower_ in (
            "backed",
            "sponsored",
            "supported",
            "allied",
            "aligned",
            "funded",
        ):
            owner = self._at(index - 2)
        else:
            return frozenset()
        if owner is None or owner.state is None or mention.kind != "organisation":
            return frozenset()
        return frozenset({owner.state})

    def _subject_of_previous(self) -> Mention | None:
        """Return the people or body that the sentence before is about."""
        begin = self.span.sent.start
        if begin == 0:
            return None
        for mention in self.reading.mentions:
            if self.doc[begin - 1].sent.start <= mention.start < begin and self._head_of(mention).dep_ in (
                "nsubj",
                "nsubjpass",
            ):
                return mention
        return None


def _states_in(span: Span) -> set[str]:
    return {
        name.state for token in span if (name := known(token.text)) is not None and name.state is not None
    }
