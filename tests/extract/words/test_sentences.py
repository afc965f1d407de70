from crossbearing.extract.words.sentences import split
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind


def pieces(text: str, dateline: str | None = None) -> list[str]:
    zones = [Zone("z1", ZoneKind.BODY, (Span.of(text, 0, len(text)),))]
    if dateline is not None:
        zones.append(Zone("z2", ZoneKind.DATELINE, (Span.of(text, 0, len(dateline)),)))
    report = Report("made.txt", text.encode(), text, "text/plain", tuple(zones), Publication())
    return [text[stretch.start : stretch.end] for stretch in split(report)]


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    text = "DURRA, May 12 (HP) - Rockets hit the port. Two ships burned."
    assert pieces(text, "DURRA, May 12 (HP)")[1:] == ["Rockets hit the port.", "Two ships burned."]


def test_a_text_without_a_dateline_is_cut_at_its_stops() -> None:
    assert pieces("Rockets hit the port. Two ships burned.") == ["Rockets hit the port.", "Two ships burned."]


def test_a_time_of_day_goes_on_with_its_day_or_zone() -> None:
    assert len(pieces("Rockets hit the port at 10 p.m. Wednesday. Two ships burned at 5 p.m. EST Nov. 9.")) == 2
    assert len(pieces("Rockets hit the port at 10 p.m. Two ships burned.")) == 2
