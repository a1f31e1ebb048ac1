"""What a planned step would make, so that the plans of later steps can refer to it."""

from __future__ import annotations

from collections.abc import Iterator

from aioattio.bulk.keys import key_of_record
from aioattio.bulk.plan import Plan
from aioattio.bulk.spool.items import Job, Reference
from aioattio.schema.definitions import Attribute

__all__ = ["expected_of"]

_PAGE = 500


def expected_of(plan: Plan, slug: str) -> set[Reference]:
    """Every unique value that the plan's records would have, and do not have yet. slug: of their object."""
    definitions = plan._target.destination.definitions  # noqa: SLF001 - our own class
    unique = [one for one in definitions.values() if one.is_unique and one.is_writable and not one.is_archived]
    expected: set[Reference] = set()
    after = 0
    while jobs := plan._spool.jobs(after, _PAGE):  # noqa: SLF001 - our own class
        after = jobs[-1].line
        for job in jobs:
            expected.update(_of_job(job, unique, slug))
    return expected


def _of_job(job: Job, unique: list[Attribute], slug: str) -> Iterator[Reference]:
    for attribute in unique:
        if attribute.slug in job.values:
            for value in key_of_record(attribute, bytes(job.values[attribute.slug])):
                yield Reference(slug, attribute.slug, value)
