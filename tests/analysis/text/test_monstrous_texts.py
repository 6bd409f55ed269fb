"""What people paste into comment fields is analysed in steps that grow with its length, not with its square."""

from __future__ import annotations

import random
import sys
from itertools import islice

import pytest

from commentariat.analysis.language import parse
from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.text.document import analyse_document
from commentariat.analysis.text.lexical import analyse_lexically

LENGTH = 2_500
"""Characters of the shorter of two texts that are compared: one or two of the longest sentences."""
TIMES = 3
"""How much longer the other is; steps that grow with the square would be nine times as many."""
_draw = random.Random(7)
_NAMES = [
    f"{first} {last}" for first in ("Anna", "Boris", "Carla", "Elena") for last in ("Haddad", "Khan", "Rossi")
]

REPEATED = {
    "reported speech in reported speech": "he said that ",
    "one loaded word": "terrorists ",
    "evaluative words": "barbaric vile cowardly glorious ",
    "words in marks": '"word" ',
    "words in curly marks": "“word” ",
    "marks that nobody closes": "he said “ she said ‘ ",
    "a mark on every line": '"word and\n',
    "speech": '"no" he said ',
    "speakers": "he said it said she said they said ",
    "brackets": "(he said) ",
    "animals": "rats and vermin and ",
    "sponsors": "the Turkish-backed rebels and ",
    "actors": "Russia, Hamas, ISIS, Turkey, ",
    "clauses": "he admits that she admits that ",
    "passives": "were killed and injured and ",
    "capitals": "THE TERRORISTS ARE KILLING US ",
}
WHOLE = {
    "opening marks and then closing marks": lambda length: "“" * (length // 5) + "”" * (length // 5),
    "a list of names": lambda length: ", ".join(_draw.choice(_NAMES) for _ in range(length // 12)),
    "exclamation marks": lambda length: "!" * (length // 4),
}
SHAPES = {
    name: lambda length, said=said: said * (length // len(said)) for name, said in REPEATED.items()
} | WHOLE


def steps(work):
    """Return how many Python functions and generators are entered."""
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Load what is loaded when it is first needed, as the distribution for means of very many sentences is."""
    many = "It was good. It was bad. " * 400
    for text in ("“The terrorists killed us,” he said. How good! How bad.", "THE RATS! The vermin!", many):
        analyse_document(next(parse([text])), kind="comment", lexicon=default_lexicon())
        analyse_lexically([(text, "comment")], lexicon=default_lexicon())


@pytest.mark.parametrize("shape", SHAPES)
def test_steps_grow_with_the_length_of_a_text(shape):
    texts = [SHAPES[shape](length) for length in (LENGTH, TIMES * LENGTH)]
    short, long = islice(parse(texts), 2)
    lexicon = default_lexicon()
    counted = [
        steps(lambda doc=doc: analyse_document(doc, kind="comment", lexicon=lexicon)) for doc in (short, long)
    ]
    assert counted[1] < 1.5 * TIMES * counted[0]


@pytest.mark.parametrize("shape", SHAPES)
def test_steps_of_the_lexical_profile_do_so_too(shape):
    texts = [SHAPES[shape](length) for length in (LENGTH, TIMES * LENGTH)]
    lexicon = default_lexicon()
    analyse_lexically([(texts[1], "comment")], lexicon=lexicon)  # imports what is imported when first needed
    counted = [
        steps(lambda text=text: analyse_lexically([(text, "comment")], lexicon=lexicon)) for text in texts
    ]
    assert counted[1] < 1.5 * TIMES * counted[0]


def test_a_sentence_cut_for_the_rules_keeps_its_findings():
    text = "they sing and they dance and " * 200 + "the junta shelled the town, and " + "they sing and " * 200
    found = analyse_document(next(parse([text])), kind="comment", lexicon=default_lexicon()).findings
    [junta] = [one for one in found if one.label == "delegitimising_label"]
    assert text[junta.start : junta.end] == "junta"
