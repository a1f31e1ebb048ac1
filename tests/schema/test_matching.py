"""The attribute by which an upsert finds what is there already, by its slug, by its id or by what has a slug."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from aioattio.errors import InvalidInput
from aioattio.resources.matching import check_match
from aioattio.schema.definitions import Definitions

DEFINITIONS = Definitions.from_json(
    [
        {"id": {"attribute_id": "id-domains"}, "api_slug": "domains", "type": "domain", "is_unique": True},
        {"id": {"attribute_id": "id-name"}, "api_slug": "name", "type": "text"},
        {
            "id": {"attribute_id": "id-r"},
            "api_slug": "record_id",
            "type": "text",
            "is_unique": True,
            "is_writable": False,
        },
    ],
    object="companies",
)
FIELD = SimpleNamespace(slug="domains")


@pytest.mark.parametrize("match", ["domains", "id-domains", FIELD])
@pytest.mark.parametrize("name", ["domains", "id-domains"])
def test_by_whatever_name_the_value_is_found(match: Any, name: str) -> None:
    check_match(match, {name: ["x.org"]}, DEFINITIONS, "companies")
    empty: list[Any] = [[], None, ""]
    for nothing in empty:
        with pytest.raises(InvalidInput, match="nothing to match by"):
            check_match(match, {name: nothing}, DEFINITIONS, "companies")


def test_without_definitions_the_values_are_what_is_known() -> None:
    check_match(FIELD, {"domains": ["x.org"]}, None, "companies")
    with pytest.raises(InvalidInput, match="nothing for 'domains'"):
        check_match(FIELD, {"name": "X"}, None, "companies")


@pytest.mark.parametrize(
    ("match", "message"),
    [
        ("domain", "no attribute 'domain'; did you mean 'domains'"),
        ("name", "not unique.*unique are: domains$"),
        (SimpleNamespace(slug=7), "slug of a unique attribute"),
        (7, "slug of a unique attribute"),
        (None, "slug of a unique attribute"),
        ("", "slug of a unique attribute"),
    ],
)
def test_what_cannot_tell_things_apart_is_refused(match: Any, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        check_match(match, {"domains": ["x.org"], "name": "X"}, DEFINITIONS, "companies")
