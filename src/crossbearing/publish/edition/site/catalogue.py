"""Where everything of an edition stands: worked out once, so that each page finds what belongs on it."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from crossbearing.model.figure import Category
from crossbearing.publish.edition.site.frame import list_page
from crossbearing.publish.kept import Kept
from crossbearing.publish.outgoing import (
    PublicClaim,
    PublicContradiction,
    PublicIncident,
    PublicSilence,
)
from crossbearing.publish.tables.named import sources_of
from crossbearing.publish.values import Number, Site, Source, Span

# Rows of one list page: some screens, and a page of some hundred kilobytes.
ROWS = 200
# Signs of a source's hash that its row on a page is named by.
SIGNS = 16


@dataclass(frozen=True, slots=True)
class Short:
    """An incident in one line of a list; `at` is its place in their order."""

    at: int
    id: str
    label: str
    type: str
    date: Span
    site: Site | None
    grade: str | None
    happened: bool
    reports: int
    killed: tuple[Number | None, Number | None]

    @property
    def page(self) -> str:
        """Where it stands."""
        return f"incidents/{self.id}.html"


@dataclass
class PlaceEntry:
    """A place that is named by its key, what happened there and what is said of it."""

    site: Site
    incidents: "array[int]" = field(default_factory=lambda: array("L"))
    statuses: "array[int]" = field(default_factory=lambda: array("L"))

    @property
    def page(self) -> str:
        """Where it stands: named by a hash, since names in other scripts do not all do for files."""
        return f"places/p{sha256(self.site.key.encode('utf-8', 'replace')).hexdigest()[:12]}.html"


class Catalogue:
    """What an edition holds, by what asks for it."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.edition = kept.edition
        self.incidents: list[Short] = [_short(at, one) for at, one in enumerate(kept.incidents())]
        self.by_incident = {one.id: one for one in self.incidents}
        self.sources: list[Source] = list(sources_of(kept))
        self._source_at = {one.id: at for at, one in enumerate(self.sources)}
        self.agreements: list[tuple[str, str]] = [(one.id, one.name) for one in kept.agreements()]
        self.places: dict[str, PlaceEntry] = dict(sorted(_places(kept).items(), key=_by_name))
        self._claims = _about(one.incidents for one in kept.claims())
        self._contradictions = _about(_maybe(one.incident) for one in kept.contradictions())
        self._silences = _about(_maybe(one.incident) for one in kept.silences())
        self.contradiction_ids = {one.id: at for at, one in enumerate(kept.contradictions())}
        self.silence_ids = [one.id for one in kept.silences()]

    def claims_about(self, incident: str) -> Iterator[PublicClaim]:
        """The claims about an incident."""
        return map(self.kept.claim, self._claims.get(incident, ()))

    def contradictions_about(self, incident: str) -> Iterator[PublicContradiction]:
        """The contradictions about an incident."""
        return map(self.kept.contradiction, self._contradictions.get(incident, ()))

    def silences_about(self, incident: str) -> Iterator[PublicSilence]:
        """The silences about an incident."""
        return map(self.kept.silence, self._silences.get(incident, ()))

    def contradiction_at(self, contradiction: str) -> int:
        """The place of a contradiction in their order."""
        return self.contradiction_ids[contradiction]

    def source(self, sha256: str | None) -> Source | None:
        """The source of that hash; None where the edition has none such."""
        at = self._source_at.get(sha256 or "")
        return None if at is None else self.sources[at]

    def source_link(self, source: Source) -> str:
        """Where a source stands."""
        return f"{list_page('sources', self._source_at[source.id] // ROWS)}#{source_mark(source)}"

    def place_link(self, site: Site | None) -> str | None:
        """Where a place stands; None for no place."""
        entry = None if site is None else self.places.get(site.key)
        return None if entry is None else entry.page


def source_mark(source: Source) -> str:
    """The name of a source's row on its page."""
    return f"s{source.id[:SIGNS]}"


def _short(at: int, one: PublicIncident) -> Short:
    killed = one.tally(Category.KILLED)
    return Short(
        at=at,
        id=one.id,
        label=one.label,
        type=one.type.value,
        date=one.date,
        site=one.site,
        grade=one.grade,
        happened=one.happened,
        reports=len({told.source.id for told in one.told}),
        killed=(None, None) if killed is None else (killed.low, killed.high),
    )


def _places(kept: Kept) -> dict[str, PlaceEntry]:
    """Every place with what belongs to it; where reports place it differently, the surest position."""
    found: dict[str, PlaceEntry] = {}
    for at, incident in enumerate(kept.incidents()):
        if incident.site is not None:
            _entry(found, incident.site).incidents.append(at)
    for at, status in enumerate(kept.statuses()):
        _entry(found, status.site).statuses.append(at)
    return found


def _entry(found: dict[str, PlaceEntry], site: Site) -> PlaceEntry:
    entry = found.setdefault(site.key, PlaceEntry(site))
    if (site.lat is not None, site.confidence or 0) > (entry.site.lat is not None, entry.site.confidence or 0):
        entry.site = site
    return entry


def _by_name(item: tuple[str, PlaceEntry]) -> tuple[str, str]:
    return item[1].site.name.casefold(), item[0]


def _about(incidents: Iterable[Sequence[str]]) -> dict[str, "array[int]"]:
    """The places of things in their order, by the incidents that they are about."""
    found: dict[str, array[int]] = {}
    for at, ids in enumerate(incidents):
        for one in ids:
            found.setdefault(one, array("L")).append(at)
    return found


def _maybe(incident: str | None) -> tuple[str, ...]:
    return () if incident is None else (incident,)
