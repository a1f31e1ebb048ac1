"""Files."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from aioattio.emulator.errors import invalid
from aioattio.emulator.files import PROVIDERS, ConnectedFile, ConnectedFolder, FileEntry, FileStore, NewFolder, check_id
from aioattio.emulator.forms import read_form
from aioattio.emulator.operations.answers import data, encode
from aioattio.emulator.operations.cursors import cursor_paged
from aioattio.emulator.records import find_record
from aioattio.emulator.routing import Call, Reply, route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aioattio.emulator.records import Record

_New: TypeAlias = NewFolder | ConnectedFile | ConnectedFolder
_UPLOADED = frozenset({"file", "object", "record_id", "parent_folder_id"})


def list_files(call: Call) -> bytes:
    record = _record(call, call.query)
    provider, folder_id = call.query.get("storage_provider"), call.query.get("parent_folder_id")
    if provider is not None and provider not in PROVIDERS:
        raise invalid(f'storage_provider is one of {", ".join(PROVIDERS)}, not "{provider}"', "storage_provider")
    if folder_id is not None:
        folder_id = check_id(folder_id, "parent_folder_id")
    entries, cursor = cursor_paged(_store(call).of(record, provider, folder_id), call.query, default=50, high=200)
    described = [_store(call).describe(entry) for entry in entries]
    return encode({"data": described, "pagination": {"next_cursor": cursor}})


def create_file(call: Call) -> bytes:
    """Its body has no envelope."""
    try:
        new = msgspec.convert(call.body, type=_New)
    except msgspec.ValidationError as problem:
        raise invalid(str(problem).split(" - at ")[0], *_place(str(problem))) from None
    record = _record(call, {"object": new.object, "record_id": new.record_id})
    return data(_store(call).describe(_store(call).create(record, new, call.token.actor)))


def upload_file(call: Call) -> Reply:
    fields = read_form(call.content_type, call.raw)
    unknown = sorted(set(fields) - _UPLOADED)
    if unknown:
        raise invalid(f"Unknown field: {unknown[0]}", unknown[0])
    file = fields.get("file")
    if file is None or not file.file_name:
        raise invalid("The field file is required, with a file name", "file", expected="binary")
    texts = {name: _text(name, field.content) for name, field in fields.items() if name != "file"}
    record = _record(call, texts)
    store = _store(call)
    folder_id = texts.get("parent_folder_id")
    entry = store.upload(record, file.file_name, file.content, file.content_type, folder_id, call.token.actor)
    return Reply(201, data(store.describe(entry)))


def get_file(call: Call) -> bytes:
    entry = _entry(call)
    described = _store(call).describe(entry)
    if entry.file_type == "folder":
        described["has_children"] = bool(_store(call).children(entry))
    return data(described)


def delete_file(call: Call) -> bytes:
    _store(call).delete(_entry(call))
    return b"{}"


def download_file(call: Call) -> Reply:
    return Reply(302, b"{}", {"Location": _store(call).address(_entry(call))})


def _store(call: Call) -> FileStore:
    return call.workspace.store(FileStore)


def _entry(call: Call) -> FileEntry:
    return _store(call).find(check_id(call.path["file_id"], "file_id"))


def _record(call: Call, given: Mapping[str, str]) -> Record:
    for name in ("object", "record_id"):
        if not given.get(name):
            raise invalid(f"{name} is required", name, expected="string")
    object_type = call.workspace.object(given["object"])
    return find_record(object_type, check_id(given["record_id"], "record_id"))


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise invalid(f"{name} must be text", name, expected="string") from None


def _place(problem: str) -> list[str]:
    named = problem.split("`")
    return [named[1].removeprefix("$.")] if len(named) > 1 else []


_AROUND = "object_configuration:read record_permission:read"
_READ = f"file:read {_AROUND}"
_WRITE = f"file:read-write {_AROUND}"
_FILE = "/v2/files/{file_id}"
ROUTES = (
    route("GET", "/v2/files", _READ, list_files),
    route("POST", "/v2/files", _WRITE, create_file),
    route("POST", "/v2/files/upload", _WRITE, upload_file, per_second=1, is_json=False),
    route("GET", _FILE, _READ, get_file),
    route("DELETE", _FILE, _WRITE, delete_file),
    route("GET", f"{_FILE}/download", _READ, download_file),
)
