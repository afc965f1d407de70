"""Web pages: the visible text in one piece, and what each block of it is."""

from pathlib import Path

import pytest

from crossbearing.intake.report import read_report
from crossbearing.model.report import Report
from crossbearing.model.zone import ZoneKind

LEAD = "Nine people were hurt when a shell hit the ferry at Selma on Monday, residents and two doctors said."
NEXT = "The army denied that it had fired at the crossing, which a truce of last week was meant to protect."
LAST = "Both doctors asked not to be named, and neither had seen where the shell had come from that night."


def read(folder: Path, page: str | bytes, name: str = "page.html") -> Report:
    path = folder / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_report(path)


def page_of(*blocks: str, head: str = "", title: str = "<h1>Shell hits ferry at Selma</h1>") -> str:
    return f"<!doctype html><html><head>{head}</head><body><main>{title}{''.join(blocks)}</main></body></html>"


def quotes(report: Report, kind: ZoneKind) -> list[str]:
    return [span.quote for span in report.spans_of(kind)]


def test_a_page_becomes_one_text_of_what_is_seen(tmp_path: Path) -> None:
    report = read(tmp_path, page_of(f"<p>{LEAD}</p><script>var hurt = 99</script><p>{NEXT}</p><style>p {{}}</style>"))
    assert report.text == f"Shell hits ferry at Selma\n\n{LEAD}\n\n{NEXT}"
    assert report.media_type == "text/html"
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT]


def test_references_are_decoded_and_no_break_spaces_kept(tmp_path: Path) -> None:
    quote = "<p>&ldquo;We&nbsp;ran,&rdquo; said a <b>nurse</b> &amp; her son.</p>"
    report = read(tmp_path, page_of(f"<p>{LEAD}</p>{quote}"))
    assert quotes(report, ZoneKind.BODY)[1] == "“We\u00a0ran,” said a nurse & her son."


@pytest.mark.parametrize(
    ("block", "kind", "quote"),
    [
        ("<nav><a>Front page</a></nav>", ZoneKind.NAVIGATION, "Front page"),
        ('<div class="breadcrumbs"><a>Coast</a></div>', ZoneKind.NAVIGATION, "Coast"),
        ('<div id="social-share">Post it</div>', ZoneKind.SHARE, "Post it"),
        ('<div class="ad-slot">Sofas from $99</div>', ZoneKind.ADVERT, "Sofas from $99"),
        ('<div class="newsletterSignup"><p>The news by mail.</p></div>', ZoneKind.PROMO, "The news by mail."),
        ('<div class="ticker">Ferry runs aground</div>', ZoneKind.TICKER, "Ferry runs aground"),
        ('<aside class="related"><p>Eight die in flood.</p></aside>', ZoneKind.RELATED, "Eight die in flood."),
        ('<section class="comments"><p>joe: 90 hurt!</p></section>', ZoneKind.COMMENTS, "joe: 90 hurt!"),
        ('<p class="byline">From our desk</p>', ZoneKind.BYLINE, "From our desk"),
        ("<p>5 min read</p>", ZoneKind.READING_TIME, "5 min read"),
        ("<figure><figcaption>The ferry</figcaption></figure>", ZoneKind.CAPTION, "The ferry"),
        ('<p class="correction">Two names were wrong.</p>', ZoneKind.CORRECTION_NOTE, "Two names were wrong."),
        ("<footer>&copy; Selma Post</footer>", ZoneKind.FOOTER, "© Selma Post"),
        (
            '<p class="teaser">Nine people were hurt when a shell hit [...]</p>',
            ZoneKind.TEASER,
            "Nine people were hurt when a shell hit [...]",
        ),
    ],
)
def test_mark_up_says_what_a_block_is(tmp_path: Path, block: str, kind: ZoneKind, quote: str) -> None:
    report = read(tmp_path, page_of(block, f"<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p>"))
    assert quotes(report, kind) == [quote]
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT, LAST]


def test_a_class_on_the_frame_of_the_article_does_not_rename_it(tmp_path: Path) -> None:
    frame = f'<article class="post share-enabled comments-open live"><p>{LEAD}</p><p>{NEXT}</p></article>'
    assert quotes(read(tmp_path, page_of(frame)), ZoneKind.BODY) == [LEAD, NEXT]


def test_a_summary_that_repeats_nothing_is_body(tmp_path: Path) -> None:
    summary = "Mediators now want the crossing closed until the feast."
    report = read(tmp_path, page_of(f'<p class="standfirst">{summary}</p><p>{LEAD}</p><p>{NEXT}</p>'))
    assert quotes(report, ZoneKind.BODY) == [summary, LEAD, NEXT]


def test_without_a_heading_the_title_is_the_block_that_the_page_names(tmp_path: Path) -> None:
    head = "<title>Shell hits ferry at Selma | Selma Post</title>"
    title = "<div><b>Shell hits ferry at Selma</b></div>"
    report = read(tmp_path, page_of(f"<p>{LEAD}</p><p>{NEXT}</p>", head=head, title=title))
    assert quotes(report, ZoneKind.TITLE) == ["Shell hits ferry at Selma"]


def test_header_lines_before_the_page_stay_at_the_top(tmp_path: Path) -> None:
    report = read(tmp_path, "publisher: Selma Post\ndate: 2021-05-04\n\n" + page_of(f"<p>{LEAD}</p><p>{NEXT}</p>"))
    assert quotes(report, ZoneKind.HEADER) == ["publisher: Selma Post", "date: 2021-05-04"]
    assert (report.publication.publisher, report.publication.published) == ("Selma Post", "2021-05-04")


def test_double_line_breaks_part_paragraphs(tmp_path: Path) -> None:
    report = read(tmp_path, page_of(f"<table><tr><td>{LEAD}<br><br>{NEXT}<br> <br/>{LAST}</td></tr></table>"))
    assert quotes(report, ZoneKind.BODY) == [LEAD, NEXT, LAST]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
def test_a_page_is_decoded_as_it_declares(tmp_path: Path, encoding: str) -> None:
    page = page_of(f"<p>{LEAD}</p><p>«Бежим», said a nurse.</p>", head=f'<meta charset="{encoding}">')
    assert quotes(read(tmp_path, page.encode(encoding)), ZoneKind.BODY)[1] == "«Бежим», said a nurse."


def test_a_page_is_known_by_its_content_too(tmp_path: Path) -> None:
    assert read(tmp_path, page_of(f"<p>{LEAD}</p>"), name="saved.txt").media_type == "text/html"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200 + f"<p>{LEAD}</p><p>{NEXT}</p>",
        f"<p><b><i>{LEAD}<p>{NEXT}</div></div></table>",
        f'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;</p><p>{LEAD}</p><p>{NEXT}</p>',
        f"<p>{LEAD}</p><p>{NEXT}</p><![CDATA[ <!-- <p>",
        f"<body><p>{LEAD}</p><p>{NEXT}</p>" + "<p>" * 20_000,
    ],
    ids=["deep", "unclosed", "entities", "cut off", "empty paragraphs"],
)
def test_broken_mark_up_loses_no_paragraph(tmp_path: Path, page: str) -> None:
    text = read(tmp_path, page).text
    assert LEAD in text
    assert NEXT in text
