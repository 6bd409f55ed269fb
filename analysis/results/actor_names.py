"""One name for one actor across a corpus: each text has its own fullest name, which the gazetteer joins."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from ..actors.gazetteer import LEADER, known
from ..tables.corpus_tables import Frame


def joined_names(names: Frame) -> Frame:
    """Replace each actor's name by the commonest name of that actor in the column; missing values stay missing.

    Names that the gazetteer knows for one actor (ISIS, Islamic State, Daesh; Syria and Syrian) are joined, others
    by their spelling without regard to case. A state and its capital, army or people's rebels stay apart.

    >>> import pandas as pd
    >>> joined_names(pd.Series(["ISIS", "Daesh", "ISIS", "Syrian", "Syria", "Syria"])).tolist()
    ['ISIS', 'ISIS', 'ISIS', 'Syria', 'Syria', 'Syria']
    """
    identities = names.map(lambda name: identity(name) if isinstance(name, str) else None)
    counts: dict[str, Counter[str]] = {}
    for same, name in zip(identities, names, strict=True):
        if same is not None:
            counts.setdefault(same, Counter())[name] += 1
    commonest = {same: min(forms, key=lambda form: (-forms[form], form)) for same, forms in counts.items()}
    return identities.map(lambda same: commonest[same] if isinstance(same, str) else None).astype(object)


def _plain(name: str) -> str:
    """Return a name as it is commonly written: not in capitals, without a group's noun or a lost genitive.

    >>> _plain("DAESH"), _plain("Islamic State group"), _plain("Assads")
    ('Daesh', 'Islamic State', 'Assad')
    """
    words = name.split()
    if len(words) > 1 and words[-1].lower() in {
        "group",
        "organisation",
        "organization",
        "militants",
        "terrorists",
    }:
        words = words[:-1]
    said = " ".join(words)
    if len(said) > 3 and said.isupper():
        return said.title()
    cut = said.removesuffix("s")
    return cut if cut != said and known(cut) is not None else said


@lru_cache(maxsize=1 << 16)
def identity(name: str) -> str:
    """Return what names of one actor share.

    >>> identity("Daesh") == identity("Islamic State"), identity("Syrian") == identity("Syria")
    (True, True)
    >>> identity("DAESH") == identity("ISIL") == identity("Islamic State group")
    True
    >>> identity("Damascus") == identity("Syria"), identity("Syrian troops") == identity("Syrian Army")
    (False, False)
    """
    found = known(name) or known(_plain(name))
    if found is None:
        last = known(_plain(name.split()[-1].removeprefix("al-"))) if name.strip() else None
        if last is not None and last.sort == LEADER:
            return last.identity
        return f"name {' '.join(name.split()).casefold().replace('’', chr(39))}"
    return found.identity.replace("people of ", "state ") if found.sort == "people" else found.identity
