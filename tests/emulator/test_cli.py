"""The command line, run as a program."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

COMMAND = [sys.executable, "-m", "aioattio.cli"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, timeout=20)


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The emulator as a program, with what it has printed up to its last line."""
    program = subprocess.Popen(
        [*COMMAND, "emulator", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert program.stdout is not None
        lines: list[str] = []
        for line in program.stdout:
            lines.append(line.rstrip("\n"))
            if line.startswith("export ATTIO_API_KEY"):
                break
        yield program, lines
    finally:
        program.kill()
        program.communicate()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(stop: signal.Signals) -> None:
    with running("--port", "0", "--token", "s3cret", "--no-limits", "--latency", "0", "1") as (program, lines):
        found = re.search(r"http://127\.0\.0\.1:\d+", lines[0])
        assert found is not None
        url = found[0]
        assert lines[-2:] == [f"export ATTIO_BASE_URL={url}", "export ATTIO_API_KEY=s3cret"]
        connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=10)
        connection.request("GET", "/v2/objects", headers={"Authorization": "Bearer s3cret"})
        assert connection.getresponse().status == 200
        connection.close()
        program.send_signal(stop)
        _, errors = program.communicate(timeout=10)
        assert (program.returncode, errors) == (0, "")


def test_a_taken_port_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("emulator", "--port", str(port))
    assert done.returncode == 1
    assert done.stderr == f"Error: cannot listen on 127.0.0.1:{port}: the port is taken\n"


def test_other_machines_are_kept_out_unless_allowed() -> None:
    done = run("emulator", "--host", "0.0.0.0", "--port", "0")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "--allow-remote" in done.stderr
    with running("--host", "0.0.0.0", "--port", "0", "--allow-remote") as (_, lines):
        assert "http://0.0.0.0:" in lines[0]


def test_version() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert re.search(r"\d+\.\d+\.\d+", done.stdout)


def refused(*options: list[str]) -> list[tuple[int, str]]:
    """What several emulators end with and say, each with other options; one process is enough to refuse them all."""
    program = (
        "import json, sys\n"
        "from click.testing import CliRunner\n"
        "from aioattio.cli.commands import cli\n"
        "ended = [CliRunner().invoke(cli, ['emulator', '--port', '0', *one]) for one in json.loads(sys.argv[1])]\n"
        "print(json.dumps([(one.exit_code, one.stderr) for one in ended]))"
    )
    command = [sys.executable, "-c", program, json.dumps(options)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)
    return [(code, said) for code, said in json.loads(done.stdout)]


def test_bad_options_are_explained() -> None:
    word, order, *endless, empty = refused(
        ["--latency", "60", "x"],
        ["--latency", "60", "5"],
        ["--latency", "0", "inf"],
        ["--latency", "0", "nan"],
        ["--token", ""],
    )
    assert word[0] == 2
    assert "--latency" in word[1]
    assert (order[0], order[1].count("\n")) == (1, 1)
    assert len(endless) == 2
    assert all(code == 1 and said.startswith("Error: latency goes from") for code, said in endless)
    assert empty == (1, "Error: the token is empty: name one, or none for a random one\n")


@pytest.mark.parametrize(
    ("missing", "line"),
    [
        ("click", "the command line needs click: pip install 'aioattio[cli]'\n"),
        ("aiohttp", "Error: the emulator needs aiohttp: pip install 'aioattio[emulator]'\n"),
    ],
)
def test_a_missing_extra_says_which_to_install(missing: str, line: str) -> None:
    program = (
        f"import sys; sys.modules[{missing!r}] = None; sys.argv[1:] = ['emulator', '--port', '0']\n"
        "from aioattio.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=20)
    assert (done.returncode, done.stderr) == (1, line)
