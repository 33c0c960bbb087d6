"""Real servers that tests start for themselves and end by process id."""
