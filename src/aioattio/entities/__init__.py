"""What Attio answers beside records and values: a small frozen class per thing, a module per namespace."""
