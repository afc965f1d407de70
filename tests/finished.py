"""A finished draft of a text, for tests that ask what a task makes of it."""

from crossbearing.extract.draft import Draft
from crossbearing.intake.report import report_of_text
from crossbearing.run.reader import Reader


def draft_of_text(text: str) -> Draft:
    """What every step of the reader finds in a text."""
    return Reader().draft(report_of_text("made", text, published="1990-05-03"))
