"""Dehumanising words: whether an animal, a pest, a disease or dirt stands for people."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..wordlist import words
from .context import (
    HYPHENS,
    QUOTES,
    is_power,
    noun_after,
    phrase_before,
    predicated_of,
    sentence_words,
    word_class,
    words_around,
    words_of,
)
from .people import is_people
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Token

_LITERAL = words(
    """
    abattoir adoption album apple aquarium aspca attic bacon bacteria bacterial badger badgers bait band bark
    barked barking barn basement bath beach beekeeper beekeepers bees bin bins biologist biologists biopsy bite
    bites bitten breeder breeders burrow butcher cage cages cartoon cat cats cattle cellar chemotherapy circus
    claws clinic collection collectors computer council councils crop crops crufts cub cubs cull cupboard cyber
    diagnosed diagnosis disney dna dose doses doctor doctors drain drains drought drug drugs dung ecologist
    ecologists eggs entomologist entomologists exterminator farm farmer farmers farms film flea fleas flu fodder
    forest forests fox foxes fungus fur garden gardener gardens gene genes genome grain groomed guide hair
    hamster handler harbour harvest hive honey horse horseback horses hospital household hunt hunter hunting
    hygiene infected infection infections insecticide inspectors kennel kennels kitchen kitchens kitten lab
    laboratory lake landfill landlord larvae lawn leash litter livestock malaria malware meat mites moth movie
    nectar nest nests nit nits novel obedience oncologist orchard outbreak owner owners pathogen pathogens
    patient patients paw paws pesticide pesticides pet pets pigsty pipes plastic poison pollen pollution pond
    pork poultry puppies puppy quay rabies recycling reef refuse repellent rescue researcher researchers
    restaurant rider river rivers rodent rodents rose rspca rubbish safari scientist scientists screening sewage
    sewer sewers shampoo sheepdog shelter ship ships skin slaughterhouse sled sniffer software soil song species
    stray surgeon surgery symptom symptoms tail tank tap tenants trap traps treatment tumor tumour vaccine
    vaccines vet veterinarian veterinary vets virus viruses warehouse waste water wildlife zodiac zoo zookeeper
    zoologist

    """
)
_ANIMAL_VERBS = words(
    """
    barked barking bit bite bites bitten breed bred groomed infected infect neutered spayed treated
    """
)
_VICTIM_VERBS = words(
    """
    beat butcher cage cram exist feel herd hold house hunt keep live pack shoot slaughter sleep tie transport
    treat work
    """
)
_CROWDS = words(
    """
    admirer bee child fan fish journalist photographer reporter shopper supporter tourist visitor
    """
)
_DEICTIC = frozenset({"these", "those", "you", "such", "this", "that", "the", "all"})


@sense
def stands_for_people(match: Match) -> bool:
    """Hold when the word is said of people: as predicate, name, apposition, of-phrase, or with a people before it."""
    head = match.head
    if _negated(match) or _victims(match) or _fixed(match):
        return False
    if (
        head.dep_ == "compound"
        and match.end < len(match.doc)
        and match.doc[match.end].pos_ in {"NOUN", "PROPN"}
    ):
        return False
    if _people_in_phrase(match):
        return True
    said_of = predicated_of(_of_a_bunch(head))
    if said_of is not None and said_of.lower_ in {"i", "we"}:
        return False
    if said_of is not None and said_of.i != head.i and said_of.lower_ not in {"it", "this", "that"}:
        if _literal(match) and said_of.lower_ in {"they", "these", "those", "who", "all"}:
            return False
        if stands_for_person(said_of) or _somebody(said_of, match):
            return True
    if _people_of(match) or _worse_than(match) or _as_called(match):
        return True
    return _simile(match) or _named_so(match) or _pointed_at(match) or _acts_as_people(match)


@sense
def stands_for_people_by_default(match: Match) -> bool:
    """Hold for words that are seldom literal (vermin, scum), unless the sentence is about real pests or dirt."""
    if _negated(match) or _victims(match) or _fixed(match):
        return False
    said_of = predicated_of(match.head)
    if _followed_by_who(match):
        return True
    return (
        _people_in_phrase(match)
        or _people_of(match)
        or not _literal(match)
        or (said_of is not None and said_of.pos_ != "PRON" and stands_for_person(said_of))
    )


@sense
def disease_of_people(match: Match) -> bool:
    """Hold when a disease word names people or a group (``the Zionist cancer``, ``a plague of refugees``)."""
    head = match.head
    if _negated(match) or _fixed(match):
        return False
    nxt = match.after()
    if _people_of(match):
        return True
    if _people_in_phrase(match) and nxt is not None and nxt.pos_ not in {"NOUN", "PROPN"}:
        return not _literal(match)
    said_of = predicated_of(head)
    if said_of is None or said_of.lower_ in {"it", "this", "that"} or said_of.lemma_.lower() == "state":
        return _cut_out(match) or _named_so(match)
    # A people noun as subject settles it ("Migrants are a virus, and borders the vaccine"); a pronoun does not.
    if stands_for_person(said_of):
        return said_of.pos_ != "PRON" or not _literal(match)
    return _named_so(match)


_COMMUNITIES = words(
    """
    communities community critics diaspora insurgency sect sects tribe underclass
    """
)


def stands_for_person(token: Token) -> bool:
    """Tell whether a word stands for people or for a power or group of people."""
    return is_people(token) or is_power(token) or token.lower_ in word_class("actor_noun") | _COMMUNITIES


def _literal(match: Match) -> bool:
    """Tell whether the sentence speaks of real animals, illness or dirt."""
    sentence = match.head.sent
    others = [t for t in sentence if not match.start <= t.i < match.end]
    # A noun tells (a shelter, a film, a trap); people too shelter, film and are trapped.
    return bool(words_of(t for t in others if t.pos_ != "VERB" or t.lower_ in _ANIMAL_VERBS) & _LITERAL)


def _negated(match: Match) -> bool:
    before = [t.lower_ for t in match.doc[max(0, match.begin - 3) : match.begin]]
    return bool(before) and (
        before[-1] in {"not", "n't", "n’t", "never"}
        or before[-2:] in (["not", "a"], ["n't", "a"], ["not", "the"])
    )


def _victims(match: Match) -> bool:
    """``treated like animals`` speaks for the victims, not against them."""
    before = match.before()
    if before is None or before.lower_ not in {"like", "as", "than"}:
        return (
            before is not None
            and before.lower_ in {"the", "a", "stray"}
            and match.begin > 1
            and match.doc[match.begin - 2].lower_ == "than"
        )
    verb = before.head
    if before.lower_ == "than" and match.begin > 1 and match.doc[match.begin - 2].lower_ == "worse":
        # "you are worse than animals" judges; "treated worse than animals" pities.
        return any(t.lemma_.lower() in _VICTIM_VERBS for t in match.head.sent)
    if verb.lemma_.lower() not in _VICTIM_VERBS and before.head.head.lemma_.lower() in _VICTIM_VERBS:
        verb = before.head.head
    return before.lower_ == "than" or verb.lemma_.lower() in _VICTIM_VERBS


def _fixed(match: Match) -> bool:
    """Set phrases: rat race, guinea pig, underdog, dog fight, pig iron, political animal, cancer research."""
    doc = match.doc
    before = doc[match.begin - 1].lower_ if match.begin else ""
    after = doc[match.end].lower_ if match.end < len(doc) else ""
    if before == "the" and match.begin >= 2 and doc[match.begin - 2].lower_ == "to":
        return match.head.lemma_.lower() in {"dog", "wolf"}
    if before in words(
        """
        book cash farm guide guinea gym hot lab lab- lucky mall mammalian pack party pet police political sacred
        sniffer social stuffed top zoo
        """
    ):
        return True
    if match.end < len(doc) and doc[match.end].pos_ in {"VERB", "AUX"} and after not in {"infested", "eared"}:
        return False
    if after in {"-", "–"} and match.end + 1 < len(doc):
        after = doc[match.end + 1].lower_
    return after in words(
        """
        attacks bin bins bites care charity charmer collection collectors control cruelty diagnosis disposal
        drug drugs dump eared farm farmer farmers farms fight fights flu food house infested instincts iron
        island kingdom lover lovers oil owner owners pack patient patients pit race research rights run runs
        screening skin spirits tag tags trap traps treatment truck vaccine venom walker walkers ward welfare

        """
    )


def _people_in_phrase(match: Match) -> bool:
    """``Zionist rats``, ``migrant vermin``, ``human scum``, ``Putin's dogs``."""
    doc = match.doc
    start = match.start
    before = phrase_before(doc[start], reach=4)
    if any(_people_word(token) for token in before):
        return not _literal(match) or any(
            is_power(t) and t.lower_ in word_class("leader", "organisation") for t in before
        )
    if start >= 2 and doc[start - 1].lower_ in {"'s", "’s", "'", "’"}:
        owner = doc[start - 2]
        return (
            is_power(owner) or owner.ent_type_ in {"NORP", "ORG"} or owner.lower_ in _AUTHORITIES
        ) and not _literal(match)
    return False


def _people_word(token: Token) -> bool:
    return (
        token.lower_ in word_class("people_noun") - {"black", "white", "gay"}
        or token.ent_type_ == "NORP"
        or (is_power(token) and token.lower_ in word_class("nationality", "organisation", "leader"))
    )


def _people_of(match: Match) -> bool:
    """``a swarm of migrants``, ``this plague of foreigners``, ``the cancer of Zionism``."""
    doc, index = match.doc, match.end
    while index < len(doc) and doc[index].lower_ in QUOTES:
        index += 1
    if index >= len(doc) or doc[index].lower_ != "of":
        return False
    index += 1
    while index < len(doc) and (doc[index].pos_ in {"DET", "PRON", "NUM"} or doc[index].lower_ in QUOTES):
        index += 1
    noun = noun_after(doc, index)
    if noun is None:
        return False
    if noun.lemma_.lower() in _CROWDS:
        return False
    return is_people(noun) or noun.lower_ in {"zionism", "islam", "illegals", "aliens", "bolshevism"}


def _somebody(token: Token, match: Match) -> bool:
    """``Starmer is a snake``: in a comment or a quotation a name the recogniser does not know is a person's."""
    places_and_things = {"GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT"}
    if token.ent_type_ in places_and_things or not (token.pos_ == "PROPN" or token.ent_type_):
        return False
    return (match.reading.kind == "comment" or _spoken(match)) and not _literal(match)


def _simile(match: Match) -> bool:
    """``they scurried like rats``, ``crush them like insects``; not ``treated like animals``."""
    place = _phrase_start(match)
    like = match.doc[place] if place >= 0 else None
    if like is not None and like.head.lemma_.lower() in _HABITS:
        return False
    if like is None or like.lower_ != "like" or like.pos_ not in {"ADP", "SCONJ", "INTJ", "ADJ"}:
        return False
    clause = match.doc[max(match.head.sent.start, like.i - _CLAUSE) : like.i]
    return any(stands_for_person(token) for token in clause) and not _literal(match)


def _of_a_bunch(head: Token) -> Token:
    """The noun that stands for ``a bunch of animals`` in its clause."""
    bunch = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    return bunch if bunch.lower_ in _BUNCHES else head


def _phrase_start(match: Match) -> int:
    """Return the index of the word before the noun phrase of the match.

    Passed are ``a bunch of``, adjectives, quotation marks, and the words before it in a list of names.
    """
    doc, place, listed = match.doc, match.start - 1, match.head
    while listed.dep_ == "conj" and listed.head.pos_ in {"NOUN", "PROPN"} and listed.head.i < listed.i:
        listed = listed.head
        place = listed.i - 1
    while place > 0 and (doc[place].pos_ in {"ADJ", "DET", "NUM"} or doc[place].lower_ in QUOTES):
        place -= 1
    if place > 1 and doc[place].lower_ == "of" and doc[place - 1].lower_ in _BUNCHES:
        place -= 2
        while place > 0 and doc[place].pos_ in {"ADJ", "DET"}:
            place -= 1
    return place


def _named_so(match: Match) -> bool:
    """``called the Kenyan player a monkey``, ``speak of the Herero as beasts``, whatever the parse."""
    doc = match.doc
    place = _phrase_start(match)
    link = doc[place].lower_ if place >= 0 else ""
    linked = link in {"as", "to", "with"}
    verbs = _NAMING if not linked else _REGARDING if link == "as" else _LIKENING
    for index in range(place - linked, max(match.head.sent.start, place - 8) - 1, -1):
        token = doc[index]
        if token.is_punct and token.lower_ not in QUOTES:
            return False
        if token.lemma_.lower() in verbs and index < place - linked + 1:
            named = doc[index + 1 : place + 1 - linked]
            return any(stands_for_person(t) or t.ent_type_ == "ORG" for t in named) and not _literal(match)
    return False


def _as_called(match: Match) -> bool:
    """``the “snakes”, as it calls the Tigrayans``: the name follows."""
    doc, place = match.doc, match.end
    while place < len(doc) and (doc[place].lower_ in QUOTES or doc[place].text == ","):
        place += 1
    if place >= len(doc) or doc[place].lower_ != "as":
        return False
    verb = next((t for t in doc[place + 1 : place + 6] if t.lemma_.lower() in _NAMING), None)
    named = noun_after(doc, verb.i + 1 + (doc[verb.i + 1].pos_ == "DET")) if verb is not None else None
    return named is not None and (stands_for_person(named) or named.pos_ == "PROPN")


def _worse_than(match: Match) -> bool:
    said = [t.lower_ for t in match.doc[max(0, match.begin - 2) : match.begin]]
    return said == ["worse", "than"] and any(is_people(t) for t in match.head.sent) and not _literal(match)


def _followed_by_who(match: Match) -> bool:
    """``the vermin who shelter there``: *who* makes persons of them, but for pets."""
    return _who(match.last) and match.last.lower_ not in {"dog", "dogs"}


def _acts_as_people(match: Match) -> bool:
    """``the pigs arrested him``, ``only animals would do this``: the word does what only people do."""
    doc, token, after = match.doc, match.head, match.after()
    if after is not None and after.tag_ == "MD" and after.i + 1 < len(doc):
        before = match.before()
        asks = before is not None and before.lower_ in {"only", "what", "which", "such", "of"}
        return asks and doc[after.i + 1].lower_ in {"do", "behave", "act"}
    lead = " ".join(t.lower_ for t in doc[max(0, match.begin - 3) : match.begin])
    if lead in {"what kind of", "what sort of"}:
        return after is not None and after.pos_ in {"VERB", "AUX"} and not _literal(match)
    acting = token.dep_ == "nsubj" and token.head.lemma_.lower() in _HUMAN_ACTS and token.head.i > token.i
    return (
        acting
        and not _literal(match)
        and token.tag_ == "NNS"
        and token.head.tag_ in {"VBD", "VBP", "VBN", "VB"}
    )


def _cut_out(match: Match) -> bool:
    """``we will cut this cancer out``: an illness to be rid of, with a people or its enemies named beside it."""
    before = match.before()
    if before is None or before.lower_ not in {"this", "that", "the"} or _literal(match):
        return False
    said = words_around(match.span)
    named = any(t.ent_type_ == "NORP" or t.lower_ in _outcasts() for t in match.head.sent)
    return named and bool(said & _RID)


def _pointed_at(match: Match) -> bool:
    """``send these animals back``, ``you filthy pigs``: pointed at, with no real animal in the sentence."""
    before = match.doc[match.start - 1] if match.start else None
    step = match.start - 1
    while step > 0 and match.doc[step].pos_ == "ADJ" and match.doc[step].lower_ not in _DEICTIC:
        step -= 1
    pointer = match.doc[step] if step >= 0 else None
    if before is None or pointer is None or _literal(match):
        return False
    others = [t for t in match.head.sent if t.i != match.head.i]
    people = any(
        _people_word(t) or is_power(t) or t.ent_type_ in {"NORP", "PERSON"} or t.lower_ in _AUTHORITIES
        for t in others
    )
    if pointer.lower_ in {"these", "those", "you", "such"}:
        if match.after() is not None and match.doc[match.end].pos_ in {"NOUN", "PROPN"}:
            return False
        return match.head.tag_ in {"NNS", "NNPS", "NN", "NNP"} and (
            people
            or match.reading.kind == "comment"
            or _spoken(match)
            or bool(words_around(match.span) & _PUNISHED)
        )
    if match.last.lower_ in {"cattle", "livestock", "sheep"} or match.head.tag_ not in {"NNS", "NNPS"}:
        return False
    return (
        pointer.lower_ in {"the", "all", "this", "that", "their", "our"}
        and people
        and bool(words_around(match.span) & _PUNISHED)
    )


_CLAUSE = 14
_HABITS = words("drink eat dance sing sleep smell smoke snore sweat swim")
_BUNCHES = words("band brood bunch clique gaggle gang horde load lot pack pile rabble set")
_NAMING = words("brand call dub label name")
_LIKENING = words("compare equate liken reduce")
_REGARDING = words(
    """
    describe depict denounce dismiss paint picture portray refer regard see show speak talk think view
    """
)
_RID = words(
    """
    cure cut eradicate excise excised extirpate purge remove removed rid root rooted stamp stamped wipe wiped
    """
)
_HUMAN_ACTS = words(
    """
    arrest bankrupt beat betray blackmail bomb cheat elect execute govern hijack imprison invade jail kidnap lie
    loot massacre molest murder occupy oppress pepper-spray plunder rape rig rob rule shell slaughter strangle
    taser torture vandalise vandalize

    """
)
_PESTS = frozenset({"vermin", "rats", "cockroaches", "parasites", "lice", "maggots"})
_AUTHORITIES = words(
    """
    army colonel commander general government governor minister party premier president radio regime soldiers
    state troops
    """
)
_PUNISHED = words(
    """
    back behind bomb bombed border borders country coward cowardly crush crushed deport deported deserve
    deserved destroy destroyed drive eliminate eradicate eradicated exterminate exterminated flush hang hanged
    hole holes hunt jail jailed justice kill killed lock locked murder murdered out prison punish punished purge
    raped shoot shot slaughtered smoke smoked terrorist tortured wipe

    """
)


def _spoken(match: Match) -> bool:
    return any(q.speech and q.start < match.start < q.end for q in match.reading.quotations)


@sense
def cleansed_of_people(match: Match) -> bool:
    """Hold when a place is cleansed of people: ``cleansed the town of terrorists``; not skin, data or the palate."""
    before = match.before()
    if before is not None and before.lower_ in {"ethnically", "deep", "ritually"}:
        return False
    verb = match.head
    said = sentence_words(verb)
    if said & words(
        """
        body colon data dataset face ganges liver makeup palate pores records ritual river sage sin sins skin
        soul souls spa toxins water wound

        """
    ):
        return False
    cleaned = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if verb.dep_ in {"acl", "relcl"}:
        cleaned.append(verb.head)
    if _rid_of_people(verb) or _driven_out(verb, cleaned):
        return True
    place = any(
        c.lower_ in word_class("place_noun")
        or c.ent_type_ in {"GPE", "LOC", "FAC", "PERSON", "ORG"}
        or c.lower_ == "it"
        for c in cleaned
    )
    if not place:
        return False
    people = said & word_class("people_noun", "actor_noun") or any(is_power(t) for t in verb.sent)
    return bool(people) and bool(
        said & word_class("place_noun")
        or any(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in verb.sent)
        or {"of", "from"} & said
    )


def _driven_out(verb: Token, cleaned: list[Token]) -> bool:
    """``cleansed the Armenians from the valley``: people are the object, and a place is what they are cleansed from."""
    away = [c for t in [verb, *cleaned] for c in t.children if c.lower_ in {"from", "out"} and c.i > verb.i]
    places = [
        noun
        for preposition in away
        for noun in preposition.subtree
        if noun.ent_type_ in {"GPE", "LOC", "FAC"} or noun.lemma_.lower() in word_class("place_noun")
    ]
    return bool(places) and any(stands_for_person(c) and c.pos_ != "PRON" for c in cleaned)


def _rid_of_people(verb: Token) -> bool:
    """``cleanse the streets of beggars``: the *of*-phrase of the verb or of its object names people."""
    return any(
        stands_for_person(noun) and noun.pos_ != "PRON" and noun.lower_ not in {"nation", "country", "state"}
        for token in verb.subtree
        if token.lower_ in {"of", "from"} and token.i > verb.i
        if token.head.i == verb.i
        or (token.head.dep_ in {"dobj", "nsubjpass"} and token.head.head.i == verb.i)
        for noun in token.children
        if noun.dep_ == "pobj"
    )


@sense
def infested_by_people(match: Match) -> bool:
    """Hold when people are said to infest a place: ``ISIS-infested``, ``infested with migrants``, ``thugs infest``."""
    doc = match.doc
    word = match.head
    if match.begin >= 2 and doc[match.begin - 1].text in HYPHENS:
        prefix = doc[match.begin - 2]
        return stands_for_person(prefix) or is_power(prefix)
    after = doc[match.end] if match.end < len(doc) else None
    if after is not None and after.lower_ in {"with", "by", "of"}:
        nouns = [noun_after(doc, match.end + 1), next((c for c in after.children if c.dep_ == "pobj"), None)]
        if any(nouns):
            return any(noun and (stands_for_person(noun) or noun.ent_type_ == "NORP") for noun in nouns)
    phrase = phrase_before(doc[match.start], reach=3)
    if word.pos_ == "NOUN":
        return any(_people_word(t) for t in phrase) or (
            not _literal(match) and any(_people_word(t) for t in word.sent)
        )
    subjects = [c for c in word.children if c.dep_ == "nsubj"] or [
        c for c in word.head.children if c.dep_ == "nsubj"
    ]
    return any(stands_for_person(s) for s in subjects)


@sense
def people_move(match: Match) -> bool:
    """Hold when the one who swarms, breeds or slithers is a group of people set apart: migrants, enemies, a people."""
    verb = match.head
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if not subjects and verb.dep_ in {"acl", "relcl"}:
        subjects = [verb.head]
    while not subjects and verb.dep_ in {"conj", "xcomp", "advcl", "acl"}:
        verb = verb.head
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    outcast = _outcasts()
    return any(
        (s.lower_ in outcast or s.lower_ == "they" or s.ent_type_ == "NORP")
        for s in [*subjects, *_words_before(match)]
    ) and not _literal(match)


def _words_before(match: Match) -> list[Token]:
    """Return the words right before a verb, back to a comma, another verb or the agent of a passive."""
    found: list[Token] = []
    for token in reversed(match.doc[max(match.head.sent.start, match.start - 6) : match.start]):
        if token.is_punct or token.pos_ in {"VERB", "SCONJ"} or token.lower_ == "by":
            break
        found.append(token)
    return found


@cache
def _outcasts() -> frozenset[str]:
    """The people nouns that set a group apart; not audiences, crowds and one's own side."""
    return word_class("people_noun") - words(
        """
        folk journalists people reporter reporters residents soldiers supporters troops voters
        """
    )


@sense
def dwelling_of_people(match: Match) -> bool:
    """Hold when a lair, den or nest is the base of people: ``terrorist lairs``, ``a nest of traitors``."""
    if _people_of(match):
        return match.doc[match.end + 1].lower_ != "thieves"
    before = phrase_before(match.doc[match.start], reach=3)
    if any(_people_word(t) or t.lower_ in word_class("actor_noun") for t in before):
        return not _literal(match)
    if match.start and match.doc[match.start - 1].lower_ == "their":
        return any(t.lower_ in word_class("people_noun") for t in match.head.sent) and not _literal(match)
    owner = (
        match.doc[match.start - 2]
        if match.start >= 2 and match.doc[match.start - 1].lower_ in {"'s", "’s", "'", "’"}
        else None
    )
    return owner is not None and stands_for_person(owner) and not _literal(match)


@sense
def lair_of_people(match: Match) -> bool:
    """Hold when a beast's nest is said to be people's (``a rats' nest of traitors``)."""
    said_of = predicated_of(match.head)
    return _people_of(match) or (said_of is not None and stands_for_person(said_of)) or _pointed_at(match)


@sense
def not_in_films(match: Match) -> bool:
    """Hold unless the sentence is about a film or prize of that name."""
    return not words_around(match.span) & {
        "film",
        "oscar",
        "oscars",
        "bong",
        "director",
        "korean",
        "song",
        "album",
    }


@sense
def noun_here(match: Match) -> bool:
    """Hold when the word is a noun in its place (after *like*, an article or an adjective)."""
    before = match.before()
    return match.head.pos_ in {"NOUN", "PROPN"} or (
        before is not None and before.lower_ in {"like", "the", "these", "those"}
    )


@sense
def pack_of_people(match: Match) -> bool:
    """Hold when the pack is of people, or of animals that stand for people."""
    noun = match.doc[match.end - 1]
    return noun.lower_ in word_class("people_noun") | {"thieves"} or stands_for_people(match)


@sense
def infestation_of_people(match: Match) -> bool:
    """Hold when the infestation is one of people, or people are said to be one."""
    if disease_of_people(match) or infested_by_people(match):
        return not _literal(match) or _people_of(match)
    sentence = match.head.sent
    around = words_of(match.doc[max(0, sentence.start - 25) : sentence.end + 25])
    return bool(around & _PESTS) and not around & _LITERAL


@sense
def spawn_of_people(match: Match) -> bool:
    """Hold when people are said to have spawn."""
    before = match.before()
    return (
        before is not None
        and before.lower_ in {"their", "his", "her", "'s", "’s", "devil's", "your"}
        and not _literal(match)
    )


@sense
def tumour_of_people(match: Match) -> bool:
    """Hold when a state or people is called a tumour."""
    if _literal(match) and not any(
        t.lower_ in {"israel", "zionist", "zionists", "regime"} for t in match.head.sent
    ):
        return False
    said_of = predicated_of(match.head)
    return (said_of is not None and (stands_for_person(said_of) or is_power(said_of))) or _people_in_phrase(
        match
    )


@sense
def filth_of_people(match: Match) -> bool:
    """Hold when people are called filth or dirt: by predicate or name, or pointed at and driven out."""
    head = match.head
    if (
        _literal(match)
        or _negated(match)
        or words_around(match.span) & {"uncover", "dig", "dug", "digging", "dish", "dirt-bike"}
    ):
        return False
    said_of = predicated_of(head)
    if (
        said_of is not None
        and said_of.i != head.i
        and stands_for_person(said_of)
        and said_of.lower_ not in {"it", "this", "that", "all"}
    ):
        return True
    if any(_people_word(token) for token in phrase_before(match.doc[match.start], reach=3)):
        return True
    before = match.before()
    people = any(_people_word(t) or is_power(t) for t in head.sent if t.i != head.i)
    driven = words_around(match.span) & (
        _PUNISHED
        | words(
            """
            belong clean clear cleared country off place remove removed rid send streets sweep
            """
        )
    )
    after = match.after()
    if after is not None and after.lower_ in {"and", "that", "in"}:
        return False
    pointed = before is not None and before.lower_ in {"this", "these", "such", "that", "human", "the"}
    return pointed and bool(driven) and (people or match.reading.kind == "comment")


@sense
def human_dirt(match: Match) -> bool:
    """Hold when people are meant: not sewage (``human waste``) or debris."""
    if match.last.lower_ in {"vermin", "scum", "garbage", "trash", "filth", "rubbish"}:
        return True
    return (predicated_of(match.head) is not None and not _literal(match)) or _pointed_at(match)


@sense
def exterminated_people(match: Match) -> bool:
    """Hold when someone threatens or boasts to exterminate people; not of pests, nor of the history of genocide."""
    verb = match.head
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not objects and verb.dep_ == "conj" and any(c.dep_ == "auxpass" for c in verb.children):
        objects = [c for c in verb.head.children if c.dep_ in {"nsubj", "nsubjpass"}]
    history = words(
        """
        1941 1942 1943 1944 auschwitz camps ghetto holocaust jews nazi nazis
        """
    )
    if sentence_words(verb) & history or _literal(match):
        return False
    pests = _PESTS | {"snakes", "dogs", "scum", "insects"}
    return any(
        stands_for_person(o)
        or o.ent_type_ in {"NORP", "ORG"}
        or (o.lower_ in pests and (words_around(match.span) & _AUTHORITIES or _who(o)))
        for o in objects
    )


def _who(noun: Token) -> bool:
    return noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "who"


@sense
def orcs_meant(match: Match) -> bool:
    """Hold when orcs are soldiers: not those of a book, a film or a game."""
    said = words_around(match.span)
    return not said & words(
        """
        dragon dragons dungeons dwarves elf elves fantasy film films game games hobbit hobbits mordor's novel
        player players rings tolkien tolkien's troll trolls warcraft wizard
        """
    )


@sense
def beetles_meant(match: Match) -> bool:
    """Hold when the names are thrown at pro-Russian people: not the American state or the beetle."""
    said = words_around(match.span)
    if match.last.lower_ in {"vatnik", "vatniks"}:
        return True
    ukraine = words(
        """
        donetsk kiev kyiv luhansk maidan odesa odessa russian russians separatist separatists ukraine ukrainian
        """
    )
    return bool(said & ukraine) and not _literal(match) and (match.last.lower_ != "colorado" or False)
