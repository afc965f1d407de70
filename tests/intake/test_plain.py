"""Plain text files: paragraphs, offsets and the zones their lines are in."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.errors import CrossbearingError
from crossbearing.intake.report import read_report
from crossbearing.model.report import Report
from crossbearing.model.zone import ZoneKind

TITLE = "Guns fall silent in Marran as exchange list is handed over"
LEAD = "MARRAN, 4 May 2021 (Delta Wire) - Both sides handed over lists of prisoners on Tuesday, a mediator said."
NEXT = "The army said it had counted forty names. Nobody has confirmed the figure."


def read(folder: Path, text: str | bytes, name: str = "report.txt", published: str | None = None) -> Report:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_report(path, published=published)


def quotes(report: Report, kind: ZoneKind) -> list[str]:
    return [span.quote for span in report.spans_of(kind)]


def article(*lines: str) -> str:
    return "\n\n".join((TITLE, *lines))


def test_a_plain_report_has_header_title_dateline_and_body(tmp_path: Path) -> None:
    report = read(tmp_path, f"Publisher: Delta Wire\nDATE: 2021-05-04\n\n{article(LEAD, NEXT)}")
    assert quotes(report, ZoneKind.HEADER) == ["Publisher: Delta Wire", "DATE: 2021-05-04"]
    assert quotes(report, ZoneKind.TITLE) == [TITLE]
    assert quotes(report, ZoneKind.DATELINE) == ["MARRAN, 4 May 2021 (Delta Wire)"]
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("3 min read", ZoneKind.READING_TIME),
        ("Reading time: 5 minutes", ZoneKind.READING_TIME),
        ("By Lena Ortiz and Sami Haddad", ZoneKind.BYLINE),
        ("(Reporting by L. Ortiz; Editing by S. Haddad)", ZoneKind.BYLINE),
        ("Last updated 5 May 2021 09:30 GMT", ZoneKind.BYLINE),
        ("Share this article", ZoneKind.SHARE),
        ("Follow us on Telegram", ZoneKind.SHARE),
        ("Tags: Marran, prisoners", ZoneKind.NAVIGATION),
        ("Sign up for our newsletter and never miss a report.", ZoneKind.PROMO),
        ("ADVERTISEMENT Sofas at half price", ZoneKind.ADVERT),
        ("Read also: Bridge reopens after two years", ZoneKind.RELATED),
        ("© 2021 Delta Wire. All rights reserved.", ZoneKind.FOOTER),
        ("Correction: an earlier version of this report gave the number as fifty.", ZoneKind.CORRECTION_NOTE),
        ("This article has been amended to remove a name.", ZoneKind.CORRECTION_NOTE),
        ("BREAKING: ferry runs aground off Selm", ZoneKind.TICKER),
        ("Families wait at the bridge. Photo courtesy of the Marran Relief Committee.", ZoneKind.CAPTION),
        ("A bus leaves the town. (AP Photo/Ana Person)", ZoneKind.CAPTION),
    ],
)
def test_a_line_around_the_article_is_in_its_own_zone(tmp_path: Path, line: str, kind: ZoneKind) -> None:
    report = read(tmp_path, article(LEAD, line, NEXT))
    assert quotes(report, kind) == [line]
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT]


def test_labels_between_bars_are_parts_of_one_zone(tmp_path: Path) -> None:
    report = read(tmp_path, f"Home | World | Sport\n\n{article('By Lena Ortiz · 4 May 2021 · 3 min read', LEAD)}")
    assert quotes(report, ZoneKind.NAVIGATION) == ["Home", "World", "Sport"]
    assert quotes(report, ZoneKind.BYLINE) == ["By Lena Ortiz", "4 May 2021"]
    assert quotes(report, ZoneKind.READING_TIME) == ["3 min read"]


@pytest.mark.parametrize(
    "sentence",
    [
        "By the evening the buses had not moved.",
        "From a hill above the road, gunmen fired at the second bus.",
        "Related groups said they had not been asked.",
        "Share prices fell in the capital when the talks broke off.",
        "Published reports of a truce were premature, the envoy said.",
        "He posted a photo by a local volunteer that showed two burned trucks.",
    ],
)
def test_a_sentence_that_opens_like_a_label_is_body(tmp_path: Path, sentence: str) -> None:
    assert sentence in quotes(read(tmp_path, article(LEAD, sentence, NEXT)), ZoneKind.BODY)


@pytest.mark.parametrize("mark", ["[…]", "[...]", "…", "... Read more"])
def test_a_cut_repeat_of_the_lead_is_a_teaser(tmp_path: Path, mark: str) -> None:
    teaser = f"Both sides handed over lists of prisoners {mark}"
    report = read(tmp_path, article(teaser, LEAD, NEXT))
    assert quotes(report, ZoneKind.TEASER) == [teaser]
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT]


def test_a_standfirst_that_says_something_new_is_body(tmp_path: Path) -> None:
    standfirst = "Mediators hope that the ferry will run again before the feast."
    assert standfirst in quotes(read(tmp_path, article(standfirst, LEAD, NEXT)), ZoneKind.BODY)


def test_a_long_sentence_at_the_top_is_body_and_there_is_no_title(tmp_path: Path) -> None:
    report = read(tmp_path, f"{LEAD}\n\n{NEXT}")
    assert quotes(report, ZoneKind.TITLE) == []
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT]


def test_bare_headings_are_in_no_zone_and_numbered_ones_are_body(tmp_path: Path) -> None:
    report = read(tmp_path, article("KEY POINTS\n- Forty names were listed.\n- No bus has left.", "2. Ferry", NEXT))
    assert quotes(report, ZoneKind.BODY) == ["- Forty names were listed.", "- No bus has left.", "2. Ferry", NEXT]


def test_single_line_ends_part_paragraphs(tmp_path: Path) -> None:
    report = read(tmp_path, f"{TITLE}\n{LEAD}\n{NEXT}\nShare this article\n")
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT]


def test_lines_wrapped_by_hand_are_one_paragraph(tmp_path: Path) -> None:
    wrapped = (
        "MARRAN, 4 May 2021 - Both sides handed over lists of prisoners on\n"
        "Tuesday, a mediator said. The army said that it had counted forty\n"
        "names, and that it would check every one of them before any of the\n"
        "buses could leave."
    )
    assert quotes(read(tmp_path, f"{TITLE}\n\n{wrapped}\n\n{NEXT}"), ZoneKind.BODY) == [wrapped, NEXT]


def test_what_a_related_heading_opens_ends_with_the_next_paragraph(tmp_path: Path) -> None:
    report = read(tmp_path, article(LEAD, "Read next", "Bridge reopens", "Ferry runs aground", NEXT))
    assert quotes(report, ZoneKind.RELATED) == ["Read next", "Bridge reopens", "Ferry runs aground"]
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT]


def test_comments_go_on_to_the_next_label(tmp_path: Path) -> None:
    report = read(tmp_path, article("4 comments", LEAD, NEXT, "4 comments", "joe: they lie.", "© 2021 Delta Wire"))
    assert quotes(report, ZoneKind.COMMENTS) == ["4 comments", "4 comments", "joe: they lie."]
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT]


def test_a_title_in_the_header_is_the_title(tmp_path: Path) -> None:
    report = read(tmp_path, f"title: {TITLE}\ndate: 2021-05-04\n\n{LEAD}\n\n{NEXT}")
    assert quotes(report, ZoneKind.TITLE) == [TITLE]
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT]


def test_offsets_count_the_characters_of_the_file(tmp_path: Path) -> None:
    source = f"\ufeffdate: 2021-05-04\r\n\r\n{TITLE}\r\n\r\n{LEAD}\r\n"
    report = read(tmp_path, source)
    assert report.text == source
    assert quotes(report, ZoneKind.HEADER) == ["date: 2021-05-04"]
    assert quotes(report, ZoneKind.BODY) == [LEAD]


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    assert quotes(read(tmp_path, article(LEAD).encode("utf-16")), ZoneKind.TITLE) == [TITLE]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=8))
def test_every_zone_is_verbatim_whatever_the_text(tmp_path: Path, paragraphs: list[str]) -> None:
    source = "\n\n".join(paragraphs).encode("utf-8", "ignore").decode()
    try:
        report = read(tmp_path, source)
    except CrossbearingError as error:
        assert "\n" not in str(error).replace(str(tmp_path), "")
        return
    assert report.text == source
    assert all(span.stands_in(source) and span.quote.strip() for zone in report.zones for span in zone.spans)
