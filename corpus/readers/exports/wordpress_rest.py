"""WordPress REST interface: what ``/wp-json/wp/v2/posts`` and ``/wp-json/wp/v2/comments`` answer, as files.

Fields follow the REST API handbook (Posts, Comments). Posts and comments may stand in one file or in several;
a comment finds its post by the site and the post's number, or by the post's address in its own link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import Problem
from ...gathered import Gathered, Scratch
from ...records import SourceComment, SourceReport
from ...text.markup import text_of
from ...values.language_tags import language_tag
from ..tables.cells import Row, as_key, as_line
from ..withheld import Withheld
from .wordpress import (
    KINDS,
    ON_LEFT_OUT,
    LeftOut,
    body_text,
    scoped,
    shown_name,
    utc_or_local,
)
from .wordpress_posts import Posts, posts_beside
from .wordpress_rows import (
    SUFFIXES,
    author_of,
    comment_hidden,
    embedded,
    error_in,
    host,
    is_comment,
    is_rest,
    is_row,
    kind_of,
    no_text,
    post_hidden,
    post_of,
    rendered,
    rows_of,
)

if TYPE_CHECKING:
    from ...records import Record
    from ..base import ReadSettings, Source


@dataclass(frozen=True, slots=True)
class WordPressReader:
    """Reads ``.json``, ``.jsonl`` and ``.ndjson`` that WordPress's REST interface answered."""

    name: str = "wordpress"
    suffixes: tuple[str, ...] = SUFFIXES
    description: str = "posts or comments from the WordPress REST interface"

    def recognises(self, head: bytes) -> bool:
        """Take JSON whose texts are ``{"rendered": …}``, as no other interface has them."""
        return is_rest(head)

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the published posts and the approved comments of one file."""
        left_out = LeftOut()
        posts = posts_beside(source, settings)
        withheld = Withheld(Scratch(settings.scratch))
        for item in rows_of(source, settings):
            if isinstance(item, Problem):
                yield item
                continue
            place, row = item
            locator = f"{source.relative}, {place}"
            if error := error_in(row):
                yield _error(error, locator)
            elif not is_row(row):
                yield _unknown(locator)
            elif is_comment(row):
                yield from _comments([(row, locator)], posts, left_out, withheld)
            else:
                yield from _report(row, locator, posts, left_out, settings)
        yield from withheld.answered()
        yield from left_out.problems(source.relative)


READER = WordPressReader()


def _error(said: str, locator: str) -> Problem:
    if "invalid_page_number" in said:
        # Whoever asks page after page meets it behind the last one.
        return Problem(
            where=locator,
            what="it holds no posts and no comments, but the site's answer that there is no such page",
            remedy="nothing is missing, and the file may stay where it is",
            skipped=False,
            quoted=said,
        )
    return Problem(
        where=locator,
        what="it holds no posts and no comments, but an error that the site answered",
        remedy="ask for it again; all else is read",
        quoted=said,
    )


def _unknown(locator: str) -> Problem:
    return Problem(
        where=locator,
        what="the object is neither a post nor a comment, and no list in it holds any that could be told",
        remedy="keep each answer of the interface as it came, or take the list of posts or comments out of the object",
    )


def _report(
    row: Row, locator: str, posts: Posts, left_out: LeftOut, settings: ReadSettings
) -> Iterator[Record]:
    replies = (
        (reply, f"{locator}, comment {n}") for n, reply in enumerate(embedded(row, "replies"), start=1)
    )
    other = no_text(row)
    if why := other or post_hidden(row):
        counts = left_out.no_reports if other else left_out.unseen
        counts.leave_out("item", why)
        counts.leave_out("comment", ON_LEFT_OUT, sum(1 for _ in replies))
        return
    key, url = posts.key(row), as_line(row.get("link"))
    title = as_line(text_of(rendered(row, "title")))
    text, changes = body_text(rendered(row, "content"), keep_lines=False, shortcodes=True)
    scratch = Scratch(settings.scratch)
    comments, withheld = Gathered[SourceComment](scratch), Withheld(scratch)
    for made in _comments(replies, posts, left_out, withheld, post=row):
        if isinstance(made, SourceComment):
            comments.append(made, size=len(made.text))
        else:
            yield made
    for stub in withheld.answered():
        comments.append(stub, size=0)
    # Where the field is not there, the interface has made the excerpt out of a text that was not asked for.
    if (
        not text
        and "content" in row
        and (excerpt := body_text(rendered(row, "excerpt"), keep_lines=False, shortcodes=True)[0])
    ):
        text, changes = excerpt, ("no text in the source, its excerpt stands in",)
    if not text and title and (comments or not posts.commented.isdisjoint((key, url))):
        text, changes = title, ("no text in the source, its title stands in",)
    if not text and not comments:
        yield Problem(
            where=locator,
            what="the post has no text",
            remedy="ask the interface for the field content, or leave it out",
        )
        return
    names = [name for author in embedded(row, "author") if (name := shown_name(author.get("name")))]
    yield SourceReport(
        text=text,
        locator=locator,
        key=key,
        title=title,
        url=url,
        authors=tuple(names or filter(None, [posts.writer(row)])),
        published=utc_or_local(as_line(row.get("date_gmt")), as_line(row.get("date"))),
        language=language_tag(as_line(row.get("lang")) or ""),
        comment_system="wordpress",
        comments=comments.settled(),
        changes=changes,
    )


def _comments(
    rows: Iterable[tuple[Row, str]],
    posts: Posts,
    left_out: LeftOut,
    withheld: Withheld,
    *,
    post: Row | None = None,
) -> Iterator[SourceComment | Problem]:
    """Yield those comments that are shown, and hand the others over to `withheld`.

    Args:
        rows: the comments, each with its place.
        posts: what is known of the posts.
        left_out: counts what is left out.
        withheld: takes it.
        post: the post that the comments stand in, where they do.
    """
    for row, locator in rows:
        made = _comment(row, locator, posts, post=post)
        if isinstance(made, Problem):
            yield made
        elif not posts.hidden.isdisjoint((made.report_key, made.report_url)):
            left_out.unseen.leave_out("comment", ON_LEFT_OUT)
        elif why := comment_hidden(row):
            withheld.hold(made, why, left_out.comments(kind_of(row)))
        elif not made.text:
            yield Problem(where=locator, what="the comment is empty", remedy="it was left out")
        else:
            withheld.shown(made)
            yield made


def _comment(row: Row, locator: str, posts: Posts, *, post: Row | None) -> SourceComment | Problem:
    key, url = post_of(row, site=posts.site(row))
    if post is not None:
        key, url = posts.key(post), as_line(post.get("link")) or url
    if url is not None and key in posts.shared:
        key = None
    if key is None and url is None:
        return Problem(
            where=locator,
            what="the comment does not say which post it belongs to",
            remedy="ask the interface for the fields post and link",
        )
    text, changes = body_text(rendered(row, "content"), keep_lines=False, shortcodes=False)
    parent = as_key(row.get("parent"))
    # Not the site within the host: pages that were saved do not tell it, and their comments have the same keys.
    scope = host(row) or posts.host
    up = next(embedded(row, "up"), None)
    return SourceComment(
        text=text,
        locator=locator,
        report_key=key or url,
        key=scoped("comment", as_key(row.get("id")), scope),
        parent_key=scoped("comment", parent, scope) if parent != "0" else None,
        author=shown_name(row.get("author_name")),
        badge=_badge(row, posts, key, url, post=post or up),
        published=utc_or_local(as_line(row.get("date_gmt")), as_line(row.get("date"))),
        shown=as_line(row.get("date")),
        kind=KINDS.get(kind_of(row), "comment"),
        report_title=as_line(text_of(rendered(up, "title"))) if up else None,
        report_url=url,
        changes=changes,
    )


def _badge(row: Row, posts: Posts, key: str | None, url: str | None, *, post: Row | None) -> str | None:
    user = author_of(row)
    if user is None:
        return None
    wrote = author_of(post) if post else posts.authors.get(key or "") or posts.authors.get(url or "")
    return "author" if user == wrote else None
