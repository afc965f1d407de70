"""Finds every source of a ledger: who publishes, who is quoted, on whom each rests and with whom each agrees."""

# Invariant: a pure function of readings and of what is made of them. The cost grows with the claims and the sources of
# each incident, not with the pairs of all sources.

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossbearing.model.content import content_key
from crossbearing.model.contradiction import Contradiction
from crossbearing.model.course import Correction
from crossbearing.model.incident import Incident
from crossbearing.model.reading import Reading
from crossbearing.model.source import Beside, Source, Tie
from crossbearing.reconcile.origins import Origins
from crossbearing.reconcile.protection import hidden_names
from crossbearing.reconcile.sources.known import Known
from crossbearing.reconcile.sources.sides import taking_sides
from crossbearing.reconcile.sources.standing import Standing, standings

# A page has room for so many others of one source; those it has least to do with are left out.
MOST_OTHERS = 100
# Letters of an id: two of a million sources share one in a hundred thousand ledgers.
ID_LETTERS = 12


@dataclass(slots=True)
class _Ties:
    """By source how many reports tie it to which others; None is whoever is not named."""

    copies: dict[str, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))
    copied: dict[str, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))
    originals: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    rests_on: dict[str, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))
    carried: dict[str, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))
    claims: Counter[str] = field(default_factory=Counter)


def find_sources(
    readings: Sequence[Reading],
    incidents: Iterable[Incident],
    contradictions: Iterable[Contradiction],
    corrections: Iterable[Correction],
    origins: Origins,
) -> list[Source]:
    """Every outlet and every named holder, those with most reports first."""
    known = Known(readings, origins, hidden_names(readings))
    incidents = list(incidents)
    own: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections:
        own[known.outlet(correction.sha256) or ""].append(correction)
    gathered = _Gathered(
        known,
        _ties(readings, known, origins),
        standings(readings, incidents, known, origins),
        taking_sides(readings, incidents, contradictions, known, origins),
        own,
    )
    found = [gathered.source(key) for key in known.seen]
    return sorted(found, key=lambda one: (-one.reports - one.quoted, one.name, one.key))


def id_of(key: str) -> str:
    """A source's id, which stays as long as its key does."""
    return f"s{content_key(key)[:ID_LETTERS]}"


def _ties(readings: Sequence[Reading], known: Known, origins: Origins) -> _Ties:
    found = _Ties()
    for reading in readings:
        outlet = known.outlet(reading.sha256)
        original = origins.original(reading.sha256)
        if original != reading.sha256:
            copied = known.outlet(original)
            if outlet is not None:
                found.copies[outlet][copied] += 1
            if copied is not None:
                found.copied[copied][outlet] += 1
                found.originals[copied].add(original)
        _tie_claims(reading, outlet, found, known, origins)
    return found


def _tie_claims(reading: Reading, outlet: str | None, found: _Ties, known: Known, origins: Origins) -> None:
    """Whom the claims of one report rest on besides its publisher."""
    others: set[str | None] = set()
    publisher = origins.of_report(reading.sha256)
    for claim in reading.claims:
        origin = origins.of_claim(reading.sha256, claim)
        source = known.of(origin, reading.sha256)
        if source is not None:
            found.claims[source] += 1
        if origin != publisher:
            others.add(origin if origin in known.seen else None)
    for other in others - {outlet}:
        if outlet is not None:
            found.rests_on[outlet][other] += 1
        if other is not None:
            found.carried[other][outlet] += 1


@dataclass(frozen=True, slots=True)
class _Gathered:
    """All that is known of all sources, by key."""

    known: Known
    ties: _Ties
    standings: Mapping[str, Standing]
    contradictions: Mapping[str, Sequence[str]]
    corrections: Mapping[str, Sequence[Correction]]

    def source(self, key: str) -> Source:
        """What is known of one."""
        seen, ties = self.known.seen[key], self.ties
        standing = self.standings.get(key, Standing())
        first, last = self.known.dates(seen)
        contradictions, corrections = self.contradictions.get(key, ()), self.corrections.get(key, ())
        return Source(
            id=id_of(key),
            key=key,
            name=seen.name,
            type=seen.type,
            alignment=seen.alignment,
            reports=len(seen.own),
            quoted=len(seen.quoting - seen.own),
            claims=ties.claims[key],
            first=first,
            last=last,
            copies=sum(ties.copies.get(key, {}).values()),
            copied=len(ties.originals.get(key, ())),
            copies_of=_listed(ties.copies.get(key), self.known),
            copied_by=_listed(ties.copied.get(key), self.known),
            rests_on=_listed(ties.rests_on.get(key), self.known),
            carried_by=_listed(ties.carried.get(key), self.known),
            incidents=standing.incidents,
            shared=standing.shared,
            agreed=standing.agreed,
            opposed=standing.opposed,
            others=len(standing.beside),
            beside=_beside(standing, self.known),
            disputes=len(contradictions),
            corrections=len({correction.sha256 for correction in corrections}),
            contradictions=tuple(contradictions),
            withdrawn=tuple(sorted({ref for correction in corrections for ref in correction.withdrawn})),
        )


def _listed(counts: Mapping[str | None, int] | None, known: Known) -> tuple[Tie, ...]:
    """The others with most reports first; whoever is not named stands with no id."""
    ordered = sorted((counts or {}).items(), key=lambda one: (-one[1], one[0] or ""))
    return tuple(
        Tie(None, None, count) if key is None else Tie(id_of(key), known.seen[key].name, count)
        for key, count in ordered[:MOST_OTHERS]
    )


def _beside(standing: Standing, known: Known) -> tuple[Beside, ...]:
    ordered = sorted(standing.beside.items(), key=lambda one: (-one[1].shared, one[0]))[:MOST_OTHERS]
    return tuple(
        Beside(id_of(key), known.seen[key].name, pair.shared, pair.agree, pair.against) for key, pair in ordered
    )
