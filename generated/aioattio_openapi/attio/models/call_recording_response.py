# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CallRecordingResponse(Model):
    """At create_call_recording.response, get_call_recording.response."""

    data: CallRecording


from .call_recording import CallRecording

CallRecordingResponse._fields = (("data", "data", CallRecording.read),)
CallRecordingResponse._required = frozenset({"data"})
