"""Companies from a CSV file into Attio and back, against a local emulator at Attio's real limits.

python examples/demo.py [FILE.csv]
"""

import asyncio
import csv
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from aioattio import Attio, Called
from aioattio.emulator import Emulator

COMPANIES = Path(__file__).with_name("companies.csv")


def read_rows(path: Path) -> list[dict[str, str]]:
    """Spreadsheets export UTF-16 or UTF-8; both say so in their first bytes."""
    encoding = "utf-16" if path.read_bytes()[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def number(text: str) -> Decimal | None:
    """'$514,405.0' is 514405.0; '-' and '' are nothing."""
    digits = re.sub(r"[$,\s]", "", text)
    return Decimal(digits) if re.fullmatch(r"-?\d+(\.\d+)?", digits) else None


def company(row: dict[str, str]) -> dict[str, Any]:
    revenue, employees = number(row["revenue ($M)"]), number(row["employees"])
    return {
        "name": row["company_name"].strip(),
        "domains": [row["website"]],  # a URL will do: Attio keeps the host
        "revenue": None if revenue is None else revenue * 1_000_000,
        "employees": None if employees is None else int(employees),
        "industry": row["industry"],
    }


async def main(path: Path) -> None:
    rows = read_rows(path)
    calls: list[Called] = []
    async with Emulator() as emulator, Attio(emulator.token, base_url=emulator.url, on_response=calls.append) as attio:
        companies = attio.companies
        await companies.attributes.create("Revenue", "currency", currency="USD")
        await companies.attributes.create("Employees", "number")
        await companies.attributes.create("Industry", "select")
        for industry in sorted({row["industry"] for row in rows}):
            await companies.attributes.create_option("industry", industry)

        first = len(emulator.requests)
        async with asyncio.TaskGroup() as group:  # the client keeps to the limit; start as many as you like
            for row in rows:
                group.create_task(companies.upsert(company(row), match="domains"))
        upserts = [request for request in emulator.requests[first:] if request.method == "PUT"]

        large = {"revenue": {"$gte": 10_000_000_000}}
        async for one in companies.query(large, sort={"attribute": "revenue", "direction": "desc"}, limit=10):
            await companies.update(one, {"description": f"One of the ten largest by revenue in {path.name}"})

        everything = await companies.query(page_size=200).collect()
        with_revenue = [one for one in everything if one["revenue"] is not None]
        for one in sorted(with_revenue, key=lambda one: one["revenue"], reverse=True)[:10]:
            print(f"{one['name']:<28} {one['revenue']:>24,} USD {one['employees'] or 0:>10,}  {one['domains'][0]}")

    seconds = upserts[-1].arrived - upserts[0].arrived + 1
    refused = sum(request.status == 429 for request in emulator.requests)
    print(
        f"\n{len(rows)} rows, {len(everything)} records, {len(emulator.requests)} requests, "
        f"{len(upserts) / seconds:.1f} writes/s of 25, {refused} times 429, "
        f"{sum(call.attempts - 1 for call in calls)} retries"
    )


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else COMPANIES))
