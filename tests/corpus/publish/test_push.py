"""The way to the Hub, with the real clients against a stand-in: pushed once, resumed, tagged, gated, read back."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from commentariat.corpus import BuildSettings, Corpus
from commentariat.corpus.publish.push import PublishError, fetch_previous
from commentariat.corpus.splits import SplitSettings, make_splits, write_splits
from commentariat.corpus.standoff.claims import claim_on
from commentariat.corpus.storage.folder import transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.tables import to_arrow

KEY = "a key for the tests only, of no use elsewhere"


def version(folder: Path, label: str) -> Path:
    rows = [
        {
            "report_id": f"r{n}",
            "outlet": ("Courier", "Herald")[n % 2],
            "text": f"The regime opened bridge number {n} today, said guest {n * 3} of the town.",
            "comments": [
                {"comment_id": f"c{n}", "author": f"Reader {n}", "text": f"Bridge {n} is a good one."}
            ],
        }
        for n in range(10)
    ]
    source = folder / "stories.jsonl"
    folder.mkdir()
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    corpus = Corpus.build(source, out=folder / "stories", settings=BuildSettings(divide=False))
    splits = make_splits(corpus.path, SplitSettings(shares={"train": 0.8, "test": 0.2}))
    write_splits(corpus.path, splits)
    name = next(report for report, split in splits.of.items() if split == "train")
    text = corpus.texts()[name]
    claim = claim_on(
        text,
        document_id=name,
        layer="loaded_language",
        label=label,
        annotator="Ann Otator",
        start=text.index("regime"),
        end=text.index("regime") + 6,
        status="accepted",
    )
    with transaction(corpus.path) as stage:
        table = to_arrow([claim.to_row()], table="annotations")
        stage_corpus(stage, {"annotations": table}, provenance=corpus.provenance, changed=["annotations"])
    return corpus.path


@pytest.fixture(scope="module")
def done(hub: Any, token: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("push")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMENTARIAT_KEY", KEY)
        first = version(home / "one", "delegitimising_label")
        second = version(home / "two", "evaluative")
    kept = {
        name: value for name, value in os.environ.items() if not re.match(r"HF_|HUGGING|.*_proxy", name, re.I)
    }
    environment = kept | {
        "HF_ENDPOINT": hub[1],
        "HF_TOKEN": token,
        "HF_HOME": str(home / "hf"),
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "COMMENTARIAT_KEY": KEY,
        "XDG_CONFIG_HOME": str(home / "config"),
    }
    run = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "driver.py"), str(first), str(second), str(home)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-3000:]
    said = json.loads(run.stdout.splitlines()[-1])
    said["all output"] = run.stdout + run.stderr
    return said


def test_nothing_is_sent_when_the_question_is_answered_with_no(done: dict[str, Any]) -> None:
    code, output = done["declined"]
    assert code == 0
    assert "Upload to user/stories (public, tag v1.0.0)?" in output
    assert "Nothing was sent." in output


def test_a_push_that_is_cut_says_so_and_leaves_no_half_version(done: dict[str, Any], hub: Any) -> None:
    code, output = done["cut"]
    assert code == 1
    assert "Run the same command again" in output
    assert "Traceback" not in output


def test_the_second_try_sends_only_what_is_missing_in_one_commit(done: dict[str, Any], hub: Any) -> None:
    assert done["resumed"][0] == 0, done["resumed"]
    assert len(hub[0].uploads) == len(set(hub[0].uploads))
    # v1.0.0 in one commit, v1.1.0 and the private dataset in another each; neither the try that was cut nor the
    # repetition made one.
    assert hub[0].commits == 3


def test_publishing_the_same_again_changes_nothing(done: dict[str, Any]) -> None:
    assert done["again"][0] == 0


def test_a_tag_that_readers_may_have_pinned_never_moves(done: dict[str, Any]) -> None:
    code, output = done["moved"]
    assert code == 1
    assert "has the tag v1.0.0 already" in output


def test_a_dry_run_compares_with_the_last_tag_on_the_hub_and_sends_nothing(
    done: dict[str, Any], hub: Any
) -> None:
    code, output = done["dry run"]
    assert code == 0
    assert "Nothing was sent." in output
    assert "1 label changed: delegitimising_label → evaluative 1." in done["card of the dry run"]
    assert hub[0].commits == 3


def test_versions_load_at_their_tags_with_the_label_that_changed(done: dict[str, Any]) -> None:
    assert done["second"][0] == 0, done["second"]
    assert done["labels v1.0.0"] == ["delegitimising_label"]
    assert done["labels v1.1.0"] == ["evaluative"]


def test_every_way_of_reading_gives_all_rows(done: dict[str, Any]) -> None:
    assert done["rows"] == {"reports": {"train": 8, "test": 2}, "comments": {"train": 8, "test": 2}}
    assert done["streamed"] == done["hf"] == 8
    assert (done["counts"]["reports"], done["counts"]["annotations"]) == (10, 1)


def test_the_card_of_the_new_version_says_what_changed_and_asks_for_access(
    done: dict[str, Any], hub: Any
) -> None:
    repository = hub[0].repositories["user/stories"]
    card = repository.commits[-1][1]["README.md"].decode()
    assert "1 label changed: delegitimising_label → evaluative 1." in card
    assert "**v1.0.0**" in card
    assert repository.gated == "auto"
    metadata = yaml.safe_load(card.split("---\n")[1])
    assert "agree" in metadata["extra_gated_prompt"]
    assert [one["config_name"] for one in metadata["configs"]] == ["reports", "comments", "annotations"]


def test_a_private_dataset_is_made_private_and_no_other(done: dict[str, Any], hub: Any) -> None:
    assert done["private"][0] == 0
    repositories = hub[0].repositories
    assert repositories["user/drafts"].private
    assert not repositories["user/stories"].private


def test_a_dataset_that_is_public_is_not_taken_for_private(done: dict[str, Any], hub: Any) -> None:
    assert done["private again"][0] == 0, done["private again"]
    for name in ("private though public", "private though public, tried"):
        code, output = done[name]
        assert code == 1
        assert "user/stories is on the Hub already, and public" in output
        assert "Make it private in its settings on the Hub" in output
    assert "is on the Hub already, and public" in done["private though public, sent"]
    assert hub[0].commits == 3


def test_annotators_and_keys_stay_behind_and_the_token_is_never_printed(
    done: dict[str, Any], hub: Any, token: str
) -> None:
    files = hub[0].repositories["user/stories"].commits[-1][1]
    assert set(files) >= {"croissant.json", "provenance.json", "figures/outlets.png"}
    assert all(b"Ann Otator" not in data for data in files.values())
    assert token not in done["all output"]


def test_a_token_without_rights_is_explained(done: dict[str, Any], hub: Any) -> None:
    code, output = done["wrong token"]
    assert code == 1
    assert "does not let you write to user/other" in output
    assert "user/other" not in hub[0].repositories


@pytest.mark.parametrize(
    "error", [ConnectionError("Errno -2"), TimeoutError(), FileNotFoundError("no cache")]
)
def test_a_hub_that_cannot_be_asked_for_the_release_before_is_told_without_a_word_of_pushing(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("huggingface_hub.HfApi.list_repo_refs", fail)
    with pytest.raises(PublishError) as caught:
        fetch_previous("user/stories", before="v2")
    assert str(caught.value) == (
        "The Hub could not be reached while looking for an earlier release of user/stories. Run the same command "
        "again, or name the folder of the release before with --previous."
    )


@pytest.mark.parametrize(
    ("tags", "last"),
    [
        (["v1.0.0-rc1", "v1.0.0"], "v1.0.0"),
        (["v2.0.0", "1.0.0"], "v2.0.0"),
        (["v1.9.0", "v1.10.0"], "v1.10.0"),
        (["v1.0.0-rc.10", "v1.0.0-rc.9", "v1.0.0-beta"], "v1.0.0-rc.10"),
        (["v1.0.0", "v1.0", "v1.0.1-alpha"], "v1.0.1-alpha"),
        (["draft", "v0.1.0"], "v0.1.0"),
        (["2024-05-01", "2023-11-30"], "2024-05-01"),
    ],
)
def test_the_release_before_is_the_latest_version_whatever_the_order_of_its_tags(
    tags: list[str], last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = SimpleNamespace(tags=[SimpleNamespace(name=tag) for tag in [*tags, "v3.0.0"]])
    monkeypatch.setattr("huggingface_hub.HfApi.list_repo_refs", lambda *_, **__: refs)
    monkeypatch.setattr("huggingface_hub.snapshot_download", lambda *_, revision, **__: f"/{revision}")
    assert fetch_previous("user/stories", before="v3.0.0") == Path(f"/{last}")


def test_the_stand_in_was_asked_nothing_it_does_not_know(done: dict[str, Any], hub: Any) -> None:
    assert hub[0].unknown == []
