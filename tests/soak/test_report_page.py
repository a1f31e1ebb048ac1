"""The page of a report in a browser: it is shown, in light and dark, and no request leaves it."""

from __future__ import annotations

import shutil
import socket
import struct
import subprocess
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import define, field

from aioattio.bulk.report import Counts
from aioattio.bulk.reporting.timeline import Second
from tests.bulk.reports import HOSTILE, rejected, report, written

BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)
SIZE = (1280, 2000)

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(BROWSER is None, reason="no chromium here (Debian's package chromium-headless-shell)"),
]


@define
class Proxy:
    """Takes every request that the browser sends, and answers none."""

    port: int
    asked: list[bytes] = field(factory=list)


@contextmanager
def proxy() -> Iterator[Proxy]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        counting = Proxy(server.getsockname()[1])

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(5)
                    counting.asked.append(connection.recv(4096).split(b"\r\n")[0])

        thread = threading.Thread(target=listen)
        thread.start()
        yield counting
        # The listening thread waits in accept(): closing alone would leave it there.
        server.shutdown(socket.SHUT_RDWR)
        thread.join(10)


def browse(page: Path, folder: Path, through: Proxy, *options: str) -> str:
    command = (
        *(str(BROWSER), *QUIET, f"--user-data-dir={folder / 'profile'}", f"--window-size={SIZE[0]},{SIZE[1]}"),
        # Not even addresses of this machine are asked past the proxy.
        *(f"--proxy-server=http://127.0.0.1:{through.port}", "--proxy-bypass-list=<-loopback>"),
        *(*options, page.as_uri()),
    )
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def pixels(png: Path) -> tuple[int, int, bytes]:
    """Width, height, and the scan lines of a picture; they are not unfiltered, which is enough to compare them."""
    content = png.read_bytes()
    assert content.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", content[16:24])
    at, data = 8, b""
    while at < len(content):
        (length,), kind = struct.unpack(">I", content[at : at + 4]), content[at + 4 : at + 8]
        data += content[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    return width, height, zlib.decompress(data)


def made(folder: Path) -> Path:
    timeline = tuple(Second(number, 1, writes=25 - number % 3, limit=25.0, retries=number % 2) for number in range(60))
    counts = Counts(rows=2000, created=900, updated=600, unchanged=400, rejected=100)
    rows = [rejected(number + 2, HOSTILE[number % len(HOSTILE)], reason=HOSTILE[-2]) for number in range(100)]
    written(folder, report(counts=counts, timeline=timeline), *rows, title="Sync of <companies.csv>")
    return folder / "report.html"


def test_the_page_is_shown_and_asks_nobody_for_anything(tmp_path: Path) -> None:
    page = made(tmp_path)
    shown: dict[str, bytes] = {}
    with proxy() as counting:
        for theme, number in (("light", 1), ("dark", 0)):
            picture = tmp_path / f"{theme}.png"
            browse(
                page, tmp_path, counting, f"--screenshot={picture}", f"--blink-settings=preferredColorScheme={number}"
            )
            width, height, shown[theme] = pixels(picture)
            assert (width, height) == SIZE
            assert picture.stat().st_size > 50_000
            # Most lines of a page with text, a bar, a picture and tables differ from the line above.
            wide = len(shown[theme]) // height
            lines = {shown[theme][at : at + wide] for at in range(0, len(shown[theme]), wide)}
            assert len(lines) > height / 4
        dom = browse(page, tmp_path, counting, "--dump-dom")
    assert shown["light"] != shown["dark"]
    assert "Sync of &lt;companies.csv&gt;" in dom
    assert dom.count("<tr>") == 1 + 1 + 1 + 100
    assert "<script" not in dom
    assert "<img" not in dom
    assert counting.asked == []


def test_a_request_that_leaves_would_be_seen(tmp_path: Path) -> None:
    """Without the policy, and with an image from elsewhere: what the other test relies on."""
    page = tmp_path / "open.html"
    page.write_text('<!doctype html><img src="http://127.0.0.1:18080/a.png"><img src="http://elsewhere.example/b.png">')
    with proxy() as counting:
        browse(page, tmp_path, counting, "--dump-dom")
    assert any(b"/a.png" in line for line in counting.asked)
    assert any(b"/b.png" in line for line in counting.asked)


def test_the_policy_of_the_page_holds_back_what_should_get_through(tmp_path: Path) -> None:
    page = made(tmp_path)
    hole = '<img src="http://elsewhere.example/a.png"><script src="http://elsewhere.example/b.js"></script></main>'
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</main>", hole), encoding="utf-8")
    with proxy() as counting:
        dom = browse(page, tmp_path, counting, "--dump-dom")
    assert "elsewhere.example/a.png" in dom
    assert counting.asked == []
