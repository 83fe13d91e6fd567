"""Kinds of words on the command line: days and mappings, with errors that say what is wanted."""

from datetime import date

import click


def a_day(value: str) -> date:
    """A day written as `YYYY-MM-DD`."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        wanted = "write it as YYYY-MM-DD, as in 2017-11-13"
        raise click.BadParameter(f"{value!r} is no day; {wanted}") from None


def field_and_column(value: str) -> tuple[str, str]:
    """`field=column`: which column of a table holds which field of a report."""
    field, sign, column = value.partition("=")
    if not (sign and field.strip() and column.strip()):
        raise click.BadParameter(f"{value!r} is no FIELD=COLUMN, as in text=article_content")
    return field.strip(), column.strip()
