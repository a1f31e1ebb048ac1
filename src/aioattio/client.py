"""The client: where a token becomes namespaces of calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import evolve

from aioattio.answers import Answer
from aioattio.call import Called, Options
from aioattio.clock import Clock, SystemClock
from aioattio.construction import (
    checked_base_url,
    checked_http,
    checked_limits,
    checked_options,
    checked_schema_lifetime,
    checked_token,
)
from aioattio.entities.workspace import Identity, Object, SearchHit
from aioattio.errors import InvalidInput
from aioattio.limits import Limiter, Limits
from aioattio.listing import Listing
from aioattio.namespaces import Namespaces
from aioattio.raw import raw_request
from aioattio.resources.items import objects_of
from aioattio.resources.references import Member, member_of
from aioattio.retry import Retry
from aioattio.session import Session
from aioattio.transport import Transport
from aioattio.values.forms import is_uuid
from aioattio_openapi.attio.api.meta import identify
from aioattio_openapi.attio.api.records import search_records
from aioattio_openapi.attio.api.sql import query_sql
from aioattio_openapi.attio.request import Request

if TYPE_CHECKING:
    import asyncio

    from aioattio.bulk import Manifest, ManifestReport, Outcome, Plan, Progress, Step

__all__ = ["Attio"]

T = TypeVar("T")


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
            base_url=checked_base_url(base_url),
            token=checked_token(token),
            limits=checked_limits(limits),
            http=checked_http(http),
            clock=clock or SystemClock(),
        )
        options = checked_options(Options(timeout=timeout, retry=retry or Retry(), on_response=on_response))
        self._session = Session.begun(
            transport, options, looks_up=bool(schema), lifetime=checked_schema_lifetime(schema_lifetime)
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
        view._session = self._session.view(checked_options(evolve(self._session.options, **changed)))  # noqa: SLF001 - our own class
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

    async def open_plan(self, path: str | Path) -> Plan:
        """A plan that was saved, or the journal of a run that did not come to its end: `apply` goes on with it.

        What it was made for is read anew; rows that are not as they were when it was made end as conflicts. Raises
        InvalidInput for a file that is no plan, or is in use by another process; OSError.
        """
        from aioattio.bulk.reopening import reopened

        return await reopened(self._session, path)

    async def sync_manifest(
        self,
        manifest: Manifest | PathLike[str] | str,
        *,
        journal: str | Path | None = None,
        plan_only: bool = False,
        rejects: str | Path | None = None,
        html: str | Path | None = None,
        progress: Callable[[Step, Progress], None] | None = None,
        on_outcome: Callable[[Step, Outcome], None] | None = None,
        stop: asyncio.Event | None = None,
    ) -> ManifestReport:
        """Sync several files in the order in which they build on one another.

            report = await attio.sync_manifest("nightly.toml", journal="run.db")

        See `aioattio.bulk.manifest` for the file. Each step is done as `Records.sync` does it. journal: each step has a
        file of its own beside this name ("run.companies.db"); a run that was interrupted goes on by them, and steps
        that were finished are left out as long as their input is the same. Notes and tasks need it. plan_only: write
        nothing, and tell what would be. rejects, html: a file for each step. progress, on_outcome: called with the Step
        first. Every step is checked before the first one writes. Raises InvalidInput, OSError, and what the first calls
        raise. A step that fails ends the run; rows that are rejected do not.
        """
        from aioattio.bulk.manifest import run_manifest

        return await run_manifest(
            self._session,
            manifest,
            journal=journal,
            plan_only=plan_only,
            rejects=rejects,
            html=html,
            progress=progress,
            on_outcome=on_outcome,
            stop=stop,
        )

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


def _request_as(given: str | Member) -> dict[str, str]:
    member = member_of(given, name="as_member")
    return {"type": "workspace-member", "workspace_member_id" if is_uuid(member) else "email_address": member}
