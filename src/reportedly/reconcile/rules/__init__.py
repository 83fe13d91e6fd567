"""Rule packs: one readable module each, its rules numbered.

In:    a case. Out: records. Never: a rule without the section of the codebook it follows.
"""
