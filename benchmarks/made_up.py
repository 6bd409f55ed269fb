"""Made-up corpora of any size for benchmarks: as long, as varied and as loaded as real comments are.

Sentences come from patterns, their words from the English words of the shipped syllable counts by Zipf's law; one in
some holds an expression that an analysis looks for. Comments have 20 to 120 words (46 on average), reports some 300.
"""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator
from importlib import resources
from itertools import accumulate
from pathlib import Path
from typing import Any

from commentariat.corpus import Corpus
from commentariat.corpus.build import BuildSettings, build

COMMENTS_A_REPORT = 40
REPORT_WORDS = 300
VOCABULARY = 60_000
_PATTERNS = (
    "the {} {} a {} before the {} of {}", "I do not think that {} {} will ever {} the {}", "{} is not {} but {}",
    "my {} was a {} and he said that the {} {} in {}", "nobody {} the {} when it was {}", "if you {} it, {} will {}",
    "they should have {} the {} {} years ago", "why is the {} so {}", "we all {} what {} means for {}",
    "it was {} {}, and the {} from {} knew that", "there is no {} in {} without {}", "people like {} {} about {}",
    "she told the {} that her {} could not {}, because of {} and {}", "what a {}", "I agree with {} on the {}",
)  # fmt: skip
_WHO = (
    "the regime", "rebels", "Turkish proxies", "the army", "the ministry", "the mayor", "residents", "militants",
    "the terrorist group", "the council", "farmers", "the opposition", "the company", "teachers", "the police",
)  # fmt: skip
_DID = (
    "shelled the village", "closed the bridge", "denied the report", "raised prices again", "blamed the other side",
    "left the occupied city", "promised an inquiry", "kept the road open", "rejected the plan", "signed the deal",
)  # fmt: skip
_SAID = ("the ministry said", "according to witnesses", "the mayor claimed", "officials reportedly admitted")
_FELT = (
    "What a disgrace.", "I agree with every word.", "Obviously nobody will be punished.", "Great reporting, thank you.",
    "This paper lies as always.", "They are vermin.", "Prices will rise again, of course.", "Sad news for all of us.",
    "A man was killed there last year.", "Most likely it was the other side.", "“Experts” said so, did they?",
)  # fmt: skip
_LOADED = 0.12
"""Share of sentences with an expression that is looked for."""
_NEW = 0.04
"""Share of sentences with a word that is nowhere else: names and slips of the pen, so that the vocabulary grows on."""


class Prose:
    """Sentences whose words are as frequent as words are."""

    def __init__(self, seed: int) -> None:
        """Put the vocabulary into an order of frequency."""
        self.draw = random.Random(seed)
        packed = (resources.files("commentariat.analysis.text") / "cmudict" / "syllables.txt.xz").read_bytes()
        words = sorted({word for word in lzma.decompress(packed).decode().split() if word.isalpha()})
        self.words = random.Random(0).sample(words, VOCABULARY)
        self.weights = list(accumulate(1 / (rank + 5) for rank in range(VOCABULARY)))
        self._gaps = {pattern: pattern.count("{}") for pattern in _PATTERNS}

    def sentence(self) -> str:
        """Return a sentence."""
        draw = self.draw
        if draw.random() < _LOADED:
            if draw.random() < 0.5:
                return draw.choice(_FELT)
            who, said = draw.choice(_WHO), f", {draw.choice(_SAID)}" if draw.random() < 0.4 else ""
            return f"{who[0].upper()}{who[1:]} {draw.choice(_DID)}{said}."
        pattern = draw.choice(_PATTERNS)
        words = draw.choices(self.words, cum_weights=self.weights, k=self._gaps[pattern])
        if draw.random() < _NEW:
            words[0] += "".join(draw.choices("aeiourstln", k=4))
        text = pattern.format(*words)
        return f"{text[0].upper()}{text[1:]}{draw.choice('.....?!')}"

    def text(self, words: int) -> str:
        """Return sentences of about so many words in all."""
        sentences: list[str] = []
        while words > 0:
            sentences.append(self.sentence())
            words -= sentences[-1].count(" ") + 1
        return " ".join(sentences)

    def comment(self) -> str:
        """Return sentences of as many words as a comment has."""
        return self.text(min(115, max(18, int(self.draw.lognormvariate(3.65, 0.5)))))


def reports(
    *, comments: int, comments_a_report: int = COMMENTS_A_REPORT, seed: int = 1
) -> Iterator[dict[str, Any]]:
    """Yield reports with their comments, half of which answer another one."""
    prose = Prose(seed)
    draw = prose.draw
    for number in range(max(1, comments // comments_a_report)):
        year, month = 2015 + number % 5, number // 5 % 12 + 1
        yield {
            "report_id": f"r{number}",
            "title": prose.sentence(),
            "outlet": f"The Daily {number % 7}",
            "language": "en",
            "published": f"{year}-{month:02}-15",
            "text": "\n\n".join(prose.text(REPORT_WORDS // 5) for _ in range(5)),
            "comments": [
                {
                    "comment_id": f"c{number}.{place}",
                    "parent_id": f"c{number}.{draw.randrange(place)}"
                    if place and draw.random() < 0.5
                    else None,
                    "author": f"{draw.choice(prose.words)}{draw.randrange(1000)}",
                    "language": "en",
                    "published": f"{year}-{month:02}-{16 + place % 10}",
                    "likes": draw.randrange(30),
                    "text": prose.comment(),
                }
                for place in range(min(comments, comments_a_report))
            ],
        }


def write_reports(
    path: Path, *, comments: int, comments_a_report: int = COMMENTS_A_REPORT, seed: int = 1
) -> None:
    """Write made-up reports with their comments as JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for report in reports(comments=comments, comments_a_report=comments_a_report, seed=seed):
            file.write(json.dumps(report) + "\n")


def build_corpus(folder: Path, *, comments: int, seed: int = 1) -> Corpus:
    """Build a corpus of made-up texts; it is not analysed."""
    source = folder.parent / f"{folder.name}.jsonl"
    write_reports(source, comments=comments, seed=seed)
    build([source], out=folder, settings=BuildSettings(divide=False, language="en"))
    source.unlink()
    return Corpus.load(folder)
