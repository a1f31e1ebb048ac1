"""What a run shows while it goes: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TextIO

import click

from aioattio.cli.failures import give_up_on, printable

if TYPE_CHECKING:
    from aioattio.bulk.report import Progress

__all__ = ["Bar", "Display", "Lines", "display_on"]

EVERY = 5.0
"""Seconds between two plain lines."""
_SETTLED = 1.0
"""Seconds of a phase before its rate means something."""
_BAR = 20


class View(Protocol):
    """One way to show progress on a stream."""

    def show(self, progress: Progress) -> None: ...

    def say(self, message: str) -> None: ...

    def close(self) -> None: ...


class Display:
    """A view that never fails: a terminal that has gone away must not end an import.

    opening: a line that is said before the first progress, and not if there is none.
    """

    def __init__(self, stream: TextIO, view: View | None) -> None:
        self._stream, self._view = stream, view
        self.opening = ""

    def show(self, progress: Progress) -> None:
        """For `Records.sync`: its `progress`."""
        opening, self.opening = self.opening, ""
        if opening and self._view is not None:
            self.say(opening)
        if self._view is not None:
            self._try(self._view.show, progress)

    def say(self, message: str) -> None:
        """One line, shown even where progress is not."""
        self._try(self._view.say if self._view is not None else self._plain, printable(message))

    def close(self) -> None:
        """Finish the line under way; show what was not shown yet."""
        if self._view is not None:
            self._try(self._view.close)

    def _plain(self, message: str) -> None:
        click.echo(message, file=self._stream)

    def _try(self, action: Callable[..., None], *arguments: Any) -> None:
        try:
            action(*arguments)
        except (OSError, ValueError):  # ValueError: the stream is closed
            give_up_on(self._stream)
            self._view = None


def display_on(stream: TextIO, *, quiet: bool) -> Display:
    """A bar where the stream is a terminal, lines where it is not, nothing but messages if quiet."""
    view: View | None = None if quiet else Bar(stream) if stream.isatty() else Lines(stream)
    return Display(stream, view)


class _Phase:
    """The phase under way, and whether it has lasted long enough to have a rate. clock: monotonic seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock, self._begun, self._name = clock, 0.0, ""

    def begins(self, progress: Progress) -> bool:
        """Whether this progress is the first one of its phase."""
        if progress.phase == self._name:
            return False
        self._name, self._begun = progress.phase, self._clock()
        return True

    @property
    def has_rate(self) -> bool:
        return self._clock() - self._begun >= _SETTLED


class Bar:
    """A progress bar per phase: by bytes while reading, by requests while writing. clock: monotonic seconds."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._phase = _Phase(clock)
        self._bar: Any = None  # click's ProgressBar, which click does not export

    def show(self, progress: Progress) -> None:
        if self._phase.begins(progress):
            self.close()
        bar = self._bar = self._bar or _opened(progress, self._stream)
        position, total = _extent(progress)
        if total is not None:
            bar.length = total
            bar.finished = position >= total
        pieces = _pieces(progress, has_rate=self._phase.has_rate)
        bar.update(max(0, position - bar.pos), (progress.phase, pieces))
        bar.render_progress()  # counts change where the position does not

    def say(self, message: str) -> None:
        self.close()  # the next progress begins a new line
        click.echo(message, file=self._stream)

    def close(self) -> None:
        bar, self._bar = self._bar, None
        if bar is not None:
            bar.render_finish()


class Lines:
    """Plain lines: one every few seconds, and the last word of each phase. clock: monotonic seconds."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic, every: float = EVERY) -> None:
        self._stream, self._clock, self._every = stream, clock, every
        self._shown_at = clock()
        self._phase = _Phase(clock)
        self._waiting = ""

    def show(self, progress: Progress) -> None:
        if self._phase.begins(progress):
            self._emit()
        position, total = _extent(progress)
        percent = [f"{100 * position // total} %"] if total else []
        pieces = _pieces(progress, has_rate=self._phase.has_rate)
        self._waiting = f"{progress.phase}: {', '.join([*percent, *pieces])}"
        if self._clock() - self._shown_at >= self._every:
            self._emit()

    def say(self, message: str) -> None:
        click.echo(message, file=self._stream)

    def close(self) -> None:
        self._emit()

    def _emit(self) -> None:
        text, self._waiting = self._waiting, ""
        if text:
            self._shown_at = self._clock()
            click.echo(text, file=self._stream)


def _opened(progress: Progress, stream: TextIO) -> Any:
    total = _extent(progress)[1]
    return click.progressbar(
        length=1 if total is None else total,
        label=progress.phase,
        file=stream,
        width=_BAR,
        show_eta=False,
        show_percent=total is not None,
        bar_template="%(label)s  %(info)s" if total is None else "%(label)s [%(bar)s]  %(info)s",
        item_show_func=_fitted,
    ).__enter__()


def _extent(progress: Progress) -> tuple[int, int | None]:
    """How far the phase is, and how far it goes, None where nobody knows: bytes, or things, or requests."""
    if progress.phase == "reading":
        return progress.bytes_read, progress.bytes_total
    if progress.phase == "comparing":
        return progress.found, None
    return progress.done, progress.to_write


def _fitted(shown: tuple[str, list[str]] | None) -> str | None:
    """Of a phase's pieces as many as one line of the terminal takes: a line that wraps cannot be drawn over."""
    if shown is None:
        return None
    phase, pieces = shown
    # Around it: the label, the bar in brackets with spaces, and the percentage.
    room = shutil.get_terminal_size().columns - len(phase) - _BAR - len(" []    100%  ")
    text = ""
    for piece in pieces:
        longer = f"{text}, {piece}" if text else piece
        if len(longer) >= room:
            break
        text = longer
    return text


def _pieces(progress: Progress, *, has_rate: bool) -> list[str]:
    """The most important ones first."""
    counts = progress.counts
    if progress.phase == "reading":
        pieces = [f"{counts.rows:,} {'row' if counts.rows == 1 else 'rows'}"]
    elif progress.phase == "comparing":
        pieces = [f"{progress.found:,} in Attio"]
    elif progress.to_write:
        limit = "" if progress.limit is None else f" of {progress.limit}"
        pieces = [f"{progress.done:,} of {progress.to_write:,}"]
        pieces += [f"{progress.rate:.1f}{limit}/s"] if progress.phase == "writing" and has_rate else []
    else:
        pieces = ["nothing to write"]
    if progress.seconds_left is not None and _is_under_way(progress):
        pieces.append(f"{_duration(progress.seconds_left)} left")
    named = {
        "rejected": counts.rejected,
        "in conflict": counts.conflicts,
        "failed": counts.failed,
        "superseded": counts.superseded,
        "unchanged": counts.unchanged,
        "refused (429)": progress.rate_limited,
        "retries": progress.retries,
    }
    return pieces + [f"{number:,} {name}" for name, number in named.items() if number]


def _is_under_way(progress: Progress) -> bool:
    position, total = _extent(progress)
    return total is None or position < total


def _duration(seconds: float) -> str:
    """1:02:03 or 2:03."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
