"""Signals, hung-up readers, closed streams: how the command ends as a program."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aioattio.cli.interrupts import asking, draining
from tests.cli.command import (
    BASICS,
    COMMAND,
    COMPANIES,
    begun,
    creates,
    interrupted,
    invoke,
    many,
    sync,
)
from tests.support import remote


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


@pytest.mark.parametrize("module", ["aioattio.cli.commands", "click", "aioattio.cli.running", "httpx"])
def test_an_interrupt_before_the_run_is_one_line(module: str, there: remote.Remote, rows: Path) -> None:
    done = interrupted(AT_IMPORT, module, "import", "rows.csv", *BASICS, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Error: interrupted\n")
    assert creates(there) == 0


def test_an_interrupt_of_the_interpreters_end_is_no_traceback() -> None:
    done = interrupted(AT_THE_END, "", "--version")
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


def test_an_interrupt_after_the_run_keeps_its_summary(there: remote.Remote, rows: Path) -> None:
    """Then the signals are asyncio's again, which end the program in order."""
    program = """
import os, signal
from aioattio.cli import writing
def interrupting(report, told):
    os.kill(os.getpid(), signal.SIGINT)
    return "the summary"
writing.summary = interrupting
"""
    done = interrupted(program, "", "import", "rows.csv", *BASICS, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (130, "the summary\n", "Error: interrupted\n")


def test_nobody_listening_is_one_line(there: remote.Remote, rows: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTIO_BASE_URL", "http://127.0.0.1:9")
    done = subprocess.run(COMMAND, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert "http://127.0.0.1:9" in done.stderr


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
    assert found["counts"]["created"] == creates(there) > 0
    assert found["counts"]["created"] + found["counts"]["not_tried"] == 500


def test_a_sync_that_was_interrupted_goes_on_from_its_journal(there: remote.Remote, rows: Path) -> None:
    many(rows, 60)
    there.call("latency", low=100, high=200)
    arguments = ("rows.csv", *BASICS, "--journal", "run.db")
    command = [sys.executable, "-m", "aioattio.cli", "sync", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        begun(there, program)
        program.send_signal(signal.SIGINT)
        out, errors = program.communicate(timeout=20)
    assert program.returncode == 130, errors
    assert out.splitlines()[-1].endswith("; run the same command again: it goes on from run.db")
    assert 0 < creates(there) < 60
    there.call("latency", low=0, high=0)
    done = sync(*arguments, "--quiet")
    assert done.exit_code == 0, done.output
    assert "created 60 updated 0 unchanged 0" in " ".join(done.stdout.split())
    assert creates(there) == 60, "nothing twice"


def test_a_question_ends_with_an_interrupt() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), asking():
        os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_interrupt_ends_at_once(there: remote.Remote, rows: Path) -> None:
    assert invoke("rows.csv", *BASICS, "--quiet").exit_code == 0
    rows.write_text(COMPANIES.replace(",", " Ltd,").replace("name Ltd", "name"))
    there.call("fail_next", kind="hang", times=3, only="PATCH")
    with subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        begun(there, program, method="PATCH")
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
    many(rows, 20)
    assert invoke("rows.csv", *BASICS, "--quiet").exit_code == 0
    rows.write_text(rows.read_text().replace("Firm", "Company"))
    there.call("fail_next", kind="status", times=1000, only="PATCH", status=401, body={"code": "unauthorized"})
    begun_at = time.monotonic()
    done = subprocess.run(COMMAND, capture_output=True, text=True, check=False, timeout=60)
    assert time.monotonic() - begun_at < 10
    assert done.returncode == 4, done.stderr
    assert "not tried: lines 2-21" in done.stdout
    assert "\nstopped: Attio does not accept the token in ATTIO_API_KEY (401): " in done.stdout
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_gone_changes_nothing(there: remote.Remote, rows: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone:
        done = subprocess.run(COMMAND, stdout=gone, stderr=gone, check=False, timeout=60)
    assert done.returncode == 0
    assert creates(there) == 3


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_closed_streams_change_nothing(there: remote.Remote, rows: Path) -> None:
    shell = ["/bin/sh", "-c", '"$@" >&- 2>&-', "sh"]
    assert subprocess.run([*shell, *COMMAND], check=False, timeout=60).returncode == 0
    assert creates(there) == 3


def test_a_terminal_without_unicode(there: remote.Remote, rows: Path) -> None:
    rows.write_text("name,domains,größe Ω\nÄ,a.example,1\n", "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    command = [*COMMAND, "--column", "name=name", "--column", "domains=domains"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, env=environment)
    assert done.returncode == 0, done.stderr
    assert "ignored columns: größe \\u03a9" in done.stdout.decode("latin-1")
