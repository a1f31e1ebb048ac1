"""Select options and statuses: written by title or id, never made by writing them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from aioattio.emulator.errors import filter_error, value_not_found
from aioattio.emulator.schema import Choice, describe_choice
from aioattio.emulator.values.base import EQUALITY, Codec, Property, need_text, show, unwrap

if TYPE_CHECKING:
    from aioattio.emulator.schema import Attribute
    from aioattio.emulator.workspace import Workspace


def choice_operand(given: Any, attribute: Attribute, workspace: Workspace) -> Choice:
    ignore_case = attribute.type == "status"
    choice = attribute.choice(given, ignore_case=ignore_case) if isinstance(given, str) else None
    if choice is None:
        raise filter_error(f'Attribute "{attribute.slug}" has no {attribute.type} {show(given)}')
    return choice


class Select(Codec):
    type = "select"
    may_be_multiselect = True
    field: ClassVar[str] = "option"
    ignore_case: ClassVar[bool] = False
    properties = MappingProxyType({"option": Property(lambda choice: choice, EQUALITY, choice_operand)})
    default = "option"

    def parse(self, given: Any, attribute: Attribute, workspace: Workspace) -> Choice:
        reference = need_text(unwrap(given, self.field, attribute), attribute, "a title")
        choice = attribute.choice(reference, ignore_case=self.ignore_case)
        # A bare string is a title and nothing else; ids need the object form.
        by_bare_id = choice is not None and not isinstance(given, dict) and choice.id == reference
        if choice is None or choice.is_archived or by_bare_id:
            raise self.unknown(reference, by_id=isinstance(given, dict), attribute=attribute)
        return choice

    def is_alive(self, payload: Choice) -> bool:
        return not payload.is_archived

    def unknown(self, reference: str, *, by_id: bool, attribute: Attribute) -> Exception:
        named = "select option title or ID" if by_id else "select option title"
        return value_not_found(f'Cannot find select attribute with {named} "{reference}" ("{attribute.slug}")')

    def render(self, payload: Choice, attribute: Attribute, workspace: Workspace) -> dict[str, Any]:
        return {self.field: describe_choice(attribute, payload)}


class Status(Select):
    type = "status"
    may_be_multiselect = False
    field = "status"
    ignore_case = True
    properties = MappingProxyType({"status": Property(lambda choice: choice, EQUALITY, choice_operand)})
    default = "status"

    def unknown(self, reference: str, *, by_id: bool, attribute: Attribute) -> Exception:
        named = "title or ID" if by_id else "title"
        return value_not_found(f'Cannot find status with {named} "{reference}" ("{attribute.slug}")')
