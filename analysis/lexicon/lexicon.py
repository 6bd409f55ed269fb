"""The lexicon: every entry, the word classes they use, and the index that finds candidates in one scan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from ...corpus.errors import SchemeError
from ...corpus.nearest import meant
from ...corpus.scheme import default_scheme
from .entry import Entry, read_lexicon_file
from .patterns import Element, Pattern, Word, compile_element, compile_pattern

VERSION = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place where an entry's pattern stands: token indices of the whole match and of the span in it.

    Attributes:
        order: the entry's place in the lexicon, from 0.
    """

    entry: Entry
    order: int
    begin: int
    stop: int
    start: int
    end: int

    @property
    def specificity(self) -> tuple[int, int]:
        """What decides between entries that mark one span, the greater being the more specific.

        The more tokens matched (neighbours aside); of equals, the entry that comes first.
        """
        return self.stop - self.begin, -self.order


@dataclass(frozen=True, slots=True)
class _Neighbours:
    if_next: tuple[Element, ...]
    if_previous: tuple[Element, ...]
    unless_next: tuple[Element, ...]
    unless_previous: tuple[Element, ...]

    def allow(self, doc: Sequence[Word], begin: int, stop: int) -> bool:
        after = doc[stop] if stop < len(doc) else None
        before = doc[begin - 1] if begin > 0 else None
        for wanted, token in ((self.if_next, after), (self.if_previous, before)):
            if wanted and (token is None or not any(element.matches(token) for element in wanted)):
                return False
        for barred, token in ((self.unless_next, after), (self.unless_previous, before)):
            if token is not None and any(element.matches(token) for element in barred):
                return False
        return True


class _Row(NamedTuple):
    """A pattern of an entry under one form of its anchor; `number` is its place among the rows of that form."""

    number: int
    pattern: Pattern
    entry: Entry
    order: int
    neighbours: _Neighbours


@dataclass(frozen=True, slots=True)
class _Anchored:
    """The patterns that anchor on a form, by the word that their element beside the anchor asks for.

    Attributes:
        rows: all of them.
        alone: those that ask for no word beside the anchor.
        by_next: by the word after the anchor.
        by_previous: the others by the word before it.
    """

    rows: tuple[_Row, ...]
    alone: tuple[_Row, ...]
    by_next: Mapping[str, tuple[_Row, ...]]
    by_previous: Mapping[str, tuple[_Row, ...]]

    @classmethod
    def of(cls, rows: Sequence[_Row]) -> _Anchored:
        alone: list[_Row] = []
        by_next: defaultdict[str, list[_Row]] = defaultdict(list)
        by_previous: defaultdict[str, list[_Row]] = defaultdict(list)
        for row in rows:
            elements, anchor = row.pattern.elements, row.pattern.anchor
            after = elements[anchor + 1].forms if anchor + 1 < len(elements) else None
            before = elements[anchor - 1].forms if anchor > 0 else None
            if after is not None:
                for form in after:
                    by_next[form].append(row)
            elif before is not None:
                for form in before:
                    by_previous[form].append(row)
            else:
                alone.append(row)
        return cls(
            tuple(rows),
            tuple(alone),
            {form: tuple(some) for form, some in by_next.items()},
            {form: tuple(some) for form, some in by_previous.items()},
        )

    def between(self, before: str | None, after: str | None) -> Sequence[_Row]:
        """Return the rows that may fit between two words (None at an end of the text), in their order."""
        of_next = self.by_next.get(after, ()) if after is not None else ()
        of_previous = self.by_previous.get(before, ()) if before is not None else ()
        if not of_next and not of_previous:
            return self.alone
        return sorted((*self.alone, *of_next, *of_previous), key=_number)


_number = attrgetter("number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A set of entries, ready to be looked for.

    >>> lexicon = default_lexicon()
    >>> len(lexicon) >= 500
    True
    """

    entries: Mapping[str, Entry]
    classes: Mapping[str, frozenset[str]]
    version: str = VERSION
    _index: Mapping[str, _Anchored] = field(repr=False)
    _places: Mapping[str, str] = field(repr=False, compare=False)

    def __hash__(self) -> int:
        """Return a number by which results for a lexicon are kept: of the ids, since what is in a mapping has none."""
        return hash((self.version, *self.entries))

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        """Yield the entries in their order; see `build_lexicon`."""
        return iter(self.entries.values())

    def place_of(self, entry: Entry) -> str:
        """Return the file and the id of an entry, for messages."""
        return self._places[entry.id]

    def anchors(self) -> dict[str, frozenset[str]]:
        """Return the words, in lower case, one of which stands in every match of an entry, by the entry's id."""
        found: dict[str, set[str]] = {name: set() for name in self.entries}
        for form, anchored in self._index.items():
            for row in anchored.rows:
                found[row.entry.id].add(form)
        return {name: frozenset(forms) for name, forms in found.items()}

    def wordings(self) -> Iterator[tuple[frozenset[str], ...]]:
        """Yield of what words, in lower case, each pattern is made: one of each set."""
        for anchored in self._index.values():
            for row in anchored.rows:
                yield tuple(element.forms for element in row.pattern.elements if element.forms is not None)

    def candidates(self, doc: Sequence[Word]) -> Iterator[Candidate]:
        """Yield every place where an entry's pattern and neighbours fit; senses are not judged here.

        Args:
            doc: the tokens of a text, parsed or not.
        """
        lowered = [token.lower_ for token in doc]
        index = self._index
        for place in [place for place, word in enumerate(lowered) if word in index]:
            before = lowered[place - 1] if place else None
            after = lowered[place + 1] if place + 1 < len(lowered) else None
            for _, pattern, entry, order, neighbours in index[lowered[place]].between(before, after):
                match = pattern.match_at(doc, place)
                if match is not None and neighbours.allow(doc, match[0], match[1]):
                    begin, stop, start, end = match
                    yield Candidate(entry=entry, order=order, begin=begin, stop=stop, start=start, end=end)


def build_lexicon(paths: Iterable[Path]) -> Lexicon:
    """Read lexicon files in order; a later file replaces or switches off entries of an earlier one by id.

    The entries are ordered by label; in a label those of a later file come first, and in a file as written. Of
    entries that fit one span equally well, the first is credited, so a file puts the narrower entry first.

    Raises:
        SchemeError: when a file breaks the rules of `read_lexicon_file` or one file repeats an id; the message names
            file and entry.
    """
    labels = tuple(default_scheme().layer("loaded_language"))
    entries: dict[str, Entry] = {}
    written: dict[str, tuple[int, int]] = {}
    places: dict[str, str] = {}
    classes: dict[str, frozenset[str]] = {}
    for layer, path in enumerate(paths):
        content = read_lexicon_file(path, labels=labels)
        for name, words in content.classes.items():
            classes[name] = classes.get(name, frozenset()) | words
        own: set[str] = set()
        for entry in content.entries:
            if entry.id in own:
                raise SchemeError(
                    f"{path.name}: the id {entry.id} stands twice; give one of them another id."
                )
            written[entry.id] = (-layer, len(own))
            own.add(entry.id)
            places[entry.id] = f"{path.name}, entry {entry.id}"
            entries[entry.id] = entry
        for entry_id in sorted(content.disabled):
            if entries.pop(entry_id, None) is None:
                raise SchemeError(
                    f"{path.name}: there is no entry {entry_id} to disable; “commentariat lexicon list” names them."
                )
    entries = _by_precedence(entries.values(), written)
    index: defaultdict[str, list[_Row]] = defaultdict(list)
    for order, entry in enumerate(entries.values()):
        where = places[entry.id]
        neighbours = _Neighbours(
            *(
                tuple(compile_element(word, classes=classes, where=where) for word in words)
                for words in (entry.if_next, entry.if_previous, entry.unless_next, entry.unless_previous)
            )
        )
        for source in entry.patterns:
            for pattern in compile_pattern(source, classes=classes, where=where):
                for form in pattern.elements[pattern.anchor].forms or ():
                    rows = index[form]
                    rows.append(_Row(len(rows), pattern, entry, order, neighbours))
    return Lexicon(
        entries=entries,
        classes=classes,
        _index={form: _Anchored.of(rows) for form, rows in index.items()},
        _places=places,
    )


def _by_precedence(entries: Collection[Entry], written: Mapping[str, tuple[int, int]]) -> dict[str, Entry]:
    labels = list(dict.fromkeys(entry.label for entry in entries))
    ordered = sorted(entries, key=lambda entry: (labels.index(entry.label), written[entry.id]))
    return {entry.id: entry for entry in ordered}


def shipped_files() -> list[Path]:
    """Return the lexicon files that ship with Commentariat, the word classes first."""
    folder = Path(str(resources.files(__package__ or "") / "entries"))
    return sorted(folder.glob("*.yaml"), key=lambda path: (path.name != "classes.yaml", path.name))


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon that ships with Commentariat."""
    return build_lexicon(shipped_files())


def load_lexicon(*extra: Path | str) -> Lexicon:
    """Return the shipped lexicon with the user's own files laid over it.

    Raises:
        SchemeError: when a file is missing, breaks the rules, or names a sense or shape that does not exist; the
            message names file and entry.
    """
    if not extra:
        return default_lexicon()
    from ..senses import sense_names, shape_names

    lexicon = build_lexicon([*shipped_files(), *(Path(path) for path in extra)])
    for entry in lexicon:
        where = lexicon.place_of(entry)
        _known(entry.sense, sense_names(), where=where, what="sense")
        _known([entry.shape] if entry.shape else [], shape_names(), where=where, what="shape")
    return lexicon


def _known(names: Iterable[str], known: frozenset[str], *, where: str, what: str) -> None:
    for name in names:
        if name not in known:
            hint = meant(name, known, listed="List them with: commentariat lexicon senses")
            raise SchemeError(f"{where}: there is no {what} called “{name}”. {hint}")
