import pytest

from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.place import Extent, Fix, Nearness
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.resolve.places import find_places, resolve_places
from crossbearing.vocab.gazetteer import PlaceNames

TABLE = PlaceNames(
    "Orla\tcity\tXB\t09\t1.0\t1.0\t90000\tx:1\t\n"
    "Orla\tcity\tXA\t01\t20.0\t20.0\t9000\tx:2\t\n"
    "Orla\tadmin1\tXA\t01\t20.5\t20.5\t0\tx:3\t\n"
    "Medva\tcity\tXA\t01\t20.2\t20.3\t700\tx:4\t\n"
    "Samala\tcity\tXA\t02\t23.0\t23.0\t60\tx:5\t\n"
    "Samland\tcountry\tXA\t\t21.0\t21.0\t5000000\tx:6\t\n"
    "Outland\tcountry\tXB\t\t1.0\t2.0\t5000000\tx:7\t\n"
    "Karm\tquarter\tXA\t01\t20.01\t20.01\t0\tx:8\tOrla\n"
)
GAZETTEER = Gazetteer(TABLE)


def _places(text: str, *names: str, kind: MentionKind = MentionKind.NAME) -> list[Entity]:
    """Place entities for these words of a text."""
    found = []
    for number, name in enumerate(names, 1):
        starts = [at for at in range(len(text)) if text.startswith(name, at)]
        mentions = tuple(Mention(name, at, at + len(name), kind) for at in starts)
        found.append(Entity(f"e{number}", f"place:{number}", name, EntityType.PLACE, mentions))
    return found


def _fix(text: str, *names: str) -> Fix | None:
    return resolve_places(_places(text, *names), text, GAZETTEER).get("e1")


def _id(text: str, *names: str) -> str | None:
    fix = _fix(text, *names)
    return None if fix is None else fix.place.id


def test_a_name_of_two_places_is_the_one_in_the_country_of_the_report() -> None:
    assert _id("Orla and Medva and Samland", "Orla", "Medva", "Samland") == "x:2"


def test_the_place_it_is_said_to_lie_in_decides_against_the_rest_of_the_report() -> None:
    assert _id("Orla, Outland, after Medva in Samland", "Orla", "Outland", "Medva", "Samland") == "x:1"


def test_a_list_of_countries_puts_none_inside_another() -> None:
    fix = _fix("Samland, Outland", "Samland", "Outland")
    assert fix is not None
    assert "said to lie in" not in fix.why


def test_province_in_the_name_asks_for_the_province() -> None:
    assert _id("Orla province and Medva in Samland", "Orla province", "Medva", "Samland") == "x:3"


def test_another_spelling_is_found_in_the_country_of_the_report() -> None:
    assert _id("Semala and Medva in Samland", "Semala", "Medva", "Samland") == "x:5"


def test_what_is_no_place_or_unknown_has_no_position() -> None:
    person = Entity("e9", "person:orla", "Orla", EntityType.PERSON, ())
    assert resolve_places([person], "Orla", GAZETTEER) == {}
    assert _fix("Nowhere", "Nowhere") is None


def test_a_part_of_a_city_has_the_citys_position_and_says_so() -> None:
    fix = _fix("eastern Orla and Samland", "eastern Orla", "Samland")
    assert fix is not None
    assert (fix.place.id, fix.nearness) == ("x:2", Nearness.PART)


def test_a_quarter_is_a_quarter() -> None:
    fix = _fix("Karm neighbourhood of Orla in Samland", "Karm neighbourhood", "Orla", "Samland")
    assert fix is not None
    assert (fix.place.id, fix.extent) == ("x:8", Extent.QUARTER)


def test_an_unknown_quarter_lies_somewhere_in_its_city() -> None:
    fix = _fix("Nova in Orla, Samland", "Nova", "Orla", "Samland")
    assert fix is not None
    assert (fix.place.id, fix.nearness, fix.why) == ("x:2", Nearness.PART, "said to lie in Orla")


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Nova, 111.19 km north of Medva, Samland", 21.2, 20.3),
        ("Nova, about 111.19 kilometres south of Medva, Samland", 19.2, 20.3),
        ("Nova, some 69.09 miles to the north of the town of Medva, Samland", 21.2, 20.3),
    ],
)
def test_a_distance_and_a_direction_give_a_point(text: str, lat: float, lon: float) -> None:
    fix = _fix(text, "Nova", "Medva", "Samland")
    assert fix is not None
    assert (fix.lat, fix.lon) == (pytest.approx(lat, abs=0.01), pytest.approx(lon, abs=0.01))
    assert fix.nearness is Nearness.NEAR


def test_two_places_named_as_one_have_the_point_between_them() -> None:
    text = "Orla and Medva in Samland"
    entities = [*_places(text, "Orla", "Medva", "Samland"), *_places(text, "Orla and Medva")]
    pair = resolve_places([*entities[:3], _renamed(entities[3], "e4")], text, GAZETTEER)["e4"]
    assert (pair.lat, pair.nearness) == (pytest.approx(20.1), Nearness.BETWEEN)


def _renamed(entity: Entity, key: str) -> Entity:
    return Entity(key, entity.key, entity.name, entity.type, entity.mentions)


def test_candidates_are_listed_with_their_reasons() -> None:
    found = find_places("Orla", GAZETTEER, near="Outland")
    assert found[0].place.id == "x:1"
    assert "said to lie in Outland" in found[0].why
