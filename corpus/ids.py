"""Stable ids: the same source gives the same id, on every machine and in every build.

An id the source gives is kept. Otherwise an id is derived from the URL, or from the path within the input,
and for a comment from its report's id and its position: 64 bits of SHA-256 behind a letter that says what
it names. Ids never depend on the text, so that mending a typing error keeps them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import urlsplit, urlunsplit

from .errors import InputError

_TRACKING = frozenset((
    "__s", "__twitter_impression", "_branch_match_id", "_branch_referrer", "_ga", "_gl", "_hsenc", "_hsmi", "_ke",
    "_openstat", "amp", "amp_js_v", "cmp", "cmpid", "cvid", "dclid", "dm_i", "emc", "epik", "fbclid", "gad_campaignid",
    "gad_source", "gbraid", "gclid", "gclsrc", "guccounter", "guce_referrer", "guce_referrer_sig", "icid", "igsh",
    "igshid", "irclickid", "irgwc", "ito", "li_fat_id", "mc_cid", "mc_eid", "mibextid", "mkt_tok", "moderation-hash",
    "msclkid", "ncid", "noamp", "ns_campaign", "ns_fee", "ns_linkname", "ns_mchannel", "ns_source", "ocid",
    "oly_anon_id", "oly_enc_id", "rb_clickid", "ref_src", "ref_url", "replytocom", "s_cid", "s_kwcid", "sfnsn", "smid",
    "smtyp", "spm", "srsltid", "ttclid", "twclid", "unapproved", "vero_conv", "vero_id", "wbraid", "wickedid", "wt_mc",
    "wt_zmc", "xtor", "yclid", "ymclid", "ysclid",
))  # fmt: skip
"""Parameters that say how a reader came to a page, or in which form it was asked for, and never which page it is."""
_TRACKING_FAMILIES = ("utm_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_", "at_", "fb_", "itm_", "wt.")
_COPY = re.compile(r"~\d+\Z")
_GIVEN = re.compile(r"[^\s\x00-\x1f\x7f-\x9f@＠]{1,128}")
_DERIVED = re.compile(r"c[0-9a-f]{16}")
_COMMENT_PAGE = re.compile(r"/comment-page-([0-9]{1,6})(?=/?(?:\?|\Z))|(?<=[?&;])cpage=([0-9]{1,6})(?:&|\Z)")
"""How WordPress numbers the pages of the comments on a report."""


def report_id(
    *, url: str | None = None, path: str | None = None, row: int | None = None, key: str | None = None
) -> str:
    """Return the id of a report.

    The first of these that is there decides: the source's own key, the URL, the path with the row.

    Args:
        url: address of the report; its fragment, parameters of tracking, and the case of scheme and host do not matter.
        path: path within the input (``/`` or ``\\`` between folders), or a record's locator.
        row: row or line, where the file holds many reports.
        key: the source's own id. It is kept as it is when it can serve as one (see `is_given_id`); anything else,
            such as a title, is hashed.

    Raises:
        InputError: when nothing is given to derive an id from.

    >>> report_id(key="1914947530")
    '1914947530'
    >>> report_id(url="HTTPS://News.example/a#comments") == report_id(url="https://news.example/a")
    True
    >>> report_id(path="2020\\\\july\\\\idlib.txt") == report_id(path="2020/july/idlib.txt")
    True
    """
    if key is not None and key.strip():
        return key if is_given_id(key) else _derived("r", "key", key.strip())
    if url is not None and url.strip():
        return _derived("r", "url", _untracked(_normal(url.strip())))
    if path is not None and path:
        return _derived("r", "path", _posix(path), "" if row is None else str(row))
    raise InputError("A report needs a key, a URL or a path to have an id; give one of them.")


def comment_id(report_id: str, *, position: int, key: str | None = None) -> str:
    """Return the id of a comment: its own key, or one derived from its report's id and its position.

    Args:
        report_id: id of the report it trails.
        position: 0-based order under the report.
        key: the source's own id, kept or hashed as in `report_id`; a hashed one is tied to the report.

    >>> comment_id("r1", key="comment-42", position=0)
    'comment-42'
    >>> comment_id("r1", position=0) == comment_id("r1", position=0) != comment_id("r2", position=0)
    True
    """
    if key is not None and key.strip():
        return key if is_given_id(key) else _derived("c", "key", report_id, key.strip())
    return _derived("c", "position", report_id, str(position))


def copy_id(name: str, number: int) -> str:
    """Return the id of one of several documents to which sources give one id: nothing is dropped for its id.

    >>> copy_id("comment-42", 2)
    'comment-42~2'
    """
    return f"{name}~{number}"


def source_id(name: str) -> str:
    """Return the id that the source gave a document, whatever `copy_id` made of it.

    >>> source_id("comment-42~2"), source_id("comment-42")
    ('comment-42', 'comment-42')
    """
    return _COPY.sub("", name)


def same_address(url: str) -> str:
    """Return what the spellings of one address have in common: no scheme, usual port, ``www.``, fragment or last slash.

    >>> same_address("https://www.News.example/a/#comment-7") == same_address("http://news.example:80/a")
    True
    >>> same_address("https://news.example/#!/one"), same_address("https://news.example/#/two/")
    ('news.example/#!/one', 'news.example/#/two')
    """
    address = _normal(url.strip()).partition("://")
    return (address[2] or address[0]).removeprefix("www.").rstrip("/")


def same_page(url: str) -> str:
    """Return what the addresses of one page have in common, whatever parameters of tracking they have.

    It serves to find a report by its address, never as an id.

    >>> same_page("https://www.news.example/a/?utm_source=x&replytocom=7#respond")
    'news.example/a'
    >>> same_page("https://news.example/?fbclid=x&id=2")
    'news.example/?id=2'
    """
    return same_address(_untracked(_normal(url.strip())))


def comment_page(url: str) -> tuple[str, int]:
    """Return the address of the report whose comments an address shows, and which page of them; 0 for no such page.

    >>> comment_page("https://tide.example/truce/comment-page-2/#comments")
    ('https://tide.example/truce/', 2)
    >>> comment_page("https://tide.example/?p=7&cpage=3"), comment_page("https://tide.example/?p=7")
    (('https://tide.example/?p=7', 3), ('https://tide.example/?p=7', 0))
    """
    address = url.partition("#")[0]
    found = _COMMENT_PAGE.search(address)
    if found is None:
        return url, 0
    report = f"{address[: found.start()]}{address[found.end() :]}"
    return report.rstrip("?&"), int(found[1] or found[2])


def is_derived(key: str) -> bool:
    """Say whether a key is no source's own, but one that was derived for a comment (see `comment_id`).

    >>> is_derived(comment_id("r1", position=0)), is_derived("comment-42")
    (True, False)
    """
    return _DERIVED.fullmatch(key) is not None


def is_given_id(key: str) -> bool:
    """Say whether a source's own key can serve as an id: 1 to 128 characters, no blanks, no control characters, no @.

    Ids are published, and an @ makes an e-mail address, or the name of a user.
    """
    return bool(_GIVEN.fullmatch(key))


def _derived(prefix: str, *parts: str) -> str:
    joined = "\x1f".join(unicodedata.normalize("NFC", part) for part in parts)
    digest = hashlib.sha256(joined.encode("utf-8", errors="surrogatepass"))
    return prefix + digest.hexdigest()[:16]


def _untracked(url: str) -> str:
    """Leave out the parameters of tracking."""
    address, mark, query = url.partition("?")
    if not mark:
        return url
    kept = "&".join(part for part in query.split("&") if not _is_tracking(part.partition("=")[0]))
    return f"{address}?{kept}" if kept else address


def _is_tracking(name: str) -> bool:
    # Addresses that were copied out of HTML have their ampersands escaped.
    name = name.lower().removeprefix("amp;")
    return name in _TRACKING or name.startswith(_TRACKING_FAMILIES)


_USUAL_PORTS = {"http": ":80", "https": ":443"}
"""What old crawls write though it says nothing (RFC 3986, 6.2.3)."""


def _normal(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    # Pages that a script shows, one after another, are told apart by what looks like a path behind the sign.
    fragment = parts.fragment if parts.fragment.startswith(("/", "!/")) else ""
    scheme = parts.scheme.lower()
    host = parts.netloc.lower().removesuffix(_USUAL_PORTS.get(scheme, ":"))
    return urlunsplit(parts._replace(scheme=scheme, netloc=host, fragment=fragment))


def _posix(path: str) -> str:
    path = path.replace("\\", "/")
    while path.startswith("./"):
        path = path[2:]
    return path
