"""Splits: nothing that belongs together is parted, shares are kept, and a leak is found when there is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from commentariat.cli.main import app
from commentariat.corpus import Corpus, CorpusError, InputError
from commentariat.corpus.publish import build_release
from commentariat.corpus.splits import SplitSettings, check_splits, make_splits, read_splits, write_splits
from commentariat.corpus.splits.assign import deal, deal_by_time, group_reports

SHARES = {"train": 0.6, "validation": 0.2, "test": 0.2}


@given(st.lists(st.integers(1, 4), min_size=1, max_size=30), st.integers(0, 9))
def test_every_report_gets_one_split_and_groups_are_never_parted(sizes: list[int], seed: int) -> None:
    groups = [[f"{place}.{n}" for n in range(size)] for place, size in enumerate(sizes)]
    of = deal(groups, {name: {name[0]: 1} for group in groups for name in group}, shares=SHARES, seed=seed)
    assert set(of) == {name for group in groups for name in group}
    assert all(len({of[name] for name in group}) == 1 for group in groups)


def test_shares_of_every_outlet_are_kept() -> None:
    reports = [f"{outlet}{n}" for outlet, size in (("a", 100), ("b", 50), ("c", 10)) for n in range(size)]
    of = deal([[name] for name in reports], {name: {name[0]: 1} for name in reports}, shares=SHARES)
    counts = Counter((name[0], split) for name, split in of.items())
    for outlet, size in (("a", 100), ("b", 50), ("c", 10)):
        assert {split: counts[outlet, split] / size for split in SHARES} == SHARES


@pytest.mark.parametrize("of_each", [1, 2, 3])
def test_reports_of_many_small_outlets_are_in_every_split(of_each: int) -> None:
    outlets = {f"r{n}": {f"outlet {n // of_each}": 1} for n in range(90)} | {
        f"b{n}": {"big": 1} for n in range(10)
    }
    of = deal([[name] for name in outlets], outlets, shares=SHARES)
    found = Counter((name[0], split) for name, split in of.items())
    for split, share in SHARES.items():
        assert found["r", split] == round(90 * share)
        assert found["b", split] == round(10 * share)


def test_rare_labels_are_in_every_split() -> None:
    reports = [f"r{n}" for n in range(100)]
    labels = {name: {"common": 3, **({"rare": 1} if n % 10 == 0 else {})} for n, name in enumerate(reports)}
    of = deal([[name] for name in reports], labels, shares=SHARES)
    assert Counter(of[name] for name in reports if "rare" in labels[name]) == {
        "train": 6,
        "validation": 2,
        "test": 2,
    }


def test_one_corpus_splits_the_same_way_whatever_the_order_and_another_way_with_another_seed() -> None:
    groups = [[f"r{n}"] for n in range(40)]
    assert deal(groups, {}, shares=SHARES) == deal(groups[::-1], {}, shares=SHARES)
    assert deal(groups, {}, shares=SHARES) != deal(groups, {}, shares=SHARES, seed=1)


@given(st.lists(st.one_of(st.none(), st.dates().map(str)), min_size=1, max_size=30).filter(any))
def test_by_time_nothing_that_trains_is_later_than_what_is_tested(dates: list[str | None]) -> None:
    published = {f"r{place}": date for place, date in enumerate(dates)}
    of = deal_by_time([[name] for name in published], published, shares=SHARES)
    train = [published[name] or "" for name in of if of[name] == "train"]
    tested = [published[name] or "" for name in of if of[name] != "train"]
    assert not train or not tested or max(train) < min(tested)


def test_by_time_a_date_counts_as_the_last_day_it_can_mean() -> None:
    published = {"a": "2017", "b": "2017-03-01", "c": "2017-03", "d": "2017-03-02T10:00"}
    of = deal_by_time([[name] for name in published], published, shares={"train": 0.5, "test": 0.5})
    assert of == {"b": "train", "d": "train", "c": "test", "a": "test"}


def test_chains_of_pairs_make_one_group() -> None:
    assert group_reports(["a", "b", "c", "d"], [("d", "a"), ("c", "d")]) == [["a", "c", "d"], ["b"]]


def test_near_duplicates_stay_on_one_side_and_short_equal_comments_do_not_matter(stories: Corpus) -> None:
    of = make_splits(stories.path, SplitSettings(shares=SHARES)).of
    assert of["r10"] == of["r11"]
    assert len(set(of.values())) == 3


def test_a_comment_that_pastes_another_report_ties_the_two_reports(
    build_stories: Callable[..., Corpus], stories: Corpus
) -> None:
    pasted = stories.texts()["r11"]
    rows = [
        {"report_id": "x", "text": "A short report on the valley.", "comments": [{"text": pasted}]},
        {"report_id": "y", "text": pasted},
        {"report_id": "z", "text": "Another report that has nothing to do with it."},
    ]
    corpus = build_stories(*rows, name="pasted", divide=False)
    for seed in range(6):
        of = make_splits(
            corpus.path, SplitSettings(shares={"train": 0.5, "test": 0.5}, balance="none", seed=seed)
        ).of
        assert of["x"] == of["y"]


def test_reports_with_the_same_words_stay_together_however_short(
    build_stories: Callable[..., Corpus],
) -> None:
    rows = [{"report_id": f"r{n}", "text": f"Bridge {n // 2} opened."} for n in range(12)]
    corpus = build_stories(*rows, name="short", divide=False)
    of = make_splits(corpus.path, SplitSettings(shares=SHARES, balance="none")).of
    assert all(of[f"r{n}"] == of[f"r{n + 1}"] for n in range(0, 12, 2))


def test_what_annotators_completed_is_no_label_to_balance(
    stories: Corpus, annotate: Callable[..., None]
) -> None:
    annotate(stories, *(("ann", f"r{n}", "reading", "completed", None) for n in range(12)))
    settings = SplitSettings(shares=SHARES, balance="label")
    assert (
        make_splits(stories.path, settings).of
        == make_splits(stories.path, SplitSettings(shares=SHARES, balance="none")).of
    )


def test_held_out_outlets_are_tested_only_with_all_that_is_like_them(stories: Corpus) -> None:
    of = make_splits(stories.path, SplitSettings(held_out=("Herald",))).of
    outlets = {row["report_id"]: row["outlet"] for row in stories.reports}
    assert {of[name] for name in of if outlets[name] == "Herald"} == {"test"}
    # r10 is Herald's, and r11 of the Post is nearly the same.
    assert of["r11"] == "test"


def test_an_outlet_that_is_not_there_cannot_be_held_out(stories: Corpus) -> None:
    with pytest.raises(InputError, match=r"“Tribune”.*Courier, Herald, Post"):
        make_splits(stories.path, SplitSettings(held_out=("Tribune",)))


@pytest.mark.parametrize("shares", [{"train": 0.5}, {"train": 1.5, "test": -0.5}, {"dev": 1.0}])
def test_shares_that_do_not_add_up_are_refused(shares: dict[str, float]) -> None:
    with pytest.raises(InputError, match="add up to 1"):
        SplitSettings(shares=shares)


@pytest.mark.parametrize(
    "settings",
    [SplitSettings(), SplitSettings(by_time=True), SplitSettings(held_out=("Post",), balance="label")],
    ids=["outlets", "time", "held out"],
)
def test_what_was_made_does_not_leak_and_what_was_tampered_with_does(
    stories: Corpus, settings: SplitSettings
) -> None:
    made = make_splits(stories.path, settings)
    assert check_splits(stories.path, made) == []
    other = next(name for name in ("train", "test") if name != made.of["r11"])
    parted = replace(made, of={**made.of, "r11": other})
    assert {"near duplicate"} <= {leak.kind for leak in check_splits(stories.path, parted)}
    assert check_splits(stories.path, replace(made, of={}))[0].where == ("r0",)


def test_the_check_knows_time_and_held_out_outlets(stories: Corpus) -> None:
    by_time = make_splits(stories.path, SplitSettings(by_time=True, shares=SHARES))
    kinds = {
        leak.kind
        for leak in check_splits(
            stories.path, replace(by_time, of={**by_time.of, "r0": "test", "r9": "train"})
        )
    }
    assert kinds == {"time"}
    held = make_splits(stories.path, SplitSettings(held_out=("Courier",)))
    leaks = check_splits(stories.path, replace(held, of={**held.of, "r0": "train"}))
    assert [(leak.kind, leak.where) for leak in leaks] == [("held-out outlet", ("r0",))]


def test_a_split_is_kept_beside_the_tables_and_read_back(stories: Corpus) -> None:
    made = make_splits(stories.path)
    write_splits(stories.path, made)
    found = read_splits(stories.path)
    assert found is not None
    assert (dict(found.of), found.settings) == (dict(made.of), made.settings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be read as a split"),
        ('{"settings": {}, "reports": {"dev": ["a"]}}', "“dev”"),
        ('{"settings": {}, "reports": {"train": ["a"], "test": ["a"]}}', "in both train and test"),
    ],
)
def test_a_damaged_split_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "splits.json").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=said):
        read_splits(tmp_path)


def test_a_split_that_got_no_report_is_named(build_stories: Callable[..., Corpus]) -> None:
    reports = [{"report_id": f"r{n}", "outlet": "Post", "text": f"Day {n} was quiet."} for n in range(4)]
    corpus = build_stories(*reports)
    arguments = ["splits", str(corpus.path), "--train", "0.8", "--validation", "0.1"]
    said = " ".join(CliRunner().invoke(app, arguments).output.split())
    made = read_splits(corpus.path)
    assert made is not None
    assert made.empty
    for name in made.empty:
        assert f"{name} 0" in said
    assert f"No report is in {' or in '.join(made.empty)}: there are too few" in said
    card = build_release(corpus.path, corpus.path.parent / "out").folder / "README.md"
    assert f"0 in `{made.empty[-1]}`" in card.read_text(encoding="utf-8").replace("\\", "")


def test_the_command_splits_and_checks(stories: Corpus) -> None:
    def invoke(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["splits", str(stories.path), *arguments])
        return result.exit_code, result.output

    assert "no split yet" in invoke("--check")[1]
    assert invoke("--train", "0.6", "--validation", "0.2")[0] == 0
    assert invoke("--check") == (0, "The split does not leak.\n")
    found = read_splits(stories.path)
    assert found is not None
    other = next(name for name in found.names if name != found.of["r11"])
    write_splits(stories.path, replace(found, of={**found.of, "r11": other}))
    code, said = invoke("--check")
    assert code == 1
    assert "r10" in said
