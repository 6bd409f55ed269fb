"""Annotation: what people claim, in the same shape as what the machine claims.

People's claims live in the `annotations` table of a corpus, in the columns of `findings`
(`commentariat.corpus.standoff.claims.Claim`). A rebuild re-anchors them on edited texts and reports what is lost.

Start with `serve()`, then `push(corpus)` and, when people have worked, `pull(corpus)`. `labelling_config` and
`guidelines` show what annotators will see. `agreement`, `confusion` and `disagreements` compare people, `write_gold`
keeps what was adjudicated, `evaluate` sets the machine beside people, `export` and `import_claims` speak to other
tools.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

# Bound at once, not on demand: these functions are named like the packages they come from, which would take their
# place here when imported later.
from .agreement import agreement, confusion, decisions, disagreements, evaluate, evaluation_errors
from .formats import export, formats, import_claims

if TYPE_CHECKING:
    from .adjudication import gold_from, gold_from_votes, gold_layers, read_gold, write_gold
    from .adopt import adopt_scheme
    from .agreement.by_label import label_agreement
    from .config import labelling_config
    from .guide import guidelines, guidelines_html
    from .label_studio.adjudicating import push_adjudication
    from .label_studio.aside import accept, set_aside
    from .label_studio.boundary import push_boundaries
    from .label_studio.connection import Connection, connect
    from .label_studio.pull import pull
    from .label_studio.push import push
    from .label_studio.sampling import Sample
    from .label_studio.server import serve, stop
    from .store import read_annotations, write_annotations

_HOME = {
    "accept": "label_studio.aside",
    "Connection": "label_studio.connection",
    "Sample": "label_studio.sampling",
    "adopt_scheme": "adopt",
    "connect": "label_studio.connection",
    "gold_from": "adjudication",
    "gold_from_votes": "adjudication",
    "gold_layers": "adjudication",
    "guidelines": "guide",
    "guidelines_html": "guide",
    "label_agreement": "agreement.by_label",
    "labelling_config": "config",
    "pull": "label_studio.pull",
    "push": "label_studio.push",
    "push_adjudication": "label_studio.adjudicating",
    "push_boundaries": "label_studio.boundary",
    "read_annotations": "store",
    "read_gold": "adjudication",
    "serve": "label_studio.server",
    "set_aside": "label_studio.aside",
    "stop": "label_studio.server",
    "write_annotations": "store",
    "write_gold": "adjudication",
}

__all__ = [
    "Connection",
    "Sample",
    "accept",
    "adopt_scheme",
    "agreement",
    "confusion",
    "connect",
    "decisions",
    "disagreements",
    "evaluate",
    "evaluation_errors",
    "export",
    "formats",
    "gold_from",
    "gold_from_votes",
    "gold_layers",
    "guidelines",
    "guidelines_html",
    "import_claims",
    "label_agreement",
    "labelling_config",
    "pull",
    "push",
    "push_adjudication",
    "push_boundaries",
    "read_annotations",
    "read_gold",
    "serve",
    "set_aside",
    "stop",
    "write_annotations",
    "write_gold",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f".{_HOME[name]}", __package__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
