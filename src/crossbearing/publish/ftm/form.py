"""FollowTheMoney: statements as CSV, and the entities they make as JSON lines."""

from collections.abc import Iterator

from crossbearing.publish.evidence import not_happened
from crossbearing.publish.form import Container, Format
from crossbearing.publish.ftm.entities import entities
from crossbearing.publish.ftm.entity import FtmEntity, Naming, Value, lang, statements, text, type_of
from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.part import Cell, Column, ColumnType, JsonObject, Lines, Parts, Table
from crossbearing.publish.values import Edition

# The columns in which the library writes statements, in its order, and then those of our own.
COLUMNS = (
    Column("canonical_id", "The entity, after entities that are one were merged: here the same as entity_id"),
    Column("entity_id", "The entity; the same in every edition of a ledger of that name"),
    Column("prop", "The property, or `id` for the statement that there is the entity"),
    Column("prop_type", "The type of the property"),
    Column("schema", "What the entity is"),
    Column("value", "The value, as text"),
    Column("dataset", "The data set: crossbearing_ and the ledger's name"),
    Column("origin", "Which step made the statement: not kept, empty"),
    Column("lang", "The language of words of a report (ISO 639-3)"),
    Column("original_value", "The value before it was made clean: nothing is changed here, empty"),
    Column("external", "Whether the statement comes from enrichment: never", ColumnType.BOOLEAN),
    Column("first_seen", "When the statement was first in the data set: the edition does not know it, empty"),
    Column("last_seen", "When it was last in the data set: the edition does not know it, empty"),
    Column("id", "The statement, named as the library names it"),
    Column("quote", "The words of a report that carry the value"),
    Column("start", "The code point of the report's text at which they start; empty where masked", ColumnType.INTEGER),
    Column("end", "The code point after them; empty where masked", ColumnType.INTEGER),
    Column("speaker", "Who says it"),
    Column("report", "The hash of the report that has the words"),
    Column("incident", "The incident's id in the ledger"),
    Column("policy", "The policy by which figures were weighed"),
    Column("edition", "The edition that this row belongs to"),
)


def _parts(outgoing: Outgoing) -> Parts:
    table = Table("statements", "A value of a property of an entity", COLUMNS, lambda: _rows(outgoing))
    lines = Lines("entities.ftm.json", lambda: _objects(outgoing))
    return Parts((table, lines), lambda: _left_out(outgoing))


def _rows(outgoing: Outgoing) -> Iterator[tuple[Cell, ...]]:
    name = Naming.of(outgoing.edition)
    for entity in entities(outgoing):
        for value in statements(entity):
            yield _row(entity, value, name, outgoing.edition)


def _row(entity: FtmEntity, value: Value, name: Naming, edition: Edition) -> tuple[Cell, ...]:
    words = value.words
    return (
        entity.id,
        entity.id,
        value.prop,
        type_of(entity.schema, value.prop),
        entity.schema,
        value.value,
        name.dataset,
        None,
        lang(value),
        None,
        False,
        None,
        None,
        name.statement(entity.id, value),
        *((None, None, None) if words is None else (words.exact, words.start, words.end)),
        value.speaker,
        None if words is None else words.source.id,
        entity.incident,
        edition.policy,
        edition.id,
    )


def _objects(outgoing: Outgoing) -> Iterator[JsonObject]:
    edition = outgoing.edition
    dataset = Naming.of(edition).dataset
    for entity in entities(outgoing):
        properties: dict[str, list[str]] = {}
        for value in entity.each():
            found = properties.setdefault(value.prop, [])
            if text(value.value) not in found:
                found.append(text(value.value))
        yield {
            "id": entity.id,
            "schema": entity.schema,
            "properties": properties,
            "datasets": [dataset],
            "incident": entity.incident,
            "policy": edition.policy,
            "edition": edition.id,
        }


def _left_out(outgoing: Outgoing) -> Iterator[str]:
    yield from not_happened(outgoing)
    counted = (
        ("agreements", sum(1 for _ in outgoing.agreements())),
        ("statuses of places", sum(1 for _ in outgoing.statuses())),
        ("contradictions", sum(1 for _ in outgoing.contradictions())),
        ("silences", sum(1 for _ in outgoing.silences())),
    )
    yield from (f"{count} {what} left out: the model has no schema for them" for what, count in counted if count)


FORMAT = Format(
    name="ftm",
    words="Statements and entities of FollowTheMoney",
    version="FollowTheMoney 4.11",
    suffix="",
    container=Container.FOLDER,
    parts=_parts,
)
