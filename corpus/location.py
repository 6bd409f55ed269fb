"""Where a folder is: on this machine, or in a store named by a URL such as ``s3://bucket/corpus``."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .errors import InputError


def located(place: str | Path) -> Path:
    """Return a folder as a path, whether it is on this machine or in a store that fsspec knows.

    Args:
        place: a path, or a URL such as ``s3://bucket/corpus``, ``hf://datasets/user/name`` or ``file:///data``.

    Returns:
        A `pathlib.Path`, or for a store a `upath.UPath`, which has the same methods.

    Raises:
        InputError: when a URL is given and what reads stores is not installed, or no such store is known.

    >>> located("build/demo").name
    'demo'
    """
    if isinstance(place, Path) or "://" not in str(place):
        return Path(place) if isinstance(place, str) else place
    url = str(place)
    if url.startswith("file://"):
        return Path(url.removeprefix("file://"))
    try:
        from upath import UPath

        path: Any = UPath(url)
        path.fs  # noqa: B018  # the store's own package is only imported here
    except ImportError as error:
        raise InputError(
            f"{url} is in a store that cannot be read here ({error}). Install what reads it with: "
            f"pip install 'commentariat[scale]'"
        ) from error
    except ValueError as error:
        raise InputError(
            f"{url}: {error}. Give a folder, or a URL such as s3://bucket/corpus or hf://datasets/user/name."
        ) from error
    return path


def is_local(place: Path) -> bool:
    """Say whether a folder is on this machine.

    >>> is_local(Path("build/demo"))
    True
    """
    return isinstance(place, Path) and type(place) is type(Path())


def put_files(files: Mapping[str, Path], folder: Path, *, without: Sequence[str] = ()) -> None:
    """Write files of this machine into a folder of a store: one after the other, or on the Hub in one commit.

    Args:
        files: files by the names they are to have in the folder, in the order in which they are written.
        folder: the folder (`located`).
        without: names of files that are taken out of the folder, where they are there.

    Raises:
        OSError: when the store does not take them; on the Hub, nothing is changed then.
    """
    store: Any = folder
    gone = [name for name in without if (folder / name).exists()]
    if store.protocol == "hf":
        _commit(files, store, gone=gone)
        return
    for name in gone:
        (folder / name).unlink()
    for name, path in files.items():
        with path.open("rb") as source, (folder / name).open("wb") as file:
            shutil.copyfileobj(source, file)


def _commit(files: Mapping[str, Path], store: Any, *, gone: Sequence[str]) -> None:
    from huggingface_hub import CommitOperationAdd, CommitOperationDelete, HfApi

    at = store.fs.resolve_path(store.path)
    inside = f"{at.path_in_repo}/" if at.path_in_repo else ""
    HfApi(endpoint=store.fs.endpoint, token=store.fs.token).create_commit(
        at.repo_id,
        [
            *(CommitOperationAdd(f"{inside}{name}", str(path)) for name, path in files.items()),
            *(CommitOperationDelete(f"{inside}{name}") for name in gone),
        ],
        commit_message="Analysed with commentariat",
        repo_type=at.repo_type,
        revision=at.revision,
    )
    store.fs.invalidate_cache()


def remove_folder(place: Path) -> None:
    """Remove a folder and all in it, as far as it can be removed."""
    if is_local(place):
        shutil.rmtree(place, ignore_errors=True)
        return
    with contextlib.suppress(OSError):
        store: Any = place
        store.fs.rm(store.path, recursive=True)
