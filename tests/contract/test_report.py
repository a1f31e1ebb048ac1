"""The report: complete, short, and closed to what a document would like to put into it."""

from __future__ import annotations

import json
import re

import pytest

from scripts.contract.bundle import STANDARD_OBJECTS, WEBHOOKS, Bundle
from scripts.contract.changes.model import code
from scripts.contract.condense import condense
from scripts.contract.fetch import fetch
from scripts.contract.pipeline import Layout, examine
from scripts.contract.report import Report

from .conftest import ROOT, upstream
from .test_changes import body, document, enum, thing
from .test_injection import EVIL

RECORD = "/v2/objects/{object}/records/{record_id}"
ENTRIES = "/v2/lists/{list}/entries"
CALL = "/v2/meetings/{meeting_id}/call_recordings/{call_recording_id}"
ADDED = (
    "GET /v2/objects/{object}/views",
    "GET /v2/lists/{list}/views",
    "POST /v2/objects/{object}/records/merge",
    "PUT /v2/objects/{object}/records/{record_id}/attributes/{attribute}/values",
    "PUT /v2/lists/{list}/entries/{entry_id}/attributes/{attribute}/values",
    "GET /v2/files",
    "POST /v2/files",
    "POST /v2/files/upload",
    "GET /v2/files/{file_id}",
    "DELETE /v2/files/{file_id}",
    "GET /v2/files/{file_id}/download",
    "POST /v2/sql",
    "GET /v2/emails",
    "GET /v2/activities",
    "POST /v2/activities",
    "GET /v2/activities/{activity}",
    "PATCH /v2/activities/{activity}",
    "DELETE /v2/activities/{activity}",
    "POST /v2/activities/{activity}/records/query",
    "POST /v2/activities/{activity}/records",
    "PUT /v2/activities/{activity}/records",
    "GET /v2/activities/{activity}/records/{record_id}",
    "PATCH /v2/activities/{activity}/records/{record_id}",
    "PUT /v2/activities/{activity}/records/{record_id}",
    "DELETE /v2/activities/{activity}/records/{record_id}",
    "POST /v2/sequences/unsubscribed_emails",
    "PATCH /v2/notes/{note_id}",
    "PUT /v2/meetings/{meeting_id}",
    "PATCH /v2/meetings/{meeting_id}",
    "DELETE /v2/meetings/{meeting_id}",
    "DELETE /v2/objects/{object}",
)


@pytest.fixture(scope="module")
def told(march_document) -> Report:
    """From the document of March 2026 to the current ones."""
    current = upstream("current")
    others = [condense(fetch(current, name)) for name in (STANDARD_OBJECTS, WEBHOOKS)]
    before = Bundle(march_document, *others)
    return examine(Layout(ROOT), Bundle(condense(fetch(current)), *others), before=before)[-1]


@pytest.fixture(scope="module")
def tree(told) -> dict[str, dict[str, list[str]]]:
    """Section -> line -> the lines below it."""
    sections: dict[str, dict[str, list[str]]] = {}
    for line in told.text().splitlines():
        depth, text = (len(line) - len(line.lstrip())) // 2, line.strip()
        if depth == 0:
            lines = sections.setdefault(text.partition(":")[0], {})
        elif depth == 1:
            below = lines.setdefault(text, [])
        else:
            below.append(text)
    return sections


def test_names_what_came_and_went(tree):
    assert len(ADDED) == 31
    assert {line.removesuffix(" (hidden)") for line in tree["operations added"]} == set(ADDED)
    assert {line for line in tree["operations added"] if line.endswith("(hidden)")} == {
        f"{line} (hidden)" for line in ADDED if "/v2/activities" in line
    }
    assert list(tree["operations removed"]) == ["! GET /scim/v2/Schemas"]
    assert set(tree["components"]) >= {f"{name}: added: object" for name in ("folder", "connected-file", "email")}


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        ("POST /v2/objects/{object}/records/query", ["body filter_view_id: added, optional: string (uuid)"]),
        (f"POST {ENTRIES}/query", ["body filter_view_id: added, optional: string (uuid)"]),
        ("GET /v2/tasks", ["query parameter sort: new values completed_at:asc, completed_at:desc (4 values in all)"]),
        (
            "! GET /v2/threads/{thread_id}",
            [
                "query parameter limit: added, optional: integer",
                "query parameter cursor: added, optional: string",
                "query parameter created_after: added, optional: string or null",
                "answer 200 pagination: added, required: object",
                "! paging: gained, by cursor and limit",
            ],
        ),
        (
            "! POST /v2/meetings",
            [
                "! body data.external_ref: removed",
                "body data.participants[].email_address: optional, was required",
                "body data.participants[].name: added, optional: string, minLength 1",
                "! body data.title: maxLength 1000, was none",
                "! body data.description: maxLength 10000, was none",
                "! body data.participants: maxItems 500, was none",
                "! body data.linked_records: maxItems 50, was none",
            ],
        ),
        (
            "POST /v2/meetings/{meeting_id}/call_recordings",
            [
                "body data.transcript: added, optional: array of object, maxItems 4000",
                "body data.video_url: optional, was required",
            ],
        ),
        (
            f"GET {CALL}",
            [
                "answer 200 data.video_url: added, required: string or null",
                "answer 200 data.transcript: added, required: object or null",
            ],
        ),
        ("POST /v2/tasks", ["body data.linked_records: may also be array of string", "errors: new: 400 limit_reached"]),
        ("PATCH /v2/tasks/{task_id}", ["body data.linked_records: may also be array of string"]),
        (
            "! GET /v2/self",
            [
                "answer 200 |true.token_level: added, required: one of workspace, user",
                "! answer 200 |true.authorized_by_workspace_member_id: optional, was required",
                "answer 200 |true.active: only true",
            ],
        ),
        ("POST /v2/webhooks", ["errors: new: 409 uniqueness_conflict"]),
        ("PATCH /v2/webhooks/{webhook_id}", ["errors: new: 409 uniqueness_conflict"]),
        (f"GET {CALL}/transcript", ["standing: hidden now", "standing: deprecated now"]),
        ("POST /v2/objects", ["errors: new: 400 quota_exceeded"]),
        ("POST /v2/notes", ["errors: new: 413 validation_type"]),
        (f"GET {RECORD}", ["errors: new: 404 merge_in_progress"]),
    ],
)
def test_names_what_changed_in_an_operation(tree, subject, lines):
    assert set(lines) <= set(tree["operations changed"][subject])


def test_names_what_changed_in_a_component(tree):
    components = tree["components"]
    assert components["task"] == ["completed_at: added, required: string or null"]
    assert components["meeting"] == ["participants[].name: added, required: string or null"]
    assert components["file"] == [
        f"no longer object {name}" for name in ("folder", "connected-file", "connected-folder")
    ]
    (interaction,) = components["! input-value"]
    assert interaction.startswith("! ")
    assert "interaction_type: values gone call, chat-thread, in-person-meeting" in interaction


@pytest.mark.parametrize(
    ("starts", "places"),
    [
        ("interaction_type: new values activity (4 values in all)", 16),
        ("interaction_type: values gone call, chat-thread, in-person-meeting (4 values in all)", 15),
        ("currency_code: new values EGP, FJD, GHS, IDR, OMR, QAR, TRY (47 values in all)", 15),
        ("default_currency_code: new values EGP, FJD, GHS, IDR, OMR, QAR, TRY (47 values in all)", 3),
        ("event_type: new values activity.created, activity.updated, activity.deleted, activity-attribute.created", 6),
        ("scopes: none stated any more, were object_configuration:read ", 4),
        ("scopes: none stated any more, were object_configuration:read-write ", 5),
        ("standing: no longer hidden", 3),
        ("errors: new: 403 unauthorized", 19),
        ("errors: new: 400 validation_type", 9),
        ("errors: new: 400 merge_in_progress", 6),
        ("errors: new: 400 particle_gate_violation", 4),
        ("errors: new: 409 concurrent_write_conflict", 4),
    ],
)
def test_tells_once_what_shows_at_many_places(tree, starts, places):
    (line,) = [line for line in tree["changes at many places"] if line.startswith(starts)]
    assert f"({places} places" in line


def test_what_shows_at_many_places_names_them_in_markdown(told):
    (line,) = [line for line in told.markdown().splitlines() if line.startswith("- errors: new: `403`")]
    assert len(set(re.findall(r"`[A-Z]+ /v2/[^`]+`", line))) == 19
    (line,) = [line for line in told.markdown().splitlines() if line.startswith("- standing: no longer hidden")]
    assert {"`POST /v2/meetings`", f"`DELETE {CALL}`"} <= set(re.findall(r"`[A-Z]+ /v2/[^`]+`", line))


def test_no_property_changed_its_nullability(told):
    assert "null is allowed" not in told.text()
    assert "never null" not in told.text()


def test_names_the_calls_of_the_facade(tree):
    touched = {line.partition(" (")[0]: line for line in tree["facade calls touched"]}
    assert touched["! attio.identify"].endswith("GET /v2/self: answer 200")
    assert touched["attio.tasks.update"].endswith("PATCH /v2/tasks/{task_id}: body, errors, component task")
    assert touched["attio.people.query"].endswith("POST /v2/objects/{object}/records/query: body, answer 200")
    marks = [line.startswith("! ") for line in touched]
    assert marks == sorted(marks, reverse=True)  # what breaks comes first
    assert re.search(r"\(src/aioattio/resources/records\.py:\d+\)", touched["attio.people.query"])
    assert "! attio.people.attributes.create" in touched  # the component input-value is part of it
    assert "attio.people.entries" not in touched


def test_markdown_and_terminal_tell_the_same(told):
    plain = [line.strip().removeprefix("! ") for line in told.text().splitlines()]
    marked = [re.sub(r"; also .*", "", line.strip()) for line in told.markdown().splitlines() if line.strip()]
    marked = [re.sub(r"^(#+|-) (\*\*breaking\*\* )?", "", line).replace("`", "") for line in marked]
    assert [line.lower() for line in marked[1:]] == [line.lower() for line in plain]
    assert len(told.markdown()) < 60_000  # what a pull request holds


def test_attributes_of_standard_objects_are_told_by_name(bundle):
    before = Bundle(bundle.api, json.loads(json.dumps(bundle.standard_objects)), bundle.webhooks)
    text = json.dumps(bundle.standard_objects).replace('"job_title"', '"profession"')
    report = examine(Layout(ROOT), Bundle(bundle.api, json.loads(text), bundle.webhooks), before=before)[-1].text()
    assert (
        "standard attributes: 2, 1 breaking\n  ! people.job_title: removed\n  people.profession: added: text" in report
    )
    assert "attribute people.profession has no row" in report


# -- hostile documents ------------------------------------------------------------------------------------------------

HOSTILE = (
    *EVIL,
    "`; rm -rf / #`",
    "</details><script>alert(1)</script>",
    "![x](http://evil.example/x.png)",
    "\x1b]0;title\x07\x1b[2J",
    "\u202egnp.exe",
    "a\r\n\r\n# heading\n- item",
    "@everyone #1 https://evil.example",
    "${{ secrets.GITHUB_TOKEN }}",
    "x" * 10_000,
    "",
)


def hostile(text):
    answer = {"200": {"content": {"application/json": {"schema": thing([text], **{text: enum(text, "a")})}}}}
    return condense(
        {
            "openapi": "3.1.0",
            "components": {"schemas": {f"c{text}": thing(**{text: enum(text)})}},
            "paths": {
                f"/{text}": {"get": {"responses": answer}},
                "/same": {
                    "post": {
                        "tags": [text],
                        "security": [{"oauth2": [text]}],
                        "parameters": [{"in": "query", "name": text, "schema": enum(text)}],
                        "requestBody": body(thing(**{text: {"type": "string", "pattern": text, "format": text}})),
                        "responses": answer,
                    }
                },
            },
        }
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("is_new", [True, False])
def test_no_text_of_a_document_becomes_markup(layout, text, is_new):
    pair = [Bundle(document()), Bundle(hostile(text))]
    pair[0].api["paths"]["/same"] = {"post": {"responses": {}}}
    before, now = pair if is_new else pair[::-1]
    report = examine(layout, now, before=before)[-1]
    for shown in (report.text(), report.markdown()):
        assert all(character.isprintable() or character == "\n" for character in shown)
        assert "<" not in shown
        shown.encode()
    for line in report.markdown().splitlines():
        assert line.count("`") % 2 == 0
        outside = re.sub(r"`[^`]+`", "", line)
        assert not re.search(r"[\[\]{}@$\\]|rm -rf|http|everyone|pwned|script", outside)
        assert not line.startswith("    ")
    assert [line for line in report.markdown().splitlines() if line.startswith("# ")] == ["# Attio's contract"]


def test_a_text_stays_between_its_backticks():
    assert code("a`b") == "`a\\x60b`"
    assert code("") == "` `"
    assert code("\ud800") == "`\\ud800`"
    assert code("é\u202e\U000e0001") == "`é\\u202e\\U000e0001`"
    assert len(code("x" * 1000)) < 200
