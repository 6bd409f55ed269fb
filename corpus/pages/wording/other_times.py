"""Times beside a comment at which it was not written: when its writer joined the site, or edited it."""

from __future__ import annotations

import re

from .cues import any_of
from .times import time_span

_EDITED = (
    "edited", "bearbeitet", "geändert", "editiert", "modifié", "mis à jour", "editado", "editada", "modificato",
    "modificada", "gewijzigd", "bewerkt", "redigera", "redigert", "redigeret", "muokattu", "edytowan", "upraven",
    "szerkesztve", "düzenlen", "изменено", "отредактировал", "отредактирован", "исправлен", "змінено", "редаговано",
    "відредагован", "editat",
)  # fmt: skip
"""What says in many languages that a text was changed after it was written; more letters may follow."""
_NOTE = re.compile(
    r"\W*(?:[^\W\d]+\s(?:(?:post|message|comment|reply)\s(?:was|has been)\s(?:last\s)?)?)?"
    rf"(?:{any_of(_EDITED)})\w*(?!\w)"
)
_CLOCK = re.compile(r"\d[:.h]\d\d")
LONGEST_NOTE, MOST_WORDS = 140, 9
"""Characters of a note that a text was changed, and words of who did it."""
_OTHER_TIME = re.compile(
    any_of((
        *_EDITED,
        "joined", "registered", "member since", "last (?:edit|visit|seen|active|published)", "updated",
        "registriert", "mitglied seit", "dabei seit", "inscrit", "membre depuis",
        "registrado", "iscritto", "регистрация", "зарегистрирован",
        "dołączył", "rejestracja", "registrov", "registrirao", "založen", "csatlakozott", "liittynyt", "rekisteröi",
        "medlem si", "medlem se", "tilmeldt", "ble med", "kayıt tarihi", "katılım", "lid geworden", "lid sinds",
        "s'est enregistré", "se unió", "registado", "membro desde", "data di iscrizione", "зареєстрован", "придружи",
        "pridružen", "učlanjen", "înscris", "inscris", "член с", "регистриран", "aktualisiert", "actualizado",
        "aggiornato", "обновлен", "güncelle",
    ))
)  # fmt: skip


def tells_other_time(line: str) -> bool:
    """Tell whether the time in a line is none at which something was written: when a member joined, or an edit.

    >>> tells_other_time("Last edited May 2, 2011"), tells_other_time("Uncredited, May 2, 2011")
    (True, False)
    >>> tells_other_time("Le 2 mai 2011 (modifié)")
    False
    """
    lower = line.lower()
    # Without what must stand before it, the pattern passes over most places quickly.
    return _OTHER_TIME.search(lower) is not None and any(
        not lower[: match.start()][-1:].isalnum()
        and (match.start() == 0 or any(map(str.isalnum, lower[match.end() :])))
        for match in _OTHER_TIME.finditer(lower)
    )


def opens_with_other_time(line: str) -> bool:
    """Tell whether a line begins with the words before such a time, as in "Joined: 3 May 2011".

    >>> opens_with_other_time("• Joined: 3 May 2011"), opens_with_other_time("3 May 2011 (edited)")
    (True, False)
    """
    return _OTHER_TIME.match(line.lower().lstrip(" -–—•·|(*")) is not None


def notes_edit(line: str) -> bool:
    """Tell whether a line only says that a text was changed: by whom perhaps, and when, as a system writes below it.

    >>> notes_edit("[Reactie gewijzigd door Ann op 3 mei 2024 9:40]"), notes_edit("Zuletzt geändert: 3.5.2024, 9:40")
    (True, True)
    >>> notes_edit("It was edited on May 3, 2024 at 9:40"), notes_edit("Edited on May 3, 2024 at 9:40: Thank you.")
    (False, False)
    """
    note = _NOTE.match(line.lower()) if len(line) <= LONGEST_NOTE else None
    span = time_span(line) if note else None
    if note is None or span is None or span[0] < note.end():
        return False
    # A reader who adds something says the day, and goes on; "changed twice" may follow the system's words.
    after = line[span[1] :].strip(" .,;)]")
    enclosed = line.startswith(("[", "("))
    return (
        (not after or _ends_in_edit(after))
        and len(line[note.end() : span[0]].split()) <= MOST_WORDS
        and (enclosed or _CLOCK.search(line, *span) is not None)
    )


def _ends_in_edit(said: str) -> bool:
    return any(said.lower().endswith(word) for word in _EDITED)
