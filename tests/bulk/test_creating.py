"""Attributes and options that are made before the first row: what, when, and when not."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from aioattio import Attio, InvalidInput, NotFound, RowMapping
from aioattio.bulk.creating import Creation
from aioattio.bulk.mapping import NewAttribute
from aioattio.bulk.monitor import Monitor
from aioattio.bulk.options import SyncOptions
from aioattio.bulk.report import Counts
from aioattio.bulk.target import Place, find_target
from aioattio.emulator import Emulator
from aioattio.errors import ConnectFailed
from tests.bulk.attributes import attribute, companies, currency
from tests.support.clock import InstantClock

CODE = NewAttribute("code", "Code", "text", is_unique=True, description="Ours")
TIER = NewAttribute("tier", "Tier", "select", is_multiselect=True)
REVENUE = NewAttribute("revenue", "Revenue", "currency", currency="USD")
COLUMNS = {"d": "domains", "t": "tier"}


def posts(emulator: Emulator) -> list[str]:
    """What was made, by the last step of its path."""
    return [request.template.rsplit("/", 1)[-1] for request in emulator.requests if request.method == "POST"]


PLACE = Place("records", "companies")


class Made:
    """The attributes of an object, as `Creation` uses them; `stop_after`, `fail_after`: so many requests."""

    def __init__(self, *, stop_after: int = 99, fail_after: int = 99) -> None:
        self.requests: list[tuple[str, dict[str, Any]]] = []
        self.stop = asyncio.Event()
        self.slept: list[float] = []
        self._stop_after, self._fail_after = stop_after, fail_after
        source: Any = SimpleNamespace(position=0, size=None)
        transport: Any = SimpleNamespace(now=lambda: 0.0, rate=lambda _: 25, sleep=self._sleep)
        self.monitor = Monitor(SyncOptions(), source, transport, Counts)

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    async def create(self, title: str, kind: str, **more: Any) -> None:
        self._requested(title, {"type": kind, **more})

    async def create_option(self, attribute: str, title: str) -> None:
        self._requested(title, {"attribute": attribute})

    def _requested(self, title: str, more: dict[str, Any]) -> None:
        if len(self.requests) == self._fail_after:
            raise ConnectFailed("nobody\nis there", operation="create_attribute")
        self.requests.append((title, more))
        if len(self.requests) == self._stop_after:
            self.stop.set()

    async def run(self, creation: Creation) -> Any:
        attributes: Any = self
        return await creation.run(attributes, self.monitor, self.stop)


def creation() -> Creation:
    return Creation((CODE, TIER, REVENUE), [("tier", ["Gold", "Silver"]), ("stage", ["Won"])])


class TestCreation:
    async def test_everything_in_order_and_a_second_for_the_rate(self) -> None:
        made, creating = Made(), creation()
        assert await made.run(creating) is None
        assert [title for title, _ in made.requests] == ["Code", "Tier", "Revenue", "Gold", "Silver", "Won"]
        assert creating.attributes_made == ["code", "tier", "revenue"]
        assert creating.options_made == ["tier: Gold", "tier: Silver", "stage: Won"]
        assert made.slept == [1.0]

    async def test_attributes_are_made_as_they_are_described(self) -> None:
        made = Made()
        await made.run(creation())
        code, tier, revenue = (more for _, more in made.requests[:3])
        nothing = {"description": None, "currency": None, "is_multiselect": False, "is_unique": False}
        assert code == nothing | {"type": "text", "slug": "code", "is_unique": True, "description": "Ours"}
        assert tier == nothing | {"type": "select", "slug": "tier", "is_multiselect": True}
        assert revenue == nothing | {"type": "currency", "slug": "revenue", "currency": "USD"}

    async def test_nothing_missing_takes_no_time(self) -> None:
        made = Made()
        assert await made.run(Creation((), ())) is None
        assert (made.requests, made.slept) == ([], [])

    @pytest.mark.parametrize("after", [1, 3, 4, 6])
    async def test_a_stop_ends_it_at_once(self, after: int) -> None:
        made, creating = Made(stop_after=after), creation()
        assert await made.run(creating) is None
        assert len(made.requests) == len(creating.attributes_made) + len(creating.options_made) == after
        assert made.slept == []

    @pytest.mark.parametrize(
        ("after", "what"), [(1, "creating the attribute 'tier': "), (4, "creating the option 'Silver' of tier: ")]
    )
    async def test_a_failure_says_in_one_line_what_could_not_be_made(self, after: int, what: str) -> None:
        made, creating = Made(fail_after=after), creation()
        stopped = await made.run(creating)
        assert (stopped.why, stopped.message) == ("failing", what + "nobody is there")
        assert len(creating.attributes_made) + len(creating.options_made) == after
        assert made.slept == []


class TestTarget:
    @pytest.mark.parametrize(
        ("there", "described", "message"),
        [
            (attribute("revenue"), REVENUE, "m.toml: attributes.revenue: type is 'currency' here, and 'text' in Attio"),
            (currency("revenue", "EUR"), REVENUE, "attributes.revenue: currency is 'USD' here, and 'EUR' in Attio"),
            (attribute("tier", "select"), TIER, "attributes.tier: is_multiselect is True here, and False in Attio"),
        ],
        ids=["type", "currency", "multiselect"],
    )
    async def test_what_attio_has_otherwise_is_refused(self, there: Any, described: Any, message: str) -> None:
        for creates in (True, False):
            with pytest.raises(InvalidInput) as caught:
                await self.found([there], described, create_attributes=creates)
            assert message in str(caught.value)

    async def test_only_what_is_missing_is_to_be_made_and_only_if_asked_for(self) -> None:
        there = [attribute("code"), currency("revenue", "USD")]
        found = await self.found(there, CODE, TIER, REVENUE, create_attributes=True)
        assert found.missing == (TIER,)
        assert (found.destination.definitions["tier"].type, found.destination.definitions["tier"].id) == ("select", "")
        found = await self.found(there, CODE, TIER, REVENUE, create_attributes=False)
        assert found.missing == ()
        assert "tier" not in found.destination.definitions

    async def test_an_object_that_is_there_and_has_no_attributes_is_not_called_unknown(self) -> None:
        error = NotFound("gone", status=404, method="GET", path="/x")
        with pytest.raises(NotFound) as caught:
            await find_target(self.session(error, ["companies"]), PLACE, SyncOptions(match="domains"))
        assert caught.value is error
        with pytest.raises(InvalidInput, match="no object 'companies' in this workspace; there are people"):
            await find_target(self.session(error, ["people"]), PLACE, SyncOptions(match="domains"))

    def session(self, answer: Any, objects: list[str]) -> Any:
        async def definitions_of(target: str, slug: str) -> Any:
            if isinstance(answer, Exception):
                raise answer
            return answer

        async def data(request: Any) -> Any:
            return [{"api_slug": slug} for slug in objects]

        return SimpleNamespace(definitions_of=definitions_of, data=data, forget_definitions=lambda: None)

    async def found(self, there: list[Any], *described: NewAttribute, create_attributes: bool) -> Any:
        mapping = RowMapping({"d": "domains"}, attributes=described, name="m.toml")
        options = SyncOptions(match="domains", mapping=mapping, create_attributes=create_attributes)
        return await find_target(self.session(companies(*there), []), PLACE, options)


class TestLoad:
    async def test_twice_the_same_makes_nothing_twice(
        self, hasty: Attio, attio_emulator: Emulator, clock: InstantClock
    ) -> None:
        await hasty.objects.create("cars", singular="Car", plural="Cars")
        cars = hasty.records("cars")
        mapping = RowMapping({"c": "code", "t": "tier"}, attributes=(CODE, TIER), multiselect="replace")
        for written, made, options, slept in ((1, ("code", "tier"), ("tier: Gold",), [1.0]), (0, (), (), [])):
            clock.slept.clear()
            report = await cars.sync(
                [{"c": "1", "t": "Gold"}], match="code", mapping=mapping, create_attributes=True, create_options=True
            )
            assert (report.counts.written, report.created_attributes, report.created_options) == (
                written,
                made,
                options,
            )
            assert [seconds for seconds in clock.slept if seconds == 1.0] == slept
        code = await cars.attributes.get("code")
        assert (code.is_unique, code.description) == (True, "Ours")
        made_all = [one for one in posts(attio_emulator) if one not in ("query", "records")]
        assert made_all == ["objects", "attributes", "attributes", "options"]

    async def test_nothing_is_made_without_being_asked_for(self, hasty: Attio, attio_emulator: Emulator) -> None:
        mapping = RowMapping(COLUMNS, attributes=(TIER,), multiselect="replace")
        with pytest.raises(InvalidInput, match="companies has no attribute 'tier' yet; with create_attributes"):
            await hasty.companies.sync([{"d": "a.example", "t": "Gold"}], match="domains", mapping=mapping)
        assert posts(attio_emulator) == []

    async def test_nothing_is_made_where_no_row_is_to_be_written(self, hasty: Attio, attio_emulator: Emulator) -> None:
        mapping = RowMapping(COLUMNS, {"code": "x"}, (TIER, CODE), multiselect="replace")
        report = await hasty.companies.sync(
            [{"d": "no domain", "t": "Gold"}],
            match="domains",
            mapping=mapping,
            create_attributes=True,
            create_options=True,
        )
        assert report.counts.rejected == 1
        assert (report.created_attributes, report.created_options) == ((), ())
        assert posts(attio_emulator) == []
