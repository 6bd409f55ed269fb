"""What can be said of a text without parsing it: forms of loaded language, frames, sentiment and readability.

Nothing here knows parts of speech or syntax. An expression of the lexicon counts wherever its form stands: "regime" in
"training regime" too. Voice, source, target, passives, quotations, actors, who acts, and what readers say of the report
and the outlet need the full profile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..findings import Finding
from .document import Analysed, measures_of
from .framing import document_findings, frame_shares, frames_in
from .loaded_language import LAYER, longest_spans
from .phrases import JOINERS, Piece
from .sentiment import document_finding, scores_of, sentiment_of
from .written import written_sentences, written_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Candidate, Lexicon
    from .written import Written

RULE = "lexicon_form"
"""The rule of loaded language found by its form alone."""


def analyse_lexically(text: str, *, kind: str, lexicon: Lexicon) -> Analysed:
    """Analyse one text without a parse.

    Args:
        text: the canonical text.
        kind: ``report`` or ``comment``.
        lexicon: the lexicon of loaded language.

    Returns:
        Findings of the layers ``loaded_language`` (by `RULE`, without voice, source and target), ``sentiment`` and of
        the frames, and the measures that `analyse_document` gives.

    >>> from commentariat.analysis.lexicon import default_lexicon
    >>> found = analyse_lexically("The junta fell. A shameful day!", kind="comment", lexicon=default_lexicon())
    >>> [(f.label, f.start, f.end) for f in found.findings if f.layer == "loaded_language"]
    [('delegitimising_label', 4, 9), ('evaluative', 18, 26)]
    """
    tokens = written_tokens(text)
    spans = written_sentences(text)
    loaded = _loaded(tokens, lexicon=lexicon)
    sentences = sentiment_of(text, spans)
    framed = frames_in(_by_sentence(tokens, spans))
    shares = frame_shares(spans, framed)
    scores = scores_of(sentences)
    findings = [*loaded, *sentences, *framed, *document_findings(shares)]
    if kind == "comment":
        overall = document_finding(scores)
        findings += [] if overall is None else [overall]
    words = sum(token.text[0].isalnum() or len(token.text) > 1 for token in tokens)
    measures = measures_of(text, words=words, loaded=loaded, scores=scores, shares=shares)
    return Analysed(findings=findings, measures=measures)


def _loaded(tokens: Sequence[Written], *, lexicon: Lexicon) -> list[Finding]:
    spans: dict[tuple[str, int, int], Candidate] = {}
    for found in lexicon.candidates(tokens):
        key = (found.entry.label, found.start, found.end)
        rival = spans.get(key)
        if rival is None or found.specificity > rival.specificity:
            spans[key] = found
    return [
        Finding(
            layer=LAYER,
            label=label,
            start=tokens[start].start,
            end=tokens[end - 1].end,
            rule=RULE,
            entry=spans[label, start, end].entry.id,
        )
        for label, start, end in longest_spans(spans)
    ]


def _by_sentence(tokens: Sequence[Written], spans: Sequence[tuple[int, int]]) -> list[list[Piece]]:
    """Return the tokens of each sentence as phrases see them."""
    grouped: list[list[Piece]] = []
    place = 0
    for _, stop in spans:
        inside: list[Piece] = []
        while place < len(tokens) and tokens[place].start < stop:
            token = tokens[place]
            if token.text not in JOINERS:
                written = token.text.replace("’", "'")
                inside.append(Piece(written.lower(), written, token.start, token.end, place))
            place += 1
        grouped.append(inside)
    return grouped
