# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

from __future__ import annotations

from attrs import define

from ..types import Model


@define(kw_only=True)
class CreateCallRecordingBody(Model):
    """At create_call_recording.body."""

    data: CreateCallRecordingData


from .create_call_recording_data import CreateCallRecordingData

CreateCallRecordingBody._fields = (("data", "data", CreateCallRecordingData.read),)
CreateCallRecordingBody._required = frozenset({"data"})
