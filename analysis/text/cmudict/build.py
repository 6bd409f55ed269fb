"""Build ``syllables.txt.xz`` from a copy of the CMU Pronouncing Dictionary, release 0.7a.

Usage: ``python build.py cmudict.0.7a``. The result depends on nothing but that file.

Release 0.7a is the one NLTK distributes as ``corpora/cmudict`` and the one textstat therefore counts
syllables with. Only two facts of each entry are kept: the word, and the number of syllables of its first
pronunciation, which is the number of phones that carry a stress digit. Line n of the result (from 0) holds
the words of n syllables, lower-cased and sorted, with single blanks between them.
"""

from __future__ import annotations

import hashlib
import lzma
import sys
from pathlib import Path

SOURCE_SHA256 = "fb6c58c1904d30f61f9d8d26255708e403191d0a53b700a7690f6e14d48f1cde"


def build(source: bytes) -> bytes:
    """Return the compressed table for the bytes of a ``cmudict.0.7a`` file."""
    syllables: dict[str, int] = {}
    for line in source.decode("latin-1").splitlines():
        if line.startswith(";;;") or not line.strip():
            continue
        word, *phones = line.lower().split()
        if not word.endswith(")") or "(" not in word[1:]:
            syllables.setdefault(word, sum(phone[-1].isdigit() for phone in phones))
    lines = [
        " ".join(sorted(word for word, n in syllables.items() if n == count))
        for count in range(max(syllables.values()) + 1)
    ]
    return lzma.compress("\n".join(lines).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)


if __name__ == "__main__":
    data = Path(sys.argv[1]).read_bytes()
    if hashlib.sha256(data).hexdigest() != SOURCE_SHA256:
        sys.exit(f"{sys.argv[1]} is not the file this table is built from (SHA-256 {SOURCE_SHA256}).")
    (Path(__file__).parent / "syllables.txt.xz").write_bytes(build(data))
