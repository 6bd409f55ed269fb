"""Reporting verbs: whether a verb reports a content (claim, allege, purport) or gives away a truth (admit, reveal).

The tests follow the complement (`complements`): a finite clause, an infinitive or gerund, a quotation, a parenthesis,
a noun of content. What a verb takes tells *claimed that it fled* from *claimed asylum* (Quirk et al. 1985:
16.30–16.48), and who its subject is tells *the minister exposed the fraud* from *the drought exposed the ruins*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tags import FINITE
from ..voices.reported_clause import clause_after_hearer
from ..voices.speaker import agent_of, names_person, speaks, subject_of
from ..voices.verbs import reporting_words
from ..wordlist import words
from .complements import (
    beside_quotation,
    children_as,
    object_of,
    stands_in_parenthesis,
    takes_clause,
    takes_gerund,
    takes_infinitive,
    token_after,
    used_as_verb,
    verb_after_relative,
)
from .context import noun_after
from .people import is_people
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ECHOES = frozenset({"otherwise", "so", "as", "differently"})
_CONTRARY = frozenset({"opposite", "contrary", "reverse", "same"})
_CONTENT = words("""
    fraud abuse torture discrimination harassment irregularity irregularities provocation sabotage bias
    corruption misconduct negligence interference involvement complicity wrongdoing conspiracy success progress
    failure self-defence self-defense persecution violation violations bribery collusion mistreatment ignorance
    innocence impartiality neutrality knowledge foul breakthrough advance hits
""")
_OPEN_SUBJECTS = words("""
    i we you he she they who nobody everyone someone none neither both one many some few others
""")
_EVENTS = words("""
    drought storm flood tide wind sun fire blast explosion earthquake quake erosion rain crisis war conflict
    pandemic outage shutdown defeat dress shirt gap curtain door smile light scan x-ray excavation dig thaw
    heatwave frost collapse test match injury strike shock recession episode incident row dispute
""")
_HOSTS = words("""
    ward club hospital school university college museum clinic academy court theatre cinema regiment gate guild
    bar orchestra hotel prison union bloc nurse doorman usher
""")
_WARDS = words("asylum care department hospice icu infirmary institution medicine sanatorium surgery unit")
_PEOPLE = words("""
    woman women man men child children patient patients girl girls student students pupil pupils member members
    visitor visitors refugee refugees migrant migrants people person him her them me us entrant entrants
    candidate candidates fan fans
""")
_SPORT = words("""
    goal goals penalty penalties points run runs corner corners try tries equaliser equalizer wicket wickets
    free-kick lead yard yards kick game set ground seat seats territory land
""")
_COURTESIES = words("""
    crowd applause cheers fans supporters receipt greeting salute audience wave presence ovation toast letter
    email e-mail source help support assistance contribution contributions
""")
_LAID_BARE = words("""
    brick bricks beam beams skin chest teeth wire wires film pipe pipes wall walls floor midriff breast himself
    herself themselves itself ruins remains foundations rock rocks seabed riverbed shoulder shoulders tomb
    mosaic bone bones root roots flank mud cable cables leg legs back roof timbers
""")
_SHOWN = words("""
    teeth tooth scar tattoo room view floor ruins remains staircase garden mud seabed wreck smile face legs
    trailer kit line-up lineup album single logo dress figure hand door passage landscape valley
""")


@sense
def reports_clause(match: Match) -> bool:
    """Hold for a verb with a finite clause: "claims (that) the road is shut", "it was alleged that …"."""
    return used_as_verb(match) and takes_clause(match.head)


@sense
def reports_infinitive(match: Match) -> bool:
    """Hold for a verb with an infinitive: "claims to have won", "is alleged to have fled"."""
    return used_as_verb(match) and takes_infinitive(match.head)


@sense
def not_of_lives(match: Match) -> bool:
    """Hold unless lives, victims, responsibility or an attack are claimed, whatever clause the parser sees behind."""
    doc, place = match.doc, match.rest
    while place < len(doc) and (
        doc[place].pos_ in {"DET", "NUM", "ADJ", "ADV", "PRON"} or doc[place].lower_ in _TALLY
    ):
        place += 1
    if place >= len(doc):
        return True
    noun = doc[place]
    if noun.lower_ in _DRAWN and noun.i + 1 < len(doc) and match.head.dep_ not in {"relcl", "acl"}:
        return noun.nbor().tag_ in FINITE
    return noun.lower_ not in _CLAIMED | _DRAWN


_TALLY = words("at dozens hundreds least more of scores thousands than")
# What is claimed from an office, an airline or a fund; with a verb behind it, it begins a clause that is reported.
_DRAWN = words(
    """
    allowance allowances baggage benefit benefits bonus compensation costs damages expenses fees inheritance luggage
    mileage money pension pensions prize prizes rebate rebates refund refunds relief reward rewards subsidies tax wages
    """
)
_CLAIMED = words(
    """
    asylum attack attacks bombing credit dead death deaths injured killed life lives martyr martyrs responsibility
    victim victims wounded
    """
)


@sense
def reports_in_parenthesis(match: Match) -> bool:
    """Hold for a verb set off from the clause it reports: "the road, he claimed, was shut"."""
    return used_as_verb(match) and stands_in_parenthesis(match)


@sense
def reports_statement(match: Match) -> bool:
    """Hold for a verb with a clause it reports, behind it or around it."""
    return used_as_verb(match) and (takes_clause(match.head) or stands_in_parenthesis(match))


@sense
def content_first(match: Match) -> bool:
    """Hold when what is reported begins before the verb: "the road, he claimed, was shut"."""
    token = match.head
    return token.dep_ == "parataxis" or any(
        start < token.i
        for found in match.reading.attributed_by.get(token.i, ())
        for start, _ in found.content
    )


@sense
def reports_quotation(match: Match) -> bool:
    """Hold for a verb with a quotation: "“We won,” he claimed"."""
    return used_as_verb(match) and beside_quotation(match)


@sense
def reports_echo(match: Match) -> bool:
    """Hold for a verb with a word that stands for a clause: "claims otherwise", "as he claims"."""
    token, after = match.head, match.after()
    if not used_as_verb(match):
        return False
    if after is not None and after.lower_ in _ECHOES - {"as"}:
        return True
    if any(child.lower_ == "what" and child.dep_ in {"dobj", "pobj"} for child in token.lefts) and (
        after is not None and after.lemma_ == "be"
    ):
        return True
    other = object_of(token)
    if other is not None and other.lower_ in _CONTRARY:
        return True
    return any(child.lower_ in {"as", "so"} and child.i < token.i for child in token.lefts) and other is None


@sense
def reports_content_noun(match: Match) -> bool:
    """Hold for a verb whose object names what is reported: "claimed fraud"."""
    other = object_of(match.head)
    return (
        used_as_verb(match)
        and other is not None
        and other.i > match.head.i
        and (other.lower_ in _CONTENT or other.lemma_.lower() in _CONTENT)
    )


@sense
def reports_object(match: Match) -> bool:
    """Hold for a verb with any object of its own: "alleges fraud"."""
    token, after = match.head, match.after()
    if not used_as_verb(match):
        return False
    return object_of(token) is not None or (
        after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "NUM"} and token.tag_ != "VBN"
    )


@sense
def reports_with_subject(match: Match) -> bool:
    """Hold for a verb that stands alone with its subject: "the officer had confessed"."""
    token = match.head
    if not used_as_verb(match) or any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children):
        return False
    stands = subject_of(token) is not None or (
        token.dep_ in {"acl", "ROOT", "conj"} and token.tag_ in {"VBN", "VBD"}
    )
    return object_of(token) is None and stands


def _subject(token: Token, *, depth: int = 0) -> Token | None:
    if any(child.dep_ == "auxpass" for child in token.children) and (
        agent_of(token) is not None or not depth
    ):
        return agent_of(token)
    own = subject_of(token)
    if own is not None:
        if own.tag_ in {"WDT", "WP"} and token.dep_ == "relcl":
            return token.head
        return own
    if token.dep_ == "amod" and verb_after_relative(token):
        return token.head
    if depth < 4 and token.dep_ in {"conj", "xcomp", "advcl", "pcomp", "acl", "prep"} and token.head != token:
        if token.dep_ == "acl" and token.tag_ == "VBG":
            return token.head
        if token.head.pos_ in {"VERB", "AUX", "ADP"}:
            return _subject(token.head, depth=depth + 1)
        return token.head if token.dep_ == "acl" else None
    return None


@sense
def source_can_tell(match: Match) -> bool:
    """Hold when the verb's subject or agent is a person, a body or a document; a clause may go without one."""
    token = match.head
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)
    subject = _subject(token)
    clause = takes_clause(token) or takes_infinitive(token)
    if subject is None:
        return clause or not passive
    if subject.lower_ in {"it", "this", "that", "which"} and passive:
        return clause
    if subject.lower_ in _EVENTS or subject.lemma_.lower() in _EVENTS:
        return False
    if reporting_words().base_of(token) == "admit" and _lets_in(token, subject):
        return False
    if reporting_words().base_of(token) not in {"reveal", "expose"} or clause or takes_gerund(token):
        return True
    if (
        subject.lower_ in _OPEN_SUBJECTS
        or speaks(subject)
        or subject.lemma_.lower() in reporting_words().documents | _ACTORS
    ):
        return True
    if subject.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"} or subject.pos_ in {
        "PROPN",
        "PRON",
        "DET",
        "NUM",
    }:
        return True
    return subject.lower_.endswith(("er", "ers", "or", "ors")) and subject.lower_ not in _THINGS


def _lets_in(token: Token, subject: Token) -> bool:
    """``the museum admits children free``: a house lets people in."""
    after = token_after(token)
    return after is not None and subject.lower_ in _HOSTS and after.lower_ in _PEOPLE


_ACTORS = words("""
    firm company bank clerk rival spy aide suspect band team inquiry campaign audit hacker thief novel film
    picture columnist paper weekly daily magazine outsider insider accountant nurse translator cook intern
    recruit charity fund hearing trial testimony search raid check count tally e-mail ledger invoice receipt
    archive wiretap tape sheet tally spreadsheet minutes chat screenshot
""")
_THINGS = words("""
    water weather winter summer river number power tower timber laser computer colour color mirror door floor
    corner shutter thunder border order offer counter chapter paper cover layer letter matter scanner drawer
    zipper flower finger shoulder motor
""")


@sense
def owns_up(match: Match) -> bool:
    """Hold for *admit* of a truth, not of a person to a place."""
    token = match.head
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children) and not (
        takes_clause(token) or takes_infinitive(token) or agent_of(token)
    ):
        return False
    after = match.after()
    beside = token_after(token)
    if beside is not None and beside.lower_ == "to" and clause_after_hearer(token) is None:
        # "Mr Diaz, admitted to hospital on Monday, …", whatever the parser makes of the participle.
        host = noun_after(match.doc, beside.i + 1 + _determined(match.doc, beside.i + 1))
        told = host is not None and host.i + 1 < len(match.doc) and host.nbor(1).lower_ == "that"
        if host is not None and not told and host.lemma_.lower() in _HOSTS | _WARDS:
            return False
    if after is not None and after.pos_ in {"DET", "ADJ"} and not _inverted(token):
        # "admit a person living in the parish": the parser takes the guest for the subject of a clause.
        guest = noun_after(match.doc, match.rest + (after.pos_ == "DET"))
        if guest is not None and guest.pos_ == "NOUN" and is_people(guest) and not _has_modal(guest):
            return False
    if takes_clause(token) or takes_gerund(token):
        return True
    if token.tag_ == "VBN" and token.dep_ in {"acl", "advcl", "relcl"} and not children_as(token, "aux"):
        return False
    if _inverted(token):
        return True
    subject, other = _subject(token), object_of(token)
    if other is not None and (
        other.lower_ in _PEOPLE
        or other.ent_type_ in {"PERSON", "NORP"}
        or names_person(other)
        or (is_people(other) and other.pos_ == "NOUN")
    ):
        return False
    if other is not None and (
        other.lower_ in {"evidence", "applicants", "light", "air", "water"}
        or other.ent_type_ == "CARDINAL"
        or other.pos_ == "NUM"
    ):
        return False
    hosted = subject is not None and subject.lemma_.lower() in _HOSTS
    into = any(child.dep_ == "prep" and child.lower_ == "into" for child in token.children)
    return not into and not (hosted and other is not None)


def _determined(doc: Doc, index: int) -> bool:
    return index < len(doc) and doc[index].pos_ in {"DET", "PRON"}


def _has_modal(noun: Token) -> bool:
    after = noun.doc[noun.i + 1 : noun.i + 3]
    return any(token.pos_ == "AUX" or token.tag_ in FINITE for token in after)


def _inverted(token: Token) -> bool:
    """ "“…,” admitted the captain": the noun after the verb is its subject."""
    doc, start = token.doc, token.i - 1
    return (
        start > 0
        and doc[start].text in {"”", "’", '"', "'", "»", ","}
        and any(child.i > token.i and child.dep_ in {"dobj", "nsubj"} for child in token.children)
    )


@sense
def grants_truth(match: Match) -> bool:
    """Hold for *concede* and *acknowledge* of a truth, not of goals, ground, applause or receipt."""
    other = object_of(match.head)
    if other is None or takes_clause(match.head):
        return True
    if other.lower_ in _SPORT | _COURTESIES and not _of_fact(other):
        return False
    return not (other.pos_ == "PROPN" and match.entry.id.endswith("concede")) and not any(
        child.lower_ == "with"
        and any(leaf.lower_ in {"nod", "wave", "smile", "bow", "gesture"} for leaf in child.children)
        for child in [*match.head.children, *other.children]
    )


def _of_fact(noun: Token) -> bool:
    return any(child.lower_ == "that" or child.dep_ in {"acl", "relcl"} for child in noun.children)


@sense
def lays_bare(match: Match) -> bool:
    """Hold for *expose* and *reveal* of what was hidden from the public, not of bricks, skin, radiation or a view."""
    token = match.head
    if takes_clause(token) or takes_infinitive(token):
        return True
    other, after = object_of(token), match.after()
    if (other is None and agent_of(token) is None) or (after is not None and after.lower_ in _LAID_BARE):
        return False
    if other is not None and (
        other.lower_ in _LAID_BARE | _SHOWN or other.lemma_.lower() in _LAID_BARE | _SHOWN
    ):
        return False
    base = reporting_words().base_of(token)
    near = [*token.children, *(other.children if other is not None else ())]
    return not (
        base == "expose" and any(child.lower_ == "to" and child.dep_ in {"prep", "dative"} for child in near)
    )


@sense
def reports_gerund(match: Match) -> bool:
    """Hold for a verb with a gerund: "admitted falling asleep", "admitted to having lied"."""
    token = match.head
    if not used_as_verb(match) or any(child.dep_ == "auxpass" for child in token.children):
        return False
    after, second = match.after(), match.after(2)
    direct = after is not None and after.tag_ == "VBG"
    through = after is not None and after.lower_ == "to" and second is not None and second.tag_ == "VBG"
    return direct or through or takes_gerund(token)


@sense
def admits_to_deed(match: Match) -> bool:
    """Hold for *admit to* a deed or a feeling in the active; "was admitted to hospital" is none."""
    token = match.head
    return (used_as_verb(match) and token.tag_ != "VBN") or (
        used_as_verb(match)
        and any(child.dep_ == "aux" and child.lemma_ == "have" for child in token.children)
        and not any(child.dep_ == "auxpass" for child in token.children)
    )


@sense
def is_a_verb(match: Match) -> bool:
    """Hold for the word used as a verb in the active."""
    token = match.head
    return (
        used_as_verb(match)
        and not any(child.dep_ == "auxpass" for child in token.children)
        and _subject(token) is not None
    )


@sense
def in_the_active(match: Match) -> bool:
    """Hold for a verb in the active: not "the dunes, laid bare by the storm"."""
    token = match.head
    passive = any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in token.children)
    return not passive and not (token.dep_ in {"acl", "amod", "advcl"} and token.tag_ == "VBN")


@sense
def no_number_next(match: Match) -> bool:
    """Hold unless a number follows: "may own up to ten shares"."""
    after = match.after()
    return after is None or not (after.pos_ == "NUM" or after.like_num)


@sense
def reveals_by_agent(match: Match) -> bool:
    """Hold for a passive whose by-phrase is a person, a body or a document: "exposed by a clerk"."""
    agent = agent_of(match.head)
    if agent is None or not used_as_verb(match):
        return False
    return (
        speaks(agent) or agent.lower_.endswith(("er", "or", "ant", "ers", "ors", "ants", "clerk", "clerks"))
    ) and agent.lower_ not in _EVENTS


@sense
def exposes_as(match: Match) -> bool:
    """Hold for *expose* somebody *as* something."""
    token = match.head
    other = object_of(token)
    near = [*token.rights, *(other.rights if other is not None else ())]
    return used_as_verb(match) and other is not None and any(child.lower_ == "as" for child in near)


@sense
def not_exposed_to(match: Match) -> bool:
    """Hold unless somebody is exposed *to* something."""
    after = match.after()
    return after is None or after.lower_ != "to"
