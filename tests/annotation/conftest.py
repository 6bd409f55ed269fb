"""Corpora to annotate, and a real Label Studio server for the tests that need one."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from commentariat.annotation.label_studio import server
from commentariat.annotation.label_studio.connection import Connection
from commentariat.annotation.label_studio.environment import VERSION, install
from commentariat.annotation.label_studio.processes import HOST
from commentariat.corpus import BuildSettings, Corpus, OutputError
from commentariat.corpus.standoff.claims import Claim
from commentariat.corpus.storage.folder import transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.schema import TABLES
from commentariat.corpus.storage.tables import read_parquet, to_arrow

from ..browser import unavailable

SECOND_USER = "second@localhost.example"


@pytest.fixture
def make_corpus(tmp_path: Path) -> Callable[..., Corpus]:
    """Return what builds a corpus of texts: each report a list of texts, its own first, then its comments'."""

    def make(threads: Sequence[Sequence[str]], *, name: str = "corpus") -> Corpus:
        source = tmp_path / f"{name}.jsonl"
        rows = [
            {
                "report_id": f"r{number}",
                "title": f"Report {number}",
                "outlet": f"Outlet {number % 3}",
                "text": texts[0],
                "comments": [
                    {"comment_id": f"r{number}c{place}", "text": text} for place, text in enumerate(texts[1:])
                ],
            }
            for number, texts in enumerate(threads)
        ]
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        settings = BuildSettings(language="en", divide=False)
        return Corpus.build(source, out=tmp_path / name, settings=settings)

    return make


def put_claims(corpus: Corpus, claims: Sequence[Claim], *, table: str = "findings") -> None:
    """Write claims into a table of a corpus, in place of those that are there."""
    with transaction(corpus.path) as stage:
        tables = {each: read_parquet(corpus.path, each) for each in TABLES}
        tables[table] = to_arrow([claim.to_row() for claim in claims], table=table)
        stage_corpus(stage, tables, provenance=corpus.provenance, changed=(table,))
    corpus.refresh()


@dataclass(frozen=True, kw_only=True)
class Running:
    """A server for the tests, with two people who can log in."""

    url: str
    first: Connection
    second: Connection
    data: Path


@pytest.fixture(scope="session")
def server_data(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Path]:
    """Return what copies a data folder whose database is made and has two users.

    The making takes a minute and more, so that it is done once and kept in pytest's cache.
    """
    try:
        install()
    except OutputError as error:
        unavailable(str(error))
    template = Path(request.config.cache.mkdir(f"label-studio-{VERSION}")) / "data"
    if not (template / "ready").exists():
        shutil.rmtree(template, ignore_errors=True)
        server.serve(data=template)
        with pytest.MonkeyPatch.context() as patch:
            # A password at random begins with a hyphen now and then: here it always does.
            patch.setattr(secrets, "token_urlsafe", lambda size: "-" + secrets.token_hex(size))
            password = server.add_user(SECOND_USER, data=template)
        server.stop(template)
        (template / "ready").write_text(password, encoding="utf-8")

    def copy() -> Path:
        data = tmp_path_factory.mktemp("label-studio") / "data"
        shutil.copytree(template, data)
        return data

    return copy


@pytest.fixture(scope="session")
def label_studio(server_data: Callable[[], Path]) -> Iterator[Running]:
    data = server_data()
    started = server.serve(data=data, port=free_port())
    try:
        yield running(started)
    finally:
        server.stop(data)


def running(started: server.Server) -> Running:
    """Return a server with the tokens of both its users: a legacy one, and a personal access token."""
    password = (started.data / "ready").read_text(encoding="utf-8")
    return Running(
        url=started.url,
        first=Connection(url=started.url, token=started.token),
        second=Connection(url=started.url, token=personal_token(started.url, SECOND_USER, password)),
        data=started.data,
    )


def personal_token(url: str, user: str, password: str) -> str:
    """Log in as the page does, and make a personal access token."""
    with httpx.Client(base_url=url, follow_redirects=True, trust_env=False) as client:
        client.get("/user/login/")
        form = {"email": user, "password": password, "csrfmiddlewaretoken": client.cookies["csrftoken"]}
        client.post("/user/login/", data=form, headers={"Referer": url}).raise_for_status()
        answer = client.post(
            "/api/token/", headers={"X-CSRFToken": client.cookies["csrftoken"], "Referer": url}
        )
        return answer.raise_for_status().json()["token"]


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]
