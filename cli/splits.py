"""`commentariat splits`: make a split that does not leak, and check one."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ..corpus.errors import InputError
from .console import console, show_rows
from .failures import say_failures
from .options import CorpusFolder, Quiet

if TYPE_CHECKING:
    from pathlib import Path

    from ..corpus.splits import Splits

_MOST_SHOWN = 20


class Balance(StrEnum):
    """What is kept alike in all splits."""

    outlet = "outlet"
    label = "label"
    none = "none"


@say_failures
def splits(
    folder: CorpusFolder,
    check: Annotated[
        bool, typer.Option("--check", help="Only check the split there is; exit code 1 when it leaks.")
    ] = False,
    train: Annotated[float, typer.Option(min=0, max=1, help="The share of reports to train on.")] = 0.8,
    validation: Annotated[float, typer.Option(min=0, max=1, help="The share of reports to tune on.")] = 0.1,
    balance: Annotated[Balance, typer.Option(help="What is kept alike in all splits.")] = Balance.outlet,
    by_time: Annotated[
        bool, typer.Option("--by-time", help="Train on the earlier reports, test on the latest.")
    ] = False,
    hold_out: Annotated[
        list[str] | None,
        typer.Option(
            "--hold-out",
            metavar="OUTLET",
            help="An outlet for test alone; can be given several times.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Changes what chance decides.")] = 0,
    quiet: Quiet = False,
) -> None:
    """Split a corpus into train, validation and test, so that nothing leaks.

    A report, its comments and all claims on them stay together, and so do reports whose texts or comments are nearly
    the same. The rest of the shares is for test. The split is kept in splits.json; `publish` writes the tables by it.
    """
    from ..corpus.splits import SplitSettings, make_splits, write_splits
    from ..corpus.storage.folder import require_finished

    require_finished(folder)
    if check:
        _check(folder)
        if not quiet:
            console().print("The split does not leak.")
        return
    if train + validation > 1 + 1e-9:
        raise InputError(
            f"--train {train:g} and --validation {validation:g} are more than 1 together, and leave nothing for test; "
            f"give smaller shares."
        )
    settings = SplitSettings(
        shares={
            "train": train,
            "validation": validation,
            "test": max(0.0, round(1 - train - validation, 9)),
        },
        balance=balance.value,
        by_time=by_time,
        held_out=tuple(hold_out or ()),
        seed=seed,
    )
    made = make_splits(folder, settings)
    path = write_splits(folder, made)
    if not quiet:
        _show(made)
        console().print(f"Written to {path}", markup=False)


def _check(folder: Path) -> None:
    """Leave with what leaks from one split into another, or where there is no split."""
    from ..corpus.splits import read_splits
    from ..corpus.splits.check import check_release, check_splits

    found = read_splits(folder)
    leaks = check_release(folder) if found is None else check_splits(folder, found)
    if found is None and not any(folder.glob("reports/test-*.parquet")):
        typer.echo("Error: There is no split yet; make one with: commentariat splits FOLDER", err=True)
        raise typer.Exit(1)
    for leak in leaks[:_MOST_SHOWN]:
        typer.echo(leak.what, err=True)
    if leaks:
        typer.echo(f"The split leaks in {len(leaks):,} places; make it again without --check.", err=True)
        raise typer.Exit(1)


def _show(made: Splits) -> None:
    from ..corpus.splits.stored import SPLIT_NAMES

    counts = Counter(made.of.values())
    names = [name for name in SPLIT_NAMES if name in (*made.names, *made.empty)]
    show_rows("split", "reports", rows=[(name, f"{counts[name]:,}") for name in names], right=(1,))
    if made.empty:
        console().print(
            f"No report is in {' or in '.join(made.empty)}: there are too few reports that can be told apart for "
            f"these shares. Give larger ones, such as --train 0.6 --validation 0.2, or add reports.",
            markup=False,
        )
