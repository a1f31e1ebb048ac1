"""Attio's examples of filters and sorts: what is asked in Python here means the same, and finds the same."""

from __future__ import annotations

from typing import Any

import pytest

from tests.documentation.examples import FILTERING, SORTING, Key
from tests.documentation.matching import cases_of, needs_document
from tests.documentation.querying_sides import FILTERS, SORTS
from tests.documentation.verbose import verbose
from tests.documentation.workspace import Sample


@pytest.mark.parametrize("key", FILTERS, ids=str)
@needs_document
async def test_a_documented_filter(key: Key, sample: Sample) -> None:
    case = FILTERS[key]
    read = case.mend(cases_of(FILTERING)[key].read(case.emails, sample.named(case.ids)))
    documented = read.get("filter", read)
    found = await sample.query(case.container, filter=case.filter(sample))
    sent = sample.sent["filter"]
    assert verbose(sent, case.container, sample.type_of) == verbose(documented, case.container, sample.type_of)
    everything = await sample.ask(case.container, {})
    assert found == await sample.ask(case.container, {"filter": documented})
    assert set() < set(found) < set(everything)


@pytest.mark.parametrize("key", SORTS, ids=str)
@needs_document
async def test_a_documented_sort(key: Key, sample: Sample) -> None:
    documented: list[dict[str, Any]] = cases_of(SORTING)[key].read()["sorts"]
    found = await sample.query("people", sort=SORTS[key])
    assert sample.sent["sorts"] == documented
    assert found == await sample.ask("people", {"sorts": documented})
    assert found != await sample.ask("people", {})
