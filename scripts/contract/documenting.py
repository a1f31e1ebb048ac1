"""Renders docs/operations.md: every operation of the contract, and how the facade sends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .condense import operations
from .errors import ContractError
from .events import event_schemas
from .facade import FacadeCall, facade_calls
from .overlay import Operation, completed, load_operations
from .pipeline import Layout
from .standard import Instance, load_standard, standard_objects

JsonObject = dict[str, Any]

PAGE = Path("docs") / "operations.md"

REASONS: dict[str, str] = {}
"""Operation id -> why no call of the facade sends it."""

_HEAD = """# Operations

Every operation of Attio's API and the call that sends it. Made from the contract (`openapi/`) and the source of the
client by `make regenerate`.

Class: which of Attio's two rate limits a call counts against; "10/s" beside it is a limit of the operation alone.
Paging: how Attio pages, and items per page as "default / most"; `-` where it states none. Stable unless it says so.
"Workspace tokens only": Attio refuses the token of a user, whatever its scopes.
`attio.people` stands for the records of any object, `attio.records(object)`, and `attio.people.attributes` for
`attio.entries(list).attributes`, too.
"""
_COLUMNS = ("Operation", "Call", "Scopes", "Class", "Paging", "Stability")
_TOPICS = {
    "target=objects": "for an object",
    "target=lists": "for a list",
    "on=records": "on a record",
    "on=list-entries": "on a list entry",
}


@dataclass(frozen=True)
class Covered:
    """An operation of the core document with the calls that send it."""

    row: Operation
    tag: str
    calls: tuple[FacadeCall, ...]


def covered(root: Path) -> list[Covered]:
    """The operations of the core document, in the document's order of paths."""
    calls = facade_calls(root)
    return [
        Covered(row, next(iter(operation.get("tags", ["Other"]))), tuple(calls.get(row.id, ())))
        for row, operation in _rows(root)
    ]


def instances(root: Path) -> list[Instance]:
    """The operations of the standard-objects document, with the core operations that they are instances of."""
    known = load_standard(Layout(root).overlay / "standard-objects.toml")
    core = [row for row, _ in _rows(root)]
    return standard_objects(_document(root, "standard-objects"), known, core, _document(root, "api")).operations


def event_types(root: Path) -> list[str]:
    """What Attio sends to webhooks."""
    return [event.type for event in event_schemas(_document(root, "webhooks"))]


def gaps(core: Iterable[Covered]) -> list[str]:
    """Operations with neither a call nor a reason, and reasons that nothing needs, a line each."""
    known = list(core)
    lines = [
        f"{one.row.id} ({one.row.key}) has neither a facade call nor a reason"
        for one in known
        if not one.calls and one.row.id not in REASONS
    ]
    bare = {one.row.id for one in known if not one.calls}
    return lines + [f"the reason for {id_} is needed no more" for id_ in REASONS if id_ not in bare]


def page(root: Path) -> str:
    """The text of docs/operations.md."""
    core, standard, events = covered(root), instances(root), event_types(root)
    parts = [_HEAD, f"{len(core)} operations, {len(standard)} of standard objects, {len(events)} events."]
    for tag in sorted({one.tag for one in core}):
        rows = [_cells(one) for one in core if one.tag == tag]
        parts += [f"\n## {tag}\n", _table(_COLUMNS, rows)]
    parts += ["\n## Standard objects\n", "The same calls on the objects that every workspace has.\n"]
    of = {one.row.id: one for one in core}
    cells = [_instance_cells(one, of[one.operation]) for one in standard]
    parts += [_table(("Operation", "Call", "Instance of"), cells)]
    parts += ["\n## Events\n", "What Attio sends to webhooks; `attio.webhooks.create` subscribes to them.\n"]
    parts += [f"- `{kind}`" for kind in events]
    return "\n".join(parts) + "\n"


def scopes_text(plain: Iterable[str], conditional: dict[str, tuple[str, ...]]) -> str:
    """What a token needs, in words: `comment:read; record_permission:read on a record`."""
    parts = [f"{', '.join(scopes)} {_TOPICS.get(when, f'where {when}')}" for when, scopes in conditional.items()]
    return "; ".join([*filter(None, [", ".join(plain)]), *parts]) or "none"


def _cells(one: Covered) -> list[str]:
    row = one.row
    calls = "<br>".join(f"`{call.accessor}`" for call in one.calls) or REASONS.get(row.id, "")
    own = f", {row.rate_per_second}/s" if row.rate_per_second else ""
    limits = " / ".join(str(limit or "?") for limit in (row.default_limit, row.max_limit))
    paging = f"{row.paging} {limits}" if row.paging else "-"
    least = f", at least {row.min_limit}" if row.min_limit else ""
    scopes = scopes_text(row.scopes, row.conditional_scopes)
    if row.token_level:
        scopes += f"; {row.token_level} tokens only"
    standing = [row.stability] * (row.stability != "stable") + ["deprecated"] * row.deprecated
    return [f"{row.method} `{row.path}`", calls, scopes, row.rate_class + own, paging + least, ", ".join(standing)]


def _instance_cells(one: Instance, core: Covered) -> list[str]:
    calls = [call.accessor.replace("attio.people", f"attio.{one.object}", 1) for call in core.calls]
    return [f"{one.method} `{one.path}`", "<br>".join(f"`{call}`" for call in calls), f"`{core.row.path}`"]


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(columns)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _rows(root: Path) -> list[tuple[Operation, JsonObject]]:
    document = _document(root, "api")
    found = list(operations(document))
    table = load_operations(Layout(root).overlay / "operations.toml")
    whole = completed(table, [(method, path) for method, path, _ in found])
    return [(whole[f"{method} {path}"], operation) for method, path, operation in found]


def _document(root: Path, name: str) -> JsonObject:
    document = Layout(root).snapshot_document(name)
    if document is None:
        raise ContractError(f"the snapshot of {name} is missing")
    return document
