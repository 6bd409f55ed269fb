"""Target: the named actor (or place) that a loaded expression refers to, where the text shows one.

The constructions are tried from the surest to the weakest: the expression's own noun phrase (owner, premodifier,
apposition, *of*), predication and naming verbs, a quotation "said of" someone, and last the definite description
that takes up an actor of the right type. No target is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .actors import Mention, is_armed_group
from .gazetteer import CAPITAL, GROUP, INSTITUTION, LEADER, PEOPLE, STATE
from .places import place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from .reading import Reading

_NAMING = frozenset({"delegitimising_label", "legitimising_label", "proxy_label", "dehumanising"})
_AS_VERBS = frozenset(
    "brand cast classify condemn consider define denounce depict describe designate dismiss hail honour honor label "
    "list paint portray praise present recognise recognize regard remember represent see show target treat view think "
    "characterise characterize mourn celebrate".split()
)
_CALL_VERBS = frozenset("brand call consider deem declare designate dub label name term think find proclaim".split())
_GOVERNMENT = frozenset(
    "regime regimes junta dictatorship dictator dictators tyranny tyrant tyrants clique cabal usurper usurpers "
    "kleptocracy autocracy despot despots ruler strongman".split()
)
_PUPPETS = frozenset("puppet puppets stooge stooges marionette".split())
_INVADERS = frozenset("invader invaders occupier occupiers aggressor aggressors occupation".split())
_GROUP_NOUNS = frozenset(
    "terrorist terrorists group groups organisation organization gang gangs thugs bandits militants network outfit "
    "cell cells fighters extremists elements clique murderers criminals killers movement militia".split()
)
_DETERMINERS = frozenset("the these those this that its their".split())
_OPENERS = frozenset({"a", "an", "the", "another", "its"})
_REPORTED = frozenset("say write tell add remark post tweet speak".split())
_PERSON_NOUNS = frozenset("commander general leader man martyr officer pilot president colonel priest cleric hero".split())
_ACTOR_SORTS = frozenset({STATE, CAPITAL, PEOPLE, GROUP, INSTITUTION, LEADER, "person", "organisation", "people", "polity"})
_MEMBERS = frozenset(
    "army commander commanders element elements faction factions fighter fighters force forces government group "
    "leader leaders leadership lot man member members men militia movement people rebels regime rule soldier soldiers "
    "supporter supporters troop troops unit units militants insurgents party administration".split()
)


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
    if label in _NAMING:
        return _Search(reading, start, end).of_naming(label)
    return None


class _Search:
    """The search for one expression's target."""

    def __init__(self, reading: Reading, start: int, end: int) -> None:
        self.reading, self.doc, self.start, self.end = reading, reading.doc, start, end
        self.by_token = {
            index: mention for mention in reading.mentions for index in range(mention.start, mention.end)
        }
        self.span = reading.doc[start:end]
        self.head = _noun_head(self.doc, start, end)
        self.nucleus = self.doc[end - 1] if self.span.root.pos_ != "VERB" else self.span.root

    # The expression's own noun phrase

    def of_naming(self, label: str) -> str | None:
        words = {token.lower_ for token in self.span}
        backed = label == "proxy_label" and any(token.text in ("-", "‑", "–") for token in self.span)
        if label == "dehumanising" and self.span.root.pos_ in ("VERB", "AUX"):
            return None
        proxy = label == "proxy_label"
        found = self._name_after() or (None if proxy else self._owner() or self._premodifier())
        found = found or self._apposition_before() or (None if backed else self._predicated())
        if found is None and not proxy:
            found = self._of_phrase(words)
        found = found or self._and_other() or (None if backed else self._said_of())
        if found is not None:
            return self._outside(found)
        if backed or label == "dehumanising":
            return None
        return self._outside(self._taken_up(label, words))

    def _outside(self, mention: Mention | None) -> str | None:
        if mention is None or (mention.start < self.end and self.start < mention.end):
            return None
        return mention.name

    def _at(self, index: int) -> Mention | None:
        return self.by_token.get(index)

    def _premodifier(self) -> Mention | None:
        """Return the name right before the expression: "Assad regime", "Wagner mercenaries"."""
        index = self.start - 1
        while index >= 0 and (self.doc[index].pos_ == "ADJ" or self.doc[index].lower_ in ("-", "own")) and self._at(index) is None:
            index -= 1
        mention = self._at(index) if index >= 0 else None
        if mention is None or mention.end > self.start:
            return None
        after = self.doc[mention.end]
        if after.text in ("'s", "’s", "'", "’", ",", "-"):
            return None
        if self.doc[mention.end - 1].dep_ in ("nsubj", "pobj", "dobj") and self.doc[mention.end - 1].head.i < mention.start:
            return mention if self.doc[mention.end - 1].right_edge.i >= self.start else None
        return mention

    def _owner(self) -> Mention | None:
        """Return the owner: "Assad's thugs", "Castro's liberators", "its martyrs"."""
        index = self.start - 1
        while index >= 0 and (self.doc[index].pos_ in ("ADJ", "NUM", "NOUN", "ADV") or self.doc[index].text == "-"):
            index -= 1
        if index < 0:
            return None
        token = self.doc[index]
        if token.text in ("'s", "’s", "'", "’"):
            return self._at(index - 1)
        if token.lower_ in ("its", "his", "her", "their"):
            return self._referent(token)
        return None

    def _referent(self, pronoun: Token) -> Mention | None:
        """Return whom a possessive takes up: the name joined to it, else the subject of its sentence."""
        before = self.doc[pronoun.i - 2 : pronoun.i]
        if len(before) == 2 and before[1].lower_ == "and":
            return self._at(before[0].i)
        wanted = ("person", "people") if pronoun.lower_ in ("his", "her") else ("organisation", "polity", "people")
        sentence = pronoun.sent
        for mention in reversed(self.reading.mentions):
            if sentence.start <= mention.start < pronoun.i and mention.kind in wanted:
                token = self._head_of(mention)
                if token.dep_ in ("nsubj", "nsubjpass"):
                    return mention
        return None

    def _name_after(self) -> Mention | None:
        """Return the name right after: "the terrorist group ISIS", "US-backed Syrian Democratic Forces"."""
        index = self.end
        if index < len(self.doc) and self.doc[index].lower_ in ("the", "of") and self.span.root.lower_ in ("group", "organisation"):
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
            if self.doc[index].pos_ == "NOUN" and self.doc[index].lower_ not in _GROUP_NOUNS | _PERSON_NOUNS | _TITLED:
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
        return last.dep_ in ("amod", "compound", "nmod") and last.head.i >= mention.end and after.pos_ in ("NOUN", "PROPN") and after.lower_ not in _MEMBERS

    def _of_phrase(self, words: set[str]) -> Mention | None:
        """Return the name of an *of*-phrase: "regime of Ortega"; of a seat with *in*: "the regime in Damascus"."""
        if self.end >= len(self.doc):
            return None
        link = self.doc[self.end].lower_
        index = self.end + 1
        while index < len(self.doc) and (self.doc[index].lower_ in ("the", "president", "general", "colonel", "mr") or self.doc[index].text == "."):
            index += 1
        mention = self._at(index)
        if mention is None:
            return None
        if link == "of":
            return mention if mention.kind in ("person", "organisation", "polity") else None
        if link == "in" and words & _GOVERNMENT and mention.sort in (CAPITAL, STATE):
            return mention
        return None

    def _apposition_before(self) -> Mention | None:
        """Return the name the expression stands in apposition to: "Hezbollah, Iran's most powerful proxy,"."""
        left = self.head.left_edge.i if self.head.left_edge.i <= self.start else self.start
        left = min(left, self.start)
        while left > 0 and self.doc[left - 1].pos_ in ("ADJ", "DET", "ADV") and self.doc[left - 1].text != ",":
            left -= 1
        if self.head.dep_ == "appos":
            named = self._in_phrase(self.head.head)
            if named is not None and named.end <= self.start:
                return named
        if left >= 2 and self.doc[left - 1].text in (",", "(", "–", "—"):
            mention = self._at(left - 2)
            first = self.doc[left] if left < len(self.doc) else None
            if mention is not None and first is not None and first.lower_ in _OPENERS | _owners(first, mention):
                return mention
            if mention is not None and self.doc[min(left + 0, len(self.doc) - 1)].pos_ in ("PROPN",) and self.end < len(self.doc) and self.doc[self.end].text in (",", "."):
                return mention if self.head.dep_ in ("appos", "conj") and self.head.dep_ == "appos" else None
        return None

    # Predication and naming

    def _predicated(self) -> Mention | None:
        head = self.head
        for _ in range(3):
            if head.dep_ == "conj" and head.head.dep_ in ("attr", "pobj", "oprd"):
                head = head.head
        verb = head.head
        if head.dep_ in ("attr", "nsubj", "acomp") and verb.lemma_ == "be":
            return self._subject_name(verb)
        if head.dep_ == "pobj" and head.head.lower_ == "as":
            return self._named_as(head.head)
        if head.dep_ in ("oprd", "attr", "dobj", "ccomp", "appos", "npadvmod", "acomp", "xcomp") and verb.lemma_ in _CALL_VERBS:
            return self._object_name(verb, head)
        return self._call_by_words() or self._be_by_words()

    def _named_as(self, marker: Token) -> Mention | None:
        verb = marker.head
        if verb.pos_ not in ("VERB", "AUX"):
            verb = next((t for t in verb.ancestors if t.lemma_ in _AS_VERBS), verb)
        if verb.lemma_ not in _AS_VERBS and verb.lemma_ not in _CALL_VERBS:
            return None
        return self._object_name(verb, self.head)

    def _object_name(self, verb: Token, complement: Token) -> Mention | None:
        """Return the name of what a verb of naming is about: its object, or in the passive its subject."""
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        for child in verb.children:
            wanted = ("nsubjpass",) if passive else ("dobj", "nsubj", "dative") if child.i > verb.i else ("dobj",)
            if child.dep_ in wanted and child is not complement and complement not in child.subtree or (
                child.dep_ == "ccomp" and child.i > verb.i and child is not complement and False
            ):
                return self._resolve(child)
        if complement.dep_ in ("ccomp", "oprd", "acomp", "attr", "appos") or True:
            for token in self.doc[verb.i + 1 : self.start]:
                if token.pos_ in ("PROPN", "PRON") or self._at(token.i) is not None:
                    named = self._resolve(token)
                    if named is not None:
                        return named
        if verb.dep_ == "relcl":
            return self._in_phrase(verb.head)
        if verb.dep_ in ("acl",):
            return self._in_phrase(verb.head)
        return None

    def _subject_name(self, verb: Token) -> Mention | None:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass", "expl") and child.i < self.start:
                return self._resolve(child)
        if verb.dep_ == "conj":
            return None
        return self._be_by_words()

    def _be_by_words(self) -> Mention | None:
        """Return the subject right before a form of *be*, by the words: "Hamas are terrorists"."""
        index = self.start - 1
        while index >= 0 and (self.doc[index].pos_ in ("ADJ", "DET", "ADV", "NUM") or self.doc[index].text in ("'s", "-", '"', "“")) and self._at(index) is None:
            index -= 1
        if index <= 0 or self.doc[index].lower_ not in ("is", "are", "was", "were", "be"):
            return None
        return self._at(index - 1) if self.doc[index - 1].pos_ not in ("PRON", "DET") else self._resolve(self.doc[index - 1])

    def _call_by_words(self) -> Mention | None:
        """Return the name between a verb of naming and the expression: "called the Hutu snakes"."""
        index = self.start - 1
        while index >= 0 and (self.doc[index].pos_ in ("DET", "ADJ") or self.doc[index].lower_ in ("as", '"', "“", "‘")) and self._at(index) is None:
            index -= 1
        mention = self._at(index) if index >= 0 else None
        if mention is None:
            return None
        before = mention.start - 1
        while before >= 0 and self.doc[before].pos_ in ("DET", "ADJ"):
            before -= 1
        return mention if before >= 0 and self.doc[before].lemma_ in _CALL_VERBS | _AS_VERBS else None

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
        possessive = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None)
        if possessive is not None and token.lower_ in _MEMBERS:
            return self._last_before(possessive.i, is_armed_group)
        if token.lower_ in _PERSON_NOUNS and any(child.lower_ == "the" for child in token.children):
            return self._only_person()
        return None

    def _pronoun(self, token: Token) -> Mention | None:
        lower = token.lower_
        quoted = self._quotation()
        if quoted is not None and token.i > quoted[0]:
            said = self._said_of()
            return said
        if lower in ("they", "them", "it"):
            groups = [m for m in self._before(token.i) if m.kind in ("organisation", "people")]
            near = [m for m in groups if self.doc[m.start].sent.start >= self._sentence_before(token).start]
            if near and len({m.actor for m in near}) == 1 and not self._people_noun_between(near[-1], token):
                return near[-1]
            return None
        if lower in ("he", "him", "she"):
            near = [m for m in self._before(token.i) if m.kind == "person" and self.doc[m.start].sent.start >= self._sentence_before(token).start]
            return near[-1] if len({m.actor for m in near}) == 1 and lower != "him" else None
        return None

    def _people_noun_between(self, mention: Mention, token: Token) -> bool:
        subject = next((t for t in self.doc[mention.end : token.i] if t.dep_ in ("nsubj", "nsubjpass", "attr") and t.tag_ in ("NNS",)), None)
        return subject is not None and lower_plural(token)

    def _sentence_before(self, token: Token):  # noqa: ANN202
        sentence = token.sent
        return self.doc[sentence.start - 1].sent if sentence.start > 0 else sentence

    def _in_phrase(self, head: Token) -> Mention | None:
        """Return the name in a noun phrase: the head itself, its modifiers, its owner, its *of*-phrase."""
        mention = self._at(head.i)
        if mention is not None:
            return mention
        for child in head.children:
            if child.dep_ in ("amod", "compound", "nmod", "poss", "appos") and (found := self._at(child.i)) is not None:
                return found
            if child.dep_ == "prep" and child.lower_ == "of" and head.lower_ in _MEMBERS | {"rebels", "followers", "army"}:
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
        if self.end + 2 < len(self.doc) and self.doc[self.end].lower_ in ("such", "like") :
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
            if token.lower_ in ("of", "about") and token.head.lemma_ in _REPORTED:
                index = token.i + 1
                while index < len(self.doc) and self.doc[index].pos_ in ("DET", "ADJ") and self._at(index) is None:
                    index += 1
                return self._at(index)
        return None

    # Definite descriptions

    def _taken_up(self, label: str, words: set[str]) -> Mention | None:
        if label == "proxy_label":
            return self._client()
        if label == "legitimising_label":
            defenders = "defenders" in words or "liberators" in words
            return self._subject_of_previous() if defenders and len(words) > 1 else None
        if words & _PUPPETS:
            return None
        if words & _GOVERNMENT:
            return self._government()
        if words & _INVADERS:
            return self._invader()
        if words & _GROUP_NOUNS and not self._attributive() and not self._indefinite_singular():
            return self._group(words)
        return None

    def _attributive(self) -> bool:
        return self.doc[self.end - 1].dep_ in ("amod", "compound") and self.doc[self.end - 1].head.i >= self.end

    def _indefinite_singular(self) -> bool:
        """Tell whether the expression introduces someone new: "a gang", "another terrorist group", "no terrorists"."""
        first = self.doc[max(self.head.left_edge.i, self.start - 4)] if self.head.left_edge.i < self.start else self.doc[self.start]
        words = {token.lower_ for token in self.doc[min(first.i, self.start) : self.start]}
        return bool(words & {"another", "any", "no", "every", "each", "other", "foreign", "local"})

    def _before(self, index: int) -> Iterator[Mention]:
        return (mention for mention in self.reading.mentions if mention.end <= index)

    def _last_before(self, index: int, test: object) -> Mention | None:
        found = [mention for mention in self._before(index) if test(mention)]  # pyright: ignore[reportCallIssue]
        return found[-1] if found else None

    def _group(self, words: set[str]) -> Mention | None:
        """Return the armed group meant: the only one of the text, else the last before, else the next one."""
        speaker = self._speakers()
        groups = [m for m in self.reading.mentions if is_armed_group(m) and m.start not in speaker]
        if not groups:
            return None
        before = [m for m in groups if m.end <= self.start and self._sentences_apart(m) <= 4]
        definite = any(t.lower_ in _DETERMINERS for t in self.doc[max(0, self.start - 2) : self.start])
        if before:
            return before[-1]
        after = [m for m in groups if m.start >= self.end and self._sentences_apart(m) <= 3]
        only = len({m.actor for m in groups}) == 1
        return after[0] if after and only and (definite or words & {"terrorist", "terrorists"}) else None

    def _speakers(self) -> set[int]:
        """Return the starts of mentions that speak in the expression's sentence: nobody calls himself a thug."""
        found = set()
        for mention in self.reading.mentions:
            if self.doc[mention.start].sent.start == self.span.sent.start:
                head = self._head_of(mention)
                verb = head.head
                if head.dep_ == "nsubj" and verb.lemma_ in _REPORTED | {"claim", "announce", "call", "describe", "brand"}:
                    found.add(mention.start)
        return found

    def _sentences_apart(self, mention: Mention) -> int:
        low, high = sorted((mention.start, self.start))
        return sum(1 for token in self.doc[low + 1 : high + 1] if token.is_sent_start)

    def _government(self) -> Mention | None:
        """Return the ruler or state of "the regime": as named with the same noun elsewhere, else the only leader."""
        if not any(t.lower_ in ("the", "this", "that") for t in self.doc[max(0, self.start - 2) : self.start]):
            return None
        named = self._named_elsewhere()
        if named is not None:
            return named
        leaders = [m for m in self.reading.mentions if m.sort == LEADER and self._sentences_apart(m) <= 4]
        actors = {m.actor for m in leaders}
        if len(actors) == 1:
            return leaders[-1]
        return None

    def _named_elsewhere(self) -> Mention | None:
        nucleus = self.doc[self.end - 1].lower_
        for token in self.doc:
            if token.lower_ == nucleus and not self.start <= token.i < self.end and token.i > 0:
                other = _Search(self.reading, token.i, token.i + 1)
                found = other._premodifier() or other._owner() or other._of_phrase({nucleus})
                if found is not None:
                    return found
        return None

    def _invader(self) -> Mention | None:
        """Return the people of "the invaders", where the sentence names another than the speaker."""
        if not any(t.lower_ == "the" for t in self.doc[max(0, self.start - 2) : self.start]):
            return None
        speaker = self._speaking_states()
        near = [
            m
            for m in self.reading.mentions
            if m.kind == "people" and self.doc[m.start].sent.start == self.span.sent.start and m.state is not None and m.state not in speaker
        ]
        return near[-1] if len({m.state for m in near}) == 1 else None

    def _speaking_states(self) -> set[str]:
        return {
            m.state
            for m in self.reading.mentions
            if m.state is not None
            and self.doc[m.start].sent.start == self.span.sent.start
            and self.doc[m.start].dep_ in ("poss", "nsubj", "amod", "compound")
            and any(t.lemma_ in _REPORTED for t in (self.doc[m.start].head, self.doc[m.start].head.head))
        }

    def _client(self) -> Mention | None:
        """Return the client of a sponsor: as the text pairs them ("Turkey's Syrian National Army"), else as known."""
        states = {m.state for index in range(self.start, self.end) if (m := self._at(index)) and m.state} | _states_in(self.span)
        if not states:
            return None
        owned = [m for m in self.reading.mentions if m.end <= self.start and self._sponsor_in_text(m) & states]
        if owned:
            return owned[-1]
        backed = [m for m in self.reading.mentions if m.sponsors & states and not self.start <= m.start < self.end]
        before = [m for m in backed if m.end <= self.start]
        after = [m for m in backed if m.start >= self.end and self._sentences_apart(m) <= 2]
        if before:
            return before[-1]
        return after[0] if after else None

    def _sponsor_in_text(self, mention: Mention) -> frozenset[str]:
        """Return the states that stand as owner or backer right before a name."""
        index = mention.start - 1
        if index > 0 and self.doc[index].text in ("'s", "’s", "'", "’"):
            owner = self._at(index - 1)
        elif index > 1 and self.doc[index].lower_ in ("backed", "sponsored", "supported", "allied", "aligned", "funded"):
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
            if self.doc[begin - 1].sent.start <= mention.start < begin and self._head_of(mention).dep_ in ("nsubj", "nsubjpass"):
                return mention
        return None

    def _only_person(self) -> Mention | None:
        persons = [m for m in self.reading.mentions if m.kind == "person"]
        return persons[0] if len({m.actor for m in persons}) == 1 else None

    # Evaluation and distance

    def of_evaluation(self) -> str | None:
        """Return the actor that is evaluated, or whose act is, where the same noun phrase or clause names it."""
        word = self.doc[self.start]
        if word.pos_ in ("ADJ", "VERB") and (word.dep_ in ("amod", "conj") or self._before_noun()):
            noun = _modified(self.doc, self.end) or word.head
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
            return self._outside(self._owner() or _by_agent(self, word) or self._of_people() or self._clefted())
        return self._outside(self._clefted() or self._be_by_words())

    def _clefted(self) -> Mention | None:
        """Return the name of "Evil, that's what ISIS are. Pure evil."."""
        sentence = self.span.sent
        near = [m for m in self.reading.mentions if self._sentences_apart(m) <= 1 and m.end < len(self.doc)]
        for mention in near:
            copula = self.doc[mention.end].lower_ in ("are", "is", "were", "was")
            clefted = mention.start > 0 and self.doc[mention.start - 1].lower_ == "what"
            if copula and clefted and len(sentence) <= 12:
                return mention
        return None

    def _of_people(self) -> Mention | None:
        if self.end + 1 < len(self.doc) and self.doc[self.end].lower_ == "of":
            index = self.end + 2 if self.doc[self.end + 1].lower_ == "the" else self.end + 1
            mention = self._at(index)
            return mention if mention is not None and (is_armed_group(mention) or mention.kind == "person") else None
        return None

    def _noun_subject(self, verb: Token) -> Mention | None:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < self.start:
                mention = self._at(child.i)
                if mention is not None:
                    return mention
                owner = next((self._at(c.i) for c in child.children if c.dep_ == "poss"), None)
                return owner
        return None

    def _before_noun(self) -> bool:
        return _modified(self.doc, self.end) is not None

    def _premodifier_between(self, noun: Token) -> Mention | None:
        for index in range(self.end, noun.i):
            mention = self._at(index)
            if mention is not None and (mention.kind != "person"):
                return mention
        return self._premodifier()

    def of_distanced_name(self) -> str | None:
        """Return the named actor under distancing marks: "self-styled mayor, Viktor Lunev"; "Russian “peacekeepers”"."""
        words = [token for token in self.span if token.is_alpha]
        styled = {token.lower_ for token in words} <= {"so", "self", "called", "styled", "proclaimed", "appointed"}
        if styled:
            head = _modified(self.doc, self.end)
            if head is None:
                return None
            mention = self._at(head.i)
            if mention is None and head.i + 1 < len(self.doc):
                mention = self._at(head.i + 1) or (self._at(head.i + 2) if self.doc[head.i + 1].text == "," and head.i + 2 < len(self.doc) else None)
            return self._outside(mention) if mention is not None and mention.kind in ("person", "organisation", "polity") else None
        inner = words[-1] if words else None
        if inner is None or not _is_people_noun(inner):
            return None
        found = self._name_after() if self._person_follows() else self._premodifier() or self._owner_adjacent()
        return self._outside(found)

    def _person_follows(self) -> bool:
        mention = self._at(self.end)
        return mention is not None and mention.kind == "person"

    def _owner_adjacent(self) -> Mention | None:
        index = self.start - 1
        return self._at(index - 1) if index > 0 and self.doc[index].text in ("'s", "’s") else None


_TITLED = frozenset("field marshal mayor minister prime president governor commander general colonel".split())


def lower_plural(token: Token) -> bool:
    """Tell whether a pronoun is plural."""
    return token.lower_ in ("they", "them")


def _owners(first: Token, mention: Mention) -> frozenset[str]:
    """Let a possessive open an apposition: "Hezbollah, Iran's most powerful proxy"."""
    follows = first.doc[first.i + 1].text if first.i + 1 < len(first.doc) else ""
    return frozenset({first.lower_}) if follows in ("'s", "’s") and first.i > mention.end - 1 else frozenset()


def _noun_head(doc: Doc, start: int, end: int) -> Token:
    """Return the head of the noun phrase an expression stands in."""
    root = doc[start:end].root
    if root.dep_ in ("amod", "compound", "nmod", "npadvmod") and root.head.i >= end and root.head.pos_ in ("NOUN", "PROPN"):
        return root.head
    if root.pos_ in ("VERB", "ADJ") and (noun := _modified(doc, end)) is not None:
        return noun
    return root


def _modified(doc: Doc, index: int) -> Token | None:
    """Return the noun that the words from `index` on lead up to: "(barbaric) air strike"."""
    head: Token | None = None
    for token in doc[index : index + 6]:
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
        elif token.pos_ in ("ADJ", "NUM") or token.lower_ in ("-", "and", ",") or token.tag_ in ("VBN", "VBG"):
            if head is not None:
                break
        else:
            break
    return head


def _by_agent(search: _Search, noun: Token) -> Mention | None:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "by":
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None:
                return search._in_phrase(inner)
    return None


def _states_in(span: object) -> set[str]:
    from .gazetteer import known

    return {name.state for token in span if (name := known(token.text)) is not None and name.state is not None}  # pyright: ignore[reportGeneralTypeIssues]


def _is_people_noun(token: Token) -> bool:
    from .senses.people import is_people

    return is_people(token) or token.lower_.endswith(("keepers", "ists", "ers", "men", "guards", "volunteers"))
