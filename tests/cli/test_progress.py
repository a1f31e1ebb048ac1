"""What a run shows while it goes: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import io

import click
import pytest

from aioattio.cli.progress import Bar, Display, Lines, display_on
from tests.cli.command import (
    Gone,
    Terminal,
    comparing,
    reading,
    writing,
)


def test_plain_lines_come_every_few_seconds_and_at_the_end_of_each_phase() -> None:
    stream, now = io.StringIO(), [0.0]
    lines = Lines(stream, clock=lambda: now[0], every=5.0)
    for second, progress in [
        (1.0, reading(500)),
        (2.0, reading(2000, rejected=12)),  # the last one of its phase
        (2.05, comparing(500)),
        (2.06, comparing(20_012)),
        (2.1, writing(0, seconds_left=None)),
        (4.9, writing(100)),
        (7.5, writing(150, seconds_left=14.2)),  # five seconds after the last line
        (9.0, writing(200)),
        (10.0, writing(500, rate_limited=1, retries=2, seconds_left=0.0)),
    ]:
        now[0] = second
        lines.show(progress)
    lines.close()
    assert stream.getvalue().splitlines() == [
        "reading: 100 %, 200 rows, 12 rejected",
        "comparing: 20,012 in Attio",
        "writing: 30 %, 150 of 500, 24.6 of 25/s, 0:14 left, 12 rejected, 7 superseded",
        "writing: 100 %, 500 of 500, 24.6 of 25/s, 12 rejected, 7 superseded, 1 refused (429), 2 retries",
    ]


def test_a_line_is_not_repeated_at_the_end() -> None:
    stream = io.StringIO()
    now = [0.0]
    lines = Lines(stream, clock=lambda: now[0])
    now[0] = 6.0
    lines.show(reading(2000))
    lines.close()
    assert stream.getvalue() == "reading: 100 %, 200 rows\n"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0:00 left"), (59.6, "1:00 left"), (3723, "1:02:03 left"), (-1, "0:00 left")]
)
def test_time_left(seconds: float, text: str) -> None:
    stream = io.StringIO()
    lines = Lines(stream)
    lines.show(writing(1, seconds_left=seconds))
    lines.close()
    assert text in stream.getvalue()


@pytest.mark.parametrize("columns", [60, 80, 132])
def test_a_bar_fits_its_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    stream = Terminal()
    bar = Bar(stream)
    for progress in (
        reading(0),
        reading(1000, seconds_left=3.0),
        reading(2000),
        comparing(0),
        comparing(20_012),
        writing(0),
        writing(250),
        writing(500),
    ):
        bar.show(progress)
    bar.close()
    shown = click.unstyle(stream.getvalue())
    frames = [frame.rstrip() for line in shown.split("\n") for frame in line.split("\r")]
    assert max(map(len, frames)) < columns
    assert any(frame.startswith("reading [##########----------]   50%") for frame in frames)
    assert any(frame.startswith("writing [####################]  100%  500 of 500") for frame in frames)
    assert any(frame.startswith("comparing  20,012 in Attio") for frame in frames)
    assert shown.count("\n") == 3, "one line per phase"


def test_the_first_second_of_a_phase_has_no_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    now = [100.0]
    for view, stream in [
        (Bar(bar := Terminal(), clock=lambda: now[0]), bar),
        (Lines(plain := io.StringIO(), clock=lambda: now[0], every=0.0), plain),
    ]:
        view.show(reading(2000))
        now[0] += 5
        view.show(writing(1))
        now[0] += 0.9
        view.show(writing(20))
        assert "/s" not in stream.getvalue()
        now[0] += 0.1
        view.show(writing(24))
        assert "24.6 of 25/s" in stream.getvalue()


def test_messages_leave_no_empty_line_between_bars() -> None:
    stream = Terminal()
    bar = Bar(stream)
    bar.say("into companies")
    bar.show(writing(1))
    bar.say("finishing")
    bar.show(writing(2))
    bar.say("finishing")
    bar.say("ending")
    bar.close()
    shown = [line.rpartition("\r")[2].strip() for line in click.unstyle(stream.getvalue()).split("\n")]
    starts = ["into", "writing", "finishing", "writing", "finishing", "ending"]
    assert [line.split(" ")[0] for line in shown] == [*starts, ""]


def test_a_bar_shows_what_changes_while_it_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    stream = Terminal()
    bar = Bar(stream)
    bar.show(writing(100))
    bar.show(writing(100, rate_limited=3))
    bar.close()
    assert "3 refused (429)" in stream.getvalue()


def test_a_bar_without_an_end_has_no_percentage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    stream = Terminal()
    bar = Bar(stream)
    bar.show(reading(1000, total=None))
    bar.close()
    assert "reading  100 rows" in stream.getvalue()
    assert "%" not in stream.getvalue()


def test_nothing_to_write_is_said() -> None:
    stream = io.StringIO()
    lines = Lines(stream)
    lines.show(writing(0, 0))
    lines.close()
    assert stream.getvalue().startswith("writing: nothing to write, 12 rejected")


def test_nothing_to_write_is_a_full_bar() -> None:
    stream = Terminal()
    bar = Bar(stream)
    bar.show(writing(0, 0))
    bar.close()
    assert "100%" in stream.getvalue()


def test_the_stream_decides_how_progress_looks() -> None:
    for stream, quiet, expected in [
        (Terminal(), False, "[####"),
        (io.StringIO(), False, "writing: 100 %"),
        (Terminal(), True, ""),
        (io.StringIO(), True, ""),
    ]:
        display = display_on(stream, quiet=quiet)
        display.show(writing(500))
        display.close()
        assert expected in stream.getvalue()
        assert bool(stream.getvalue()) is bool(expected)
        display.say("a message")
        assert stream.getvalue().endswith("a message\n"), "messages come however quiet it is"


def test_a_terminal_that_has_gone_does_not_end_an_import() -> None:
    for view in (Bar(Terminal()), Lines(Gone(), every=0.0)):
        stream = Gone()
        if isinstance(view, Bar):
            view = Bar(type("GoneTerminal", (Gone,), {"isatty": lambda _: True})())
        display = Display(stream, view)
        display.show(writing(1))
        display.show(writing(2))
        display.say("finishing")
        display.close()
