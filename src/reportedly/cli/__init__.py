"""The command line: parse, call, print.

In:    words typed by a person or a program; values from the rooms below.
Out:   text for people, JSON lines for programs, an exit code.
Never: decide anything about claims; show a number without who says it; trust report text.
"""

from reportedly.cli.app import main as main
