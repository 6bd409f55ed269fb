"""The commands that make a corpus and read it: run, build, analyze, report and info."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from .failures import say_failures
from .options import (
    BuildOptions,
    CorpusFolder,
    EngineOption,
    EngineOptions,
    InputPaths,
    KeyFile,
    LexiconFiles,
    Out,
    ProfileName,
    ProfileOption,
    Quiet,
    Tasks,
    Workers,
    WorkFolder,
    build_settings,
    column_map,
    gather_inputs,
    unfolded,
)


@say_failures
@unfolded
def run(
    inputs: InputPaths = None,
    out: Out = Path("build/corpus"),
    *,
    options: BuildOptions,
    lexicon: LexiconFiles = None,
    profile: ProfileOption = ProfileName.full,
    workers: Workers = 1,
    quiet: Quiet = False,
) -> None:
    """Build, analyze and report in one go.

    Reads files or folders, tells reports from the comments that trail them, writes the corpus folder, analyses
    it and writes report.html into it.
    """
    from . import steps

    if lexicon:
        from ..analysis.lexicon import load_lexicon

        load_lexicon(*lexicon)  # what is wrong with it should not come out after a long build
    corpus = steps.build(
        gather_inputs(inputs, options),
        out=out,
        settings=build_settings(options),
        strict=options.strict,
        replace_annotated=options.replace,
        quiet=quiet,
    )
    steps.analyze(corpus, lexicon=lexicon or (), profile=profile, workers=workers, quiet=quiet)
    page = steps.report(corpus, out=None, lexicon=lexicon or (), quiet=quiet)
    steps.suggest(
        page=page, commands=[f"commentariat info {quote(str(out))}", "jupyter lab notebooks/"], quiet=quiet
    )


@say_failures
@unfolded
def build(
    inputs: InputPaths = None,
    out: Out = Path("build/corpus"),
    *,
    options: BuildOptions,
    quiet: Quiet = False,
) -> None:
    """Read reports and comments into a corpus folder.

    Plain text, documents (DOCX), tables (CSV, TSV, workbooks, Parquet, Arrow, JSON, JSON lines), saved web pages (HTML,
    MHTML), web archives (WARC, WACZ), exports (WordPress, Blogger, Movable Type, Disqus, Guardian, Reddit, YouTube,
    Telegram) and comment corpora (SOCC, New York Times, One Million Posts, Fox News) are read, packed as they come or
    not, or folders of them. Where the source does not say which lines are a reader's, the comments that trail a report
    are told from it; where that is unsure the text stays whole and is marked "ask". Look at a file first with:
    commentariat inspect FILE

    Columns with usual names are found, in many languages. Name others with --reports-map (fields: report_id, title,
    text, outlet, url, authors, published, language, comments, comments_declared) and --comments-map (report_id,
    comment_id, parent_id, parent_text, parent_author, text, author, login, published, likes, dislikes, language,
    report_title, report_text, report_url, report_outlet), for example: --reports-map text=article_content
    --comments-map report_id=title
    """
    from . import steps

    steps.build(
        gather_inputs(inputs, options),
        out=out,
        settings=build_settings(options),
        strict=options.strict,
        replace_annotated=options.replace,
        quiet=quiet,
    )
    steps.suggest(commands=[f"commentariat analyze {quote(str(out))}"], quiet=quiet)


@say_failures
def analyze(
    folder: Annotated[
        str, typer.Argument(metavar="CORPUS", help="A corpus folder, or with --engine its URL in a store.")
    ],
    lexicon: LexiconFiles = None,
    profile: ProfileOption = ProfileName.full,
    workers: Workers = 1,
    engine: EngineOption = None,
    tasks: Tasks = None,
    engine_options: EngineOptions = None,
    work: WorkFolder = None,
    quiet: Quiet = False,
) -> None:
    """Find loaded language, frames and sentiment.

    Every finding has its voice, its source and, where the text shows it, its target. Writes the findings and
    measures tables. Texts in a language other than English are left out and counted.

    An analysis that was interrupted goes on where it was when the command is run again. After a change of the lexicon
    only texts with the words concerned are analysed again.

    With --engine the shards are dealt to the tasks of a cluster (needs commentariat[scale]). Slurm only queues them:
    run the same command again when they are done, and it merges what they made, or queues what is missing.
    """
    from ..corpus import Corpus
    from . import steps

    if engine is not None:
        steps.analyze_on(
            engine,
            folder,
            lexicon=lexicon or (),
            profile=profile,
            workers=workers,
            tasks=tasks,
            options=column_map(engine_options, option="--engine-option"),
            work=work,
            quiet=quiet,
        )
        return
    steps.analyze(
        Corpus.load(Path(folder)), lexicon=lexicon or (), profile=profile, workers=workers, quiet=quiet
    )
    steps.suggest(commands=[f"commentariat report {quote(str(folder))}"], quiet=quiet)


@say_failures
def report(
    folder: CorpusFolder,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            help="The HTML file; report.html in the corpus folder if not given.",
            show_default=False,
        ),
    ] = None,
    lexicon: LexiconFiles = None,
    quiet: Quiet = False,
) -> None:
    """Write one HTML file to read.

    It holds the texts with their findings, who names whom what, sentiment, frames, and how all this was made.
    """
    from ..corpus import Corpus
    from . import steps

    page = steps.report(Corpus.load(folder), out=out, lexicon=lexicon or (), quiet=quiet)
    steps.suggest(page=page, quiet=quiet)


@say_failures
def info(
    folder: Annotated[
        str,
        typer.Argument(metavar="CORPUS", help="A corpus folder, or a dataset's id on the Hugging Face Hub."),
    ],
    check: Annotated[bool, typer.Option("--check", help="Check every quote against its text.")] = False,
) -> None:
    """Say what a corpus holds.

    Also how it was made, and what was skipped and why.
    """
    from ..corpus import Corpus
    from . import summary

    corpus = Corpus.load(folder)
    if check:
        corpus.check()
    summary.info(corpus, checked=check)


@say_failures
def pseudonym(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A commenter's name as the source shows it.")],
    key_file: KeyFile = None,
) -> None:
    """Print the pseudonym of a name under your key.

    With it a person's comments are found in a corpus (column author), and erased by adding it to the erasure list.
    It must be the key that the corpus was built with; none is made here.
    """
    from ..corpus.errors import InputError
    from ..corpus.privacy.pseudonyms import Pseudonymiser, load_key

    found = Pseudonymiser(load_key(key_file, making=False)).author(name)
    if found is None:
        raise InputError(f"“{name}” names nobody, so that comments under it have no pseudonym.")
    typer.echo(found)
