"""Target: the named actor (or place) that a loaded expression refers to, where the text shows one.

The constructions are tried from the surest to the weakest: the expression's own noun phrase (owner, premodifier,
apposition, *of*), predication and naming verbs, a quotation "said of" someone, and last the definite description
that takes up an actor of the right type. No target is better than a wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .definite import DefiniteDescription
from .mentions import Mention, is_armed_group
from .naming_words import GOVERNMENT, NAMING, PUPPETS
from .noun_phrase import modified
from .places import place_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..reading import Reading


def target_of(reading: Reading, *, label: str, start: int, end: int) -> str | None:
    """Return the target of the expression at tokens `start` to `end`, as written, or None.

    Verbs, passives, boosters, hedges and euphemisms have none. For ``contested_territory`` it is the place.

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> reading = Reading(load_pipeline()("ISIS withdrew. Positions of the terrorist group were raided."))
    >>> target_of(reading, label="delegitimising_label", start=6, end=8)
    'ISIS'
    """
    if label == "contested_territory":
        return place_of(reading, start, end)
    if label == "scare_quotes":
        return _Search(reading, start, end).of_distanced_name()
    if label == "evaluative":
        return _Search(reading, start, end).of_evaluation()
    if label in NAMING:
        return _Search(reading, start, end).of_naming(label)
    return None


class _Search(DefiniteDescription):
    """The search for one expression's target."""

    def of_naming(self, label: str) -> str | None:
        words = {token.lower_ for token in self.span}
        self.praising = label == "legitimising_label"
        backed = label == "proxy_label" and any(token.text in ("-", "‑", "–") for token in self.span)
        if label == "dehumanising" and self.span.root.pos_ in ("VERB", "AUX"):
            named = self._predicated() if self.span.root.dep_ == "pobj" else None
            return self._outside(named)
        proxy = label == "proxy_label"
        sponsored = proxy or (bool(words & PUPPETS) and self._predicative())
        before = None if sponsored else self._owner() or self._premodifier()
        found = before if words & GOVERNMENT and before is not None else self._name_after() or before
        if found is None:
            found = (
                self._apposition_before()
                or self._apposition_after()
                or (None if backed else self._predicated() or self._dislocated() or self._fronted())
            )
            found = self._joined(found) if found is not None else None
        if found is None and not proxy:
            found = self._of_phrase(words)
        if proxy and not backed:
            found = found or self._seated(words)
        found = found or self._clefted()
        found = found or self._and_other() or self._as_called() or (None if backed else self._said_of())
        found = found or (None if backed else self._verbless() or self._in_headline())
        found = found or (self._belonging() if backed else None)
        if found is not None:
            return self._outside(found)
        if backed or label == "dehumanising" or self._said_of_unnamed():
            return None
        return self._outside(self._taken_up(label, words))

    def of_evaluation(self) -> str | None:
        """Return the actor that is evaluated, or whose act is, where the same noun phrase or clause names it."""
        word = self.doc[self.start]
        if word.pos_ != "NOUN" and (word.dep_ in ("amod", "conj") or self._before_noun()):
            noun = modified(self.doc, self.end) or word.head
            mention = self._at(noun.i)
            if mention is not None and noun.i >= self.end:
                return self._outside(mention)
            named = self._owner() or self._premodifier_between(noun) or _by_agent(self, noun)
            if named is not None:
                return self._outside(named)
            if noun.dep_ == "attr" and noun.head.lemma_ == "be":
                return self._outside(self._noun_subject(noun.head))
            return None
        if word.dep_ in ("acomp", "attr", "oprd") and word.head.lemma_ == "be":
            return self._outside(self._noun_subject(word.head))
        if word.pos_ == "NOUN":
            return self._outside(
                self._owner() or _by_agent(self, word) or self._of_people() or self._clefted()
            )
        return self._outside(self._clefted() or self._be_by_words() or self._in_headline())

    def _in_headline(self) -> Mention | None:
        """Return the name right before an adjective in a line without a verb between: "Taliban ‘barbaric’, says …"."""
        index = self.start - 1
        while index > 0 and self.doc[index].is_quote:
            index -= 1
        mention = self._at(index)
        opens = mention is not None and self.doc[mention.start].is_sent_start
        return mention if opens and not self._before_noun() else None

    def _clefted(self) -> Mention | None:
        """Return the name of "Evil, that's what ISIS are. Pure evil."."""
        sentence = self.span.sent
        if len(sentence) > 12 or "what" not in self.reading.places_of:
            return None
        near = [m for m in self.reading.mentions if self._sentences_apart(m) <= 1 and m.end < len(self.doc)]
        for mention in near:
            copula = self.doc[mention.end].lower_ in ("are", "is", "were", "was")
            first = mention.start - 1 - (mention.start > 1 and self.doc[mention.start - 1].lower_ == "the")
            clefted = first >= 0 and self.doc[first].lower_ == "what"
            if copula and clefted:
                return mention
        return None

    def _of_people(self) -> Mention | None:
        if self.end + 1 < len(self.doc) and self.doc[self.end].lower_ == "of":
            index = self.end + 2 if self.doc[self.end + 1].lower_ == "the" else self.end + 1
            mention = self._at(index)
            return (
                mention
                if mention is not None and (is_armed_group(mention) or mention.kind == "person")
                else None
            )
        return None

    def _noun_subject(self, verb: Token) -> Mention | None:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < self.start:
                mention = self._at(child.i)
                if mention is not None:
                    return mention
                return next((self._at(c.i) for c in child.children if c.dep_ == "poss"), None)
        return None

    def _before_noun(self) -> bool:
        return modified(self.doc, self.end) is not None

    def _premodifier_between(self, noun: Token) -> Mention | None:
        for index in range(self.end, noun.i):
            mention = self._at(index)
            if mention is not None and (mention.kind != "person"):
                return mention
        return self._premodifier()

    def of_distanced_name(self) -> str | None:
        """Return the actor under distancing marks: "self-styled mayor, Viktor Lunev"; "Russian “peacekeepers”"."""
        words = [token for token in self.span if token.is_alpha]
        styled = {token.lower_ for token in words} <= {
            "so",
            "self",
            "called",
            "styled",
            "proclaimed",
            "appointed",
        }
        if styled:
            head = modified(self.doc, self.end)
            if head is None:
                return None
            mention = self._at(head.i)
            if mention is None and head.i + 1 < len(self.doc):
                mention = self._at(head.i + 1) or (
                    self._at(head.i + 2)
                    if self.doc[head.i + 1].text == "," and head.i + 2 < len(self.doc)
                    else None
                )
            mention = mention or self._apposition_before()
            return (
                self._outside(mention)
                if mention is not None and mention.kind in ("person", "organisation", "polity")
                else None
            )
        inner = words[-1] if words else None
        if inner is None or not _is_people_noun(inner):
            return None
        found = (
            self._name_after() if self._person_follows() else self._premodifier() or self._owner_adjacent()
        )
        return self._outside(found)

    def _person_follows(self) -> bool:
        mention = self._at(self.end)
        return mention is not None and mention.kind == "person"

    def _owner_adjacent(self) -> Mention | None:
        index = self.start - 1
        return self._at(index - 1) if index > 0 and self.doc[index].text in ("'s", "’s") else None


def _by_agent(search: _Search, noun: Token) -> Mention | None:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "by":
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None:
                return search._in_phrase(inner)
    return None


def _is_people_noun(token: Token) -> bool:
    from ..senses.people import is_people

    return is_people(token) or token.lower_.endswith(
        ("keepers", "ists", "ers", "men", "guards", "volunteers")
    )
