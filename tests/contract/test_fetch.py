"""Every way in which a source can be useless ends in one line that says so."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scripts.contract.cache import Cache
from scripts.contract.cli import main
from scripts.contract.errors import ContractError
from scripts.contract.fetch import fetch

GOOD = {"openapi": "3.1.0", "paths": {"/v2/self": {}}}
POST = {"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}, "responses": {}}
ANSWERS = {
    "/good/api": (200, "application/json", json.dumps(GOOD).encode(), None),
    "/html/api": (200, "text/html", b"<!doctype html><title>Bad gateway</title>", None),
    "/broken/api": (200, "application/json", json.dumps(GOOD).encode()[:-9], None),
    "/short/api": (200, "application/json", json.dumps(GOOD).encode(), 10_000),
    "/list/api": (200, "application/json", b"[]", None),
    "/old/api": (200, "application/json", b'{"openapi": "3.0.3", "paths": {"/a": {}}}', None),
    "/other/api": (200, "application/json", b'{"swagger": "2.0"}', None),
    "/empty/api": (200, "application/json", b'{"openapi": "3.1.0", "paths": {}}', None),
    "/latin/api": (200, "application/json", '{"openapi": "3.1.0", "é": 1}'.encode("latin-1"), None),
    "/down/api": (503, "text/html", b"<h1>Down</h1>", None),
}


CONDITIONS = (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.requests.append((self.path, dict(self.headers)))
        status, kind, body, length = ANSWERS.get(self.path, (404, "text/plain", b"", None))
        headers = dict(self.server.headers)
        if self.path.startswith("/loop/"):
            status, headers = 302, {"Location": self.path}
        elif any(self.headers.get(condition) == headers.get(name, "") for condition, name in CONDITIONS):
            status, body = 304, b""
        elif self.path.startswith("/unchanged/"):
            status = 304
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Tests need no access log."""


@pytest.fixture(scope="module")
def running():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.requests, running.headers = [], {}
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def server(running):
    running.requests.clear()
    running.headers = {}
    return f"http://127.0.0.1:{running.server_port}"


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
        ("old", "not a document of OpenAPI 3.1 (found '3.0.3'"),
        ("other", "not a document of OpenAPI 3.1 (found no version"),
        ("empty", "has no paths"),
        ("latin", "not JSON, or cut short"),
        ("loop", "redirects that lead nowhere"),
        ("unchanged", "HTTP 304, but no copy was kept"),
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


# -- the cache ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "asks"),
    [
        ({"ETag": '"v1"'}, {"If-None-Match": '"v1"'}),
        ({"Last-Modified": "Mon, 02 Nov 2026 10:00:00 GMT"}, {"If-Modified-Since": "Mon, 02 Nov 2026 10:00:00 GMT"}),
    ],
)
def test_asks_only_for_what_changed(running, server, tmp_path, headers, asks):
    running.headers = headers
    cache = Cache(tmp_path / "cache")
    assert fetch(f"{server}/good", cache=cache) == GOOD
    assert fetch(f"{server}/good", cache=cache) == GOOD
    first, second = (sent for _, sent in running.requests)
    assert not asks.keys() & first.keys()
    assert asks.items() <= second.items()
    running.headers = {"ETag": '"v2"'}
    assert fetch(f"{server}/good", cache=cache) == GOOD
    assert fetch(f"{server}/good", cache=cache) == GOOD
    assert running.requests[-1][1]["If-None-Match"] == '"v2"'


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"digest": 1}', b"\xff", None])
def test_a_broken_entry_is_none(running, server, tmp_path, damage):
    running.headers = {"ETag": '"v1"'}
    cache = Cache(tmp_path)
    fetch(f"{server}/good", cache=cache)
    (entry,) = tmp_path.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(whole.replace(b"/v2/self", b"/v2/evil") if damage is None else damage)
    assert fetch(f"{server}/good", cache=cache) == GOOD
    assert "If-None-Match" not in running.requests[-1][1]
    assert entry.read_bytes() == whole


def test_keeps_nothing_that_is_not_usable(running, server, tmp_path):
    running.headers = {"ETag": '"v1"'}
    for base in ("html", "broken", "short", "list", "empty", "missing"):
        with pytest.raises(ContractError):
            fetch(f"{server}/{base}", cache=Cache(tmp_path / "cache"))
    assert not (tmp_path / "cache").exists()


def test_a_cache_that_cannot_be_written_to_fails_nothing(running, server, tmp_path):
    running.headers = {"ETag": '"v1"'}
    (tmp_path / "file").touch()
    assert fetch(f"{server}/good", cache=Cache(tmp_path / "file")) == GOOD


def test_the_command_uses_the_cache_unless_told_otherwise(running, server, layout, small, monkeypatch, capsys):
    running.headers = {"ETag": '"v1"'}
    answer = (200, "application/json", json.dumps(small).encode(), None)
    hooks = (
        200,
        "application/json",
        json.dumps({"openapi": "3.1.0", "webhooks": {"a.b": {"post": POST}}}).encode(),
        None,
    )
    for name, given in (("api", answer), ("standard-objects", answer), ("webhooks", hooks)):
        monkeypatch.setitem(ANSWERS, f"/all/{name}", given)
    seen = []
    for more in ((), (), ("--no-cache",)):
        running.requests.clear()
        assert main(["--from", f"{server}/all", "--report-only", *more], layout) == 0
        asked = [sent.get("If-None-Match") for _, sent in running.requests]
        assert len(asked) == 3
        seen.append(set(asked))
    assert seen == [{None}, {'"v1"'}, {None}]
    assert len(list((layout.root / ".cache/openapi").iterdir())) == 3


# -- the way there -----------------------------------------------------------------------------------------------------


def test_goes_through_the_proxy_of_the_environment(running, server, monkeypatch):
    monkeypatch.setenv("http_proxy", server)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setitem(ANSWERS, "http://attio.example/openapi/api", ANSWERS["/good/api"])
    assert fetch("http://attio.example/openapi") == GOOD
    assert [path for path, _ in running.requests] == ["http://attio.example/openapi/api"]
