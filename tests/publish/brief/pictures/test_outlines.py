import pytest

from crossbearing.publish.brief.pictures.outlines import Window, borders, land, seas

SYRIA = Window(35, 34, 38, 37)


def area(points):
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2


def test_land_is_cut_to_the_window():
    for points in land(SYRIA):
        assert all(35 <= lon <= 38 and 34 <= lat <= 37 for lon, lat in points)


@pytest.mark.parametrize(
    "window, share",
    [(Window(36.5, 34, 38, 35.5), 1.0), (Window(-40, 30, -38, 32), 0.0), (Window(51, 40, 52, 41), 1.0)],
)
def test_inland_all_is_land_and_at_sea_nothing(window, share):
    whole = (window.east - window.west) * (window.north - window.south)
    assert sum(map(area, land(window))) == pytest.approx(share * whole, abs=0.01)


def test_a_sea_in_the_middle_of_land_is_none():
    caspian = Window(50.5, 41, 51.5, 42)
    assert sum(map(area, seas(caspian))) == pytest.approx(1.0, abs=0.05)


def test_borders_are_there_and_stay_near_the_window():
    found = list(borders(SYRIA))
    assert len(found) == 2  # with Lebanon and with Turkey
    assert all(any(34.5 < lon < 38.5 and 33.5 < lat < 37.5 for lon, lat in piece) for piece in found)


@pytest.mark.parametrize("west", [-180, 150, 170])
def test_no_land_is_drawn_across_the_whole_map_at_the_edge_of_the_world(west):
    window = Window(west, -20, west + 30, 20)
    assert sum(map(area, land(window))) < 0.2 * 30 * 40
