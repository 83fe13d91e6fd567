"""The desk in the browser: pages and JSON over one casebook.

In:    requests from this machine; a casebook.
Out:   pages, JSON, judgements kept.
Never: decide what is true, run a report's text as anything but text, ask another machine.
"""
