"""Compares two versions of one operation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .judge import ANSWERED, SENT, Direction
from .model import Change, JsonObject, Kind, code, listed
from .schemas import Schemas

_PAGING = ("cursor", "offset", "limit")


@dataclass(frozen=True)
class OperationComparer:
    """Yields the changes of one operation, or of one event that Attio sends."""

    schemas: Schemas
    subject: str
    old: JsonObject
    new: JsonObject
    kind: Kind = "operation"

    def changes(self) -> Iterator[Change]:
        yield from self._parameters()
        yield from self._body()
        yield from self._answers()
        yield from self._errors()
        yield from self._scopes()
        yield from self._paging()
        yield from self._standing()

    def told(self, part: str, text: str, *, breaking: bool, place: str = "") -> Change:
        return Change(self.kind, self.subject, part, place, text, breaking)

    def schema(self, part: str, old: Any, new: Any, direction: Direction) -> Iterator[Change]:
        for place, text, effect in self.schemas.compare(old, new):
            yield self.told(part, text, breaking=direction.breaks(effect), place=place)

    def _parameters(self) -> Iterator[Change]:
        had, has = _parameters(self.old), _parameters(self.new)
        for key in sorted(had.keys() | has.keys()):
            part = f"{key[0]} parameter {code(key[1])}"
            is_required = bool(has.get(key, {}).get("required"))
            if key not in had:
                needed = "required" if is_required else "optional"
                words = self.schemas.now.describe(has[key]["schema"])
                yield self.told(part, f"added, {needed}: {words}", breaking=is_required)
            elif key not in has:
                yield self.told(part, "removed", breaking=True)
            else:
                if bool(had[key].get("required")) is not is_required:
                    text = "required, was optional" if is_required else "optional, was required"
                    yield self.told(part, text, breaking=is_required)
                if any(had[key].get(word) != has[key].get(word) for word in ("style", "explode")):
                    yield self.told(part, "is written differently in the address", breaking=True)
                yield from self.schema(part, had[key]["schema"], has[key]["schema"], SENT)

    def _body(self) -> Iterator[Change]:
        had, has = self.old.get("requestBody"), self.new.get("requestBody")
        direction = SENT if self.kind == "operation" else ANSWERED
        if had is None and has is not None:
            needed = "required" if has["required"] else "optional"
            breaking = direction is SENT and has["required"]
            yield self.told("body", f"added, {needed}: {listed(sorted(has.get('content', {})))}", breaking=breaking)
        elif had is not None and has is None:
            yield self.told("body", "removed", breaking=True)
        elif had is not None and has is not None:
            if had["required"] is not has["required"]:
                text = "required, was optional" if has["required"] else "optional, was required"
                yield self.told("body", text, breaking=direction.breaks("required" if has["required"] else "optional"))
            yield from self._contents("body", had, has, direction)

    def _contents(self, part: str, had: JsonObject, has: JsonObject, direction: Direction) -> Iterator[Change]:
        old, new = had.get("content", {}), has.get("content", {})
        for kind in sorted(old.keys() | new.keys()):
            if kind not in old:
                yield self.told(part, f"may also be {code(kind)}", breaking=False)
            elif kind not in new:
                yield self.told(part, f"no longer {code(kind)}", breaking=True)
            else:
                yield from self.schema(part, old[kind]["schema"], new[kind]["schema"], direction)

    def _answers(self) -> Iterator[Change]:
        had, has = self.old["responses"], self.new["responses"]
        for status in sorted(status for status in had.keys() | has.keys() if not _is_error(status)):
            if status not in had:
                yield self.told("answers", f"can be {code(status)}", breaking=False)
            elif status not in has:
                yield self.told("answers", f"{code(status)} is gone", breaking=True)
            else:
                yield from self._contents(f"answer {code(status)}", had[status], has[status], ANSWERED)

    def _errors(self) -> Iterator[Change]:
        """Errors are told by status and code; what else their bodies hold, by its names."""
        old, new = self._codes(self.old), self._codes(self.new)
        for told, words in ((new.keys() - old.keys(), "new:"), (old.keys() - new.keys(), "gone:")):
            for status, error in sorted(told):
                yield self.told(
                    "errors", f"{words} {code(status)} {code(error) if error else ''}".strip(), breaking=False
                )
        for key in sorted(old.keys() & new.keys()):
            if old[key] != new[key]:
                gained, lost = sorted(new[key] - old[key]), sorted(old[key] - new[key])
                text = f"{'+ ' + listed(gained) if gained else ''} {'- ' + listed(lost) if lost else ''}".strip()
                yield self.told(f"error {code(key[0])}", f"its body: {text}", breaking=bool(lost))

    def _codes(self, operation: JsonObject) -> dict[tuple[str, str], frozenset[str]]:
        """(status, code), "" where none is stated, with the names in the body of such an error."""
        components = self.schemas.now if operation is self.new else self.schemas.before
        found: dict[tuple[str, str], frozenset[str]] = {}
        for status, answer in operation["responses"].items():
            bodies = [content["schema"] for content in answer.get("content", {}).values()] or [{}]
            for body in bodies if _is_error(status) else []:
                for variant in components.shape(body).variants or (body,):
                    properties = components.shape(variant).properties
                    for error in components.constants_of(properties.get("code", {})) or [""]:
                        found[status, error] = found.get((status, error), frozenset()) | properties.keys()
        return found

    def _scopes(self) -> Iterator[Change]:
        had, has = _scopes(self.old), _scopes(self.new)
        if had == has:
            return
        if not any(has) or not any(had):
            words = f"now {_alternatives(has)}" if any(has) else f"none stated any more, were {_alternatives(had)}"
            yield self.told("scopes", words, breaking=False)
        else:
            # A token that was enough is not when no alternative asks for less than an old one did.
            breaking = not all(any(new <= old for new in has) for old in had)
            yield self.told("scopes", f"now {_alternatives(has)}, were {_alternatives(had)}", breaking=breaking)

    def _paging(self) -> Iterator[Change]:
        had, has = self._pages(self.old), self._pages(self.new)
        if had != has:
            words = f"now by {has}, was {had}" if has and had else f"gained, by {has}" if has else f"lost, was by {had}"
            yield self.told("paging", words, breaking=True)

    def _pages(self, operation: JsonObject) -> str:
        components = self.schemas.now if operation is self.new else self.schemas.before
        query = {name for place, name in _parameters(operation) if place == "query"}
        if found := [name for name in _PAGING if name in query]:
            return " and ".join(found)
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        found = [name for name in _PAGING if name in components.shape(body).properties]
        return f"{' and '.join(found)} in the body" if found else ""

    def _standing(self) -> Iterator[Change]:
        """Tag, visibility and deprecation. A tag is the module that the operation is imported from."""
        if self.old.get("tags") != self.new.get("tags"):
            now, was = (listed(operation.get("tags", [])) or "none" for operation in (self.new, self.old))
            yield self.told("tag", f"{now}, was {was}", breaking=self.kind == "operation")
        for key, word in (("x-hidden", "hidden"), ("deprecated", "deprecated")):
            if bool(self.old.get(key)) is not bool(self.new.get(key)):
                yield self.told("standing", f"{word} now" if self.new.get(key) else f"no longer {word}", breaking=False)


def _parameters(operation: JsonObject) -> dict[tuple[str, str], JsonObject]:
    return {(parameter["in"], parameter["name"]): parameter for parameter in operation.get("parameters", [])}


def _is_error(status: str) -> bool:
    return not status.startswith(("1", "2", "3"))


def _scopes(operation: JsonObject) -> set[frozenset[str]]:
    """Alternatives, each the scopes that it asks for."""
    return {
        frozenset(str(scope) for scopes in one.values() for scope in (scopes if isinstance(scopes, list) else [scopes]))
        for one in operation.get("security", [])
    }


def _alternatives(scopes: set[frozenset[str]]) -> str:
    return " or ".join(listed(sorted(one)) or "none" for one in sorted(scopes, key=sorted))
