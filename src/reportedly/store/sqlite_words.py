"""Words in a casebook file: SQLite's own full-text index, FTS5, kept up by the file's triggers.

The texts are not kept a second time: the index reads them where they stand. Case and accents are
folded in every script. Reports have numbers of their own here, for the database may give its own
anew when a file is compacted.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.store.marking import LEAST_BEGINNING
from reportedly.store.tables import claim_texts, reports

_TOKENS = 'tokenize = "unicode61 remove_diacritics 2"'
# SQLite ends a text at a null, and nothing may hide behind one. An escape takes its place, so that
# what only looks like one, after a backslash of its own, stays good JSON.
_BODY = r"replace(r.body, '\u0000', '\u0020')"
_FIELDS = "quote, speaker, parties, places"

REPORT_WORDS = (
    "CREATE TABLE report_numbers (number INTEGER PRIMARY KEY, report_id TEXT NOT NULL UNIQUE "
    "REFERENCES reports (id))",
    f"CREATE VIEW report_texts AS SELECT n.number, json_extract({_BODY}, '$.title') AS title, "
    f"json_extract({_BODY}, '$.text') AS text FROM report_numbers n JOIN reports r "
    "ON r.id = n.report_id",
    "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content = 'report_texts', "
    f"content_rowid = 'number', {_TOKENS})",
    "CREATE TRIGGER report_words_added AFTER INSERT ON reports BEGIN "
    "INSERT INTO report_numbers (report_id) VALUES (new.id); "
    "INSERT INTO report_words (rowid, title, text) SELECT number, title, text FROM report_texts "
    "WHERE number = (SELECT number FROM report_numbers WHERE report_id = new.id); END",
    "INSERT INTO report_numbers (report_id) SELECT id FROM reports ORDER BY id",
    "INSERT INTO report_words (report_words) VALUES ('rebuild')",
)
CLAIM_WORDS = (
    f"CREATE VIRTUAL TABLE claim_words USING fts5({_FIELDS}, content = 'claim_texts', "
    f"content_rowid = 'number', {_TOKENS})",
    "CREATE TRIGGER claim_words_added AFTER INSERT ON claim_texts BEGIN "
    f"INSERT INTO claim_words (rowid, {_FIELDS}) "
    "VALUES (new.number, new.quote, new.speaker, new.parties, new.places); END",
    "CREATE TRIGGER claim_words_gone AFTER DELETE ON claim_texts BEGIN "
    f"INSERT INTO claim_words (claim_words, rowid, {_FIELDS}) "
    "VALUES ('delete', old.number, old.quote, old.speaker, old.parties, old.places); END",
    "INSERT INTO claim_words (claim_words) VALUES ('rebuild')",
)
INDEXES = ("report_words", "claim_words")  # virtual tables; what SQLite keeps of each begins so

_report_numbers = sa.table("report_numbers", sa.column("number"), sa.column("report_id"))


class IndexedWords:
    """Finds whole words, and of longer ones also such as begin with them."""

    def reports(self, words: Sequence[str]) -> sa.Select[Any]:
        index, found = _index("report_words", words)
        joined = index.join(_report_numbers, _report_numbers.c.number == index.c.rowid)
        identity = _report_numbers.c.report_id.label(reports.c.id.name)
        return sa.select(identity).select_from(joined).where(found).order_by(index.c.rank)

    def claims(self, words: Sequence[str]) -> sa.Select[Any]:
        index, found = _index("claim_words", words)
        joined = index.join(claim_texts, claim_texts.c.number == index.c.rowid)
        return sa.select(claim_texts).select_from(joined).where(found).order_by(index.c.rank)

    def incidents(self, words: Sequence[str]) -> sa.Select[Any]:
        index, found = _index("claim_words", words)
        rows = sa.select(index.c.rowid).where(found)
        number = claim_texts.c.incident
        return sa.select(number).where(claim_texts.c.number.in_(rows), number.is_not(None))


def lost_words(connection: Connection, index: str) -> int:
    """How many words a search does not find in as many texts as the index has them in.

    SQLite's own check of the index does not look at the pages by which a search finds its way.
    """
    vocabulary = f"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, {index}, row)"
    found = f"SELECT count(*) FROM {index} WHERE {index} MATCH '\"' || v.term || '\"'"
    connection.exec_driver_sql(vocabulary)
    try:
        lost = f"SELECT count(*) FROM temp.vocabulary v WHERE v.doc IS NOT ({found})"
        return int(connection.exec_driver_sql(lost).scalar_one())
    finally:
        connection.exec_driver_sql("DROP TABLE temp.vocabulary")


def create_words(connection: Connection) -> None:
    """Make the indexes in a file that has none, and fill them from what stands in it."""
    there = connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'claim_words'")
    if there.first() is None:
        for statement in (*REPORT_WORDS, *CLAIM_WORDS):
            connection.exec_driver_sql(statement)


def _index(name: str, words: Sequence[str]) -> tuple[sa.TableClause, sa.ColumnElement[bool]]:
    index = sa.table(name, sa.column("rowid"), sa.column("rank"), sa.column(name))
    return index, index.c[name].op("MATCH", is_comparison=True)(_as_data(words))


def _as_data(words: Sequence[str]) -> str:
    """The words in FTS5's own writing, in which nothing between quotes is an operator."""
    return " ".join(f'"{word.replace(chr(34), chr(34) * 2)}"{_more(word)}' for word in words)


def _more(word: str) -> str:
    return "*" if sum(map(str.isalnum, word)) >= LEAST_BEGINNING else ""
