"""Identifiers that readers leave in comments: links to somebody's profile, network addresses, accounts and cards.

Only comments are treated so: what an outlet links to in its own report, or where it asks for donations, is published by
the outlet. A link keeps its site, so that one can see that somebody's profile was linked; the user's name and all that
follows it goes, since the address of a single post leads to its author too. What names a channel's post alone stays
(Telegram, Patreon), and so do profiles of well-known media. A name at GitHub goes as well: its address does not show
whether it is a person's or an organisation's. Pages of communities stay. Names of users after ``u/`` are found here for
whoever hides or looks for them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.canonical import counted
from ..text.stand_ins import put_in
from .accounts import account_spans
from .networks import ip_spans, mac_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

USER_MASK = "[user]"
IP_MASK = "[ip]"
MAC_MASK = "[mac]"
ACCOUNT_MASK = "[account]"

_WIKI_USER = (
    r"(?:User|Benutzer|Benutzerin|Utilisateur|Utilisatrice|Usuario|Usuaria|Usu%C3%A1rio|Usuário|Utente|Gebruiker|Användare"
    r"|Bruker|Bruger|Wikipedysta|Wikipedystka|Wikipedista|Wikipedistka|Участник|Участница|Користувач|Користувачка"
    r"|Kullanıcı|Χρήστης|مستخدم|مستخدمة|کاربر|משתמש|משתמשת|用户|用戶|利用者|사용자)(?:_talk|_Diskussion)?"
)
_REST = r"[^\s<>\"“”'’()\[\]]*[^\s<>\"“”'’()\[\].,;:!?]"
_USER = r"(?!@?[\[\s])"
_MEDIA = (
    r"(?!@?(?:bbc(?:news|world|breaking|arabic|russian|persian|turkce|mundo|politics|sport|africa)?|cnn(?:brk|i)?|reuters|ap|afp"
    r"|afpnews|nytimes|washingtonpost|wsj|ft|guardian(?:news)?|theguardian|aljazeera|ajenglish|ajarabic|skynews|foxnews|nbcnews"
    r"|abcnews|cbsnews|npr|euronews|france24(?:_\w\w)?|lemondefr|le_?monde|lefigaro|dwnews|derspiegel|spiegelonline|tagesschau"
    r"|zdfheute|elpais|corriere|repubblica|rt_com|tass_agency|rianovosti|meduzaproject|ukrpravda_news|kyivindependent|haaretzcom"
    r"|timesofisrael|jpost|anadoluagency|middleeasteye|bellingcat)(?:[/?#]|[.,;:!?)]?(?:\s|$)))"
)
"""Handles of news media, which are no person's."""
_OF_GITHUB = (
    "(?:about|apps|blog|codespaces|collections|contact|customer-stories|dashboard|enterprise|events|explore|features|issues"
    "|join|login|marketplace|new|notifications|orgs|organizations|pricing|pulls|readme|resources|search|security|settings"
    "|signup|site|solutions|sponsors|stars|team|topics|trending)"
)
_PROFILE = re.compile(
    r"(?P<site>(?<![\w@.-])(?:https?://)?(?:(?:www|m|mobile|old|web|[a-z]{2}|[a-z]{2}-[a-z]{2})\.)?(?:"
    rf"(?:facebook|fb)\.com/(?!(?:groups|pages|watch|events|sharer|share|photo|photos|hashtag|notes|plugins|dialog"
    rf"|business|help|legal|policies|story|permalink|video|videos|reel|login|marketplace)\b)"
    rf"|facebook\.com/groups/[\w.-]{{1,80}}/user/"
    rf"|(?:twitter|x)\.com/(?!(?:search|hashtag|i|intent|share|home|explore|login|settings|tos|privacy)\b)"
    rf"|instagram\.com/(?!(?:p|reel|reels|explore|tv|stories|accounts)\b)"
    rf"|linkedin\.com/(?:in|pub)/"
    rf"|(?:tiktok|threads|medium|youtube)\.(?:com|net)/@|youtube\.com/(?:user|c|channel)/"
    rf"|reddit\.com/(?:u|user)/"
    rf"|(?:t|telegram)\.me/(?:joinchat/|(?!(?:s|c|share|joinchat|addstickers|proxy|iv)\b|\w{{3,40}}/\d))"
    # A number with a minus is a community's.
    rf"|vk\.com/(?!(?:feed|search|im|login|(?:club|public|event|app)\d+)\b|(?:video|wall|photo|album|topic|doc|clip)s?-\d)"
    rf"|(?:ok\.ru|pinterest\.com|soundcloud\.com|patreon\.com(?:/c)?|paypal\.me|gofundme\.com)/(?!(?:feed|search|explore|discover|f|posts|home|login|about|policy)\b)"
    rf"|ko-fi\.com/(?!(?:explore|s|post|gold|shop|about|home)\b)|buymeacoffee\.com/|linktr\.ee/|venmo\.com/(?:u/)?|cash\.app/\$"
    rf"|steamcommunity\.com/(?:id|profiles)/|discord(?:app)?\.com/users/|snapchat\.com/add/|onlyfans\.com/|keybase\.io/"
    rf"|twitch\.tv/(?!(?:directory|videos|p|jobs|downloads|settings)\b)|xing\.com/profile/|paypal\.com/paypalme/"
    rf"|(?:stackoverflow|stackexchange)\.com/users/|news\.ycombinator\.com/user\?id=|rumble\.com/user/|lichess\.org/@/"
    rf"|ask\.fm/|about\.me/|myspace\.com/|researchgate\.net/profile/|open\.spotify\.com/user/"
    rf"|weibo\.(?:com|cn)/(?:u/|n/|profile/|(?=\d{{6}}))|eksisozluk\.com/biri/"
    rf"|users\.livejournal\.com/"
    rf"|wikipedia\.org/wiki/(?:{_WIKI_USER}):"
    rf"|(?:bsky\.app|quora\.com|truthsocial\.com)/profile/|profile\.theguardian\.com/user/(?:id/)?"
    rf"|gab\.com/(?!(?:groups|explore|search|posts|about)\b)"
    rf"|github\.com/(?!{_OF_GITHUB}(?![\w-]))(?=[\w-]+/?(?:[\s.,;:!?)]|$))"
    rf"|plus\.google\.com/(?:u/0/)?|disqus\.com/by/|flickr\.com/(?:photos|people)/|gravatar\.com/"
    rf"|[\w.-]{{1,60}}/@(?=\d*[^\W\d])(?=\w+(?:@[\w.-]+)?/?(?:[\s.,;:!?)\]]|$))"
    rf")){_MEDIA}{_USER}{_REST}",
    re.IGNORECASE,
)
_SITE_OF_ONE = re.compile(
    r"(?P<before>(?<![\w@.-])(?:https?://)?)(?!(?:www|m|blog|help|support|api|static|users|community|en|developer|news)\.)"
    rf"[\w-]{{1,63}}(?P<site>\.(?:livejournal\.com|tumblr\.com|wordpress\.com|blogspot\.(?:com|co|de|fr|it|ru|[a-z]{{2}})"
    rf"(?:\.[a-z]{{2}})?))(?![\w-])(?:[/?#]{_REST}|/)?",
    re.IGNORECASE,
)
"""A site that is called after its user."""
_SITES_OF_ONE = (".livejournal.", ".tumblr.", ".wordpress.", ".blogspot.")
_AFTER_SERVICE = (":", "：", "=")
"""What comments without such sites, or without such signs, need not be searched for, which is slow."""
_ACCOUNT_OF = re.compile(
    r"(?P<service>\bskype:(?:live:)?)(?!\[)[\w.,-]{3,64}(?:\?\w{1,20})?"
    r"|(?P<label>\b(?:skype|icq|snapchat|wechat|kik|discord|telegram|tg|instagram|insta|ig|twitter|facebook|fb|viber|vk"
    r"|tiktok|скайп|аська|телеграм|инстаграм|سكايب|اسکایپ|تلگرام|スカイプ|微信号?|wx)"
    r"(?: (?:id|name|user|handle|is))?\s?[:：=]\s?)"
    r"@?(?=[\w.-]*[\d_])(?!\d+(?!\w))[a-z][\w.-]{2,31}(?<![.-])(?:#\d{4})?(?![\w/@])",
    re.IGNORECASE,
)
"""A name at a service that is told by the service before it; a word of the language has no digits and underscores."""
_MENTION = re.compile(
    # A label that may repeat the name, then what Reddit links: its editor puts a backslash before underscores.
    r"(?:\[(?P<label>(?:\\?[\w-]){3,20})\]\()?(?<![\w/.\\])(?:/u(?:ser)?"
    # Without a slash before it, "u" is also short for "you" and "und", and a unit or what is counted after a number.
    r"|(?!u/(?:oder|they|them|him|her|she|your|you|others)(?![\w-]))"
    r"(?:(?<!\d[ \u00a0])|(?!u/(?:min|sec|hour|day|week|month|year|dose|lit(?:er|re)|gram)(?![\w-])))u)/"
    r"(?=[\w\\-]*[^\W\d_])(?P<name>(?:\\?[\w-]){3,20})"
    r"(?!\\?[\w-]|/(?!(?:comments|submitted|posts|overview|about|gilded|m)\b)[\w-])",
    re.IGNORECASE,
)


def mask_identifiers(text: str) -> tuple[str, tuple[str, ...]]:
    """Mask user names in links to profiles, addresses in networks, and accounts, in a comment's canonical text.

    >>> mask_identifiers("See https://twitter.com/al_smith/status/12, posted from 81.2.69.142.")
    ('See https://twitter.com/[user], posted from [ip].', ('1 link to a profile masked', '1 IP address masked'))
    >>> mask_identifiers("https://twitter.com/search?q=idlib at 127.0.0.1")[1]
    ()
    """
    changes: list[str] = []
    links = 0
    if "/" in text:
        text, links = _PROFILE.subn(lambda match: match["site"] + USER_MASK, text)
    if any(site in text.lower() for site in _SITES_OF_ONE):
        text, sites = _SITE_OF_ONE.subn(lambda match: match["before"] + USER_MASK + match["site"], text)
        links += sites
    if links:
        changes.append(f"{counted(links, 'link to a profile', 'links to a profile')} masked")
    named = 0
    if any(sign in text for sign in _AFTER_SERVICE):
        text, named = _ACCOUNT_OF.subn(lambda match: (match["service"] or match["label"]) + USER_MASK, text)
    if named:
        changes.append(f"{counted(named, 'name at a service', 'names at a service')} masked")
    text, accounts = put_in(text, account_spans(text), ACCOUNT_MASK)
    if accounts:
        changes.append(f"{counted(accounts, 'account or card number')} masked")
    text, machines = put_in(text, mac_spans(text), MAC_MASK)
    if machines:
        changes.append(f"{counted(machines, 'hardware address', 'hardware addresses')} masked")
    text, addresses = put_in(text, ip_spans(text), IP_MASK)
    if addresses:
        changes.append(f"{counted(addresses, 'IP address', 'IP addresses')} masked")
    return text, tuple(changes)


def mentioned_users(text: str) -> Iterator[tuple[int, int, str]]:
    r"""Yield where users are named as Reddit does it (``u/name``, ``/u/name``, ``/user/name``), and their names.

    A name has 3 to 20 letters, digits, underscores and hyphens. A label of a link that repeats it counts too.

    >>> text = "Ask u/al_smith and/or [Bo-Li](/user/bo-li), w/u/f: 12 u/min."
    >>> [(text[start:end], name) for start, end, name in mentioned_users(text)]
    [('al_smith', 'al_smith'), ('Bo-Li', 'bo-li'), ('bo-li', 'bo-li')]
    >>> [name for _, _, name in mentioned_users(r"u/al\_smith, /usr/share/user/al")]
    ['al_smith']
    """
    for match in _MENTION.finditer(text):
        name = match["name"].replace("\\", "")
        label = match["label"]
        if label and label.replace("\\", "").casefold() == name.casefold():
            yield *match.span("label"), name
        yield *match.span("name"), name
