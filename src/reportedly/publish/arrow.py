"""Typed values as Arrow batches: columns are declared once, as the fields of a struct."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import msgspec
import pyarrow as pa
from msgspec import inspect

AT_ONCE = 2000  # rows with all that is nested in them: some megabytes of memory
_PLAIN = (
    (inspect.BoolType, pa.bool_()),
    (inspect.IntType, pa.int64()),
    (inspect.FloatType, pa.float64()),
    (inspect.DateType, pa.date32()),
    (inspect.BytesType, pa.binary()),
    (inspect.StrType, pa.string()),
    (inspect.EnumType, pa.string()),
)


def schema_of(row: type) -> pa.Schema:
    """The columns of a struct or dataclass: days as date32, counts as int64, tuples as lists."""
    told = inspect.type_info(row)
    return pa.schema([_field(one) for one in told.fields])  # type: ignore[attr-defined]


def batches(rows: Iterable[Any], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The rows, `AT_ONCE` together."""
    given = iter(rows)
    while held := [_plain(row) for row in islice(given, AT_ONCE)]:
        yield _batch(held, schema)


def _field(told: inspect.Field) -> pa.Field:
    """None where nobody said is null; what cannot be None never is."""
    optional = isinstance(told.type, inspect.UnionType) and told.type.includes_none
    return pa.field(told.name, _arrow(told.type), nullable=optional)


def _arrow(told: inspect.Type) -> pa.DataType:
    if isinstance(told, inspect.UnionType):
        (held,) = (one for one in told.types if not isinstance(one, inspect.NoneType))
        return _arrow(held)
    if isinstance(told, inspect.VarTupleType):
        return pa.list_(pa.field("item", _arrow(told.item_type), nullable=False))
    if isinstance(told, inspect.StructType | inspect.DataclassType):
        return pa.struct([_field(one) for one in told.fields])
    return next(arrow for kind, arrow in _PLAIN if isinstance(told, kind))


def _plain(row: Any) -> Any:
    return msgspec.to_builtins(row, builtin_types=(date, bytes))


def _batch(rows: list[Any], schema: pa.Schema) -> pa.RecordBatch:
    try:
        return pa.RecordBatch.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:  # half a character, as JSON can escape one: no UTF-8 holds it
        return pa.RecordBatch.from_pylist(_whole(rows), schema=schema)


def _whole(value: Any) -> Any:
    """The same with a question mark for each half of a character."""
    if isinstance(value, str):
        return value.encode("utf-8", errors="replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _whole(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(held) for held in value]
    return value
