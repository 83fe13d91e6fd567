"""Kinds of words on the command line, with errors that say what is wanted."""

from datetime import date

import click

_POLE = 90  # degrees


def a_day(value: str) -> date:
    """A day written as `YYYY-MM-DD`."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        wanted = "write it as YYYY-MM-DD, as in 2017-11-13"
        raise click.BadParameter(f"{value!r} is no day; {wanted}") from None


def some_words(value: str) -> str:
    """Words with something in them; an empty option is a slip (an unset variable), no answer."""
    return _words(value, "say it in words, or leave it out")


def a_reason(value: str) -> str:
    """Words that say why."""
    return _words(value, "give a reason")


def an_author(value: str) -> str:
    """The name of whoever decides."""
    return _words(value, "give a name")


def _words(value: str, wanted: str) -> str:
    if not any(letter.isprintable() and not letter.isspace() for letter in value):
        raise click.BadParameter(f"it is empty; {wanted}")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise click.BadParameter(f"{value!r} holds bytes that are no UTF-8; write it in UTF-8")
    return value


def an_address(value: str) -> str:
    """A web address: `https://example.org/a`, or without the scheme."""
    from reportedly.ingest.addresses import domain

    if domain(value) is None or len(value.split()) != 1:
        wanted = "write it as https://example.org/article"
        raise click.BadParameter(f"{value!r} is no web address; {wanted}")
    return value


def a_country(value: str) -> str:
    """A country by the two letters of ISO 3166."""
    if not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise click.BadParameter(f"{value!r} is no country code; write two letters, as in SY")
    return value.upper()


def a_point(value: str) -> tuple[float, float]:
    """ "41.2,20.9": latitude and longitude in degrees."""
    try:
        lat, lon = (float(part) for part in value.split(","))
    except ValueError:
        lat, lon = 0.0, 0.0
    if (lat, lon) == (0.0, 0.0) or not (abs(lat) <= _POLE and abs(lon) <= 2 * _POLE):
        raise click.BadParameter(f"{value!r} is no point; write latitude,longitude as in 36.1,36.8")
    return lat, lon


def field_and_column(value: str) -> tuple[str, str]:
    """`field=column`: which column of a table holds which field of a report."""
    field, sign, column = value.partition("=")
    if not (sign and field.strip() and column.strip()):
        raise click.BadParameter(f"{value!r} is no FIELD=COLUMN, as in text=article_content")
    return field.strip(), column.strip()


DOUBTED = ("outlet", "speaker-kind", "rule")


def a_doubt(value: str) -> tuple[str, str]:
    """`what=name`: something to leave out, to see what moves."""
    what, sign, name = value.partition("=")
    if not (sign and what.strip() in DOUBTED and name.strip()):
        wanted = "write outlet=NAME, speaker-kind=KIND or rule=ID, as in rule=GED-5"
        raise click.BadParameter(f"{value!r} names nothing to leave out; {wanted}")
    return what.strip(), name.strip()
