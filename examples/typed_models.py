"""Records as classes of one's own: import, query and upsert with the models of `my_workspace.py`.

python -m examples.typed_models     against a local emulator that has the workspace of `workspace.py`

The models were written by `aioattio schema pull -o examples/my_workspace.py`. A type checker knows every attribute and
every option: `Project(phase="Runing")` and `Company.revenue > "much"` do not pass it.
"""

import asyncio
from datetime import date
from decimal import Decimal

from aioattio import Attio
from examples.my_workspace import Company, Project, SalesEntry
from examples.workspace import make_emulator

INVENTED = [
    Company(name="Analytical Engines", domains=["engines.example"], revenue=1_250_000, categories=["B2B"]),
    Company(
        name="Nørre Looms", domains=["norre-looms.example"], revenue=Decimal("480.50"), customer_since="2019-05-01"
    ),
    Company(name="Compiling & Sons", domains=["compiling.example"], revenue=92_000),
]


async def import_companies(attio: Attio) -> None:
    report = await attio.records(Company).sync(INVENTED, match=Company.domains)
    print(f"{report.counts.in_attio} of {report.counts.rows} rows are in Attio, {report.counts.written} were written")


async def show_the_largest(attio: Attio) -> None:
    listing = attio.records(Company).query(Company.revenue > 500, sort=Company.revenue.desc())
    async for company in listing:
        print(f"{company.name:<20} {company.revenue or 0:>12,} EUR  {', '.join(company.domains)}")


async def begin_a_project(attio: Attio, client: Company) -> Project:
    """Running it again changes the same project, which is told by its code."""
    project = Project(code="P-2041", name="New gears", phase="Running", skills=["Gears"], client=client)
    project.due = date(2027, 3, 1)
    return await attio.records(Project).upsert(project, match=Project.code)


async def finish(attio: Attio, project: Project) -> Project:
    """Only what was changed is sent."""
    project.phase = "Done"
    project.satisfaction = 5
    return await attio.records(Project).update(project)


async def run(attio: Attio) -> None:
    await import_companies(attio)
    await show_the_largest(attio)
    client = await attio.records(Company).query(Company.domains == "engines.example").first()
    if client is None:
        return
    project = await finish(attio, await begin_a_project(attio, client))
    print(f"{project.code}: {project.name}, {project.phase}, {project.satisfaction} stars, due {project.due}")
    entry = await attio.entries(SalesEntry).upsert(client, SalesEntry(stage="Talking", chance=60))
    print(f"sales: {entry.stage}, {entry.chance} %")


async def main() -> None:
    async with make_emulator() as emulator, Attio(emulator.token, base_url=emulator.url) as attio:
        await run(attio)


if __name__ == "__main__":
    asyncio.run(main())
