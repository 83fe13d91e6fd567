"""Sentences read by the language engine, which is opened once for all tests of figures."""

from functools import cache

from reportedly.extract.nlp import Engine, Token, open_engine


@cache
def engine() -> Engine:
    return open_engine()


def tokens(text: str) -> tuple[Token, ...]:
    return next(iter(engine().read([(text, ())])))
