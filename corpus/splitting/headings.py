# ruff: noqa: E501 - the patterns read better on long lines
"""Headings of comment sections: “3 Comments”, “Kommentare (12)”, “5 комментариев к записи «Мост»”.

Those of English and other large languages are patterns; those of ninety languages are the phrases that pages head their
comments with (`pages.wording.vocabulary`), of which a line may hold one, a number and signs, and nothing else.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..pages.wording.vocabulary import is_said, levelled_phrases, words_of

_IN_ENGLISH = re.compile(
    r"^\W{0,3}(?:(?:there (?:is|are) )?(?:(?:\d{1,6}|one)\s(?:(?:reader|user)\s)?(?:comment|response|thought|reaction)|(?:\d{1,6}|no|two|three|four|five)\s(?:(?:reader|user)\s)?(?:comments|responses|thoughts|reactions)|(?:\d{1,6}|one)\srepl(?:y|ies)(?=\s(?:to|on)\s))"
    r"(?:\s(?:so far|below|(?:to|on|for)\s.{1,150})|\W{1,3}(?:add|leave|write) (?:yours|one))?|(?:(?:reader|readers['’]?|user|visitor|latest|top|all|most recent|newest|oldest)\s)?comments?"
    r"(?:\s?[(\[]\d{1,6}[)\]]|:\s?\d{1,6}|\s\d{1,6})?(?:\s(?:add|post|leave|write) (?:a |your )?comment)?|(?:(?:public )?discussion|conversation|responses|replies|reactions)\s\(\d+\)|comments section|discussion about this post|"
    r"join the (?:discussion|conversation)|view (?:all )?\d* ?comments|show comments)\W{0,3}$",
    re.IGNORECASE,
)
_NOUNS = (
    r"(?:kommentare?|leserkommentare|commentaires?|comentarios?|comentários?|commenti|commento|reacties?|kommentarer|komentarze?|komentarzy|komentáře|komentářů|komentari?|komentara|yorum(?:lar)?|комментари(?:и|й|ев|я)|коментар(?:і|и|ів|я|а)?|відгуки|отзывы"
    r"|hozzászólás(?:ok)?|kommentit|comentarii|σχόλια|التعليقات|تعليقات|نظرات|תגובות|टिप्पणियाँ|评论|評論|网友评论|全部评论|留言|コメント|댓글|bình luận)"
)
_FIGURE = r"\d{1,3}(?:[.,\s’']\d{3})+|\d{1,6}"
_COUNT = (
    rf"(?:\s?[(\[（]\s?(?:{_FIGURE})\s?[件条條则則개]?\s?[)\]）]|\s?[:：]?\s(?:{_FIGURE})(?:\s?[件条條])?)"
)
_GENRE = r"(?:kommentar|commentaire|comentario|comentário|commento|reactie|komentarz|komentář|komentar|yorum|комментарий|коментар)"
"""One comment, which alone on a line says that what follows is a newspaper's opinion."""
_ELSEWHERE = re.compile(
    rf"^(?!\W*{_GENRE}\W*$)\W{{0,3}}(?:(?:(?:{_FIGURE})(?:\s|\s?(?:件の|[条條则則]|개의\s?))|(?:alle|leser|ihre|eure|deine|vos|les|tous les|derniers|los|sus|tus|todos los|últimos|os|i|tutti i|wasze|twoje|wszystkie|все|последние|новые|ваши|alla|tüm)\s?)?"
    rf"{_NOUNS}(?:\s(?:de|des|der|del|dos|von) \w+)?{_COUNT}?|"
    r"diskutieren sie mit|\d{1,6}\s(?:antworten|réponses|réactions|respuestas|risposte|opinie|názorů|ответ(?:а|ов)?|odpowiedzi))\W{0,3}$",
    re.IGNORECASE,
)
_ON_TITLE = re.compile(
    rf"^\W{{0,3}}(?:(?:{_FIGURE})|ein|eine|un|une|una|um|uma|een|en|один|одна)\s(?:{_NOUNS}|kommentar|commentaire|comentario|comentário|reactie|комментарий|gedanken?|réflexions?|réponses?|pensamientos?|pensamentos?|respuestas?|pensieri|pensiero|gedachten?|мысл\w+|ответ\w*|tanker|tankar?|odpowiedzi|myśli|antworten)"
    r"\s(?:zu|auf|sur|à|en|a|em|su|riguardo|sobre|op|do|na|k|к|на|till|på|til|a\(z\))(?:\s(?:записи|wpisu|artikel|l['’]article|bericht))?\s?[“”\"„«‹‘'].{1,150}[“”\"»›’'](?:\sbejegyzéshez)?\W{0,2}$",
    re.IGNORECASE,
)
"""What WordPress heads comments with: their number, and the title of what they are on."""
_TITLE_FIRST = re.compile(rf"^[“”\"„«‹].{{1,150}}[“”\"»›]:\s(?:{_FIGURE})\s{_NOUNS}\W{{0,2}}$", re.IGNORECASE)
_OF_DEBATE = re.compile(
    rf"^(?:diskuze|diskuse|diskusia|forum|discussion|discusión|discussione|discussão|dyskusja|обсуждение|keskustelu)\s?(?:[(\[:]\s?)(?:{_FIGURE})\s?(?:[^\W\d]{{1,20}})?\W{{0,2}}$",
    re.IGNORECASE,
)
"""What heads a debate with how many took part or wrote: “Forum: 3 Postings”, “Diskuze (3 příspěvky)”."""
_NONE = re.compile(
    r"^\W{0,3}(?:(?:no|there are no|there are currently no) (?:comments|responses|replies)(?: (?:yet|so far|found|to display)| on this \w+)?|(?:be|sei|seien sie|sois|soyez|sé|sea|seja) (?:the|der|die|le|la|el|o|a) (?:first|erste|primero|primera|première?|premier|primeiro|primeira)(?: (?:to|der|die|à|a|en) .{1,40})?|(?:bisher |noch |es gibt (?:noch )?)?keine (?:kommentare|leserkommentare|antworten)(?: (?:vorhanden|bisher))?"
    r"|(?:il n['’]y a (?:encore )?)?(?:aucun|pas(?: encore)? de) commentaires?(?: (?:pour le moment|pour l['’]instant|encore))?|(?:todavía |aún )?(?:no hay|sin|ningún) comentarios?(?: (?:todavía|aún))?|(?:ancora )?(?:nessun|non ci sono) comment[oi]|(?:ainda )?(?:sem|nenhum|não há|não existem) comentários?(?: ainda)?|(?:er zijn )?(?:nog )?geen reacties|(?:brak|nie ma (?:jeszcze )?)\s?komentarzy|(?:пока )?(?:нет|ещё нет|еще нет) комментариев|комментариев (?:пока )?нет|inga kommentarer(?: än)?|ingen kommentarer(?: (?:endnu|ennå))?|henüz yorum (?:yok|yapılmamış)|(?:zatím )?(?:žádné|bez) komentářů?e?|(?:niciun|nu există) comentari[iu]u?|δεν υπάρχουν σχόλια|nincs (?:még )?hozzászólás|ei kommentteja)\W{0,3}$",
    re.IGNORECASE,
)
_NUMBERS = {"no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5} | dict.fromkeys(
    ("ein", "eine", "un", "une", "una", "um", "uma", "een", "en", "один", "одна"), 1
)
_NUMBER = re.compile(rf"(?P<figure>{_FIGURE})|^\W*(?P<word>{'|'.join(_NUMBERS)})\b", re.IGNORECASE)
_TITLE = re.compile(r"[“„«‹\"].{1,150}[”“»›\"]")
_DIGIT = re.compile(r"\d")
_LONGEST, _LONGEST_SAID = 200, 60
"""Characters of a heading, and of one that is a phrase and a number."""


def is_heading(line: str) -> bool:
    """Say whether a line is the heading of a comment section, in any of the languages known.

    >>> is_heading("3 Comments"), is_heading("Comments on the plan were invited.")
    (True, False)
    >>> [is_heading(line) for line in ("12 Kommentare", "Komentarai (2)", "コメント（3件）", "3 reacties op “Mist”")]
    [True, True, True, True]
    """
    line = line.strip()
    return 0 < len(line) <= _LONGEST and _is_heading(line)


@lru_cache(maxsize=1 << 12)
def _is_heading(line: str) -> bool:
    patterns = (_IN_ENGLISH, _ELSEWHERE, _ON_TITLE, _TITLE_FIRST, _OF_DEBATE)
    return any(pattern.match(line) for pattern in patterns) or _is_said(line)


def declared_count(line: str) -> int | None:
    """Return how many comments the heading of a comment section says there are; None where a line is none or says none.

    >>> declared_count("Comments (12)"), declared_count("One response to “Rain”"), declared_count("Comments")
    (12, 1, None)
    >>> declared_count("3 thoughts on “1914”"), declared_count("12 people came."), declared_count("1.204 Kommentare")
    (3, None, 1204)
    """
    if not is_heading(line):
        return None
    number = _NUMBER.search(_TITLE.sub("", line))
    if number is None:
        return None
    if number["figure"]:
        return int(re.sub(r"\D", "", number["figure"]))
    return _NUMBERS[number["word"].lower()]


def says_none(line: str) -> bool:
    """Say whether a line is what a page writes where nobody has commented yet.

    >>> says_none("0 Comments"), says_none("Aucun commentaire pour le moment"), says_none("No comment.")
    (True, True, False)
    """
    bare = line.strip()
    if not 0 < len(bare) <= _LONGEST_SAID:
        return False
    return declared_count(bare) == 0 or _NONE.match(bare) is not None or is_said("none", bare)


def _is_said(line: str) -> bool:
    """Tell whether a line is what pages head comments with, or their word for comments beside a number."""
    if len(line) > _LONGEST_SAID:
        return False
    if is_said("headings", line):
        return True
    return _DIGIT.search(line) is not None and words_of(line) in levelled_phrases("comments", "headings")
