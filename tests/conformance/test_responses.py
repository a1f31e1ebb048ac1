"""What the contract lets Attio answer is read: the least, the most, and as many nulls as are legal."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import attrs
import pytest

from tests.conformance.build import STYLES, Style
from tests.conformance.calls import CALLS
from tests.conformance.contract import core
from tests.conformance.recording import Call, Recorder, record


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("operation", CALLS)
async def test_what_the_contract_allows_is_read(operation: str, style: Style) -> None:
    for number, call in enumerate(CALLS[operation]):
        # Calls of one operation read its answers the same way: the variants of the answer once are enough.
        async for recorder, given in turns(call, style, most=1 if number else None):
            assert operation in recorder.answered or core().specs[operation].responses()[0][1] is None
            for entity in entities(given):
                assert identity(entity) not in ("", None), f"{entity!r} lost its id"
                assert entity.to_dict(), f"{entity!r} lost its content"


async def test_nothing_is_lost_of_a_full_answer() -> None:
    """Every field of every entity is filled by an operation or another, in a variant or another of its answer."""
    filled: dict[str, bool] = {}
    for calls in CALLS.values():
        async for _, given in turns(calls[0], "maximal"):
            for entity in entities(given):
                for name, value in fields(entity):
                    key = f"{type(entity).__name__}.{name}"
                    filled[key] = filled.get(key, False) or value not in (None, "", (), {}, False)
    assert len(filled) > 150
    assert [key for key, is_filled in filled.items() if not is_filled] == []


@pytest.mark.parametrize("style", STYLES)
async def test_the_answers_are_what_the_contract_allows(style: Style) -> None:
    met: set[str] = set()  # many calls read the same definitions first
    for operation, calls in CALLS.items():
        async for recorder, _ in turns(calls[0], style):
            for spec in (core().specs[answered] for answered in recorder.answered):
                text = f"{spec.id} {json.dumps(recorder.answered[spec.id])}"
                if text in met:
                    continue
                met.add(text)
                schema = next(schema for _, schema in spec.responses() if schema is not None)
                errors = spec.response_validator(schema).iter_errors(recorder.answered[spec.id])
                assert [error.message[:300] for error in errors] == [], (operation, spec.id)


async def turns(call: Call, style: Style, most: int | None = None) -> AsyncIterator[tuple[Recorder, Any]]:
    """A call once for every variant of what may be answered, `most` times at most."""
    turn, last = 0, 1
    while turn < min(last, most or last):
        recorder, given = await record(core(), call, style, turn)
        last = max(last, recorder.turns)
        turn += 1
        yield recorder, given


def entities(given: Any) -> Iterator[Any]:
    """The entities that a call gave: one, a list of them, or none."""
    for item in given if isinstance(given, list) else [given]:
        if hasattr(item, "to_dict"):
            yield item


def identity(entity: Any) -> Any:
    """The id of an entity; of one that has none, anything it has."""
    return getattr(entity, "id", "none")


def fields(entity: Any) -> Iterator[tuple[str, Any]]:
    """What an entity reads out of an answer."""
    if attrs.has(type(entity)):
        for field in attrs.fields(type(entity)):
            yield field.name, getattr(entity, field.name)
