from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import COMPANIES
from tests.support import remote


@pytest.fixture(scope="session")
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
