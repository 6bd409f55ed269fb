"""Comment systems by their marks: which one a page has, and whether its comments are in the page at all.

A system is a row of data: what its records are called, and the names and addresses that only it writes.
Records of a known system are believed more readily than records found by their shape alone; their fields
are read as in any other page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class System:
    """One comment system.

    Attributes:
        name: as it stands in the corpus.
        marks: class names and ids that only this system writes, blanks between; one that ends in ``*`` is a
            beginning.
        records: full match of a set's name (`Group.name`) when its members are the system's records.
        sources: parts of the addresses of scripts and frames that load it, blanks between.
        scripted: True when its comments come by script, so that a page as it was sent has none.
    """

    name: str
    marks: str
    records: str = ""
    sources: str = ""
    scripted: bool = False


_S = System
SYSTEMS: tuple[System, ...] = (
    _S("wpdiscuz", "wpdcom wpdiscuz* wc-comment wpd-comment", r"div(?:\.w(?:pd|c)-comment|#w(?:pd|c)-comm-0(?:_0)?)"),
    _S("disqus", "disqus_thread dsq-content dsq-comments", r"li#dsq-comment-0|li\.post|(?:li|div)\.(?:dsq-comment|post-content)", "disqus.com/embed disqus.com/forums", scripted=True),
    _S("blogger", "comments-block comment-holder blogger-comment* blog1_comments*", r"li\.comment|dt\.comment-author|div\.comment-block|d[dt]#(?:blog0_cmt-0|c0)|li#c0"),
    _S("discourse", "discourse-* crawler-post topic-body", r"(?:div|article)\.(?:topic-post|crawler-post|topic-body)"),
    _S("xenforo", "message--post js-post messagelist message-attribution", r"(?:article|li|div)\.(?:message|message--post|js-post)"),
    _S("vbulletin", "postbit* postcontainer vbulletin*", r"(?:table|li|div)#post_?0|li\.postbit\w*"),
    _S("phpbb", "phpbb* viewtopic postprofile", r"div\.post|div#p0"),
    _S("spip", "forum-fil forum-texte formulaire_forum comments-posts", r"(?:li|div)\.(?:forum-fil|forum-message|comment-message)"),
    _S("livefyre", "fyre livefyre* fyre-*", r"(?:article|div)\.fyre-comment-article", "livefyre.com", scripted=True),
    _S("typepad", "comment-6a0* tp-comments typelist* all-comments", r"(?:div|li|p)#comment-0(?:-content)?"),
    _S("movable type", "mt-* comments-open-* comments-open comments-body commenttext", r"div\.(?:comment|comments-body)|div#(?:comment-0|c0)|p\.posted"),
    _S("drupal", "comment-published field-name-comment-body field--name-comment-body comment-by-* js-comment comment_add indented node-type-*", r"(?:div|article)\.(?:comment|comment-published|comment-wrapper|js-comment|comment-by-anonymous)"),
    _S("squarespace", "sqs-* squarespace-* journal-comment-area comment-list-wrapper", r"div\.(?:comment|comment-wrapper)|div#comment0"),
    _S("substack", "comment-list-items pencraft", r"div\.(?:comment|comment-content)"),
    _S("telligent", "telligent* content-fragment*", r"li\.(?:content-item|comment|content-item-comment)"),
    _S("newsvine", "p-comment_*", r"div\.(?:p-comment_comment|vine-p|commentbody)"),
    _S("coral", "coral-* coral_* talk-stream* coral_thread", r"div\.(?:coral-comment|talk-stream-comment)\S*", ".coral. coral.coralproject talk.coralproject", scripted=True),
    _S("viafoura", "viafoura vf-conversations vf-comments vf-widget* vf3-comments viafoura-*", r"div\.vf3?-(?:comment|content)\S*", "viafoura.net viafoura.co", scripted=True),
    _S("openweb", "spot-im* spcv_* sppre_* openweb* ow-comments*", r"div\.(?:spcv_comment|sppre_message)\S*", "spot.im spotim.market openweb.com", scripted=True),
    _S("facebook", "fb-comments fbcomments*", r"div\.(?:fbfeedbackpost|uiimageblock)", "facebook.com/plugins/comments facebook.com/plugins/feedback", scripted=True),
    _S("hyvor", "hyvor-talk*", sources="talk.hyvor.com", scripted=True),
    _S("remark42", "remark42", r"article\.comment", "remark42", scripted=True),
    _S("isso", "isso-thread isso-*", r"div\.isso-comment", "/isso/ isso.", scripted=True),
    _S("giscus", "giscus*", sources="giscus.app", scripted=True),
    _S("utterances", "utterances*", sources="utteranc.es", scripted=True),
    _S("commento", "commento commento-*", r"div#commento-comment-card-0", "commento.io", scripted=True),
    _S("intensedebate", "idc-* intensedebate*", r"div#idc-c(?:omment)?-?0|div\.idc-c", "intensedebate.com", scripted=True),
    _S("vuukle", "vuukle*", sources="vuukle.com", scripted=True),
    _S("insticator", "insticator*", sources="insticator.com", scripted=True),
    _S("pluck", "pluck-* pluck_*", r"div\.pluck-comm-single-comment\S*", "pluckit.", scripted=True),
    _S("js-kit", "js-kit* js-comments echo-*", r"div\.(?:js-singlecomment|echo-item)\S*", "js-kit.com", scripted=True),
    _S("gigya", "gig-comment* gigya-comment*", sources="gigya.com/js/gigya.js?comments", scripted=True),
    _S("hypercomments", "hypercomments* hc-comment*", sources="hypercomments.com", scripted=True),
    _S("cackle", "mc-container cackle*", sources="cackle.me", scripted=True),
    _S("graphcomment", "graphcomment", sources="graphcomment.com", scripted=True),
    _S("muut", "muut muut-*", sources="muut.com", scripted=True),
    _S("vkontakte", "vk_comments*", sources="vk.com/js/api", scripted=True),
    _S("piano", "piano-comments*", scripted=True),
    _S("wordpress", "commentlist comment-list bypostauthor comment-author-* thread-even comment-reply-title wp-* commentmetadata", r"(?:li|div|article|d[dt])(?:\.(?:comment|pingback|trackback|comment-body|thread-even|depth-0)|#(?:li-|div-)?comment-0)"),
)  # fmt: skip
"""The systems, those that leave the clearest marks first; WordPress, whose class names others borrow, last."""

_SCRIPTED = frozenset(system.name for system in SYSTEMS if system.scripted)


def systems_of(tree: Tree) -> Mapping[str, int]:
    """Return the systems a page shows marks of, with how many different ones.

    >>> dict(systems_of(Tree('<div id="disqus_thread"></div><script src="//x.disqus.com/embed.js"></script>')))
    {'disqus': 2}
    """
    names = {name for classes in tree.classes for name in classes}
    names.update(tree.ids)
    joined = "\n" + "\n".join(names) + "\n"
    sources = "\n".join(
        (attributes.get("src") or attributes.get("data-src") or "")[:300]
        for tag, attributes in zip(tree.tags, tree.attributes, strict=True)
        if tag in ("script", "iframe") and attributes
    )
    found: dict[str, int] = {}
    for system in SYSTEMS:
        count = 0
        for mark in system.marks.split():
            count += f"\n{mark[:-1]}" in joined if mark.endswith("*") else mark in names
        count += sum(source in sources for source in system.sources.split())
        if count:
            found[system.name] = count
    return found


def system_of(names: Iterable[str], present: Mapping[str, int]) -> str | None:
    """Return the system whose records a set of that name is, among those a page shows marks of.

    >>> system_of(["li.even", "li#comment-0"], {"wordpress": 3})
    'wordpress'
    """
    if not present:
        return None
    for system in SYSTEMS:
        if system.records and system.name in present and any(map(_pattern(system.records).fullmatch, names)):
            return system.name
    return None


@lru_cache
def _pattern(records: str) -> re.Pattern[str]:
    return re.compile(records)


def loaded_by_script(present: Mapping[str, int]) -> str | None:
    """Return the system that a page loads its comments from when it is shown, if there is one."""
    possible = [name for name in present if name in _SCRIPTED]
    return max(possible, key=lambda name: present[name]) if possible else None
