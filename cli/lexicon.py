"""`commentariat lexicon`: list, explain and export the entries behind the findings."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from .failures import say_failures
from .options import LexiconFiles

app = typer.Typer(
    help="List, explain and export the lexicon of loaded language and the indicators of frames.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """The formats of an export."""

    json = "json"
    csv = "csv"
    yaml = "yaml"


@app.command("list")
@say_failures
def list_entries(
    label: Annotated[
        str | None, typer.Option(metavar="LABEL", help="Entries of this label only.", show_default=False)
    ] = None,
    lexicon: LexiconFiles = None,
) -> None:
    """List the entries.

    Without --label, only how many entries each label has.
    """
    from collections import Counter

    from ..analysis.explain import entries
    from .console import console, table

    rows = list(entries(lexicon=lexicon or ()))
    counts = Counter((row["layer"], row["label"]) for row in rows)
    if label is None:
        listed = table("layer", "label", "entries", right=(2,))
        for (layer, name), number in counts.items():
            listed.add_row(layer, name, f"{number:,}")
        listed.add_row("all", "", f"{len(rows):,}")
    elif label in (known := [name for _, name in counts]):
        listed = table("id", "looks for", "neutral wording")
        for row in rows:
            if row["label"] == label:
                listed.add_row(row["id"], " ; ".join(row["patterns"]), row["neutral"] or "")
    else:
        raise _no_such("label", label, known)
    console().print(listed)


@app.command("show")
@say_failures
def show(
    entry_id: Annotated[
        str, typer.Argument(metavar="ID", help="An entry's id, such as proxy_label/proxies.")
    ],
    lexicon: LexiconFiles = None,
) -> None:
    """Explain one entry.

    Says what it looks for, why it is loaded and who says so, with its examples for and against.
    """
    from ..analysis.explain import entries
    from .console import console, table

    by_id = {row["id"]: row for row in entries(lexicon=lexicon or ())}
    if entry_id not in by_id:
        raise _no_such("entry", entry_id, list(by_id))
    shown = table("", "")
    for name, value in by_id[entry_id].items():
        if value:
            shown.add_row(name, "\n".join(value) if isinstance(value, list) else str(value))
    console().print(shown)


@app.command("export")
@say_failures
def export(
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE",
            help="The file to write; standard output if not given.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[Format, typer.Option("--to", help="The format.")] = Format.json,
    lexicon: LexiconFiles = None,
) -> None:
    """Export every entry, for use elsewhere."""
    from ..analysis.explain import entries
    from ..corpus.errors import OutputError

    text = _render(list(entries(lexicon=lexicon or ())), to=to)
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error}. Choose another file with -o.") from error


def _render(rows: list[dict[str, Any]], *, to: Format) -> str:
    if to is Format.json:
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if to is Format.yaml:
        import yaml

        return yaml.safe_dump(rows, sort_keys=False, allow_unicode=True)
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: " | ".join(v) if isinstance(v, list) else v for k, v in row.items()} for row in rows)
    return buffer.getvalue()


def _no_such(what: str, name: str, known: list[str]) -> Exception:
    from difflib import get_close_matches

    from ..corpus.errors import InputError

    near = get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"Did you mean {', '.join(near)}?" if near else "List them with: commentariat lexicon list"
    return InputError(f"There is no {what} “{name}”. {hint}")
