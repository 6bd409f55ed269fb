"""Where token indexes are kept: a cache folder of the user's, one index a state of the texts.

Not in the corpus folder, which may be read-only or somebody else's, and is what gets published. What is in the cache
can be deleted at any time; it is made again when it is asked for.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..tables.corpus_tables import CorpusTables
from .index import TokenIndex, read_index, write_index

if TYPE_CHECKING:
    from ...corpus.progress import Progress

FORMAT = "3"
MOST_BYTES = 4 * 2**30
"""What the indexes together may take; those that were not used for longest go first."""
_ABANDONED = 86_400
_PARTIAL = "partial-"


def cache_folder() -> Path:
    """Return the folder in which token indexes are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("commentariat", appauthor=False) / "words"


def token_index(corpus: CorpusTables, *, progress: Progress | None = None) -> TokenIndex:
    """Return the words of a corpus as they stand in its tables now, from the cache or read anew and kept there.

    Args:
        corpus: the corpus.
        progress: called while the words are read.
    """
    folder = cache_folder() / _key(corpus)
    with contextlib.suppress(OSError, ValueError):
        index = read_index(folder)
        os.utime(folder)
        return index
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=_PARTIAL, dir=folder.parent))
    except OSError:
        return _passing(corpus, progress=progress)
    try:
        write_index(corpus, partial, progress=progress)
        shutil.rmtree(folder, ignore_errors=True)
        # Another process may have been quicker; its index is the same.
        with contextlib.suppress(OSError):
            partial.replace(folder)
        index = read_index(folder)
    except OSError:
        return _passing(corpus, progress=progress)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    prune(folder.parent, keep=folder)
    return index


def prune(folder: Path, *, keep: Path | None = None, most_bytes: int = MOST_BYTES) -> None:
    """Delete the indexes that were not used for longest until the rest takes no more than it may.

    Args:
        folder: the folder with the indexes.
        keep: the one in use, which stays.
        most_bytes: what all may take together, in bytes.
    """
    found = []
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            size = sum(file.stat().st_size for file in path.iterdir())
            found.append((path.stat().st_mtime, path, size))
    found.sort(reverse=True)
    newest = found[0][0] if found else 0.0
    taken = 0
    for used, path, size in found:
        if path.name.startswith(_PARTIAL):
            # A run that died left it; one that is younger may still be at work.
            over = used < newest - _ABANDONED
        else:
            taken += size
            over = taken > most_bytes and path != keep
        if over:
            shutil.rmtree(path, ignore_errors=True)


def _passing(corpus: CorpusTables, *, progress: Progress | None) -> TokenIndex:
    """Read the words into memory where nothing can be kept."""
    import numpy as np

    with tempfile.TemporaryDirectory(prefix="commentariat-") as folder:
        write_index(corpus, Path(folder), progress=progress)
        mapped = read_index(Path(folder))
        return TokenIndex(
            codes=np.array(mapped.codes),
            starts=np.array(mapped.starts),
            opens=np.array(mapped.opens),
            bounds=mapped.bounds,
            vocabulary=mapped.vocabulary,
        )


def _key(corpus: CorpusTables) -> str:
    """Hash what an index depends on: the texts in their order, and the tokenizer."""
    digest = hashlib.sha256("\n".join((FORMAT, *_tokenizer())).encode())
    for table, key in (("reports", "report_id"), ("comments", "comment_id")):
        columns = corpus.arrow(table, columns=[key, "text_sha256"])
        hashes = columns.column("text_sha256")
        if hashes.null_count:
            hashes = corpus.arrow(table, columns=["text"]).column("text")
        digest.update(f"{table} {columns.num_rows}\n".encode())
        for column in (columns.column(key), hashes):
            _update(digest, column)
    return digest.hexdigest()[:40]


def _update(digest: Any, column: Any) -> None:
    """Hash a column of texts, with their lengths so that none runs into the next."""
    import numpy as np
    import pyarrow as pa

    pc: Any = import_module("pyarrow.compute")
    values = pc.fill_null(column.cast(pa.large_string()), "")
    digest.update(pc.binary_length(values).to_numpy().astype("<i8").tobytes())
    for chunk in values.chunks:
        _, offsets, data = chunk.buffers()
        ends = np.frombuffer(offsets, dtype="<i8")[chunk.offset : chunk.offset + len(chunk) + 1]
        if data is not None and len(chunk):
            digest.update(memoryview(data)[ends[0] : ends[-1]])


def _tokenizer() -> Sequence[str]:
    from importlib.metadata import version

    from ..language import EXTRA_INFIXES

    return (version("spacy"), *EXTRA_INFIXES)
