"""Writes the models of Attio's standard objects and of the example workspace, as `aioattio schema pull` would."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from aioattio import Attio, Attribute, Limits, Object
from aioattio.cli.pulling import HEADING
from aioattio.pulling import Table, WorkspaceSchema, differences, fetch_schema, python_source
from aioattio_openapi.attio.standard_objects import STANDARD_OBJECTS, StandardAttribute
from examples.workspace import make_emulator

ROOT = Path(__file__).resolve().parent.parent
MODELS = Path("src/aioattio/models.py")
EXAMPLE = Path("examples/my_workspace.py")

NOUNS = {"companies": "Company", "deals": "Deal", "people": "Person", "users": "User", "workspaces": "Workspace"}
SEVERAL = {
    "companies.associated_deals",
    "companies.associated_workspaces",
    "deals.associated_people",
    "people.associated_deals",
    "people.associated_users",
    "users.workspace",
}
"""References to any number of records, which the traits in Attio's documentation do not say."""
COMMON = (
    StandardAttribute(slug="record_id", type="text"),
    StandardAttribute(slug="created_at", type="timestamp"),
    StandardAttribute(slug="created_by", type="actor-reference"),
)
"""What every object has."""


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Runs one command; 0 when all is well, 1 with a line on stderr for each difference."""
    parser = argparse.ArgumentParser(prog="models.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something is not up to date")
    options = parser.parse_args(arguments)
    problems = [line for path, text in texts().items() for line in _problems(root / path, path, text, options.check)]
    for problem in problems:
        print(f"models: {problem}", file=sys.stderr)
    return 1 if problems else 0


def texts() -> dict[Path, str]:
    """What each file has to be."""
    return {
        MODELS: python_source(
            standard_schema(),
            heading="Made from the contract by scripts/models.py. Do not edit: the next run overwrites it.",
            summary="Models of the objects that Attio brings along, for any workspace: people, companies, deals, users "
            "and workspaces. Attributes and options of a workspace's own: `aioattio schema pull`",
        ),
        EXAMPLE: python_source(asyncio.run(_example()), heading=HEADING),
    }


def standard_schema() -> WorkspaceSchema:
    """Without ids, and without options, which differ from workspace to workspace."""
    return WorkspaceSchema.of(
        Table(Object.from_json({"api_slug": slug, "singular_noun": NOUNS[slug]}), tuple(_attributes(slug)))
        for slug in STANDARD_OBJECTS
    )


def _attributes(slug: str) -> Iterator[Attribute]:
    known = {one.slug: one for one in COMMON} | STANDARD_OBJECTS[slug]
    for one in known.values():
        several = f"{slug}.{one.slug}" in SEVERAL
        target = None if one.inverse is None else one.inverse.partition(".")[0]
        yield Attribute.from_json(
            {
                "api_slug": one.slug,
                "title": one.slug.replace("_", " ").capitalize(),
                "type": one.type,
                "is_multiselect": one.multiselect or several,
                "is_required": one.required,
                "is_unique": one.unique,
                "is_writable": one.writable,
                "config": {"record_reference": {"allowed_object_ids": target and [target]}},
            }
        )


async def _example() -> WorkspaceSchema:
    limits = Limits(read=1000, write=1000)
    async with make_emulator() as emulator, Attio(emulator.token, base_url=emulator.url, limits=limits) as attio:
        emulator.limits(read=None, write=None)
        return await fetch_schema(attio)


def _problems(file: Path, path: Path, text: str, is_check: bool) -> Iterator[str]:
    present = file.read_text(encoding="utf-8") if file.exists() else None
    if present == text:
        return
    if is_check:
        found = differences(present or "", text) or ["its format differs"]
        yield from (f"{path} is not up to date; run scripts/models.py: {line}" for line in found)
        return
    file.write_text(text, encoding="utf-8")
    print(path)


if __name__ == "__main__":
    sys.exit(main())
