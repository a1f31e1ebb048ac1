"""What `F`, its operators and `&`, `|`, `~` make, and what they refuse where it is written."""

# ruff: noqa: S301, DTZ001 - pickles of our own, and naive datetimes

from __future__ import annotations

import copy
import functools
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest

from aioattio import ActorReference, InvalidInput, Name, RecordReference
from aioattio.filters import F, Field, Filter, Sort
from aioattio.filters.expressions import MAX_DEPTH

from .sample import MEMBERS

TO_DICT: list[tuple[Filter, dict[str, Any]]] = [
    (F.job_title == "x", {"job_title": {"$eq": "x"}}),
    (F.job_title != "x", {"$not": {"job_title": {"$eq": "x"}}}),
    (F.score < 1, {"score": {"$lt": 1}}),
    (F.score <= 1.5, {"score": {"$lte": 1.5}}),
    (F.score > Decimal("0.10"), {"score": {"$gt": Decimal("0.10")}}),
    (F.score >= -1, {"score": {"$gte": -1}}),
    (F.score > 1, {"score": {"$gt": 1}}),
    (F.name.contains("x"), {"name": {"$contains": "x"}}),
    (F.name.last_name.starts_with("x"), {"name": {"last_name": {"$starts_with": "x"}}}),
    (F.name.ends_with("x"), {"name": {"$ends_with": "x"}}),
    (F.score.between(1, 2), {"score": {"$gte": 1, "$lt": 2}}),
    (~F.score.between(1, 2), {"$not": {"score": {"$gte": 1, "$lt": 2}}}),
    (F.stage.is_in(["Lead", "Won"]), {"$or": [{"stage": {"$eq": "Lead"}}, {"stage": {"$eq": "Won"}}]}),
    (F.stage.is_in(x for x in ("Lead",)), {"stage": {"$eq": "Lead"}}),
    (F.stage.is_in(["Lead", "Won", "Lead"]), {"$or": [{"stage": {"$eq": "Lead"}}, {"stage": {"$eq": "Won"}}]}),
    (~F.stage.is_in(["a", "b"]), {"$and": [{"$not": {"stage": {"$eq": "a"}}}, {"$not": {"stage": {"$eq": "b"}}}]}),
    (F.record_id.is_in(["a", "b"]), {"record_id": {"$in": ["a", "b"]}}),
    (F.entry_id.is_in(["a"]), {"entry_id": {"$in": ["a"]}}),
    (F.record_id == RecordReference("people", "a"), {"record_id": {"$eq": "a"}}),
    (F.name.is_empty(), {"$not": {"name": {"$not_empty": True}}}),
    (F.name.is_not_empty(), {"name": {"$not_empty": True}}),
    (~F.name.is_empty(), {"name": {"$not_empty": True}}),
    (F.name.last_name.is_empty(), {"$not": {"name": {"last_name": {"$not_empty": True}}}}),
    (F.born == date(2020, 1, 2), {"born": {"$eq": "2020-01-02"}}),
    (F.met_at >= datetime(2020, 1, 2, 3), {"met_at": {"$gte": "2020-01-02T03:00:00Z"}}),
    (
        F.met_at >= datetime(2020, 1, 2, 3, tzinfo=timezone(timedelta(hours=2))),
        {"met_at": {"$gte": "2020-01-02T01:00:00Z"}},
    ),
    (F.created_at >= date(2020, 1, 2), {"created_at": {"$gte": "2020-01-02T00:00:00Z"}}),
    (F.stage.active_from >= date(2020, 1, 2), {"stage": {"active_from": {"$gte": "2020-01-02T00:00:00Z"}}}),
    (F.active == True, {"active": {"$eq": True}}),  # noqa: E712 - what it is for
    (F.name == Name("Ada", "Lovelace"), {"name": {"$eq": "Ada Lovelace"}}),
    (
        F.company == RecordReference("companies", "c1"),
        {"company": {"target_object": "companies", "target_record_id": "c1"}},
    ),
    (
        F.company == {"target_object": "companies", "target_record_id": "c1"},
        {"company": {"target_object": "companies", "target_record_id": "c1"}},
    ),
    (
        F.company.is_in([RecordReference("companies", "c1"), RecordReference("companies", "c2")]),
        {"company": {"target_object": "companies", "target_record_id": {"$in": ["c1", "c2"]}}},
    ),
    (F.company.target_record_id.is_in(["c1"]), {"company": {"target_record_id": {"$in": ["c1"]}}}),
    (
        F.owner == ActorReference("workspace-member", "m1"),
        {"owner": {"referenced_actor_type": "workspace-member", "referenced_actor_id": "m1"}},
    ),
    (F.created_by == ActorReference("system"), {"created_by": {"referenced_actor_type": "system"}}),
    (F.id == UUID(int=1), {"id": {"$eq": "00000000-0000-0000-0000-000000000001"}}),
    (
        F.phone_numbers.has(F.phone_number.starts_with("+44"), F.phone_number.ends_with("798")),
        {"phone_numbers": {"phone_number": {"$starts_with": "+44", "$ends_with": "798"}}},
    ),
    (
        F.phone_numbers.has(F.phone_numbers.starts_with("+44") & (F.country_code == "GB")),
        {"phone_numbers": {"$starts_with": "+44", "country_code": {"$eq": "GB"}}},
    ),
    (
        F.location.has(F.locality.is_in(["a", "b"]), F.region == "c"),
        {
            "$or": [
                {"location": {"locality": {"$eq": "a"}, "region": {"$eq": "c"}}},
                {"location": {"locality": {"$eq": "b"}, "region": {"$eq": "c"}}},
            ]
        },
    ),
    (
        F.path("candidates.parent_record", ("people", "email_addresses")).email_domain == "apple.com",
        {
            "path": [["candidates", "parent_record"], ["people", "email_addresses"]],
            "constraints": {"email_domain": {"$eq": "apple.com"}},
        },
    ),
    (
        ~F.path("people.company", "companies.name").is_empty(),
        {"path": [["people", "company"], ["companies", "name"]], "constraints": {"$not_empty": True}},
    ),
    ((F.a == 1) & (F.b == 2) & (F.c == 3), {"$and": [{x: {"$eq": n}} for x, n in (("a", 1), ("b", 2), ("c", 3))]}),
    (
        (F.a == 1) | (F.b == 2) & (F.c == 3),
        {"$or": [{"a": {"$eq": 1}}, {"$and": [{"b": {"$eq": 2}}, {"c": {"$eq": 3}}]}]},
    ),
    (~((F.a == 1) & (F.b == 2)), {"$or": [{"$not": {"a": {"$eq": 1}}}, {"$not": {"b": {"$eq": 2}}}]}),
    (~((F.a == 1) | ~(F.b == 2)), {"$and": [{"$not": {"a": {"$eq": 1}}}, {"b": {"$eq": 2}}]}),
]


@pytest.mark.parametrize(("given", "expected"), TO_DICT, ids=lambda one: repr(one) if isinstance(one, Filter) else "")
def test_without_definitions(given: Filter, expected: dict[str, Any]) -> None:
    assert given.to_dict() == expected
    assert pickle.loads(pickle.dumps(given)).to_dict() == expected


RAW: list[tuple[Filter, dict[str, Any]]] = [
    ({"a": 1, "b": 2} & (F.c == 3), {"$and": [{"a": 1, "b": 2}, {"c": {"$eq": 3}}]}),
    ((F.c == 3) | {"a": 1}, {"$or": [{"c": {"$eq": 3}}, {"a": 1}]}),
    (~((F.c == 3) & {"a": 1, "b": 2}), {"$or": [{"$not": {"c": {"$eq": 3}}}, {"$not": {"a": 1}}, {"$not": {"b": 2}}]}),
    (~((F.c == 3) & {"$not": {"a": 1}}), {"$or": [{"$not": {"c": {"$eq": 3}}}, {"a": 1}]}),
    (~((F.c == 3) | {"$or": [{"a": 1}, {"$and": [{"b": 2}]}]}), {
        "$and": [{"$not": {"c": {"$eq": 3}}}, {"$not": {"a": 1}}, {"$not": {"b": 2}}]
    }),
    (~((F.c == 3) | {"path": [["x", "y"]], "constraints": {"$eq": 1}}), {
        "$and": [{"$not": {"c": {"$eq": 3}}}, {"$not": {"path": [["x", "y"]], "constraints": {"$eq": 1}}}]
    }),
    ({} & (F.a == 1), {"a": {"$eq": 1}}),
    ({} | (F.a == 1), {}),
    (~({} | (F.a == 1)), {"created_at": {"$lt": "1970-01-01T00:00:00Z"}}),
    ({"$and": [F.a == 1, {"b": 2}]} & (F.c == 3), {"$and": [{"a": {"$eq": 1}}, {"b": 2}, {"c": {"$eq": 3}}]}),
    (F.a.is_in([]), {"created_at": {"$lt": "1970-01-01T00:00:00Z"}}),
    (F.record_id.is_in([]), {"created_at": {"$lt": "1970-01-01T00:00:00Z"}}),
    (~F.a.is_in([]), {}),
    (F.a.is_in([]) | (F.b == 1), {"b": {"$eq": 1}}),
    (F.a.is_in([]) & (F.b == 1), {"created_at": {"$lt": "1970-01-01T00:00:00Z"}}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), RAW, ids=lambda one: repr(one) if isinstance(one, Filter) else "")
def test_dicts_and_what_is_met_by_all_or_none(given: Filter, expected: dict[str, Any]) -> None:
    assert given.to_dict() == expected


def test_a_dict_is_taken_as_it_was() -> None:
    raw = {"a": {"$eq": [1]}}
    given = raw & (F.b == 1)
    raw["a"]["$eq"].append(2)
    given.to_dict()["$and"][0]["a"]["$eq"].append(3)
    assert given.to_dict()["$and"][0] == {"a": {"$eq": [1]}}


def test_a_filter_where_a_dict_takes_none_is_refused() -> None:
    with pytest.raises(InvalidInput, match="in place of a condition"):
        ({"name": F.first_name == "x"} & (F.a == 1)).to_dict()


def test_a_long_chain_is_flat() -> None:
    given = F.a == 0
    for number in range(1, 2000):
        given = given | (F.a == number)
    assert len(given.to_dict()["$or"]) == 2000


class Colour(StrEnum):
    RED = "red"


def _alternating(levels: int) -> Filter:
    tree: Filter = F.a == 0
    for level in range(levels):
        tree = tree & (F.a == level) if level % 2 else tree | (F.a == level)
    return tree


def test_as_deep_as_a_filter_may_be_everything_works() -> None:
    deepest = _alternating(MAX_DEPTH)
    assert repr(deepest)
    assert hash(deepest) == hash(_alternating(MAX_DEPTH))
    assert copy.deepcopy(deepest) == pickle.loads(pickle.dumps(deepest)) == deepest
    assert deepest.to_dict() != {}
    json: Any = {"a": 1}
    for _ in range((MAX_DEPTH - 1) // 2):
        json = {"$and": [json]}
    assert (json | (F.a == 1)).to_dict() == {"$or": [json, {"a": {"$eq": 1}}]}


def _endless() -> dict[str, Any]:
    json: dict[str, Any] = {}
    json["$and"] = [json, json]
    return json


@pytest.mark.parametrize(
    "make",
    [
        lambda: _alternating(2000),
        lambda: functools.reduce(lambda tree, level: ~(tree | (F.a == level)), range(2000), F.a == 0),
        lambda: functools.reduce(lambda tree, level: {"$and": [tree]} | (F.a == level), range(2000), F.a == 0),
        lambda: functools.reduce(lambda tree, _: {"$not": tree}, range(2000), {"a": 1}) & (F.a == 1),
        lambda: (F.a == 1) & _endless(),
    ],
)
def test_deeper_than_that_is_refused_where_it_is_written(make: Any) -> None:
    with pytest.raises(InvalidInput, match="100 levels at most"):
        make()


def test_an_enumeration_stands_for_its_text() -> None:
    assert type((F.color == Colour.RED).to_dict()["color"]["$eq"]) is str
    assert (F.color == Colour.RED).to_dict() == {"color": {"$eq": "red"}}


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (F.job_title == "x", "F.job_title == 'x'"),
        (F.job_title != "x", "F.job_title != 'x'"),
        (F["odd-slug"]["class"] >= 1, "F['odd-slug']['class'] >= 1"),
        (F.a.is_in([1, 2]), "F.a.is_in([1, 2])"),
        (F.a.between(1, 2), "F.a.between(1, 2)"),
        (F.a.is_empty(), "F.a.is_empty()"),
        (F.a.is_not_empty(), "F.a.is_not_empty()"),
        (F.a.b.contains("x"), "F.a.b.contains('x')"),
        ((F.a == 1) & ~((F.b == 2) | {"c": 3}), "(F.a == 1) & (~((F.b == 2) | ({'c': 3})))"),
        (F.a.has(F.b == 1, F.c == 2), "F.a.has(F.a.b == 1, F.a.c == 2)"),
        (F.path("x.y", ("a.b", "c")).d == 1, "F.path('x.y', ('a.b', 'c')).d == 1"),
        (F.name.last_name.asc(), "F.name.last_name.asc()"),
        (F, "F"),
        (F.name.last_name, "F.name.last_name"),
    ],
)
def test_repr(given: Any, text: str) -> None:
    assert repr(given) == text


def test_names_of_methods_are_reached_by_brackets() -> None:
    assert (F["path"] == 1).to_dict() == {"path": {"$eq": 1}}
    assert (F["contains"].contains("x")).to_dict() == {"contains": {"$contains": "x"}}
    assert (F.x["between"] == 1).to_dict() == {"x": {"between": {"$eq": 1}}}
    assert (F["_private"] == 1).to_dict() == {"_private": {"$eq": 1}}


@pytest.mark.parametrize("owner", [F, F.name])
@pytest.mark.parametrize("name", ["_private", "__deepcopy__", "__wrapped__", "_repr_html_", "__iter", "__html__"])
def test_no_field_answers_what_python_asks_of_objects(owner: Any, name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(owner, name)


def test_fields_are_hashable_copied_and_pickled() -> None:
    field = F.name.last_name
    assert {field: 1}[field] == 1
    assert len({F.a, F.a, F.b}) == 3
    for other in (copy.copy(field), copy.deepcopy(field), pickle.loads(pickle.dumps(field))):
        assert isinstance(other, Field)
        assert repr(other) == repr(field)
    assert pickle.loads(pickle.dumps(F)) is F


def test_filters_are_equal_by_structure_and_to_what_is_sent_alike() -> None:
    assert (F.a == 1) & (F.b > 2) == (F.a == 1) & (F.b > 2)
    assert hash((F.a == 1) & (F.b > 2)) == hash((F.a == 1) & (F.b > 2))
    assert (F.a == 1) != (F.a == 2)
    assert (F.a == 1) != (F.a == True)  # noqa: E712 - what it is about
    assert (F.a == 1) != (F["a"]["b"] == 1)
    assert ~~(F.a == 1) == (F.a == 1)


def test_a_filter_is_immutable() -> None:
    given: Any = F.a == 1
    with pytest.raises(AttributeError):
        given.operand = 2


SORTS = [
    (F.name.asc(), {"attribute": "name", "direction": "asc"}),
    (F.name.last_name.desc(), {"attribute": "name", "field": "last_name", "direction": "desc"}),
    (
        F.path("people.company", "companies.name").asc(),
        {"path": [["people", "company"], ["companies", "name"]], "direction": "asc"},
    ),
    (
        F.path("users.person", "people.name").last_name.asc(),
        {"path": [["users", "person"], ["people", "name"]], "field": "last_name", "direction": "asc"},
    ),
]


@pytest.mark.parametrize(("sort", "expected"), SORTS)
def test_sorts(sort: Sort, expected: dict[str, Any]) -> None:
    assert sort.to_dict() == expected
    assert pickle.loads(pickle.dumps(sort)) == sort


MISUSES: list[tuple[Any, str]] = [
    (Filter, "made by comparing"),
    (lambda: bool(F.a == 1), "& | ~"),
    (lambda: (F.a == 1) and (F.b == 2), "parentheses"),
    (lambda: not (F.a == 1), "& | ~"),  # noqa: SIM201
    (lambda: 1 < F.a < 5, "between"),
    (lambda: bool(F.a), r"F\.a\.is_not_empty\(\)"),
    (lambda: F.a == 1 & F.b == 2, "parentheses"),
    (lambda: (F.a == 1) & F.b, "parentheses"),
    (lambda: F.a | (F.b == 1), "parentheses"),
    (lambda: ~F.a, "compare it first"),
    (lambda: "x" in F.a, "is_in"),
    (lambda: list(F.a), "not iterable"),
    (lambda: list(F), "not iterable"),
    (lambda: F.name.startswith("x"), r"did you mean starts_with\(\)"),
    (lambda: F.name.isin(["x"]), r"did you mean is_in\(\)"),
    (lambda: F.name.equals("x"), "did you mean =="),
    (lambda: F.name.is_null(), r"did you mean is_empty\(\)"),
    (lambda: F.name.is_(None), r"did you mean is_empty\(\)"),
    (lambda: F.name.in_(["x"]), r"did you mean is_in\(\)"),
    (lambda: F("name"), r"write F\.job_title"),
    (lambda: F.name.frobnicate("x"), "there are contains"),
    (lambda: F.name("x"), "cannot be called"),
    (lambda: (F.a == 1) & 5, "unsupported operand"),
    (lambda: (F.a == 1) & None, "unsupported operand"),
]


@pytest.mark.parametrize(("misuse", "told"), MISUSES)
def test_what_python_cannot_mean(misuse: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        misuse()


REFUSED: list[tuple[Any, str]] = [
    (lambda: F.a == None, r"F\.a\.is_empty\(\)"),  # noqa: E711 - refused
    (lambda: F.a != None, r"F\.a\.is_not_empty\(\)"),  # noqa: E711
    (lambda: F.a.is_in([1, None]), "is_empty"),
    (lambda: F.a.between(1, None), r"F\.a cannot be compared with None: leave that bound away"),
    (lambda: F.a < None, "None"),
    (lambda: F.a == F.b, "one attribute with another"),
    (lambda: F.a < F.b, "number"),
    (lambda: F.a == [1], "is_in"),
    (lambda: F.a == {"value": 1}, "text, bool"),
    (lambda: F.a == float("nan"), "finite"),
    (lambda: F.a > Decimal("NaN"), "finite"),
    (lambda: F.a > float("inf"), "finite"),
    (lambda: F.a > Decimal("1e400"), "number"),
    (lambda: F.a > 10**400, "number"),
    (lambda: F.a > True, "number"),
    (lambda: F.a == b"x", "text"),
    (lambda: F.a == object(), "text"),
    (lambda: F.a == timedelta(1), "text"),
    (lambda: F.a == "\ud800", "surrogates"),
    (lambda: F.a == RecordReference("companies", ""), "of two texts"),
    (lambda: F.a == {"target_object": [], "target_record_id": "x"}, "of two texts"),
    (lambda: F.a.is_in([RecordReference("companies", 5)]), "of two texts"),
    (lambda: F.a == ActorReference(None, "x"), "of two texts"),
    (lambda: F.a == ActorReference("app", 5), "of two texts"),
    (lambda: F.a == {"referenced_actor_type": "workspace-member", "referenced_actor_id": None}, "id of the member"),
    (lambda: F.a < datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))), "the years 1 to 9999"),
    (lambda: F.a.is_in([datetime.min.replace(tzinfo=timezone(timedelta(hours=1)))]), "the years 1 to 9999"),
    (lambda: F.a.contains(5), "text to look for"),
    (lambda: F.a.contains(None), "text to look for"),
    (lambda: F.a.starts_with(F.b), "text to look for"),
    (lambda: F.a.is_in("abc"), r"is_in\(\['abc'\]\)"),
    (lambda: F.a.is_in(5), "several values"),
    (lambda: F.a.is_in({"a": 1}), "several values"),
    (lambda: F.a.is_in(F.b), "several values"),
    (lambda: F.a.has(), "conditions on properties"),
    (lambda: F.a.b.has(F.c == 1), "conditions on properties"),
    (lambda: F.a.has(F.b != 1), "no ~"),
    (lambda: F.a.has((F.b == 1) | (F.c == 1)), r"no \|"),
    (lambda: F.a.has({"b": 1}), "no dict"),
    (lambda: F.a.has(F.b.c == 1), "has no property 'c'"),
    (lambda: F.a.has(F.path("x.a").b == 1), "comparisons that one value"),
    (lambda: F.a.has(F.b == 1, F.b == 2).to_dict(), "asked twice"),
    (lambda: F.a.b.c, "a property and has no property 'c'"),
    (lambda: F[""], "the name of one attribute"),
    (lambda: F[5], "the name of one attribute"),
    (lambda: F["$and"], "the name of one attribute"),
    (lambda: F.a["$eq"], "the name of one property"),
    (lambda: F.path(), "one to 5 steps"),
    (lambda: F.path(*["people.manager"] * 6), "one to 5 steps"),
    (lambda: F.path("people"), "container.attribute"),
    (lambda: F.path("a.b.c"), "container.attribute"),
    (lambda: F.path(("a", "")), "container.attribute"),
    (lambda: {"a": {"$gt": float("nan")}} & (F.b == 1), "finite numbers"),
    (lambda: (F.b == 1) | {"$and": [{"a": b"x"}]}, "cannot take b'x'"),
    (lambda: (F.owner.referenced_actor_id == "x").to_dict(), "without referenced_actor_type"),
]


@pytest.mark.parametrize(("refused", "told"), REFUSED)
def test_what_no_attribute_can_be_asked(refused: Any, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        refused()


def test_an_unknown_type_of_operand_is_named() -> None:
    with pytest.raises(InvalidInput, match="a_slug: cannot take") as caught:
        assert F.a_slug == object()
    assert caught.value.attribute == "a_slug"


def test_an_email_is_only_looked_up_with_definitions() -> None:
    assert (F.owner == MEMBERS[0]).to_dict() == {"owner": {"$eq": MEMBERS[0]}}


def test_moments_are_utc() -> None:
    assert (F.created_at < datetime(2020, 1, 1, tzinfo=UTC)).to_dict() == (
        F.created_at < datetime(2020, 1, 1)
    ).to_dict()
