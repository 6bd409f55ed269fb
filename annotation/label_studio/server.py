"""A local Label Studio on this machine only: started, found again, and stopped.

It listens on the loopback address, sends no telemetry, and keeps its database in a data folder. Its first user, with a
password and a token made at random, is noted in a file there that only its owner can read.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from ...corpus.errors import InputError, OutputError
from .environment import install, program
from .processes import HOST, began, end, is_ours, port_for, remember

USER = "annotator@localhost.example"
DATA_VARIABLE = "COMMENTARIAT_LABEL_STUDIO_DATA"
_STATE = "server.json"
_CREDENTIALS = "credentials.json"
_LOG = "server.log"
_DATABASE = "label_studio.sqlite3"
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_READY_SECONDS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A local server that runs.

    Attributes:
        url: its address.
        pid: its process.
        data: its data folder.
        user: the first user's e-mail address, to log in with.
        password, token: the first user's; they show in no `repr`.
    """

    url: str
    pid: int
    data: Path
    user: str
    password: str = field(repr=False)
    token: str = field(repr=False)


def data_folder() -> Path:
    """Return the data folder: ``COMMENTARIAT_LABEL_STUDIO_DATA``, else in the user's data folder."""
    if named := os.environ.get(DATA_VARIABLE, "").strip():
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("commentariat", appauthor=False) / "label-studio"


def serve(
    *,
    data: Path | None = None,
    port: int | None = None,
    user: str = USER,
    environment: Path | None = None,
    say: Callable[[str], None] | None = None,
) -> Server:
    """Start a local Label Studio, or find the one that runs on the data folder already.

    On first use it is installed into an environment of its own, and its database made: both take a few minutes.

    Args:
        data: the data folder; `data_folder` if None.
        port: the port on the loopback address; 8080 or the next free one if None.
        user: the first user's e-mail address, at the making of the database.
        environment: the environment it lives in, made where it is missing.
        say: told what is going on, in sentences.

    Returns:
        The server, ready for requests.

    Raises:
        InputError: when the port is taken, or the first user's address is none to log in with.
        OutputError: when it cannot be installed, or does not start; the message holds the end of its log.
    """
    from filelock import FileLock, Timeout

    user = account_name(user)
    data = (data or data_folder()).resolve()
    with contextlib.suppress(OSError):
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with FileLock(data / "serve.lock", timeout=_READY_SECONDS):
            found = running(data)
            if found is not None:
                if port is not None and not found.url.endswith(f":{port}"):
                    raise InputError(
                        f"A Label Studio runs on {data} already, at {found.url}. Stop it first "
                        f"(commentariat annotate serve --stop), or leave --port out."
                    )
                return found
            folder = install(environment, say=say)
            return _start(folder, data=data, port=port_for(port), user=user, say=say)
    except (OSError, Timeout) as error:
        raise OutputError(
            f"The data folder {data} cannot be used: {error}. Name another with --data or in {DATA_VARIABLE}."
        ) from error


def running(data: Path | None = None) -> Server | None:
    """Return the server that runs on a data folder; None when there is none."""
    data = (data or data_folder()).resolve()
    said = _read(data / _STATE)
    known = _read(data / _CREDENTIALS)
    if not said or not known:
        return None
    try:
        server = Server(url=str(said["url"]), pid=int(said["pid"]), data=data, **_first_user(known))
    except (KeyError, ValueError):
        return None
    return server if is_ours(server.pid, said.get("started")) else None


def stop(data: Path | None = None) -> bool:
    """Stop the server that runs on a data folder and say whether there was one.

    Raises:
        OutputError: when it does not end.
    """
    server = running(data)
    if server is None:
        return False
    end(server.pid)
    (server.data / _STATE).unlink(missing_ok=True)
    return True


def account_name(address: str) -> str:
    """Return an e-mail address as Label Studio knows an account by it: whoever logs in is looked up in lower case.

    Raises:
        InputError: when it is none, or one that the page to log in refuses: with other letters than a to z.

    >>> account_name("Ann@Example.org")
    'ann@example.org'
    """
    if not _ADDRESS.fullmatch(address):
        raise InputError(f"“{address}” is no e-mail address; an account needs one, such as ann@example.org")
    if not address.isascii():
        raise InputError(
            f"Label Studio lets nobody log in as “{address}”: it takes addresses of the letters a to z only. Give one "
            "without accents; nothing is ever sent to it."
        )
    return address.lower()


def add_user(address: str, *, data: Path | None = None, environment: Path | None = None) -> str:
    """Make an account for one more annotator on the local server, and return its password.

    Args:
        address: their e-mail address, to log in with.
        data: the data folder; `data_folder` if None.
        environment: the environment the server lives in.

    Raises:
        InputError: when there is no database yet, or the address is none.
        OutputError: when the server's program refuses.
    """
    data = (data or data_folder()).resolve()
    known = _read(data / _CREDENTIALS)
    if not known or not (data / _DATABASE).exists():
        raise InputError(
            "There is no local Label Studio yet; start it first with: commentariat annotate serve"
        )
    address = account_name(address)
    password = secrets.token_urlsafe(12)
    command = [
        str(program(install(environment))),
        "init",
        "-b",
        "--username",
        address,
        # In one word: a password may begin with a hyphen.
        f"--password={password}",
    ]
    done = subprocess.run(
        [*command, "--user-token", secrets.token_hex(20)],
        capture_output=True,
        text=True,
        env={
            name: value
            for name, value in _environment(data, _first_user(known)).items()
            if name not in ("LABEL_STUDIO_USERNAME", "LABEL_STUDIO_PASSWORD", "LABEL_STUDIO_USER_TOKEN")
        },
        cwd=data,
        check=False,
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().replace(password, "…")[-800:]
        raise OutputError(f"Label Studio did not make an account for {address}; it said: {said or 'nothing'}")
    return password


def _start(folder: Path, *, data: Path, port: int, user: str, say: Callable[[str], None] | None) -> Server:
    known = _read(data / _CREDENTIALS)
    if not known:
        # Forty digits: the server takes no longer legacy token.
        known = {"user": user, "password": secrets.token_urlsafe(18), "token": secrets.token_hex(20)}
        _write_private(data / _CREDENTIALS, known)
    first = _first_user(known)
    url = f"http://{HOST}:{port}"
    if say is not None:
        new = not (data / _DATABASE).exists()
        say(
            f"Starting Label Studio at {url}"
            + (" and making its database; this takes a minute or two." if new else ".")
        )
    command = [str(program(folder)), "start", "--no-browser", "--internal-host", HOST, "--port", str(port)]
    with (data / _LOG).open("wb") as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=_environment(data, first),
            cwd=data,
            start_new_session=True,
        )
    remember(process)
    started = began(process.pid)
    _write_private(data / _STATE, {"url": url, "pid": process.pid, "started": started})
    try:
        _wait(process, url=url, data=data)
    except BaseException:
        # An interruption must not leave a server that nobody asked for.
        if process.poll() is None:
            process.terminate()
            process.wait()
        (data / _STATE).unlink(missing_ok=True)
        raise
    return Server(url=url, pid=process.pid, data=data, **first)


def _wait(process: subprocess.Popen[bytes], *, url: str, data: Path) -> None:
    until = time.monotonic() + _READY_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{url}/health", timeout=5.0, trust_env=False).status_code == httpx.codes.OK:
                return
        time.sleep(0.25)
    log = (data / _LOG).read_text(encoding="utf-8", errors="replace").strip()[-1_500:]
    raise OutputError(
        f"Label Studio did not start on {url}. Its log {data / _LOG} ends: {log or '(nothing)'}"
    )


def _environment(data: Path, first: Mapping[str, str]) -> dict[str, str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LABEL_STUDIO_", "DJANGO_"))
        and key not in ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")
    }
    return kept | {
        "LABEL_STUDIO_BASE_DATA_DIR": str(data),
        "LABEL_STUDIO_USERNAME": first["user"],
        "LABEL_STUDIO_PASSWORD": first["password"],
        "LABEL_STUDIO_USER_TOKEN": first["token"],
        "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true",
        "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK": "true",
        "COLLECT_ANALYTICS": "false",
        "LATEST_VERSION_CHECK": "false",
        "SENTRY_DSN": "",
        "FRONTEND_SENTRY_DSN": "",
        # Its page would hold the controls of every text once for each annotation and prediction, and write them all
        # out at every click: twice the time to open a thread of 40 comments.
        "fflag_fix_front_dev_3391_interactive_view_all": "false",
    }


def _first_user(known: Mapping[str, str]) -> dict[str, str]:
    return {name: str(known[name]) for name in ("user", "password", "token")}


def _read(path: Path) -> dict[str, str]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _write_private(path: Path, content: Mapping[str, object]) -> None:
    partial = path.with_name(f".{path.name}.partial")
    with contextlib.suppress(FileNotFoundError):
        partial.unlink()
    with os.fdopen(
        os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as file:
        json.dump(content, file)
    partial.replace(path)
