"""Reads the webhooks: each event type that Attio sends, as a shape of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .condense import events
from .places import REFERENCE, Atom, Schemas, contents, escape
from .shapes import Naming

JsonObject = dict[str, Any]

ENVELOPE = ("webhook_id", "events")
_COMMON = ("event_type", "id", "actor")
_SUBSCRIBABLE = "WebhookEventType"  # the name of the shape that lists what a webhook may subscribe to


@dataclass(frozen=True)
class Event:
    """One row of the table of events."""

    type: str
    model: str | None  # None: its shape is none that a model could be made of
    id_keys: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()  # what it holds besides its type, its id and who did it


@dataclass(frozen=True)
class EventSchema:
    """What one event holds, wherever it is written in the document."""

    type: str
    schema: Any
    doubt: str | None = None

    @property
    def place(self) -> str:
        """The root that its shapes are named by: `event.record.created`."""
        return "event." + ".".join(escape(part) for part in self.type.split("."))


def event_schemas(document: JsonObject) -> Iterator[EventSchema]:
    """What the events of a document hold, taken out of what is posted; an event is never left out."""
    schemas = Schemas(document["components"]["schemas"])
    for kind, post in events(document):
        envelope = _only_object(schemas, [schema for _, schema in contents(post.get("requestBody", {}))])
        if envelope is None:
            yield EventSchema(kind, {}, f"event {kind}: what is posted is no object")
            continue
        properties = envelope.schema["properties"]
        lists = [atom for atom in schemas.atoms(properties.get("events", {}), kind) if atom.kind == "array"]
        if len(lists) != 1 or set(properties) != set(ENVELOPE):
            found = ", ".join(sorted(properties))
            doubt = f"event {kind}: {' and '.join(ENVELOPE)} expected in what is posted, found {found}"
            yield EventSchema(kind, lists[0].schema["items"] if lists else {}, doubt)
        else:
            yield EventSchema(kind, lists[0].schema["items"])


def event_rows(document: JsonObject, naming: Naming) -> tuple[tuple[Event, ...], list[str]]:
    """The table of events, and a line for each thing about them that is not as expected.

    Call after the shapes of the document have been named.
    """
    schemas = Schemas(document["components"]["schemas"])
    rows: list[Event] = []
    doubts: list[str] = []
    for given in event_schemas(document):
        row, found = _row(given, schemas, naming)
        rows.append(row)
        doubts += [*([given.doubt] if given.doubt else []), *found]
    return tuple(rows), [*doubts, *(_unsubscribable({row.type for row in rows}, naming) if rows else ())]


def _row(given: EventSchema, schemas: Schemas, naming: Naming) -> tuple[Event, list[str]]:
    reference = naming.reference([(given.place, given.schema)], response=True).get("$ref")
    event = _only_object(schemas, [given.schema])
    if reference is None or event is None:
        return Event(given.type, None), [f"event {given.type}: no object of known keys, so it is read as it comes"]
    properties = event.schema["properties"]
    said = {value for atom in schemas.atoms(properties.get("event_type", {}), "") for value in _constants(atom)}
    doubts = [] if said == {given.type} else [f"event {given.type}: its event_type is {_listed(said) or 'not given'}"]
    id_ = _only_object(schemas, [properties.get("id", {})])
    if id_ is None:
        doubts.append(f"event {given.type}: its id is no object")
    return Event(
        given.type,
        reference.removeprefix(REFERENCE),
        tuple(sorted(id_.schema["properties"])) if id_ else (),
        tuple(sorted(properties.keys() - {*_COMMON})),
    ), doubts


def _unsubscribable(types: set[str], naming: Naming) -> Iterator[str]:
    """Where what may be subscribed to and what is sent are not the same."""
    shape = naming.shapes.get(_SUBSCRIBABLE)
    for place, atom in ((atom.place, atom) for atom in shape.ordered()) if shape else ():
        listed = {value for value in _constants(atom) if isinstance(value, str)}
        yield from (f"event {kind} is sent, but {place} does not list it" for kind in sorted(types - listed))
        yield from (f"event {kind} is listed by {place}, but no webhook sends it" for kind in sorted(listed - types))


def _only_object(schemas: Schemas, given: list[Any]) -> Atom | None:
    atoms = [atom for schema in given for atom in schemas.atoms(schema, "")]
    return atoms[0] if len(atoms) == 1 and atoms[0].kind == "object" else None


def _constants(atom: Atom) -> list[Any]:
    return [atom.schema["const"]] if atom.kind == "const" else list(atom.schema.get("enum", ()))


def _listed(values: set[Any]) -> str:
    return ", ".join(sorted(map(str, values)))
