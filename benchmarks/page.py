"""A page of 500 records (about 4 MB) to Records with three attributes or all read, against decoding the same bytes."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec

from aioattio.record import Record, decode_records
from tests.values.pages import definitions, page

ROUNDS = 20


def measure() -> dict[str, float]:
    """Milliseconds, and ratios to `msgspec.json.decode` in the same run.

    Each figure is the best of twenty rounds, and the jobs take turns: a machine that is slow for a while is so for all.
    """
    content, known = page(), definitions()

    def records() -> list[Record]:
        return decode_records(content, object="companies", definitions=known)

    jobs: dict[str, Callable[[], object]] = {
        "decode": lambda: msgspec.json.decode(content),
        "records": records,
        "three": lambda: [(record, record["name"], record["domains"], record["revenue"]) for record in records()],
        "all": lambda: [(record, dict(record)) for record in records()],
    }
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            best[name] = min(best[name], _milliseconds(job))
    return {
        "page_megabytes": len(content) / 1e6,
        "msgspec_decode_ms": best["decode"],
        "records_ms": best["records"],
        "three_attributes_ms": best["three"],
        "three_attributes_ratio": best["three"] / best["decode"],
        "all_attributes_ms": best["all"],
        "all_attributes_ratio": best["all"] / best["decode"],
    }


def _milliseconds(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    made = job()
    taken = time.perf_counter() - started
    del made  # freeing it is the next round's business, not this one's
    return taken * 1000


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name:>24} {figure:10.3f}")
