"""What speaks for and against two agreements of two reports being one deal, in words a reviewer reads."""

from collections.abc import Callable, Iterator

from crossbearing.model.agreement import AgreementStatus
from crossbearing.model.incident import Ground
from crossbearing.reconcile.agreements.duty_grounds import are_alike
from crossbearing.reconcile.agreements.telling import Days, Telling
from crossbearing.reconcile.agreements.wording import telling_name

# Two agreements are one deal from this sum on; groups fit from this mean on.
ENOUGH, MEAN = 2.5, 1.2
# A deal dated by its day is met by chance less often than one dated by its month.
DAY_WEIGHT, WIDE_WEIGHT, DAY_WIDTH = 2.5, 1.0, 3
# Reports over one deal come in a few weeks; after a year another deal is more likely meant.
FRESH_DAYS, NEWS_DAYS, SEASON_DAYS, YEAR_DAYS = 10, 31, 124, 366
# How much names, parties, places and duties say at most together.
NAMES_MOST, PLACES_MOST, DUTIES_MOST, DEEDS_MOST = 3.6, 1.8, 2.4, 1.8
# A war has many deals at one place, but reports of different places seldom tell one deal.
SAME_SCENE = 0.6

Judge = Callable[[Telling, Telling], Ground | None]


def deal_grounds(left: Telling, right: Telling) -> tuple[Ground, ...] | None:
    """Every ground for two agreements, or None where they cannot be one deal."""
    if left.ref.sha256 == right.ref.sha256:
        return None
    when = by_date(left, right)
    if when is None:
        return None
    return (when, *(ground for judge in _OTHERS if (ground := judge(left, right)) is not None))


def blocks(one: Telling) -> Iterator[tuple[str, object, int]]:
    """What another telling of the deal is likely to share, within half a year."""
    anchor = one.days or one.published
    season = anchor[0] // SEASON_DAYS if anchor is not None else -1
    for near in (season, season + 1):
        yield from (("name", word, near) for word in sorted(one.names))
        yield from (("party", stems, near) for stems in one.parties)
        yield from (("place", place, near) for place in sorted(one.places))
        yield from (("duty", kind.kind.name, near) for kind in one.clauses)
    if one.days is not None:
        yield "day", one.days[0], 0
    if _is_telling(one.agreement.key):
        yield "key", one.agreement.key, 0


def by_date(left: Telling, right: Telling) -> Ground | None:
    """How the dates fit; None where two told dates lie apart or a report is older than the deal."""
    if _is_too_early(left, right) or _is_too_early(right, left):
        return None
    if left.days is None or right.days is None:
        return _by_report(left, right)
    if left.days[0] > right.days[1] or right.days[0] > left.days[1]:
        return None
    wider = max(left.days[1] - left.days[0], right.days[1] - right.days[0])
    if wider <= DAY_WIDTH:
        return Ground("of the same day", DAY_WEIGHT)
    return Ground("the date of one lies in that of the other", WIDE_WEIGHT)


def _is_too_early(dated: Telling, other: Telling) -> bool:
    """Whether the other report came out before the deal, of which it speaks as made, was made."""
    if dated.days is None or other.published is None or other.agreement.status is AgreementStatus.PROPOSED:
        return False
    return other.published[1] < dated.days[0]


def _by_report(left: Telling, right: Telling) -> Ground:
    """How near the reports, or one of them and the date, lie."""
    one, other = left.days or left.published, right.days or right.published
    if one is None or other is None:
        return Ground("one of them has no date at all", -0.5)
    gap = _gap(one, other)
    if gap <= FRESH_DAYS:
        return Ground("told within days", 0.9)
    if gap <= NEWS_DAYS:
        return Ground("told within a month", 0.6)
    if gap <= SEASON_DAYS:
        return Ground("told within a few months", 0.2)
    return Ground("told months apart", -0.4) if gap <= YEAR_DAYS else Ground("told more than a year apart", -1.5)


def _gap(left: Days, right: Days) -> int:
    return max(0, left[0] - right[1], right[0] - left[1])


def by_key(left: Telling, right: Telling) -> Ground | None:
    """Whether both reports name it by one key that is more than "the agreement"."""
    key = left.agreement.key
    return Ground(f"both keyed {key}", 4.0) if key == right.agreement.key and _is_telling(key) else None


def _is_telling(key: str) -> bool:
    """Whether a key says more than that it is a deal: a name, or a date."""
    return len(telling_name(key.partition(":")[2])) > 0 or any(sign.isdigit() for sign in key)


def by_name(left: Telling, right: Telling) -> Ground | None:
    """Words of the name that other deals do not bear, or else the plain noun."""
    shared = left.names & right.names
    if shared:
        return Ground("both named with " + ", ".join(sorted(shared)), min(1.8 * len(shared), NAMES_MOST))
    if left.names and right.names:
        return Ground("other names", -0.8)
    nouns = [word for one, word in left.nouns.items() if one in right.nouns]
    return Ground("both called " + ", ".join(nouns), 0.4) if nouns else Ground("called otherwise", -0.2)


def by_parties(left: Telling, right: Telling) -> Ground | None:
    """How many of the parties are the same."""
    if not left.parties or not right.parties:
        return None
    same = sum(any(one & other for other in right.parties) for one in left.parties)
    if same == 0:
        return Ground("other parties", -2.0)
    both = same == len(left.parties) and same > 1
    return Ground("the same parties" if both else "a party in common", 1.2 if both else 0.7)


def by_places(left: Telling, right: Telling) -> Ground | None:
    """Places that the terms of both tell of, beside those of their names."""
    named = left.names | right.names
    places = [left.places[one] for one in sorted(left.places.keys() & right.places.keys())]
    shared = [place for place in places if not telling_name(place) & named]
    if not shared:
        return None
    return Ground("both speak of " + ", ".join(shared), min(0.6 * len(shared), PLACES_MOST))


def by_scene(left: Telling, right: Telling) -> Ground | None:
    """Whether the place of which one report speaks most is one of those of the other."""
    for one, other in ((left, right), (right, left)):
        if one.scene and one.scene[0] in other.scene:
            return Ground(f"both reports play at {one.scene[0].partition(':')[2]}", SAME_SCENE)
    return None


def by_duties(left: Telling, right: Telling) -> Ground | None:
    """Duties that both have."""
    weight, shared = 0.0, set()
    for one in left.clauses:
        found = max((are_alike(one, other) for other in right.clauses), default=0.0)
        weight += found
        if found > 0:
            shared.add(one.kind.name)
    if weight > 0:
        return Ground("the same is owed: " + ", ".join(sorted(shared)), round(min(weight, DUTIES_MOST), 2))
    return Ground("nothing of what is owed is the same", -0.5) if left.clauses and right.clauses else None


def by_deeds(left: Telling, right: Telling) -> Ground | None:
    """States told of the same kind of duty on the same day."""
    shared = sorted(left.deeds & right.deeds)
    if not shared:
        return None
    words = ", ".join(f"{kind} on {day}" for kind, day in shared)
    return Ground(f"both tell of {words}", min(1.0 * len(shared), DEEDS_MOST))


_OTHERS: tuple[Judge, ...] = (by_key, by_name, by_parties, by_places, by_scene, by_duties, by_deeds)
