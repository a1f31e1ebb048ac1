"""Comments."""

from __future__ import annotations

from aioattio.emulator.bodies import data_of, read_body
from aioattio.emulator.comments import BODIES, AnyComment, Comments, Thread
from aioattio.emulator.errors import invalid
from aioattio.emulator.operations.answers import data
from aioattio.emulator.operations.spelling import camel_case_status
from aioattio.emulator.operations.threads import ON_ENTRIES, ON_RECORDS, need_target
from aioattio.emulator.routing import Call, route
from aioattio.emulator.schema import ListType


@camel_case_status
def create_comment(call: Call) -> bytes:
    named = [key for key in BODIES if key in data_of(call.body)]
    if len(named) != 1:
        raise invalid(f"data must have exactly one of {', '.join(BODIES)}", "data", expected="object")
    comments = call.workspace.store(Comments)
    new: AnyComment = read_body(call.body, BODIES[named[0]])
    target = comments.target(new)
    if isinstance(target, Thread):
        need_target(call, target)
    else:
        call.need(ON_ENTRIES if isinstance(target.table, ListType) else ON_RECORDS)
    return data(comments.describe(comments.write(new, target)))


def get_comment(call: Call) -> bytes:
    comments = call.workspace.store(Comments)
    comment = comments.comment(call.path["comment_id"])
    need_target(call, comment.thread)
    return data(comments.describe(comment))


def delete_comment(call: Call) -> bytes:
    comments = call.workspace.store(Comments)
    comments.delete(comments.comment(call.path["comment_id"]))
    return b"{}"


_COMMENT = "/v2/comments/{comment_id}"
ROUTES = (
    route("POST", "/v2/comments", "comment:read-write", create_comment),
    route("GET", _COMMENT, "comment:read", get_comment),
    route("DELETE", _COMMENT, "comment:read-write", delete_comment),
)
