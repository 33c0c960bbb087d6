"""What holds on some days, under a scope, and what changed between: one reader.

`reader` answers; `scope` says which statements count; `table` reads what is stored,
`worked_out` applies the rule to statements, `known` takes a past reader's place.
"""
