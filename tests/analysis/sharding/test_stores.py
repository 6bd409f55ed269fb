"""Corpora in stores: read by the tasks where they are, merged to the bytes of one machine, and put back."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from upath import UPath

from commentariat.analysis import batch
from commentariat.analysis.cluster import analyze_on
from commentariat.corpus.errors import AnalysisError, CorpusError

from .folders import tables


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """The address of a server of this machine that speaks the protocol of S3."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty bucket."""
    with urlopen(Request(f"{s3}/moto-api/reset", method="POST")):
        pass
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "for-the-tests-only")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    found: Any = UPath("s3://bucket")
    found.fs.mkdir("bucket")
    yield found
    # A client is kept for its options, and these do not hold the address.
    type(found.fs).clear_instance_cache()


def put(folder: Path, store: Any) -> None:
    for name, data in tables(folder).items():
        (store / name).write_bytes(data)


class TestS3:
    def test_a_corpus_and_a_work_folder_in_a_bucket(
        self, folder: Path, expected: dict[str, bytes], bucket: Any
    ) -> None:
        put(folder, bucket / "news")
        (bucket / "news" / "report.html").write_bytes(b"what was true before")
        state = analyze_on("local", "s3://bucket/news", workers=2, tasks=2, work="s3://bucket/work")
        assert (state.shards, state.done) == (5, 5)
        assert {name: (bucket / "news" / name).read_bytes() for name in expected} == expected
        assert not bucket.fs.glob("bucket/work/*")
        assert not (bucket / "news" / "report.html").exists()

    def test_a_document_that_fails_is_named_and_the_next_run_does_what_is_missing(
        self, folder: Path, expected: dict[str, bytes], bucket: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(folder, bucket / "news")
        real = batch.analyse_batch
        seen: list[str] = []

        def failing(documents: Any, **options: Any) -> Any:
            seen.extend(document.text for document in documents)
            if any("mayor" in text for text in seen):
                raise MemoryError("no room")
            return real(documents, **options)

        monkeypatch.setattr(batch, "analyse_batch", failing)
        run = partial(analyze_on, "local", "s3://bucket/news", workers=1, tasks=2, work="s3://bucket/work")
        with pytest.raises(AnalysisError, match=r"shards could not be done: .*no room"):
            run()
        kept = len(bucket.fs.glob("bucket/work/*.json"))
        assert 0 < kept < 5
        monkeypatch.setattr(batch, "analyse_batch", real)
        run()
        assert {name: (bucket / "news" / name).read_bytes() for name in expected} == expected

    @pytest.mark.usefixtures("small_shards", "bucket")
    @pytest.mark.parametrize("place", ["s3://bucket/nothing", "s3://nowhere/news"])
    def test_a_bucket_without_a_corpus_is_told_as_such(self, place: str) -> None:
        with pytest.raises(CorpusError, match=f"{place} has no reports table"):
            analyze_on("local", place, workers=1)


class TestHub:
    def test_a_dataset_is_analysed_where_it_is_and_changed_in_one_commit(
        self, folder: Path, expected: dict[str, bytes], hub: Any, token: str, tmp_path: Path
    ) -> None:
        kept = {
            name: value for name, value in os.environ.items() if not re.match(r"HF_|.*_proxy", name, re.I)
        }
        environment = kept | {
            "HF_ENDPOINT": hub[1],
            "HF_TOKEN": token,
            "HF_HOME": str(tmp_path / "hf"),
            "HF_HUB_DISABLE_XET": "1",
            "HF_HUB_DISABLE_TELEMETRY": "1",
        }
        done = subprocess.run(
            [sys.executable, str(Path(__file__).parent / "hub_driver.py"), str(folder), str(tmp_path)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        said = json.loads(done.stdout.splitlines()[-1])
        assert (said["shards"], said["done"]) == (5, 5)
        for found in ("found", "found after"):
            assert {name: (Path(said[found]) / name).read_bytes() for name in expected} == expected
        # .gitattributes, the upload, and the analysis
        assert len(hub[0].repositories["user/news"].commits) == 3
        assert said["refused"].startswith("OutputError: Writing to hf://datasets/user/others failed")
        assert said["kept"] > 0
        assert said["missing"].startswith("CorpusError")
        assert hub[0].unknown == []
