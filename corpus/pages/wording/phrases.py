"""The set phrases around a comment: bylines, offers to reply, stubs of what was deleted."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .badges import badge_of
from .cues import REPLIES, any_of, lowered, words_in
from .vocabulary import AROUND, ENDS_SAYING, before_says, phrases

# Phrases are looked for in lines in lower case: a pattern that is to ignore case passes over no place quickly.
SAYS = (
    r"says|said|wrote|writes|comments?|commented|replied|replies|responded|adds|dit|a dit|a écrit|écrit"
    r"|répond|sagt|sagte"
    r"|schreibt|schrieb|meint|meinte|kommentierte|antwortet|antwortete|dice|dijo|escribió|comentó|ha detto"
    r"|scrive|ha scritto"
    r"|disse|diz|escreveu|zegt|zei|schreef|skriver|skrev|säger|sier|pisze|napisał|napisała|mówi|пишет"
    r"|написал|написала"
    r"|говорит|сказал|сказала|пише|říká|napsal|yazdı|dedi ki|szerint|kirjoitti|sanoo|ha commentato"
    r"|ha dicho|thinks|a répondu|ha respondido|respondió|ha risposto|respondeu|svarade|odpowiedział"
    r"|odpowiedziała|ответил|ответила|відповів|відповіла"
)
BY_WORDS = r"by|von|par|por|di|da|door|av|af|przez|od(?: użytkownika)?|от|від"
WRITTEN_BY = (
    rf"{any_of(map(re.escape, sorted(phrases('by'), key=len, reverse=True)))}"
    r"|(?:vložil|přidal|napsal|odeslal|zaslal|pridal|napísal|odoslal|poslal|napisał|dodał|skomentował)\(a\)"
    r"|(?:написал|добавил|опубликовал|отправил|прокомментировал|оставил|написав|додав)(?:\(а\)|а?(?=\s*:))"
    r"|(?:írta|küldte|hozzászólt|napsala?|přidala?|zaslala?|odeslala?|pridala?|napísala?|napisała?|dodała?|yazan|ekleyen"
    r"|kirjoittanut|kirjoittaja)(?=\s*:)"
)
"""What stands before a name, with a colon or without, that nobody takes for anything else."""
BY = rf"{BY_WORDS}|from(?=\s*:)|автор|{WRITTEN_BY}"
_POSTED = (
    r"(?:posted|comment(?:ed)?|written|submitted|left|added|reply|kommentar|commentaire|comentario"
    r"|commento|beitrag|message|posté|gepostet)"
)

# What was read as one word is read as no other: "comment" is told in three ways.
_CONNECTORS = re.compile(
    rf"(?:\b(?:{SAYS}|{BY}|{_POSTED}|on|at|am|um|uhr|le|à|el|a las|il|alle|op|om|den|kl|em|às|dne|в"
    rf"|the|and|date|time|is|ago|tracked"
    r"|reply|permalink|link|edit|quote|report|like|likes|share|comment|no|nr|utc|gmt|est|edt|pst|pdt|cet"
    r"|cest|mon|tue|wed|thu|fri|sat|sun"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag"
    r"|freitag|samstag|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|as|via|from|posts?|guest|author|in"
    r"|de|response|edited|bearbeitet|modifiée?|editado|editada|modificato|gewijzigd|redigerad|redigert|redigeret|muokattu"
    r"|edytowan[oy]|upraven[oé]|szerkesztve|düzenlendi|изменено|отредактировано|змінено|редаговано|to)(?!\w)|\([aа]\)|\W|\d|_)*+",
)  # fmt: skip
_COUNTED = (
    "replies", "reply", "antworten", "réponses?", "respuestas?", "risposte", "likes?", "votes?", "points?",
)  # fmt: skip
_EDITED = ("edited", "bearbeitet", "modifié", "editado")
_CLICKED = (
    r"diesen kommentar[^.!?]{1,20}teilen\??(?:\s*diesen kommentar[^.!?]{1,20}teilen\??)*",
    r"share this comment (?:on|via) \w+", "rate this comment",
    "reply(?: to (?:this )?(?:comment|post|thread))?", "reply to [^.!?]{1,40}",
    "log ?in (?:or register )?to (?:reply|post comments|comment)(?: or like)?", "sign in to reply",
    "post (?:reply|comment)", "répondre(?: à .{1,40})?", "antworten", "auf .{1,40} antworten", "antwort",
    "responder", "rispondi", "odpowiedz", "ответить", "svara?", "beantwoorden", "reageer(?:en)?", "vastaa",
    "відповісти", "yanıtla", "cevapla", "رد", "odpovědět", "válasz", "απάντηση", "permalink", "permalien",
    "link", "direct link", "link to (?:this )?comment", "comment link", "share(?: this)?(?: comment)?",
    "share (?:on|via|to) (?:facebook|twitter|x|whatsapp|e-?mail|reddit|linkedin)", "teilen", "partager",
    "compartir", "condividi", "like", "likes", "like this", "unlike", "gefällt mir", "j'aime", "me gusta",
    "mi piace", "dislike", "recommend(?:ed)?(?: this)?", "empfehlen", "recommander", "recomendar", "upvote",
    "downvote", "report(?: (?:abuse|this|comment|spam|as inappropriate|inappropriate.*))?",
    "flag(?: (?:this|as .*|comment|inappropriate))?", "melden", "kommentar melden", "beitrag melden",
    "verstoß melden", "signaler(?: (?:un abus|ce (?:commentaire|message)|.{0,20}))?",
    "denunciar(?: comentario)?", "segnala(?: abuso)?", "reportar", "zgłoś(?: nadużycie| do moderacji)?",
    "zgłoszenie", "missbrauch melden", "rapporteer", "anmäl", "anmeld", "rapporter", "пожаловаться",
    "поскаржитися", "цитировать", "şikayet et", "إبلاغ", "nahlásit", "jelentem",
    "auf diesen .{4,20} antworten", "quote", "zitieren", "citer", "citar", "cita", "edit", "bearbeiten",
    "modifier", "delete", "löschen", "more", "less", r"ל[\"״'’]{1,2}ת",
    r"liked by \d+ (?:person|people|others?)", r"click to (?:expand|collapse|read more)\W*",
    "top", "up", "down", "back to top", "nach oben",
    "thumbs? ?(?:up|down)", "vote(?: (?:up|down))?",
    "anmelden(?: oder registrieren)?,? um kommentare zu (?:schreiben|verfassen)",
    "identifiez-vous(?: ou (?:inscrivez-vous|créez un compte))? pour poster des commentaires",
    "inicie sesión(?: o regístrese)? para (?:enviar|comentar)(?: comentarios)?",
    r"click to rate(?: rating)?(?: [+-]?\d+)?", "user info", "send (?:a )?message", "parent", "thread",
    "уровень выше", "ветвь дискуссии", "ссылка", "развернуть", "свернуть", "回复", "回覆", "答复", "返信", "답글",
    "分享", "举报", "檢舉", "通報", "신고", "支持", "顶", "踩", "赞", "讚", "转发", "좋아요", "いいね!?",
    r"oceniono \d+ razy [-+]?\d+",
    r"查看(?:回复|对话)(?:\s?\d+)?", "收藏", r"your comment is awaiting moderation\.?",
    r"ihr kommentar muss noch freigeschaltet werden\.?", "ваш коментар чека одобрење",
    "vaš komentar čeka odobrenje", r"ваш комментарий ожидает \w+", "ваш коментар очікує.{0,30}",
    "votre commentaire est en attente de (?:modération|validation)",
    "su comentario está (?:pendiente|a la espera) de.{0,30}", "seu comentário está aguardando modera[çc]ão",
    "il tuo commento è in attesa di moderazione", "το σχόλιό σας αναμένει.{0,30}",
    "twój komentarz oczekuje na moderację", "je reactie wacht op moderatie", "rate(?: this)?(?: comment)?",
    "in reply to.{0,60}", "als antwort auf.{0,60}", "antwort auf.{0,60}", "en réponse à.{0,60}",
    "en respuesta a.{0,60}", "in risposta a.{0,60}", "follow", "folgen", "block", "ignore", "yes", "no",
    "gast", "guest", "member", "mitglied", "author", "admin", "moderator", "autor", "top commenter",
    "subscriber", "x", "says", "said", "avatar", "profil", "email", "e-mail", "anonym", "website", "homepage",
    "twitter", "facebook", r"google\+?", "copy link", "mark as spam", "translate", "posted", "comments?",
    r"inappropriate\??", r"hot debate\. what do you think\?", r"well-loved\. like or dislike\W*",
    r"poorly-rated(?: comment\. click here to see\.?|\. like or dislike)",
    r"hidden due to low comment rating\. click here to see\.?",
    *(f"{what}(?: (?:reply|comment))?" for what in ("submit", "cancel", "preview")),
    *(
        rf"{what}(?: \d+)?(?: (?:all|more|previous|older|hidden|the|this))?(?: \d+)?"
        rf"(?: (?:replies|reply|comments?|thread|answers|rest))?(?:\s?[»›…])?"
        for what in ("view", "show", "hide", "load", "see", "read", "expand", "collapse")
    ),
    *(
        rf"{whose}comment (?:(?:is|was|has been) )?(?:hidden|collapsed|minimi[sz]ed|flagged|buried)\b[^.;:!?]{{0,30}}"
        r"[.;:!,–—-]\s(?:click (?:here )?to )?(?:show|view|see|read|expand)\b[^.!?]{0,30}"
        for whose in ("", "this ", "unregistered ", "anonymous ", "guest ")
    ),
    *_COUNTED, r"нравится \d+", r"не нравится \d+", r"suka \d+", r"tidak suka \d+", r"харесва(?: ми)? \d+",
    r"ми харесва(?: ми)? \d+", r"не (?:ми )?харесва(?: ми)? \d+",
    *(f"{what}(?: or register)? to (?:post|reply|comment)(?: comments?)?" for what in ("log ?in", "sign in")),
    *(f"{what}(?: (?:cały )?komentarz)?" for what in ("rozwiń", "zwiń", "pokaż")),
    *(rf"{what}\)?" for what in _EDITED), "rated?", "this comment rated?", r"helpful\??", r"was this helpful\??",
    "profile", "view profile", "user profile",
    *(
        rf"{what} ?(?:#|nr\.?|no\.?|n°)?\s?\d+"
        for what in ("comment", "kommentar", "commentaire", "comentario")
    ),
)  # fmt: skip
"""What is to be clicked, and counts, labels and notes, each beginning with a letter of its own."""
_CHROME = re.compile(
    rf"{any_of(_CLICKED)}|\d+ (?:{'|'.join(_COUNTED)})|\((?:{'|'.join(_EDITED)})\)?"
    r"|\d+ (?:of \d+ )?(?:people|persons?|users?|readers?|others?)(?: have)?"
    r" (?:found|liked?|recommend\w*) (?:this|it|that)(?: (?:comment|post|helpful|useful|review))*"
    r"|⋅?\s?\d+\s?条回复|(?:踩|赞|顶|收藏|回复)(?:\s+(?:踩|赞|顶|收藏|回复|\d+))+"
    r"|\+|[-−–—]|[+-]?\d{1,5}|#\s?\d+|\d+\.|\d+\)|№\s?\d+|\(reply\)|\[reply\]|×|»|«|↓|↑|→|…|∞|¶|§"
)
_BADGE = re.compile(
    r"\W*(?:author|autor|auteur|op|staff|moderator|mod|admin|contributor|editor|subscriber|member|top commenter"
    r"|editors?['’]? picks?|editors?['’] choice|verified|redaktion|redaction|redacción|guest|gast"
    r"|abonnée?|abonnent|suscriptora?|assinante|abbonato)\W*"
)
_GUESTS = frozenset((
    "guest", "gast", "gäst", "gæst", "gość", "gosc", "anonym", "anonymous", "anonyme", "anónimo", "anonimo", "anônimo",
    "invité", "visiteur", "invitado", "visitante", "ospite", "гость", "аноним", "misafir", "ziyaretçi", "vieras",
    "vendég", "host", "unregistered", "visitor", "زائر",
))  # fmt: skip
_NAME = r"(?P<name>[^|:•·]{1,60}?)"
_DEN = r"den\s(?:man|tir?s?|ons?|tors?|fre|l[øö]r|s[øö]n|mån|\d\d?)"
"""What stands between a name and a date in Scandinavia: "den" alone is part of names."""
_BYLINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\W*(?:(?:comment"
        rf"|kommentar)\s*)?(?:#?\d{{1,5}}\s?[.):-]?\s*)?(?:-\s)?{_POSTED}\s*(?:{BY})\s*:?\s+{_NAME}\s*(?:$"
        rf"|[|(•·].*|,|,?\s(?:on|at|am|le|el|il|op|the(?=\s\d)|-|–|—|@|{_DEN})\b.*|\s[-–—]\s.*|\s#.*|\s\d.*)",
        rf"\W*(?:#?\d{{1,5}}\s?[.):-]?\s*)?(?:{BY})\s*:?\s+{_NAME}\s*(?:$|[|(•·].*|,?\s(?:(?:on|at|am|le|el"
        rf"|il|op|{_DEN})\b|@\s|[-–—@]\b).*|,\s.*|\s[-–—]\s.*|\s\d.*)",
    )
)
_BRACKETS_IN_NAME = re.compile(
    r"\s*\([^()|]{1,12}\)\s(?P<rest>[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,2})\s*(?=$|\|)"
)
_SAYS_SO = re.compile(
    rf"\W*(?:#?\d{{1,5}}\s?[.):-]?\s*)?{_NAME}\s*(?:,?\s(?:on|at|am"
    rf"|le)\s.{{4,50}}\s)?\b(?:{SAYS})\b\s*(?:$|[:.,…\u2026(]|this|on\b|at\b|am\b|um\b|le\b|el\b|\d).*"
)
# What no byline can do without, tried first: the patterns are slow to fail.
_BEGINS = re.compile(
    rf"\W*(?:(?:comment|kommentar)\s*)?(?:#?\d{{1,5}}\s?[.):-]?\s*)?(?:-\s)?(?:{BY}|{_POSTED})"
)
_SAYING = frozenset(
    words_in(phrase)[-1] for phrase in SAYS.replace("comments?", "comment|comments").split("|")
)
_DELETED = re.compile(
    r"\W*(?:comment (?:has been|was) (?:\w+ )?(?:deleted|removed|hidden|withdrawn)\b[^?!]{0,60}$"
    r"|(?:this|the) (?:comment|post|message|user'?s? comment)s? (?:was|has been|is"
    r"|were) (?:\w+ )?(?:deleted|removed|hidden|moderated|withdrawn|rejected)"
    r"|(?:comment|message|post|content) (?:deleted|removed|hidden|deactivated|disabled)(?: by .{1,40})?\W*"
    r"(?:$|this comment)"
    r"|(?:this|the) (?:comment|post|message) (?:violated|violates|broke|breaks|did not meet|does not meet) .{0,80}$"
    r"|(?:this|the) (?:comment|post|message) (?:has been|was) referred\b"
    r"|(?:this|the) (?:comment|post) is no longer available"
    r"|(?:deleted|removed)(?: (?:by|comment).{0,40})?$"
    r"|\[(?:deleted|removed|gelöscht|supprimé)\]|\[(?:flagged|dead)\]$"
    r"|\[?(?:thread, )?(?:post|comment)(?: or comment)? was (?:deleted|removed)"
    r"|komentar (?:ini )?(?:telah )?dihapus|коментарът (?:е|беше) (?:изтрит|премахнат)"
    r"|this comment (?:has been|was) minimi[sz]ed|(?:该|此)?评论已被.{0,12}(?:删除|折叠|隐藏)|մեկնաբանությունը հեռացվ"
    r"|(?:dieser |der |dieses |das )?(?:kommentar|beitrag|posting)(?: wurde)?(?: \w+){0,4}"
    r" (?:gelöscht|entfernt|gesperrt|versteckt|ausgeblendet)"
    r"|(?:gelöscht|entfernt)\W*$"
    r"|(?:inlägget|kommentaren|innlegget|indlægget) (?:är|har blivit|er|ble|blev) (?:\w+ ){0,2}"
    r"(?:borttag\w+|raderad\w*|slettet|fjernet)"
    r"|(?:este )?coment[áa]rio (?:foi )?(?:removido|exclu[íi]do|apagado)|comentariul (?:a fost )?(?:șters|eliminat)"
    r"|(?:коментар|повідомлення|відгук) (?:було )?видален|(?:bu )?yorum(?:un)?\W.{0,70}(?:silin|kaldırıl|yayından)"
    r"|(?:příspěvek|komentář) (?:byl )?(?:\w+ )?(?:smazán|odstraněn|skryt)"
    r"|(?:dit |deze )?(?:bericht|reactie) (?:is|werd) verwijderd"
    r"|.{0,20}(?:削除されました|削除済み)|.{0,24}삭제(?:된 (?:댓글|글)|되었습니다)"
    r"|(?:この)?コメントは管理人のみ閲覧|weggejorist|(?:该|此)?评论已(?:被)?删除"
    r"|(?:התגובה|תגובה זו) (?:נמחקה|הוסרה)"
    r"|(?:این )?(?:نظر|دیدگاه) حذف"
    r"|(?:ce |le )?(?:commentaire|message) (?:a été |est )?(?:supprimé|modéré|retiré|dépublié|masqué)"
    r"|(?:este )?(?:comentario|mensaje) (?:ha sido |fue )?(?:eliminado|borrado)"
    r"|komentarz (?:został )?(?:usunięty|skasowany)|reactie (?:is )?verwijderd|kommentaren (?:är|har blivit) borttagen"
    r"|yorum (?:silindi|kaldırıldı)|удал[её]нн?ый комментарий"
    r"|(?:questo )?commento (?:è stato )?(?:eliminato|rimosso|cancellato)|(?:комментарий"
    r"|сообщение) (?:был[ои]? )?удал[её]н|reactie verwijderd|\[?entfernt\W)"
)  # fmt: skip
_LEAD = re.compile(
    rf"^\W*(?:#?\d{{1,5}}(?:\s?[.):-]\s*|\s+(?=(?:{BY})\s)))?(?:(?!(?:left|added|written)\s(?!{BY})){_POSTED}\s+)?"
    rf"(?:(?:{BY})\s*:\s*|(?:{BY})\s+(?=\S)|name:\s*|user:\s*|author:\s*|from\s*:\s*|nom\s*:\s*|autor:\s*)?"
)  # fmt: skip
_ADDRESS = re.compile(r"\s*\(?\bhttps?://\S*", re.IGNORECASE)
_ON_ELSEWHERE = ("на", "στις", "pada", "dne", "þann", "ngày", "tarihinde")
"""What stands between a name and a date in other languages, and ends no name."""
# One thing at a time: repeated in the pattern, it would try every way to divide a run of dashes.
_TAIL = re.compile(
    rf"(?:\s(?:on|at|am|um|le|{'|'.join(_ON_ELSEWHERE)})|(?:^|(?<=[\s\W]))(?:{SAYS})(?:\s(?:on|at|am|um|le|el|this))?\W{{0,5}}|\s?[:"
    rf"|,•·–—@…]|\s-|\s?\((?:guest|gast|not verified|nicht überprüft|non vérifié|no verificado"
    r"|não verificado|non verificato|ikke efterprøvet|ikke bekreftet|ej verifierad|niet gecontroleerd|niezweryfikowany"
    r"|neověřeno|nem ellenőrzött|doğrulanmadı|не проверено|не перевірено|author|autor|admin)\)\W?"
    rf"|\s\[(?:visitor|member|guest|besucher|visiteur|visitante)\]|\s\W?not verified\W?|\s\(\s?#?\d+\s?\))$"
)
_SET_IN_SIGNS = re.compile(r"([-*=+^~]{1,3})\w(?:.*\w)?\1")
"""A name in signs that its owner chose: no blank parts them from it."""
_PARTICLES = frozenset(("Von", "Da", "Di", "Af"))
"""Words for "by" that names begin with too; with a small letter before one name, they say "by"."""
MOST_ENDS = 8
"""Words and signs that are taken off the end of a name, one by one."""
LONGEST_NAME = 60
_LAST_SIGN = "\u2600"
"""Pictures, which a name may be made of alone, come after it."""


_AROUND = " \t\xa0|•·⋅()[]{}-–—:,/"
LONGEST_CONNECTED = 120
LONGEST_REMEMBERED = 200
"""Characters of a line that is remembered: of longer ones there is nothing to tell, and they would stay in memory."""
LONGEST_STUB = 90
"""Characters of what stands in place of a comment in most languages."""
LEAST_WHOLE = 2
"""Blanks in a stub that is a sentence, which why it stands there may follow."""
_WHOLE_STUBS = tuple(f"{phrase} " for phrase in phrases("removed") if phrase.count(" ") >= LEAST_WHOLE)
# Signs one by one, for a set of them is not what a search looks ahead for.
_BETWEEN = re.compile(r"\||•|·|\)\s*\(")


def is_chrome(line: str) -> bool:
    """Tell whether a line only offers something to click or counts something.

    >>> is_chrome("Reply"), is_chrome("#12 | Quote"), is_chrome("Reply to him!")
    (True, True, False)
    """
    return _is_chrome(line) if len(line) <= LONGEST_REMEMBERED else not line.strip(_AROUND)


@lru_cache(maxsize=8192)
def _is_chrome(line: str) -> bool:
    bare = line.strip(_AROUND)
    if not bare:
        return True
    if len(bare) > 80:
        return False
    lower = bare.lower()
    if lower in REPLIES or lower.rstrip(".!…") in _clicked() or _CHROME.fullmatch(lower):
        return True
    if not _BETWEEN.search(lower):
        return False
    parts = [part.strip(_AROUND) for part in _BETWEEN.split(lower)]
    return all(part in REPLIES or _CHROME.fullmatch(part) for part in parts)


@cache
def _clicked() -> frozenset[str]:
    return phrases("report", "labels", "invites", "more")


@lru_cache(maxsize=8192)
def is_badge(piece: str) -> bool:
    """Tell whether a piece of text only says what part somebody has on the site.

    >>> is_badge("Editors’ Pick"), is_badge("Ann Author")
    (True, False)
    """
    return len(piece) <= 30 and (_BADGE.fullmatch(piece.lower()) is not None or badge_of(piece) is not None)


def is_guest(name: str) -> bool:
    """Tell whether a name is what a site calls everybody without one.

    >>> is_guest("Gast"), is_guest("Gaston")
    (True, False)
    """
    bare = name.strip(" *:~")
    return bare.casefold() in _GUESTS or bare.lower().strip(AROUND) in phrases("guests")


def only_connects(line: str) -> bool:
    """Tell whether nothing is left in a line but the words between a name and a time."""
    return len(line) <= LONGEST_CONNECTED and _only_connects(line)


@lru_cache(maxsize=8192)
def _only_connects(line: str) -> bool:
    if line.endswith(ENDS_SAYING) and before_says(f"_ {line}") == "_":
        return True
    return _CONNECTORS.fullmatch(line.lower()) is not None


@lru_cache(maxsize=8192)
def byline(line: str) -> str | None:
    """Return the name a byline names.

    >>> byline("Posted by: Sean | Jan 10, 2008"), byline("Ann K. says:"), byline("He said that it was late")
    ('Sean', 'Ann K.', None)
    """
    if len(line) > 140:
        return None
    if line.endswith(ENDS_SAYING) and (said := before_says(line)):
        name = clean_name(said)
        return name if name and len(name.split()) <= _longest_byline(line) else None
    lower = lowered(line)
    patterns = _BYLINES if _BEGINS.match(lower) else ()
    # "Show comment" offers something; nobody says it.
    if not _SAYING.isdisjoint(words_in(line)) and not is_chrome(line):
        patterns = (*patterns, _SAYS_SO)
    for pattern in patterns:
        match = pattern.fullmatch(lower)
        if (
            match
            and (name := clean_name(line[slice(*match.span("name"))]))
            and len(name.split()) <= _longest_byline(line)
        ):
            return None if name.casefold() in _PRONOUNS else _with_brackets(line, match.end("name"), name)
    return None


def _with_brackets(line: str, end: int, name: str) -> str:
    """Return a name with the brackets behind it, where more of it follows these and ends the line or a part of it.

    >>> line = "Posted by: Col. (ret.) A. Holm | July 8, 2006"
    >>> _with_brackets(line, 15, "Col."), _with_brackets("By Ann (Rye) on May 3", 6, "Ann")
    ('Col. (ret.) A. Holm', 'Ann')
    """
    rest = _BRACKETS_IN_NAME.match(line, end)
    if rest is None or not all(word[0].isupper() for word in rest["rest"].split()):
        return name
    return clean_name(f"{name} {rest[0].strip()}") or name


def _longest_byline(line: str) -> int:
    """Return how many words a name may have: pages that link here say their whole title."""
    return 10 if " says:" in line.lower() else 6


_ANSWERING_ELSEWHERE = "|".join(map(re.escape, sorted(phrases("answering"), key=len, reverse=True)))
ANSWERING = re.compile(
    rf"{_ANSWERING_ELSEWHERE}"
    r"|in reply to|reply to|replying to|replied to|in response to|(?:als )?antwort (?:auf|an)|en réponse à|réponse à"
    r"|en respuesta a|respuesta a"
    r"|in risposta a|em resposta a|als reactie op|svar (?:på|til)|w odpowiedzi|в ответ|ответ на|до коментар|в отговор"
    r"|до комментария|у відповідь|odgovor na|на коментар|در پاسخ به|رد[ًا]* على|membalas|trả lời|@"
)
"""What stands before the name of somebody who is answered."""
OPENS_ANSWER = re.compile(
    r"(?:re|aw|antw|sv|vs|odp|odg|ynt|na|ответ|رد|תגובה)\s?(?:[\[(^]?\d+[\])]?)?\s?[:：]|رد على\b",
    re.IGNORECASE,
)
"""How the subject of an answer begins."""
_PRONOUNS = frozenset(
    (
        "he",
        "she",
        "it",
        "they",
        "i",
        "you",
        "we",
        "as",
        "er",
        "sie",
        "il",
        "elle",
        "who",
        "what",
        "this",
        "that",
        "which",
    )
)


@lru_cache(maxsize=8192)
def clean_name(text: str) -> str | None:
    """Return a name without the words around it; None when no name is left.

    >>> clean_name("by Ann K. says:"), clean_name("#12"), clean_name("Tom (not verified)"), clean_name("Vasile (viz.")
    ('Ann K.', None, 'Tom', 'Vasile')
    >>> clean_name("[deleted]"), clean_name("(Anonymous)"), clean_name("*Ann*")
    ('[deleted]', 'Anonymous', '*Ann*')
    >>> clean_name("Postat av: Maj"), clean_name("Left by Ann"), clean_name("Left alone, Rye")
    ('Maj', 'Ann', 'Left alone, Rye')
    """
    bare = _ADDRESS.sub("", text) if "://" in text else text
    name = " ".join(bare.split()) or " ".join(text.split())
    if name.endswith(ENDS_SAYING):
        name = before_says(name) or name
    if not name or len(name) > 2 * LONGEST_NAME:
        return None
    # What stands in brackets as a whole is no name with signs around it.
    whole = (
        (name.startswith("[") and name.endswith("]"))
        or _is_particle_and_name(name)
        or _SET_IN_SIGNS.fullmatch(name) is not None
    )
    lead = None if whole else _LEAD.match(lowered(name))
    stripped = name[lead.end() :] if lead else name
    for _ in range(MOST_ENDS):
        if not _may_end(stripped):
            break
        tail = _TAIL.search(lowered(stripped))
        if tail is None:
            break
        stripped = stripped[: tail.start()].rstrip()
    stripped = stripped.strip(' \t:|•·,“”«»"')
    if stripped.count("(") > stripped.count(")"):
        stripped = stripped[: stripped.rindex("(")].rstrip()
    elif name.startswith("(") and stripped.endswith(")") and "(" not in stripped.removeprefix("("):
        stripped = stripped.strip("() ")
    name = stripped or name.strip(" :|•·,–—-")
    if not name or len(name) > LONGEST_NAME or not (any(map(str.isalpha, name)) or max(name) > _LAST_SIGN):
        return None
    return None if _REPLY_ONLY.fullmatch(name.lower()) else name


def shown_name(text: str) -> str | None:
    """Return a name as `clean_name` does from an element of its own: with the sign that marks guests on Polish sites.

    >>> shown_name("~Ann"), clean_name("~Ann"), shown_name("~ Ann")
    ('~Ann', 'Ann', 'Ann')
    """
    name = clean_name(text)
    return f"~{name}" if name and text.startswith(f"~{name}") else name


def _is_particle_and_name(name: str) -> bool:
    """Tell whether a name is a particle, which says "by" elsewhere, and one word, both with a capital: "Da Silva"."""
    first, _, last = name.partition(" ")
    return first in _PARTICLES and last[:1].isupper() and " " not in last


def _may_end(name: str) -> bool:
    """Tell whether the last word or sign of a name may be none of it; the pattern for these is slow to fail."""
    last = _LAST_WORD.search(name, name.rfind(" ") + 1)
    return last is None or last[0].casefold() in _ENDS


_LAST_WORD = re.compile(r"\w+$")
_ENDS = _SAYING.union(
    map(str.casefold, _ON_ELSEWHERE), ("on", "at", "am", "um", "le", "el", "this", "verified")
)

_REPLY_ONLY = re.compile(
    r"(?:reply|submitted|posted|(?:view |user )?profile|antworten|répondre|responder|permalink|link|report|share"
    r"|like|edit|quote|says|said|reply to|by|on|at)"
)


def is_deleted(text: str) -> bool:
    """Tell whether a text is the stub of a comment that was taken down.

    >>> is_deleted("This comment has been removed by a moderator."), is_deleted("Comment was removed by its author")
    (True, True)
    >>> is_deleted("Viesti on poistettu sääntöjen vastaisena."), is_deleted("Viesti poistettu turhaan, sanoi hän.")
    (True, False)
    >>> is_deleted("Remove them all"), is_deleted("Comments were removed here before. Why?")
    (False, False)
    """
    return len(text) <= 160 and _is_stub(text.lower())


@lru_cache(maxsize=8192)
def _is_stub(lower: str) -> bool:
    """Tell whether a short text in lower case is a stub; the names of those who write often are asked about again."""
    if len(lower) <= LONGEST_STUB:
        bare = lower.strip(AROUND)
        if bare in phrases("removed") or ("?" not in bare and bare.startswith(_WHOLE_STUBS)):
            return True
    return _DELETED.match(lower) is not None
