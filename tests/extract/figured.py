"""Reads the figures of a text, for the tests of figures."""

from written import drafted

from crossbearing.extract.figures.figures import find_figures
from crossbearing.model.figure import Figure


def read_figures(body: str, title: str = "") -> tuple[Figure, ...]:
    """The figures of a report with this body, and this title if there is one."""
    draft = drafted(body, title=title)
    figures = find_figures(draft).figures
    assert all(figure.span.stands_in(draft.marked.text) for figure in figures)
    return figures
