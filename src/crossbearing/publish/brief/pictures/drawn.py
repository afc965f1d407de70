"""The pictures of a brief: what each of them shows, and the same in words."""

from importlib import import_module
from types import ModuleType

from crossbearing.errors import SetupError
from crossbearing.model.figure import Category
from crossbearing.model.when import days_of
from crossbearing.publish.brief.blocks import Picture
from crossbearing.publish.brief.material import Material
from crossbearing.publish.brief.pictures.dots import Dot, dots, towns, window_around
from crossbearing.publish.brief.pictures.text import short
from crossbearing.publish.brief.tellers import words_of_tellers
from crossbearing.publish.brief.wording import (
    bounds,
    counted,
    kind,
    listed,
    many,
    place,
    place_name,
    when,
)
from crossbearing.publish.outgoing import PublicIncident, PublicTally
from crossbearing.publish.values import Number

_TOLLS = (Category.KILLED, Category.WOUNDED)
# More rows than this make no picture that can be read; the tables have them all.
_MOST_ROWS, _MOST_TOLLS = 16, 12
# Letters that fit beside a chart, and places that a description names one by one.
_LABEL, _TOLD = 26, 40


def map_of(found: Material) -> Picture | None:
    """Where incidents lie; None where no position is known."""
    shown = dots(found.happened)
    if not shown:
        return None
    land_map = _drawing("land_map")
    window = window_around(shown, land_map.SHAPE)
    title = f"Map of {many(len(shown), 'place')} with incidents"
    told = [f"{dot.name}: {many(dot.count, 'incident')}{_area(dot)}" for dot in shown[:_TOLD]]
    more = [f"and {len(shown) - _TOLD} more places"] if len(shown) > _TOLD else []
    alt = f"{title}. {'; '.join([*told, *more])}."
    return Picture(
        key="map",
        svg=land_map.draw(shown, towns(found.happened, window), window, title, alt),
        title=title,
        alt=alt,
        caption=_under_map(found, shown),
    )


def _area(dot: Dot) -> str:
    return " (known only as this district or province)" if dot.area else ""


def _under_map(found: Material, shown: tuple[Dot, ...]) -> str:
    placed = sum(dot.count for dot in shown)
    said = [f"{many(placed, 'incident')} said to have happened; a dot grows with their number."]
    if any(dot.area for dot in shown):
        said.append("A ring stands in the middle of a district or province of which no finer place is told.")
    left = len(found.happened) - placed
    if left:
        said.append(f"{many(left, 'incident')} of which no place, or only a country, is known are not shown.")
    said.append("Positions are those of places, not of what happened there. Outlines: Natural Earth; towns: GeoNames.")
    return " ".join(said)


def timeline_of(found: Material) -> Picture | None:
    """When incidents were; None where no date is known."""
    dated = [one for one in found.happened if one.date.first is not None or one.date.last is not None]
    kinds = list(dict.fromkeys(one.type for one in dated))
    ranked = sorted(kinds, key=lambda value: (-sum(one.type is value for one in dated), kinds.index(value)))
    rows = [value for value in kinds if value in ranked[:_MOST_ROWS]]
    shown = [one for one in dated if one.type in rows]
    if not shown:
        return None
    spans = _drawing("spans")
    marks = [spans.Mark(rows.index(one.type), one.date.first, one.date.last) for one in shown]
    cut = (None, None) if found.scope.time is None else days_of(found.scope.time)
    title = f"Timeline of {many(len(shown), 'incident')}"
    told = [f"{kind(value)}: {listed(when(one.date) for one in shown if one.type is value)}" for value in rows]
    alt = f"{title}. {'; '.join(told)}."
    return Picture(
        key="timeline",
        svg=spans.draw(spans.Shown([kind(value) for value in rows], marks, *cut), title, alt),
        title=title,
        alt=alt,
        caption=_under_timeline(found, shown),
    )


def _under_timeline(found: Material, shown: list[PublicIncident]) -> str:
    said = ["A dot is a day; a bar is as long as the time in which it was, dashed where its end is open."]
    left = len(found.happened) - len(shown)
    if left:
        said.append(f"{many(left, 'incident')} without a date, or of rarer kinds, are not shown.")
    return " ".join(said)


def chart_of_tallies(found: Material) -> Picture | None:
    """How many were killed and wounded by each source; None where no report gives a number."""
    tallies = [(one, tally) for one in found.happened for category in _TOLLS if (tally := one.tally(category))]
    tallies = [(one, tally) for one, tally in tallies if _largest(tally) is not None]
    ranked = sorted(tallies, key=lambda pair: -(_largest(pair[1]) or 0))[:_MOST_TOLLS]
    shown = [pair for pair in tallies if pair in ranked]
    if not shown:
        return None
    tolls = _drawing("tolls")
    rows = [
        tolls.Row(_label(one, tally), *map(_float, (tally.low, tally.best, tally.high)), _dots(tally))
        for one, tally in shown
    ]
    title = f"Killed and wounded in {many(len({one.id for one, _ in shown}), 'incident')}, by source"
    alt = f"{title}. {'; '.join(_told(one, tally) for one, tally in shown)}."
    return Picture(
        key="tolls",
        svg=tolls.draw(rows, title, alt),
        title=title,
        alt=alt,
        caption=_under_tolls(found, len(tallies) - len(shown)),
    )


def _under_tolls(found: Material, left: int) -> str:
    said = [
        f"Bar: from low to high by the policy “{found.edition.policy}”, an arrow where an end is open. Upright stroke: "
        "best number, where one can be defended. Full dots: figures of sources; open dots: figures set aside."
    ]
    if left:
        said.append(f"{many(left, 'smaller toll')} are left out.")
    return " ".join(said)


def _largest(tally: PublicTally) -> Number | None:
    numbers = [end for end in (tally.low, tally.best, tally.high) if end is not None]
    numbers += [value for one in tally.figures for value in (one.low, one.value, one.high) if value is not None]
    return max(numbers, default=None)


def _label(one: PublicIncident, tally: PublicTally) -> str:
    # The kind of harm stays whole, whatever the place is called.
    what = counted(tally)
    where = "" if one.site is None else f"{short(place_name(one.site), _LABEL - len(what))}, "
    return f"{short(when(one.date), _LABEL)}\n{where}{what}"


def _dots(tally: PublicTally) -> tuple[tuple[float, bool], ...]:
    """The number of each source, as far as it gives one."""
    found = []
    for one in tally.figures:
        value = next((value for value in (one.value, one.low, one.high) if value is not None), None)
        if value is not None:
            found.append((float(value), one.aside is None))
    return tuple(found)


def _float(value: Number | None) -> float | None:
    return None if value is None else float(value)


def _told(one: PublicIncident, tally: PublicTally) -> str:
    figures = listed(f"{word.teller} {word.value}" for word in words_of_tellers(tally.figures))
    where = "" if one.site is None else f" at {place(one.site)}"
    return f"{when(one.date)}{where}, {counted(tally)}: {bounds(tally.low, tally.high)}; by source: {figures}"


def _drawing(name: str) -> ModuleType:
    """What draws a picture, where the library for it is installed."""
    try:
        return import_module(f"crossbearing.publish.brief.pictures.{name}")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "matplotlib":
            raise
        raise SetupError(
            "Cannot draw the pictures of a brief: the library matplotlib is not installed. "
            "Install it: pip install 'crossbearing[pictures]'"
        ) from error
