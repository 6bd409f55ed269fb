"""Comment systems by their marks: which one a page has, and whether its comments are in the page at all.

A system is a row of `systems.yaml`: what its records are called, and the names and addresses that only it writes.
Records of a known system are believed more readily than records found by their shape alone; their fields
are read as in any other page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

from .tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FIRST = 3


@dataclass(frozen=True, slots=True)
class System:
    """One comment system; `systems.yaml` says what each field means."""

    name: str
    marks: tuple[str, ...]
    records: re.Pattern[str] | None
    sources: tuple[str, ...]
    scripted: bool


@lru_cache
def known_systems() -> tuple[System, ...]:
    """Return the systems that are known.

    >>> known_systems()[0].name
    'wpdiscuz'
    """
    from ...yaml_text import read_yaml

    text = files(__package__ or "").joinpath("systems.yaml").read_text(encoding="utf-8")
    return tuple(
        System(
            name=row["name"],
            marks=tuple(row.get("marks", ())),
            records=re.compile(row["records"]) if "records" in row else None,
            sources=tuple(row.get("sources", ())),
            scripted=row.get("scripted", False),
        )
        for row in read_yaml(text)
    )


@lru_cache
def _whole_marks() -> Mapping[str, list[str]]:
    """Return the systems of each mark that is a whole name."""
    found: dict[str, list[str]] = {}
    for system in known_systems():
        for mark in system.marks:
            if not mark.endswith("*"):
                found.setdefault(mark, []).append(system.name)
    return found


@lru_cache
def _beginnings() -> Mapping[str, list[tuple[str, str]]]:
    """Return the marks that are beginnings of names, each with its system, by their first letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for system in known_systems():
        for mark in system.marks:
            if mark.endswith("*"):
                found.setdefault(mark[:_FIRST], []).append((mark[:-1], system.name))
    return found


@lru_cache
def _records() -> Mapping[str, re.Pattern[str]]:
    """Return how each system names its records, where that tells them."""
    return {system.name: system.records for system in known_systems() if system.records}


@lru_cache
def _sources() -> tuple[tuple[str, str], ...]:
    """Return the parts of addresses that systems are loaded from, each with its system."""
    return tuple((source, system.name) for system in known_systems() for source in system.sources)


def _marks_among(names: set[str]) -> set[tuple[str, str]]:
    """Return the marks that class names and ids are, each with its system."""
    whole = _whole_marks()
    found = {(name, system) for name in whole.keys() & names for system in whole[name]}
    beginnings = _beginnings()
    begun = [name for name in names if name[:_FIRST] in beginnings]
    # Searched as one text: a page has hundreds of names such as comment-1234.
    one_a_line = "\n" + "\n".join(begun)
    for first in {name[:_FIRST] for name in begun}:
        found.update((mark, system) for mark, system in beginnings[first] if f"\n{mark}" in one_a_line)
    return found


def system_at(address: str) -> str | None:
    """Return the system that is loaded from an address, if one is.

    >>> system_at("https://disqus.com/embed/comments/?f=tide"), system_at("https://tide.example/")
    ('disqus', None)
    """
    place = address.partition("?")[0]
    return next((system for source, system in _sources() if source in place), None)


def systems_of(tree: Tree) -> Mapping[str, int]:
    """Return the systems a page shows marks of, with how many different ones, in the order of `known_systems`.

    >>> dict(systems_of(Tree('<div id="disqus_thread"></div><script src="//x.disqus.com/embed.js"></script>')))
    {'disqus': 2}
    """
    names = set(chain.from_iterable([classes for classes, _ in tree.alike]))
    ids = tree.ids
    names.update([ids[index] for index in tree.identified])
    shown = _marks_among(names)
    nodes = [node for index in tree.frames if (node := tree.attributes[index])]
    sources = "\n".join([(node.get("src") or node.get("data-src") or "")[:300] for node in nodes])
    if sources:
        shown.update((source, system) for source, system in _sources() if source in sources)
    counts = Counter(system for _, system in shown)
    return {system.name: counts[system.name] for system in known_systems() if system.name in counts}


def system_of(names: Iterable[str], present: Mapping[str, int]) -> str | None:
    """Return the system whose records a set of that name is, among those a page shows marks of.

    >>> system_of(["li.even", "li#comment-0"], {"wordpress": 3})
    'wordpress'
    """
    records = _records()
    for system in present:
        if system in records and any(map(records[system].fullmatch, names)):
            return system
    return None


def loaded_by_script(present: Mapping[str, int]) -> str | None:
    """Return the system that a page loads its comments from when it is shown, if there is one."""
    scripted = {system.name for system in known_systems() if system.scripted}
    possible = [name for name in present if name in scripted]
    return max(possible, key=lambda name: present[name]) if possible else None
