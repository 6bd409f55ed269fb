"""How a word for an animal, a pest, a disease or dirt is shown to stand for people, or to be meant literally."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..wordlist import POSSESSIVES, words
from .context import (
    QUOTES,
    is_power,
    noun_after,
    of_nobody,
    phrase_before,
    word_class,
    words_around,
    words_of,
)
from .people import is_people
from .registry import Match

if TYPE_CHECKING:
    from spacy.tokens import Token


LITERAL = words(
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
_COMMUNITIES = words(
    """
    communities community critics diaspora insurgency sect sects tribe underclass
    """
)
_DEICTIC = frozenset({"these", "those", "you", "such", "this", "that", "the", "all"})
_CLAUSE = 14
_HABITS = words("drink eat dance sing sleep smell smoke snore sweat swim")
_BUNCHES = words("band brood bunch clique gaggle gang horde load lot pack pile rabble set")
_NAMING = words("brand call dub label name")
# What parts people by their politics before a noun: "left-wing maggots", "woke parasites".
_CAMPS = words(
    "wing woke leftie lefty commie establishment remoaner brexiteer maga globalist feminist bourgeois"
)
_ALL_OF_THEM = (
    "every one of them",
    "every last one of them",
    "every single one of them",
    "the lot of them",
    "the whole lot of them",
    "the lot of you",
    "all of them",
    "all of you",
    "each and every one of them",
)
_LIKENING = words("compare equate liken reduce")
_REGARDING = words(
    """
    describe depict denounce dismiss paint picture portray refer regard see show speak talk think view
    """
)
_BANISHING = words("deport expel hang imprison jail lynch")
_RID = words(
    """
    cure cut eradicate excise excised extirpate purge remove removed rid root rooted stamp stamped wipe wiped
    """
)
_HUMAN_ACTS = words(
    """
    arrest bankrupt beat betray blackmail bomb brainwash censor cheat defraud elect evict execute govern hijack
    imprison indoctrinate invade jail kidnap legislate lie loot massacre molest murder occupy oppress pepper-spray
    plunder rape rig rob rule shell slaughter strangle swindle taser tax torture vandalise vandalize vote
    """
)
AUTHORITIES = words(
    """
    army colonel commander general government governor minister party premier president radio regime soldiers
    state troops
    """
)
PUNISHED = words(
    """
    back behind bomb bombed border borders country coward cowardly crush crushed deport deported deserve
    deserved destroy destroyed drive eliminate eradicate eradicated exterminate exterminated flush hang hanged
    hole holes hunt jail jailed justice kill killed lock locked murder murdered out prison punish punished purge
    raped shoot shot slaughtered smoke smoked terrorist tortured wipe

    """
)


def stands_for_person(token: Token) -> bool:
    """Tell whether a word stands for people or for a power or group of people."""
    return is_people(token) or is_power(token) or token.lower_ in word_class("actor_noun") | _COMMUNITIES


def is_literal(match: Match) -> bool:
    """Tell whether the sentence speaks of real animals, illness or dirt."""
    sentence = match.head.sent
    listed = {match.head, *match.head.conjuncts}  # "fleas and cockroaches": one name more
    others = [t for t in sentence if not match.start <= t.i < match.end and t not in listed]
    # A noun tells (a shelter, a film, a trap); people too shelter, film and are trapped.
    return bool(words_of(t for t in others if t.pos_ != "VERB" or t.lower_ in _ANIMAL_VERBS) & LITERAL)


def of_the_kind(match: Match) -> bool:
    """``Cockroaches can live for a week``: a report tells of the kind itself, with no people in the sentence."""
    head = match.head
    opens = (
        match.begin == head.sent.start
        and head.tag_ in {"NNS", "NNPS"}
        and head.dep_ in {"nsubj", "nsubjpass"}
    )
    if not opens or match.reading.kind == "comment" or _spoken(match):
        return False
    return not any(stands_for_person(token) for token in head.sent if token.i != head.i)


def is_negated(match: Match) -> bool:
    """Tell whether the word is denied: ``they are not vermin``, ``none of them is an animal``."""
    if of_nobody(match.head):
        return True
    before = [t.lower_ for t in match.doc[max(0, match.begin - 3) : match.begin]]
    return bool(before) and (
        before[-1] in {"not", "n't", "n’t", "never"}
        or before[-2:] in (["not", "a"], ["n't", "a"], ["not", "the"])
    )


def of_victims(match: Match) -> bool:
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


def in_set_phrase(match: Match) -> bool:
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


def people_in_phrase(match: Match) -> bool:
    """``Zionist rats``, ``migrant vermin``, ``human scum``, ``Putin's dogs``."""
    doc = match.doc
    start = match.start
    before = phrase_before(doc[start], reach=4)
    if any(is_people_word(token) or token.lower_ in _CAMPS for token in before):
        return not is_literal(match) or any(
            is_power(t) and t.lower_ in word_class("leader", "organisation") for t in before
        )
    if start >= 2 and doc[start - 1].lower_ in POSSESSIVES:
        owner = doc[start - 2]
        return (
            is_power(owner) or owner.ent_type_ in {"NORP", "ORG"} or owner.lower_ in AUTHORITIES
        ) and not is_literal(match)
    return False


def is_people_word(token: Token) -> bool:
    """Tell whether a word names a group of people, a people, or a power or its leader."""
    return (
        (token.lower_ in word_class("people_noun") and token.lower_ not in {"black", "white", "gay"})
        or token.ent_type_ == "NORP"
        or (is_power(token) and token.lower_ in word_class("nationality", "organisation", "leader"))
    )


def people_after_of(match: Match) -> bool:
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


def is_somebody(token: Token, match: Match) -> bool:
    """``Starmer is a snake``: in a comment or a quotation a name the recogniser does not know is a person's."""
    places_and_things = {"GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT"}
    if token.ent_type_ in places_and_things or not (token.pos_ == "PROPN" or token.ent_type_):
        return False
    return (match.reading.kind == "comment" or _spoken(match)) and not is_literal(match)


def in_simile(match: Match) -> bool:
    """``they scurried like rats``, ``crush them like insects``; not ``treated like animals``."""
    place = _phrase_start(match)
    like = match.doc[place] if place >= 0 else None
    if like is not None and like.head.lemma_.lower() in _HABITS:
        return False
    if like is None or like.lower_ != "like" or like.pos_ not in {"ADP", "SCONJ", "INTJ", "ADJ"}:
        return False
    clause = match.doc[max(match.head.sent.start, like.i - _CLAUSE) : like.i]
    return any(stands_for_person(token) for token in clause) and not is_literal(match)


def of_a_bunch(head: Token) -> Token:
    """The noun that stands for ``a bunch of animals`` in its clause."""
    bunch = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    return bunch if bunch.lower_ in _BUNCHES else head


def _phrase_start(match: Match) -> int:
    """Return the index of the word before the noun phrase of the match.

    Passed are ``a bunch of``, adjectives, quotation marks, and the words before it in a list of names.
    """
    doc, place, listed = match.doc, match.start - 1, match.head
    proper = listed.pos_ == "PROPN" and not (match.start and doc[match.start - 1].lower_ in QUOTES)
    while (
        not proper
        and listed.dep_ == "conj"
        and listed.head.pos_ in {"NOUN", "PROPN"}
        and listed.head.i < listed.i
    ):
        listed = listed.head
        place = listed.i - 1
    while place > 0 and (doc[place].pos_ in {"ADJ", "DET", "NUM"} or doc[place].lower_ in QUOTES):
        place -= 1
    if place > 1 and doc[place].lower_ == "of" and doc[place - 1].lower_ in _BUNCHES:
        place -= 2
        while place > 0 and doc[place].pos_ in {"ADJ", "DET"}:
            place -= 1
    return place


def named_so(match: Match) -> bool:
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
            return any(stands_for_person(t) or t.ent_type_ == "ORG" for t in named) and not is_literal(match)
    return False


def as_called(match: Match) -> bool:
    """``the “snakes”, as it calls the Tigrayans``: the name follows."""
    doc, place = match.doc, match.end
    while place < len(doc) and (doc[place].lower_ in QUOTES or doc[place].text == ","):
        place += 1
    if place >= len(doc) or doc[place].lower_ != "as":
        return False
    verb = next((t for t in doc[place + 1 : place + 6] if t.lemma_.lower() in _NAMING), None)
    named = noun_after(doc, verb.i + 1 + (doc[verb.i + 1].pos_ == "DET")) if verb is not None else None
    return named is not None and (stands_for_person(named) or named.pos_ == "PROPN")


def worse_than(match: Match) -> bool:
    """``you are worse than animals``."""
    said = [t.lower_ for t in match.doc[max(0, match.begin - 2) : match.begin]]
    return said == ["worse", "than"] and any(is_people(t) for t in match.head.sent) and not is_literal(match)


def followed_by_who(match: Match) -> bool:
    """``the vermin who shelter there``: *who* makes persons of them, but for pets."""
    return who_follows(match.last) and match.last.lower_ not in {"dog", "dogs"}


def acts_as_people(match: Match) -> bool:
    """``the pigs arrested him``, ``only animals would do this``: the word does what only people do."""
    doc, token, after = match.doc, match.head, match.after()
    if after is not None and after.tag_ == "MD" and after.i + 1 < len(doc):
        before = match.before()
        asks = before is not None and before.lower_ in {"only", "what", "which", "such", "of"}
        return asks and doc[after.i + 1].lower_ in {"do", "behave", "act"}
    lead = " ".join(t.lower_ for t in doc[max(0, match.begin - 3) : match.begin])
    if lead in {"what kind of", "what sort of"}:
        return after is not None and after.pos_ in {"VERB", "AUX"} and not is_literal(match)
    acting = token.dep_ == "nsubj" and token.head.lemma_.lower() in _HUMAN_ACTS and token.head.i > token.i
    return (
        acting
        and not is_literal(match)
        and token.tag_ == "NNS"
        and token.head.tag_ in {"VBD", "VBP", "VBN", "VB"}
    )


def all_of_them(match: Match) -> bool:
    """``lying pigs, every one of them``: the plural stands alone, and people are summed up after it."""
    doc = match.doc
    if match.end >= len(doc) or doc[match.end].text not in {",", "–", "—"} or is_literal(match):
        return False
    after = " ".join(token.lower_ for token in doc[match.end + 1 : match.end + 7])
    return match.head.tag_ in {"NNS", "NNPS"} and after.startswith(_ALL_OF_THEM)


def shouted(match: Match) -> bool:
    """``“Dogs!” he shouted at the envoys``: the plural is all that is said."""
    doc, before = match.doc, match.before()
    if before is None or before.lower_ not in QUOTES or match.end >= len(doc):
        return False
    return doc[match.end].text == "!" and match.head.tag_ in {"NNS", "NNPS"} and not is_literal(match)


def _fought(match: Match) -> bool:
    """``“We are fighting beasts,” he said``: whom a speaker says they fight is an enemy, and people."""
    head = match.head
    enemy = head.dep_ == "dobj" and head.head.lemma_.lower() in {"fight", "battle", "defeat"}
    return enemy and head.tag_ in {"NNS", "NNPS"} and _spoken(match) and not is_literal(match)


def cut_out(match: Match) -> bool:
    """``we will cut this cancer out``: an illness to be rid of, with a people or its enemies named beside it."""
    before = match.before()
    if before is None or before.lower_ not in {"this", "that", "the", "a"} or is_literal(match):
        return False
    said = words_around(match.span)
    named = any(t.ent_type_ == "NORP" or is_people_word(t) or t.lower_ in outcasts() for t in match.head.sent)
    return named and bool(said & _RID)


def pointed_at(match: Match) -> bool:
    """``send these animals back``, ``you filthy pigs``: pointed at, with no real animal in the sentence."""
    if all_of_them(match) or shouted(match) or _fought(match):
        return True
    before = match.doc[match.start - 1] if match.start else None
    step = match.start - 1
    while step > 0 and match.doc[step].pos_ == "ADJ" and match.doc[step].lower_ not in _DEICTIC:
        step -= 1
    pointer = match.doc[step] if step >= 0 else None
    if before is None or pointer is None or is_literal(match):
        return False
    others = [t for t in match.head.sent if t.i != match.head.i]
    people = any(
        is_people_word(t) or is_power(t) or t.ent_type_ in {"NORP", "PERSON"} or t.lower_ in AUTHORITIES
        for t in others
    )
    if pointer.lower_ in {"these", "those", "you", "such"}:
        if match.after() is not None and match.doc[match.end].pos_ in {"NOUN", "PROPN"}:
            return False
        return match.head.tag_ in {"NNS", "NNPS", "NN", "NNP"} and (
            people
            or match.reading.kind == "comment"
            or _spoken(match)
            or bool(words_around(match.span) & PUNISHED)
        )
    if match.last.lower_ in {"cattle", "livestock", "sheep"} or match.head.tag_ not in {"NNS", "NNPS"}:
        return False
    return (
        pointer.lower_ in {"the", "all", "this", "that", "their", "our"}
        and (people or (match.reading.kind == "comment" and match.head.head.lemma_.lower() in _BANISHING))
        and bool(words_around(match.span) & PUNISHED)
    )


def _spoken(match: Match) -> bool:
    return any(q.speech and q.start < match.start < q.end for q in match.reading.quotations)


@cache
def outcasts() -> frozenset[str]:
    """The people nouns that set a group apart; not audiences, crowds and one's own side."""
    return word_class("people_noun") - words(
        """
        folk journalists people reporter reporters residents soldiers supporters troops voters
        """
    )


def who_follows(noun: Token) -> bool:
    """Tell whether *who* stands right after a noun."""
    return noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "who"
