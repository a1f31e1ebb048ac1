"""How evenly the machine itself goes: a process beside the test that does nothing but wake up every few milliseconds.

What is measured in real time fails on a machine that stands still now and then, whatever is measured. Bounds are
lowered by what the machine lost in the same seconds, and by nothing on a machine that goes evenly.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import define, field

ROOT = Path(__file__).resolve().parents[2]
TICK = 0.002
LATE = 0.004
"""Seconds: a wake-up that is later was kept from happening; less is what timers cost."""
REFUSES = 0.008
"""Seconds of standing still after which requests may arrive too close to those of the second before: the limiter's
margin, less what the latency of the network takes of it."""
EACH = 5
"""Requests refused for one such stall."""
HELD = 1.05
"""Seconds that a refusal costs at most: Attio says from which whole second on to try again."""


@define
class Machine:
    """stalls: seconds of each wake-up that came too late, of the `seconds` watched."""

    stalls: list[float] = field(factory=list[float])
    seconds: float = 0.0

    @property
    def refusals(self) -> int:
        """Answers 429 that are its doing."""
        return EACH * self._refusing

    def share(self, refused: Iterable[float] = ()) -> float:
        """Of its time, what a program that keeps to a rate could use. refused: moments of answers 429."""
        held = min(len({int(moment) for moment in refused}), self._refusing)
        return max(0.5, 1 - (2 * sum(self.stalls) + HELD * held) / self.seconds)

    @property
    def _refusing(self) -> int:
        return sum(stall > REFUSES for stall in self.stalls)

    def __str__(self) -> str:
        longest = max(self.stalls, default=0.0)
        return f"the machine: {len(self.stalls)} stalls in {self.seconds:.0f} s, {1000 * longest:.0f} ms at most"


@contextmanager
def watched() -> Iterator[Machine]:
    """The machine, known at the end of the block."""
    machine = Machine()
    command = [sys.executable, "-m", "tests.support.machine"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        begun = time.monotonic()
        try:
            yield machine
        finally:
            machine.seconds = time.monotonic() - begun
            process.stdin.close()
            machine.stalls = json.loads(process.stdout.readline())


async def _watch() -> None:
    print("ready", flush=True)
    ended = asyncio.create_task(asyncio.to_thread(sys.stdin.read))
    stalls: list[float] = []
    while not ended.done():
        planned = time.monotonic() + TICK
        await asyncio.sleep(TICK)
        late = time.monotonic() - planned
        if late > LATE:
            stalls.append(late)
    print(json.dumps(stalls), flush=True)


def memory(what: str) -> float:
    """MB of this program: VmRSS now, VmHWM at most so far. (getrusage would tell the peak of whoever started it.)"""
    status = Path("/proc/self/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith(f"{what}:")]
    return int(line.split()[1]) / 1e3


if __name__ == "__main__":
    asyncio.run(_watch())
