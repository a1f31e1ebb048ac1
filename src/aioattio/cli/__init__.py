"""The command line: `aioattio`."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point. Without click it says which extra brings it and exits with 1."""
    try:
        from aioattio.cli.commands import cli
    except ImportError as missing:
        if missing.name != "click":
            raise
        sys.exit("the command line needs click: pip install 'aioattio[cli]'")
    cli(prog_name="aioattio")
