"""`commentariat lexicon`: list, explain and export the entries behind the findings."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import say_failures
from .options import LexiconFiles

if TYPE_CHECKING:
    from ..analysis.lexicon import Entry

app = typer.Typer(
    help="List, explain and export the lexicon of loaded language.",
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
    label: Annotated[str | None, typer.Option(help="Entries of this label only.", show_default=False)] = None,
    lexicon: LexiconFiles = None,
) -> None:
    """List the entries.

    Without --label, only how many entries each label has.
    """
    from ..analysis.lexicon import load_lexicon
    from ..corpus.scheme import default_scheme
    from .console import console, table

    entries = load_lexicon(*(lexicon or ()))
    if label is None:
        counts = table("label", "entries", right=(1,))
        for name in default_scheme().layer("loaded_language"):
            counts.add_row(name, f"{sum(entry.label == name for entry in entries):,}")
        counts.add_row("all", f"{len(entries):,}")
        console().print(counts)
        return
    known = list(default_scheme().layer("loaded_language"))
    if label not in known:
        raise _no_such("label", label, known)
    rows = table("id", "looks for", "neutral wording")
    for entry in entries:
        if entry.label == label:
            rows.add_row(entry.id, " ; ".join(entry.patterns), entry.neutral or "")
    console().print(rows)


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
    from ..analysis.lexicon import load_lexicon
    from .console import console, table

    entries = load_lexicon(*(lexicon or ()))
    if entry_id not in entries.entries:
        raise _no_such("entry", entry_id, list(entries.entries))
    rows = table("", "")
    for name, value in entries.entries[entry_id].explain().items():
        if value:
            rows.add_row(name, "\n".join(value) if isinstance(value, list) else str(value))
    console().print(rows)


@app.command("export")
@say_failures
def export(
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", help="The file to write; standard output if not given.", show_default=False
        ),
    ] = None,
    to: Annotated[Format, typer.Option("--to", help="The format.")] = Format.json,
    lexicon: LexiconFiles = None,
) -> None:
    """Export every entry, for use elsewhere."""
    from ..analysis.lexicon import load_lexicon
    from ..corpus.errors import OutputError

    text = _render(list(load_lexicon(*(lexicon or ()))), to=to)
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error}. Choose another file with -o.") from error


def _render(entries: list[Entry], *, to: Format) -> str:
    rows = [entry.explain() for entry in entries]
    if to is Format.json:
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if to is Format.yaml:
        import yaml

        return yaml.safe_dump(rows, sort_keys=False, allow_unicode=True)
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(rows[0]) if rows else [])
    writer.writeheader()
    writer.writerows({k: " | ".join(v) if isinstance(v, list) else v for k, v in row.items()} for row in rows)
    return buffer.getvalue()


def _no_such(what: str, name: str, known: list[str]) -> Exception:
    from difflib import get_close_matches

    from ..corpus.errors import InputError

    near = get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"Did you mean {', '.join(near)}?" if near else "List them with: commentariat lexicon list"
    return InputError(f"There is no {what} “{name}”. {hint}")
