"""The steps in their order, and where their files lie."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .condense import losses, operations
from .correct import correct, parse_corrections
from .document import Contract, prepare
from .errors import ContractError
from .fetch import JsonObject
from .generate import HEADER, generate
from .overlay import completed, load_corrections, load_operations, load_roles
from .report import Report, compare
from .verify import verify

INIT = HEADER + '"""Low-level packages generated from OpenAPI documents, one per vendor."""\n'


@dataclass(frozen=True)
class Layout:
    """Where the pipeline reads and writes. The standard-objects and webhooks documents get a layout of their own."""

    root: Path
    vendor: str = "attio"
    name: str = "api"

    @property
    def overlay(self) -> Path:
        return self.root / "openapi" / self.vendor

    @property
    def snapshot(self) -> Path:
        return self.overlay / f"{self.name}.json"

    @property
    def generated(self) -> Path:
        return self.root / "generated"

    @property
    def package_path(self) -> Path:
        return Path("aioattio_openapi") / self.vendor

    @property
    def package(self) -> Path:
        return self.generated / self.package_path

    def snapshot_document(self) -> JsonObject | None:
        """The committed snapshot, if there is one. Raises ContractError when it cannot be read."""
        if not self.snapshot.exists():
            return None
        with step(f"reading {self.snapshot.name}"):
            document = json.loads(self.snapshot.read_text(encoding="utf-8"))
        if not isinstance(document, dict):
            raise ContractError(f"reading {self.snapshot.name}: not an OpenAPI document")
        return document


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
    """Corrects and names a condensed document; also tells which corrections found nothing to correct."""
    table = load_operations(layout.overlay / "operations.toml")
    roles = load_roles(layout.overlay / "shapes.toml")
    corrections = parse_corrections(load_corrections(layout.overlay / "corrections.toml"))
    whole = completed(table, [(method, path) for method, path, _ in operations(document)])
    with step("naming the shapes"):
        corrected, needless = correct(document, corrections, whole)
        return prepare(corrected, whole, roles), needless


def build(layout: Layout, document: JsonObject, folder: Path, *, before: JsonObject | None = None) -> Report:
    """Generates and verifies the package of a condensed document below `folder`; returns the report."""
    made, needless = contract(layout, document)
    package = folder / layout.package_path
    openapi = layout.root / "openapi"
    with step("generating the package"):
        package.parent.mkdir(parents=True)
        (package.parent / "__init__.py").write_text(INIT, encoding="utf-8")
        generate(made, openapi / "generator.yaml", openapi / "templates", package)
    verify(folder, ".".join(layout.package_path.parts), len(made.operations))
    files = sorted(package.rglob("*.py"))
    added, removed, changed, components = compare(before, document) if before else ([], [], [], [])
    present = {f"{method} {path}" for method, path, _ in operations(document)}
    return Report(
        operations=len(made.operations),
        shapes=len(made.document["components"]["schemas"]),
        files=len(files),
        lines=sum(file.read_text(encoding="utf-8").count("\n") for file in files),
        added=added,
        removed=removed,
        changed=changed,
        components=components,
        lost=losses(document),
        stale=[f"operations.toml: [{key}] is no operation of the document" for key in made.rows if key not in present],
        needless=needless,
        nameless=made.nameless,
        unused=sorted(made.naming.unused),
    )
