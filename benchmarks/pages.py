"""How well, and how fast, comments are read from web pages, beside trafilatura on the same pages.

    uv run python benchmarks/pages.py PATH [--by-shape] [--opaque] [--verbose]

PATH is a folder with `checked/` (pages whose comments were counted by hand, described line by line in
`truth.jsonl`: n_comments, n_replies, first_author, first_words, last_author, last_words) and `gold/` (pages
`NAME.html` with `NAME.gold.json`: the text of the body and of the comments). Recall and precision compare
multisets of words. `--by-shape` measures without the rules for known systems, `--opaque` on
the same pages with every class name and id made up, and without what they say to machines and screen readers.

The gold text of many pages holds each comment's byline (name, time, "Reply") as well as its words. A record
keeps these apart, so the recall of comment text alone cannot reach 1: the line with author and time as shown
is the one to compare with trafilatura, whose text holds the bylines too. Speed is CPU time, pages in turn and
each reader on each page once, and then once more, when the words of these pages have been met: one page each
of many sites is read like the first time, many pages of few sites like the second.
"comments" is the comment part, from a parsed page (`parse`) to its records; "parse" is the decoding and the
parse it stands on. trafilatura parses too, and reads body, comments and metadata at once.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import mean

from lxml.html import tostring

from commentariat.corpus.pages import Page, read_page
from commentariat.corpus.pages.document.dom import parse, root_of
from commentariat.corpus.pages.extract import extract_comments

WORD = re.compile(r"\w+")
LEAK = 0.2
TELLING = frozenset(
    (
        "itemprop",
        "itemscope",
        "itemtype",
        "typeof",
        "property",
        "rel",
        "role",
        "name",
        "for",
        "title",
        "style",
    )
)
"""Attributes, beside classes and ids, that may say what an element is."""


def words(text: str | None) -> Counter[str]:
    """Count the words of a text, case aside."""
    return Counter(WORD.findall((text or "").casefold()))


def overlap(found: Counter[str], gold: Counter[str]) -> tuple[float, float]:
    """Return recall and precision of one multiset of words against another."""
    common = (found & gold).total()
    return common / max(gold.total(), 1), common / max(found.total(), 1)


def opaque(html: bytes) -> bytes:
    """Return a page whose class names and ids say nothing, as style sheets made by machines leave them."""
    root = root_of(parse(html).text)
    for element in root.iter("*"):
        if element.tag in ("html", "meta", "link", "script"):
            continue
        for name, value in element.items():
            if name == "class":
                element.set(name, " ".join(map(made_up, value.split())))
            elif name == "id":
                element.set(name, made_up(value))
            elif name in TELLING or name.startswith(("data-", "aria-")):
                del element.attrib[name]
            elif name == "href" and "#" in value:
                element.set(name, value.split("#")[0] or "#")
    for meta in root.iterfind(".//meta[@charset]"):
        meta.set("charset", "utf-8")
    return tostring(root, encoding="unicode", doctype="<!DOCTYPE html>").encode()


def made_up(name: str) -> str:
    """Return the name a machine makes of another, always the same."""
    return f"c{sha256(name.encode()).hexdigest()[:6]}"


@dataclass(slots=True)
class Peer:
    """What trafilatura finds in a page."""

    body: str
    comments: str
    elements: int


def trafilatura_reads(html: bytes) -> Peer:
    """Read a page as trafilatura does with comments on."""
    from trafilatura import bare_extraction

    found = bare_extraction(html, include_comments=True)
    if found is None or isinstance(found, dict):
        return Peer("", "", 0)
    elements = len(found.commentsbody) if found.commentsbody is not None else 0
    return Peer(found.text or "", found.comments or "", elements)


def starts(text: str, beginning: str) -> bool:
    """Tell whether a text begins with some words, blanks and marks aside."""
    squeezed, wanted = ("".join(WORD.findall(part.casefold())) for part in (text, beginning))
    return squeezed.startswith(wanted[: max(10, len(wanted) - 3)])


def checked(folder: Path, *, by_shape: bool, unnamed: bool) -> None:
    """Print how the hand-counted pages are read."""
    truths = [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    exact = peer_exact = replies = with_replies = first = last = told = 0
    records = named = timed = moments = 0
    wrong = []
    for truth in truths:
        html = (folder / truth["file"]).read_bytes()
        html = opaque(html) if unnamed else html
        page = read(html, by_shape=by_shape)
        comments = [c for c in page.comments if c.kind != "pingback"]
        good = len(comments) == truth["n_comments"]
        exact += good
        peer_exact += trafilatura_reads(html).elements == truth["n_comments"]
        if not good:
            wrong.append(f"{truth['name']} {len(comments)} of {truth['n_comments']}")
        records += len(comments)
        named += sum(c.author is not None for c in comments)
        timed += sum(c.shown is not None or c.published is not None for c in comments)
        moments += sum(c.published is not None for c in comments)
        if not truth["n_comments"]:
            continue
        told += 1
        if comments:
            hit = [
                comments[0].author == truth["first_author"],
                starts(comments[0].text, truth["first_words"]),
            ]
            end = [
                comments[-1].author == truth["last_author"],
                starts(comments[-1].text, truth["last_words"]),
            ]
            first += all(hit)
            last += all(end)
            if not all((*hit, *end)):
                wrong.append(f"{truth['name']} first {hit} last {end}")
        if truth.get("n_replies") is not None:
            with_replies += 1
            count = sum(c.parent_key is not None for c in comments)
            replies += count == truth["n_replies"]
            if count != truth["n_replies"]:
                wrong.append(f"{truth['name']} {count} of {truth['n_replies']} replies")
    print(f"checked: {len(truths)} pages")
    print(f"  exact record count   {exact / len(truths):.3f}   trafilatura {peer_exact / len(truths):.3f}")
    print(f"  records with author  {named / max(records, 1):.3f}   trafilatura 0 (no field)")
    print(
        f"  records with time    {timed / max(records, 1):.3f}   as ISO {moments / max(records, 1):.3f}"
        "   trafilatura 0 (no field)"
    )
    print(f"  first and last comment: author and words right on {first} and {last} of {told} pages")
    print(f"  replies exact on {replies} of {with_replies} pages")
    for line in wrong:
        print(f"    {line}")


def read(html: bytes, *, by_shape: bool) -> Page:
    """Read a page, with or without the rules for known systems."""
    if not by_shape:
        return read_page(html)
    found = extract_comments(parse(html).tree, use_systems=False)
    return Page(comments=found.comments)


def gold(folder: Path, *, by_shape: bool, unnamed: bool, verbose: bool) -> None:
    """Print how the pages with gold text are read."""
    ours: list[tuple[float, float, float, float, float]] = []
    peers: list[tuple[float, float, float]] = []
    fields: list[tuple[float, float]] = []
    for path in sorted((folder / "gold").glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        html = path.with_name(f"{name}.html").read_bytes()
        html = opaque(html) if unnamed else html
        truth = json.loads(path.read_text(encoding="utf-8"))
        wanted, body = words(truth["comments"]), words(truth["body"])
        page = read(html, by_shape=by_shape)
        text = words("\n".join(c.text for c in page.comments))
        recall, precision = overlap(text, wanted)
        whole = words("\n".join(f"{c.author or ''} {c.shown or ''} {c.text}" for c in page.comments))
        leak = leaked(words(page.text), wanted, body)
        ours.append((recall, precision, leak, *overlap(words(page.text), body)))
        fields.append(overlap(whole, wanted))
        peer = trafilatura_reads(html)
        peer_recall, peer_precision = overlap(words(peer.comments), wanted)
        peers.append((peer_recall, peer_precision, leaked(words(peer.body), wanted, body)))
        if verbose and (recall < 0.85 or precision < 0.85 or leak >= LEAK):
            print(
                f"    {name} recall {recall:.2f} precision {precision:.2f} leak {leak:.2f} records "
                f"{len(page.comments)} {page.comment_system} declared {page.comments_declared}"
            )
    print(f"gold: {len(ours)} pages")
    print("                              recall  precision  none found  leaking >= 20 %")
    for name, rows in (("commentariat, comment text", ours), ("trafilatura, comments on", peers)):
        found = [row for row in rows if row[0] > 0]
        print(
            f"  {name:28}{mean(row[0] for row in rows):.3f}   {mean([row[1] for row in found] or [0]):.3f}      "
            f"{1 - len(found) / len(rows):6.1%}      {sum(row[2] >= LEAK for row in rows) / len(rows):6.1%}"
        )
    print(
        f"  with author and time as shown {mean(r for r, _ in fields):.3f}   {mean(p for r, p in fields if r > 0):.3f}"
    )
    print("    (many gold texts hold the bylines, which records keep apart from the text)")
    print(f"  body: recall {mean(row[3] for row in ours):.3f} precision {mean(row[4] for row in ours):.3f}")


def leaked(found: Counter[str], comments: Counter[str], body: Counter[str]) -> float:
    """Return the share of the comments' words, those of the body aside, that stand in a body as found."""
    own = comments - body
    return ((found - body) & own).total() / max(own.total(), 1)


def speed(folder: Path, *, met: str) -> None:
    """Print pages per CPU second of the comment part, and of trafilatura's fast mode; `met` says whether anew."""
    from trafilatura import bare_extraction

    pages = [path.read_bytes() for path in sorted(folder.glob("*/*.html"))]
    extract_comments(parse(pages[0]).tree)
    bare_extraction(pages[0], fast=True, include_comments=True)
    parsing = comments = peer = 0.0
    for html in pages:
        begun = time.process_time()
        document = parse(html)
        parsed = time.process_time()
        extract_comments(document.tree)
        read_at = time.process_time()
        bare_extraction(html, fast=True, include_comments=True)
        peer += time.process_time() - read_at
        comments += read_at - parsed
        parsing += parsed - begun
    count = len(pages)
    print(f"speed, {met}, pages per CPU second: trafilatura fast {count / peer:.0f}")
    for name, ours in (("comments", comments), ("parse and comments", parsing + comments)):
        print(f"  {name:20}{count / ours:5.0f}   {peer / ours:.1f} times trafilatura fast")


def main() -> None:
    """Measure a folder of pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path)
    parser.add_argument("--by-shape", action="store_true", help="leave out the rules for known systems")
    parser.add_argument("--opaque", action="store_true", help="make up every class name and id of the pages")
    parser.add_argument("--verbose", action="store_true", help="name the pages that are read badly")
    given = parser.parse_args()
    if not (given.path / "truth.jsonl").exists():
        sys.exit(f"{given.path} holds no truth.jsonl; name the folder that has it beside checked/ and gold/.")
    speed(given.path, met="sites not met before")
    speed(given.path, met="the same again")
    checked(given.path, by_shape=given.by_shape, unnamed=given.opaque)
    gold(given.path, by_shape=given.by_shape, unnamed=given.opaque, verbose=given.verbose)


if __name__ == "__main__":
    main()
