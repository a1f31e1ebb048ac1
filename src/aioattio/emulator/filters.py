"""Filters: from the JSON of a query to conditions that records meet or do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from aioattio.emulator.errors import filter_error
from aioattio.emulator.values.base import RANGE, Property, show
from aioattio.emulator.values.scalars import moment_operand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aioattio.emulator.records import Record, Value
    from aioattio.emulator.schema import Attribute, ObjectType, Table
    from aioattio.emulator.values.base import Codec
    from aioattio.emulator.workspace import Workspace

MAX_PATH = 5

Test: TypeAlias = Callable[["Value"], bool]

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "$eq": lambda has, wanted: has == wanted,
    "$lt": lambda has, wanted: has is not None and has < wanted,
    "$lte": lambda has, wanted: has is not None and has <= wanted,
    "$gt": lambda has, wanted: has is not None and has > wanted,
    "$gte": lambda has, wanted: has is not None and has >= wanted,
    "$contains": lambda has, wanted: has is not None and wanted.casefold() in has.casefold(),
    "$starts_with": lambda has, wanted: has is not None and has.casefold().startswith(wanted.casefold()),
    "$ends_with": lambda has, wanted: has is not None and has.casefold().endswith(wanted.casefold()),
}
OPERATORS = frozenset(_COMPARISONS) | {"$in", "$not_empty"}
_LOGICAL = frozenset({"$and", "$or", "$not"})


class Condition(Protocol):
    def matches(self, record: Record) -> bool: ...

    def candidates(self) -> set[Record] | None:
        """The few records that can match, where an index knows them; None means any."""
        ...


@dataclass(frozen=True, slots=True)
class AllOf:
    conditions: list[Condition]

    def matches(self, record: Record) -> bool:
        for condition in self.conditions:  # noqa: SIM110 - half the time of all(), for every record of every query
            if not condition.matches(record):
                return False
        return True

    def candidates(self) -> set[Record] | None:
        known = [found for one in self.conditions if (found := one.candidates()) is not None]
        return min(known, key=len) if known else None


@dataclass(frozen=True, slots=True)
class AnyOf:
    conditions: list[Condition]

    def matches(self, record: Record) -> bool:
        for condition in self.conditions:  # noqa: SIM110
            if condition.matches(record):
                return True
        return False

    def candidates(self) -> set[Record] | None:
        union: set[Record] = set()
        for condition in self.conditions:
            found = condition.candidates()
            if found is None:
                return None
            union |= found
        return union


@dataclass(frozen=True, slots=True)
class Not:
    condition: Condition

    def matches(self, record: Record) -> bool:
        return not self.condition.matches(record)

    def candidates(self) -> set[Record] | None:
        return None


@dataclass(frozen=True, slots=True)
class OnAttribute:
    """At least one active value passes every test; `present` asks whether there is any value at all."""

    attribute: Attribute
    tests: list[Test]
    present: bool | None
    few: set[Record] | None
    """Those among which all that match are; None when unknown."""

    def matches(self, record: Record) -> bool:
        values = record.active(self.attribute)
        if self.present is not None and bool(values) != self.present:
            return False
        if not self.tests:
            return True
        for value in values:
            for test in self.tests:
                if not test(value):
                    break
            else:
                return True
        return False

    def candidates(self) -> set[Record] | None:
        return self.few


@dataclass(frozen=True, slots=True)
class AlongPath:
    """A record reached over references meets the condition."""

    references: list[Attribute]
    condition: Condition

    def matches(self, record: Record) -> bool:
        for reached in follow(record, self.references):  # noqa: SIM110
            if self.condition.matches(reached):
                return True
        return False

    def candidates(self) -> set[Record] | None:
        return None


def follow(record: Record, references: list[Attribute]) -> list[Record]:
    """The records that a chain of record references leads to."""
    reached = [record]
    for reference in references:
        reached = [value.payload for one in reached if one.table is reference.table for value in one.active(reference)]
    return reached


def compile_filter(workspace: Workspace, table: Table, given: Any) -> Condition:
    """Raises Refusal (filter_error) for what the documentation does not know."""
    if not isinstance(given, dict):
        raise filter_error(f"A filter is an object, not {show(given)}")
    if "path" in given and "constraints" in given:
        return _compile_path(workspace, table, given)
    conditions: list[Condition] = []
    for key, operand in given.items():
        if key in ("$and", "$or"):
            if not isinstance(operand, list):
                raise filter_error(f"{key} expects an array of filters, not {show(operand)}")
            parts = [compile_filter(workspace, table, part) for part in operand]
            conditions.append(AllOf(parts) if key == "$and" else AnyOf(parts))
        elif key == "$not":
            conditions.append(_compile_not(workspace, table, operand))
        elif key.startswith("$"):
            raise filter_error(f"Invalid operator: {key}")
        else:
            attribute = find_attribute(table, key)
            conditions.append(_compile_attribute(workspace, attribute, operand))
    return conditions[0] if len(conditions) == 1 else AllOf(conditions)


def _compile_not(workspace: Workspace, table: Table, given: Any) -> Condition:
    is_path = isinstance(given, dict) and "path" in given and "constraints" in given
    if isinstance(given, dict) and not is_path:
        if len(given) != 1:
            raise filter_error(f"$not expects a single comparison, but got {len(given)}: {', '.join(given)}")
        if not _LOGICAL.isdisjoint(given):
            raise filter_error(f"$not expects a comparison, but got {', '.join(given)}")
    return Not(compile_filter(workspace, table, given))


def find_attribute(table: Table, reference: str) -> Attribute:
    attribute = table.attribute(reference)
    if attribute is None or attribute.is_archived:
        raise filter_error(f'Unknown attribute "{reference}" on "{table.slug}"')
    return attribute


def resolve_path(workspace: Workspace, table: Table, path: Any) -> tuple[list[Attribute], Attribute]:
    """The references along a path of [object, attribute] pairs, and the attribute at its end."""
    if not isinstance(path, list) or not 1 <= len(path) <= MAX_PATH:
        raise filter_error(f"A path is an array of one to {MAX_PATH} [object, attribute] pairs")
    steps: list[Attribute] = []
    for pair in path:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)):
            raise filter_error(f"A step of a path is [object, attribute], not {show(pair)}")
        if not steps and pair[0] not in (table.slug, table.id):
            raise filter_error(f'A path starts at what is queried, "{table.slug}", not at "{pair[0]}"')
        step_table = _reached(workspace, steps[-1], pair[0]) if steps else table
        steps.append(find_attribute(step_table, pair[1]))
    for reference in steps[:-1]:
        if reference.type != "record-reference":
            raise filter_error(f'"{reference.slug}" is not a record reference and cannot be followed')
    return steps[:-1], steps[-1]


def _reached(workspace: Workspace, reference: Attribute, name: str) -> ObjectType:
    """The object of that name, to which the reference must be able to lead."""
    found = workspace.find_object(name)
    if found is None:
        raise filter_error(f'Unknown object "{name}" in a path')
    if reference.allowed is not None and found not in reference.allowed:
        raise filter_error(f'"{reference.slug}" does not lead to "{name}"')
    return found


def _compile_path(workspace: Workspace, table: Table, given: dict[str, Any]) -> Condition:
    extra = sorted(set(given) - {"path", "constraints"})
    if extra:
        raise filter_error(f"A path filter has path and constraints only, not {', '.join(extra)}")
    references, attribute = resolve_path(workspace, table, given["path"])
    return AlongPath(references, _compile_attribute(workspace, attribute, given["constraints"]))


def _compile_attribute(workspace: Workspace, attribute: Attribute, given: Any) -> Condition:
    codec = workspace.codec(attribute)
    compiler = _AttributeCompiler(workspace, attribute)
    if isinstance(given, dict):
        _check_named(codec, attribute, given)
        for key, operand in given.items():
            if key == "$not_empty":
                compiler.presence(operand)
            elif key.startswith("$"):
                compiler.add(codec.default, key, operand)
            else:
                compiler.add_property(key, operand)
    else:
        compiler.add(codec.default, "$eq", given)
    return compiler.condition()


def _check_named(codec: Codec, attribute: Attribute, given: dict[str, Any]) -> None:
    if not given or {} in given.values():
        raise filter_error(f'The filter on attribute "{attribute.slug}" compares with nothing')
    for name in given:
        needed = codec.properties[name].needs if name in codec.properties else None
        if needed is not None and needed not in given:
            raise filter_error(f'The filter on attribute "{attribute.slug}" by {name} needs {needed} as well')


class _AttributeCompiler:
    def __init__(self, workspace: Workspace, attribute: Attribute) -> None:
        self._workspace = workspace
        self._attribute = attribute
        self._properties = workspace.codec(attribute).properties
        self._tests: list[Test] = []
        self._present: bool | None = None
        self._few: set[Record] | None = None

    def condition(self) -> OnAttribute:
        return OnAttribute(self._attribute, self._tests, self._present, self._few)

    def presence(self, operand: Any) -> None:
        if not isinstance(operand, bool):
            raise filter_error(f"$not_empty expects true or false, not {show(operand)}")
        self._present = operand

    def add_property(self, name: str, given: Any) -> None:
        for operator, operand in given.items() if isinstance(given, dict) else (("$eq", given),):
            self.add(name, operator, operand)

    def add(self, name: str | None, operator: str, operand: Any) -> None:
        """One comparison of one property."""
        attribute = self._attribute
        if operator not in OPERATORS:
            raise filter_error(f"Invalid operator: {operator}")
        if name is None:
            raise filter_error(f'Attribute "{attribute.slug}" of type {attribute.type} is filtered by its properties')
        if name == "active_from" and attribute.type in ("select", "status"):
            self._add_active_from(operator, operand)
            return
        found = self._properties.get(name)
        if found is None:
            raise filter_error(f"Invalid field '{name}' for attribute of type '{attribute.type}'")
        if operator not in found.operators:
            raise filter_error(f"Invalid operator: {operator} is not available on '{name}' of '{attribute.type}'")
        self._tests.append(self._test(found, operator, operand))
        if operator in ("$eq", "$in") and name == self._workspace.codec(attribute).default:
            wanted = operand if operator == "$in" else [operand]
            self._sieve([found.operand(one, attribute, self._workspace) for one in wanted])

    def _sieve(self, wanted: list[Any]) -> None:
        """Ask what is kept in order anyway who holds one of these values, or refers to a record of these ids."""
        attribute = self._attribute
        if attribute.type == "record-reference":
            targets = attribute.allowed or self._workspace.objects
            named = [table.records[one] for table in targets for one in wanted if one in table.records]
            self._few = {one for record in named for one, by in record.referrers if by is attribute}
        elif attribute.is_unique:
            held = attribute.table.records if attribute.computed == "record_id" else attribute.index
            self._few = {held[one] for one in wanted if one in held}

    def _test(self, found: Property, operator: str, operand: Any) -> Test:
        attribute, workspace, of = self._attribute, self._workspace, found.of
        if operator == "$in":
            if not isinstance(operand, list):
                raise filter_error(f"$in expects an array, not {show(operand)}")
            wanted = {found.operand(one, attribute, workspace) for one in operand}
            return lambda value: of(value.payload) in wanted
        if operator == "$not_empty":
            if not isinstance(operand, bool):
                raise filter_error(f"$not_empty expects true or false, not {show(operand)}")
            return lambda value: bool(of(value.payload)) == operand
        compare, single = _COMPARISONS[operator], found.operand(operand, attribute, workspace)
        return lambda value: compare(of(value.payload), single)

    def _add_active_from(self, operator: str, operand: Any) -> None:
        if operator not in RANGE:
            raise filter_error(f"Invalid operator: {operator} is not available on 'active_from'")
        compare, moment = _COMPARISONS[operator], moment_operand(operand, self._attribute, self._workspace)
        self._tests.append(lambda value: compare(value.active_from, moment))


def select(records: dict[str, Record], condition: Condition) -> Iterable[Record]:
    """Those that match, in order of creation, asked of an index where one helps."""
    few = condition.candidates()
    pool = records.values() if few is None else sorted(few, key=lambda record: record.number)
    return (record for record in pool if condition.matches(record))
