"""Running the emulator as a program."""

from __future__ import annotations

import asyncio
import ipaddress
import shlex
import signal
from typing import TYPE_CHECKING

import click

from aioattio.emulator import Emulator

if TYPE_CHECKING:
    from aioattio.emulator.limits import Mode


async def run(
    host: str,
    port: int,
    *,
    limits: tuple[int | None, int | None],
    mode: Mode,
    latency: tuple[float, float] | None,
    token: str | None,
) -> None:
    """Serve until SIGINT or SIGTERM. Raises OSError when host and port cannot be listened on."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    read, write = limits
    em = Emulator(host, port, read=read, write=write, mode=mode, token=token)
    if latency is not None:
        em.latency(*latency)
    async with em:
        click.echo(f"Attio emulator at {em.url}\ntoken {em.token}\n")
        click.echo(f"export ATTIO_BASE_URL={em.url}\nexport ATTIO_API_KEY={shlex.quote(em.token)}")
        await stopped.wait()


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
