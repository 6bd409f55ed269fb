"""How a commenter treats an expression: whether the words around it deny it, distance it or speak against its use.

Four ways to contest are told apart; the first that fits is given:

- ``scare quotes``: the expression stands in quotation marks of its own, or after *so-called* and the like;
- ``meta-comment``: the commenter speaks of the naming ("stop calling them …", "why do you call …", "the word …",
  "one man's … is another man's …");
- ``negation``: the expression is denied of its subject ("they are not …", "…, not …", "hardly a …", "there is no …");
- ``question``: it is thrown back ("…? They were born there.", "since when are they …").

Negation counts only where it governs the expression: "I do not support terrorists" uses the word, "they are not
terrorists" contests it. The typology follows work on metapragmatic comment and on echoic mention: Verschueren (1999),
Understanding Pragmatics; Jaworski, Coupland and Galasiński (2004), Metalanguage; Wilson (2006) on echoic irony.
The rules read the sentence as words, without a parse, so that they work on the tables alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

WINDOW = 160
"""Characters before and after the expression that are looked at, within its sentence."""

_OPENING, _CLOSING = "\"“”„«‟'‘’", "\"“”«»'’‘"
_SENTENCE_END = re.compile(r"[.!?;…]+[\"”’)]*\s+|\n")
_FILL = (
    r"(?:\W+(?:an?|the|any|some|such|really|actually|exactly|necessarily|quite|at\W+all|your|our|their|his|her|my|"
    r"these|those|this|that|(?:some\W+)?(?:kind|sort|type)\W+of|typical|mere|true|real|mad|evil|ordinary|being))*"
)
_DETERMINER_AND_WORD = r"(?:\W+(?:an?|the|any|your|our|their|his|her|my)\W+(?!single\b)(?!\w+ing\b)\w+)?"
_BE = r"(?:is|are|was|were|am|be|been|being|become|became|[’']s|[’']re|[’']m)"
_NOT_BE = rf"(?:{_BE}\W+(?:not|never|no\W+longer|neither)|(?:is|are|was|were|ai)n[’']t)"
_NAME = (
    r"(?:call(?:s|ed|ing)?|label(?:s|l?ed|l?ing)?|brand(?:s|ed|ing)?|describ(?:e|es|ed|ing)|term(?:s|ed|ing)?|"
    r"dub(?:s|bed|bing)?|nam(?:e|es|ed|ing)|refer(?:s|red|ring)?\W+to|paint(?:s|ed|ing)?|portray(?:s|ed|ing)?|"
    r"writ(?:e|es|ing)|say(?:s|ing)?|us(?:e|es|ed|ing)|print(?:s|ed|ing)?|smear(?:s|ed|ing)?)"
)
_OBJECT = r"(?:\W+[\w’'-]+){0,7}?"
_WORD = r"(?:word|term|label|phrase|expression|epithet|tag|wording|name|language)s?"
_MEDIA = (
    r"(?:you|they|(?:the\W+)?(?:media|press|papers?|newspapers?|west|outlets?|authors?|writers?|journalists?|"
    r"editors?|articles?|reporters?))"
)


def _ends(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern}\W*$", re.IGNORECASE)


def _begins(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*{pattern}", re.IGNORECASE)


_SO_CALLED = _ends(
    r"\b(?:so\W+called|self\W+styled|supposed(?:ly)?|quote\W+unquote|quote\W+end\W+quote)(?:\W+\w+)?"
)
_AGAINST_NAMING = _ends(
    rf"\b(?:stop|quit|enough\W+of|(?:do|does|did|should|would|could|can|ca|wo|must)n[’']t|(?:do|does|did|should|would|could|"
    rf"can|will|must)\W+(?:not|never)|cannot|never|why|how\W+(?:can|could|dare)|(?:i|we)\W+refuse\W+to|no\W+longer|"
    rf"nobody|no\W+one|(?:dis)?honest\W+to|wrong\W+to|misleading\W+to|biased\W+to|unfair\W+to|ridiculous\W+to|absurd\W+to|"
    rf"lazy\W+to|insult(?:ing)?\W+to|offensive\W+to|disgraceful\W+to|tired\W+of|sick\W+of|fed\W+up\W+with|(?:so\W+)?easy\W+to|"
    rf"convenient\W+to|so\W+quick\W+to|wrongly|falsely|unfairly|lazily|conveniently|automatically|instead\W+of|rather\W+than|"
    rf"avoid|(?:any|every)(?:one|body)(?:\W+(?:who|that)(?:\W+\w+){{1,5}})?)"
    rf"(?:\W+[\w’']+){{0,4}}?\W+{_NAME}{_OBJECT}"
)
_OTHERS_NAMING = _ends(
    rf"\b{_MEDIA}(?:\W+(?:always|keep|just|like\W+to|love\W+to|still|all))*\W+(?:call|calls|calling|called|label|labels|"
    rf"brand|brands|describe|describes|term|dub|say|says)(?:\W+(?!that\b)[\w’'-]+){{0,4}}?(?:\W+as)?{_FILL}"
)
_THE_WORD = _ends(rf"\b(?:the|that|this|your|a|of\W+the)\W+{_WORD}(?:\W+(?:like|such\W+as))?")
_ONE_MANS = _ends(r"\b(?:one|another)\W+(?:man|person|side|country|woman)[’']?s")
_WHY_IS_IT = _ends(
    rf"\bwhy\W+(?:is|are|was|were)\W+(?:it|they|he|she|this|that)(?:\W+(?:always|only))?{_FILL}"
)
_WRONG_WORD = _begins(
    r"(?:is|was|are)\W+(?:an?|the|such\W+an?)?\W*(?:wrong|loaded|lazy|biased|stupid|ridiculous|meaningless|nonsense|lie|myth|"
    r"stretch|joke|label|slur|smear)\b"
)
_ENDORSED_NAMING = (
    _ends(
        rf"\b(?:call|name)\W+(?:it|them|him|her|this|that|these\W+\w+)\W+(?:what|by|for\W+what)\b{_OBJECT}"
    ),
    _ends(
        rf"\bwhy\W+(?:(?:do|does|wo|ca|did|is|are)n[’']t|(?:do|does|will|can)\W+(?:you|they|we|nobody)\W+(?:not|never)|not)"
        rf"\b{_OBJECT}\W+{_NAME}{_OBJECT}"
    ),
    _ends(rf"\b(?:afraid|scared|ashamed|reluctant|unwilling|too\W+\w+)\W+to\W+{_NAME}{_OBJECT}"),
    _ends(
        rf"\b{_MEDIA}\W+(?:refuses?|refused|wo\W*n[’']t|will\W+not|never|dare\W+not)(?:\W+to)?\W+{_NAME}{_OBJECT}"
    ),
    _ends(rf"\byou\W+mean{_FILL}"),
)
_APT = _begins(
    r"(?:is|are|was|were)?\W*(?:exactly|entirely|perfectly|quite|absolutely|the)?\W*(?:only|right|correct|accurate|apt|fits|"
    r"applies|fitting|appropriate|spot\W+on)\b"
)
_NEGATED = (
    _ends(rf"\b{_NOT_BE}(?!\W+(?:only|just|merely|simply|because)\b){_FILL}"),
    _ends(rf"\b{_NOT_BE}(?!\W+(?:only|just|merely|simply|because)\b){_DETERMINER_AND_WORD}"),
    _ends(rf"(?<!why\W)(?<!\bto\W)\bnot{_FILL}"),
    _ends(rf"\b(?:{_BE}|there[’']?s)\W+no(?:\W+such\W+thing\W+as)?(?:\W+an?)?"),
    _ends(
        rf"\b(?:hardly|scarcely|barely|far\W+from|anything\W+but|nothing\W+like|never|by\W+no\W+means|nowhere\W+near){_FILL}"
    ),
    _ends(
        rf"\b(?:nobody|no\W+one|none\W+of\W+\w+|neither\W+of\W+\w+|not\W+(?:every|all|each)\b[^.!?]*?)\W+{_BE}{_FILL}"
    ),
)
_CLEFT = re.compile(r"^\W*(?:who|that|which)\b", re.IGNORECASE)
_DEFINITE = _ends(r"\bthe")
_NOTHING_ABOUT = _ends(rf"\b(?:nothing|what(?:[’']s|\W+is)(?:\W+so)?){_FILL}")
_ABOUT = re.compile(r"^\W*(?:about|in|here)\b", re.IGNORECASE)
_THROWN_BACK = _ends(
    rf"\b(?:since\W+when\W+{_BE}\W+[^.?!]*|how(?:\W+exactly)?\W+{_BE}(?:\W+\w+){{1,3}}?{_FILL}|who\W+says\W+[^.?!]*{_BE}{_FILL}|"
    rf"what\W+makes\W+\w+{_FILL}|where[’']?s?\W+(?:is\W+)?the\W+(?:proof|evidence)[^.?!]*)"
)
_ASKING = re.compile(r"\b(?:which|what|who|where|any|more)\b", re.IGNORECASE)
_FEW_WORDS = 2
_RIDICULED = _begins(r"(?:my\W+(?:ass|arse|foot|eye|backside)|yeah\W+right|give\W+me\W+a\W+break)\b")
_TAG = re.compile(
    r"(?:^|\W)(?:is|are|was|were|do|does)n[’']t\W+(?:it|they|he|she|this|that|these|those|you|we)\b",
    re.IGNORECASE,
)


class Treatment(NamedTuple):
    """How an expression is treated: ``contested``, or ``endorsed`` as the right name; with the cue that says so."""

    kind: str
    cue: str


def treatment(text: str, start: int, end: int) -> Treatment | None:
    """Say how a text treats an expression; None where it simply uses it (or does not use it at all).

    Args:
        text: the comment.
        start, end: the expression, as code points.

    >>> comment = "They're not terrorists, they're farmers."
    >>> treatment(comment, 12, 22)
    Treatment(kind='contested', cue='negation')
    >>> treatment("I do not support terrorists.", 17, 27) is None
    True
    """
    before, after = _context(text, start, end)
    if any(pattern.search(before) for pattern in _ENDORSED_NAMING):
        return Treatment("endorsed", "meta-comment")
    if _THE_WORD.search(before):
        return Treatment("endorsed" if _APT.search(after) else "contested", "meta-comment")
    if _in_own_marks(text, start, end) or _SO_CALLED.search(before):
        return Treatment("contested", "scare quotes")
    if any(p.search(before) for p in (_AGAINST_NAMING, _OTHERS_NAMING, _ONE_MANS, _WHY_IS_IT)):
        return Treatment("contested", "meta-comment")
    if _WRONG_WORD.search(after):
        return Treatment("contested", "meta-comment")
    if _negated(before, after):
        return Treatment("contested", "negation")
    if _THROWN_BACK.search(before) or _RIDICULED.search(after) or _bare_question(before, after):
        return Treatment("contested", "question")
    return None


def _context(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after the expression in its sentence."""
    first = max(0, start - WINDOW)
    before = text[first:start]
    for boundary in _SENTENCE_END.finditer(before):
        first = max(0, start - WINDOW) + boundary.end()
    after = text[end : end + WINDOW]
    boundary = _SENTENCE_END.search(after)
    return text[first:start], after[: boundary.end()] if boundary else after


def _in_own_marks(text: str, start: int, end: int) -> bool:
    """Tell whether quotation marks hold the expression with at most two words more on either side."""
    left = re.search(rf"[{_OPENING}](?:[\w-]+\s+){{0,2}}$", text[max(0, start - 40) : start])
    right = re.match(rf"(?:\s+[\w-]+){{0,2}}[{_CLOSING}]", text[end : end + 40])
    if left is None or right is None:
        return False
    opening, closing = left.group()[0], right.group()[-1]
    if opening in "'’" or closing in "'’":
        # An apostrophe is no mark: one before a blank or a letter of a word would be.
        at = start - len(left.group())
        inside_word = at > 0 and text[at - 1].isalnum()
        after = end + len(right.group())
        return not inside_word and not (after < len(text) and text[after].isalnum())
    return True


def _negated(before: str, after: str) -> bool:
    if after.lstrip().startswith(("'", "’")) or re.match(r"[’']s?\b", after):
        return False
    if _TAG.search(before) and "?" in after:
        return False
    if _NOTHING_ABOUT.search(before) and _ABOUT.search(after):
        return True
    if _CLEFT.search(after) and _DEFINITE.search(before):
        return False
    return any(pattern.search(before) for pattern in _NEGATED)


def _bare_question(before: str, after: str) -> bool:
    """Tell whether the sentence is hardly more than the expression with a question mark."""
    if not after.lstrip('"”’)').startswith("?") or _TAG.search(before) or _ASKING.search(before):
        return False
    return len(re.findall(r"[\w’'-]+", before)) <= _FEW_WORDS
