"""Whether what the emulator answers is what the contract says that Attio answers, by jsonschema."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any

import pytest
from aiohttp import web
from jsonschema import Draft202012Validator

from aioattio.emulator.logbook import LoggedRequest
from aioattio.emulator.server import Answer, Server
from tests.conformance.contract import core

MOST_BYTES = 20_000
"""Larger answers are more of the same, and take long to look at."""

_seen: set[Hashable] = set()
"""Forms of answers that were looked at in this process. A validator takes its time, and most answers are alike."""

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
    validator, answer = validators[status], json.loads(body)
    form = (spec.id, status, form_of(answer))
    if validator is None or form in _seen:
        return []
    errors = list(validator.iter_errors(answer))
    if not errors:
        _seen.add(form)
    lines = (f"{'.'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in errors)
    return [f"{spec.id}: {line}" for line in lines if line != NOT_EMPTY]


def form_of(value: Any, key: str = "") -> Hashable:
    """What two answers have in common that differ in texts and numbers only: keys, kinds, and words that tell kinds."""
    if isinstance(value, dict):
        return tuple((name, form_of(inner, name)) for name, inner in sorted(value.items()))
    if isinstance(value, list):
        return frozenset(form_of(inner, key) for inner in value)
    return value if key.endswith(_TELLING) else type(value)


_TELLING = ("type", "status", "code", "access", "level", "provider", "target")


@cache
def _validators(operation: str) -> dict[int, Draft202012Validator | None]:
    """By status."""
    spec = core().specs[operation]
    return {status: None if schema is None else spec.answer_validator(schema) for status, schema in spec.responses()}
