"""Managing webhooks, through the client, over HTTP, to the emulator."""

from __future__ import annotations

import pickle
from typing import Any

import httpx
import pytest

from aioattio import ApiError, Attio, InvalidInput, NotFound, UnexpectedAnswer, UniquenessConflict, ValidationFailed
from aioattio.emulator import Emulator
from aioattio.entities.webhooks import Subscription, Webhook

URL = "https://x.org/attio"
BY_MEMBERS = {"$and": [{"field": "actor.type", "operator": "equals", "value": "workspace-member"}]}


async def test_a_webhook_s_life(attio: Attio) -> None:
    made = await attio.webhooks.create(
        URL,
        [
            "record.created",
            ("record.updated", BY_MEMBERS),
            Subscription("note.created"),
            {"event_type": "task.created", "filter": None},
        ],
    )
    assert (made.target_url, made.status) == (URL, "active")
    assert [one.event_type for one in made.subscriptions] == [
        "record.created",
        "record.updated",
        "note.created",
        "task.created",
    ]
    assert made.subscriptions[1].filter == BY_MEMBERS
    found = await attio.webhooks.get(made)
    assert type(found) is Webhook
    assert (found.id, found.subscriptions, found.created_at) == (made.id, made.subscriptions, made.created_at)

    moved = await attio.webhooks.update(made, target_url="https://y.org/attio")
    assert (moved.target_url, moved.subscriptions) == ("https://y.org/attio", made.subscriptions)
    fewer = await attio.webhooks.update(made.id, subscriptions=["list.created"])
    assert fewer.subscriptions == (Subscription("list.created"),)
    # What came back can be sent again.
    assert (await attio.webhooks.update(made, subscriptions=found.subscriptions)).subscriptions == found.subscriptions

    await attio.webhooks.delete(made)
    with pytest.raises(NotFound):
        await attio.webhooks.get(made)


async def test_the_secret_is_there_once_and_never_shown(attio: Attio) -> None:
    made = await attio.webhooks.create(URL, ["record.created"])
    assert len(made.secret) >= 32
    for shown in (repr(made), str(made), repr(made.raw), repr(made.to_dict())):
        assert made.secret not in shown
    assert pickle.loads(pickle.dumps(made)).secret == made.secret  # noqa: S301 - our own
    again = (await attio.webhooks.list().collect())[0]
    assert "secret" not in again.raw
    assert not hasattr(again, "secret")


async def test_webhooks_come_in_pages_of_ten_at_least(attio: Attio, attio_emulator: Emulator) -> None:
    made = [await attio.webhooks.create(f"{URL}/{number}", ["record.created"]) for number in range(23)]
    asked = len(attio_emulator.requests)
    assert [hook.id async for hook in attio.webhooks.list(page_size=3)] == [hook.id for hook in made]
    pages = attio_emulator.requests[asked:]
    assert [(request.query["limit"], request.query.get("offset")) for request in pages] == [
        ("10", None),
        ("10", "10"),
        ("10", "20"),
    ]
    first = await attio.webhooks.list().first()
    assert first is not None
    assert first.id == made[0].id


async def test_an_event_goes_to_an_address_once(attio: Attio) -> None:
    made = await attio.webhooks.create(URL, ["record.created", ("record.created", BY_MEMBERS)])
    other = await attio.webhooks.create(f"{URL}/2", ["record.created"])
    with pytest.raises(UniquenessConflict) as refused:
        await attio.webhooks.create(URL, ["note.created", ("record.created", BY_MEMBERS)])
    assert refused.value.status == 409
    with pytest.raises(UniquenessConflict):
        await attio.webhooks.update(other, target_url=URL)
    with pytest.raises(UniquenessConflict):
        await attio.webhooks.create(f"{URL}/3", ["note.created", "note.created"])
    assert (await attio.webhooks.update(made, target_url=URL)).target_url == URL
    assert len(await attio.webhooks.list().collect()) == 2


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("record.create", "record.created"),
        ("Record.Created", "record.created"),
        ("list_entry.updated", "list-entry.updated"),
        ("notes.deleted", "note.deleted"),
    ],
)
async def test_a_misspelt_event_type_is_told_from_the_known_one(
    misspelt: str, meant: str, attio: Attio, attio_emulator: Emulator
) -> None:
    with pytest.raises(InvalidInput, match=f"did you mean '{meant}'"):
        await attio.webhooks.create(URL, [misspelt])
    assert attio_emulator.requests == []


@pytest.mark.parametrize(
    "new", ["list-attribute.deleted", "call-recording.updated", "meeting.created", "object.created"]
)
async def test_an_event_type_that_attio_may_have_by_now_is_sent(
    new: str, attio: Attio, attio_emulator: Emulator
) -> None:
    with pytest.raises(ValidationFailed):  # the emulator does not have it
        await attio.webhooks.create(URL, [new])
    assert len(attio_emulator.requests) == 1


CONDITION = BY_MEMBERS["$and"][0]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"target_url": "http://x.org/attio"}, "target_url"),
        ({"target_url": "https://"}, "target_url"),
        ({"target_url": None}, "target_url"),
        ({"subscriptions": []}, "subscriptions"),
        ({"subscriptions": "record.created"}, "subscriptions"),
        ({"subscriptions": [5]}, "subscriptions"),
        ({"subscriptions": [{"event": "record.created"}]}, "subscriptions"),
        ({"subscriptions": [""]}, "event_type"),
        ({"subscriptions": [("record.created", [CONDITION])]}, "filter"),
        ({"subscriptions": [("record.created", {"$not": [CONDITION]})]}, "filter"),
        ({"subscriptions": [("record.created", {"$or": [{**CONDITION, "operator": "contains"}]})]}, "filter"),
        ({"subscriptions": [("record.created", {"$or": [{"field": "actor.type"}]})]}, "filter"),
    ],
)
async def test_what_cannot_be_a_webhook_is_never_sent(
    wrong: dict[str, Any], named: str, attio: Attio, attio_emulator: Emulator
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await attio.webhooks.create(**{"target_url": URL, "subscriptions": ["record.created"], **wrong})
    assert refused.value.attribute == named
    with pytest.raises(InvalidInput, match="target_url"):
        await attio.webhooks.update("7f4a0e0e-0000-4000-8000-000000000000")
    assert attio_emulator.requests == []


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, '{"data": {"secret": "%s", "target_url": '),
        (200, '{"data": {"secret" : "%s'),
        (200, '{"data": [{"secret": "%s"}]}'),
        (200, '{"echo": "{\\"data\\": {\\"secret\\": \\"%s\\"}}"}'),
        (400, '{"message": "lost", "data": {"secret": "%s"}}'),
        (400, '<pre>{"secret":"%s"}</pre>'),
    ],
)
async def test_an_answer_that_is_broken_does_not_show_the_secret(status: int, body: str) -> None:
    secret = "5e1f0c" * 8
    http = httpx.MockTransport(lambda _: httpx.Response(status, text=body % secret))
    async with Attio("tok-webhooks", base_url="http://attio.test", http=http, schema=False) as client:
        with pytest.raises((UnexpectedAnswer, ApiError)) as broken:
            await client.webhooks.create(URL, ["record.created"])
    shown = f"{broken.value!s} {broken.value!r} {vars(broken.value)!r}"
    assert secret not in shown
    assert "***" in shown
