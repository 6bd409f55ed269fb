"""Coreference: the named actor that a pronoun or a plain description ("the group", "the party") takes up.

Candidates are searched sentence by sentence backwards (Hobbs 1978); within a sentence a lone actor of the right
kind is taken, else the subject (Lappin and Leass 1994 weigh subjects highest); where two contend, nobody is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.snapshot import recalled
from ..voices.source_name import REACH
from ..wordlist import words
from .armed import GROUPS
from .bare_name import bare_name
from .mentions import Mention, is_armed_group
from .naming_words import MEMBERS, PERSON_NOUNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Span, Token

    from ..reading import Reading

_PERSONAL = words("he him his she her hers")
_PLURAL = words("they them their theirs some many most")
PRONOUNS = _PERSONAL | _PLURAL | words("it its")
"""The words that may take up an actor."""
_SUBJECTS = ("nsubj", "nsubjpass")
_OWN_PEOPLE = words("fighters members men gunmen militants commanders followers supporters cadres veterans")
_PARTIES = words("party")
_GROUP_TITLES = words("party front league alliance union movement brotherhood platform")
_PEOPLE_NOUNS = words(
    """
    soldiers troops men people villagers residents fighters police protesters refugees migrants civilians
    officers rebels militants gunmen students workers prisoners critics opponents neighbours families women
    activists settlers farmers monks priests officials ministers lawyers doctors judges negotiators
    """
)


def of_pronoun(reading: Reading, pronoun: Token, *, barred: frozenset[str] = frozenset()) -> Mention | None:
    """Return the mention a pronoun of the third person takes up, or None.

    Args:
        reading: the text.
        pronoun: the pronoun, possessives included.
        barred: actors it cannot be (the speaker of the words it stands in).

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> reading = Reading(load_pipeline()("Hamas fired rockets on Sunday. They are terrorists."))
    >>> of_pronoun(reading, reading.doc[6]).name
    'Hamas'
    """
    lower = pronoun.lower_
    if lower in _PERSONAL:
        found = _nearest(reading, pronoun, lambda m: m.kind == "person", barred)
        return found or _nearest(reading, pronoun, lambda m: _perhaps_person(reading, m), barred)
    if lower in _PLURAL:
        return _nearest(reading, pronoun, lambda m: _plural(reading, m), barred)
    if lower == "its" and pronoun.head.lower_ in _OWN_PEOPLE:
        return _nearest(reading, pronoun, lambda m: m.kind == "organisation", barred)
    if lower in ("it", "its"):
        return _nearest(reading, pronoun, lambda m: m.kind in ("organisation", "polity"), barred)
    return None


def of_description(reading: Reading, noun: Token, *, barred: frozenset[str] = frozenset()) -> Mention | None:
    """Return the mention that "the group", "the party" or "the general" takes up, or None.

    >>> from commentariat.analysis.language import load_pipeline
    >>> from commentariat.analysis.reading import Reading
    >>> reading = Reading(load_pipeline()("Boko Haram left the town. Officials call the group a gang."))
    >>> of_description(reading, reading.doc[9]).name
    'Boko Haram'
    """
    if not any(child.lower_ in ("the", "this", "that", "these", "those") for child in noun.lefts):
        return None
    if noun.lower_ in GROUPS:
        return _last(reading, noun, reading.armed_mentions, barred)
    if noun.lower_ in _FOLLOWING:
        found = [
            m for m in reading.mentions if m.end <= noun.i and m.actor not in barred and _followed(reading, m)
        ]
        return found[-1] if len({m.actor for m in found}) == 1 else None
    if noun.lower_ in _PARTIES:
        return _last(reading, noun, tuple(filter(_is_party, reading.mentions)), barred)
    if noun.lower_ in PERSON_NOUNS:
        persons = [m for m in reading.mentions if m.kind == "person" and m.actor not in barred]
        titled = [m for m in persons if m.start and reading.doc[m.start - 1].lower_ == noun.lower_]
        persons = titled or persons
        return persons[0] if len({m.actor for m in persons}) == 1 else None
    return None


_FOLLOWING = words("activists campaigners demonstrators members militants protesters protestors supporters")


def _followed(reading: Reading, mention: Mention) -> bool:
    """Tell whether the text speaks of a body's people: "five members of X", "X supporters"."""
    if mention.kind != "organisation" or mention.sort == "institution":
        return False
    doc = reading.doc
    after = doc[mention.end].lower_ if mention.end < len(doc) else ""
    before = [
        token.lower_ for token in doc[max(mention.start - 3, 0) : mention.start] if token.lower_ != "the"
    ]
    return after in _FOLLOWING or (
        len(before) > 1 and before[-1] in ("of", "from") and before[-2] in _FOLLOWING
    )


def armed_in_text(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention names an armed or political movement by its name or by what the text says of it.

    "JNIM fighters", "the rebel group RSP": any mention of the actor with such a noun beside it serves.
    """
    if is_armed_group(mention):
        return True
    if mention.kind not in ("organisation", "name") or mention.sort == "institution":
        return False
    return mention.actor in reading.armed_actors


def coordinated(reading: Reading, mention: Mention) -> tuple[int, int]:
    """Return the tokens of the list a mention stands in ("Hamas and Islamic Jihad"), its own where it stands alone."""
    start, end, joined = mention.start, mention.end, False
    mentions = reading.mentions
    place = next((i for i, m in enumerate(mentions) if m.start == mention.start), None)
    if place is None:
        return start, end
    for other in mentions[place + 1 :]:
        link = _link(reading, end, other.start)
        if link is None:
            break
        end, joined = other.end, joined or link
    for other in reversed(mentions[:place]):
        link = _link(reading, other.end, start)
        if link is None:
            break
        start, joined = other.start, joined or link
    if not joined and end + 1 < len(reading.doc) and reading.doc[end].lower_ == "and":
        unknown = bare_name(reading.doc, end + 1)
        if unknown is not None and reading.doc[unknown.end - 1].dep_ == "conj":
            return start, unknown.end
    return (start, end) if joined else (mention.start, mention.end)


def _link(reading: Reading, left: int, right: int) -> bool | None:
    """Tell whether what stands between two names lists them: True for *and*, False for a comma, None for neither."""
    between = [t.lower_ for t in reading.doc[left:right] if t.lower_ != "the"]
    if between in (["and"], [",", "and"], ["&"]):
        return True
    return False if between == [","] else None


def _nearest(
    reading: Reading, pronoun: Token, test: Callable[[Mention], bool], barred: frozenset[str]
) -> Mention | None:
    for distance, sentence in enumerate(_sentences_back(pronoun)):
        here = [
            m
            for m in reading.mentions
            if sentence.start <= m.start
            and m.end <= min(sentence.end, pronoun.i)
            and m.actor not in barred
            and test(m)
            and not _modifier(reading, m)
            and not (distance == 0 and _argument_beside(reading, m, pronoun))
        ]
        groups = _actors(reading, here, together=pronoun.lower_ in _PLURAL)
        if len(groups) > 1:
            subjects = [m for m in here if _head(reading, m).dep_ in _SUBJECTS]
            groups = _actors(reading, subjects, together=pronoun.lower_ in _PLURAL)
        if here and len(groups) != 1:
            sure = [m for m in here if m.sort != m.kind]
            groups = _actors(reading, sure, together=pronoun.lower_ in _PLURAL)
        if len(groups) == 1:
            found = groups.popitem()[1]
            return None if _contender(reading, found, pronoun) else found
        if here or _contends_in(sentence, pronoun):
            return None
    return None


def _actors(reading: Reading, mentions: list[Mention], *, together: bool) -> dict[object, Mention]:
    """Return the last mention of each actor; a list of names counts as one for a plural pronoun."""
    return {(coordinated(reading, m) if together and _listed(reading, m) else m.actor): m for m in mentions}


def _listed(reading: Reading, mention: Mention) -> bool:
    return coordinated(reading, mention) != (mention.start, mention.end)


def _last(
    reading: Reading, noun: Token, mentions: Sequence[Mention], barred: frozenset[str]
) -> Mention | None:
    found = next((m for m in reversed(mentions) if m.end <= noun.i and m.actor not in barred), None)
    return None if found is None else heading(reading, found)


def heading(reading: Reading, mention: Mention) -> Mention:
    """Return the last mention of the actor up to here that is a name in its own right: *Houthis* for "Houthi media"."""
    if not _modifier(reading, mention):
        return mention
    own = [
        m
        for m in reading.mentions
        if m.actor == mention.actor and m.start <= mention.start and not _modifier(reading, m)
    ]
    return own[-1] if own else mention


def _modifier(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention only modifies a noun that is not one for the actor's own people."""
    last = reading.doc[mention.end - 1]
    return (
        last.dep_ in ("amod", "compound", "nmod", "npadvmod")
        and last.head.i >= mention.end
        and last.head.lower_ not in MEMBERS
    )


def _sentences_back(token: Token) -> Iterator[Span]:
    sentence = token.sent
    for _ in range(REACH + 1):
        yield sentence
        if sentence.start == 0:
            return
        sentence = token.doc[sentence.start - 1].sent


def _argument_beside(reading: Reading, mention: Mention, pronoun: Token) -> bool:
    """Tell whether a mention is the subject of the verb whose object the pronoun is: "Israel calls it …"."""
    head = _head(reading, mention)
    return head.dep_ in _SUBJECTS and pronoun.head == head.head and pronoun.dep_ not in _SUBJECTS


def _contender(reading: Reading, mention: Mention, pronoun: Token) -> bool:
    """Tell whether an unnamed subject of the right number stands between a name and its pronoun."""
    between = reading.doc[mention.end : pronoun.i]
    head = _head(reading, mention)
    for token in between:
        if token.dep_ not in _SUBJECTS or token.head == head or token == pronoun or _acts_on(token, pronoun):
            continue
        if token.pos_ == "NOUN" and token.lower_ not in GROUPS | _PARTIES and _fits(token, pronoun):
            return True
    return False


def _acts_on(subject: Token, pronoun: Token) -> bool:
    """Tell whether a plain pronoun is an object beside this subject, which it then cannot stand for (Principle B)."""
    return subject.head == pronoun.head and pronoun.dep_ not in (*_SUBJECTS, "poss")


def _contends_in(sentence: Span, pronoun: Token) -> bool:
    return any(
        token.i < pronoun.i and _fits(token, pronoun) and not _acts_on(token, pronoun)
        for token in recalled(
            sentence.doc, (_unnamed_subjects, sentence.start), lambda: _unnamed_subjects(sentence)
        )
    )


def _unnamed_subjects(sentence: Span) -> list[Token]:
    return [token for token in sentence if token.dep_ in _SUBJECTS and token.pos_ == "NOUN"]


def _fits(token: Token, pronoun: Token) -> bool:
    """Tell whether an unnamed noun could be what the pronoun stands for; possessed ones ("its fighters") cannot."""
    if any(child.lower_ in ("its", "their", "whose") for child in token.lefts):
        return False
    plural = token.tag_ == "NNS"
    if pronoun.lower_ in _PLURAL:
        return plural and token.lower_ in _PEOPLE_NOUNS
    if pronoun.lower_ in _PERSONAL:
        return not plural and token.lower_ in PERSON_NOUNS | {
            "spokesman",
            "spokeswoman",
            "officer",
            "soldier",
            "boy",
        }
    return False


def _perhaps_person(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name the recogniser took for a body may be a person's: two words, no noun for a body."""
    return (
        mention.kind == "organisation"
        and mention.sort == "organisation"
        and mention.end - mention.start >= 2
        and not mention.name.isupper()
        and not (words(mention.name.lower()) & _GROUP_TITLES)
        and _head(reading, mention).dep_ in _SUBJECTS
    )


def _plural(reading: Reading, mention: Mention) -> bool:
    if mention.kind in ("organisation", "people"):
        return True
    return _listed(reading, mention)


def _is_party(mention: Mention) -> bool:
    return mention.sort in ("party", "group") or not _GROUP_TITLES.isdisjoint(mention.name.lower().split())


def _head(reading: Reading, mention: Mention) -> Token:
    return reading.doc[mention.start : mention.end].root
