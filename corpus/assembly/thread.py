"""A report's comments to rows: ids, who answers whom, pseudonyms, and names hidden in texts."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from ..errors import Problem
from ..privacy.attributions import hide_attributions
from ..privacy.authors import Authors
from ..privacy.hashed_authors import CorpusAuthors, ManyAuthors
from ..privacy.mentions import Thread
from ..privacy.names import ThreadNames, Words
from ..privacy.pseudonyms import Pseudonymiser
from ..problems import Problems
from ..records import SourceComment
from ..standoff.claims import text_sha256
from ..text.canonical import counted
from ..threads import Parents, break_cycles, depths
from .outline import Ids, Outline, Taken
from .reports import KnownReports, free_id, kept_as, path_of
from .shared_ids import SharedIds
from .times import shown_time

Row = dict[str, Any]


class ThreadRows:
    """Makes rows of the comments of one report after the other, and knows which ids are taken.

    Of every comment of a corpus it keeps a few dozen bytes for its id, and of those of the thread some more; texts stay
    where they are.
    """

    def __init__(
        self,
        *,
        pseudonymiser: Pseudonymiser,
        reports: KnownReports,
        authors: CorpusAuthors,
        public: frozenset[Words],
        forgotten: frozenset[str],
        problems: Problems,
    ) -> None:
        """Begin without comments.

        Args:
            pseudonymiser: turns comment authors into keyed pseudonyms.
            reports: the reports, whose ids no comment may take.
            authors: the authors of all comments.
            public: names that reports of the corpus speak of.
            forgotten: pseudonyms of persons whom an erasure list names.
            problems: takes what is skipped or altered.
        """
        self._pseudonymiser = pseudonymiser
        self._authors = authors
        self._public = public
        self._forgotten = forgotten
        self._problems = problems
        self._taken = Taken(reports.ids)
        self._copies: dict[str, int] = {}
        self._stubs: Counter[str] = Counter()
        self._repeats: Counter[str] = Counter()
        self._shared = SharedIds("comment")
        self._shared_in_thread = SharedIds("comment", in_one_thread=True)

    def rows(self, report: Row, comments: Sequence[SourceComment]) -> tuple[Parents, Iterator[Row]]:
        """Return the rows of a report's comments, but for quotes and duplicates, and with times as written.

        Names are hidden in the report's row too, in place, where a reader wrote it.

        Args:
            report: the report's row.
            comments: its comments with canonical and masked texts; they are gone through up to three times.

        Returns:
            For each row the place of the one it answers, -1 at the top, and the rows.
        """
        openers = report["authors"] if report["by_reader"] else []
        outline, authors = self._outline(comments, openers)
        ids = self._ids(report["report_id"], comments, outline)
        parents, addressed = outline.answers()
        self._put_at_top(comments, outline, parents)
        thread = self._thread(report, comments, outline, authors)
        hide = self._hider(thread, comments, outline, addressed, opener=next(iter(openers), None))
        if report["by_reader"]:
            self._hide_opening(report, thread)
        return parents, self._rows(report, comments, outline, ids, parents, hide)

    def _rows(
        self,
        report: Row,
        comments: Sequence[SourceComment],
        outline: Outline,
        ids: Ids,
        parents: Parents,
        hide: Callable[[int, SourceComment], tuple[str, tuple[str, ...]]],
    ) -> Iterator[Row]:
        deep = depths(parents)
        for position, place in enumerate(outline.places):
            comment, parent = comments[place], parents[position]
            text, hidden = hide(position, comment)
            yield {
                "comment_id": ids[position],
                "report_id": report["report_id"],
                "position": position,
                "parent_id": ids[parent] if parent >= 0 else None,
                "depth": deep[position],
                "kind": comment.kind,
                "author": self._pseudonymiser.author(comment.author),
                "badge": comment.badge,
                "published": comment.published,
                "columns_language": comment.columns_language,
                "published_shown": _shown(comment.shown or comment.published),
                "likes": comment.likes,
                "dislikes": comment.dislikes,
                "language": comment.language or report["language"],
                "language_source": _language_source(comment, report),
                "text": text,
                "split": comment.split,
                "confidence": comment.confidence,
                "rule": comment.rule,
                "evidence": list(comment.evidence),
                "input": comment.locator,
                "changes": [*comment.changes, *hidden],
                "text_sha256": text_sha256(text),
            }

    def finish(self) -> None:
        """Say what was left out on purpose, file by file."""
        for path, count in self._stubs.items():
            self._problems.add(
                Problem(
                    where=path,
                    what=f"{counted(count, 'deleted comment')} that nobody answers",
                    remedy=f"{'it was' if count == 1 else 'they were'} left out; a stub is kept where someone answers",
                    skipped=False,
                )
            )

        for path, count in self._repeats.items():
            self._problems.add(
                Problem(
                    where=path,
                    what=f"{counted(count, 'record')} of comments that the same report has already",
                    remedy="of each comment the record that tells most is kept",
                    skipped=False,
                )
            )

        self._problems.extend(self._shared.problems())
        self._problems.extend(self._shared_in_thread.problems())

    def _outline(
        self, comments: Sequence[SourceComment], openers: Sequence[str]
    ) -> tuple[Outline, ThreadNames]:
        """Go through a thread, and leave out what repeats, or is empty and not answered; return its authors too.

        Among them are its openers, the readers who wrote the report.
        """
        outline, names = Outline(), _Names(comments, pseudonymiser=self._pseudonymiser)
        for comment in comments:
            outline.add(comment)
            names.note(comment.author, comment.login)
        for name in openers:
            names.note(name, None)
        for place in outline.drop_repeats(lambda place: comments[place].text):
            self._repeats[path_of(comments[place].locator)] += 1
        dropped = outline.drop_unanswered()
        for place in dropped:
            comment = comments[place]
            if comment.kind == "deleted":
                self._stubs[path_of(comment.locator)] += 1
            else:
                self._problems.add(
                    Problem(where=comment.locator, what="the comment is empty", remedy="it was left out")
                )
        opening = array("q", range(len(comments), len(comments) + len(openers)))
        return outline, names.settle(opening + outline.places if opening else outline.places)

    def _ids(self, report: str, comments: Sequence[SourceComment], outline: Outline) -> Ids:
        ids = Ids(report, outline.keys)
        earlier: Mapping[int, int] | None = None
        for position in range(len(outline.places)):
            wanted = ids[position]
            if wanted in self._taken:
                name = free_id(wanted, taken=self._taken, copies=self._copies)
                ids.replace(position, name)
                if earlier is None:
                    earlier = outline.earlier_of_key()
                where = comments[outline.places[position]].locator
                first = earlier.get(position)
                if first is None:
                    self._shared.add(wanted, kept=name, where=where)
                elif path_of(where) != path_of(comments[outline.places[first]].locator):
                    self._shared_in_thread.add(wanted, kept=name, where=where)
                else:
                    self._problems.add(kept_as(name, wanted, where=where))
                wanted = name
            self._taken.add(wanted)
        return ids

    def _put_at_top(self, comments: Sequence[SourceComment], outline: Outline, parents: array[int]) -> None:
        """Say which comments answer none that is there, or themselves, and leave those without a parent."""
        for position, parent in enumerate(parents):
            if parent < 0 and outline.says(position):
                comment = comments[outline.places[position]]
                self._say_at_top(comment, "the comment it answers is not under the same report")
        for position in sorted(break_cycles(parents)):
            comment = comments[outline.places[position]]
            by_way = ", by way of another" if comment.parent_key != comment.key else ""
            self._say_at_top(comment, f"the comment answers itself{by_way}")

    def _say_at_top(self, comment: SourceComment, why: str) -> None:
        self._problems.add(
            Problem(
                where=comment.locator,
                what=why,
                remedy="it was kept at the top of the thread",
                skipped=False,
                quoted=comment.parent_key,
            )
        )

    def _thread(
        self, report: Row, comments: Sequence[SourceComment], outline: Outline, authors: ThreadNames
    ) -> Thread:
        title, text, by_reader = report["title"] or "", report["text"], report["by_reader"]
        texts = (comments[place].text for place in outline.places)
        return Thread(
            authors=authors,
            corpus=self._authors,
            public=self._public,
            pseudonymiser=self._pseudonymiser,
            forgotten=self._forgotten,
            # Readers speak of each other in what they write; what heads a thread is often the headline of a report.
            report=title if by_reader else "\n".join((title, text)),
            reporters=() if by_reader else report["authors"],
            texts=chain((text,), texts) if by_reader else texts,
            outlet=report["outlet"],
            url=report["url"],
        )

    def _hide_opening(self, report: Row, thread: Thread) -> None:
        """Hide the names in a report that a reader wrote: the author's own, and those of others in title and text."""
        author = next(iter(report["authors"]), None)
        text, hidden = thread.hide(report["text"], author=author)
        report |= {
            "title": thread.hide(report["title"])[0] if report["title"] else report["title"],
            "authors": list(filter(None, map(self._pseudonymiser.author, report["authors"]))),
            "text": text,
            "text_sha256": text_sha256(text),
            "changes": [*report["changes"], *hidden],
        }

    def _hider(
        self,
        thread: Thread,
        comments: Sequence[SourceComment],
        outline: Outline,
        addressed: Sequence[int],
        *,
        opener: str | None,
    ) -> Callable[[int, SourceComment], tuple[str, tuple[str, ...]]]:
        """Return what replaces the names of authors in the texts of a thread by their pseudonyms.

        Args:
            thread: what is known of its names.
            comments: its comments.
            outline: those that are kept.
            addressed: the place of what each of them answers, -1 at the top.
            opener: the reader who wrote the report, whom those at the top answer.
        """

        def hide(position: int, comment: SourceComment) -> tuple[str, tuple[str, ...]]:
            text, lines = comment.text, ()
            if comment.split == "inferred":
                text, lines = hide_attributions(text, pseudonymiser=self._pseudonymiser)
            to = addressed[position]
            answered = comments[outline.places[to]].author if to >= 0 else opener
            text, mentions = thread.hide(text, answered=answered, author=comment.author)
            return text, (*lines, *mentions)

        return hide


class _Names:
    """Gathers the authors of a thread: as names where all comments are in memory, else in a few bytes each."""

    def __init__(self, comments: Sequence[SourceComment], *, pseudonymiser: Pseudonymiser) -> None:
        self._pseudonymiser = pseudonymiser
        self._names: list[tuple[str | None, str | None]] = []
        self._many = None if isinstance(comments, list) else ManyAuthors(pseudonymiser=pseudonymiser)

    def note(self, name: str | None, login: str | None) -> None:
        """Take the author of the next comment, and another name of the same."""
        if self._many is None:
            self._names.append((name, login))
        else:
            self._many.note(name, login)

    def settle(self, places: Sequence[int]) -> ThreadNames:
        """Return the authors of the comments at some places."""
        if self._many is None:
            names = [self._names[place] for place in places]
            return Authors(
                (name for name, _ in names),
                pseudonymiser=self._pseudonymiser,
                logins=filter(itemgetter(1), names),
            )
        import numpy as np

        self._many.settle(np.array(places, dtype=np.int64))
        return self._many


def _shown(written: str | None) -> str | None:
    return shown_time(written) if written else None


def _language_source(comment: SourceComment, report: dict[str, Any]) -> str | None:
    if comment.language:
        return "given"
    return "inherited" if report["language"] else None
