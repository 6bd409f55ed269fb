"""A cluster of one node in a folder: Debian's SLURM as whoever runs the tests, away from any that is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

_PATIENCE = 90
"""Seconds that the daemons have to come up, on a busy machine."""

_CONF = """
ClusterName=one
SlurmctldHost={host}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MailProg=/bin/true
{extra}
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000 State=UNKNOWN
PartitionName=one Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


class NotHereError(Exception):
    """SLURM is installed and does not start."""


@contextmanager
def one_node(folder: Path) -> Iterator[Path]:
    """Start munge and SLURM, yield the configuration when the node is idle, and end them.

    Raises:
        NotHereError: when they do not start on this machine, with what they log.
    """
    # A socket's path must be short.
    folder = Path("/tmp") / f"slurm-{os.getpid()}" if len(str(folder)) > 80 else folder
    for name in ("state", "spool"):
        (folder / name).mkdir(parents=True)
    (folder / "key").write_bytes(os.urandom(64))
    (folder / "key").chmod(0o400)
    folder.chmod(0o755)
    conf = folder / "slurm.conf"
    plugins = os.environ.get("SLURM_PLUGIN_DIR")
    host = socket.gethostname().split(".")[0]
    conf.write_text(
        _CONF.format(
            host=host,
            user=os.environ.get("USER", "root"),
            folder=folder,
            ports=_free_ports(2),
            extra=f"PluginDir={plugins}" if plugins else "",
        )
    )
    munge = [
        "munged",
        "--foreground",
        "--force",
        f"--key-file={folder}/key",
        f"--socket={folder}/munge.socket",
    ]
    munge += [
        f"--pid-file={folder}/munge.pid",
        f"--log-file={folder}/munge.log",
        f"--seed-file={folder}/seed",
    ]
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        until = time.monotonic() + _PATIENCE
        node = ["slurmd", "-D", "-f", str(conf), "-N", host, "-d", str(shutil.which("slurmstepd"))]
        for command in (munge, ["slurmctld", "-D", "-f", str(conf)], node):
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            stack.callback(_end, process)
            if command is munge:
                while not (folder / "munge.socket").exists():
                    _running(process, folder, until=until)
        while (
            "idle"
            not in subprocess.run(
                ["sinfo", "-h"],
                capture_output=True,
                text=True,
                check=False,
                env=os.environ | {"SLURM_CONF": str(conf)},
            ).stdout
        ):
            _running(process, folder, until=until)
        yield conf


def _running(process: subprocess.Popen[bytes], folder: Path, *, until: float) -> None:
    if process.poll() is not None or time.monotonic() > until:
        logs = "".join(path.read_text(errors="replace")[-2000:] for path in folder.glob("*.log"))
        raise NotHereError(f"SLURM does not start on this machine ({process.args}): {logs}")
    time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()


def _free_ports(number: int) -> list[int]:
    held = [socket.socket() for _ in range(number)]
    try:
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()
