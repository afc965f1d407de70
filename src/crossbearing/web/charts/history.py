"""How the figures of an incident came in: the band from low to high, the best number, and each source's figure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.when import days_of
from crossbearing.web.charts.scale import Scale, scale_of
from crossbearing.web.charts.shares import LENGTH

# The chart in units of its own: as wide as a page's column, low enough to see the page around it.
WIDTH, HEIGHT = 720.0, 262.0
LEFT, RIGHT, TOP, BOTTOM = 46.0, 30.0, 16.0, 50.0
# What stands in the last part of the chart has no date.
_UNDATED = 64.0
# The last step goes on for so much, so that its band is seen.
_LAST = 26.0
# Numbers of steps, and days of steps, that stand nearer than this to the one before are left out.
_NEAREST, _NEAREST_DAY = 22.0, 100.0

Number = int | float


@dataclass(frozen=True, slots=True)
class Moment:
    """What the figures came to after a day (EDTF) of reports; what is None is not known."""

    day: str | None
    low: Number | None
    best: Number | None
    high: Number | None


@dataclass(frozen=True, slots=True)
class Given:
    """A source's figure, the day (EDTF) of its report, and whether it is used."""

    day: str | None
    low: Number | None
    value: Number | None
    high: Number | None
    used: bool


@dataclass(frozen=True, slots=True)
class Band:
    """From low to high for a stretch of time; open above where nothing bounds it."""

    x: float
    width: float
    y: float
    height: float
    more: bool


@dataclass(frozen=True, slots=True)
class Level:
    """The best number for a stretch of time."""

    x: float
    width: float
    y: float


@dataclass(frozen=True, slots=True)
class Dot:
    """Figures of one day that are alike: where the dot stands, how far up and down they reach, how many they are."""

    x: float
    y: float
    top: float
    foot: float
    more: bool
    less: bool
    used: bool
    count: int
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """A number of the upright axis."""

    value: int
    y: float


@dataclass(frozen=True, slots=True)
class Turn:
    """A step: its number from 1 and where it stands; `named` and `dated` where there is room for number and day."""

    number: int
    x: float
    day: str | None
    named: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class HistoryChart:
    """Where everything stands, time running from the left."""

    width: float
    height: float
    bands: tuple[Band, ...]
    levels: tuple[Level, ...]
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    turns: tuple[Turn, ...]


def history_chart(moments: Sequence[Moment], given: Sequence[Given]) -> HistoryChart | None:
    """The chart; None where no figure has a number."""
    every: list[Moment | Given] = [*moments, *given]
    numbers = [n for one in every for n in _numbers(one) if n is not None]
    if len(numbers) == 0:
        return None
    scale, places = scale_of(numbers), _places([one.day for one in moments])
    spans = list(_spans(moments, places))
    return HistoryChart(
        width=WIDTH,
        height=HEIGHT,
        bands=tuple(band for moment, x, width in spans if (band := _band(moment, x, width, scale)) is not None),
        levels=tuple(Level(x, width, _y(one.best, scale)) for one, x, width in spans if one.best is not None),
        dots=tuple(_dots(given, places, scale)),
        lines=tuple(Line(tick.value, _y(tick.value, scale)) for tick in scale.ticks()),
        turns=tuple(_turns(moments, places)),
    )


def _numbers(one: Moment | Given) -> tuple[Number | None, ...]:
    return one.low, one.best if isinstance(one, Moment) else one.value, one.high


def _y(value: float, scale: Scale) -> float:
    return round(HEIGHT - BOTTOM - scale.at(value) / LENGTH * (HEIGHT - TOP - BOTTOM), 1)


def _places(days: Sequence[str | None]) -> dict[str | None, float]:
    """Where each day stands: by its distance in time, or in order where all but one are not on the calendar."""
    ordinals = {day: ordinal for day in days if (ordinal := _ordinal(day)) is not None}
    undated = [day for day in days if day not in ordinals]
    room = WIDTH - LEFT - RIGHT - _LAST - (_UNDATED if undated else 0)
    first, last = min(ordinals.values(), default=0), max(ordinals.values(), default=0)
    found: dict[str | None, float] = {
        day: round(LEFT + (room * (ordinal - first) / (last - first) if last > first else room / 2), 1)
        for day, ordinal in ordinals.items()
    }
    return found | dict.fromkeys(undated, WIDTH - RIGHT - _LAST - _UNDATED / 2)


def _ordinal(day: str | None) -> int | None:
    first, last = (None, None) if day is None else days_of(day)
    known = last or first
    return None if known is None else known.toordinal()


def _spans(moments: Sequence[Moment], places: Mapping[str | None, float]) -> Iterator[tuple[Moment, float, float]]:
    """Each moment with where its stretch begins and how long it is."""
    for number, moment in enumerate(moments):
        x = places[moment.day]
        end = places[moments[number + 1].day] if number + 1 < len(moments) else x + _LAST
        yield moment, x, round(max(end - x, 1.0), 1)


def _band(moment: Moment, x: float, width: float, scale: Scale) -> Band | None:
    if moment.low is None and moment.high is None:
        return None
    top = TOP if moment.high is None else _y(moment.high, scale)
    foot = _y(0 if moment.low is None else moment.low, scale)
    # Where all agree there is no height, and the band is still seen.
    return Band(x, width, round(top - 1, 1), round(foot - top + 2, 1), moment.high is None)


def _dots(given: Iterable[Given], places: Mapping[str | None, float], scale: Scale) -> Iterator[Dot]:
    for one, count in sorted(Counter(given).items(), key=lambda pair: _order(pair[0])):
        known = next((n for n in (one.value, one.low, one.high) if n is not None), None)
        if known is None or one.day not in places:
            continue
        y = _y(known, scale)
        top = y if one.high is None else _y(one.high, scale)
        foot = y if one.low is None else _y(one.low, scale)
        is_open = one.low is not None or one.high is not None
        said = f"{known:g}"
        more, less = is_open and one.high is None, is_open and one.low is None
        yield Dot(places[one.day], y, top, foot, more, less, one.used, count, said)


def _order(one: Given) -> tuple[object, ...]:
    return one.day or "9999", *(-1 if n is None else n for n in _numbers(one)), one.used


def _turns(moments: Sequence[Moment], places: Mapping[str | None, float]) -> Iterator[Turn]:
    last_named = last_dated = -_NEAREST_DAY
    for number, moment in enumerate(moments, 1):
        x = places[moment.day]
        named, dated = x - last_named >= _NEAREST, x - last_dated >= _NEAREST_DAY
        last_named, last_dated = x if named else last_named, x if dated else last_dated
        yield Turn(number, x, moment.day, named, dated)
