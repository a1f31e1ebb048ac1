"""Text and numbers of classes of their own, as numpy, markupsafe and ORMs give them, are text and numbers."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any

import pytest

from aioattio import Attio, InvalidInput
from aioattio.emulator import Emulator


class Text(str):
    __slots__ = ()


class Whole(int):
    pass


class Exact(Decimal):
    pass


class Tier(str, enum.Enum):  # noqa: UP042 - the older form, whose str() is another
    GOLD = "Gold"


@pytest.mark.parametrize(
    ("slug", "given", "read"),
    [
        ("description", Text("Looms"), "Looms"),
        ("description", Tier.GOLD, "Gold"),
        ("seats", Whole(14), 14),
        ("seats", Exact("1.5"), Decimal("1.5")),
        ("primary_location", {"locality": Text("Paris")}, "Paris"),
    ],
)
async def test_they_are_written_as_what_they_are(
    attio: Attio, attio_emulator: Emulator, slug: str, given: Any, read: Any
) -> None:
    attio_emulator.create_attribute("companies", "Seats", "seats", "number")
    company = await attio.companies.create({slug: given})
    found = company[slug]
    assert getattr(found, "locality", found) == read
    assert company.changes({slug: given}) == {}
    async with Attio(attio_emulator.token, base_url=attio_emulator.url, schema=False) as plain:
        again = await plain.companies.update(company.id, {"name": Text("Acme")})
        assert again["name"] == "Acme"


async def test_what_json_cannot_say_is_refused(attio: Attio) -> None:
    endless: dict[str, Any] = {}
    endless["again"] = endless
    for body in (endless, {"data": object()}):
        with pytest.raises(InvalidInput, match="the body is not JSON"):
            await attio.request("POST", "/v2/notes", json=body)
