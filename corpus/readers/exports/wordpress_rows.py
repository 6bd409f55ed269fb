"""Rows of WordPress's REST interface: what stands in one, and whether readers of the site see it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..files.beginnings import start_of_json
from ..tables import jsonl
from ..tables.cells import LISTS, Row, as_key, as_line
from .signs import head_text, json_keys
from .wordpress import KINDS, PASSWORD, PUBLISHED, UNAPPROVED, scoped, site_of
from .wrapped import without_wrapping

if TYPE_CHECKING:
    from ...errors import Problem
    from ..base import ReadSettings, Source

SUFFIXES = (".json", ".jsonl", ".ndjson")
_RENDERED = re.compile(
    r'(?<!\\)"(?:content|title|excerpt|guid)"\s{0,40}:\s{0,40}\{\s{0,400}"(?:rendered|raw|protected)"\s{0,40}:'
)
_INTERFACE = re.compile(r"(?:/index\.php)?(?:/wp-json/|/[^/?#]{1,100}/wp/v\d|/?\?(?:[^#?]*&)?rest_route=)")
"""Where in an address the site ends and its interface begins."""
_CODE = re.compile(r"[\w.-]{1,100}")
_LONGEST_ERROR = 10_000
"""Characters that an error may have."""
_RENDERED_FIELDS = ("content", "title", "excerpt", "guid")
_RENDERINGS = frozenset(("rendered", "raw", "protected"))
_OTHERS = frozenset(("name", "slug", "avatar_urls")), frozenset(("name", "slug", "taxonomy"))
_TEXTS = frozenset(("content", "text", "body", "title", "comment", "comments"))


def is_rest(head: bytes) -> bool:
    """Tell from its first bytes JSON that the interface answered.

    Its texts are ``{"rendered": …}``, as no other interface has them. Its errors, and the users and terms that have no
    texts, are taken too, so that it can be said what they are.
    """
    keys, text = json_keys(head), head_text(head)
    if not keys:
        return False
    text = text[start_of_json(text) :]
    others = any(fields <= keys for fields in _OTHERS) and keys.isdisjoint(_TEXTS)
    return others or bool(_RENDERED.search(text)) or _is_error(text)


def _is_error(text: str) -> bool:
    """Tell an error that the interface answered, by itself, in a list or in its envelope."""
    if len(text) > _LONGEST_ERROR:
        return False
    try:
        value = json.loads(text, strict=False)
    except (RecursionError, ValueError):
        return False
    first = value[0] if isinstance(value, list) and value else value
    inner = first.get("body") if isinstance(first, dict) else None
    return any(isinstance(one, dict) and error_in(one) is not None for one in (first, inner))


def rows_of(source: Source, settings: ReadSettings) -> Iterator[tuple[str, Row] | Problem]:
    """Yield the rows of a file, each with its place, or the problem that stood there.

    What ``?_envelope`` puts around an answer is taken off, and so is what others put around it.
    """
    return without_wrapping(jsonl.objects(source, settings), known=is_row, where=source.relative)


def is_row(row: Row) -> bool:
    """Tell a row that the interface answered, of whatever kind, from an object around such rows.

    >>> is_row({"id": 1, "title": {"rendered": "A bridge"}}), is_row({"post": {"id": 1}}), is_row({"posts": []})
    (True, False, False)
    """
    if "author_name" in row or no_text(row) is not None or error_in(row):
        return True
    if "post" in row and not isinstance(row["post"], (Mapping, *LISTS)):
        return True
    return any(
        isinstance(text := row.get(name), Mapping) and not _RENDERINGS.isdisjoint(text)
        for name in _RENDERED_FIELDS
    )


def error_in(row: Row) -> str | None:
    """Return what an error says that the interface answered; None where a row is none.

    >>> error_in({"code": "rest_no_route", "message": "No route was found.", "data": {"status": 404}})
    'No route was found (rest_no_route)'
    """
    code, message = as_line(row.get("code")), as_line(row.get("message"))
    data = row.get("data", "")
    # WordPress has a status there, a list, or nothing.
    told = data is None or data == [] or (isinstance(data, Mapping) and "status" in data)
    if not code or not message or not told or "id" in row or not _CODE.fullmatch(code):
        return None
    return f"{message.removesuffix('.')} ({code})"


def is_comment(row: Row) -> bool:
    """Tell a comment from a post; what was uploaded names a post too."""
    return "author_name" in row or ("post" in row and no_text(row) is None)


def no_text(row: Row) -> str | None:
    """Return what a row is that is neither a post nor a comment; None for one of these.

    >>> no_text({"media_type": "image"}), no_text({"taxonomy": "post_tag"}), no_text({"avatar_urls": {}, "name": "Al"})
    ('attachment', 'post tag', 'user')
    """
    if "media_type" in row or kind_of(row) == "attachment":
        return "attachment"
    if "content" in row:
        return None
    taxonomy = as_line(row.get("taxonomy"))
    return taxonomy.replace("_", " ") if taxonomy else "user" if "avatar_urls" in row else None


def post_hidden(row: Row) -> str | None:
    """Return why readers of the site do not see a post; None when they do.

    >>> post_hidden({"status": "draft"}), post_hidden({"content": {"rendered": "", "protected": True}})
    ('draft', 'password-protected')
    """
    status = (as_line(row.get("status")) or "").lower()
    if status not in PUBLISHED:
        return status
    content = row.get("content")
    protected = isinstance(content, Mapping) and content.get("protected") is True
    return PASSWORD if protected or as_line(row.get("password")) else None


def comment_hidden(row: Row) -> str | None:
    """Return why readers of the site do not see a comment, or not as one; None when they do.

    >>> comment_hidden({"status": "hold"}), comment_hidden({"type": "order_note"}), comment_hidden({})
    ('unapproved', 'order note', None)
    """
    status = (as_line(row.get("status")) or "approved").lower()
    if status not in ("approved", "approve", "1"):
        return UNAPPROVED.get(status, "unapproved")
    kind = kind_of(row)
    return None if kind in KINDS else kind.replace("_", " ")


def kind_of(row: Row) -> str:
    """Return a row's type in lower case, empty where it names none."""
    return (as_line(row.get("type")) or "").lower()


def post_of(row: Row, *, site: str | None) -> tuple[str | None, str | None]:
    """Return what a comment calls its post by: its key, and its address.

    Args:
        row: the comment.
        site: that of the post.
    """
    link = as_line(row.get("link")) or ""
    key = scoped("post", as_key(row.get("post")), site)
    return key, link.partition("#")[0] if "#comment-" in link else None


def author_of(row: Row) -> str | None:
    """Return the number of the user who wrote a post or comment; None for visitors."""
    key = as_key(row.get("author"))
    return None if key == "0" else key


def rendered(row: Row, name: str) -> str:
    """Return the HTML of a text; empty where there is none."""
    value = row.get(name)
    if isinstance(value, Mapping):
        value = value.get("rendered") or value.get("raw")
    return value if isinstance(value, str) else ""


def host(row: Row) -> str | None:
    """Return the host a row comes from: its own address tells, or that of the interface that answered."""
    return site_of(as_line(row.get("link"))) or site_of(_answered_at(row))


def site(row: Row) -> str | None:
    """Return the site a row comes from, of several on a host too; None where the row does not say who answered.

    >>> answered = {"_links": {"self": [{"href": "https://news.example/sport/wp-json/wp/v2/posts/9"}]}}
    >>> site(answered), site(answered | {"link": "https://news.example/sport/a/"}), site({"link": "/a"})
    ('news.example/sport', 'news.example/sport', None)
    """
    href = _answered_at(row)
    found = _INTERFACE.search(href or "")
    if href is None or found is None:
        return None
    home = href[: found.start()]
    return site_of(as_line(row.get("link")) or home, home=home)


def _answered_at(row: Row) -> str | None:
    links = row.get("_links")
    me = links.get("self") if isinstance(links, Mapping) else None
    first = me[0] if isinstance(me, list) and me else None
    return as_line(first.get("href")) if isinstance(first, Mapping) else None


def embedded(row: Row, name: str) -> Iterator[Row]:
    """Yield what ``?_embed`` adds: authors stand in a list, replies in a list of lists.

    Where the interface may not show something, an error stands in its place, and is passed over.

    >>> list(embedded({"_embedded": {"replies": [[{"id": 1}], {"code": "rest_cannot_read"}]}}, "replies"))
    [{'id': 1}]
    """
    found = row.get("_embedded")
    pending = found.get(name) if isinstance(found, Mapping) else None
    for item in pending if isinstance(pending, LISTS) else ():
        for one in item if isinstance(item, LISTS) else (item,):
            if isinstance(one, Mapping) and ("code" not in one or "id" in one):
                yield one
