"""Reports out of bytes whose file is gone."""

import pytest

from crossbearing.errors import DateError, ReadError
from crossbearing.intake.file import MAX_BYTES
from crossbearing.intake.publication import GIVEN
from crossbearing.intake.report import read_report, report_of_bytes

BODY = "Rockets hit Durra on Monday and killed 12 people, the mayor said. Nobody claimed the attack."
PAGE = f"<html><head><title>Durra</title></head><body><article><h1>Durra</h1><p>{BODY}</p></article></body></html>"


@pytest.mark.parametrize(("name", "text"), [("durra.txt", BODY), ("durra.html", PAGE), ("page", PAGE)])
def test_bytes_give_the_report_that_their_file_gave(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert report_of_bytes(name, path.read_bytes()) == read_report(path)


def test_a_date_that_a_person_gives_goes_before_what_the_bytes_state():
    found = report_of_bytes("durra.txt", f"date: 2021-05-04\n\n{BODY}".encode(), published="2021-06")
    assert (found.publication.published, found.publication.why) == ("2021-06", GIVEN)


@pytest.mark.parametrize(
    ("raw", "words"),
    [(b"", "the file is empty"), (b"%PDF-1.7 x", "the PDF cannot be opened"), (b"x" * (MAX_BYTES + 1), "split it")],
)
def test_bytes_that_hold_no_report_are_refused_as_their_file_is(raw, words):
    with pytest.raises(ReadError, match=f"(?i){words}"):
        report_of_bytes("durra.txt", raw)


def test_a_date_that_is_none_is_refused():
    with pytest.raises(DateError):
        report_of_bytes("durra.txt", BODY.encode(), published="soon")
