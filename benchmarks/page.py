"""A page of 500 records (about 4 MB) to Records with three attributes read, against decoding the same bytes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec

from aioattio.record import decode_records
from tests.values.pages import definitions, page

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 15


def _best(job: Callable[[], object]) -> float:
    """Milliseconds of the best round: the one that the machine disturbed least."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        job()
        best = min(best, time.perf_counter() - started)
    return best * 1000


def measure() -> dict[str, float]:
    """Milliseconds, and ratios to `msgspec.json.decode` in the same run."""
    content, known = page(), definitions()

    def three() -> list[object]:
        records = decode_records(content, object="companies", definitions=known)
        return [(record["name"], record["domains"], record["revenue"]) for record in records]

    def everything() -> list[object]:
        records = decode_records(content, object="companies", definitions=known)
        return [dict(record) for record in records]

    full = _best(lambda: msgspec.json.decode(content))
    cut = _best(lambda: decode_records(content, object="companies", definitions=known))
    some, every = _best(three), _best(everything)
    return {
        "page_bytes": len(content),
        "msgspec_decode_ms": full,
        "records_ms": cut,
        "three_attributes_ms": some,
        "three_attributes_ratio": some / full,
        "all_attributes_ms": every,
        "all_attributes_ratio": every / full,
    }


if __name__ == "__main__":
    for name, figure in measure().items():
        print(f"{name:>24} {figure:12.3f}")
