"""Measure the analysis against the script a linguist would write: ``python benchmarks/speed.py TEXTS.jsonl``.

TEXTS.jsonl has one report or comment a line (``id``, ``kind``, ``report_id``, ``text``). Each round runs, one after the
other and each in a process of its own, `peer.py`, one bare pass of spaCy's ``en_core_web_sm`` and ``commentariat
analyze`` in each profile. Printed are CPU seconds and peak memory, and the ratios of CPU seconds within each round
with their range. ``--check`` compares numbers instead: VADER with its package on every sentence, readability with
textstat on every text, and findings with those on spaCy's own parse of all sentences. TextDescriptives is in the
dependency group ``bench``: ``uv run --group bench python benchmarks/speed.py TEXTS.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PEER = Path(__file__).with_name("peer.py")
PHRASES = 500


@dataclass(frozen=True)
class Cost:
    """What one process cost: CPU seconds of it and its children, and its peak resident memory in MiB."""

    cpu: float
    peak: float


def measured(command: Sequence[str], *, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end.

    Raises:
        SystemExit: when it fails.
    """
    process = os.posix_spawn(command[0], list(command), dict(environment))
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)} failed.")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def with_cmudict(folder: Path) -> Path:
    """Write the syllable counts that ship with the package as the CMUdict that textstat asks NLTK for.

    textstat counts the stressed sounds of a pronunciation, so as many vowels stand for it.
    """
    from importlib import resources

    packed = (resources.files("commentariat.analysis.text") / "cmudict" / "syllables.txt.xz").read_bytes()
    home = folder / "corpora" / "cmudict"
    home.mkdir(parents=True)
    lines = lzma.decompress(packed).decode("utf-8").split("\n")
    with (home / "cmudict").open("w", encoding="utf-8") as out:
        for count, words in enumerate(lines):
            out.writelines(
                f"{word.upper()} 1 {' '.join(['AH0'] * count)}\n" for word in words.split(" ") if word
            )
    return folder


def phrases(path: Path) -> Path:
    """Write as many phrases of the shipped lexicon as the script looks for."""
    from commentariat.analysis.lexicon import default_lexicon

    words = {
        example.strip() for entry in default_lexicon() for example in entry.patterns if example.isascii()
    }
    path.write_text("\n".join(sorted(words)[:PHRASES]), encoding="utf-8")
    return path


def race(texts: Path, *, rounds: int, folder: Path) -> None:
    """Print what the script, a bare pass and our profiles cost, in alternation."""
    environment = dict(os.environ) | {"NLTK_DATA": str(with_cmudict(folder / "nltk"))}
    commentariat = str(Path(sys.executable).with_name("commentariat"))
    corpus = folder / "corpus"
    measured([commentariat, "build", str(texts), "-o", str(corpus)], environment=environment)
    listed, out = phrases(folder / "phrases.txt"), folder / "out.parquet"
    script = [sys.executable, str(PEER), str(texts), str(out)]
    runs = {
        "peer script": [*script, "--phrases", str(listed)],
        "bare pass": [*script, "--bare"],
        "full": [commentariat, "analyze", str(corpus)],
        "lexical": [commentariat, "analyze", str(corpus), "--profile", "lexical"],
    }
    words = sum(len(row["text"].split()) for row in rows(texts))
    core = os.environ.get("OPENBLAS_CORETYPE", "not set")
    print(f"{words:,} words; OPENBLAS_CORETYPE {core}")
    costs: dict[str, list[Cost]] = {name: [] for name in runs}
    for number in range(1, rounds + 1):
        for name, command in runs.items():
            cost = measured(command, environment=environment)
            costs[name].append(cost)
            print(
                f"round {number}: {name:12} {cost.cpu:7.1f} CPU s {words / cost.cpu:10,.0f} words/s "
                f"{cost.peak:6.0f} MiB",
                flush=True,
            )
    for ours, theirs, times in (
        ("full", "peer script", True),
        ("full", "bare pass", False),
        ("lexical", "peer script", True),
    ):
        ratios = [
            b.cpu / a.cpu if times else a.cpu / b.cpu for a, b in zip(costs[ours], costs[theirs], strict=True)
        ]
        said = "times faster than" if times else "of the CPU time of"
        print(f"{ours}: {median(ratios):.2f} {said} the {theirs} ({min(ratios):.2f} to {max(ratios):.2f})")


def check(texts: Path) -> None:
    """Print how many numbers differ from those of the packages and of spaCy's own loop."""
    import textstat
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    from commentariat.analysis.findings import claim_rows
    from commentariat.analysis.language import load_pipeline, parse
    from commentariat.analysis.lexicon import default_lexicon
    from commentariat.analysis.text.document import analyse_document
    from commentariat.analysis.text.needing_syntax import sentences_needing_syntax
    from commentariat.analysis.text.readability import FORMULAS, readability
    from commentariat.analysis.text.sentiment import score_sentences
    from commentariat.corpus.text.canonical import canonical

    package = SentimentIntensityAnalyzer()
    sentences = measures = differing = unlike = texts_read = 0
    listed = [(row, canonical(row["text"]).text) for row in rows(texts)]
    wanted = sentences_needing_syntax(default_lexicon())
    parses = zip(
        parse((text for _, text in listed), wanted=wanted),
        load_pipeline().pipe((text for _, text in listed)),
        strict=True,
    )
    for (row, text), (ours, theirs) in zip(listed, parses, strict=True):
        texts_read += 1
        said = [sentence.text.strip() for sentence in theirs.sents]
        for sentence, score in zip(said, score_sentences(said), strict=True):
            found = package.polarity_scores(sentence)
            sentences += 1
            differing += (score.negative, score.neutral, score.positive, score.compound) != tuple(
                float(found[name]) for name in ("neg", "neu", "pos", "compound")
            )
        counted = readability(text)
        for name in FORMULAS:
            if hasattr(textstat, name) and counted[name] is not None:
                measures += 1
                differing += getattr(textstat, name)(text) != counted[name]
        made = [
            claim_rows(
                analyse_document(doc, kind=row["kind"], lexicon=default_lexicon()).findings,
                document_id=row["id"],
                text=text,
            )
            for doc in (ours, theirs)
        ]
        unlike += made[0] != made[1]
    print(
        f"{differing} of {sentences:,} sentence scores and {measures:,} readability measures differ from the packages"
    )
    print(f"{unlike} of {texts_read:,} texts have other findings on spaCy's own parse")


def rows(texts: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of the input."""
    with texts.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def part(lines: Iterable[dict[str, str]], path: Path, *, step: int) -> Path:
    """Write every so many-th row, and the reports the comments among them stand under."""
    listed = list(lines)
    kept = listed[::step]
    wanted = {row["report_id"] for row in kept}
    chosen = [row for row in listed if row["kind"] == "report" and row["id"] in wanted]
    chosen += [row for row in kept if row["kind"] != "report"]
    path.write_text("".join(json.dumps(row) + "\n" for row in chosen), encoding="utf-8")
    return path


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--step", type=int, default=1, help="measure on every so many-th text")
    parser.add_argument("--check", action="store_true", help="compare numbers instead of times")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="commentariat-speed-"))
    try:
        texts = part(rows(options.texts), folder / "texts.jsonl", step=options.step)
        if options.check:
            os.environ["NLTK_DATA"] = str(with_cmudict(folder / "nltk"))
            check(texts)
        else:
            race(texts, rounds=options.rounds, folder=folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
