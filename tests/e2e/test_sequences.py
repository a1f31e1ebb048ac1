"""Unsubscribing, through the client, over HTTP, to the emulator."""

from __future__ import annotations

import pytest

from aioattio import Attio, InvalidInput
from aioattio.emulator import Emulator


async def test_any_number_of_addresses_a_thousand_at_a_time(attio: Attio, attio_emulator: Emulator) -> None:
    addresses = [f"reader{number}@x.org" for number in range(2001)]
    done = await attio.sequences.unsubscribe(iter(addresses))
    assert [one.email_address for one in done] == addresses
    assert all(one.created_at is not None for one in done)
    assert len(attio_emulator.requests) == 3


async def test_it_is_safe_to_repeat(hasty: Attio, attio_emulator: Emulator) -> None:
    attio_emulator.fail_next("lost_answer")
    first = await hasty.sequences.unsubscribe(["Ada@x.org"])
    assert len(attio_emulator.requests) == 2
    assert await hasty.sequences.unsubscribe(["ada@x.org"]) == first


@pytest.mark.parametrize("wrong", ["ada@x.org", [], ["ada@x.org", "x.org"], ["ada@x.org", None], None, {"a@x.org": 1}])
async def test_what_is_no_list_of_addresses_is_never_sent(
    wrong: object, attio: Attio, attio_emulator: Emulator
) -> None:
    with pytest.raises(InvalidInput, match="email_addresses"):
        await attio.sequences.unsubscribe(wrong)  # type: ignore[arg-type]
    assert attio_emulator.requests == []
