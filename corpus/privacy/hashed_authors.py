"""The names of very many commenters, of a corpus or of a long thread, found by hashes: a few bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from ..text.canonical import canonical
from ..text.stand_ins import PREFIX
from .name_forms import Spans, readings, seen, stems
from .names import (
    LONGEST_NAME,
    Words,
    beginnings_of,
    forms_of,
    handle_of,
    is_name,
    may_call,
    surname_of,
    words_of,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .pseudonyms import Pseudonymiser

_WORDS_REMEMBERED = 16_384
_BITS = (1 << 64) - 1
_ENDS_OF_A_KEY = 8
"""Places for the last bits of each key: of keys that are not known, one in eight at most is looked for in vain."""
_Facts = tuple[int, int, int, int, int, int]
_NO_FACTS: _Facts = (0, 0, 0, 0, 0, 0)
_ONE_WORD = 3
"""The greatest number that stands for the kind of a name of one word (`CorpusAuthors`)."""


_OF_A_HANDLE = 1 << (LONGEST_NAME + 1)
"""The bit, of the number for the kind of a name, of words that a handle writes together."""


class CorpusAuthors:
    """The shown names of a whole corpus's authors: a few numbers each, found by the hashes of their words.

    Names are noted in any order with the place of their comment in the corpus; where two authors have a name of the
    same words, it is the first one's. Hashes have 64 bits, and so have pseudonyms. Declined names are not known.

    >>> from .pseudonyms import Pseudonymiser
    >>> hide = Pseudonymiser(b"a secret of this corpus")
    >>> everybody = CorpusAuthors(pseudonymiser=hide)
    >>> everybody.note("Al Smith")
    >>> everybody.settle()
    >>> everybody.with_handle("alsmith") == everybody.called(("al", "smith")) == hide.author("Al Smith")
    True
    """

    _declined = False

    def __init__(self, *, pseudonymiser: Pseudonymiser) -> None:
        """Begin without names."""
        self._pseudonymiser = pseudonymiser
        self._facts = lru_cache(maxsize=4096)(self._facts_of)
        self._kinds = lru_cache(maxsize=_WORDS_REMEMBERED)(self._kinds_of)
        self._clear()
        self._names = self._forms = self._handles = self._firsts = _Pairs()

    def note(self, name: str | None, login: str | None = None) -> None:
        """Take the author of the next comment; each comment has to be noted, whether it names anybody or not.

        Args:
            name: the shown name.
            login: another name of the same author.
        """
        facts, *forms = self._facts(name, login)
        place = len(self._noted[0])
        for column, value in zip(self._noted, facts, strict=True):
            column.append(value)
        for form in forms:
            for column, value in zip(self._noted_forms, (place, *form), strict=True):
                column.append(value)

    def settle(self, order: Sequence[int] | NDArray[np.int64] | None = None) -> None:
        """Look no name up before this: give the places of the comments that count, in their order; all if None."""
        names, forms = self._settled(order)
        self._names = _Pairs.of(names.words, names.pseudonyms)
        self._forms = _Pairs.of(forms.words, forms.pseudonyms, alone=True)
        both = names.and_(forms)
        self._handles = _Pairs.of(both.handles, both.pseudonyms, alone=True)
        self._firsts = _Pairs.of(*_united(both.firsts, both.kinds))

    def called(self, words: Words) -> str | None:
        """Return the pseudonym of who has a name of these words."""
        return _shown(self._pseudonym(_hashed(*words)))

    def with_handle(self, handle: str) -> str | None:
        """Return the pseudonym of the one author whose name, written together, is this."""
        return _shown(self._handles.get(_hashed(handle)))

    def at(self, text: str, words: Spans, index: int) -> Words | None:
        """Return the longest name that stands at a word of a text, if one does."""
        kinds = self._kinds(words[index][2])
        for length in range(min(kinds.bit_length() - 1, len(words) - index), 0, -1):
            if kinds >> length & 1:
                name = tuple([word for _, _, word in words[index : index + length]])
                known = self._pseudonym(_hashed(*name)) is not None
                if known and is_name(text, words, index, index + length - 1):
                    return name
        return None

    def spoken_of(self, texts: Iterable[str]) -> set[Words]:
        """Return the stems of those of the names that may be looked for anywhere and that stand in some texts."""
        found: set[Words] = set()
        for text in texts:
            for words in readings(text):
                firsts = self._telling({word for _, _, word in words})
                if not firsts:
                    continue
                for index, (_, _, word) in enumerate(words):
                    if word in firsts and (name := self.at(text, words, index)):
                        found.add(stems(name))
        return found

    def _kinds_of(self, word: str) -> int:
        """Return the kinds of the names that begin with a word, as `_facts_of` tells them; 0 where none does."""
        return self._firsts.get(_hashed(word)) or 0

    def _telling(self, words: Iterable[str]) -> set[str]:
        """Return those of some words that a name begins with which may be looked for anywhere."""
        return {word for word in words if self._kinds(word) & 1}

    def _pseudonym(self, key: int) -> int | None:
        known = self._names.get(key)
        return self._forms.get(key) if known is None else known

    def _facts_of(self, name: str | None, login: str | None) -> tuple[_Facts, ...]:
        """Return for a name, and then for each of its forms, of which a login and its forms are some, what is noted.

        That is hashes of its words and handle, its pseudonym, hashes of its first word and surname, and its kind,
        which has the bit of the number of the words, bit 0 where it may be looked for anywhere, and another where a
        handle writes it together. What has no kind is what names of a thread are shortened to, with its hash in the
        place of the first word's.
        """
        pseudonym = self._pseudonymiser.author(name)
        if not name or not pseudonym:
            return (_NO_FACTS,)
        number = int(pseudonym.removeprefix(PREFIX), 16)
        facts = list(self._facts_of_name(name, number)) or [_NO_FACTS]
        if login and login != name and self._pseudonymiser.author(login):
            facts += self._facts_of_name(login, number)
        return tuple(facts)

    def _facts_of_name(self, name: str, number: int) -> Iterator[_Facts]:
        shown = seen(canonical(name).text)
        words, telling = words_of(shown)
        if not words:
            return
        known = ((words, telling), *forms_of(shown, words, telling=telling, declined=self._declined))
        for form, tells in known:
            yield (
                _hashed(*form),
                _hashed(handle) if (handle := handle_of(form)) else 0,
                number,
                _hashed(form[0]),
                _hashed(last) if (last := surname_of(form, words)) else 0,
                1 << len(form) | tells | (_OF_A_HANDLE if len(words) < len(form) else 0),
            )
            if self._declined and len(words) < len(form) and may_call(form[0]):
                yield 0, 0, number, _hashed(form[0]), 0, 0
        for form, _ in known if self._declined else ():
            for part in beginnings_of(form):
                yield 0, 0, number, _hashed(part), 0, 0

    def _clear(self) -> None:
        self._noted = tuple(array("Q") for _ in _Columns._fields)
        self._noted_forms = tuple(array("Q") for _ in ("of", *_Columns._fields))

    def _settled(self, order: Sequence[int] | NDArray[np.int64] | None) -> tuple[_Columns, _Columns]:
        """Return what was noted of the names, in an order, and of their forms; forget it."""
        import numpy as np

        names = [np.array(column, dtype=np.uint64) for column in self._noted]
        of, *forms = (np.array(column, dtype=np.uint64) for column in self._noted_forms)
        if order is not None:
            counts = np.zeros(len(names[0]), dtype=bool)
            counts[order] = True
            forms = [column[counts[of]] for column in forms]
            names = [column[order] for column in names]
        self._clear()
        return _Columns(*names), _Columns(*forms)


class ManyAuthors(CorpusAuthors):
    """The authors of one thread that has too many of them for `Authors`, which answers the same.

    Names are noted in the order of the thread.
    """

    _declined = True

    def settle(self, order: Sequence[int] | NDArray[np.int64] | None = None) -> None:
        """Look no name up before this: give the places of the comments that count, in their order; all if None."""
        import numpy as np

        names, forms = self._settled(order)
        both = names.and_(forms)
        self._names = _Pairs.of(names.words, names.pseudonyms)
        self._forms = _Pairs.of(forms.words, forms.pseudonyms, alone=True)
        self._handles = _Pairs.of(both.handles, both.pseudonyms, alone=True)
        several = (both.kinds > _ONE_WORD) & (both.kinds < _OF_A_HANDLE)
        self._given_names = _Pairs.of(both.firsts[several], both.pseudonyms[several], of_several=True)
        self._surnames = _Pairs.of(both.lasts, both.pseudonyms, of_several=True)
        shortened = both.kinds == 0
        self._beginnings = _Pairs.of(both.firsts[shortened], both.pseudonyms[shortened], alone=True)
        telling = both.kinds & np.uint64(1) == 1
        self._tellings = _Pairs.of(both.words[telling], both.pseudonyms[telling])
        self._firsts = _Pairs.of(*_united(both.firsts, both.kinds))
        lengths = int(np.bitwise_or.reduce(both.kinds, initial=np.uint64(0)))
        self._lengths = [length for length in range(2, LONGEST_NAME + 1) if lengths >> length & 1]
        self._calls = lru_cache(maxsize=_WORDS_REMEMBERED)(self._calls_of)

    def places(self, words: Sequence[str]) -> Sequence[int]:
        """Return where in the folded words of a text a name, or a word that may stand for one, can begin.

        Most words begin some name of a long thread, so that whole names are looked up.
        """
        found = set(compress(count(), map(self._calls, words)))
        for length in self._lengths:
            runs = zip(*(words[k:] for k in range(length)), strict=False)
            keys = list(map(hash, runs))
            found.update(self._names.known(keys))
            found.update(self._forms.known(keys))
        return sorted(found)

    def given_name(self, word: str) -> str | None:
        """Return the pseudonym of the one author whose name of several words begins with this; "" where several do."""
        return _shown(self._given_names.get(_hashed(word))) if may_call(word) else None

    def surname(self, word: str) -> str | None:
        """Return the pseudonym of the one author whose name of several words ends with this; "" where several do."""
        return _shown(self._surnames.get(_hashed(word)))

    def beginning(self, handle: str) -> str | None:
        """Return the pseudonym of the one author of whose name more than the first word, written together, is this."""
        return _shown(self._beginnings.get(_hashed(handle)))

    def _calls_of(self, word: str) -> bool:
        """Say whether a word is a name, or may stand for one."""
        if self._kinds(word) & (2 | _OF_A_HANDLE):
            return True
        return self.given_name(word) is not None

    def tells(self, words: Words) -> bool:
        """Say whether a name may be looked for anywhere."""
        return self._tellings.get(_hashed(*words)) is not None


class _Columns(NamedTuple):
    """Numbers that are kept of names, name by name."""

    words: NDArray[np.uint64]
    handles: NDArray[np.uint64]
    pseudonyms: NDArray[np.uint64]
    firsts: NDArray[np.uint64]
    lasts: NDArray[np.uint64]
    kinds: NDArray[np.uint64]

    def and_(self, more: _Columns) -> _Columns:
        """Return these with more names after them."""
        import numpy as np

        return _Columns(*(np.concatenate(both) for both in zip(self, more, strict=True)))


class _Pairs:
    """Numbers by numbers, in two sorted arrays; 0 is nobody's key."""

    def __init__(self) -> None:
        self._keys = array("Q")
        self._values = array("Q")
        # Whether a key ends in the bits of a place: most that are none are told by a look at it.
        self._ends = bytearray(1)

    @classmethod
    def of(
        cls,
        keys: NDArray[np.uint64],
        values: NDArray[np.uint64],
        *,
        alone: bool = False,
        of_several: bool = False,
    ) -> _Pairs:
        """Keep the first value of every key; those that have several are left out (`alone`) or get 0 (`of_several`)."""
        import numpy as np

        first, place, where = np.unique(keys, return_index=True, return_inverse=True)
        kept = first != 0
        found = values[place]
        if alone or of_several:
            several = np.zeros(len(first), dtype=bool)
            several[where[values != found[where]]] = True
            kept &= ~several | of_several
            found[several] = 0
        made = cls()
        made._keys.frombytes(first[kept].tobytes())
        made._values.frombytes(found[kept].tobytes())
        made._ends = bytearray(1 << (_ENDS_OF_A_KEY * len(made._keys)).bit_length())
        ends = np.frombuffer(made._ends, dtype=np.uint8)
        ends[first[kept] & np.uint64(len(made._ends) - 1)] = 1
        return made

    def get(self, key: int) -> int | None:
        if not self._ends[key & len(self._ends) - 1]:
            return None
        at = bisect_left(self._keys, key)
        return self._values[at] if at < len(self._keys) and self._keys[at] == key else None

    def known(self, keys: Iterable[int]) -> list[int]:
        """Return the places of those keys, of whose bits 64 count, that are known."""
        ends, mask = self._ends, len(self._ends) - 1
        return [
            place for place, key in enumerate(keys) if ends[key & mask] and self.get(key & _BITS) is not None
        ]


def _united(
    keys: NDArray[np.uint64], values: NDArray[np.uint64]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return every key once, with the bits of all its values."""
    import numpy as np

    if not len(keys):
        return keys, values
    order = np.argsort(keys)
    keys, values = keys[order], values[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    return keys[starts], np.bitwise_or.reduceat(values, starts)


def _hashed(*words: str) -> int:
    return hash(words) & _BITS


def _shown(pseudonym: int | None) -> str | None:
    if pseudonym is None:
        return None
    return f"{PREFIX}{pseudonym:016x}" if pseudonym else ""
