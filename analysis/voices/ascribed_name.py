"""The words with which a verb names, judges or charges its object: "calls them martyrs", "accuse it of theft"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..chunks import noun_chunks
from ..tags import FINITE
from ..wordlist import words
from .ascription import subtree
from .speaker import agent_of
from .verbs import reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPLEMENT_PREPOSITIONS = {
    "accuse": frozenset({"of", "over", "with", "for"}),
    "speak_of": frozenset({"of", "about", "against", "to"}),
    "name_to": frozenset({"to", "with"}),
}
_LOCATIVE = words("in at near outside inside across around")
_NAMING = words("""
    call dub brand label term deem declare proclaim pronounce consider designate
""")
_ANNOUNCING = words("announce proclaim declare report claim promise predict")


def ascribed_name(verb: Token, classes: frozenset[str]) -> set[int]:
    """Return the tokens with which a verb names, describes or charges its object."""
    children = list(verb.children)
    places: set[int] = set()
    if "name" in classes:
        places |= _bare_complement(verb, children)
        places |= _gapped_complement(verb)
    if "name_as" in classes:
        inner = [
            child
            for child in children
            if child.dep_ in {"dobj", "nsubjpass", "agent"} or child.lower_ in {"of", "by"}
        ]
        deeper = [leaf for child in inner for leaf in child.rights]
        deeper += [leaf for child in deeper if child.dep_ == "pobj" for leaf in child.rights]
        for node in [*children, *deeper]:
            if node.lower_ == "as" and node.i > verb.i and node.dep_ in {"prep", "mark", "advmod", "case"}:
                places |= subtree(node) - {node.i}
            elif node.lower_ == "to" and node.i > verb.i and verb.lemma_ == "refer":
                renamed = {
                    leaf.i
                    for part in node.subtree
                    if part.lower_ == "as"
                    for leaf in part.subtree
                    if leaf.i > part.i
                }
                places |= renamed or _so_called(node)
            elif (
                node.dep_ in {"advcl", "xcomp", "ccomp"}
                and node.i > verb.i
                and any(part.lower_ == "as" for part in node.lefts)
            ):
                places |= subtree(node) - {part.i for part in node.lefts if part.lower_ == "as"}
    for name, prepositions in _COMPLEMENT_PREPOSITIONS.items():
        if name not in classes:
            continue
        near = [*children, *(leaf for child in children if child.dep_ == "dobj" for leaf in child.rights)]
        for node in near:
            if (
                node.dep_ in {"prep", "agent"}
                and node.lower_ in prepositions
                and node.i > verb.i
                and _charges(verb, name, node)
            ):
                places |= subtree(node) - {node.i}
    if "name_to" in classes:
        # "likened them to vermin": the noun is tagged a verb now and then.
        places |= {
            p for c in children if c.dep_ == "xcomp" and c.tag_ == "VB" for p in subtree(c) if p >= c.i
        }
    base = reporting_words().base_of(verb)
    if "judge" in classes:
        for child in children:
            if child.dep_ == "dobj" and child.i > verb.i and child.pos_ in {"NOUN", "PROPN"}:
                places |= _judgement(child)
    if base in _ANNOUNCING:
        for child in children:
            if child.dep_ == "dobj" and child.lower_.endswith(("tion", "tions", "sion")):
                places |= subtree(child)
    if base == "accuse":
        # "accuse the usurpers in Stepanakert of …": whoever accuses gives the name.
        places |= {p for c in children if c.dep_ == "dobj" and c.pos_ == "NOUN" for p in subtree(c)}
    if base == "blame":
        for child in children:
            if child.dep_ == "dobj" and child.pos_ in {"NOUN", "PROPN"}:
                places |= subtree(child)
            elif child.dep_ == "prep" and child.lower_ in {"on", "for"}:
                places |= subtree(child) - {child.i}
    return places


def _so_called(preposition: Token) -> set[int]:
    """ "Chisinau refers to the so-called republic": whoever refers so keeps the distance."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None:
        return set()
    lead = [token.lower_ for token in noun.doc[noun.left_edge.i : noun.i]]
    return set(range(noun.left_edge.i, noun.i + 1)) if {"so", "called"} <= set(lead) else set()


def _judgement(noun: Token) -> set[int]:
    """The words for what is judged; where it happened and what a relative clause tells of it are the writer's."""
    told = {
        place
        for node in noun.subtree
        if node.dep_ == "relcl" or (node.dep_ == "prep" and node.lower_ in _LOCATIVE)
        for place in subtree(node)
    }
    return subtree(noun) - told


def _charges(verb: Token, name: str, preposition: Token) -> bool:
    if name == "name_to":
        return any(child.dep_ == "pobj" for child in preposition.children)
    if name == "speak_of":
        return preposition.lower_ != "to" and any(
            child.dep_ in {"pobj", "pcomp"} for child in preposition.children
        )
    base = reporting_words().base_of(verb)
    wanted = {"accuse": {"of"}, "suspect": {"of"}, "charge": {"with"}, "condemn": {"for", "over"}}.get(
        base or "", {"for", "over"}
    )
    return preposition.lower_ in wanted and any(
        child.dep_ == "pcomp" or child.dep_ == "pobj" for child in preposition.children
    )


def _bare_complement(verb: Token, children: list[Token]) -> set[int]:
    places: set[int] = set()
    if verb.dep_ == "amod" and (agent := agent_of(verb)) is not None and agent.i > verb.head.i > verb.i:
        # "Branded terrorists by Damascus, …", which the parser takes for a noun with its adjective.
        return set(range(verb.i + 1, agent.head.i))
    if (
        any(
            child.lower_ in {"for", "on", "off", "up", "in", "upon"} and child.i == verb.i + 1
            for child in children
        )
        and reporting_words().base_of(verb) == "call"
    ):
        return places
    for child in children:
        if child.dep_ == "oprd" and child.i > verb.i:
            places |= subtree(child)
        elif (
            child.dep_ in {"ccomp", "xcomp"}
            and child.i > verb.i
            and child.pos_ in {"ADJ", "NOUN", "PROPN"}
            and not any(part.tag_ in FINITE for part in child.subtree if part.head == child)
        ):
            own = {leaf.i for part in child.children if part.dep_ == "nsubj" for leaf in part.subtree}
            places |= subtree(child) - own
    what = next(
        (
            child
            for child in children
            if child.lower_ in {"what", "whom", "which", "that"}
            and child.i < verb.i
            and child.dep_ in {"dobj", "nsubj", "pobj", "attr"}
        ),
        None,
    )
    # "What the capital calls bandits, the province calls patriots."
    what = what or next(
        (
            child
            for child in verb.lefts
            if child.left_edge.lower_ == "what" and child.dep_ in {"advcl", "ccomp"}
        ),
        None,
    )
    objects = [
        child
        for child in children
        if child.dep_ in {"dobj", "dative", "attr", "nsubj", "npadvmod"} and child.i > verb.i
    ]
    fused = (
        _fused_complement(verb, objects)
        or _apposed_complement(verb, objects)
        or (set() if places else _complement_by_words(verb))
    )
    if not places and fused:
        return fused
    if not places and what is not None and objects:
        places |= subtree(objects[0])
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in children) or agent_of(verb) is not None
    if not places and passive and objects:
        places |= subtree(objects[0])
    if not places and len(objects) >= 2:
        places |= subtree(objects[-1])
    base = reporting_words().base_of(verb)
    if (
        not places
        and base in {"call", "dub", "brand", "label", "term", "deem"}
        and verb.i + 1 < len(verb.doc)
    ):
        following = verb.doc[verb.i + 1]
        dubbed = verb.tag_ == "VBN" or what is not None or verb.dep_ == "relcl"
        if (
            dubbed
            and following.dep_ not in {"prep", "agent", "prt"}
            and following.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "PUNCT"}
        ):
            chunk = next(
                (
                    one
                    for one in noun_chunks(verb.sent)
                    if one.start <= verb.i + 2 < one.end or one.start == verb.i + 1
                ),
                None,
            )
            if chunk is not None and chunk.start > verb.i:
                places |= set(range(chunk.start, chunk.end))
    return places


def _complement_by_words(verb: Token) -> set[int]:
    """ "branded Díaz-Canel a tyrant", whatever the parse: a name or pronoun, then *a* or *an* with its noun phrase."""
    doc, end = verb.doc, verb.sent.end
    index = verb.i + 1
    if reporting_words().base_of(verb) not in _NAMING or index >= end:
        return set()
    if doc[index].tag_ == "PRP":
        index += 1
    else:
        while index < end and (
            doc[index].text[:1].isupper() or (doc[index].text == "-" and index > verb.i + 1)
        ):
            index += 1
    if index == verb.i + 1:
        return set()
    index = _after_relative(doc, index, end)
    if index >= end or doc[index].lower_ not in {"a", "an"}:
        return set()
    chunk = next((one for one in noun_chunks(verb.sent) if one.start <= index < one.end), None)
    return set(range(index, chunk.end)) if chunk is not None else set()


def _gapped_complement(verb: Token) -> set[int]:
    """ "called the raid murder and the pilots butchers", "called Kyiv a puppet and Warsaw a lackey": the second name.

    The parser joins the second pair to the verb or to the first object.
    """
    if reporting_words().base_of(verb) not in _NAMING:
        return set()
    first = [child for child in verb.rights if child.dep_ in {"dobj", "oprd"}]
    places: set[int] = set()
    for joined in (child for node in [verb, *first] for child in node.rights if child.dep_ == "conj"):
        if joined.pos_ not in {"NOUN", "PROPN"}:
            continue
        fused = [
            child for child in joined.lefts if child.tag_ in {"NNS", "NNPS"} and child.dep_ == "compound"
        ]
        if fused and joined.tag_ == "NNS" and joined.left_edge.lower_ == "the":
            places |= set(range(fused[-1].i + 1, joined.right_edge.i + 1))
        for child in joined.rights:
            opens = child.left_edge
            if child.dep_ == "appos" and opens.lower_ in {"a", "an"} and opens.i == joined.i + 1:
                places |= subtree(child)
    return places


def _after_relative(doc: Doc, index: int, end: int) -> int:
    """Return where the sentence goes on after ", who led the revolt,"; the same place where no such clause stands."""
    if (
        index + 1 >= end
        or doc[index].text != ","
        or doc[index + 1].lower_ not in {"who", "whom", "which", "whose"}
    ):
        return index
    close = next((place for place in range(index + 2, end) if doc[place].text == ","), None)
    return close + 1 if close is not None else index


def _apposed_complement(verb: Token, objects: list[Token]) -> set[int]:
    """ "branded Hezbollah a terrorist group", where the parser takes the complement for an apposition."""
    if len(objects) != 1 or reporting_words().base_of(verb) not in _NAMING:
        return set()
    for child in objects[0].rights:
        if child.dep_ == "appos" and child.left_edge.lower_ in {"a", "an", "the"} and child.left_edge.i > 0:
            return set() if child.left_edge.nbor(-1).is_punct else subtree(child)
    return set()


def _fused_complement(verb: Token, objects: list[Token]) -> set[int]:
    """ "called the pilots martyrs", which the parser takes for one noun phrase: the complement is its head."""
    if len(objects) != 1 or reporting_words().base_of(verb) not in _NAMING:
        return set()
    [head] = objects
    mark = next((child for child in head.lefts if child.is_quote and child.i > verb.i + 1), None)
    if mark is not None and any(c.pos_ in {"NOUN", "PROPN"} and c.i < mark.i for c in head.lefts):
        return set(range(mark.i, head.right_edge.i + 1))  # "dubbed the strikers “wreckers”"
    named = [child for child in head.lefts if child.tag_ in {"NNS", "NNPS"}]
    named = named or [child for child in head.lefts if child.pos_ == "PROPN"]
    if head.tag_ != "NNS" or not named or not any(child.dep_ in {"compound", "nmod"} for child in named):
        return set()
    return set(range(named[-1].i + 1, head.right_edge.i + 1))
