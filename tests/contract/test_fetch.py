"""Every way in which a source can be useless ends in one line that says so."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scripts.contract.cli import main
from scripts.contract.errors import ContractError
from scripts.contract.fetch import fetch

GOOD = {"openapi": "3.1.0", "paths": {"/v2/self": {}}}
ANSWERS = {
    "/good/api": (200, "application/json", json.dumps(GOOD).encode(), None),
    "/html/api": (200, "text/html", b"<!doctype html><title>Bad gateway</title>", None),
    "/broken/api": (200, "application/json", json.dumps(GOOD).encode()[:-9], None),
    "/short/api": (200, "application/json", json.dumps(GOOD).encode(), 10_000),
    "/list/api": (200, "application/json", b"[]", None),
    "/old/api": (200, "application/json", b'{"openapi": "3.0.3", "paths": {"/a": {}}}', None),
    "/other/api": (200, "application/json", b'{"swagger": "2.0"}', None),
    "/empty/api": (200, "application/json", b'{"openapi": "3.1.0", "paths": {}}', None),
    "/down/api": (503, "text/html", b"<h1>Down</h1>", None),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        status, kind, body, length = ANSWERS.get(self.path, (404, "text/plain", b"", None))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Tests need no access log."""


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_reads_a_document_below_a_base_url(server):
    assert fetch(f"{server}/good") == GOOD
    assert fetch(f"{server}/good/") == GOOD


@pytest.mark.parametrize(
    ("base", "says"),
    [
        ("missing", "HTTP 404"),
        ("down", "HTTP 503"),
        ("html", "HTML or XML instead of JSON"),
        ("broken", "not JSON, or cut short"),
        ("short", "cut short"),
        ("list", "not an OpenAPI document"),
        ("old", "OpenAPI 3.1 expected, found '3.0.3'"),
        ("other", "OpenAPI 3.1 expected, found None"),
        ("empty", "has no paths"),
    ],
)
def test_says_what_is_wrong_in_one_line(server, base, says):
    with pytest.raises(ContractError) as caught:
        fetch(f"{server}/{base}")
    message = str(caught.value)
    assert says in message
    assert f"/{base}/api" in message
    assert "\n" not in message


def test_nobody_listens():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(ContractError, match="cannot be reached"):
        fetch(f"http://127.0.0.1:{port}")


def test_somebody_listens_and_never_answers():
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(ContractError, match=r"no answer within 0\.1 s"),
    ):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}", timeout=0.1)


def test_reads_a_folder_and_a_file(tmp_path):
    (tmp_path / "api.json").write_text(json.dumps(GOOD))
    assert fetch(str(tmp_path)) == fetch(str(tmp_path / "api.json")) == GOOD
    with pytest.raises(ContractError, match=r"webhooks\.json: No such file"):
        fetch(str(tmp_path), "webhooks")


def test_the_command_prints_one_line_and_changes_nothing(server, layout, capsys):
    before = {path: path.stat().st_mtime_ns for path in layout.root.rglob("*")}
    assert main(["--from", f"{server}/html"], layout) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert {path: path.stat().st_mtime_ns for path in layout.root.rglob("*")} == before
