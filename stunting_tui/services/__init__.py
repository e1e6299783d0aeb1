"""Use cases: the only callers of the database and the only place with transactions."""
