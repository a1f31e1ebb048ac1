"""Which steps of a manifest are finished, on disk, so that a run that was interrupted goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import asdict, define, field

from aioattio.bulk.facts import asked
from aioattio.bulk.manifest.manifest import Step
from aioattio.bulk.manifest.order import options_of
from aioattio.bulk.report import Counts
from aioattio.errors import InvalidInput

__all__ = ["Steps", "file_of"]

_VERSION = 1


def file_of(path: Path, step: Step) -> Path:
    """Of what is one file per step, the step's own: "run.db" is "run.people.db"."""
    return path.with_name(f"{path.stem}.{step.name}{path.suffix}")


@define(eq=False)
class Steps:
    """The finished steps of an unfinished run, in a JSON file beside the journals: "run.db" has "run.steps.json".

    Each with a digest of its input, so that a step whose file was changed since has its turn again. Once all steps are
    finished the file is removed: the next run begins with the first.
    """

    path: Path
    _finished: dict[str, Any] = field(factory=dict)

    @classmethod
    def beside(cls, journal: Path) -> Steps:
        """As they are on disk. Raises InvalidInput for a file that is something else, OSError."""
        steps = cls(journal.with_name(f"{journal.stem}.steps.json"))
        try:
            data = json.loads(steps.path.read_bytes())
        except FileNotFoundError:
            return steps
        except ValueError:
            data = None
        if not isinstance(data, dict) or data.get("version") != _VERSION or not isinstance(data.get("finished"), dict):
            accepted = "a file that an earlier run of a manifest left; remove it to begin with the first step"
            raise InvalidInput(attribute="journal", given=str(steps.path), accepted=accepted)
        return cls(steps.path, data["finished"])

    def counts(self, step: Step) -> Counts | None:
        """Rows by state of a step that is finished, and whose input is what it was; None for any other."""
        known = self._finished.get(step.name)
        if not isinstance(known, Mapping) or known.get("input") != _digest(step):
            return None
        return _counts(known.get("counts"))

    def finish(self, step: Step, counts: Counts) -> None:
        """Durable before it returns. Raises OSError."""
        self._finished[step.name] = {"input": _digest(step), "counts": asdict(counts)}
        part = self.path.with_name(f"{self.path.name}.part")
        with part.open("w", encoding="utf-8") as file:
            json.dump({"version": _VERSION, "finished": self._finished}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.path)

    def end(self) -> None:
        """Every step is finished."""
        self.path.unlink(missing_ok=True)


def _counts(data: Any) -> Counts | None:
    try:
        return Counts(**data) if isinstance(data, Mapping) else None
    except TypeError:  # of another version
        return None


def _digest(step: Step) -> str:
    """Of the file's content, and of what is to be done with it."""
    destined = (step.destined.kind, step.destined.name)
    with step.file.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    said = json.dumps([destined, asked(options_of(step)), content], sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()
