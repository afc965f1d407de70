"""What the built-in reader makes of simulated text: most of what was put there."""

from crossbearing.model.figure import Category
from crossbearing.model.reading import Reading
from crossbearing.run.reader import Reader
from simulated import tolds

SAMPLE = 30


def test_the_reader_finds_most_events_dates_and_dead():
    sample = tolds()[:: len(tolds()) // SAMPLE]
    told_days, read_days, told_dead, read_dead = 0, 0, 0, 0
    for told, reading in zip(sample, Reader().readings([told.report for told in sample]), strict=True):
        assert isinstance(reading, Reading)
        assert reading.document.publisher == told.reading.document.publisher
        days = {event.date.edtf for event in told.reading.events}
        told_days += len(days)
        read_days += len(days & {event.date.edtf for event in reading.events})
        dead = {figure.span.start for figure in told.reading.quantities if figure.category is Category.KILLED}
        told_dead += len(dead)
        read_dead += len(dead & {f.span.start for f in reading.quantities if f.category is Category.KILLED})
    assert read_days >= 0.8 * told_days
    assert read_dead >= 0.8 * told_dead
