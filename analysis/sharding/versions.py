"""What findings and measures depend on beside the texts: rules, pipeline, packages and lexicon, each as a version."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..lexicon import Entry, Lexicon

PACKAGES = ("spacy", "textstat", "vaderSentiment")
_LOOKED_FOR = (
    "label",
    "patterns",
    "sense",
    "shape",
    "if_next",
    "if_previous",
    "unless_next",
    "unless_previous",
    "neutral",
)
_CLASS = re.compile(r"<([^<>]+)>")
_RULES = ("actors", "language", "lexicon", "senses", "text", "voices")
"""The sub-packages whose code and word lists decide what is found."""


@cache
def rules_version() -> str:
    """Return a hash of the code and the word lists that decide what is found.

    A version number would not change with every edit; this does, and only with an edit.

    >>> len(rules_version())
    16
    """
    digest = hashlib.sha256()
    package = resources.files(__name__.rsplit(".", 2)[0])
    files = [item for item in package.iterdir() if item.name.endswith(".py")]
    folders = [package / name for name in _RULES]
    while folders:
        for item in folders.pop().iterdir():
            if item.is_dir() and item.name != "__pycache__":
                folders.append(item)
            elif item.is_file() and not item.name.endswith(".pyc"):
                files.append(item)
    for path in sorted(files, key=str):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def pipeline_version() -> dict[str, str]:
    """Return name and version of the installed pipeline, without loading its weights.

    Raises:
        InputError: when none is installed.
    """
    from spacy.util import get_package_path, load_meta

    from ..language import MODELS, load_pipeline

    for name in MODELS:
        if find_spec(name) is not None:
            meta = load_meta(get_package_path(name) / "meta.json")
            return {"name": f"{meta['lang']}_{meta['name']}", "version": str(meta["version"])}
    load_pipeline()  # says what to install
    return {}


def package_versions() -> dict[str, str]:
    """Return the versions of the packages that numbers come from."""
    return {name: version(name) for name in PACKAGES}


def entry_versions(lexicon: Lexicon) -> dict[str, str]:
    """Return a hash of what every entry of a lexicon looks for by its id, in the lexicon's order.

    It covers the words of the classes that the entry names, so that an entry changes with them, but not what is only
    said of the entry: citation, rationale and examples.
    """
    return {entry.id: _entry_version(entry, lexicon.classes) for entry in lexicon}


def _entry_version(entry: Entry, classes: Mapping[str, frozenset[str]]) -> str:
    said = repr([getattr(entry, name) for name in _LOOKED_FOR])
    used = sorted({name for names in _CLASS.findall(said) for name in names.split("|")} & classes.keys())
    words = [(name, sorted(classes[name])) for name in used]
    return hashlib.sha256(f"{said} {words}".encode()).hexdigest()[:16]
