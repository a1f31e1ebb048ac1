"""Files of rows that are not in Attio: those to mend, and those that only need to be run again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from attrs import define

from aioattio.bulk.outcome import Outcome, Row
from aioattio.bulk.sources.rejects import RejectsFile
from aioattio.bulk.sources.source import Origin

__all__ = ["RowFiles", "failures_path"]


def failures_path(path: str | Path) -> Path:
    """Beside the file of rejected rows: "out/companies.rejects.csv" gives "out/companies.rejects.failed.csv"."""
    path = Path(path)
    return path.with_name(f"{path.stem}.failed{path.suffix}")


@define(eq=False)
class RowFiles:
    """rejects: rejected and conflicting rows; failures: rows whose request failed, with nothing to mend."""

    rejects: RejectsFile
    failures: RejectsFile

    @classmethod
    def of(cls, path: str | Path, source: Origin) -> RowFiles:
        """Opens both, so that nothing begins that could not be reported. Raises InvalidInput."""
        rejects = RejectsFile(path, source)
        try:
            return cls(rejects, RejectsFile(failures_path(path), source))
        except BaseException:
            rejects.discard()
            raise

    def fill(self, rows: Iterable[tuple[Row, Outcome]]) -> tuple[str | None, str | None]:
        """Writes rows that are not in Attio. Gives both paths, None for a file without rows: it is not written.

        Raises OSError; a file that was there before is then as it was, or whole.
        """
        filled: set[RejectsFile] = set()
        for row, outcome in rows:
            file = self.failures if outcome.state == "failed" else self.rejects
            file.write(row, outcome)
            filled.add(file)
        for file in (self.rejects, self.failures):
            if file in filled:
                file.commit()
        rejects, failures = (str(file.path) if file in filled else None for file in (self.rejects, self.failures))
        return rejects, failures

    def discard(self) -> None:
        """Leaves nothing behind but what was filled."""
        self.rejects.discard()
        self.failures.discard()
