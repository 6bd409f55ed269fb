"""A push that is interrupted on either side, run again: each task is there exactly once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from commentariat.annotation import Connection, push
from commentariat.annotation.label_studio import sending, server
from commentariat.annotation.label_studio.client import Client
from commentariat.annotation.label_studio.transport import ServerError
from commentariat.corpus import Corpus

from ..conftest import Running, free_port

TEXTS = [[f"The regime fell in village {number}."] for number in range(60)]
KILLED = -9

DIES_IN_MID_PUSH = """
import os, signal, sys
import httpx
from commentariat.annotation import Connection, push
from commentariat.annotation.label_studio import push as module
from commentariat.annotation.label_studio import sending

sending.CHUNK_TASKS = 20
sent = 0

def die(request):
    # The second import is on its way: its head is sent, and its body follows at once.
    global sent
    sent += request.url.path.endswith("/import")
    if sent == 2:
        import http.client
        body = request.read()
        wire = http.client.HTTPConnection(request.url.host, request.url.port)
        wire.request("POST", request.url.raw_path.decode(), body, dict(request.headers))
        os.kill(os.getpid(), signal.SIGKILL)

class Dying(httpx.HTTPTransport):
    def handle_request(self, request):
        die(request)
        return super().handle_request(request)

real = module.Client
module.Client = lambda connection: real(connection, transport=Dying())
push(sys.argv[1], connection=Connection(url=sys.argv[2], token=os.environ["TOKEN"]))
"""


def of(started: server.Server) -> Connection:
    return Connection(url=started.url, token=started.token)


def reports(connection: Connection, project: int) -> Counter[str]:
    with Client(connection) as client:
        return Counter(str(row.meta["unit"]) for row in client.rows(project))


ONCE = Counter(f"r{number}" for number in range(len(TEXTS)))


def test_the_client_is_killed_in_mid_push(label_studio: Running, make_corpus: Callable[..., Corpus]) -> None:
    corpus = make_corpus(TEXTS)
    done = subprocess.run(
        [sys.executable, "-c", DIES_IN_MID_PUSH, str(corpus.path), label_studio.url],
        env={**os.environ, "TOKEN": label_studio.first.token},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == KILLED, done.stderr
    pushed = push(corpus, connection=label_studio.first)
    assert pushed.unchanged >= 20
    assert push(corpus, connection=label_studio.first).sent == 0
    assert reports(label_studio.first, pushed.project) == ONCE


def test_the_server_is_stopped_in_mid_push(
    server_data: Callable[[], Path], make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = make_corpus(TEXTS)
    data = server_data()
    monkeypatch.setattr(sending, "CHUNK_TASKS", 20)
    started = server.serve(data=data, port=free_port())
    try:

        def stop_after_the_first(what: str, done: int, total: int | None) -> None:
            if done == 20:
                server.stop(data)

        with pytest.raises(ServerError, match="run the same command again"):
            push(corpus, connection=of(started), progress=stop_after_the_first)
        again = server.serve(data=data, port=free_port())
        assert again.url != started.url
        pushed = push(corpus, connection=of(again))
        assert (pushed.sent, pushed.unchanged) == (40, 20)
        assert reports(of(again), pushed.project) == ONCE
    finally:
        server.stop(data)


def test_a_second_start_finds_the_server_that_runs(label_studio: Running) -> None:
    found = server.serve(data=label_studio.data)
    assert found.url == label_studio.url
    assert label_studio.first.token not in repr(found)
    assert (label_studio.data / "credentials.json").stat().st_mode & 0o077 == 0
