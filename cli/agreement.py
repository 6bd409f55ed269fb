"""`commentariat evaluate`, and what `commentariat annotate` has on agreement, gold and other tools' files."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import say_failures
from .options import CorpusFolder
from .output import Csv, Html, Limit, Plot, give_result

if TYPE_CHECKING:
    from ..annotation.formats import Imported

Layers = Annotated[
    list[str] | None,
    typer.Option(
        "--layer", metavar="NAME", help="Only this layer; can be given several times.", show_default=False
    ),
]
Annotators = Annotated[
    list[str] | None,
    typer.Option(
        "--annotator",
        metavar="NAME",
        help="Only this annotator; can be given several times.",
        show_default=False,
    ),
]
Samples = Annotated[int, typer.Option(min=0, metavar="N", help="Bootstrap samples; 0 for no intervals.")]
Against = Annotated[
    str | None,
    typer.Option(
        metavar="ANNOTATOR",
        help="Whom to compare with; the gold layer, or without one all people, if not given.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands on agreement, gold and other tools' files to `commentariat annotate`."""
    for name, command in (
        ("agreement", agreement),
        ("confusion", confusion),
        ("decisions", decisions),
        ("disagreements", disagreements),
        ("gold", gold),
        ("export", export),
        ("import", import_files),
    ):
        app.command(name)(command)


@say_failures
def evaluate(
    folder: CorpusFolder,
    against: Against = None,
    layers: Layers = None,
    errors: Annotated[
        Path | None,
        typer.Option(
            "--errors",
            metavar="FILE",
            help="Write every error with its context, as CSV or HTML.",
            show_default=False,
        ),
    ] = None,
    samples: Samples = 1000,
    csv: Csv = None,
    html: Html = None,
    plot: Plot = None,
    limit: Limit = None,
) -> None:
    """Compare the findings with what people say: precision, recall and F1, label by label.

    Spans match exactly (label, start, end) or by overlap. Intervals come from a bootstrap over documents. Only
    documents count that people worked on to the end.
    """
    from ..annotation.agreement.comparison import compare_corpus
    from ..annotation.agreement.error_analysis import errors as errors_of
    from ..annotation.agreement.evaluation import scores
    from ..corpus import Corpus
    from ..corpus.outputs import require_output_place

    compared = compare_corpus(Corpus.load(folder), against=against, layers=layers)
    give_result(scores(compared, samples=samples), corpus=folder, csv=csv, html=html, plot=plot, limit=limit)
    if errors is not None:
        require_output_place(errors, corpus=folder, what="The list of errors")
        found = errors_of(compared)
        (found.save_html if errors.suffix.lower() in (".html", ".htm") else found.save_csv)(errors)
        typer.echo(f"Wrote {errors}", err=True)


@say_failures
def agreement(
    folder: CorpusFolder,
    layers: Layers = None,
    by: Annotated[
        str, typer.Option(metavar="WHAT", help="Tell apart by label, annotator or pair.")
    ] = "label",
    annotators: Annotators = None,
    samples: Samples = 1000,
    csv: Csv = None,
    html: Html = None,
    plot: Plot = None,
    limit: Limit = None,
) -> None:
    """Measure how far annotators agree: alpha, kappa, and F1 of spans, with intervals.

    Documents are compared that at least two people worked on.
    """
    from ..annotation.agreement import agreement as measure
    from ..corpus import Corpus

    result = measure(Corpus.load(folder), layers=layers, by=by, annotators=annotators, samples=samples)
    give_result(result, corpus=folder, csv=csv, html=html, plot=plot, limit=limit)


@say_failures
def confusion(
    folder: CorpusFolder,
    first: Annotated[str, typer.Argument(metavar="FIRST", help="An annotator.")],
    second: Annotated[str, typer.Argument(metavar="SECOND", help="Another annotator.")],
    of: Annotated[str, typer.Option(metavar="WHAT", help="Of label, voice or boundaries.")] = "label",
    layers: Layers = None,
    csv: Csv = None,
    html: Html = None,
    plot: Plot = None,
    limit: Limit = None,
) -> None:
    """Count what one annotator says where another says something else."""
    from ..annotation.agreement import confusion as count
    from ..corpus import Corpus

    result = count(Corpus.load(folder), first, second, of=of, layers=layers)
    give_result(result, corpus=folder, csv=csv, html=html, plot=plot, limit=limit)


@say_failures
def decisions(
    folder: CorpusFolder,
    by: Annotated[str, typer.Option(metavar="WHAT", help="Tell apart by label or annotator.")] = "label",
    layers: Layers = None,
    csv: Csv = None,
    html: Html = None,
    limit: Limit = None,
) -> None:
    """Count what people kept, changed and rejected of the machine's findings, and what they added."""
    from ..annotation.agreement import decisions as count
    from ..corpus import Corpus

    give_result(
        count(Corpus.load(folder), by=by, layers=layers),
        corpus=folder,
        csv=csv,
        html=html,
        plot=None,
        limit=limit,
    )


@say_failures
def disagreements(
    folder: CorpusFolder,
    layers: Layers = None,
    annotators: Annotators = None,
    csv: Csv = None,
    html: Html = None,
    limit: Limit = None,
) -> None:
    """List the documents on which annotators disagree, the greatest disagreement first, with the rival claims."""
    from ..annotation.agreement import disagreements as queue
    from ..corpus import Corpus

    result = queue(Corpus.load(folder), layers=layers, annotators=annotators)
    give_result(result, corpus=folder, csv=csv, html=html, plot=None, limit=limit)


@say_failures
def gold(
    folder: CorpusFolder,
    name: Annotated[str, typer.Option(metavar="NAME", help="The name of the gold layer.")] = "main",
    votes: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="How many must agree on a claim; all if not given.", show_default=False
        ),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="ANNOTATOR",
            help="Take this person's claims, who adjudicated, instead of votes.",
            show_default=False,
        ),
    ] = None,
    layers: Layers = None,
) -> None:
    """Make a gold layer of what annotators agree on, or of what one of them decided.

    Gold stands beside what each annotator said, which is not touched.
    """
    from ..annotation.adjudication import adjudicated, gold_from, gold_from_votes, write_gold
    from ..annotation.agreement.study import COMPLETED, READING
    from ..annotation.label_studio.provenance import UNFINISHED
    from ..annotation.store import held_annotations
    from ..corpus import Corpus
    from ..corpus.errors import InputError
    from ..corpus.scheme import annotation_scheme
    from ..corpus.text.canonical import counted

    if of is not None and votes is not None:
        raise InputError(
            "Gold is made of votes or of what one person decided: give --votes or --from, not both."
        )
    corpus = Corpus.load(folder)
    held, scheme = held_annotations(corpus), annotation_scheme(corpus.path)
    said = held.claims
    made = (
        gold_from_votes(said, name=name, votes=votes, layers=layers, scheme=scheme)
        if of is None
        else gold_from(said, annotator=of, name=name, layers=layers, scheme=scheme)
    )
    write_gold(corpus, made, name=name)
    number = sum(claim.layer != READING for claim in made)
    complete = sum((claim.layer, claim.label) == (READING, COMPLETED) for claim in made)
    unfinished = sum((claim.layer, claim.label) == (READING, UNFINISHED) for claim in made)
    left = f", unfinished on {unfinished:,}" if unfinished else ""
    kept = len(adjudicated(said, name=name)) if of is None else 0
    beside = f"; adjudicated and left as it is on {counted(kept, 'document')}" if kept else ""
    typer.echo(
        f"Gold layer {name}: {counted(number, 'claim')}; complete on {counted(complete, 'document')}{left}{beside}."
    )
    for note in held.notes:
        typer.echo(note)
    if of is None:
        typer.echo(f"What is left to decide: commentariat annotate disagreements {quote(str(folder))}")


@say_failures
def export(
    folder: CorpusFolder,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="brat, uima-xmi, spacy … (--to list).")],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FOLDER", help="A new folder to write to.", show_default=False),
    ] = None,
    findings: Annotated[
        bool, typer.Option("--findings", help="Write the machine's findings, beside what people say.")
    ] = False,
    annotators: Annotators = None,
    layers: Layers = None,
) -> None:
    """Write texts and annotations as files of another tool, and say what these cannot hold."""
    from ..annotation.formats import export as write
    from ..annotation.formats import formats
    from ..corpus import Corpus
    from ..corpus.errors import InputError
    from .console import show_rows

    if to == "list":
        show_rows("format", "what it is", rows=[(each.name, each.title) for each in formats().values()])
        return
    if out is None:
        raise InputError("Say where to write with -o FOLDER.")
    tables = ("annotations", "findings") if findings else ("annotations",)
    loss = write(Corpus.load(folder), to, out, tables=tables, annotators=annotators, layers=layers)
    for line in loss.lines():
        typer.echo(line)
    if not loss.claims and not findings:
        typer.echo("There are no claims of people to write, only texts; --findings writes the machine's.")
    typer.echo(f"Wrote {out}", err=True)


@say_failures
def import_files(
    folder: CorpusFolder,
    files: Annotated[Path, typer.Argument(metavar="FILES", help="A file or folder of the other tool.")],
    of: Annotated[str, typer.Option("--from", metavar="FORMAT", help="The format; see export --to list.")],
    annotator: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Whose claims these are; as the files say if not given. The name stands in the corpus as it is, and "
            "publish puts a pseudonym in its place.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check, and write nothing.")] = False,
) -> None:
    """Read annotations from another tool's files into the corpus.

    Every claim is checked against the corpus's text; what does not fit is named, with a proposal where its words
    stand in another place, and left out.
    """
    from ..annotation.formats import import_claims
    from ..corpus import Corpus

    imported = import_claims(Corpus.load(folder), files, of, annotator=annotator, dry_run=dry_run)
    if not (imported.claims or imported.quarantined or imported.problems):
        typer.echo(f"{files} holds no annotations, and nothing was taken over.")
        return
    _imported(imported, dry_run=dry_run)


def _imported(imported: Imported, *, dry_run: bool) -> None:
    from ..corpus.text.canonical import counted
    from .console import show_rows

    done = "would be taken over" if dry_run else "taken over"
    left_out = len(imported.problems) + len(imported.quarantined)
    typer.echo(f"{counted(len(imported.claims), 'claim')} {done}, {left_out:,} left out.")
    for problem in imported.problems:
        typer.echo(problem, err=True)
    rows = []
    for each in imported.quarantined:
        found = each.proposal
        proposal = f"{found.start}–{found.end}" if found is not None else ""
        rows.append((each.claim.document_id, each.claim.label, each.claim.quote or "", each.reason, proposal))
    if rows:
        show_rows("document", "label", "quote", "left out because", "proposal", rows=rows)
