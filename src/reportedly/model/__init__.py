"""What the house is about: frozen, typed, validated values.

In:    nothing but the standard library.
Out:   the vocabulary every other room speaks.
Never: read a file, a clock or the network; never import a room above.
"""
