"""The environment in which a local Label Studio lives: one of its own, since it pins many packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from ...corpus.errors import OutputError

VERSION = "1.23.2"
"""The version that the round trip was tested with."""
SIZE = "about 800 MB"
ENVIRONMENT_VARIABLE = "COMMENTARIAT_LABEL_STUDIO_ENV"
_MARK = "commentariat-ready"


def environment_folder() -> Path:
    """Return where the environment is: ``COMMENTARIAT_LABEL_STUDIO_ENV``, else in the user's data folder."""
    if named := os.environ.get(ENVIRONMENT_VARIABLE, "").strip():
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("commentariat", appauthor=False) / f"label-studio-{VERSION}"


def is_installed(folder: Path) -> bool:
    """Tell whether an environment is complete: one whose making was interrupted is made again."""
    mark = folder / _MARK
    return mark.is_file() and mark.read_text(encoding="utf-8").strip() == VERSION


def install(folder: Path | None = None, *, say: Callable[[str], None] | None = None) -> Path:
    """Make the environment if it is not there, and return its folder.

    It is made with uv where that is installed, else with venv and pip, of the Python that runs now.

    Args:
        folder: where; `environment_folder` if None.
        say: told once, before the download, what is about to be downloaded, where to, and how large it is.

    Raises:
        OutputError: when it cannot be made; the message holds the end of what the installer said.
    """
    from filelock import FileLock

    folder = folder or environment_folder()
    if is_installed(folder):
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(f".{folder.name}.lock")):
            if not is_installed(folder):
                if say is not None:
                    say(
                        f"Installing Label Studio {VERSION} ({SIZE} on disk) into an environment of its own: {folder}"
                    )
                _make(folder)
    except OSError as error:
        raise OutputError(
            f"The environment of Label Studio cannot be made at {folder}: {error}. Name another folder in "
            f"{ENVIRONMENT_VARIABLE}."
        ) from error
    return folder


def program(folder: Path) -> Path:
    """Return the `label-studio` program of an environment."""
    return _bin(folder) / ("label-studio.exe" if os.name == "nt" else "label-studio")


def _make(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    wanted = f"label-studio=={VERSION}"
    uv = shutil.which("uv")
    if uv is not None:
        _run([uv, "venv", "--quiet", "--no-project", "--python", sys.executable, str(folder)])
        python = str(_bin(folder) / "python")
        _run([uv, "pip", "install", "--quiet", "--no-config", "--python", python, wanted])
    else:
        _run([sys.executable, "-m", "venv", str(folder)])
        python = str(_bin(folder) / "python")
        _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wanted])
    (folder / _MARK).write_text(f"{VERSION}\n", encoding="utf-8")


def _run(command: list[str]) -> None:
    own = {
        key: value
        for key, value in os.environ.items()
        if key not in ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")
    }
    done = subprocess.run(command, capture_output=True, text=True, env=own, check=False)
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()[-1_500:]
        raise OutputError(
            f"Label Studio {VERSION} could not be installed: {Path(command[0]).name} said: {said or 'nothing'}. Check "
            f"that the network and the disk ({SIZE}) allow it, then run the same command again."
        )


def _bin(folder: Path) -> Path:
    return folder / ("Scripts" if os.name == "nt" else "bin")
