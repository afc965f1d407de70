"""Silences, places and rival accounts on the screen."""

from collections.abc import Iterator

from crossbearing.cli.lines import Line
from crossbearing.cli.words import holders, label, name_of, quoted, shown
from crossbearing.model.pair import Pair
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.reading import Reading
from crossbearing.model.silence import Silence
from crossbearing.reconcile.positions import claim_on, words_on


def silence_text(reading: Reading, silence: Silence) -> str:
    """Who was silent and how, in which words."""
    who = name_of(reading, silence.who) or "nobody named"
    return f"{who}: {label(silence.kind)} {quoted(reading, (silence.span,))}"


def status_text(reading: Reading, status: PlaceStatus) -> str:
    """What is said of a place, by whom it is held, over which time."""
    holder = name_of(reading, status.holder)
    by = f", {holder}" if holder else ""
    return f"{label(status.attribute)}{by}, {status.interval or 'time unknown'} {quoted(reading, status.spans)}"


def pair_lines(reading: Reading, pair: Pair, indent: int) -> Iterator[Line]:
    """Two items that stand against each other, each with its holder and words."""
    yield Line(indent, f"{label(pair.type)}: {shown(reading, pair.issue)}", "bold")
    for item in (pair.a, pair.b):
        yield Line(indent + 2, position_text(reading, item))


def position_text(reading: Reading, item: str) -> str:
    """One side of a dispute (a claim, figure or event by its id): who holds it, in which words."""
    claim, spans = claim_on(reading, item), words_on(reading, item)
    words = quoted(reading, spans) if spans else item
    return words if claim is None else f"{holders(reading, claim)}: {words}"
