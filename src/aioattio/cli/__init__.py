"""The command line: `aioattio`."""

from __future__ import annotations

import signal
import sys

INTERRUPTED = 130
"""The exit code after Ctrl-C."""


def main() -> None:
    """The entry point. Without click it says which extra brings it, and exits with 1; after an interrupt with 130."""
    try:
        _run()
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write("Error: interrupted\n")
        sys.exit(INTERRUPTED)
    finally:
        # What follows is the interpreter's own end, which would show a traceback. Who ignores interrupts goes on to.
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


def _run() -> None:
    try:
        from aioattio.cli.commands import cli
    except ImportError as missing:
        if missing.name != "click":
            raise
        sys.exit("the command line needs click: pip install 'aioattio[cli]'")
    cli(prog_name="aioattio")
