"""The seventeen attribute types: what may be written, what is read, what filters may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aioattio.emulator.values import choices, contact, references, scalars

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aioattio.emulator.values.base import Codec

CODECS: Mapping[str, Codec] = {
    codec.type: codec
    for codec in (
        scalars.Text(),
        scalars.Number(),
        scalars.Currency(),
        scalars.Rating(),
        scalars.Checkbox(),
        scalars.Timestamp(),
        scalars.Date(),
        contact.Domain(),
        contact.EmailAddress(),
        contact.PhoneNumber(),
        contact.PersonalName(),
        contact.Location(),
        choices.Select(),
        choices.Status(),
        references.RecordReference(),
        references.ActorReference(),
        references.Interaction(),
    )
}
