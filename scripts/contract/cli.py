"""The command line: regenerate, check, or generate into another folder."""

from __future__ import annotations

import argparse
import filecmp
import sys
from collections.abc import Sequence
from pathlib import Path

from .condense import condense, dump
from .errors import ContractError
from .fetch import JsonObject, fetch
from .pipeline import Layout, build
from .report import Report
from .swap import build_folder, recover, swap

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
        document = condense(fetch(options.source or DEFAULT_SOURCE))
        report = _into(layout, document, options.into) if options.into else _regenerate(layout, document)
    except ContractError as error:
        print(f"regenerate: {error}", file=sys.stderr)
        return 1
    print(report.text())
    return 0


def _regenerate(layout: Layout, document: JsonObject) -> Report:
    home = layout.package.parent / _INIT
    for place in (layout.package, home, layout.snapshot):
        recover(place)
    before = layout.snapshot_document()
    with build_folder(layout.generated) as folder:
        report = build(layout, document, folder, before=before)
        snapshot = folder / "snapshot.json"
        snapshot.write_text(dump(document), encoding="utf-8")
        made = folder / layout.package_path
        swap([(made, layout.package), (made.parent / _INIT, home), (snapshot, layout.snapshot)])
    return report


def _into(layout: Layout, document: JsonObject, target: Path) -> Report:
    with build_folder(target) as folder:
        report = build(layout, document, folder)
        swap([(folder / layout.package_path.parts[0], target / layout.package_path.parts[0])])
    return report


def _check(layout: Layout) -> int:
    document = layout.snapshot_document()
    if document is None:
        raise ContractError(f"{layout.snapshot} is missing")
    problems: list[str] = []
    if condense(document) != document or dump(document) != layout.snapshot.read_text(encoding="utf-8"):
        problems.append(f"{layout.snapshot.name} is not condensed; run make regenerate")
    with build_folder(layout.generated) as folder:
        report = build(layout, document, folder)
        problems += _differences(folder / layout.package_path, layout.package)
        problems += _differing(folder / layout.package_path.parent, layout.package.parent, [_INIT])
    problems += [*report.needless, *report.nameless]
    for problem in problems:
        print(f"regenerate --check: {problem}", file=sys.stderr)
    if not problems:
        print(f"generated/ is what the contract produces: {report.text()}")
    return 1 if problems else 0


def _differences(fresh: Path, present: Path) -> list[str]:
    names = {str(file.relative_to(top)) for top in (fresh, present) for file in _files(top)}
    return _differing(fresh, present, sorted(names))


def _differing(fresh: Path, present: Path, names: list[str]) -> list[str]:
    _, different, missing = filecmp.cmpfiles(fresh, present, names, shallow=False)
    return [f"{present.name}/{name} is not what the contract produces" for name in sorted([*different, *missing])]


def _files(top: Path) -> list[Path]:
    return [file for file in top.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
