"""The corrected contract as JSON Schemas: what an operation's path, query and body must be."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft202012Validator

from scripts.contract.condense import operations
from scripts.contract.correct import correct, parse_corrections
from scripts.contract.overlay import Operation, completed, load_corrections, load_operations
from scripts.contract.pipeline import Layout
from scripts.contract.places import contents
from tests.conftest import ROOT

JsonObject = dict[str, Any]

_COMPONENTS = "#/components/schemas/"
_CLOSED = "#/$defs/"


@dataclass(frozen=True)
class Spec:
    """One operation of the contract."""

    id: str
    method: str
    path: str
    paging: str | None
    operation: JsonObject
    components: JsonObject
    closed_components: JsonObject

    @property
    def key(self) -> str:
        return f"{self.method} {self.path}"

    @cached_property
    def route(self) -> re.Pattern[str]:
        parts = re.split(r"(\{[^{}]+\})", self.path)
        return re.compile("".join("([^/]+)" if part.startswith("{") else re.escape(part) for part in parts))

    def path_values(self, path: str) -> list[tuple[str, str]] | None:
        """The parameters of an encoded path, if it is one of this operation's."""
        names = re.findall(r"\{([^{}]+)\}", self.path)
        if (found := self.route.fullmatch(path)) is None:
            return None
        return [(name, unquote(value)) for name, value in zip(names, found.groups(), strict=True)]

    def parameters(self, place: str) -> dict[str, JsonObject]:
        """The schemas of the parameters in `path` or `query`, by name."""
        return {item["name"]: item["schema"] for item in self.operation.get("parameters", []) if item["in"] == place}

    def parameters_schema(self, place: str) -> JsonObject:
        """One closed schema for all of them."""
        required = [
            item["name"]
            for item in self.operation.get("parameters", [])
            if item["in"] == place and (item.get("required") or place == "path")
        ]
        return self._whole({"type": "object", "properties": self.parameters(place), "required": required})

    @property
    def body(self) -> tuple[str, JsonObject] | None:
        """The content type of the body and its schema; None: the operation takes no body."""
        return next(iter(contents(self.operation.get("requestBody", {}))), None)

    def body_schema(self) -> JsonObject:
        """The schema of the body, closed: what the contract lists no name for must not be sent."""
        assert self.body is not None
        return self._whole(self.body[1])

    @cached_property
    def validators(self) -> dict[str, Draft202012Validator]:
        """What checks `path`, `query` and, where there is one, `body`."""
        schemas = {place: self.parameters_schema(place) for place in ("path", "query")}
        if self.body is not None:
            schemas["body"] = self.body_schema()
        checker = Draft202012Validator.FORMAT_CHECKER
        return {place: Draft202012Validator(schema, format_checker=checker) for place, schema in schemas.items()}

    def response_validator(self, schema: JsonObject) -> Draft202012Validator:
        """What checks an answer; a property that the contract does not list is no fault there."""
        return Draft202012Validator({**schema, "components": {"schemas": self.components}})

    def answer_validator(self, schema: JsonObject) -> Draft202012Validator:
        """What checks an answer of the emulator, which must not have what the contract lists no name for either."""
        return Draft202012Validator(self._whole(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)

    def _whole(self, schema: JsonObject) -> JsonObject:
        return {**closed(schema), "$defs": self.closed_components, "components": {"schemas": self.components}}

    def responses(self) -> list[tuple[int, JsonObject | None]]:
        """Status and schema of what answers a call that went well; None: nothing worth reading arrives."""
        found: list[tuple[int, JsonObject | None]] = []
        for status, answer in sorted(self.operation["responses"].items()):
            if status.startswith(("2", "3")):
                content = answer.get("content", {}).get("application/json")
                is_empty = status in {"204", "302"} or content is None
                found.append((int(status), None if is_empty else content["schema"]))
        return found


def closed(schema: Any) -> Any:
    """The schema, allowing no property that it does not list, unless it says that it is open.

    What is composed of parts (`allOf`) stays as it is: a part knows nothing of the properties of the others.
    """
    if not isinstance(schema, dict) or "allOf" in schema:
        return schema
    made = {key: _closed_value(key, value) for key, value in schema.items()}
    if made.get("properties"):
        made.setdefault("additionalProperties", False)
    return made


def _closed_value(key: str, value: Any) -> Any:
    if key == "$ref":
        return value.replace(_COMPONENTS, _CLOSED)
    if key == "properties":
        return {name: closed(schema) for name, schema in value.items()}
    if key in {"items", "additionalProperties"}:
        return closed(value)
    if key in {"oneOf", "anyOf", "prefixItems"}:
        return [closed(variant) for variant in value]
    return value


@dataclass(frozen=True)
class Contract:
    """The operations of one document by id."""

    specs: dict[str, Spec]

    @cached_property
    def _candidates(self) -> dict[tuple[str, int], list[Spec]]:
        """The operations by method and by how many parts their paths have."""
        found: dict[tuple[str, int], list[Spec]] = {}
        for spec in self.specs.values():
            found.setdefault((spec.method, spec.path.count("/")), []).append(spec)
        return found

    def match(self, method: str, path: str) -> Spec | None:
        """The operation of a request: of several that fit, the one whose path is the most literal."""
        candidates = self._candidates.get((method, path.count("/")), ())
        fitting = [spec for spec in candidates if spec.route.fullmatch(path) is not None]
        return min(fitting, key=lambda spec: spec.path.count("{"), default=None)


def corrected(document: JsonObject) -> JsonObject:
    """A condensed document without what is wrong in it, as the pipeline corrects it."""
    layout = Layout(ROOT)
    corrections = parse_corrections(load_corrections(layout.overlay / "corrections.toml"))
    return correct(document, corrections, _table(document))[0]


def of(document: JsonObject) -> Contract:
    """The operations of a corrected document."""
    table = _table(document)
    components = document["components"]["schemas"]
    made = {name: closed(component) for name, component in components.items()}
    rows = [(table[f"{method} {path}"], operation) for method, path, operation in operations(document)]
    return Contract(
        {row.id: Spec(row.id, row.method, row.path, row.paging, operation, components, made) for row, operation in rows}
    )


def _table(document: JsonObject) -> dict[str, Operation]:
    known = load_operations(Layout(ROOT).overlay / "operations.toml")
    return completed(known, [(method, path) for method, path, _ in operations(document)])


def snapshot(name: str) -> JsonObject:
    """A committed document: `api`, `standard-objects`."""
    document: JsonObject = json.loads((Layout(ROOT).overlay / f"{name}.json").read_text(encoding="utf-8"))
    return document


@cache
def core_document() -> JsonObject:
    """The core document, corrected. Not to be changed: it is the same for all."""
    return corrected(snapshot("api"))


@cache
def core() -> Contract:
    """The contract of the core document."""
    return of(core_document())
