"""The rule own-line-v1 once more, over the raw rows of seeds/statements.csv.

Slow and literal on purpose: rows are dictionaries of text, as a curator edits them.
"""

LINE = ("doctrine", "remark")
HEARSAY = ("leak", "reported")


def position(rows, party, issue, day, belligerents):
    """(ids by strength of the day, strength) in force; ([], "") where nothing was said."""
    said = [row for row in rows if row["issue"] == issue and row["option"]]
    said = [row for row in said if row["said_on"] <= day and signed_by(row, party)]
    own_line = [row for row in said if is_line(row)]
    if party in belligerents:
        own_line = [row for row in own_line if row["party"] == party]
    firm = [row for row in own_line if row["tier"] == "1"]

    if firm:
        return winners(firm, party), "position"
    if own_line:
        return winners(own_line, party), "weak"
    if said:
        return winners(said, party), "beside"
    return [], ""


def signed_by(row, party):
    return row["party"] == party or party in row["joint_with"].split()


def is_line(row):
    return row["kind"] in LINE and row["attribution"] not in HEARSAY


def winners(rows, party):
    """The winning row, then the own rows of its day that say something else."""
    best = rows[0]
    for row in rows[1:]:
        if rank(row, party) > rank(best, party):
            best = row
    found, options = [best["id"]], [best["option"]]
    if best["party"] == party:
        for row in sorted(rows, key=lambda r: rank(r, party), reverse=True):
            same_day = row["said_on"] == best["said_on"] and row["party"] == party
            if same_day and row["option"] not in options:
                found.append(row["id"])
                options.append(row["option"])
    return found


def rank(row, party):
    return (row["said_on"], row["party"] == party, row["reported_on"], row["id"])
