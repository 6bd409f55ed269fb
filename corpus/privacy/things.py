"""Nicknames that are countries, slogans or common words, of which a thread speaks far more often than of who has one.

A reader may be called Israel, Truth or Free Palestine. Where others write the word they mean the thing, unless they
write it as a handle, quote by it, or answer that very reader and speak to them (`addressing`). The names of countries
and regions are those of Unicode CLDR in 31 languages, but for those that many people are called by (*Chad*, *Georgia*,
*Maurice*).
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING

from .name_forms import obliques, stem, unaccented

if TYPE_CHECKING:
    from .names import Words

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SEMITIC = re.compile("[\u05d0-\u05ea\u0621-\u064a]")
_COMMON = frozenset(
    """
    reader readers citizen citizens people person nobody somebody anybody everybody guest visitor anonymous user
    commenter commentator editor moderator admin author writer observer witness voter taxpayer patriot veteran soldier
    student teacher worker truth reality fact facts logic reason justice freedom liberty peace war love hate
    democracy republic nation world humanity history tomorrow enough whatever nothing something victory revolution
    resistance solidarity free watcher realist skeptic sceptic optimist pessimist syrian israeli palestinian
    russian ukrainian american british european arab muslim jew jewish kurd iranian iraqi turk
    leser leserin bürger bürgerin wahrheit freiheit frieden gerechtigkeit beobachter beobachterin gast demokratie
    lecteur lectrice citoyen citoyenne vérité liberté paix justice observateur observatrice invité
    lector lectora ciudadano ciudadana verdad libertad justicia observador invitado
    lettore lettrice cittadino cittadina verità libertà giustizia leitor leitora cidadão verdade liberdade
    lezer waarheid vrijheid vrede läsare sanning frihet
    czytelnik czytelniczka obywatel obywatelka prawda wolność pokój gość čtenář občan mír pravda host
    čitalac čitatelj građanin istina mir
    читатель читательница гражданин гражданка правда истина свобода мир справедливость наблюдатель гость
    читач громадянин істина воля спостерігач
    okur okuyucu vatandaş gerçek özgürlük adalet αναγνώστης πολίτης αλήθεια
    قارئ مواطن الحقيقة حقيقة الحرية حرية السلام العدالة خواننده شهروند آزادی קורא אזרח אמת צדק עולם
    读者 公民 真相 真理 自由 和平 正义 読者 市民 真実 平和 독자 시민 진실 자유 평화
    """.split()  # noqa: SIM905
)
"""Common words that readers call themselves; what is a name as often (*Hope*, *Grace*, *Christian*) is left out."""
_PEOPLE = frozenset(
    """
    asia baris chad dania dominika dominique franca georgia georgie guadalupe ira jordan jordania kenia kenya kuba malte
    maurice mauricio montserrat salvador γεωργία ירדן هند
    """.split()  # noqa: SIM905
)
"""Names of countries, as some languages write them, that people are called by far more often."""
_OF_SLOGANS = frozenset(
    """
    free freedom long live lives living viva vive stop save pro anti boycott stand stands with for to the of and in from
    peace now first forever again great make united against love hate glory victory down up never always no not our my
    your we all one end war truth seeker teller sayer lover fighter speaker matters only real true common sense just
    sad tired concerned angry proud simple plain average ordinary old new
    freiheit für frieden jetzt nieder mit gegen nie wieder krieg libre pour paix por para la el le de contra arriba
    slava sláva chwała niech żyje wolna wolny živela živi слава украине україні героям героям за свободу нет войне
    свободная мир миру долой yaşasın özgür kahrolsun عاشت تحيا يحيا الحرية حرة حر لا
    """.split()  # noqa: SIM905
)


def names_a_thing(name: Words) -> bool:
    """Say whether a nickname, given its case-folded words, is a country, a common word or a slogan.

    >>> names_a_thing(("israel",)), names_a_thing(("free", "palestine")), names_a_thing(("common", "sense"))
    (True, True, True)
    >>> names_a_thing(("israel", "cohen")), names_a_thing(("will",)), names_a_thing(("georgia",))
    (False, False, False)
    """
    if len(name) == 1:
        return _is_thing(name[0])
    return all(word in _OF_SLOGANS or _is_thing(word) for word in name)


def _is_thing(word: str) -> bool:
    return word in _things()


@cache
def _things() -> frozenset[str]:
    """Return the words, and the stems of those that are declined, by which a name is known in every case."""
    countries = (resources.files(__package__ or "") / "countries.txt").read_text(encoding="utf-8").split()
    words = {*countries, *_COMMON}
    # Without accents, a country may be somebody's name.
    plain = {*words, *map(unaccented, words)} - {*_PEOPLE, *map(unaccented, _PEOPLE)}
    declined = {*countries, *filter(_SEMITIC.match, _COMMON)} - _PEOPLE
    return frozenset((
        *plain,
        *(stem(word) for word in plain if _CYRILLIC.match(word)),
        *chain.from_iterable(obliques(unaccented(word)) for word in declined),
    ))  # fmt: skip
