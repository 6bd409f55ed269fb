"""What class names, ids and short lines say about an element: one vocabulary for every rule.

Web developers name things alike: what holds a comment is called so in the language of the site or in
English, whatever the system. The patterns are searched for in class names and ids in lower case.
"""

from __future__ import annotations

import re
from functools import lru_cache

_COMMENT = re.compile(
    r"comm?ent|cmmt|cmnt|(?<![a-z])cmt|komment|koment|coment|reacti(?:e|on)|forum|messag|(?<![a-z])msg|talkback"
    r"|discuss|diskuss|respon[sd]|repl(?:y|ies)|feedback|lettre|leserbrief|lesermeinung|disqus|(?<![a-z])dsq"
    r"|yorum|opinion|guestbook|gästebuch|livefyre|fyre|hozzaszolas|inlagg|отзыв|коммент|(?<![a-z])vssl?c"
    r"|thread|review|postbit|(?<![a-z])post[-_]?\d|letters?(?![a-z])|beitrag|beitraeg"
)
_NOT_A_COMMENT = re.compile(
    r"comm?ent-?_?(?:form|count|icon|link|button|btn|box-form|policy|rules|subscri|toggle|input|field|submit|"
    r"notice|policy|status|nav|head|title|bubble|number|num|info-?text|login|off|closed|guidelines|disclaim)"
    r"|(?:no|leave|add|post|write|new|submit|show|view|hide|open)-?_?comm?ents?|commentform|respond$"
    r"|comments-?(?:link|count|number|open|closed|off|title|heading|head|nav|pagination|feed|rss|icon|button|form)"
    r"|message-?(?:box|bar|error|info)|error|recommend|cookie|consent|contact|postmeta"
)
_DECOY = re.compile(
    r"recent-?_?comm?ent|latest-?_?comm?ent|last-?_?comm?ent|top-?_?comm?ent|recent_?posts|popular|related"
    r"|recommend|most-?_?(?:read|comment|popular)|trending|teaser|newsletter|breadcrumb|(?<![a-z])nav(?![a-z])|menu"
    r"|more-?_?(?:stories|news|articles)|newest-?_?comm?ent|derniers-?_?comm?ent|letzte-?_?komm|neueste-?_?komm"
    r"|(?<![a-z])(?:tag|tags|archive|archives|blogroll|twitter|tweets|outbrain|taboola|similar)(?![a-z])"
    r"|recentcomment|ultimos-?_?coment|comm?ents-?_?widget|widget-?_?comm?ent|widget_recent"
)
_SIDE = re.compile(r"side-?_?bar|(?<![a-z])(?:aside|footer|header|masthead|rail|widget-area)(?![a-z])|^widget")
_AUTHOR = re.compile(
    r"author|autor|auteur|user-?_?name|nick|(?<![a-z])fn$|poster(?!-)|commenter|commentator|display-?_?name|screen-?_?name"
    r"|(?:^|[-_]|comment|member|profile|person|full|disp)name$|(?:^|[-_]|comment|cmt|forum)user$|byline|pseudo|verfasser"
    r"|(?<![a-z])(?:vcard|by|from|cite|member|who|persona?|profile|writer|user-?link|nom)$|komment(?:ator|ierer)"
    r"|posted-?_?by|comment-?by|username|forum-qui|ownername|header-user|(?:^|[-_])avtor|имя|автор"
)
_NO_AUTHOR = re.compile(
    r"avatar|image|photo|picture|icon|byuser|bypost|authors?-?(?:bio|box|info-?box)|date|time|badge|role|rank"
    r"|level|status|count|reputation|(?<![a-z])desc|comment-author-\w+$"
)
_TIME = re.compile(
    r"date|(?<![a-z])time|timestamp|timeago|zeit(?!ung)|datum|fecha|heure|(?<![a-z])posted|publi(?:sh|c)|created"
    r"|(?<![a-z])when|stamp|submitted|commentmetadata|comment-?_?meta|(?<![a-z])ago|uhrzeit|comment-footer|dateline"
)
_CHROME = re.compile(
    r"avatar|gravatar|userpic|user-?_?pic|share|social|(?<![a-z])vot(?:e|es|ing)|rating|karma|thumb|(?<![a-z])likes?(?![a-z])"
    r"|(?<![a-z])edit|report|(?<![a-z])flag|abuse|permalink|permalien|toolbar|tool-?_?tip|actions?(?![a-z])|buttons?(?![a-z])"
    r"|controls?(?![a-z])|(?<![a-z])(?:nav|menu|btn|badge|says|count|counter|number|index|points|score|rank|stats|role)(?![a-z])"
    r"|screen-?_?reader|sr-only|visually-?_?hidden|offscreen|moderat|user-?_?(?:info|detail|stat|title)|quote-?_?link"
    r"|toggle|collaps|dropdown|modal|popup|awaiting|reply-?_?(?:link|to|btn|button)|comment-?_?repl|(?<![a-z])reply(?![a-z])"
    r"|replies-?_?count|repondre|antworten|responder|recommend|edit-?link|wpd-(?:tool|vote|reply)|(?<![a-z])links(?![a-z])|signature"
    r"|subscri|follow|flair|copy-?_?link|post-?_?count|joined"
)
_TEXT = re.compile(
    r"(?:^|[-_]|comm?ent|cmt|reply|message|msg|post|forum|kommentar|body|review|talk)"
    r"(?:content|contents|text|texte|texto|body|message|entry|inhalt|copy|bd|main|cooked|msg)(?![a-z])"
    r"|format_text|description$|usertext|userbody|postcontent|reviewbody|reading|prose"
)
_QUOTE = re.compile(r"(?<![a-z])(?:quote|quoted|quotetext|bb-?quote|bbcode_quote|zitat|citation-?quote)(?![a-z])")
_PING = re.compile(r"pingback|trackback|(?<![a-z])pings?(?![a-z])|webmention")
_BADGE = {
    "author": re.compile(r"bypostauthor|post-?author|by-?_?author|author-?_?comm?ent|authorpost|article-?author|is-?author"),
    "staff": re.compile(r"(?<![a-z])(?:staff|redaktion|redaction|editorial|employee|team|official|role-administrator)(?![a-z])"),
    "moderator": re.compile(r"(?<![a-z])(?:moderator|mod|moderateur|moderador|administrator|admin)(?![a-z])"),
    "pick": re.compile(r"editors?-?_?(?:pick|choice|selection)|(?<![a-z])featured(?![a-z])|nyt-?pick|redaktionsempfehlung"),
}  # fmt: skip


def _search(pattern: re.Pattern[str], name: str) -> bool:
    return pattern.search(name) is not None


@lru_cache(maxsize=1 << 15)
def traits(name: str) -> frozenset[str]:
    """Return what one class name or id speaks for.

    The traits are ``comment``, ``decoy``, ``side``, ``author``, ``time``, ``chrome``, ``text``, ``quote``,
    ``ping`` and the badges ``author!``, ``staff!``, ``moderator!`` and ``pick!``.

    >>> sorted(traits("comment-author")), sorted(traits("recent-comments"))
    (['author', 'comment'], ['decoy'])
    """
    found = set()
    if _search(_DECOY, name):
        found.add("decoy")
    elif _search(_COMMENT, name) and not _search(_NOT_A_COMMENT, name):
        found.add("comment")
    if _search(_AUTHOR, name) and not _search(_NO_AUTHOR, name):
        found.add("author")
    for trait, pattern in (
        ("side", _SIDE), ("time", _TIME), ("chrome", _CHROME), ("text", _TEXT), ("quote", _QUOTE), ("ping", _PING)
    ):  # fmt: skip
        if _search(pattern, name):
            found.add(trait)
    found |= {f"{badge}!" for badge, pattern in _BADGE.items() if _search(pattern, name)}
    return frozenset(found)
