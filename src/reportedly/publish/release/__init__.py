"""A dataset frozen under a name: its files, what changed since the last one, and their seal.

In:    a Bundle, the rows of the release before it, and what persons decided since.
Out:   one folder whole or not at all, that anybody can check with `sha256sum`.
Never: open a casebook; tell of a change more than the bundle shows its audience.
"""
