from dataclasses import fields, replace
from datetime import date

import pytest

from crossbearing.model.place import Extent, Nearness, Place
from crossbearing.model.when import Precision
from crossbearing.publish.coarsening import coarse_date, coarse_site, coarse_span, grid_square
from crossbearing.publish.rules import PlaceLevel, PlaceRule, TimeLevel, TimeRule
from crossbearing.publish.times import clock_times, span_of
from crossbearing.publish.values import Site, Span

QUARTER = Site(
    key="place:waer",
    name="Waer",
    lat=34.7371,
    lon=36.6679,
    extent=Extent.QUARTER,
    nearness=Nearness.AT,
    confidence=0.9,
    country="SY",
    country_name="Syria",
    admin1="Homs",
    admin1_pcode="SY04",
    admin2="Homs District",
    pcode="SY040100",
    gazetteer="geonames:9",
    acled_precision=1,
    ucdp_precision=1,
    plover_resolution=5,
)
TOWN = Place(("Homs",), "city", "SY", 34.72682, 36.72339, 775_404, "geonames:169577")
UNPLACED = Site("place:cinema-street", "Cinema Street")
# What may tell of a quarter of Homs by any rule that hides it.
FINE = {"Waer", "place:waer", 34.7371, 36.6679, "geonames:9"}
FINER = {PlaceLevel.DISTRICT: {"SY040100"}, PlaceLevel.REGION: {"SY040100", "Homs District"}}
FINER[PlaceLevel.COUNTRY] = FINER[PlaceLevel.REGION] | {"Homs", "SY04"}


def values(site: Site) -> set[object]:
    return {getattr(site, one.name) for one in fields(site)}


def test_an_exact_rule_changes_nothing() -> None:
    assert coarse_site(QUARTER, PlaceRule()) is QUARTER
    assert coarse_site(UNPLACED, PlaceRule()) is UNPLACED


def test_a_quarter_becomes_its_town() -> None:
    found = coarse_site(QUARTER, PlaceRule(PlaceLevel.TOWN), [TOWN])
    assert (found.name, found.key, found.lat, found.gazetteer) == ("Homs", "place:homs", 34.72682, "geonames:169577")
    assert (found.extent, found.acled_precision, found.rounded) == (Extent.TOWN, 1, "place town")


@pytest.mark.parametrize("level", list(FINER))
def test_nothing_beside_a_coarse_place_tells_the_fine_one(level: PlaceLevel) -> None:
    found = coarse_site(QUARTER, PlaceRule(level), [TOWN])
    assert values(found).isdisjoint(FINE | FINER[level] | {34.72682, "geonames:169577"})
    assert found.rounded == f"place {level}"
    assert found.country == "SY"


@pytest.mark.parametrize(
    ("level", "name", "pcode", "precision"),
    [
        (PlaceLevel.TOWN, "Homs District", "SY0401", 2),
        (PlaceLevel.DISTRICT, "Homs District", "SY0401", 2),
        (PlaceLevel.REGION, "Homs", "SY04", 3),
        (PlaceLevel.COUNTRY, "Syria", None, 3),
    ],
)
def test_without_a_place_around_it_a_place_becomes_its_division(
    level: PlaceLevel, name: str, pcode: str | None, precision: int
) -> None:
    found = coarse_site(QUARTER, PlaceRule(level))
    assert (found.name, found.pcode, found.acled_precision) == (name, pcode, precision)
    assert found.lat is None


def test_a_place_of_unknown_size_may_be_a_house() -> None:
    found = coarse_site(UNPLACED, PlaceRule(PlaceLevel.TOWN))
    assert (found.key, found.name, found.lat) == ("place:withheld", "[…]", None)


@pytest.mark.parametrize(
    ("nearness", "name", "lat"), [(Nearness.PART, "Homs", 34.72682), (Nearness.NEAR, "Homs District", None)]
)
def test_a_house_that_has_its_towns_position_goes_out_as_what_it_lies_in(nearness, name, lat) -> None:
    clinic = replace(QUARTER, key="facility:hill-clinic", name="Hill clinic", extent=Extent.TOWN, nearness=nearness)
    found = coarse_site(clinic, PlaceRule(PlaceLevel.TOWN), [TOWN])
    assert (found.name, found.lat, found.rounded) == (name, lat, "place town")
    assert coarse_site(clinic, PlaceRule()) is clinic


def test_what_is_coarse_enough_stays() -> None:
    town = Site("place:homs", "Homs", 34.7, 36.7, Extent.TOWN)
    assert coarse_site(town, PlaceRule(PlaceLevel.TOWN)) is town


def test_no_place_at_all_goes_out_by_the_coarsest_rule() -> None:
    assert coarse_site(QUARTER, PlaceRule(PlaceLevel.NONE)) == Site("place:withheld", "[…]", rounded="place none")


def test_a_grid_leaves_a_position_and_no_name() -> None:
    found = coarse_site(QUARTER, PlaceRule(PlaceLevel.EXACT, 20))
    assert values(found).isdisjoint(FINE | {"SY040100", "Homs District"})
    assert (found.name, found.admin1, found.rounded) == ("Homs", "Homs", "grid 20 km")
    assert found.lat is not None
    assert abs(found.lat - 34.7371) < 0.1


@pytest.mark.parametrize("offset", [0.0, 0.001, 0.02, 0.05])
def test_positions_of_one_square_go_out_as_its_middle(offset: float) -> None:
    middle = grid_square(34.7371, 36.6679, 20)
    assert grid_square(*middle, 20) == middle
    assert grid_square(middle[0] + offset, middle[1] - offset, 20) == middle


@pytest.mark.parametrize(("lat", "lon"), [(90, 180), (-90, -180), (0, 0), (89.99, 0)])
def test_squares_of_a_grid_lie_on_the_earth(lat: float, lon: float) -> None:
    north, east = grid_square(lat, lon, 50)
    assert -90 <= north <= 90
    assert -180 <= east <= 180


@pytest.mark.parametrize(
    ("edtf", "level", "out"),
    [
        ("2031-03-08T14:30", TimeLevel.DAY, "2031-03-08"),
        ("2031-03-08T14:30Z", TimeLevel.MONTH, "2031-03"),
        ("2031-03-08", TimeLevel.DAY, "2031-03-08"),
        ("2031-03-08~", TimeLevel.MONTH, "2031-03~"),
        ("2031-03-08/2031-03-20", TimeLevel.MONTH, "2031-03"),
        ("2031-03-08/2031-04-02", TimeLevel.MONTH, "2031-03/2031-04"),
        ("2031-03-08/..", TimeLevel.YEAR, "2031/.."),
        ("../2031-03-08", TimeLevel.MONTH, "../2031-03"),
        ("2031", TimeLevel.MONTH, "2031"),
        ("2031-03-08", TimeLevel.NONE, None),
        ("2031-03-08T14:30", TimeLevel.EXACT, "2031-03-08T14:30"),
        (None, TimeLevel.DAY, None),
    ],
)
def test_dates_are_cut_and_not_moved(edtf: str | None, level: TimeLevel, out: str | None) -> None:
    assert coarse_date(edtf, TimeRule(level)) == out


def test_a_coarse_time_has_its_ends_and_says_by_which_rule() -> None:
    found = coarse_span(span_of("2031-03-08"), TimeRule(TimeLevel.MONTH))
    assert found == Span("2031-03", date(2031, 3, 1), date(2031, 3, 31), Precision.MONTH, "time month")
    assert coarse_span(span_of("2031-03-08T14:30"), TimeRule(TimeLevel.DAY)).precision is Precision.DAY


def test_a_time_that_is_coarse_enough_stays() -> None:
    span = span_of("2031-03")
    assert coarse_span(span, TimeRule(TimeLevel.DAY)) is span
    unknown = span_of(None)
    assert coarse_span(unknown, TimeRule(TimeLevel.NONE)) is unknown
    assert coarse_span(span, TimeRule(TimeLevel.NONE)) == Span(None, None, None, Precision.UNKNOWN, "time none")


def test_an_hour_that_is_known_beside_a_day_is_not_told_by_the_day() -> None:
    found = coarse_span(span_of("2031-03-08", Precision.MINUTE), TimeRule(TimeLevel.DAY))
    assert (found.edtf, found.precision, found.rounded) == ("2031-03-08", Precision.DAY, "time day")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hit Durra at 07:40, killing", ["at 07:40"]),
        ("by 6 a.m. or at 14.30 local time", ["by 6 a.m.", "at 14.30 local time"]),
        ("5 pm; 12:30 GMT; 6 o'clock", ["5 pm", "12:30 GMT", "6 o'clock"]),
        ("at 1.25 million, about 10.50 dollars, 10:1, on March 14 and at 24 places", []),
    ],
)
def test_times_of_the_day_are_found_by_their_figures(text: str, found: list[str]) -> None:
    assert [one.quote for one in clock_times(text)] == found
