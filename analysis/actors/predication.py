"""Predication: the name that a loaded expression is said of ("X is …", "called X …", "X, described as …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .mentions import Mention, is_armed_group
from .naming_words import AS_VERBS, CALL_VERBS, GROUP_NOUNS, MEMBERS, PERSON_NOUNS
from .noun_phrase import NounPhrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


class Predication(NounPhrase):
    """The name an expression is predicated of, by a copula, a verb of naming or *as*."""

    def _predicated(self) -> Mention | None:
        head = self.head
        for _ in range(3):
            if head.dep_ == "conj" and head.head.dep_ in ("attr", "pobj", "oprd"):
                head = head.head
        if (
            head.dep_ == "pobj"
            and head.head.lower_ == "of"
            and head.head.head.lower_ in GROUP_NOUNS | {"band", "bunch"}
        ):
            head = self.head = head.head.head
        verb = head.head
        if head.dep_ in ("attr", "nsubj", "acomp") and verb.lemma_ == "be":
            return self._subject_name(verb)
        if head.dep_ == "pobj" and head.head.lower_ == "as":
            return self._named_as(head.head)
        if (
            head.dep_ in ("oprd", "attr", "dobj", "ccomp", "appos", "npadvmod", "acomp", "xcomp")
            and verb.lemma_ in CALL_VERBS
        ):
            return self._object_name(verb, head)
        return self._call_by_words() or self._be_by_words()

    def _named_as(self, marker: Token) -> Mention | None:
        verb = marker.head
        if verb.pos_ not in ("VERB", "AUX"):
            verb = next((t for t in verb.ancestors if t.lemma_ in AS_VERBS), verb)
        if verb.lemma_ not in AS_VERBS and verb.lemma_ not in CALL_VERBS:
            return None
        return self._object_name(verb, self.head)

    def _object_name(self, verb: Token, complement: Token) -> Mention | None:
        """Return the name of what a verb of naming is about: its object, or in the passive its subject."""
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        for child in verb.children:
            wanted = (
                ("nsubjpass",) if passive else ("dobj", "nsubj", "dative") if child.i > verb.i else ("dobj",)
            )
            if child.dep_ in wanted and child is not complement and complement not in child.subtree:
                return self._resolve(child)
        for token in self.doc[verb.i + 1 : self.start]:
            if token.pos_ in ("PROPN", "PRON") or self._at(token.i) is not None:
                named = self._resolve(token)
                if named is not None:
                    return named
        return self._in_phrase(verb.head) if verb.dep_ in ("relcl", "acl") else None

    def _subject_name(self, verb: Token) -> Mention | None:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass", "expl") and child.i < self.start:
                return self._resolve(child)
        return self._be_by_words()

    def _be_by_words(self) -> Mention | None:
        """Return the subject right before a form of *be*, by the words: "Hamas are terrorists"."""
        index = self.start - 1
        while (
            index >= 0
            and (
                self.doc[index].pos_ in ("ADJ", "DET", "ADV", "NUM")
                or self.doc[index].text in ("'s", "-", '"', "“")
            )
            and self._at(index) is None
        ):
            index -= 1
        index = self._over_parenthesis(index)
        if index <= 0 or self.doc[index].lower_ not in ("is", "are", "was", "were", "be"):
            return None
        return (
            self._at(index - 1)
            if self.doc[index - 1].pos_ not in ("PRON", "DET")
            else self._resolve(self.doc[index - 1])
        )

    def _over_parenthesis(self, index: int) -> int:
        """Step back over ", he wrote," between *be* and its complement."""
        if index > 0 and self.doc[index].text == ",":
            for opening in range(index - 1, max(index - 6, 0), -1):
                if self.doc[opening].text == ",":
                    return opening - 1 if any(t.pos_ == "VERB" for t in self.doc[opening:index]) else index
        return index

    def _as_called(self) -> Mention | None:
        """Return the name of "the junta, as he now calls the TPLF"."""
        if (
            self.end + 1 >= len(self.doc)
            or self.doc[self.end].text != ","
            or self.doc[self.end + 1].lower_ != "as"
        ):
            return None
        called = False
        for token in self.doc[self.end + 2 : self.end + 9]:
            if token.lemma_ in CALL_VERBS:
                called = True
            elif called and (mention := self._at(token.i)) is not None:
                return mention
            elif called and token.pos_ not in ("DET", "ADJ"):
                return None
        return None

    def _call_by_words(self) -> Mention | None:
        """Return the name between a verb of naming and the expression: "called the Hutu snakes"."""
        index = self.start - 1
        while (
            index >= 0
            and (self.doc[index].pos_ in ("DET", "ADJ") or self.doc[index].lower_ in ("as", '"', "“", "‘"))
            and self._at(index) is None
        ):
            index -= 1
        mention = self._at(index) if index >= 0 else None
        if mention is None:
            return None
        before = mention.start - 1
        while before >= 0 and self.doc[before].pos_ in ("DET", "ADJ"):
            before -= 1
        return mention if before >= 0 and self.doc[before].lemma_ in CALL_VERBS | AS_VERBS else None

    def _resolve(self, token: Token) -> Mention | None:
        """Return the name in a noun phrase, or whom its pronoun takes up."""
        if token.lower_ in ("which", "who", "whom", "that") and token.tag_ in ("WDT", "WP"):
            clause = next((t for t in (token, *token.ancestors) if t.dep_ == "relcl"), None)
            return self._in_phrase(clause.head) if clause is not None else None
        if token.pos_ == "PRON" or token.lower_ in ("it", "they", "them", "he", "she", "him"):
            return self._pronoun(token)
        named = self._in_phrase(token)
        if named is not None:
            return named
        possessive = next(
            (c for c in token.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None
        )
        if possessive is not None and token.lower_ in MEMBERS:
            return self._last_before(possessive.i, is_armed_group)
        if token.lower_ in PERSON_NOUNS and any(child.lower_ == "the" for child in token.children):
            return self._only_person()
        return None

    def _pronoun(self, token: Token) -> Mention | None:
        lower = token.lower_
        quoted = self._quotation()
        if quoted is not None and token.i > quoted[0]:
            return self._said_of()
        if lower in ("they", "them", "it"):
            groups = [m for m in self._before(token.i) if m.kind in ("organisation", "people")]
            near = [m for m in groups if self.doc[m.start].sent.start >= self._sentence_before(token).start]
            if near and len({m.actor for m in near}) == 1 and not self._people_noun_between(near[-1], token):
                return near[-1]
            return None
        if lower in ("he", "him", "she"):
            near = [
                m
                for m in self._before(token.i)
                if m.kind == "person" and self.doc[m.start].sent.start >= self._sentence_before(token).start
            ]
            return near[-1] if len({m.actor for m in near}) == 1 and lower != "him" else None
        return None

    def _people_noun_between(self, mention: Mention, token: Token) -> bool:
        subject = next(
            (
                t
                for t in self.doc[mention.end : token.i]
                if t.dep_ in ("nsubj", "nsubjpass", "attr") and t.tag_ in ("NNS",)
            ),
            None,
        )
        return subject is not None and _plural(token)

    def _sentence_before(self, token: Token) -> Span:
        sentence = token.sent
        return self.doc[sentence.start - 1].sent if sentence.start > 0 else sentence


def _plural(token: Token) -> bool:
    """Tell whether a pronoun is plural."""
    return token.lower_ in ("they", "them")
