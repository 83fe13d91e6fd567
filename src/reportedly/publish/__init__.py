"""Records out: as GED, ACLED, HXL, PLOVER, GeoJSON and more, each with a statement of its making.

In:    a Bundle: records, the claims and reports they rest on, and what made them.
Out:   one file whole or not at all, and FILE.methodology.md beside it.
Never: conclude anything; print a figure nobody gave as zero; emit whole texts or a field for
       the name of a person harmed.
"""
