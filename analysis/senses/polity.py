"""Named polities: whether the words after *so-called* (or a mark of the kind) name a state or would-be state.

*So-called* before a named polity disputes a claim to territory; before anything else it distances the writer
from a word. Both labels ask here, so that no *so-called* is given to both or to neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import words
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Doc

POLITY_NOUNS = words("""
    republic republics state states caliphate emirate sultanate kingdom federation confederation commonwealth
    principality oblast autonomy administration authority territory
""")
POLITY_NAMES = words("""
    dpr lpr dnr lnr trnc sadr aanes pmr isis isil daesh rojava transnistria pridnestrovie abkhazia somaliland
    artsakh novorossiya kosovo kosova crimea palestine taiwan catalonia kurdistan khalistan azawad biafra
    ambazonia puntland donbas donbass ossetia karabakh sahara israel judea samaria anjouan katanga chechnya
    ichkeria republika srpska tibet bougainville zaporizhzhia kherson donetsk luhansk lugansk
""")
# Names of armed groups that stand without "State": so-called before them doubts a name, not a territory.
_GROUP_NAMES = frozenset({"isis", "isil", "daesh"})
_SKIPPED = frozenset("\"“”'‘’«»„`") | {
    "``",
    "''",
    "the",
    "a",
    "an",
    "own",
    "new",
    "self",
    "-",
    "proclaimed",
    "declared",
}
_STATE_CLAIMS = frozenset(
    {"new", "independent", "sovereign", "breakaway", "separatist", "unrecognised", "unrecognized"}
)
_LINKS = frozenset({"of", "and", "the", "-", "’s", "'s", "'", "’", "in", "al", "el", "for"})


def polity_after(doc: Doc, index: int) -> bool:
    """Tell whether the noun phrase that starts at token `index` names a polity.

    Quotation marks, articles and words such as *breakaway* before the name are passed over. A polity is named
    by a proper name with *Republic*, *State*, *Emirate* and the like in it ("Donetsk People's Republic",
    "Islamic State"), by the bare name of a state, capital or disputed land ("Kosovo", "Artsakh"), or by an
    abbreviation of one ("DPR"). A name that only modifies another noun ("Kosovo Liberation Army", "Syrian
    opposition") names no polity.
    """
    while index < len(doc) and doc[index].lower_ in _SKIPPED | _STATE_CLAIMS:
        index += 1
    stop = index
    while stop < len(doc) and (doc[stop].text[:1].isupper() or (stop > index and doc[stop].lower_ in _LINKS)):
        stop += 1
    while stop > index and doc[stop - 1].lower_ in _LINKS:
        stop -= 1
    words = [token.lower_ for token in doc[index:stop]]
    if not words:
        return False
    head = next((place for place, word in enumerate(words) if word in {"of", "in", "for"}), len(words))
    named = len(words) > 1 or "of" in words
    if words[head - 1] in POLITY_NOUNS:
        return named
    if words[-1] in POLITY_NAMES - _GROUP_NAMES and "of" not in words:
        return not _continues(doc, stop)
    return (
        len(words) == 1
        and doc[index].ent_type_ == "GPE"
        and doc[index].pos_ == "PROPN"
        and not _continues(doc, stop)
    )


def _continues(doc: Doc, stop: int) -> bool:
    """A lower-case noun right after a name makes the name a modifier ("Kosovo question")."""
    return stop < len(doc) and doc[stop].pos_ in {"NOUN", "PROPN", "ADJ"} and not doc[stop].is_punct


@sense
def before_named_polity(match: Match) -> bool:
    """Hold when the words right after the match name a polity."""
    return polity_after(match.doc, match.stop)


@sense
def not_before_named_polity(match: Match) -> bool:
    """Hold when the words right after the match name no polity."""
    return not polity_after(match.doc, match.stop)
