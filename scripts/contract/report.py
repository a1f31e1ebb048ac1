"""What a run tells whoever started it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .changes.model import code
from .changes.render import Line, Section, markdown, terminal

_LONGEST = 600  # characters of a line that names places


@dataclass
class Report:
    """Facts of one run, in the order in which they are worth reading."""

    operations: int = 0
    events: int = 0
    standard: int = 0  # operations of standard objects
    shapes: int = 0
    files: int = 0
    lines: int = 0
    changes: list[Section] | None = None  # since the last run; None: there is nothing to compare with
    touched: list[Section] = field(default_factory=list)  # what the changes mean for the facade
    lost: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The report for a terminal; `!` marks what breaks something for callers."""
        return terminal(self._head(), self._sections())

    def markdown(self) -> str:
        """The report as Markdown. No text of a document can become markup in it."""
        return markdown("Attio's contract", self._head(), self._sections())

    def _head(self) -> list[str]:
        counts = [
            f"{self.operations} operations, {self.standard} of standard objects",
            *(f"{count} {what}" for what in ("events", "shapes", "files", "lines") if (count := getattr(self, what))),
        ]
        return [", ".join(counts), *self._verdict()]

    def _verdict(self) -> Iterator[str]:
        if self.changes is not None:
            total = sum(len(section.lines) for section in self.changes)
            breaking = sum(section.breaking for section in self.changes)
            yield f"{total} change{'s' if total > 1 else ''}, {breaking} breaking" if total else "nothing changed"

    def _sections(self) -> list[Section]:
        own = (
            ("cannot be generated", self.lost),
            ("where the documents contradict themselves", self.doubtful),
            ("rows of the tables for nothing", self.stale),
            ("corrections no longer needed", self.needless),
            ("not named yet", self.nameless),
            ("names of shapes.toml that nothing goes by", self.unused),
        )
        written = [Section(title, [Line(code(entry, _LONGEST)) for entry in entries]) for title, entries in own]
        return [*(self.changes or ()), *self.touched, *written]
