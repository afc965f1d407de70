"""What goes out, by the library of FollowTheMoney itself; needs the extra `ftm`."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_outgoing import AGENCY, CLAIM, HILL, SHELLING, MadeOutgoing

ftm = pytest.importorskip("followthemoney", reason="followthemoney needs PyICU; pip install 'crossbearing[ftm]'")
from followthemoney.dataset.util import dataset_name_check
from followthemoney.statement.entity import StatementEntity
from followthemoney.statement.serialize import CSV_COLUMNS, read_csv_statements
from followthemoney.statement.statement import Statement

from crossbearing.model.entity import EntityType
from crossbearing.publish.ftm import FORMAT
from crossbearing.publish.ftm.form import COLUMNS
from crossbearing.publish.ftm.model import party_schema, property_types
from crossbearing.publish.writing.cells import unguarded
from crossbearing.publish.writing.writer import write

_FIXED = ("Article", "Address", "Event", "Note", "UnknownLink")
MADE = MadeOutgoing(made_sources=(HILL, replace(AGENCY, reprint_of=HILL.id)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("out") / "ftm"
    kinds = tuple(
        replace(CLAIM, id=f"c{number}", chain=(replace(CLAIM.chain[-1], key=f"x:{number}", type=kind),))
        for number, kind in enumerate(EntityType)
    )
    outgoing = replace(MADE, made_claims=(*MADE.made_claims, *kinds))
    write(FORMAT, FORMAT.parts(outgoing), path, overwrite=False)
    return path


def _objects(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "entities.ftm.json").read_text(encoding="utf-8").splitlines()]


def test_our_columns_begin_with_those_of_the_library():
    assert [column.name for column in COLUMNS][: len(CSV_COLUMNS)] == CSV_COLUMNS


def test_schemata_properties_and_types_are_those_of_the_model():
    for schema in {*_FIXED, *map(party_schema, EntityType)}:
        properties = ftm.model.get(schema).properties
        own = {name: kind for name, kind in property_types(schema).items() if schema in _FIXED or name in properties}
        assert {name: properties[name].type.name for name in own} == own


def test_every_value_is_clean_and_every_entity_valid(folder):
    for one in _objects(folder):
        entity = ftm.model.get_proxy(one)
        entity.schema.validate(one)
        assert all(entity.get(name) for name in entity.schema.required)
        for name, values in one["properties"].items():
            assert [entity.schema.get(name).type.clean(value) for value in values] == values


def _references(folder: Path) -> Iterator[tuple[Any, Any, str]]:
    for one in _objects(folder):
        schema = ftm.model.get(one["schema"])
        for name, values in one["properties"].items():
            if schema.get(name).type.name == "entity":
                yield from ((schema, schema.get(name).range, value) for value in values)


def test_every_reference_leads_to_an_entity_that_may_stand_there(folder):
    schemata = {one["id"]: ftm.model.get(one["schema"]) for one in _objects(folder)}
    found = list(_references(folder))
    assert found
    assert all(schemata[value].is_a(wanted) for _, wanted, value in found)


def _statements(folder: Path) -> list[Any]:
    """The statements as the library reads them, without the apostrophes that keep spreadsheets from running texts."""
    read = read_csv_statements(io.BytesIO((folder / "statements.csv").read_bytes()))
    return [Statement.from_dict({**one.to_dict(), "value": unguarded(one.value)}) for one in read]


def test_statements_are_read_and_named_as_the_library_names_them(folder):
    found = _statements(folder)
    assert any(one.value.startswith("=") for one in found)
    assert all(one.id == one.generate_key() for one in found)
    assert {dataset_name_check(one.dataset) for one in found} == {"crossbearing_sahla"}


def test_statements_make_the_same_entities(folder):
    groups: dict[str, list[Any]] = {}
    for one in _statements(folder):
        groups.setdefault(one.entity_id, []).append(one)
    dataset = ftm.Dataset.make({"name": "crossbearing_sahla", "title": "sahla"})
    objects = {one["id"]: one for one in _objects(folder)}
    assert groups.keys() == objects.keys()
    for key, statements in groups.items():
        made = StatementEntity.from_statements(dataset, statements).to_dict()
        assert made["schema"] == objects[key]["schema"]
        assert _sorted(made["properties"]) == _sorted(objects[key]["properties"])


def _sorted(properties: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: sorted(values) for name, values in properties.items()}


def test_the_event_keeps_its_words(folder):
    event = next(one for one in _objects(folder) if one["schema"] == "Event" and one["incident"] == SHELLING.id)
    assert ftm.model.get_proxy(event).caption == "shelling, Tall Nur"
