"""The status of a place over time on the screen."""

from collections.abc import Iterator, Mapping, Sequence

from crossbearing.cli.items import status_text
from crossbearing.cli.lines import Line, source_of
from crossbearing.model.course import Spell
from crossbearing.model.reading import Reading


def spell_lines(spells: Sequence[Spell], readings: Mapping[str, Reading], indent: int = 0) -> Iterator[Line]:
    """Each status with its report; those that other sources cannot agree with are marked."""
    for spell in spells:
        reading = readings[spell.ref.sha256]
        status = next(one for one in reading.place_status if one.id == spell.ref.id)
        against = ", ".join(dict.fromkeys(source_of(readings[ref.sha256]) for ref in spell.against))
        mark = f" [against {against}]" if against else ""
        yield Line(indent, f"{status_text(reading, status)}{mark}", "", source_of(reading))
