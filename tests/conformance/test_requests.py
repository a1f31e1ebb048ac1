"""Every request that the facade sends is one that the contract allows, and it can send all that the contract allows."""

from __future__ import annotations

import pytest

from tests.conformance.calls import CALLS
from tests.conformance.checking import path_of, violations
from tests.conformance.contract import core
from tests.conformance.recording import record
from tests.conformance.sending import unsent

GIVEN_WHOLE = "the caller gives it in Attio's JSON, and it is sent as it is"
NO_SIZE = "Attio states neither default nor most, so its own page size is taken"

UNSENT: dict[str, str] = {
    "create_attribute.body.data.default_value.template.[]": GIVEN_WHOLE,
    "update_attribute.body.data.default_value.template.[]": GIVEN_WHOLE,
    "list_attributes.query.limit": NO_SIZE,
    "list_record_values.query.limit": NO_SIZE,
    "list_entry_values.query.limit": NO_SIZE,
}
"""What no call sends, each with the reason; what lies below is meant as well."""


def test_every_operation_is_called() -> None:
    assert set(CALLS) == set(core().specs)


@pytest.mark.parametrize("operation", CALLS)
async def test_what_leaves_is_what_the_contract_allows(operation: str) -> None:
    for call in CALLS[operation]:
        recorder, _ = await record(core(), call)
        assert violations(core(), operation, recorder.requests) == []


async def test_every_parameter_can_be_sent() -> None:
    missing: set[str] = set()
    for operation, calls in CALLS.items():
        requests = [request for call in calls for request in (await record(core(), call))[0].requests]
        own = [request for request in requests if core().match(request.method, path_of(request)).id == operation]
        missing |= {f"{operation}.{place}" for place in unsent(core().specs[operation], own)}
    excused = {place: next((known for known in UNSENT if place.startswith(known)), None) for place in missing}
    assert [place for place, known in sorted(excused.items()) if known is None] == []
    assert set(UNSENT) == set(excused.values())
