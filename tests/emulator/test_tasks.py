"""Tasks: what the API takes and refuses."""

from __future__ import annotations

from typing import Any

import pytest

from aioattio.emulator import Emulator

from .conftest import Api, record_id

NOBODY = "0d5a3b2e-0000-4000-8000-000000000001"
AROUND = ("object_configuration:read", "record_permission:read", "user_management:read")
TASK: dict[str, Any] = {
    "content": "Call Ada",
    "format": "plaintext",
    "deadline_at": None,
    "is_completed": False,
    "linked_records": [],
    "assignees": [],
}


async def create(api: Api, **changes: Any) -> dict[str, Any]:
    task: dict[str, Any] = (await api("POST", "/v2/tasks", {"data": TASK | changes}))["data"]
    return task


async def test_a_task_has_all_its_keys(em: Emulator, api: Api) -> None:
    member = em.add_member("grace@acme.org")["id"]["workspace_member_id"]
    person = await api.create("people", {})
    link = {"target_object": "people", "target_record_id": record_id(person)}
    by_id = {"referenced_actor_type": "workspace-member", "referenced_actor_id": member}
    by_email = {"workspace_member_email_address": "Grace@acme.org"}
    task = await create(api, linked_records=[link, link], assignees=[by_id, by_email], deadline_at="2026-01-31")
    assert set(task) == {
        "id", "content_plaintext", "deadline_at", "is_completed", "completed_at", "linked_records", "assignees",
        "created_by_actor", "created_at",
    }  # fmt: skip
    assert task["deadline_at"] == "2026-01-31T00:00:00.000000000Z"
    assert task["assignees"] == [by_id]
    assert task["linked_records"] == [
        {"target_object_id": person["id"]["object_id"], "target_record_id": record_id(person)}
    ]
    assert (task["is_completed"], task["completed_at"]) == (False, None)


async def test_every_key_is_needed(api: Api) -> None:
    for key in TASK:
        body = {"data": {name: value for name, value in TASK.items() if name != key}}
        refused = await api("POST", "/v2/tasks", body, status=400, code="validation_type")
        assert refused["validation_errors"][0]["path"] == ["data", key]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"content": "x" * 2001}, ["data", "content"]),
        ({"format": "markdown"}, ["data", "format"]),
        ({"is_completed": "yes"}, ["data", "is_completed"]),
        ({"deadline_at": "soon"}, ["data", "deadline_at"]),
        ({"assignees": [{"referenced_actor_type": "app", "referenced_actor_id": NOBODY}]}, ["data", "assignees", 0]),
        ({"assignees": [{}]}, ["data", "assignees", 0]),
        ({"linked_records": [{"target_object": "people"}]}, ["data", "linked_records", 0]),
        ({"linked_records": ["acme.example", {}]}, ["data", "linked_records"]),
        (
            {"linked_records": [{"target_object": "people", "job_title": [{"value": "x"}]}]},
            ["data", "linked_records", 0, "job_title"],
        ),
        (
            {"linked_records": [{"target_object": "people", "target_record_id": 5}]},
            ["data", "linked_records", 0, "target_record_id"],
        ),
    ],
)
async def test_what_is_no_task_is_refused_by_place(api: Api, changes: dict[str, Any], path: list[Any]) -> None:
    refused = await api("POST", "/v2/tasks", {"data": TASK | changes}, status=400, code="validation_type")
    assert refused["validation_errors"][0]["path"] == path
    assert (await api("GET", "/v2/tasks"))["data"] == []


async def test_content_cannot_be_changed(api: Api) -> None:
    task = (await create(api))["id"]["task_id"]
    refused = await api("PATCH", f"/v2/tasks/{task}", {"data": {"content": "x"}}, status=400, code="validation_type")
    assert refused["validation_errors"][0]["path"] == ["data", "content"]


async def test_what_is_not_there_is_404(api: Api) -> None:
    for changes in (
        {"assignees": [{"workspace_member_email_address": "nobody@x.org"}]},
        {"assignees": [{"referenced_actor_type": "workspace-member", "referenced_actor_id": NOBODY}]},
        {"linked_records": ["nobody@x.org"]},
        {"linked_records": [{"target_object": "planets", "target_record_id": NOBODY}]},
        {"linked_records": [{"target_object": "people", "target_record_id": NOBODY}]},
        {"linked_records": [{"target_object": "people", "planet": []}]},
    ):
        await api("POST", "/v2/tasks", {"data": TASK | changes}, status=404, code="not_found")
    for method, body in (("GET", None), ("PATCH", {"data": {}}), ("DELETE", None)):
        await api(method, f"/v2/tasks/{NOBODY}", body, status=404, code="not_found")
    await api("GET", f"/v2/tasks?linked_object=people&linked_record_id={NOBODY}", status=404, code="not_found")


async def test_records_by_natural_key(api: Api) -> None:
    ada = await api.create("people", {"email_addresses": ["ada@x.org"]})
    acme = await api.create("companies", {"domains": ["acme.example"]})
    task = await create(api, linked_records=["ada@x.org", "acme.example"])
    assert [one["target_record_id"] for one in task["linked_records"]] == [record_id(ada), record_id(acme)]


async def test_filters_of_the_query_string(em: Emulator, api: Api) -> None:
    em.add_member("grace@acme.org")
    await create(api, assignees=[{"workspace_member_email_address": "grace@acme.org"}])
    await create(api, content="free")
    for nobody in ("assignee=", "assignee=null"):
        assert [task["content_plaintext"] for task in (await api("GET", f"/v2/tasks?{nobody}"))["data"]] == ["free"]
    assert len((await api("GET", "/v2/tasks?assignee=GRACE@acme.org"))["data"]) == 1
    assert (await api("GET", "/v2/tasks?assignee=nobody@x.org"))["data"] == []
    for query in ("sort=content:asc", "sort=created_at", "is_completed=maybe", "linked_object=people", "limit=0"):
        await api("GET", f"/v2/tasks?{query}", status=400, code="validation_type")


async def test_scopes(em: Emulator, api: Api) -> None:
    task = (await create(api))["id"]["task_id"]
    reader = em.add_token(["task:read", *AROUND])
    await api("GET", f"/v2/tasks/{task}", token=reader)
    await api("PATCH", f"/v2/tasks/{task}", {"data": {}}, token=reader, status=403, code="unauthorized")
    await api("GET", "/v2/tasks", token=em.add_token(["task:read", *AROUND[:2]]), status=403, code="unauthorized")
    assert await api("DELETE", f"/v2/tasks/{task}", token=em.add_token(["task:read-write"])) == {}
