"""One class for each kind of failure, saying what was wrong, where, and what would be right."""

from __future__ import annotations

import copy
import pickle

import pytest

from aioattio import (
    ApiError,
    Attio,
    AttioError,
    Conflict,
    Forbidden,
    InvalidInput,
    MissingScope,
    NotFound,
    QueryTooComplex,
    RateLimited,
    RecordReference,
    ServerError,
    Unauthorized,
    UniquenessConflict,
    ValidationFailed,
)
from aioattio.emulator import Emulator


async def caught(awaitable: object, kind: type[ApiError]) -> ApiError:
    with pytest.raises(kind) as info:
        await awaitable  # type: ignore[misc]
    assert type(info.value) is kind
    return info.value


async def test_not_found(attio: Attio) -> None:
    error = await caught(attio.records("spaceships").query().collect(), NotFound)
    assert (error.status, error.code) == (404, "not_found")
    assert "spaceships" in str(error)
    assert error.request_id
    assert error.request_id in str(error)
    assert error.path == "/v2/objects/{object}/records/query" or error.path.endswith("/attributes"), "the template"


async def test_unauthorized(attio_emulator: Emulator) -> None:
    async with Attio("wrong-token-000000", base_url=attio_emulator.url) as attio:
        error = await caught(attio.people.query().collect(), Unauthorized)
        assert error.type == "auth_error"
        assert (await attio.identify()).active is False
    assert all(request.method != "PUT" for request in attio_emulator.requests)


async def test_missing_scope_is_named(attio_emulator: Emulator) -> None:
    token = attio_emulator.add_token(scopes=["object_configuration:read", "record_permission:read"])
    async with Attio(token, base_url=attio_emulator.url) as attio:
        error = await caught(attio.companies.create({"name": "x"}), MissingScope)
        assert isinstance(error, MissingScope)
        assert "record_permission:read-write" in error.required
        assert "record_permission:read-write" in str(error)


async def test_validation_names_the_place(attio: Attio) -> None:
    error = await caught(attio.companies.query({"nmae": "x"}).collect(), ValidationFailed)
    assert "nmae" in str(error)
    error = await caught(attio.companies.query({"name": {"$equals": "x"}}).collect(), ValidationFailed)
    assert "$equals" in str(error)
    await with_values(attio)


async def test_uniqueness(attio: Attio) -> None:
    await attio.companies.create({"name": "A", "domains": ["x.org"]})
    error = await caught(attio.companies.create({"name": "B", "domains": ["x.org"]}), UniquenessConflict)
    assert error.code == "uniqueness_conflict"


async def test_conflict(attio: Attio) -> None:
    await attio.companies.attributes.create("Size", "text")
    error = await caught(attio.companies.attributes.create("Size", "text"), Conflict)
    assert error.code == "slug_conflict"


async def test_rate_limited_and_server_fault(attio_emulator: Emulator, hasty: Attio) -> None:
    attio_emulator.fail_next("rate_limited", times=4)
    error = await caught(hasty.objects.get("people"), RateLimited)
    assert error.retry_after is not None
    assert error.attempts == 4
    assert isinstance(error, QueryTooComplex) is False
    attio_emulator.fail_next("server_error", times=4)
    error = await caught(hasty.objects.get("people"), ServerError)
    assert error.status == 503
    assert "<html" in str(error).lower(), "it shows the page that came"


async def test_forbidden_without_a_scope_is_not_a_missing_scope(attio_emulator: Emulator, hasty: Attio) -> None:
    body = {"status_code": 403, "type": "auth_error", "code": "billing_error", "message": "Upgrade your plan."}
    attio_emulator.fail_next("status", status=403, body=body)
    error = await caught(hasty.objects.get("people"), Forbidden)
    assert error.message == "Upgrade your plan."


@pytest.mark.parametrize(
    "make",
    [
        lambda: InvalidInput(attribute="name", type="text", given=7, accepted="str"),
        lambda: ApiError("m", status=400, method="GET", path="/v2/x", code="c", validation_errors=[{"path": ["a", 0]}]),
        lambda: MissingScope("m", status=403, method="GET", path="/v2/x", required=["a:read"]),
        lambda: RateLimited("m", status=429, method="GET", path="/v2/x", retry_after=1.0),
    ],
)
def test_errors_survive_pickling_and_copying(make: object) -> None:
    error = make()  # type: ignore[operator]
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301
        assert type(other) is type(error)
        assert str(other) == str(error)
        assert vars(other) == vars(error)
        assert isinstance(other, AttioError)


async def with_values(attio: Attio) -> None:
    """What only Attio can know: a record that does not exist is refused by its id."""
    nobody = RecordReference("people", "00000000-0000-4000-8000-000000000000")
    error = await caught(attio.companies.create({"name": "x", "team": [nobody]}), ValidationFailed)
    assert error.code == "value_not_found"
    assert nobody.id in str(error)
