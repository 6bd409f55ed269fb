"""WordPress's shortcodes: ``[gallery ids="1,2"]``, ``[vc_row]…[/vc_row]``, told from ordinary brackets.

The names that plug-ins and themes register are not known, so a code shows by its form, which follows WordPress's own
(``wp-includes/shortcodes.php``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

_CORE = frozenset(("caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"))
_CODE = re.compile(
    r"\[(?P<lead>\[?)(?P<end>/?)(?P<name>[A-Za-z][\w-]{0,60})(?P<rest>(?:\s|=)[^\[\]]*?)?(?P<empty>\s?/)?\](?P<trail>\]?)",
    re.ASCII,
)
_QUOTED = re.compile(r"""(?:^|\s|[\w-])=\s?(?:["“”″„«»][^"“”″„«»]*["“”″„«»]|['‘’′][^'‘’′]*['‘’′])""")
_VALUE = re.compile(r"(?:^|[\w-])=\s?[^\s=]")
_ADDRESS = re.compile(r"[\s=]\s*https?://\S+\s*\Z")
_MARKS_ONLY = re.compile(r"(?:> ?)*\s*\Z")
_STOPS = ".!?:;…”\"’'"


def without_shortcodes(text: str) -> tuple[str, int]:
    r"""Return a text without its shortcodes, and how many there were; what stands between a pair is kept.

    A code is what has attributes, or an address; what is closed again, or closes itself; and, alone on a line, one of
    WordPress's own or a name with an underscore. One in double brackets is escaped: it is shown, without them.

    >>> without_shortcodes('[vc_row][vc_column width="1/2"]Inside.[/vc_column][/vc_row]\n[gallery]')
    ('Inside.', 5)
    >>> without_shortcodes("They went to the [gallery] on Monday [sic], said [the minister] [1]. Write [[gallery]].")
    ('They went to the [gallery] on Monday [sic], said [the minister] [1]. Write [gallery].', 0)
    """
    codes = list(_CODE.finditer(text)) if "[" in text else []
    pairs, alone = _pairs(codes), _alone(codes, text)
    kept: dict[int, str] = {}
    removed: list[re.Match[str]] = []
    for number, code in enumerate(codes):
        other = pairs.get(number)
        is_code = other is not None or _is_code(code, alone=number in alone)
        if code["lead"] and code["trail"]:
            if is_code or code["name"] in _CORE:
                kept[number] = code[0][1:-1]
        elif other is not None and _is_escaped(codes[min(number, other)], codes[max(number, other)]):
            kept[number] = code[0][1:] if code["lead"] else code[0][:-1]
        elif is_code:
            kept[number] = ""
            removed.append(code)
    return _cleared(text, codes, kept) if kept else text, len(removed)


def _pairs(codes: list[re.Match[str]]) -> Mapping[int, int]:
    """Return for each code that is opened and closed the number of the other half."""
    pairs: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for number, code in enumerate(codes):
        if not code["end"]:
            opened.setdefault(code["name"], []).append(number)
        elif opened.get(code["name"]):
            begin = opened[code["name"]].pop()
            pairs[begin], pairs[number] = number, begin
    return pairs


def _is_escaped(begin: re.Match[str], end: re.Match[str]) -> bool:
    return bool(begin["lead"] and not begin["trail"] and end["trail"] and not end["lead"])


def _is_code(code: re.Match[str], *, alone: bool) -> bool:
    """Tell whether a code without another half is one by its own form."""
    name, rest = code["name"], code["rest"] or ""
    is_identifier = name in _CORE or "_" in name
    if code["end"]:
        return is_identifier and not rest
    if code["empty"] or _QUOTED.search(rest) or _ADDRESS.match(rest):
        return True
    if rest:
        return (is_identifier or "-" in name) and _VALUE.search(rest) is not None
    return is_identifier and alone


def _alone(codes: list[re.Match[str]], text: str) -> set[int]:
    """Return the numbers of the codes that stand on a line with nothing but codes."""
    alone: set[int] = set()
    bare = _CODE.sub(lambda code: "\0" * len(code[0]), text) if codes else ""
    number = end = 0
    for line in bare.split("\n"):
        end += len(line) + 1
        first = number
        while number < len(codes) and codes[number].start() < end:
            number += 1
        if not line.strip(" >\0"):
            alone.update(range(first, number))
    return alone


def _cleared(text: str, codes: list[re.Match[str]], kept: Mapping[int, str]) -> str:
    """Return the text with some of its codes replaced, and without the lines that are empty for it."""
    pieces: list[str] = []
    at = 0
    spots = [(codes[number], new) for number, new in kept.items()]
    touching = {after.start() for (before, _), (after, _) in pairwise(spots) if before.end() == after.start()}
    ends = {before.end() for (before, _), (after, _) in pairwise(spots) if before.end() == after.start()}
    for code, new in spots:
        start, end = code.start(), code.end()
        if not new:
            # A bracket beside a code is none of it.
            start, end = start + len(code["lead"]), end - len(code["trail"])
            is_block = code["name"] in _CORE or start in touching or end in ends
            new = "\n" if is_block else _between(text[start - 1 : start], text[end : end + 1])
        pieces += (text[at:start], new)
        at = end
        if new == "" and text[start - 1 : start] in ("", " ", "\n") and text[at : at + 1] == " ":
            at += 1
    cleared = "".join((*pieces, text[at:]))
    lines = (line.strip() for line in cleared.split("\n"))
    return "\n".join(line for line in lines if not _MARKS_ONLY.match(line))


def _between(before: str, after: str) -> str:
    """Return what stands in place of a code between two characters: a blank between sentences, else nothing."""
    return " " if before in _STOPS and before and after.isalnum() else ""
