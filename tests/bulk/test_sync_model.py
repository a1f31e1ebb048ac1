"""Any rows, twice over: what Attio holds in the end is what a few lines of plain Python say it should."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aioattio import Attio, Outcome
from aioattio.emulator import Emulator

KEYS = ["a.example", "B.example", "b.example", "c.example", "D.example"]
TEXTS = st.sampled_from(["", None, "x", "y", "Zürich", "\u2028 odd"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {"domains": st.lists(st.sampled_from(KEYS), max_size=2)},
        optional={"name": TEXTS, "description": TEXTS},
    ),
    max_size=12,
)


def expected(rows: list[dict[str, Any]], mode: str) -> tuple[list[str], dict[frozenset[str], dict[str, Any]]]:
    """The state of every row, and the values of every record by its domains."""
    keys = [frozenset(domain.lower() for domain in row["domains"]) for row in rows]
    states: list[str] = []
    records: dict[frozenset[str], dict[str, Any]] = {}
    for index, key in enumerate(keys):
        same = [other for other, found in enumerate(keys) if found == key]
        if not key:
            states.append("rejected")
        elif any(key & other and key != other for other in keys):
            states.append("conflict")
        elif mode == "reject" and len(same) > 1:
            states.append("rejected")
        else:
            states.append("created" if index == (same[-1] if mode == "last" else same[0]) else "superseded")
            filled = {name: text.strip() for name, text in rows[index].items() if name != "domains" and text}
            before = records.get(key, {})
            records[key] = before | filled if mode == "last" else filled | before
    return states, records


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(rows=ROWS, mode=st.sampled_from(["last", "first", "reject"]))
async def test_attio_holds_what_the_rows_say(
    hasty: Attio, attio_emulator: Emulator, rows: list[dict[str, Any]], mode: Any
) -> None:
    attio_emulator.reset()
    attio_emulator.limits(read=None, write=None)
    states, records = expected(rows, mode)
    for _ in range(2):
        outcomes: list[Outcome] = []
        await hasty.companies.sync(rows, match="domains", on_duplicate=mode, on_outcome=outcomes.append)
        assert [one.state for one in sorted(outcomes, key=lambda one: one.line)] == states
        states = ["unchanged" if state == "created" else state for state in states]
        found = {
            frozenset(record["domains"]): {
                name: record[name] for name in ("name", "description") if record[name] is not None
            }
            async for record in hasty.companies.query()
        }
        assert found == records
