"""Threads of made-up authors, and what their comments read like when they are hidden."""

from __future__ import annotations

from typing import Any

from commentariat.corpus.privacy.authors import Authors
from commentariat.corpus.privacy.hashed_authors import CorpusAuthors
from commentariat.corpus.privacy.mentions import Thread
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser

HIDE = Pseudonymiser(b"a key for the tests only")


NAMES = (
    "Al Smith", "riposte1111", "barryswallows", "Truth", "The Truth", "Obama", "Angela Merkel", "Kim", "J. R. Jones",
    "América", "O'Brien", "Jean-Luc Godot",
)  # fmt: skip


REPORT = "Obama and Angela Merkel met in Berlin on Monday. América is not mentioned."


def thread(*names: str, corpus: tuple[str, ...] = (), **fields: Any) -> Thread:
    authors = Authors(names, pseudonymiser=HIDE)
    everybody = CorpusAuthors(pseudonymiser=HIDE)
    for name in (*names, *corpus):
        everybody.note(name)
    everybody.settle()
    report = fields.pop("report", REPORT)
    return Thread(
        authors=authors,
        corpus=everybody,
        public=everybody.spoken_of([report]),
        pseudonymiser=HIDE,
        report=report,
        **fields,
    )


THREAD = thread(
    *NAMES,
    corpus=("Zoë Corpus",),
    texts=["I know the truth is out", "and Obama lies", "what Kim said"],
    outlet="The Guardian",
    url="https://www.theguardian.com/x",
)


def shown(text: str, *, of: Thread = THREAD, answered: str | None = None) -> str:
    """Return the text with pseudonyms turned back into names in angle brackets."""
    hidden, _ = of.hide(text, answered=answered)
    for name in (*NAMES, "Zoë Corpus"):
        hidden = hidden.replace(HIDE.author(name) or "", f"<{name}>")
    return hidden


IN_MANY_LANGUAGES = thread(
    *(
        "Ann",
        "Paul",
        "Hope",
        "Иван",
        "Zeynep",
        "محمد",
        "王五五",
        "王小明",
        "김철수",
        "田中太郎",
        "Élodie",
        "Νίκος",
    ),
    *("Hans Müller", "Иван Петров", "Anna Nowak", "Ayşe Yılmaz", "İbrahim Çelik", "Ottoline Brax"),
    texts=["I believe Ann here.", "My wife Ann hopes for hope.", "I hope so.", "Ich denke Paul hat recht."],
    report="A strike hit the town on Monday.",
)


def masked(text: str, *names: str, of: Thread = IN_MANY_LANGUAGES, **fields: Any) -> bool:
    """Say whether the names in a text, and nothing else of it, are hidden by the pseudonyms of some authors."""
    hidden = text
    for written, author in zip(names[::2], names[1::2], strict=True):
        hidden = hidden.replace(written, HIDE.author(author) or "")
    return of.hide(text, **fields)[0] == hidden != text


FORMAL = thread(
    *(
        "Will Turner",
        "Zoë Quist",
        "Jürgen Weiß",
        "Heike Sommer",
        "Pierre Dumas",
        "Lucía Paredes",
        "Mehmet Yılmaz",
    ),
    *("Иван Петров", "Dr. Susan Marlow", "Al Johnson", "Bob Paul", "Kim Paul"),
    report="The council met on Tuesday. Boris Johnson spoke.",
)
