"""How values of the model read on a screen."""

from crossbearing.model.entity import Entity
from crossbearing.model.figure import Figure, Modifier
from crossbearing.model.reading import Reading
from crossbearing.model.span import Span
from crossbearing.model.when import When

# Longer quotes are cut in the middle on screen; the JSON has them whole.
QUOTE_WIDTH = 150

_BOUND_WORDS = {
    Modifier.AT_LEAST: "at least ",
    Modifier.MORE_THAN: "more than ",
    Modifier.ABOUT: "about ",
    Modifier.UP_TO: "up to ",
    Modifier.FEWER_THAN: "fewer than ",
    Modifier.ONLY: "only ",
    Modifier.OVER_PERCENT: "over ",
}


def quoted(spans: tuple[Span, ...]) -> str:
    """The words of a value, in quotation marks, cut to the width of a line."""
    text = " ... ".join(" ".join(span.quote.split()) for span in spans)
    if len(text) > QUOTE_WIDTH:
        text = f"{text[: QUOTE_WIDTH // 2].rstrip()} [...] {text[-QUOTE_WIDTH // 2 :].lstrip()}"
    return f"“{text}”"


def number(value: int | float | None) -> str:
    """A number with thousands separated; a dash where none is given."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def bounds(figure: Figure) -> str:
    """A figure with its bounds in words: "more than 600 persons"."""
    if figure.modifier is Modifier.RANGE:
        amount = f"{number(figure.low)} to {number(figure.high)}"
    elif figure.value is None:
        return figure.span.quote
    else:
        amount = f"{_BOUND_WORDS.get(figure.modifier, '')}{number(figure.value)}"
    return f"{amount} {figure.unit}"


def name_of(reading: Reading, entity: str | None) -> str | None:
    """An entity's name, marked where it must not leave the ledger; None for none."""
    found = next((one for one in reading.entities if one.id == entity), None)
    return None if found is None else _marked(found)


def _marked(entity: Entity) -> str:
    return f"{entity.name} (protect)" if entity.protect else entity.name


def date(when: When | None) -> str:
    """A date as EDTF, marked where it was worked out."""
    if when is None or when.edtf is None:
        return "date unknown"
    return when.edtf if when.basis.value in ("explicit", "relative") else f"{when.edtf} ({when.basis.value})"
