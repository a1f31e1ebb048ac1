"""The few operations whose 400s write `statusCode` where all others write `status_code`."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from aioattio.emulator.errors import Refusal
from aioattio.emulator.operations.answers import encode
from aioattio.emulator.routing import Reply

if TYPE_CHECKING:
    from aioattio.emulator.routing import Call, Operation


def camel_case_status(operation: Operation) -> Operation:
    """The operation with its 400s spelt the other way."""

    @wraps(operation)
    def spelt(call: Call) -> bytes | Reply:
        try:
            return operation(call)
        except Refusal as refusal:
            if refusal.status != 400:
                raise
            body = refusal.body()
            return Reply(400, encode({"statusCode": body.pop("status_code"), **body}))

    return spelt
