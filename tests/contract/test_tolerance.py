"""Whatever an answer holds, reading it does not fail and writing it gives back what came."""

from __future__ import annotations

import json
import pickle
from importlib import import_module

import pytest

from aioattio_openapi.attio.api.records import query_records
from aioattio_openapi.attio.models import (
    Actor,
    Record,
    RecordList,
    StatusValue,
    TextValue,
    TimestampValue,
    UnknownVariant,
    WebhookList,
)
from aioattio_openapi.attio.types import UNSET

REFERENCE = "#/components/schemas/"
NINE_DIGITS = "2026-01-02T03:04:05.123456789Z"


def sample(schema, components):
    """An answer with everything in it: every property, and in arrays one item of each variant."""
    if "$ref" in schema:
        return sample(components[schema["$ref"].removeprefix(REFERENCE)], components)
    if "anyOf" in schema:
        return sample(schema["anyOf"][0], components)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if kind == "array":
        items = schema["items"]
        return [sample(item, components) for item in items.get("anyOf", [items])]
    if kind == "object":
        made = {key: sample(value, components) for key, value in schema.get("properties", {}).items()}
        extra = schema.get("additionalProperties")
        return {"some_slug": sample(extra, components)} if not made and isinstance(extra, dict) else made
    return {"string": NINE_DIGITS, "number": 1.5, "integer": 1, "boolean": True, "null": None}.get(kind, {"any": [1]})


def answers(document):
    """One operation for each shape of an answer, with that shape."""
    seen = {}
    for item in document["paths"].values():
        for operation in item.values():
            content = operation["responses"]["200"].get("content")
            if content:
                module = f"aioattio_openapi.attio.api.{operation['tags'][0]}.{operation['operationId']}"
                seen.setdefault(str(content), (module, content["application/json"]["schema"]))
    return [seen[key] for key in sorted(seen)]


def alterations(node, path=(), done=frozenset()):
    """Every (what, how) that changes one spot of an answer, but none below a key that is `done`.

    `how` is given a copy of the whole answer and changes it.
    """

    def at(root):
        for step in path:
            root = root[step]
        return root

    if isinstance(node, dict):
        yield f"{path} extra", lambda root: at(root).update(brand_new={"a": [1, None]})
        for key, value in node.items():
            yield f"{path} without {key}", lambda root, key=key: at(root).pop(key)
            for name, other in (("null", None), ("other", "brand-new"), ("list", [1]), ("object", {"x": 1})):
                yield f"{path} {key} {name}", lambda root, key=key, other=other: at(root).update({key: other})
            if key not in done:
                yield from alterations(value, (*path, key), done)
    elif isinstance(node, list):
        yield f"{path} odd item", lambda root: at(root).append("brand-new")
        yield f"{path} null item", lambda root: at(root).append(None)
        for index, item in enumerate(node):
            yield from alterations(item, (*path, index), done)


def test_every_answer_survives_any_one_change(prepared):
    document = prepared.document
    tried = 0
    for module_name, schema in answers(document):
        parse = import_module(module_name).parse
        whole = sample(schema, document["components"]["schemas"])
        assert parse(whole).to_dict() == whole, module_name
        text = json.dumps(whole)
        # The values of a record are of the same classes everywhere: altering each of them once is enough.
        values = frozenset({"some_slug"} if "RecordList" not in str(schema) else ())
        for what, alter in alterations(whole, done=values):
            changed = json.loads(text)
            alter(changed)
            kept = json.loads(json.dumps(changed))
            assert parse(changed).to_dict() == kept, f"{module_name}: {what}"
            assert changed == kept, f"{module_name}: {what} changed what it was given"
            tried += 1
    assert tried > 3_000


def value(attribute_type, **parts):
    actor = {"type": "workspace-member", "id": "m"}
    return {
        "active_from": NINE_DIGITS,
        "active_until": None,
        "created_by_actor": actor,
        "attribute_type": attribute_type,
        **parts,
    }


def page(*values):
    identity = {"workspace_id": "w", "object_id": "o", "record_id": "r"}
    return {"data": [{"id": identity, "created_at": NINE_DIGITS, "web_url": "u", "values": {"slug": list(values)}}]}


def read_one(given):
    answer = query_records.parse(page(given))
    assert isinstance(answer, RecordList)
    assert answer.to_dict() == page(given)
    return answer.data[0].values["slug"][0]


def test_values_are_read_as_what_they_say_they_are():
    text = read_one(value("text", value="x"))
    assert isinstance(text, TextValue)
    assert (text.value, text.active_from, text.created_by_actor) == (
        "x",
        NINE_DIGITS,
        Actor(id="m", type_="workspace-member"),
    )
    assert isinstance(read_one(value("timestamp", value=NINE_DIGITS)), TimestampValue)


def test_a_value_with_a_missing_key_is_still_that_value():
    given = value("text", value="x")
    del given["created_by_actor"]
    text = read_one(given)
    assert isinstance(text, TextValue)
    assert text.created_by_actor is UNSET


@pytest.mark.parametrize("attribute_type", ["hologram", None, 7, ["text"]])
def test_a_value_of_an_unknown_type_is_kept(attribute_type):
    unknown = read_one(value(attribute_type, depth=3))
    assert isinstance(unknown, UnknownVariant)
    assert unknown["depth"] == 3
    assert unknown.get("nothing") is None


def test_a_null_actor_is_an_actor_with_nulls():
    text = read_one(value("text", value="x", created_by_actor={"id": None, "type": None}))
    assert (text.created_by_actor.id, text.created_by_actor.type_) == (None, None)


def test_extra_keys_are_at_hand():
    text = read_one(value("text", value="x", extra={"a": 1}))
    assert text.additional_properties == {"extra": {"a": 1}}


@pytest.mark.parametrize("status", ["0b0e", {"title": "Won", "id": {"status_id": "s"}}])
def test_a_status_is_written_two_ways(prepared, status):
    given = value("status", status=status)
    read = read_one(given)
    assert isinstance(read, StatusValue)
    assert read.to_dict() == given


def test_webhook_filters_come_back_under_their_own_names():
    condition = {"field": "f", "operator": "equals", "value": "v"}
    given = {"data": [{"subscriptions": [{"event_type": "new.event", "filter": {"$or": [condition]}}]}]}
    read = WebhookList.from_dict(given)
    assert read.data[0].subscriptions[0].filter_.or_[0].value == "v"
    assert read.to_dict() == given


def test_models_are_values():
    one, other = (RecordList.from_dict(page(value("text", value="x"))) for _ in range(2))
    assert one == other
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301
    other.data[0].values["slug"][0].value = "y"
    assert one != other


def test_no_answer_is_not_an_object():
    assert Record.read("<html>") == "<html>"
