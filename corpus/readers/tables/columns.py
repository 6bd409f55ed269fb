"""Which column of a table holds what: the user's map first, then known layouts, then names people use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ...errors import InputError
from ..base import FIELDS, Kind, ReadSettings, closest
from .column_names import fold, folded, in_english, language_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_WHEN = (
    "time_parsed", "published", "date", "published_date", "publish_date", "date_published", "date_publish",
    "pub_date", "publication_date", "publishing_date", "published_at", "published_on", "iso_date_time",
    "iso_date",
    "date_gmt", "created", "created_at", "create_date", "created_utc", "created_date", "creation_date", "datetime",
    "date_time",
    "timestamp", "time", "pub_time", "publish_time", "published_time", "publication_time", "created_time",
    "time_published",
)  # fmt: skip
_RENDERED = ("content_html", "body_html", "text_html", "content_markdown", "body_markdown", "text_markdown")
"""Texts in a markup. What is called "html" alone is, of a report, the whole page it stands on."""
_LANGUAGE = ("language", "lang", "locale")

ALIASES: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    "reports": {
        "report_id": (
            "report_id", "article_id", "unit_id", "doc_id", "document_id", "news_id", "story_id", "post_id",
            "id_article", "id", "_id", "uid", "uuid", "guid", "key",
        ),
        "title": ("title", "headline", "article_title", "report_title", "news_title", "heading", "head"),
        "text": (
            "text", "article_text", "article_content", "article_body", "report_text", "full_text",
            "main_text",
            "maintext", "news_text", "body_text", "plain_text", "raw_text", "body", "content", "article",
            "story", "document", "message", "report", *_RENDERED,
        ),
        "outlet": (
            "outlet", "publisher", "publication", "publication_title", "publication_name", "newspaper",
            "newspaper_name",
            "source_name", "source_title", "site_name", "source", "media",
            "news_outlet", "site", "source_domain", "domain", "hostname", "from_name",
        ),
        "url": (
            "url", "article_url", "web_url", "source_url", "canonical_url", "permalink", "permalink_url", "link",
            "href", "uri", "asset_url",
        ),
        "authors": (
            "authors", "author", "byline", "bylines", "article_author", "journalist", "writer",
            "author_name", "authors_name",
        ),
        "published": ("article_date", *_WHEN),
        "language": _LANGUAGE,
        "comments": ("comments", "comments_data", "reader_comments", "responses", "discussion"),
        "comments_declared": (
            "comments_declared", "comment_count", "comments_count", "num_comments", "number_of_comments",
            "n_comments", "nb_comments", "total_comments",
        ),
    },
    "comments": {
        "report_id": (
            "report_id", "article_id", "id_article", "news_id", "story_id", "doc_id", "document_id",
            "thread_id", "post_id", "thread", "article", "report_url", "article_url", "post",
            "conversation_id", "video_id", "comment_post_id",
        ),
        "comment_id": (
            "comment_id", "comment_counter", "reply_id", "id_post", "id", "_id", "uid", "uuid", "cid", "key",
            "post_id", "comment_hex",
        ),
        "parent_id": (
            "parent_id", "parent_comment_id", "parent_comment", "parent", "id_parent_post", "in_reply_to",
            "in_reply_to_id", "reply_to", "reply_to_id", "response_to", "replied_to", "comment_parent",
            "parent_hex",
        ),
        "parent_text": ("parent_text",),
        "parent_author": ("parent_author",),
        "text": (
            "comment_text", "comment_body", "comment_content", "comment", "text", "body", "content",
            "message",
            "post_text", "reply", *_RENDERED, "comment_html", "html", "markdown",
        ),
        "author": (
            "author", "comment_author", "user_display_name", "display_name", "user_name", "author_name",
            "commenter", "screen_name", "user", "nickname", "nick", "id_user", "user_id", "name", "from_name",
            "author_id", "member",
        ),
        "login": (
            "user_name", "screen_name", "login", "user_login", "login_name", "author_user_name", "author_login",
            "nickname", "nick",
        ),
        "published": (
            "comment_date_gmt", "comment_date", "comment_time", "post_time", "posted", "posted_at", "post_date", *_WHEN,
        ),
        "likes": (
            "likes", "like_count", "num_likes", "recommendations", "num_recommends", "recommends",
            "recommendation_count", "upvotes", "up_votes", "pos_votes", "positive_votes", "thumbs_up", "ups",
            "likes_count", "number_of_likes", "n_likes", "nb_likes", "total_likes", "num_upvotes", "votes",
        ),
        "dislikes": (
            "dislikes", "dislike_count", "downvotes", "down_votes", "neg_votes", "negative_votes",
            "thumbs_down", "downs", "num_dislikes", "dislikes_count", "number_of_dislikes", "n_dislikes",
            "nb_dislikes", "total_dislikes", "num_downvotes",
        ),
        "language": ("comment_language", *_LANGUAGE),
        "report_title": (
            "report_title", "article_title", "news_title", "story_title", "post_title", "thread_title", "page_title",
            "title", "headline",
        ),
        "report_text": ("report_text", "article_text", "article_content", "article_body"),
        "report_url": ("report_url", "article_url", "thread_link", "page_url", "post_url", "url"),
        "report_outlet": ("report_outlet", "outlet", "publisher", "publication", "newspaper", "source"),
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """A public dataset whose columns no alias would find.

    Attributes:
        kind: what its rows are.
        signature: the columns that give it away.
        columns: the column that holds each field.
        outlet: who published the reports.
        annotations: the columns that hold what people said of the rows.
    """

    kind: Kind
    signature: frozenset[str]
    columns: Mapping[str, str]
    outlet: str
    annotations: tuple[str, ...] = ()


LAYOUTS: Sequence[Layout] = (
    # Fox News user comments (Gao and Huang 2017): the lead of the report stands in `meta`. `prev` is what a comment
    # answers, not what stands before it on the page: `mentions` names its author first in every row that has either,
    # which tells several comments of the same words apart.
    Layout(
        "comments",
        frozenset(("title", "text", "user", "prev", "succ", "meta")),
        {
            "report_id": "title", "report_title": "title", "report_text": "meta", "text": "text",
            "author": "user", "parent_text": "prev", "parent_author": "mentions",
        },
        "Fox News",
        annotations=("label",),
    ),
)  # fmt: skip

_COMMENT_SIGNS = (
    "comment_text", "comment_body", "comment_content", "comment", "comment_id", "comment_author",
    "comment_counter", "commenter", "user_display_name", "user_name", "screen_name", "user",
    *ALIASES["comments"]["parent_id"],
)  # fmt: skip
_REPORT_SIGNS = (
    "title", "headline", "article_title", "report_title", "article_text", "article_content", "article_body",
    "report_text", "full_text", "main_text", "maintext", "outlet", "publisher", "publication", "newspaper",
    "byline", "url", "link", "comments", "comments_data",
)  # fmt: skip
_REACTION_SIGNS = (
    *ALIASES["comments"]["likes"], *ALIASES["comments"]["dislikes"], "replies", "reply_count",
)  # fmt: skip
_AUTHOR_SIGNS = ("author", "author_id", "cid", "name", "nick", "nickname")
_PREFIXES: Mapping[Kind, tuple[str, ...]] = {
    "reports": ("article_", "news_", "story_", "post_"), "comments": ("comment_", "reply_"),
}  # fmt: skip
"""What stands before the name of a column to say what it is of."""
_OWN_FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "reports": ("title", "text", "outlet", "url", "authors", "published", "language", "comments_declared"),
    "comments": ("author", "published", "likes", "dislikes", "language"),
}
"""Fields of a row itself: ``comment_title`` is not that of a report."""
_REFERENCES = ("report_id", "article_id", "news_id", "story_id", "thread_id", "id_article", "conversation_id")
_ERROR_SIGNS = frozenset(("error", "errors", "errorcode", "errormessage", "errortype", "statuscode"))
_ERROR_FIELDS = frozenset((
    "code", "detail", "details", "documentationurl", "instance", "ok", "path", "reason", "requestid", "status",
    "success", "timestamp", "type",
))  # fmt: skip
_FEW = 3
REPORT_NAMES = frozenset(("report_id", "report_url", "report_title"))
"""The fields of comments that say which report they are on."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What the rows of a table are, and which column holds which field.

    Where the layout is known, it may also say the outlet, and which columns are annotations.
    """

    kind: Kind
    columns: Mapping[str, str]
    outlet: str | None = None
    annotations: tuple[str, ...] = ()


def resolve_columns(
    columns: Iterable[str],
    settings: ReadSettings,
    where: str,
    *,
    kind: Kind | None = None,
    lenient: bool = False,
    values: Mapping[str, Sequence[object]] | None = None,
    language: str | None = None,
    empty: Collection[str] = (),
) -> ColumnMap:
    """Find out what the rows of a table are and which column holds what, in English or another language.

    Args:
        columns: names of the columns, in the table's order.
        settings: the user's maps and kind, which win over everything found here.
        where: what to call the input in an error.
        kind: what the rows are, when that is known already.
        lenient: take a mapped column that is missing as empty (for rows that leave out empty fields).
        values: the values seen in each column; where the names leave it open, rows of which most share a report's
            id with others are comments, and all others reports.
        language: the language the columns are named in, where that is known already (`language_of`).
        empty: columns in which nothing was seen; of several that may hold a field, one that says something holds it.

    Raises:
        InputError: when a mapped column is missing, no column holds the text, or the columns do not show what the
            rows are.

    >>> found = resolve_columns(["unit_id", "article_title", "article_content", "source", "date"],
    ...                         ReadSettings(), "a.csv")
    >>> found.kind, found.columns["outlet"]
    ('reports', 'source')
    >>> resolve_columns(["comment", "likes", "upvotes"], ReadSettings(), "a.csv", empty=["likes"]).columns["likes"]
    'upvotes'
    """
    names = list(columns)
    by_fold = _by_fold(names, language or language_of(names))
    kind = kind or settings.kind or _kind_of(names, by_fold, settings, where, values or {})
    mapping = _mapped(names, kind, settings, where, lenient=lenient)
    layout = _layout(names, kind)
    outlet = layout.outlet if layout and "report_outlet" not in mapping else None
    for field in FIELDS[kind]:
        if field in mapping:
            continue
        if layout is not None:
            if field in layout.columns:
                mapping[field] = layout.columns[field]
            continue
        if column := _column(by_fold, kind, field, mapping, empty):
            mapping[field] = column
    mapping = {field: column for field, column in mapping.items() if column}
    if lenient:
        return ColumnMap(kind, mapping, outlet)
    if "text" not in mapping and not (kind == "reports" and "comments" in mapping):
        raise InputError(
            f"{where}: no column is known to hold the text of the {kind}; name it with {kind}_map text=COLUMN (on the "
            f"command line: --{kind}-map). The columns are {_listed(names)}."
        )
    unread = tuple(name for name in layout.annotations if name in names) if layout else ()
    return ColumnMap(kind, mapping, outlet, unread)


def _by_fold(names: Sequence[str], language: str | None) -> dict[str, str]:
    by_fold = folded(names)
    if language is not None:
        for english, name in in_english(names, language).items():
            by_fold.setdefault(fold(english), name)
    return by_fold


def _column(
    by_fold: Mapping[str, str], kind: Kind, field: str, mapping: Mapping[str, str], empty: Collection[str]
) -> str | None:
    """Return the first column that a field may be called by and that holds no other; an empty one if all are."""
    first = None
    for name in _names(kind, field):
        column = by_fold.get(name)
        # A report's title or address may also be its key; any other column holds one thing.
        is_key = field in ("report_title", "report_url") and column == mapping.get("report_id")
        if column is not None and (is_key or column not in mapping.values()):
            if column not in empty:
                return column
            first = first or column
    return first


@cache
def _names(kind: Kind, field: str) -> tuple[str, ...]:
    """Return the folded names of a field, then those behind what the rows are: ``comment_likes``."""
    prefixes = _PREFIXES[kind] if field in _OWN_FIELDS[kind] else ()
    return tuple(fold(prefix + alias) for prefix in ("", *prefixes) for alias in ALIASES[kind].get(field, ()))


def _layout(names: list[str], kind: Kind | None) -> Layout | None:
    present = set(names)
    return next((one for one in LAYOUTS if one.signature <= present and kind in (None, one.kind)), None)


def _kind_of(
    names: list[str],
    by_fold: Mapping[str, str],
    settings: ReadSettings,
    where: str,
    values: Mapping[str, Sequence[object]],
) -> Kind:
    fitting: list[Kind] = [
        kind for kind in FIELDS if settings.map(kind) and not _missing(names, settings.map(kind))
    ]
    if len(fitting) == 1:
        return fitting[0]
    if layout := _layout(names, None):
        return layout.kind
    found = _kind_by_name(set(by_fold)) or (None if _is_error(names) else _kind_by_values(by_fold, values))
    if found:
        return found
    for kind in FIELDS:
        if settings.map(kind):
            # One map was given and does not fit: say which column is missing.
            _mapped(names, kind, settings, where, lenient=False)
    if _is_error(names):
        raise InputError(
            f"{where}: the interface answered with an error in place of reports or comments; ask it again. "
            f"The columns are {_listed(names)}."
        )
    raise InputError(
        f"{where}: the columns do not show whether its rows are reports or comments; say so with kind "
        f"(on the command line: --reports or --comments before the file) or with a column map. The columns are "
        f"{_listed(names)}."
    )


def _is_error(names: Iterable[str]) -> bool:
    """Tell whether fields are those with which interfaces say that they could not answer.

    >>> _is_error(["code", "message"]), _is_error(["status", "headline"]), _is_error(["message", "timestamp"])
    (True, False, False)
    >>> _is_error(["response.status", "response.message"])
    True
    """
    parts = [name.split(".") for name in names]
    if all(len(one) > 1 and one[0] == "response" for one in parts):
        # Some put all that they answer into one object.
        parts = [one[1:] for one in parts]
    found = {fold(one[0]) for one in parts}
    if not found <= _ERROR_SIGNS | _ERROR_FIELDS | {"message"}:
        return False
    # A table of messages may have nothing beside them but their times.
    return not _ERROR_SIGNS.isdisjoint(found) or (
        "message" in found and not found.isdisjoint(("status", "code"))
    )


def _kind_by_name(known: set[str]) -> Kind | None:
    def has(signs: Iterable[str]) -> bool:
        return any(fold(sign) in known for sign in signs)

    text, titled = (not known.isdisjoint(_names("reports", field)) for field in ("text", "title"))
    if has(_COMMENT_SIGNS[:4]):
        return "comments"
    if has(ALIASES["comments"]["text"]) and has(_COMMENT_SIGNS):
        return "comments"
    refers = has(_REFERENCES)
    if text and refers and has(("id", "_id", "uuid")) and not titled:
        return "comments"
    # Readers judge and answer what readers write; what says where it stands may be a report that they shared.
    if text and has(_REACTION_SIGNS) and has(_AUTHOR_SIGNS) and not has(_REPORT_SIGNS) and not titled:
        return "comments"
    if (text or has(("comments", "comments_data"))) and (titled or has(_REPORT_SIGNS)):
        return "reports"
    return None


def _kind_by_values(by_fold: Mapping[str, str], values: Mapping[str, Sequence[object]]) -> Kind | None:
    """Take rows of a text and at most an id for reports, unless most share the id of one report with others."""
    if not any(fold(alias) in by_fold for alias in ALIASES["reports"]["text"]):
        return None
    for alias in _REFERENCES:
        seen = values.get(by_fold.get(fold(alias), ""), ())
        if len(seen) > _FEW and 2 * len(set(map(str, seen))) <= len(seen):
            return "comments"
    return "reports"


def _mapped(
    names: list[str], kind: Kind, settings: ReadSettings, where: str, *, lenient: bool
) -> dict[str, str]:
    wanted = settings.map(kind)
    missing = _missing(names, wanted)
    if missing and not lenient:
        field, column = missing[0]
        raise InputError(
            f"{where}: there is no column “{column}”, to which {kind}_map ties the field “{field}”"
            f"{closest(column, names)}; the columns are {_listed(names)}."
        )
    return dict(wanted)


def _missing(names: list[str], wanted: Mapping[str, str]) -> list[tuple[str, str]]:
    present = set(names)
    return [(field, column) for field, column in wanted.items() if column and column not in present]


def _listed(names: list[str]) -> str:
    shown = ", ".join(name if len(name) <= 60 else name[:59] + "…" for name in names[:40])
    return shown + (f" and {len(names) - 40} more" if len(names) > 40 else "")
