import pytest

from crossbearing.vocab.gazetteer import PlaceNames, place_names

TABLE = (
    "Orla|Urla\tcity\tXA\t1.5000\t2.5000\t9000\tx:1\nOrla\tcity\tXB\t\t\t500\tx:2\nAl-Medva\tadmin2\tXA\t\t\t0\tx:3\n"
)


def test_the_most_populous_place_comes_first() -> None:
    assert [place.id for place in PlaceNames(TABLE).lookup("ORLA")] == ["x:1", "x:2"]


@pytest.mark.parametrize("name", ["Medva", "al-Medva", "Al-Medva"])
def test_the_article_does_not_matter(name: str) -> None:
    assert PlaceNames(TABLE).knows(name)


def test_a_place_without_position_has_none() -> None:
    place = PlaceNames(TABLE).lookup("al-Medva")[0]
    assert (place.lat, place.lon) == (None, None)


@pytest.mark.parametrize(("name", "country"), [("Mogadishu", "SO"), ("Kunduz", "AF"), ("Goma", "CD")])
def test_the_shipped_table_knows_places_of_many_wars(name: str, country: str) -> None:
    assert country in place_names().countries(name)
