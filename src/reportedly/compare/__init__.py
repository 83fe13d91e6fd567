"""Two lists of events beside each other: which tell of one happening, and how far they agree.

In:    a rule pack's records, a file of GED or ACLED that the user has.
Out:   a Comparison: pairs one to one, what stands alone and why, agreement field by field.
Never: turn a foreign row into a claim; join by figures unless two databases are linked; call
       either side right.
"""
