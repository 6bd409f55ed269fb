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

    Without --label, only how many entries each label has. To a file or a pipe the columns are parted by tabs.
    """
    from collections import Counter

    from ..analysis.explain import entries
    from .console import show_rows

    rows = list(entries(lexicon=lexicon or ()))
    counts = Counter((row["layer"], row["label"]) for row in rows)
    if label is None:
        numbers = [(layer, name, str(number)) for (layer, name), number in counts.items()]
        numbers.append(("all", "", str(len(rows))))
        show_rows("layer", "label", "entries", rows=numbers, right=(2,))
    elif label in (known := [name for _, name in counts]):
        listed = [row for row in rows if row["label"] == label]
        show_rows(
            "id",
            "looks for",
            "neutral wording",
            rows=[(row["id"], " ; ".join(row["patterns"]), row["neutral"] or "") for row in listed],
        )
    else:
        raise _no_such("label", label, known)


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
    from .console import show_rows

    by_id = {row["id"]: row for row in entries(lexicon=lexicon or ())}
    if entry_id not in by_id:
        raise _no_such("entry", entry_id, list(by_id))
    shown: list[tuple[str, str]] = []
    for name, value in by_id[entry_id].items():
        values = value if isinstance(value, list) else [value] if value else []
        shown.extend((name if number == 0 else "", str(each)) for number, each in enumerate(values))
    show_rows("field", "value", rows=shown)


@app.command("senses")
@say_failures
def list_senses() -> None:
    """List the senses and shapes that an entry can name, with what each does."""
    from ..analysis.senses import meanings
    from .console import show_rows

    described = [
        (kind, name, meaning) for kind, known in meanings().items() for name, meaning in known.items()
    ]
    show_rows("kind", "name", "meaning", rows=described)


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
    """Export every entry with all its fields, for use elsewhere.

    JSON and CSV also hold the indicators of frames. YAML is a lexicon file: the loaded language with its word
    classes, to be read with --lexicon.
    """
    from ..analysis.explain import entries
    from ..analysis.lexicon import load_lexicon, to_yaml
    from ..corpus.files import write_whole
    from ..corpus.outputs import require_output_place

    if out is not None:
        require_output_place(out, inputs=lexicon or (), what="The lexicon")
    if to is Format.yaml:
        text = to_yaml(load_lexicon(*lexicon or ()))
    else:
        text = _render(list(entries(lexicon=lexicon or ())), to=to)
    if out is None:
        typer.echo(text, nl=False)
        return
    write_whole(out, text.encode("utf-8"), what="The lexicon")


def _render(rows: list[dict[str, Any]], *, to: Format) -> str:
    if to is Format.json:
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: " | ".join(v) if isinstance(v, list) else v for k, v in row.items()} for row in rows)
    return buffer.getvalue()


def _no_such(what: str, name: str, known: list[str]) -> Exception:
    from ..corpus.errors import InputError
    from ..corpus.nearest import meant

    hint = meant(name, known, listed="List them with: commentariat lexicon list")
    return InputError(f"There is no {what} “{name}”. {hint}")
