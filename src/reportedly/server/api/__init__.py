"""The same as JSON, described by /openapi.json.

In:    JSON, or a query string.
Out:   JSON.
Never: what a page could not show.
"""
