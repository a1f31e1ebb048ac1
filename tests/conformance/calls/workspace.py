"""The token, the objects and their attributes."""

from __future__ import annotations

from tests.conformance.calls.samples import MEMBER
from tests.conformance.recording import Call

_RELATIONSHIP = {
    "object": "companies",
    "title": "Team",
    "api_slug": "team",
    "is_multiselect": True,
}
_DEFAULT = {"type": "static", "template": [{"value": 5}]}

CALLS: dict[str, tuple[Call, ...]] = {
    "identify": (lambda attio: attio.identify(),),
    "search_records": (
        lambda attio: attio.search("ada", objects=["people"]),
        lambda attio: attio.search("ada", objects=["people", "companies"], limit=5, as_member=MEMBER),
        lambda attio: attio.search("ada", objects=["people"], as_member="ada@example.com"),
    ),
    "list_objects": (lambda attio: attio.objects.list().collect(),),
    "get_object": (lambda attio: attio.objects.get("people"),),
    "create_object": (lambda attio: attio.objects.create("cars", singular="Car", plural="Cars"),),
    "update_object": (
        lambda attio: attio.objects.update("cars", plural="Vehicles"),
        lambda attio: attio.objects.update("cars", slug="vehicles", singular="Vehicle", plural="Vehicles"),
    ),
    "delete_object": (lambda attio: attio.objects.delete("cars"),),
    "list_attributes": (
        lambda attio: attio.people.attributes.list().collect(),
        lambda attio: attio.people.attributes.list(show_archived=True).collect(),
    ),
    "get_attribute": (lambda attio: attio.people.attributes.get("job_title"),),
    "create_attribute": (
        lambda attio: attio.people.attributes.create("Age", "number"),
        lambda attio: attio.people.attributes.create("Price", "currency", currency="EUR", display_type="code"),
        lambda attio: attio.people.attributes.create(
            "Age",
            "number",
            slug="age",
            description="In years",
            is_required=True,
            is_unique=True,
            is_multiselect=True,
            default_value=_DEFAULT,
        ),
        lambda attio: attio.people.attributes.create(
            "Employer", "record-reference", allowed_objects=["companies"], relationship=_RELATIONSHIP
        ),
    ),
    "update_attribute": (
        lambda attio: attio.people.attributes.update("age", title="Years"),
        lambda attio: attio.people.attributes.update(
            "age",
            title="Years",
            description=None,
            api_slug="years",
            is_required=False,
            is_unique=False,
            is_archived=True,
            default_value=_DEFAULT,
            config={
                "currency": {"default_currency_code": "EUR", "display_type": "code"},
                "record_reference": {"allowed_objects": ["people"]},
            },
        ),
    ),
    "list_options": (
        lambda attio: attio.companies.attributes.options("categories").collect(),
        lambda attio: attio.companies.attributes.options("categories", show_archived=True).collect(),
    ),
    "create_option": (lambda attio: attio.companies.attributes.create_option("categories", "B2B"),),
    "update_option": (
        lambda attio: attio.companies.attributes.update_option("categories", "B2B", title="B2C"),
        lambda attio: attio.companies.attributes.update_option("categories", "B2B", title="B2C", is_archived=True),
    ),
    "list_statuses": (
        lambda attio: attio.deals.attributes.statuses("stage").collect(),
        lambda attio: attio.deals.attributes.statuses("stage", show_archived=True).collect(),
    ),
    "create_status": (
        lambda attio: attio.deals.attributes.create_status("stage", "Lead"),
        lambda attio: attio.deals.attributes.create_status(
            "stage", "Lead", celebration_enabled=True, target_time_in_status="P1D"
        ),
    ),
    "update_status": (
        lambda attio: attio.deals.attributes.update_status("stage", "Lead", title="New"),
        lambda attio: attio.deals.attributes.update_status(
            "stage",
            "Lead",
            title="New",
            celebration_enabled=True,
            target_time_in_status="P1D",
            is_archived=False,
        ),
    ),
}
