"""The suite can fail: a contract that is altered in one place refuses what the operation there sends."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable

import httpx
import pytest

from scripts.contract.condense import operations
from tests.conformance.calls import CALLS
from tests.conformance.checking import path_of, violations
from tests.conformance.contract import Contract, JsonObject, Spec, core, core_document, of
from tests.conformance.recording import record

SEED, ALTERATIONS = 4, 20

Requests = list[httpx.Request]


class Altered:
    """A copy of the corrected contract in which one operation is not what it was."""

    def __init__(self, spec: Spec, rng: random.Random) -> None:
        whole = core_document()
        item = copy.deepcopy(whole["paths"][spec.path])  # nothing else is altered
        self._document = {**whole, "paths": {**whole["paths"], spec.path: item}}
        self._spec, self._rng = spec, rng
        self._operation = next(
            operation
            for method, path, operation in operations(self._document)
            if (method, path) == (spec.method, spec.path)
        )

    def contract(self) -> Contract:
        """Its operations go by the ids they had, also the one whose path is another now."""
        specs = of(self._document).specs
        known = {spec.key: id_ for id_, spec in core().specs.items()}
        return Contract({known.get(spec.key, self._spec.id): spec for spec in specs.values()})

    def rename_parameter(self, requests: Requests) -> str | None:
        sent = {name for request in requests for name in request.url.params}
        named = [one for one in self._operation.get("parameters", ()) if one["in"] == "query" and one["name"] in sent]
        if not named:
            return None
        parameter = self._rng.choice(named)
        parameter["name"] += "_v3"
        return str(parameter["name"])

    def rename_field(self, _: Requests) -> str | None:
        body = self._body()
        if body is None or not body.get("required"):
            return None
        name = self._rng.choice(body["required"])
        body["properties"][f"{name}_v3"] = body["properties"].pop(name)
        body["required"] = [f"{name}_v3" if one == name else one for one in body["required"]]
        return f"{name}_v3"

    def require_field(self, _: Requests) -> str | None:
        if (body := self._body()) is None:
            return None
        body["properties"]["reason_v3"] = {"type": "string"}
        body["required"] = [*body.get("required", ()), "reason_v3"]
        return "reason_v3"

    def alter_path(self, _: Requests) -> str:
        parts = self._spec.path.split("/")
        place = self._rng.choice([index for index, part in enumerate(parts) if part and not part.startswith("{")])
        parts[place] += "-v3"
        item = self._document["paths"][self._spec.path]
        self._document["paths"]["/".join(parts)] = {self._spec.method.lower(): item.pop(self._spec.method.lower())}
        return "no operation of the contract"

    def _body(self) -> JsonObject | None:
        """Where the fields of the body are listed."""
        media = list(self._operation.get("requestBody", {}).get("content", {}).values())
        if not media:
            return None
        schema: JsonObject = media[0]["schema"]
        body: JsonObject = schema["properties"].get("data", schema) if "properties" in schema else schema
        return body if "properties" in body else None


KINDS: tuple[Callable[[Altered, Requests], str | None], ...] = (
    Altered.rename_parameter,
    Altered.rename_field,
    Altered.require_field,
    Altered.alter_path,
)


@pytest.mark.parametrize("number", range(ALTERATIONS))
async def test_an_alteration_of_the_contract_is_noticed(number: int) -> None:
    rng = random.Random(f"{SEED}.{number}")
    alter = KINDS[number % len(KINDS)]
    named = None
    while named is None:
        operation = rng.choice(sorted(CALLS))
        requests = [request for call in CALLS[operation] for request in (await record(core(), call))[0].requests]
        altered = Altered(core().specs[operation], rng)
        named = alter(altered, requests)
    assert violations(core(), operation, requests) == []
    told = violations(altered.contract(), operation, requests)
    assert any(named.removesuffix("_v3") in line for line in told), (alter.__name__, operation, named, told)


async def test_only_what_the_altered_operation_sends_is_refused() -> None:
    """Otherwise the test above would pass by refusing everything."""
    rng = random.Random(SEED)
    altered = Altered(core().specs["create_note"], rng)
    assert altered.rename_field([]) is not None
    contract = altered.contract()
    for operation, calls in CALLS.items():
        recorder, _ = await record(core(), calls[0])
        met = {core().match(request.method, path_of(request)).id for request in recorder.requests}
        assert bool(violations(contract, operation, recorder.requests)) is ("create_note" in met), operation
