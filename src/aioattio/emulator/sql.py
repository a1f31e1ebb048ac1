"""SQL over the records, in SQLite's dialect: Attio's own is another, so only plain statements run on both.

Objects are tables of the schema `objects`, which need not be named, lists tables of `lists`. A column is an attribute
by its slug: a scalar where that says it all, JSON for several values, references and locations. Checkboxes are 0 and 1.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec

from aioattio.emulator.errors import filter_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aioattio.emulator.records import Record
    from aioattio.emulator.schema import Attribute
    from aioattio.emulator.workspace import Workspace

# Work is counted in steps of SQLite's machine, in place of Attio's thirty seconds.
_STEPS_PER_LOOK = 10_000
_MOST_LOOKS = 1_000
_LONGEST_VALUE = 10_000_000
_LARGEST_ANSWER = 50_000_000
# Nothing that was read as a comment is tried another way: there are more ways than anybody can wait for.
_SELECT = re.compile(r"(?>\s|--[^\n]*(?:\n|$)|/\*.*?\*/)*+(?:select|with)\b", re.IGNORECASE | re.DOTALL)
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
_KEYS = {
    "currency": "currency_value",
    "domain": "domain",
    "email-address": "email_address",
    "phone-number": "phone_number",
    "personal-name": "full_name",
}


def run(workspace: Workspace, statement: str) -> list[dict[str, Any]]:
    """The rows of one SELECT; raises a 400 for anything else and for what SQLite cannot run."""
    if not _SELECT.match(statement):
        raise filter_error("Only SELECT statements are allowed")
    with closing(sqlite3.connect(":memory:")) as connection:
        structures = _fill(connection, workspace, statement.casefold())
        _confine(connection)
        try:
            cursor = connection.execute(statement)
            names = [column[0] for column in cursor.description]
            rows = _bounded(cursor)
            return [dict(zip(names, (structures.get(one, one) for one in row), strict=True)) for row in rows]
        except (sqlite3.Error, sqlite3.Warning, ValueError) as problem:
            raise filter_error(f"SQL error: {problem}") from None


def _confine(connection: sqlite3.Connection) -> None:
    """Reading only, and no more work than a small answer takes."""
    looks = count()
    connection.execute("PRAGMA query_only = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.set_progress_handler(lambda: next(looks) >= _MOST_LOOKS, _STEPS_PER_LOOK)
    connection.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY  # pyright: ignore
    )


def _bounded(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows; raises ValueError as soon as they are more than an answer holds."""
    size = 0
    for row in rows:
        size += sum(len(one) if isinstance(one, str | bytes) else 8 for one in row)
        if size > _LARGEST_ANSWER:
            raise ValueError(f"the result is larger than {_LARGEST_ANSWER:,} bytes")
        yield row


def _fill(connection: sqlite3.Connection, workspace: Workspace, statement: str) -> dict[Any, Any]:
    """All tables, with rows in those that the statement mentions; gives what each JSON text stands for."""
    structures: dict[Any, Any] = {}
    for schema, tables in (("objects", workspace.objects), ("lists", workspace.lists)):
        connection.execute(f"ATTACH ':memory:' AS {schema}")
        for table in tables:
            attributes = _columns(table.active_attributes())
            place = f"{schema}.{_quoted(table.slug)}"
            connection.execute(f"CREATE TABLE {place} ({', '.join(_quoted(one.slug) for one in attributes)})")
            if table.slug.casefold() not in statement:
                continue
            insert = f"INSERT INTO {place} VALUES ({', '.join('?' for _ in attributes)})"  # noqa: S608 - quoted
            rows = (
                [_cell(workspace, record, one, structures) for one in attributes] for record in table.records.values()
            )
            connection.executemany(insert, rows)
    return structures


def _columns(attributes: Iterable[Attribute]) -> list[Attribute]:
    """SQLite does not tell names apart by their case, so the first of such slugs is the one."""
    named: dict[str, Attribute] = {}
    for attribute in attributes:
        if attribute.type != "interaction":
            named.setdefault(attribute.slug.lower(), attribute)
    return list(named.values())


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _cell(workspace: Workspace, record: Record, attribute: Attribute, structures: dict[Any, Any]) -> Any:
    codec = workspace.codec(attribute)
    payloads = [value.payload for value in record.active(attribute) if codec.is_alive(value.payload)]
    values = [_natural(workspace, attribute, payload) for payload in payloads]
    found = values if attribute.is_multiselect else next(iter(values), None)
    if not isinstance(found, dict | list):
        return found
    text = msgspec.json.encode(found).decode()
    structures[text] = found
    return text


def _natural(workspace: Workspace, attribute: Attribute, payload: Any) -> Any:
    if attribute.type in ("select", "status"):
        return payload.title
    if attribute.type == "record-reference":
        return {"entity_definition_id": payload.object.id, "entity_instance_id": payload.id}
    shown = workspace.codec(attribute).render(payload, attribute, workspace)
    if attribute.type in ("location", "actor-reference"):
        return shown
    value = shown[_KEYS.get(attribute.type, "value")]
    return float(value) if isinstance(value, Decimal) else value
