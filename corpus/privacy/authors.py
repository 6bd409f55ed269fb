"""The names of a thread's commenters, to be found again in texts; `hashed_authors` does the same for very many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from ..text.canonical import canonical
from .name_forms import Spans, seen
from .names import Words, beginnings_of, forms_of, handle_of, is_name, may_call, surname_of, words_of

if TYPE_CHECKING:
    from .pseudonyms import Pseudonymiser

_Key = TypeVar("_Key")


class Authors:
    """The shown names of some comments' authors, to be found again in texts by their words, in all their forms.

    A form of two people's names (`name_forms`) is nobody's, and a name as it is comes before a form of another.

    >>> from .pseudonyms import Pseudonymiser
    >>> hide = Pseudonymiser(b"a secret of this corpus")
    >>> authors = Authors(["Al Smith", None, "Anonymous"], pseudonymiser=hide)
    >>> authors.by_handle["alsmith"] == authors.by_words["al", "smith"] == hide.author("Al Smith")
    True
    """

    def __init__(
        self,
        names: Iterable[str | None],
        *,
        pseudonymiser: Pseudonymiser,
        logins: Iterable[tuple[str | None, str | None]] = (),
    ) -> None:
        """Take the names as shown; those that name nobody, or have no letters or digits, are left out.

        Args:
            names: the shown names.
            pseudonymiser: turns them into pseudonyms.
            logins: other names of some authors, each after the shown one.
        """
        self.by_words: dict[Words, str] = {}
        self.starting: dict[str, list[int]] = {}
        self.by_handle: dict[str, str | None] = {}
        self.by_given_name: dict[str, str | None] = {}
        self.by_surname: dict[str, str | None] = {}
        self.by_beginning: dict[str, str | None] = {}
        self.telling: set[Words] = set()
        forms: dict[Words, str | None] = {}
        for name in dict.fromkeys(names):
            if name and (pseudonym := pseudonymiser.author(name)):
                self._add(seen(canonical(name).text), pseudonym, forms)
        for name, login in dict.fromkeys(logins):
            if name and login and (pseudonym := pseudonymiser.author(name)) and pseudonymiser.author(login):
                self._add(seen(canonical(login).text), pseudonym, forms, is_shown=False)
        for words, pseudonym in forms.items():
            if pseudonym and words not in self.by_words:
                self.by_words[words] = pseudonym
        lengths: dict[str, set[int]] = {}
        for words in self.by_words:
            lengths.setdefault(words[0], set()).add(len(words))
        self.starting = {first: sorted(known, reverse=True) for first, known in lengths.items()}
        self.firsts = frozenset(self.starting)

    def _add(
        self, name: str, pseudonym: str, forms: dict[Words, str | None], *, is_shown: bool = True
    ) -> None:
        words, telling = words_of(name)
        if not words:
            return
        for form, tells in ((words, telling), *forms_of(name, words, telling=telling, declined=True)):
            if form != words or not is_shown:
                _note(forms, form, pseudonym)
            _note(self.by_handle, handle_of(form), pseudonym)
            if len(form) > 1 and may_call(form[0]):
                # What a handle begins with may be a word as well as a first name.
                _note(self.by_given_name if len(words) > 1 else self.by_beginning, form[0], pseudonym)
            _note(self.by_surname, surname_of(form, words), pseudonym)
            for beginning in beginnings_of(form):
                _note(self.by_beginning, beginning, pseudonym)
            if tells:
                self.telling.add(form)
        if is_shown and words not in self.by_words:
            self.by_words[words] = pseudonym

    def places(self, words: Sequence[str]) -> Sequence[int]:
        """Return where in the folded words of a text a name, or a word that may stand for one, can begin."""
        if self.firsts.isdisjoint(words):
            return ()
        return [place for place, word in enumerate(words) if word in self.firsts]

    def given_name(self, word: str) -> str | None:
        """Return the pseudonym of the one author whose name of several words begins with this; "" where several do."""
        return (self.by_given_name[word] or "") if word in self.by_given_name else None

    def surname(self, word: str) -> str | None:
        """Return the pseudonym of the one author whose name of several words ends with this; "" where several do."""
        return (self.by_surname[word] or "") if word in self.by_surname else None

    def beginning(self, handle: str) -> str | None:
        """Return the pseudonym of the one author of whose name more than the first word, written together, is this."""
        return self.by_beginning.get(handle)

    def tells(self, words: Words) -> bool:
        """Say whether a name may be looked for anywhere."""
        return words in self.telling

    def called(self, words: Words) -> str | None:
        """Return the pseudonym of who has a name of these words."""
        return self.by_words.get(words)

    def with_handle(self, handle: str) -> str | None:
        """Return the pseudonym of the one author whose name, written together, is this."""
        return self.by_handle.get(handle)

    def at(self, text: str, words: Spans, index: int) -> Words | None:
        """Return the longest name that stands at a word of a text, if one does."""
        for length in self.starting.get(words[index][2], ()):
            name = tuple([word for _, _, word in words[index : index + length]])
            if (
                len(name) == length
                and name in self.by_words
                and is_name(text, words, index, index + length - 1)
            ):
                return name
        return None


def _note(names: dict[_Key, str | None], key: _Key, pseudonym: str) -> None:
    """Note whose a key is; a key of two people is nobody's."""
    if key:
        names[key] = pseudonym if names.get(key, pseudonym) == pseudonym else None
