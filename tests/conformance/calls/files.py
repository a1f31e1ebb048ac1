"""Files and folders of records."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from aioattio import Attio, RecordReference
from tests.conformance.calls.samples import FILE, FOLDER, RECORD
from tests.conformance.recording import CONTENT, Call

ADA = RecordReference("people", RECORD)


async def download(attio: Attio) -> None:
    """Downloads to a path that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = await attio.files.download(FILE, Path(folder) / "contract.pdf")
        assert path.read_bytes() == CONTENT


async def read(attio: Attio) -> Any:
    assert await attio.files.read(FILE) == CONTENT


CALLS: dict[str, tuple[Call, ...]] = {
    "list_files": (
        lambda attio: attio.files.list(ADA).collect(),
        lambda attio: attio.files.list(
            ADA, folder=FOLDER, storage_provider="google-drive", page_size=2, limit=5
        ).collect(),
    ),
    "get_file": (lambda attio: attio.files.get(FILE),),
    "upload_file": (
        lambda attio: attio.files.upload(ADA, b"what is in it", name="contract.pdf"),
        lambda attio: attio.files.upload(
            ADA, b"what is in it", name="contract.pdf", folder=FOLDER, content_type="application/pdf"
        ),
    ),
    "create_file": (
        lambda attio: attio.files.create_folder(ADA, "Contracts"),
        lambda attio: attio.files.create_folder(ADA, "Contracts", parent=FOLDER),
        lambda attio: attio.files.connect(ADA, "0815", storage_provider="dropbox"),
        lambda attio: attio.files.connect(ADA, "0815", storage_provider="box", is_folder=True),
        lambda attio: attio.files.connect(
            ADA, "0815", storage_provider="microsoft-onedrive", microsoft_drive_id="drive"
        ),
        lambda attio: attio.files.connect(
            ADA, "0815", storage_provider="microsoft-onedrive", is_folder=True, microsoft_drive_id="drive"
        ),
    ),
    "delete_file": (lambda attio: attio.files.delete(FILE),),
    "download_file": (download, read),
}
