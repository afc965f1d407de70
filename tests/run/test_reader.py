import re

import pytest

from crossbearing.run.reader import MOST_IDLE, Reader, reader_name
from made import make_report


def test_the_readers_name_holds_its_version_and_what_it_is_made_of():
    assert re.fullmatch(r"crossbearing/[\d.]+\+[0-9a-f]{12}", reader_name())


@pytest.mark.parametrize("processes", [1, 2])
def test_what_has_no_report_is_passed_on_while_more_of_it_comes(processes):
    taken = []

    def items():
        for number in range(3 * MOST_IDLE):
            taken.append(number)
            yield number, None

    found = Reader().beside(items(), processes=processes)
    assert next(found) == (0, None)
    assert len(taken) <= MOST_IDLE + 1
    assert [number for number, _ in found] == list(range(1, 3 * MOST_IDLE))


def test_reports_stay_in_their_order_among_what_has_none():
    report = make_report()
    items = [(n, report if n % (MOST_IDLE + 7) == 5 else None) for n in range(2 * MOST_IDLE + 50)]
    found = list(Reader().beside(items))
    assert [number for number, _ in found] == [number for number, _ in items]
    assert [number for number, reading in found if reading is not None] == [5, MOST_IDLE + 12, 2 * MOST_IDLE + 19]
