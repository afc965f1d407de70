from crossbearing.model.entity import Entity, EntityType
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.resolve.places import home_country, resolve_place
from crossbearing.vocab.gazetteer import PlaceNames

TABLE = PlaceNames(
    "Orla\tcity\tXB\t1.0\t1.0\t90000\tx:1\n"
    "Orla\tcity\tXA\t2.0\t2.0\t9000\tx:2\n"
    "Orla\tadmin1\tXA\t\t\t0\tx:3\n"
    "Medva\tcity\tXA\t3.0\t3.0\t700\tx:4\n"
    "Samala\tcity\tXA\t4.0\t4.0\t60\tx:5\n"
)


def _place(name: str, number: int = 1) -> Entity:
    return Entity(f"e{number}", f"place:{name.lower()}", name, EntityType.PLACE, ())


def test_a_name_of_two_places_is_the_one_in_the_country_of_the_report() -> None:
    report = [_place("Orla"), _place("Medva", 2), _place("Samala", 3)]
    assert home_country(report, Gazetteer(TABLE)) == "XA"
    assert getattr(resolve_place(report[0], report, Gazetteer(TABLE)), "id", None) == "x:2"


def test_province_in_the_name_asks_for_the_province() -> None:
    report = [_place("Orla province"), _place("Medva", 2)]
    assert getattr(resolve_place(report[0], report, Gazetteer(TABLE)), "id", None) == "x:3"


def test_another_spelling_is_found_in_the_country_of_the_report() -> None:
    report = [_place("Semala"), _place("Medva", 2)]
    assert getattr(resolve_place(report[0], report, Gazetteer(TABLE)), "id", None) == "x:5"


def test_what_is_no_place_or_unknown_has_no_position() -> None:
    person = Entity("e9", "person:orla", "Orla", EntityType.PERSON, ())
    assert resolve_place(person, [person], Gazetteer(TABLE)) is None
    assert resolve_place(_place("Nowhere"), [_place("Nowhere")], Gazetteer(TABLE)) is None
