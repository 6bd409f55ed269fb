"""Measure what releases, comparing and merging cost as a corpus grows: ``python benchmarks/publish.py [N …]``.

For every N a corpus of N comments is generated and built as by ``benchmarks/build.py``, with three findings a document
made without an analysis. Each step then runs in a process of its own: a split, a release, one without texts and with
other pseudonyms, loading the release back, joining the texts again, comparing the corpus with a later version of it,
and merging the two. Printed are CPU seconds and peak memory (resident set size), with a process that only loads the
libraries beside them.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build import generate

SIZES = (30_000, 300_000)
_KEY = {"COMMENTARIAT_KEY": "a key for measuring only, of no use elsewhere"}
_BUILD = (
    "from commentariat.corpus.build import Input, build; build([Input(path=f / 'reports.jsonl', kind='reports'), "
    "Input(path=f / 'comments.jsonl', kind='comments')], out=f / 'corpus')"
)
_CLAIM = (
    "import sys; sys.path.insert(0, sys.argv[2]); from publish import put_findings; "
    "put_findings(f / 'corpus', f / 'later')"
)
_RELEASE = "from commentariat.corpus.publish import ReleaseSettings, build_release, verify_release; "
STEPS = {
    "libraries alone": _RELEASE + "import datasets, altair",
    "splits": (
        "from commentariat.corpus.splits import make_splits, write_splits; "
        "write_splits(f / 'corpus', make_splits(f / 'corpus'))"
    ),
    "release": _RELEASE + "build_release(f / 'corpus', f / 'release')",
    "load back": (
        _RELEASE + "from commentariat.corpus.publish.layout import parts_of; "
        "from commentariat.corpus.storage.provenance import read_provenance; "
        "verify_release(f / 'release', parts_of(read_provenance(f / 'release')))"
    ),
    "without texts": (
        _RELEASE + "build_release(f / 'corpus', f / 'bare', "
        "ReleaseSettings(tag='v1', rotate=True, without_text=True))"
    ),
    "hydrate": (
        "from commentariat.corpus import Corpus; from commentariat.corpus.publish import hydrate; "
        "hydrate(f / 'bare', Corpus.load(f / 'corpus'), out=f / 'joined')"
    ),
    "diff": "from commentariat.corpus.versions import diff_corpora; diff_corpora(f / 'corpus', f / 'later')",
    "merge": (
        "from commentariat.corpus.versions import merge_corpora; "
        "merge_corpora(f / 'corpus', f / 'later', out=f / 'merged')"
    ),
}


def put_findings(corpus: Path, later: Path) -> None:
    """Put three findings a document into a corpus, and write a version of it in which every seventh label differs."""
    import shutil

    from commentariat.corpus.storage.folder import transaction
    from commentariat.corpus.storage.provenance import read_provenance, stage_corpus
    from commentariat.corpus.storage.tables import FILE_NAME, write_rows

    shutil.copytree(corpus, later)
    for folder, step in ((corpus, 0), (later, 7)):
        with transaction(folder) as stage:
            rows = _findings(folder, step=step)
            write_rows(rows, stage.path / "findings" / FILE_NAME, table="findings")
            said = {**read_provenance(folder), "name": folder.name}
            stage_corpus(stage, {}, provenance=said)


def _findings(folder: Path, *, step: int) -> Iterator[dict[str, Any]]:
    from commentariat.corpus.standoff.claims import claim_on
    from commentariat.corpus.storage.tables import read_batches

    number = 0
    for table, key in (("reports", "report_id"), ("comments", "comment_id")):
        for batch in read_batches(folder, table, columns=[key, "text", "text_sha256"]):
            for name, text, digest in zip(*batch.to_pydict().values(), strict=True):
                for at in range(0, min(len(text) - 6, 60), 20):
                    number += 1
                    label = "evaluative" if step and number % step == 0 else "booster"
                    yield claim_on(
                        text,
                        document_id=name,
                        layer="loaded_language",
                        label=label,
                        annotator="rule:measuring",
                        start=at,
                        end=at + 5,
                        digest=digest,
                        source=text[at + 5 : at + 9].strip() or None,
                    ).to_row()


def run(script: str, folder: Path) -> tuple[float, float]:
    """Run a step in a process of its own; returns CPU seconds and peak resident memory in MiB.

    Raises:
        SystemExit: when the step fails.
    """
    code = f"import sys; from pathlib import Path; f = Path(sys.argv[1]); {script}"
    arguments = [sys.executable, "-c", code, str(folder), str(Path(__file__).parent)]
    child = os.posix_spawn(sys.executable, arguments, os.environ | _KEY)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"A step failed: {script}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def measure(folder: Path, *, comments: int, only: list[str]) -> None:
    """Generate a corpus unless it is there, and print what every step costs."""
    if not (folder / "later").exists():
        generate(folder, comments=comments, shape="threads")
        run(_BUILD, folder)
        run(_CLAIM, folder)
    for name, script in STEPS.items():
        if only and name not in only:
            continue
        seconds, peak = run(script, folder)
        print(f"{comments:>10,} {name:<16} {seconds:>8.1f} {peak:>9,.0f}", flush=True)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "sizes", nargs="*", type=int, default=SIZES, metavar="N", help="comments of a corpus"
    )
    options.add_argument("--in", dest="folder", type=Path, metavar="FOLDER", help="keep the corpora here")
    options.add_argument("--only", action="append", default=[], choices=STEPS, help="only this step")
    chosen = options.parse_args()
    print(f"{'comments':>10} {'step':<16} {'CPU s':>8} {'peak MiB':>9}")
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as made:
            folder = (chosen.folder or Path(made)) / str(size)
            folder.mkdir(parents=True, exist_ok=True)
            measure(folder, comments=size, only=chosen.only)


if __name__ == "__main__":
    main()
