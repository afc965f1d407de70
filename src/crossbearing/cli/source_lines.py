"""A source on the screen: what is by it, on whom it rests, and how it stands to the others."""

from collections.abc import Iterator, Mapping, Sequence

from crossbearing.cli.lines import Line
from crossbearing.cli.outcome import counted
from crossbearing.cli.words import label
from crossbearing.model.entity import Alignment
from crossbearing.model.reading import Reading
from crossbearing.model.source import Beside, Source, Tie
from crossbearing.model.visible import visible

# So many others of each kind are listed; the JSON has more.
MOST_LISTED = 10


def source_lines(source: Source, readings: Mapping[str, Reading]) -> Iterator[Line]:
    """A source in short."""
    yield Line(0, f"{source.id}  {visible(source.name)}", "bold")
    yield Line(2, f"{_kind(source)}; {_reports(source)}, {_dates(source)}")
    yield Line(2, f"{_standing(source)}; {counted(source.disputes, 'contradiction')}")


def source_page(source: Source, readings: Mapping[str, Reading]) -> Iterator[Line]:
    """A source in full: whom it repeats and quotes, who repeats and quotes it, and with whom it agrees."""
    yield from source_lines(source, readings)
    yield Line(2, f"rests on its word: {counted(source.claims, 'claim')}")
    if source.copies:
        yield Line(2, f"repeats others in {counted(source.copies, 'report')}: {_ties(source.copies_of)}")
    if source.copied:
        yield Line(2, f"repeated by others in {counted(source.copied, 'report')}: {_ties(source.copied_by)}")
    if source.rests_on:
        yield Line(2, f"its reports quote: {_ties(source.rests_on)}")
    if source.carried_by:
        yield Line(2, f"quoted by: {_ties(source.carried_by)}")
    if source.corrections:
        yield Line(2, f"took something back in {counted(source.corrections, 'report')}")
    for other in source.beside[:MOST_LISTED]:
        yield Line(2, _beside(other))
    left = source.others - MOST_LISTED
    if left > 0:
        yield Line(2, f"... and {left:,} more that speak of the same incidents", "dim")


def _kind(source: Source) -> str:
    sides = [] if source.alignment is Alignment.UNKNOWN else [label(source.alignment)]
    return ", ".join(dict.fromkeys([label(source.type), *sides]))


def _reports(source: Source) -> str:
    own = counted(source.reports, "report")
    return f"quoted in {counted(source.quoted, 'report')}" if source.reports == 0 else _with_quoted(own, source.quoted)


def _with_quoted(own: str, quoted: int) -> str:
    return own if quoted == 0 else f"{own}, quoted in {quoted:,} of others"


def _dates(source: Source) -> str:
    if source.first is None or source.last is None:
        return "dates unknown"
    return source.first if source.first == source.last else f"{source.first} to {source.last}"


def _standing(source: Source) -> str:
    if source.shared == 0:
        return "no incident that another source speaks of"
    agrees = f"agrees with others on {source.agreed:,} and stands against others on {source.opposed:,}"
    return f"{agrees} of {counted(source.shared, 'shared incident')}"


def _ties(ties: Sequence[Tie]) -> str:
    listed = [f"{'unnamed sources' if tie.name is None else visible(tie.name)} ({tie.reports:,})" for tie in ties]
    more = [f"{len(listed) - MOST_LISTED:,} more"] if len(listed) > MOST_LISTED else []
    return ", ".join([*listed[:MOST_LISTED], *more])


def _beside(other: Beside) -> str:
    shared = counted(other.shared, "incident")
    return f"beside {visible(other.name)}: {shared}, agree on {other.agree:,}, against on {other.against:,}"
