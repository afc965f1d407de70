"""How values of the model read on a screen."""

from collections.abc import Iterable
from enum import StrEnum

from crossbearing.model.agreement import Degree
from crossbearing.model.claim import Claim
from crossbearing.model.figure import Figure, Modifier
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.model.when import Basis, When
from crossbearing.reconcile.holders import holder_names
from crossbearing.reconcile.stand_ins import StandIns

# Longer quotes are cut in the middle on screen, to this many characters at each end; the JSON has them whole.
LONGEST_QUOTE = 200
QUOTE_END = 80
CUT = "[...]"

_BOUND_WORDS = {
    Modifier.AT_LEAST: "at least ",
    Modifier.MORE_THAN: "more than ",
    Modifier.ABOUT: "about ",
    Modifier.UP_TO: "up to ",
    Modifier.FEWER_THAN: "fewer than ",
    Modifier.ONLY: "only ",
    Modifier.OVER_PERCENT: "over ",
}
_SINGULAR = {"persons": "person", "people": "person", "bodies": "body", "vehicles": "vehicle"}
_DEGREE_WORDS = {
    Degree.FULL: "done",
    Degree.PARTIAL: "partly done",
    Degree.NONE: "not done so far",
    Degree.REFUSED: "refused",
    Degree.POSTPONED: "postponed",
    Degree.DISPUTED: "disputed",
    Degree.UNCLEAR: "unclear",
}


def label(value: StrEnum) -> str:
    """A word of a closed choice as people write it: "did not report"."""
    return value.value.replace("_", " ")


def degree(value: Degree) -> str:
    """How far an obligation was met, in words."""
    return _DEGREE_WORDS[value]


def quoted(reading: Reading, spans: Iterable[Span]) -> str:
    """The words of a value in quotation marks, cut to the width of a line."""
    return f"“{_cut(shown(reading, ' ... '.join(span.quote for span in spans)))}”"


def shown(reading: Reading, text: str) -> str:
    """Text of a report in one line, each name of a protected person replaced by a stand-in."""
    return StandIns(reading).shown(text)


def _cut(text: str) -> str:
    """The text without its middle where it is too long; words stay whole."""
    if len(text) <= LONGEST_QUOTE:
        return text
    head, _, _ = text[: QUOTE_END + 1].rpartition(" ")
    _, _, tail = text[-QUOTE_END - 1 :].partition(" ")
    # A single word longer than that has no better place to be cut.
    return f"{head or text[:QUOTE_END]} {CUT} {tail or text[-QUOTE_END:]}"


def number(value: int | float | None) -> str:
    """A number with thousands separated; a dash where none is given."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def figure_text(reading: Reading, figure: Figure) -> str:
    """A figure with what it measures, its bounds, its period and its words."""
    period = f", {figure.interval}" if figure.interval else ""
    return f"{label(figure.category)}: {_bounds(figure)}{period} {quoted(reading, (figure.span,))}"


def _bounds(figure: Figure) -> str:
    """A figure with its bounds in words: "more than 600 persons"."""
    if figure.modifier is Modifier.RANGE:
        amount = f"{number(figure.low)} to {number(figure.high)}"
    elif figure.value is None:
        return figure.unit
    else:
        amount = f"{_BOUND_WORDS.get(figure.modifier, '')}{number(figure.value)}"
    one = figure.value == 1 and figure.unit in _SINGULAR
    return f"{amount} {_SINGULAR[figure.unit] if one else figure.unit}"


def name_of(reading: Reading, entity: str | None) -> str | None:
    """An entity's name, a stand-in for a protected person's; None for none."""
    return StandIns(reading).name_of(entity)


def hides_names(reading: Reading) -> bool:
    """Whether the screen shows stand-ins for names of this report."""
    return bool(StandIns(reading))


def publisher(reading: Reading) -> str:
    """Who published a report; "the report" where it does not say."""
    return shown(reading, reading.document.publisher or "the report")


def published(reading: Reading) -> str:
    """When a report was published, an interval with its two ends."""
    edtf = reading.document.published or "date unknown"
    return edtf if ".." in edtf else edtf.replace("/", " to ")


def holders(reading: Reading, claim: Claim) -> str:
    """The holders of a claim from the last one outwards, the publisher left out where somebody else speaks."""
    return ", as told by ".join(holder_names(reading, claim)) or publisher(reading)


def date(when: When | None) -> str:
    """A date as EDTF, marked where it was worked out."""
    if when is None or when.edtf is None:
        return "date unknown"
    return when.edtf if when.basis in (Basis.EXPLICIT, Basis.RELATIVE) else f"{when.edtf} ({label(when.basis)})"
