"""`commentariat annotate`: people's work in Label Studio, there and back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import say_failures
from .options import KeyFile, Quiet

if TYPE_CHECKING:
    from ..annotation.label_studio.pull import PullSummary
    from ..annotation.label_studio.push import PushSummary
    from ..annotation.label_studio.server import Server
    from ..corpus.scheme import Scheme

app = typer.Typer(
    help="Send a corpus to annotators in Label Studio, and bring their work back.",
    epilog="Start with: commentariat annotate serve, then: commentariat annotate push CORPUS",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Folder = Annotated[Path, typer.Argument(metavar="CORPUS", help="A corpus folder.")]
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
Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="FOLDER", help="The local server's data folder.", show_default=False),
]


@app.command("serve")
@say_failures
def serve(
    port: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="The port; 8080 or the next free one if not given.", show_default=False
        ),
    ] = None,
    data: Data = None,
    user: Annotated[
        str | None,
        typer.Option(metavar="EMAIL", help="The first user, at the first start.", show_default=False),
    ] = None,
    stop: Annotated[bool, typer.Option("--stop", help="Stop the local server.")] = False,
    status: Annotated[bool, typer.Option("--status", help="Say whether it runs.")] = False,
    install: Annotated[
        bool, typer.Option("--install", help="Install Label Studio, and start nothing.")
    ] = False,
) -> None:
    """Start a Label Studio on this machine.

    At the first start it is installed into an environment of its own (about 800 MB) and its database made, which
    takes a few minutes. It can be reached from this machine only, and sends no telemetry. It keeps running; end it
    with --stop. Starting it again says where it is.
    """
    from ..annotation.label_studio import environment, server

    if stop:
        typer.echo("Stopped." if server.stop(data) else "No local Label Studio was running.")
        return
    if status:
        found = server.running(data)
        typer.echo("No local Label Studio is running." if found is None else _running(found))
        return
    if install:
        typer.echo(f"Label Studio {environment.VERSION} is at {environment.install(say=typer.echo)}.")
        return
    started = server.serve(data=data, port=port, user=user or server.USER, say=typer.echo)
    typer.echo(_running(started))
    typer.echo(f"Log in as {started.user} with the password {started.password}")
    typer.echo("More annotators: commentariat annotate user EMAIL")


@app.command("user")
@say_failures
def add_user(
    address: Annotated[str, typer.Argument(metavar="EMAIL", help="The annotator's e-mail address.")],
    data: Data = None,
) -> None:
    """Make an account for one more annotator on the local server, and print its password."""
    from ..annotation.label_studio import server

    typer.echo(f"{address} can log in with the password {server.add_user(address, data=data)}")


@app.command("login")
@say_failures
def login(url: Annotated[str, typer.Argument(metavar="URL", help="The address of a server.")]) -> None:
    """Keep the token of a server in your keyring; it is asked for, and not shown."""
    from ..annotation.label_studio.client import Client
    from ..annotation.label_studio.connection import connect, keep_in_keyring

    token = typer.prompt(
        "Token (from the page “Account & Settings” of Label Studio)", hide_input=True
    ).strip()
    connection = connect(url, token=token)
    with Client(connection) as client:
        release = client.version()
        client.users()
    keep_in_keyring(connection.url, token)
    typer.echo(f"The token for {connection.url} (Label Studio {release}) is in your keyring.")


@app.command("push")
@say_failures
def push(
    folder: Folder,
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
        str,
        typer.Option(
            metavar="HOW",
            help="How they are chosen: random, uncertainty, disagreement, or a column of reports for strata.",
        ),
    ] = "random",
    seed: Annotated[int, typer.Option(help="Of the random choice.")] = 7,
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
    predictions: Annotated[
        bool, typer.Option("--predictions/--blank", help="Show the machine's findings, or nothing.")
    ] = True,
    quiet: Quiet = False,
) -> None:
    """Send a corpus to Label Studio.

    Makes a project at the first push and finds it again later. Only what is new or changed is sent, each task exactly
    once; a task that somebody worked on is never changed. An interrupted push is simply run again.
    """
    from ..annotation import Connection, connect, push_boundaries
    from ..annotation import push as push_corpus
    from ..annotation.label_studio.sampling import Method, Sample
    from ..corpus import Corpus
    from .console import progress

    corpus = Corpus.load(folder)
    connection: Connection = connect(url)
    with progress(quiet=quiet) as advance:
        if boundaries:
            pushed = push_boundaries(
                corpus, connection=connection, title=title, overlap=overlap, progress=advance
            )
        else:
            drawn = None
            if sample is not None:
                known = by in Method.__members__ and by != Method.stratified
                method = Method(by) if known else Method.stratified
                drawn = Sample(size=sample, method=method, seed=seed, by=None if known else by)
            pushed = push_corpus(
                corpus,
                connection=connection,
                scheme=scheme,
                layers=layers,
                title=title,
                sample=drawn,
                overlap=overlap,
                practice=practice,
                predictions=predictions,
                examples=lexicon_examples(),
                progress=advance,
            )
    if not quiet:
        _pushed(pushed)
        typer.echo(f"Annotate at {pushed.url}, then: commentariat annotate pull {quote(str(folder))}")


@app.command("pull")
@say_failures
def pull(
    folder: Folder,
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
        _pulled(pulled, folder=folder)


@app.command("aside")
@say_failures
def aside(folder: Folder) -> None:
    """List what pulls could not make claims of, with a proposal where there is one."""
    from ..annotation import set_aside
    from ..corpus import Corpus
    from .console import show_rows

    rows = []
    for entry in set_aside(Corpus.load(folder)):
        found = entry["proposal"]
        proposal = f"{found['start']}–{found['end']} “{found['quote']}”" if found else ""
        rows.append(
            (entry["reason"], entry["document_id"] or "", entry["annotator"], entry["said"], proposal)
        )
    if rows:
        show_rows("reason", "document", "annotator", "what", "proposal", rows=rows)
    else:
        typer.echo("Nothing is set aside.")


@app.command("config")
@say_failures
def config(scheme: SchemeFile = None, layers: Layers = None) -> None:
    """Print the labelling config that a scheme makes."""
    from ..annotation import labelling_config

    typer.echo(labelling_config(_scheme(scheme), layers=layers))


@app.command("guidelines")
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

    labels, examples = _scheme(scheme), lexicon_examples()
    if out is None:
        typer.echo(write_markdown(labels, layers=layers, examples=examples), nl=False)
        return
    as_html = out.suffix.lower() in (".html", ".htm")
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


def _running(server: Server) -> str:
    return f"Label Studio runs at {server.url} (process {server.pid}, data in {server.data})."


def _pushed(summary: PushSummary) -> None:
    from ..corpus.text import counted

    said = [f"{counted(summary.sent, 'task')} sent", f"{summary.unchanged:,} there already"]
    more = {
        "{} with renewed machine findings": summary.predictions,
        "{} on an older text replaced": summary.replaced,
        "{} on an older text kept, since somebody worked on them": summary.kept,
        "{} in copies removed": summary.copies,
        "{} kept the findings that somebody worked on": summary.left_as_shown,
    }
    said += [text.format(f"{number:,}") for text, number in more.items() if number]
    typer.echo(f"Project {summary.project}: {'; '.join(said)}.")


def _pulled(summary: PullSummary, *, folder: Path) -> None:
    from ..corpus.text import counted
    from .console import show_rows

    typer.echo(
        f"{counted(summary.tasks, 'changed task')}: {counted(summary.completed, 'annotation')} completed, "
        f"{summary.skipped:,} skipped, {summary.unfinished:,} unfinished; {counted(summary.claims, 'claim')}."
    )
    if summary.verified:
        spans = ", ".join(
            f"{number:,} {name.replace('_', ' ')}" for name, number in summary.verified.most_common()
        )
        typer.echo(f"Spans checked against their texts: {spans}.")
    if summary.origins:
        did = ", ".join(f"{number:,} {name}" for name, number in summary.origins.most_common())
        typer.echo(f"Beside the machine's findings: {did}.")
    if summary.anchored:
        moved = ", ".join(f"{number:,} {name}" for name, number in summary.anchored.most_common())
        typer.echo(f"On texts that changed since: {moved}.")
    if summary.withdrawn:
        typer.echo(
            f"{counted(summary.withdrawn, 'claim')} withdrawn: their annotations were deleted on the server."
        )
    if summary.gone:
        typer.echo(f"{counted(summary.gone, 'task')} no longer on the server; their claims were kept.")
    if summary.annotators:
        show_rows("annotator", "who (not in the corpus)", rows=sorted(summary.annotators.items()))
    for annotator, score in sorted(summary.practice.items()):
        typer.echo(
            f"Practice of {annotator}: {score.correct:,} of {score.answered:,} answers right, of {score.known:,} "
            f"known, on {counted(score.documents, 'document')}."
        )
    if summary.set_aside:
        reasons = ", ".join(
            f"{number:,} {name.replace('_', ' ')}" for name, number in summary.set_aside.most_common()
        )
        typer.echo(f"Set aside: {reasons}. See them with: commentariat annotate aside {quote(str(folder))}")
