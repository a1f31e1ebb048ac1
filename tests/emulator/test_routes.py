"""The emulator's table of routes and the contract are two readings of one API: they agree on every operation."""

from __future__ import annotations

import re

import pytest

from aioattio.emulator.operations import ROUTES
from aioattio.emulator.operations.threads import ON_ENTRIES, ON_RECORDS
from aioattio.emulator.routing import Route
from aioattio_openapi.attio.operations import OPERATIONS
from aioattio_openapi.attio.request import Operation

SERVED = {f"{one.method} {re.sub(r'{[^{}]+}', '{}', one.template)}": one for one in ROUTES}
ASKED_WITHIN = {
    "list_threads": {"on=records": ON_RECORDS, "on=list-entries": ON_ENTRIES},
    "get_thread": {"on=records": ON_RECORDS, "on=list-entries": ON_ENTRIES},
    "create_comment": {"on=records": ON_RECORDS, "on=list-entries": ON_ENTRIES},
    "get_comment": {"on=records": ON_RECORDS, "on=list-entries": ON_ENTRIES},
}
"""Scopes that depend on what a thread is about: operations ask for them, no route does."""


def paths(operation: Operation) -> dict[str, tuple[str, ...]]:
    """The route of an operation, or its routes where objects and lists have one each, with their scopes."""
    by_target = {key.removeprefix("target="): scopes for key, scopes in operation.conditional_scopes.items()}
    places = {"": ()} if "{target}" not in operation.path else by_target
    return {
        f"{operation.method} {re.sub(r'{[^{}]+}', '{}', operation.path.replace('{target}', target))}": (
            *operation.scopes,
            *scopes,
        )
        for target, scopes in places.items()
    }


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=lambda row: row.id)
def test_every_operation_is_served_as_the_contract_says(operation: Operation) -> None:
    for path, scopes in paths(operation).items():
        served: Route = SERVED[path]
        assert set(served.scopes) == set(scopes)
        assert served.rate_class == operation.rate_class
        assert served.per_second == operation.rate_per_second
    if "{target}" not in operation.path:
        asked = {on: set(scopes.split()) for on, scopes in ASKED_WITHIN.get(operation.id, {}).items()}
        assert asked == {on: set(scopes) for on, scopes in operation.conditional_scopes.items()}


def test_nothing_else_is_served_and_nothing_twice() -> None:
    assert set(SERVED) == {path for operation in OPERATIONS.values() for path in paths(operation)}
    assert len(SERVED) == len(ROUTES)
