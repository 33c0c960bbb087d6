"""The audit trail: which tables, the triggers that write it, and how it is verified."""
