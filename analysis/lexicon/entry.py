"""Lexicon entries: one loaded expression each, with its reason, its source and its tested examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ...corpus.errors import SchemeError, why_unread
from ...corpus.yaml_text import read_yaml

_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_PARTS = re.compile(r"(.+)[\s\-‐‑–]+(\S+)", re.DOTALL)
_SLOT = re.compile(r"\{[^}]*\}?|\}")
_SLOTS = frozenset(["{first}", "{last}"])
_KEY = re.compile(r"[a-z0-9_]+")
_FIELDS = frozenset(
    [
        "id",
        "pattern",
        "patterns",
        "cite",
        "rationale",
        "neutral",
        "holds",
        "fails",
        "sense",
        "shape",
        "if_next",
        "if_previous",
        "unless_next",
        "unless_previous",
        "disabled",
    ]
)
_SINGLE = frozenset(["cite", "neutral", "rationale", "shape"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that tests an entry, with the spans the entry must mark in it (none for a counter-example)."""

    text: str
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def parse(cls, marked: str) -> Example:
        """Read an example in which the spans stand in double square brackets.

        >>> Example.parse("They hit the [[terrorist group]] again.")
        Example(text='They hit the terrorist group again.', spans=((13, 28),))
        """
        text, spans, last = "", [], 0
        for match in _MARK.finditer(marked):
            text += marked[last : match.start()]
            spans.append((len(text), len(text) + len(match[1])))
            text += match[1]
            last = match.end()
        return cls(text=text + marked[last:], spans=tuple(spans))

    def marked(self) -> str:
        """Write the example as `parse` reads it.

        >>> Example.parse("They hit the [[terrorist group]] again.").marked()
        'They hit the [[terrorist group]] again.'
        """
        text = self.text
        for start, end in reversed(self.spans):
            text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One expression of the lexicon.

    Attributes:
        id: ``label/name``, unique in a lexicon.
        label: the label its spans carry.
        patterns: token patterns (see `patterns`), any of which makes a candidate.
        sense: names of the tests (see `commentariat.analysis.senses`) all of which a candidate must pass.
        shape: name of the function that turns a candidate into its span, where the pattern alone cannot.
        if_next, if_previous, unless_next, unless_previous: one-token patterns on the neighbours of the match.
        neutral: a neutral wording that fits whatever the entry marks, where one exists; see `neutral_for`.
        citation: the work or guideline the entry rests on, in full; the shipped entries without one say so here.
        rationale: why the expression is loaded, in a sentence.
        holds: sentences in which it holds, with its spans.
        fails: sentences in which it must not be marked.
    """

    id: str
    label: str
    patterns: tuple[str, ...]
    sense: tuple[str, ...] = ()
    shape: str | None = None
    if_next: tuple[str, ...] = ()
    if_previous: tuple[str, ...] = ()
    unless_next: tuple[str, ...] = ()
    unless_previous: tuple[str, ...] = ()
    neutral: str | None = None
    citation: str | None = None
    rationale: str | None = None
    holds: tuple[Example, ...] = ()
    fails: tuple[Example, ...] = ()

    def neutral_for(self, expression: str) -> str | None:
        """Return the neutral wording for an expression that this entry marked.

        Alternatives are parted by “; ”. In the entry, ``{first}`` stands for what comes before the last hyphen or
        blank of the expression, ``{last}`` for the word after it.

        Returns:
            The wording; None when the entry has none, or the expression has no two parts to fill it with.

        >>> entry = Entry(id="x/y", label="x", patterns=("<_>-occupied",), neutral="{first}-held")
        >>> entry.neutral_for("North Korean-occupied"), entry.neutral_for("occupied")
        ('North Korean-held', None)
        """
        if self.neutral is None or "{" not in self.neutral:
            return self.neutral
        parts = _PARTS.fullmatch(" ".join(expression.split()))
        if parts is None:
            return None
        return self.neutral.replace("{first}", parts[1]).replace("{last}", parts[2])

    def explain(self) -> dict[str, Any]:
        """Return everything the entry says, as plain values; the spans of examples in double brackets."""
        return {
            "id": self.id,
            "label": self.label,
            "patterns": list(self.patterns),
            "sense": list(self.sense),
            "shape": self.shape,
            "if_next": list(self.if_next),
            "if_previous": list(self.if_previous),
            "unless_next": list(self.unless_next),
            "unless_previous": list(self.unless_previous),
            "neutral": self.neutral,
            "citation": self.citation,
            "rationale": self.rationale,
            "holds": [example.marked() for example in self.holds],
            "fails": [example.marked() for example in self.fails],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconFile:
    """What one lexicon file says: its entries, the word classes it adds, and the ids it switches off."""

    entries: tuple[Entry, ...]
    classes: Mapping[str, frozenset[str]]
    disabled: frozenset[str]


def read_lexicon_file(path: Path, *, labels: Iterable[str]) -> LexiconFile:
    """Read one lexicon file (YAML).

    A file holds ``label:`` (unless each entry id names it as ``label/name``), ``citations:`` (short name to
    full reference), ``rationales:`` (short name to a sentence that several entries share), ``classes:`` (word
    classes for patterns, as lists of words) and ``entries:``. `docs/lexicon.md` explains them to users.

    Raises:
        SchemeError: when the file breaks these rules; the message names the entry and the remedy.
    """
    known = frozenset(labels)
    try:
        raw = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SchemeError(f"The lexicon file {path.name} cannot be read: {why_unread(error)}.") from error
    if not isinstance(raw, Mapping):
        raise SchemeError(f"The lexicon file {path.name} must hold a mapping with “entries:”.")
    citations = _mapped(raw, "citations", path)
    rationales = _mapped(raw, "rationales", path)
    entries: list[Entry] = []
    disabled: set[str] = set()
    for number, body in enumerate(_listed(raw, "entries", path), start=1):
        where = f"{path.name}, entry {number}"
        if not isinstance(body, Mapping) or not isinstance(body.get("id"), str):
            raise SchemeError(f"{where}: an entry is a mapping with an “id:”.")
        full_id = body["id"] if "/" in body["id"] else f"{raw.get('label')}/{body['id']}"
        where = f"{where} ({full_id})"
        unknown = sorted(set(body) - _FIELDS)
        if unknown:
            raise SchemeError(
                f"{where}: “{unknown[0]}” is no field of an entry; known are {', '.join(sorted(_FIELDS))}."
            )
        label = full_id.partition("/")[0]
        if label not in known:
            raise SchemeError(
                f"{where}: “{label}” is no label of the scheme; labels are {', '.join(sorted(known))}."
            )
        if body.get("disabled"):
            disabled.add(full_id)
            continue
        entries.append(
            _entry(
                body, full_id=full_id, label=label, citations=citations, rationales=rationales, where=where
            )
        )
    classed = _mapped(raw, "classes", path)
    classes = {
        str(name): frozenset(str(word).lower() for word in _listed(classed, name, path)) for name in classed
    }
    return LexiconFile(entries=tuple(entries), classes=classes, disabled=frozenset(disabled))


def _entry(
    body: Mapping[str, Any],
    *,
    full_id: str,
    label: str,
    citations: Mapping[str, str],
    rationales: Mapping[str, str],
    where: str,
) -> Entry:
    for name in _FIELDS & body.keys() - {"disabled"}:
        if not _is_text(body[name]):
            raise SchemeError(f"{where}: “{name}:” is text or a list of texts, not {body[name]!r}.")
        if name in _SINGLE and isinstance(body[name], list):
            raise SchemeError(f"{where}: “{name}:” is one text, not a list of them.")
    patterns = _texts(body.get("patterns") or body.get("pattern"))
    if not patterns:
        raise SchemeError(f"{where}: “pattern:” is missing; give the words to look for.")
    cite = body.get("cite")
    if cite is not None and cite not in citations:
        raise SchemeError(f"{where}: the citation “{cite}” is not among the file's “citations:”.")
    if cite is None and not body.get("rationale"):
        raise SchemeError(f"{where}: give “cite:” or “rationale:”, so that a reader can judge the entry.")
    rationale = body.get("rationale")
    if rationale is not None and rationale in rationales:
        rationale = rationales[rationale]
    elif rationales and _KEY.fullmatch(rationale or ""):
        raise SchemeError(f"{where}: the rationale “{rationale}” is not among the file's “rationales:”.")
    neutral = body.get("neutral")
    for slot in _SLOT.findall(neutral or ""):
        if slot not in _SLOTS:
            raise SchemeError(f"{where}: “neutral:” can be filled with {{first}} and {{last}}, not {slot}.")
    holds = tuple(Example.parse(text) for text in _texts(body.get("holds")))
    fails = tuple(Example.parse(text) for text in _texts(body.get("fails")))
    for example in holds:
        if not example.spans:
            raise SchemeError(
                f"{where}: mark the expression in “holds: {example.text}” with [[double brackets]]."
            )
    return Entry(
        id=full_id,
        label=label,
        patterns=patterns,
        sense=_texts(body.get("sense")),
        shape=body.get("shape"),
        if_next=_texts(body.get("if_next")),
        if_previous=_texts(body.get("if_previous")),
        unless_next=_texts(body.get("unless_next")),
        unless_previous=_texts(body.get("unless_previous")),
        neutral=neutral,
        citation=citations[cite] if cite is not None else None,
        rationale=rationale,
        holds=holds,
        fails=fails,
    )


def _listed(raw: Mapping[Any, Any], name: Any, path: Path) -> list[Any]:
    value = raw.get(name)
    if value is not None and not isinstance(value, list):
        raise SchemeError(f"{path.name}: “{name}:” is a list, not {value!r}.")
    return value or []


def _mapped(raw: Mapping[Any, Any], name: str, path: Path) -> Mapping[Any, Any]:
    value = raw.get(name)
    if value is not None and not isinstance(value, Mapping):
        raise SchemeError(f"{path.name}: “{name}:” is a mapping of names, not {value!r}.")
    return value or {}


def _is_text(value: Any) -> bool:
    texts = value if isinstance(value, list) else [value]
    return all(text is None or isinstance(text, str) for text in texts)


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(item) for item in value)
