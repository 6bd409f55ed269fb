"""`commentariat annotate`: people's work in Label Studio, there and back."""

from __future__ import annotations

from collections.abc import Mapping
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from ..corpus.errors import InputError
from . import guidelines, label_studio
from .failures import say_failures
from .guidelines import Layers, SchemeFile
from .options import CorpusFolder, KeyFile, Quiet
from .round_trip import say_pulled, say_pushed

if TYPE_CHECKING:
    from ..annotation.label_studio.sampling import Sample

app = typer.Typer(
    help="Send a corpus to annotators in Label Studio, and bring their work back.",
    epilog="Start with: commentariat annotate serve, then: commentariat annotate push CORPUS",
    no_args_is_help=True,
    rich_markup_mode=None,
)
label_studio.register(app)

Url = Annotated[
    str | None,
    typer.Option(
        "--url",
        metavar="URL",
        help=(
            "The server; LABEL_STUDIO_URL, else the local one, if not given. Its token comes from "
            "LABEL_STUDIO_API_KEY or your keyring (see login)."
        ),
        show_default=False,
    ),
]


@app.command("push")
@say_failures
def push(
    folder: CorpusFolder,
    url: Url = None,
    scheme: SchemeFile = None,
    layers: Layers = None,
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="The title of a new project.", show_default=False),
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Send only N reports (with their comments).", show_default=False
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="HOW",
            help="How they are chosen: random (if not given), uncertainty, disagreement, or a column of reports for "
            "strata.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="Of the random choice; 7 if not given.", show_default=False)
    ] = None,
    overlap: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="How many annotators each task is for.", show_default=False),
    ] = None,
    practice: Annotated[
        str | None,
        typer.Option(
            metavar="ANNOTATOR",
            help="Reports this annotator of the corpus did are for practice: no machine spans, answers compared.",
            show_default=False,
        ),
    ] = None,
    boundaries: Annotated[
        bool,
        typer.Option(
            "--boundaries", help="Send the texts on which the splitter asks where comments begin, instead."
        ),
    ] = False,
    adjudicate: Annotated[
        bool,
        typer.Option(
            "--adjudicate",
            help="Send the reports on which annotators disagree, with their rival claims, instead; pull makes gold "
            "of what is decided.",
        ),
    ] = False,
    predictions: Annotated[
        bool, typer.Option("--predictions/--blank", help="Show the machine's findings, or nothing.")
    ] = True,
    quiet: Quiet = False,
) -> None:
    """Send a corpus to Label Studio.

    Makes a project at the first push and finds it again later. Only what is new or changed is sent, each task exactly
    once; a task that somebody worked on is never changed. Tasks that hold what was erased from the corpus are deleted,
    once the work on them is pulled. An interrupted push is simply run again.
    """
    from ..annotation import Connection, connect, push_adjudication, push_boundaries
    from ..annotation import push as push_corpus
    from ..corpus import Corpus
    from .console import progress

    if boundaries and adjudicate:
        raise InputError("Boundaries and adjudication are projects of their own; push one after the other.")
    drawing = {"--by": by, "--seed": seed}
    own = {"--scheme": scheme, "--practice": practice, "--blank": None if predictions else True}
    if boundaries:
        _refuse(
            own | drawing | {"--layer": layers, "--sample": sample},
            because="would do nothing with --boundaries, which sends every text that asks; leave that out",
        )
    elif adjudicate:
        _refuse(
            own | drawing | {"--overlap": overlap},
            because="would do nothing with --adjudicate, which sends what annotators disagree on; leave that out",
        )
    elif sample is None:
        _refuse(drawing, because="would do nothing without --sample; give its size, or leave that out")
    corpus = Corpus.load(folder)
    connection: Connection = connect(url)
    with progress(quiet=quiet) as advance:
        if boundaries:
            pushed = push_boundaries(
                corpus, connection=connection, title=title, overlap=overlap, progress=advance
            )
        elif adjudicate:
            pushed = push_adjudication(
                corpus, connection=connection, layers=layers, size=sample, title=title, progress=advance
            )
        else:
            pushed = push_corpus(
                corpus,
                connection=connection,
                scheme=scheme,
                layers=layers,
                title=title,
                sample=None if sample is None else _sample(sample, by=by, seed=seed),
                overlap=overlap,
                practice=practice,
                predictions=predictions,
                examples=guidelines.lexicon_examples(),
                progress=advance,
            )
    if not quiet:
        say_pushed(pushed)
        typer.echo(f"Annotate at {pushed.url}, then: commentariat annotate pull {quote(str(folder))}")


def _sample(size: int, *, by: str | None, seed: int | None) -> Sample:
    """Return how reports are drawn: by a method of that name, else with a column of that name for strata."""
    from ..annotation.label_studio.sampling import Method, Sample

    by = by or Method.random.value
    known = by in Method.__members__ and by != Method.stratified
    method = Method(by) if known else Method.stratified
    seeded = {} if seed is None else {"seed": seed}
    return Sample(size=size, method=method, by=None if known else by, **seeded)


def _refuse(given: Mapping[str, object], *, because: str) -> None:
    """Refuse options that would do nothing.

    Raises:
        InputError: when one of them was given.
    """
    names = [name for name, value in given.items() if value is not None and value != []]
    if names:
        raise InputError(f"{' and '.join(names)} {because}.")


@app.command("pull")
@say_failures
def pull(
    folder: CorpusFolder,
    url: Url = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="Bring unfinished work too.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Fetch all tasks, not only those that changed.")
    ] = False,
    key_file: KeyFile = None,
    quiet: Quiet = False,
) -> None:
    """Bring annotators' work back into the annotations table.

    Everybody's work stays apart, under a pseudonym. Every span is checked against its text; what does not fit is kept
    aside with a proposal, never moved in silence (see aside).
    """
    from ..annotation import connect
    from ..annotation import pull as pull_corpus
    from ..annotation.label_studio.state import load_links
    from ..corpus import Corpus
    from .console import progress

    corpus = Corpus.load(folder)
    links = load_links(corpus.path)
    connection = connect(url or next((link.url for link in links.values()), None)) if links else None
    with progress(quiet=quiet) as advance:
        pulled = pull_corpus(
            corpus,
            connection=connection,
            drafts=drafts,
            everything=everything,
            key_file=key_file,
            progress=advance,
        )
    if not quiet:
        say_pulled(pulled, folder=folder)


@app.command("aside")
@say_failures
def aside(folder: CorpusFolder) -> None:
    """List what pulls could not make claims of, with a proposal where there is one (see accept)."""
    from ..annotation import set_aside
    from ..corpus import Corpus
    from .console import show_rows

    rows = []
    for entry in set_aside(Corpus.load(folder)):
        found = entry["proposal"]
        proposal = f"{found['start']}–{found['end']} “{found['quote']}”" if found else ""
        if found and found["alternatives"]:
            proposal += f", or one of {found['alternatives']:,} other places"
        rows.append(
            (
                entry["id"],
                entry["reason"].replace("_", " "),
                entry["document_id"] or "",
                entry["annotator"],
                entry["said"],
                proposal,
            )
        )
    if rows:
        show_rows("id", "reason", "document", "annotator", "what", "proposal", rows=rows)
    else:
        typer.echo("Nothing is set aside.")


@app.command("accept")
@say_failures
def accept(
    folder: CorpusFolder,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="The ids that aside lists.", show_default=False),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Accept every proposal, those with other places among them.")
    ] = False,
) -> None:
    """Accept proposed places for spans that were set aside: they become claims of whoever marked them.

    Later pulls keep them there.
    """
    from ..annotation import accept as accept_proposals
    from ..corpus import Corpus
    from ..corpus.text.canonical import counted
    from .console import show_rows

    if bool(ids) == everything:
        raise InputError("Name the proposals to accept by their ids (see aside), or accept all with --all.")
    made = accept_proposals(Corpus.load(folder), None if everything else ids)
    typer.echo(f"{counted(len(made), 'claim')} made of accepted proposals.")
    if made:
        rows = [
            (claim.document_id, claim.annotator, claim.label, f"{claim.start}–{claim.end}", claim.quote or "")
            for claim in made
        ]
        show_rows("document", "annotator", "label", "place", "quote", rows=rows)


guidelines.register(app)
