"""Documents and packages that several tests of the pipeline share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import openapi_python_client
import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from scripts.contract.bundle import Bundle
from scripts.contract.condense import condense
from scripts.contract.fetch import fetch
from scripts.contract.pipeline import Layout, build, contract
from scripts.contract.report import Report

ROOT = Path(__file__).resolve().parents[2]
UPSTREAM = ROOT.parent / "shared" / "upstream"


def upstream(name: str) -> str:
    """The path of one of upstream's documents; skips the test where they are not at hand."""
    path = UPSTREAM / name
    if not path.exists():
        pytest.skip(f"{path} is not there")
    return str(path)


class _CompiledTemplates(BytecodeCache):
    """Keeps what templates were compiled to, wherever they lie; one whose source differs is compiled again."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def templates_are_compiled_once() -> Iterator[None]:
    """The generator compiles all of its templates for every package it makes."""
    patch = pytest.MonkeyPatch()
    environment = partial(Environment, bytecode_cache=_CompiledTemplates())
    patch.setattr(openapi_python_client, "Environment", environment)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def snapshot() -> dict[str, Any]:
    document = Layout(ROOT).snapshot_document()
    assert document is not None
    return document


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """The three committed snapshots."""
    return Layout(ROOT).snapshots()


@pytest.fixture(scope="session")
def prepared(bundle):
    """The committed contract, corrected and named."""
    return contract(Layout(ROOT), bundle.united())[0]


class Built(NamedTuple):
    folder: Path
    bundle: Bundle
    report: Report


@pytest.fixture(scope="session")
def march_document() -> dict[str, Any]:
    """The API of March 2026, condensed."""
    return condense(fetch(upstream("2026-03-api.json")))


@pytest.fixture(scope="session")
def march(march_document, tmp_path_factory) -> Built:
    """A package generated from a document that the overlay was not written for."""
    bundle = Bundle(march_document)
    folder = tmp_path_factory.mktemp("march")
    return Built(folder, bundle, build(Layout(ROOT), bundle, folder))


@pytest.fixture
def layout(tmp_path) -> Layout:
    """A project of its own, with our overlay and templates but neither snapshots nor generated package."""
    shutil.copytree(ROOT / "openapi", tmp_path / "openapi", ignore=shutil.ignore_patterns("*.json"))
    return Layout(tmp_path)


@pytest.fixture
def small() -> dict[str, Any]:
    """A document of two operations, one of which operations.toml knows."""
    note = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "title": {"type": "string"}},
        "required": ["id", "title"],
    }
    answer = {"200": {"content": {"application/json": {"schema": {"type": "object", "properties": {"data": note}}}}}}
    return {
        "openapi": "3.1.0",
        "paths": {
            "/v2/notes/{note_id}": {
                "get": {
                    "tags": ["Notes"],
                    "parameters": [{"in": "path", "name": "note_id", "required": True, "schema": {"type": "string"}}],
                    "responses": answer,
                }
            },
            "/v2/new-thing": {"post": {"tags": ["New things"], "responses": answer}},
        },
    }
