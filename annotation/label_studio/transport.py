"""Carrying requests to a Label Studio server: who asks, what is tried again, and what failures mean.

Reading is tried again when it fails; sending never is: `UnsureError` says that nobody knows what was committed, and
the caller looks.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import httpx

from ...corpus.errors import CommentariatError, InputError

if TYPE_CHECKING:
    from types import TracebackType

    from .connection import Connection

TIMEOUT = httpx.Timeout(600.0, connect=10.0)
"""An import is waited for long, since giving it up leaves a doubt."""
_READS = 4
_BACKOFF = 0.5
_SHOWN = 400
"""Characters of an answer that a message repeats."""


class ServerError(CommentariatError):
    """The server refused a request, or cannot be reached."""


class UnsureError(ServerError):
    """A request was sent and its answer is not known: it may have been carried out, in whole or in part."""


class Transport:
    """JSON to a server and back; close it, or use it in a ``with`` block.

    Raises:
        ServerError: from any method, when the server refuses or cannot be reached.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        timeout: httpx.Timeout = TIMEOUT,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Prepare to speak to a server; nothing is sent yet.

        Args:
            connection: the server.
            timeout: how long to wait.
            transport: what carries requests; the network if None.
        """
        self.connection = connection
        personal = connection.is_personal
        self._http = httpx.Client(
            base_url=connection.url,
            timeout=timeout,
            transport=transport,
            auth=_PersonalToken(connection) if personal else None,
            headers={} if personal else {"Authorization": f"Token {connection.token}"},
        )

    def __enter__(self) -> Transport:
        """Return the transport itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def get(self, path: str, **query: Any) -> Any:
        """Return the JSON of a GET request, tried again when the server fails."""
        return self._read(path, query, missing=False)

    def find(self, path: str, **query: Any) -> Any:
        """Return the JSON of a GET request as `get` does; None when there is nothing of that path."""
        return self._read(path, query, missing=True)

    def send(self, path: str, body: Any, **query: Any) -> Any:
        """Send JSON in a POST request, once.

        Raises:
            UnsureError: when the answer did not come, or the server failed on the way.
        """
        content = json.dumps(body, ensure_ascii=False, allow_nan=False).encode("utf-8")
        try:
            answer = self._http.post(
                path, content=content, params=query, headers={"Content-Type": "application/json"}
            )
        except httpx.TransportError as error:
            raise self.failure(error, sending=True) from None
        if answer.status_code >= 500:
            raise UnsureError(self._refused(answer))
        if answer.is_error:
            raise ServerError(self._refused(answer))
        return answer.json() if answer.content else {}

    def failure(self, error: httpx.TransportError, *, sending: bool = False) -> ServerError:
        """Return what a request that got no answer means.

        Args:
            error: what befell it.
            sending: whether it may have changed something on the server.
        """
        what = type(error).__name__
        if sending and not isinstance(error, httpx.ConnectError):
            return UnsureError(f"The Label Studio server {self.connection.url} gave no answer ({what}).")
        return ServerError(
            f"The Label Studio server {self.connection.url} cannot be reached ({what}). See whether it runs "
            f"(commentariat annotate serve --status), then run the same command again: what is done is not done twice."
        )

    def _read(self, path: str, query: Mapping[str, Any], *, missing: bool) -> Any:
        for attempt in range(1, _READS + 1):
            last = attempt == _READS
            try:
                answer = self._http.get(path, params=query)
            except httpx.TransportError as error:
                if last:
                    raise self.failure(error) from None
            else:
                if missing and answer.status_code == httpx.codes.NOT_FOUND:
                    return None
                if answer.is_success:
                    return answer.json()
                if last or answer.status_code < 500:
                    raise ServerError(self._refused(answer))
            time.sleep(_BACKOFF * 2**attempt)
        raise AssertionError("the last attempt returns or raises")

    def _refused(self, answer: httpx.Response) -> str:
        if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            return (
                f"The Label Studio server {self.connection.url} does not take the token, or it does not allow this. "
                f"Copy a token from its page “Account & Settings”."
            )
        return (
            f"The Label Studio server {self.connection.url} answered {answer.request.method} "
            f"{answer.request.url.path} with status {answer.status_code}: {shortened(answer.text)}"
        )


class _PersonalToken(httpx.Auth):
    """Exchanges a personal access token for access tokens, anew whenever the server no longer takes the last."""

    requires_response_body = True

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._access = ""

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # pyright: ignore[reportIncompatibleMethodOverride]
        if not self._access:
            yield from self._refresh()
        request.headers["Authorization"] = f"Bearer {self._access}"
        response = yield request
        if response.status_code == httpx.codes.UNAUTHORIZED:
            yield from self._refresh()
            request.headers["Authorization"] = f"Bearer {self._access}"
            yield request

    def _refresh(self) -> Iterator[httpx.Request]:
        url = f"{self._connection.url}/api/token/refresh"
        answer = yield httpx.Request("POST", url, json={"refresh": self._connection.token})
        if answer is None or answer.status_code != httpx.codes.OK:  # pyright: ignore[reportUnnecessaryComparison]
            raise InputError(
                f"The Label Studio server {self._connection.url} does not take the personal access token; it may "
                f"have been revoked. Make a new one on its page “Account & Settings”."
            )
        self._access = answer.json()["access"]


def shortened(body: Any) -> str:
    """Return the beginning of what a server said, for a message.

    >>> shortened("<html><body>Bad gateway</body></html>")
    'an HTML page'
    """
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, default=str)
    if text.lstrip().startswith("<"):
        return "an HTML page"
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
