"""Processes of this machine: whether one still runs and is the one that was started, ending it, and free ports."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from ...corpus.errors import InputError, OutputError

HOST = "127.0.0.1"
PORT = 8080
_PORTS = 50
_STOP_SECONDS = 20

_children: dict[int, subprocess.Popen[bytes]] = {}
"""Servers that this process started."""


def remember(process: subprocess.Popen[bytes]) -> None:
    """Note a process that this one started: its end is to be waited for, else it stays in the table of processes."""
    _children[process.pid] = process


def end(pid: int) -> None:
    """End a server's process: ask, then insist.

    Raises:
        OutputError: when it does not end.
    """
    for sign in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, sign)
        until = time.monotonic() + _STOP_SECONDS
        while time.monotonic() < until:
            if not _is_alive(pid):
                return
            time.sleep(0.1)
    raise OutputError(f"The Label Studio server (process {pid}) does not end; end it by hand.")


def port_for(wanted: int | None) -> int:
    """Return the port that is wanted, or the first free one from 8080.

    Raises:
        InputError: when it is taken.
    """
    # Label Studio takes the next port in silence where its own is taken.
    if wanted is not None:
        if not is_free(wanted):
            raise InputError(f"Port {wanted} is taken by another program; choose another with --port.")
        return wanted
    for port in range(PORT, PORT + _PORTS):
        if is_free(port):
            return port
    raise InputError(f"No port from {PORT} to {PORT + _PORTS - 1} is free; choose one with --port.")


def is_free(port: int) -> bool:
    """Tell whether a port can be listened on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _is_alive(pid: int) -> bool:
    child = _children.get(pid)
    if child is not None:
        # A child that has ended stays in the table of processes until it is waited for.
        return child.poll() is None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def is_ours(pid: int, started: object) -> bool:
    """Tell whether a process is the one that was started: a number may have passed to another since."""
    return _is_alive(pid) and (started is None or began(pid) == started)


def began(pid: int) -> str | None:
    """Return when a process began, as the system tells it; None where it does not."""
    with contextlib.suppress(OSError, IndexError):
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return fields[19]
    with contextlib.suppress(OSError):
        done = subprocess.run(
            ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return done.stdout.strip() or None
    return None
