"""The thread that Disqus sends with the document of its frame, as the records that its script makes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

_THREAD = re.compile(r"""<script\b[^<>]*\bid\s*=\s*["']disqus-threadData["'][^<>]*>""", re.IGNORECASE)


def with_thread(document: str) -> str:
    """Return the document of a frame with the posts it holds as data written out, where it is one of Disqus'.

    Posts that readers are not shown, since they were deleted, wait for approval or are spam, are left out.

    >>> data = '{"response": {"posts": [{"id": "7", "author": {"name": "Ann"}, "message": "<p>Sure.</p>"}]}}'
    >>> page = f'<script type="text/json" id="disqus-threadData">{data}</script>'
    >>> with_thread(page).partition("</script>")[2][:60]
    '<ul id="dsq-comments"><li class="post" id="post-7"><header><'
    """
    found = _THREAD.search(document)
    closing = document.find("</script", found.end()) if found else -1
    behind = document.find(">", closing) + 1
    if found is None or closing < 0 or not behind:
        return document
    try:
        data = json.loads(document[found.end() : closing])
    except (ValueError, RecursionError):
        return document
    response = data.get("response") if isinstance(data, Mapping) else None
    posts = response.get("posts") if isinstance(response, Mapping) else None
    if not isinstance(posts, Sequence) or isinstance(posts, str):
        return document
    written = "".join(_written(post) for post in posts if isinstance(post, Mapping) and _is_shown(post))
    cursor = data.get("cursor")
    total = cursor.get("total") if isinstance(cursor, Mapping) else None
    heading = f"<h3>{total} Comments</h3>" if isinstance(total, int) else ""
    return f'{document[:behind]}{heading}<ul id="dsq-comments">{written}</ul>{document[behind:]}'


def _is_shown(post: Mapping[str, Any]) -> bool:
    return bool(
        not post.get("isDeleted")
        and not post.get("isSpam")
        and post.get("isApproved", True)
        and isinstance(post.get("message"), str)
    )


def _written(post: Mapping[str, Any]) -> str:
    author = post.get("author")
    name = author.get("name") if isinstance(author, Mapping) else None
    moment = post.get("createdAt")
    time = f"{moment}Z" if isinstance(moment, str) and re.fullmatch(r"[-0-9]{10}T[:0-9]{8}", moment) else ""
    votes = "".join(
        f'<span class="vote-{kind}" data-role="{kind}">{post[kind]}</span>'
        for kind in ("likes", "dislikes")
        if isinstance(post.get(kind), int)
    )
    parent = post.get("parent")
    answers = f' data-parent-id="{escape(str(parent))}"' if parent else ""
    return (
        f'<li class="post" id="post-{escape(str(post.get("id")))}"{answers}><header>'
        f'<span class="author">{escape(name) if isinstance(name, str) else ""}</span> '
        f'<time datetime="{time}">{time[:10]}</time></header><div class="post-message">{post["message"]}</div>'
        f"<footer>{votes}</footer></li>"
    )
