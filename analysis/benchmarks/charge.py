"""How charged the words of a text are: the loaded-language layer with the words around it that persuade.

The layer marks single expressions after a narrow definition; data sets of propaganda and bias mark whatever persuades,
mostly whole clauses. A charge for each token bridges the two without training. The cues are those of the techniques
that Da San Martino et al. (2019) define: loaded words and name-calling by the layer and by valence, exaggeration by
absolutes and intensifiers, flag-waving by what a nation is sworn to, guilt by association by the names of parties
and systems that are thrown at opponents, slogans by exclamation marks. Numbers count against: a sentence that counts
and dates reports. The weights are round numbers, one a cue.

Da San Martino, G., Yu, S., Barrón-Cedeño, A., Petrov, R. and Nakov, P. (2019). Fine-grained analysis of propaganda in
news articles. EMNLP-IJCNLP 2019, 5636–5646.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..text.valence import valence
from ..wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ..findings import Finding

LABEL_CHARGE = {
    "dehumanising": 2.5,
    "evaluative": 2.0,
    "legitimising_label": 1.5,
    "delegitimising_label": 1.0,
    "scare_quotes": 0.7,
    "proxy_label": 0.7,
    "booster": 0.4,
    "hedge": -0.3,
    "doubt_verb": -0.3,
}
"""What a finding of the layer adds to each of its tokens: a name that dehumanises says more than a booster."""
SPAN = 0.5
"""The charge, of a word with its sentence, from which it belongs to a span."""
SENTENCE = 0.22
"""The density from which a sentence counts as charged by itself."""
WORD = 1.0
"""The charge from which a word counts as charged by itself, for its valence and its labels."""
_LABEL = 0.4
_NEGATIVE, _POSITIVE = 3.0, 1.2
_EXCLAMATION, _NUMBER, _QUOTED = 2.0, -0.5, -0.11
_LENGTH = 0.75
_OWN_NEGATIVE, _OWN_LABEL, _OWN_CONTENT, _OWN_QUOTED = 0.5, 0.08, 0.1, 0.45
_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB")
# Each cue with its weight; a word has the charges of all the cues it belongs to.
_CUES = (
    (
        0.9,
        words(
            "never always every all nothing everyone nobody none everybody everyone anyone anything forever whole "
            "entire total totally completely absolutely utterly so such must even only real truth no"
        ),
    ),
    (
        0.5,
        words(
            "very extremely deeply incredibly truly really highly massive massively huge hugely enormous vast "
            "countless unprecedented ever outright sheer mere merely simply just vastly millions literally clearly "
            "obviously indeed certainly"
        ),
    ),
    (
        1.2,
        words(
            "america american americans nation patriot patriots patriotic freedom freedoms liberty country countrymen "
            "flag founding constitution people citizens homeland fatherland motherland western civilization "
            "civilisation sovereignty god great"
        ),
    ),
    (
        1.2,
        words(
            "hitler nazi nazis fascist fascists fascism stalin communist communists communism soviet marxist marxists "
            "marxism socialism socialist totalitarian tyranny tyrant tyrants gestapo holocaust elite elites "
            "establishment globalist globalists globalism mainstream agenda narrative propaganda swamp puppet puppets "
            "radical radicals leftist leftists left liberals islamist islamists jihadist extremist extremists "
            "conspiracy cabal regime hypocrisy hypocrites hypocrite corrupt corruption media lobby zionist zionists"
        ),
    ),
)
_SUPERLATIVE = 0.9
_DOCTRINE = 0.7


def charges(doc: Doc, loaded: Iterable[Finding]) -> list[float]:
    """Return the charge of every token of a parsed text.

    Args:
        doc: the parse.
        loaded: its findings of loaded language; each adds to its tokens.
    """
    found = [_charge(token) for token in doc]
    for place, charge in _labels(doc, loaded).items():
        found[place] += _LABEL * charge
    return found


def density(found: list[float]) -> float:
    """Return how densely a sentence is charged: a longer one needs more charge, though less than in proportion.

    >>> density([0.0, 3.0, 0.0, 1.0]) > density([0.0, 3.0, 0.0, 1.0, 0.0, 0.0])
    True
    """
    return sum(found) / len(found) ** _LENGTH if found else 0.0


def charged_words(doc: Doc, loaded: Iterable[Finding]) -> list[Token]:
    """Return the words that are charged by themselves: by their valence and what the layer says of them."""
    labels = _labels(doc, loaded)
    return [token for token in doc if _held(token) + labels.get(token.i, 0.0) >= WORD and token.is_alpha]


def charged_spans(doc: Doc, loaded: Iterable[Finding]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of what is charged: in each sentence from the first word that counts to the last.

    A word counts by the charge of its sentence and its own together, so that a charged sentence is taken nearly
    whole and another only where a word stands out. What a report quotes stands out more than what it says of it.
    """
    loaded = list(loaded)
    found, labels, quoted = charges(doc, loaded), _labels(doc, loaded), _quoted(doc)
    for sentence in doc.sents:
        whole = density([found[token.i] + _QUOTED * quoted[token.i] for token in sentence])
        counted = [
            token
            for token in sentence
            if whole + _own(token, labels.get(token.i, 0.0), quoted=quoted[token.i]) >= SPAN
        ]
        if counted:
            yield counted[0].idx, counted[-1].idx + len(counted[-1])


def _labels(doc: Doc, loaded: Iterable[Finding]) -> dict[int, float]:
    summed: dict[int, float] = {}
    for finding in loaded:
        charge = LABEL_CHARGE.get(finding.label)
        if charge is None or finding.start is None or finding.end is None:
            continue
        for token in doc.char_span(finding.start, finding.end, alignment_mode="expand") or ():
            summed[token.i] = summed.get(token.i, 0.0) + charge
    return summed


def _own(token: Token, label: float, *, quoted: bool) -> float:
    negative = max(0.0, -_valence(token))
    return (
        _OWN_NEGATIVE * negative
        + _OWN_LABEL * label
        + _OWN_CONTENT * (token.pos_ in _CONTENT)
        + _OWN_QUOTED * quoted
    )


def _valence(token: Token) -> float:
    return 0.0 if token.ent_type_ else valence(token.lower_)


def _held(token: Token) -> float:
    """Return the charge of a word for its valence: blame says more than praise."""
    held = _valence(token)
    doctrine = len(token) > 5 and token.lower_.endswith(("ism", "ist", "ists", "istic"))
    return (-_NEGATIVE * held if held < 0 else _POSITIVE * held) + _DOCTRINE * doctrine


def _charge(token: Token) -> float:
    charge = _held(token)
    if token.text == "!":
        charge += _EXCLAMATION
    if token.pos_ == "NUM" or token.ent_type_ == "DATE":
        charge += _NUMBER
    charge += sum(weight for weight, cue in _CUES if token.lower_ in cue)
    if token.tag_ in ("JJS", "RBS"):
        charge += _SUPERLATIVE
    return charge


def _quoted(doc: Doc) -> list[bool]:
    """Tell for every word whether it stands in quotation marks; a blank line ends what nobody closed."""
    inside, found = False, []
    for token in doc:
        if token.text == "“":
            inside = True
        elif token.text == "”":
            inside = False
        elif token.text == '"':
            inside = not inside
        elif "\n\n" in token.text:
            inside = False
        found.append(inside and not token.is_quote)
    return found
