"""Guidelines for annotators, written from the label scheme: what every label marks, what it does not, examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib import resources

from ..corpus.scheme import Layer, Scheme, default_scheme
from .config import hotkeys
from .names import readable

_MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_MOST_EXAMPLES = 3

_UNITS = {
    "span": "Spans",
    "sentence": "Sentences",
    "document": "Whole document, one label",
    "span or document": "Whole document, one label",
    "sentence or document": "Whole document, one label",
}

_INSIDE = (
    ".cm-guide { line-height: 1.5; } .cm-guide h2 { margin: 1.5rem 0 .4rem; } .cm-guide h3 { margin: 1rem 0 .2rem; } "
    ".cm-guide p, .cm-guide table { margin: .4rem 0; } .cm-guide th, .cm-guide td { text-align: left; "
    "padding: .1rem .9rem .1rem 0; vertical-align: top; } .cm-guide ul { list-style: disc; padding-left: 1.2rem; } "
    ".cm-guide ol { list-style: decimal; padding-left: 1.6rem; }"
)
"""The page of a project takes space between paragraphs and numbers of steps away, and knows nothing of `guide.css`."""


def guidelines(
    scheme: Scheme | None = None,
    *,
    layers: Sequence[str] | None = None,
    examples: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Return the guidelines for annotators as Markdown.

    Args:
        scheme: the label scheme; the shipped one if None.
        layers: the layers to explain; all that the scheme asks of annotators if None.
        examples: sentences by ``layer/label``, the span to mark in double square brackets; a sentence without
            brackets is an example of what is not marked. `commentariat annotate guidelines` takes them from the
            lexicon.

    Raises:
        SchemeError: when the scheme has no such layer.

    >>> text = guidelines(examples={"loaded_language/proxy_label": ["[[Turkish proxies]] withdrew.", "A proxy vote."]})
    >>> "- **Turkish proxies** withdrew." in text, "- not: A proxy vote." in text
    (True, True)
    """
    scheme = scheme or default_scheme()
    wanted = _wanted(scheme, layers)
    lines = [
        f"# How to annotate: {_plain(scheme.name)}",
        "",
        f"Label scheme {_plain(scheme.name)}, version {_plain(scheme.version)}.",
        "",
        *_how(scheme, wanted),
        *_contents(wanted),
    ]
    keys = hotkeys(wanted)
    for layer in wanted:
        lines += ["", *_layer(layer, keys=keys, examples=examples or {})]
    lines += ["", *_attributes(scheme, wanted)]
    return "\n".join(lines).rstrip() + "\n"


def guidelines_html(
    scheme: Scheme | None = None,
    *,
    layers: Sequence[str] | None = None,
    examples: Mapping[str, Sequence[str]] | None = None,
    whole: bool = True,
) -> str:
    """Return the guidelines as HTML: a page of its own, or what goes into the instructions of a project.

    Args:
        scheme, layers, examples: as for `guidelines`.
        whole: whether to return a whole page with its style.
    """
    from markdown_it import MarkdownIt

    scheme = scheme or default_scheme()
    text = guidelines(scheme, layers=layers, examples=examples)
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    if not whole:
        return f'<div class="cm-guide">\n<style>{_INSIDE}</style>\n{body}</div>\n'
    style = (resources.files(__package__ or "") / "guide.css").read_text(encoding="utf-8")
    title = escape(f"How to annotate: {scheme.name}", quote=False)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _wanted(scheme: Scheme, layers: Sequence[str] | None) -> list[Layer]:
    if layers is not None:
        return [scheme.layer(name) for name in layers]
    return [layer for layer in scheme.layers if layer.asked_of("report") or layer.asked_of("comment")]


def _how(scheme: Scheme, layers: Sequence[Layer]) -> Iterator[str]:
    spans = [layer for layer in layers if layer.of_spans]
    yield "## The page"
    yield ""
    yield "You see a report and, below it, its readers' comments, each with labels of its own."
    yield ""
    number = 1
    if spans:
        yield (
            f"{number}. To mark a span, choose its label (by mouse, or by the key shown on it) and draw over the "
            "words. Choose the smallest expression that the label fits. Spans may overlap."
        )
        yield (
            f"{number + 1}. The machine's proposals are there already. Keep what is right; change or delete what is "
            "wrong: click a span, then another label, or the dustbin. Add what is missing."
        )
        number += 2
        if any(attribute.asked for attribute in scheme.attributes):
            asked = ", ".join(readable(each.name) for each in scheme.attributes if each.asked)
            yield f"{number}. Click a span to say more of it: {asked}."
            number += 1
        for relation in scheme.relations:
            yield (
                f"{number}. Draw the relation “{readable(relation.name)}”: {_plain(relation.definition)} Click the "
                "first span, then the link symbol, then the second span, and choose the relation."
            )
            number += 1
    if any(not layer.of_spans for layer in layers):
        yield f"{number}. Answer the questions below each text. Leave one open if the text gives no answer."
        number += 1
    yield (
        f"{number}. Submit when you have read everything: what you did not mark counts as not there. Skip a page that "
        "you cannot judge."
    )
    yield ""


def _contents(layers: Sequence[Layer]) -> Iterator[str]:
    yield "## What is asked"
    yield ""
    yield "| | of | documents | labels |"
    yield "|---|---|---|---|"
    for layer in layers:
        unit = "several labels of the whole document" if layer.several else _UNITS[layer.unit].lower()
        kinds = " and ".join(f"{kind}s" for kind in ("report", "comment") if layer.asked_of(kind))
        yield f"| **{_plain(readable(layer.name))}** | {unit} | {kinds} | {len(layer.labels)} |"


def _layer(
    layer: Layer, *, keys: Mapping[tuple[str, str], str], examples: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    yield f"## {_plain(readable(layer.name)).capitalize()}"
    yield ""
    yield _plain(layer.definition)
    for label in layer.labels:
        key = keys.get((layer.name, label.name))
        yield ""
        yield f"### {_plain(readable(label.name))}" + (f" (key {key})" if key else "")
        yield ""
        yield f"**Marks:** {_plain(label.marks)}"
        if label.excludes:
            yield ""
            yield f"**Does not mark:** {_plain(label.excludes)}"
        found = examples.get(f"{layer.name}/{label.name}", ())
        if found:
            yield ""
            yield from (f"- {line}" for line in _examples(found))


def _examples(found: Iterable[str]) -> Iterator[str]:
    found = list(found)
    held = [text for text in found if _MARKED.search(text)]
    against = [text for text in found if not _MARKED.search(text)]
    for text in held[:_MOST_EXAMPLES]:
        parts = _MARKED.split(text)
        yield "".join(f"**{_plain(part)}**" if at % 2 else _plain(part) for at, part in enumerate(parts))
    for text in against[:_MOST_EXAMPLES]:
        yield f"not: {_plain(text)}"


def _attributes(scheme: Scheme, layers: Sequence[Layer]) -> Iterator[str]:
    names = {layer.name for layer in layers if layer.of_spans}
    asked = [
        each for each in scheme.attributes if each.asked and (not each.layers or names & set(each.layers))
    ]
    if not asked or not names:
        return
    yield "## What is said of a span"
    for attribute in asked:
        yield ""
        yield f"### {_plain(readable(attribute.name))}"
        yield ""
        yield _plain(attribute.definition)
        if attribute.values:
            yield ""
            for name, meaning in attribute.values:
                yield f"- **{_plain(readable(name))}**: {_plain(meaning)}"


def _plain(text: str) -> str:
    """Return a text on one line, its blanks single, in which Markdown and HTML mean nothing."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", text))
