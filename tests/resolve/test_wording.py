import pytest

from crossbearing.model.place import Nearness
from crossbearing.resolve.wording import readings_of


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("Orla", ["Orla"]),
        ("Orla province", ["Orla province", "Orla"]),
        ("town of Orla", ["town of Orla", "Orla"]),
        ("northern Orla province", ["northern Orla province", "northern Orla", "Orla province", "Orla"]),
        ("Orla General Hospital", ["Orla General Hospital", "Orla"]),
        ("the Orla’s", ["Orla"]),
    ],
)
def test_a_name_is_looked_up_in_full_first(name: str, readings: list[str]) -> None:
    assert [asked.name for asked in readings_of(name)] == readings


def test_the_countryside_of_a_town_is_a_part_of_its_province() -> None:
    *_, asked = readings_of("Orla countryside")
    assert (asked.name, asked.nearness, asked.kinds[0]) == ("Orla", Nearness.PART, "governorate")
