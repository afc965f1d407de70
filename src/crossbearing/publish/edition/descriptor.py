"""Describes an edition for programs: datapackage.json (Data Package, version 2)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from crossbearing.publish.edition.day import day_of
from crossbearing.publish.part import Column, Json, Table, Tree
from crossbearing.publish.tables.every import REFERS
from crossbearing.publish.values import Edition

NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_UNFIT = re.compile(r"[^a-z0-9._-]+")


def descriptor(edition: Edition, tables: Sequence[Table], others: Sequence[str]) -> Tree:
    """The descriptor of these tables, which stand in `data`, and of other files by their names."""
    day = day_of(edition)
    head = {
        "$schema": _PROFILE,
        # Readers of the first version tell a package of tables by this.
        "profile": "data-package" if others else "tabular-data-package",
        "name": _slug(edition.title, "edition"),
        "id": edition.id,
        "title": edition.title,
        "description": f"Edition {edition.id} of an evidence ledger: who claims what happened, where and when.",
        "version": edition.id,
        **({} if day is None else {"created": f"{day.isoformat()}T00:00:00Z"}),
        "ledger": {"head": edition.head, "reader": edition.reader},
        "policy": edition.policy,
        "grading": edition.grading,
        "rules": list(edition.rules),
    }
    return Tree(NAME, head, "resources", lambda: _resources(tables, others))


def _resources(tables: Sequence[Table], others: Sequence[str]) -> Iterator[Json]:
    keys = {table.name: table.key for table in tables}
    yield from (_table(table, keys) for table in tables)
    for path in others:
        yield {"$schema": _RESOURCE, "name": _slug(path, "file"), "path": path, "encoding": "utf-8"}


def _table(table: Table, keys: Mapping[str, str | None]) -> Json:
    return {
        "$schema": _RESOURCE,
        "profile": "tabular-data-resource",
        "type": "table",
        "name": table.name,
        "path": f"data/{table.name}.csv",
        "description": table.words,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "$schema": _SCHEMA,
            "fields": [_field(column, column.name == table.key) for column in table.columns],
            "missingValues": [""],
            **({} if table.key is None else {"primaryKey": [table.key]}),
            "foreignKeys": list(_references(table, keys)),
        },
    }


def _field(column: Column, is_key: bool) -> Json:
    field = {"name": column.name, "type": column.type.value, "description": column.words}
    return {**field, "constraints": {"required": True, "unique": True}} if is_key else field


def _references(table: Table, keys: Mapping[str, str | None]) -> Iterator[Json]:
    for column in table.columns:
        other = REFERS.get(column.name)
        if other is not None and other in keys and other != table.name and column.name != table.key:
            yield {"fields": [column.name], "reference": {"resource": other, "fields": [keys[other]]}}


def _slug(text: str, otherwise: str) -> str:
    """The text as such a name may be: small letters, digits, dots and dashes."""
    return _UNFIT.sub("-", text.casefold()).strip("-._") or otherwise
