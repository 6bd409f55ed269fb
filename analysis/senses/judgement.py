"""Strong judgements: whether a word passes judgement, or names, describes or merely strengthens something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import HYPHENS, words
from .context import noun_after, predicated_of, sentence_words, starts_sentence, word_class
from .mention import mentioned, named
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is hard, loud or large rather than bad: said of these, *brutal* or *vicious* measure force.
_FORCES = words(
    """
    winter winters weather heat heatwave cold frost storm storms wind winds rain snow sun summer climate
    sea seas current currents terrain climb climbs slope gradient course hill schedule timetable
    calendar pace race races game match matches fixture tackle tackles serve shot shots spin delivery
    draw workout training regimen diet honesty truth truths reality frankness candour candor logic
    arithmetic maths math mathematics efficiency simplicity beat beats bassline riff guitar market
    markets sell-off selloff trading quarter session competition rivalry divorce commute hangover
    headache migraine cough cut cuts drought downturn recession circle cycle spiral bend bends dog dogs
    bull allergy humour humor wit laugh smile grin sense sauce cocktail curry dish flavour flavor
    appetite hunger budget fall decline slump slide squeeze beasts beast animal animals wilderness
    landscape jungle beauty grandeur architecture concrete building buildings tower block facade
    """
)
_SHINE = words(
    """
    light lights sunlight sunshine white blue red green yellow orange pink purple scarlet turquoise star
    stars flash colour colours color colors plumage cut stone stones diamond diamonds crystal crystals
    pigment sky moon sun glow comet dye weather morning day afternoon sunset sunsets spring summer
    autumn foliage isolation food
    """
)
_FEELING_VERBS = words(
    """
    spark cause provoke prompt express draw trigger stir voice fuel generate feel fan meet greet react
    arouse ignite share vent feign understand channel attract
    """
)
_CLINICAL = words(
    """
    court courtroom jury verdict plea defendant psychiatrist psychiatrists hospital ward diagnosis
    diagnosed asylum clinical clinically patient patients
    """
)
_ARTS = words(
    """
    film films movie drama novel novels theatre stage play plays opera comedy comedies sculpture sculptures
    paintings gargoyle gargoyles carvings playwright playwrights beckett ionesco feydeau
    """
)

# Words beside which a strong word is a term of art, a figure of speech or speaks of weather, food, games and bodies.
_TERMS: dict[str, str] = {
    "brutal": "winter weather heat cold schedule pace honesty market traffic frost wind champagne",
    "brutally": "honest frank cold hot difficult hard",
    "brutality": "police",
    "vicious": "circle cycle spiral",
    "cruelty": "animal animals prevention",
    "grotesque": "ornament style fresco carving typeface decoration art mask",
    "obscene": "publications",
    "obscenity": "law laws charge charges trial statute",
    "odious": "debt debts",
    "repugnant": "will",
    "repulsive": "force forces potential charge interaction",
    "revolting": "against",
    "sickening": "for",
    "nauseating": "side effect drug dose smell",
    "wicked": "double lamp candle game googly problem problems sense humour",
    "evil": "eye resident lesser necessary",
    "fiendish": "crossword puzzle sudoku quiz",
    "sinister": "bend",
    "depravity": "total",
    "perverse": "incentive incentives effect",
    "villainous": "role roles character characters",
    "cowardice": "court-martialled martial martialled court charge charges convicted tried desertion shot",
    "spineless": "jellyfish cactus animal animals creatures sea",
    "treacherous": "road roads ice conditions waters current currents terrain path pass weather slope sea seas",
    "perfidy": "article defines war-crime",
    "unspeakable": "word name liturgy",
    "unconscionable": "contract term law",
    "insidious": "disease onset illness symptoms cancer infection",
    "pernicious": "anaemia anemia",
    "toxic": "fume fumes waste gas gases substance substances chemical chemicals smoke asset assets debt metal "
    "metals spill algae sludge air shock dose plant level levels material materials cloud compound",
    "poisonous": "berry berries mushroom mushrooms plant plants snake snakes gas fumes spider spiders frog "
    "fish leaves root",
    "venomous": "snake snakes spider spiders lizard fish jellyfish species bite creatures animal scorpion",
    "sadistic": "disorder personality",
    "murderous": "heat sun traffic pace schedule",
    "genocidal": "intent",
    "fanatical": "about fan fans supporters following",
    "rabid": "dog fox bat bats raccoon animal cat wolf fan fans skunk",
    "hysterical": "comedy sketch joke film show laughter",
    "farcical": "act comedy play scene",
    "pathetic": "fallacy",
    "heroic": "couplet couplets verse poem epic defender defenders age tenor",
    "glorious": "summer summer's sunshine weather day morning sunset views food colour technicolor garden",
    "gloriously": "lost sunny silly funny drunk warm",
    "noble": "gas gases metal metals family birth house rot title prize lord lords savage",
    "sublime": "the heated solid ridiculous",
    "hallowed": "be thy",
    "immortal": "cell cells line lines soul souls god gods",
    "treasonous": "statute defines",
    "invincible": "unit",
    "barbaric": "sense",
    "inhuman": "degrading convention article",
    "infamous": "for",
    "magnificent": "view views building garden scenery",
    "splendid": "view views isolation hotel weather",
}
_OPENING = frozenset({"“", '"', "‘", "'", ":", "("})
_CLOSING = frozenset({"”", '"', "’", "'", ","})
_ABOUT_WORDS = words("word words term adjective adverb noun phrase spelled grammar dictionary printer")
_TITLED = words("album band book film game novel play podcast record series show single song")


@sense
def passes_judgement(match: Match) -> bool:
    """Hold when the word is used to judge: not mentioned as a word, not in a name or title, not half a compound."""
    after = match.after()
    if after is not None and after.text in HYPHENS and not match.last.whitespace_:
        return False
    return not mentioned(match) and not named(match)


@sense
def not_of_force(match: Match) -> bool:
    """Hold unless the word measures weather, sport, business or candour (``a brutal winter``, ``savage cuts``)."""
    judged, after = judged_noun(match), match.after()
    if after is not None and after.lower_ in _FORCES:
        return False
    return judged is None or not {judged.lower_, judged.lemma_.lower()} & _FORCES


@sense
def not_of_shine(match: Match) -> bool:
    """Hold unless the word is said of light, colour or the weather (``brilliant white``, ``a glorious day``)."""
    judged, after = judged_noun(match), match.after()
    if after is not None and after.lower_ in _SHINE:
        return False
    return judged is None or not {judged.lower_, judged.lemma_.lower()} & _SHINE


@sense
def not_an_intensifier(match: Match) -> bool:
    """Hold unless an adverb only strengthens what follows (``brutally honest``, ``outrageously expensive``)."""
    after = match.after()
    if after is None or match.first.pos_ == "ADJ" or not match.last.lower_.endswith("ly"):
        return True
    return not (after.pos_ in {"ADJ", "ADV"} and after.tag_ not in {"VBN", "VBD"})


@sense
def not_a_surname(match: Match) -> bool:
    """Hold unless a capitalised word at the start of a sentence is a person (``Savage scored twice``)."""
    token, after = match.first, match.after()
    if not token.text[:1].isupper() or token.text.isupper() or not starts_sentence(token) or after is None:
        return True
    if after.lower_ in {"'s", "’s"}:
        return False
    if after.text == "," and after.i + 1 < len(match.doc) and after.nbor(1).like_num:
        return False
    verb = after.pos_ in {"VERB", "AUX"} or after.tag_ in {"VBD", "VBZ"}
    return not (verb and after.lower_ not in words("is are was were"))


@sense
def not_of_fighters(match: Match) -> bool:
    """Hold unless word and noun name fighters or a people together (``heroic defenders``): one legitimising name."""
    if match.first.lower_ not in word_class("glory"):
        return True
    following = match.doc[match.stop : match.stop + 2]
    return not any(
        token.lower_ in word_class("glorified") for token in following if token.pos_ in {"NOUN", "PROPN"}
    )


@sense
def not_a_surprise(match: Match) -> bool:
    """Hold unless the word wonders at a fact or a quantity (``amazing how``, ``an amazing number``)."""
    after = match.after()
    return after is None or after.lower_ not in words("how that what why number amount speed rate if when to")


@sense
def a_verdict(match: Match) -> bool:
    """Hold when the noun is what something is called (``it is an outrage``), not what people feel or cause."""
    token, after = match.last, match.after()
    if after is not None and after.lower_ in words("at over among against from grew mounted spread followed"):
        return False
    if token.head.lemma_.lower() in _FEELING_VERBS:
        return False
    leading = match.doc[max(0, match.start - 3) : match.start]
    if any(other.lower_ in words("an a this what such") for other in leading):
        return True
    return predicated_of(token) is not None and token.dep_ != "pobj"


@sense
def not_of_the_mind(match: Match) -> bool:
    """Hold unless the word is a finding of medicine or of a court (``the jury found him insane``)."""
    return not about(match, _CLINICAL)


@sense
def not_of_the_arts(match: Match) -> bool:
    """Hold unless the word names a kind of art or comedy (``a farce by Feydeau``, ``theatre of the absurd``)."""
    return not about(match, _ARTS)


@sense
def said_by_a_noun(match: Match) -> bool:
    """Hold when the word stands as a noun, not as a verb (``to disgrace``, ``to outrage``)."""
    return match.last.pos_ not in {"VERB", "AUX"}


@sense
def not_facing(match: Match) -> bool:
    """Hold unless the word is the verb *to brave* (``to brave the cold``) or a warrior (``an Apache brave``)."""
    return match.first.pos_ == "ADJ"


@sense
def judges(match: Match) -> bool:
    """The word judges: it is no name or title, no word that is only mentioned, no term of art."""
    return not (_in_a_name(match) or mentioned(match) or _quoted_word(match) or _term_of_art(match))


def judged_noun(match: Match) -> Token | None:
    """Return the noun a word is said of: the one it stands before, or the subject it is predicated of."""
    token = match.last
    if token.dep_ in {"acomp", "oprd", "attr"}:
        return predicated_of(token)
    return noun_after(match.doc, match.stop) or predicated_of(token)


def about(match: Match, said: frozenset[str]) -> bool:
    """Tell whether any of some words stands in the sentence of the match."""
    return bool(sentence_words(match.head) & said)


def _in_a_name(match: Match) -> bool:
    """A capital within the sentence makes a name or title; at its start, only with a capitalised noun beside."""
    token, before, after = match.first, match.before(), match.after()
    if named(match):
        return True
    if not token.text[0].isupper() or (token.text.isupper() and len(token.text) > 2):
        return False
    beside = after is not None and after.text[:1].isupper() and after.pos_ in ("PROPN", "NOUN")
    if token.is_sent_start or token.i == 0 or (before is not None and before.text in _OPENING):
        return beside or (before is not None and before.i > 0 and before.nbor(-1).lower_ in _TITLED)
    shouted = (
        match.reading.kind == "comment"
        and after is not None
        and after.is_lower
        and after.pos_ in ("NOUN", "ADJ")
    )
    return not shouted


def _quoted_word(match: Match) -> bool:
    """The word stands alone in quotation marks in a sentence about words."""
    before, after = match.before(), match.after()
    quoted = before is not None and after is not None and before.text in _OPENING and after.text in _CLOSING
    return quoted and any(token.lower_ in _ABOUT_WORDS for token in match.first.sent)


def _term_of_art(match: Match) -> bool:
    terms = _TERMS.get(match.first.lower_)
    if terms is None:
        return False
    listed = frozenset(terms.split())
    near = match.doc[max(match.first.sent.start, match.start - 4) : min(match.first.sent.end, match.stop + 4)]
    return (
        any(token.lower_ in listed for token in near if token.i != match.start)
        or match.first.head.lower_ in listed
    )
