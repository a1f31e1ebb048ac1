"""The commands and their options; the work is done where it belongs."""

from __future__ import annotations

import asyncio
from typing import Literal

import click


@click.group()
@click.version_option(package_name="aioattio")
def cli() -> None:
    """Work with Attio from the command line."""


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--read", default=100, show_default=True, type=click.IntRange(1), help="Read requests per second.")
@click.option("--write", default=25, show_default=True, type=click.IntRange(1), help="Write requests per second.")
@click.option("--mode", default="clock", show_default=True, type=click.Choice(["clock", "trailing"]))
@click.option("--no-limits", is_flag=True, help="Never answer 429.")
@click.option("--latency", nargs=2, type=click.FloatRange(0), metavar="LOW HIGH", help="Milliseconds added to answers.")
@click.option("--token", help="The access token to accept; a random one by default.")
@click.option("--allow-remote", is_flag=True, help="Permit a --host that other machines can reach.")
def emulator(
    *,
    host: str,
    port: int,
    read: int,
    write: int,
    mode: Literal["clock", "trailing"],
    no_limits: bool,
    latency: tuple[float, float] | None,
    token: str | None,
    allow_remote: bool,
) -> None:
    """Run a local Attio until interrupted."""
    try:
        from aioattio.cli import emulate
    except ImportError as missing:
        raise click.ClickException(str(missing)) from None
    if not allow_remote and not emulate.is_loopback(host):
        raise click.ClickException(f"{host} is not a loopback address; add --allow-remote to serve other machines")
    limits = (None, None) if no_limits else (read, write)
    try:
        asyncio.run(emulate.run(host, port, limits=limits, mode=mode, latency=latency, token=token))
    except (OSError, ValueError) as problem:
        message = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        raise click.ClickException(message) from None
