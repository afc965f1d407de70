import re

from crossbearing.run.reader import reader_name


def test_the_readers_name_holds_its_version_and_what_it_is_made_of():
    assert re.fullmatch(r"crossbearing/[\d.]+\+[0-9a-f]{12}", reader_name())
