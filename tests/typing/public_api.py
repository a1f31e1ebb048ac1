"""What users' type checkers see; read by mypy and pyright in `make check`, never run."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, assert_type

from aioattio import (
    Answer,
    Attio,
    Attribute,
    EntryReference,
    Identity,
    Limits,
    Listing,
    Name,
    Page,
    Record,
    Retry,
    SearchHit,
    SelectOption,
    Status,
    Value,
)
from aioattio_openapi.attio.api.notes import list_notes
from aioattio_openapi.attio.models import NoteList


async def usage(attio: Attio) -> None:
    people = attio.people
    ada = await people.create({"name": Name("Ada", "Lovelace"), "email_addresses": ["ada@x.org"]})
    assert_type(ada, Record)
    assert_type(await people.update(ada, {"revenue": Decimal(1)}), Record)
    assert_type(await people.upsert({"email_addresses": ["a@x.org"]}, match="email_addresses"), Record)
    assert_type(await people.delete(ada), None)
    assert_type(people.query(page_size=5, concurrency=2), Listing[Record])
    assert_type(await people.query().first(), Record | None)
    assert_type(await people.query().collect(limit=5), list[Record])
    async for person in people.query({"name": "x"}):
        assert_type(person, Record)
    async for page in people.query().pages():
        assert_type(page, Page[Record])
    assert_type(people.history(ada, "name"), Listing[Value])
    assert_type(people.entries(ada), Listing[EntryReference])
    assert_type(await people.attributes.get("name"), Attribute)
    assert_type(people.attributes.options("tags"), Listing[SelectOption])
    assert_type(people.attributes.statuses("stage"), Listing[Status])
    assert_type(await attio.search("ada", objects=["people"]), list[SearchHit])
    assert_type(await attio.identify(), Identity)
    assert_type(await attio.send(list_notes.request(limit=10)), NoteList)
    assert_type(await attio.request("GET", "/v2/self"), Answer)
    assert_type(attio.with_options(timeout=120, retry=Retry(attempts=1)), Attio)
    assert_type(Attio("tok", limits=Limits(read=1, write=1)), Attio)
    assert_type(ada.value("name"), Value | None)
    assert_type(ada.values("name"), list[Value])
    assert_type(ada.to_dict(), dict[str, Any])
    assert_type(ada.id, str)
