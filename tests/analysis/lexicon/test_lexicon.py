"""A user's own lexicon file: laid over the shipped one, and told at once what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.analysis.lexicon import default_lexicon, load_lexicon
from commentariat.corpus.errors import SchemeError

ENTRY = "{id: proxy_label/cat's-paw, pattern: cat's paw, rationale: A tool of another.%s}"


def written(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(content, encoding="utf-8")
    return path


def test_entries_are_added_replaced_and_switched_off(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        f"entries:\n- {ENTRY % ''}\n- {{id: proxy_label/proxies, disabled: true}}\n"
        "- {id: hedge/reportedly, pattern: reportedly, rationale: Ours.}\n",
    )
    lexicon = load_lexicon(path)
    assert set(lexicon.entries) == set(default_lexicon().entries) - {"proxy_label/proxies"} | {
        "proxy_label/cat's-paw"
    }
    assert lexicon.entries["hedge/reportedly"].rationale == "Ours."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- just a list", "must hold a mapping with “entries:”"),
        ("entries: 5", "“entries:” is a list, not 5"),
        ("classes: [a]", "“classes:” is a mapping of names"),
        ("classes: {a: 5}", "“a:” is a list, not 5"),
        ("citations: x", "“citations:” is a mapping of names"),
        ("entries: [5]", "own.yaml, entry 1: an entry is a mapping with an “id:”"),
        (
            "entries: [{id: proxy_label/x, pattern: 5, rationale: x}]",
            "“pattern:” is text or a list of texts, not 5",
        ),
        ("entries: [{id: proxy_label/x, pattern: x}]", "give “cite:” or “rationale:”"),
        ("entries: [{id: slur/x, pattern: x, rationale: x}]", "“slur” is no label of the scheme"),
        ("entries: [{id: proxy_label/x, disabled: true}]", "no entry proxy_label/x to disable"),
        (
            f"entries: [{ENTRY % ', sense: absent'}]",
            "proxy_label/cat's-paw: there is no sense called “absent”",
        ),
        (
            f"entries: [{ENTRY % ', shape: absent'}]",
            "proxy_label/cat's-paw: there is no shape called “absent”",
        ),
    ],
)
def test_what_is_wrong_is_said_when_the_file_is_read(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(SchemeError, match=said):
        load_lexicon(written(tmp_path, content))
