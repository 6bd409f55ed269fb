"""The language of documents whose source names none.

The detector is py3langid (Lui and Baldwin 2012; BSD-3-Clause), a naive Bayes model over byte n-grams that comes
in its package, so that nothing is downloaded. It is trusted with care, since the analyses leave out what is not
English and an odd English comment must not be lost to a wrong guess:

- a language that the source or the user names is never touched;
- a report takes the language detected in its title and text; where the site it stands on names one for all that it
  has, only a sure detection of quite another language goes before that;
- a comment takes the language of the comment it answers, else of its report, unless it is written in a script in which
  that language is not, or has at least twenty letters in three words and the detector is sure of another language, or
  sure that it is none but one of a few that are much alike (Croatian, Bosnian and Serbian share what they are given);
- Latin letters say nothing of themselves, since names, slang and transliterated texts are written in them everywhere;
  but English is told by three words already where a thread's language is written in others;
- what remains takes the most frequent language of its thread, or stays without one.

Nigerian Pidgin, which the model finds in English written with few capitals and much slang, counts as English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from .text.scripts import LANGUAGES, LATIN, is_written_in, script_of
from .text.stand_ins import STAND_IN
from .threads import Parents, parents_first
from .values.language_tags import primary_subtag

Found = tuple[str | None, str | None]
"""A language, and where it is from."""

_UNKNOWN: Found = (None, None)

FEWEST_LETTERS = 20
FEWEST_WORDS = 3
CERTAIN = 0.8
"""What the detector must be sure of (0 to 1) for a comment to leave the language of its thread."""
LIKELY = 0.5
"""What it must be sure of where nothing else is known."""
REFUTED = 1e-5
"""How likely the language of the thread may be at most for the others to share what they are given."""
ALIKE = 3
SHARED = 0.98
"""How likely so many languages must be together for the first of them to be taken."""
LONGEST = 1_000
"""Characters of a text that are looked at."""

_NO_WORDS = re.compile(rf"https?://\S+|www\.\S+|{STAND_IN.pattern}|[@＠#]\w+")
_ENOUGH = re.compile(rf"(?:[^\W\d_][\W\d_]*){{{FEWEST_LETTERS}}}")
_ENGLISH = frozenset(("pcm",))
_ONLY_ENGLISH = frozenset((
    "the", "and", "that", "this", "these", "those", "you", "your", "they", "their", "them", "with", "are", "were",
    "been", "would", "could", "should", "which", "who", "because", "about", "there", "from", "only", "other", "where",
    "why", "how", "i'm", "i’m", "it's", "it’s", "don't", "don’t", "isn't", "can't", "didn't", "doesn't", "i've", "she",
    "our", "what", "did", "does", "having", "being", "into", "every", "never", "always", "nothing", "my",
))  # fmt: skip
_SAME = {"nb": "no", "iw": "he", "in": "id", "fil": "tl", "cmn": "zh"}
"""Tags of sites that the detector calls otherwise."""
_CLOSE = tuple(map(frozenset, (
    ("bs", "hr", "sr", "sh"), ("da", "nn", "no"), ("id", "ms"), ("ar", "ary", "arz"), ("zh", "wuu", "yue"),
    ("es", "an", "ext", "gl"), ("pt", "gl"), ("it", "lij", "vec"), ("fr", "gcf", "wa"), ("uz", "uzs"), ("nl", "af"),
)))  # fmt: skip
"""Languages that the detector takes for each other, so that what the site says counts."""
_NO_LANGUAGE = frozenset(("zxx", "und"))


def detect(text: str) -> tuple[str | None, float]:
    """Return the most likely language of a text and how sure that is, from 0 to 1; None for what is no language.

    Links, handles, pseudonyms and masks are left out, and so is what follows the first 1,000 characters.

    >>> detect("Je ne suis pas du tout d'accord avec vous, monsieur.")[0]
    'fr'
    >>> detect("12:30 https://news.example/un-deux-trois")
    (None, 0.0)
    """
    ranked = _ranked(_NO_WORDS.sub(" ", text[:LONGEST]))
    if not ranked or ranked[0][0] in _NO_LANGUAGE:
        return None, 0.0
    language, certainty = ranked[0]
    return language, round(certainty, 3)


def fill_report(
    report: dict[str, Any], thread: Sequence[Mapping[str, Any]], *, parents: Parents
) -> list[Found]:
    """Fill the language of a report's row, and return those of its comments.

    Args:
        report: a row with ``title``, ``text``, ``language`` and ``language_source``; what is ``given`` stays, and a
            language without a source is that of its site.
        thread: rows of its comments, with the same but for titles, which stay as they are; each is looked at once.
        parents: the place of what each comment answers, -1 at the top; without cycles.

    Returns:
        The language of every comment and where it is from: ``given``, ``detected`` or ``inherited``.
    """
    if report["language_source"] != "given":
        _set(report, _of_report(report))
    found: list[Found] = [_UNKNOWN] * len(thread)
    # One object for all comments of a language: there are few of them, and may be a million comments.
    known: dict[Found, Found] = {}
    silent = bytearray(len(thread))
    for index in parents_first(parents):
        row, above = thread[index], parents[index]
        of_parent = found[above][0] if above >= 0 else None
        own = _of_comment(row, of_parent or report["language"])
        found[index] = known.setdefault(own, own)
        silent[index] = not row["text"]
    common = _most_frequent(language for language, _ in found)
    if report["language"] is None:
        _set(report, _from(common, "inherited"))
    inherited = _from(common, "inherited")
    return [inherited if own[0] is None and not silent[index] else own for index, own in enumerate(found)]


def language_of(text: str, *, thread: str | None) -> str | None:
    """Return the language of a comment where its text shows that with certainty, else None.

    Args:
        text: the comment.
        thread: the language of what it answers, where known.

    >>> language_of("Das ist doch völliger Unsinn, was hier geschrieben wird.", thread="en")
    'de'
    >>> language_of("Merci!", thread="en") is None
    True
    """
    bare = _NO_WORDS.sub(" ", text[:LONGEST])
    words = bare.split()
    if _is_english(bare.lower().split()):
        return "en"
    script = script_of(bare)
    known = primary_subtag(thread) or None
    if script and script != LATIN and not (known and is_written_in(known, script)):
        return _of_script(bare, script)
    three_words = len(words) >= FEWEST_WORDS
    foreign_latin = known is not None and script == LATIN and not is_written_in(known, LATIN)
    enough = bool(_ENOUGH.search(bare)) and (three_words or script not in (None, LATIN))
    if not enough and not (foreign_latin and three_words):
        return None
    ranked = _ranked(bare)
    if foreign_latin and dict(ranked).get("en", 0.0) >= LIKELY:
        return "en"
    return _of_ranked(ranked, known=known) if enough else None


def _of_script(text: str, script: str) -> str:
    """Return the language of a text in a script other than Latin; the one that most is written in if none is told."""
    languages = LANGUAGES[script]
    ranked = [(language, likely) for language, likely in _ranked(text) if language in languages]
    if ranked and ranked[0][1] >= (LIKELY if _ENOUGH.search(text) else CERTAIN):
        return ranked[0][0]
    return languages[0]


def _of_ranked(ranked: Sequence[tuple[str, float]], *, known: str | None) -> str | None:
    """Return the language that ranked ones show with certainty, given that of the thread where it is known."""
    if not ranked or ranked[0][0] in _NO_LANGUAGE:
        return None
    language, certainty = ranked[0]
    if certainty >= (LIKELY if known is None else CERTAIN):
        return language
    refuted = known is not None and dict(ranked).get(known, 1.0) <= REFUTED
    return language if refuted and sum(likely for _, likely in ranked[:ALIKE]) >= SHARED else None


def _is_english(words: Sequence[str]) -> bool:
    """Say whether a tenth of some lower-case words, and no fewer than three, are words that only English has."""
    count = sum(map(_ONLY_ENGLISH.__contains__, words))
    return count >= 3 and 10 * count >= len(words)


def _of_report(row: Mapping[str, Any]) -> Found:
    """Return the language of a report that names none itself."""
    text, site = f"{row['title'] or ''}\n{row['text']}", row["language"]
    if site is None:
        language, certainty = detect(text)
        return _from(language if certainty >= LIKELY else None, "detected")
    found = language_of(text, thread=site)
    return (site, "given") if found is None or not _is_another(found, site) else (found, "detected")


def _is_another(found: str, site: str) -> bool:
    """Say whether a detected language is another than that of a site, so far as the detector can tell the two.

    >>> _is_another("de", "en-US"), _is_another("sr", "hr"), _is_another("no", "nb-NO"), _is_another("en", "ay")
    (True, False, False, False)
    """
    primary = primary_subtag(site)
    named = _SAME.get(primary, primary)
    known = named in _identifier().nb_classes
    return known and found != named and not any({found, named} <= close for close in _CLOSE)


def _of_comment(row: Mapping[str, Any], known: str | None) -> Found:
    """Return the language of a comment, given that of what it answers."""
    if row["language_source"] == "given":
        return row["language"], "given"
    found = language_of(row["text"], thread=known)
    if found is None:
        return _from(known, "inherited")
    # "en-GB" says more than the detector can.
    return _from(known if found == primary_subtag(known) else found, "detected")


def _most_frequent(languages: Iterable[str | None]) -> str | None:
    counts = Counter(language for language in languages if language)
    return min(counts, key=lambda language: (-counts[language], language), default=None)


def _from(language: str | None, source: str) -> Found:
    return language, source if language else None


def _set(row: dict[str, Any], found: Found) -> None:
    row["language"], row["language_source"] = found


def _ranked(text: str) -> list[tuple[str, float]]:
    """Return the languages of a text and how likely each is, the likeliest first; none where it has no letters."""
    if not any(map(str.isalpha, text)):
        return []
    likely = dict(_identifier().rank(text))
    likely["en"] += sum(likely.pop(language) for language in _ENGLISH)
    return sorted(likely.items(), key=itemgetter(1), reverse=True)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
