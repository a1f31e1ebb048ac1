"""Numbers and times as people read them."""

from __future__ import annotations

import math

__all__ = ["counted", "duration", "rate", "steps"]

_STEPS = (1, 2, 5)
_TIMES = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400)


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 row", "12,000 rows"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def rate(per_second: float) -> str:
    """Without a fraction where there is none."""
    return f"{per_second:,.1f}".removesuffix(".0")


def duration(seconds: float) -> str:
    """ "0.31 s", "42 s", "3 min 20 s", "1 h 12 min"."""
    if seconds < 10:
        return f"{seconds:.2f}".rstrip("0").rstrip(".") + " s"
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    parts = [(hours, "h"), (minutes, "min"), (0 if hours else rest, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def steps(highest: float, most: int, *, times: bool = False) -> list[int]:
    """Whole numbers for an axis, from 0 to `highest` or the next step above it; times: by what clocks are divided."""
    step = _time_step(highest, most) if times else _step(highest, most)
    last = math.floor(highest / step) if times else math.ceil(highest / step)
    return [number * step for number in range(last + 1)]


def _step(highest: float, most: int) -> int:
    power = 1
    while True:
        for step in _STEPS:
            if highest / (step * power) <= most:
                return step * power
        power *= 10


def _time_step(highest: float, most: int) -> int:
    for step in _TIMES:
        if highest / step <= most:
            return step
    return 86_400 * math.ceil(highest / most / 86_400)
