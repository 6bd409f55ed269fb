"""A small corpus in five shards, and what one machine makes of it."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from commentariat.analysis import analyze, run
from commentariat.corpus.build import build
from commentariat.corpus.shards import DOCUMENT_CHARACTERS, plan_shards

from .folders import tables

ROWS: list[dict[str, Any]] = [
    {
        "report_id": f"r{n}",
        "language": "en",
        "text": f"Obviously, {who} left the town.",
        "comments": ["The regime!", "Sad."],
    }
    for n, who in enumerate(("Turkish proxies", "the terrorist group", "the mayor"))
]


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(run, "plan_shards", partial(plan_shards, characters=2 * DOCUMENT_CHARACTERS))


@pytest.fixture
def folder(tmp_path: Path, small_shards: None) -> Path:
    source = tmp_path / "news.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    build([source], out=tmp_path / "news")
    return tmp_path / "news"


@pytest.fixture
def expected(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What one machine makes of the corpus; the cache does not know of it."""
    alone = tmp_path / "alone" / "news"
    shutil.copytree(folder, alone)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another cache"))
    analyze(alone)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tables(alone)
