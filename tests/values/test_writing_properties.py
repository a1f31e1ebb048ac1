"""Whatever is given, it is encoded or refused; and what is encoded is taken again as it is."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aioattio import Definitions, Location, Name
from aioattio.errors import InvalidInput
from aioattio.values.encoders import ENCODERS
from aioattio.values.writing import encode_values
from tests.values.pages import attribute_json
from tests.values.test_writing import SENT, SINGLE

MANY = Definitions.from_json([attribute_json(kind, kind, multiselect=True) for kind in ENCODERS], object="things")

KEYS = st.sampled_from(
    [
        *("value", "currency_value", "email_address", "domain", "option", "status", "original_phone_number"),
        *("country_code", "first_name", "last_name", "full_name", "target_object", "target_record_id", "latitude"),
        *("referenced_actor_type", "referenced_actor_id", "workspace_member_email_address", "line_1", "longitude"),
    ]
)
TEXT = st.text(max_size=12) | st.text("+-.0123456789eE @x,:TZ", max_size=12)
SCALAR = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | TEXT
    | st.binary(max_size=4)
    | st.dates()
    | st.datetimes(timezones=st.none() | st.timezones())
    | st.complex_numbers()
    | st.builds(Name, TEXT, TEXT)
    | st.builds(Location, locality=TEXT, latitude=st.floats() | st.decimals() | TEXT, country_code=TEXT)
)
ANYTHING = SCALAR | st.lists(SCALAR, max_size=3) | st.dictionaries(KEYS | TEXT, SCALAR, max_size=3) | st.sets(TEXT)

_encode = msgspec.json.Encoder(decimal_format="number").encode


def attempted(kind: str, value: Any, known: Definitions) -> dict[str, Any] | InvalidInput:
    try:
        return encode_values({kind: value}, known, "things")
    except InvalidInput as error:
        return error


@pytest.mark.parametrize("known", [SINGLE, MANY], ids=["single", "many"])
@given(value=ANYTHING)
@settings(deadline=None, max_examples=200)
def test_anything_is_encoded_or_refused(known: Definitions, value: Any) -> None:
    for kind in ENCODERS:
        outcome = attempted(kind, value, known)
        if isinstance(outcome, InvalidInput):
            assert (outcome.attribute, outcome.type) == (kind, kind)
            assert str(outcome).startswith(f"{kind} ({kind}): cannot take ")
            assert str(outcome).endswith(f"; accepted: {outcome.accepted}")
        else:
            assert encode_values(outcome, known, "things") == outcome
            assert isinstance(msgspec.json.decode(_encode(outcome))[kind], list)


@pytest.mark.parametrize(("kind", "sent"), [(kind, sent) for kind, _, sent in SENT])
def test_what_is_sent_may_be_given(kind: str, sent: Any) -> None:
    assert encode_values({kind: sent}, SINGLE, "things") == {kind: [sent]}
