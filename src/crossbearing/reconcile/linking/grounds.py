"""What speaks for and against two events being one: each ground is a function whose words a reviewer reads."""

# Invariant: a ground looks at the two events alone, never at the rest of the ledger, so that a link never changes
# because other reports were added.

from math import log10

from crossbearing.model.event import EventType, Modality
from crossbearing.model.figure import Figure
from crossbearing.model.incident import Ground
from crossbearing.model.place import Extent, distance_km
from crossbearing.reconcile.linking.told import STEM_LETTERS, Days, Spot, Told

# Weights are near to the logarithm of how much oftener two tellings of one event agree so than two of different
# events; they were set on annotated reports and on the simulated war, where truth is known.
ENOUGH = 4.0
# Days up to this width are told of as days; wider ones as a stretch of time.
NARROW_DAYS = 3
WEEK_DAYS, MONTH_DAYS, YEAR_DAYS = 8, 31, 366
# Reports may be a day or two apart over one event: night attacks, arrivals behind departures.
SLACK_DAYS = 2
# Towns nearer than this may stand for one another; farther ones are different places.
SAME_KM, NEAR_KM, FAR_KM = 3.0, 12.0, 60.0
# A town farther from the middle of a district, or of a region, lies in another one.
DISTRICT_KM, REGION_KM = 45.0, 120.0
# Of these a war seldom sees two on one day.
SELDOM = frozenset(
    {
        EventType.AGREEMENT_REACHED,
        EventType.CEASEFIRE_START,
        EventType.TALKS_SUSPENDED,
        EventType.TALKS_COLLAPSED,
        EventType.PRISONER_EXCHANGE,
    }
)
# These go from one place to another, so that two reports may name either end.
MOVING = frozenset({"departure", "transfer", "prisoners", "aid"})
# Attacks that witnesses take for one another.
MISTAKEN = (
    frozenset({EventType.SHELLING, EventType.ROCKET_FIRE, EventType.AIRSTRIKE}),
    frozenset({EventType.SNIPER_FIRE, EventType.SMALL_ARMS_FIRE, EventType.ARMED_CLASH}),
)
# Numbers up to this are met by chance.
COMMON_NUMBER = 3
# The more digits a shared number has, the more it says, up to this weight.
RARE_NUMBER = 2.4
# A toll so many times another is another event's, or another period's.
FAR_TIMES = 4.0

Figures = tuple[Figure, ...]


def grounds(left: Told, right: Told) -> tuple[Ground, ...] | None:
    """Every ground for two events of one family, or None where they cannot be one."""
    when = by_days(left, right)
    where = None if when is None else by_place(left, right)
    if when is None or where is None:
        return None
    others = (by_type(left, right), by_parties(left, right), by_figures(left, right), by_words(left, right))
    return (when, where, *(ground for ground in others if ground is not None))


def by_days(left: Told, right: Told) -> Ground | None:
    """How the days fit; None where they lie apart."""
    one, other = left.when, right.when
    if one is None or other is None:
        return Ground("one of them is not dated", -1.0)
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap > SLACK_DAYS:
        return None
    wider = max(one.width, other.width)
    if one.stated and other.stated and wider <= NARROW_DAYS:
        return _narrow(one, other, gap, moving=left.family in MOVING)
    if gap > 0:
        return None
    deal = left.event.type is right.event.type and left.event.type in SELDOM
    if not (one.stated and other.stated):
        return Ground("one of them is dated by its report alone", 1.4 if deal else 0.6)
    if wider <= MONTH_DAYS and deal:
        return Ground("the days of one lie in the longer time of the other", 1.6)
    if left.event.type is right.event.type is EventType.SIEGE:
        return Ground("the times of a siege overlap", 1.0)
    for days, weight in ((WEEK_DAYS, 1.5), (MONTH_DAYS, 0.8), (YEAR_DAYS, 0.2)):
        if wider <= days:
            return Ground("the days of one lie in the longer time of the other", weight)
    return Ground("the times overlap, but over more than a year", -1.0)


def _narrow(left: Days, right: Days, gap: int, *, moving: bool) -> Ground:
    if (left.first, left.last) == (right.first, right.last):
        return Ground("same day" if left.width == 0 else "same days", 3.0)
    if gap <= 0:
        return Ground("days overlap", 2.3)
    if moving:
        return Ground(f"{gap} day{'s' if gap > 1 else ''} apart, as departure and arrival may be", 1.0 / gap)
    return Ground("a day apart", -0.4) if gap == 1 else Ground("two days apart", -2.5)


def by_place(left: Told, right: Told) -> Ground | None:
    """How the places fit; None where two small ones lie far apart."""
    one, other = left.spot, right.spot
    if one is None or other is None:
        return Ground("one of them names no place", 0.0)
    if one.key == other.key or (one.skeleton == other.skeleton != ""):
        wide = one.extent is not None and not one.is_small
        return Ground(f"same {'region' if wide else 'place'}", 1.0 if wide else 2.6)
    if one.name in right.names or other.name in left.names:
        return Ground("one names the place of the other too", 0.6)
    if one.extent is None or other.extent is None:
        return Ground("places of different names", -1.0 if left.family in MOVING else -1.8)
    if one.is_small and other.is_small:
        return _towns(one, other, moving=left.family in MOVING)
    return _wide(one, other)


def _towns(one: Spot, other: Spot, *, moving: bool) -> Ground | None:
    """How two towns of different names fit."""
    distance = _distance(one, other)
    if distance <= SAME_KM:
        return Ground(f"places {distance:.1f} km apart", 1.8)
    if distance > FAR_KM and not moving:
        return None
    words = f"places {distance:.0f} km apart"
    return Ground(words, -1.0 if moving else -1.2 if distance <= NEAR_KM else -2.5)


def _wide(one: Spot, other: Spot) -> Ground | None:
    """How a region fits a place of another name: it holds it, or not."""
    if one.country != other.country:
        return None
    if Extent.COUNTRY in (one.extent, other.extent):
        return Ground("one names the country alone", 0.1)
    # Tables of places number regions each in its own way, so that nearness has to do where the numbers differ.
    region = Extent.REGION in (one.extent, other.extent)
    within = one.admin1 != "" and one.admin1 == other.admin1
    distance = _distance(one, other)
    if (within and region) or distance <= DISTRICT_KM:
        return Ground("one names the wider area", 0.4)
    if region and distance <= REGION_KM:
        return Ground("one names a region near by", 0.0)
    return Ground(f"another {'region' if region else 'district'}", -2.5)


def _distance(one: Spot, other: Spot) -> float:
    """Kilometres between two spots; nothing where the table has no position for one."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def by_type(left: Told, right: Told) -> Ground | None:
    """Whether both are of one type, or of types that witnesses take for one another."""
    one, other = left.event.type, right.event.type
    if one is other:
        return Ground(f"both {one.value.replace('_', ' ')}", 2.4 if one in SELDOM else 1.1)
    words = f"{one.value} in one, {other.value} in the other".replace("_", " ")
    mixed = any(one in kinds and other in kinds for kinds in MISTAKEN)
    unlike = left.family == "attack" and not mixed and EventType.OFFENSIVE not in (one, other)
    return Ground(words, -1.8 if unlike else -0.5)


def by_parties(left: Told, right: Told) -> Ground | None:
    """How doers and targets fit. Rival accounts name different doers, so that this speaks little against."""
    doers, targets = _both(left.perpetrator, right.perpetrator), _both(left.target, right.target)
    if left.perpetrator is not None and (left.perpetrator, left.target) == (right.target, right.perpetrator):
        return Ground("the same parties, each called the doer once", 0.8)
    parts = []
    if doers is not None:
        rival = Modality.ALLEGED in (left.event.modality, right.event.modality)
        parts.append(("same doer", 0.9) if doers else ("another doer", -0.4 if rival else -0.9))
    if targets is not None:
        against = -1.0 if left.family in MOVING else -2.0
        parts.append(("same target", 0.9) if targets else ("another target", against))
    if len(parts) == 0:
        return None
    return Ground(", ".join(words for words, _ in parts), round(sum(weight for _, weight in parts), 2))


def _both(one: str | None, other: str | None) -> bool | None:
    """Whether both are the same; None where one is not named."""
    return None if one is None or other is None else one == other


def by_figures(left: Told, right: Told) -> Ground | None:
    """How the tolls fit, category by category: a rare number that both give says most."""
    shared = sorted((kind for kind in left.figures if kind in right.figures), key=lambda kind: kind.value)
    found = [_of_one(kind.value, left, right, left.figures[kind], right.figures[kind]) for kind in shared]
    if len(found) == 0:
        return None
    weight = max(min(sum(ground.weight for ground in found), RARE_NUMBER), -RARE_NUMBER)
    return Ground("; ".join(ground.words for ground in found), round(weight, 2))


def _of_one(kind: str, left: Told, right: Told, ours: Figures, theirs: Figures) -> Ground:
    pairs = [(one, other) for one in ours for other in theirs]
    for one, other in pairs:
        if one.value is not None and one.value == other.value and one.value > COMMON_NUMBER:
            return Ground(f"both give {one.value:g} {kind}", 0.8 + 0.6 * log10(one.value))
    if any(one.agrees_with(other) for one, other in pairs):
        return Ground(f"the numbers {kind} agree", 0.4)
    if all(_is_far(one, other) for one, other in pairs):
        return Ground(f"the numbers {kind} are far apart", -1.8)
    if _scopes_differ(left, right):
        return Ground(f"the numbers {kind} differ, one of a day and one of a longer time", -1.0)
    if _falls(left, right, ours, theirs):
        return Ground(f"the later report has fewer {kind}", -1.0)
    return Ground(f"the numbers {kind} differ", -0.4)


def _scopes_differ(left: Told, right: Told) -> bool:
    """Whether one tells of a day or two and the other of a longer time."""
    if left.when is None or right.when is None or not (left.when.stated and right.when.stated):
        return False
    narrower, wider = sorted((left.when.width, right.when.width))
    return narrower <= NARROW_DAYS and wider > WEEK_DAYS


def _falls(left: Told, right: Told, ours: Figures, theirs: Figures) -> bool:
    """Whether the report that came out later gives a smaller number: tolls climb."""
    one, other = (told.reading.document.published or "" for told in (left, right))
    if one == other:
        return False
    most_ours, most_theirs = (max(f.value or f.low or 0 for f in figures) for figures in (ours, theirs))
    return most_theirs < most_ours if one < other else most_ours < most_theirs


def _is_far(one: Figure, other: Figure) -> bool:
    low, high = sorted((one.value or one.low or 0, other.value or other.low or 0))
    return high > FAR_TIMES * max(low, 1)


def by_words(left: Told, right: Told) -> Ground | None:
    """Names and words that both use of the event; a deal is known by its name."""
    names, stems = left.names & right.names, left.stems & right.stems
    shorter = min(len(left.stems), len(right.stems))
    deal = left.event.type is right.event.type and left.event.type in SELDOM
    weight = min((0.9 if deal else 0.3) * len(names), 1.8 if deal else 0.6)
    weight += 0.9 * len(stems) / shorter if shorter > 0 else 0.0
    if weight == 0.0:
        return None
    shown = sorted(names) or [f"{stem}…" if len(stem) == STEM_LETTERS else stem for stem in sorted(stems)]
    return Ground("both speak of " + ", ".join(shown), round(weight, 2))
