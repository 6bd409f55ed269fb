"""A user's own lexicon file: laid over the shipped one, and told at once what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.lexicon import build_lexicon, default_lexicon, load_lexicon, to_yaml
from commentariat.analysis.reading import Reading
from commentariat.analysis.senses import sense_names
from commentariat.analysis.text.loaded_language import loaded_language
from commentariat.analysis.text.written import written_tokens
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
            "entries: [{id: proxy_label/x, pattern: x, rationale: [x, y]}]",
            "“rationale:” is one text, not a list of them",
        ),
        (
            "entries: [{id: proxy_label/x, pattern: x, rationale: x, neutral: '{sponsor}-held'}]",
            "“neutral:” can be filled with {first} and {last}, not {sponsor}",
        ),
        (
            "rationales: {tool: A tool.}\nentries: [{id: proxy_label/x, pattern: x, rationale: tol}]",
            "the rationale “tol” is not among the file's “rationales:”",
        ),
        (
            f"entries: [{ENTRY % ', sense: absent'}]",
            "own.yaml, entry proxy_label/cat's-paw: there is no sense called “absent”",
        ),
        (
            f"entries: [{ENTRY % ', shape: absent'}]",
            "own.yaml, entry proxy_label/cat's-paw: there is no shape called “absent”",
        ),
        (
            f"entries: [{ENTRY % ', sense: cruel_conductt'}]",
            "no sense called “cruel_conductt”. Did you mean cruel_conduct",
        ),
        (
            "entries: [{id: proxy_label/x, pattern: <contry> forces, rationale: x}]",
            "own.yaml, entry proxy_label/x “<contry> forces”: there is no word class <contry>. Did you mean country?",
        ),
        (
            "entries: [{id: proxy_label/x, pattern: x, if_next: [<xyzzy>], rationale: x}]",
            "own.yaml, entry proxy_label/x: there is no word class <xyzzy>. See them with",
        ),
    ],
)
def test_what_is_wrong_is_said_when_the_file_is_read(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(SchemeError, match=said):
        load_lexicon(written(tmp_path, content))


def found_in(text: str, path: Path) -> list[tuple[str, str | None]]:
    findings = loaded_language(Reading(load_pipeline()(text)), lexicon=load_lexicon(path))
    return [(f.entry or "", f.attributes.get("neutral")) for f in findings]


def test_a_users_entry_is_credited_before_a_shipped_one_that_fits_as_well(tmp_path: Path) -> None:
    path = written(
        tmp_path, "entries: [{id: hedge/hearsay, pattern: reportedly, rationale: Ours., neutral: '-'}]"
    )
    assert found_in("The bridge was reportedly shut.", path) == [("hedge/hearsay", "-")]


def test_the_entry_that_matched_more_words_is_credited(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        label: evaluative
        entries:
        - {id: deal, pattern: "{plum} deal", rationale: Of deals.}
        - {id: plum, pattern: plum, rationale: Of anything.}
        - {id: deal-of-year, pattern: "{plum} deal of the year", rationale: Of the best.}
        """,
    )
    assert [entry for entry, _ in found_in("A plum deal of the year.", path)] == ["evaluative/deal-of-year"]
    assert [entry for entry, _ in found_in("It is a plum deal.", path)] == ["evaluative/deal"]
    assert [entry for entry, _ in found_in("It is a plum job.", path)] == ["evaluative/plum"]


def test_of_entries_that_fit_equally_well_the_first_is_credited(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "entries:\n- {id: evaluative/b, pattern: plum, rationale: B.}\n"
        "- {id: evaluative/a, pattern: plum|pear, if_previous: a, rationale: A.}\n",
    )
    assert [entry for entry, _ in found_in("It is a plum job.", path)] == ["evaluative/b"]


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("Two Russian-occupied towns lost their power.", "Russian-held; Russian-controlled"),
        ("Saudi Arabia-backed troops retook the port.", "Saudi Arabia-allied"),
        ("Kremlin-installed officials left the city.", "Kremlin-appointed"),
    ],
)
def test_a_neutral_wording_names_the_actor_of_the_text(text: str, neutral: str) -> None:
    findings = loaded_language(Reading(load_pipeline()(text)))
    assert neutral in [f.attributes.get("neutral") for f in findings]


def test_a_shared_rationale_is_written_once_and_named_by_entries(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "rationales: {tool: Makes the actor a tool.}\n"
        "entries: [{id: proxy_label/x, pattern: x, rationale: tool}, "
        "{id: proxy_label/y, pattern: y, rationale: A sentence of its own.}]\n",
    )
    entries = load_lexicon(path).entries
    assert entries["proxy_label/x"].rationale == "Makes the actor a tool."
    assert entries["proxy_label/y"].rationale == "A sentence of its own."


class TestExport:
    def test_the_export_reads_back_as_the_same_lexicon(self, tmp_path: Path) -> None:
        assert build_lexicon([written(tmp_path, to_yaml(default_lexicon()))]) == default_lexicon()

    def test_so_does_the_export_of_a_users_own(self, tmp_path: Path) -> None:
        own = tmp_path / "study.yaml"
        own.write_text(
            "citations: {bbc: 'BBC, our reading.', none: '— a note'}\n"
            "classes: {grain: [corn, rye], nationality: [frisian]}\n"
            "entries:\n"
            "- {id: hedge/reportedly, disabled: true}\n"
            "- {id: proxy_label/x, patterns: ['<grain> x', y], cite: bbc, sense: used_as_name, shape: with_sponsor,"
            " if_next: [a, <grain>], if_previous: b, unless_next: c, unless_previous: d, neutral: '{first} ally',"
            " holds: ['A [[corn x]] and a [[rye x]].'], fails: ['None: 5 “x”.']}\n"
            "- {id: proxy_label/z, pattern: z, cite: none, rationale: '{odd}: 5'}\n",
            encoding="utf-8",
        )
        lexicon = load_lexicon(own)
        again = build_lexicon([written(tmp_path, to_yaml(lexicon))])
        assert again == lexicon
        assert list(again.entries) == list(lexicon.entries)


OWN = ["delegitimising_label/eco-radicals", "delegitimising_label/job-killers", "hedge/reportedly"]


class TestDocumentation:
    """docs/lexicon.md keeps what it promises."""

    PAGE = (Path(__file__).parents[3] / "docs" / "lexicon.md").read_text(encoding="utf-8")

    def test_the_worked_example_does_what_it_says(self, tmp_path: Path) -> None:
        example = self.PAGE.split("```yaml\n")[1].split("```")[0]
        path = written(tmp_path, example)
        lexicon = load_lexicon(path)
        for entry in map(lexicon.entries.__getitem__, OWN):
            assert f"- id: {entry.id}\n" in example
            for sentence in (*entry.holds, *entry.fails):
                findings = loaded_language(Reading(load_pipeline()(sentence.text)), lexicon=lexicon)
                marked = {(f.start, f.end) for f in findings if f.label == entry.label}
                assert marked == set(sentence.spans), sentence.text
        assert "euphemism/neutralise" not in lexicon.entries

    def test_the_check_names_those_of_your_examples_that_do_not_hold(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        own = (
            "{id: hedge/x, pattern: hearsay, rationale: Ours., holds: ['By [[hearsay]].', 'By [[chance]].']}"
        )
        written(tmp_path, f"entries: [{own}]").rename(tmp_path / "mine.yaml")
        monkeypatch.chdir(tmp_path)
        exec(self.PAGE.split("```python\n")[1].split("```")[0], {})
        assert capsys.readouterr().out == "hedge/x By chance.\n"

    def test_every_field_is_explained_and_every_sense_named_exists(self, tmp_path: Path) -> None:
        with pytest.raises(SchemeError) as refused:
            load_lexicon(written(tmp_path, "entries: [{id: hedge/x, unheard_of: y}]"))
        for name in str(refused.value).split("known are ")[1].rstrip(".").split(", "):
            assert f"`{name}`" in self.PAGE, name
        senses = self.PAGE.split("| sense | holds when |")[1].split("A **shape**")[0]
        named = set(re.findall(r"`(\w+)`", senses))
        assert named
        assert named <= sense_names()


def test_every_candidate_is_found_in_the_order_of_the_entries() -> None:
    # The index asks for the word beside the anchor first; this asks every pattern at every token.
    lexicon = default_lexicon()
    texts = [example.text for entry in lexicon for example in (*entry.holds, *entry.fails)]
    tokens, _ = written_tokens("\n".join(texts[::7]))
    rows = [(form, row) for form, anchored in lexicon._index.items() for row in anchored.rows]
    wanted = []
    for place, token in enumerate(tokens):
        for row in (row for form, row in rows if form == token.lower_):
            match = row.pattern.match_at(tokens, place)
            if match is not None and row.neighbours.allow(tokens, match[0], match[1]):
                wanted.append((row.entry.id, *match))
    found = [(one.entry.id, one.begin, one.stop, one.start, one.end) for one in lexicon.candidates(tokens)]
    assert found == wanted
    assert len({name for name, *_ in found}) > 100
