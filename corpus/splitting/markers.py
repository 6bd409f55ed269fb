# ruff: noqa: E501 - the marker patterns read better on long lines
"""Explicit traces of a comment section and of the page around it: headings, attribution lines, buttons, notices.

“3 Comments”, “Anonymous said…”, “posted by Kim at 5:04 pm” settle where comments begin where they stand, and
say who wrote one and when. A report can hold look-alikes (“The statement said:” before a quotation, a byline, a
date), so a marker must fill its whole line, and a lone attribution counts only with a date or time in it.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ..pages.wording.cues import REPLIES
from ..pages.wording.phrases import is_chrome
from ..pages.wording.vocabulary import is_said, key_of, phrases
from .cues import without_quotations
from .headings import is_heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4}\b)?"
_DATE = (
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s)?(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH},?(?:\s\d{{4}})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_AGO = r"(?:about\s)?(?:an?|\d+)\s(?:second|minute|min|hour|hr|day|week|month|year)s?\sago"
_WHEN = rf"(?:{_DATE}(?:\s?(?:,|at|@|-|–|—|\||·)?\s?{_CLOCK})?|{_CLOCK}(?:\s(?:on\s)?{_DATE})?|{_AGO})"
_NAME = r"[^\s:,.;!?“”\"][^:;!?“”\"\n]{0,38}?"

_NOTICE = re.compile(
    r"^\W{0,3}(?:leave (?:a |your )?(?:reply|comment|response)(?: to .{1,60})?|(?:post|add|write) (?:a |your )?(?:new )?comment|"
    r"(?:you must be |please )?(?:log|sign)(?:ged)?[ -]?in(?: or register)? to (?:post|leave|add|reply|comment).{0,40}|reply(?: to \S+(?: \S+){0,3})?|replies|like|likes|dislike|"
    r"rss (?:feed )?for (?:the )?comments on this (?:post|entry|article)|(?:verify|previewing) your comment|"
    r"report(?: abuse| this comment)?|flag(?: as inappropriate)?|permalink|share|quote|edit|delete|cancel reply|load more(?: comments)?|show more(?: comments)?|"
    r"older comments|newer comments|facebook comments plug-?in|(?:recommend(?:ed)?|like|reply|share|report|flag|\d|[·|•,\s])+|your e-?mail address will not be published.{0,80}|"
    r"comments (?:are|have been) (?:now )?closed.{0,40}|(?:the )?comments (?:on|to|for) this (?:article|entry|post|story|page) are (?:now )?closed|notify me of .{0,60}|this comment has been removed.{0,60}|"
    r"sort by:? ?\w*|\d+ (?:likes?|replies|reply|votes?|points?)|(?:reply )?(?:\((?:link|reply|thread|parent|expand|frozen)\)\s*)+|\d+ repl(?:y|ies) by .{1,40}|"
    r"click to expand|click to rate\b.{0,30}|permalink\s*\|\s*share it|\d*(?:(?:flag|share|like|reply|report|quote|permalink|link|edit|delete)\d*)+|add bookmark|see more|(?:expand )?(?:search comments|comment search)|up-?vote|down-?vote|reply with quote|.{1,40} is (?:offline|online)\s+reply with quote|translate to \w+|"
    r"(?:load |view |show )?\d* ?more (?:comments|replies)(?: \(\d+ replies\))?|(?:view|show|hide) (?:all )?(?:\d+ )?repl(?:y|ies)(?: \(\d+\))?|\(?deleted comment\)?)\W{0,3}$",
    re.IGNORECASE,
)
_OPENS_FORM = re.compile(
    r"^\W{0,3}(?:leave (?:a |your )?(?:reply|comment|response)\b|(?:post|add|write) (?:a |your )?(?:new )?comment\b|verify your comment\W*$|your e-?mail address will not be published)",
    re.IGNORECASE,
)
_OFFERED = ("reply", "report", "labels", "invites", "more", "removed")
"""Kinds of phrases that pages write at comments and below them, in ninety languages (see `pages.wording.vocabulary`)."""
_LONGEST_OFFERED = 80
_LIKES = re.compile(
    r"(?:gefällt mir|j['’]aime|me gusta|mi piace|curtir|gosto|нравится|lubię to|vind ik leuk|synes godt om|liker|gilla|tykkää|beğen|tetszik|líbí se mi|to se mi líbí|páči sa mi to|îmi place|μου αρέσει|sviđa mi se|харесва ми|подобається|いいね|좋아요|赞|讚)!?(?:\W{0,4}\d{1,5})?",
    re.IGNORECASE,
)
"""What is pressed to like something, with how many did."""
_MAIL_IS_HIDDEN = re.compile(
    r"(?:(?:deine|ihre) e-?mail-adresse wird nicht|votre adresse (?:e-?mail|de messagerie|courriel) ne sera (?:pas|jamais)|(?:tu|su) (?:dirección de )?(?:correo electrónico|email|e-mail) no será|il tuo indirizzo e-?mail non sarà|o (?:seu|teu)(?: endereço de)? e-?mail não será|la teva adreça|(?:je|uw|het) e-?mailadres (?:wordt|zal) niet|din e-?(?:mailadresse|postadresse|postadress) (?:vil|publiceras|blir|kommer)|twój adres e-?mail nie|vaše? e-?mailová adresa ne|ваш (?:адрес )?e-?mail не|ваша e-?mail(?:[ -]адреса)? не|вашият имейл адрес няма|vaš[ae]? (?:adresa )?e-?(?:pošte?|mail(?: adresa)?)\b.{0,20}\bne|adresa ta de e-?mail nu|az e-mail-?címe?t nem|e-?posta (?:hesabınız|adresiniz) yay|sähköpostiosoitettasi ei|η (?:ηλ\.|ηλεκτρονική) διεύθυνση|لن يتم نشر عنوان|نشانی ایمیل شما|האימייל לא יוצג|メールアドレスが公開される|您的(?:电子)?邮箱地址不会|電子郵件地址不會|이메일 (?:주소)?는 공개되지|email của bạn sẽ)",
    re.IGNORECASE,
)
"""How the form of WordPress says that an address will not be published."""
_FURNITURE = re.compile(
    r"^\W{0,3}(?:(?:\d[\d,]*|one|no|several) (?:people|persons?|readers?|users?|bloggers?) (?:have )?(?:likes?|liked|recommends?|recommended|found|shared|voted)\b.{0,40}|"
    r"(?:be the first to )?(?:like|share|rate|recommend) (?:this|loading)\b.{0,40}|no (?:votes|ratings|comments|replies|responses) (?:yet|so far)|(?:average )?rating: .{0,30}|"
    r"(?:read|see|watch|listen)(?: it)? (?:also|next|more|on|now)\b:?.{0,120}|(?:also|more|next|previous)(?: (?:in|on|from|read|post|story|article)\b.{0,80})?|"
    r"(?:related|recommended|suggested|popular|trending|latest|most (?:read|popular|viewed|shared|commented)|top|more|other|similar)(?: \w+)? (?:articles?|posts?|stor(?:y|ies)|news|links?|content|coverage|topics?|reading|items|videos?)\W?|"
    r"(?:related|trending|most (?:read|popular|viewed|shared|commented)|advertisements?|sponsored(?: content| links?)?|editor['’]?s['’]? (?:picks?|choice)|don['’]?t miss|print|e-?mail|tweet|home|about(?: us)?|contact(?: us)?|login|(?:log|sign)[ -](?:in|out|up)|privacy policy|cookie policy|terms of (?:use|service)|advertise with us|newsletters?|subscribe|register|search|menu|tags?|categories|archives?|facebook|twitter|google\+|linkedin|pinterest|reddit|whatsapp|back to top|(?:skip|jump) to (?:the |main )?(?:content|navigation)|view (?:on|at) \S+\.\S{2,})\W{0,3}|"
    r"(?:share|print|e-?mail|tweet|send|save|bookmark) (?:this|it|on|to|via|with|by)\b.{0,60}|you (?:may|might|could) also (?:like|enjoy|be interested)\b.{0,60}|"
    r"name \(required\)|(?:e-?)?mail \((?:required|will not).{0,40}|website|required fields .{0,60}|track ?backs?(?:/| and | & )?(?:ping ?backs?)?|ping ?backs?|(?:both )?comments and (?:pings|trackbacks) are .{0,40}|"
    r"(?:you can )?follow any (?:responses|comments) to this .{0,80}|(?:filed|posted) (?:under|in):? .{1,80}|tagged(?: with| as)?:? .{1,120}|(?:powered|hosted|designed) by .{1,60}|"
    r"by (?:posting|submitting|commenting|leaving)\b.{0,60}\bagree\b.{0,120}|(?:please )?(?:keep|be) (?:your )?(?:comments )?(?:civil|respectful|polite|on topic)\b.{0,160}|(?:all )?comments (?:are|will be|may be) (?:pre-?|post-?)?(?:moderated|reviewed|screened|deleted|removed)\b.{0,120}|"
    r"(?:we|the editors?|\w+) reserves? the right to (?:remove|delete|edit|moderate)\b.{0,120}|this site uses akismet\b.{0,120}|never miss (?:a|an|our)\b.{0,100}|get (?:the|our) (?:latest|best|daily|day['’]?s|top|weekly)\b.{0,60}\b(?:inbox|email|newsletter)\b.{0,40}|"
    r"(?:copyright|©|\(c\)) .{0,120}|.{0,60}\ball rights reserved.{0,60})\W{0,3}$",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"^\W{0,3}(?:the letters and numbers you entered did not match|as a final step before posting your comment|having trouble reading this image|this is only a preview\b|your comment (?:has (?:not yet )?been posted|could not be posted|is awaiting moderation|will appear)|"
    r"you are currently signed in as|this weblog only allows comments from|if you (?:have|already have) an? \w+ account|i (?:have read and )?agree (?:to|with) (?:the |these |our |all )?(?:terms|conditions)(?: (?:&|and) (?:conditions|privacy policy)| of (?:use|service|sale))?\W{0,3}$|(?:name and )?e-?mail address (?:is |are )?required|html (?:tags )?(?:is |are )?(?:not )?allowed|you (?:may|can) use these html tags|"
    r"if you (?:enjoyed|liked?|like|found) this (?:article|post|story|entry)\b.{0,80}\b(?:sharing|share|subscrib\w+|consider|follow|check out|sign up)\b|enjoy(?:ed)? this (?:article|post|story)\?)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\W{0,3}(?:.{2,120}\bcontributed (?:reporting\b|to (?:this|the) (?:article|report|story)|from\b).{0,60}|(?:(?:additional )?reporting|writing|editing|photos?|photography|graphics?) by\b.{1,150}|"
    r"with (?:files|reporting) from .{1,80})$",
    re.IGNORECASE,
)
_OF_MEMBER = re.compile(
    r"(?:works|worked|studies|studied|went to school) at .{1,60}|lives in .{1,40}", re.IGNORECASE
)
_INSIDE = re.compile(r"\(link\)|click to expand\W*|quote:", re.IGNORECASE)
_INVITATION = re.compile(
    r"\b(?:(?:share|leave|post|add|drop|send|voice|give)(?: (?:us|me))? (?:your|a|any|some)(?: \w+){0,3}? (?:thoughts?|comments?|opinions?|views?|stor(?:y|ies)|feedback|reactions?|questions?|tips?|memories|experiences?|favou?rites?|pictures|photos|ideas|suggestions)\b[^.?!]{0,60}|"
    r"\b(?:tell|let) (?:us|me)\b[^.?!]{0,80}|(?:^|[.?!:,] |please |and |or )(?:comment|sound off|chime in|weigh in|discuss)\b[^.?!]{0,30})\b"
    r"(?:below|in (?:the|a) comments?|(?:on|via|at) (?:our |my )?(?:Facebook|Twitter))\b|"
    r"\b(?:have your say|join (?:in )?the (?:conversation|discussion|debate))\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    rf"^(?P<author>{_NAME})\s(?:(?:on|at)\s(?P<when1>{_WHEN})\s)?(?P<verb>says?|said|wrote|writes|commented|replied)(?:\s?(?:on|at)?\s?(?P<when2>{_WHEN}))?\s?(?P<end>[:…]|\.\.\.)?$"
)
_BY_WHEN = re.compile(
    rf"^\W{{0,3}}(?:(?:posted|comment|written|submitted|left)\s)?(?:by:?|from|comment by)\s(?P<author>{_NAME}),?\s?(?:on|at|\||-|–|—|·|@|,)?\s?(?P<when>{_WHEN})\W{{0,3}}$",
    re.IGNORECASE,
)
_NAME_WHEN = re.compile(
    rf"^(?:\#?\d{{1,4}}[.):]?\s)?(?P<author>{_NAME})\s?(?:,|\||-|–|—|·|•|on|at|@|\()\s?(?P<when>{_WHEN})\)?\W{{0,2}}$"
)
_NAME_RUN_INTO_WHEN = re.compile(
    rf"^(?P<author>{_NAME})\s(?P<when>{_DATE}(?:\s?(?:,|at|@|-|–|—|\||·)?\s?{_CLOCK})|{_AGO})$"
)
_BY_TITLE = re.compile(
    rf"^(?:(?:posted|comment|written|submitted|left)\s)?by:?\s(?P<author>\S.{{0,100}}?)\son\s(?P<when>{_DATE}\sat\s{_CLOCK})\W{{0,3}}$",
    re.IGNORECASE,
)
"""A page that links here writes its whole title where a commenter writes a name."""
_ON_SAID = re.compile(
    rf"^On (?P<when>{_WHEN}),?\s(?P<author>{_NAME})\s(?:said|wrote|says)\s?(?:[:…]|\.\.\.)?$", re.IGNORECASE
)
_WHEN_ALONE = re.compile(
    rf"^\W{{0,3}}(?:(?:posted\s)?(?:on|at)\s)?(?P<when>{_WHEN})\W{{0,3}}$", re.IGNORECASE
)
_BUTTONS = re.compile(
    r"(?:[\s|·•/(\[–—-]+(?:reply|like|quote|report(?: abuse)?|flag|share|permalink|link|edit)\b(?:\s?\(\d{1,6}\))?[)\]]?)+\W{0,3}$",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=[a-zà-öø-ÿа-яёіїє])(?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ])")
_SHORT_TIME = re.compile(r"\d{1,3}[^\W\d_]{1,3}")
_LABEL = re.compile(r"^(?P<author>(?:[^\W\d_][\w.'’-]{0,30})(?:\s[^\W\d_][\w.'’-]{0,30}){0,3}):$")
_OF_NAMES = re.compile(r"al|bint?|dal?|del?|della|den|der|di|dos?|du|el|la|le|ten|ter|van|von|y|zu")
"""Words within names that begin with a small letter."""
SENTENCE_END = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*$")
_NUMBERS_IN = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_TITLE_WORD = re.compile(r"(?<!\w)[^\W\d_][a-zà-ÿ]{3,}(?!\w)")
_TITLE_WORDS = 4
"""Words of four letters and more that a title has; fewer may be a name."""
_LONGEST = 200
_INVITES = 400
"""Characters of a line up to which an invitation is what it is about."""
NOTHING: Mapping[int, Attribution] = MappingProxyType({})
"""No attributions, by the lines they stand on."""


class Attribution(NamedTuple):
    """Who wrote a comment and when, as a line of its own says; `sure` when a report would hardly print it."""

    author: str | None
    published: str | None
    sure: bool


def is_notice(line: str) -> bool:
    """Say whether a line is a button or notice of a comment system, in any of the languages known.

    >>> is_notice("Leave a Reply"), is_notice("I will leave a reply."), is_notice("Schreibe einen Kommentar")
    (True, False, True)
    """
    line = line.strip()
    return len(line) <= _LONGEST and bool(
        _NOTICE.match(line)
        or _is_offered(line)
        or _LIKES.fullmatch(line)
        or _MAIL_IS_HIDDEN.match(line)
        or (parted(line) != line and not _SHORT_TIME.match(line))
    )


def parted(line: str) -> str:
    """Return a line of buttons and counts that are run together with blanks between these, and any other as it is.

    >>> parted("3 Replies12 RecommendShareFlag"), parted("3d14 likesReply"), parted("McDonald Reply")
    ('3 Replies 12 Recommend Share Flag', '3d 14 likes Reply', 'McDonald Reply')
    """
    pieces = _RUN_TOGETHER.sub(" ", line) if len(line) <= _LONGEST_OFFERED else line
    if pieces == line:
        return line
    first, *others = pieces.split()
    shown = _SHORT_TIME.fullmatch(first) or is_chrome(first)
    return pieces if shown and all(is_chrome(other) or is_notice(other) for other in others) else line


def is_answer_button(line: str) -> bool:
    """Say whether a line is what is pressed to answer a comment, or to report it, and nothing else.

    >>> is_answer_button("Antworten"), is_answer_button("Reply"), is_answer_button("Older comments")
    (True, True, False)
    """
    return len(line) <= _LONGEST_OFFERED and key_of(line) in REPLIES


def opens_form(line: str) -> bool:
    """Say whether a line heads the form to write a comment, or stands in it.

    >>> opens_form("Leave a Reply"), opens_form("Dodaj komentarz"), opens_form("Reply")
    (True, True, False)
    """
    line = line.strip()
    return len(line) <= _LONGEST and bool(
        _OPENS_FORM.match(line) or is_said("invites", line) or _MAIL_IS_HIDDEN.match(line)
    )


def _is_offered(line: str) -> bool:
    if not 0 < len(line) <= _LONGEST_OFFERED:
        return False
    said = key_of(line)
    return said in REPLIES or said in phrases(*_OFFERED)


def is_inside(line: str) -> bool:
    """Say whether a line of the page's stands within a comment: above its text, or between a quotation and the answer.

    >>> is_inside("Click to expand..."), is_inside("Reply")
    (True, False)
    """
    return _INSIDE.fullmatch(line.strip()) is not None


def is_furniture(line: str) -> bool:
    """Say whether a line is a page's own: counts of likes, links to other pages, forms, rules for commenters.

    >>> is_furniture("5 people like this post."), is_furniture("Five people liked the play."), is_furniture("Read also")
    (True, False, True)
    """
    line = line.strip()
    return (len(line) <= _LONGEST and bool(_FURNITURE.match(line))) or bool(_FORM.match(line))


def is_of_member(line: str) -> bool:
    """Say whether a line is what a network tells of who commented, below the name.

    >>> is_of_member("Works at Holm Ferries"), is_of_member("It works at night.")
    (True, False)
    """
    line = line.strip()
    return not line.endswith(".") and _OF_MEMBER.fullmatch(line) is not None


def is_credit(line: str) -> bool:
    """Say whether a line says who else worked on a report.

    >>> is_credit("—Ann Holm and Bo Berg contributed to this article."), is_credit("She contributed a lot to this town.")
    (True, False)
    """
    line = line.strip()
    return len(line) <= _LONGEST and bool(_CREDIT.match(line))


def is_page(line: str) -> bool:
    """Say whether a line is the page's by any of these signs: a heading of comments, a button, notice or form.

    >>> is_page("12 Kommentare"), is_page("Leave a Reply"), is_page("Well said.")
    (True, True, False)
    """
    return is_heading(line) or is_notice(line) or is_furniture(line)


def is_title(line: str) -> bool:
    """Say whether a line is a title, as of a link to another page: in capitals throughout, and no sentence.

    Lines with a figure are left to other rules, since a commenter's name and time look like a title too.

    >>> is_title("Council Votes to Close the Swimming Pool"), is_title("The council voted to close it")
    (True, False)
    >>> is_title("Happy Birthday, Dear Uncle Bob Dylan!")
    False
    """
    line = line.strip()
    if len(line) > _LONGEST or _DIGIT.search(line) or (line[-1:] in ".!" and not line.endswith("...")):
        return False
    words = _TITLE_WORD.findall(line)
    return len(words) >= _TITLE_WORDS and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def is_invitation(line: str) -> bool:
    """Say whether a line invites its readers to comment, as outlets do and readers do not.

    >>> is_invitation("Should the line be doubled? Share your thoughts in the comments below!")
    True
    >>> is_invitation("I left a comment below."), is_invitation("“Tell us what you want on Twitter,” she said.")
    (False, False)
    """
    return len(line) <= _INVITES and bool(_INVITATION.search(without_quotations(line)))


def attribution(line: str) -> Attribution | None:
    """Return who and when, if the line says nothing else.

    >>> attribution("Anonymous said...")
    Attribution(author='Anonymous', published=None, sure=True)
    >>> attribution("Posted by Kim Lee on March 3, 2012 at 5:04 pm")
    Attribution(author='Kim Lee', published='March 3, 2012 at 5:04 pm', sure=True)
    >>> attribution("The statement said:")
    Attribution(author='The statement', published=None, sure=False)
    >>> attribution("Kim Lee | March 3, 2012 at 5:04 pm | Reply")
    Attribution(author='Kim Lee', published='March 3, 2012 at 5:04 pm', sure=True)
    >>> attribution("He left early.") is None
    True
    """
    line = line.strip()
    if not 0 < len(line) <= 140:
        return None
    if buttons := _BUTTONS.search(line):
        # No report prints “Reply” behind a time.
        rest = line[: buttons.start()]
        found = _attribution(rest)
        if found is not None and found.published:
            return found._replace(sure=True)
        if run := _NAME_RUN_INTO_WHEN.match(rest):
            return Attribution(run["author"], run["when"], True)
    return _attribution(line)


def _attribution(line: str) -> Attribution | None:
    if found := _ON_SAID.match(line):
        return Attribution(found["author"].strip(), found["when"].strip(), True)
    if found := _SAYS.match(line):
        when = found["when1"] or found["when2"]
        ellipsis = found["end"] in ("…", "...") and found["verb"] in ("said", "says")
        if when or found["end"]:
            return Attribution(found["author"].strip(), when and when.strip(), bool(when) or ellipsis)
    if found := _BY_WHEN.match(line) or _BY_TITLE.match(line):
        return Attribution(found["author"].strip(), found["when"].strip(), True)
    if found := _WHEN_ALONE.match(line):
        return Attribution(None, found["when"].strip(), False)
    if found := _NAME_WHEN.match(line):
        author = found["author"].strip(" ,-–—|·•(")
        if (
            author
            and len(author.split()) <= 4
            and author.lower() not in ("posted", "updated", "published", "on", "last updated")
        ):
            return Attribution(author, found["when"].strip(), False)
    return None


def ends_a_sentence(line: str) -> bool:
    """Say whether a line ends like a sentence, in whatever script, quotation marks and brackets after it aside.

    >>> ends_a_sentence("“They left.”"), ends_a_sentence("本当？"), ends_a_sentence("Council votes to close pool")
    (True, True, False)
    """
    return SENTENCE_END.search(line.rstrip()) is not None


def numbers_alike(line: str) -> str:
    """Return a line as it is known again where only numbers and case differ.

    >>> numbers_alike("12 Fans ") == numbers_alike("178 fans")
    True
    """
    return _NUMBERS_IN.sub("0", line.strip().casefold())


def label_of_a_name(line: str) -> str | None:
    """Return the name that a line holds with a colon behind it and nothing else, in capitals if it is of several words.

    Whether it is a commenter's, its place must show: “Background:” looks the same.

    >>> label_of_a_name("Anna von Weber:"), label_of_a_name("jane_79:"), label_of_a_name("Three things:")
    ('Anna von Weber', 'jane_79', None)
    """
    found = _LABEL.match(line.strip())
    if not found:
        return None
    words = found["author"].split()
    return found["author"] if len(words) == 1 or in_capitals(words) else None


def in_capitals(words: Sequence[str]) -> bool:
    """Say whether all words begin with a capital letter, as the words of a name do.

    >>> in_capitals(["Anna", "von", "Weber"]), in_capitals(["Three", "things"])
    (True, False)
    """
    return all(word[0].isupper() or _OF_NAMES.fullmatch(word) for word in words)
