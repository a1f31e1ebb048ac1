"""Companies from a file into Attio and back, against a local emulator at Attio's real limits.

python examples/demo.py [FILE] [MAPPING]
"""

import asyncio
import sys
from pathlib import Path

from aioattio import Attio, AttioError
from aioattio.bulk import Progress
from aioattio.emulator import Emulator

HERE = Path(__file__).parent


def show(progress: Progress) -> None:
    """One line that keeps changing, where somebody watches."""
    if sys.stderr.isatty():
        counts = progress.counts
        speed = f"{progress.done} of {progress.to_write}, {progress.rate:.1f}/s" if progress.to_write else ""
        print(f"\r{progress.phase:<8} {counts.rows:>7,} rows  {speed:<40}", end="", file=sys.stderr)


async def main(file: Path, mapping: Path) -> None:
    async with Emulator() as emulator, Attio(emulator.token, base_url=emulator.url) as attio:
        report = await attio.companies.sync(
            file,
            mapping=mapping,  # column -> attribute, with converters; and the attributes that a new workspace lacks
            create_attributes=True,
            create_options=True,  # select options that the file has and Attio has not
            progress=show,
        )
        everything = await attio.companies.query().collect()
        log = emulator.requests

    print()
    for problem in report.problems[:10]:
        print(f"line {problem.line}: {problem.reason}")
    if report.stopped:
        print(f"stopped early: {report.stopped.message}; lines not tried: {report.stopped.not_tried or 'none'}")

    print(f"\nThe largest of {len(everything):,} companies by revenue, as they read back:")
    with_revenue = [company for company in everything if company.get("revenue") is not None]
    for company in sorted(with_revenue, key=lambda one: one["revenue"], reverse=True)[:10]:
        name, place = company["name"] or "", company["primary_location"]
        city = (place and place.locality) or ""
        revenue, employees = company["revenue"], company.get("employees") or 0
        print(f"{name:<28} {revenue:>22,} USD {employees:>11,}  {city:<16} {', '.join(company['domains'])}")

    writes = [one.arrived for one in log if one.rate_class == "write" and "/records" in one.template]
    seconds = writes[-1] - writes[0] + 1 if writes else 1
    counts = report.counts
    print(
        f"\n{counts.rows:,} rows, {counts.written:,} written as {report.records:,} records, "
        f"{counts.superseded} superseded, {counts.conflicts} in conflict, {counts.rejected} rejected; "
        f"{len(log):,} requests, {len(writes) / seconds:.1f} writes/s of 25, "
        f"{sum(request.status == 429 for request in log)} times 429, {report.retries} retries"
    )


if __name__ == "__main__":
    defaults = [HERE / "companies.csv", HERE / "companies.toml"]
    given = [Path(argument) for argument in sys.argv[1:3]]
    try:
        asyncio.run(main(*given, *defaults[len(given) :]))
    except (AttioError, OSError) as error:
        sys.exit(f"Error: {error}")
