"""What gives a format away in the first bytes of a file, which may break off anywhere."""

from __future__ import annotations

import codecs
import csv
import re

from ..files.beginnings import start_of_json, start_of_xml
from ..tables.tabular import sniff

_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def head_text(head: bytes) -> str:
    r"""Return a file's first bytes as text, whatever stands in them; only ASCII in it can be relied on.

    >>> head_text('\ufeff{"id": 1}'.encode("utf-16-le"))
    '{"id": 1}'
    """
    for mark, codec in _WIDE:
        if head.startswith(mark):
            return head.removeprefix(mark).decode(codec, errors="replace")
    if head[:4].count(0) == 2 or head[:2].count(0) == 1:
        return head.replace(b"\x00", b"").decode("latin-1")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace")


def json_keys(head: bytes) -> frozenset[str]:
    r"""Return the names of the fields that are seen in the first bytes of JSON, at any depth.

    A quotation mark within a JSON string is escaped, so what looks like a field in a text is not taken for
    one.

    >>> sorted(json_keys(b'[{"id": 1, "body": "he wrote \\"link_id\\": 2", "user": {"na'))
    ['body', 'id', 'user']
    """
    text = head_text(head)
    text = text[start_of_json(text) :]
    if text.lstrip(" \t\r\n\x1e")[:1] not in ("{", "["):
        return frozenset()
    return frozenset(_KEY.findall(text))


_KEY = re.compile(r'(?<!\\)"([A-Za-z_][\w-]{0,60})"\s{0,40}:')


def csv_columns(head: bytes) -> frozenset[str]:
    """Return the names of a table's columns from its first bytes.

    >>> sorted(csv_columns(b"article_id;comment_text"))
    ['article_id', 'comment_text']
    """
    text = head_text(head)
    delimiter = sniff(text).delimiter
    try:
        for row in csv.reader(text.splitlines(), delimiter=delimiter):
            if any(cell.strip() for cell in row):
                return frozenset(" ".join(cell.replace("\x00", "").split()) for cell in row)
    except csv.Error:
        pass
    return frozenset()


def xml_root(head: bytes) -> str:
    """Return the first bytes of an XML file from its root element on; nothing when none is seen.

    >>> xml_root(b'<?xml version="1.0"?><!-- made by <b> -->\\n<rss version="2.0">')
    '<rss version="2.0">'
    """
    text = head_text(head)
    at = start_of_xml(text)
    while match := _PROLOG.match(text, at):
        at = match.end()
    root = text[at:]
    return root if _ROOT.match(root) else ""


_PROLOG = re.compile(r"\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_ROOT = re.compile(r"<[A-Za-z_]")
