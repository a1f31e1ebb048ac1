"""`aioattio import` as people meet it: what it shows, what it says when something is wrong, and how it ends."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from aioattio import (
    ApiError,
    Attio,
    ConnectFailed,
    Forbidden,
    InvalidInput,
    NotFound,
    ServerError,
    Unauthorized,
)
from aioattio.bulk.outcome import Outcome, Problem
from aioattio.bulk.report import Counts, Progress, Report, Stopped
from aioattio.call import Called
from aioattio.cli import importing
from aioattio.cli.changes import Changes
from aioattio.cli.commands import cli
from aioattio.cli.failures import one_line, plainly
from aioattio.cli.interrupts import draining
from aioattio.cli.options import Options
from aioattio.cli.outcomes import OutcomesFile
from aioattio.cli.progress import Bar, Display, Lines, display_on
from aioattio.cli.summary import as_json, exit_code, summary
from aioattio.resources.records import Records
from tests.support import remote

COMPANIES = "name,domains\nAcme,acme.example\nBolt,bolt.example\nCrow,crow.example\n"
BROKEN = "name,domains\nAcme,acme.example\nNobody,\nCrow,crow.example\n"
BASICS = ("--object", "companies", "--match", "domains")


# -- progress ------------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Gone(io.StringIO):
    """A stream whose reader has hung up."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")


def reading(done: int, total: int | None = 2000, **more: Any) -> Progress:
    counts = Counts(rows=done // 10, rejected=more.pop("rejected", 0))
    return Progress(phase="reading", counts=counts, bytes_read=done, bytes_total=total, **more)


def writing(done: int, total: int = 500, **more: Any) -> Progress:
    counts = Counts(rows=600, written=done, superseded=7, rejected=12)
    return Progress(phase="writing", counts=counts, to_write=total, done=done, rate=24.63, limit=25, **more)


def test_plain_lines_come_every_few_seconds_and_at_the_end_of_each_phase() -> None:
    stream, now = io.StringIO(), [0.0]
    lines = Lines(stream, clock=lambda: now[0], every=5.0)
    for second, progress in [
        (1.0, reading(500)),
        (2.0, reading(2000, rejected=12)),  # the last one of its phase
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
    assert shown.count("\n") == 2, "one line per phase"


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


# -- the end -------------------------------------------------------------------------------------------------


def problem(line: int, value: Any = "$x") -> Outcome:
    return Outcome(line=line, state="rejected", problems=(Problem("revenue ($M)", value, "no amount; accepted: 12.5"),))


def report(counts: Counts, **more: Any) -> Report:
    return Report(object="companies", match="domains", counts=counts, **more)


def test_summary_of_a_run_with_everything() -> None:
    outcomes = [problem(number) for number in range(40, 12, -2)]
    outcomes.append(Outcome(line=30, state="superseded", superseded_by=31, differs=("ceo",)))
    text = summary(
        report(
            Counts(rows=1500, written=1483, superseded=1, conflicts=2, rejected=14),
            records=1480,
            seconds=59.3,
            writes_per_second=24.6,
            rate_limited=1,
            retries=1,
            created_attributes=("revenue", "sector"),
            created_options=("sector: Energy",),
            ignored_columns=("rank", "notes"),
            problems=tuple(outcomes),
            rejects="big.rejects.csv",
        ),
        file="big.csv",
        again="aioattio import big.rejects.csv --object companies",
    )
    assert (
        text
        == """\
big.csv -> companies, matched by domains
  rows             1,500
  written          1,483
  records          1,480
  superseded           1
  conflicts            2
  rejected            14
  failed               0
  not tried            0
  24.6 writes/s in 59.3 s, 1 refused (429), 1 retry
created attributes: revenue; sector
created options: sector: Energy
ignored columns: rank; notes
not in:
  line 14: revenue ($M) = '$x': no amount; accepted: 12.5
  line 16: revenue ($M) = '$x': no amount; accepted: 12.5
  line 18: revenue ($M) = '$x': no amount; accepted: 12.5
  line 20: revenue ($M) = '$x': no amount; accepted: 12.5
  line 22: revenue ($M) = '$x': no amount; accepted: 12.5
  line 24: revenue ($M) = '$x': no amount; accepted: 12.5
  line 26: revenue ($M) = '$x': no amount; accepted: 12.5
  line 28: revenue ($M) = '$x': no amount; accepted: 12.5
  line 30: revenue ($M) = '$x': no amount; accepted: 12.5
  line 32: revenue ($M) = '$x': no amount; accepted: 12.5
  ... and 6 more
folded into another row:
  line 30: superseded by line 31; differs in ceo
rows to mend are in big.rejects.csv; then import them:
  aioattio import big.rejects.csv --object companies"""
    )


def test_summary_of_a_dry_run_says_what_would_be() -> None:
    counts = Counts(rows=3, not_tried=2, rejected=1)
    text = summary(report(counts, dry_run=True, created_attributes=("revenue",)), file="a.csv", again=None)
    assert text.startswith("a.csv -> companies, matched by domains: dry run, nothing was written\n")
    assert "would be written 2" in " ".join(text.split())
    assert "would be created attributes: revenue" in text
    assert "not tried" not in text
    assert "writes/s" not in text


def test_a_rejects_file_is_imported_by_its_own_format() -> None:
    for given, more, command in [
        (Options(file="a.txt", format="jsonl"), "r.jsonl", "aioattio import r.jsonl"),
        (Options(file="a.txt", format="jsonl"), "r.csv", "aioattio import r.csv"),
        (Options(file="a.csv", delimiter=";"), "r.csv", "aioattio import r.csv --delimiter ';'"),
        (Options(file="a.csv", delimiter=";"), "r.jsonl", "aioattio import r.jsonl"),
    ]:
        assert importing._again(given, report(Counts(), rejects=more)) == command


def test_summary_of_a_run_that_stopped() -> None:
    counts = Counts(rows=500, written=150, not_tried=350)
    stopped = Stopped("failing", "401 unauthorized: the token was revoked", "152-501")
    text = summary(report(counts, stopped=stopped), file="a.csv", again=None)
    assert text.splitlines()[-2:] == [
        "stopped: 401 unauthorized: the token was revoked",
        "not tried: lines 152-501; run the same command again to complete it",
    ]


@pytest.mark.parametrize(
    ("not_tried", "shown"),
    [("7", "line 7;"), ("7-8", "lines 7-8;"), ("7, 9", "lines 7, 9;"), ("7, 9, ... and 3 more rows", "lines 7, 9, ")],
)
def test_lines_are_named_in_the_singular_and_the_plural(not_tried: str, shown: str) -> None:
    stopped = Stopped("asked", "ended early, as asked", not_tried)
    assert f"\nnot tried: {shown}" in summary(report(Counts(), stopped=stopped), file="a.csv", again=None)


@pytest.mark.parametrize(("seconds", "is_told"), [(0.0, False), (2.9, False), (3.0, True)])
def test_a_short_run_has_no_speed(seconds: float, is_told: bool) -> None:
    text = summary(report(Counts(), seconds=seconds, writes_per_second=2.0), file="a.csv", again=None)
    assert (f"\n  2.0 writes/s in {seconds} s, 0 refused (429), 0 retries" in text) is is_told
    assert ("\n  0 refused (429), 0 retries" in text) is not is_told


def test_one_column_looks_like_one() -> None:
    text = summary(report(Counts(), ignored_columns=("two\nlines", "größe Ω")), file="a.csv", again=None)
    assert "\nignored columns: 'two\\nlines'; größe Ω" in text


def test_notes_are_told() -> None:
    assert "\nnote: look\\x1b here" in summary(report(Counts(), notes=("look\x1b here",)), file="a.csv", again=None)


def answered(kind: type[ApiError], status: int, **more: Any) -> ApiError:
    asked = {"method": "PUT", "path": "/v2/objects/{object}/records", "operation": "upsert_record"}
    return kind("no such luck", status=status, **{**asked, **more})


PATHS = [
    pytest.param(
        answered(Unauthorized, 401, code="unauthorized", request_id="abc"),
        "Attio does not accept the token in ATTIO_API_KEY (401): no such luck (request abc)",
        id="401",
    ),
    pytest.param(answered(NotFound, 404, code="not_found"), "writing a record: 404 not_found: no such luck", id="404"),
    pytest.param(
        answered(NotFound, 404, method="GET", path="/v2/{target}/{identifier}/attributes"),
        "listing the attributes: 404 error: no such luck",
        id="attributes",
    ),
    pytest.param(
        answered(Forbidden, 403, method="POST", path="/v2/{target}/{identifier}/attributes/{attribute}/options"),
        "403 error: no such luck",
        id="options",
    ),
]


@pytest.mark.parametrize(("error", "shown"), PATHS)
def test_what_was_asked_is_said_in_words(error: ApiError, shown: str) -> None:
    """In "Error:" and "stopped:" alike."""
    assert one_line(error) == shown
    text = summary(report(Counts(), stopped=Stopped("failing", str(error))), file="a.csv", again=None)
    assert text.splitlines()[-1] == f"stopped: {shown}"


def test_every_request_of_an_import_has_words(
    there: remote.Remote, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    monkeypatch.setattr(Changes, "told", lambda _, call: asked.add(f"{call.method} {call.path}: no"))
    rows.write_text("name,domains,categories,team,squad\nAcme,acme.example,Oddities,A,B\n")
    Path("map.toml").write_text(
        'object = "companies"\nmatch = "domains"\nmultiselect = "replace"\n[columns]\nname = "name"\n'
        'domains = "domains"\ncategories = "categories"\nteam = "primary_location.locality"\nsquad = "squad"\n'
        '[attributes.squad]\ntitle = "Squad"\ntype = "text"\n'
    )
    done = invoke("rows.csv", "--map", "map.toml", "--create-attributes", "--create-options")
    assert done.exit_code == 0, done.output
    done = invoke("rows.csv", "--object", "compnies", "--match", "domains")
    assert "no object 'compnies'" in done.stderr
    assert len(asked) == 8
    assert not [text for text in asked if plainly(text) == text]


def test_a_failed_row_is_explained_in_words() -> None:
    reason = str(answered(ServerError, 503))
    failed = Outcome(line=2, state="failed", problems=(Problem(None, None, reason),))
    text = summary(report(Counts(rows=1, failed=1), problems=(failed,)), file="a.csv", again=None)
    assert "\n  line 2: writing a record: 503 error: no such luck" in text


def test_what_a_file_says_cannot_steer_the_terminal() -> None:
    evil = Outcome(line=2, state="rejected", problems=(Problem("a\x1b]0;owned\x07", "\x1b[2J", "bad\r\nline 3: fine"),))
    text = summary(report(Counts(rows=1, rejected=1), problems=(evil,)), file="\x1b[31m.csv", again=None)
    assert all(line.isprintable() for line in text.split("\n"))
    assert not any(line.strip().startswith("line 3") for line in text.split("\n"))


@pytest.mark.parametrize(
    ("counts", "more", "code"),
    [
        pytest.param(Counts(rows=2, written=1, superseded=1), {}, 0, id="all in"),
        pytest.param(Counts(), {}, 0, id="no rows"),
        pytest.param(Counts(rows=2, written=1, rejected=1), {}, 3, id="rejected"),
        pytest.param(Counts(rows=2, written=1, conflicts=1), {}, 3, id="conflict"),
        pytest.param(Counts(rows=2, written=1, failed=1), {}, 3, id="failed"),
        pytest.param(
            Counts(rows=2, rejected=1, not_tried=1), {"stopped": Stopped("failing", "", "3")}, 4, id="failing"
        ),
        pytest.param(Counts(rows=2, not_tried=2), {"stopped": Stopped("asked", "", "2-3")}, 130, id="interrupted"),
        pytest.param(Counts(rows=2, not_tried=2), {"dry_run": True}, 0, id="dry run"),
        pytest.param(Counts(rows=2, not_tried=1, rejected=1), {"dry_run": True}, 3, id="dry run with rejects"),
    ],
)
def test_exit_codes(counts: Counts, more: dict[str, Any], code: int) -> None:
    assert exit_code(report(counts, **more)) == code


def test_json_takes_whatever_cells_hold() -> None:
    outcomes = (problem(2, Decimal("1.50")), problem(3, "x" * 10_000_000), problem(4, "\ud800"), problem(5, {1, 2}))
    text = as_json(report(Counts(rows=4, rejected=4), problems=outcomes))
    assert text.isascii()
    assert len(text) < 10_000
    read = json.loads(text)
    assert read["counts"]["rejected"] == 4
    assert [one["line"] for one in read["problems"]] == [2, 3, 4, 5]
    assert read["problems"][0]["problems"][0]["value"] == "1.50"


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (FileNotFoundError(2, "No such file or directory", "a.csv"), "a.csv: No such file or directory"),
        (OSError("something odd"), "something odd"),
        (ValueError(), "ValueError"),
        (InvalidInput("line one\n  line two\x1b[0m", attribute="x", given=1, accepted=""), None),
        (ConnectFailed("GET: could not connect", operation="x"), None),
    ],
)
def test_an_error_is_one_printable_line(error: Exception, line: str | None) -> None:
    shown = one_line(error)
    assert shown.isprintable()
    assert line is None or shown == line


# -- options -------------------------------------------------------------------------------------------------


def test_the_command_for_the_rejects_says_everything_again() -> None:
    options = Options(
        file="my rows.csv",
        object="companies",
        match="domains",
        columns=("revenue ($M)=revenue:money(millions)",),
        constants=("source=Fortune 500",),
        delimiter="\\t",
        create_options=True,
        rejects="elsewhere.csv",
        as_json=True,
    )
    assert options.delimiter == "\t"
    assert options.command() == (
        "aioattio import 'my rows.csv' --object companies --match domains --delimiter tab"
        " --column 'revenue ($M)=revenue:money(millions)' --set 'source=Fortune 500' --create-options"
    )


def test_rejects_go_beside_the_input_under_a_name_that_is_free(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    options = Options(file=str(file))
    assert options.rejects_path(json_lines=False) == tmp_path / "rows.rejects.csv"
    (tmp_path / "rows.rejects.csv").touch()
    (tmp_path / "rows.rejects-2.csv").touch()
    assert options.rejects_path(json_lines=False) == tmp_path / "rows.rejects-3.csv"
    assert options.rejects_path(json_lines=True) == tmp_path / "rows.rejects.jsonl"
    assert Options(file=str(file), rejects="x.csv").rejects_path(json_lines=False) == Path("x.csv")
    assert Options(file="a/b.ndjson").rejects_path(json_lines=True) == Path("a/b.rejects.ndjson")


# -- outcomes ------------------------------------------------------------------------------------------------


def test_outcomes_of_an_earlier_run_stay_until_a_row_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.jsonl"
    path.write_text("earlier\n")
    with OutcomesFile(str(path), asyncio.Event()):
        pass
    assert path.read_text() == "earlier\n"
    with OutcomesFile(str(path), asyncio.Event()) as outcomes:
        outcomes.write(Outcome(line=2, state="written", record_id="abc"))
        read = [json.loads(line) for line in path.read_text().splitlines()]
        assert [(one["line"], one["state"], one["record_id"]) for one in read] == [(2, "written", "abc")]


def test_outcomes_leave_no_empty_file_behind(tmp_path: Path) -> None:
    with OutcomesFile(str(tmp_path / "new.jsonl"), asyncio.Event()):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_stops_writing_outcomes() -> None:
    stop = asyncio.Event()
    with OutcomesFile("/dev/full", stop) as outcomes:
        outcomes.write(Outcome(line=2, state="written"))
        outcomes.write(Outcome(line=3, state="written"))
        assert stop.is_set()
    assert outcomes.failure is not None
    assert "No space left" in str(outcomes.failure)


# -- signals -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_the_first_signal_drains_and_the_second_ends(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    stop, said = asyncio.Event(), list[str]()
    task = asyncio.ensure_future(asyncio.Event().wait())
    with draining(stop, task, said.append):
        os.kill(os.getpid(), number)
        await asyncio.wait_for(stop.wait(), 5)
        assert not task.done()
        os.kill(os.getpid(), number)
        await asyncio.wait([task], timeout=5)
    assert task.cancelled()
    assert ["again" in text for text in said] == [True, False]
    assert signal.getsignal(number) in (before, signal.default_int_handler, signal.SIG_DFL)


AT_IMPORT = """
import os, signal, sys
module = sys.argv[1]
class Interrupting:
    def find_spec(self, name, *_):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
"""
AT_THE_END = """
import atexit, os, signal
atexit.register(os.kill, os.getpid(), signal.SIGINT)
"""


def interrupted(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = f"{program}\nimport sys; sys.argv = ['aioattio', *sys.argv[2:]]\nfrom aioattio.cli import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("module", ["aioattio.cli.commands", "click", "aioattio.cli.importing", "httpx"])
def test_an_interrupt_before_the_run_is_one_line(module: str, there: remote.Remote, rows: Path) -> None:
    done = interrupted(AT_IMPORT, module, "import", "rows.csv", *BASICS, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Error: interrupted\n")
    assert puts(there) == 0


def test_an_interrupt_of_the_interpreters_end_is_no_traceback() -> None:
    done = interrupted(AT_THE_END, "", "--version")
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


def test_an_interrupt_after_the_run_keeps_its_summary(there: remote.Remote, rows: Path) -> None:
    """Then the signals are asyncio's again, which end the program in order."""
    program = """
import os, signal
from aioattio.cli import importing
def interrupting(report, **more):
    os.kill(os.getpid(), signal.SIGINT)
    return "the summary"
importing.summary = interrupting
"""
    done = interrupted(program, "", "import", "rows.csv", *BASICS, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (130, "the summary\n", "Error: interrupted\n")


# -- end to end, in this process -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def attio_there() -> Iterator[remote.Remote]:
    """An emulator in a process of its own: `asyncio.run` of the command needs this process's event loop."""
    with remote.emulator(read=None, write=None) as there:
        yield there


@pytest.fixture
def there(attio_there: remote.Remote, monkeypatch: pytest.MonkeyPatch) -> remote.Remote:
    attio_there.call("reset")
    monkeypatch.setenv("ATTIO_API_KEY", attio_there.token)
    monkeypatch.setenv("ATTIO_BASE_URL", attio_there.url)
    return attio_there


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "rows.csv"
    path.write_text(COMPANIES)
    return path


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["import", *arguments], prog_name="aioattio")


def files() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def puts(there: remote.Remote) -> int:
    return sum(1 for method, _, status, _ in there.call("log") if method == "PUT" and status == 200)


def writes(there: remote.Remote) -> list[Any]:
    return [entry for entry in there.call("log") if entry[0] != "GET" and not entry[1].endswith("/query")]


def companies(there: remote.Remote) -> dict[str, Any]:
    async def names() -> dict[str, Any]:
        async with Attio(there.token, base_url=there.url) as attio:
            return {company["name"]: company["domains"] async for company in attio.companies.query()}

    return asyncio.run(names())


def test_a_file_goes_in(there: remote.Remote, rows: Path) -> None:
    done = invoke("rows.csv", *BASICS)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[:4] == [
        "rows.csv -> companies, matched by domains",
        "  rows             3",
        "  written          3",
        "  records          3",
    ]
    assert done.stderr.splitlines()[-1].startswith("writing: 100 %, 3 of 3")
    assert companies(there) == {"Acme": ["acme.example"], "Bolt": ["bolt.example"], "Crow": ["crow.example"]}
    assert files() == ["rows.csv"]


def test_a_mapping_by_file_and_options(there: remote.Remote, rows: Path) -> None:
    rows.write_text("Firm;Web;Note\nAcme;http://www.acme.example/x;hello\n")
    Path("map.toml").write_text('object = "companies"\nmatch = "domains"\n[columns]\nFirm = "description"\n')
    done = invoke(
        "rows.csv",
        *("--map", "map.toml", "--column", "Firm=name", "--column", "Web=domains:domain-from-url"),
        *("--set", "description=made here", "--quiet"),
    )
    assert done.exit_code == 0, done.output
    assert done.stderr == ""
    assert "ignored columns: Note" in done.stdout
    assert companies(there) == {"Acme": ["acme.example"]}


def test_json_is_one_object_on_standard_output(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    done = invoke("rows.csv", *BASICS, "--json", "--outcomes", "outcomes.jsonl")
    assert done.exit_code == 3
    found = json.loads(done.stdout)
    assert found["counts"] | {"rows": 3, "written": 2, "rejected": 1} == found["counts"]
    assert found["problems"][0]["line"] == 3
    assert "writing:" in done.stderr
    outcomes = [json.loads(line) for line in Path("outcomes.jsonl").read_text().splitlines()]
    assert {one["line"]: one["state"] for one in outcomes} == {2: "written", 3: "rejected", 4: "written"}
    assert all(one["record_id"] for one in outcomes if one["state"] == "written")


def test_rejects_mended_go_in(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    done = invoke("rows.csv", *BASICS)
    assert done.exit_code == 3
    assert "  line 3: domains = " in done.stdout
    command = done.stdout.splitlines()[-1].split()
    assert command == ["aioattio", "import", "rows.rejects.csv", *BASICS]
    rejects = Path("rows.rejects.csv")
    text = rejects.read_text("utf-8-sig")
    assert text.splitlines()[1].startswith("Nobody,,3,domains,")
    rejects.write_text(text.replace("Nobody,,", "Nobody,nobody.example,"), "utf-8-sig")
    again = invoke(*command[2:])
    assert again.exit_code == 0, again.output
    assert set(companies(there)) == {"Acme", "Nobody", "Crow"}


def test_rejects_are_utf_8_whatever_the_input_was(there: remote.Remote, rows: Path) -> None:
    rows.write_text("name,domains\nJosé,\n", "latin-1")
    done = invoke("rows.csv", *BASICS, "--encoding", "latin-1")
    assert done.exit_code == 3
    assert "José" in Path("rows.rejects.csv").read_text("utf-8-sig")
    assert done.stdout.splitlines()[-1].split() == ["aioattio", "import", "rows.rejects.csv", *BASICS]


def test_a_dry_run_writes_nothing(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    done = invoke("rows.csv", *BASICS, "--dry-run")
    assert done.exit_code == 3
    assert "dry run, nothing was written" in done.stdout
    assert "would be written 2" in " ".join(done.stdout.split())
    assert done.stdout.splitlines()[-1] == "mend them in rows.csv, or run without --dry-run to import the rest"
    assert "rows to mend" not in done.stdout
    assert writes(there) == []
    assert files() == ["rows.csv"]
    found = json.loads(invoke("rows.csv", *BASICS, "--dry-run", "--json").stdout)
    assert found["rejects"] is None


def test_a_dry_run_writes_the_rejects_that_were_asked_for(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    done = invoke("rows.csv", *BASICS, "--dry-run", "--rejects", "mend.csv")
    assert done.exit_code == 3
    assert done.stdout.splitlines()[-2:] == [
        "rows to mend are in mend.csv",
        "mend them in rows.csv, or run without --dry-run to import the rest",
    ]
    assert "Nobody" in Path("mend.csv").read_text("utf-8-sig")


def test_a_dry_run_with_nothing_to_mend_gives_no_advice(there: remote.Remote, rows: Path) -> None:
    assert "mend" not in invoke("rows.csv", *BASICS, "--dry-run").stdout


@pytest.mark.parametrize("name", ["mend.csv", "mend.jsonl", "mend.txt"])
def test_rejects_of_an_earlier_run_go_when_there_are_none(name: str, there: remote.Remote, rows: Path) -> None:
    rejects = Path(name)
    rows.write_text(BROKEN)
    assert invoke("rows.csv", *BASICS, "--rejects", name).exit_code == 3
    rows.write_text(COMPANIES)
    assert invoke("rows.csv", *BASICS, "--rejects", name, "--dry-run").exit_code == 0
    assert rejects.exists(), "a dry run leaves it"
    done = invoke("rows.csv", *BASICS, "--rejects", name, "--quiet")
    assert done.exit_code == 0, done.output
    assert done.stderr == f"{name} held rows of an earlier run and is removed; this run has no rows to mend\n"
    assert not rejects.exists()
    assert rows.read_text() == COMPANIES


@pytest.mark.parametrize("text", ["name,line\nAcme,1\n", '{"name": "Acme"}\n', "", "PK\x03\x04"])
def test_what_is_no_rejects_file_stays(text: str, there: remote.Remote, rows: Path) -> None:
    other = Path("mine.txt")
    other.write_text(text)
    done = invoke("rows.csv", *BASICS, "--rejects", "mine.txt", "--quiet")
    assert done.exit_code == 0
    assert done.stderr == "mine.txt stays as it was, for it is no rejects file; this run has no rows to mend\n"
    assert other.read_text() == text


def test_rejects_of_an_earlier_run_stay_when_a_run_is_stopped(there: remote.Remote, rows: Path) -> None:
    rows.write_text(BROKEN)
    assert invoke("rows.csv", *BASICS, "--rejects", "mend.csv").exit_code == 3
    rows.write_text(COMPANIES)
    there.call("fail_next", kind="status", times=10, only="PUT", status=403, body={})
    done = invoke("rows.csv", *BASICS, "--rejects", "mend.csv", "--quiet")
    assert (done.exit_code, done.stderr) == (4, "")
    assert Path("mend.csv").exists()


def test_duplicates_are_named(there: remote.Remote, rows: Path) -> None:
    rows.write_text("name,domains\nAcme,acme.example\nAcme Inc.,acme.example\n")
    done = invoke("rows.csv", *BASICS)
    assert done.exit_code == 0
    assert "  line 2: superseded by line 3; differs in name" in done.stdout
    assert invoke("rows.csv", *BASICS, "--on-duplicate", "reject").exit_code == 3


def test_json_lines(there: remote.Remote, rows: Path) -> None:
    Path("rows.txt").write_text('{"name": "Acme", "domains": "acme.example"}\n{"name": "Nobody"}\n')
    done = invoke("rows.txt", *BASICS, "--format", "jsonl")
    assert done.exit_code == 3, done.output
    assert json.loads(Path("rows.rejects.jsonl").read_text())["name"] == "Nobody"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16-le"])
def test_json_lines_are_known_in_any_encoding(encoding: str, there: remote.Remote, rows: Path) -> None:
    Path("rows.txt").write_text('{"name": "José", "domains": "jose.example"}\n', encoding)
    done = invoke("rows.txt", *BASICS, "--encoding", encoding)
    assert done.exit_code == 0, done.output
    assert companies(there) == {"José": ["jose.example"]}


def test_csv_is_known_in_any_encoding(there: remote.Remote, rows: Path) -> None:
    Path("rows.txt").write_text("name,domains\nJosé,jose.example\n", "latin-1")
    assert invoke("rows.txt", *BASICS, "--encoding", "latin-1").exit_code == 0
    assert companies(there) == {"José": ["jose.example"]}
    for more in (["--format", "csv"], ["--delimiter", ","]):
        Path("rows.txt").write_text('{"name"},domains\nJosé,jose.example\n', "latin-1")
        done = invoke("rows.txt", *BASICS, *more, "--column", '{"name"}=name', "--column", "domains=domains")
        assert "JSON Lines" in done.stderr or done.exit_code == 0


@pytest.mark.parametrize(
    ("text", "arguments", "named"),
    [
        pytest.param(None, ["nosuch.csv", *BASICS], "nosuch.csv", id="no such file"),
        pytest.param(None, [".", *BASICS], "directory", id="directory"),
        pytest.param("", ["rows.csv", *BASICS], "rows.csv is empty", id="empty"),
        pytest.param("PK\x03\x04", ["rows.csv", *BASICS], "Excel", id="not CSV"),
        pytest.param("name,name,domains\n", ["rows.csv", *BASICS], "name", id="repeated header"),
        pytest.param("nam,domains\n", ["rows.csv", *BASICS], "'nam'", id="unknown column"),
        pytest.param(None, ["rows.csv", "--object", "compnies", "--match", "domains"], "companies", id="object"),
        pytest.param(None, ["rows.csv", "--object", "companies", "--match", "domain"], "domains", id="match"),
        pytest.param(None, ["rows.csv", "--object", "companies", "--match", "name"], "not unique", id="not unique"),
        pytest.param(None, ["rows.csv", "--object", "companies"], "match", id="no match"),
        pytest.param(None, ["rows.csv", *BASICS, "--column", "name=nam"], "name", id="unknown attribute"),
        pytest.param(None, ["rows.csv", *BASICS, "--column", "name"], "name", id="bad --column"),
        pytest.param(None, ["rows.csv", *BASICS, "--column", "name=name:mony"], "money", id="unknown converter"),
        pytest.param(None, ["rows.csv", *BASICS, "--set", "source"], "source", id="bad --set"),
        pytest.param(None, ["rows.csv", *BASICS, "--map", "nosuch.toml"], "nosuch.toml", id="no such mapping"),
        pytest.param(None, ["rows.csv", *BASICS, "--map", "bad.toml"], "bad.toml", id="TOML mistake"),
        pytest.param(None, ["rows.csv", *BASICS, "--encoding", "latin-99"], "latin-99", id="unknown encoding"),
        pytest.param(None, ["rows.csv", *BASICS, "--delimiter", "::"], "'::'", id="long delimiter"),
        pytest.param(None, ["rows.csv", *BASICS, "--rejects", "no/dir/x.csv"], "no/dir", id="no place for rejects"),
        pytest.param(None, ["rows.csv", *BASICS, "--outcomes", "no/o.jsonl"], "no/o.jsonl", id="no place for outcomes"),
        pytest.param(None, ["rows.csv", *BASICS, "--base-url", "localhost"], "localhost", id="bad address"),
        pytest.param("name,domains,categories\n", ["rows.csv", *BASICS], "--multiselect", id="multiselect"),
        pytest.param(None, ["-", *BASICS], "standard input", id="standard input"),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_written(
    text: str | None, arguments: list[str], named: str, there: remote.Remote, rows: Path
) -> None:
    if text is not None:
        rows.write_text(text)
    Path("bad.toml").write_text("[columns\n")
    before = files()
    done = invoke(*arguments)
    assert done.exit_code == 1, done.output
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: ")
    assert named in line
    assert writes(there) == []
    assert files() == before


def test_the_token_comes_from_the_environment_alone(
    there: remote.Remote, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ATTIO_API_KEY")
    done = invoke("rows.csv", *BASICS)
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "ATTIO_API_KEY" in done.stderr
    assert done.stdout == ""
    monkeypatch.setenv("ATTIO_API_KEY", "not-the-token")
    done = invoke("rows.csv", *BASICS)
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "401" in done.stderr
    assert "not-the-token" not in done.output


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["rows.csv"], "--object"),
        ([], "FILE"),
        (["rows.csv", *BASICS, "--on-duplicate", "middle"], "--on-duplicate"),
        (["rows.csv", *BASICS, "-o", "map.toml"], "--suggest-map"),
        (["rows.csv", "--object", "companies", "--suggest-map", "--dry-run"], "--dry-run"),
        (["rows.csv", "--suggest-map"], "--object"),
        (["rows.csv", *BASICS, "--outcomes", "./rows.csv"], "same file"),
        (["rows.csv", *BASICS, "--rejects", "rows.csv"], "same file"),
        (["rows.csv", *BASICS, "--rejects", "."], "--rejects"),
        (["rows.csv", *BASICS, "--outcomes", ""], "--outcomes"),
        (["", *BASICS], "FILE"),
        (["rows.csv", *BASICS, "--rejects", "x.csv", "--outcomes", "x.csv"], "same file"),
        (["rows.jsonl", *BASICS, "--delimiter", ","], "--delimiter"),
    ],
)
def test_usage_mistakes_are_2(arguments: list[str], named: str, there: remote.Remote, rows: Path) -> None:
    done = invoke(*arguments)
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    assert named in done.stderr.splitlines()[-1]
    assert writes(there) == []
    assert rows.read_text() == COMPANIES


def test_help_names_converters_and_exit_codes() -> None:
    done = invoke("--help")
    assert done.exit_code == 0
    for word in ("domain-from-url", "money", "130", "ATTIO_API_KEY", "--suggest-map"):
        assert word in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_outcomes_that_cannot_be_written_stop_the_run(there: remote.Remote, rows: Path) -> None:
    many(rows, 100)
    done = invoke("rows.csv", *BASICS, "--outcomes", "/dev/full", "--quiet")
    assert done.exit_code == 4
    assert done.stderr == "Error: /dev/full: No space left on device\n"
    assert 0 < puts(there) < 100
    assert "not tried: lines " in done.stdout


def test_an_error_after_the_first_write_is_no_1(
    there: remote.Remote, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def load(records: Records, *_: Any, **options: Any) -> Report:
        await records.upsert({"domains": ["acme.example"]}, match="domains")
        raise OSError(28, "No space left on device", "rows.rejects.csv.part")

    monkeypatch.setattr(Records, "load", load)
    done = invoke("rows.csv", *BASICS, "--quiet")
    assert done.exit_code == 4
    assert done.stderr == (
        "Error: rows.rejects.csv.part: No space left on device; "
        "1 row written: run the same command again to complete it\n"
    )


def test_an_error_after_something_was_created_is_no_1(
    there: remote.Remote, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def load(records: Records, *_: Any, **options: Any) -> Report:
        await records.attributes.create("Squad", "text")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Records, "load", load)
    done = invoke("rows.csv", *BASICS, "--quiet")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "; 0 rows written, 1 attribute or option created: run the same command again" in done.stderr


def test_a_creation_that_is_refused_stops_the_run(there: remote.Remote, rows: Path) -> None:
    rows.write_text("name,domains,categories,squad\nAcme,acme.example,Oddities,B\n")
    Path("map.toml").write_text(
        'object = "companies"\nmatch = "domains"\nmultiselect = "replace"\n[columns]\nname = "name"\n'
        'domains = "domains"\ncategories = "categories"\nsquad = "squad"\n'
        '[attributes.squad]\ntitle = "Squad"\ntype = "text"\n'
    )
    there.call("fail_next", kind="status", only="POST /v2/objects/companies/attributes/", status=403, body={})
    done = invoke("rows.csv", "--map", "map.toml", "--create-attributes", "--create-options", "--quiet")
    assert done.exit_code == 4
    assert "\ncreated attributes: squad\n" in done.stdout
    assert "\nstopped: creating the option 'Oddities' of categories: 403 error: " in done.stdout


def test_a_write_without_an_answer_is_no_1() -> None:
    changes = Changes()
    for operation, error in [
        ("query_records", None),
        ("upsert_record", "OutcomeUnknown"),
        ("create_option", "Forbidden"),
        ("list_objects", "OutcomeUnknown"),
    ]:
        assert not changes or operation != "upsert_record"
        changes.told(called(operation, error))
    assert changes
    assert str(changes) == "0 rows written, 1 request may have been carried out"


def called(operation: str, error: str | None) -> Called:
    nothing: dict[str, Any] = dict.fromkeys(("method", "path", "status", "request_id"))
    return Called(operation=operation, error=error, attempts=1, rate_limited=0, waited=0.0, elapsed=0.0, **nothing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ([], 4, "standard output: No space left on device; 3 rows written: run the same command again to complete it"),
        (["--dry-run"], 1, "standard output: No space left on device"),
    ],
    ids=["written", "dry run"],
)
def test_a_full_standard_output(more: list[str], code: int, line: str, there: remote.Remote, rows: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "--quiet", *more], stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )
    assert (done.returncode, done.stderr) == (code, f"Error: {line}\n")


# -- a first mapping -----------------------------------------------------------------------------------------


def test_a_suggested_mapping_runs_as_it_is(there: remote.Remote, rows: Path) -> None:
    rows.write_text("Company,Website\nAcme,http://www.acme.example\nBolt,https://bolt.example/\n")
    suggest = ("rows.csv", "--object", "companies", "--suggest-map")
    shown = invoke(*suggest)
    assert shown.exit_code == 0, shown.output
    assert "[columns]" in shown.stdout
    written = invoke(*suggest, "-o", "map.toml")
    assert written.exit_code == 0, written.output
    assert Path("map.toml").read_text("utf-8").rstrip("\n") == shown.stdout.rstrip("\n")
    command = "aioattio import rows.csv --object companies --map map.toml"
    assert written.stderr == f"map.toml is written; read it, then: {command}\n"
    asked = len(there.call("log"))
    taken = invoke(*suggest, "-o", "map.toml")
    assert len(there.call("log")) == asked, "said before anything is asked"
    assert (taken.exit_code, taken.stderr.count("\n")) == (1, 1)
    assert "map.toml exists already" in taken.stderr
    assert writes(there) == []
    assert invoke("rows.csv", "--map", "map.toml").exit_code == 0
    assert companies(there) == {"Acme": ["acme.example"], "Bolt": ["bolt.example"]}


@pytest.mark.parametrize(
    ("header", "name", "missing"),
    [
        ("Company,Note", "companies", "map a column to a unique attribute (domains) and name it as match"),
        ("what", "companies", "map a column to a unique attribute (domains) and name it as match"),
        ("Name", "deals", "deals has no unique attribute to match by, make one in Attio and map a column to it"),
    ],
)
def test_a_suggested_mapping_says_what_it_lacks(
    header: str, name: str, missing: str, there: remote.Remote, rows: Path
) -> None:
    rows.write_text(f"{header}\n{'x,' * header.count(',')}x\n")
    done = invoke("rows.csv", "--object", name, "--suggest-map", "-o", "map.toml")
    assert done.exit_code == 0, done.output
    assert done.stderr == (
        f"map.toml is written; it cannot be used yet: {missing}; after that: "
        f"aioattio import rows.csv --object {name} --map map.toml\n"
    )
    assert invoke("rows.csv", "--map", "map.toml").exit_code == 1, "it cannot, indeed"


def test_a_mapping_for_an_object_that_is_not_there(there: remote.Remote, rows: Path) -> None:
    done = invoke("rows.csv", "--object", "compnies", "--suggest-map")
    assert (done.exit_code, done.stderr) == (
        1,
        "Error: no object 'compnies' in this workspace; did you mean 'companies'?\n",
    )


# -- end to end, as a program --------------------------------------------------------------------------------

COMMAND = [sys.executable, "-m", "aioattio.cli", "import", "rows.csv", *BASICS]


def test_nobody_listening_is_one_line(there: remote.Remote, rows: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTIO_BASE_URL", "http://127.0.0.1:9")
    done = subprocess.run(COMMAND, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert "http://127.0.0.1:9" in done.stderr


def many(path: Path, count: int) -> None:
    path.write_text("name,domains\n" + "".join(f"Firm {n},firm{n}.example\n" for n in range(count)))


def begun(there: remote.Remote, program: subprocess.Popen[str], count: int = 1) -> None:
    """Wait until the emulator has seen writes."""
    for _ in range(600):
        if sum(entry[0] == "PUT" for entry in there.call("log")) >= count or program.poll() is not None:
            return
        with suppress(subprocess.TimeoutExpired):
            program.wait(0.05)
    pytest.fail("nothing was written")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_drains(number: signal.Signals, there: remote.Remote, rows: Path) -> None:
    many(rows, 500)
    there.call("latency", low=100, high=200)
    with subprocess.Popen([*COMMAND, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        begun(there, program)
        program.send_signal(number)
        out, errors = program.communicate(timeout=20)
    assert program.returncode == 130, errors
    assert "interrupt again" in errors
    assert "Traceback" not in errors
    found = json.loads(out)
    assert found["stopped"]["why"] == "asked"
    assert found["counts"]["written"] == puts(there) > 0
    assert found["counts"]["written"] + found["counts"]["not_tried"] == 500


def test_a_second_interrupt_ends_at_once(there: remote.Remote, rows: Path) -> None:
    there.call("fail_next", kind="hang", times=3, only="PUT")
    with subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        begun(there, program)
        program.send_signal(signal.SIGINT)
        assert program.stderr is not None
        for line in program.stderr:
            if "interrupt again" in line:
                break
        program.send_signal(signal.SIGINT)
        out, errors = program.communicate(timeout=20)
    assert program.returncode == 130
    assert out == ""
    assert "Traceback" not in errors
    assert errors.splitlines()[-1].startswith("Error: interrupted; 0 rows written, and what was under way may be ")
    assert "" not in errors.splitlines()


def test_a_token_revoked_on_the_way_stops_the_run(there: remote.Remote, rows: Path) -> None:
    many(rows, 100)
    there.call("fail_next", kind="status", times=1000, only="PUT", status=401, body={"code": "unauthorized"})
    begun_at = time.monotonic()
    done = subprocess.run(COMMAND, capture_output=True, text=True, check=False, timeout=60)
    assert time.monotonic() - begun_at < 10
    assert done.returncode == 4, done.stderr
    assert "not tried: lines 2-101" in done.stdout
    assert "\nstopped: Attio does not accept the token in ATTIO_API_KEY (401): " in done.stdout
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_gone_changes_nothing(there: remote.Remote, rows: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone:
        done = subprocess.run(COMMAND, stdout=gone, stderr=gone, check=False, timeout=60)
    assert done.returncode == 0
    assert puts(there) == 3


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_closed_streams_change_nothing(there: remote.Remote, rows: Path) -> None:
    shell = ["/bin/sh", "-c", '"$@" >&- 2>&-', "sh"]
    assert subprocess.run([*shell, *COMMAND], check=False, timeout=60).returncode == 0
    assert puts(there) == 3


def test_a_terminal_without_unicode(there: remote.Remote, rows: Path) -> None:
    rows.write_text("name,domains,größe Ω\nÄ,a.example,1\n", "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    command = [*COMMAND, "--column", "name=name", "--column", "domains=domains"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, env=environment)
    assert done.returncode == 0, done.stderr
    assert "ignored columns: größe \\u03a9" in done.stdout.decode("latin-1")
