# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

"""Low-level packages generated from OpenAPI documents, one per vendor."""
