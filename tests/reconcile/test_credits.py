from dataclasses import replace

import pytest

from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind
from crossbearing.reconcile.credits import credited_outlet
from crossbearing.reconcile.origins import Origins
from tellings import told


def with_margin(reading, text, kind=ZoneKind.FOOTER):
    """The reading with words at its margin that may name the outlet Sahab News."""
    start = text.index("Sahab News")
    mention = Mention("Sahab News", start, start + 10, MentionKind.NAME)
    outlet = Entity("e8", "media:sahab-news", "Sahab News", EntityType.MEDIA, (mention,))
    zone = Zone("z9", kind, (Span(text, 0, len(text)),))
    return replace(reading, entities=(*reading.entities, outlet), zones=(*reading.zones, zone))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Translated from Arabic; originally published by Sahab News.", ZoneKind.FOOTER),
        ("Reprinted with permission of Sahab News", ZoneKind.FOOTER),
        ("DURRA (Sahab News) -", ZoneKind.DATELINE),
    ],
)
def test_a_credit_names_whose_text_it_is(imprint, text, kind):
    reading = with_margin(told(imprint, 1), text, kind)
    assert credited_outlet(reading).name == "Sahab News"
    assert Origins([reading]).of_report(reading.sha256) == "media:sahab-news"


@pytest.mark.parametrize(
    ("text", "kind"), [("Follow Sahab News on your telephone", ZoneKind.FOOTER), ("Sahab News said so", ZoneKind.BODY)]
)
def test_an_outlet_that_is_merely_named_is_no_origin(imprint, text, kind):
    assert credited_outlet(with_margin(told(imprint, 1), text, kind)) is None
