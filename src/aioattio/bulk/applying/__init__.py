"""The last phase of a run: what was decided about each row is written, at the limit, and never twice."""
