"""Claims joined to claims about the same happening.

In:    resolved claims, near-copies, a person's judgements.
Out:   incidents: sets of claims, each link with its score and reasons in words.
Never: look at a figure (contradiction would be defined away); decide who is right; learn from
       the casebook at hand (adding reports one by one and all at once must give the same).
"""
