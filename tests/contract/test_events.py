"""Every event that the webhooks document has becomes a model and a row of the table, and is read as that model."""

from __future__ import annotations

import ast
import copy
import sys
from importlib import import_module

import pytest

from aioattio_openapi.attio import events, models
from aioattio_openapi.attio.types import UNSET
from scripts.contract.bundle import Bundle, nothing
from scripts.contract.fetch import fetch
from scripts.contract.pipeline import Layout, build, contract

from .conftest import ROOT, upstream
from .test_injection import EVIL, calls


@pytest.fixture
def webhooks(bundle):
    """A copy of the committed document of webhooks."""
    return copy.deepcopy(bundle.webhooks)


def made(webhooks, api=None):
    """The contract of a document of webhooks, with that of an API or with none."""
    return contract(Layout(ROOT), Bundle(api or nothing(), webhooks=webhooks).united())[0]


def event(webhooks, kind):
    envelope = webhooks["webhooks"][kind]["post"]["requestBody"]["content"]["application/json"]["schema"]
    return envelope["properties"]["events"]["items"]


def test_the_table_is_what_upstream_publishes():
    document = fetch(upstream("current"), "webhooks")
    for kind in document["webhooks"]:
        properties = event(document, kind)["properties"]
        row = events.EVENTS[kind]
        assert set(row.id_keys) == properties["id"]["properties"].keys()
        assert set(row.properties) == properties.keys() - {"event_type", "id", "actor"}
        assert row.model in models.__all__
    assert len(events.EVENTS) == len(document["webhooks"]) == 34


def test_a_delivery_is_read_as_the_models_of_its_events():
    sent = {
        "webhook_id": "w",
        "events": [
            {
                "event_type": "record.updated",
                "id": {"workspace_id": "1", "object_id": "2", "record_id": "3", "attribute_id": "4"},
                "actor": {"type": "system", "id": None},
                "new": {"key": True},
            },
            {"event_type": "record.exploded", "id": {"bomb_id": "b"}, "actor": {}, "why": [1]},
            {"event_type": ["no", "text"]},
            "no event",
        ],
        "delivered_at": "later",
    }
    delivery = events.Delivery.from_dict(sent)
    first, unknown, odd, text = delivery.events
    assert isinstance(first, models.RecordUpdatedEvent)
    assert isinstance(first.id, models.UpdatedRecordId)
    assert isinstance(first.actor, models.Actor)
    assert (first.id.attribute_id, first.actor.type_) == ("4", "system")
    assert first.additional_properties == {"new": {"key": True}}
    assert isinstance(unknown, events.UnknownEvent)
    assert (unknown.event_type, unknown.id) == ("record.exploded", {"bomb_id": "b"})
    assert isinstance(odd, events.UnknownEvent)
    assert odd.id is UNSET
    assert text == "no event"
    assert delivery.to_dict() == sent


def test_ids_are_those_of_the_things_that_events_tell_of():
    read = {kind: events.read_event({"event_type": kind, "id": {}}) for kind in events.EVENTS}
    assert type(read["record.created"].id) is type(read["record.merged"].id) is models.RecordId
    assert type(read["note-content.updated"].id) is models.NoteId
    assert type(read["object-attribute.created"].id) is models.AttributeId
    assert type(read["activity-attribute.created"].id) is models.ActivityAttributeId
    assert len({type(value) for value in read.values()}) == 34


def test_a_new_event_is_reported_and_works(bundle, webhooks):
    webhooks["webhooks"]["planet.created"] = copy.deepcopy(webhooks["webhooks"]["record.created"])
    event(webhooks, "planet.created")["properties"]["event_type"] = {"type": "string", "enum": ["planet.created"]}
    contract_ = made(webhooks, bundle.api)
    row = next(row for row in contract_.events if row.type == "planet.created")
    assert row.model == "EventPlanetCreated"
    assert "place event.planet.created is called EventPlanetCreated" in contract_.nameless
    assert contract_.doubts == (
        "event planet.created is sent, but NewWebhookSubscription.event_type does not list it",
        "event planet.created is sent, but WebhookSubscription.event_type does not list it",
    )


def test_a_lost_and_a_renamed_event_are_told_and_rename_nothing_else(bundle, webhooks, prepared):
    webhooks["webhooks"].pop("task.created")
    webhooks["webhooks"]["record.changed"] = webhooks["webhooks"].pop("record.updated")
    contract_ = made(webhooks, bundle.api)
    assert "event record.changed: its event_type is record.updated" in contract_.doubts
    assert "event task.created is listed by WebhookSubscription.event_type, but no webhook sends it" in contract_.doubts
    assert contract_.naming.unused == {"TaskCreatedEvent", "RecordUpdatedEvent", "UpdatedRecordId"}
    before = {row.type: row for row in prepared.events}
    assert [row.type for row in contract_.events if before.get(row.type) != row] == ["record.changed"]


def no_type(webhooks):
    del event(webhooks, "note.created")["properties"]["event_type"]


def no_id(webhooks):
    event(webhooks, "note.created")["properties"]["id"] = {"type": "string"}


def no_object(webhooks):
    event(webhooks, "note.created").pop("properties")


def several(webhooks):
    webhooks["webhooks"]["note.created"]["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"][
        "events"
    ]["items"] = {"anyOf": [event(webhooks, "note.created"), event(webhooks, "note.updated")]}


def no_events(webhooks):
    body = webhooks["webhooks"]["note.created"]["post"]["requestBody"]
    body["content"]["application/json"]["schema"]["properties"]["batch"] = {}
    del body["content"]["application/json"]["schema"]["properties"]["events"]


def no_body(webhooks):
    del webhooks["webhooks"]["note.created"]["post"]["requestBody"]


@pytest.mark.parametrize(
    ("change", "says", "model"),
    [
        (no_type, "its event_type is not given", "NoteCreatedEvent"),
        (no_id, "its id is no object", "NoteCreatedEvent"),
        (no_object, "no object of known keys, so it is read as it comes", None),
        (several, "no object of known keys, so it is read as it comes", None),
        (no_events, "webhook_id and events expected in what is posted, found batch, webhook_id", None),
        (no_body, "what is posted is no object", None),
    ],
)
def test_an_event_of_no_usable_shape_is_told_and_not_lost(webhooks, change, says, model):
    change(webhooks)
    contract_ = made(webhooks)
    assert f"event note.created: {says}" in contract_.doubts
    assert len(contract_.events) == 34
    assert next(row.model for row in contract_.events if row.type == "note.created") == model


def test_events_are_corrected_like_everything_else(webhooks):
    actor = event(webhooks, "task.created")["properties"]["actor"]["properties"]
    assert actor["id"] == {"type": "string", "nullable": True}
    schemas = made(webhooks).document["components"]["schemas"]
    assert schemas["NoteCreatedEvent"]["properties"]["actor"] == {"$ref": "#/components/schemas/Actor"}
    assert {"type": "null"} in schemas["Actor"]["properties"]["id"]["anyOf"]


def test_a_schema_behind_a_reference_is_the_same_event(webhooks, prepared):
    components = webhooks["components"]["schemas"]
    components["made up"] = event(webhooks, "note.created")
    posted = webhooks["webhooks"]["note.created"]["post"]["requestBody"]["content"]["application/json"]
    posted["schema"]["properties"]["events"]["items"] = {"$ref": "#/components/schemas/made up"}
    components["posted"] = posted["schema"]
    posted["schema"] = {"$ref": "#/components/schemas/posted"}
    rows = {row.type: row for row in made(webhooks).events}
    assert rows["note.created"].id_keys == ("note_id", "workspace_id")
    assert rows["note.created"].properties == ("parent_object_id", "parent_record_id")
    assert {kind: row for kind, row in rows.items() if kind != "note.created"} == {
        row.type: row for row in prepared.events if row.type != "note.created"
    }


def test_types_of_events_stay_text(layout, webhooks, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shape = webhooks["webhooks"]["record.merged"]
    hostile = {f"{text} {index}": copy.deepcopy(shape) for index, text in enumerate(EVIL)}
    for kind, item in hostile.items():
        properties = event({"webhooks": {"x": item}}, "x")["properties"]
        properties["event_type"] = {"type": "string", "enum": [kind]}
        properties["id"]["properties"][kind] = {"type": "string"}
        properties[kind] = {"type": "string"}
    report = build(layout, Bundle(nothing(), webhooks={**webhooks, "webhooks": hostile}), tmp_path / "out")
    assert report.events == len(EVIL)
    assert list(tmp_path.rglob("pwned*")) == []
    for file in (tmp_path / "out").rglob("*.py"):
        assert "open" not in calls(ast.parse(file.read_text()))


def test_the_table_of_events_loads_no_model():
    for name in [name for name in sys.modules if name.startswith("aioattio_openapi.attio.models.record_created")]:
        sys.modules.pop(name)
    import_module("aioattio_openapi.attio.events")
    assert "aioattio_openapi.attio.models.record_created_event" not in sys.modules
