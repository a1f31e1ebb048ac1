"""Rows, values and endings as they are kept: JSON where cells may be anything, MessagePack where they are bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from hashlib import blake2b
from typing import Any

import msgspec

from aioattio.bulk.outcome import Problem, Row
from aioattio.bulk.spool.items import Difference
from aioattio.bulk.spool.plain import to_json

__all__ = [
    "digest_of",
    "dump_differences",
    "dump_ending",
    "dump_row",
    "load_columns",
    "load_differences",
    "load_ending",
    "load_key",
    "load_row",
    "load_values",
    "pack",
    "place_of",
]

pack = msgspec.msgpack.encode
load_key = msgspec.msgpack.Decoder(tuple[str, ...]).decode
load_values = msgspec.msgpack.Decoder(dict[str, bytes]).decode
load_columns = msgspec.msgpack.Decoder(dict[str, tuple[str, ...]]).decode

_differences = msgspec.msgpack.Decoder(list[tuple[str, bytes, bytes, bytes]])


def digest_of(key: Sequence[str]) -> bytes:
    """16 bytes that stand for a key, however long it is."""
    return blake2b(pack(key), digest_size=16).digest()


def dump_row(row: Row) -> bytes:
    """Cells, surplus and problem."""
    problem = None if row.problem is None else (row.problem.column, row.problem.value, row.problem.reason)
    return to_json([row.cells, row.surplus, problem])


def load_row(line: int, content: bytes) -> Row:
    """What `dump_row` was given, in plain values; numbers with a fraction are Decimals."""
    cells, surplus, problem = _load(content)
    return Row(line, cells, surplus, None if problem is None else Problem(*problem))


def dump_ending(problems: Iterable[Problem], differs: Sequence[str] = ()) -> bytes:
    """Why a row is not written."""
    return to_json([[(problem.column, problem.value, problem.reason) for problem in problems], differs])


def load_ending(content: bytes) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """What `dump_ending` was given, in plain values."""
    problems, differs = _load(content)
    return tuple(Problem(*problem) for problem in problems), tuple(differs)


def dump_differences(differences: Iterable[Difference]) -> bytes:
    return pack([(one.slug, one.old, one.send, one.new) for one in differences])


def load_differences(content: bytes | None) -> tuple[Difference, ...]:
    """None of nothing."""
    return () if content is None else tuple(Difference(*one) for one in _differences.decode(content))


def place_of(slug: str, columns: Mapping[str, tuple[str, ...]], cells: bytes) -> tuple[str | None, Any]:
    """The columns that an attribute comes from, and what they hold; (None, None) for none.

    columns: by slug; cells: as `dump_row` made them.
    """
    names = columns.get(slug)
    if not names:
        return None, None
    found = load_row(0, cells).cells
    return " and ".join(names), found.get(names[0]) if len(names) == 1 else [found.get(name) for name in names]


def _load(content: bytes) -> Any:
    return json.loads(content, parse_float=Decimal)
