"""Turns contradictory reports of armed conflict into traceable event data."""
