"""What counts as one item: a family of lexicon entries, an actor whatever it is called, a frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ...corpus.text.canonical import folded_words
from ..actors.gazetteer import known
from ..lexicon import default_lexicon

WORD, NAMING, FRAME = "word", "naming", "frame"
NAMING_LABELS = (
    "delegitimising_label",
    "legitimising_label",
    "proxy_label",
    "contested_territory",
    "dehumanising",
)
LABELS = (*NAMING_LABELS, "evaluative", "euphemism")
"""Labels whose expressions can be taken up. Hedges, boosters, verbs and passives are ways of reporting, not terms."""

_SUFFIXES = tuple(
    """
    ically ness ists ities isms ist ity ism ies ion ous ally ly ty al ic at ed ing es e s y
    """.split()  # noqa: SIM905
)
_SHORTEST_STEM = 4
_SHORT_BEFORE = ("y", "ies", "s")
_REVERSING = frozenset({"de", "un", "non", "anti", "counter"})
_HOSTILE = frozenset({"delegitimising_label", "proxy_label", "dehumanising"})
_FREEING = ("liber", "freed", "reunit", "de-occup", "deoccup")
_SEIZING = ("occup", "annex", "usurp", "captiv", "colon", "unliber")


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One thing that a report may hand to its readers.

    Attributes:
        kind: ``word``, ``naming`` (a word together with the actor it names) or ``frame``.
        label: label of the loaded-language layer, or the frame.
        family: what forms of the item share: a stem or entry; the codebook, for a frame.
        about: the actor's key, for a naming; the sponsor's key, for a word that names a sponsor; else None.
    """

    kind: str
    label: str
    family: str
    about: str | None = None


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Take the endings of inflection and derivation off a folded word, so that its relatives meet.

    Coarse on purpose: it is only used within one label, and for words that the lexicon holds.

    >>> {stem(word) for word in ("barbaric", "barbarism", "barbarity", "barbarous")}
    {'barbar'}
    >>> stem("liberated") == stem("liberation"), stem("proxies") == stem("proxy")
    (True, True)
    """
    while True:
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM - (
                suffix in _SHORT_BEFORE
            ):
                word = word[: -len(suffix)]
                break
        else:
            return word


def family(label: str, entry: str | None, quote: str) -> str:
    """Return what the forms of an expression share: entries whose ids begin or end with another entry's word join it.

    >>> family("delegitimising_label", "delegitimising_label/terrorist-group", "terrorist group")
    'terror'
    >>> family("evaluative", None, "barbarity")
    'barbar'
    """
    if not entry:
        return "-".join(stem(word) for word in folded_words(quote)) or quote
    return _family(label, entry.rpartition("/")[2].rpartition(".")[2])


@lru_cache(maxsize=4096)
def _family(label: str, name: str) -> str:
    words = name.split("-")
    if len(words) == 1:
        return stem(name)
    if words[0] not in _REVERSING:
        for word in (words[0], words[-1]):
            if stem(word) in _single_words(label):
                return stem(word)
    return name


@lru_cache(maxsize=64)
def _single_words(label: str) -> frozenset[str]:
    """The stems of the entries of a label whose id is one word."""
    names = (entry.id.rpartition("/")[2] for entry in default_lexicon() if entry.label == label)
    return frozenset(stem(name) for name in names if "-" not in name)


@lru_cache(maxsize=65_536)
def actor_key(name: str) -> str:
    """Return a key that the names of one actor share; a state, its seat, its ruler and its people are one here.

    >>> actor_key("ISIS") == actor_key("Daesh"), actor_key("Damascus") == actor_key("Syria")
    (True, True)
    """
    found = known(name)
    if found is not None:
        return f"state {found.state}" if found.state else found.identity
    folded = " ".join(name.replace("’", "'").split()).casefold()
    return folded.removeprefix("the ").removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=65_536)
def sponsor_key(label: str, quote: str) -> str | None:
    """Return the key of the power that an expression names (``Turkish proxies``); None where it names none."""
    if label not in ("proxy_label", "contested_territory"):
        return None
    words = quote.replace("’", "'").replace("-", " ").split()
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            name = " ".join(words[first : first + size]).removesuffix("'s").removesuffix("'")
            if name[:1].isupper() and known(name) is not None:
                return actor_key(name)
    return None


def pattern_of(label: str, name: str, quote: str) -> tuple[str, ...]:
    """Return the stems by which an expression of a family is looked for in a text.

    >>> pattern_of("proxy_label", "prox", "Turkish proxies")
    ('prox',)
    >>> pattern_of("euphemism", "collateral-damage", "collateral damage")
    ('collater', 'damag')
    """
    stems = tuple(stem(word) for word in folded_words(quote))
    if name in stems:
        return (name,)
    for at, found in enumerate(stems):
        if found.startswith(name) and label in ("proxy_label", "contested_territory"):
            return stems[at : at + 1]
    return stems


def opposed(item: Item, label: str, name: str) -> bool:
    """Tell whether another naming of the same actor or place takes the other side.

    >>> opposed(Item("naming", "delegitimising_label", "terror", "isis"), "legitimising_label", "freedom-fighter")
    True
    >>> opposed(Item("naming", "contested_territory", "liber", "aleppo"), "contested_territory", "occup")
    True
    """
    if item.label in _HOSTILE:
        return label == "legitimising_label"
    if item.label == "legitimising_label":
        return label in _HOSTILE
    if item.label == "contested_territory" and label == item.label:
        sides = (_side(item.family), _side(name))
        return None not in sides and sides[0] != sides[1]
    return False


def _side(name: str) -> str | None:
    if name.startswith(_SEIZING):
        return "seized"
    return "freed" if name.startswith(_FREEING) else None


def compatible(mine: str | None, theirs: str | None) -> bool:
    """Tell whether two expressions may mean the same sponsor: one that names none may mean any."""
    return mine is None or theirs is None or mine == theirs
