"""Writes what the contract says where people read it: docs/operations.md and the docstrings of the facade."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.contract.docstrings import edits, write
from scripts.contract.documenting import PAGE, covered, gaps, page
from scripts.contract.errors import ContractError

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Runs one command; 0 when all is well, 1 with a line on stderr for each thing that is not."""
    parser = argparse.ArgumentParser(prog="document.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something is not up to date")
    options = parser.parse_args(arguments)
    try:
        problems = gaps(covered(root))
        problems += _stale(root) if options.check else _written(root)
    except ContractError as error:
        problems = [str(error)]
    for problem in problems:
        print(f"document: {problem}", file=sys.stderr)
    return 1 if problems else 0


def _stale(root: Path) -> list[str]:
    found = [
        f"{edit.file.relative_to(root)}:{edit.first}: the docstring of {edit.name} is not what the contract says; "
        "run scripts/document.py"
        for edit in edits(root)
    ]
    present = root / PAGE
    if not present.exists() or present.read_text(encoding="utf-8") != page(root):
        found.append(f"{PAGE} is not what the contract says; run scripts/document.py")
    return found


def _written(root: Path) -> list[str]:
    changed = edits(root)
    write(changed)
    for edit in changed:
        print(f"{edit.file.relative_to(root)}: {edit.name}")
    (root / PAGE).write_text(page(root), encoding="utf-8")
    return []


if __name__ == "__main__":
    sys.exit(main())
