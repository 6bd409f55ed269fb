"""Comment systems by their marks: which one a page has, and whether its comments are in the page at all.

A system is data: the elements that are its records, and the elements, scripts or frames by which a page
loads it. Records of a known system are believed more readily than records found by their shape alone, and
fields that a system writes in its own way are named here; everything else is read as in any other page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .tree import Tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .groups import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """One comment system.

    Attributes:
        name: as it stands in the corpus.
        records: full match of a set's name (`Group.name`) when its members are the system's records.
        marks: full match of a class name or id that only this system writes; proves the system.
        sources: searched for in the addresses of scripts and frames that load it.
    """

    name: str
    records: str | None = None
    marks: str | None = None
    sources: str | None = None


SYSTEMS: tuple[System, ...] = (
    System(
        name="wpdiscuz",
        records=r"div\.(?:wpd-comment|wc-comment)|div#wpd-comm-0(?:_0)?|div#wc-comm-0(?:_0)?",
        marks=r"wpdcom|wpdiscuz\S*|wc-comment|wpd-comment|wc_comm_form",
    ),
    System(
        name="disqus",
        records=r"li#dsq-comment-0|(?:li|div)\.(?:dsq-comment|post-content)|li\.post",
        marks=r"disqus_thread|dsq-content|dsq-comments",
        sources=r"disqus\.com/(?:embed|forums|count)|/embed\.js$",
    ),
    System(
        name="blogger",
        records=r"li\.comment|d[tl]\.comment-author|div\.comment-block|dd#blog0_cmt-0|dl\.comment-body",
        marks=r"blog\d+_comments-block-wrapper|comments-block|comment-holder|blogger-comment\S*|bc_0_\w+",
    ),
    System(name="discourse", records=r"(?:div|article)\.(?:topic-post|crawler-post)|div\.topic-body", marks=r"discourse-\S+|crawler-post|topic-body|discourse-comments"),
    System(name="xenforo", records=r"(?:article|li|div)\.(?:message|message--post|js-post)", marks=r"message--post|js-post|messagelist|p-body-pagecontent|message-attribution"),
    System(name="vbulletin", records=r"(?:table|li|div)#post_?0|li\.postbit\w*", marks=r"postbit\w*|postcontainer|vbulletin\S*"),
    System(name="phpbb", records=r"div\.post|div#p0", marks=r"postbody|phpbb|viewtopic|phpbb\S*"),
    System(name="spip", records=r"(?:li|div)\.(?:forum-fil|forum-message|comment-message)|li\.forum-fil", marks=r"forum-fil|forum-texte|formulaire_forum|comments-posts"),
    System(name="livefyre", records=r"(?:article|div)\.fyre-comment-article", marks=r"fyre|livefyre\S*|fyre-\S+", sources=r"livefyre\.com"),
    System(name="typepad", records=r"(?:div|li|p)#comment-0(?:-content)?", marks=r"comments-content|tp-comments|typelist\S*|comment-6a[0-9a-f]{10,}\S*"),
    System(name="movable type", records=r"div\.comment|div#comment-0|div#c0", marks=r"mt-\S+|comments-open-\S+|comment-inner|entry-\d+-comments"),
    System(name="drupal", records=r"(?:div|article)\.(?:comment|comment-published|comment-wrapper|js-comment)", marks=r"comment-published|field-name-comment-body|comment-by-\S+|comment_comment|field--name-comment-body|clear-block|node-type-\S+|indented|js-comment"),
    System(name="squarespace", records=r"div\.(?:comment|comment-wrapper)", marks=r"sqs-\S+|squarespace-\S*|journal-comment-area|comment-list-wrapper"),
    System(name="substack", records=r"div\.(?:comment|comment-content)", marks=r"comments-page\S*|comment-list-items|pencraft"),
    System(name="telligent", records=r"li\.(?:content-item|comment|content-item-comment)", marks=r"content-fragment\S*|telligent\S*"),
    System(name="newsvine", records=r"div\.(?:p-comment_comment|vine-p)", marks=r"vine-\S+|p-comment_\S+"),
    System(name="coral", records=r"div\.(?:coral-comment|talk-stream-comment)\S*", marks=r"coral[-_]\S+|coral_thread|coral-\S+|coral_talk_stream|talk-stream\S*", sources=r"coral\.|/assets/js/embed\.js|talk\.\w+\.\w+/"),
    System(name="viafoura", records=r"div\.vf3?-(?:comment|content)\S*", marks=r"viafoura|vf-(?:conversations?|comments|widget)\S*|vf3-comments", sources=r"viafoura\.(?:net|co|com)"),
    System(name="openweb", records=r"div\.(?:spcv_comment\S*|sppre_message\S*)", marks=r"ow-\S+|spot-im\S*|spcv_\S+|sppre_\S+|openweb-?\S*", sources=r"spot\.im|spotim\.|openweb\.com"),
    System(name="facebook", records=r"div\.fbfeedbackpost|div\.uiimageblock", marks=r"fb-comments|fbcomments\S*", sources=r"facebook\.com/plugins/(?:comments|feedback)"),
    System(name="hyvor", marks=r"hyvor-talk\S*", sources=r"talk\.hyvor\.com"),
    System(name="remark42", records=r"article\.comment", marks=r"remark42", sources=r"remark42?[./]"),
    System(name="isso", records=r"div\.isso-comment", marks=r"isso-thread|isso-\S+", sources=r"/isso/|embed\.min\.js.*isso"),
    System(name="giscus", marks=r"giscus\S*", sources=r"giscus\.app"),
    System(name="utterances", marks=r"utterances\S*", sources=r"utteranc\.es"),
    System(name="commento", records=r"div#commento-comment-card-0", marks=r"commento\S*", sources=r"commento\.io"),
    System(name="intensedebate", records=r"div#idc-(?:c|comment-)\S*|div\.idc-c", marks=r"idc-\S+|intensedebate\S*", sources=r"intensedebate\.com"),
    System(name="vuukle", marks=r"vuukle\S*", sources=r"vuukle\.com"),
    System(name="insticator", marks=r"insticator\S*", sources=r"insticator\.com"),
    System(name="pluck", records=r"div\.pluck-comm-single-comment\S*", marks=r"pluck\S*", sources=r"pluck(?:it)?\."),
    System(name="js-kit", records=r"div\.(?:js-singlecomment\S*|echo-item-\S+)", marks=r"js-kit\S*|js-comments|echo-\S+", sources=r"js-kit\.com"),
    System(name="gigya", marks=r"gig-comment\S*|gigya-?comments?\S*", sources=r"comments\.\w+\.gigya\.com"),
    System(name="hypercomments", marks=r"hypercomments\S*|hcc?-comment\S*", sources=r"hypercomments\.com"),
    System(name="cackle", marks=r"mc-container|cackle\S*", sources=r"cackle\.me"),
    System(name="graphcomment", marks=r"graphcomment", sources=r"graphcomment\.com"),
    System(name="muut", marks=r"muut\S*", sources=r"muut\.com"),
    System(name="vkontakte", marks=r"vk_comments\S*", sources=r"vk\.com/js/api"),
    System(name="piano", marks=r"piano-comments\S*", sources=r"piano\.io/.*comment"),
    System(name="wordpress", records=r"(?:li|div|article|dd|dt)(?:\.comment|\.pingback|\.trackback|#(?:li-|div-)?comment-0|\.comment-body|\.depth-\d+)", marks=r"commentlist|comment-list|bypostauthor|comment-author-\S+|thread-(?:even|odd)|comment-reply-title|wp-\S+|commentmetadata|wp-block-\S+"),
)  # fmt: skip
"""The systems, those that leave the clearest marks first; WordPress, whose class names others borrow, last."""

_IN_SCRIPT_ONLY = frozenset((
    "disqus", "coral", "viafoura", "openweb", "facebook", "hyvor", "remark42", "isso", "giscus", "utterances", "commento",
    "intensedebate", "vuukle", "insticator", "pluck", "js-kit", "gigya", "hypercomments", "cackle", "graphcomment", "muut",
    "vkontakte", "piano", "livefyre",
))  # fmt: skip
"""Systems that load their comments when the page is shown, so that a page as it was sent has none."""


def systems_of(tree: Tree) -> Mapping[str, int]:
    """Return the systems a page shows marks of, with how many, the surest first."""
    found: dict[str, int] = {}
    names = {name for classes in tree.classes for name in classes} | {name for name in tree.ids if name}
    sources = [
        source
        for node, tag in zip(tree.attributes, tree.tags, strict=True)
        if tag in ("script", "iframe") and (source := (node.get("src") or node.get("data-src") or "")[:300])
    ]
    joined = "\n".join(sorted(names))
    for system in SYSTEMS:
        marks = len(_lines(system.marks).findall(joined)) if system.marks else 0
        if system.sources:
            pattern = re.compile(system.sources)
            marks += 2 * any(pattern.search(source) for source in sources)
        if marks:
            found[system.name] = marks
    return found


_compiled: dict[str, re.Pattern[str]] = {}


def _lines(pattern: str) -> re.Pattern[str]:
    found = _compiled.get(pattern)
    if found is None:
        found = _compiled[pattern] = re.compile(rf"^(?:{pattern})$", re.MULTILINE)
    return found


def system_of(group: Group, present: Mapping[str, int]) -> str | None:
    """Return the system whose records the members of a set are, among those a page shows marks of."""
    for system in SYSTEMS:
        if system.records and system.name in present and re.fullmatch(system.records, group.name):
            return system.name
    return None


def loaded_by_script(present: Mapping[str, int]) -> str | None:
    """Return the system that a page loads its comments from when it is shown, if there is one."""
    possible = [name for name in present if name in _IN_SCRIPT_ONLY]
    return max(possible, key=lambda name: present[name]) if possible else None
