"""docs/values.md says what the code does: each of its rows is written to the emulator, read again, or refused."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from aioattio import Attio
from aioattio.errors import InvalidInput
from aioattio.schema.choices import Choices
from aioattio.values.reading import READERS
from aioattio.values.writing import choices_wanted, encode_values
from tests.conftest import ROOT
from tests.values.documented import NAMES, TYPES, Rows

DOCUMENT = ROOT / "docs" / "values.md"
ADDED = {
    "description": "text",
    "seats": "number",
    "health": "rating",
    "signed": "checkbox",
    "starts_on": "date",
    "renewed_at": "timestamp",
    "phone": "phone-number",
    "tier": "select",
    "office": "location",
}

_encode = msgspec.json.Encoder(decimal_format="number").encode


class Workspace:
    """An emulator with a record and an attribute for every type, and what the expressions of the rows speak of."""

    def __init__(self, attio: Attio, records: dict[str, Any], names: dict[str, Any], shown: dict[str, str]) -> None:
        self._attio, self._records, self._names, self._shown = attio, records, names, shown

    @classmethod
    async def of(cls, attio: Attio) -> Workspace:
        deals = attio.deals.attributes
        for slug, kind in ADDED.items():
            await deals.create(slug.capitalize(), kind, slug=slug)
        option = await deals.create_option("tier", "Gold")
        await deals.create_option("tier", "Silver")
        member = (await attio.workspace_members.list().collect())[0]
        status = (await deals.statuses("stage").collect())[0]
        company = await attio.companies.create({"name": "Looms", "domains": ["looms.example"]})
        other = await attio.companies.create({"name": "Engines"})
        deal = await attio.deals.create({"name": "Engines", "stage": "Lead", "owner": member})
        person = await attio.people.create({"name": "Ada"})
        named: dict[str, Any] = {"company": company, "member": member, "option": option, "status": status}
        companies_id = {item.slug: item.id for item in await attio.objects.list().collect()}["companies"]
        shown = {thing.id: f"<{word}.id>" for word, thing in named.items()} | {companies_id: "<companies>"}
        shown[member.email_address] = "olive@acme.example"
        return cls(attio, {"deals": deal, "people": person, "companies": other}, named, shown)

    async def tables(self, rows: Rows) -> tuple[str, str]:
        """The two tables of one type, as they stand in the document."""
        written = ["| written | sent | read |", "|---|---|---|"]
        written += [await self._written(rows, expression) for expression in rows.written]
        refused = ["| refused | message |", "|---|---|"]
        refused += [await self._refused(rows, expression) for expression in rows.refused]
        return ("\n".join(written) if rows.written else "", "\n".join(refused))

    async def _written(self, rows: Rows, expression: str) -> str:
        records = self._attio.records(rows.object)
        is_listed = (await records.attributes.get(rows.slug)).is_multiselect
        given = self._value(expression)
        sent = (await self._encoded(rows, [given] if is_listed else given))[rows.slug][0]
        record = await records.overwrite(self._records[rows.object], {rows.slug: [given] if is_listed else given})
        read = record[rows.slug][0] if is_listed else record[rows.slug]
        text = msgspec.json.format(_encode(sent), indent=0).decode()
        return self._row(expression, text, repr(read).replace("datetime.", ""))

    async def _refused(self, rows: Rows, expression: str) -> str:
        with pytest.raises(InvalidInput) as caught:
            await self._encoded(rows, self._value(expression))
        with pytest.raises(InvalidInput):
            await self._attio.records(rows.object).update(
                self._records[rows.object], {rows.slug: self._value(expression)}
            )
        return self._row(expression, str(caught.value).replace("datetime.", ""))

    def _value(self, expression: str) -> Any:
        return eval(expression, NAMES | self._names)  # noqa: S307 - our own rows

    async def _encoded(self, rows: Rows, given: Any) -> dict[str, Any]:
        known = await self._attio.schema.object(rows.object).attributes()
        values = {rows.slug: given}
        choices: dict[str, Choices] = {}
        for wanted in choices_wanted(values, known):
            listing: Any = getattr(self._attio.records(rows.object).attributes, LISTINGS[wanted.type])
            choices[wanted.slug] = Choices.of(wanted, await listing(wanted.slug).collect())
        return encode_values(values, known, rows.object, choices)

    def _row(self, *cells: str) -> str:
        text = " | ".join(f"`{cell}`" for cell in cells)
        for found, shown in self._shown.items():
            text = text.replace(found, shown)
        return f"| {text} |"


LISTINGS = {"select": "options", "status": "statuses"}


def section(kind: str) -> str:
    _, found, rest = DOCUMENT.read_text().partition(f"\n## {kind}\n")
    assert found, f"docs/values.md has no section {kind}"
    return rest.partition("\n## ")[0]


async def test_every_row_is_what_comes_of_it(attio: Attio) -> None:
    workspace = await Workspace.of(attio)
    wrong: list[str] = []
    for kind, rows in TYPES.items():
        wrong += [table for table in await workspace.tables(rows) if table not in section(kind)]
    assert not wrong, "docs/values.md lacks:\n\n" + "\n\n".join(wrong)


def test_every_type_has_its_section_with_five_refusals_at_least() -> None:
    assert set(TYPES) == set(READERS)
    for kind, rows in TYPES.items():
        assert len(rows.refused) >= 5
        assert section(kind).count("\n| `") == len(rows.written) + len(rows.refused)
