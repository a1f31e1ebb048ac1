"""Every example of the documentation has its Python side here, and every defect of an example is still there."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.documentation.defects import ABBREVIATIONS, ASKED_OF_COMPANIES, DEFECTS, MISSPELT, Defect, asks_companies
from tests.documentation.examples import (
    FILTERING,
    PAGES,
    READING,
    SORTING,
    TYPES,
    WRITING,
    Key,
    all_examples,
    conversions,
    examples,
)
from tests.documentation.matching import needs_document
from tests.documentation.querying_sides import FILTERS, SORTS
from tests.documentation.reading_sides import READINGS
from tests.documentation.test_documented_definitions import DEFINITIONS
from tests.documentation.test_documented_reading import OTHER_READINGS
from tests.documentation.test_documented_writing import BY_SLUG_AND_ID
from tests.documentation.writing_sides import CONVERTED, WRITES

pytestmark = needs_document

SIDES = [*READINGS, *OTHER_READINGS, *WRITES, BY_SLUG_AND_ID, *FILTERS, *SORTS, *DEFINITIONS]


def test_every_example_has_its_python_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(SIDES) == len(set(SIDES))
    assert set(SIDES) == set(all_examples())
    for page, (_, made) in CONVERTED.items():
        assert len(made) == len(conversions(page))
    with capsys.disabled():
        print(f"\n{summary()}")


def summary() -> str:
    lines = [f"{'Examples of':<22} reading writing filtering sorting other"]
    for page in PAGES:
        counts = Counter(example.kind for example in examples(page))
        counts[WRITING] += len(CONVERTED[page][1]) if page in CONVERTED else 0
        others = sum(counts.values()) - sum(counts[kind] for kind in (READING, WRITING, FILTERING, SORTING))
        shown = f"{counts[READING]:7} {counts[WRITING]:7} {counts[FILTERING]:9} {counts[SORTING]:7} {others:5}"
        lines.append(f"{TYPES.get(page, page)[:22]:<22} {shown}")
    broken = {defect.key for defect in DEFECTS} | set(ASKED_OF_COMPANIES)
    return "\n".join([*lines, f"{len(all_examples())} examples, {len(broken)} of them with a defect"])


@pytest.mark.parametrize("page", TYPES)
def test_every_type_has_examples_to_read_to_write_and_to_filter(page: str) -> None:
    kinds = {example.kind for example in examples(page)}
    assert kinds >= {READING, FILTERING} | ({WRITING} if page != "Interaction" else set())


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: f"{defect.key}: {defect.what}")
def test_a_defect_is_still_there(defect: Defect) -> None:
    example = all_examples()[defect.key]
    assert defect.what in MISSPELT or defect.is_there(example.read())


def test_nothing_else_is_misspelt() -> None:
    found = {key: example.mended & set(MISSPELT) for key, example in all_examples().items()}
    listed: dict[Key, set[str]] = {}
    for defect in DEFECTS:
        if defect.what in MISSPELT:
            listed.setdefault(defect.key, set()).add(defect.what)
    assert {key: mended for key, mended in found.items() if mended} == listed


def test_abbreviations_are_as_many_as_they_were() -> None:
    found = Counter(name for example in all_examples().values() for name in example.mended if name not in MISSPELT)
    assert found == ABBREVIATIONS


def test_two_filters_of_people_still_ask_for_companies() -> None:
    asking = [key for key, example in all_examples().items() if example.kind == FILTERING and asks_companies(example)]
    assert asking == ASKED_OF_COMPANIES
