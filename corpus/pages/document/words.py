"""What class names, ids and short lines say about an element: one vocabulary for every rule.

Web developers name things alike: what holds a comment is called so in the language of the site or in
English, whatever the system. The patterns are searched for in class names and ids in lower case.
"""

from __future__ import annotations

import re
from functools import lru_cache

_COMMENT = re.compile(
    r"comm?ent|cmmt|cmnt|(?<![a-z])cmt|(?<![a-z])comm[-_](?:answer|repl)|komment|koment|coment|reacti(?:e|on)|forum|messag|(?<![a-z])msg"
    r"|talkback|conversation|(?<![a-z])ugc(?![a-z])"
    r"|discuss|diskuss|respon[sd](?!i[vb])|repl(?:y|ies)|feedback|lettre|leserbrief|lesermeinung|disqus|(?<![a-z])dsq"
    r"|yorum|opinion(?:e?s(?![a-z])|[-_]?comm?ent)|guestbook|gästebuch|livefyre|fyre|hozzaszolas|inlagg|отзыв|коммент|(?<![a-z])vssl?c"
    r"|thread|(?<!p)review|postbit|(?<!news)letters?(?![a-z])|beitrag|beitraeg|(?<![a-z])contribution(?![a-z])|prispev"
)
_NOT_A_COMMENT = re.compile(
    r"comm?ent-?_?(?:form|count|icon|link|button|btn|box-form|policy|rules|subscri|toggle|like(?![a-z])|input|field|submit|"
    r"notice|status|nav|head|title|bubble|number|num|info-?text|login|off|closed|guidelines|disclaim)"
    r"|(?:no|leave|add|post|write|new|submit|show|view|hide|open)-?_?comm?ents?|commentform|respond$"
    r"|comments-?(?:link|count|number|open|closed|off|disabled|enabled|title|heading|head|nav|pagination|feed|rss|icon"
    r"|button|form)"
    r"|^block-comment$|message-?(?:box|bar|error|info)|error|recommend|cookie|consent|contact|postmeta"
    r"|(?<![a-z])commented(?![a-z])|(?<![a-z])(?:mas|mais|plus|piu|meist)[-_]?(?:comentad|comment[eé]|komment)|review[-_]?(?:table|score|summary|rating|stars)"
    r"|(?<![a-z])promo|(?<![a-z])forums(?![a-z])|(?:sub|child)forum|forum-?_?(?:rules|stats|info)|forums?-?_?home"
)
_DECOY = re.compile(
    r"(?:recent|latest|last|top|newest|derniers|letzte|neueste|ultimos|new|hot|best)-?_?(?:comm?ent"
    r"|komment|koment|coment)"
    r"|(?<![a-z])comm?ents?-?_?recent|dsq-widget|comm?ents-?_?widget|widget-?_?comm?ent|widget_recent|recentcomment|block-comment-0$|(?<![a-z])rc-(?:comment|content)"
)
_ELSEWHERE = re.compile(
    r"recent-?_?posts|popular|related|recommend|most-?_?(?:read|comment|popular|viewed)|trending|teaser"
    r"|(?<![a-z])(?:mas|mais|plus|piu|meist)[-_]?(?:comentad|comment[eé]|komment|leid|lid[ao]s|lus(?![a-z])|lett[ie]|gelesen|vist[ao]s)"
    r"|(?<![a-z])products?(?:[-_](?:box|card|info|item|list|page|detail|review)s?)?(?![a-z])"
    r"|newsletter"
    r"|breadcrumb|^(?:nav|menu|tags?|archives?|blogroll|twitter|tweets|similar|navigation)$|(?:main|site"
    r"|top|primary)-?_?(?:nav|menu)"
    r"|live-?_?(?:blog|entry|entries|update|ticker)|more-?_?(?:stories|news|articles)|outbrain|taboola|tag-?cloud|^tags-links$"
)
_CONTAINER = re.compile(
    r"comm?ents(?![a-z])|commentaires|comentarios|kommentare(?![a-z])|(?:comm?ent|komment\w*|reply|forum"
    r"|message|discussion|post)s?-?_?"
    r"(?:list|area|section|wrap|wrapper|container|block|box|module|holder|stream|thread|page|pages|outer"
    r"|region|zone|panel|tab|feed)s?(?![a-z])"
    r"|disqus_thread|dsq-content|responses|(?<![a-z])thread(?![a-z])|^discussion|^forum$"
)
_ONE_OF_THEM = re.compile(r"[-_](?:comment|item|entry|reply|message|row|node)$")
"""What ends the name of each of those that a container holds, which begins with the container's."""
_SIDE = re.compile(
    r"side-?_?bar|(?<![a-z])(?:aside|footer|header|masthead|rail|widget-area)(?![a-z])|^widget"
)
_AUTHOR = re.compile(
    r"author|autor|auteur|user[-_]{0,2}name|nick|(?<![a-z])fn$|poster(?!-)|commenter(?!-publication)|commentator"
    r"|display-?_?name|screen-?_?name"
    r"|(?:^|[-_]|comment|cmt|(?<![a-z])tb|talkback|member|profile|person|full|disp|community)name$|(?:^|[-_]|comment|cmt|forum|hn|lj)user$|byline"
    r"|pseudo|verfasser"
    r"|(?<![a-z])[a-z]name$|(?:^|[-_])name[-_](?:location|city|place|date|time)|(?<![a-z])(?:vcard|by|from|cite|member|who|persona?|profile|writer|user-?link|nom)$|komment(?:ator"
    r"|ierer)"
    r"|posted-?_?by|comment-?by|username|(?:^|[-_])nombre(?![a-z])|forum-qui|ownername|header-user|(?:^|[-_])avtor|yorum-?_?(?:yazan|yapan|cu|sahibi)$|^idc-i$|имя|автор"
)
_NO_AUTHOR = re.compile(
    r"avatar|image|photo|picture|icon|byuser|bypost|authored-by|authors?-?(?:bio|box|info-?box)|(?<!location[-_])date|time"
    r"|badge|role|rank"
    r"|level|status|count|reputation|(?<![a-z])(?:fans|followers)|(?<![a-z])desc|comment-author-\w+$"
)
_TIME = re.compile(
    r"date|(?<![a-z])time|timestamp|timeago|zeit(?!ung)|datum|fecha|heure|(?<![a-z])posted|publi(?:sh|c)"
    r"|created"
    r"|(?<![a-z])when|stamp|submitted|commentmetadata|comment-?_?meta|(?<![a-z])ago|uhrzeit|comment-footer"
    r"|dateline"
)
_CHROME = re.compile(
    r"avatar|gravatar|userpic|user-?_?pic|share|social|(?<![a-z])vot(?:e|es|ing)|rating|karma|thumb"
    r"|(?<![a-z])likes?(?![a-z])"
    r"|(?<![a-z])edit|report|(?<![a-z])flag|abuse|permalink|permalien|toolbar|tool-?_?tip"
    r"|actions?(?![a-z])|buttons?(?![a-z])"
    r"|controls?(?![a-z])|(?<![a-z])(?:nav|menu|btn|badge|says|count|counter|number|index|points|score"
    r"|rank|stats|role)(?![a-z])"
    r"|screen-?_?reader|sr-only|visually-?_?hidden|offscreen|moderat|user-?_?(?:info|detail|stat|title)"
    r"|quote-?_?link"
    r"|toggle|collaps|dropdown|modal|popup|awaiting|reply-?_?(?:link|to|btn|button)|comment-?_?repl"
    r"|(?<![a-z])reply(?![a-z])"
    r"|replies-?_?count|repondre|antworten|responder|recommend|edit-?link|wpd-(?:tool|vote|reply)"
    r"|(?<![a-z])links(?![a-z])|signature"
    r"|subscri|follow|flair|copy-?_?link|post-?_?count|joined"
)
_TEXT = re.compile(
    r"(?:^|[-_]|comm?ent|comm|cmt|komm?|reply|message|msg|post|forum|kommentar|body|review|talk|beitrag|posting)"
    r"(?:content|contents|text|texte|texto|testo|tekst|txt|body|message|entry|inhalt|copy|bd|main|cooked|msg)(?:[-_]?0)?$"
    r"|(?:^|[-_])te[xs]t[eo]?[-_]?(?:comm?ent|coment|komment)|format_text|description$|(?:content|text)[-_](?:full|more)$|usertext|^_0mdd$|userbody|user-?content$|postcontent|reviewbody|reading|prose"
)
_QUOTE = re.compile(
    r"(?<![a-z])(?:quote|quoted|quotetext|floor-tie|bb-?quote|bbcode_quote|zitat|citation-?quote)(?![a-z])"
)
_LIKE = re.compile(
    r"(?<!dis)(?<!un)like(?!-?_?(?:sum|no)(?![a-z]))|(?<![a-z])yes-?_?count|(?<![a-z])(?:v(?:ote)?-?_?)?up(?![a-z])|upvote|unvoted|(?:(?<![a-z])c?|type)plus|hou-?_?van|recommend|recmm|favou?rite|clap(?![a-z])|thumb-?s?-?_?up"
    r"|(?<![a-z])pos(?:itiv[eao]?)?(?![a-z])|helpful|score-?up|up-?count|vote-?good|(?<![a-z])a[-_]favor(?![a-z])|react(?:ion)?-?_?(?:button|count)"
    r"|(?<!dis)agree(?!ment)|(?:^|[-_])votes$|vote-?_?(?:count|score|total)|(?:comm?ent|cmt)-?_?score(?![a-z])|(?:^|[-_])(?:score|karma|rating)-?_?(?:value|count|total)$|(?<![a-z])respect(?![a-z])|rate-?_?up(?![a-z])|(?<![a-z])(?:arti|good|digg|zan|praise)(?![a-z])"
)
_DISLIKE = re.compile(
    r"dislike|(?<![a-z])en[-_]contra(?![a-z])|down-?count|vote-?poor|(?<![a-z])(?:v(?:ote)?-?_?)?down(?![a-z])|downvote|minus|(?<![a-z])(?:eksi|bad|tread)(?![a-z])|thumb-?s?-?_?down|(?<![a-z])neg(?:ativ[eao]?)?(?![a-z])|(?<![a-z])no-?_?count|like-?_?no(?![a-z])"
    r"|disagree"
)
_PING = re.compile(r"pingback|trackback|(?<![a-z])ping(?:s|-?_?list)?(?![a-z])|webmention")
_ANSWERED = re.compile(
    r"(?:in|re)-?_?(?:reply|response|sponse)-?_?to|parent-?_?(?:author|link|comment|name)|reply-?_?to"
    r"|replying|respond-?to|replied"
)
_SIGNATURE = re.compile(r"(?<![a-z])(?:signature|sig)(?![a-z])")
_PINNED = re.compile(r"(?<![a-z])(?:pinned|sticky|stickied|angepinnt|wpd-sticky\S*)(?![a-z])")
_SURE_AUTHOR = re.compile(
    r"(?<![a-z])fn$|author|autor|auteur|user[-_]{0,2}name|nick|display-?name|commenter(?!-publication)|screen|pseudo"
    r"|comm?ent-?_?(?:name|user)|(?:hn|lj)user$|url$"
)
ANSWER_WORDS = "antwort|antwoord|cevap|yanit|odgovor|odpoved|raspuns|respuesta|resposta|risposta|vastaus"
LEVEL_WORDS = "niva|niveau|nivel|livello|poziom|razina|seviye|stupen|szint|uroven"
"""What an answer, and how far it is set in, is called in class names, which know no accents."""
_ANSWERS = re.compile(
    r"child|repl(?:y|ies)|indent|nested|answers|comm(?:ent)?[-_]answer|antworten|sub[-_]?comm|thread|responses|reponses|level"
    rf"|(?<![a-z])(?:{LEVEL_WORDS}|{ANSWER_WORDS})"
    r"|subcomment"
)
_SUBJECT = re.compile(
    r"(?:comm?ent|komment(?:ar)?|commento|comm|cmt|reply|talkback|(?<![a-z])tb|forum|message|msg|post|posting|beitrag"
    r"|reaction|yorum|koment[aá]r|comentario|commentaire)[-_]{0,2}"
    r"(?:title|titel|titre|titolo|titulo|headline|subject|baslik|baslig[ıi]|konu|naslov|tytul|nadpis)$"
    r"|(?:^|[-_])(?:subject|sub[-_]title|betreff)$|^title$"
)
_BADGE = {
    "author": re.compile(r"bypostauthor|(?:post|blog)-?author|by-?_?author|author-?_?comm?ent|authorpost"
    "|(?:article|node)-?author|is-?author|(?<![a-z])submitter(?![a-z])"),
    "staff": re.compile(r"(?<![a-z])(?:staff|redaktion|redaction|editorial|employee|team|official"
    "|role-administrator)(?![a-z]|[-_](?:utils|tools|only|links|actions|menu))"),
    # Blogger writes blog-admin beside every comment, on what only its owner may click.
    "moderator": re.compile(r"(?<![a-z])(?:moderator|mod|moderateur|moderador|administrator|(?<!blog-)admin)(?![a-z])"),
    "pick": re.compile(r"editors?-?_?(?:choice|selection)|(?<![a-z])(?:editors?-?_?|nyt-?)?pick(?:ed)?(?![a-z])"
    r"|(?<![a-z])featured(?![a-z])"
    "|redaktionsempfehlung"),
}  # fmt: skip


_NO_TEXT = re.compile(r"badge|rating|(?<![a-z])pick")
"""What is shown as a text beside the text of a comment."""

# Without what must stand around it, an alternative begins with a letter, and most places are passed over quickly.
_ANY = re.compile(
    "|".join(
        re.sub(r"\(\?<?!(?:\[[^\]]*\]|\w+)\)", "", pattern.pattern)
        for pattern in (
            _COMMENT, _DECOY, _ELSEWHERE, _CONTAINER, _SIDE, _AUTHOR, _TIME, _CHROME, _TEXT, _QUOTE, _LIKE, _DISLIKE,
            _PING, _ANSWERED, _SIGNATURE, _PINNED, _SURE_AUTHOR, _ANSWERS, _SUBJECT,
            *_BADGE.values(),
        )
    )
)  # fmt: skip
COMMENT, DECOY, ELSEWHERE, SIDE, AUTHOR, TIME, CHROME, TEXT, QUOTE, PING, CONTAINER, LIKE, DISLIKE = (
    1 << n for n in range(13)
)
ANSWERED, SIGNATURE, PINNED, SURE_AUTHOR, ANSWERS, SUBJECT = (1 << n for n in range(13, 19))
"""What a name may speak for, as bits, so that what an element's names say is one number."""
BADGES = {name: 1 << (19 + n) for n, name in enumerate(_BADGE)}
ANY_BADGE = sum(BADGES.values())


@lru_cache(maxsize=1 << 14)
def traits(name: str) -> int:
    """Return what one class name or id speaks for, as the sum of the bits above.

    >>> traits("comment-body") == COMMENT | TEXT, traits("recent-comments") == DECOY | CONTAINER
    (True, True)
    """
    found = 0
    # What WordPress files a post under is no name of the element.
    if not _ANY.search(name) or name.startswith(("category-", "tag-")):
        return 0
    if _DECOY.search(name):
        found |= DECOY
    elif _COMMENT.search(name) and not _NOT_A_COMMENT.search(name):
        found |= COMMENT
    if _AUTHOR.search(name) and not _NO_AUTHOR.search(name):
        found |= AUTHOR
    for bit, pattern in (
        (ELSEWHERE, _ELSEWHERE), (SIDE, _SIDE), (TIME, _TIME), (CHROME, _CHROME), (TEXT, _TEXT), (QUOTE, _QUOTE),
        (PING, _PING), (CONTAINER, _CONTAINER), (LIKE, _LIKE), (DISLIKE, _DISLIKE), (ANSWERED, _ANSWERED),
        (SIGNATURE, _SIGNATURE), (PINNED, _PINNED), (SURE_AUTHOR, _SURE_AUTHOR), (ANSWERS, _ANSWERS),
        (SUBJECT, _SUBJECT),
    ):  # fmt: skip
        if pattern.search(name):
            found |= bit
    if found & CONTAINER and _ONE_OF_THEM.search(name):
        found &= ~CONTAINER
    if found & TEXT and _NO_TEXT.search(name):
        found &= ~TEXT
    for badge, pattern in _BADGE.items():
        if pattern.search(name):
            found |= BADGES[badge]
    return found


@lru_cache(maxsize=1 << 14)
def spoken_by(name: str) -> int:
    """Return what a class name or id speaks for, its numbers aside, as the sum of the bits above."""
    return traits(name_pattern(name))


@lru_cache(maxsize=1 << 14)
def name_pattern(name: str) -> str:
    """Return a class name or id with its numbers made alike, so that a system's ids become one name.

    >>> name_pattern("comment-123"), name_pattern("comment-6a00d8341c60fd"), name_pattern("c12_reply")
    ('comment-0', 'comment-0', 'c0_reply')
    >>> name_pattern("comment-49cf6364-27ef-407f-ad0f-51177db0bd61")
    'comment-0'
    """
    return _HEX.sub("0", name) if _DIGIT.search(name) else name


@lru_cache(maxsize=1 << 14)
def class_pattern(name: str) -> str:
    """Return a class name with its numbers made alike; digits between letters, which a machine made up, stay.

    >>> class_pattern("q12"), class_pattern("depth-3"), class_pattern("sc-b5a8edd")
    ('q0', 'depth-0', 'sc-b5a8edd')
    >>> class_pattern("a0b"), class_pattern("c-12x-6a00d8341c60fd"), class_pattern("2b2")
    ('a0b', 'c-0x-0', '0b0')
    """
    if name_pattern(name) == name:
        return name
    return (_NUMBERED if _HEX_RUN.search(name) else _NUMBER).sub("0", name)


_DIGIT = re.compile(r"\d")
_LONG_HEX = (
    r"(?<![a-z0-9])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![a-z0-9])"
    r"|(?<![a-z0-9])(?=[a-f]*\d)[0-9a-f]{8,}(?![a-z])"
)
_HEX = re.compile(rf"{_LONG_HEX}|\d+")
_HEX_RUN = re.compile(r"[0-9a-f]{8}")
_NUMBER = re.compile(r"\d(?:(?<![a-z0-9]\d)\d*|\d*(?![a-z0-9]))")
"""A number with a sign or nothing before it, or behind it."""
_NUMBERED = re.compile(rf"{_LONG_HEX}|{_NUMBER.pattern}")
