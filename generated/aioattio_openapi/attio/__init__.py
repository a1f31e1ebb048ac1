# Made from openapi/ by `make regenerate` (scripts/regenerate.py). Do not edit: the next run overwrites it.

"""Operations and models of the Attio API. Send what `request(...)` of an operation returns."""
