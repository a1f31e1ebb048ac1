"""The steps in their order, and where their files lie."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from .condense import operations
from .correct import correct, parse_corrections
from .document import Contract, prepare
from .fetch import JsonObject
from .generate import HEADER, generate
from .overlay import load_corrections, load_operations, load_roles
from .report import Report
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
        """The committed snapshot, if there is one."""
        if not self.snapshot.exists():
            return None
        document: JsonObject = json.loads(self.snapshot.read_text(encoding="utf-8"))
        return document


def contract(layout: Layout, document: JsonObject) -> tuple[Contract, list[str]]:
    """Corrects and names a condensed document; also tells which corrections found nothing to correct."""
    table = load_operations(layout.overlay / "operations.toml")
    roles = load_roles(layout.overlay / "shapes.toml")
    corrections = parse_corrections(load_corrections(layout.overlay / "corrections.toml"))
    corrected, needless = correct(document, corrections, table)
    return prepare(corrected, table, roles), needless


def build(layout: Layout, document: JsonObject, folder: Path, *, before: JsonObject | None = None) -> Report:
    """Generates and verifies the package of a condensed document below `folder`; returns the report."""
    made, needless = contract(layout, document)
    package = folder / layout.package_path
    package.parent.mkdir(parents=True)
    (package.parent / "__init__.py").write_text(INIT, encoding="utf-8")
    openapi = layout.root / "openapi"
    generate(made, openapi / "generator.yaml", openapi / "templates", package)
    verify(folder, ".".join(layout.package_path.parts), len(made.operations))
    files = sorted(package.rglob("*.py"))
    then = {} if before is None else {f"{method} {path}": operation for method, path, operation in operations(before)}
    now = {f"{method} {path}": operation for method, path, operation in operations(document)}
    return Report(
        operations=len(made.operations),
        shapes=len(made.document["components"]["schemas"]),
        files=len(files),
        lines=sum(file.read_text(encoding="utf-8").count("\n") for file in files),
        added=sorted(now.keys() - then.keys()) if before else [],
        removed=sorted(then.keys() - now.keys()),
        changed=sorted(key for key in now.keys() & then.keys() if now[key] != then[key]),
        needless=needless,
        nameless=made.nameless,
        unused=sorted(made.naming.unused),
    )
