"""Drawings, worked out as plain numbers: templates draw them as SVG, so that they print.

In:    claims and records.
Out:   shares of an axis (0..100), words, names of classes.
Never: a drawing without the same in words.
"""
