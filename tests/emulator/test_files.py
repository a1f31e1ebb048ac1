"""Files as Attio's documentation tells of them: forms, folders, connected entries, signed addresses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import aiohttp
import pytest

from aioattio.emulator import Emulator

from .conftest import Api, record_id

FILES = "/v2/files"
FILE_KEYS = {
    *("id", "object_id", "object_slug", "record_id", "storage_provider", "created_by_actor", "created_at"),
    *("file_type", "name", "content_type", "content_size", "parent_folder_id"),
}


@pytest.fixture
async def acme(api: Api) -> str:
    return record_id(await api.create("companies", {"name": "Acme"}))


async def upload(api: Api, record: str | None, content: bytes = b"content", **more: Any) -> tuple[int, dict[str, Any]]:
    form = aiohttp.FormData()
    form.add_field("object", more.pop("object", "companies"))
    if record is not None:
        form.add_field("record_id", record)
    form.add_field("file", content, filename=more.pop("name", "a.txt"), content_type="text/plain")
    for name, value in more.items():
        form.add_field(name, value)
    headers = {"Authorization": f"Bearer {api.em.token}"}
    async with api.session.post(f"{api.em.url}{FILES}/upload", data=form, headers=headers) as answer:
        return answer.status, await answer.json()


async def create(api: Api, record: str, **body: Any) -> dict[str, Any]:
    return (await api("POST", FILES, {"object": "companies", "record_id": record, **body}))["data"]


async def listed(api: Api, record: str, more: str = "") -> list[str]:
    answer = await api("GET", f"{FILES}?object=companies&record_id={record}{more}")
    return [file["id"]["file_id"] for file in answer["data"]]


async def test_an_upload_is_answered_201_with_everything_known(em: Emulator, api: Api, acme: str) -> None:
    status, answer = await upload(api, acme)
    file = answer["data"]
    assert status == 201
    assert set(file) == FILE_KEYS
    assert (file["name"], file["content_type"], file["content_size"]) == ("a.txt", "text/plain", 7)
    assert (file["object_slug"], file["record_id"], file["parent_folder_id"]) == ("companies", acme, None)
    assert file["created_by_actor"]["type"] == "api-token"
    assert (await api("GET", f"{FILES}/{file['id']['file_id']}"))["data"] == file


@pytest.mark.parametrize(
    ("change", "status", "place"),
    [
        ({"record_id": None}, 400, "record_id"),
        ({"object": "cars"}, 404, None),
        ({"surplus": "x"}, 400, "surplus"),
        ({"parent_folder_id": "x"}, 400, "parent_folder_id"),
        ({"parent_folder_id": str(uuid4())}, 404, None),
        ({"name": ""}, 400, "file"),
    ],
)
async def test_forms_are_read_strictly(
    change: dict[str, Any], status: int, place: str | None, api: Api, acme: str
) -> None:
    record = change.pop("record_id", acme)
    answered, answer = await upload(api, record, **change)
    assert answered == status
    if place is not None:
        assert answer["validation_errors"][0]["path"] == [place]


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"{}"),
        ("multipart/form-data", b"--x\r\n\r\n--x--\r\n"),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"no form"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\ncut'),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\nwithout a name\r\n--x--\r\n"),
    ],
)
async def test_what_is_no_form_is_a_400(content_type: str, body: bytes, em: Emulator, api: Api) -> None:
    headers = {"Authorization": f"Bearer {em.token}", "Content-Type": content_type}
    async with api.session.post(f"{em.url}{FILES}/upload", data=body, headers=headers) as answer:
        assert answer.status == 400, await answer.text()


async def test_more_than_50_mb_is_a_413(api: Api, acme: str) -> None:
    async def body() -> AsyncIterator[bytes]:
        for name, value in (("object", "companies"), ("record_id", acme)):
            yield f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\nx'
        for _ in range(50):
            yield b"x" * 1_000_000
        yield b"\r\n--x--\r\n"

    headers = {"Authorization": f"Bearer {api.em.token}", "Content-Type": "multipart/form-data; boundary=x"}
    async with api.session.post(f"{api.em.url}{FILES}/upload", data=body(), headers=headers) as answer:
        assert (answer.status, (await answer.json())["code"]) == (413, "validation_type")
    assert await listed(api, acme) == []


async def test_one_upload_a_second(api: Api, em: Emulator, acme: str) -> None:
    em.limits(read=100, write=25, mode="trailing")
    assert [(await upload(api, acme))[0] for _ in range(2)] == [201, 429]


async def test_folders_nest_and_go_with_what_is_in_them(api: Api, acme: str) -> None:
    top = await create(api, acme, file_type="folder", name="Top")
    top_id = top["id"]["file_id"]
    assert set(top) == FILE_KEYS - {"content_type", "content_size"}
    assert (await api("GET", f"{FILES}/{top_id}"))["data"]["has_children"] is False
    inner = await create(api, acme, file_type="folder", name="Inner", parent_folder_id=top_id)
    _, answer = await upload(api, acme, parent_folder_id=inner["id"]["file_id"])
    ids = [top_id, inner["id"]["file_id"], answer["data"]["id"]["file_id"]]
    assert await listed(api, acme) == ids
    assert await listed(api, acme, f"&parent_folder_id={top_id}") == ids[1:2]
    assert (await api("GET", f"{FILES}/{top_id}"))["data"]["has_children"] is True

    assert await api("DELETE", f"{FILES}/{top_id}") == {}
    for gone in ids:
        await api("GET", f"{FILES}/{gone}", status=404, code="not_found")


async def test_connected_entries(api: Api, acme: str) -> None:
    sheet = await create(
        api, acme, file_type="connected-file", storage_provider="google-drive", external_provider_file_id="1x"
    )
    assert set(sheet) == FILE_KEYS - {"name", "content_type", "content_size", "parent_folder_id"} | {
        "external_provider_file_id",
        "microsoft_drive_id",
    }
    drive = await create(
        api,
        acme,
        file_type="connected-folder",
        storage_provider="microsoft-onedrive",
        external_provider_file_id="2x",
        microsoft_drive_id="b!",
    )
    assert (drive["file_type"], drive["microsoft_drive_id"]) == ("connected-folder", "b!")
    assert await listed(api, acme, "&storage_provider=google-drive") == [sheet["id"]["file_id"]]
    await api("GET", f"{FILES}/{sheet['id']['file_id']}/download", status=400, code="validation_type")


@pytest.mark.parametrize(
    "body",
    [
        {"file_type": "folder"},
        {"file_type": "folder", "name": ""},
        {"file_type": "file", "name": "x"},
        {"name": "x"},
        {"file_type": "folder", "name": "x", "color": "red"},
        {"file_type": "folder", "name": "x", "parent_folder_id": "x"},
        {"file_type": "connected-file", "storage_provider": "attio", "external_provider_file_id": "x"},
        {"file_type": "connected-file", "storage_provider": "box"},
        {"file_type": "connected-file", "storage_provider": "box", "external_provider_file_id": "x", "name": "x"},
    ],
)
async def test_bodies_are_read_strictly(body: dict[str, Any], api: Api, acme: str) -> None:
    await api("POST", FILES, {"object": "companies", "record_id": acme, **body}, status=400, code="validation_type")


async def test_a_folder_of_another_record_is_none(api: Api, acme: str) -> None:
    other = record_id(await api.create("companies", {"name": "Other"}))
    folder = (await create(api, other, file_type="folder", name="x"))["id"]["file_id"]
    status, _ = await upload(api, acme, parent_folder_id=folder)
    assert status == 400


@pytest.mark.parametrize(
    "query",
    [
        *("", "object=companies", "object=companies&record_id=x", "limit=0", "limit=201", "cursor=x"),
        *("storage_provider=ftp", "parent_folder_id=x"),
    ],
)
async def test_queries_are_read_strictly(query: str, api: Api, acme: str) -> None:
    if query and "object" not in query:
        query = f"object=companies&record_id={acme}&{query}"
    await api("GET", f"{FILES}?{query}", status=400, code="validation_type")


async def test_pages_by_cursor(api: Api, acme: str) -> None:
    ids = [(await create(api, acme, file_type="folder", name=f"{n}"))["id"]["file_id"] for n in range(55)]
    path = f"{FILES}?object=companies&record_id={acme}"
    first = await api("GET", path)
    second = await api("GET", f"{path}&cursor={first['pagination']['next_cursor']}")
    assert [file["id"]["file_id"] for file in (*first["data"], *second["data"])] == ids
    assert len(first["data"]) == 50
    assert second["pagination"] == {"next_cursor": None}


async def test_a_record_takes_its_files_along(api: Api, acme: str) -> None:
    _, answer = await upload(api, acme)
    await api("DELETE", f"/v2/objects/companies/records/{acme}")
    await api("GET", f"{FILES}/{answer['data']['id']['file_id']}", status=404)


async def test_scopes(em: Emulator, api: Api, acme: str) -> None:
    around = ("object_configuration:read", "record_permission:read")
    reader, nobody = em.add_token(["file:read", *around]), em.add_token(around)
    path = f"{FILES}?object=companies&record_id={acme}"
    await api("GET", path, token=reader)
    await api("GET", path, token=nobody, status=403)
    await api("POST", FILES, {}, token=reader, status=403)


# -- the storage -----------------------------------------------------------------------------------------------------


async def address_of_a_file(api: Api, record: str, content: bytes = b"content") -> str:
    _, answer = await upload(api, record, content)
    url = f"{api.em.url}{FILES}/{answer['data']['id']['file_id']}/download"
    headers = {"Authorization": f"Bearer {api.em.token}"}
    async with api.session.get(url, headers=headers, allow_redirects=False) as redirect:
        assert redirect.status == 302
        return redirect.headers["Location"]


async def test_content_lies_on_another_port_behind_a_signature(em: Emulator, api: Api, acme: str) -> None:
    address = await address_of_a_file(api, acme)
    assert not address.startswith(em.url)
    async with api.session.get(address) as answer:
        assert (answer.status, await answer.read(), answer.content_type) == (200, b"content", "text/plain")
    for spoiled in (address[:-1], address.partition("?")[0], address.replace("?", "x?")):
        async with api.session.get(spoiled) as answer:
            assert answer.status == 403
    assert [request.status for request in em.storage_requests] == [200, 403, 403, 403]
    assert "Signature" not in repr(em.storage_requests)


async def test_faults_of_the_storage(em: Emulator, api: Api, acme: str) -> None:
    address = await address_of_a_file(api, acme, b"x" * 100_000)
    em.fail_storage("expired")
    em.fail_storage("unavailable")
    em.fail_storage("cut")
    for status in (403, 503):
        async with api.session.get(address) as answer:
            assert answer.status == status
    async with api.session.get(address) as answer:
        with pytest.raises(aiohttp.ClientPayloadError):
            await answer.read()
    async with api.session.get(address) as answer:
        assert len(await answer.read()) == 100_000
    with pytest.raises(ValueError, match="expired"):
        em.fail_storage("fire")  # type: ignore[arg-type]


async def test_a_reset_forgets_files_and_addresses(em: Emulator, api: Api, acme: str) -> None:
    address = await address_of_a_file(api, acme)
    em.reset()
    em.limits(read=None, write=None)
    assert em.storage_requests == []
    async with api.session.get(address) as answer:
        assert answer.status == 403
    again = record_id(await api.create("companies", {"name": "Acme"}))
    assert await listed(api, again) == []
    async with api.session.get(await address_of_a_file(api, again)) as answer:
        assert await answer.read() == b"content"


async def test_stopping_closes_the_storage_too() -> None:
    async with Emulator() as em:
        address = em._storage.url
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(address)
