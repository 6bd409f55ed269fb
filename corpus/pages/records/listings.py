"""Lists of other pages, which look like comments: the threads of a forum, the newest posts of a site.

Each of their entries has a name and a time as a comment has, and may stand in a box named for a forum. They are told
by what only they say ("Last post by …"), or by texts that are links and nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.words import PING
from ..wording.marks import Marks
from ..wording.phrases import is_chrome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.extents import Extent
    from ..document.tree import Tree

MOST_SAMPLED = 6
LEAST_SAYING, LEAST_LINKED = 0.5, 0.8
"""The share of records that speak of a last post, and that are links and nothing else, from which on they are none."""
MOST_AROUND = 4
"""How far around an entry the list of entries is called one."""
COLUMNS = 12
"""Pieces before the first record among which the heads of its columns stand."""
LONGEST_LABEL, LEAST_TEXT = 60, 12
LEAST_CELLS, LONGEST_CELL = 3, 120
"""Cells of a row of a list, and the characters that each of them has at most."""
_COUNTED = re.compile(r"\d[\d.,]*\s?[km]?\s?[^\W\d_]{0,12}", re.IGNORECASE)
"""What says how many answers an entry has, in any language."""
_COUNT = re.compile(r"\d[\d.,\s]*[km]?", re.IGNORECASE)
_ENTRY = re.compile(
    r"forumbit|threadbit|topiclist|^(?:j_)?thread_?list|(?:normal|stick)thread|(?:forum|topic)-?_?row|boardrecent"
    r"|structitem--thread|discussionlistitem|tabularlist|wbbthread"
)
"""What forums call the entries of a list of threads, or the list."""
_ENTRY_STEMS = ("forum", "thread", "topic", "board", "discussion", "tabularlist")
"""Of which such a name always holds one."""
_LAST_POST = re.compile(
    r"\W*(?:(?:last|latest|newest) (?:post|message|reply|poster)(?!\w)|(?:letzter|neuester) beitrag"
    r"|letzte antwort|dernier (?:message|sujet)|dernière (?:réponse|intervention)"
    r"|[uú]ltim[oa] (?:mensaje|mensagem|post|messaggio|respuesta|resposta|risposta|postagem|intervento)"
    r"|последн(?:ее сообщение|ий ответ|ий пост|ее обновление)|останн(?:є повідомлення"
    r"|я відповідь)|ostatni(?:a wiadomość| post|a odpowiedź)|laatste (?:bericht|reactie)|senaste inlägg(?:et)?"
    r"|siste innlegg|seneste indlæg|viimeisin viesti|son (?:mesaj|gönderen|gönderi|ileti)|poslední příspěvek"
    r"|utolsó (?:üzenet|hozzászólás)|ultimul mesaj|posljednji post|zadnji (?:post|prispevek)|τελευταίο μήνυμα"
    r"|最后(?:发表|回复|回帖)|最後(?:發表|回覆|發文)|最終(?:投稿|更新)|마지막 (?:글|댓글)|آخرین (?:ارسال|پست)"
    r"|آخر (?:مشاركة|رد)"
    r"|bài (?:viết )?(?:cuối|mới nhất))"
)
"""What heads the column of a list of threads, or the newest post in it."""
_COLUMN = re.compile(
    r"forums?|threads?|topics?|posts?|replies|views|foren|themen?|beiträge|antworten|sujets?|messages?|réponses?|vues"
    r"|foros?|temas?|mensajes|respuestas|tópicos?|mensagens|respostas|discussioni|messaggi|risposte|форумы?|темы?|сообщени[яй]"
    r"|ответ(?:ы|ов)|просмотр(?:ы|ов)|tematy|posty|odpowiedzi|onderwerpen|berichten|reacties|konular?|mesajlar?|cevaplar?"
    r"|主题|主題|回复|回覆|查看"
)
"""What heads the other columns."""


def is_listing(tree: Tree, marks: Marks, members: Sequence[Extent]) -> bool:
    """Tell whether some records are entries of a list of other pages.

    >>> from commentariat.corpus.pages.wording.cues import cues_of
    >>> from commentariat.corpus.pages.document.extents import extents
    >>> from commentariat.corpus.pages.wording.marks import find_marks
    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> tree = Tree("<ul><li><a href=/t/1>Truce</a><p>Last post by Ann<li><a href=/t/2>Grain</a><p>Last post by Bo")
    >>> rows = [at for at in range(len(tree)) if tree.tags[at] == "li"]
    >>> is_listing(tree, find_marks(tree, cues_of(tree)), extents(tree, rows, "own"))
    True
    """
    first = members[0]
    if _is_called_entry(tree, first.element):
        return True
    sample = members[:: len(members) // MOST_SAMPLED + 1]
    saying = sum(any(map(speaks_of_last_post, tree.pieces[extent.start : extent.stop])) for extent in sample)
    if saying >= LEAST_SAYING * len(sample):
        return True
    heads = [tree.pieces[at].strip().lower() for at in range(max(0, first.start - COLUMNS), first.start)]
    if any(map(_LAST_POST.fullmatch, heads)) and any(map(_COLUMN.fullmatch, heads)):
        return True
    if tree.tags[first.element] == "tr" and all(_is_row(tree, extent.element) for extent in sample):
        return True
    if tree.said[first.element] & PING:
        return False
    return sum(_only_links(tree, marks, extent) for extent in sample) >= LEAST_LINKED * len(sample)


def speaks_of_last_post(line: str) -> bool:
    """Tell whether a short line heads, or tells, the newest post in a thread of a list.

    >>> speaks_of_last_post("Last post by Ann"), speaks_of_last_post("Last posts are the best, I think.")
    (True, False)
    """
    said = line.strip()
    return len(said) <= LONGEST_LABEL and _LAST_POST.match(said.lower()) is not None


def _is_called_entry(tree: Tree, index: int) -> bool:
    around = (index, *tree.ancestors(index, most=MOST_AROUND))
    names = [name for other in around for name in (*tree.classes[other], tree.ids[other])]
    whole = " ".join(names)
    if not any(map(whole.__contains__, _ENTRY_STEMS)):
        return False
    return any(_ENTRY.search(name) and "comment" not in name for name in names)


def _is_row(tree: Tree, index: int) -> bool:
    """Tell whether a row of a table begins with a link to another page, counts something and says little else."""
    cells = [cell for cell in tree.children(index) if tree.stops[cell] > tree.starts[cell]]
    if len(cells) < LEAST_CELLS or any(
        tree.size(tree.starts[cell], tree.stops[cell]) > LONGEST_CELL for cell in cells
    ):
        return False
    start, stop = tree.starts[cells[0]], tree.stops[cells[0]]
    linked = tree.linked[stop] - tree.linked[start] >= LEAST_LINKED * tree.size(start, stop)
    counted = any(_COUNT.fullmatch(tree.text(cell, longest=LONGEST_LABEL)) for cell in cells[1:])
    return linked and counted and _leads_to_page(tree, start)


def _only_links(tree: Tree, marks: Marks, extent: Extent) -> bool:
    """Tell whether all that a record says beside its name, its time and its buttons is in links to other pages."""
    said = linked = 0
    plain = marks.plain
    most = tree.linked[extent.stop] - tree.linked[extent.start]
    if most < LEAST_TEXT:
        return False
    for at in range(extent.start, extent.stop):
        if most < LEAST_LINKED * said:
            return False
        size = plain[at + 1] - plain[at]
        if size and not is_chrome(tree.pieces[at]) and not _COUNTED.fullmatch(tree.pieces[at].strip()):
            said += size
            linked += size if tree.linked[at + 1] > tree.linked[at] and _leads_to_page(tree, at) else 0
    return linked >= LEAST_TEXT and linked >= LEAST_LINKED * said


def _leads_to_page(tree: Tree, at: int) -> bool:
    """Tell whether a piece in a link leads to another page, and opens no box on this one."""
    owner = tree.owners[at]
    around = (owner, *tree.ancestors(owner, most=MOST_AROUND))
    link = next((index for index in around if tree.tags[index] == "a"), owner)
    return not (tree.attributes[link].get("href") or "#").lower().startswith(("#", "javascript:"))
