"""Reference data: what names stand for, in which years, and where on Earth.

In:    lists that ship with the package (reviewed YAML, GeoNames rows) and a user's own lists.
Out:   a gazetteer (names → places) and a register (names → parties, speakers, outlets).
Never: look at a claim, decide for a report, or hold a sentence of anybody's text.
"""
