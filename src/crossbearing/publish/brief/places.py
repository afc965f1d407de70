"""What reports say of places over time: who holds them, sieges, people who live there, access and services."""

from crossbearing.publish.brief.blocks import EMPTY, Block, Grid, Line, Said, line
from crossbearing.publish.brief.citations import Citations
from crossbearing.publish.brief.material import Material
from crossbearing.publish.brief.wording import place, quote, when
from crossbearing.publish.outgoing import PublicStatus


def statuses(found: Material, citations: Citations) -> tuple[Block, ...]:
    """The table, by place, kind and time."""
    ordered = sorted(found.statuses, key=lambda one: (one.site.name.casefold(), one.attribute.value, _start(one)))
    grid = Grid(
        caption="Status of places as reports tell it; † marks what another source contradicts",
        headers=("Place", "What", "As told", "By or held by", "When", "Words"),
        rows=tuple(_row(one, citations) for one in ordered),
    )
    return (grid,)


def _start(one: PublicStatus) -> str:
    return "" if one.time.first is None else one.time.first.isoformat()


def _row(one: PublicStatus, citations: Citations) -> tuple[Line, ...]:
    words = f"“{quote(one.words[0])}”" if one.words else ""
    return (
        line(place(one.site)),
        line(one.attribute.value),
        line(one.value + (" †" if one.against else "")),
        EMPTY if one.holder is None else line(one.holder.name),
        line(when(one.time)),
        Line((Said(words, citations.numbers([one.source])),)),
    )
