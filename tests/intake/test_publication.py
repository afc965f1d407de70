"""Publisher and publication date as files state them."""

from pathlib import Path

import pytest

from crossbearing.errors import DateError
from crossbearing.intake.report import read_report
from crossbearing.model.report import Publication

BODY = "Both sides handed over lists of prisoners on Tuesday, a mediator said."


def publication(folder: Path, text: str, name: str = "report.txt", published: str | None = None) -> Publication:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_report(path, published=published).publication


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("2021-05-04", "2021-05-04"),
        ("2021-05-04T10:20:00+02:00", "2021-05-04"),
        ("2021/5/4", "2021-05-04"),
        ("Tuesday, 4th of May 2021", "2021-05-04"),
        ("May 4, 2021 10:20 am", "2021-05-04"),
        ("4 Sept. 2021", "2021-09-04"),
        ("04.05.2021", "2021-05-04"),
        ("25/05/2021", "2021-05-25"),
        ("05/25/2021", "2021-05-25"),
        ("May 2021", "2021-05"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("30 February 2021", None),
        ("last Tuesday", None),
    ],
)
def test_a_header_date_is_understood_as_printed(tmp_path: Path, printed: str, edtf: str | None) -> None:
    assert publication(tmp_path, f"publisher: Delta Wire\ndate: {printed}\n\n{BODY}").published == edtf


def test_a_date_that_can_be_read_both_ways_is_the_interval_of_both(tmp_path: Path) -> None:
    found = publication(tmp_path, f"date: 03/04/2021\n\n{BODY}")
    assert found.published == "2021-03-04/2021-04-03"
    assert "either way" in found.why


def test_a_given_date_goes_before_the_header(tmp_path: Path) -> None:
    found = publication(tmp_path, f"date: 2021-05-04\n\n{BODY}", published="2021-05~")
    assert (found.published, found.basis, found.evidence) == ("2021-05~", "explicit", ())


@pytest.mark.parametrize("wrong", ["yesterday", "2021-13-01", "2021-02-30", "", "../..", "2021-05-04/2020-01-01"])
def test_a_given_date_that_is_none_is_refused_in_one_line(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(DateError) as caught:
        publication(tmp_path, BODY, published=wrong)
    assert "\n" not in str(caught.value)


def test_header_and_dateline_that_agree_are_both_evidence(tmp_path: Path) -> None:
    found = publication(tmp_path, f"date: 2021-05-04\n\nLists exchanged\n\nMARRAN, 4 May 2021 - {BODY}")
    assert found.why == "header and dateline agree"
    assert [span.quote for span in found.evidence] == ["date: 2021-05-04", "4 May 2021"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"Lists exchanged\n\nMarran, Tuesday 4 May 2021 – {BODY}", "dateline"),
        (f"Lists exchanged\n\n4 May 2021 · 3 min read\n\n{BODY}", "byline"),
        (f"Lists exchanged\n\nLast updated 6 May 2021\n\nPublished 4 May 2021\n\n{BODY}", "byline"),
    ],
)
def test_a_full_date_that_the_report_prints_of_itself_is_taken(tmp_path: Path, text: str, why: str) -> None:
    found = publication(tmp_path, text)
    assert (found.published, found.basis, found.why) == ("2021-05-04", "explicit", why)


def test_a_report_that_states_no_date_has_none(tmp_path: Path) -> None:
    found = publication(tmp_path, f"Lists exchanged\n\n{BODY} A truce of 3 May 2020 had failed.")
    assert (found.published, found.basis, found.publisher) == (None, "inferred", None)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Lists exchanged\n\nMARRAN (Delta Wire) - {BODY}", "Delta Wire"),
        (f"Lists exchanged\n\nMARRAN (Delta Wire) - {BODY}\n\n© 2021 Selma Post, all rights reserved", "Selma Post"),
        (f"source: Selma Post\n\nLists exchanged\n\nMARRAN (Delta Wire) - {BODY}", "Selma Post"),
    ],
)
def test_the_publisher_is_whom_the_file_names(tmp_path: Path, text: str, publisher: str) -> None:
    assert publication(tmp_path, text).publisher == publisher


@pytest.mark.parametrize(
    ("head", "published", "why"),
    [
        (
            '<meta property="article:published_time" content="2021-05-04T08:00Z">',
            "2021-05-04",
            "meta article:published_time",
        ),
        ('<meta name="date" content="4 May 2021">', "2021-05-04", "meta date"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2021-05-04"}]}</script>',
            "2021-05-04",
            "JSON-LD datePublished",
        ),
        ('<script type="application/ld+json">{"datePublished": </script>', None, ""),
    ],
)
def test_a_page_dates_itself_by_its_metadata(tmp_path: Path, head: str, published: str | None, why: str) -> None:
    page = f"<html><head>{head}</head><body><h1>Lists exchanged</h1><p>{BODY}</p></body></html>"
    found = publication(tmp_path, page, name="page.html")
    assert (found.published, found.why) == (published, why)


def test_a_page_names_its_publisher_and_address(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Selma Post"><link rel="canonical" href="https://selmapost.example/1">'
    )
    page = f"<html><head>{head}</head><body><h1>Lists exchanged</h1><p>{BODY}</p></body></html>"
    found = publication(tmp_path, page, name="page.html")
    assert (found.publisher, found.url) == ("Selma Post", "https://selmapost.example/1")
