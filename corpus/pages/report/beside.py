"""Lines that stand among a report's paragraphs and are none of it: its title again, pointers, labels, notices.

Extractors keep what is marked up as a paragraph. Only lines that are nothing else are left out, and only where
their words are set phrases of the web; what the outlet says as its own (sign-offs, corrections, calls for
witnesses) stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..wording.phrases import byline, only_connects
from ..wording.times import time_span
from .titles import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 220
LONGEST_LABEL = 60
LONGEST_DATELINE, LONGEST_CREDIT = 90, 110
_POINTER = re.compile(
    r"(?:[\W_]*)(?P<says>read(?=\s?[:：])|read (?:more|also|next|now)|also read|see also"
    r"|more on this(?: story)?|more from .{2,40}"
    r"|related(?: (?:stories|story|articles?|coverage|reading|news|content))?|recommended(?: for you)?|don['’]t miss"
    r"|you (?:may|might) (?:also )?like|most read|watch(?: now| more)?|listen(?: now)?"
    r"|lesen sie (?:auch|mehr|hier(?: mehr)?|dazu)|mehr (?:zum thema|dazu)|auch interessant|lies auch|zum thema"
    r"|à lire(?: aussi| également)?|lire aussi|lire également|voir aussi|sur le même sujet|lea también|lee también"
    r"|lea más|leer más|te puede interesar|le puede interesar|más información|leggi anche|per approfondire"
    r"|lees (?:ook|meer|verder)|les også|läs (?:också|även|mer)|læs også|czytaj (?:też|także|również|więcej)"
    r"|zobacz (?:też|także|również)|читайте (?:также|ещё)|читать также|по теме|leia (?:também|mais)|veja também"
    r"|saiba mais|lue myös|ayrıca okuyun|اقرأ (?:أيضا|أيضاً|المزيد)|čtěte (?:také|více)|přečtěte si|olvassa el"
    r"|baca juga|həmçinin oxuyun|pročitajte (?:i ovo|još|i)|прочетете (?:още|също)|прочитајте (?:и ово|још)"
    r"|читайте також|citește și|citiţi și|đọc thêm|xem thêm|διαβάστε (?:ακόμη|επίσης)|بیشتر بخوانید|קראו גם|関連記事"
    r"|相关阅读|延伸阅读|관련 ?기사|კითხეთ ასევე|կարդացեք նաև)"
    r"\s*(?:[:：>»›–—|-]+.*|[\W_]*)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\W*(?:(?:more )?(?:related|similar) (?:stories|story|articles?|coverage|reading|news|content|posts|topics|links)"
    r"|verwandte (?:artikel|themen|beiträge)|ähnliche (?:artikel|beiträge)|weitere artikel|zum weiterlesen"
    r"|articles? (?:liés?|similaires?|connexes?|associés?)|à lire ensuite|(?:artículos|noticias|notas) relacionad[ao]s"
    r"|(?:artigos|notícias|matérias|conteúdos?) relacionad[ao]s?|(?:articoli|notizie) correlat[ie]"
    r"|gerelateerde? (?:artikelen|berichten|nieuws)|relater(?:ede|te) (?:artikler|saker|nyheder)"
    r"|relaterade (?:artiklar|nyheter)|aiheeseen liittyvää|powiązane (?:artykuły|tematy)|podobne artykuły"
    r"|související (?:články|zprávy)|súvisiace články|kapcsolódó (?:cikkek|anyagok)"
    r"|articole (?:similare|asemănătoare|conexe)|(?:povezani|slični) (?:članci|tekstovi)"
    r"|похожие (?:статьи|новости|материалы)|материалы по теме|читайте по теме|(?:схожі|пов'язані) (?:статті|новини)"
    r"|матеріали за темою|свързани (?:статии|новини)|ilgili (?:haberler|yazılar|içerikler)|əlaqəli xəbərlər"
    r"|σχετικά (?:άρθρα|νέα)|(?:مقالات|مواضيع|أخبار|اخبار) (?:ذات صلة|متعلقة)|(?:مطالب|اخبار) مرتبط"
    r"|(?:כתבות|ידיעות) (?:קשורות|נוספות)|संबंधित (?:खबरें|समाचार)|(?:tin|bài) liên quan|(?:berita|artikel) terkait"
    r"|(?:the )?most (?:read|viewed|popular|commented|discussed)|(?:meist|am meisten )(?:gelesene?|kommentierte?)"
    r"|(?:(?:articles )?les )?plus (?:lus|commentés|consultés)|(?:lo )?más (?:leído|visto|comentado)"
    r"|las más (?:leídas|vistas)|mais (?:lidas|lidos|comentad[ao]s)|(?:i )?più (?:letti|commentati)"
    r"|(?:meest|best) gelezen|mest lästa?|najczęściej (?:czytane|komentowane)"
    r"|сам(?:ые|ое) (?:обсуждаем|читаем|популярн)(?:ые|ое)|найпопулярніше|(?:en )?çok (?:okunan|yorumlanan)(?:lar)?"
    r"|(?:τα )?πιο (?:δημοφιλή|διαβασμένα)|(?:الأكثر|الاكثر) (?:قراءة|تعليقا|مشاهدة)"
    r"|よく読まれている記事|アクセスランキング|(?:댓글 많은|많이 본) (?:뉴스|기사)|(?:热门|熱門)(?:新闻|文章|新聞)"
    r"|関連(?:ニュース|リンク|する記事)|あわせて読みたい|相[关關](?:新[闻聞]|文章|[报報][导道導])|관련 ?뉴스)\W*",
    re.IGNORECASE,
)
_MORE_ABOUT = re.compile(
    r"[\W_]*(?:(?:click )?(?:here )?(?:to )?read more (?:about|on|at|here|in)|continue reading"
    r"|click here (?:to|for))\b.{0,90}",
    re.IGNORECASE,
)
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|instagram|tiktok|youtube|email|e-mail|mail"
    r"|print|copy link|tumblr|flipboard|messenger|bluesky|threads|mastodon|vk|xing|pocket|sms)"
)
_LABEL = re.compile(
    r"(?:advertisements?|advertising|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|reklama|реклама"
    r"|publicidade|annons|annonce|إعلان|διαφήμιση|διαφημιση|reklam|oglas|hirdetés|inzerce|iklan|광고|広告|廣告|广告|reclamă"
    r"|scroll to continue with content|sponsored(?: content)?|promoted"
    r"|(?:story|article) continues (?:below|after)(?: .{1,30})?|skip (?:to .{1,30}|past .{1,30}|advertisement)"
    r"|(?:share|tweet|print|email|save)(?: (?:this|the))?(?: (?:article|story|post|page))?(?: (?:on|via|by) .{1,20})?"
    r"|(?:artikel )?teilen|partager(?: (?:cet )?article)?|compartir|condividi|delen|поделиться|dela|del|udostępnij"
    r"|(?:first |last )?(?:posted|published|updated|modified)(?:\W.{0,45}\b(?:19|20)\d\d\b.{0,20})?"
    r"|(?:topics?|tags?|filed under|posted in|categories|category|keywords|labels|schlagw[oö]rter|schlagworte|etiquetas"
    r"|mots[- ]clés|теги|метки|słowa kluczowe|tagi|etiketler|برچسب ها|كلمات دلالية)\s?:[^.!?]{1,200}"
    r"|(?:log|sign) ?in (?:or register )?to (?:post|comment|reply|leave).{0,40}"
    r"|(?:subscribe to|suscribirse a|abonnieren|s'abonner à|iscriviti a)\s?:.{0,60}"
    r"|\d+ (?:comentarios?|comentários?|commentaires?|kommentare?|commenti|commento|reacties?|kommentarer|komentarz\w*"
    r"|комментари\w*|yorum)"
    r"|\d* ?comments?|(?:view|show|add|leave|post)(?: \w+)? comments?|load more|show more|back to top|top"
    rf"|(?:share (?:on|via) )?{_NETWORK}(?:\W+(?:(?:and|or|und|et|y)\W+)?{_NETWORK})*)[\s.:…]*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\W*(?:photos?|pictures?|images?|fotos?|fot\.|fotó|bild(?:er)?|foto(?:ğraf)?|photographie|imagen|imagem|immagine"
    r"|фото(?:графия)?|снимка|світлина|φωτο(?:γραφία|ς)?|صورة|عکس|תמונה|צילום|zdjęci[ea]|snímek|kuva|nuotrauka)"
    r"(?: (?:credit|courtesy|by))?\s?[:：©/|].{1,90}",
    re.IGNORECASE,
)
"""A line that says whose a picture is."""
_INVITES = re.compile(
    r"[\W_]*(?:sign up|subscribe|register|follow (?:us|our|.{2,30} on)|like us|join (?:us|our|the)|download (?:the|our)"
    r"|get (?:the|our|all|your|more)|enter your email|stay (?:up to date|informed)"
    r"|melden sie sich|abonnieren sie|folgen sie uns|abonnez-vous|inscrivez-vous|suivez-nous|recevez|suscríbe(?:te|ase)"
    r"|sígue(?:nos|anos)|iscriviti|seguici|meld je aan|volg ons|подпи(?:шитесь|сывайтесь)|siga-nos|inscreva-se"
    r"|zapisz się|śledź nas|prenumerera|följ oss)\b",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"newsletter|bulletin|boletín|twitter|facebook|instagram|telegram|whatsapp|youtube|tiktok|linkedin|inbox|e-?mail"
    r"|\bapp\b|alerts|channel|canal|kanal|рассылк|канал",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"\W*(?:(?:©|\(c\)|copyright\s*(?:©|\(c\)|\d{4})).{0,150}|.{0,120}(?:all rights reserved|alle rechte vorbehalten"
    r"|tous droits réservés|(?:todos los|reservados todos los) derechos(?: reservados)?|tutti i diritti riservati"
    r"|все права защищены|todos os direitos reservados).{0,60})",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r".{0,60}\b(?:uses?|using|verwende(?:n|t)|utilis(?:e|ons)|utiliza(?:mos)?|gebruik(?:t|en)?) (?:\w+ ){0,2}cookies\b"
    r".{0,160}",
    re.IGNORECASE,
)


def without_besides(
    text: str,
    *,
    titles: Iterable[str | None] = (),
    authors: Sequence[str] = (),
    about: Iterable[str] = (),
) -> tuple[str, int]:
    r"""Return a report's text without the lines that are none of it, and how many those were, titles aside.

    Args:
        text: the text, a line a paragraph.
        titles: what the report is called; lines that only repeat it are left out.
        authors: who wrote it; lines that only say so are left out.
        about: lines in which the page says when it appeared, under what and so on.

    >>> without_besides("Truce holds\nIt held.\nRead more: The talks\nIt may last.", titles=["Truce holds"])
    ('It held.\nIt may last.', 1)
    """
    repeated = {said for title in titles if title and len(said := words_of(title)) >= 2}
    names = {words_of(name) for name in authors} - {()}
    known = set(map(words_of, about)) - {()}
    lines = [line for line in text.split("\n") if len(line) > LONGEST or words_of(line) not in repeated]
    kept = [
        line
        for line in lines
        if not line.strip()
        or not (_is_beside(line.strip(), names) or (len(line) <= LONGEST and words_of(line) in known))
    ]
    for end in (0, -1):
        while kept and (not kept[end].strip() or _is_dateline(kept[end].strip())):
            kept.pop(end)
    return "\n".join(kept).strip(), len(lines) - len(kept)


def heads_related(line: str) -> bool:
    """Tell whether a line is nothing but the heading of links to other reports.

    >>> heads_related("Related articles"), heads_related("Lesen Sie auch:"), heads_related("Related: the ferry is back")
    (True, True, False)
    """
    if len(line) > LONGEST_LABEL:
        return False
    pointer = _POINTER.fullmatch(line)
    return _RELATED.fullmatch(line) is not None or (
        pointer is not None and not words_of(line[pointer.end("says") :])
    )


def _is_dateline(line: str) -> bool:
    """Tell whether a line at the beginning or end only says when the report appeared, and perhaps who wrote it."""
    if len(line) > LONGEST_DATELINE:
        return False
    span = time_span(line)
    if span is None or not any(c.isdigit() for c in line):
        return False
    return only_connects(f"{line[: span[0]]} {line[span[1] :]}") or byline(line) is not None


def _is_beside(line: str, names: set[tuple[str, ...]]) -> bool:
    if len(line) > LONGEST:
        return False
    if len(line) <= LONGEST_CREDIT and _CREDIT.fullmatch(line):
        return True
    if _POINTER.fullmatch(line) or _RIGHTS.fullmatch(line) or _COOKIES.fullmatch(line):
        return True
    if _LABEL.fullmatch(line.lstrip("-•| ")):
        return True
    if len(line) <= LONGEST_LABEL:
        name = byline(line)
        if name is not None and words_of(name) in names:
            return True
    if _MORE_ABOUT.fullmatch(line):
        return True
    return _INVITES.match(line) is not None and _CHANNEL.search(line) is not None
