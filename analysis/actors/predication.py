"""Predication: the name that a loaded expression is said of ("X is …", "called X …", "X, described as …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..senses.context import likening_verb
from ..tags import FINITE
from .bare_name import bare_name
from .coreference import of_description, of_pronoun
from .naming_words import AS_VERBS, CALL_VERBS, COPULAS, FOLLOWERS, GROUP_NOUNS, MEMBERS
from .noun_phrase import FARTHEST, NounPhrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .mentions import Mention


class Predication(NounPhrase):
    """The name an expression is predicated of, by a copula, a verb of naming or *as*."""

    def _predicated(self) -> Mention | None:
        head = self.head
        for _ in range(3):
            if head.dep_ == "conj" and head.head.dep_ in ("attr", "pobj", "oprd", "dobj"):
                head = head.head
        if (
            head.dep_ == "pobj"
            and head.head.lower_ == "of"
            and head.head.head.lower_ in GROUP_NOUNS | {"band", "bunch"}
        ):
            head = self.head = head.head.head
        verb = head.head
        joined = head.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN")  # "was a hero and London's stooge"
        if (joined or head.dep_ in ("attr", "nsubj", "acomp")) and verb.lemma_ in COPULAS:
            return self._subject_name(verb)
        if head.dep_ == "pobj" and head.head.lower_ == "into" and head.head.head.lemma_ in ("turn", "make"):
            return self._object_name(head.head.head, head)
        if head.dep_ == "pobj" and head.head.lower_ == "as":
            return self._named_as(head.head)
        if head.dep_ == "pobj" and (likening := likening_verb(head.head)) is not None:
            return self._object_name(likening, head)
        if (
            head.dep_ in ("oprd", "attr", "dobj", "ccomp", "appos", "npadvmod", "acomp", "xcomp")
            and verb.lemma_ in CALL_VERBS
        ):
            return self._object_name(verb, head)
        return self._call_by_words() or self._be_by_words()

    def _fronted(self) -> Mention | None:
        """Return the subject after an opening phrase: "Far from being a puppet, X …", "Hailed as a hero, X …"."""
        sentence = self.span.sent
        subject = next(
            (t for t in sentence.root.lefts if t.dep_ in ("nsubj", "nsubjpass") and t.i >= self.end), None
        )
        opening = self.doc[sentence.start : self.start]
        if subject is None or self.doc[subject.left_edge.i - 1].text != ",":
            return None
        named = any(
            t.lower_ in ("being", "once") or (t.tag_ == "VBN" and t.lemma_.lower() in AS_VERBS | CALL_VERBS)
            for t in opening
        )
        finite = any(t.tag_ in FINITE and t.pos_ in ("VERB", "AUX") for t in opening)
        return self._resolve(subject) if named and not finite else None

    def _predicative(self) -> bool:
        """Tell whether the expression is said of something: "is a …", "called … a …"."""
        return self.head.dep_ in ("attr", "oprd") or (
            self.head.dep_ == "pobj" and self.head.head.lower_ == "as"
        )

    def _said_of_unnamed(self) -> bool:
        """Tell whether the expression is said of somebody without a name: "the settlers are thugs"."""
        if self.head.dep_ != "attr":
            return False
        subject = next((t for t in self.head.head.children if t.dep_ == "nsubj"), None)
        return subject is not None and subject.pos_ == "NOUN" and subject.lower_ not in GROUP_NOUNS | MEMBERS

    def _dislocated(self) -> Mention | None:
        """Return the name set after its predicate: "They are heroes, the White Helmets"."""
        subject = next((t for t in self.head.head.children if t.dep_ == "nsubj"), None)
        if self.head.dep_ != "attr" or subject is None or subject.pos_ != "PRON":
            return None
        index = self.end
        if index + 1 >= len(self.doc) or self.doc[index].text != ",":
            return None
        index += 2 if self.doc[index + 1].lower_ in ("the", "those", "these") else 1
        mention = self._at(index)
        ends = mention is not None and (
            mention.end >= len(self.doc) or self.doc[mention.end].is_punct or self.doc[mention.end].is_space
        )
        return mention if ends else None

    def _verbless(self) -> Mention | None:
        """Return the subject of the sentence before, for one without a verb: "A traitor, all told."."""
        sentence = self.span.sent
        if self.head.dep_ != "ROOT" or self.head.pos_ not in ("NOUN", "PROPN"):
            return None
        if any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("relcl", "acl", "amod") for t in sentence):
            return None
        here = [m for m in self.reading.mentions if self.end < m.start and m.end <= sentence.end]
        if self.end < len(self.doc) and self.doc[self.end].text == "," and here:
            return here[0] if len({m.actor for m in here}) == 1 and here[0].start <= self.end + 5 else None
        if len(sentence) <= 3 and sentence[-1].text == "!" and sentence.end < len(self.doc):
            mention = self._at(sentence.end)
            if mention is not None and self._head_of(mention).dep_ == "nsubj":
                return mention
        if sentence.start == 0:
            return None
        before = self.doc[sentence.start - 1].sent
        subjects = [
            m
            for m in self.reading.mentions
            if before.start <= m.start < before.end
            and self._head_of(m).dep_ in ("nsubj", "nsubjpass", "ROOT")
        ]
        if len({m.actor for m in subjects}) != 1 or subjects[0].actor in self._speaking():
            return None
        plural = self.head.tag_ == "NNS"
        return subjects[0] if not plural or subjects[0].kind != "person" else None

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
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and not passive:
            # "The guest called Israel a rogue state": a main verb that the parser takes for a participle.
            between = [
                child for child in verb.rights if child.dep_ in ("oprd", "dobj") and child.i < complement.i
            ]
            named = self._at(between[0].i) if between else None
            return named or self._in_phrase(verb.head)
        set_off = verb.i > 0 and self.doc[verb.i - 1].text == ","
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if set_off and subject is not None and verb.tag_ == "VBN":  # "Sankara, remembered as a martyr, …"
            return self._resolve(subject)
        agent = {leaf.i for child in verb.children if child.dep_ == "agent" for leaf in child.subtree}
        for token in self.doc[verb.i + 1 : self.start]:
            if token.i in agent or _modifies_people(token, before=complement.i):
                continue
            if token.pos_ in ("PROPN", "PRON") or self._at(token.i) is not None:
                named = self._resolve(token)
                if named is not None:
                    return named
        if verb.dep_ in ("relcl", "acl"):
            return self._in_phrase(verb.head)
        # A headline leaves out the auxiliary: "Navalny's allies branded extremists".
        shortened = verb.i + 1 == self.start and verb.lemma_ in ("brand", "label", "dub", "deem", "declare")
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        return self._resolve(subject) if shortened and subject is not None else None

    def _subject_name(self, verb: Token) -> Mention | None:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass", "expl") and child.i < self.start:
                return self._resolve(child)
        return self._be_by_words()

    def _be_by_words(self) -> Mention | None:
        """Return the subject right before a form of *be*, by the words: "Hamas are terrorists"."""
        head = self.head
        while head.dep_ == "conj" and head.head.i < head.i:
            head = head.head
        index = (min(self.start, head.left_edge.i) if head.dep_ == "attr" else self.start) - 1
        first = max(0, index - FARTHEST)
        while (
            index >= first
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
        index = self.end
        while index < len(self.doc) and self.doc[index].is_quote:
            index += 1
        if index + 1 >= len(self.doc) or self.doc[index].text != "," or self.doc[index + 1].lower_ != "as":
            return None
        called = False
        for token in self.doc[index + 2 : index + 9]:
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
        index = self._over_relative(index)
        mention = self._at(index) if index >= 0 else None
        if mention is None:
            return None
        before = mention.start - 1
        while before >= 0 and self.doc[before].pos_ in ("DET", "ADJ"):
            before -= 1
        return mention if before >= 0 and self.doc[before].lemma_ in CALL_VERBS | AS_VERBS else None

    def _over_relative(self, index: int) -> int:
        """Step back over ", who led the revolt," between a name and what it is called."""
        if index <= 0 or self.doc[index].text != ",":
            return index
        for opening in range(index - 2, max(index - 15, 0), -1):
            if self.doc[opening].text == ",":
                return (
                    opening - 1
                    if self.doc[opening + 1].lower_ in ("who", "which", "whom", "whose")
                    else index
                )
        return index

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
        if token.lower_ in MEMBERS | FOLLOWERS:
            owner = next((c for c in token.children if c.dep_ == "poss" and c.tag_ == "PRP$"), None)
            if owner is not None:
                return of_pronoun(self.reading, owner, barred=self._speaking())
        described = of_description(self.reading, token, barred=self._speaking())
        return described or bare_name(self.doc, token.i) or self._government_named(token)

    def _government_named(self, noun: Token) -> Mention | None:
        """Return the unknown name in "the Vichy authorities"."""
        if noun.lower_ not in MEMBERS or not any(child.dep_ == "compound" for child in noun.lefts):
            return None
        return bare_name(self.doc, noun.i - 1)

    def _pronoun(self, token: Token) -> Mention | None:
        quoted = self._quotation()
        if quoted is not None and token.i > quoted[0] and (named := self._said_of()) is not None:
            return named
        return of_pronoun(self.reading, token, barred=self._speaking())


def _modifies_people(token: Token, *, before: int) -> bool:
    """Tell whether a name only says where people are from: "the Hong Kong students"."""
    noun = token.head
    while noun.dep_ == "compound" and noun.head is not noun:
        noun = noun.head
    plain = noun.tag_ == "NNS" and noun.lower_ not in MEMBERS | FOLLOWERS | GROUP_NOUNS
    return token.dep_ == "compound" and plain and noun.i < before
