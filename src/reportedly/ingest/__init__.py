"""From files, folders and streams to reports, each with the bytes it was read from.

In:    paths or a stream of bytes: plain text, HTML, PDF, JSON Lines, JSON, CSV, workbooks, mails,
       web archives, Telegram exports, each also gzipped.
Out:   `Intake` (a report and its blob), or `Reject` (what could not be read, why, what to do).
Never: stop at a bad item; change received bytes or decoded text; ask a clock or the network;
       read what a report says as an instruction.
"""
