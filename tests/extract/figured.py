"""Reads the figures of a text, for the tests of figures."""

from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.figures.figures import find_figures
from crossbearing.extract.words.grammar import load_grammar
from crossbearing.extract.words.mark import mark
from crossbearing.extract.words.syntax import Grammar
from crossbearing.model.figure import Figure
from crossbearing.model.report import Publication, Report
from crossbearing.model.span import Span
from crossbearing.model.zone import Zone, ZoneKind


@cache
def _grammar() -> Grammar:
    return load_grammar()


def read_figures(body: str, title: str = "") -> tuple[Figure, ...]:
    """The figures of a report with this body, and this title if there is one."""
    text = f"{title}\n\n{body}" if title else body
    zones = [Zone("z1", ZoneKind.BODY, (Span.of(text, len(text) - len(body), len(text)),))]
    if title:
        zones.append(Zone("z2", ZoneKind.TITLE, (Span.of(text, 0, len(title)),)))
    report = Report("r.txt", text.encode(), text, "text/plain", tuple(zones), Publication())
    figures = find_figures(Draft(mark(report, _grammar()))).figures
    assert all(figure.span.stands_in(text) for figure in figures)
    return figures
