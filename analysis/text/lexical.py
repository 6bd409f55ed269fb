"""What can be said of a text without parsing it: forms of loaded language, frames, sentiment and readability.

Nothing here knows parts of speech or syntax. An expression of the lexicon counts wherever its form stands: "regime" in
"training regime" too. Voice, source, target, passives, marks of scare quotes, quotations, actors, who acts, and what
readers say of the report and the outlet need the full profile.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from ...corpus.text.stand_ins import overlapping, stand_ins
from ..findings import Finding
from ..profiles import LEXICAL, PROFILES
from .framing import document_findings, frame_shares, frames_in
from .loaded_spans import LAYER, longest_spans
from .measures import Analysed, measures_of
from .readability import readability
from .sentiment import document_sentiment, finding_of, score_spans
from .written import written_sentences, written_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..lexicon import Candidate, Lexicon
    from .written import Written

RULE = "lexicon_form"
"""The rule of loaded language found by its form alone."""
_CONSTRUCTIONS = frozenset({"passive", "whole_quotation"})
"""Shapes of entries whose form, a verb or a quotation mark, says nothing without its construction."""
_NOT_COUNTED = {f"n_{label}": None for label in PROFILES[LEXICAL].not_counted}
"""Measures that are empty, not 0."""


def analyse_lexically(texts: Sequence[tuple[str, str]], *, lexicon: Lexicon) -> list[Analysed]:
    """Analyse texts without a parse.

    One step is taken for all of them before the next, since each has word lists of its own, which a processor then
    keeps at hand; that saves a sixth of the time.

    Args:
        texts: canonical texts, each with its kind, ``report`` or ``comment``.
        lexicon: the lexicon of loaded language.

    Returns:
        For each text, findings of the layers ``loaded_language`` (by `RULE`, without voice, source and target),
        ``sentiment`` and of the frames, and the measures that `analyse_document` gives, without the number of agentless
        passives.

    >>> from commentariat.analysis.lexicon import default_lexicon
    >>> texts = [("The junta fell. A shameful day!", "comment")]
    >>> [found] = analyse_lexically(texts, lexicon=default_lexicon())
    >>> [(f.label, f.start, f.end) for f in found.findings if f.layer == "loaded_language"]
    [('delegitimising_label', 4, 9), ('evaluative', 18, 26)]
    """
    tokens = [written_tokens(text) for text, _ in texts]
    spans = [written_sentences(text) for text, _ in texts]
    loaded = [_loaded(*own, lexicon=lexicon) for own in tokens]
    scored = [score_spans(text, own) for (text, _), own in zip(texts, spans, strict=True)]
    framed = [frames_in(_by_sentence(*own, within)) for own, within in zip(tokens, spans, strict=True)]
    counted = [readability(text) for text, _ in texts]
    analysed = []
    for place, (text, kind) in enumerate(texts):
        sentiment = document_sentiment([sentence.scores for sentence in scored[place]])
        shares = frame_shares(spans[place], framed[place])
        findings = [
            *loaded[place],
            *(sentence.finding() for sentence in scored[place]),
            *framed[place],
            *document_findings(shares),
        ]
        if kind == "comment":
            overall = finding_of(sentiment)
            findings += [] if overall is None else [overall]
        measures = measures_of(
            words=_words(text, *tokens[place]),
            loaded=loaded[place],
            sentiment=sentiment,
            shares=shares,
            readability=counted[place],
        )
        measures |= _NOT_COUNTED
        analysed.append(Analysed(findings=findings, measures=measures))
    return analysed


def _words(text: str, tokens: Sequence[Written], starts: Sequence[int]) -> int:
    """Count the tokens that are words and no part of a pseudonym or a mask."""
    if not (stood := stand_ins(text)):
        return sum([token.is_word for token in tokens])
    inside = overlapping(stood)
    return sum(
        token.is_word and not inside(start, start + len(token.text))
        for token, start in zip(tokens, starts, strict=True)
    )


def _loaded(tokens: Sequence[Written], starts: Sequence[int], *, lexicon: Lexicon) -> list[Finding]:
    spans: dict[tuple[str, int, int], Candidate] = {}
    for found in lexicon.candidates(tokens):
        if found.entry.shape in _CONSTRUCTIONS:
            continue
        key = (found.entry.label, found.start, found.end)
        rival = spans.get(key)
        if rival is None or found.specificity > rival.specificity:
            spans[key] = found
    return [
        Finding(
            layer=LAYER,
            label=label,
            start=starts[start],
            end=starts[end - 1] + len(tokens[end - 1].text),
            rule=RULE,
            entry=spans[label, start, end].entry.id,
        )
        for label, start, end in longest_spans(spans)
    ]


def _by_sentence(
    tokens: Sequence[Written], starts: Sequence[int], spans: Iterable[tuple[int, int]]
) -> Iterator[tuple[Sequence[str], Sequence[int]]]:
    """Yield the tokens of each sentence as phrases see them, and where each begins."""
    words = [token.phrased for token in tokens]
    if None in words:
        starts = [start for word, start in zip(words, starts, strict=True) if word is not None]
    said = list(filter(None, words))
    first = 0
    for _, stop in spans:
        after = bisect_left(starts, stop, first)
        yield said[first:after], starts[first:after]
        first = after
