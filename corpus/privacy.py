"""Keyed pseudonyms for comment authors, and masking of e-mail addresses and phone numbers in texts.

A pseudonym is an HMAC-SHA256 (RFC 2104) of the name under a secret key that lives outside the corpus: the
same person keeps one pseudonym through a corpus, and nobody without the key can test a guess.

Masking errs where news texts are full of digits: coordinates, dates, amounts, casualty figures, unit and
weapon names, scores, IP addresses and serial numbers stay. A number is masked only when its shape and
`phonenumbers` both say telephone, and where the shape alone could be something else, when a word nearby does.
Account numbers (IBAN) stay whole. What is masked in comments only is in `commentariat.corpus.identifiers`, and
names in `commentariat.corpus.mentions`.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
import shlex
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import InputError
from .text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY_VARIABLE = "COMMENTARIAT_KEY"
KEY_FILE_VARIABLE = "COMMENTARIAT_KEY_FILE"
SHORTEST_KEY = 16
EMAIL_MASK = "[email]"
PHONE_MASK = "[phone]"

NOBODY = frozenset((
    "anonymous", "anonymous user", "anonymous coward", "anon", "anonym", "anonyme", "anonimo", "anónimo",
    "anônimo", "аноним", "匿名", "مجهول", "guest", "guest user", "gast", "invité", "invitado", "гость",
    "visitor", "user", "unknown", "unknown user", "deleted", "deleted user", "removed", "none",
    "n/a", "na",
))  # fmt: skip
_NO_NAME = ("nan", "NaN", "null", "NULL")
"""What data frames and databases write for no name; Nan and Null are names."""

_ANNOTATOR = re.compile(r"annotator-[0-9a-f]{16}")


class Pseudonymiser:
    """Turns names into pseudonyms under one secret key.

    >>> hide = Pseudonymiser(b"a secret of this corpus")
    >>> hide.author("Al Smith") == hide.author(" al SMITH ")
    True
    >>> hide.author("Anonymous") is None
    True
    """

    def __init__(self, key: bytes) -> None:
        """Take the key.

        Raises:
            InputError: when the key is shorter than 16 bytes.
        """
        if len(key) < SHORTEST_KEY:
            raise InputError(
                f"The key for pseudonyms has {len(key)} bytes; it needs at least {SHORTEST_KEY}, so that "
                f"names cannot be found again by trying keys. A good one: openssl rand -hex 32."
            )
        self._key = key
        self._author = lru_cache(maxsize=8192)(self._pseudonym)

    def __repr__(self) -> str:
        """Show the fingerprint, never the key."""
        return f"Pseudonymiser(fingerprint={self.fingerprint!r})"

    def author(self, name: str | None) -> str | None:
        """Return the pseudonym of a name: ``reader-`` and 16 hexadecimal digits.

        Case, surrounding and repeated blanks and Unicode form make no difference. None comes back for no
        name, for names that name nobody ("Anonymous", "Guest", "[deleted]") and for what tables write where there
        is none ("NaN" and "null", while Nan and Null are names).
        """
        return None if name is None else self._author(name)

    def rotated(self, pseudonym: str, *, release: str) -> str:
        """Return the pseudonym that stands for another in one release, so that releases cannot be joined on it.

        >>> hide = Pseudonymiser(b"a secret of this corpus")
        >>> one, other = (hide.rotated("reader-0123456789abcdef", release=tag) for tag in ("v1", "v2"))
        >>> one == other, len(one)
        (False, 23)
        """
        return "reader-" + self._digest("release", f"{release}\x1f{pseudonym}")[:16]

    def annotator(self, name: str) -> str:
        """Return the pseudonym of somebody who annotates, by their e-mail address or name; rules and models stay.

        It is never that of a commenter, and unlike theirs it is made for every name.

        >>> hide = Pseudonymiser(b"a secret of this corpus")
        >>> hidden = hide.annotator("ann@example.org")
        >>> hidden[:10], hide.annotator(hidden) == hidden, hide.annotator("rule:lexicon")
        ('annotator-', True, 'rule:lexicon')
        """
        if name.startswith(("rule:", "model:")) or _ANNOTATOR.fullmatch(name):
            return name
        return "annotator-" + self._digest("annotator", _folded(name))[:16]

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that tell keys apart and give nothing of them away."""
        return self._digest("fingerprint", "")[:8]

    def _pseudonym(self, name: str) -> str | None:
        folded = _folded(name)
        someone = _names_someone(folded) and name.strip() not in _NO_NAME
        return "reader-" + self._digest("author", folded)[:16] if someone else None

    def _digest(self, purpose: str, value: str) -> str:
        message = f"commentariat\x1f{purpose}\x1f{value}".encode("utf-8", errors="surrogatepass")
        return hmac.digest(self._key, message, "sha256").hex()


def load_key(path: Path | None = None, *, outside: Path | None = None, making: bool = True) -> bytes:
    """Return the secret key; the user's own is made on first use.

    The first of these that is given decides: `path`, the environment variable ``COMMENTARIAT_KEY`` (the key
    itself), ``COMMENTARIAT_KEY_FILE`` (a path), and the user's own, a file in their configuration folder. Only that
    one is made when it is missing, readable by its owner only; two processes that make it at once get one key. A key
    file that was named and is missing is an error, since a slip in its name would change every pseudonym.

    Args:
        path: a key file.
        outside: the corpus folder, in which the key must not lie.
        making: whether the user's own key may be made.

    Raises:
        InputError: when the key is missing, cannot be read or made, is too short, or would lie in the corpus folder.
    """
    named = None
    if path is not None:
        named = "--key-file"
    else:
        if given := os.environ.get(KEY_VARIABLE, "").strip():
            return _parsed(given, f"the environment variable {KEY_VARIABLE}")
        if said := os.environ.get(KEY_FILE_VARIABLE, "").strip():
            named, path = KEY_FILE_VARIABLE, Path(said)
        else:
            from platformdirs import user_config_path

            path = user_config_path("commentariat", appauthor=False) / "pseudonym.key"
    if outside is not None and path.resolve().is_relative_to(outside.resolve()):
        raise InputError(
            f"The key file {path} lies inside the corpus folder {outside}, where it would be published with "
            f"the pseudonyms it protects; keep it elsewhere."
        )
    try:
        if not path.exists():
            if named or not making:
                raise InputError(_no_key(path, named=named))
            _make_key(path)
        return _parsed(path.read_text(encoding="utf-8").strip(), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The key file {path} cannot be read or made ({error}); name another one in {KEY_FILE_VARIABLE}, "
            f"or put the key itself into {KEY_VARIABLE}."
        ) from error


def mask(text: str) -> tuple[str, tuple[str, ...]]:
    """Mask e-mail addresses and phone numbers in a canonical text; the result is canonical too.

    >>> text, changes = mask("Write to ed@news.example or call (202) 555-0143 about the 2014-2015 siege.")
    >>> text
    'Write to [email] or call [phone] about the 2014-2015 siege.'
    >>> changes
    ('1 e-mail address masked', '1 phone number masked')
    >>> mask("An M777 fired on 36.2021, 37.1343 at 10:45 on 05.04.2017; 1,500,000 fled.")[1]
    ()
    """
    changes = []
    emails = phones = 0
    if "@" in text or "%40" in text:
        text, emails = _EMAIL.subn(EMAIL_MASK, text)
    if _AT.search(text):
        text, spelled = _SPELLED_EMAIL.subn(EMAIL_MASK, text)
        emails += spelled
    if _DOT.search(text):
        text, spelled = _WORDED_EMAIL.subn(EMAIL_MASK, text)
        emails += spelled
    if emails:
        changes.append(f"{counted(emails, 'e-mail address', 'e-mail addresses')} masked")
    pieces: list[str] = []
    done = 0
    for start, end in sorted(_phone_spans(text)):
        pieces += (text[done:start], PHONE_MASK)
        done = end
        phones += 1
    if phones:
        changes.append(f"{counted(phones, 'phone number')} masked")
        text = "".join(pieces) + text[done:]
    return text, tuple(changes)


_EMAIL = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}(?:['’][\w.%+-]{1,64}){0,2}(?:@|%40)(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}"
    r"(?![^\W_])"
)
_AT = re.compile(r"[\[({<]\s?at\s?[\])}>]", re.IGNORECASE)
_SPELLED_EMAIL = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}\s?[\[({<]\s?at\s?[\])}>]\s?"
    r"(?:[\w-]{1,63}\s?[\[({<]\s?dot\s?[\])}>]\s?(?:[\w-]{1,63}(?:\.|\s?[\[({<]\s?dot\s?[\])}>]\s?)){0,3}[^\W\d_]{2,24}"
    r"|(?:[\w-]{1,63}\.){1,4}(?:com|org|net|edu|gov|info|biz|[a-z]{2}))(?![\w-])",
    re.IGNORECASE,
)
_DOT = re.compile(r"\bdot\b|@ ?(?:g|hot|proton)?mail|@ ", re.IGNORECASE)
_PROVIDER = (
    r"(?:gmail|googlemail|hotmail|yahoo|ymail|outlook|live|icloud|aol|gmx|web|protonmail|mail|yandex|msn)"
)
_WORDED_EMAIL = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}(?:\s(?i:dot)\s[\w-]{1,63}){0,2}\s?(?:"
    rf"\s(?i:at)\s(?i:{_PROVIDER})\s(?i:dot)\s(?i:[a-z]{{2,4}})"
    rf"|@\s?(?i:{_PROVIDER})(?:\.[a-z]{{2,4}}){{1,2}}"
    r"|\sAT\s[\w-]{1,63}(?:\sDOT\s[\w-]{1,63}){0,2}\sDOT\s[A-Za-z]{2,4})(?![\w-])"
)

_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 7
_GAP = r"[ \t\u00a0\u2009\u202f]"
_NUMBER = re.compile(
    rf"(?<![\w.,/@#$€£¥°′″'’%=&-])(?<!\d:)(?:\+{_GAP}?)?\(?\d(?:{_GAP}?[-.()/‐‑–]?{_GAP}?\d){{6,18}}(?![\w%°′″]|:\d)"
)
_EXTENSION = re.compile(rf"{_GAP}?(?:ext|extn|extension|x)\.?{_GAP}?\d{{1,5}}\b", re.IGNORECASE)
_CHAT = re.compile(r"(?:\bwa\.me/|\bwhatsapp\.com/send/?\?phone=)\+?(\d{7,15})(?!\d)", re.IGNORECASE)
_IBAN = re.compile(r"\bIBAN\b[^\n]{0,40}$|\b[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){1,7} ?$")
_CUE_AFTER = re.compile(
    rf"{_GAP}{{0,2}}[-–(,.]?{_GAP}?(?:is my (?:cell|mobile|phone|number|no)|call me|text me|ring me|звоните)\b",
    re.I,
)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CUE = re.compile(
    r"(?:\b(?:tel|tél|telefon|telefono|teléfono|telefone|téléphone|phone|phones|telephone|telephoned|call"
    r"|calling|dial|ring|text|sms|whats ?app|viber|signal|mobile|mob|cell|cellphone|fax|hotline|helpline"
    r"|contact|reach me|reach us|(?:my|phone|mobile|cell|her|his|their|our) (?:number|no)|numéro|número"
    r"|rufnummer|handy|bürgertelefon|тел|телефон|звоните|факс|моб|هاتف|اتصل|جوال|טלפון|טל)\b"
    r"|☎|☏|📞|📱|✆)(?P<between>[^\n]{0,30})$",
    re.IGNORECASE,
)
_BETWEEN = frozenset(
    """
    me us him her them my our your his their this that the a it is at on or and via under now today anytime number
    numbers no nr num whatsapp viber signal telegram text sms call phone phones telephone tel mobile mob cell fax
    office desk hotline helpline home work direct night day emergency für unter an bitte au sur le la il al en por
    на по или и
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W\d_]+")
_NOT_A_NUMBER = re.compile(
    r"\b(?:isbn|issn|doi|iban|vat|invoice|case|docket|order|id|no|nr|version|lat|lon|long|latitude|longitude"
    r"|coordinates?|grid|imei|serial|account)\.?:?\s*#?$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:\d{1,2}(?P<a>[-./ ])\d{1,2}(?P=a)(?:1[5-9]|20)\d\d"
    r"|(?:1[5-9]|20)\d\d(?P<b>[-./ ])\d{1,2}(?P=b)\d{1,2})(?!\d)"
)
_YEARS = re.compile(
    rf"(?:1\d|20)\d\d(?:{_GAP}?[-/‐‑–]{_GAP}?|{_GAP}(?=(?:1\d|20)\d\d\b))(?:1\d|20)?\d\d(?:\D.*)?"
)
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_DECIMAL = re.compile(r"\d{1,3}\.\d{2,8}")
_COORDINATES = re.compile(r"\d{1,3}\.\d{3,8}[ ,;]{0,2}[-–]?\d{1,3}\.\d{3,8}")
_RANGE = re.compile(rf"(?P<low>\d{{2,6}}){_GAP}?[-‐‑–]{_GAP}?(?P<high>\d{{2,6}})")
_THOUSANDS = re.compile(rf"[1-9]\d{{0,2}}(?:[.]\d{{3}})+|[1-9]\d{{0,2}}(?:{_GAP}\d{{3}})+")
_NORTH_AMERICAN = re.compile(r"(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-.‐‑–])\d{3}[-.‐‑–]\d{4}")
_RUSSIAN = re.compile(r"8[- ]?\(\d{3}\)[- ]?\d{3}[- ]?\d\d[- ]?\d\d")
_WITH_TRUNK_ZERO = re.compile(r"\(?0[1-9]")
_REGIONS = ("US", "GB", "FR", "DE", "IT", "ES", "NL", "AU", "IN", "RU", "TR", "UA", "SY", "LB", "IL", "EG")


def _phone_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of phone numbers, those in links first; `phonenumbers` is only loaded for a likely one."""
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return
    for match in _CHAT.finditer(text):
        yield match.span(1)
    urls: list[tuple[int, int]] | None = None
    for match in _NUMBER.finditer(text):
        if urls is None:
            urls = [found.span() for found in _URL.finditer(text)]
        start, _end = match.span()
        at = bisect_right(urls, (start, len(text))) - 1
        if at >= 0 and start < urls[at][1]:
            continue
        before = text[max(0, start - 60) : start]
        if _NOT_A_NUMBER.search(before) or _IBAN.search(before):
            continue
        cue = _is_cue(before) or bool(_CUE_AFTER.match(text, match.end()))
        span = _phone_in(match[0], cue=cue)
        if span is None:
            continue
        left, right = start + span[0], start + span[1]
        extension = _EXTENSION.match(text, right)
        yield left, extension.end() if extension else right


def _is_cue(before: str) -> bool:
    """Tell whether what stands before a number announces a phone: a cue with little words or a name between."""
    found = _CUE.search(before)
    if found is None:
        return False
    between = _WORD.findall(found["between"] or "")
    names = [word for word in between if word.casefold() not in _BETWEEN]
    return len(names) <= 2 and all(word[0].isupper() or not word.isascii() for word in names)


def _phone_in(run: str, *, cue: bool) -> tuple[int, int] | None:
    """Return the span of the phone number in a run of digits and separators, if there is one."""
    if _not_a_phone(run):
        return None
    groups = [found.span() for found in re.finditer(r"\d+", run)]
    for first in range(min(len(groups), 3)):
        left = 0 if first == 0 else groups[first][0] - (run[groups[first][0] - 1] in "(+")
        for last in range(len(groups), first, -1):
            right = groups[last - 1][1]
            part = run[left:right]
            digits = sum(c.isdigit() for c in part)
            if digits < 7:
                break
            if digits <= 15 and not _not_a_phone(part) and _is_phone(part, digits=digits, cue=cue):
                return left, right
    return None


def _not_a_phone(run: str) -> bool:
    if run.startswith("+"):
        return False  # a sign that nothing but a phone number has; its digits are checked by `phonenumbers`
    bare = run.lstrip("( ")
    spread = _RANGE.fullmatch(bare)
    return (
        bool(_DATE.match(bare))
        or (spread is not None and int(spread["low"]) < int(spread["high"]) <= 100 * int(spread["low"]))
        or any(pattern.fullmatch(bare) for pattern in (_YEARS, _ADDRESS, _DECIMAL, _COORDINATES, _THOUSANDS))
    )


def _is_phone(part: str, *, digits: int, cue: bool) -> bool:
    if part.startswith("+"):
        return _valid(part, (None,)) or ((cue or digits >= 11) and _possible(part))
    if part.startswith("00") and digits >= 10:
        return _valid("+" + part[2:].lstrip(), (None,))
    if _NORTH_AMERICAN.fullmatch(part) and (cue or _valid(part, ("US",))):
        return True
    if _RUSSIAN.fullmatch(part):
        return _valid(part, ("RU",))
    grouped = not part.isdigit()
    if _WITH_TRUNK_ZERO.match(part) and grouped and 9 <= digits <= 12:
        return _valid(part, _REGIONS)
    return cue and _valid(part, _REGIONS)


@lru_cache(maxsize=4096)
def _valid(number: str, regions: tuple[str | None, ...]) -> bool:
    import phonenumbers

    for region in regions:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return True
    return False


@lru_cache(maxsize=4096)
def _possible(number: str) -> bool:
    import phonenumbers

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        return False


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    return " ".join(folded.replace("\x00", "").split())


def _names_someone(folded: str) -> bool:
    """Tell a name, which may be an emoji, from mere punctuation and from what stands for nobody."""
    return bool(folded.strip("[]()<>-–—_.?!* ")) and folded.strip("[]()<>-. ") not in NOBODY


def _parsed(key: str, where: str) -> bytes:
    if len(key) >= 32 and len(key) % 2 == 0 and re.fullmatch(r"[0-9a-fA-F]+", key):
        return bytes.fromhex(key)
    raw = key.encode("utf-8", errors="surrogateescape")
    if len(raw) < SHORTEST_KEY:
        raise InputError(
            f"The key in {where} has {len(raw)} characters; it needs at least {SHORTEST_KEY}, so that names "
            f"cannot be found again by trying keys. A good one: openssl rand -hex 32."
        )
    return raw


def _no_key(path: Path, *, named: str | None) -> str:
    if named is None:
        return (
            f"You have no key yet: there is no {path}, which the first build makes. Name the key that your corpus was "
            f"built with: --key-file FILE, or {KEY_FILE_VARIABLE}."
        )
    return (
        f"There is no key file {path}, which {named} names; check the name, since another key would give everybody "
        f"another pseudonym. To make a new key on purpose: openssl rand -hex 32 > {shlex.quote(str(path))}"
    )


def _make_key(path: Path) -> None:
    """Write a new key file whole: it appears under its name by a hard link, which never replaces another."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    line = (secrets.token_hex(32) + "\n").encode("ascii")
    _write_new(draft, line)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    except OSError:
        # Some file systems have no hard links; then the first to create the file wins.
        if not path.exists():
            _write_new(path, line)
    finally:
        draft.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
