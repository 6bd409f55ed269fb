"""Speakers: the noun phrase of whoever says, thinks or names something, as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tags import NOMINAL
from ..wordlist import words
from .verbs import reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
# Speakers that are the writer, the reader or nobody: their words stay the writer's own.
_NOBODY = words("""
    i we everyone everybody anyone anybody someone somebody no-one nobody noone us me who what which whoever
    there this that these those nothing something anything everything
""")
COUNTED = words("many some most others few several")
# "The far right spoke of …": tagged as adverbs now and then.
WINGS = frozenset({"left", "right"})
ARTICLES = frozenset({"the", "a", "an"})
_KEPT = words("""
    prep amod acl poss nummod cc conj compound nmod det quantmod appos flat pobj pcomp npadvmod advmod
""")
_TIMES = words("""
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february
    march april may june july august september october november december earlier later recently previously now
    then again also here separately meanwhile afterwards morning evening afternoon night week month year
""")
PLACES_OF_SPEECH = words("""
    statement interview tweet post message speech letter report note briefing conference news television tv
    radio facebook twitter telegram x video editorial column comment comments remarks address communique
    communiqué release emailed e-mail email call blog article book memo
""")


def noun_phrase(head: Token) -> Span:
    """Return the noun phrase of a head without a leading article, appositions after a comma or relative clauses.

    A time or place of speaking that the parser hangs on the noun ("the ministry in a statement", "Ali on
    Monday") is left out; what belongs to the name ("sources close to the government") is kept.
    """
    doc = head.doc
    start = head.i
    while start > head.sent.start and doc[start - 1].text == "-" and not doc[start - 1].whitespace_:
        start = max(start - 2, head.sent.start)
    for child in reversed(list(head.lefts)):
        if child.is_punct or child.dep_ in {
            "cc",
            "advmod",
            "mark",
            "punct",
            "preconj",
            "intj",
            "prep",
            "relcl",
            "acl",
        }:
            if (child.text == "-" and not child.whitespace_) or (
                child.dep_ == "advmod"
                and child.right_edge.i == start - 1
                and (child.pos_ == "ADJ" or head.lower_ in WINGS)
            ):
                start = min(start, child.left_edge.i)
                continue
            if child.text in {"'", "’", '"', "“", "”", "‘"}:
                continue
            break
        start = min(start, child.left_edge.i)
    # A dash between blanks ends a dateline: "ALEPPO, Syria - The council".
    dashes = [i for i in range(start, head.i) if doc[i].text in {"-", "–", "—"} and doc[i].whitespace_]
    start = dashes[-1] + 1 if dashes else start
    while start < head.i and (doc[start].lower_ in ARTICLES or doc[start].is_punct or doc[start].is_space):
        start += 1
    while start < head.i and doc[start].ent_type_ in {"DATE", "TIME"} and doc[start].tag_ != "POS":
        start += 1 + (start + 1 < head.i and doc[start + 1].tag_ == "POS")
    end = head.i + 1
    rights = list(head.rights)
    for place, child in enumerate(rights):
        if child.is_punct:
            listed = child.text == "," and any(
                other.dep_ == "conj" and any(t.dep_ == "cc" for t in head.subtree)
                for other in rights[place + 1 : place + 3]
            )
            if child.text != "-" and not listed:
                break
            continue
        named = child.lower_ == "as"  # "hailed by supporters as a liberator"
        if child.dep_ not in _KEPT or child.left_edge.i > end + 1 or _is_setting(child) or named:
            break
        if (child.dep_ == "conj" and child.pos_ not in NOMINAL) or (
            child.dep_ == "acl"
            and (head.dep_ == "ROOT" or child.tag_ in {"VBD", "VBZ", "VBP"} or _verb_of_fragment(child))
        ):
            break
        if child.dep_ in {"cc"}:
            continue
        end = max(end, _right_end(child))
    if head.ent_type_ in {"ORG", "PERSON"}:
        name = next((ent for ent in head.sent.ents if ent.start <= head.i < ent.end), None)
        if (
            name is not None
            and name.end == head.i + 1
            and name.start < start
            and not any((t.is_punct and t.text != "-") or t.is_quote for t in name)
        ):
            start = _with_titles(doc, name.start)
            while start < head.i and doc[start].lower_ in ARTICLES:
                start += 1
    while (
        end + 1 < head.sent.end
        and doc[end].text in {"-", "‑"}
        and not doc[end].whitespace_
        and not doc[end - 1].whitespace_
    ):
        end += 2
    return doc[start:end]


def _with_titles(doc: Doc, start: int) -> int:
    """Take the titles before a name in, where the parser hangs them on a part of it: "President Bashar al-Assad"."""
    while start > 0 and doc[start - 1].dep_ == "compound" and doc[start - 1].head.i >= start:
        start -= 1
    return start


def _right_end(token: Token) -> int:
    """One past the last token of a postmodifier, cut at punctuation, at a relative clause and at a setting."""
    inside = {node.i for node in token.subtree if node.dep_ in {"relcl"} or _is_setting(node)}
    barred = {leaf.i for place in inside for leaf in token.doc[place].subtree}
    end = token.left_edge.i
    for node in token.subtree:
        if (
            node.i in barred
            or (node.is_punct and node.text not in {"-", "'", "’", "."})
            or node.is_space
            or node.i > end
        ):
            break
        end = node.i + 1
    return end


def _is_setting(token: Token) -> bool:
    if token.dep_ in {"npadvmod", "advmod", "nmod"} and token.lower_ in _TIMES:
        return True
    if token.dep_ != "prep":
        return False
    if _where_a_person_speaks(token):
        return True
    objects = [child for child in token.children if child.dep_ == "pobj"]
    if any(child.lower_ in _TIMES or child.ent_type_ in {"DATE", "TIME"} for child in objects):
        return token.lower_ in {"on", "at", "in", "during", "after", "since", "early", "late", "by"}
    return token.lower_ in {"in", "on", "at", "via", "through", "during", "to"} and any(
        child.lower_ in PLACES_OF_SPEECH | {"reporters", "journalists"} for child in objects
    )


def _joins_reporting(verb: Token, joined: Token) -> bool:
    """ "X said its jets had struck a hall and spoke of an error": a finite verb is no second participle of *had*.

    It is joined to the reporting verb, wherever the parser hangs it.
    """
    helped = any(child.dep_ in {"aux", "auxpass"} and child.tag_ in _FINITE for child in joined.lefts)
    return (
        joined.dep_ == "ccomp"
        and joined.tag_ in {"VBN", "VBG"}
        and helped
        and verb.tag_ in _FINITE
        and verb.tag_ == joined.head.tag_
    )


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _where_a_person_speaks(preposition: Token) -> bool:
    """ "said Maria Lopez in Quito": the place of speaking, since a person's name needs no place to tell who it is."""
    head = preposition.head
    if head.ent_type_ != "PERSON" or head.pos_ != "PROPN" or preposition.lower_ not in {"in", "at", "near"}:
        return False
    return any(
        child.dep_ == "pobj" and child.pos_ == "PROPN" and child.ent_type_ != "ORG"
        for child in preposition.children
    )


def is_somebody(head: Token) -> bool:
    """Tell whether a noun can be a speaker other than the writer, the reader or people at large."""
    if any(
        child.lower_ in {"no", "any", "neither", "nor", "few"} and child.dep_ == "det" for child in head.lefts
    ):
        return False
    if head.lower_ in WINGS and head.dep_ in SUBJECTS:
        return True
    if head.lower_ in _NOBODY or head.pos_ not in NOMINAL | {"ADJ", "X", "VERB", "DET"}:
        return False
    if head.lower_ in {"it", "they"}:
        return True
    return head.pos_ != "NUM" or head.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT"}


def speaker_head(verb: Token, *, seen: int = 0) -> Token | None:
    """Return the head of the noun phrase that speaks through a verb: its subject or agent, or its governor's."""
    if seen > 5:
        return None
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children) or _reduced(verb)
    if passive:
        return agent_of(verb)
    subject = subject_of(verb)
    if subject is not None:
        if subject.lower_ in RELATIVE and verb.dep_ == "relcl":
            return verb.head if verb.head.pos_ in NOMINAL else None
        return _real(subject)
    if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep"} and verb.head != verb:
        head = verb.head
        while head.pos_ == "ADP" and head.head != head:
            head = head.head
        if head.pos_ in {"VERB", "AUX"}:
            quoted = quoted_as_saying(verb)
            if quoted is not None:
                return _real(quoted)
            if verb.dep_ == "conj" and _joins_reporting(verb, head):
                return speaker_head(head.head, seen=seen + 1)
            if verb.tag_ in {"VBG", "VB"} or verb.dep_ == "conj":
                patient = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
                return _real(patient) if patient is not None else speaker_head(head, seen=seen + 1)
            return None
        return (
            head if head.pos_ in {"NOUN", "PROPN"} and verb.dep_ != "ccomp" and verb.tag_ == "VBG" else None
        )
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.head.dep_ == "ROOT"
    if verb.dep_ == "acl" and (finite or _verb_of_fragment(verb)):
        return _real(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        noun = verb.head
        governor = noun.head
        issues = governor.pos_ == "VERB" and governor.lemma_ in {
            "issue",
            "release",
            "publish",
            "post",
            "send",
            "make",
            "give",
            "read",
            "put",
            "deliver",
            "write",
            "carry",
        }
        if issues and noun.dep_ == "dobj":
            return speaker_head(governor, seen=seen + 1) or noun
        if noun.dep_ == "pobj" and not speaks(noun):
            while governor.pos_ not in {"VERB", "AUX"} and governor.head != governor:
                governor = governor.head
            return speaker_head(governor, seen=seen + 1)
        return noun
    return None


def quoted_as_saying(saying: Token) -> Token | None:
    """Return who is quoted in "X was quoted as saying" and "the agency quoted X as saying"."""
    preposition = saying.head
    if (
        saying.tag_ != "VBG"
        or preposition.lower_ != "as"
        or preposition.head.pos_ not in {"VERB", "NOUN", "PROPN"}
    ):
        return None
    governor = preposition.head
    if governor.pos_ != "VERB":
        return governor if governor.dep_ == "dobj" else None
    return next((child for child in governor.children if child.dep_ in {"nsubjpass", "dobj"}), None)


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb: the nearest before it where the parser gives two, else the first after it."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    left = [child for child in subjects if child.i < verb.i]
    if left and (inserted := unclosed_apposition(left[-1], verb)) is not None:
        return inserted
    return left[-1] if left else (subjects[0] if subjects else None)


def unclosed_apposition(subject: Token, verb: Token) -> Token | None:
    """ "They left Axum, a priest said": what the parser takes for an apposition, with no comma behind, is the subject.

    The name before the comma then belongs to the clause before: a verb or a preposition stands right before it.
    """
    noun = next((child for child in subject.rights if child.dep_ == "appos"), None)
    if noun is None or noun.right_edge.i != verb.i - 1 or subject.left_edge.i <= subject.sent.start:
        return None
    governed = subject.doc[subject.left_edge.i - 1].pos_ in {"VERB", "ADP"}
    return noun if governed and noun.doc[noun.left_edge.i - 1].text == "," else None


def _reduced(verb: Token) -> bool:
    """A participle without an auxiliary, also where it is taken for the verb ("X, called a … by Y,")."""
    set_off = verb.i > verb.sent.start and verb.nbor(-1).text == ","
    if set_off and verb.tag_ in {"VBN", "VBD"} and agent_of(verb) is not None:
        names = "name" in reporting_words().classes_of(verb)
        named = any(child.dep_ == "oprd" or (names and child.dep_ == "dobj") for child in verb.children)
        return verb.tag_ == "VBN" or named or _no_subject(verb)
    if verb.tag_ != "VBN" or _verb_of_fragment(verb):
        return False
    return (verb.dep_ == "acl" or agent_of(verb) is not None) and _no_subject(verb)


def _no_subject(verb: Token) -> bool:
    return not any(child.dep_ in {"aux", "nsubj"} and child.lower_ != "to" for child in verb.children)


def _verb_of_fragment(verb: Token) -> bool:
    """ "The minister called protesters “rats”": the verb, which the parser took for a participle of its subject."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.i != noun.i + 1 or agent_of(verb) is not None:
        return False
    named = [child for child in verb.rights if child.dep_ in {"dobj", "oprd"}]
    # "called asylum seekers leeches": an object and a name for it make the verb active.
    both = any(
        name.tag_ == "NNS" and any(c.dep_ == "compound" and c.tag_ == "NNS" for c in name.lefts)
        for name in named
    )
    return bool(named) and (noun.dep_ == "ROOT" or both)


def agent_of(verb: Token) -> Token | None:
    """Return the noun of the by-phrase of a passive verb."""
    near = [
        *verb.children,
        *(leaf for child in verb.children if child.dep_ in {"oprd", "dobj", "attr"} for leaf in child.rights),
    ]
    near += [
        leaf
        for child in verb.children
        if child.lower_ == "as"
        for noun in child.rights
        for leaf in noun.rights
    ]
    opens = verb.i == verb.sent.start or verb.nbor(-1).text == ","
    near += verb.head.rights if verb.dep_ == "amod" and opens else ()
    for child in near:
        if child.lower_ == "by" and child.dep_ in {"agent", "prep"} and child.i > verb.i:
            for noun in child.children:
                people = (
                    noun.pos_ in NOMINAL or noun.lower_ in COUNTED or any(c.dep_ == "det" for c in noun.lefts)
                )
                if noun.dep_ == "pobj" and noun.ent_type_ not in {"DATE", "TIME"} and people:
                    return noun
    return None


def _real(subject: Token) -> Token | None:
    return subject if is_somebody(subject) else None


def speaks(head: Token) -> bool:
    """Tell whether a noun is a person, a body or a document rather than a thing or an event."""
    if head.lower_ in reporting_words().documents or head.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return True
    return head.lower_ in {"he", "she", "they", "it"} or head.pos_ == "PROPN" or names_person(head)


_ROLES = words("""
    minister president official officials chief head source sources spokesman spokeswoman spokesperson police
    army military government ministry un nato eu court judge activist activists witness witnesses expert experts
    analyst analysts rebel rebels general colonel commander ambassador envoy mp mps senator governor mayor
    critic critics opposition monitor monitors resident residents doctor doctors union party agency authorities
    authority watchdog group groups ngo charity kremlin pentagon pm king queen prince pope bishop officer
    diplomat diplomats council committee commission staff congress parliament prosecutor prosecutors lawyer
    lawyers scientist scientists economist economists researchers pundit media outlet outlets press family aide
    aides ally allies intelligence embassy observers observer state archbishop priest imam rabbi monk nun editor
    teacher nurse brother sister father mother uncle aunt nephew niece son daughter wife husband friend
    neighbour neighbor cousin grandfather grandmother gran grandad boss man woman boy girl farmer driver soldier
    sailor pilot captain major sergeant brigadier admiral marshal warlord fighter gunman prisoner writer author
    reporter producer director manager owner worker trader banker historian professor student lecturer dean
    rector inspector detective guard warden juror coroner surgeon engineer survivor victim refugee candidate
    premier chancellor secretary treasurer speaker whip lord lady dictator leader commissioner chairman
    chairwoman chair dissident blogger singer player coach trainer fan voter caller reader commenter lawmaker
    people citizens villagers locals civilians militants militias coalition regime junta side sides
""")


BODIES = words("""
    militia movement faction force forces brigade battalion office department
    police army military government ministry un nato eu court opposition union party agency authority watchdog
    group ngo charity kremlin pentagon council committee commission staff congress parliament media outlet press
    family intelligence embassy state coalition regime junta side monitor source
""")


def names_person(head: Token) -> bool:
    """Tell whether a common noun is one for a person or a body of people."""
    word = head.lower_
    return (
        word in _ROLES
        or head.lemma_.lower() in _ROLES
        or (
            head.pos_ == "NOUN"
            and word.endswith(("ist", "ists", "ian", "ians", "man", "men", "woman", "women"))
        )
    )
