"""Where what is made from a corpus may be written: over no part of a corpus, and over nothing that it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .errors import CorpusError, OutputError
from .files import file_sha256, require_own_place
from .location import is_local
from .replacing import RELEASE_FILES
from .scheme import SCHEME_FILE
from .splits.stored import SPLITS_FILE
from .storage.folder import PROVENANCE, REPORT, SET_ASIDE, WORK, is_corpus
from .storage.provenance import read_provenance
from .storage.schema import TABLES

_PARTS = frozenset(
    (
        *TABLES,
        PROVENANCE,
        "README.md",
        REPORT,
        SCHEME_FILE,
        SPLITS_FILE,
        "datasheet.yaml",
        Path(SET_ASIDE).parent.name,
        WORK,
        *RELEASE_FILES,
    )
)


def require_output_place(
    path: Path,
    *,
    corpus: Path | None = None,
    inputs: Iterable[Path] = (),
    part: str | None = None,
    what: str = "The file",
) -> None:
    """Check that an output would replace no part of a corpus, and nothing that it is made of.

    Args:
        path: where the output is to be written.
        corpus: the folder of the corpus it is made from. The files that corpus was built from are told by their
            content, since a corpus does not say where they are.
        inputs: other files it is made of.
        part: the part of a corpus that the output is, and so may replace, such as ``report.html``.
        what: what the output is, for the message (“The table”).

    Raises:
        OutputError: when it would.
    """
    home = path.parent.resolve()
    for folder in (home, *home.parents):
        if not is_corpus(folder):
            continue
        name = (home / path.name).relative_to(folder).as_posix()
        if name.partition("/")[0] in _PARTS and name != part:
            raise OutputError(
                f"{what} would be written to {path}, which is a part of the corpus {folder}; nothing was written. "
                f"Choose another name."
            )
    require_own_place(path, inputs=inputs, what=what)
    if corpus is not None and path.is_file() and _is_source(path, corpus):
        raise OutputError(
            f"{what} would replace {path}, which the corpus {corpus} was built from; nothing was written. Choose "
            f"another name."
        )


def _is_source(path: Path, corpus: Path) -> bool:
    """Say whether a file is, to the byte, one that a corpus was built from."""
    if not is_local(corpus) or not (corpus / PROVENANCE).is_file():
        return False
    try:
        held = {str(file["sha256"]) for file in read_provenance(corpus).get("inputs", ()) if "sha256" in file}
    except CorpusError:
        return False
    if not held:
        return False
    return file_sha256(path) in held
