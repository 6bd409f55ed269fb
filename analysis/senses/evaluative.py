"""Senses of evaluative words: used to judge, not as a name, a term of art, a mention of the word or in a mild use."""

from __future__ import annotations

from ..wordlist import words
from .mention import mentioned, named
from .registry import Match, sense

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
def judges(match: Match) -> bool:
    """The word judges: it is no name or title, no word that is only mentioned, no term of art."""
    return not (_in_a_name(match) or mentioned(match) or _quoted_word(match) or _term_of_art(match))


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
    words = _TERMS.get(match.first.lower_)
    if words is None:
        return False
    listed = frozenset(words.split())
    near = match.doc[max(match.first.sent.start, match.start - 4) : min(match.first.sent.end, match.stop + 4)]
    return (
        any(token.lower_ in listed for token in near if token.i != match.start)
        or match.first.head.lower_ in listed
    )
