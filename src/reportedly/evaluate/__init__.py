"""Measures anybody's claims against annotated ones.

In:    gold and predicted claims in the exchange form (JSON Lines), texts to check quotes against.
Out:   scores with 95 % intervals, and the floors they may not fall below.
Never: look at how the claims were made; never import a room but the model.
"""
