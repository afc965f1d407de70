"""What the first page of an edition says: how much there is, when it happened, of what kind and how well supported."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from crossbearing.publish.edition.site.catalogue import Catalogue, Short
from crossbearing.publish.values import Span

# So many of the latest incidents stand on the first page.
_NEWEST = 10
# More bars than these are no picture any more: then years are drawn.
_MOST_BARS = 36


def opening(found: Catalogue) -> Mapping[str, object]:
    """What the first page is made of."""
    happened = [one for one in found.incidents if one.happened]
    grades = sorted({one.grade for one in happened}, key=lambda grade: (grade is None, grade or ""))
    step, bars = _bars(happened)
    return {
        "counts": _counts(found),
        "step": step,
        "bars": _shares(bars),
        "dated": sum(bars.values()),
        "happened": len(happened),
        "grades": grades,
        "kinds": list(_kinds(happened, grades)),
        "newest": sorted(happened, key=_last_day, reverse=True)[:_NEWEST],
    }


def _counts(found: Catalogue) -> list[tuple[str, str, int]]:
    return [
        ("incidents", "incidents.html", len(found.incidents)),
        ("reports", "sources.html", len(found.sources)),
        ("places", "places.html", len(found.places)),
        ("agreements", "agreements.html", len(found.agreements)),
        ("contradictions", "contradictions.html", len(found.contradiction_ids)),
        ("silences", "silences.html", len(found.silence_ids)),
    ]


def _last_day(one: Short) -> tuple[date, str]:
    """Undated ones come last, and so do those whose end is open."""
    return one.date.last or date.min, one.id


def _bars(incidents: Iterable[Short]) -> tuple[str, Counter[str]]:
    """How many incidents each month has, months between that have none included; by year where there are many."""
    dates = [one.date for one in incidents]
    months = Counter(filter(None, (_common(date, len("2016-11")) for date in dates)))
    every = list(_months(min(months), max(months))) if months else []
    if len(every) <= _MOST_BARS:
        return "month", Counter({month: months[month] for month in every})
    years = Counter(filter(None, (_common(date, len("2016")) for date in dates)))
    span = range(int(min(years)), int(max(years)) + 1)
    shown = [f"{year:04}" for year in span] if len(span) <= _MOST_BARS else sorted(years)
    return "year", Counter({year: years[year] for year in shown})


def _common(date: Span, signs: int) -> str | None:
    """The month or year in which the whole of a date lies; None where it goes beyond one, or is open."""
    if date.first is None or date.last is None:
        return None
    first, last = date.first.isoformat()[:signs], date.last.isoformat()[:signs]
    return first if first == last else None


def _months(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:])
    while (found := f"{year:04}-{month:02}") <= last:
        yield found
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _shares(bars: Counter[str]) -> list[tuple[str, int, int]]:
    """Each bar with its length in per cent of the longest."""
    longest = max(bars.values(), default=0)
    return [(when, count, 0 if longest == 0 else round(100 * count / longest)) for when, count in bars.items()]


def _kinds(incidents: Iterable[Short], grades: list[str | None]) -> Iterator[tuple[str, list[int], int]]:
    """How many incidents of each kind have which grade, the most frequent kind first."""
    counts = Counter((one.type, one.grade) for one in incidents)
    kinds = Counter(one.type for one in incidents)
    for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        yield kind, [counts[kind, grade] for grade in grades], count
