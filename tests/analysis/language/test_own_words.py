"""A word is what whoever wrote the text put there: not the pseudonyms, masks and signs of quotation."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.language.own_words import own_words
from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.statistics.words import WordReader
from commentariat.analysis.text.document import analyse_document
from commentariat.analysis.text.lexical import analyse_lexically
from commentariat.corpus.privacy.erasure import ERASED
from commentariat.corpus.privacy.identifiers import ACCOUNT_MASK, IP_MASK, MAC_MASK, USER_MASK
from commentariat.corpus.privacy.masking import EMAIL_MASK, PHONE_MASK
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser
from commentariat.corpus.text.stand_ins import stand_ins

NAMES = [Pseudonymiser(b"a key of sixteen bytes").author(f"Ann {number}") for number in range(40)]
TEXTS = {
    "@{name} thanks a lot, u/{name}.": ["thanks", "a", "lot"],
    "Dear {name}, /u/{name} and (@{name}) left.": ["Dear", "and", "left"],
    "> Those men.\n>> Who?\nYes > no": ["Those", "men", "Who", "Yes", "no"],
    ">Those men.": ["Those", "men"],
    "Write to [email] or call [phone].": ["Write", "to", "or", "call"],
    "My email [sic] and phone": ["My", "email", "sic", "and", "phone"],
}


@pytest.mark.parametrize("said", TEXTS)
def test_stand_ins_and_signs_of_quotation_are_no_words_in_any_count(said: str) -> None:
    nlp = load_pipeline()
    reader = WordReader(nlp)
    for name in NAMES:
        text = said.format(name=name)
        doc = nlp(text)
        assert [token.text for token, word in zip(doc, own_words(doc), strict=True) if word] == TEXTS[said]
        words = reader.read([text])
        assert [reader.forms[code] for code in words.codes] == TEXTS[said]
        full = analyse_document(doc, kind="comment", lexicon=default_lexicon())
        [lexical] = analyse_lexically([(text, "comment")], lexicon=default_lexicon())
        assert full.measures["n_words"] == lexical.measures["n_words"] == len(TEXTS[said])


@pytest.mark.parametrize("mask", [EMAIL_MASK, PHONE_MASK, USER_MASK, IP_MASK, MAC_MASK, ACCOUNT_MASK, ERASED])
def test_every_mask_that_is_put_in_is_known(mask: str) -> None:
    assert stand_ins(f"See {mask}.") == [(4, 4 + len(mask))]
