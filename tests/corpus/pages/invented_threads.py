"""Pages of invented threads in four kinds of markup, for tests that change them."""

from __future__ import annotations

BEFORE = (
    "<html lang=en><title>Truce holds</title><body><article><h1>Truce holds</h1><p>The truce held for a second day, the "
    "monitors said, and convoys crossed into the north of the city.</p></article>"
)
LISTED = (
    '<li id="comment-{n}" class="comment depth-{depth}"><div class="comment-author vcard"><img src=a.png><cite class="fn">'
    '<a href="/u{n}">{name}</a></cite></div><div class="comment-meta"><a href="#comment-{n}"><time datetime='
    '"2021-07-0{n}T10:15:00Z">July {n}, 2021 at 10:15</time></a></div><p>{text}</p><a class="comment-reply-link" href="#'
    'respond">Reply</a>{inner}</li>'
)
BOXED = (
    '<div class="x1" id="c{n}"><b>{name}</b> <a href="#c1">#1</a> <i>{n} July 2021, 10:15</i> <span>▲ {n} ▼ 0</span>'
    '<blockquote>"The truce"</blockquote><div class="x2">{text}</div><button>Reply</button>{inner}</div>'
)
TERMS = "<dt id=r{n}>Posted by {name} on {n} July 2021 at 10:15</dt><dd><p>{text}</p>{inner}</dd>"
ROWS = (
    "<tr><td class=who><a href=/u{n}>{name}</a><br>Member<td class=post><div>0{n}.07.2021 10:15</div><div id=p{n}>{text}"
    "</div>{inner}</tr>"
)
AROUND = {
    LISTED: ('<div id=comments><h2>3 responses to “Truce holds”</h2><ol class="comment-list">', "</ol>"),
    BOXED: ("<h3>Comments (3)</h3><div>", "</div>"),
    TERMS: ("<h3>Comments</h3><dl>", "</dl>"),
    ROWS: ("<h3>3 Kommentare</h3><table>", "</table>"),
}
NAMES = ("Ann Holm", "Bo", "Cy Day")


def thread(template: str, texts: list[str], *, nested: bool) -> str:
    """Return a page with a thread: each record beside the others, or each an answer inside the one before."""
    inner, beside = "", ""
    for n in range(len(texts), 0, -1):
        record = template.format(
            n=n, depth=n if nested else 1, name=NAMES[n % 3], text=texts[n - 1], inner=inner
        )
        inner = f"<ol class=children>{record}</ol>" if nested else ""
        beside = record if nested else record + beside
    opening, closing = AROUND[template]
    form = '<form id="commentform"><textarea name=comment></textarea></form>'
    return f"{BEFORE}{opening}{beside}{closing}{form}</html>"
