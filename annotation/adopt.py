"""Giving a corpus a label scheme of its own."""

from __future__ import annotations

from pathlib import Path

from ..corpus.corpus import Corpus
from ..corpus.errors import SchemeError
from ..corpus.scheme import SCHEME_FILE, default_scheme, load_scheme
from ..corpus.storage.folder import transaction
from ..corpus.storage.provenance import stage_corpus
from ..corpus.storage.schema import TABLES
from ..corpus.storage.tables import read_parquet, to_arrow


def adopt_scheme(corpus: Corpus, path: Path) -> None:
    """Make a label scheme the corpus's own: its annotations, card and labelling projects follow it from now on.

    The file is copied into the corpus folder as ``labels.yaml``; a rebuild keeps it. Labels of the shipped scheme,
    which the machine's findings use, stay known.

    Raises:
        SchemeError: when the file is no valid scheme, or the corpus holds annotations with labels that it lacks.
        OutputError: when the folder cannot be written.
    """
    scheme = load_scheme(path)
    content = path.read_bytes()
    own = corpus.path / SCHEME_FILE
    if own.is_file() and own.read_bytes() == content:
        return
    closed = scheme.over(default_scheme())
    rows = corpus.arrow("annotations").to_pylist()
    known = {(layer.name, label) for layer in closed.layers for label in layer}
    missing = sorted({(row["layer"], row["label"]) for row in rows} - known)
    if missing:
        said = ", ".join(f"{layer}: {label}" for layer, label in missing[:5])
        raise SchemeError(
            f"The corpus {corpus.path} holds annotations with labels that {path} lacks ({said}); add them to the "
            "scheme."
        )
    with transaction(corpus.path) as stage:
        tables = {name: read_parquet(corpus.path, name) for name in TABLES}
        tables["annotations"] = to_arrow(rows, table="annotations", scheme=closed)
        (stage.path / SCHEME_FILE).write_bytes(content)
        stage_corpus(stage, tables, provenance=corpus.provenance, changed=("annotations",), scheme=closed)
    corpus.refresh()
