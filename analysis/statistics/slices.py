"""Slices: which words of a corpus are looked at. Every statistic takes the same description of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from ...corpus.errors import InputError, withheld_text
from ...corpus.nearest import require_known
from ...corpus.text.canonical import counted
from ..tables.corpus_tables import NO_OUTLET, CorpusTables
from ..text.quotations import KINDS, LAYER
from .choosing import chosen_values, pair_of
from .documents import SPAN_KEYS
from .opened import Opened, open_corpus
from .spans import offsets, standing_spans

if TYPE_CHECKING:
    from ...corpus.progress import Progress

Where = Mapping[str, Any]
"""What words are wanted, by column: a value, a list of values, or a pair (from, to); see `corpus_slice`."""
_VOICES_OF_OTHERS = ("quoted", "attributed")


@dataclass(frozen=True, eq=False)
class Slice:
    """Some words of a corpus.

    Attributes:
        opened: the corpus with its token index.
        where: what was asked for.
        documents: which documents have words in it (bool, one a document).
        marked: which words are in it (bool, one a word); None when all words of the documents are.
        notes: what to keep in mind with this slice.
    """

    opened: Opened
    where: Where
    documents: np.ndarray
    marked: np.ndarray | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def mask(self) -> np.ndarray:
        """Which words are in the slice (bool, one a word of the corpus)."""
        if self.marked is not None:
            return self.marked
        return np.repeat(self.documents, self.opened.index.counts)

    @cached_property
    def words(self) -> np.ndarray:
        """The words of the slice, as indices into the token index, in order."""
        return np.flatnonzero(self.mask)

    @property
    def codes(self) -> np.ndarray:
        """The forms of the words of the slice."""
        codes = self.opened.index.codes
        return codes[self.mask] if self.n_words < len(codes) else np.asarray(codes)

    @cached_property
    def words_per_document(self) -> np.ndarray:
        """How many words of the slice each document has."""
        index = self.opened.index
        if self.marked is None:
            return np.where(self.documents, index.counts, 0)
        return np.diff(np.concatenate([[0], np.cumsum(self.marked)])[index.bounds])

    @cached_property
    def n_words(self) -> int:
        """How many words are in the slice: the denominator of its rates."""
        return int(self.words_per_document.sum())

    @cached_property
    def n_documents(self) -> int:
        """How many documents have words in the slice."""
        return int(np.count_nonzero(self.words_per_document))

    @property
    def description(self) -> str:
        """What the slice is, in a few words."""
        return describe(self.where)

    def __repr__(self) -> str:
        """Say in one line what this is."""
        return f"Slice({self.description}: {self.n_words:,} words in {self.n_documents:,} documents)"

    def rest(self) -> Slice:
        """Return the words of the corpus that are not in this slice."""
        whole = corpus_slice(self.opened.corpus)
        where = {"not": self.where}
        if self.marked is None:
            return Slice(self.opened, where, whole.documents & ~self.documents)
        return Slice(self.opened, where, whole.documents, whole.mask & ~self.marked, self.notes)


def corpus_slice(
    corpus: CorpusTables, where: Where | Slice | None = None, *, progress: Progress | None = None
) -> Slice:
    """Choose words of a corpus.

    Args:
        corpus: the corpus.
        where: what is wanted, by name; all must hold. The names are the columns of the reports, comments and
            measures tables, beside ``kind`` (report or comment), ``comment_kind``, ``outlet`` and ``namer``; and, for
            words inside spans that the findings mark, ``layer``, ``label``, ``voice``, ``source``, ``target``,
            ``entry`` and ``annotator``. A value is a single one (with ``*`` and ``?`` as wildcards; None for nothing),
            a list of which one must hold, or a pair ``(from, to)`` with both ends in it, either of which may be None.
            Times compare as far as they are written: ``("2017", "2018-06")`` ends with 30 June 2018.
            ``voice`` alone is a whole corpus in that voice: ``outlet`` is what is neither quoted nor attributed.
        progress: called while the words of a corpus are read for the first time.

    Returns:
        The slice. Texts that `analyze` leaves out (other languages than English, very long ones) are not in it,
        unless ``language`` is asked for, so that its words are those the measures table counts.

    Raises:
        CorpusError: when a release withholds all texts.
        InputError: when a name, label, layer or voice is not known or nothing is chosen.

    >>> corpus_slice(corpus, {"kind": "comment", "published": ("2017", "2018-06")})  # doctest: +SKIP
    Slice(kind comment, published 2017 to 2018-06: 12,345 words in 210 documents)
    """
    if isinstance(where, Slice):
        return where
    where = dict(where or {})
    opened = open_corpus(corpus, progress=progress)
    documents = np.ones(len(opened.documents), dtype=bool)
    notes: list[str] = []
    if opened.withheld == len(documents) > 0:
        raise withheld_text(opened.documents.ids[0].as_py(), corpus.path)
    if opened.withheld:
        notes.append(
            f"{counted(opened.withheld, 'text is', 'texts are')} withheld from this release, and not counted."
        )
    if "language" not in where:
        documents &= opened.documents.analysed
        left_out = int(np.count_nonzero(~opened.documents.analysed)) - opened.withheld
        if left_out:
            said = counted(left_out, "text is", "texts are")
            notes.append(f"{said} left out, as in the analysis: not in English, or too long.")
    for name, wanted in where.items():
        if name not in SPAN_KEYS:
            documents &= _having(opened, name, wanted)
    marking = {name: _texts(wanted, name=name) for name, wanted in where.items() if name in SPAN_KEYS}
    require_known_marks(opened, marking)
    if not marking:
        made = Slice(opened, where, documents, notes=tuple(notes))
    else:
        marked, said = _marked(opened, marking)
        marked &= np.repeat(documents, opened.index.counts)
        made = Slice(opened, where, documents, marked, (*notes, *said))
    if where and not made.n_words:
        raise InputError(f"No words are in this slice: {made.description}. {_hint(opened, where)}".strip())
    return made


def describe(where: Where) -> str:
    """Say what a slice is, in a few words.

    >>> describe({"kind": "comment", "outlet": ["A", "B"], "published": ("2017", None)})
    'kind comment, outlet A or B, published from 2017'
    """
    if set(where) == {"not"}:
        return f"all but {describe(where['not'])}"
    said = []
    for name, wanted in where.items():
        if isinstance(wanted, tuple):
            low, high = pair_of(wanted, name=name)
            value = (
                f"{low} to {high}"
                if None not in wanted
                else f"from {low}"
                if high is None
                else f"up to {high}"
            )
        elif isinstance(wanted, str) or not isinstance(wanted, Iterable):
            value = "not given" if wanted is None else str(wanted)
        else:
            value = " or ".join(str(item) for item in wanted)
        said.append(f"{name.replace('_', ' ')} {value}")
    return ", ".join(said) or "the whole corpus"


def _texts(wanted: Any, *, name: str) -> list[str]:
    if isinstance(wanted, str):
        return [wanted]
    if (
        isinstance(wanted, Sequence)
        and not isinstance(wanted, tuple)
        and all(isinstance(v, str) for v in wanted)
    ):
        return list(wanted)
    raise InputError(f"{name}: give a name or a list of names, such as “{name}”: “outlet”.")


def _marked(opened: Opened, where: Mapping[str, Sequence[str]]) -> tuple[np.ndarray, tuple[str, ...]]:
    """Return the words inside spans of the findings, and what must be said of them."""
    if set(where) != {"voice"}:
        return words_inside(opened, where), ()
    mark: Callable[[Sequence[str]], np.ndarray] = lambda voices: words_inside(opened, {"voice": voices})  # noqa: E731
    marked = mark([voice for voice in where["voice"] if voice != "outlet"])
    # The cues of the layer ("said") are the writer's.
    speech = words_inside(opened, {"layer": [LAYER], "label": KINDS})
    if "outlet" in where["voice"]:
        marked |= ~(mark(_VOICES_OF_OTHERS) | speech)
    note = "The findings mark no speech as such, so only words inside other findings are known to be somebody else's."
    return marked, () if speech.any() else (note,)


def words_inside(opened: Opened, where: Mapping[str, Sequence[str]]) -> np.ndarray:
    """Return which words of a corpus are inside a span of the findings with these values (bool, one a word)."""
    first, last = spans_of_words(opened, where)
    inside = np.zeros(opened.index.n_words, dtype=bool)
    lengths = last - first
    inside[np.repeat(last - np.cumsum(lengths), lengths) + np.arange(lengths.sum())] = True
    return inside


def require_known_marks(opened: Opened, where: Mapping[str, Sequence[str]]) -> None:
    """Tell a label, layer or voice that is misspelt from one that marks nothing here.

    Raises:
        InputError: when one is misspelt.
    """
    for name in where.keys() & opened.marks.keys():
        require_known(where[name], opened.marks[name], what=name)


def spans_of_words(opened: Opened, where: Mapping[str, Sequence[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Return the spans of the findings with these values as words: the first, and one past the last."""
    if not opened.has_findings:
        raise InputError(
            f"Nothing is marked in this corpus yet, so words cannot be chosen by {', '.join(where)}. "
            f"Run first: commentariat analyze"
        )
    table = standing_spans(opened.corpus, where=where)
    documents = opened.documents.numbers(table.column("document_id"))
    starts, ends = offsets(table)
    held = documents >= 0
    return opened.index.words_within(documents[held], starts[held], ends[held])


def _having(opened: Opened, name: str, wanted: Any) -> np.ndarray:
    """Return which documents have what is wanted in a column (bool, one a document)."""
    if name == "outlet":  # where none is given the column says so in words
        if wanted is None:
            wanted = NO_OUTLET
        elif isinstance(wanted, list):
            wanted = [NO_OUTLET if value is None else value for value in wanted]
    return chosen_values(opened.documents.column(name), wanted, name=name)


def _hint(opened: Opened, where: Where) -> str:
    """Name the values of a column with few of them, when one was asked for that it does not hold."""
    for name, wanted in where.items():
        if name not in SPAN_KEYS and not _having(opened, name, wanted).any():
            _, values = opened.documents.codes(name)
            if not values:
                return f"{name} is empty for every text of this corpus."
            if isinstance(wanted, tuple):
                continue
            shown = ", ".join(map(str, values[:12]))
            also = (
                " What a comment is (pingback, deleted, pinned) stands in comment_kind."
                if name == "kind"
                else ""
            )
            return f"{name} holds: {shown}{', …' if len(values) > 12 else ''}.{also}"
    return ""
