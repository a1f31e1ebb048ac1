"""An HTTP transport that answers from the contract and keeps what was asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx

from aioattio import Attio, Retry
from aioattio.testing import UNLIMITED
from tests.conformance.build import Builder, Style
from tests.conformance.checking import body_values, path_of, query_values
from tests.conformance.contract import Contract, JsonObject, Spec
from tests.support.clock import InstantClock

BASE_URL = "http://attio.test"
SIGNED_URL = "http://storage.test/signed"
CONTENT = b"what is in the file"

FULL_PAGE = 10
"""A page of at most so many items is filled, so that the walk goes on."""

Call = Callable[[Attio], Awaitable[Any]]


class Recorder(httpx.AsyncBaseTransport):
    """Answers every operation with what the builder makes of its response, and keeps every request.

    A listing ends with its second page. `given`: the `data` of operations that are answered with something certain.
    `answered` keeps the bodies of the others' first answers, by operation.
    """

    def __init__(
        self, contract: Contract, style: Style, turn: int = 0, given: Mapping[str, list[Any]] | None = None
    ) -> None:
        self._contract, self._style, self._turn, self._given = contract, style, turn, given or {}
        self._builders: dict[str, Builder] = {}
        self.requests: list[httpx.Request] = []
        self.answered: dict[str, Any] = {}

    @property
    def turns(self) -> int:
        """How many turns there are to see every variant of what was answered."""
        return max((builder.widest for builder in self._builders.values()), default=1)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        if str(request.url) == SIGNED_URL:
            return httpx.Response(200, content=CONTENT)
        self.requests.append(request)
        spec = self._contract.match(request.method, path_of(request))
        if spec is None:
            return httpx.Response(404, json={"status_code": 404, "type": "t", "code": "not_found", "message": "m"})
        status, body = self._answer(spec, request)
        if status == 302:
            return httpx.Response(302, headers={"Location": SIGNED_URL})
        return httpx.Response(status) if body is None else httpx.Response(status, json=body)

    def _answer(self, spec: Spec, request: httpx.Request) -> tuple[int, Any]:
        responses = spec.responses()
        status, schema = responses[self._turn % len(responses)]
        if schema is None:
            return status, None
        position = {**query_values(spec, request), **_json(request)}
        if spec.id in self._given:
            return status, {"data": [] if position.get("offset") else self._given[spec.id]}
        builder = self._builders.setdefault(spec.id, Builder(spec.components, self._style, self._turn))
        builder.widest = max(builder.widest, len(responses))
        body = builder.build(schema)
        if spec.paging in ("offset-query", "offset-body"):
            while self._style == "maximal" and len(body["data"]) < min(position.get("limit", FULL_PAGE), FULL_PAGE):
                body["data"] += builder.build(schema)["data"]
            if self._style == "maximal" and "limit" not in position:
                # Where no page size is known, only a page of a round length is followed by another.
                body["data"] += body["data"][: -len(body["data"]) % FULL_PAGE]
            if position.get("offset"):
                body["data"] = []
        if spec.paging == "cursor-query" and (position.get("cursor") or body["pagination"]["next_cursor"] is None):
            body["pagination"]["next_cursor"] = None
        self.answered.setdefault(spec.id, body)
        return status, body


def _json(request: httpx.Request) -> JsonObject:
    is_json = request.headers.get("content-type", "").startswith("application/json") and request.content
    body = body_values(request) if is_json else {}
    return body if isinstance(body, dict) else {}


async def record(
    contract: Contract,
    call: Call,
    style: Style = "maximal",
    turn: int = 0,
    *,
    definitions: list[Any] | None = None,
) -> tuple[Recorder, Any]:
    """Makes one call; returns what was recorded and what the call gave.

    definitions: attribute definitions that the client is to work with; without any it does without.
    """
    recorder = Recorder(contract, style, turn, None if definitions is None else {"list_attributes": definitions})
    async with Attio(
        "token-of-the-conformance-suite",
        base_url=BASE_URL,
        http=recorder,
        schema=definitions is not None,
        limits=UNLIMITED,
        retry=Retry(attempts=1),
        clock=InstantClock(),
    ) as attio:
        return recorder, await call(attio)
