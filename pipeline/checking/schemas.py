"""Check `schema`: every part has the columns that `tables.schema` declares, and no nulls where it allows none."""

import pyarrow as pa

from pipeline.checking.findings import Example, Findings
from pipeline.tables.schema import schema

CHECK = "schema"


def check_schema(table: str, name: str, part: pa.Table, found: Findings) -> bool:
    """Compare a part with its declaration; False if its rows cannot be checked any further."""
    declared, there = schema(table), part.schema
    where = [Example(None, None, f"{table}/{name}")]
    mistakes = [f"The column {field.name} is missing." for field in declared if field.name not in there.names]
    mistakes += [f"The column {name} is not known here." for name in there.names if name not in declared.names]
    mistakes += [f"The column {name} is there twice." for name in {n for n in there.names if there.names.count(n) > 1}]
    fatal = bool(mistakes)
    for field in declared if not fatal else ():
        shown = there.field(field.name)
        nulls = part[field.name].null_count if not field.nullable else 0
        if shown.type != field.type:
            mistakes.append(f"The column {field.name} holds {shown.type}, not {field.type}.")
            fatal = True
        elif nulls:
            mistakes.append(f"The column {field.name} holds nulls, and must not.")
            fatal = True
        elif shown.nullable != field.nullable:
            mistakes.append(f"The column {field.name} is declared nullable, and must not be, or the other way round.")
    if not mistakes and there.names != declared.names:
        mistakes.append("The columns stand in another order.")
    for mistake in mistakes:
        rest = " Its rows were not checked any further." if fatal else ""
        found.add(CHECK, table, f"{mistake}{rest} Was it written by this version of pagesieve?", where)
    return not fatal
