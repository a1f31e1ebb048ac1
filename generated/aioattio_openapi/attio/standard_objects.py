# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

"""The objects that every workspace has: their attributes, and which operations their documentation writes out."""

from __future__ import annotations

from attrs import frozen


@frozen
class StandardAttribute:
    """One attribute of a standard object.

    `in_request` and `in_response`: whether the contract has it there; an attribute in neither is known from Attio's
    documentation only. `writable`: whether Attio lets a value be set. `required`: whether a new record needs a value.
    `inverse`: the attribute at the other end of the relationship, as `object.attribute`.
    """

    slug: str
    type: str
    in_request: bool = False
    in_response: bool = False
    writable: bool = False
    unique: bool = False
    multiselect: bool = False
    required: bool = False
    inverse: str | None = None


@frozen
class StandardOperation:
    """An operation that is written out for one object, and the id of the operation it is an instance of."""

    method: str
    path: str
    object: str
    operation: str


STANDARD_OBJECTS: dict[str, dict[str, StandardAttribute]] = {
    "companies": {
        "angellist": StandardAttribute(
            slug="angellist", type="text", in_request=True, in_response=True, writable=True
        ),
        "associated_deals": StandardAttribute(
            slug="associated_deals",
            type="record-reference",
            writable=True,
            inverse="deals.associated_company",
        ),
        "associated_workspaces": StandardAttribute(
            slug="associated_workspaces", type="record-reference", writable=True, inverse="workspaces.company"
        ),
        "categories": StandardAttribute(
            slug="categories",
            type="select",
            in_request=True,
            in_response=True,
            writable=True,
            multiselect=True,
        ),
        "created_at": StandardAttribute(slug="created_at", type="timestamp", in_response=True),
        "description": StandardAttribute(
            slug="description", type="text", in_request=True, in_response=True, writable=True
        ),
        "domains": StandardAttribute(
            slug="domains",
            type="domain",
            in_request=True,
            in_response=True,
            writable=True,
            unique=True,
            multiselect=True,
        ),
        "employee_range": StandardAttribute(
            slug="employee_range", type="select", in_request=True, in_response=True, writable=True
        ),
        "estimated_arr_usd": StandardAttribute(
            slug="estimated_arr_usd", type="select", in_request=True, in_response=True, writable=True
        ),
        "facebook": StandardAttribute(
            slug="facebook", type="text", in_request=True, in_response=True, writable=True
        ),
        "first_calendar_interaction": StandardAttribute(
            slug="first_calendar_interaction", type="interaction", in_response=True
        ),
        "first_email_interaction": StandardAttribute(
            slug="first_email_interaction", type="interaction", in_response=True
        ),
        "first_interaction": StandardAttribute(
            slug="first_interaction", type="interaction", in_response=True
        ),
        "foundation_date": StandardAttribute(
            slug="foundation_date", type="date", in_request=True, in_response=True, writable=True
        ),
        "instagram": StandardAttribute(
            slug="instagram", type="text", in_request=True, in_response=True, writable=True
        ),
        "last_calendar_interaction": StandardAttribute(
            slug="last_calendar_interaction", type="interaction", in_response=True
        ),
        "last_email_interaction": StandardAttribute(
            slug="last_email_interaction", type="interaction", in_response=True
        ),
        "last_interaction": StandardAttribute(slug="last_interaction", type="interaction", in_response=True),
        "linkedin": StandardAttribute(
            slug="linkedin", type="text", in_request=True, in_response=True, writable=True
        ),
        "logo_url": StandardAttribute(slug="logo_url", type="text", in_request=True, in_response=True),
        "name": StandardAttribute(slug="name", type="text", in_request=True, in_response=True, writable=True),
        "next_calendar_interaction": StandardAttribute(
            slug="next_calendar_interaction", type="interaction", in_response=True
        ),
        "primary_location": StandardAttribute(
            slug="primary_location", type="location", in_request=True, in_response=True, writable=True
        ),
        "strongest_connection_strength": StandardAttribute(
            slug="strongest_connection_strength", type="select", in_response=True
        ),
        "strongest_connection_strength_legacy": StandardAttribute(
            slug="strongest_connection_strength_legacy", type="number", in_response=True
        ),
        "strongest_connection_user": StandardAttribute(
            slug="strongest_connection_user", type="actor-reference", in_response=True
        ),
        "team": StandardAttribute(
            slug="team",
            type="record-reference",
            in_request=True,
            in_response=True,
            writable=True,
            multiselect=True,
            inverse="people.company",
        ),
        "twitter": StandardAttribute(
            slug="twitter", type="text", in_request=True, in_response=True, writable=True
        ),
        "twitter_follower_count": StandardAttribute(
            slug="twitter_follower_count", type="number", in_request=True, in_response=True
        ),
    },
    "deals": {
        "associated_company": StandardAttribute(
            slug="associated_company",
            type="record-reference",
            in_request=True,
            in_response=True,
            writable=True,
            inverse="companies.associated_deals",
        ),
        "associated_people": StandardAttribute(
            slug="associated_people",
            type="record-reference",
            in_request=True,
            in_response=True,
            writable=True,
            inverse="people.associated_deals",
        ),
        "name": StandardAttribute(
            slug="name", type="text", in_request=True, in_response=True, writable=True, required=True
        ),
        "owner": StandardAttribute(
            slug="owner",
            type="actor-reference",
            in_request=True,
            in_response=True,
            writable=True,
            required=True,
        ),
        "stage": StandardAttribute(
            slug="stage", type="status", in_request=True, in_response=True, writable=True, required=True
        ),
        "value": StandardAttribute(
            slug="value", type="currency", in_request=True, in_response=True, writable=True
        ),
    },
    "people": {
        "angellist": StandardAttribute(
            slug="angellist", type="text", in_request=True, in_response=True, writable=True
        ),
        "associated_deals": StandardAttribute(
            slug="associated_deals", type="record-reference", writable=True, inverse="deals.associated_people"
        ),
        "associated_users": StandardAttribute(
            slug="associated_users", type="record-reference", writable=True, inverse="users.person"
        ),
        "avatar_url": StandardAttribute(slug="avatar_url", type="text", in_request=True, in_response=True),
        "company": StandardAttribute(
            slug="company",
            type="record-reference",
            in_request=True,
            in_response=True,
            writable=True,
            inverse="companies.team",
        ),
        "description": StandardAttribute(
            slug="description", type="text", in_request=True, in_response=True, writable=True
        ),
        "email_addresses": StandardAttribute(
            slug="email_addresses",
            type="email-address",
            in_request=True,
            in_response=True,
            writable=True,
            unique=True,
            multiselect=True,
        ),
        "facebook": StandardAttribute(
            slug="facebook", type="text", in_request=True, in_response=True, writable=True
        ),
        "instagram": StandardAttribute(
            slug="instagram", type="text", in_request=True, in_response=True, writable=True
        ),
        "job_title": StandardAttribute(
            slug="job_title", type="text", in_request=True, in_response=True, writable=True
        ),
        "linkedin": StandardAttribute(
            slug="linkedin", type="text", in_request=True, in_response=True, writable=True
        ),
        "name": StandardAttribute(
            slug="name", type="personal-name", in_request=True, in_response=True, writable=True
        ),
        "phone_numbers": StandardAttribute(
            slug="phone_numbers",
            type="phone-number",
            in_request=True,
            in_response=True,
            writable=True,
            multiselect=True,
        ),
        "primary_location": StandardAttribute(
            slug="primary_location", type="location", in_request=True, in_response=True, writable=True
        ),
        "twitter": StandardAttribute(
            slug="twitter", type="text", in_request=True, in_response=True, writable=True
        ),
        "twitter_follower_count": StandardAttribute(
            slug="twitter_follower_count", type="number", in_request=True, in_response=True
        ),
    },
    "users": {
        "person": StandardAttribute(
            slug="person",
            type="record-reference",
            in_request=True,
            in_response=True,
            writable=True,
            inverse="people.associated_users",
        ),
        "primary_email_address": StandardAttribute(
            slug="primary_email_address",
            type="email-address",
            in_request=True,
            in_response=True,
            writable=True,
            unique=True,
            required=True,
        ),
        "user_id": StandardAttribute(
            slug="user_id",
            type="text",
            in_request=True,
            in_response=True,
            writable=True,
            unique=True,
            required=True,
        ),
        "workspace": StandardAttribute(
            slug="workspace",
            type="record-reference",
            in_request=True,
            in_response=True,
            writable=True,
            inverse="workspaces.users",
        ),
    },
    "workspaces": {
        "avatar_url": StandardAttribute(
            slug="avatar_url", type="text", in_request=True, in_response=True, writable=True
        ),
        "company": StandardAttribute(
            slug="company",
            type="record-reference",
            in_request=True,
            in_response=True,
            writable=True,
            inverse="companies.associated_workspaces",
        ),
        "name": StandardAttribute(slug="name", type="text", in_request=True, in_response=True, writable=True),
        "users": StandardAttribute(
            slug="users",
            type="record-reference",
            in_request=True,
            in_response=True,
            writable=True,
            multiselect=True,
            inverse="users.workspace",
        ),
        "workspace_id": StandardAttribute(
            slug="workspace_id",
            type="text",
            in_request=True,
            in_response=True,
            writable=True,
            unique=True,
            required=True,
        ),
    },
}

STANDARD_OPERATIONS: tuple[StandardOperation, ...] = (
    StandardOperation(
        method="POST", path="/v2/objects/companies/records", object="companies", operation="create_record"
    ),
    StandardOperation(
        method="PUT", path="/v2/objects/companies/records", object="companies", operation="upsert_record"
    ),
    StandardOperation(
        method="POST",
        path="/v2/objects/companies/records/query",
        object="companies",
        operation="query_records",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/companies/records/{record_id}",
        object="companies",
        operation="get_record",
    ),
    StandardOperation(
        method="PATCH",
        path="/v2/objects/companies/records/{record_id}",
        object="companies",
        operation="update_record",
    ),
    StandardOperation(
        method="DELETE",
        path="/v2/objects/companies/records/{record_id}",
        object="companies",
        operation="delete_record",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/companies/records/{record_id}/attributes/{attribute}/values",
        object="companies",
        operation="list_record_values",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/companies/records/{record_id}/entries",
        object="companies",
        operation="list_record_entries",
    ),
    StandardOperation(
        method="POST", path="/v2/objects/deals/records", object="deals", operation="create_record"
    ),
    StandardOperation(
        method="PUT", path="/v2/objects/deals/records", object="deals", operation="upsert_record"
    ),
    StandardOperation(
        method="POST", path="/v2/objects/deals/records/query", object="deals", operation="query_records"
    ),
    StandardOperation(
        method="GET", path="/v2/objects/deals/records/{record_id}", object="deals", operation="get_record"
    ),
    StandardOperation(
        method="PATCH",
        path="/v2/objects/deals/records/{record_id}",
        object="deals",
        operation="update_record",
    ),
    StandardOperation(
        method="DELETE",
        path="/v2/objects/deals/records/{record_id}",
        object="deals",
        operation="delete_record",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/deals/records/{record_id}/attributes/{attribute}/values",
        object="deals",
        operation="list_record_values",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/deals/records/{record_id}/entries",
        object="deals",
        operation="list_record_entries",
    ),
    StandardOperation(
        method="POST", path="/v2/objects/people/records", object="people", operation="create_record"
    ),
    StandardOperation(
        method="PUT", path="/v2/objects/people/records", object="people", operation="upsert_record"
    ),
    StandardOperation(
        method="POST", path="/v2/objects/people/records/query", object="people", operation="query_records"
    ),
    StandardOperation(
        method="GET", path="/v2/objects/people/records/{record_id}", object="people", operation="get_record"
    ),
    StandardOperation(
        method="PATCH",
        path="/v2/objects/people/records/{record_id}",
        object="people",
        operation="update_record",
    ),
    StandardOperation(
        method="DELETE",
        path="/v2/objects/people/records/{record_id}",
        object="people",
        operation="delete_record",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/people/records/{record_id}/attributes/{attribute}/values",
        object="people",
        operation="list_record_values",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/people/records/{record_id}/entries",
        object="people",
        operation="list_record_entries",
    ),
    StandardOperation(
        method="POST", path="/v2/objects/users/records", object="users", operation="create_record"
    ),
    StandardOperation(
        method="PUT", path="/v2/objects/users/records", object="users", operation="upsert_record"
    ),
    StandardOperation(
        method="POST", path="/v2/objects/users/records/query", object="users", operation="query_records"
    ),
    StandardOperation(
        method="GET", path="/v2/objects/users/records/{record_id}", object="users", operation="get_record"
    ),
    StandardOperation(
        method="PATCH",
        path="/v2/objects/users/records/{record_id}",
        object="users",
        operation="update_record",
    ),
    StandardOperation(
        method="DELETE",
        path="/v2/objects/users/records/{record_id}",
        object="users",
        operation="delete_record",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/users/records/{record_id}/attributes/{attribute}/values",
        object="users",
        operation="list_record_values",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/users/records/{record_id}/entries",
        object="users",
        operation="list_record_entries",
    ),
    StandardOperation(
        method="POST", path="/v2/objects/workspaces/records", object="workspaces", operation="create_record"
    ),
    StandardOperation(
        method="PUT", path="/v2/objects/workspaces/records", object="workspaces", operation="upsert_record"
    ),
    StandardOperation(
        method="POST",
        path="/v2/objects/workspaces/records/query",
        object="workspaces",
        operation="query_records",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/workspaces/records/{record_id}",
        object="workspaces",
        operation="get_record",
    ),
    StandardOperation(
        method="PATCH",
        path="/v2/objects/workspaces/records/{record_id}",
        object="workspaces",
        operation="update_record",
    ),
    StandardOperation(
        method="DELETE",
        path="/v2/objects/workspaces/records/{record_id}",
        object="workspaces",
        operation="delete_record",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/workspaces/records/{record_id}/attributes/{attribute}/values",
        object="workspaces",
        operation="list_record_values",
    ),
    StandardOperation(
        method="GET",
        path="/v2/objects/workspaces/records/{record_id}/entries",
        object="workspaces",
        operation="list_record_entries",
    ),
)
