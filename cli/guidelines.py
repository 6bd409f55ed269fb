"""What a label scheme makes for annotators, page and guidelines: a part of `commentariat annotate`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..corpus.errors import InputError
from .failures import say_failures

if TYPE_CHECKING:
    from ..corpus.scheme import Scheme

SchemeFile = Annotated[
    Path | None,
    typer.Option("--scheme", metavar="FILE", help="A label scheme of your own (YAML).", show_default=False),
]
Layers = Annotated[
    list[str] | None,
    typer.Option(
        "--layer", metavar="NAME", help="Ask for this layer; can be given several times.", show_default=False
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to `commentariat annotate`."""
    for name, command in (("config", config), ("guidelines", guidelines)):
        app.command(name)(command)


@say_failures
def config(scheme: SchemeFile = None, layers: Layers = None) -> None:
    """Print the labelling config that a scheme makes."""
    from ..annotation import labelling_config

    typer.echo(labelling_config(_scheme(scheme), layers=layers))


@say_failures
def guidelines(
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE",
            help="A .md or .html file; Markdown is printed if not given.",
            show_default=False,
        ),
    ] = None,
    scheme: SchemeFile = None,
    layers: Layers = None,
) -> None:
    """Write the guidelines for annotators that a scheme makes, with examples from the lexicon."""
    from ..annotation import guidelines as write_markdown
    from ..annotation import guidelines_html
    from ..corpus.files import write_whole
    from ..corpus.outputs import require_output_place

    labels, examples = _scheme(scheme), lexicon_examples()
    if out is None:
        typer.echo(write_markdown(labels, layers=layers, examples=examples), nl=False)
        return
    suffix = out.suffix.lower()
    if suffix not in (".md", ".html", ".htm"):
        raise InputError(f"The guidelines cannot be written as “{out.name}”; end the name in .md or .html.")
    require_output_place(out, inputs=[scheme] if scheme else (), what="The guidelines")
    as_html = suffix != ".md"
    make = guidelines_html if as_html else write_markdown
    write_whole(out, make(labels, layers=layers, examples=examples).encode("utf-8"), what="The guidelines")
    typer.echo(f"Wrote {out}.")


def lexicon_examples() -> Mapping[str, list[str]]:
    """Return the examples of the shipped lexicon by ``layer/label``: one of each entry, then what is not marked.

    Spans stand in double square brackets, as `guidelines` reads them.
    """
    from ..analysis.explain import entries

    held: dict[str, list[str]] = {}
    against: dict[str, list[str]] = {}
    for entry in entries(lexicon=()):
        name = f"{entry['layer']}/{entry['label']}"
        held.setdefault(name, []).extend((entry.get("holds") or ())[:1])
        against.setdefault(name, []).extend((entry.get("fails") or ())[:1])
    return {name: [*held[name], *against.get(name, ())] for name in held}


def _scheme(path: Path | None) -> Scheme | None:
    from ..corpus.scheme import load_scheme

    return load_scheme(path) if path else None
