"""An emulator in a process of its own, steered over its standard streams: its CPU and its delays are not ours."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from attrs import define, frozen

from aioattio.emulator import Emulator, LoggedRequest


@frozen
class Seen:
    """One request as the emulator counted it. counted: monotonic seconds, as in this process."""

    method: str
    path: str
    template: str
    rate_class: str
    status: int | None
    fault: str | None
    counted: float
    answered: float | None
    body: str

    @property
    def is_write(self) -> bool:
        return self.rate_class == "write"

    @property
    def took_effect(self) -> bool:
        """Where no fault struck: whatever was not refused."""
        return self.status is None or self.status < 400


@define
class Remote:
    process: subprocess.Popen[str]
    url: str
    token: str

    def seen(self) -> list[Seen]:
        """What it has counted so far, in the order of counting."""
        return sorted((Seen(*one) for one in self.call("seen")), key=lambda request: request.counted)

    def call(self, name: str, /, **arguments: Any) -> Any:
        """Call a method of the emulator there, or ask for its "log": [method, template, status, arrived] each."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([name, arguments]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextmanager
def emulator(**options: Any) -> Iterator[Remote]:
    command = [sys.executable, "-m", "tests.support.remote", json.dumps(options)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            url, token = json.loads(process.stdout.readline())
            yield Remote(process, url, token)
        finally:
            process.stdin.close()


async def _serve(options: dict[str, Any]) -> None:
    async with Emulator(**options) as served:
        print(json.dumps([served.url, served.token]), flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            name, arguments = json.loads(line)
            if name == "log":
                answer: Any = [[r.method, r.template, r.status, r.arrived] for r in served.requests]
            elif name == "seen":
                answer = [_seen(request) for request in served.requests if request.counted is not None]
            else:
                getattr(served, name)(**arguments)
                answer = None
            print(json.dumps(answer), flush=True)


def _seen(r: LoggedRequest) -> list[Any]:
    body = r.raw_body.decode(errors="replace")
    return [r.method, r.path, r.template, r.rate_class, r.status, r.fault, r.counted, r.answered, body]


if __name__ == "__main__":
    asyncio.run(_serve(json.loads(sys.argv[1])))
