"""Does a release load? Every configuration and split through `datasets`, whole and streaming, and as a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ..corpus import Corpus
from ..errors import CorpusError
from ..progress import import_tqdm
from ..splits.check import check_release
from ..storage.card import Part


def verify_release(folder: Path, parts: Mapping[str, Sequence[Part]]) -> None:
    """Load every configuration of a release back and check that it is what was written.

    Args:
        folder: the release.
        parts: the splits of every configuration with their rows.

    Raises:
        CorpusError: when one does not load, has other rows than were written, or a claim's quote is not what stands at
            its offsets, or the split leaks.
    """
    Corpus.load(folder).check()
    if leaks := check_release(folder):
        raise CorpusError(f"The release {folder} leaks: {leaks[0].what} Make the split again.")
    with TemporaryDirectory() as cache, silent():
        for table, own in parts.items():
            for part in own:
                _load(folder, table, part, cache=cache)


def _load(folder: Path, table: str, part: Part, *, cache: str) -> None:
    from datasets import load_dataset

    where = f"The configuration {table}, split {part.split}, of {folder}"
    try:
        whole = load_dataset(str(folder), table, split=part.split, cache_dir=cache)
        stream = load_dataset(str(folder), table, split=part.split, streaming=True, cache_dir=cache)
        first = next(iter(stream))
    except Exception as error:  # whatever `datasets` fails with, the user must know which table it was
        raise CorpusError(f"{where} does not load: {' '.join(str(error).split())}") from error
    if len(whole) != part.rows or whole[0] != first:
        raise CorpusError(f"{where} has {len(whole):,} rows when loaded, but {part.rows:,} were written.")


@contextmanager
def silent() -> Iterator[None]:
    """Keep the progress bars of `datasets` and of the Hub client away while the block runs."""
    import_tqdm()
    from datasets.utils import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars
    from huggingface_hub import utils as hub

    ours, theirs = are_progress_bars_disabled(), hub.are_progress_bars_disabled()
    disable_progress_bars()
    hub.disable_progress_bars()
    try:
        yield
    finally:
        if not ours:
            enable_progress_bars()
        if not theirs:
            hub.enable_progress_bars()
