"""Saved plans, and journals of runs that did not come to their end, opened again."""

from __future__ import annotations

from pathlib import Path

from aioattio.bulk.facts import PlanFacts
from aioattio.bulk.plan import Plan
from aioattio.bulk.spool import Spool
from aioattio.bulk.target import attributes_of, find_target
from aioattio.errors import InvalidInput
from aioattio.session import Session
from aioattio.threads import opened

__all__ = ["reopened"]


async def reopened(session: Session, path: str | Path) -> Plan:
    """See `Attio.open_plan`."""
    spool = await opened(Spool.open, path)
    try:
        if spool.phase != "planned":
            reading = "ended before its last row was compared: start it again"
            done = "is finished: nothing in it is left to do"
            raise InvalidInput(
                f"plan: {path} {done if spool.phase == 'done' else reading}",
                attribute="plan",
                given=str(path),
                accepted="a saved plan, or the journal of a run that was interrupted while it wrote",
            )
        facts = PlanFacts.from_json(spool.recall("facts"))
        options = facts.options()
        target = await find_target(session, facts.place, options)
        attributes = attributes_of(session, facts.place)
    except BaseException:
        spool.close()
        raise
    return Plan(session, attributes, target, spool, facts, options, is_reopened=True)
