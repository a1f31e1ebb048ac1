"""Random JSON in values, queries, definitions and searches is answered with data or a whole refusal.

What a server meets besides JSON of a reasonable size, over HTTP, is in test_hostile.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio.emulator import bodies, timestamps
from aioattio.emulator.auth import Token
from aioattio.emulator.definitions import create_attribute
from aioattio.emulator.errors import Refusal
from aioattio.emulator.exchange import read_json
from aioattio.emulator.operations import ROUTER
from aioattio.emulator.query import Queries
from aioattio.emulator.routing import Call
from aioattio.emulator.standard import furnish
from aioattio.emulator.values import CODECS
from aioattio.emulator.workspace import Workspace

_encode = msgspec.json.Encoder(decimal_format="number").encode

_TELLING = """
acme.example ada@acme.example +15558675309 2023-01-02T23:00:00-10:00 9999-12-31T23:59-14:00 0000 P1D P9000Y 1e400 people
workspace-member companies name value asc static current-user Retail
"""
_NAMES = """
$and $or $not $eq $in $lt $contains $not_empty path constraints value option domain domains team name record_id
created_at created_by categories attribute field direction target_object target_record_id email_addresses type
template limit offset query objects request_as title currency record_reference allowed_objects config
country_code original_phone_number workspace_member_id workspace_member_email_address email_address sorts filter
first_name last_name full_name referenced_actor_type referenced_actor_id default_value relationship static dynamic
"""

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(_TELLING.split())
)
KEYS = st.text(max_size=5) | st.sampled_from(_NAMES.split())
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


def workspace() -> Workspace:
    fresh = Workspace("7c430b6d-fa5b-48c6-bfa7-9520c088c7bc", "acme")
    furnish(fresh)
    objects = fresh.objects[1]
    for type_name in CODECS:
        if CODECS[type_name].creatable:
            data = {"title": type_name, "api_slug": type_name, "type": type_name, "description": None, "config": {}}
            flags = dict.fromkeys(("is_required", "is_unique", "is_multiselect"), False)
            new = bodies.read_body({"data": {**data, **flags}}, bodies.NewAttribute)
            create_attribute(fresh, objects, new)
    return fresh


SHARED_WORKSPACE = workspace()
TOKEN = Token("b1b8b1a5-3b1f-4c83-9f5b-0f1f1f3f1f3f", ())


def ask(method: str, path: str, body: Any, **query: str) -> Any:
    """Perform an operation as the server does: its answer, or its refusal."""
    found = ROUTER.find(method, path)
    assert found is not None
    route, parameters = found
    sent = read_json(_encode(body))
    try:
        call = Call(SHARED_WORKSPACE, Queries(SHARED_WORKSPACE), TOKEN, parameters, query, sent)
        return msgspec.json.decode(route.operation(call))
    except Refusal as refusal:
        return msgspec.json.decode(_encode(refusal.body()))


def check(answer: Any) -> bool:
    """Whether it is data; a refusal must be a whole one."""
    refused = "data" not in answer
    assert not refused or (400 <= answer["status_code"] < 500 and answer["code"] and answer["message"])
    return not refused


@settings(max_examples=300, deadline=None)
@given(slug=st.sampled_from([*CODECS, "domains", "team", "categories", "primary_location"]), value=JSON)
def test_any_value(slug: str, value: Any) -> None:
    created = ask("POST", "/v2/objects/companies/records", {"data": {"values": {slug: value}}})
    if check(created):
        ask("DELETE", f"/v2/objects/companies/records/{created['data']['id']['record_id']}", None)


@settings(max_examples=300, deadline=None)
@given(body=JSON, slug=st.sampled_from([*CODECS, "name", "team"]), wrapped=st.booleans())
def test_any_query(body: Any, slug: str, wrapped: bool) -> None:
    sent = {"filter": {slug: body}, "sorts": [{"attribute": slug, "direction": "asc"}]} if wrapped else body
    check(ask("POST", "/v2/objects/companies/records/query", sent))


@settings(max_examples=150, deadline=None)
@given(body=JSON)
def test_any_body(body: Any) -> None:
    for method, path in (
        ("POST", "/v2/objects/companies/attributes"),
        ("PATCH", "/v2/objects/companies/attributes/select"),
        ("POST", "/v2/objects/companies/attributes/select/options"),
        ("POST", "/v2/objects/records/search"),
        ("PUT", "/v2/objects/companies/records"),
    ):
        check(ask(method, path, body, matching_attribute="domains"))
        check(ask(method, path, {"data": body}, matching_attribute="domains"))


@given(st.integers(min_value=-62_135_596_800, max_value=253_402_300_799), st.integers(0, 999_999_999))
def test_timestamps_survive_their_text(seconds: int, nanos: int) -> None:
    moment = seconds * 1_000_000_000 + nanos
    assert timestamps.parse(timestamps.render(moment)) == moment


@given(st.decimals(min_value=Decimal(-(10**20)), max_value=Decimal(10**20), places=4))
def test_money_survives_exactly(amount: Decimal) -> None:
    (attribute,) = [one for one in SHARED_WORKSPACE.objects[1].attributes if one.slug == "currency"]
    codec = CODECS["currency"]
    payload = codec.parse(str(amount), attribute, SHARED_WORKSPACE)
    assert codec.render(payload, attribute, SHARED_WORKSPACE)["currency_value"] == amount
