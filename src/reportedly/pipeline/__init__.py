"""The whole system in a few lines: what is done already is skipped.

In:    a casebook, paths, an engine.
Out:   a casebook that holds more, and counts of what was done.
Never: read a claim, decide a value or speak to a person: the stages and the commands do.
"""
