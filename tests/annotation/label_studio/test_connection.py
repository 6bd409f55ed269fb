"""Servers and tokens: where they come from, and where a token never shows."""

from __future__ import annotations

import pprint
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from commentariat.annotation.label_studio import server
from commentariat.annotation.label_studio.client import Client
from commentariat.annotation.label_studio.connection import Connection, connect, keep_in_keyring
from commentariat.annotation.label_studio.transport import ServerError, UnsureError
from commentariat.corpus import InputError

TOKEN = "0123456789abcdef0123456789abcdef01234567"
# {"token_type": "refresh"}, in the form of a JSON Web Token.
PERSONAL = "e30.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.secret-signature"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LABEL_STUDIO_URL", "LABEL_STUDIO_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(server.DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


def test_the_environment_says_where_and_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LABEL_STUDIO_URL", "https://ls.example/")
    monkeypatch.setenv("LABEL_STUDIO_API_KEY", TOKEN)
    found = connect()
    assert (found.url, found.token) == ("https://ls.example", TOKEN)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (None, "commentariat annotate serve"),
        ("https://ls.example", "LABEL_STUDIO_API_KEY"),
        ("ls.example", "is no address"),
        ("http://[ls", "is no address"),
        ("https://ann:pw@ls.example", "name or password"),
    ],
)
def test_what_is_missing_is_told_with_the_remedy(url: str | None, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        connect(url, token=None if url is None or url[8:] == "ls.example" else TOKEN)
    assert "pw" not in str(caught.value)


def test_a_local_server_that_does_not_run_is_told_and_no_token_asked_for() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}"
        with pytest.raises(InputError, match=r"Nothing runs at .* commentariat annotate serve") as caught:
            connect(url)
        assert "token" not in str(caught.value)
        probe.listen()
        with pytest.raises(InputError, match="There is no token"):
            connect(url)


def test_an_account_has_the_address_that_the_page_looks_up() -> None:
    assert server.account_name("Zoe@Example.org") == "zoe@example.org"
    for address in ("zoë@example.org", "zoe"):
        with pytest.raises(InputError, match=address):
            server.account_name(address)


def test_a_keyring_that_cannot_hold_a_token_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends.fail import Keyring

    monkeypatch.setattr(keyring.core, "_keyring_backend", Keyring())
    with pytest.raises(InputError, match="LABEL_STUDIO_API_KEY") as caught:
        keep_in_keyring("https://ls.example", TOKEN)
    assert TOKEN not in str(caught.value)


def test_a_token_shows_in_no_print_of_the_connection() -> None:
    made = Connection(url="https://ls.example", token=TOKEN)
    assert TOKEN not in repr(made) + str(made) + pprint.pformat(made) + repr(Client(made).__dict__)


def client(answer: Any, *, token: str = TOKEN) -> Client:
    return Client(Connection(url="https://ls.example", token=token), transport=httpx.MockTransport(answer))


def test_a_personal_token_is_exchanged_and_exchanged_again_when_it_has_expired() -> None:
    made: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/api/token/refresh":
            made.append(f"access-{len(made)}")
            return httpx.Response(200, json={"access": made[-1]})
        good = request.headers["Authorization"] == "Bearer access-1"
        return httpx.Response(200 if good else 401, json={"release": "1.23.2"})

    assert client(answer, token=PERSONAL).version() == "1.23.2"
    assert made == ["access-0", "access-1"]


@pytest.mark.parametrize(
    ("status", "said"), [(401, "does not take the token"), (404, "status 404"), (500, "status 500")]
)
def test_a_refusal_is_a_sentence_without_the_token(
    status: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commentariat.annotation.label_studio.transport._BACKOFF", 0.0)
    with pytest.raises(ServerError, match=said) as caught:
        client(lambda _: httpx.Response(status, text="<html>no</html>")).version()
    assert TOKEN not in str(caught.value)
    assert "html>" not in str(caught.value)


def test_reading_is_tried_again_and_sending_never_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commentariat.annotation.label_studio.transport._BACKOFF", 0.0)
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.method)
        return httpx.Response(200 if len(seen) == 3 else 502, json={"release": "x"})

    assert client(answer).version() == "x"
    assert seen == ["GET"] * 3
    seen.clear()
    with pytest.raises(UnsureError):
        client(answer).import_tasks(1, [])
    assert seen == ["POST"]
