"""Whether what the emulator answers is what the contract says that Attio answers, by jsonschema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import pytest
from aiohttp import web
from jsonschema import Draft202012Validator

from aioattio.emulator.logbook import LoggedRequest
from aioattio.emulator.server import Answer, Server
from tests.conformance.contract import core

MOST_BYTES = 100_000
"""Larger answers are more of the same, and take long to look at."""

NOT_EMPTY = "data.comments: [] should be non-empty"
"""The contract knows no page of a thread without comments, though `created_after` may leave none."""


@pytest.fixture(autouse=True)
def answers_conform(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Holds every answer that an emulator in this process gives to the contract, wherever a conftest imports it."""
    found: list[str] = []
    respond = Server._response

    def checked(self: Server, entry: LoggedRequest, answer: Answer, accepted: str) -> web.Response:
        if entry.fault in (None, "lost_answer"):
            found.extend(answer_violations(entry.method, entry.path, answer.status, answer.body))
        return respond(self, entry, answer, accepted)

    monkeypatch.setattr(Server, "_response", checked)
    yield
    assert found == []


def answer_violations(method: str, path: str, status: int, body: bytes) -> list[str]:
    """What is wrong with the answer to a call that went well, a line each; refusals have no form of their own."""
    if status >= 300 or len(body) > MOST_BYTES:
        return []
    if (spec := core().match(method, path)) is None:
        return [f"{method} {path}: no operation of the contract"]
    validators = _validators(spec.id)
    if status not in validators:
        return [f"{spec.id}: {status} is no answer of the contract"]
    validator = validators[status]
    errors = [] if validator is None else validator.iter_errors(json.loads(body))
    lines = (f"{'.'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in errors)
    return [f"{spec.id}: {line}" for line in lines if line != NOT_EMPTY]


@cache
def _validators(operation: str) -> dict[int, Draft202012Validator | None]:
    """By status."""
    spec = core().specs[operation]
    return {status: None if schema is None else spec.answer_validator(schema) for status, schema in spec.responses()}
