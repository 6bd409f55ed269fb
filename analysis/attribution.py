"""Attributions: who is made to say, think or name what, in the writer's own sentences.

An attribution has a cue (the reporting verb, *according to*, a colon in a headline), a source and the tokens it covers:
a reported clause in any order (Quirk et al. 1985: 16.30), the complement of a verb of naming, the charge of an
accusation. Quotation marks are read elsewhere; they only ask here whose words they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .marks import paragraphs
from .speaker import NOUNS, RELATIVE, agent_of, is_somebody, names_person, noun_phrase, source_of, speaker_head, speaks
from .verbs import reporting_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASHES = frozenset({"-", "–", "—", "--"})
_ENDS = frozenset(".!?…")
_CHECKS = frozenset({"confirm", "verify", "corroborate", "substantiate", "authenticate", "evidence", "proof", "unverified", "unconfirmed", "check"})
_CHECKED = frozenset({"claim", "allegation", "figure", "report", "statement", "assertion", "accusation", "charge", "account", "number", "toll"})
_CONTRASTS = frozenset({"but", "yet", "although", "though", "however", "while", "whereas"})
_COMPLEMENT_PREPOSITIONS = {
    "accuse": frozenset({"of", "over", "with", "for"}),
    "speak_of": frozenset({"of", "about", "against", "to"}),
}
_VIEWS = frozenset({"view", "opinion", "eyes", "words", "judgement", "judgment", "estimation", "telling", "account", "version", "mind", "narrative", "parlance", "phrase"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words ascribed to somebody.

    Attributes:
        cue: index of the word that ascribes them.
        source: the speaker's noun phrase as written, without a leading article.
        speaker: token range of that noun phrase.
        content: token ranges of what is ascribed.
        quotes_only: True where only words in quotation marks within the content are the speaker's
            ("the minister slammed the 'regime'").
    """

    cue: int
    source: str
    speaker: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    quotes_only: bool = False

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a stretch of tokens lies in what is ascribed."""
        return any(begin <= start and end <= stop for begin, stop in self.content)


def find_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Return the attributions of a parsed text in the order of their cues.

    >>> from commentariat.analysis.language import load_pipeline
    >>> [found] = find_attributions(load_pipeline()("Moscow claimed that the junta had shelled a school."))
    >>> found.source, [doc_range for doc_range in found.content]
    ('Moscow', [(2, 9)])
    """
    if not doc.has_annotation("DEP"):
        return ()
    found: list[Attribution] = []
    words = reporting_words()
    for token in doc:
        classes = words.classes_of(token)
        if not classes and mistagged_verb(token):
            found.extend(_by_mistagged(token))
        elif classes:
            found.extend(_by_verb(token, classes))
            found.extend(_by_parenthesis(token, classes))
        elif token.lower_ == "according":
            found.extend(_by_according(token))
        elif token.lower_ in words.adjectives and token.dep_ == "acomp":
            found.extend(_by_adjective(token))
        elif token.pos_ == "NOUN" and token.lower_ in words.nouns | _VIEWS:
            found.extend(_by_noun(token))
            found.extend(_by_view(token))
        elif token.lower_ == "per" and token.pos_ == "ADP":
            found.extend(_by_per(token))
        elif token.lower_ in {"for", "to"} and token.dep_ == "prep":
            found.extend(_by_viewpoint(token))
    found.extend(_by_headline(doc))
    return tuple(sorted(found, key=lambda one: one.cue))


def _attribution(cue: Token, speaker: Span | None, places: Iterable[int], *, quotes_only: bool = False) -> Iterator[Attribution]:
    if speaker is None or not len(speaker):
        return
    barred = {*range(speaker.start, speaker.end), cue.i}
    content = _ranges(cue.doc, set(places) - barred)
    if content:
        source = source_of(speaker)
        if source:
            yield Attribution(
                cue=cue.i, source=source, speaker=(speaker.start, speaker.end), content=content, quotes_only=quotes_only
            )


def _ranges(doc: Doc, places: set[int]) -> tuple[tuple[int, int], ...]:
    """Join token places to ranges; a gap of punctuation alone does not part them."""
    ranges: list[list[int]] = []
    for place in sorted(places):
        if ranges and all(doc[gap].is_punct or doc[gap].is_space for gap in range(ranges[-1][1], place)):
            ranges[-1][1] = place + 1
        else:
            ranges.append([place, place + 1])
    return tuple((start, end) for start, end in ranges if any(not doc[i].is_punct for i in range(start, end)))


def _subtree(token: Token) -> set[int]:
    return {node.i for node in token.subtree}


def _by_verb(verb: Token, classes: frozenset[str]) -> Iterator[Attribution]:
    speaker = _speaker_span(verb)
    clause = _clause(verb, classes, speaker)
    if clause:
        yield from _attribution(verb, speaker, _without_outlet(verb.doc, clause, verb))
    if speaker is None:
        return
    complement = _complement(verb, classes)
    if complement:
        yield from _attribution(verb, speaker, complement)
    if "react" in classes and not clause:
        rest = {node.i for child in verb.rights for node in child.subtree if child.dep_ not in {"conj", "cc", "punct"}}
        yield from _attribution(verb, speaker, rest, quotes_only=True)


def mistagged_verb(token: Token) -> bool:
    """Tell whether a noun by its tag is the sentence's verb: "Opposition media claim that …".

    It is when a noun stands right before it, *that* with a clause right after it, and the sentence has no other
    main verb.
    """
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "ADV", "X"} or token.i + 1 >= len(token.doc):
        return False
    sentence = token.sent
    if token.lower_ in {"allege", "alleges"}:
        return token.i > sentence.start
    if token.lower_ not in _HOMOGRAPHS:
        return False
    if token.i == sentence.start or token.doc[token.i + 1].lower_ not in {"that", "to"}:
        return False
    before = token.doc[token.i - 1]
    if before.pos_ not in {"NOUN", "PROPN"} or before.tag_ == "POS":
        return False
    plural = before.tag_ in {"NNS", "NNPS"} or before.lower_ in {"media", "police"}
    return plural != (token.lower_ in {"claims", "reports", "states"}) and token.dep_ == "ROOT"


_HOMOGRAPHS = frozenset({"claim", "claims", "report", "reports", "state", "states"})


def _by_mistagged(token: Token) -> Iterator[Attribution]:
    doc, start = token.doc, token.i - 1
    inside = {token, *token.lefts, *(leaf for child in token.lefts for leaf in child.subtree)}
    while start > token.sent.start and doc[start - 1] in inside and doc[start - 1].text != ",":
        start -= 1
    while doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    skip = 2 if doc[token.i + 1].lower_ == "that" else 1
    places = set(range(token.i + skip, token.sent.end))
    yield from _attribution(token, doc[start : token.i], _without_outlet(doc, places, token))


def _by_parenthesis(verb: Token, classes: frozenset[str]) -> Iterator[Attribution]:
    """"Four of them, the inquest found last May, had been shot": set off by commas, whatever the parse makes of it."""
    if not classes & {"say", "evidence", "think"} or verb.tag_ not in {"VBD", "VBN", "VBZ", "VBP"}:
        return
    if verb.dep_ == "parataxis" or any(child.dep_ in {"dobj", "ccomp", "xcomp", "aux", "auxpass", "agent"} for child in verb.children):
        return
    doc, sentence = verb.doc, verb.sent
    comma = next((i for i in range(verb.i - 1, max(sentence.start, verb.i - 9), -1) if doc[i].text == ","), None)
    if comma is None or comma < sentence.start + 1 or comma + 1 == verb.i:
        return
    subject = doc[comma + 1 : verb.i]
    if not (subject[-1].pos_ in NOUNS or subject[0].pos_ == "DET") or any(t.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ"} or t.tag_ in {"WP", "WDT"} for t in subject):
        return
    head = subject.root if subject.root.pos_ in NOUNS else subject[-1]
    if (head.pos_ in NOUNS and not is_somebody(head)) or head.lemma_.lower() in _CHECKED or head.ent_type_ in {"DATE", "TIME"}:
        return
    stop = next((i for i in range(verb.i + 1, min(sentence.end, verb.i + 7)) if doc[i].text == ","), None)
    if stop is None or any(not (t.ent_type_ in {"DATE", "TIME"} or t.pos_ in {"ADV", "ADP"} or t.dep_ == "npadvmod") for t in doc[verb.i + 1 : stop]):
        return
    if not any(t.tag_ in _FINITE for t in doc[stop:sentence.end]):
        return
    yield from _attribution(verb, subject, {*range(sentence.start, comma), *range(stop + 1, sentence.end)})


def _by_viewpoint(preposition: Token) -> Iterator[Attribution]:
    """"For Kigali, the FDLR is a terrorist group": a viewpoint before a clause of being."""
    doc, sentence = preposition.doc, preposition.sent
    before = doc[preposition.i - 1] if preposition.i > sentence.start else None
    if before is not None and before.text not in {";", ":", ",", "\u2014", "–"} and before.dep_ != "cc":
        return
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None or not is_somebody(noun) or noun.ent_type_ in {"DATE", "TIME", "MONEY"}:
        return
    if not (noun.ent_type_ in {"GPE", "PERSON", "ORG", "NORP"} or names_person(noun) or noun.tag_ == "NNS" and noun.i + 1 < len(doc)):
        return
    end = next((i for i in range(noun.i, sentence.end) if doc[i].text == ";"), sentence.end)
    start = noun.right_edge.i + 1
    being = next((t for t in doc[start:end] if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass"}), None)
    if being is None or being.lemma_ not in {"be", "remain"} or being.i - start > 10:
        return
    if not any(child.dep_ in {"attr", "acomp", "oprd"} for child in being.children) or not any(child.dep_ == "nsubj" and child.i >= start for child in being.children):
        return
    other = next((c.left_edge.i for c in being.conjuncts if c.i > being.i and any(k.dep_ in {"nsubj", "nsubjpass"} for k in c.children)), end)
    yield from _attribution(preposition, noun_phrase(noun), range(start, min(end, other)))


def _speaker_span(verb: Token) -> Span | None:
    head = speaker_head(verb)
    if head is None and not any(child.dep_ in {"nsubj", "nsubjpass", "auxpass", "expl", "csubj"} for child in verb.children):
        head = _beside(verb)
    if head is None or not is_somebody(head):
        return None
    base = reporting_words().base_of(verb)
    if head.lower_ == "it" and _expletive(verb, head):
        return None
    classes = reporting_words().classes_of(verb)
    if "evidence" in classes and "say" not in classes and "think" not in classes and not speaks(head):
        return None
    if base in {"say", "read", "write", "state"} or head.pos_ in NOUNS:
        return noun_phrase(head)
    return None


def _beside(verb: Token) -> Token | None:
    """The noun phrase right beside a verb the parser left without a subject: "…, said Ali", "… the ministry said."."""
    if verb.tag_ not in _FINITE and verb.tag_ != "VBN":
        return None
    doc, sentence = verb.doc, verb.sent
    left = doc[verb.i - 1] if verb.i > sentence.start else None
    if left is not None and left.pos_ in NOUNS and is_somebody(left) and (verb.i + 1 >= sentence.end or doc[verb.i + 1].is_punct or doc[verb.i + 1].pos_ in {"ADP", "SCONJ"}):
        return left if speaks(left) else None
    right = next((child for child in verb.rights if child.dep_ in {"nsubj", "dobj", "attr", "npadvmod", "oprd", "ccomp"} and child.pos_ in NOUNS), None)
    if right is not None and left is not None and (left.is_punct or left.i + 1 == verb.i) and speaks(right) and right.left_edge.i == verb.i + 1:
        return right
    return None


def _expletive(verb: Token, head: Token) -> bool:
    return verb.lemma_ in {"appear", "seem"} or any(child.dep_ in {"auxpass"} for child in verb.children) or head.dep_ == "expl"


def _clause(verb: Token, classes: frozenset[str], speaker: Span | None) -> set[int]:
    """Return the tokens of the clause a verb reports."""
    if not classes & {"say", "think", "evidence", "direct"}:
        return set()
    if _noun_object_only(verb, classes):
        return set()
    own = {verb.i} | (set(range(speaker.start, speaker.end)) if speaker is not None else set())
    places: set[int] = set()
    for child in verb.children:
        finite = child.dep_ in _CLAUSES or (child.dep_ in {"advcl", "acl", "relcl"} and any(node.lower_ == "that" and node.dep_ == "mark" for node in child.children))
        small = "name" in classes and child.i > verb.i and child.pos_ in {"NOUN", "PROPN", "ADJ"} and not any(t.tag_ in _FINITE for t in child.subtree)
        if finite and not small and classes & {"say", "think", "evidence"} and child.pos_ not in {"ADP"}:
            places |= _subtree(child)
        elif child.dep_ == "xcomp" and ("direct" in classes or _infinitive_of_report(child)):
            places |= _subtree(child)
        elif child.dep_ == "ccomp" and "direct" in classes:
            places |= _subtree(child)
        elif child.dep_ == "advcl" and child.tag_ == "VB" and "direct" in classes and any(node.lower_ == "to" for node in child.lefts):
            places |= _subtree(child)
    if not places and verb.dep_ == "parataxis" or (verb.dep_ == "parataxis" and not any(child.dep_ == "ccomp" for child in verb.children)):
        places = _subtree(verb.head) - _subtree(verb)
    if not places and _as_clause(verb) and verb.head is not verb:
        places = _clause_of(verb.head) - _subtree(verb)
    if not places and "say" in classes:
        places = _beside_clause(verb, speaker)
    before = [place for place in places if place < verb.i]
    if before and speaker is not None and _not_fronted(verb, classes, speaker):
        return set()
    if before and speaker is not None:
        places |= _head_of_sentence(verb, min(before))
    return places - own


def _not_fronted(verb: Token, classes: frozenset[str], speaker: Span) -> bool:
    """A list of clauses ("X admits nothing, and Y says nothing") and a verb with an object of its own front nothing."""
    if not classes & {"say", "think", "evidence"} or verb.dep_ == "parataxis" or _as_clause(verb):
        return not classes & {"say", "think", "evidence"}
    first = min(speaker.start, verb.i)
    while first > verb.sent.start and verb.doc[first - 1].dep_ == "det":
        first -= 1
    if first > verb.sent.start and (verb.doc[first - 1].dep_ == "cc" or verb.doc[first - 1].text == ";"):
        return True
    told = {"tell", "inform", "assure", "remind", "warn"}
    return reporting_words().base_of(verb) not in told and any(child.dep_ in {"dobj", "oprd"} and child.i > verb.i for child in verb.children)


def _noun_object_only(verb: Token, classes: frozenset[str]) -> bool:
    """*found a body*, *show the way*: a plain object and no clause report nothing."""
    children = list(verb.children)
    clausal = any(child.dep_ in _CLAUSES | {"xcomp", "advcl", "acl", "relcl"} for child in children)
    return not clausal and any(child.dep_ == "dobj" for child in children) and "say" not in classes


def _infinitive_of_report(child: Token) -> bool:
    """Thought verbs take infinitives of report only with *have* or *be*: "is believed to have fled"."""
    return any(node.dep_ in {"aux", "auxpass"} and node.lower_ in {"have", "be"} for node in child.lefts)


def _as_clause(verb: Token) -> bool:
    """"as the ministry claims": a comment clause whose verb has no clause of its own."""
    marks = [child for child in verb.lefts if child.lower_ == "as" and child.dep_ in {"mark", "advmod", "prep"}]
    return bool(marks) and verb.dep_ in {"advcl", "ccomp", "parataxis"}


def _clause_of(head: Token) -> set[int]:
    return {token.i for token in head.sent} if head.dep_ == "ROOT" else _subtree(head)


def _beside_clause(verb: Token, speaker: Span | None) -> set[int]:
    """What stands before a closing "…, X said." or after "X said that" where the parse joins nothing to the verb."""
    doc, sentence = verb.doc, verb.sent
    following = doc[verb.i + 1] if verb.i + 1 < sentence.end else None
    if following is not None and following.lower_ == "that" and following.tag_ in {"IN", "DT", "WDT"} and verb.i + 2 < sentence.end and following.dep_ not in {"dobj", "pobj"}:
        return set(range(verb.i + 2, sentence.end))
    if speaker is None or reporting_words().base_of(verb) not in _CORE:
        return set()
    start = min(speaker.start, verb.i)
    while start > sentence.start and (doc[start - 1].dep_ == "det" or doc[start - 1].lower_ in {"the", "a", "an"}):
        start -= 1
    stop = max(speaker.end, verb.i + 1)
    if any(token.tag_ in _FINITE and token.pos_ in {"VERB", "AUX"} and token.i > verb.i for token in sentence):
        return set()
    if start - sentence.start < 3 or any(child.dep_ in {"dobj", "xcomp"} and child.i >= stop for child in verb.children):
        return set()
    lead = doc[sentence.start : start]
    if not any(token.pos_ in {"VERB", "AUX"} for token in lead) or lead[0].lower_ in {"as", "when", "after", "while", "if", "asked"}:
        return set()
    return set(range(sentence.start, start))


_CORE = frozenset(
    "say tell state claim allege assert declare announce report maintain insist add explain note warn confirm predict argue".split()
)


def _head_of_sentence(verb: Token, first: int) -> set[int]:
    """Adverbials before a fronted reported clause belong to it ("On Monday, ten were killed, the army said")."""
    if verb.dep_ != "ROOT":
        return set()
    start = verb.sent.start
    lead = verb.doc[start:first]
    return set(range(start, first)) if len(lead) <= 12 and all(token.head.i != verb.i or token.is_punct or token.dep_ in {"prep", "npadvmod", "advmod"} for token in lead) else set()


def _complement(verb: Token, classes: frozenset[str]) -> set[int]:
    """Return the tokens with which a verb names, describes or charges its object."""
    children = list(verb.children)
    places: set[int] = set()
    if "name" in classes:
        places |= _bare_complement(verb, children)
    if "name_as" in classes:
        inner = [child for child in children if child.dep_ in {"dobj", "nsubjpass"} or child.lower_ == "of"]
        deeper = [leaf for child in inner for leaf in child.rights]
        deeper += [leaf for child in deeper if child.dep_ == "pobj" for leaf in child.rights]
        for node in [*children, *deeper]:
            if node.lower_ == "as" and node.i > verb.i and node.dep_ in {"prep", "mark", "advmod", "case"}:
                places |= _subtree(node) - {node.i}
            elif node.lower_ == "to" and node.i > verb.i and verb.lemma_ == "refer":
                places |= {leaf.i for part in node.subtree if part.lower_ == "as" for leaf in part.subtree if leaf.i > part.i}
            elif node.dep_ in {"advcl", "xcomp", "ccomp"} and node.i > verb.i and any(part.lower_ == "as" for part in node.lefts):
                places |= _subtree(node) - {part.i for part in node.lefts if part.lower_ == "as"}
    for name, prepositions in _COMPLEMENT_PREPOSITIONS.items():
        if name not in classes:
            continue
        near = [*children, *(leaf for child in children if child.dep_ == "dobj" for leaf in child.rights)]
        for node in near:
            if node.dep_ in {"prep", "agent"} and node.lower_ in prepositions and node.i > verb.i and _charges(verb, name, node):
                places |= _subtree(node) - {node.i}
    base = reporting_words().base_of(verb)
    if "judge" in classes:
        for child in children:
            if child.dep_ == "dobj" and child.i > verb.i and child.pos_ in {"NOUN", "PROPN"}:
                places |= _subtree(child)
    if base == "blame":
        for child in children:
            if child.dep_ == "dobj" and child.pos_ in {"NOUN", "PROPN"}:
                places |= _subtree(child)
            elif child.dep_ == "prep" and child.lower_ in {"on", "for"}:
                places |= _subtree(child) - {child.i}
    return places


def _charges(verb: Token, name: str, preposition: Token) -> bool:
    if name == "speak_of":
        return preposition.lower_ != "to" and any(child.dep_ in {"pobj", "pcomp"} for child in preposition.children)
    base = reporting_words().base_of(verb)
    wanted = {"accuse": {"of"}, "suspect": {"of"}, "charge": {"with"}, "condemn": {"for", "over"}}.get(base or "", {"for", "over"})
    return preposition.lower_ in wanted and any(child.dep_ == "pcomp" or child.dep_ == "pobj" for child in preposition.children)


def _bare_complement(verb: Token, children: list[Token]) -> set[int]:
    places: set[int] = set()
    if any(child.lower_ in {"for", "on", "off", "up", "in", "upon"} and child.i == verb.i + 1 for child in children) and reporting_words().base_of(verb) == "call":
        return places
    for child in children:
        if child.dep_ == "oprd" and child.i > verb.i:
            places |= _subtree(child)
        elif child.dep_ in {"ccomp", "xcomp"} and child.i > verb.i and child.pos_ in {"ADJ", "NOUN", "PROPN"} and not any(part.tag_ in _FINITE for part in child.subtree if part.head is child):
            own = {leaf.i for part in child.children if part.dep_ == "nsubj" for leaf in part.subtree}
            places |= _subtree(child) - own
    what = next((child for child in children if child.lower_ in {"what", "whom", "which", "that"} and child.i < verb.i and child.dep_ in {"dobj", "nsubj", "pobj", "attr"}), None)
    objects = [child for child in children if child.dep_ in {"dobj", "dative", "attr", "nsubj", "npadvmod"} and child.i > verb.i]
    fused = _fused_complement(verb, objects)
    if not places and fused:
        return fused
    if not places and what is not None and objects:
        places |= _subtree(objects[0])
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in children) or agent_of(verb) is not None
    if not places and passive and objects:
        places |= _subtree(objects[0])
    if not places and len(objects) >= 2:
        places |= _subtree(objects[-1])
    base = reporting_words().base_of(verb)
    if not places and base in {"call", "dub", "brand", "label", "term", "deem"} and verb.i + 1 < len(verb.doc):
        following = verb.doc[verb.i + 1]
        dubbed = verb.tag_ == "VBN" or what is not None or verb.dep_ == "relcl"
        if dubbed and following.dep_ not in {"prep", "agent", "prt"} and following.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "PUNCT"}:
            chunk = next((one for one in verb.sent.noun_chunks if one.start <= verb.i + 2 < one.end or one.start == verb.i + 1), None)
            if chunk is not None and chunk.start > verb.i:
                places |= set(range(chunk.start, chunk.end))
    return places


def _fused_complement(verb: Token, objects: list[Token]) -> set[int]:
    """"called the pilots martyrs", which the parser takes for one noun phrase: the complement is its head."""
    if len(objects) != 1 or reporting_words().base_of(verb) not in _NAMING:
        return set()
    [head] = objects
    named = [child for child in head.lefts if child.tag_ in {"NNS", "NNPS"} or child.pos_ == "PROPN"]
    if head.tag_ != "NNS" or not named or not any(child.dep_ == "compound" for child in named):
        return set()
    return set(range(named[-1].i + 1, head.right_edge.i + 1))


_NAMING = frozenset("call dub brand label term deem declare proclaim pronounce consider designate".split())


def _without_outlet(doc: Doc, places: set[int], verb: Token | None = None) -> set[int]:
    """Leave out what the writer adds of the report's truth: "but this is yet to be confirmed", "a claim that …".

    A coordinated or subordinate clause after the reported one that speaks of checking or confirming is the
    writer's; so is one that sets *this*, *that* or *the claim* against it.
    """
    kept = set(places)
    last = max(places, default=-1)
    for place in sorted(places):
        token = doc[place]
        if place not in kept:
            continue
        if token.lemma_.lower() in _CHECKS:
            top = _clause_top(token, kept)
            if top is not None and _set_apart(top):
                start = _with_conjunction(doc, top)
                kept -= set(range(start, max(last, top.right_edge.i) + 1)) if top.dep_ == "conj" else _subtree(top) | set(range(start, top.left_edge.i))
        elif token.dep_ == "appos" and token.lemma_.lower() in _CHECKED and _set_apart(token):
            kept -= _subtree(token)
        elif token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and _demonstrative(token) and _with_conjunction(doc, token) < token.left_edge.i:
            link = doc[_with_conjunction(doc, token)]
            if link.lower_ in _CONTRASTS and verb is not None:
                kept -= set(range(link.i, last + 1))
    return kept


def _demonstrative(verb: Token) -> bool:
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is not None and (subject.lower_ in {"this", "that"} or (subject.lemma_.lower() in _CHECKED and any(part.lower_ in {"the", "this", "that", "these"} for part in subject.lefts)))


def _clause_top(token: Token, kept: set[int]) -> Token | None:
    node = token
    while node.head is not node and node.head.i in kept:
        if node.dep_ in {"conj", "relcl", "advcl", "appos", "parataxis"} and (node.dep_ == "appos" or node.pos_ in {"VERB", "AUX"}) and _set_apart(node):
            return node
        node = node.head
    return None


def _set_apart(top: Token) -> bool:
    start = _with_conjunction(top.doc, top)
    before = top.doc[start - 1] if start > 0 else None
    return top.doc[start].lower_ in _CONTRASTS or (before is not None and before.is_punct)


def _with_conjunction(doc: Doc, top: Token) -> int:
    start = top.left_edge.i
    while start > 0 and doc[start - 1].dep_ == "cc":
        start -= 1
    return start


def _by_according(token: Token) -> Iterator[Attribution]:
    doc = token.doc
    preposition = next((child for child in token.children if child.lower_ == "to"), None)
    if preposition is None and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
        preposition = doc[token.i + 1]
    if preposition is None:
        return
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None:
        return
    yield from _over_clause(token, noun, {token.i, preposition.i})


def _by_per(token: Token) -> Iterator[Attribution]:
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    if noun is not None and noun.pos_ in {"NOUN", "PROPN"} and speaks(noun) and noun.ent_type_ not in {"DATE", "TIME"} and (token.i == token.sent.start or token.nbor(-1).is_punct):
        yield from _over_clause(token, noun, {token.i})


def _by_view(token: Token) -> Iterator[Attribution]:
    """"In the words of X", "in Moscow's view", "by its own account"."""
    preposition = token.head
    if token.lower_ not in _VIEWS or preposition.lower_ not in {"in", "by", "to", "from"} or token.dep_ != "pobj":
        return
    noun = next((child for child in token.lefts if child.dep_ == "poss"), None)
    if noun is None:
        noun = next((leaf for child in token.rights if child.lower_ == "of" for leaf in child.children if leaf.dep_ == "pobj"), None)
    if noun is None or noun.lower_ in {"my", "our", "your", "other"}:
        return
    yield from _over_clause(preposition, noun, {node.i for node in token.lefts} | {token.i, preposition.i})


def _over_clause(cue: Token, noun: Token, own: set[int]) -> Iterator[Attribution]:
    """Ascribe the clause around an adverbial ("according to X") to its noun."""
    if not is_somebody(noun) and noun.dep_ != "poss":
        return
    speaker = noun_phrase(noun)
    doc, sentence = cue.doc, cue.sent
    adverbial = {*own, *range(min(cue.i, speaker.start), speaker.end)}
    head = cue.head
    while head.pos_ not in {"VERB", "AUX"} and head.head is not head:
        head = head.head
    start, end = _sentence_bounds(sentence)
    first, last = min(adverbial), max(adverbial) + 1
    if head.dep_ in {"relcl", "acl", "advcl", "ccomp"} and head.head is not head and not all(doc[i].is_punct or doc[i].pos_ in {"CCONJ", "ADV"} for i in range(start, first)):
        inside = _subtree(head)
        if len(inside - adverbial) >= 2 and first not in range(sentence.start, sentence.start + 2):
            yield from _attribution(cue, speaker, _without_outlet(doc, inside - adverbial))
            return
    leading = all(doc[i].is_punct or doc[i].pos_ in {"CCONJ", "ADV", "SPACE"} for i in range(start, first))
    if leading:
        places = set(range(last, end))
    else:
        begin = _clause_start(doc, start, first)
        if begin > start and doc[begin - 1].is_punct and not any(t.tag_ in _FINITE for t in doc[begin:first]):
            places = set(range(begin, _clause_stop(doc, last, end))) - adverbial
        else:
            places = set(range(begin, _clause_stop(doc, last, end))) - adverbial
    yield from _attribution(cue, speaker, _without_outlet(doc, places, head) - adverbial)


def _sentence_bounds(sentence: Span) -> tuple[int, int]:
    return sentence.start, sentence.end


def _clause_start(doc: Doc, start: int, stop: int) -> int:
    """The start of the last coordinated clause with a subject of its own before an adverbial at its end."""
    for place in range(stop - 1, start, -1):
        token = doc[place]
        if token.text == ";":
            return place + 1
        if token.lower_ in {"but", "while", "whereas", "although"} and token.dep_ in {"cc", "mark"} and _own_subject(doc, place + 1, stop):
            return place + 1
    return start


def _clause_stop(doc: Doc, start: int, end: int) -> int:
    """The end of the clause that an adverbial in its middle or at its end belongs to."""
    for place in range(start, end):
        token = doc[place]
        if token.text == ";":
            return place
        if token.lower_ in {"but", "while", "and", "although", "though", "yet"} and token.dep_ in {"cc", "mark"} and (place == start or (place == start + 1 and doc[start].is_punct)) and _own_subject(doc, place + 1, end):
            return place
    return end


def _own_subject(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].dep_ in {"nsubj", "nsubjpass", "expl"} and doc[i].lower_ not in RELATIVE for i in range(start, min(end, start + 8)))


def _by_adjective(token: Token) -> Iterator[Attribution]:
    clause = next((child for child in token.children if child.dep_ == "ccomp" and child.i > token.i), None)
    clause = clause or next((child for child in token.head.children if child.dep_ == "ccomp" and child.i > token.i), None)
    head = speaker_head(token.head)
    if clause is not None and head is not None and head.lower_ != "it":
        yield from _attribution(token, noun_phrase(head), _without_outlet(token.doc, _subtree(clause), token.head))


def _by_noun(token: Token) -> Iterator[Attribution]:
    """"Moscow's claim that …", "claims by the army that …", "Russian allegations of …"."""
    clause = next((child for child in token.children if child.dep_ in {"acl", "ccomp", "relcl"} and any(part.lower_ == "that" and part.dep_ == "mark" for part in child.lefts)), None)
    if clause is None:
        return
    owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
    if owner is None:
        owner = next((leaf for child in token.rights if child.lower_ in {"by", "from"} for leaf in child.children if leaf.dep_ == "pobj"), None)
    if owner is None:
        owner = next((child for child in token.lefts if child.ent_type_ in {"NORP", "ORG", "GPE"} and child.dep_ in {"amod", "compound"}), None)
        if owner is not None:
            yield from _attribution(token, token.doc[owner.left_edge.i : owner.i + 1], _without_outlet(token.doc, _subtree(clause)))
            return
    if owner is None and token.head.pos_ == "VERB" and token.dep_ == "dobj":
        owner = speaker_head(token.head)
    if owner is not None and (is_somebody(owner) or owner.tag_ == "PRP$") and owner.lower_ not in {"my", "our", "your"}:
        yield from _attribution(token, noun_phrase(owner), _without_outlet(token.doc, _subtree(clause)))


def _by_headline(doc: Doc) -> Iterator[Attribution]:
    """"Minister: talks are over", "Talks are over - minister", "Talks are over: police" on a line without a full stop."""
    for start, end in paragraphs(doc):
        while end > start and doc[end - 1].is_space:
            end -= 1
        if end - start < 3:
            continue
        colon = next((i for i in range(start + 1, min(start + 9, end - 1)) if doc[i].text == ":" and (doc[i].whitespace_ or doc[i + 1].is_space)), None)
        if colon is not None and _speaker_like(doc, start, colon) and not doc[colon + 1].is_space:
            yield from _attribution(doc[colon], doc[start:colon], range(colon + 1, end))
            continue
        if doc[end - 1].text in _ENDS or end - start > 30:
            continue
        for place in range(end - 2, max(start + 2, end - 8), -1):
            spaced = place > start and doc[place - 1].whitespace_
            if (doc[place].text in _DASHES and spaced) or (doc[place].text == ":" and place > end - 6):
                if doc[place - 1].text not in _ENDS and _speaker_like(doc, place + 1, end) and doc[place + 1].text not in {'"', "“", "'", "‘"}:
                    yield from _attribution(doc[place], doc[place + 1 : end], range(start, place))
                break


def _speaker_like(doc: Doc, start: int, end: int) -> bool:
    words = [token for token in doc[start:end] if not token.is_punct]
    if not words or len(words) > 7 or any(token.tag_ in _FINITE and token.pos_ in {"VERB", "AUX"} and not token.text[:1].isupper() for token in words):
        return False
    last = words[-1]
    if {word.lower_ for word in words} <= {"reuters", "afp", "ap", "sana", "tass", "bbc", "cnn", "agencies", "update", "live", "video"}:
        return False
    if last.lower_ in reporting_words().documents - {"video", "record", "image", "file", "map", "analysis", "book", "documentary", "editorial", "index", "photo", "footage"}:
        return True
    return last.ent_type_ in {"PERSON", "ORG"} and last.lower_ not in {"war", "crisis", "deal", "vote", "attack"} or names_person(last)
