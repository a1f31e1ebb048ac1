"""Columns and constants as options of the command line: "COLUMN=ATTRIBUTE[:CONVERTER...]" and "ATTRIBUTE=TEXT"."""

from __future__ import annotations

import re

from aioattio.bulk.mapping.columns import RESERVED, Column, constant_problem
from aioattio.errors import InvalidInput

__all__ = ["read_column", "read_constant"]

_TARGET = re.compile(r"[^\s:=().,;\"']+(\.\w+)?")
_CONVERTER = re.compile(r"[\w-]+\s*(\(.*\))?", re.DOTALL)
_COLUMN = "COLUMN=ATTRIBUTE or COLUMN=ATTRIBUTE:CONVERTER, such as 'revenue ($M)=revenue:money(millions)'"


def _refused(option: str, value: str, reason: str, accepted: str = "see the message") -> InvalidInput:
    return InvalidInput(f"{option} {value!r}: {reason}", attribute="mapping", given=value, accepted=accepted)


def read_column(option: str) -> tuple[str, Column]:
    """The name of the column, and where it goes. Raises InvalidInput that shows the option."""
    end = len(option)
    while (end := option.rfind("=", 0, end)) >= 0:
        name, pieces = option[:end].strip(), _pieces(option[end + 1 :])
        if not name or not pieces:
            continue
        if name.startswith(RESERVED):
            raise _refused("--column", option, f"columns that begin with {RESERVED!r} belong to rejects files")
        try:
            return name, Column(pieces[0], pieces[1:])
        except InvalidInput as error:
            raise _refused("--column", option, str(error)) from None
    raise _refused("--column", option, f"expected {_COLUMN}", _COLUMN)


def read_constant(option: str) -> tuple[str, str]:
    """The attribute and its text. Raises InvalidInput that shows the option."""
    attribute, equals, text = option.partition("=")
    attribute = attribute.strip()
    if not equals or not attribute or not text.strip():
        raise _refused("--set", option, "expected ATTRIBUTE=TEXT", "ATTRIBUTE=TEXT")
    problem = constant_problem(attribute)
    if problem is not None:
        raise _refused("--set", option, problem)
    return attribute, text


def _pieces(text: str) -> list[str]:
    """Attribute and converters, split at colons outside parentheses; [] where the text is nothing of the kind."""
    pieces, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == ":" and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += character
    target, *converters = [piece.strip() for piece in pieces]
    whole = depth == 0 and _TARGET.fullmatch(target) and all(map(_CONVERTER.fullmatch, converters))
    return [target, *converters] if whole else []
