"""What a corpus remembers of its projects on Label Studio, in ``label_studio/`` of its folder.

``state.json`` holds, for each project, where it is and up to when it was pulled: nothing secret. Losing it costs no
work: a project is found again by the mark in its description, and pulled from the beginning.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from ...corpus.errors import CorpusError
from ...corpus.files import write_whole

FOLDER = "label_studio"
STATE = "state.json"
TEXTS = "texts"
BOUNDARIES = "boundaries"
ADJUDICATION = "adjudication:"
MARGIN = timedelta(seconds=2)
"""Tasks are stamped before they are committed, so that one may show up a little late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A project that belongs to a corpus.

    Attributes:
        name: what the corpus calls it: ``texts``, ``boundaries``, or ``adjudication:`` and the name of a gold layer.
        key: eight hexadecimal digits that mark it on the server, and in the annotations that come from it.
        url: the server.
        project: the project's id there; None until it is known to be made.
        pulled: ISO 8601 time, on the server's clock, up to which changes were pulled; None before the first pull.
        layers: the layers that are asked for; all that the scheme asks if None.
        practice: the annotator whose answers are known.
        gold: the gold layer that work in it becomes, such as ``gold:main``; None where each annotator speaks for
            themselves.
        cleared: what tells up to which erasure its tasks hold nothing that was erased; None when that is not known.
    """

    name: str
    key: str
    url: str
    project: int | None = None
    pulled: str | None = None
    layers: tuple[str, ...] | None = None
    practice: str | None = None
    gold: str | None = None
    cleared: str | None = None

    @property
    def mark(self) -> str:
        """What the project's description holds."""
        return f"commentariat:{self.key}"


def new_link(name: str, *, url: str) -> Link:
    """Return a link with a key of its own, for a project that is yet to be made."""
    return Link(name=name, key=secrets.token_hex(4), url=url)


def load_links(folder: Path) -> dict[str, Link]:
    """Return the projects of a corpus by name.

    Raises:
        CorpusError: when the state is damaged.
    """
    path = folder / FOLDER / STATE
    if not path.is_file():
        return {}
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return {name: _link(name, fields) for name, fields in said["projects"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(
            f"{path} is damaged ({error}). Delete it: projects are found again on the server, and pulled anew."
        ) from error


def save_link(folder: Path, link: Link) -> None:
    """Remember a project of a corpus.

    Raises:
        OutputError: when the folder cannot be written.
    """
    links = load_links(folder) | {link.name: link}
    write_whole(folder / FOLDER / STATE, render_links(links), what="The state of the Label Studio projects")


def render_links(links: Mapping[str, Link]) -> bytes:
    """Return the content of ``state.json``."""
    projects = {
        name: {key: value for key, value in asdict(link).items() if key != "name"}
        for name, link in sorted(links.items())
    }
    return (json.dumps({"projects": projects}, indent=1) + "\n").encode()


def _link(name: str, fields: Mapping[str, Any]) -> Link:
    layers = fields.get("layers")
    return Link(name=name, **{**fields, "layers": None if layers is None else tuple(layers)})
