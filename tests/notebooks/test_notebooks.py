"""Every notebook runs from top to bottom, offline and without a word on stderr, and shows what its text says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
VEGA_LITE = "application/vnd.vegalite.v5+json"
LARGEST = 330_000


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every notebook executed in a copy of the repository's layout: notebooks/ beside seeds/ and build/."""
    return {path.stem: executed(path, tmp_path_factory.mktemp("repository")) for path in NOTEBOOKS}


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def any_run(request: pytest.FixtureRequest, runs: dict[str, Any]) -> Any:
    return runs[request.param.stem]


@pytest.fixture(scope="module")
def ran(runs: dict[str, Any]) -> Any:
    return runs["01_first_corpus"]


@pytest.fixture(scope="module")
def from_pages(runs: dict[str, Any]) -> Any:
    return runs["02_from_web_pages_to_corpus"]


@pytest.fixture(scope="module")
def naming_names(runs: dict[str, Any]) -> Any:
    return runs["03_who_names_whom"]


@pytest.fixture(scope="module")
def published(runs: dict[str, Any]) -> Any:
    return runs["06_publish"]


@pytest.fixture(scope="module")
def readers(runs: dict[str, Any]) -> Any:
    return runs["04_reports_and_their_readers"]


@pytest.fixture(scope="module")
def annotated(runs: dict[str, Any]) -> Any:
    return runs["05_annotate_and_agree"]


def executed(path: Path, home: Path) -> Any:
    shutil.copytree(ROOT / "seeds", home / "seeds")
    (home / "notebooks").mkdir()
    for data in (ROOT / "notebooks").glob("*.jsonl"):
        shutil.copy(data, home / "notebooks")
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMENTARIAT_KEY", "a key for the tests only, of no use elsewhere")
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("HF_DATASETS_CACHE", str(home / "hf-cache"))
        patch.setenv("IPYTHONDIR", str(home / "ipython"))
        for proxy in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
            patch.setenv(proxy, "http://127.0.0.1:9")
        client = NotebookClient(
            notebook,
            timeout=None,
            kernel_name="python3",
            record_timing=False,
            resources={"metadata": {"path": str(home / "notebooks")}},
        )
        client.execute()
    return notebook


def outputs(notebook: Any, cell_id: str) -> list[Any]:
    return next(cell for cell in notebook.cells if cell.get("id") == cell_id).outputs


def html(notebook: Any, cell_id: str) -> str:
    return "".join(out.data["text/html"] for out in outputs(notebook, cell_id) if "data" in out)


def marked(view: str) -> list[str]:
    """The lemmas of the apparatus below a highlighted text."""
    return re.findall(r'<bdi class="lemma">(.*?)</bdi>', view)


def said(out: Any) -> str:
    return out.text if out.output_type == "stream" else out.data["text/plain"]


def test_the_notebooks_are_those_of_the_course() -> None:
    assert [path.name for path in NOTEBOOKS] == [
        "01_first_corpus.ipynb",
        "02_from_web_pages_to_corpus.ipynb",
        "03_who_names_whom.ipynb",
        "04_reports_and_their_readers.ipynb",
        "05_annotate_and_agree.ipynb",
        "06_publish.ipynb",
    ]


def test_no_cell_warns_or_complains(any_run: Any) -> None:
    for cell in any_run.cells:
        for out in cell.get("outputs", []):
            assert out.output_type != "error", cell.id
            assert out.get("name") != "stderr", (cell.id, out.text)
            assert "Warning" not in out.get("text", ""), (cell.id, out.text)


def test_the_highlighted_texts_hold_all_loaded_language(ran: Any) -> None:
    report, comment = html(ran, "highlight-report"), html(ran, "highlight-comment")
    assert marked(report) == [
        "claim",
        "were killed",
        "yet to be confirmed",
        "terrorist group",
        "Turkish-occupied",
        "was injured",
        "Turkish proxies",
        "were killed",
        "Turkish-backed",
        "Most likely",
        "Turkish proxies",
        "Apparently",
    ]
    assert marked(comment) == ["obviously"]
    assert report.count("<mark ") >= 12


def test_naming_names_isis_as_the_terrorist_group(ran: Any) -> None:
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html(ran, "show-naming"), flags=re.DOTALL)
    (row,) = [row for row in rows if "<td><bdi>terrorist group</bdi></td>" in row]
    assert row.strip().startswith("<td><bdi>ISIS</bdi></td>")


@pytest.mark.parametrize("cell_id", ["plot-loaded", "plot-frames"])
def test_plots_come_live_and_as_a_picture(ran: Any, cell_id: str) -> None:
    (out,) = outputs(ran, cell_id)
    spec = out.data[VEGA_LITE]
    assert all(spec["datasets"].values())
    assert "/v5.json" in spec["$schema"]
    assert out.data["image/png"].startswith("iVBORw0KGgo")
    assert out.metadata["image/png"]["width"] > 0
    assert "text/html" not in out.data


def test_a_number_leads_back_to_its_words(ran: Any) -> None:
    shown = outputs(ran, "examples")
    assert "[terrorist group]" in shown[0].text
    assert shown[-1].data["text/plain"] == "'terrorist group'"


def test_the_folder_loads_as_a_dataset(ran: Any) -> None:
    assert "num_rows: 1" in outputs(ran, "load-dataset")[-1].data["text/plain"]


def test_column_maps_are_followed(ran: Any) -> None:
    shown = html(ran, "column-maps")
    assert "The Courier" in shown
    assert "Freedom fighters" in shown


def test_pages_become_one_record_a_comment(from_pages: Any) -> None:
    shown = html(from_pages, "inspect-wordpress")
    assert "Wilhelmina Q." in shown
    assert "A new ferry" not in shown
    assert "17" in html(from_pages, "inspect-unknown")
    table = html(from_pages, "comments-table")
    assert table.count("reader-") == 6
    assert "Wilhelmina" not in table
    thread = outputs(from_pages, "comments-text")[0].text
    assert "[email]" in thread
    assert re.search(r"^  reader-\w+: @reader-\w+: those are", thread, re.MULTILINE)
    assert "14" in html(from_pages, "declared-table")
    assert "terrorists" in html(from_pages, "naming")


def test_namings_speakers_and_agents_of_the_seed_are_shown(naming_names: Any) -> None:
    assert "Turkish proxies" in html(naming_names, "show-naming")
    assert "terrorist group" in html(naming_names, "show-actor")
    assert "pro-government sources" in html(naming_names, "show-quotations")
    assert "Syrian National Army" in html(naming_names, "show-agency")
    assert "[shelled]" in outputs(naming_names, "examples")[0].text
    for cell_id in ("plot-naming", "plot-quotations", "plot-agency", "plot-forms", "own-plot"):
        (out,) = outputs(naming_names, cell_id)
        assert all(out.data[VEGA_LITE]["datasets"].values())
        assert out.data["image/png"].startswith("iVBORw0KGgo")


def test_uptake_is_found_plotted_and_led_back_to_its_words(readers: Any) -> None:
    table = html(readers, "show-uptake")
    assert "<td><bdi>terrorists</bdi></td>" in table
    assert "Rubin 1981" in table
    for cell_id in ("plot-uptake", "show-pairs"):
        assert outputs(readers, cell_id)[0].data["image/png"].startswith("iVBORw0KGgo")
    lines = outputs(readers, "examples")[0].text
    assert re.search(r"^contested c\d\d-\d .*\[terrorists\]", lines, re.MULTILINE)
    assert re.search(r"^repeated .*\[Barbaric\]", lines, re.MULTILINE)
    assert "no other readers" in outputs(readers, "show-seed")[0].text


def test_two_annotators_are_compared_adjudicated_and_evaluated(annotated: Any) -> None:
    assert "alpha, unitising" in html(annotated, "show-agreement")
    assert "first is longer" in html(annotated, "show-boundaries")
    assert "terrorist group" in html(annotated, "show-queue")
    assert "gold:main hedge Apparently outlet 2/2" in outputs(annotated, "make-gold")[0].text
    assert "precision" in html(annotated, "show-evaluation")
    assert (
        "web-annotation: 10 of 10 claims written; nothing was lost." in outputs(annotated, "export")[0].text
    )
    assert outputs(annotated, "import")[0].data["text/plain"] == "(10, 0, [])"
    for cell_id in ("plot-agreement", "plot-confusion", "plot-evaluation"):
        (out,) = outputs(annotated, cell_id)
        assert all(out.data[VEGA_LITE]["datasets"].values())
        assert out.data["image/png"].startswith("iVBORw0KGgo")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_kept_outputs_are_complete_small_and_name_no_machine(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.encode("utf-8")) < LARGEST
    assert not re.search(r"(?<![\w./])/(home|root|tmp|work|usr|private|Users|var)/|[A-Z]:\\\\Users", source)
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert notebook.metadata.kernelspec.name == "python3"
    assert not [cell.id for cell in code if "execution" in cell.metadata]


def test_the_kept_outputs_say_what_a_run_says_now(ran: Any) -> None:
    kept = nbformat.read(NOTEBOOKS[0], as_version=4)
    remedy = "run the notebook again; its last cell has the command"
    for cell_id in ("show-sample", "evidence", "run-analyze", "show-findings", "csv"):
        before, now = outputs(kept, cell_id), outputs(ran, cell_id)
        assert [said(out) for out in before] == [said(out) for out in now], f"{cell_id}: {remedy}"
    for cell_id in ("highlight-report", "highlight-comment"):
        assert marked(html(kept, cell_id)) == marked(html(ran, cell_id)), f"{cell_id}: {remedy}"


def test_the_notebook_on_publishing_ends_with_a_release_that_is_fit_to_go(published: Any) -> None:
    [first] = outputs(published, "first-release")
    assert "of the datasheet are not filled in: summary, motivation" in said(first)
    [fit] = outputs(published, "second-release")
    assert said(fit) == "[] []\n"
    [joined] = outputs(published, "hydrate")
    assert "joined=80" in said(joined)
    still_open, agreement = outputs(published, "diff")
    assert still_open.text == "[]\n"
    assert re.search(r"\| evaluative \| loaded.{1,2}language \| 2 \| 2 \| 1\.00 \|", markdown(agreement))
    lines, changes = outputs(published, "changes")
    assert "annotations: 9 added." in lines.text
    assert "Two reports were annotated." in markdown(changes)


def markdown(out: Any) -> str:
    return out.data["text/markdown"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_says_what_it_answers_and_needs_and_leads_to_its_neighbours(path: Path) -> None:
    place = NOTEBOOKS.index(path)
    head, *_, foot = nbformat.read(path, as_version=4).cells
    assert f"*Notebook {place + 1} of 6." in head.source
    assert "**It answers:**" in head.source
    assert "**It needs:**" in head.source
    for other in NOTEBOOKS[max(0, place - 1) : place + 2]:
        assert other == path or f"({other.name})" in head.source
    following = NOTEBOOKS[place + 1].name if place + 1 < len(NOTEBOOKS) else "../README.md"
    assert f"({following})" in foot.source


def test_the_readme_links_every_notebook_with_the_question_it_answers() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in NOTEBOOKS:
        [question] = re.findall(
            r"\*\*It answers:\*\* (.+)", nbformat.read(path, as_version=4).cells[0].source
        )
        assert f"| [`{path.stem}`](notebooks/{path.name}) | {question} |" in readme


def test_statistics_of_the_corpus_stand_before_what_rules_find(readers: Any) -> None:
    for cell_id in ("plot-keyness", "plot-collocations"):
        (out,) = outputs(readers, cell_id)
        assert out.data["image/png"].startswith("iVBORw0KGgo")
    assert "12 matches in 12 documents" in html(readers, "show-concordance")
    assert "juilland_d" in html(readers, "show-dispersion")
    assert "2024-04" in html(readers, "show-trend")
