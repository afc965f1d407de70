import pytest

from crossbearing import api
from crossbearing.web.maps.atlas import Atlas
from crossbearing.web.maps.located import Told, located

TEXT = "Shells hit Homs and Aleppo in Syria on Monday, residents said. The army of Syria denied it."


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    with api.open(tmp_path / "l.db") as opened:
        opened.add([path])
        yield opened


def told(ledger, name, **rest):
    reading = next(iter(ledger.readings()))
    return Told(name, reading, next(one.id for one in reading.entities if one.name == name), **rest)


def test_what_several_reports_tell_of_one_place_lies_there_once(ledger):
    found = located(ledger, Atlas(), [told(ledger, "Homs"), told(ledger, "Homs")])
    assert [(mark.name, mark.count) for mark in found.sheet.marks] == [("Homs", 1)]


def test_places_at_one_position_are_one_mark_of_all_that_happened_there(ledger):
    places = [told(ledger, "Homs", count=3, key="homs"), told(ledger, "Homs", count=2, key="hims")]
    assert [mark.count for mark in located(ledger, Atlas(), places).sheet.marks] == [5]


def test_a_country_is_named_beside_the_map(ledger):
    found = located(ledger, Atlas(), [told(ledger, "Homs"), told(ledger, "Syria")])
    assert found.too_wide == ("Syria",)
    assert len(found.sheet.marks) == 1
