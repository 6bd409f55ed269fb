from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commentariat.corpus import BuildSettings, Corpus
from commentariat.corpus.standoff.claims import claim_on
from commentariat.corpus.storage.folder import transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.tables import to_arrow

WIRE = (
    "Farmers of the valley closed the northern road with tractors on Monday morning, and the ministry said that it "
    "would answer their letter about the price of water before the end of the week, two officials told reporters."
)
TOPICS = ("ferry", "harvest", "bridge", "school", "market", "clinic", "tram", "library", "festival", "dam")


def story(number: int) -> dict[str, Any]:
    """A report of one of three outlets with two comments, none like another; the last two are one wire text."""
    topic = TOPICS[number % len(TOPICS)]
    wire = number in (10, 11)
    text = (
        WIRE + (" More follows." if number == 11 else "")
        if wire
        else f"The {topic} opened on day {number}, and guest {number * 7} praised {topic} number {number}."
    )
    return {
        "report_id": f"r{number}",
        "title": f"News {number}",
        "outlet": ("Courier", "Herald", "Post")[number % 3],
        "url": f"https://{('courier', 'herald', 'post')[number % 3]}.example/{number}",
        "published": f"2021-{number + 1:02d}-03",
        "language": "en",
        "text": text,
        "comments": [
            {
                "comment_id": f"c{number}a",
                "author": f"Reader {number % 4}",
                "text": f"The regime of the {topic} must go, says nobody but me, number {number}.",
                "published": f"2021-{number + 1:02d}-04T10:00:00",
            },
            {"comment_id": f"c{number}b", "author": "Zed Quill", "text": "Well said!"},
        ],
    }


@pytest.fixture
def build_stories(tmp_path: Path) -> Callable[..., Corpus]:
    """Build a corpus of stories; keyword arguments are build settings."""

    def build(*stories: dict[str, Any], name: str = "stories", **settings: Any) -> Corpus:
        source = tmp_path / f"{name}.jsonl"
        source.write_text("\n".join(map(json.dumps, stories)), encoding="utf-8")
        return Corpus.build(source, out=tmp_path / name, settings=BuildSettings(**settings))

    return build


@pytest.fixture
def stories(build_stories: Callable[..., Corpus]) -> Corpus:
    """Twelve reports of three outlets, with two comments each."""
    return build_stories(*(story(number) for number in range(12)))


@pytest.fixture
def annotate() -> Callable[..., None]:
    """Put annotations into a corpus: (annotator, document, layer, label, quote or None)."""

    def put(corpus: Corpus, *wanted: tuple[str, str, str, str, str | None]) -> None:
        texts = corpus.texts()
        claims = []
        for annotator, document, layer, label, quote in wanted:
            start = None if quote is None else texts[document].index(quote)
            claims.append(
                claim_on(
                    texts[document],
                    document_id=document,
                    layer=layer,
                    label=label,
                    annotator=annotator,
                    start=start,
                    end=None if start is None or quote is None else start + len(quote),
                    status="accepted",
                )
            )
        with transaction(corpus.path) as stage:
            table = to_arrow([claim.to_row() for claim in claims], table="annotations")
            stage_corpus(stage, {"annotations": table}, provenance=corpus.provenance, changed=["annotations"])
        corpus.refresh()

    return put
