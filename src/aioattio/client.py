"""The client: where a token becomes namespaces of calls."""

from __future__ import annotations

import inspect
import math
import os
import re
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from attrs import evolve

from aioattio.answers import Answer
from aioattio.call import Called, Options
from aioattio.clock import Clock, SystemClock
from aioattio.entities.workspace import Identity, Object, SearchHit
from aioattio.errors import InvalidInput
from aioattio.limits import Limiter, Limits
from aioattio.listing import Listing
from aioattio.namespaces import Namespaces
from aioattio.raw import raw_request
from aioattio.resources.items import objects_of
from aioattio.resources.references import Member, member_of
from aioattio.retry import Retry
from aioattio.secret import Secret
from aioattio.session import Session
from aioattio.transport import Transport
from aioattio.values.forms import is_uuid
from aioattio_openapi.attio.api.meta import identify
from aioattio_openapi.attio.api.records import search_records
from aioattio_openapi.attio.api.sql import query_sql
from aioattio_openapi.attio.request import Request

__all__ = ["Attio"]

T = TypeVar("T")

BASE_URL = "https://api.attio.com"


class _Unset:
    def __repr__(self) -> str:
        return "unchanged"


_UNSET: Any = _Unset()


class Attio(Namespaces):
    """A client for one workspace.

        async with Attio() as attio:
            async for person in attio.people.query({"job_title": "Engineer"}):
                print(person["name"].full)

    token: an API key or OAuth access token; the environment's ATTIO_API_KEY if left out. base_url: ATTIO_BASE_URL, else
    Attio's. timeout: seconds without progress before a request counts as lost, None for no limit. limits: requests per
    second, shared by all clients of one token in one event loop; or a Limiter of your own. retry: how often and how
    patiently calls are repeated. schema: False to look up nothing about the workspace unless asked (values are then
    coerced by their Python type only). schema_lifetime: seconds until what is known of the workspace's schema is
    fetched anew, None to keep it as long as the client lives. http: "httpx", "aiohttp" (extra `[aiohttp]`), or an
    httpx.AsyncBaseTransport. on_response: called with a `Called` after every call. clock: time and chance, for tests.

    Nothing is opened before the first call. Use it as `async with`, or `await attio.aclose()`.
    Raises InvalidInput for a token or base URL that cannot be right.
    """

    def __init__(
        self,
        token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = 30.0,
        limits: Limits | Limiter | None = None,
        retry: Retry | None = None,
        schema: bool = True,
        schema_lifetime: float | None = 300.0,
        http: Any = "httpx",
        on_response: Callable[[Called], None] | None = None,
        clock: Clock | None = None,
    ) -> None:
        transport = Transport(
            base_url=_base_url(base_url),
            token=_token(token),
            limits=_limits(limits),
            http=_http(http),
            clock=clock or SystemClock(),
        )
        options = _options(Options(timeout=timeout, retry=retry or Retry(), on_response=on_response))
        self._session = Session.begun(
            transport, options, looks_up=bool(schema), lifetime=_schema_lifetime(schema_lifetime)
        )
        self._owner = True

    def __repr__(self) -> str:
        return f"<Attio at {self._session.transport.base_url}>"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections. Calls under way end: ClientClosed, or OutcomeUnknown for a write already sent."""
        if self._owner:
            await self._session.aclose()

    def with_options(
        self,
        *,
        timeout: float | None = _UNSET,
        retry: Retry = _UNSET,
        on_response: Callable[[Called], None] | None = _UNSET,
    ) -> Attio:
        """A view with other options: same connections, limits and definitions. Closing it closes nothing."""
        given: dict[str, Any] = {"timeout": timeout, "retry": retry, "on_response": on_response}
        changed = {name: value for name, value in given.items() if value is not _UNSET}
        view = Attio.__new__(Attio)
        view._session = self._session.view(_options(evolve(self._session.options, **changed)))  # noqa: SLF001 - our own class
        view._owner = False  # noqa: SLF001
        return view

    # -- calls -----------------------------------------------------------------------------------------------

    async def identify(self) -> Identity:
        """Who this token is, and what it may do. A token that Attio does not know has `active` False.

        Scopes: none.
        """
        answer = await self._session.send(identify.request())
        raw = answer.json()
        if not isinstance(raw, dict):
            raise answer.unexpected("not a JSON object")
        return Identity.from_json(raw)

    async def search(
        self, query: str, *, objects: Sequence[str | Object], limit: int = 25, as_member: str | Member | None = None
    ) -> list[SearchHit]:
        """Fuzzy search over names, domains, e-mails and the like, best first; 25 hits at most, there is no next page.

        Lags behind writes: use `records(...).query` where that matters. objects: slugs, ids or Objects to search in.
        as_member: the workspace member whose access counts, by id, e-mail address or as they are; the whole workspace's
        otherwise.

        Scopes: record_permission:read, object_configuration:read. Beta.
        """
        if not isinstance(query, str) or len(query) > 256:
            raise InvalidInput(attribute="query", given=query, accepted="text of at most 256 characters")
        body = {
            "query": query,
            "objects": objects_of(objects, name="objects"),
            "request_as": {"type": "workspace"} if as_member is None else _request_as(as_member),
        }
        hits = self._session.listing(
            lambda position: search_records.request(body={**body, **position}), SearchHit.from_json, limit=limit
        )
        return await hits.collect()

    async def sql(self, statement: str) -> list[dict[str, Any]]:
        """The rows of one SELECT over the records, in Attio's dialect: `select name, domains from companies`.

        Tables are objects by their slug, lists are `lists.<slug>`, columns are attributes by their slug; a value is
        plain JSON, a reference an object, several values an array. All rows come at once: put a `limit` into the
        statement. Attio works at one for 30 seconds at most: `with_options(timeout=40)` waits for it.
        Raises ValidationFailed (code filter_error) for what Attio cannot run.

        Scopes: record_permission:read, object_configuration:read. Beta. At most 2 a second.
        """
        if not isinstance(statement, str) or not statement.strip():
            raise InvalidInput(attribute="statement", given=statement, accepted="one SQL SELECT, as text")
        rows: Listing[dict[str, Any]] = self._session.listing(
            lambda _: query_sql.request(body={"sql": statement}), dict, inside="rows"
        )
        return await rows.collect()

    async def send(self, request: Request[T]) -> T:
        """Any operation of the generated package, with limits, retries and errors; gives its generated model.

            from aioattio_openapi.attio.api.notes import list_notes
            notes = await attio.send(list_notes.request(limit=10))

        Raises as every call does, and UnexpectedAnswer where the answer is not the model.
        """
        answer = await self._session.send(request)
        body = answer.json()
        try:
            return request.parse(body)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            reason = f"{type(error).__name__}: {error}"
        raise answer.unexpected(reason)

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: Any = None,
    ) -> Answer:
        """Any path, also one that the contract does not know yet: `await attio.request("GET", "/v2/new-thing")`.

        Gives .status, .headers, .json(), .request_id. What the contract knows of the path (rate class, whether it may
        be repeated) holds; an unknown GET counts as a read, anything else unknown as a write that is not repeated.
        """
        return await self._session.send(raw_request(method, path, params=params, json=json))


def _token(given: str | None) -> Secret:
    token = given if given is not None else os.environ.get("ATTIO_API_KEY", "")
    if not isinstance(token, str):
        raise InvalidInput(attribute="token", given=f"a {type(token).__name__}", accepted="an API key or access token")
    token = token.strip()
    if not token:
        raise InvalidInput(
            "no token: pass one, Attio('...'), or set ATTIO_API_KEY (Attio: workspace settings, developers)",
            attribute="token",
            given="",
            accepted="an API key or OAuth access token",
        )
    if not re.fullmatch(r"[\x21-\x7e]+", token):
        raise InvalidInput(
            "the token has spaces or characters that no token has; was more than the token copied?",
            attribute="token",
            given="(not shown)",
            accepted="an API key or OAuth access token",
        )
    return Secret(token)


def _base_url(given: str | None) -> str:
    url = (given if given is not None else os.environ.get("ATTIO_BASE_URL", "")).strip() or BASE_URL
    if "@" in url.partition("://")[2].partition("/")[0]:
        # Not shown: it would stand in for the token, and turn up in errors.
        raise InvalidInput(attribute="base_url", given="(not shown)", accepted="an address without user and password")
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none
        is_whole, parts = False, urlsplit("")
    if not is_whole or parts.query or parts.fragment:
        raise InvalidInput(attribute="base_url", given=url, accepted=f"an address such as {BASE_URL}")
    return url.rstrip("/")


def _limits(given: Any) -> Limits | Limiter:
    if given is None:
        return Limits()
    if not isinstance(given, Limits | Limiter):
        accepted = "Limits(read=..., write=...), or an object with acquire, sent, unsent, hold_until and refused"
        raise InvalidInput(attribute="limits", given=given, accepted=accepted)
    return given


def _schema_lifetime(given: Any) -> float:
    if given is None:
        return math.inf
    if isinstance(given, bool) or not isinstance(given, int | float) or not given > 0:
        accepted = "seconds above 0, or None to keep the schema as long as the client lives"
        raise InvalidInput(attribute="schema_lifetime", given=given, accepted=accepted)
    return given


def _http(given: Any) -> Any:
    if given in ("httpx", "aiohttp") or hasattr(given, "handle_async_request"):
        return given
    raise InvalidInput(attribute="http", given=given, accepted="'httpx', 'aiohttp' or an httpx.AsyncBaseTransport")


def _options(options: Options) -> Options:
    timeout = options.timeout
    if timeout is not None and (isinstance(timeout, bool) or not isinstance(timeout, int | float) or not timeout > 0):
        raise InvalidInput(attribute="timeout", given=timeout, accepted="seconds above 0, or None for no limit")
    if not isinstance(options.retry, Retry):
        raise InvalidInput(attribute="retry", given=options.retry, accepted="Retry(attempts=...)")
    if inspect.iscoroutinefunction(options.on_response):
        raise InvalidInput(attribute="on_response", given=options.on_response, accepted="a plain function")
    return options


def _request_as(given: str | Member) -> dict[str, str]:
    member = member_of(given, name="as_member")
    return {"type": "workspace-member", "workspace_member_id" if is_uuid(member) else "email_address": member}
