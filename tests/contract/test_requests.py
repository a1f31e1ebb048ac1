"""What the generated operations build: paths, parameters, bodies, and the table behind them."""

from __future__ import annotations

import inspect
import pickle
from importlib import import_module
from urllib.parse import unquote

import httpx
import pytest

from aioattio_openapi.attio.api.attributes import list_attributes
from aioattio_openapi.attio.api.files import create_file, upload_file
from aioattio_openapi.attio.api.meta import identify
from aioattio_openapi.attio.api.notes import create_note, list_notes
from aioattio_openapi.attio.api.records import get_record, query_records, upsert_record
from aioattio_openapi.attio.models import CreateNoteBody, CreateNoteData, UploadFileBody
from aioattio_openapi.attio.operations import OPERATIONS
from aioattio_openapi.attio.types import UNSET, File

OPERATION_MODULES = [import_module(f"aioattio_openapi.attio.api.{row.tag}.{row.id}") for row in OPERATIONS.values()]


def test_the_table_has_what_the_facade_needs():
    assert len(OPERATIONS) == 97
    query = OPERATIONS["query_records"]
    assert (query.method, query.path) == ("POST", "/v2/objects/{object}/records/query")
    assert (query.rate_class, query.idempotent, query.paging) == ("read", True, "offset-body")
    assert (query.default_limit, query.max_limit) == (500, None)
    assert query.scopes == ("record_permission:read", "object_configuration:read")
    webhooks = OPERATIONS["list_webhooks"]
    assert (webhooks.min_limit, webhooks.default_limit, webhooks.max_limit) == (10, 10, 100)
    assert OPERATIONS["merge_records"].rate_per_second == 5
    assert OPERATIONS["list_attributes"].conditional_scopes["target=lists"] == ("list_configuration:read",)
    assert not any(row.provisional for row in OPERATIONS.values())


@pytest.mark.parametrize(
    ("ids", "rate_class", "idempotent"),
    [
        (("query_records", "query_entries", "search_records", "query_sql", "identify", "list_notes"), "read", True),
        (("upsert_record", "update_record", "overwrite_record", "delete_record", "upsert_entry"), "write", True),
        (("replace_record_values", "replace_entry_values", "unsubscribe_emails", "delete_note"), "write", True),
        (("create_record", "create_note", "create_task", "create_comment", "create_webhook"), "write", False),
        (("upload_file", "merge_records", "create_option", "create_meeting"), "write", False),
    ],
)
def test_what_counts_as_a_read_and_what_may_be_repeated(ids, rate_class, idempotent):
    assert {(OPERATIONS[id_].rate_class, OPERATIONS[id_].idempotent) for id_ in ids} == {(rate_class, idempotent)}


@pytest.mark.parametrize("module", OPERATION_MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_operation_builds_a_request(module):
    arguments = {}
    for name, parameter in inspect.signature(module.request).parameters.items():
        if parameter.default is inspect.Parameter.empty:
            arguments[name] = {"data": {"a": 1}} if name == "body" else "a/b c"
    request = module.request(**arguments)
    operation = request.operation
    assert operation is OPERATIONS[operation.id]
    assert "{" not in request.path
    assert request.path.count("/") == operation.path.count("/")
    assert unquote(request.path).count("a/b c") == operation.path.count("{")
    assert None not in request.params.values()
    assert UNSET not in request.params.values()
    if operation.method == "GET":
        assert request.json is None
    if operation.paging in {"offset-query", "cursor-query"}:
        names = set(inspect.signature(module.request).parameters)
        assert ("offset" if operation.paging == "offset-query" else "cursor") in names
    doc = inspect.getdoc(module.request)
    assert doc.startswith(operation.summary)
    assert operation.rate_class in doc
    assert all(scope in doc for scope in operation.scopes)


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_parameter_that_addresses_something_else_is_refused(value):
    with pytest.raises(ValueError, match="record_id must not be"):
        get_record.request("people", value)
    with pytest.raises(ValueError, match="object must not be"):
        get_record.request(value, "r")


@pytest.mark.parametrize(
    ("value", "encoded"), [("a/b", "a%2Fb"), ("../x", "..%2Fx"), ("ü?#", "%C3%BC%3F%23"), ("%2e%2e", "%252e%252e")]
)
def test_path_parameters_are_encoded(value, encoded):
    assert get_record.request("people", value).path == f"/v2/objects/people/records/{encoded}"


def test_parameters_that_are_unset_or_none_stay_away():
    assert list_notes.request().params == {}
    assert list_notes.request(limit=0, offset=None, parent_object="people").params == {
        "limit": 0,
        "parent_object": "people",
    }
    assert list_attributes.request("objects", "people", show_archived=False).params == {"show_archived": False}


def test_a_body_is_a_model_or_any_mapping():
    data = CreateNoteData(parent_object="people", parent_record_id="r", title="", content="x", format_="markdown")
    expected = {"parent_object": "people", "parent_record_id": "r", "title": "", "content": "x", "format": "markdown"}
    assert create_note.request(body=CreateNoteBody(data=data)).json == {"data": expected}
    plain = {"filter": {"name": "x"}, "new": object()}
    assert query_records.request("people", body=plain).json is plain
    assert create_file.request(body={"file_type": "folder"}).json == {"file_type": "folder"}


def test_required_arguments_are_required():
    with pytest.raises(TypeError, match="matching_attribute"):
        upsert_record.request("people", body={})
    with pytest.raises(TypeError, match="parent_record_id"):
        CreateNoteData(parent_object="people", title="", content="x", format_="markdown")


def test_an_upload_is_multipart_as_httpx_takes_it():
    body = UploadFileBody(file=File(b"bytes", "a.txt", "text/plain"), object_="people", record_id="r")
    request = upload_file.request(body=body)
    assert request.json is None
    sent = httpx.Request("POST", "https://x", files=request.files)
    content = sent.read()
    assert sent.headers["Content-Type"].startswith("multipart/form-data; boundary=")
    assert b'name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nbytes' in content
    assert b'name="object"\r\n\r\npeople' in content
    assert b"parent_folder_id" not in content


def test_requests_compare_and_tables_pickle():
    assert identify.request() == identify.request()
    assert pickle.loads(pickle.dumps(OPERATIONS["identify"])) == OPERATIONS["identify"]  # noqa: S301
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET  # noqa: S301
