"""What a caller may say about a run; what is left out, the mapping may say."""

from __future__ import annotations

import asyncio
import inspect
import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from attrs import field, frozen

from aioattio.bulk.mapping.row_mapping import RowMapping
from aioattio.bulk.outcome import Outcome
from aioattio.bulk.report import Progress
from aioattio.bulk.reporting.files import failures_path
from aioattio.errors import InvalidInput

__all__ = ["SyncOptions"]

_CHOICES = {"on_duplicate": ("last", "first", "reject"), "empty": ("keep", "clear"), "multiselect": ("add", "replace")}


@frozen(kw_only=True)
class SyncOptions:
    """The arguments of `Records.sync`, checked. Raises InvalidInput."""

    match: str | None = None
    mapping: RowMapping | None = None
    on_duplicate: Literal["last", "first", "reject"] | None = None
    empty: Literal["keep", "clear"] | None = None
    multiselect: Literal["add", "replace"] | None = None
    create_options: bool = False
    create_attributes: bool = False
    delete_missing: bool = False
    journal: str | Path | None = None
    html: str | Path | None = None
    rejects: str | Path | None = None
    progress: Callable[[Progress], None] | None = None
    on_outcome: Callable[[Outcome], None] | None = None
    stop: asyncio.Event = field(factory=asyncio.Event)

    def __attrs_post_init__(self) -> None:
        for name in ("match", *_CHOICES):
            if getattr(self, name) is None and self.mapping is not None:
                object.__setattr__(self, name, getattr(self.mapping, name))
        for name, accepted in _CHOICES.items():
            given = getattr(self, name)
            if given is not None and given not in accepted:
                raise InvalidInput(attribute=name, given=given, accepted=" or ".join(map(repr, accepted)))
        for name in ("progress", "on_outcome"):
            given = getattr(self, name)
            if given is not None and (not callable(given) or inspect.iscoroutinefunction(given)):
                raise InvalidInput(attribute=name, given=given, accepted="a plain function")
        for name in ("create_options", "create_attributes", "delete_missing"):
            if not isinstance(getattr(self, name), bool):
                raise InvalidInput(attribute=name, given=getattr(self, name), accepted="True or False")
        for name in ("journal", "html", "rejects"):
            given = getattr(self, name)
            if given is not None and (not isinstance(given, str | Path) or not Path(given).name or "\0" in str(given)):
                raise InvalidInput(attribute=name, given=given, accepted="the path of a file")
        self._check_paths_differ()
        if not isinstance(self.stop, asyncio.Event):
            raise InvalidInput(attribute="stop", given=self.stop, accepted="an asyncio.Event")

    def _check_paths_differ(self) -> None:
        """One file would take the place of the other, a journal with all that it knows among them."""
        failures = None if self.rejects is None else failures_path(self.rejects)
        files = {"journal": self.journal, "rejects": self.rejects, "failed rows": failures, "html": self.html}
        taken: dict[str, str] = {}
        for name, path in files.items():
            if path is None:
                continue
            other = taken.setdefault(os.path.realpath(path), name)
            if other != name:
                raise InvalidInput(
                    f"{name} and {other} would be one file, {path}; name another one for each",
                    attribute="rejects" if name == "failed rows" else name,
                    given=str(path),
                    accepted="different files",
                )
