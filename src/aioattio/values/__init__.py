"""Attribute values: natural Python on both sides, Attio's JSON in between."""
