"""Keeps what was downloaded, so that a document that did not change is not sent again."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Entry:
    """One answer: its body and what the server wants to be asked about it the next time."""

    url: str
    body: str
    etag: str | None = None
    last_modified: str | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the document only if it is another one."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


class Cache:
    """A folder of answers, one file per URL. An entry that cannot be read is none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> Entry | None:
        try:
            kept = json.loads(self._place(url).read_text(encoding="utf-8"))
            digest = kept.pop("digest")
            entry = Entry(**kept)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        is_whole = isinstance(entry.body, str) and entry.url == url and digest == _digest(entry.body)
        texts = all(value is None or isinstance(value, str) for value in (entry.etag, entry.last_modified))
        return entry if is_whole and texts else None

    def put(self, entry: Entry) -> None:
        """Keeps an answer, whole or not at all. A folder that cannot be written to keeps nothing, and fails nothing."""
        if not entry.conditions:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump({**asdict(entry), "digest": _digest(entry.body)}, file)
                Path(name).replace(self._place(entry.url))
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def _place(self, url: str) -> Path:
        return self._folder / f"{_digest(url)[:32]}.json"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
