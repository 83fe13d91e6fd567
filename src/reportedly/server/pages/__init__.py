"""What a person sees: one module a page, made on the server, whole without a script.

In:    a request.
Out:   HTML, or a redirect to the page that shows what was done.
Never: inline script or style; a number without who says it.
"""
