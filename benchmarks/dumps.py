"""How well comments are told in the text of saved pages, as one copies it: ``python benchmarks/dumps.py PATH``.

PATH is a folder of saved pages. The visible lines of each page, from the first line of its report on, are what the
splitter of plain text gets; the records that the reader of web pages makes of the same page are what it is held
against, wherever there are at least two. Neither is the truth: some of what differs are faults of the pages' reader.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from commentariat.corpus.pages import Page, read_page
from commentariat.corpus.pages.document.dom import parse
from commentariat.corpus.splitting import split_trailing

LEAST_LINE, COMPARED = 60, 80
"""Characters of a line that is taken for the report's first, and of texts that are compared."""


def dump(html: bytes, page: Page) -> str:
    """Return the visible lines of a page from the first line of its report on."""
    tree = parse(html).tree
    lines = [tree.line(start, stop) for start, stop in tree.lines(0, len(tree.pieces))]
    lines = [line for line in lines if line]
    opening = next((line[:50] for line in page.text.split("\n") if len(line) > LEAST_LINE), None)
    first = next((at for at, line in enumerate(lines) if opening and line.startswith(opening)), 0)
    return "\n".join(lines[first:])


def beginning(text: str) -> str:
    """Return how a text begins, its blanks made one each."""
    return " ".join(text.split())[:COMPARED]


def main() -> None:
    """Print how many pages are split, and how many comments are told with their authors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path)
    found: Counter[str] = Counter()
    for path in sorted(parser.parse_args().path.rglob("*.html")):
        html = path.read_bytes()
        page = read_page(html)
        if len(page.comments) < 2:
            continue
        split = split_trailing(dump(html, page))
        authors = {beginning(comment.text): comment.author for comment in page.comments}
        texts = Counter(beginning(comment.text) for comment in page.comments)
        found["pages"] += 1
        found[split.outcome] += 1
        found["of the reader"] += len(page.comments)
        found["of the splitter"] += len(split.comments)
        found["texts alike"] += (
            texts & Counter(beginning(comment.text) for comment in split.comments)
        ).total()
        for comment in split.comments:
            name = authors.get(beginning(comment.text))
            if comment.author and name:
                found["authors alike" if comment.author == name else "authors unlike"] += 1
    print(f"{found['pages']} pages: split {found['split']}, asked {found['ask']}, none {found['none']}")
    print(
        f"comments: of the pages' reader {found['of the reader']}, of the splitter {found['of the splitter']}"
    )
    for name in ("texts alike", "authors alike", "authors unlike"):
        print(f"  {name:15} {found[name]:5} ({found[name] / max(1, found['of the reader']):.3f})")


if __name__ == "__main__":
    main()
