"""Models by themselves: how they read, what they remember, what they refuse."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, cast

import msgspec
import pytest

from aioattio import ActorReference, InvalidInput, Location, Name, RecordReference, SelectOption
from aioattio import typed as t
from aioattio.filters import F
from aioattio.filters.properties import RULES
from aioattio.record import decode_record
from aioattio.schema.definitions import Definitions
from aioattio.typed.model import RESERVED, container_of, model_of
from aioattio.typed.writing import to_match
from tests.typed.workspace import Company, Deal, Person, SalesEntry

ID = {"workspace_id": "w", "object_id": "o", "record_id": "1d94a2a9-9b0a-4f5c-a4e1-8c0a1a2b3c4d"}
MEMBER = "50cf242c-7fa3-4cad-87d0-75b1af71c57b"
VALUES: dict[str, list[dict[str, Any]]] = {
    "domains": [{"domain": "x.org", "attribute_type": "domain"}, {"domain": "y.org", "attribute_type": "domain"}],
    "name": [{"value": "X", "attribute_type": "text"}],
    "team": [
        {"target_object": "people", "target_record_id": "p1", "attribute_type": "record-reference"},
    ],
    "categories": [{"option": {"id": {}, "title": "B2B"}, "attribute_type": "select"}],
    "revenue": [{"currency_value": 500.5, "currency_code": "EUR", "attribute_type": "currency"}],
    "primary_location": [],
    "created_at": [{"value": "2026-01-02T03:04:05.123456789Z", "attribute_type": "timestamp"}],
}
TYPES = {
    "domains": ("domain", True),
    "name": ("text", False),
    "team": ("record-reference", True),
    "categories": ("select", True),
    "primary_location": ("location", False),
    "foundation_date": ("date", False),
    "revenue": ("currency", False),
    "created_at": ("timestamp", False),
}


def definitions(types: Mapping[str, tuple[str, bool]] = TYPES) -> Definitions:
    return Definitions.from_json(
        {"id": {"attribute_id": f"id-of-{slug}"}, "api_slug": slug, "type": kind, "is_multiselect": is_multiselect}
        for slug, (kind, is_multiselect) in types.items()
    )


def read(known: Definitions | None = None, **values: Any) -> Company:
    content = msgspec.json.encode({"data": {"id": ID, "values": VALUES | values}})
    return model_of(Company, decode_record(content, object="companies", definitions=known))


def test_values_read_as_the_model_declares_them() -> None:
    company = read(definitions())
    assert company.domains == ["x.org", "y.org"]
    assert company.name == "X"
    assert company.team == [RecordReference("people", "p1")]
    assert company.categories == ["B2B"]
    assert company.revenue == Decimal("500.5")
    assert company.primary_location is None
    assert company.created_at == datetime(2026, 1, 2, 3, 4, 5, 123456, UTC)
    assert company.foundation_date is None  # not in the answer
    assert company.id == ID["record_id"]
    assert company.reference == RecordReference("companies", company.id)
    assert company.record is not None
    assert company.record["name"] == "X"


def test_the_shape_is_the_model_s_whatever_the_workspace_says_by_now() -> None:
    """An attribute that became a multiselect meanwhile gives its first value, and the other way round a list."""
    many = {"name": ("text", True), "domains": ("domain", False)}
    company = read(definitions(TYPES | many), name=[{"value": "X"}, {"value": "Y"}])
    assert company.name == "X"
    assert company.domains == ["x.org", "y.org"]
    assert company.record is not None
    assert company.record["name"] == ["X", "Y"]
    alone = read(None, team=None, name=None)
    assert (alone.team, alone.name) == ([], None)


def test_values_of_an_unexpected_form_read_as_they_came() -> None:
    company = read(definitions(), revenue=[{"amount": 5}], categories=[{"option": 5}, {"option": {"title": "B2B"}}])
    assert cast("Any", company.revenue) == {"amount": 5}
    assert cast("Any", company.categories) == [{"option": 5}, "B2B"]


def test_an_attribute_that_is_gone_says_so() -> None:
    company = read(definitions({slug: kind for slug, kind in TYPES.items() if slug != "foundation_date"}))
    with pytest.raises(t.OutdatedModel, match=r"companies has no attribute 'foundation_date'.*aioattio schema pull"):
        print(company.foundation_date)
    company.foundation_date = "2026-01-01"
    assert company.changes() == {"foundation_date": "2026-01-01"}  # refused when it is written
    assert "changed: foundation_date" in repr(company)
    assert read(None).foundation_date is None  # without definitions nobody can tell


def test_what_was_set_reads_as_it_will_after_writing() -> None:
    company, deal, entry = Company(), Deal(), SalesEntry()
    company.revenue = "12.50"
    company.foundation_date = "2026-01"
    company.primary_location = Location(locality="Paris")
    company.team = [RecordReference("people", "p1")]
    entry.due = date(2026, 1, 2)
    deal.owner = MEMBER
    deal.associated_company = read()
    person = Person(name="Lovelace, Ada", email_addresses=["ada@x.org"])
    assert company.revenue == Decimal("12.5")
    assert company.foundation_date == date(2026, 1, 1)
    assert company.primary_location == Location(locality="Paris")
    assert company.team == [RecordReference("people", "p1")]
    assert entry.due == datetime(2026, 1, 2, tzinfo=UTC)
    assert deal.owner == ActorReference("workspace-member", MEMBER)
    assert deal.associated_company == RecordReference("companies", ID["record_id"])
    assert person.name == Name("Ada", "Lovelace")
    assert person.email_addresses == ["ada@x.org"]
    deal.associated_company = MEMBER  # an id, as only one object is allowed
    assert deal.associated_company == RecordReference("companies", MEMBER)


def test_an_option_may_be_set_as_such() -> None:
    company = Company(categories=cast("Any", [SelectOption("id", "B2B")]))
    assert company.categories == ["B2B"]
    assert company.changes() == {"categories": [SelectOption("id", "B2B")]}


@pytest.mark.parametrize(
    ("model", "name", "given"),
    [
        (Deal(), "owner", "ada@x.org"),
        (Deal(), "associated_company", "x.org"),
        (Company(), "primary_location", "1 Infinite Loop, Cupertino"),
        (Company(), "team", ["ada@x.org"]),
    ],
)
def test_what_only_attio_can_resolve_is_sent_and_cannot_be_read_before(model: t.Model, name: str, given: Any) -> None:
    setattr(model, name, given)
    assert model.changes() == {name: given}
    with pytest.raises(t.UnresolvedValue, match=f"{name} was set to .*which only Attio can resolve"):
        getattr(model, name)


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("revenue", "many", r"revenue \(currency\).*'many'"),
        ("foundation_date", 5, r"foundation_date \(date\)"),
        ("domains", "x.org", r"domains \(domain\).*\['x.org'\]|domains \(domain\).*\[\"x.org\"\]"),
        ("name", ["X", "Y"], r"name \(text\)"),
        ("primary_location", 5, r"primary_location \(location\)"),
        ("team", [Company()], r"team \(record-reference\)"),
        ("team", [RecordReference("deals", "d")], r"team \(record-reference\)"),
        ("created_at", date(2026, 1, 1), r"created_at \(timestamp\).*read"),
        ("last_email_interaction", None, r"last_email_interaction \(interaction\)"),
    ],
)
def test_what_cannot_be_is_refused_where_it_is_set(name: str, given: Any, said: str) -> None:
    company = read()
    with pytest.raises(InvalidInput, match=said):
        setattr(company, name, given)
    with pytest.raises(InvalidInput, match=said):
        Company(**{name: given})
    assert company.changes() == {}


def test_names_that_are_not_there_are_refused() -> None:
    with pytest.raises(InvalidInput, match="Company has no attribute 'nmae'; did you mean 'name'"):
        Company(nmae="X")
    with pytest.raises(AttributeError, match="Company has no attribute 'nmae'; did you mean 'name'"):
        Company().nmae = "X"
    with pytest.raises(AttributeError, match="nmae"):
        print(Company().nmae)
    with pytest.raises(AttributeError):
        Company().id = "x"


def test_changes_are_what_differs_from_what_was_read() -> None:
    company = read(definitions())
    assert company.changes() == {}
    company.name, company.revenue, company.categories = "X", "500.50", ["B2B"]
    assert company.changes() == {}
    company.revenue = 501
    company.domains.append("z.org")
    assert company.changes() == {"revenue": 501, "domains": ["x.org", "y.org", "z.org"]}
    company.domains.remove("z.org")
    company.revenue = Decimal("500.5")
    assert company.changes() == {}
    company.name = None
    company.categories = None
    assert (company.name, company.categories) == (None, [])
    assert company.changes() == {"name": None, "categories": None}


def test_what_to_match_by_is_sent_with_the_changes_whether_it_is_named_by_slug_or_id() -> None:
    class Known(t.Model, object="companies"):
        domains = t.Domains("domains", id="id-of-domains")
        name = t.Text("name")

    known = model_of(Known, cast("Any", read(definitions()).record))
    known.name = "Y"
    assert (
        to_match(known, "domains") == to_match(known, "id-of-domains") == {"name": "Y", "domains": ["x.org", "y.org"]}
    )
    assert to_match(known, "id-of-others") == to_match(known, None) == {"name": "Y"}
    assert to_match(Known(name="Y"), "domains") == {"name": "Y"}


def test_of_a_new_one_what_was_given_is_sent_and_nothing_else() -> None:
    assert Company().changes() == {}
    company = Company(name=None, domains=[], revenue="5")
    assert company.changes() == {"name": None, "domains": [], "revenue": "5"}
    assert company.categories == []
    assert company.changes() == {"name": None, "domains": [], "revenue": "5"}
    company.categories.append("SaaS")
    assert company.changes()["categories"] == ["SaaS"]
    company.domains.append("x.org")
    assert company.changes()["domains"] == ["x.org"]


def test_a_list_that_was_given_is_the_model_s_own_from_then_on() -> None:
    given = ["x.org"]
    company = Company(domains=given)
    given.append("y.org")
    assert company.domains == ["x.org"]
    company.domains.append("z.org")
    assert given == ["x.org", "y.org"]
    sent = company.changes()
    sent["domains"].append("w.org")
    assert company.domains == ["x.org", "z.org"]


def test_a_timestamp_that_is_set_as_text_is_sent_with_its_nanoseconds() -> None:
    entry = SalesEntry(due="2026-01-01T00:00:00.123456789Z")
    assert entry.due == datetime(2026, 1, 1, 0, 0, 0, 123456, UTC)
    assert entry.changes() == {"due": "2026-01-01T00:00:00.123456789Z"}


def test_equality_is_that_of_the_content() -> None:
    assert read() == read()
    assert hash(read()) == hash(read())
    changed = read()
    changed.name = "Y"
    assert changed != read()
    changed.name = "X"
    assert changed == read()
    assert Company(name="X") == Company(name="X") != Company(name="Y")
    assert Company(name="X") != cast("object", Deal(name="X"))
    assert read() != cast("object", read().record)


@pytest.mark.parametrize("company", [read(definitions()), Company(name="X", domains=["x.org"])])
def test_copies_share_nothing_that_changes(company: Company) -> None:
    company = copy.copy(company)
    company.domains.append("z.org")
    for other in (copy.copy(company), copy.deepcopy(company), pickle.loads(pickle.dumps(company))):  # noqa: S301
        assert other == company
        assert other.domains == company.domains
        other.domains.append("w.org")
        assert other != company
        assert "w.org" not in company.domains


def test_copies_have_what_a_class_of_ones_own_keeps() -> None:
    class Watched(Company):
        def __init__(self, name: str) -> None:
            super().__init__(name=name)
            self._seen = [name]

        @property
        def seen(self) -> list[str]:
            return self._seen

    watched = Watched("X")
    assert copy.copy(watched).seen is watched.seen
    assert copy.deepcopy(watched).seen == ["X"]

    class Lean(Company):
        __slots__ = ()

    assert copy.copy(Lean(name="X")) == Lean(name="X")


def test_reprs_are_short() -> None:
    company = read()
    assert repr(company) == f"<Company {company.id}>"
    company.name = "Y"
    assert repr(company) == f"<Company {company.id}, changed: name>"
    assert repr(Company(name="X", domains=["x.org"])) == "Company(name='X', domains=['x.org'])"
    assert len(repr(Company(name="X" * 10_000, domains=["x.org"] * 1_000))) <= 160
    many = Company(
        **dict.fromkeys(["name", "domains", "team", "categories", "primary_location"], None), revenue="1" * 12
    )
    many.employees, many.foundation_date = 5, date(2026, 1, 2)
    assert repr(many).startswith("Company(name=None, domains=None, team=None, ")
    assert (repr(many)[-4:], len(repr(many))) == ("...)", 160), "it shows that it is cut"
    odd = type("Odd", (t.Model,), {"is_3d": t.Text("3d-model")}, object="odd")
    assert repr(odd(is_3d="X")) == "Odd(is_3d='X')", "by the names that it is made with"
    assert repr(Company.domains.root_domain) == "<OptionalTextProperty F.domains.root_domain>"


def test_fields_make_the_filters_that_f_makes() -> None:
    company = read()
    assert (Company.revenue > 500) == (F.revenue > 500)
    assert Company.revenue.between(1, 2) == F.revenue.between(1, 2)
    assert (Company.categories == "B2B") == (F.categories == "B2B")
    assert (Company.categories != "B2B") == (F.categories != "B2B")
    assert Company.categories.is_in(["B2B"]) == F.categories.is_in(["B2B"])
    assert Company.name.contains("x") == F.name.contains("x")
    assert Person.name.last_name.starts_with("L") == F.name.last_name.starts_with("L")
    assert (Company.primary_location.locality == "Paris") == (F.primary_location.locality == "Paris")
    assert Company.primary_location.has(F.region == "X") == F.primary_location.has(F.region == "X")
    assert (Company.domains.root_domain == "x.org") == (F.domains.root_domain == "x.org")
    assert (Deal.stage.active_from >= date(2026, 1, 1)) == (F.stage.active_from >= date(2026, 1, 1))
    assert Person.company.target_record_id.is_in(["p"]) == F.company.target_record_id.is_in(["p"])
    assert (Person.company == company) == (F.company == company)
    assert Company.team.is_empty() == F.team.is_empty()
    assert Company.created_at.desc() == F.created_at.desc()
    assert Person.name.last_name.asc() == F.name.last_name.asc()
    with pytest.raises(TypeError):
        Company.name > 5  # noqa: B015
    with pytest.raises(InvalidInput, match="is_empty"):
        Company.revenue == None  # noqa: B015, E711


@pytest.mark.parametrize(
    ("misuse", "told"),
    [
        (lambda: Company.revenue and (Company.name == "X"), "compare it"),
        (lambda: not Company.revenue, "compare it"),
        (lambda: Company.domains.root_domain or Company.name, "compare it"),
        (lambda: Company.revenue & (Company.name == "X"), "in parentheses"),
        (lambda: (Company.name == "X") | Company.revenue, "in parentheses"),
        (lambda: Company.name == "X" & Company.revenue, "in parentheses"),
        (lambda: ~Company.revenue, "compare it first"),
    ],
)
def test_a_field_alone_is_no_condition(misuse: Any, told: str) -> None:
    with pytest.raises(TypeError, match=rf"F\.(revenue|domains\.root_domain) .*{told}"):
        misuse()


def test_what_the_properties_can_be_asked_is_what_their_types_support() -> None:
    """The filters' own table and the classes here say the same."""
    kinds = [
        *(t.Text, t.Number, t.Currency, t.Rating, t.Checkbox, t.Date, t.Timestamp, t.PersonalName, t.EmailAddress),
        *(t.EmailAddresses, t.PhoneNumber, t.PhoneNumbers, t.Domain, t.Domains, t.Select, t.MultiSelect, t.Status),
        *(t.Reference, t.References, t.Actor, t.Actors, t.Location, t.Interaction),
    ]
    asked = {"$contains": "contains", "$starts_with": "starts_with", "$ends_with": "ends_with", "$lt": "between"}
    for kind in kinds:
        field, rules = kind("slug"), RULES[kind.attribute_type]
        for name, found in rules.properties.items():
            assert hasattr(field, name) or name == rules.default, (kind, name)
            places = [getattr(field, name)] if hasattr(field, name) else []
            for place in [*places, field] if name == rules.default else places:
                for operator, method in asked.items():
                    assert hasattr(place, method) is (operator in found.operators), (kind, name, method)
                assert (type(place).__eq__ is not object.__eq__) is ("$eq" in found.operators), (kind, name)
                has_presence = "$not_empty" in found.operators or place is field  # every attribute can be asked that
                assert hasattr(place, "is_empty") is has_presence, (kind, name)
    assert {kind.attribute_type for kind in kinds} == set(RULES)


def test_models_inherit_and_replace_attributes() -> None:
    class Bigger(Company):
        headcount = t.Number("headcount")
        name = t.AnyList("name")
        domains = None

    assert container_of(Bigger) == "companies"
    assert Bigger(headcount=5, name=["X"]).changes() == {"headcount": 5, "name": ["X"]}
    with pytest.raises(InvalidInput, match="domains"):
        Bigger(domains=["x.org"])
    assert Company(domains=["x.org"]).changes() == {"domains": ["x.org"]}


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_names_that_models_have_themselves_are_refused(name: str) -> None:
    with pytest.raises(TypeError, match=f"call the attribute {name}_"):
        type("Odd", (t.Model,), {name: t.Text(name)}, object="odd")
    odd = type("Odd", (t.Model,), {f"{name}_": t.Text(name)}, object="odd")
    assert odd(**{f"{name}_": "X"}).changes() == {name: "X"}


def test_reserved_is_every_public_name_of_a_model() -> None:
    assert {name for kind in (t.Model, t.EntryModel) for name in dir(kind) if not name.startswith("_")} == RESERVED


def test_anything_is_taken_and_given_as_it_is() -> None:
    class Odd(t.Model, object="companies"):
        name = t.Anything("name")
        domains = t.AnyList("domains")

    content = msgspec.json.encode({"data": {"id": ID, "values": VALUES}})
    odd = model_of(Odd, decode_record(content, object="companies"))
    assert (odd.name, odd.domains) == ("X", ["x.org", "y.org"])
    odd.name, odd.domains = {"value": "Y"}, [1, "z"]
    assert (odd.name, odd.domains) == ({"value": "Y"}, [1, "z"])
    assert odd.changes() == {"name": {"value": "Y"}, "domains": [1, "z"]}
    with pytest.raises(InvalidInput, match="domains"):
        odd.domains = cast("Any", "z")
    odd.domains = None
    assert odd.domains == []
