"""A corpus with its token index and its documents, kept while the process runs and the corpus stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ...corpus.scheme import VOICES, default_scheme
from ..tables.corpus_tables import CorpusTables, scan, table_state
from .cache import token_index
from .documents import Documents
from .index import TokenIndex

if TYPE_CHECKING:
    from ...corpus.progress import Progress

_MOST = 2
_opened: OrderedDict[tuple[object, ...], Opened] = OrderedDict()


@dataclass(frozen=True, eq=False)
class Opened:
    """A corpus as the statistics see it.

    Attributes:
        corpus: its tables.
        documents: its documents as columns.
        index: its words.
    """

    corpus: CorpusTables
    documents: Documents
    index: TokenIndex

    @cached_property
    def has_findings(self) -> bool:
        """Whether anything is marked in its texts."""
        return self.corpus.arrow("findings", columns=["document_id"]).num_rows > 0

    @cached_property
    def withheld(self) -> int:
        """How many of its texts are withheld from a release."""
        if not (self.corpus.provenance.get("release") or {}).get("texts_withheld"):
            return 0
        parts = (part for table in ("reports", "comments") for part in scan(self.corpus, table, ["text"]))
        return sum(part.column("text").null_count for part in parts)

    @cached_property
    def marks(self) -> Mapping[str, frozenset[str]]:
        """What a label, a layer and a voice may be called: whatever the shipped scheme or the findings have."""
        scheme = default_scheme()
        known = {"label": scheme.label_names, "layer": scheme.layer_names, "voice": VOICES}
        findings = self.corpus.arrow("findings", columns=list(known))
        found = {name: findings.column(name).cast("string").unique().to_pylist() for name in known}
        return {name: frozenset((*names, *filter(None, found[name]))) for name, names in known.items()}


def open_corpus(corpus: CorpusTables, *, progress: Progress | None = None) -> Opened:
    """Open a corpus for statistics, or return it as it was opened before, unless its tables have changed since."""
    state = table_state(corpus)
    if state is not None and state in _opened:
        _opened.move_to_end(state)
        return _opened[state]
    opened = Opened(corpus, Documents(corpus), token_index(corpus, progress=progress))
    if state is not None:
        _opened[state] = opened
        while len(_opened) > _MOST:
            _opened.popitem(last=False)
    return opened
