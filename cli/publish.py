"""`commentariat publish` and what goes with it: datasheet, hydrate, diff and merge."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from . import steps
from .console import console, progress, show_rows
from .failures import FAILED, say_failures
from .options import CorpusFolder, ErasureList, KeyFile, Quiet, Rights

if TYPE_CHECKING:
    from ..corpus.publish import Release

_FolderOut = Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="The folder to write.")]
_MOST_SHOWN = 20


class OnClash(StrEnum):
    """What becomes of two different documents with one id."""

    refuse = "refuse"
    first = "first"
    both = "both"


@say_failures
def publish(
    folder: CorpusFolder,
    hub_id: Annotated[
        str | None,
        typer.Argument(metavar="USER/NAME", help="The dataset on the Hugging Face Hub.", show_default=False),
    ] = None,
    tag: Annotated[
        str | None, typer.Option(metavar="TAG", help="The release's tag, such as v1.0.0.", show_default=False)
    ] = None,
    private: Annotated[
        bool,
        typer.Option("--private", help="Make the dataset private; one that is public already is refused."),
    ] = False,
    gated: Annotated[bool, typer.Option("--gated", help="Readers must agree to terms first.")] = False,
    without_text: Annotated[
        bool,
        typer.Option("--without-text", help="Leave the texts out: ids, offsets, labels and hashes alone."),
    ] = False,
    rotate: Annotated[
        bool, typer.Option("--rotate-pseudonyms", help="Give authors pseudonyms of this release alone.")
    ] = False,
    keep_annotators: Annotated[
        bool, typer.Option("--keep-annotators", help="Leave annotators their names, as they wish.")
    ] = False,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FOLDER",
            help="Where the release is built; CORPUS-release if not given. Without USER/NAME it goes no further.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Build, check and show; send nothing. Exit code 1 if it is not fit."),
    ] = False,
    rights: Rights = None,
    datasheet: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The datasheet; datasheet.yaml in CORPUS if not given.", show_default=False
        ),
    ] = None,
    reviewed: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Rows you looked at though the scan names them: KIND TABLE ROW a line, * for every row.",
            show_default=False,
        ),
    ] = None,
    found: Annotated[
        Path | None,
        typer.Option(
            "--found",
            metavar="FILE",
            help="Write every row the scan names into a file, in the form that --reviewed reads.",
            show_default=False,
        ),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="The release before; the last one tagged on the Hub if not given.",
            show_default=False,
        ),
    ] = None,
    key_file: KeyFile = None,
    erasure: ErasureList = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Publish although sections are not filled in or rights not stated."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    quiet: Quiet = False,
) -> None:
    """Publish a corpus on the Hugging Face Hub.

    Builds the whole repository in a folder, loads every table back, shows what goes and what does not, asks once,
    uploads once and tags. It can be run again after an interruption. The token is that of `hf auth login` or HF_TOKEN.

    Nothing is sent while a text column holds an e-mail address, a phone number, a handle or a secret, while the erasure
    list names a document, or while the split leaks. A public dataset also needs its datasheet and rights (`--force`
    publishes without).
    """
    from ..annotation import label_agreement
    from ..corpus.errors import InputError
    from ..corpus.outputs import require_output_place
    from ..corpus.publish import ReleaseSettings, build_release, verify_release
    from ..corpus.publish.scan import write_sightings
    from ..corpus.storage.folder import require_finished

    require_finished(folder)
    if hub_id is None and to is None:
        raise InputError("Name the dataset on the Hub as USER/NAME, or a folder with --to.")
    if found is not None:
        given = [file for file in (datasheet, reviewed, key_file, erasure) if file is not None]
        require_output_place(found, corpus=folder, inputs=given, what="The list of sightings")
    sending = hub_id is not None and not dry_run
    settings = ReleaseSettings(
        hub_id=hub_id,
        tag=tag,
        without_text=without_text,
        rotate=rotate,
        keep_annotators=keep_annotators,
        gated=gated,
        rights=rights,
        datasheet=datasheet,
        reviewed=reviewed,
        key_file=key_file,
        erasure=erasure,
        previous=previous,
        agreement=label_agreement,
    )
    # After the settings have found that the id and the tag have their form, which the Hub's client asks for too.
    refusal = _public_already(hub_id, sending=sending) if hub_id and private else None
    if hub_id and tag and previous is None:
        settings = replace(settings, previous=_fetched(hub_id, tag=tag, sending=sending))
    out = to or folder.with_name(f"{folder.resolve().name}-release")
    with progress(quiet=quiet) as advance:
        release = build_release(folder, out, settings, progress=advance)
        verify_release(out, release.parts)
    if found is not None:
        write_sightings(found, release.sightings)
    if not quiet:
        _show(release)
    stopped = [
        *([refusal] if refusal else ()),
        *release.obstacles,
        *(() if private or force else release.open),
    ]
    for sentence in stopped:
        typer.echo(f"Not fit to publish: {sentence}", err=True)
    if hub_id is None or dry_run:
        if not quiet:
            console().print(f"Nothing was sent. The release is in {out}", markup=False)
        if dry_run and stopped:
            raise typer.Exit(FAILED)
    elif stopped:
        typer.echo(f"Nothing was sent. The release is in {out}", err=True)
        raise typer.Exit(FAILED)
    else:
        _upload(out, hub_id, tag=tag, private=private, gated=gated, yes=yes, quiet=quiet)


def _upload(
    out: Path, hub_id: str, *, tag: str | None, private: bool, gated: bool, yes: bool, quiet: bool
) -> None:
    """Ask once, unless that is said already, and upload a release."""
    from ..corpus.publish import push_release

    seen = "private" if private else "gated" if gated else "public"
    if not yes and not typer.confirm(f"Upload to {hub_id} ({seen}{f', tag {tag}' if tag else ''})?"):
        console().print(f"Nothing was sent. The release is in {out}", markup=False)
        return
    pushed = push_release(out, hub_id, tag=tag, private=private, gated=gated)
    if not quiet:
        console().print(f"Published: {pushed.url}", markup=False)
        pin = f', revision="{tag}"' if tag else ""
        console().print(f'  load_dataset("{hub_id}", "comments"{pin})', markup=False)


def _public_already(hub_id: str, *, sending: bool) -> str | None:
    """Say why a dataset cannot be private; where nothing is sent, the Hub need not be reached."""
    from ..corpus.publish.push import PublishError, public_already

    try:
        return public_already(hub_id)
    except PublishError as error:
        if sending:
            raise
        typer.echo(f"Whether {hub_id} is public already could not be found out: {error}", err=True)
        return None


def _fetched(hub_id: str, *, tag: str, sending: bool) -> Path | None:
    """Fetch the release before; where nothing is sent, the Hub need not be reached."""
    from ..corpus.publish.push import PublishError, fetch_previous

    try:
        return fetch_previous(hub_id, before=tag)
    except PublishError as error:
        if sending:
            raise
        typer.echo(f"The card does not say what changed since the last tag: {error}", err=True)
        return None


def _show(release: Release) -> None:
    from ..corpus.text.canonical import counted

    show_rows(
        "goes", "split", "rows", "size",
        rows=[
            (table, part.split, f"{part.rows:,}", _size(part.bytes))
            for table, parts in release.parts.items()
            for part in parts
        ],
        right=(2, 3),
    )  # fmt: skip
    out = console()
    out.print("Also: README.md with its figures, croissant.json, provenance.json. Every table loads back.")
    if release.withheld:
        out.print(f"Without their text: {release.withheld:,} of {release.documents:,} documents.")
    if release.gone:
        out.print(
            f"Left out: {counted(release.gone, 'annotation')} on texts that the corpus no longer holds."
        )
    if release.stays:
        out.print(f"Stays here: {', '.join(release.stays)}.", markup=False)
    shown = release.sightings[:_MOST_SHOWN]
    for one in shown:
        out.print(f"  found: {one}", markup=False)
    if len(release.sightings) > len(shown):
        out.print(f"  and {len(release.sightings) - len(shown):,} more; --found FILE writes them all")


def _size(number: int) -> str:
    return f"{number / 1e6:,.1f} MB" if number >= 1e6 else f"{number / 1e3:,.1f} kB"


@say_failures
def datasheet(
    folder: CorpusFolder,
) -> None:
    """Write the questions that only you can answer, for the dataset card.

    They are put into datasheet.yaml in the corpus folder, where `publish` finds the answers.
    """
    from ..corpus.publish import DATASHEET, write_template
    from ..corpus.storage.folder import require_finished

    require_finished(folder)
    console().print(f"Fill in {write_template(folder / DATASHEET)}", markup=False)


@say_failures
def hydrate(
    release: Annotated[
        str,
        typer.Argument(metavar="RELEASE", help="A release without texts: its folder, or its id on the Hub."),
    ],
    texts: Annotated[
        list[Path],
        typer.Argument(metavar="TEXTS...", help="A corpus of the texts you have, or files to build one of."),
    ],
    out: _FolderOut,
    revision: Annotated[
        str | None, typer.Option(metavar="TAG", help="The tag on the Hub.", show_default=False)
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Join a release without texts with texts that you have.

    Documents are found by the hash of their text, so that yours must be the same to the letter; pseudonyms may differ.
    """
    from tempfile import TemporaryDirectory

    from ..corpus import Corpus
    from ..corpus.publish import hydrate as join
    from ..corpus.storage.folder import is_corpus

    released = Corpus.load(release, revision=revision).path
    with TemporaryDirectory() as made:
        if len(texts) == 1 and is_corpus(texts[0]):
            own = Corpus.load(texts[0])
        else:
            own = Corpus.build(*texts, out=Path(made) / "texts")
        done = join(released, own, out=out, called=", ".join(map(str, texts)))
    Corpus.load(out).check()
    if not quiet:
        console().print(
            f"{done.joined:,} texts joined, {done.same:,} of them the same to the byte; {done.claims:,} claims have "
            f"their quote again."
        )
        for name in done.missing[:_MOST_SHOWN]:
            console().print(f"  no text for {name}", markup=False)
        if len(done.missing) > _MOST_SHOWN:
            console().print(f"  and for {len(done.missing) - _MOST_SHOWN:,} more")
        steps.suggest(commands=[f"commentariat info {quote(str(out))}"], quiet=quiet)


@say_failures
def diff(
    before: Annotated[
        str, typer.Argument(metavar="A", help="A corpus or release: its folder, or id on the Hub.")
    ],
    after: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    show: Annotated[int, typer.Option(min=0, metavar="N", help="Name the first N rows of each kind.")] = 5,
) -> None:
    """Say what changed from one version of a corpus to another.

    Rows that were added, changed or are gone, with the columns that changed, and claims whose label changed. An id on
    the Hub takes a tag: USER/NAME@v1.0.0
    """
    from ..corpus.versions import diff_corpora

    found = diff_corpora(_opened(before), _opened(after))
    for line in found.lines():
        console().print(line, markup=False)
    for name, one in found.tables.items():
        for what, ids in (("added", one.added), ("gone", one.gone)):
            for row in ids[:show]:
                console().print(f"  {name} {what}: {row}", markup=False)
        for row, columns in list(one.changed.items())[:show]:
            console().print(f"  {name} changed: {row} ({', '.join(columns)})", markup=False)
    for one in found.relabelled[:show]:
        console().print(
            f"  {one.table} on {one.document_id} at {one.start}–{one.end}: {one.before} → {one.after} "
            f"({one.annotator})",
            markup=False,
        )


def _opened(source: str) -> Path:
    from ..corpus import Corpus

    name, _, revision = source.partition("@")
    if Path(source).exists() or not revision:
        return Corpus.load(source).path
    return Corpus.load(name, revision=revision).path


@say_failures
def merge(
    first: Annotated[Path, typer.Argument(metavar="A", help="A corpus folder.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Another one.")],
    out: _FolderOut,
    on_clash: Annotated[
        OnClash,
        typer.Option(
            help="Of different texts with one id: refuse, keep the first, or keep both under two ids."
        ),
    ] = OnClash.refuse,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="The new corpus's name.", show_default=False)
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Make one corpus of two.

    What both have is kept once, with the annotations of both; ids that clash are explained. Duplicates are flagged
    anew.
    """
    from ..corpus.versions import merge_corpora

    merged = merge_corpora(first, second, out=out, on_clash=on_clash.value, name=name)
    if quiet:
        return
    show_rows("table", "rows", rows=[(table, f"{n:,}") for table, n in merged.rows.items()], right=(1,))
    if merged.same:
        console().print(f"{merged.same:,} rows that both have were kept once.")
    for clash in merged.clashes[:_MOST_SHOWN]:
        console().print(f"  {clash}", markup=False)
    if len(merged.clashes) > _MOST_SHOWN:
        console().print(f"  and {len(merged.clashes) - _MOST_SHOWN:,} more clashes")
    for note in merged.notes:
        console().print(note, markup=False)


COMMANDS = (publish, datasheet, hydrate, diff, merge)
