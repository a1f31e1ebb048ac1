"""Writes per second against the limit, and what was refused or repeated, over time: an SVG picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from aioattio.bulk.reporting.figures import counted, duration, rate, steps
from aioattio.bulk.reporting.markup import Markup, joined, tag
from aioattio.bulk.reporting.timeline import Second

__all__ = ["chart", "described", "has_troubles", "has_writes"]

WIDTH, LEFT, RIGHT, TOP = 960, 44, 8, 12
TALL, GAP, SHORT, BOTTOM = 220, 34, 56, 40
SHORTEST = 10
"""Seconds that the picture shows at least: of a run of two seconds, two bars and not two walls."""


@frozen
class _Frame:
    """Where things are: seconds to the right, per second upwards from `base`."""

    seconds: float
    highest: float
    base: float
    height: float

    def x(self, second: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * second / self.seconds, 2)

    def y(self, per_second: float) -> float:
        return round(self.base - self.height * min(1.0, per_second / self.highest), 2)


def has_writes(timeline: Sequence[Second]) -> bool:
    """Whether there is something to draw."""
    return any(second.writes for second in timeline)


def has_troubles(timeline: Sequence[Second]) -> bool:
    """Whether the lower part of the picture is there."""
    return any(second.rate_limited or second.retries for second in timeline)


def described(timeline: Sequence[Second]) -> str:
    """The picture in words."""
    writes = sum(second.writes for second in timeline)
    most = max(second.writes / second.seconds for second in timeline)
    last = timeline[-1].begin + timeline[-1].seconds
    limits = sorted({second.limit for second in timeline if second.limit is not None})
    limit = "not known"
    if limits:
        limit = rate(limits[0]) if len(limits) == 1 else f"between {rate(limits[0])} and {rate(limits[-1])}"
    return f"{counted(writes, 'write')} in {duration(last)}, at most {rate(most)} per second; the limit was {limit}."


def chart(timeline: Sequence[Second]) -> Markup:
    """The picture; its colours are CSS variables of the page. timeline: with at least one write."""
    seconds = max(SHORTEST, timeline[-1].begin + timeline[-1].seconds)
    most = max(max(second.writes / second.seconds, second.limit or 0.0) for second in timeline)
    ticks = steps(most * 1.04, 6)
    writes = _Frame(seconds, ticks[-1], TOP + 16 + TALL, TALL)
    floor, parts = writes.base, [_scale(writes, ticks, "per second")]
    parts.append(tag("path", d=_bars(timeline, writes, lambda second: second.writes), class_="writes"))
    parts.append(tag("path", d=_steps(timeline, writes), class_="limit"))
    if has_troubles(timeline):
        most = max(max(second.retries, second.rate_limited) / second.seconds for second in timeline)
        ticks = steps(most, 3)
        troubles = _Frame(seconds, ticks[-1], writes.base + GAP + SHORT, SHORT)
        parts.append(_scale(troubles, ticks, "retries and answers 429 per second"))
        parts.append(tag("path", d=_bars(timeline, troubles, lambda second: second.retries), class_="retries"))
        parts.append(tag("path", d=_bars(timeline, troubles, lambda second: second.rate_limited), class_="refusals"))
        floor = troubles.base
    parts += [_times(writes, floor), *(_told(second, writes, floor) for second in timeline)]
    return tag(
        "svg",
        tag("title", "Writes per second over time"),
        tag("desc", described(timeline)),
        *parts,
        viewBox=f"0 0 {WIDTH} {floor + BOTTOM:g}",
        role="img",
        aria_label=f"Writes per second over time: {described(timeline)}",
    )


def _scale(frame: _Frame, ticks: Sequence[int], unit: str) -> Markup:
    """The axis on the left, and lines across at its numbers."""
    parts: list[Markup] = [tag("text", unit, x=LEFT, y=frame.base - frame.height - 9, class_="unit")]
    for tick in ticks:
        y = frame.y(tick)
        parts.append(tag("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="grid" if tick else "axis"))
        parts.append(tag("text", f"{tick:,}", x=LEFT - 8, y=y + 4, text_anchor="end"))
    return joined(parts)


def _times(frame: _Frame, floor: float) -> Markup:
    """The axis below."""
    parts: list[Markup] = []
    for tick in steps(frame.seconds, 8, times=True):
        x = frame.x(tick)
        anchor = "start" if not tick else "end" if x > WIDTH - 40 else "middle"
        parts.append(tag("line", x1=x, x2=x, y1=floor, y2=floor + 5, class_="axis"))
        parts.append(tag("text", duration(tick) if tick else "0", x=x, y=floor + 19, text_anchor=anchor))
    parts.append(
        tag("text", "since the first request", x=WIDTH - RIGHT, y=floor + 35, text_anchor="end", class_="unit")
    )
    return joined(parts)


def _bars(timeline: Sequence[Second], frame: _Frame, count: Callable[[Second], int]) -> str:
    wide = frame.x(1) - frame.x(0)
    path: list[str] = []
    for second in timeline:
        if number := count(second):
            begin, end = frame.x(second.begin), frame.x(second.begin + second.seconds)
            gap = 1 if wide * second.seconds > 4 else 0
            path.append(f"M{begin:g} {frame.base:g}V{frame.y(number / second.seconds):g}H{end - gap:g}V{frame.base:g}Z")
    return "".join(path)


def _steps(timeline: Sequence[Second], frame: _Frame) -> str:
    """A line that goes up and down with the limit, and is not there where none is known."""
    path: list[str] = []
    is_on = False
    for second in timeline:
        if second.limit is None:
            is_on = False
            continue
        begin, y = frame.x(second.begin), frame.y(second.limit)
        path.append(f"V{y:g}" if is_on else f"M{begin:g} {y:g}")
        path.append(f"H{frame.x(second.begin + second.seconds):g}")
        is_on = True
    return "".join(path)


def _told(second: Second, frame: _Frame, floor: float) -> Markup:
    """A field over the stretch that says its figures when it is pointed at."""
    begin, end = frame.x(second.begin), frame.x(second.begin + second.seconds)
    words = [
        f"{duration(second.begin) if second.begin else '0 s'} to {duration(second.begin + second.seconds)}",
        f"{rate(second.writes / second.seconds)} writes per second",
        f"limit {'not known' if second.limit is None else rate(second.limit)}",
        f"{counted(second.reads, 'read')}, {counted(second.retries, 'retry', 'retries')}",
        f"{counted(second.rate_limited, 'answer')} 429",
    ]
    top = frame.base - frame.height
    title = tag("title", "\n".join(words))
    return tag("rect", title, x=begin, y=top, width=f"{end - begin:g}", height=f"{floor - top:g}", class_="told")
