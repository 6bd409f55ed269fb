"""Exports and programming interfaces as files: what comment systems and comment corpora hand out.

Each format is one module that ends in a `READER`. What they share: a report and its comments carry the ids of
their source; what the source does not show its readers (spam, unapproved, drafts) is left out and counted in
one `Problem` a file; a comment that was taken down becomes a stub of the kind ``deleted``, without its text;
e-mail, network and profile addresses are never read.
"""

from __future__ import annotations

from . import (
    blogger,
    disqus,
    guardian,
    million_posts,
    movable_type,
    nyt,
    reddit,
    socc,
    telegram,
    telegram_pages,
    wordpress_rest,
    wxr,
    youtube,
)

READERS = (
    wxr.READER,
    disqus.READER,
    blogger.READER,
    movable_type.READER,
    wordpress_rest.READER,
    guardian.READER,
    reddit.READER,
    youtube.READER,
    telegram.READER,
    telegram_pages.READER,
    socc.READER,
    nyt.READER,
    million_posts.READER,
)
