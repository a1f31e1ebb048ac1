"""SQL, through the client, over HTTP, to the emulator."""

from __future__ import annotations

import pytest

from aioattio import Attio, InvalidInput, ValidationFailed
from aioattio.emulator import Emulator


async def test_scalars_structures_and_joins(attio: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.create_attribute("companies", "Revenue", "revenue", "number")
    x = await attio.companies.create({"name": "X", "domains": ["x.org", "x.com"], "revenue": 12.5})
    await attio.companies.create({"name": "Y", "revenue": 3})
    await attio.people.create({"name": "Lovelace, Ada", "company": x})

    assert await attio.sql("select name, revenue, domains, description from companies order by name") == [
        {"name": "X", "revenue": 12.5, "domains": ["x.org", "x.com"], "description": None},
        {"name": "Y", "revenue": 3, "domains": [], "description": None},
    ]
    assert await attio.sql("SELECT count(*) AS n, sum(revenue) AS total FROM objects.companies") == [
        {"n": 2, "total": 15.5}
    ]
    found = await attio.sql(
        """-- who works where
        with x as (select record_id, name from companies where name like 'x%')
        select p.name, x.name as company, p.company as reference from people p
        join x on x.record_id = json_extract(p.company, '$.entity_instance_id')"""
    )
    company_id = attio_emulator.object("companies")["id"]["object_id"]
    reference = {"entity_definition_id": company_id, "entity_instance_id": x.id}
    assert found == [{"name": "Ada Lovelace", "company": "X", "reference": reference}]
    assert await attio.sql("select name from people where name = 'nobody'") == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("select nmae from companies", "nmae"),
        ("select * from cars", "cars"),
        ("selekt 1", "SELECT"),
        ("delete from companies", "SELECT"),
        ("with gone as (select 1) delete from companies", "not authorized"),
        ("select 1; select 2", "one statement"),
        ("select name from companies where", "incomplete input"),
        ("pragma query_only = off", "SELECT"),
        ("select load_extension('x')", "not authorized"),
        ("select randomblob(100000000)", "too big"),
        ("with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n", "interrupted"),
        ("select '\0'", "null character"),
    ],
)
async def test_what_cannot_run_is_refused_and_says_why(statement: str, said: str, attio: Attio) -> None:
    await attio.companies.create({"name": "X"})
    with pytest.raises(ValidationFailed, match=said) as refused:
        await attio.sql(statement)
    assert refused.value.code == "filter_error"
    assert await attio.sql("select name from companies") == [{"name": "X"}]


@pytest.mark.parametrize("wrong", ["", "  ", None, 5])
async def test_what_is_no_statement_is_never_sent(wrong: object, attio: Attio, attio_emulator: Emulator) -> None:
    with pytest.raises(InvalidInput, match="statement"):
        await attio.sql(wrong)  # type: ignore[arg-type]
    assert attio_emulator.requests == []
