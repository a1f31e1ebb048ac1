"""A workspace in which people have attributes of all seventeen types, and what a lookup says of it."""

from __future__ import annotations

from typing import Any

from aioattio.emulator import Emulator
from aioattio.emulator.schema import describe_attribute, describe_choice
from aioattio.emulator.workspace import Workspace
from aioattio.schema.choices import Choices
from aioattio.schema.definitions import Definitions, SelectOption, Status
from aioattio.schema.lookup import Described

__all__ = ["COLORS", "MEMBERS", "STAGES", "KnownSchema", "furnish"]

COLORS = ("Red", "Green", "Blue", "Dark blue")
STAGES = ("Lead", "In Progress", "Won")
MEMBERS = ("ada@acme.example", "bob@acme.example", "cyd@acme.example")


def furnish(em: Emulator) -> None:
    """Custom attributes of people, a list of candidates, and members."""
    for email in MEMBERS:
        em.add_member(email, "Some", "Member")
    for slug, kind, options in (
        ("score", "number", {}),
        ("revenue", "currency", {"config": {"currency": {"default_currency_code": "EUR", "display_type": "symbol"}}}),
        ("stars", "rating", {}),
        ("active", "checkbox", {}),
        ("born", "date", {}),
        ("met_at", "timestamp", {}),
        ("site", "domain", {}),
        ("sites", "domain", {"is_multiselect": True}),
        ("color", "select", {"choices": COLORS}),
        ("tags", "select", {"choices": COLORS, "is_multiselect": True}),
        ("stage", "status", {"choices": STAGES}),
        ("owner", "actor-reference", {}),
        ("owners", "actor-reference", {"is_multiselect": True}),
        ("friends", "record-reference", {"is_multiselect": True, "config": _allowing("people")}),
        ("linked", "record-reference", {"is_multiselect": True, "config": _allowing("people", "companies")}),
    ):
        em.create_attribute("people", slug.capitalize(), slug, kind, **options)
    em.create_list("Candidates", "candidates", "people")
    em.create_attribute("candidates", "Stage", "stage", "status", choices=STAGES, target="lists")


def _allowing(*objects: str) -> dict[str, Any]:
    return {"record_reference": {"allowed_objects": list(objects)}}


class KnownSchema:
    """A Lookup of what the emulator has, which counts what it is asked."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._definitions: dict[Described, Definitions] = {}
        self._choices: dict[tuple[Described, str], Choices] = {}
        self.asked: list[Any] = []

    async def definitions(self, described: Described) -> Definitions:
        if described not in self._definitions:
            table = self._workspace.table(*described)
            slugs = {one.id: one.slug for one in self._workspace.objects}
            attributes = [describe_attribute(attribute) for attribute in table.attributes]
            self._definitions[described] = Definitions.from_json(attributes, object=table.slug, objects=slugs)
        return self._definitions[described]

    async def choices(self, described: Described, attribute: str) -> Choices:
        if (described, attribute) not in self._choices:
            self.asked.append((described, attribute))
            found = self._workspace.attribute(self._workspace.table(*described), attribute)
            kind = SelectOption if found.type == "select" else Status
            known = (await self.definitions(described))[attribute]
            choices = [kind.from_json(describe_choice(found, choice)) for choice in found.choices]
            self._choices[described, attribute] = Choices.of(known, choices)
        return self._choices[described, attribute]

    async def member_id(self, email: str) -> str:
        self.asked.append(email)
        found = self._workspace.member_by_email(email)
        assert found is not None
        return found.id
