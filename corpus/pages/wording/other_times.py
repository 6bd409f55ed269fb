"""Times beside a comment at which it was not written: when its writer joined the site, or edited it."""

from __future__ import annotations

import re

from .cues import any_of

_OTHER_TIME = re.compile(
    any_of((
        "joined", "registered", "member since", "last (?:edit|visit|seen|active|published)", "edited", "updated",
        "registriert", "mitglied seit", "dabei seit", "bearbeitet", "geändert", "inscrit", "membre depuis", "modifié",
        "registrado", "editado", "iscritto", "modificato", "регистрация", "зарегистрирован", "изменено", "mis à jour",
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
