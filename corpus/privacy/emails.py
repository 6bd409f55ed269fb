"""E-mail addresses in texts, in whatever way people write them down to keep machines from reading them.

A sign between name and host (``@``, ``(at)``, ``arobase``, ``собака``) makes an address where a host stands after it.
"At" is also an ordinary word: it makes one only before a host whose dot is written as a word, or before one that is
known for e-mail, and never after the words that go before it in sentences.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.canonical import HANGUL, UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_UNSPACED = f"{UNSPACED}{HANGUL}"
"""Letters of scripts that put no blanks between words, or endings right after foreign ones."""

_SIGN_WORDS = (
    r"(?:arobase|arrobas?|chiocciola|klammeraffe|ät|apenstaart(?:je)?|snabel-?a|krøllalfa|alfakrøll|miukumauku|kukac"
    r"|małpa|malpa|zavin[áa]č|собак[аи]|собачка|равлик|παπάκι|παπακι|kuyruklu a|et işareti|شطرودل|آت|ات ساین|שטרודל"
    r"|アットマーク|アット|あっと|골뱅이|艾特|小老鼠)"
)
"""What ``@`` is called, and hardly anything else between a name and a host."""
_DOT_WORDS = (
    r"(?:dot|punkt|point|punto|ponto|punt|punct|prick|piste|pont|kropka|te[čc]ka|bodka|točka|точка|крапка|nokta|τελεία"
    r"|τελεια|نقطة|نقطه|דוט|נקודה|点|點|ドット|どっと|닷|점)"
)
_OPEN, _SHUT = r"[\[({<（【]\s?", r"\s?[\])}>）】]"
_LABEL = rf"(?:(?![{_UNSPACED}])[\w{_UNSEEN}-]{{1,63}}|[{_UNSPACED}]{{1,16}})"
_END = rf"(?:xn--[a-z\d-]{{2,59}}|[a-z{_UNSEEN}]{{2,24}}|[^\W\d_a-z]{{2,24}})(?![a-z\d])"
_USUAL_END = r"(?:com|org|net|edu|gov|mil|int|info|biz|name|example|рф|укр|бел|[a-z]{2})(?![\w-])"
_HOST = rf"(?:{_LABEL}\.){{1,8}}{_END}"
_SPACED_HOST = rf"{_LABEL}(?:\s?\.{_LABEL}|\s\.\s{_LABEL}){{0,4}}(?:\s?\.|\s\.\s){_USUAL_END}"
_APART_HOST = rf"{_LABEL}\s\.\s(?:com|org|net|edu|info|example)(?![\w-])"
"""A host that hardly is the end of a sentence."""
_LOWER_END = r"(?:com|org|net|edu|info|example|[a-z]{2})(?![\w-])"
_BRACKETED_DOT = rf"\s?{_OPEN}(?:{_DOT_WORDS}|\.){_SHUT}\s?"
_DOT = rf"(?:{_BRACKETED_DOT}|\s{_DOT_WORDS}\s|\s-{_DOT_WORDS}-\s|[-_]dot[-_])"
_NAME_PART = r"(?:(?![-_]dot[-_])[\w-]){1,63}"
_NO_LAST_PART = r"(?!(?:com|org|net|edu|gov|mil|info)\.(?![a-z]{2}(?![\w-])))"
_PLAIN_PARTS = rf"(?:{_NO_LAST_PART}{_NAME_PART}\.(?!(?-i:[A-Z][a-z]))){{0,3}}"
"""Parts of a host with full stops, none of which ends a sentence."""
_WORDED_HOST = rf"{_NAME_PART}(?:(?:\.|{_DOT}){_NAME_PART}){{0,3}}{_DOT}{_PLAIN_PARTS}{_USUAL_END}"
_BRACKETED_HOST = (
    rf"{_NAME_PART}(?:(?:\.|{_BRACKETED_DOT}){_NAME_PART}){{0,3}}{_BRACKETED_DOT}{_PLAIN_PARTS}{_END}"
)
"""What is a host whatever it ends with, after a sign in brackets."""
_WORDS_AFTER_HANDLE = rf"{_NAME_PART}\s(?:point|punto|ponto|punt|pont|prick)\s[a-z]{{2}}(?![\w-])"
"""What hardly is a host where an @ stands before it: *thanks@ann point is*."""
_USUAL_HOST = rf"(?:{_NAME_PART}\.){{1,4}}{_USUAL_END}"
_MAIL = (
    r"(?:gmail|googlemail|hotmail|ymail|rocketmail|outlook|icloud|gmx|posteo|protonmail|proton|tutanota|fastmail|hanmail"
    r"|foxmail|rediffmail|laposte|inbox)"
)
_PORTAL = (
    r"(?:yahoo|live|msn|aol|me|web|t-online|freenet|mail|yandex|ya|rambler|bk|list|ukr|orange|wanadoo|free|sfr|libero"
    r"|virgilio|tiscali|alice|terra|uol|bol|seznam|centrum|wp|onet|interia|o2|abv|qq|163|126|sina|naver|daum|mynet|walla"
    r"|zoho)"
)
"""Hosts of e-mail that are also read for their news."""
_HOST_END = r"(?:\.[a-z]{2,4}){1,2}(?![\w-])"

_AFTER_NAME = re.compile(
    rf"[{_UNSEEN}]{{0,3}}(?:@|%40|&#0{{0,4}}64;|&#x0{{0,4}}40;|&commat;)[{_UNSEEN}]{{0,3}}(?:{_HOST}"
    r"|[\w-]{1,63},(?:com|org|net)(?!\w)|\[\d{1,3}(?:\.\d{1,3}){3}\])"
    rf"|\s?{_OPEN}(?:at|@|et|{_SIGN_WORDS}){_SHUT}\s?(?:{_BRACKETED_HOST}|{_WORDED_HOST}|{_USUAL_HOST})"
    rf"|(?P<letter>[\[({{<]a[\])}}>]|\s[\[({{<]a[\])}}>]\s)(?:{_WORDED_HOST}|{_USUAL_HOST})"
    rf"|@(?!{_WORDS_AFTER_HANDLE}){_WORDED_HOST}"
    rf"|\s[-–—](?:at|{_SIGN_WORDS})[-–—]\s(?:{_WORDED_HOST}|{_USUAL_HOST})"
    rf"|\s{_SIGN_WORDS}\s(?:{_WORDED_HOST}|{_USUAL_HOST})"
    rf"|(?P<spaced>\s@\s?|@\s)(?:(?P<at_mail>(?:{_MAIL}|{_PORTAL}){_HOST_END})|(?P<apart>{_APART_HOST})|{_SPACED_HOST})"
    rf"|(?P<ordinary>\s(?:at|chez|bei)\s)(?:(?:{_MAIL}){_HOST_END}|(?P<portal>{_PORTAL}{_HOST_END})|{_WORDED_HOST})"
    rf"|(?P<capitals>\s(?-i:AT)\s)(?-i:(?!www)(?:[a-z\d-]{{1,63}}\.){{1,4}}{_LOWER_END})"
    rf"|(?P<joined>[-_]at[-_])(?:{_WORDED_HOST}|{_MAIL}{_HOST_END}|(?<=_)(?:{_NAME_PART}\.){{1,4}}(?:com|org|net|edu|gov|info)(?![\w-]))"
    rf"|(?P<broken>@){_LABEL}(?:\s\.\s?){_USUAL_END}",
    re.IGNORECASE,
)
_HOST_OR_SIGN = re.compile(rf"@|&#|&comm|%40|\w\.\w|(?<![^\W_])(?:{_DOT_WORDS}|dot)(?![^\W_])", re.IGNORECASE)
"""What stands in every address. Without it, a text need not be searched for these, which is slow."""
_CHARACTER = rf"(?![{_UNSPACED}])[\w.%+{_UNSEEN}-]"
_NAME = re.compile(
    rf"(?:(?<![\w.%+-])|(?<=[{_UNSPACED}]))(?:[\w-]{{1,30}}\s{_DOT_WORDS}\s){{0,2}}(?:{_CHARACTER}){{1,64}}"
    rf"(?:['’](?:{_CHARACTER}){{1,64}}){{0,2}}\Z"
    rf"|(?:(?<![\w.%+-]))[{_UNSPACED}]{{1,16}}\Z"
    r"|(?<![\w\"])\"[^\"\n]{1,64}\"\Z",
    re.IGNORECASE,
)
_LONGEST_NAME, _LEAST_LETTERS, _LEAST_OF_A_WORD = 200, 4, 3
_LIKE_A_NAME = re.compile(r"[\w.-]*\w[._\d-]\w[\w.-]*|\w+\d+")
"""A name at a host rather than a word: it has a dot, a digit, a hyphen or an underscore in it."""
_BEFORE_AT = frozenset(
    """
    a about account address again aimed all also and angry anybody anyone anything are arrive arrived article
    articles as at available be been best better blog book but buy by check click comment comments contact
    directed email e-mail emails everyone everything find for found free from get go good got guys had half
    has hate have he her here him his hosted how i ideas in information is it its join just kept later laugh
    laughed laughing live located look looked looking looks mad mail me media meet meeting more my news no not
    of off on one online only or our out over page paper people piece point posted published read reading
    report reports see seen she shop shout site sites so some somebody someone something stare staring start
    starts stay story stuff than that the their them then there these they thing things this those throw time
    to today tomorrow try up us video videos visit was watch we website were what when where who why with work
    worked working works wrong yelling yesterday you your
    """.split()  # noqa: SIM905
)
"""Words that stand before “at” in sentences."""
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:e-?mail|mail|mailto|write|reach|contact|courriel|correo|écri\w{1,4}|escrib\w{1,4}|schreib\w{0,3}|kontakt|адрес|почта"
    r"|пишите|пиши)[^\w\n]{1,3}(?:(?:me|us|him|her|it|to|at|is|an|mir|uns|à|moi|nous|a|al|ist|est|es|на)[^\w\n]{1,3}){0,3}$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"[ \u00a0]?[,;/]?[ \u00a0]?(?:(?:and|or|und|oder|et|ou|y|o|e|и|или)[ \u00a0])?", re.IGNORECASE
)
_FARTHEST = 30
_LINE_END = re.compile(r" ?\.?(?:\n|$)")
_NO_HOST = re.compile(
    r"\s(?:the|a|an|this|that|these|those|every|each|one|any|some|my|your|our|his|her|their|its)\s", re.I
)
_WIDE = {0x3000: " "} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_IS_WIDE = re.compile("[\u3000\uff01-\uff5e]")


def narrowed(text: str) -> str:
    """Return a text with full-width letters, digits and signs as the usual ones, every character at its place.

    >>> narrowed("ａｌ＠news.example　１２")
    'al@news.example 12'
    """
    return text.translate(_WIDE) if not text.isascii() and _IS_WIDE.search(text) else text


def email_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (code points, half-open) of e-mail addresses in a canonical text, in order.

    >>> text = "Write to al@news.example or al.smith (at) news (dot) example; al at gmail.com is read too."
    >>> [text[start:end] for start, end in email_spans(text)]
    ['al@news.example', 'al.smith (at) news (dot) example', 'al at gmail.com']
    >>> list(email_spans("Look at news.example, or at the dot com bubble."))
    []
    """
    seen = narrowed(text)
    if not _HOST_OR_SIGN.search(seen):
        return
    done = 0
    for match in _AFTER_NAME.finditer(seen):
        name = _NAME.search(seen, max(done, match.start() - _LONGEST_NAME), match.start())
        if name is None:
            continue
        announced = _is_announced(seen, done, name.start()) or _is_alone(seen, name.start(), match.end())
        if not _is_address(name[0], match, announced=announced):
            continue
        if match["joined"] and seen[name.start() - 1 : name.start()] == "/":
            continue  # the name of a page or file
        done = match.end()
        yield name.start(), done


def _is_announced(text: str, done: int, start: int) -> bool:
    """Tell whether an address is to be expected: after such a word, or after another one that ends at `done`."""
    listed = done and start - done <= _FARTHEST and _LISTED.fullmatch(text, done, start)
    return bool(listed or _ANNOUNCED.search(text, max(0, start - _FARTHEST), start))


def _is_alone(text: str, start: int, end: int) -> bool:
    """Tell whether there is nothing else in a line."""
    left = text[max(0, start - 3) : start]
    opens = start == len(left) or "\n" in left
    return opens and not left.rpartition("\n")[2].strip() and _LINE_END.match(text, end) is not None


def _is_address(name: str, match: re.Match[str], *, announced: bool) -> bool:
    letters = sum(map(str.isalpha, name))
    if match["letter"]:
        # "(a)" is an item of a law or list as well.
        return letters > 0 and (
            announced or not match["letter"][0].isspace() or bool(_LIKE_A_NAME.fullmatch(name))
        )
    if match["spaced"] or match["capitals"]:
        sign = match["capitals"] or match["spaced"]
        # Right before a word, the sign is one of a handle; right after one, of nothing else.
        sure = (
            match["capitals"] or match["apart"] or not sign[0].isspace() or (announced and sign[-1].isspace())
        )
        if sure and letters >= _LEAST_OF_A_WORD and _may_be_a_name(name):
            return True
    if match["capitals"]:
        return False
    if match["spaced"]:
        # Weapons and versions have a digit, and hardly a letter.
        named = _LIKE_A_NAME.fullmatch(name) and letters >= _LEAST_LETTERS
        return bool(match["at_mail"] or named)
    if match["ordinary"]:
        if match["portal"] or match["ordinary"].strip().lower() != "at":
            return bool(_LIKE_A_NAME.fullmatch(name))
        return (
            name.casefold() not in _BEFORE_AT
            and not name.casefold().endswith("ing")
            and not _NO_HOST.match(match[0][3:])
        )
    return True


def _may_be_a_name(word: str) -> bool:
    """Tell whether a word is none that stands before “at” in sentences, nor called out."""
    folded = word.casefold()
    return folded not in _BEFORE_AT and not folded.endswith(("ing", "ed")) and not word.isupper()
