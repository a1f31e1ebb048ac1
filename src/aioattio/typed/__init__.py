"""Classes of one's own for the records of an object and the entries of a list: `from aioattio import typed as t`.

    class Company(t.Model, object="companies"):
        domains = t.Domains("domains")
        categories: t.MultiSelect[Literal["B2B", "SaaS"]] = t.MultiSelect("categories")
        revenue = t.Currency("revenue")
        created_at = t.Timestamp("created_at").read_only()

    async for company in attio.records(Company).query(Company.revenue > 500):
        company.revenue                                            # Decimal | None

`aioattio schema pull` writes such classes of a whole workspace. On the class an attribute is a field of filters with
the operators of its type; on an instance it is the value. Each is made as `Text(slug, *, id=None)`; `read_only()`
gives the same attribute without a setter.

    class                           reads as                     what may be set, besides None
    Text                            str | None                   str
    Number                          int | Decimal | None         Amount
    Currency                        Decimal | None               Amount
    Rating                          int | None                   int
    Checkbox                        bool | None                  bool
    Date                            date | None                  Day
    Timestamp                       datetime | None              Moment
    PersonalName                    Name | None                  FullName
    EmailAddress, EmailAddresses    str | None, list[str]        str, Sequence[str]
    PhoneNumber, PhoneNumbers       str | None, list[str]        str, Sequence[str]
    Domain, Domains                 str | None, list[str]        str, Sequence[str]
    Select[T], MultiSelect[T]       T | None, list[T]            T, Sequence[T]
    Status[T]                       T | None                     T
    Reference, References           RecordReference | None,      Related, Sequence[Related]
      (slug, *, id=None,              list[RecordReference]
       allowed=())                                               allowed: slugs of objects, () for any
    Actor, Actors                   ActorReference | None,       Member, Sequence[Member]
                                      list[ActorReference]
    Location                        Location | None              Place
    Interaction                     Interaction | None           nothing: Attio alone writes these
    Anything, AnyList               Any, list[Any]               Any, Sequence[Any]

T is the type of the titles: a Literal of them, or str; `t.Status[Stage]("stage")`. A MultiSelect of literals is
annotated as above, or pyright takes `company.categories = ["B2B"]` for a list of any texts. Anything is for a type that
is not in the table, AnyList for a multiselect of it, or of a type that has no plural here.

    Amount    int | Decimal | float | str      FullName   Name | str ("Lovelace, Ada")
    Day       date | str (ISO 8601)            Place      Location | str (an address in one line)
    Moment    date | datetime | str (ISO)      Member     ActorReference | WorkspaceMember | str (e-mail, id)
                                               Related    RecordReference | a record or model | str

An instance remembers what was set and what was changed in its lists; `update(company)` and `overwrite(company)` send
that alone, and give a new instance back. Whether an attribute reads as a list or as one value is the model's word, also
where the workspace has changed meanwhile: then the first value is read. One that is gone raises OutdatedModel. A value
that is not of its attribute's type reads as the JSON it is, as from a Record.

An attribute must not be called as one of `RESERVED`, which are the names that models have themselves, nor begin with
an underscore.
"""

from __future__ import annotations

from aioattio.typed.anything import AnyList, Anything
from aioattio.typed.choices import MultiSelect, Select, Status
from aioattio.typed.contacts import (
    Domain,
    Domains,
    EmailAddress,
    EmailAddresses,
    Location,
    PersonalName,
    PhoneNumber,
    PhoneNumbers,
)
from aioattio.typed.fields import ModelField, ReadOnly
from aioattio.typed.model import RESERVED, EntryModel, Model
from aioattio.typed.references import Actor, Actors, Interaction, Reference, References
from aioattio.typed.scalars import Checkbox, Currency, Date, Number, Rating, Text, Timestamp
from aioattio.typed.state import OutdatedModel, UnresolvedValue
from aioattio.typed.values import Amount, Day, FullName, Member, Moment, Place, Related

__all__ = [
    "RESERVED",
    "Actor",
    "Actors",
    "Amount",
    "AnyList",
    "Anything",
    "Checkbox",
    "Currency",
    "Date",
    "Day",
    "Domain",
    "Domains",
    "EmailAddress",
    "EmailAddresses",
    "EntryModel",
    "FullName",
    "Interaction",
    "Location",
    "Member",
    "Model",
    "ModelField",
    "Moment",
    "MultiSelect",
    "Number",
    "OutdatedModel",
    "PersonalName",
    "PhoneNumber",
    "PhoneNumbers",
    "Place",
    "Rating",
    "ReadOnly",
    "Reference",
    "References",
    "Related",
    "Select",
    "Status",
    "Text",
    "Timestamp",
    "UnresolvedValue",
]
