"""Phone numbers in texts.

Masking errs where news texts are full of digits: coordinates, dates, amounts, casualty figures, unit and weapon names,
scores, IP addresses and serial numbers are no phone numbers. A number is one only when its shape and `phonenumbers`
both say so, and where the shape alone could be something else, when a word nearby does. Right after a word for a
telephone ("Tel.", "手机"), which nothing else follows, the shape is enough, whatever the country.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from ..text.canonical import HANGUL, UNSPACED
from .emails import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 7
_FEWEST_CALLED = 6
"""Digits of a number in a small town, right after a word for a telephone."""
_UNSPACED = f"{UNSPACED}{HANGUL}"
_GAP = r"[ \t\u00a0\u2009\u202f]"
_NUMBER = re.compile(
    # Scripts without blanks between words set numbers among them.
    rf"(?<![.,/@#$€£¥°′″'’%=&-])(?<!(?![{_UNSPACED}])\w)(?<!\d:)(?:\+{_GAP}?)?\(?\d"
    rf"(?:{_GAP}?[-.()/‐‑–]?{_GAP}?\d){{5,18}}(?!(?![{_UNSPACED}])\w|[%°′″]|:\d)"
)
_EXTENSION = re.compile(rf"{_GAP}?(?:ext|extn|extension|x)\.?{_GAP}?\d{{1,5}}\b", re.IGNORECASE)
_CHAT = re.compile(r"(?:\bwa\.me/|\bwhatsapp\.com/send/?\?phone=)\+?(\d{7,15})(?!\d)", re.IGNORECASE)
_IBAN = re.compile(r"\b(?i:IBAN)\b[^\n]{0,40}$|\b[A-Z]{2}\d\d(?:[ \u00a0-]?[A-Z0-9]{4}){0,7}[ \u00a0-]?$")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_TELEPHONE = """
    tel tél télé fone telefon telefono teléfono telefone téléphone telefoon telefón telefonnummer telefonnr telefonum
    telefonu telefonumuz phone phones telephone mobile  cell cellphone fax  whatsapp viber
    handy rufnummer bürgertelefon festnetz mobil mobilnummer handynummer mobilfunk
    portable mobile móvil movil celular telemóvel telemovel cellulare cell mobiel mobieltje mobilnr mobiltelefon
    komórka komórkowy komorka mobilní cep ceptel
    tlf telf tfno tlfn puh puhelin τλφ τηλ τηλέφωνο τηλεφωνο κιν κινητό
    тел телефон телефону телефона факс моб мобильный мобильник мобілка сотовый вотсап ватсап вайбер
    هاتف هاتفي تلفون تليفون تلفن جوال جوالي موبايل موبایل فاكس فکس واتساب واتس
    טלפון טל נייד סלולרי פקס ווטסאפ וואטסאפ
    फ़ोन फोन मोबाइल فون ফোন โทร thoại telp
"""
"""Words for a telephone, what is at its end, or a service that knows people by its number."""
_TELEPHONE_UNSPACED = (
    "电话|電話|手机|手機|微信|传真|傳真|热线|熱線|座机|携帯|ケータイ|전화번호|전화|휴대폰|핸드폰|연락처|팩스"
)
_CALLING = """
    call calling telephoned dial ring text sms signal hotline helpline contact ruf rufen anruf anrufen ruft
    kontakt appelle appelez appeler joindre contacter sms llame llama llámame llamame llamar llámenos contacto
    ligar contato chiama chiamami chiamate chiamare chiamatemi bel belt bellen ring ringen zadzwoń dzwoń dzwonić
    zadzwoncie zavolej zavolejte volejte soita soittakaa ara arayın arayin arayınız aramak numaram irtibat
    звоните позвоните звони позвони звонить пишите телефонуйте дзвоніть подзвони зателефонуйте καλέστε πάρε
    πάρτε اتصل اتصلوا للاتصال للتواصل رقمي تماس התקשרו להתקשר
"""
"""Words that announce a telephone as often as something else."""
_CALLING_UNSPACED = "拨打|致电|联系|聯繫|号码|號碼|番号|連絡先|번호"
_OF_SOMEBODY = (
    r"(?:reach me|reach us|(?:my|phone|mobile|cell|her|his|their|our) (?:number|no)"
    r"|(?:mi|tu|su|nuestro|meu|minha|nosso|mon|ton|votre|notre|mio|tuo|suo|nostro|mein\w*|dein\w*|ihre?|unsere?|mijn|jouw|onze|min|mitt"
    r"|vår|mój|twój|nasz|můj|náš|мой|твой|ваш|наш|мій|твій|моего|benim)"
    r" (?:número|numero|numéro|nummer|numer|číslo|номер|номера|numaram)"
    r"|numaram|numaramız|رقمي|رقمنا|شماره من|המספר שלי)"
)


def _any(words: str) -> str:
    return "|".join(sorted(unicodedata.normalize("NFC", words).split(), key=len, reverse=True))


_TELEPHONE_CUE = re.compile(
    rf"(?<!\w)(?:whats app|mob[.:]|gsm:|{_any(_TELEPHONE)})(?!\w)"
    # In scripts without blanks what follows may be another word: a caller, a user, a price.
    rf"|(?:{_TELEPHONE_UNSPACED})(?=(?:号码|號碼|号|號|番号|번호)?[ \u00a0]?(?:[:：は是는은]|为|為)?[ \u00a0]?\+?$)"
    r"|☎|☏|📞|📱|✆",
    re.IGNORECASE,
)
_CUE = re.compile(rf"(?<!\w)(?:{_OF_SOMEBODY}|{_any(_CALLING)})(?!\w)|{_CALLING_UNSPACED}", re.IGNORECASE)
_FARTHEST = 30
_CUE_AFTER = re.compile(
    rf"{_GAP}{{0,2}}[-–(,.]?{_GAP}?(?:(?:is my (?:cell|mobile|phone|number|no)|(?:call|text|ring|phone|whatsapp) me"
    r"|appelez|appelle|ruf mich|rufen sie|anrufen|ll[áa]m[ae]|ligue|me liga|chiama(?:mi|temi)?|chiamate|bel me|bel"
    r"|ring (?:meg|mig)|zadzwoń|dzwoń|zavolej(?:te)?|volejte|ara beni|arayın|arayınız|soita|пишите|звоните|звони"
    r"|позвоните|дзвоніть|телефонуйте|καλέστε|πάρε με|πάρτε με|اتصل|اتصلوا|تماس بگیرید|התקשרו)(?!\w)"
    r"|打电话|打電話|전화)",
    re.I,
)
_BETWEEN = frozenset(
    """
    me us him her them my our your his their this that the a it is at on or and via under now today anytime number
    numbers no nr num whatsapp viber signal telegram text sms call phone phones telephone tel mobile mob cell fax
    office desk hotline helpline home work direct night day emergency für unter an bitte mich uns sie au sur le la il al
    el es é è ist är er это o oder ou u y e und et og och или и fijo fisso fixe festnetz
    en moi nous est por per nos noi op mij ons me om mig meg pod nr na do mnie to jest je ve dir bana bize
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LISTED = 9
_LIST = re.compile(rf"{_GAP}?[,;/|]?(?:{_GAP}?[^\W\d_]+\.?){{0,4}}:?{_GAP}?")
_NUMBERED = r"(?:(?:no|nr|num|number|nummer|numéro|número|numero|numer|номер)\b\.?|n[°º]|№)"
_NUMBER_OF = r"(?:num[eé]ro|número|numer|nr|n[°ºo]\.?|номер|№)"
_REFERENCE = re.compile(
    # "In case" and "to order" tell when to call, and "for your reference" that one may.
    r"(?<![^\W_])(?:(?<!\bin )(?<!\bto )(?<!\bfor )(?<!\bfor your )(?:isbn|issn|doi|iban|vat|invoice|case|file|az"
    r"|docket|order|id|version|lat|lon|long|latitude|longitude|coordinates?|grid|imei|serial|account|ref|reference|ticket"
    r"|tracking|booking|parcel|shipment|patent|barcode|ean|upc|catalogue|customer|membership|passport|licen[cs]e"
    r"|zeichen|sygn|sygnatura|réf|référence|referencia|rif|kenmerk|expediente|protocolo|processo|заказ|дело|sipariş|dosya)"
    r"|\w{0,20}(?:akten|geschäfts)zeichen"
    r"|(?:bestell|kunden|vorgangs|auftrags|rechnungs|referenz|ticket|artikel|vertrags|sendungs|mitglieds|steuer|konto"
    r"|serien|inventar|fall|buchungs|matrikel|versicherungs|bestel|order|klant|zaak|ordre|sags|saks|ärende|diarie)"
    r"-?(?:nummer|nr|no)"
    rf"|{_NUMBER_OF} (?:de |d['’]|di |do |da |du )?(?:commande|dossier|facture|ticket|client|compte|série"
    r"|suivi|réservation|pedido|expediente|factura|cuenta|serie|fatura|processo|conta|ordine|pratica|fattura|conto|zamówienia|sprawy"
    r"|konta|заказа|дела|сч[её]та|договора|накладной|замовлення|справи))"
    rf"\.?(?:{_GAP}?{_NUMBERED})?(?:{_GAP}(?:is|ist|est|es|è))?{_GAP}?[:#=]?{_GAP}?#?$",
    re.IGNORECASE,
)
"""What numbers of files, orders and goods are announced by."""
_ONLY_NUMBERED = re.compile(r"(?<!\w)(?:no|nr)\.?:?\s*#?$", re.IGNORECASE)
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
_DAY_IN_ONE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\D.*)?")
_NORTH_AMERICAN = re.compile(r"(?:1[-. ])?(?:\(\d{3}\) ?\d{3}[-.‐‑– ]?\d{4}|\d{3}[-.‐‑–/]\d{3}[-.‐‑–]\d{4})")
_RUSSIAN = re.compile(
    r"8[- ]?\(\d{3}\)[- ]?\d{3}[- ]?\d\d[- ]?\d\d|8(?P<gap>[- ])[3489]\d\d(?P=gap)\d{3}(?P=gap)\d\d(?P=gap)\d\d"
)
_BRAZILIAN = re.compile(r"\([1-9]\d\) ?9\d{4}-\d{4}")
_IN_A_SMALL_TOWN = re.compile(r"(?![0-3]\d-[0-3]\d-)\d\d-\d\d-\d\d")
"""Pairs of digits that are no date."""
_ABROAD = re.compile(rf"00{_GAP}?(?=[1-9(])|011(?:{_GAP}|-)(?=[1-9])")
"""What is dialled where others write a plus: in most countries, and in North America."""
_FILE = re.compile(r"\d+(?:-\d+)+/\d\d")
_BLANK = re.compile(_GAP)
_WITH_TRUNK_ZERO = re.compile(r"\(?0\(?[1-9]")
_REGIONS = ("US", "GB", "FR", "DE", "IT", "ES", "NL", "AU", "IN", "RU", "TR", "UA", "SY", "LB", "IL", "EG")
"""Where a number with a zero before it, which no word announces, may be from."""
_MOST_DIGITS = 15
_MORE_REGIONS = (
    *_REGIONS, "CN", "BR", "PL", "IR", "IQ", "SA", "JP", "KR", "SE", "NO", "DK", "FI", "PT", "GR", "CZ", "PK", "ID",
    "MX", "AT", "CH", "JO", "AE",
)  # fmt: skip
"""Where one of nine digits or more may be from that a word announces."""


def phone_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (code points, half-open) of phone numbers in a canonical text, those in links first.

    `phonenumbers` is only loaded for a likely one.

    >>> text = "Tel. 22 12 34 56; 36.2021, 37.1343; +44 20 7946 0958; 1 500 000 fled."
    >>> [text[start:end] for start, end in phone_spans(text)]
    ['22 12 34 56', '+44 20 7946 0958']
    """
    text = narrowed(text)
    if len(_DIGIT.findall(text)) < _FEWEST_CALLED:
        return
    for match in _CHAT.finditer(text):
        yield match.span(1)
    urls: list[tuple[int, int]] | None = None
    done, shape = -_FARTHEST - 1, ""
    for match in _NUMBER.finditer(text):
        if urls is None:
            urls = [found.span() for found in _URL.finditer(text)]
        start, _end = match.span()
        at = bisect_right(urls, (start, len(text))) - 1
        if at >= 0 and start < urls[at][1]:
            continue
        before = text[max(0, start - 60) : start]
        if _IBAN.search(before):
            continue
        listed = 0 <= start - done <= _FARTHEST and _is_listed(text[done:start], match[0])
        called = _announces(_TELEPHONE_CUE, before, most_names=0) or (listed and _shape(match[0]) == shape)
        cue = called or listed or _is_cue(before) or bool(_CUE_AFTER.match(text, match.end()))
        span = _phone_in(match[0], cue=cue, called=called)
        if span is None or _is_reference(before):
            continue
        left, right = start + span[0], start + span[1]
        extension = _EXTENSION.match(text, right)
        shape = _shape(text[left:right]) if called else ""
        done = extension.end() if extension else right
        yield left, done


def _is_reference(before: str) -> bool:
    """Tell whether a number is said to be that of a file, an order or the like: *Ref: 1234567*, but no *Phone no.*"""
    if _REFERENCE.search(before):
        return True
    found = _ONLY_NUMBERED.search(before)
    return found is not None and not _is_cue(before[: found.start()])


def _is_cue(before: str) -> bool:
    return _announces(_TELEPHONE_CUE, before) or _announces(_CUE, before)


def _announces(cue: re.Pattern[str], before: str, *, most_names: int = 2) -> bool:
    """Tell whether a cue stands before a number with nothing but little words, or the words of a name, between."""
    found = [*cue.finditer(before)]
    between = before[found[-1].end() :] if found else ""
    if not found or len(between) > _FARTHEST or "\n" in between:
        return False
    names = [word for word in _WORD.findall(between) if word.casefold() not in _BETWEEN]
    return len(names) <= most_names and all(word[0].isupper() or not word.isascii() for word in names)


def _is_listed(between: str, number: str) -> bool:
    """Tell whether a long number is another one after a phone number: *020 7946 0958 or at home 020 7946 0959*."""
    return (
        sum(map(str.isdigit, number)) >= _FEWEST_LISTED
        and _LIST.fullmatch(between) is not None
        and all(word.casefold() in _BETWEEN for word in _WORD.findall(between))
    )


def _shape(number: str) -> str:
    """Return how the digits of a number are grouped."""
    return _DIGIT.sub("0", number)


def _phone_in(run: str, *, cue: bool, called: bool) -> tuple[int, int] | None:
    """Return the span of the phone number in a run of digits and separators, if there is one.

    Args:
        run: the run.
        cue: whether a word beside it announces a phone number.
        called: whether a word for a telephone stands before it.
    """
    if _not_a_phone(run, cue=cue):
        return None
    groups = [found.span() for found in re.finditer(r"\d+", run)]
    for first in range(min(len(groups), 3)):
        left = 0 if first == 0 else groups[first][0] - (run[groups[first][0] - 1] in "(+")
        for last in range(len(groups), first, -1):
            right = groups[last - 1][1]
            part = run[left:right]
            digits = sum(c.isdigit() for c in part)
            if digits < (_FEWEST_CALLED if called else _FEWEST_DIGITS):
                break
            if (
                digits <= _MOST_DIGITS
                and _is_whole(run, left, right)
                and not _not_a_phone(part, cue=cue)
                and _is_phone(part, digits=digits, cue=cue, called=called)
            ):
                return left, right
    return None


def _is_whole(run: str, left: int, right: int) -> bool:
    """Tell whether a number in a run of digits neither goes on after its end nor begins before its start.

    Only blanks part numbers, and they stand in numbers too.
    """
    part, rest = run[left:right], run[right:]
    in_one = not _BLANK.search(part)
    if left and not (_BLANK.search(run[left - 1]) and (in_one or part[0] in "+(0")):
        return False
    if not any(map(str.isdigit, rest)):
        return True
    return bool(_BLANK.match(rest)) and (
        in_one
        or bool(_NORTH_AMERICAN.fullmatch(part))
        or sum(map(str.isdigit, rest)) >= _FEWEST_DIGITS
        or _valid(_with_plus(part), (None,))
    )


def _with_plus(number: str) -> str:
    return _ABROAD.sub("+", number, count=1)


def _not_a_phone(run: str, *, cue: bool) -> bool:
    if run.startswith("+"):
        return False  # a sign that nothing but a phone number has; its digits are checked by `phonenumbers`
    bare = run.lstrip("( ")
    spread = _RANGE.fullmatch(bare)
    return (
        bool(_DATE.match(bare))
        or (spread is not None and int(spread["low"]) < int(spread["high"]) <= 100 * int(spread["low"]))
        or any(pattern.fullmatch(bare) for pattern in (_YEARS, _ADDRESS, _DECIMAL, _COORDINATES, _DAY_IN_ONE))
        or bool(not cue and _FILE.fullmatch(bare))
        # A phone number in groups of three looks like an amount, but amounts so long are round.
        or bool(_THOUSANDS.fullmatch(bare) and not (cue and len(bare) >= 11 and not bare.endswith("000")))
    )


def _is_phone(part: str, *, digits: int, cue: bool, called: bool) -> bool:
    if digits < _FEWEST_DIGITS:
        return called and bool(_IN_A_SMALL_TOWN.fullmatch(part))
    grouped = not part.isdigit()
    if part.startswith("+"):
        return _valid(part, (None,)) or ((cue or digits >= 11) and _possible(part))
    if _ABROAD.match(part) and digits >= 10:
        number = _with_plus(part)
        if _valid(number, (None,)) or ((cue or (grouped and digits >= 13)) and _possible(number)):
            return True
    if _NORTH_AMERICAN.fullmatch(part) and (cue or _valid(part, ("US",))):
        return True
    if _RUSSIAN.fullmatch(part):
        return _valid(part, ("RU",))
    if _BRAZILIAN.fullmatch(part):
        return True
    if _WITH_TRUNK_ZERO.match(part) and grouped and 9 <= digits <= 12:
        return _valid(part, _REGIONS)
    return called or (cue and _valid(part, _MORE_REGIONS if digits >= 9 else _REGIONS))


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
