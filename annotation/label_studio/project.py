"""A corpus's project on Label Studio: made once, found again, and kept as the label scheme wants it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .client import Client
from .state import Link, load_links, new_link, save_link
from .transport import UnsureError

if TYPE_CHECKING:
    from ...corpus.corpus import Corpus

_TITLE = (3, 50)


def ensure_project(
    client: Client,
    corpus: Corpus,
    *,
    name: str,
    title: str,
    config: str,
    instruction: str,
    overlap: int | None,
    layers: tuple[str, ...] | None = None,
    practice: str | None = None,
    gold: str | None = None,
) -> Link:
    """Return the corpus's project of a name, made if there is none, with its config and settings brought up to date.

    The link is written before the project is made, and the project bears its mark, so that a project whose making
    was interrupted is found and not made twice.
    """
    link = load_links(corpus.path).get(name)
    if link is None:
        link = new_link(name, url=client.connection.url)
        save_link(corpus.path, link)
    here = link.url == client.connection.url
    project = client.project(link.project) if here and link.project is not None else None
    if project is None:
        # A local server may be back on another port, and a making that was interrupted leaves no id.
        found = client.find_project(link.mark)
        project = client.project(found) if found is not None else None
    settings: dict[str, Any] = {"label_config": config, "expert_instruction": instruction}
    if overlap is not None:
        settings["maximum_annotations"] = overlap
    if project is None:
        # What was pulled from a project that is no more says nothing of the new one.
        made = _make_project(client, link, title=title, settings=settings)
        link = replace(link, project=made, pulled=None)
    else:
        changed = {key: value for key, value in settings.items() if project.get(key) != value}
        if changed:
            client.update_project(int(project["id"]), **changed)
        link = replace(link, project=int(project["id"]))
    link = replace(
        link, url=client.connection.url, layers=layers, practice=practice or link.practice, gold=gold
    )
    save_link(corpus.path, link)
    return link


def _make_project(client: Client, link: Link, *, title: str, settings: Mapping[str, Any]) -> int:
    title = " ".join(title.split())[: _TITLE[1]]
    if len(title) < _TITLE[0]:
        title = f"Corpus {title}".strip()
    try:
        return client.create_project(
            title=title,
            description=f"Made by Commentariat; the mark below ties it to its corpus, leave it in place. {link.mark}",
            show_instruction=True,
            show_skip_button=True,
            enable_empty_annotation=True,
            show_collab_predictions=True,
            **{"maximum_annotations": 1, **settings},
        )
    except UnsureError:
        found = client.find_project(link.mark)
        if found is None:
            raise
        return found
