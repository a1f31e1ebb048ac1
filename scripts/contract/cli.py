"""The command line: regenerate, check, or generate into another folder."""

from __future__ import annotations

import argparse
import filecmp
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .condense import condense, dump
from .errors import ContractError
from .fetch import JsonObject, fetch
from .pipeline import Layout, build, step
from .report import Report
from .swap import alone, build_folder, recover, swap

ROOT = Path(__file__).resolve().parents[2]
_INIT = "__init__.py"
DEFAULT_SOURCE = "https://api.attio.com/openapi"


def main(arguments: Sequence[str] | None = None, layout: Layout | None = None) -> int:
    """Runs one command; 0 when all is well, 1 with one line on stderr otherwise."""
    parser = argparse.ArgumentParser(prog="regenerate.py", description="Rebuild generated/ from Attio's documents.")
    parser.add_argument("--from", dest="source", metavar="URL-OR-FOLDER", help=f"default: {DEFAULT_SOURCE}")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="fail when generated/ is not what the snapshot produces")
    mode.add_argument(
        "--into", type=Path, metavar="FOLDER", help="generate there; touch neither snapshot nor generated/"
    )
    options = parser.parse_args(arguments)
    layout = layout or Layout(ROOT)
    try:
        if options.check:
            return _check(layout)
        source = options.source or DEFAULT_SOURCE
        report = _into(layout, source, options.into) if options.into else _regenerate(layout, source)
    except ContractError as error:
        print(f"regenerate: {error}", file=sys.stderr)
        return 1
    print(report.text())
    return 0


def _fetch(source: str) -> JsonObject:
    with step(f"reading {source}"):
        return condense(fetch(source))


def _regenerate(layout: Layout, source: str) -> Report:
    with step(f"writing to {layout.generated}"), alone(layout.generated):
        _recover(layout)
        document = _fetch(source)
        before = _before(layout)
        with build_folder(layout.generated) as folder:
            report = build(layout, document, folder, before=before)
            snapshot = folder / "snapshot.json"
            snapshot.write_text(dump(document), encoding="utf-8")
            made = folder / layout.package_path
            home = layout.package.parent / _INIT
            swap([(made, layout.package), (made.parent / _INIT, home), (snapshot, layout.snapshot)])
    return report


def _recover(layout: Layout) -> None:
    for place in (layout.package, layout.package.parent / _INIT, layout.snapshot):
        recover(place)


def _before(layout: Layout) -> JsonObject | None:
    """The snapshot so far. One that cannot be read is replaced like any other, only without a comparison."""
    try:
        document = layout.snapshot_document()
        with step(f"reading {layout.snapshot.name}"):
            return condense(document) if document is not None else None
    except ContractError as error:
        print(f"regenerate: the snapshot so far is of no use ({error})", file=sys.stderr)
        return None


def _into(layout: Layout, source: str, target: Path) -> Report:
    with step(f"writing to {target}"), alone(target):
        top = layout.package_path.parts[0]
        recover(target / top)
        document = _fetch(source)
        with build_folder(target) as folder:
            report = build(layout, document, folder)
            swap([(folder / top, target / top)])
    return report


def _check(layout: Layout) -> int:
    with step(f"checking {layout.generated}"), alone(layout.generated):
        _recover(layout)
        problems, report = _problems(layout)
    for problem in problems:
        print(f"regenerate --check: {problem}", file=sys.stderr)
    if not problems:
        print(f"generated/ is what the contract produces: {report.text()}")
    return 1 if problems else 0


def _problems(layout: Layout) -> tuple[list[str], Report]:
    document = layout.snapshot_document()
    if document is None:
        raise ContractError(f"{layout.snapshot} is missing")
    problems: list[str] = []
    condensed = condense(document)
    if condensed != document or dump(condensed) != layout.snapshot.read_text(encoding="utf-8"):
        problems.append(f"{layout.snapshot.name} is not condensed; run make regenerate")
    with tempfile.TemporaryDirectory() as folder:
        report = build(layout, condensed, Path(folder))
        problems += _differences(Path(folder), layout.generated)
    return [*problems, *report.lost, *report.stale, *report.needless, *report.nameless], report


def _differences(fresh: Path, present: Path) -> list[str]:
    names = {str(file.relative_to(top)) for top in (fresh, present) for file in _files(top)}
    _, different, missing = filecmp.cmpfiles(fresh, present, sorted(names), shallow=False)
    return [f"{present.name}/{name} is not what the contract produces" for name in sorted([*different, *missing])]


def _files(top: Path) -> list[Path]:
    return [file for file in top.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
