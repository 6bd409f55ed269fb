"""Reporting verbs: whether a verb reports a content (claim, allege, purport) or gives away a truth (admit, reveal).

The tests follow the complement: a finite clause, an infinitive or gerund, a quotation, a parenthesis, a noun of
content. What a verb takes tells *claimed that it fled* from *claimed asylum* (Quirk et al. 1985: 16.30–16.48),
and who its subject is tells *the minister exposed the fraud* from *the drought exposed the ruins*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..chunks import noun_chunks
from ..tags import FINITE
from ..voices.attribution import mistagged_verb
from ..voices.reported_clause import CLAUSES, clause_after_hearer
from ..voices.speaker import agent_of, names_person, speaks, subject_of
from ..voices.verbs import reporting_words
from ..wordlist import words
from .context import noun_after, past_mark
from .people import is_people
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DETERMINERS = words("""
    the a an this its their his her my our your no any every each such another some 's ’s false bogus wild
    latest
""")
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


def _verb(match: Match) -> bool:
    """A form of the verb used as a verb: no noun ("the claim"), no adjective ("exposed brick")."""
    token = match.head
    if mistagged_verb(token):
        return True
    if token.pos_ not in {"VERB", "AUX"} or token.tag_ in {"NN", "NNS", "JJ"}:
        return False
    if token.dep_ == "amod" and not _verb_after_relative(token):
        return False
    before = match.before()
    bare = token.tag_ in {"VB", "VBP", "VBZ"}
    return not (bare and before is not None and before.lower_ in _DETERMINERS)


def _verb_after_relative(token: Token) -> bool:
    """ "Guards who fled confessed to …": the main verb, which the parser hangs on its subject as an adjective."""
    noun = token.head
    return (
        noun.dep_ == "ROOT"
        and noun.i < token.i
        and any(child.dep_ == "relcl" and noun.i < child.i < token.i for child in noun.rights)
    )


def _children(token: Token, *names: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in names]


def _object(token: Token) -> Token | None:
    found = [child for child in token.children if child.dep_ in {"dobj", "attr", "oprd"}]
    near = [child for child in token.rights if child.dep_ == "npadvmod" and child.left_edge.i == token.i + 1]
    return (found or near or [None])[0]


def _next(token: Token) -> Token | None:
    """The token after a verb, past the mark that closes where the verb alone stands in quotation marks."""
    place = past_mark(token.doc, token.i, token.i + 1)
    return token.doc[place] if place < len(token.doc) else None


def _clausal(token: Token) -> bool:
    after = _next(token)
    if (
        mistagged_verb(token)
        or _clause_follows(token)
        or (after is not None and after.lower_ == "that" and after.dep_ != "dobj")
    ):
        return True
    if after is not None and after.lower_ in {"how", "why", "whether", "what"}:
        return True
    if clause_after_hearer(token) is not None:
        return True
    for child in token.children:
        if child.i < token.i and any(t.text == ";" for t in token.doc[child.i : token.i]):
            continue
        if (
            child.dep_ in CLAUSES
            and child.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "ADV"}
            and (child.i > token.i or _fronted(token))
        ):
            return True
        if child.dep_ in {"advcl", "acl", "relcl"} and any(
            part.lower_ == "that" and part.dep_ == "mark" for part in child.lefts
        ):
            return True
        nested = child.dep_ in {"dobj", "pobj"} and child.i > token.i
        if nested and any(
            part.dep_ in {"relcl", "ccomp"}
            and part.tag_ in {"VBD", "VBZ", "VBP"}
            and _reduced_clause(child, part)
            for part in child.rights
        ):
            return True
    return False


def _clause_follows(token: Token) -> bool:
    """A noun phrase and a finite verb right after the verb, wherever the parser hangs them."""
    doc, sentence = token.doc, token.sent
    rest = past_mark(doc, token.i, token.i + 1)
    if rest >= sentence.end or token.tag_ == "VBN":
        return False
    chunk = next((one for one in noun_chunks(sentence) if one.start == rest), None)
    if chunk is None or chunk.end >= sentence.end or doc[chunk.end].tag_ not in FINITE:
        return False
    finite = [t for t in doc[chunk.end : sentence.end] if t.tag_ in FINITE]
    return token.dep_ != "acl" or len(finite) > 1


def _reduced_clause(noun: Token, verb: Token) -> bool:
    """A clause without *that* which the parser takes for a relative one: "claimed shells landed"."""
    return (
        not any(
            part.tag_ in {"WDT", "WP", "WRB"} or part.dep_ in {"nsubj", "nsubjpass"} for part in verb.lefts
        )
        and verb.i > noun.i
    )


def _fronted(token: Token) -> bool:
    return _object(token) is None


def _infinitive(token: Token) -> bool:
    after = _next(token)
    if after is not None and after.lower_ == "to" and after.i + 1 < len(token.doc):
        following = after.nbor()
        if any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children):
            return following.lower_ in {"have", "be"}
        return (
            following.tag_ in {"VB", "VBP"}
            or following.lower_ in {"have", "be"}
            or (
                following.pos_ == "ADV" and following.i + 1 < len(token.doc) and following.nbor().tag_ == "VB"
            )
        )
    return any(
        child.dep_ in {"xcomp", "ccomp"} and child.i > token.i and any(p.lower_ == "to" for p in child.lefts)
        for child in token.children
    )


def _gerund(token: Token) -> bool:
    return any(
        child.dep_ in {"xcomp", "ccomp", "advcl", "pcomp"}
        and child.tag_ == "VBG"
        and 0 < child.i - token.i <= 6
        for child in token.children
    )


def _parenthetical(match: Match) -> bool:
    """Set off from a clause it comments on: "…, the minister claimed, …", "…, X claims."."""
    token = match.head
    if token.dep_ in {"parataxis"}:
        return True
    other = _object(token)
    if other is not None and other.i > token.i and not (names_person(other) or is_people(other)):
        return False
    if (
        token.tag_ == "VBN"
        and token.dep_ in {"acl", "advcl"}
        and not _children(token, "aux", "auxpass", "nsubj")
    ):
        return False
    return any(not found.quotes_only for found in match.reading.attributed_by.get(token.i, ()))


def _near_quotation(match: Match) -> bool:
    """A quotation right beside the verb or its subject, with no other object."""
    token = match.head
    sentence = token.sent
    for quotation in match.reading.quotations:
        if quotation.start <= token.i < quotation.end:
            continue
        gap = (
            match.doc[quotation.end : token.i]
            if quotation.end <= token.i
            else match.doc[token.i + 1 : quotation.start]
        )
        if (
            len(gap) <= 9
            and sentence.start <= quotation.end
            and quotation.start <= sentence.end
            and not any(t.text in {".", ";"} for t in gap)
        ):
            other = _object(token)
            inverted = (
                other is not None
                and quotation.end <= token.i
                and (names_person(other) or other.ent_type_ == "PERSON")
            )
            if other is None or inverted or quotation.start <= other.i < quotation.end:
                return True
    return False


@sense
def reports_clause(match: Match) -> bool:
    """Hold for a verb with a finite clause: "claims (that) the road is shut", "it was alleged that …"."""
    return _verb(match) and _clausal(match.head)


@sense
def reports_infinitive(match: Match) -> bool:
    """Hold for a verb with an infinitive: "claims to have won", "is alleged to have fled"."""
    return _verb(match) and _infinitive(match.head)


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
    return _verb(match) and _parenthetical(match)


@sense
def reports_statement(match: Match) -> bool:
    """Hold for a verb with a clause it reports, behind it or around it."""
    return _verb(match) and (_clausal(match.head) or _parenthetical(match))


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
    return _verb(match) and _near_quotation(match)


@sense
def reports_echo(match: Match) -> bool:
    """Hold for a verb with a word that stands for a clause: "claims otherwise", "as he claims"."""
    token, after = match.head, match.after()
    if not _verb(match):
        return False
    if after is not None and after.lower_ in _ECHOES - {"as"}:
        return True
    if any(child.lower_ == "what" and child.dep_ in {"dobj", "pobj"} for child in token.lefts) and (
        after is not None and after.lemma_ == "be"
    ):
        return True
    other = _object(token)
    if other is not None and other.lower_ in _CONTRARY:
        return True
    return any(child.lower_ in {"as", "so"} and child.i < token.i for child in token.lefts) and other is None


@sense
def reports_content_noun(match: Match) -> bool:
    """Hold for a verb whose object names what is reported: "claimed fraud"."""
    other = _object(match.head)
    return (
        _verb(match)
        and other is not None
        and other.i > match.head.i
        and (other.lower_ in _CONTENT or other.lemma_.lower() in _CONTENT)
    )


@sense
def reports_object(match: Match) -> bool:
    """Hold for a verb with any object of its own: "alleges fraud"."""
    token, after = match.head, match.after()
    if not _verb(match):
        return False
    return _object(token) is not None or (
        after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "NUM"} and token.tag_ != "VBN"
    )


@sense
def reports_with_subject(match: Match) -> bool:
    """Hold for a verb that stands alone with its subject: "the officer had confessed"."""
    token = match.head
    if not _verb(match) or any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children):
        return False
    stands = subject_of(token) is not None or (
        token.dep_ in {"acl", "ROOT", "conj"} and token.tag_ in {"VBN", "VBD"}
    )
    return _object(token) is None and stands


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
    if token.dep_ == "amod" and _verb_after_relative(token):
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
    clause = _clausal(token) or _infinitive(token)
    if subject is None:
        return clause or not passive
    if subject.lower_ in {"it", "this", "that", "which"} and passive:
        return clause
    if subject.lower_ in _EVENTS or subject.lemma_.lower() in _EVENTS:
        return False
    if reporting_words().base_of(token) == "admit" and _lets_in(token, subject):
        return False
    if reporting_words().base_of(token) not in {"reveal", "expose"} or clause or _gerund(token):
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
    after = _next(token)
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
        _clausal(token) or _infinitive(token) or agent_of(token)
    ):
        return False
    after = match.after()
    beside = _next(token)
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
    if _clausal(token) or _gerund(token):
        return True
    if token.tag_ == "VBN" and token.dep_ in {"acl", "advcl", "relcl"} and not _children(token, "aux"):
        return False
    if _inverted(token):
        return True
    subject, other = _subject(token), _object(token)
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
    other = _object(match.head)
    if other is None or _clausal(match.head):
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
    if _clausal(token) or _infinitive(token):
        return True
    other, after = _object(token), match.after()
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
    if not _verb(match) or any(child.dep_ == "auxpass" for child in token.children):
        return False
    after, second = match.after(), match.after(2)
    direct = after is not None and after.tag_ == "VBG"
    through = after is not None and after.lower_ == "to" and second is not None and second.tag_ == "VBG"
    return direct or through or _gerund(token)


@sense
def admits_to_deed(match: Match) -> bool:
    """Hold for *admit to* a deed or a feeling in the active; "was admitted to hospital" is none."""
    token = match.head
    return (_verb(match) and token.tag_ != "VBN") or (
        _verb(match)
        and any(child.dep_ == "aux" and child.lemma_ == "have" for child in token.children)
        and not any(child.dep_ == "auxpass" for child in token.children)
    )


@sense
def is_a_verb(match: Match) -> bool:
    """Hold for the word used as a verb in the active."""
    token = match.head
    return (
        _verb(match)
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
    if agent is None or not _verb(match):
        return False
    return (
        speaks(agent) or agent.lower_.endswith(("er", "or", "ant", "ers", "ors", "ants", "clerk", "clerks"))
    ) and agent.lower_ not in _EVENTS


@sense
def exposes_as(match: Match) -> bool:
    """Hold for *expose* somebody *as* something."""
    token = match.head
    other = _object(token)
    near = [*token.rights, *(other.rights if other is not None else ())]
    return _verb(match) and other is not None and any(child.lower_ == "as" for child in near)


@sense
def not_exposed_to(match: Match) -> bool:
    """Hold unless somebody is exposed *to* something."""
    after = match.after()
    return after is None or after.lower_ != "to"
