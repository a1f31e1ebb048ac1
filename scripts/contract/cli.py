"""The command line: regenerate, check, report, or generate into another folder."""

from __future__ import annotations

import argparse
import filecmp
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from .bundle import API, DOCUMENTS, Bundle, nothing
from .cache import Cache
from .changes.model import printable
from .condense import dump
from .errors import ContractError
from .fetch import JsonObject, fetch
from .pipeline import Layout, build, examine, step
from .report import Report
from .swap import alone, build_folder, recover, swap

ROOT = Path(__file__).resolve().parents[2]
_INIT = "__init__.py"
DEFAULT_SOURCE = "https://api.attio.com/openapi"


def main(arguments: Sequence[str] | None = None, layout: Layout | None = None) -> int:
    """Runs one command; 0 when all is well, 1 with one line on stderr otherwise."""
    options = _parser().parse_args(arguments)
    layout = layout or Layout(ROOT)
    try:
        if options.check:
            return _check(layout)
        report = _report(layout, options)
        if options.markdown:
            with step(f"writing to {options.markdown}"):
                options.markdown.parent.mkdir(parents=True, exist_ok=True)
                options.markdown.write_text(report.markdown(), encoding="utf-8")
    except ContractError as error:
        print(f"regenerate: {printable(str(error))}", file=sys.stderr)
        return 1
    print(report.text())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="regenerate.py", description="Rebuild generated/ from Attio's documents.")
    parser.add_argument("--from", dest="source", metavar="URL-OR-FOLDER", help=f"default: {DEFAULT_SOURCE}")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="fail when generated/ is not what the snapshot produces")
    mode.add_argument("--report-only", action="store_true", help="tell what a run would find changed; change nothing")
    mode.add_argument(
        "--into", type=Path, metavar="FOLDER", help="generate there; touch neither snapshot nor generated/"
    )
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the report there too")
    parser.add_argument("--no-cache", action="store_true", help="download the documents whether they changed or not")
    return parser


def _report(layout: Layout, options: argparse.Namespace) -> Report:
    cache = None if options.no_cache else Cache(layout.root / ".cache" / "openapi")

    def read() -> Bundle:
        return _fetch(layout, options.source or DEFAULT_SOURCE, cache)

    if options.report_only:
        bundle = read()
        return examine(layout, bundle, before=_before(layout))[-1]
    return _into(layout, read, options.into) if options.into else _regenerate(layout, read)


def _fetch(layout: Layout, source: str, cache: Cache | None) -> Bundle:
    """The documents of a source. One that is a single file is the API alone: the others stay as they are."""
    alone_ = source.endswith(".json") and not Path(source).is_dir() and not source.startswith(("http://", "https://"))

    def read(name: str) -> JsonObject:
        if alone_ and name != API:
            return layout.snapshot_document(name) or nothing()
        return fetch(source, name, cache=cache)

    with step(f"reading {source}"):
        bundle = Bundle.of(read)
    if alone_:
        print(f"{source} is the document {API}: {' and '.join(DOCUMENTS[1:])} stay as they are")
    return bundle


def _regenerate(layout: Layout, read: Callable[[], Bundle]) -> Report:
    with step(f"writing to {layout.generated}"), alone(layout.generated):
        _recover(layout)
        bundle = read()
        before = _before(layout)
        with build_folder(layout.generated) as folder:
            report = build(layout, bundle, folder, before=before)
            made = folder / layout.package_path
            home = layout.package.parent / _INIT
            swap([(made, layout.package), (made.parent / _INIT, home), *_snapshots(layout, bundle, folder)])
    return report


def _snapshots(layout: Layout, bundle: Bundle, folder: Path) -> list[tuple[Path, Path]]:
    """The new snapshots, written to `folder`, each with its place."""
    pairs = []
    for name, document in bundle.documents.items():
        written = folder / f"{name}.json"
        written.write_text(dump(document), encoding="utf-8")
        pairs.append((written, layout.snapshot(name)))
    return pairs


def _recover(layout: Layout) -> None:
    for place in (layout.package, layout.package.parent / _INIT, *map(layout.snapshot, DOCUMENTS)):
        recover(place)


def _before(layout: Layout) -> Bundle | None:
    """The snapshots so far. What cannot be read is replaced like any other, only without a comparison."""
    try:
        return layout.snapshots() if layout.snapshot(API).exists() else None
    except ContractError as error:
        print(f"regenerate: the snapshot so far is of no use ({error})", file=sys.stderr)
        return None


def _into(layout: Layout, read: Callable[[], Bundle], target: Path) -> Report:
    with step(f"writing to {target}"), alone(target):
        top = layout.package_path.parts[0]
        recover(target / top)
        bundle = read()
        with build_folder(target) as folder:
            report = build(layout, bundle, folder)
            swap([(folder / top, target / top)])
    return report


def _check(layout: Layout) -> int:
    with step(f"checking {layout.generated}"), alone(layout.generated):
        _recover(layout)
        problems, report = _problems(layout)
    for problem in problems:
        print(f"regenerate --check: {printable(problem)}", file=sys.stderr)
    if not problems:
        print(f"generated/ is what the contract produces: {report.text()}")
    return 1 if problems else 0


def _problems(layout: Layout) -> tuple[list[str], Report]:
    if missing := [name for name in DOCUMENTS if not layout.snapshot(name).exists()]:
        raise ContractError(f"{', '.join(str(layout.snapshot(name)) for name in missing)} is missing")
    bundle = layout.snapshots()
    problems = [
        f"{layout.snapshot(name).name} is not condensed; run make regenerate"
        for name, document in bundle.documents.items()
        if dump(document) != layout.snapshot(name).read_text(encoding="utf-8")
    ]
    with tempfile.TemporaryDirectory() as folder:
        report = build(layout, bundle, Path(folder))
        problems += _differences(Path(folder), layout.generated)
    found = (report.lost, report.doubtful, report.stale, report.needless, report.nameless)
    return [*problems, *(line for lines in found for line in lines)], report


def _differences(fresh: Path, present: Path) -> list[str]:
    names = {str(file.relative_to(top)) for top in (fresh, present) for file in _files(top)}
    _, different, missing = filecmp.cmpfiles(fresh, present, sorted(names), shallow=False)
    return [f"{present.name}/{name} is not what the contract produces" for name in sorted([*different, *missing])]


def _files(top: Path) -> list[Path]:
    return [file for file in top.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
