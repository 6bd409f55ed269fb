"""Where a Label Studio server is and the token that opens it: from the environment, a local server, or a keyring.

A token is either a personal access token (a JWT that is exchanged for short-lived access tokens) or a legacy one. It
is never written to a log, an error or a file of ours; the local server's own stands in a file that only its owner
can read.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import socket
from urllib.parse import urlsplit

from ...corpus.errors import InputError
from ...corpus.values.addresses import split_address

URL_VARIABLE = "LABEL_STUDIO_URL"
TOKEN_VARIABLE = "LABEL_STUDIO_API_KEY"
KEYRING_SERVICE = "commentariat label-studio"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Connection:
    """A server and the token that opens it.

    It is no dataclass: tools that print the fields of one would print the token.

    >>> Connection(url="http://127.0.0.1:8080", token="secret")
    Connection(url='http://127.0.0.1:8080')
    """

    __slots__ = ("_token", "url")

    def __init__(self, *, url: str, token: str) -> None:
        """Take the address, without a slash at its end, and the token."""
        self.url = url
        self._token = token

    def __repr__(self) -> str:
        """Show the address alone."""
        return f"Connection(url={self.url!r})"

    @property
    def token(self) -> str:
        """The token."""
        return self._token

    @property
    def is_personal(self) -> bool:
        """Whether the token is a personal access token, which is exchanged before use, and not a legacy one."""
        return is_personal_token(self.token)


def is_personal_token(token: str) -> bool:
    """Tell a personal access token (a JWT of the type “refresh”) from a legacy token.

    >>> is_personal_token("0123456789abcdef0123456789abcdef01234567")
    False
    """
    parts = token.split(".")
    if len(parts) != 3:
        return False
    try:
        payload = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, binascii.Error):
        return False
    return isinstance(payload, dict) and payload.get("token_type") == "refresh"


def connect(url: str | None = None, *, token: str | None = None) -> Connection:
    """Find the server to work with and its token.

    The address is the one given, else ``LABEL_STUDIO_URL``, else that of the local server that
    `commentariat annotate serve` started. The token is the one given, else ``LABEL_STUDIO_API_KEY``, else the local
    server's own, else the one a keyring holds for the address.

    Raises:
        InputError: when there is no server to be found, its address is none, or no token opens it.
    """
    from .server import running

    local = running()
    address = url or os.environ.get(URL_VARIABLE, "").strip() or (local.url if local else None)
    if address is None:
        raise InputError(
            f"There is no Label Studio server to work with. Start one with: commentariat annotate serve, or set "
            f"{URL_VARIABLE} and {TOKEN_VARIABLE} to those of your server."
        )
    address = _checked(address)
    found = token or os.environ.get(TOKEN_VARIABLE, "").strip() or None
    if found is None and local is not None and address == local.url:
        found = local.token
    found = found or keyring_token(address)
    if found is None and _is_silent(address):
        remedy = (
            "Start the local Label Studio with: commentariat annotate serve"
            if local is None
            else f"The local Label Studio runs at {local.url}: name it with --url"
        )
        raise InputError(f"Nothing runs at {address}. {remedy}")
    if found is None:
        raise InputError(
            f"There is no token for the Label Studio server {address}. Copy one from its page “Account & Settings” "
            f"and set {TOKEN_VARIABLE} to it, or keep it in your keyring with: commentariat annotate login {address}"
        )
    return Connection(url=address, token=found)


def keyring_token(url: str) -> str | None:
    """Return the token that the system's keyring holds for a server; None without one, or without a keyring."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(KEYRING_SERVICE, url)
    except KeyringError:
        return None


def keep_in_keyring(url: str, token: str) -> None:
    """Keep the token of a server in the system's keyring.

    Raises:
        InputError: when there is no keyring that could hold it.
    """
    remedy = f"Set the environment variable {TOKEN_VARIABLE} instead."
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise InputError(
            f"Keeping a token needs the package keyring: pip install 'commentariat[keyring]'. {remedy}"
        ) from None
    try:
        keyring.set_password(KEYRING_SERVICE, _checked(url), token)
    except KeyringError as error:
        raise InputError(f"No keyring of this system could hold the token ({error}). {remedy}") from None


def _is_silent(url: str) -> bool:
    """Say whether an address is of this machine and nothing listens there; others are not asked."""
    parts = urlsplit(url)
    if parts.hostname not in _LOOPBACK:
        return False
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    try:
        socket.create_connection((parts.hostname, port), timeout=1.0).close()
    except OSError:
        return True
    return False


def _checked(url: str) -> str:
    parts = split_address(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"“{url}” is no address of a server; write it like https://label-studio.example")
    if parts.username or parts.password:
        raise InputError(f"The address of {parts.hostname} holds a name or password; leave them out of it.")
    return url.rstrip("/")
