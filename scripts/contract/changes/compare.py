"""Compares two documents as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from scripts.contract.condense import events, operations, unordered

from .judge import ANSWERED, Direction
from .model import Change, JsonObject, Kind, code
from .operations import OperationComparer
from .schemas import Schemas
from .shapes import Components, references


@dataclass(frozen=True)
class Comparison:
    """What differs between two states of a contract. Operations go by METHOD and path."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    users: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # changed component -> operations that it is part of
    hidden: frozenset[str] = frozenset()  # operations added that upstream does not show

    @property
    def changed(self) -> dict[str, bool]:
        """Operations that changed, themselves or in a component: whether that breaks something."""
        found: dict[str, bool] = {}
        for change in self.changes:
            touched = self.users.get(change.subject, ()) if change.kind == "component" else (change.subject,)
            if change.kind in {"operation", "component"}:
                for operation in touched:
                    found[operation] = found.get(operation, False) or change.breaking
        return {key: found[key] for key in sorted(found, key=place_of) if key not in {*self.added, *self.removed}}

    @property
    def reasons(self) -> dict[str, tuple[str, ...]]:
        """What of an operation changed: `body`, `errors`, `component x`, ..., each once."""
        found: dict[str, dict[str, None]] = {}
        for change in self.changes:
            is_component = change.kind == "component"
            touched = self.users.get(change.subject, ()) if is_component else (change.subject,)
            reason = f"component {code(change.subject)}" if is_component else change.part or change.text
            for operation in touched if change.kind in {"operation", "component"} else ():
                found.setdefault(operation, {})[reason] = None
        return {operation: tuple(reasons) for operation, reasons in found.items()}

    def with_changes(self, changes: Iterable[Change]) -> Comparison:
        return replace(self, changes=(*self.changes, *changes))

    def joined(self, other: Comparison) -> Comparison:
        """Both: of two documents of one state. What both tell of a component is told once."""
        return Comparison(
            tuple(sorted({*self.added, *other.added}, key=place_of)),
            tuple(sorted({*self.removed, *other.removed}, key=place_of)),
            tuple(dict.fromkeys((*self.changes, *other.changes))),
            {
                name: tuple(sorted({*self.users.get(name, ()), *other.users.get(name, ())}, key=place_of))
                for name in sorted(self.users.keys() | other.users.keys())
            },
            self.hidden | other.hidden,
        )


def compare(before: JsonObject, now: JsonObject) -> Comparison:
    """Between two condensed documents, in a stable order."""
    old = {f"{method} {path}": operation for method, path, operation in operations(before)}
    new = {f"{method} {path}": operation for method, path, operation in operations(now)}
    schemas = Schemas(Components(before["components"]["schemas"]), Components(now["components"]["schemas"]))
    shared = sorted(old.keys() & new.keys(), key=place_of)
    changes = [change for key in shared for change in _of(schemas, "operation", key, old, new)]
    changes += _events(schemas, dict(events(before)), dict(events(now)))
    flows = _Flows(before, now)
    changes += [change for name in _names(schemas) for change in _component(schemas, name, flows)]
    touched = {change.subject for change in changes if change.kind == "component"}
    return Comparison(
        added=tuple(sorted(new.keys() - old.keys(), key=place_of)),
        removed=tuple(sorted(old.keys() - new.keys(), key=place_of)),
        changes=tuple(changes),
        users={name: flows.users(name) for name in sorted(touched)},
        hidden=frozenset(key for key in new.keys() - old.keys() if new[key].get("x-hidden")),
    )


def place_of(operation: str) -> tuple[str, str]:
    """Operations are told in the order of their paths."""
    method, _, path = operation.partition(" ")
    return path, method


def _of(
    schemas: Schemas, kind: Kind, subject: str, old: dict[str, JsonObject], new: dict[str, JsonObject]
) -> Iterator[Change]:
    if old[subject] == new[subject]:
        return
    changes = list(OperationComparer(schemas, subject, old[subject], new[subject], kind).changes())
    yield from changes or _rewritten(kind, subject, old[subject], new[subject])


def _rewritten(kind: Kind, subject: str, old: JsonObject, new: JsonObject) -> Iterator[Change]:
    """What says the same in other words. Another order of values or variants is not worth a line."""
    if unordered(old) != unordered(new):
        yield Change(kind, subject, "", "", "is written differently", breaking=False)


def _events(schemas: Schemas, old: dict[str, JsonObject], new: dict[str, JsonObject]) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield Change("event", name, "", "", "added", breaking=False)
        elif name not in new:
            yield Change("event", name, "", "", "removed", breaking=True)
        else:
            yield from _of(schemas, "event", name, old, new)


def _names(schemas: Schemas) -> list[str]:
    return sorted(schemas.before.schemas.keys() | schemas.now.schemas.keys())


def _component(schemas: Schemas, name: str, flows: _Flows) -> Iterator[Change]:
    if name not in schemas.before.schemas:
        words = schemas.now.describe(schemas.now.schemas[name])
        yield Change("component", name, "", "", f"added: {words}", breaking=False)
    elif name not in schemas.now.schemas:
        yield Change("component", name, "", "", "removed", breaking=True)
    elif (old := schemas.before.schemas[name]) != (new := schemas.now.schemas[name]):
        direction = flows.direction(name)
        found = [
            Change("component", name, "", place, text, direction.breaks(effect))
            for place, text, effect in schemas.compare(old, new)
        ]
        yield from found or _rewritten("component", name, old, new)


class _Flows:
    """Which operations a component is part of, and which way it travels there."""

    def __init__(self, *documents: JsonObject) -> None:
        self._documents = documents

    @cached_property
    def _ways(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """The operations by component: where it is sent, where it is answered."""
        all_sent: dict[str, set[str]] = {}
        all_answered: dict[str, set[str]] = {}
        for document in self._documents:
            schemas = document["components"]["schemas"]
            direct = {name: references(schema) for name, schema in schemas.items()}
            for method, path, operation in operations(document):
                sent = [operation.get("parameters", []), operation.get("requestBody", {})]
                self._add(all_sent, f"{method} {path}", references(sent), direct)
                self._add(all_answered, f"{method} {path}", references(operation["responses"]), direct)
        return all_sent, all_answered

    @staticmethod
    def _add(flows: dict[str, set[str]], operation: str, names: set[str], direct: dict[str, set[str]]) -> None:
        reached: set[str] = set()
        while names:
            reached |= names
            names = {below for name in names for below in direct.get(name, ())} - reached
        for name in reached:
            flows.setdefault(name, set()).add(operation)

    def direction(self, name: str) -> Direction:
        """One that no operation has is read as an answer: events hold it, or nobody does."""
        sent, answered = self._ways
        if name in sent:
            return Direction(sent=True, answered=name in answered)
        return ANSWERED

    def users(self, name: str) -> tuple[str, ...]:
        sent, answered = self._ways
        return tuple(sorted(sent.get(name, set()) | answered.get(name, set()), key=place_of))
