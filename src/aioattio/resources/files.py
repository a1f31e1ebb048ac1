"""Files and folders of records."""

from __future__ import annotations

import mimetypes
import os
import re
from collections.abc import AsyncIterable
from pathlib import Path
from typing import IO, Any, Literal, get_args

from aioattio.entities.files import File
from aioattio.errors import InvalidInput
from aioattio.listing import Listing
from aioattio.resources.references import Located, id_of, record_of
from aioattio.session import Session
from aioattio_openapi.attio.api.files import (
    create_file,
    delete_file,
    download_file,
    get_file,
    list_files,
    upload_file,
)
from aioattio_openapi.attio.models.storage_provider import StorageProvider
from aioattio_openapi.attio.request import Request
from aioattio_openapi.attio.types import File as FilePart

__all__ = ["Files"]

Connectable = Literal["box", "dropbox", "google-drive", "microsoft-onedrive"]
Source = str | os.PathLike[str] | bytes | IO[bytes] | AsyncIterable[bytes]

_MEDIA_TYPE = re.compile(r"[!#$&^\w.+-]+/[!#$&^\w.+-]+( *; *[\x20-\x7e]+)?", re.ASCII)


class Files:
    """`attio.files`. Wherever a file or folder is meant, its id or the File itself will do."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(
        self,
        record: Located,
        *,
        folder: str | File | None = None,
        storage_provider: StorageProvider | None = None,
        page_size: int | None = None,
        limit: int | None = None,
    ) -> Listing[File]:
        """The files and folders of a record, at all depths.

        record: a Record or RecordReference. folder: only what lies directly in it. storage_provider: only what it
        keeps; "attio" for what was uploaded. page_size: files per request, 200 at most and by default. limit: files in
        all. Raises NotFound where there is no such record.

        Scopes: object_configuration:read, record_permission:read, file:read. Beta.
        """
        of = record_of(record, name="record")
        parent = _folder(folder, "folder")
        if storage_provider is not None:
            _one_of("storage_provider", storage_provider, get_args(StorageProvider))
        return self._session.listing(
            lambda position: list_files.request(
                object_=of.object,
                record_id=of.id,
                parent_folder_id=parent,
                storage_provider=storage_provider,
                **position,
            ),
            File.from_json,
            identity=lambda file: file.id,
            page_size=page_size,
            limit=limit,
        )

    async def get(self, file: str | File) -> File:
        """One file or folder, without its content. Raises NotFound.

        Scopes: file:read, object_configuration:read, record_permission:read. Beta.
        """
        return await self._session.one(get_file.request(_id(file)), File.from_json)

    async def upload(
        self,
        record: Located,
        source: Source,
        *,
        name: str | None = None,
        folder: str | File | None = None,
        content_type: str | None = None,
    ) -> File:
        """Upload a file of at most 50 MB (50,000,000 bytes) to a record, in pieces: memory does not grow with it.

        source: a path (str or Path), bytes, a file opened in binary mode, or an asynchronous iterator of bytes. name:
        the path's own if left out; needed where the source has none. folder: of the same record, its top if left out.
        content_type: guessed from the name if left out.

        What is too large raises InvalidInput: before anything is sent where the size is known, else in the middle, and
        then nothing is uploaded. A path that cannot be read raises OSError. Never repeated once all of it may have
        arrived: an answer that is lost raises OutcomeUnknown. An iterator is read once, so a failure that others would
        repeat after (RateLimited, ConnectFailed) is raised. Raises NotFound, Forbidden (the plan has no room).

        Scopes: file:read-write, object_configuration:read, record_permission:read. Beta. At most 1 a second.
        """
        from aioattio.files.sources import opened

        of = record_of(record, name="record")
        parent = _folder(folder, "folder")
        async with opened(source) as content:
            file_name = _name(content.name if name is None else name, "name")
            payload: Any = content
            part = FilePart(payload, file_name, _media_type(content_type, file_name))
            body = {"object": of.object, "record_id": of.id, "parent_folder_id": parent, "file": part}
            return await self._session.one(upload_file.request(body=body), File.from_json)

    async def create_folder(self, record: Located, name: str, *, parent: str | File | None = None) -> File:
        """Create a folder on a record. parent: the folder it goes into, the top if left out.

        Never repeated blindly: an answer that is lost raises OutcomeUnknown. Raises NotFound.

        Scopes: file:read-write, object_configuration:read, record_permission:read. Beta.
        """
        of = record_of(record, name="record")
        body = {"object": of.object, "record_id": of.id, "file_type": "folder", "name": _name(name, "name")}
        if parent is not None:
            body["parent_folder_id"] = id_of(parent, File, name="parent")
        return await self._session.one(create_file.request(body=body), File.from_json)

    async def connect(
        self,
        record: Located,
        external_provider_file_id: str,
        *,
        storage_provider: Connectable,
        is_folder: bool = False,
        microsoft_drive_id: str | None = None,
    ) -> File:
        """Connect a file, or a folder with `is_folder`, that another storage provider keeps; its content stays there.

        external_provider_file_id: the provider's own id of it. microsoft_drive_id: of the drive it is on, for
        microsoft-onedrive. Never repeated blindly: an answer that is lost raises OutcomeUnknown. Raises NotFound.

        Scopes: file:read-write, object_configuration:read, record_permission:read. Beta.
        """
        of = record_of(record, name="record")
        body: dict[str, Any] = {
            "object": of.object,
            "record_id": of.id,
            "file_type": "connected-folder" if is_folder else "connected-file",
            "storage_provider": _one_of("storage_provider", storage_provider, get_args(Connectable)),
            "external_provider_file_id": _name(external_provider_file_id, "external_provider_file_id"),
        }
        if microsoft_drive_id is not None:
            body["microsoft_drive_id"] = _name(microsoft_drive_id, "microsoft_drive_id")
        return await self._session.one(create_file.request(body=body), File.from_json)

    async def delete(self, file: str | File) -> None:
        """Delete a file, or a folder WITH EVERYTHING IN IT.

        Raises NotFound, unless a repetition of this very call found it gone.

        Scopes: file:read-write, object_configuration:read, record_permission:read. Beta.
        """
        await self._session.send(delete_file.request(_id(file)))

    async def download(self, file: str | File, path: str | os.PathLike[str]) -> Path:
        """Download a file's content to `path`, in pieces; gives that path.

        It appears there when it is whole, in place of what was there: a download that fails or is cancelled leaves
        nothing behind. Repeated as reads are. The token does not go to the storage that Attio redirects to. Raises
        NotFound, ConnectionLost, and OSError where the path cannot be written.

        Scopes: object_configuration:read, record_permission:read, file:read. Beta.
        """
        from aioattio.files.saving import new_file

        async with new_file(path) as sink:
            await self._fetch(download_file.request(_id(file)), sink)
        return Path(path)

    async def read(self, file: str | File) -> bytes:
        """A file's content in memory. Raises as `download`.

        Scopes: object_configuration:read, record_permission:read, file:read. Beta.
        """
        from aioattio.files.saving import Memory

        sink = Memory()
        await self._fetch(download_file.request(_id(file)), sink)
        return bytes(sink.content)

    async def _fetch(self, request: Request[None], sink: Any) -> None:
        answer = await self._session.transport.send(request, self._session.options, sink=sink)
        if not answer.is_redirect:
            raise answer.unexpected("no redirect to the content")


def _id(file: str | File) -> str:
    return id_of(file, File, name="file")


def _folder(given: str | File | None, name: str) -> str | None:
    return None if given is None else id_of(given, File, name=name)


def _name(given: Any, argument: str) -> str:
    if not isinstance(given, str) or not given.strip():
        raise InvalidInput(attribute=argument, given=given, accepted="text that is not empty")
    return given


def _media_type(given: str | None, file_name: str) -> str:
    if given is None:
        # As a path: a name may look like a URL, of which a "data:" one holds its own type.
        kind, encoding = mimetypes.guess_type(f"./{file_name}")
        # "text/csv" of a .csv.gz is what it holds, not what it is.
        kind = kind if encoding is None else f"application/{encoding}" if encoding == "gzip" else None
        return kind or "application/octet-stream"
    if not isinstance(given, str) or not _MEDIA_TYPE.fullmatch(given):
        raise InvalidInput(attribute="content_type", given=given, accepted="a media type: 'application/pdf'")
    return given


def _one_of(name: str, given: Any, known: tuple[str, ...]) -> str:
    if given not in known:
        raise InvalidInput(attribute=name, given=given, accepted=", ".join(known))
    return str(given)
