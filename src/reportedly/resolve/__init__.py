"""Join what a report mentions to reference: places, parties, speakers.

In:    the claims of one report, the report, the reference library.
Out:   the same claims with ranked candidates, and a choice only where there is ground for one.
Never: look at a second report, change a claim, or pin a name to a place because it looks alike.
"""
