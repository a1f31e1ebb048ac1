"""What went wrong, as one line; and writing that survives a reader who has gone."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import click

from aioattio.errors import AttioError, ConnectFailed, InvalidInput
from aioattio_openapi.attio.operations import OPERATIONS

__all__ = ["EXPECTED", "give_up_on", "one_line", "plainly", "print_out", "print_pieces", "printable"]

EXPECTED = (AttioError, OSError)
"""What a command reports in one line; anything else is a defect of ours, and its traceback is worth having."""

_NO_KEY = (
    "no token: set ATTIO_API_KEY (Attio: workspace settings, developers); "
    "it is no option, for every user of this machine could read it in the list of processes"
)

_ASKED = {
    "identify": "asking whose token it is",
    "list_objects": "listing the objects",
    "list_lists": "listing the lists",
    "list_attributes": "listing the attributes",
    "list_options": "listing the options of a select",
    "list_statuses": "listing the statuses",
    "create_attribute": "",
    "create_option": "",
    "list_workspace_members": "listing the members of the workspace",
    "query_records": "reading records",
    "create_record": "creating a record",
    "update_record": "changing a record",
    "overwrite_record": "changing a record",
    "delete_record": "deleting a record",
    "query_entries": "reading entries",
    "create_entry": "creating an entry",
    "update_entry": "changing an entry",
    "overwrite_entry": "changing an entry",
    "delete_entry": "deleting an entry",
    "list_notes": "reading notes",
    "create_note": "creating a note",
    "list_tasks": "reading tasks",
    "create_task": "creating a task",
}
"""Operations of a run in words; "" where the message itself says before what was to be created."""
_BY_REQUEST = {f"{OPERATIONS[name].method} {OPERATIONS[name].path}": asked for name, asked in _ASKED.items()}
_ECHOED = 2**16
"""Characters."""
_BAD_TOKEN = re.compile(r"\b[A-Z]+ /[^\s:]+: 401 [^:]*: ")
_REQUEST = re.compile(r"\b([A-Z]+ /[^\s:]+): ")


def one_line(error: BaseException) -> str:
    """The message of an error in one printable line."""
    return printable(_text(error))


def printable(text: str) -> str:
    """Text for a terminal: lines are joined by "; ", control characters from a file or from Attio are spelt out."""
    joined = "; ".join(line.strip() for line in text.splitlines() if line.strip())
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in joined)


def plainly(text: str) -> str:
    """The message of an error of the SDK, where it names a request by its path: what was asked instead."""

    def asked(found: re.Match[str]) -> str:
        words = _BY_REQUEST.get(found[1], found[1])
        return f"{words}: " if words else ""

    return _REQUEST.sub(asked, _BAD_TOKEN.sub("Attio does not accept the token in ATTIO_API_KEY (401): ", text))


def print_out(text: str) -> None:
    """Text to standard output. Whoever reads it may have gone (`| head`); characters it cannot show are spelt out.

    Raises OSError where it cannot be written for another reason, such as a full disk.
    """
    print_pieces([text])


def print_pieces(pieces: Iterable[str]) -> None:
    """`print_out` for a text that is too long to be had at once; it ends with a new line."""
    stream: Any = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    try:
        for text in _gathered(pieces):
            click.echo(text, nl=False)
        click.echo()
    except BrokenPipeError:
        give_up_on(stream)
    except OSError as error:
        give_up_on(stream)
        error.filename = "standard output"
        raise


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """Each echo goes to the system by itself: fewer and larger ones."""
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= _ECHOED:
            yield "".join(waiting)
            waiting, length = [], 0
    yield "".join(waiting)


def give_up_on(stream: Any) -> None:
    """Let what is still in the buffer of a broken stream go nowhere, else the interpreter fails on it at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _text(error: BaseException) -> str:
    if isinstance(error, InvalidInput) and error.attribute == "token" and not error.given:
        return _NO_KEY
    if isinstance(error, InvalidInput) and error.attribute == "base_url":
        return str(error).replace("base_url", "--base-url or ATTIO_BASE_URL", 1)
    if isinstance(error, InvalidInput) and error.attribute == "journal":
        return str(error).removeprefix("journal: ")  # it may be what --save or --apply names
    if isinstance(error, ConnectFailed):
        return f"{plainly(str(error))}; check the network, --base-url and ATTIO_BASE_URL"
    if isinstance(error, OSError) and error.strerror:
        where = f"{os.fspath(error.filename)}: " if isinstance(error.filename, str | os.PathLike) else ""
        return f"{where}{error.strerror}"
    return plainly(str(error)) or type(error).__name__
