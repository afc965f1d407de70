"""Why a figure is there and counts what it counts."""

from collections.abc import Iterator

from crossbearing.extract.draft import Draft
from crossbearing.model.figure import Figure
from crossbearing.model.reason import Reason


def figure_reasons(draft: Draft) -> Iterator[Reason]:
    """One reason a figure."""
    for figure in draft.figures:
        kind = figure.category.value.replace("_", " ")
        because = f"“{figure.span.quote}” is {_amount(figure)} {figure.unit}, read as {kind} ({figure.counts})"
        period = f"; counts {figure.interval}" if figure.interval else ""
        event = f"; belongs to {figure.event}" if figure.event else ""
        yield Reason(figure.id, f"figures/{figure.category}", "rule", because + period + event, (figure.span,))


def _amount(figure: Figure) -> str:
    if figure.value is not None:
        return f"{figure.modifier.value} {figure.value:,}"
    low, high = ("?" if bound is None else f"{bound:,}" for bound in (figure.low, figure.high))
    return f"between {low} and {high}"
