"""Writes the document that the generator reads: every shape a named component, every operation with its id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .condense import operations
from .events import Event, event_rows, event_schemas
from .overlay import Operation, Roles, completed
from .places import JSON, contents, roots, successes
from .shapes import Naming

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class Contract:
    """A document made ready: the generator's input and what the other steps need to know about it."""

    document: JsonObject
    operations: tuple[tuple[Operation, str], ...]  # each with its tag, in a stable order
    naming: Naming
    rows: tuple[str, ...]  # of operations.toml, whether or not the document has the operation
    events: tuple[Event, ...] = ()
    doubts: tuple[str, ...] = ()  # where the document contradicts itself

    @property
    def nameless(self) -> list[str]:
        """Operations and places that go by a provisional name, a line each."""
        lines = [f"operation {row.key} is called {row.id}" for row, _ in self.operations if row.provisional]
        return lines + [f"place {place} is called {name}" for place, name in self.naming.provisional.items()]


def prepare(document: JsonObject, table: dict[str, Operation], roles: Roles) -> Contract:
    """Names everything in a condensed and corrected document.

    Error answers stay outside (errors are decoded by hand: half of what arrives is a proxy's HTML), and so do formats
    and defaults: a timestamp of nine digits would not survive as a datetime, and a default of the server that the
    client sends along turns a PATCH of one field into a reset of another.
    """
    table = completed(table, [(method, path) for method, path, _ in operations(document)])
    naming = Naming(roles, document["components"]["schemas"])
    rows: list[tuple[Operation, str]] = []
    for method, path, operation in operations(document):
        row = table[f"{method} {path}"]
        rows.append((row, _tag(operation)))
        for place, schema, response in roots(row.id, operation):
            naming.collect(schema, place, response=response)
    for event in event_schemas(document):
        naming.collect(event.schema, event.place, response=True)
    components = naming.components()
    paths: JsonObject = {}
    for (method, path, operation), (row, tag) in zip(operations(document), rows, strict=True):
        paths.setdefault(path, {})[method.lower()] = _operation(row, tag, operation, naming)
    made = {
        "openapi": "3.1.0",
        "info": {"title": "Attio", "version": "1"},
        "components": {"schemas": components},
        "paths": paths,
    }
    known = tuple(key for key, row in table.items() if not row.provisional)
    sent, doubts = event_rows(document, naming)
    return Contract(made, tuple(rows), naming, known, sent, tuple(doubts))


def _operation(row: Operation, tag: str, operation: JsonObject, naming: Naming) -> JsonObject:
    made: JsonObject = {"operationId": row.id, "tags": [tag], "summary": row.summary, "description": describe(row)}
    made["parameters"] = [
        {
            "in": parameter["in"],
            "name": parameter["name"],
            "required": bool(parameter.get("required")) or parameter["in"] == "path",
            "schema": naming.reference([(place, schema)], response=False),
        }
        for parameter, (place, schema, _) in zip(
            operation.get("parameters", []), roots(row.id, operation), strict=False
        )
    ]
    for kind, schema in contents(operation.get("requestBody", {})):
        body = naming.reference([(f"{row.id}.body", schema)], response=False)
        made["requestBody"] = {"required": True, "content": {kind: {"schema": body}}}
    answers = [(f"{row.id}.response", schema) for schema in successes(operation)]
    answer = naming.reference(answers, response=True) if answers else {}
    made["responses"] = {
        "200": {
            "description": "",
            **(
                {"content": {"application/json": {"schema": answer}}}
                if answer or _says_anything(row, operation)
                else {}
            ),
        }
    }
    return made


def _says_anything(row: Operation, operation: JsonObject) -> bool:
    """Whether an answer of no known shape is worth reading: that of a DELETE is an empty object."""
    return row.method != "DELETE" and any(
        JSON in answer.get("content", {})
        for status, answer in operation["responses"].items()
        if status.startswith("2") and status != "204"
    )


def _tag(operation: JsonObject) -> str:
    """The sub-package that an operation goes to."""
    words = re.findall(r"[a-z0-9]+", " ".join(operation.get("tags", ())).lower())
    return "_".join(words) if words and words[0][0].isalpha() else "other"


def describe(row: Operation) -> str:
    """What a caller wants to know beyond the summary, one fact per paragraph."""
    limits = [
        f"{name.replace('_', ' ')} {value}"
        for name in ("default_limit", "max_limit", "min_limit")
        if (value := getattr(row, name)) is not None
    ]
    repeat = "may" if row.idempotent else "must not"
    facts = [
        f"{row.method} {row.path}",
        f"Counts as a {row.rate_class}; {repeat} be repeated when its outcome is unknown.",
    ]
    if row.paging:
        facts.append("; ".join([f"Paging: {row.paging}", *limits]) + ".")
    if row.rate_per_second:
        facts.append(f"At most {row.rate_per_second} per second.")
    if row.scopes:
        facts.append(f"Scopes: {', '.join(row.scopes)}.")
    facts += [f"Scopes when {when}: {', '.join(scopes)}." for when, scopes in row.conditional_scopes.items()]
    if row.token_level:
        facts.append(f"Answers tokens of a {row.token_level} only, not those of a user.")
    if row.stability != "stable":
        facts.append(f"Stability: {row.stability}.")
    if row.deprecated:
        facts.append("Deprecated.")
    if row.provisional:
        facts.append("Not yet in operations.toml: id, rate class and idempotency are safe guesses.")
    return "\n".join(facts)
