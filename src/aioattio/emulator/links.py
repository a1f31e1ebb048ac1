"""What ties values to records: which are active, what they refer to, who holds a unique value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aioattio.emulator.records import Record, Value

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from aioattio.emulator.schema import Attribute
    from aioattio.emulator.values.references import Actor
    from aioattio.emulator.workspace import Workspace


class Links:
    """Starts and ends values. Everything it is given has been checked already."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def set(self, record: Record, attribute: Attribute, wanted: Iterable[Any], now: int, actor: Actor) -> None:
        """Make the active values those wanted, in that order; a value that stays keeps its history."""
        key = self._workspace.codec(attribute).key
        by_key: dict[Hashable, Any] = {}
        for payload in wanted:
            by_key.setdefault(key(payload), payload)
        for value in list(record.values.get(attribute, ())):
            if key(value.payload) not in by_key:
                self.unlink(record, attribute, value.payload, now)
        held = {key(value.payload) for value in record.values.get(attribute, ())}
        for one, payload in by_key.items():
            if one not in held:
                self._link(record, attribute, payload, now, actor)
        rank = {one: position for position, one in enumerate(by_key)}
        record.values.get(attribute, []).sort(key=lambda value: rank[key(value.payload)])
        record.json_of = -1

    def _link(self, record: Record, attribute: Attribute, payload: Any, now: int, actor: Actor) -> None:
        """Start a value and, for a relationship, its counterpart on the other record."""
        inverse = attribute.inverse
        if inverse is not None and not inverse.is_multiselect:
            for other in list(payload.values.get(inverse, ())):
                self.unlink(payload, inverse, other.payload, now)
        self._start(record, attribute, payload, now, actor)
        if inverse is not None and (payload, inverse) not in record.referrers:
            self._start(payload, inverse, record, now, actor)

    def unlink(self, record: Record, attribute: Attribute, payload: Any, now: int) -> None:
        self.end(record, attribute, payload, now)
        if attribute.inverse is not None:
            self.end(payload, attribute.inverse, record, now)

    def _start(self, record: Record, attribute: Attribute, payload: Any, now: int, actor: Actor) -> None:
        record.values.setdefault(attribute, []).append(Value(payload, now, actor))
        self._hold(record, attribute, payload)
        record.json_of = -1

    def _hold(self, record: Record, attribute: Attribute, payload: Any) -> None:
        if attribute.is_unique:
            attribute.index[self._workspace.codec(attribute).unique_key(payload)] = record
        if isinstance(payload, Record):
            payload.referrers[record, attribute] = None

    def _release(self, record: Record, attribute: Attribute, payload: Any) -> None:
        if attribute.is_unique:
            attribute.index.pop(self._workspace.codec(attribute).unique_key(payload), None)
        if isinstance(payload, Record):
            payload.referrers.pop((record, attribute), None)

    def rewrite(self, record: Record, attribute: Attribute, values: Sequence[Value]) -> None:
        """Make these all values that the attribute has and had. Not for relationships, whose other end it leaves."""
        for value in record.values.get(attribute, ()):
            self._release(record, attribute, value.payload)
        record.values[attribute] = [value for value in values if value.active_until is None]
        record.ended[attribute] = [value for value in values if value.active_until is not None]
        for value in record.values[attribute]:
            self._hold(record, attribute, value.payload)
        record.json_of = -1

    def release(self, record: Record) -> None:
        """Give up what a record that goes holds and refers to."""
        for attribute, values in record.values.items():
            for value in values:
                self._release(record, attribute, value.payload)

    def end(self, record: Record, attribute: Attribute, payload: Any, now: int) -> None:
        """End the value with this payload, if it is active."""
        key = self._workspace.codec(attribute).key
        values = record.values.get(attribute, [])
        ending = [value for value in values if key(value.payload) == key(payload)]
        for value in ending:
            values.remove(value)
            value.active_until = now
            record.ended.setdefault(attribute, []).append(value)
        if attribute.is_unique and ending:
            held = self._workspace.codec(attribute).unique_key
            # Another value of this record may hold it too: one number under two countries.
            if all(held(value.payload) != held(payload) for value in values):
                attribute.index.pop(held(payload), None)
        if isinstance(payload, Record):
            payload.referrers.pop((record, attribute), None)
        record.json_of = -1
