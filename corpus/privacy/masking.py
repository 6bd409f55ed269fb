"""Masking of e-mail addresses and phone numbers in texts, and in what is published beside them.

What is masked in comments only is in `identifiers`, and names in `mentions`, beside this module.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..text.canonical import counted
from ..text.stand_ins import put_in
from .emails import email_spans
from .phones import phone_spans

EMAIL_MASK = "[email]"
PHONE_MASK = "[phone]"
_MOST_PASSES = 4
_MASKS = re.compile(r"\[(?:email|phone)\]")
_AROUND = " \t<>()[]{},;:|/–—-"
_CONTACT = re.compile(r"\b(?:e-?mail|tel|phone|fax|mobile|contact)\b\.?\s*:?\s*$", re.IGNORECASE)


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
    emails = phones = 0
    # Where one was, another may begin: masking what is masked is to change nothing.
    for _ in range(_MOST_PASSES):
        text, more_emails = put_in(text, email_spans(text), EMAIL_MASK)
        text, more_phones = put_in(text, sorted(phone_spans(text)), PHONE_MASK)
        emails, phones = emails + more_emails, phones + more_phones
        if not more_emails and not more_phones:
            break
    changes = []
    if emails:
        changes.append(f"{counted(emails, 'e-mail address', 'e-mail addresses')} masked")
    if phones:
        changes.append(f"{counted(phones, 'phone number')} masked")
    return text, tuple(changes)


def mask_byline(name: str) -> str | None:
    """Return a byline without e-mail addresses and phone numbers; None where nothing of it is left.

    >>> [mask_byline(name) for name in ("Al Smith <al@news.example>", "Al, tel. +44 20 7946 0958", "al@news.example")]
    ['Al Smith', 'Al', None]
    """
    masked, changes = mask(name)
    if not changes:
        return name
    parts = (_CONTACT.sub("", part.strip(_AROUND)).strip(_AROUND) for part in _MASKS.split(masked))
    return ", ".join(part for part in parts if part) or None


def mask_address(url: str) -> str:
    """Return a web address without the e-mail addresses in it, and without a user's name before the host.

    It may not lead to the page any more; what tells reports apart by their addresses has to look at them before.

    >>> mask_address("https://news.example/r1?user=al@mail.example"), mask_address("https://al:secret@news.example/a")
    ('https://news.example/r1?user=[email]', 'https://news.example/a')
    """
    if "@" not in url and "%40" not in url and "＠" not in url:
        return url
    try:
        host = urlsplit(url).netloc
    except ValueError:
        return mask(url)[0]
    before, found, after = url.partition(host) if host else ("", "", url)
    return before + found.rpartition("@")[2] + put_in(after, email_spans(after), EMAIL_MASK)[0]
