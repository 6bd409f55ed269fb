"""The options the commands share, and how they become build settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from ..corpus.errors import InputError

if TYPE_CHECKING:
    from ..corpus.build import BuildSettings, Input
    from ..corpus.readers.base import Kind

_COLUMNS = "For tables: CSV, TSV, workbooks, Parquet, Arrow and JSON lines; can be given several times."


class DateOrder(StrEnum):
    """The order of numeric dates such as 4/5/2017."""

    dmy = "dmy"
    mdy = "mdy"
    ymd = "ymd"


class ProfileName(StrEnum):
    """How much of an analysis is made (see `commentariat.analysis.profiles`)."""

    full = "full"
    lexical = "lexical"


class EngineName(StrEnum):
    """What hands the shards of an analysis to tasks (see `commentariat.analysis.sharding.engines`)."""

    local = "local"
    slurm = "slurm"
    ray = "ray"


InputPaths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="INPUT...", help="Files or folders to read.", show_default=False),
]
CorpusFolder = Annotated[Path, typer.Argument(metavar="CORPUS", help="A corpus folder.")]
Out = Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="The corpus folder to write.")]
ReportTables = Annotated[
    list[Path] | None,
    typer.Option("--reports", metavar="FILE", help="A table whose rows are reports.", show_default=False),
]
CommentTables = Annotated[
    list[Path] | None,
    typer.Option("--comments", metavar="FILE", help="A table whose rows are comments.", show_default=False),
]
ReportsMap = Annotated[
    list[str] | None,
    typer.Option(
        "--reports-map",
        metavar="FIELD=COLUMN",
        help=f"Which column holds a report's field. {_COLUMNS}",
        show_default=False,
    ),
]
CommentsMap = Annotated[
    list[str] | None,
    typer.Option(
        "--comments-map",
        metavar="FIELD=COLUMN",
        help=f"Which column holds a comment's field. {_COLUMNS}",
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The encoding of text inputs that are not UTF-8; told from the bytes if not given.",
        show_default=False,
    ),
]
LongestText = Annotated[
    int,
    typer.Option("--longest-text", metavar="N", min=1, help="The most characters one text may have."),
]
LongestRecord = Annotated[
    int,
    typer.Option(
        "--longest-record",
        metavar="N",
        min=1,
        help="The most characters one line, cell or JSON record may have, and bytes one page.",
    ),
]
DateOrderOption = Annotated[
    DateOrder | None,
    typer.Option(
        "--date-order",
        help="The order of numeric dates; told from each file if not given.",
        show_default=False,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        metavar="TAG",
        help="Language tag, such as en, of inputs that name none; detected text by text if not given.",
        show_default=False,
    ),
]
Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="The outlet of inputs that name none.", show_default=False)
]
Name = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="The corpus's name; that of the first input if not given.", show_default=False
    ),
]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        metavar="FILE",
        help="The secret key behind author pseudonyms, a file that is there (a new one: openssl rand -hex 32 > FILE); "
        "your own key, made at first use in your configuration folder, if not given.",
        show_default=False,
    ),
]
ErasureList = Annotated[
    Path | None,
    typer.Option(
        "--erasure",
        metavar="FILE",
        help=(
            "Whom the corpus must forget: a pseudonym, comment id or address a line; erasure.txt beside your key, if "
            "it is there, if not given."
        ),
        show_default=False,
    ),
]
Rights = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Licence and ground of use of every source, and whether its texts may be passed on: YAML, under "
        "“sources:” a list of entries with the fields licence, basis and texts (true or false), and, to say of what, "
        "any of outlet, site, input and documents (report, comment); credit as wanted. The first that fits counts.",
        show_default=False,
    ),
]
Divide = Annotated[
    bool,
    typer.Option(
        "--divide/--whole",
        help="Look for comments that trail a text whose source does not say, or leave every text whole.",
    ),
]
Splitter = Annotated[
    Path | None,
    typer.Option(
        metavar="MODEL",
        help="Your own model of the splitter (see `commentariat split train`); the shipped one if not given.",
        show_default=False,
    ),
]
LexiconFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="FILE",
        help="Your own lexicon file, laid over the shipped one.",
        show_default=False,
    ),
]
ProfileOption = Annotated[
    ProfileName,
    typer.Option(
        "--profile",
        help="How much of the analysis is made: full, or lexical for what needs no parse, which is many times faster.",
    ),
]
Workers = Annotated[
    int,
    typer.Option(metavar="N", min=1, help="How many processes analyse; each takes about 0.6 GB of memory."),
]
EngineOption = Annotated[
    EngineName | None,
    typer.Option("--engine", help="Deal the shards to the tasks of a cluster.", show_default=False),
]
Tasks = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="With --engine: how many tasks; one a shard if not given.",
        show_default=False,
    ),
]
EngineOptions = Annotated[
    list[str] | None,
    typer.Option(
        "--engine-option",
        metavar="NAME=VALUE",
        help="With --engine: an option of datatrove's executor, such as partition=cpu; several times.",
        show_default=False,
    ),
]
WorkFolder = Annotated[
    str | None,
    typer.Option(
        metavar="FOLDER",
        help="With --engine: where finished shards are kept, a folder or URL that all tasks see; beside the corpus "
        "if not given.",
        show_default=False,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first record that would be skipped.")]
Replace = Annotated[
    bool,
    typer.Option(
        "--replace",
        help="Write over another corpus though most of its people's annotations lose their documents.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """The options that change how files are read."""

    reports_map: ReportsMap = None
    comments_map: CommentsMap = None
    encoding: Encoding = None
    date_order: DateOrderOption = None
    language: Language = None
    divide: Divide = True
    splitter: Splitter = None
    longest_text: LongestText = 20_000_000
    longest_record: LongestRecord = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions(ReadOptions):
    """The options that change how files are read and made into a corpus."""

    reports: ReportTables = None
    comments: CommentTables = None
    outlet: Outlet = None
    name: Name = None
    key_file: KeyFile = None
    erasure: ErasureList = None
    rights: Rights = None
    strict: Strict = False
    replace: Replace = False


def unfolded(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command, in place of its parameter ``options``, every option of that parameter's class.

    The class is a dataclass such as `ReadOptions`, so that commands share their options by sharing it.
    """
    hints = get_type_hints(command, include_extras=True)
    group = hints.pop("options")
    own = list(signature(command).parameters.values())
    shared = get_type_hints(group, include_extras=True)
    parameters = [
        Parameter(field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=shared[field.name])
        for field in fields(group)
    ]

    @wraps(command)
    def unfolding(**given: Any) -> None:
        options = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(options=options, **given)

    kept = [
        one.replace(kind=Parameter.KEYWORD_ONLY, annotation=hints[one.name])
        for one in own
        if one.name != "options"
    ]
    at = next(place for place, one in enumerate(own) if one.name == "options")
    everything = [*kept[:at], *parameters, *kept[at:]]
    # typer reads both.
    vars(unfolding)["__signature__"] = Signature(everything)
    unfolding.__annotations__ = {one.name: one.annotation for one in everything}
    return unfolding


def gather_inputs(paths: Sequence[Path] | None, options: BuildOptions) -> list[Input]:
    """Put the three ways of naming inputs into one list.

    Raises:
        BadParameter: when no input is given.
    """
    from ..corpus.build import Input

    inputs = [
        *(Input(path=path) for path in paths or ()),
        *(Input(path=path, kind="reports") for path in options.reports or ()),
        *(Input(path=path, kind="comments") for path in options.comments or ()),
    ]
    if not inputs:
        raise typer.BadParameter("There is nothing to read: name a file or a folder, such as seeds/.")
    return inputs


def build_settings(options: ReadOptions, *, kind: Kind | None = None) -> BuildSettings:
    """Turn the options into build settings.

    Raises:
        InputError: when a map is not of the form FIELD=COLUMN.
    """
    from ..corpus.build import BuildSettings

    return BuildSettings(
        reports_map=column_map(options.reports_map, option="--reports-map"),
        comments_map=column_map(options.comments_map, option="--comments-map"),
        kind=kind,
        encoding=options.encoding,
        date_order=options.date_order.value if options.date_order else None,
        language=options.language,
        divide=options.divide,
        splitter=options.splitter,
        longest_text=options.longest_text,
        longest_record=options.longest_record,
        **(_making(options) if isinstance(options, BuildOptions) else {}),
    )


def _making(options: BuildOptions) -> dict[str, Any]:
    return {name: getattr(options, name) for name in ("outlet", "name", "key_file", "erasure", "rights")}


def column_map(texts: Sequence[str] | None, *, option: str) -> dict[str, str]:
    """Read the values of an option of the form FIELD=COLUMN.

    Raises:
        InputError: when one is not of that form, or a field is given two columns.
    """
    pairs: dict[str, str] = {}
    for text in texts or ():
        name, equals, column = text.partition("=")
        if not (name and equals and column):
            raise InputError(f"{option} {text}: write it as FIELD=COLUMN, such as text=article_content.")
        if pairs.setdefault(name, column) != column:
            raise InputError(
                f"{option}: “{name}” is given two columns, “{pairs[name]}” and “{column}”; keep one of them."
            )
    return pairs
