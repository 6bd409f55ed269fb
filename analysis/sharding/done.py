"""The completion marker of a shard: that its parts are whole, and the counts that a summary needs of it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ...corpus.errors import Problem
from ...corpus.files import write_whole
from ...corpus.storage.tables import label_names
from ..text.loaded_spans import LAYER as LOADED

if TYPE_CHECKING:
    import pyarrow as pa

_EXAMPLES = 3


@dataclass(kw_only=True)
class Done:
    """What was done of a shard, or of several when they are added up.

    Attributes:
        documents: texts analysed.
        words: their words.
        findings: rows of findings.
        left_out: texts that are not for this analysis, with the reason.
        failed: texts on which an analysis failed.
        found: how often each expression of each label of loaded language was found.
        taken_over: documents whose rows were taken over from an earlier analysis.
    """

    documents: int = 0
    words: int = 0
    findings: int = 0
    left_out: list[Problem] = field(default_factory=list)
    failed: list[Problem] = field(default_factory=list)
    found: dict[str, Counter[str]] = field(default_factory=dict)
    taken_over: int = 0

    def count(self, findings: pa.Table, measures: pa.Table) -> None:
        """Count the rows of a shard, in the order of its documents."""
        self.documents = measures.num_rows
        self.findings = findings.num_rows
        if measures.num_rows:
            self.words = sum(filter(None, measures.column("n_words").to_pylist()))
        names = label_names(findings.schema)
        loaded = names["layer"].index(LOADED)
        columns = (findings.column(name).to_pylist() for name in ("layer", "label", "quote"))
        for layer, label, quote in zip(*columns, strict=True):
            if layer == loaded:
                self.found.setdefault(names["label"][label], Counter())[quote] += 1

    def add(self, other: Done) -> None:
        """Add up with what was done of the next shard."""
        self.documents += other.documents
        self.words += other.words
        self.findings += other.findings
        self.left_out += other.left_out
        self.failed += other.failed
        self.taken_over += other.taken_over
        for label, counts in other.found.items():
            self.found.setdefault(label, Counter()).update(counts)

    @property
    def problems(self) -> list[Problem]:
        """Every text without findings, with the reason: those left out, then those that failed."""
        return [*self.left_out, *self.failed]

    def labels(self) -> list[tuple[str, int, tuple[str, ...]]]:
        """Return the labels of loaded language with their number and commonest expressions, most frequent first."""
        ranked = sorted(self.found.items(), key=lambda item: (-item[1].total(), item[0]))
        return [
            (label, n.total(), tuple(quote for quote, _ in n.most_common(_EXAMPLES))) for label, n in ranked
        ]

    def write(self, path: Path) -> None:
        """Write the marker.

        Raises:
            OutputError: when it cannot be written.
        """
        said = vars(self) | {
            name: [asdict(problem) for problem in getattr(self, name)] for name in ("left_out", "failed")
        }
        write_whole(path, json.dumps(said, ensure_ascii=False).encode(), what="The marker of a shard")

    @classmethod
    def read(cls, path: Path) -> Done | None:
        """Return what a marker says; None where there is none that can be read."""
        try:
            said = json.loads(path.read_bytes())
            said["found"] = {label: Counter(counts) for label, counts in said["found"].items()}
            for name in ("left_out", "failed"):
                said[name] = [Problem(**item) for item in said[name]]
            return cls(**said)
        except (OSError, ValueError, TypeError, KeyError):
            return None
