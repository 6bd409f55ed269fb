"""One text, analysed whole: its cost grows with its length and no faster."""

from __future__ import annotations

from cProfile import Profile
from pstats import Stats
from typing import TYPE_CHECKING

from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.text.document import analyse_document

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = (
    "The terrorist group attacked the town of Tell Abyad on Monday. Turkish proxies killed several soldiers, and two "
    "civilians were killed. The militants claim that the regime bombed the town. According to the army, the gang "
    "fled to Idlib, and “the thugs will be back”, a resident said. The Assad regime denied it. "
)


def calls(nlp: Language, *, times: int) -> int:
    """Return how many functions are called to analyse the text so many times over, parsing left out."""
    doc = nlp(TEXT * times)
    with Profile() as profile:
        analyse_document(doc, kind="report", lexicon=default_lexicon())
    return Stats(profile).total_calls  # pyright: ignore[reportAttributeAccessIssue]


def test_twice_the_text_takes_about_twice_the_work(nlp: Language) -> None:
    calls(nlp, times=80)  # loads what is loaded once, some of it for long texts only
    assert calls(nlp, times=80) < 2.5 * calls(nlp, times=40)
