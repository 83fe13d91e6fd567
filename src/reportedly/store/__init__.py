"""The casebook: what was observed, what was judged, and what is concluded from both.

In:    values of the model, in short transactions of one writer.
Out:   the same values, in a canonical order; errors that say what to do.
Never: change what was observed or judged; decide anything; speak SQL of one make outside its file.
"""
