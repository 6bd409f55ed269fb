"""What a cache remembers from text to text is short, whatever the texts are."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import sys
import types

import commentariat.corpus
from commentariat.corpus.pages import read_page
from commentariat.corpus.splitting import split_trailing

LONG = 20_000


def held(root: object) -> list[int]:
    """Return the lengths of the long strings that something holds in dictionaries, tuples and sets."""
    found: list[int] = []
    seen: set[int] = set()
    todo = [root]
    while todo:
        here = todo.pop()
        if id(here) in seen or isinstance(here, types.FunctionType | types.ModuleType | type):
            continue
        seen.add(id(here))
        if isinstance(here, str):
            found += [len(here)] if len(here) >= LONG else []
        else:
            todo += gc.get_referents(here)
    return found


def test_no_long_line_is_remembered() -> None:
    for module in pkgutil.walk_packages(commentariat.corpus.__path__, "commentariat.corpus."):
        if not module.name.endswith(".build"):
            importlib.import_module(module.name)
    words = "lorem 12 May 2012 said reply " * 1_000
    lines = [
        words,
        f"Ann Holm on 12 May 2012 {words}",
        f"Posted by {'x' * LONG}",
        f"3 Comments {words}",
        f"by {words}",
    ]
    lines += [f"{words} ago", "Reply " * LONG, "1" * LONG, "ü" * LONG, f"“{words}", "-" * LONG]
    report = ["The council approved the bridge on Monday.", "The work is to begin in May, officials said."]
    german = ["Der Rat hat das am Montag beschlossen und die Stadt sagt, dass es so ist."] * 3
    comments = "".join(
        f'<li class="comment"><cite class="fn">{line}</cite><time>{line}</time><p>{line}</p><a href="#">{line}</a></li>'
        for line in lines
    )

    split_trailing("\n".join([*report, *lines]))
    split_trailing("\n".join([*german, *lines]))
    read_page(f"<article><p>{'<p>'.join(lines)}</article><ol class='commentlist'>{comments}</ol>".encode())

    caches = {
        f"{name}.{key}": value
        for name, module in list(sys.modules.items())
        if name.startswith("commentariat.corpus")
        for key, value in vars(module).items()
        if hasattr(value, "cache_info") or type(value).__name__ == "_Spoken"
    }
    assert len(caches) > 20
    assert {name: lengths for name, cache in caches.items() if (lengths := held(cache))} == {}
