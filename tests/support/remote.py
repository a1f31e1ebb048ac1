"""An emulator in a process of its own, steered over its standard streams: its CPU and its delays are not ours."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from attrs import define

from aioattio.emulator import Emulator


@define
class Remote:
    process: subprocess.Popen[str]
    url: str
    token: str

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
            else:
                getattr(served, name)(**arguments)
                answer = None
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve(json.loads(sys.argv[1])))
