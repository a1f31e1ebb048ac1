"""The steps in their order, and where their files lie."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from .bundle import API, Bundle, nothing
from .changes import Comparison, compare
from .changes.attributes import attribute_changes
from .changes.render import Section, sections
from .changes.touched import facade_sections
from .condense import losses, operations
from .correct import correct, parse_corrections
from .document import Contract, prepare
from .errors import ContractError
from .fetch import JsonObject
from .generate import HEADER, generate
from .overlay import Operation, completed, load_corrections, load_operations, load_roles
from .report import Report
from .standard import StandardObjects, load_standard, standard_objects
from .tables import render_tables
from .verify import verify

INIT = HEADER + '"""Low-level packages generated from OpenAPI documents, one per vendor."""\n'


@dataclass(frozen=True)
class Layout:
    """Where the pipeline reads and writes."""

    root: Path
    vendor: str = "attio"

    @property
    def overlay(self) -> Path:
        return self.root / "openapi" / self.vendor

    def snapshot(self, document: str = API) -> Path:
        return self.overlay / f"{document}.json"

    @property
    def generated(self) -> Path:
        return self.root / "generated"

    @property
    def package_path(self) -> Path:
        return Path("aioattio_openapi") / self.vendor

    @property
    def package(self) -> Path:
        return self.generated / self.package_path

    def snapshot_document(self, document: str = API) -> JsonObject | None:
        """The committed snapshot of a document, if there is one. Raises ContractError when it cannot be read."""
        place = self.snapshot(document)
        if not place.exists():
            return None
        with step(f"reading {place.name}"):
            content = json.loads(place.read_text(encoding="utf-8"))
        if not isinstance(content, dict):
            raise ContractError(f"reading {place.name}: not an OpenAPI document")
        return content

    def snapshots(self) -> Bundle:
        """The committed snapshots; one that is missing says nothing. Raises ContractError as `Bundle.of` does."""
        with step("reading the snapshots"):
            return Bundle.of(lambda name: self.snapshot_document(name) or nothing())


@contextmanager
def step(name: str) -> Generator[None]:
    """Says in one line at which step a file could not be used, or a document was impossible."""
    try:
        yield
    except RecursionError as error:
        raise ContractError(f"{name}: nested too deeply, or within itself") from error
    except (OSError, ValueError) as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise ContractError(f"{name}: {said}") from error


def contract(layout: Layout, document: JsonObject) -> tuple[Contract, list[str]]:
    """Corrects and names a condensed document (that of `Bundle.united`, or any other).

    Also tells which corrections found nothing to correct.
    """
    table = _table(layout)
    roles = load_roles(layout.overlay / "shapes.toml")
    corrections = parse_corrections(load_corrections(layout.overlay / "corrections.toml"))
    whole = completed(table, _keys(document))
    with step("naming the shapes"):
        corrected, needless = correct(document, corrections, whole)
        return prepare(corrected, whole, roles), needless


def _table(layout: Layout) -> dict[str, Operation]:
    return load_operations(layout.overlay / "operations.toml")


def _keys(document: JsonObject) -> list[tuple[str, str]]:
    return [(method, path) for method, path, _ in operations(document)]


def _standard(layout: Layout, bundle: Bundle, core: list[Operation]) -> StandardObjects:
    known = load_standard(layout.overlay / "standard-objects.toml")
    with step("reading the standard objects"):
        return standard_objects(bundle.standard_objects, known, core, bundle.api)


def examine(
    layout: Layout, bundle: Bundle, *, before: Bundle | None = None
) -> tuple[Contract, StandardObjects, Report]:
    """Corrects and names the condensed documents and tells what is worth telling, without generating anything."""
    document = bundle.api
    made, needless = contract(layout, bundle.united())
    standard = _standard(layout, bundle, [row for row, _ in made.operations])
    present = {f"{method} {path}" for method, path, _ in operations(document)}
    report = Report(
        operations=len(made.operations),
        events=len(made.events),
        standard=len(standard.operations),
        shapes=len(made.document["components"]["schemas"]),
        lost=[*losses(document), *standard.lost],
        doubtful=[*made.doubts, *standard.doubts],
        stale=[
            *(f"operations.toml: [{key}] is no operation of the document" for key in made.rows if key not in present),
            *standard.stale,
        ],
        needless=needless,
        nameless=[*made.nameless, *standard.nameless],
        unused=sorted(made.naming.unused),
    )
    if before is not None:
        report.changes, report.touched = _changes(layout, before, bundle, standard)
    return made, standard, report


def _changes(
    layout: Layout, before: Bundle, bundle: Bundle, standard: StandardObjects
) -> tuple[list[Section], list[Section]]:
    """What changed since the documents `before`, and which calls of the facade that reaches."""
    had, has = before.documents, bundle.documents
    with step("comparing the documents"):
        comparison = reduce(Comparison.joined, [compare(had[name], has[name]) for name in has])
        rows = [completed(_table(layout), _keys(one.api)) for one in (before, bundle)]
        core = [rows[0][f"{method} {path}"] for method, path in _keys(before.api)]
        was = _standard(layout, before, core).attributes
        comparison = comparison.with_changes(attribute_changes(was, standard.attributes))
        ids = {key: row.id for table in rows for key, row in table.items()}
        return list(sections(comparison)), facade_sections(comparison, ids, layout.root)


def build(layout: Layout, bundle: Bundle, folder: Path, *, before: Bundle | None = None) -> Report:
    """Generates and verifies the package of the condensed documents below `folder`; returns the report."""
    made, standard, report = examine(layout, bundle, before=before)
    package = folder / layout.package_path
    openapi = layout.root / "openapi"
    with step("generating the package"):
        package.parent.mkdir(parents=True)
        (package.parent / "__init__.py").write_text(INIT, encoding="utf-8")
        tables = render_tables(openapi / "templates", made.events, standard)
        generate(made, openapi / "generator.yaml", openapi / "templates", package, tables)
    verify(folder, ".".join(layout.package_path.parts), (report.operations, report.events, report.standard))
    files = sorted(package.rglob("*.py"))
    lines = sum(file.read_text(encoding="utf-8").count("\n") for file in files)
    return replace(report, files=len(files), lines=lines)
