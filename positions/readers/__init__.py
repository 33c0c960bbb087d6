"""Rows to values: the only place where the measures meet the database."""
