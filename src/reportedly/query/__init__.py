"""Questions to a casebook: which incidents, which claims behind a record, what one report says.

In:    a casebook and a question.
Out:   frozen views made of the model's values.
Never: write to a casebook, conclude anything, print.
"""
