"""What a run tells whoever started it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Report:
    """Facts of one run, in the order in which they are worth reading."""

    operations: int = 0
    shapes: int = 0
    files: int = 0
    lines: int = 0
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The report, one fact per line."""
        sections = (
            ("operations added", self.added),
            ("operations removed", self.removed),
            ("operations changed", self.changed),
            ("corrections not needed any more", self.needless),
            ("without a name", self.nameless),
            ("names of shapes.toml that nothing goes by", self.unused),
        )
        lines = [f"{self.operations} operations, {self.shapes} shapes, {self.files} files, {self.lines} lines"]
        for title, entries in sections:
            if entries:
                lines += [f"{title}: {len(entries)}", *(f"  {entry}" for entry in entries)]
        return "\n".join(lines)
