"""From an address on the web to what its server answered, safely and politely.

In:    an address, and what was known of it before (an ETag, a day of change).
Out:   `Answer` (bytes, headers, time, the way there), or `Unanswered` (why there is none).
Never: connect to an address inside of one's own network unless that is allowed; run a script,
       send a cookie or a password; read what a page says; say more than what was answered.
"""
