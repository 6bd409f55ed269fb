"""Mentions of authors in comments: @handles, salutations and attributions carry the same pseudonyms as authors.

Readers address and quote each other by name, so that hiding the author column alone would hide nobody. A name
is replaced only where the text shows that a commenter is meant, since people also call themselves Obama, The
Truth or America:

- after ``@``: the shown name of an author of the thread or of the corpus, whole or written together (``@alsmith``),
  the first word or words of one author's name or its last, after titles too (``@Mr. Smith``), and any other handle,
  which gets the pseudonym of that handle. The outlet's own handle stays, and so do what names no person (``@5pm``,
  ``@everyone``) and the full name of a reporter, or of somebody whom the report names. In scripts without blanks a
  handle ends where an author's name does, or where it plausibly ends: never with a sentence;
- right after such a mention: another name of the same person (``@alsmith Al, no``);
- after ``u/``, ``/u/`` and ``/user/``, as Reddit names its users: the pseudonym of that very name;
- in a line that says who wrote (``Al Smith wrote:``), whoever of the thread that is;
- after a greeting (``Dear Al``), whatever else the thread uses the word for; a first name of several authors gets the
  pseudonym of that very name there, in a line that says who wrote, and where the second person shows that somebody is
  spoken to (``Al, you are wrong``);
- after a title (``Dear Mr. Smith``): the surname of one author, if the report names nobody so;
- in another address or an agreement (``Al Smith:`` at the start of a line, ``No, Al.``, ``So true, Al.``, ``agree with
  Al Smith``): names of several words, and names of one word that the report does not speak of and the thread does not
  use as a word (`word_use`);
- called like a country, a slogan or a common word (`things`): only after an @, in a line that quotes, and where an
  answer speaks to that author;
- where its author signs a comment, within it (``Regards, Al. PS: …``) or at its end;
- of persons who are to be forgotten, anywhere: names of several words, and a name or first name with a capital that is
  no word of the thread, unless the report has it;
- anywhere: names of several capitalised words, and handles that are no words (``riposte1111``), unless a report of the
  corpus speaks of somebody or something of that name, or its own report by the last word of it; in small letters, and
  in scripts without capitals, unless the thread uses the words as such; full names of Chinese, Japanese and Korean
  (`east_asian_names`), unless the report has them.

Names are known in other forms too: without accents, in capitals, declined and after Arabic and
Hebrew prefixes (`name_forms`), and handles by the words
that they write together (``al_smith`` is *Al Smith*).

The texts of reports are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.canonical import canonical, counted, folded_words
from ..text.stand_ins import PSEUDONYM
from .addressing import TITLES_AND_SHORT_ONES, is_closed, joint
from .after_at import AT, WIDEST_SIGN, after_signs, named_after_at, named_again
from .handles import NOT_A_PERSON
from .identifiers import mentioned_users
from .name_forms import readings, written
from .named import named, to_be_forgotten
from .people import People
from .signatures import signatures
from .unspaced import ANY_GLUED, unspaced_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .name_forms import Spans


class Thread(People):
    """A thread in whose comments the names of its authors are replaced by their pseudonyms."""

    def hide(
        self, text: str, *, answered: str | None = None, author: str | None = None
    ) -> tuple[str, tuple[str, ...]]:
        """Replace the mentions in a canonical text by pseudonyms; the result is canonical too.

        Args:
            text: the text of a comment of the thread.
            answered: the shown name of the author it answers.
            author: the shown name of its own author, who may sign it.

        Returns:
            The text, and what was changed. Hiding again changes nothing.
        """
        hidden, count = _replaced(text, self._users(text)) if "/" in text else (text, 0)
        hidden, more = _replaced(hidden, signatures(self, hidden, author, answered=answered))
        count += more
        views = self._looked_at(hidden)
        if views:
            hidden, more = _replaced(hidden, self._mentions(hidden, *views, answered=answered))
            count += more
        if not count:
            return text, ()
        return canonical(hidden).text, (f"{counted(count, 'mention')} of a name replaced by its pseudonym",)

    def _looked_at(self, text: str) -> tuple[Sequence[Spans], Iterable[int]] | None:
        """Return the words of a text and the places of those that may name somebody; None where none may."""
        if not text.isascii() and ANY_GLUED.search(text):
            views = readings(text)
            return views, range(len(views[0]))
        if "@" in text or "＠" in text:
            views = readings(text)
            places = self._places([[word for _, _, word in words] for words in views])
            places.update(after_signs(text, views[0]))
            return views, sorted(places)
        # Most comments name nobody, and a look at their words settles that.
        places = self._places(written(text))
        return (readings(text), sorted(places)) if places else None

    def _places(self, views: Sequence[Sequence[str]]) -> set[int]:
        places = {place for words in views for place in self.authors.places(words)}
        if not TITLES_AND_SHORT_ONES.isdisjoint(views[0]):
            titled = [place for place, word in enumerate(views[0][:-1], 1) if word in TITLES_AND_SHORT_ONES]
            ends_names = self.authors.surname
            places.update(at for at in titled if any(ends_names(words[at]) is not None for words in views))
        return places

    def _users(self, text: str) -> Iterator[tuple[int, int, str]]:
        for start, end, name in mentioned_users(text):
            words = tuple(folded_words(name))
            known = self.authors.called(words) or self.corpus.called(words)
            if name.casefold() in NOT_A_PERSON and not known:
                continue
            if pseudonym := self.pseudonymiser.author(name) or known:
                yield start, end, pseudonym

    def _mentions(
        self, text: str, views: Sequence[Spans], places: Iterable[int], *, answered: str | None
    ) -> Iterator[tuple[int, int, str]]:
        words = views[0]
        parent = self.pseudonymiser.author(answered)
        first = skip_to = 0
        after_at = False
        last = 0, 0, ""
        for index in places:
            start = words[index][0]
            if start < skip_to or PSEUDONYM.match(text, start):
                continue
            if index and PSEUDONYM.match(text, words[index - 1][0]):
                continue
            before = text[max(0, start - WIDEST_SIGN) : start]
            # "@Ann/@Bob" names two, while a path that has an @ names nobody.
            slashed = after_at and text[skip_to:start] == "/@"
            at = (
                AT.search(text, max(0, start - WIDEST_SIGN), start)
                if "@" in before or "＠" in before
                else None
            )
            joined = bool(skip_to) and joint(text, skip_to, start) is not None
            if at or slashed:
                sign = at["blank"] if at else ""
                found = named_after_at(self, text, views, index, sign=sign, answered=answered)
            elif after_at and (again := named_again(self, text, views, index, of=last)):
                found = again
            else:
                found = named(
                    self, text, views, index, answered=answered, joined_to=first if joined else None
                )
                # "Bob, Ann: no" speaks to two.
                if not found and skip_to and text[skip_to:start] == ", " and is_closed(text, words[index][1]):
                    joined = True
                    found = named(self, text, views, index, answered=answered, joined_to=first)
                if not found and self.forgotten:
                    found = to_be_forgotten(self, text, views, index)
            if found:
                first = first if joined else start
                skip_to, after_at = found[0], bool(at) or slashed
                last = start, *found
                yield last
            elif not at and not slashed:
                for unspaced in unspaced_names(self, text, words[index], parent=parent):
                    skip_to = unspaced[1]
                    yield unspaced


def _replaced(text: str, mentions: Iterable[tuple[int, int, str]]) -> tuple[str, int]:
    """Return a text with pseudonyms in the places of some mentions, and how many there were."""
    pieces: list[str] = []
    done = count = 0
    for start, end, pseudonym in mentions:
        pieces += (text[done:start], pseudonym)
        done = _after_initial(text, start, end)
        count += 1
    return "".join(pieces) + text[done:], count


def _after_initial(text: str, start: int, end: int) -> int:
    """Return the end of a name with the full stop of an initial at its end, if that does not end a sentence as well.

    >>> [_after_initial(text, 0, 5) for text in ("Ann P.: no", "Ann P. says no", "Ann P. No", "Ann P.", "Annie.")]
    [6, 6, 5, 5, 5]
    """
    initial = text[end - 1].isalpha() and not (end - start > 1 and text[end - 2].isalnum())
    follows = text[end + 1 : end + 3]
    goes_on = follows[:1] in tuple(",:;") or (follows[:1] == " " and follows[1:].islower())
    return end + 1 if initial and text[end : end + 1] == "." and goes_on else end
