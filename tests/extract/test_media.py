from written import grammar

from crossbearing.extract.pipeline import draft_of, reading_of
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind

BODY = "Two lorries with flour reached Durra on Monday, the mayor said."
CAPTION = "A burnt bus at Hamlat. Photo: Nadir Press"


def with_caption(caption: str):
    text = f"{BODY}\n\n{caption}"
    body = Zone("z1", ZoneKind.BODY, (Span.of(text, 0, len(BODY)),))
    picture = Zone("z2", ZoneKind.CAPTION, (Span.of(text, len(BODY) + 2, len(text)),))
    publication = Publication(publisher="Hill Post", published="2031-05-14", basis="explicit")
    report = Report("r.txt", text.encode(), text, "text/plain", (body, picture), publication)
    return reading_of(draft_of(report, grammar()), doc_id="r")


def test_a_caption_is_cut_into_caption_and_credit():
    (item,) = with_caption(CAPTION).media
    assert (item.kind, item.caption.quote, item.credit.quote) == (
        "photo",
        "A burnt bus at Hamlat.",
        "Photo: Nadir Press",
    )


def test_a_film_is_told_from_a_photo():
    (item,) = with_caption("Video shows smoke over Hamlat.").media
    assert item.kind == "video"


def test_a_caption_feeds_no_claim_and_no_figure():
    reading = with_caption("Five dead lay at Hamlat after shelling. Photo: Nadir Press")
    end = len(BODY)
    assert all(figure.span.end <= end for figure in reading.quantities)
    assert all(span.end <= end for claim in reading.claims for span in claim.content)
