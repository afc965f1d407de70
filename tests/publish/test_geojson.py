import json
from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from made_outgoing import NOWHERE, SHELLING, TOWN, MadeOutgoing

from crossbearing.model.place import Extent
from crossbearing.publish.geojson import FORMAT
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.part import Tree
from crossbearing.publish.writing.writer import write


def _features(outgoing: MadeOutgoing) -> list[dict[str, object]]:
    (tree,) = FORMAT.parts(outgoing).files
    assert isinstance(tree, Tree)
    return [dict(one) for one in tree.objects()]  # type: ignore[call-overload]


def _written(outgoing: MadeOutgoing, folder: Path) -> Path:
    path = folder / "incidents.geojson"
    write(FORMAT, FORMAT.parts(outgoing), path, overwrite=False)
    return path


def _points(path: Path) -> list[tuple[float, float] | None]:
    _, _, geometries, _ = pyogrio.raw.read(path)
    points = [None if one is None else shapely.from_wkb(one) for one in geometries]
    return [None if one is None else (one.x, one.y) for one in points]


def test_a_gis_library_reads_every_feature_where_it_lies(tmp_path):
    path = _written(MadeOutgoing(), tmp_path)
    assert pyogrio.read_info(path)["crs"] == "EPSG:4326"
    assert _points(path) == [(36.7137, 34.7325), None, (36.7137, 34.7325)]


def test_a_gis_library_finds_figures_as_numbers_and_unknown_ones_empty(tmp_path):
    meta, _, _, fields = pyogrio.raw.read(_written(MadeOutgoing(), tmp_path))
    columns = dict(zip(meta["fields"], fields, strict=True))
    assert columns["killed_low"][0] == 9
    assert columns["killed_high"][0] == 12
    assert columns["incident"].tolist()[:2] == [SHELLING.id, "i77aa0be31c02"]
    assert columns["killed_low"][1] != columns["killed_low"][1]  # not a number: nothing, and no zero


@given(
    sites=st.lists(
        st.none() | st.tuples(st.integers(-900_000, 900_000), st.integers(-1_800_000, 1_800_000)), max_size=6
    )
)
def test_as_many_geometries_are_read_as_there_are_places(sites, tmp_path_factory):
    wanted = [None if site is None else (site[0] / 10_000, site[1] / 10_000) for site in sites]
    incidents = tuple(_at(number, site) for number, site in enumerate(wanted))
    path = _written(MadeOutgoing(made_incidents=incidents, made_statuses=()), tmp_path_factory.mktemp("geo"))
    assert [site[::-1] if site else None for site in wanted] == _points(path)


def _at(number: int, where: tuple[float, float] | None) -> PublicIncident:
    site = NOWHERE if where is None else replace(TOWN, lat=where[0], lon=where[1])
    return replace(SHELLING, id=f"i{number}", site=site)


def test_an_incident_says_what_a_map_is_asked_for():
    told = _features(MadeOutgoing())[0]["properties"]
    assert isinstance(told, dict)
    assert told["date"] == told["date_first"] == told["date_last"] == "2031-03-07"
    assert told["blamed"] == ["Sahla Army", "River Front"]
    assert (told["grade"], told["policy"], told["edition"]) == ("contested", "range", "e0123456789ab")
    assert told["quotes"][0]["quote"] == "shells hit the market of Tall Nur"
    assert told["quotes"][0]["url"] == "https://hill.example/1"
    assert told["accounts"][0]["denied"][0]["quote"] == "we fired nothing"


@pytest.mark.parametrize("extent", [Extent.COUNTRY, Extent.WIDER])
def test_the_middle_of_a_country_gets_no_dot(extent):
    wide = MadeOutgoing(made_incidents=(replace(SHELLING, site=replace(TOWN, extent=extent)),), made_statuses=())
    assert _features(wide)[0]["geometry"] is None
    assert list(FORMAT.parts(wide).left_out()) == [
        "1 incidents without a dot: of their place only the country, or something wider, is known"
    ]


def test_what_is_only_planned_is_counted_and_left_out():
    assert "i9c0de0000001" not in [one["id"] for one in _features(MadeOutgoing())]
    assert next(iter(FORMAT.parts(MadeOutgoing()).left_out())).startswith("1 left out: planned")


def test_an_empty_ledger_makes_an_empty_collection(tmp_path):
    empty = MadeOutgoing(made_incidents=(), made_statuses=())
    assert json.loads(_written(empty, tmp_path).read_text(encoding="utf-8"))["features"] == []
