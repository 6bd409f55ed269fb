"""Annotation: what people claim, in the same shape as what the machine claims.

People's claims live in the `annotations` table of a corpus, in the columns of `findings`
(`commentariat.corpus.claims.Claim`). A rebuild re-anchors them on edited texts and reports what is lost.

Start with `serve()`, then `push(corpus)` and, when people have worked, `pull(corpus)`. `labelling_config` and
`guidelines` show what annotators will see.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .adopt import adopt_scheme
    from .config import labelling_config
    from .guide import guidelines, guidelines_html
    from .label_studio.boundary import push_boundaries
    from .label_studio.connection import Connection, connect
    from .label_studio.pull import pull, set_aside
    from .label_studio.push import push
    from .label_studio.sampling import Sample
    from .label_studio.server import serve, stop

_HOME = {
    "Connection": "label_studio.connection",
    "Sample": "label_studio.sampling",
    "adopt_scheme": "adopt",
    "connect": "label_studio.connection",
    "guidelines": "guide",
    "guidelines_html": "guide",
    "labelling_config": "config",
    "pull": "label_studio.pull",
    "push": "label_studio.push",
    "push_boundaries": "label_studio.boundary",
    "serve": "label_studio.server",
    "set_aside": "label_studio.pull",
    "stop": "label_studio.server",
}

__all__ = [
    "Connection",
    "Sample",
    "adopt_scheme",
    "connect",
    "guidelines",
    "guidelines_html",
    "labelling_config",
    "pull",
    "push",
    "push_boundaries",
    "serve",
    "set_aside",
    "stop",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f".{_HOME[name]}", __package__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
