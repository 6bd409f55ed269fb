"""What is to be known of all posts from a REST interface before the first comment on one of them is read.

Posts and comments come from it in files of their own, in any order: whether a comment's post is hidden, and who wrote
it, may stand in a file that is read later.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import InputError, Problem
from ...ids import same_page
from ..base import HEAD, ReadSettings, Source
from ..tables.cells import as_key, as_line
from .wordpress import scoped, shown_name
from .wordpress_rows import (
    SUFFIXES,
    author_of,
    comment_hidden,
    host,
    is_comment,
    is_rest,
    no_text,
    post_hidden,
    post_of,
    rendered,
    rows_of,
    site,
)

if TYPE_CHECKING:
    from ..tables.cells import Row

_NUMBERED = re.compile(r"(?:[^/]+/)?(?P<what>post-[^/]+)|(?P<who>user-[^/]+)")
"""Keys of posts that do not tell the site within a host, and keys of users without a host."""


@dataclass(slots=True)
class Posts:
    """The posts of some files by their keys and addresses; in memory are these, and nothing of their texts.

    Attributes:
        hidden: posts that readers of the site do not see.
        commented: posts on which there is a comment that they see.
        authors: the numbers of the users who wrote the posts.
        names: the names of users.
        shared: keys that several posts have, as where rows do not tell the sites of one host; their addresses do.
        links: the address of the first post of each key.
        only: the site of all rows that name theirs; None where there are several, or none.
        host: that of all rows that name theirs, as for sites.
    """

    hidden: set[str] = field(default_factory=set)
    commented: set[str] = field(default_factory=set)
    authors: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    links: dict[str, str] = field(default_factory=dict)
    only: str | None = None
    host: str | None = None

    def note(self, row: Row, shown: set[str]) -> None:
        """Take note of a post, comment or user; `shown` gathers the posts that are seen in one of their copies."""
        if what := no_text(row):
            user, name = scoped("user", as_key(row.get("id")), host(row)), shown_name(row.get("name"))
            if what == "user" and user and name:
                self.names[user] = name
            return
        if is_comment(row):
            if comment_hidden(row) is None and rendered(row, "content"):
                self.commented.update(name for name in post_of(row, site=self.site(row)) if name)
            return
        key = self.key(row)
        link = as_line(row.get("link"))
        if key and link and self.links.setdefault(key, same_page(link)) != same_page(link):
            self.shared.add(key)
        names = [name for name in (key, link) if name]
        (self.hidden if post_hidden(row) else shown).update(names)
        if author := author_of(row):
            self.authors.update(dict.fromkeys(names, author))

    def site(self, row: Row) -> str | None:
        """Return the site of a post, or of the post that a comment is on: the only one where the row does not tell."""
        return site(row) or (self.only if host(row) in (None, self.host) else None) or host(row)

    def key(self, row: Row) -> str | None:
        """Return the key of a post."""
        return scoped("post", as_key(row.get("id")), self.site(row))

    def writer(self, row: Row) -> str | None:
        """Return the name of the user who wrote a post, where it is known."""
        return self.names.get(scoped("user", author_of(row), host(row) or self.host) or "")

    def settle(self, shown: set[str], *, hosts: Collection[str], sites: Collection[str]) -> None:
        """Take what has no site for that of the one there is, and what is seen in one of its copies as seen."""
        if len(hosts) == 1 and len(sites) <= 1:
            (self.host,) = hosts
            self.only = next(iter(sites), self.host)
            for names in (self.hidden, self.commented, self.shared, shown):
                names.update([full for name in names if (full := self._full(name))])
            for known in (self.authors, self.names):
                known.update({full: told for name, told in known.items() if (full := self._full(name))})
        self.hidden -= shown

    def _full(self, name: str) -> str | None:
        """Return what a key is with the only site, or host, there is; None where that stands in it, or it is none."""
        found = _NUMBERED.fullmatch(name)
        if not found:
            return None
        return f"{self.only}/{found['what']}" if found["what"] else f"{self.host}/{found['who']}"


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
    hosts, sites = set[str](), set[str]()
    for path, _, _ in stamps:
        # What is wrong with a file is told when it is its turn.
        try:
            with path.open("rb") as file:
                if not is_rest(file.read(HEAD)):
                    continue
            for item in rows_of(Source(path, path.name), settings):
                if isinstance(item, Problem):
                    continue
                posts.note(item[1], shown)
                hosts.update(filter(None, [host(item[1])]))
                sites.update(filter(None, [site(item[1])]))
        except (InputError, OSError):
            continue
    posts.settle(shown, hosts=hosts, sites=sites)
    return posts
