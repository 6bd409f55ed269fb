"""What a site says of somebody in a word beside the name: the author of the report, one of its staff, a moderator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .vocabulary import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.tree import Tree

LONGEST = 30
_WORDS = {
    "author": "author|article author|post author|original poster|op|autor|autorin|autora|verfasser|verfasserin|auteur"
    "|auteure|autrice|autore|författare|forfatter|kirjoittaja|autorius|autorė|autors|szerző|yazar|συγγραφέας|συντάκτης"
    "|автор|автор статьи|автор статті|автор публикации|owner|autor článku|autor des artikels|auteur de l'article"
    "|autor del artículo|autor do artigo|autore dell'articolo|skribent|作者|筆者|글쓴이|작성자|نویسنده|الكاتب"
    "|tác giả|penulis|автор поста|автор записи|автор темы|автор блога|автор запису|автор теми|autor wpisu|autor tematu"
    "|autor artykułu|auteur du blog|auteur du sujet|topic starter|thread starter|blog author",
    "staff": "staff|editor|site editor|reporter"
    "|redacteur|rédacteur|redaktör|redaktor|redattore|redator|journalist|journalistin"
    "|journaliste|giornalista|periodista|jornalista|columnist|contributor|mitarbeiter|mitarbeiterin|redaktion"
    "|redaktionen|redaksjonen|redactie|redaction|rédaction|la rédaction|redacción|redazione|redação|redakcja"
    "|redakce|redakcia|redakcija|redakcja portalu|toimitus|toimetus|redacția|szerkesztőség|редакция|редакція"
    "|редакцията|редакција|σύνταξη",
    "moderator": "moderator|mod|moderatorin|modérateur|modératrice|moderador|moderadora|moderatore|moderaattori"
    "|moderátor|moderatorius|модератор|moderation|modération|moderatie|admin|administrator"
    "|administratorin|administrateur|administratrice|administrador|administradora|amministratore|beheerder|ylläpitäjä"
    "|ylläpito|administratör|správce|yönetici|διαχειριστής|администратор|адміністратор"
    "|администратор сайта|مدير|مشرف|مدیر"
    "|מנהל|管理员|管理員|管理人|版主|관리자|운영자",
    "pick": "editors' pick|editor's pick|editors' picks|editor's choice|editors' choice|featured|featured comment"
    "|times pick|reader pick|nyt pick|redaktionsempfehlung|empfehlung der redaktion|uitgelicht|uitgelichte reactie"
    "|choix de la rédaction",
}  # fmt: skip
_BADGES = {word: badge for badge, words in _WORDS.items() for word in words.split("|")}
WORDS = frozenset(max(filter(str.isalpha, phrase.split()), key=len) for phrase in _BADGES)
"""One word of each phrase: a piece that is a badge holds one of them."""
_RANKS = frozenset(("contributor",))
"""What forums call a member after so many posts, and papers those who write for them."""
_LAST_WORDS = {"staff": "staff", "pick": "pick", "picks": "pick"}
"""What stands behind the name of the outlet, as in "Courier staff"."""


def badge_of(piece: str) -> str | None:
    """Return the badge that a piece of text is the word for.

    >>> badge_of("Författare"), badge_of("[Mod]"), badge_of("Editors’ pick"), badge_of("The author is right.")
    ('author', 'moderator', 'pick', None)
    """
    return _BADGES.get(key_of(piece).replace("’", "'")) if len(piece) <= LONGEST else None


def badges_said(tree: Tree, places: Iterable[int]) -> dict[int, str]:
    """Return the pieces of text that are the word for a badge, of those that may be one for the words in them.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> badges_said(Tree("<p>Ann<p>Autor<p>Yes.<p>Bo<p>Courier staff<p>No."), range(6))
    {1: 'author', 4: 'staff'}
    >>> badges_said(Tree("<p><i class=usertitle>Contributor</i><p>Contributor"), range(2))
    {1: 'staff'}
    """
    found: dict[int, str] = {}
    for at in places:
        piece = tree.pieces[at]
        badge = badge_of(piece)
        if badge is None and piece.count(" ") == 1 and len(piece) <= LONGEST:
            badge = _LAST_WORDS.get(piece.rpartition(" ")[2].lower())
        if badge and not (key_of(piece) in _RANKS and _is_title_of_user(tree, at)):
            found[at] = badge
    return found


def _is_title_of_user(tree: Tree, at: int) -> bool:
    return any(
        "usertitle" in name.replace("-", "").replace("_", "") for name in tree.classes[tree.owners[at]]
    )
