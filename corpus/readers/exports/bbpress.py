"""The forums of the plug-in bbPress in a WordPress export: a topic is a report, and its replies are the comments.

Forums, topics and replies are items of the export, each of which names the one above it as its parent. Of a reply it
is known only at the end of the export whether readers see the topic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...errors import Problem
from ...gathered import Gathered, Scratch
from ...records import SourceComment
from ..withheld import Withheld
from .wordpress import ON_LEFT_OUT, scoped

if TYPE_CHECKING:
    from ..tally import Tally

FORUM, TOPIC, REPLY = "forum", "topic", "reply"
CLOSED = "closed"
"""The status of a topic that readers see, but cannot reply to any longer."""
META = frozenset(("_bbp_reply_to", "_bbp_anonymous_name"))
"""What the plug-in keeps beside a reply: the reply that it answers, and the name of a visitor."""


@dataclass(frozen=True, slots=True)
class _Reply:
    topic: str
    comment: SourceComment
    hidden: str | None


@dataclass(slots=True)
class Forum:
    """The replies of an export on disk, and in memory the ids of the forums and topics that readers do not see."""

    replies: Gathered[_Reply]
    scratch: Scratch
    hidden: set[str] = field(default_factory=set)

    def take(
        self,
        comment: SourceComment,
        *,
        topic: str,
        number: str,
        scope: str | None,
        meta: Mapping[str, str],
        hidden: str | None,
    ) -> None:
        """Take a reply.

        Args:
            comment: its text and what else every item of an export has.
            topic: the id of the item above it.
            number: its own id.
            scope: the site.
            meta: what the plug-in keeps beside it (`META`).
            hidden: why readers do not see it; None where they do.
        """
        answered = meta.get("_bbp_reply_to", "").strip()
        comment = replace(
            comment,
            report_key=scoped("post", topic, scope),
            key=scoped("reply", number, scope),
            parent_key=scoped("reply", answered, scope) if answered not in ("0", topic) else None,
        )
        self.replies.append(_Reply(topic, comment, hidden), size=len(comment.text))

    def comments(self, tally: Tally) -> Iterator[SourceComment | Problem]:
        """Yield the replies that readers see, and stubs of those that these answer; `tally` counts the others."""
        withheld = Withheld(self.scratch)
        for reply in self.replies:
            if reply.topic in self.hidden:
                tally.leave_out("comment", ON_LEFT_OUT)
            elif reply.hidden:
                withheld.hold(reply.comment, reply.hidden, tally)
            elif not reply.comment.text:
                yield Problem(
                    where=reply.comment.locator, what="the reply is empty", remedy="it was left out"
                )
            else:
                withheld.shown(reply.comment)
                yield reply.comment
        yield from withheld.answered()
