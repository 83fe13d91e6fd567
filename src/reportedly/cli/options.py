"""Options that several commands share: written once, they mean the same everywhere."""

import click

JSON_LINES = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
JSON_OBJECT = click.option("--json", "as_json", is_flag=True, help="One JSON object.")
PROFILE = click.option(
    "--profile",
    metavar="NAME",
    default="internal",
    show_default=True,
    help="Who may see it: internal, partner, public, or a file of your own.",
)
