"""The check of the emulator's answers passes what it answers, and notices what it must not answer."""

from __future__ import annotations

import json

import pytest

from tests.conformance.answering import answer_violations
from tests.conformance.build import Builder
from tests.conformance.contract import core

PATHS = {"get_note": "/v2/notes/{}", "get_task": "/v2/tasks/{}", "get_record": "/v2/objects/people/records/{}"}


@pytest.mark.parametrize("operation", PATHS)
def test_what_is_missing_renamed_added_or_of_another_type_is_noticed(operation: str) -> None:
    spec = core().specs[operation]
    answered = Builder(spec.components, "maximal").build(spec.responses()[0][1])
    path = PATHS[operation].format("5e1d4c2a-0000-4000-8000-000000000001")

    def found(data: object, status: int = 200) -> list[str]:
        return answer_violations("GET", path, status, json.dumps({"data": data}).encode())

    whole = answered["data"]
    assert found(whole) == []
    assert found(whole, 201) == [f"{operation}: 201 is no answer of the contract"]
    assert found({**whole, "more": 1})
    assert found([whole])
    for key in whole:
        rest = {name: value for name, value in whole.items() if name != key}
        assert found(rest), key
        assert found({**rest, f"{key}s": whole[key]}), key
        assert found({**whole, key: 5}), key
    assert answer_violations("GET", "/v2/nowhere", 200, b"{}") == ["GET /v2/nowhere: no operation of the contract"]
