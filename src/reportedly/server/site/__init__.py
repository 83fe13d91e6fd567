"""A bundle as a folder of pages that needs no server: incidents, lists, maps, method.

In:    a Bundle, masked for its audience already, and a folder.
Out:   the folder whole or not at all; every link in it relative, no script, nothing fetched.
Never: a casebook; a value that the bundle does not hold; a page that only a server could show.
"""
