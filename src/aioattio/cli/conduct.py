"""What every run of a command has around it: progress, signals, and one line for what goes wrong."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

import click
from attrs import define, field

from aioattio.cli import INTERRUPTED
from aioattio.cli.changes import Changes
from aioattio.cli.failures import EXPECTED, one_line
from aioattio.cli.interrupts import draining
from aioattio.cli.options import Options
from aioattio.cli.progress import Display, display_on
from aioattio.cli.summary import Told
from aioattio.client import Attio
from aioattio.retry import Retry

__all__ = ["STOPPED", "Conduct", "conducted", "whose"]

T = TypeVar("T")

STOPPED = 4


class _BrokenOff(click.ClickException):
    """An error when rows were written already, such as a full disk."""

    exit_code = STOPPED


@define(eq=False)
class Conduct:
    """told: what a summary says beyond its report. stop: set by the first interrupt."""

    options: Options
    told: Told
    changes: Changes = field(factory=Changes)
    stop: asyncio.Event = field(factory=asyncio.Event)
    display: Display = field(init=False)

    def __attrs_post_init__(self) -> None:
        # Standard error is None where a shell has closed it.
        self.display = display_on(sys.stderr or io.StringIO(), quiet=self.options.quiet)

    def client(self) -> Attio:
        """Tells `changes` what is written. Raises InvalidInput."""
        return Attio(base_url=self.options.base_url, on_response=self.changes.told)

    async def finished(self, work: Coroutine[Any, Any, T]) -> T | None:
        """What it gives; None if whoever interrupted did not wait for what was under way. Raises what it raises."""
        task = asyncio.ensure_future(work)
        with draining(self.stop, task, self.display.say):
            try:
                return await task
            except asyncio.CancelledError:
                return None
            finally:
                self.display.close()

    def interrupted(self, *, writing: bool) -> int:
        """Says so, and how to go on; gives the exit code. writing: whether requests may have been under way."""
        if writing:
            ended = f"interrupted; {self.changes}, and what was under way may be written or not: {self.told.repeat}"
        else:
            ended = "interrupted; nothing was written"
        self.say(f"Error: {ended}")
        return INTERRUPTED

    @staticmethod
    def say(text: str) -> None:
        """One line on standard error, if anybody reads it."""
        with suppress(OSError):
            click.echo(text, err=True)


def conducted(conduct: Conduct, work: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """The exit code. Raises click.ClickException with one line."""
    try:
        return asyncio.run(work())
    except EXPECTED as error:
        if conduct.changes:
            raise _BrokenOff(f"{one_line(error)}; {conduct.changes}: {conduct.told.repeat}") from None
        raise click.ClickException(one_line(error)) from None


async def whose(attio: Attio, into: str = "") -> str:
    """One short question first: a wrong address shows at once, and the right one says whose workspace it is.

    into: the object or list that rows go to, if it is one.
    """
    me = await attio.with_options(retry=Retry(attempts=2)).identify()
    place = f"{into} of the workspace" if into else "the workspace"
    return f"into {place} {me.workspace_slug}" if me.workspace_slug else ""
