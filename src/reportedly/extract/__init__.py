"""What do the words of one report claim?

In:    a Report, and a Reader (language engine and lexicon).
Out:   Claims: who says what happened, where, when, how many, in which exact words.
Never: look at a second report; decide who is right; resolve a name to a place or party.
"""
