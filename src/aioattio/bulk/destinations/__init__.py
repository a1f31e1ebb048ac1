"""Where rows go: records of an object, entries of a list, notes, tasks."""
