"""Which calls of the facade send which operation, as its source tells."""

from __future__ import annotations

import textwrap

import pytest

from scripts.contract.errors import ContractError
from scripts.contract.facade import FacadeCall, facade_calls, has_facade, internal_uses

from .conftest import ROOT

NAMESPACES = """
    class Namespaces:
        def boxes(self, shelf: str) -> Boxes: ...
        @property
        def red(self) -> Boxes: ...
        def lids(self, box: str) -> "Lids": ...
    """
CLIENT = """
    from aioattio_openapi.attio.api.meta import identify as who
    class Attio(Namespaces):
        async def identify(self):
            return await self._session.send(who.request())
    """
BOXES = """
    from aioattio_openapi.attio.api.boxes import get_box, list_boxes, update_box
    from elsewhere import other
    class _Base:
        async def get(self):
            return get_box.request(1)
    class Boxes(_Base):
        def __init__(self):
            self.marks = Marks(self)
        def list(self):
            async def fetch(position):
                return list_boxes.request(**position)
            return Listing(lambda p: other.request(p), fetch)
        async def _own(self):
            return update_box.request()
    class Marks:
        async def put(self):
            from aioattio_openapi.attio.api.marks import put_mark
            return [put_mark.request(), get_box.request(2)]
    """
LIDS = """
    class Lids:
        async def turn(self): ...
    """


@pytest.fixture
def project(tmp_path):
    files = {"namespaces.py": NAMESPACES, "client.py": CLIENT, "session.py": "", "resources/boxes.py": BOXES}
    for name, text in {**files, "resources/lids.py": LIDS}.items():
        path = tmp_path / "src/aioattio" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
    return tmp_path


def test_finds_the_calls_with_the_way_to_them(project):
    calls = facade_calls(project)
    assert {operation: [call.accessor for call in found] for operation, found in calls.items()} == {
        "get_box": ["attio.red.get", "attio.red.marks.put"],
        "identify": ["attio.identify"],
        "list_boxes": ["attio.red.list"],
        "put_mark": ["attio.red.marks.put"],
    }
    assert calls["put_mark"] == [
        FacadeCall("attio.red.marks.put", "Marks", "put", "src/aioattio/resources/boxes.py", 17),
    ]
    assert internal_uses(project) == {"update_box": ["src/aioattio/resources/boxes.py:15"]}


def test_a_namespace_with_an_argument_shows_it(project):
    path = project / "src/aioattio/resources/lids.py"
    path.write_text(
        "from aioattio_openapi.attio.api.lids import turn\nclass Lids:\n async def turn(self): turn.request()\n"
    )
    assert [call.accessor for call in facade_calls(project)["turn"]] == ["attio.lids(box).turn"]


def test_a_class_that_nothing_leads_to_is_refused(project):
    path = project / "src/aioattio/resources/lost.py"
    path.write_text(textwrap.dedent(BOXES).replace("Boxes", "Lost").replace("Marks", "Gone"))
    with pytest.raises(ContractError, match=r"lost\.py: Lost sends operations, and no namespace"):
        facade_calls(project)


def test_source_that_cannot_be_read_is_one_line(project):
    (project / "src/aioattio/session.py").write_text("def (:")
    with pytest.raises(ContractError, match=r"session.py: line 1 cannot be read"):
        facade_calls(project)


def test_our_own_facade():
    assert has_facade(ROOT)
    assert not has_facade(ROOT / "docs")
    calls = facade_calls(ROOT)
    assert [call.accessor for call in calls["query_records"]] == ["attio.people.query"]
    assert any(call.accessor == "attio.people.attributes.create" for call in calls["create_attribute"])
    assert any(place.startswith("src/aioattio/schema/facts.py:") for place in internal_uses(ROOT)["list_attributes"])
