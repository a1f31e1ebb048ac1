"""A sync at Attio's own limits, and at limits that change while it runs."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from aioattio import Attio, Progress
from tests.support import companies, machine, remote

pytestmark = pytest.mark.soak
SHORT = bool(os.environ.get("SHORT"))
ROWS = 150 if SHORT else 2_000


LESS = 0.03 if SHORT else 0.0
"""What the first second and the last cost a short run."""


@pytest.mark.parametrize(("mode", "share", "refused"), [("clock", 0.98, 0.001), ("trailing", 0.96, 0.003)])
async def test_a_full_import_uses_the_limit_and_is_hardly_refused(
    mode: str, share: float, refused: float, tmp_path: Path
) -> None:
    rows = [companies.row(number) for number in range(ROWS)]
    file = companies.write(tmp_path / "rows.csv", rows)
    with remote.emulator(mode=mode) as emulator, machine.watched() as watched:
        emulator.call("latency", low=5, high=60)
        async with Attio(emulator.token, base_url=emulator.url) as attio:
            report = await attio.companies.sync(file, match="domains")
            wrote = companies.writes(emulator.seen())
            assert await companies.held(attio) == companies.in_order(rows)
    too_many = [one.counted for one in wrote if one.status == 429]
    reached = companies.rate(wrote)
    print(
        f"\n{mode}: {ROWS} rows, {reached:.2f}/s of 25, said to be {report.writes_per_second:.2f}, "
        f"{len(too_many)} of {len(wrote)} times 429; {watched}"
    )
    assert report.counts.created == ROWS
    assert report.is_complete
    assert reached >= (share - LESS) * 25 * watched.share(too_many)
    assert len(too_many) <= refused * len(wrote) + SHORT + watched.refusals
    assert report.rate_limited == len(too_many)
    assert report.writes_per_second == pytest.approx(reached, rel=0.05)


async def test_when_attio_lowers_its_limit_and_raises_it_again() -> None:
    falls, rises, ends = (50, 15.0, 0.0) if SHORT else (500, 60.0, 60.0)
    rows = [companies.row(number) for number in range(falls + int(rises * 10) + int(ends * 25))]
    moments: list[float] = []
    with remote.emulator() as emulator, machine.watched() as watched:
        emulator.call("latency", low=5, high=60)
        loop = asyncio.get_running_loop()

        def turn(write: int) -> None:
            emulator.call("limits", write=write)
            moments.append(loop.time())

        def show(progress: Progress) -> None:
            if progress.counts.created >= falls and not moments:
                turn(10)
                loop.call_later(rises, turn, 25)

        async with Attio(emulator.token, base_url=emulator.url) as attio:
            report = await attio.companies.sync(rows, match="domains", progress=show)
        wrote = companies.writes(emulator.seen())
    fell, rose = moments[0], moments[1] if len(moments) > 1 else wrote[-1].counted

    def within(start: float, end: float) -> tuple[int, int]:
        """Let in, and refused."""
        there = [one.status == 429 for one in wrote if start <= one.counted < end]
        return there.count(False), there.count(True)

    assert report.counts.created == len(rows)
    _, at_once = within(fell, fell + 5)
    let_in, refused = within(fell + 5, rose)
    reached = let_in / (rose - fell - 5)
    print(f"\nlimit 25 -> 10: {at_once} times 429 in 5 s, then {refused} of {let_in + refused}, {reached:.2f}/s of 10")
    assert at_once <= 40 + watched.refusals
    # A short spell may end just after one of the few tries whether more is let through again.
    assert refused <= 0.03 * (let_in + refused) + SHORT + watched.refusals
    assert reached >= 0.85 * 10 * watched.share()
    if not SHORT:
        let_in, refused = within(rose + 30, wrote[-1].counted)
        reached = let_in / (wrote[-1].counted - rose - 30)
        print(f"10 -> 25: {reached:.2f}/s of 25 after 30 s, {refused} times 429; {watched}")
        assert reached >= 0.95 * 25 * watched.share()
