"""The local Label Studio server, its users, and tokens of other servers: a part of `commentariat annotate`."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from .failures import say_failures

if TYPE_CHECKING:
    from ..annotation.label_studio.server import Server

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="FOLDER", help="The local server's data folder.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Add the commands to `commentariat annotate`."""
    for name, command in (("serve", serve), ("user", add_user), ("login", login)):
        app.command(name)(command)


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

    At the first start it is installed into an environment of its own (about 1 GB) and its database made, which
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
    if started.data != server.data_folder().resolve():
        typer.echo(
            f"Other commands find it where {server.DATA_VARIABLE} names its data folder: "
            f"export {server.DATA_VARIABLE}={quote(str(started.data))}"
        )


@say_failures
def add_user(
    address: Annotated[str, typer.Argument(metavar="EMAIL", help="The annotator's e-mail address.")],
    data: Data = None,
) -> None:
    """Make an account for one more annotator on the local server, and print its password."""
    from ..annotation.label_studio import server

    address = server.account_name(address)
    typer.echo(f"{address} can log in with the password {server.add_user(address, data=data)}")


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


def _running(server: Server) -> str:
    return f"Label Studio runs at {server.url} (process {server.pid}, data in {server.data})."
