"""What is to be known of all posts from a REST interface before the first comment on one of them is read.

Posts and comments come from it in files of their own, in any order: whether a comment's post is hidden, and who wrote
it, may stand in a file that is read later.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import InputError, Problem
from .. import jsonl
from ..base import HEAD, ReadSettings, Source
from ..cells import as_key, as_line
from .wordpress import scoped
from .wordpress_rows import (
    SUFFIXES,
    author_of,
    comment_hidden,
    is_comment,
    is_rest,
    post_hidden,
    post_of,
    rendered,
    site,
)

if TYPE_CHECKING:
    from ..cells import Row


@dataclass(slots=True)
class Posts:
    """The posts of some files by their keys and addresses; in memory are these, and nothing of their texts.

    Attributes:
        hidden: posts that readers of the site do not see.
        commented: posts on which there is a comment that they see.
        authors: the numbers of the users who wrote the posts.
    """

    hidden: set[str] = field(default_factory=set)
    commented: set[str] = field(default_factory=set)
    authors: dict[str, str] = field(default_factory=dict)

    def note(self, row: Row, shown: set[str]) -> None:
        """Take note of a post or comment; `shown` gathers the posts that are seen in one of their copies."""
        if is_comment(row):
            if comment_hidden(row) is None and rendered(row, "content"):
                self.commented.update(name for name in post_of(row) if name)
            return
        names = [name for name in (post_key(row), as_line(row.get("link"))) if name]
        (self.hidden if post_hidden(row) else shown).update(names)
        if author := author_of(row):
            self.authors.update(dict.fromkeys(names, author))


def post_key(row: Row) -> str | None:
    """Return a post's key."""
    return scoped("post", as_key(row.get("id")), site(row))


def posts_beside(source: Source, settings: ReadSettings) -> Posts:
    """Return the posts of a file and, where a folder is being read, of the others beside it.

    They are read once for all files of a folder, as long as none of them changes. Files that are named one by one, or
    stand in different folders, do not know of each other.
    """
    paths = [source.path]
    if source.root is not None and source.root.is_dir():
        with os.scandir(source.path.parent) as entries:
            paths += [
                Path(entry.path)
                for entry in entries
                if entry.name.lower().endswith(SUFFIXES)
                and not entry.name.startswith(".")
                and entry.is_file(follow_symlinks=False)
            ]
    stamps = tuple((path, *_stamp(path)) for path in sorted(set(paths)))
    return _read(stamps, settings.encoding, settings.longest_record, settings.scratch)


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=1)
def _read(
    stamps: Iterable[tuple[Path, int, int]], encoding: str | None, longest: int, scratch: Path | None
) -> Posts:
    settings = ReadSettings(encoding=encoding, longest_record=longest, scratch=scratch)
    posts, shown = Posts(), set[str]()
    for path, _, _ in stamps:
        # What is wrong with a file is told when it is its turn.
        try:
            with path.open("rb") as file:
                if not is_rest(file.read(HEAD)):
                    continue
            for item in jsonl.objects(Source(path, path.name), settings):
                if not isinstance(item, Problem):
                    posts.note(item[1], shown)
        except (InputError, OSError):
            continue
    posts.hidden -= shown
    return posts
