"""The gazetteer: names of states, peoples, armed groups, institutions and leaders that the rules know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from ...corpus.yaml_text import read_yaml

STATE, CAPITAL, PEOPLE, GROUP, INSTITUTION, PARTY, LEADER, FIGURE = (
    "state",
    "capital",
    "people",
    "group",
    "institution",
    "party",
    "leader",
    "figure",
)
KINDS = {
    STATE: "polity",
    CAPITAL: "polity",
    PEOPLE: "people",
    GROUP: "organisation",
    INSTITUTION: "organisation",
    PARTY: "organisation",
    LEADER: "person",
    FIGURE: "person",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A known name.

    Attributes:
        text: the name as it is written.
        sort: state, capital, people, group (armed or political movement), institution, party, leader (a
            ruler) or figure (another public person).
        identity: what names of one actor share; a demonym has its own identity.
        state: the state it belongs to, where it belongs to one.
        sponsors: the states that are commonly said to back it.
    """

    text: str
    sort: str
    identity: str
    state: str | None = None
    sponsors: frozenset[str] = frozenset()


@cache
def gazetteer() -> dict[str, Name]:
    """Return the known names by their text, apostrophes straight.

    >>> gazetteer()["Daesh"].identity == gazetteer()["ISIS"].identity
    True
    >>> gazetteer()["Damascus"].state
    'Syria'
    """
    path = resources.files(__package__ or "") / "actors.yaml"
    raw = read_yaml(path.read_text(encoding="utf-8"))
    names: dict[str, Name] = {}

    def add(text: str, **about: object) -> None:
        names.setdefault(str(text).replace("’", "'"), Name(text=str(text), **about))  # pyright: ignore[reportArgumentType]

    for state, (demonyms, capitals, others) in raw["states"].items():
        for text in (state, *others):
            add(text, sort=STATE, identity=f"state {state}", state=state)
        for text in capitals:
            add(text, sort=CAPITAL, identity=f"seat of {state}", state=state)
        for text in demonyms:
            add(text, sort=PEOPLE, identity=f"people of {state}", state=state)
    for aliases, sponsors in raw["groups"]:
        for text in aliases:
            add(text, sort=GROUP, identity=f"group {aliases[0]}", sponsors=frozenset(sponsors))
    for aliases in raw["institutions"]:
        for text in aliases:
            add(text, sort=INSTITUTION, identity=f"institution {aliases[0]}")
    for aliases in raw["parties"]:
        for text in aliases:
            add(text, sort=PARTY, identity=f"party {aliases[0]}")
    for text in raw["peoples"]:
        add(text, sort=PEOPLE, identity=f"people {text.rstrip('s')}")
    for text, state in raw["leaders"].items():
        add(text, sort=LEADER, identity=f"leader {text.removeprefix('al-').removeprefix('el-')}", state=state)
    for text in raw["figures"]:
        add(text, sort=FIGURE, identity=f"figure {text}")
    return names


@cache
def first_words() -> dict[str, int]:
    """Return, for the first word of every known name, the greatest number of words a name with it has."""
    longest: dict[str, int] = {}
    for text in gazetteer():
        words = text.replace("-", " - ").replace("/", " / ").split()
        for first in {words[0], words[0].removesuffix("'s")}:
            longest[first] = max(longest.get(first, 0), len(words) + text.count("'"))
    return longest


@lru_cache(maxsize=50_000)
def known(text: str) -> Name | None:
    """Return what the gazetteer knows of a name as written (a leading article and a possessive left out)."""
    text = text.replace("’", "'").removesuffix("'s").removesuffix("'")
    return gazetteer().get(text) or gazetteer().get(text.removeprefix("the ").removeprefix("The "))
