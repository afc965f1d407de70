"""What goes out of a ledger, gathered from its kept views page by page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from crossbearing.model.claim import Claim
from crossbearing.model.contradiction import Contradiction
from crossbearing.model.course import Correction, Spell
from crossbearing.model.incident import Ref
from crossbearing.model.silence import ToldSilence
from crossbearing.publish.gathering.deals import Deals
from crossbearing.publish.gathering.incidents import Incidents
from crossbearing.publish.gathering.looked import Looked
from crossbearing.publish.gathering.preparing import Preparing, public_id
from crossbearing.publish.gathering.shelf import Opened
from crossbearing.publish.outgoing import (
    PublicAgreement,
    PublicClaim,
    PublicContradiction,
    PublicCorrection,
    PublicIncident,
    PublicSide,
    PublicSilence,
    PublicStatus,
)
from crossbearing.publish.times import span_of
from crossbearing.publish.values import Edition, Site, Source
from crossbearing.reconcile.filter import Filter

# So many things are looked up together.
PAGE = 200
Thing = TypeVar("Thing")


class Gathered:
    """An `Outgoing` over a ledger. With a `wanted` filter, the incidents that it takes and what belongs to them."""

    def __init__(self, edition: Edition, looked: Looked, preparing: Preparing, wanted: Filter | None = None) -> None:
        self.edition = edition
        self._looked = looked
        self._preparing = preparing
        self._wanted = wanted
        preparing.know_reprints({one.copy.sha256: one.original.sha256 for one in looked.reprints()})

    def sources(self) -> Iterator[Source]:
        for outline in _paged(self._looked.reports):
            if self._is_wanted(outline.sha256):
                yield self._preparing.source(self._preparing.shelf[outline.sha256])

    def incidents(self) -> Iterator[PublicIncident]:
        making = Incidents(self._preparing, self._contradictions, self._touched)
        offset = 0
        while page := self._looked.incidents(self._wanted, limit=PAGE, offset=offset):
            yield from map(making.incident, page)
            offset += len(page)

    def claims(self) -> Iterator[PublicClaim]:
        for outline in _paged(self._looked.reports):
            if self._is_wanted(outline.sha256):
                opened = self._preparing.shelf[outline.sha256]
                found = (self._claim(opened, claim) for claim in opened.reading.claims)
                yield from (claim for claim in found if self._wanted is None or claim.incidents)

    def agreements(self) -> Iterator[PublicAgreement]:
        making = Deals(self._preparing, self.edition.as_of)
        for deal in _paged(self._looked.deals):
            if self._any_wanted(deal.told):
                yield making.agreement(deal)

    def statuses(self) -> Iterator[PublicStatus]:
        for spell in _paged(self._looked.spells):
            found = self._status(spell) if self._is_wanted(spell.ref.sha256) else None
            if found is not None:
                yield found

    def contradictions(self) -> Iterator[PublicContradiction]:
        for one in _paged(self._looked.contradictions):
            if self._wanted is None or one.incident in self._wanted_incidents:
                yield self._contradiction(one)

    def silences(self) -> Iterator[PublicSilence]:
        for told in _paged(self._looked.silences):
            if self._is_wanted(told.ref.sha256):
                yield self._silence(told)

    def corrections(self) -> Iterator[PublicCorrection]:
        for one in self._looked.corrections():
            if self._is_wanted(one.sha256):
                yield self._correction(one)

    @cached_property
    def _incident_of(self) -> Mapping[tuple[str, str], str]:
        """The incident of each event of each report, among those wanted."""
        found: dict[tuple[str, str], str] = {}
        offset = 0
        while page := self._looked.incidents(self._wanted, limit=PAGE, offset=offset, short=True):
            found.update(((ref.sha256, ref.id), one.id) for one in page for ref in one.members)
            offset += len(page)
        return found

    @cached_property
    def _touched(self) -> frozenset[str]:
        """The incidents that somebody protected tells of, or has a part in."""
        preparing, found = self._preparing, set()
        for (sha256, event), incident in self._incident_of.items():
            if preparing.hidden.tells_of(sha256) and preparing.touches(preparing.shelf[sha256], event):
                found.add(incident)
        return frozenset(found)

    @cached_property
    def _wanted_incidents(self) -> frozenset[str]:
        return frozenset(self._incident_of.values())

    @cached_property
    def _wanted_reports(self) -> frozenset[str]:
        return frozenset(sha256 for sha256, _ in self._incident_of)

    @cached_property
    def _contradictions(self) -> Mapping[str, Sequence[str]]:
        """The contradictions about each incident."""
        found: dict[str, list[str]] = {}
        for one in _paged(self._looked.contradictions):
            if one.incident is not None:
                found.setdefault(one.incident, []).append(one.id)
        return found

    def _is_wanted(self, sha256: str) -> bool:
        return self._wanted is None or sha256 in self._wanted_reports

    def _any_wanted(self, refs: Sequence[Ref]) -> bool:
        return any(self._is_wanted(ref.sha256) for ref in refs)

    def _claim(self, opened: Opened, claim: Claim) -> PublicClaim:
        preparing, reading = self._preparing, opened.reading
        incidents = self._told_by(opened, claim)
        touched = preparing.touches(opened, claim.id) or not self._touched.isdisjoint(incidents)
        return PublicClaim(
            id=public_id(Ref(reading.sha256, reading.doc_id, claim.id)),
            source=preparing.source(opened),
            chain=tuple(preparing.party(opened, link.entity, touched=touched) for link in claim.chain),
            kind=claim.kind,
            form=claim.form,
            polarity=claim.polarity,
            certainty=claim.certainty,
            stance=claim.publisher_stance,
            words=tuple(preparing.passage(opened, words, touched=touched) for words in claim.content),
            incidents=incidents,
        )

    def _told_by(self, opened: Opened, claim: Claim) -> tuple[str, ...]:
        """The incidents that a claim is about or carries."""
        reading = opened.reading
        about = set(claim.about)
        about.update(figure.event for figure in reading.quantities if figure.id in claim.about and figure.event)
        about.update(event.id for event in reading.events if claim.id in event.claims)
        found = (self._incident_of.get((reading.sha256, key)) for key in sorted(about))
        return tuple(sorted({one for one in found if one is not None}))

    def _status(self, spell: Spell) -> PublicStatus | None:
        preparing = self._preparing
        opened = preparing.shelf[spell.ref.sha256]
        touched = preparing.touches(opened, spell.ref.id, *(ref.id for ref in spell.said))
        site = self._site_of_key(opened, spell.place, touched=touched)
        if site is None:
            return None
        return PublicStatus(
            id=public_id(spell.ref),
            site=site,
            attribute=spell.attribute,
            value=preparing.words(spell.value, opened, touched=touched),
            holder=preparing.party_of(spell.holder, [spell.ref], touched=touched),
            time=preparing.time(span_of(spell.interval), touched=touched),
            source=preparing.source(opened),
            words=preparing.passages([spell.ref], touched=touched),
            claims=tuple(map(public_id, spell.said)),
            against=tuple(map(public_id, spell.against)),
        )

    def _site_of_key(self, opened: Opened, key: str, *, touched: bool) -> Site | None:
        entity = opened.by_key.get(key)
        return None if entity is None else self._preparing.site(opened, entity.id, touched=touched)

    def _contradiction(self, one: Contradiction) -> PublicContradiction:
        preparing, refs = self._preparing, [ref for side in one.sides for ref in side.refs]
        touched = one.incident in self._touched or any(
            preparing.touches(preparing.shelf[ref.sha256], ref.id) for ref in refs
        )
        return PublicContradiction(
            id=one.id,
            kind=one.kind,
            issue=preparing.words_of(one.issue, refs, touched=touched),
            why=preparing.words_of(one.why, refs, touched=touched),
            sides=tuple(
                PublicSide(
                    preparing.words_of(side.words, refs, touched=touched),
                    preparing.passages(side.refs, touched=touched),
                )
                for side in one.sides
            ),
            incident=one.incident,
        )

    def _silence(self, told: ToldSilence) -> PublicSilence:
        opened, silence = self._preparing.shelf[told.ref.sha256], told.silence
        incident = self._incident_of.get((told.ref.sha256, silence.about or ""))
        touched = incident in self._touched or self._preparing.touches(opened, silence.id)
        return PublicSilence(
            id=public_id(told.ref),
            who=self._preparing.party(opened, silence.who, touched=touched),
            kind=silence.kind,
            as_of=self._preparing.date(silence.as_of, touched=touched),
            words=self._preparing.passage(opened, silence.span, touched=touched),
            incident=incident,
        )

    def _correction(self, one: Correction) -> PublicCorrection:
        preparing = self._preparing
        return PublicCorrection(
            source=preparing.source(preparing.shelf[one.sha256]),
            withdrawn=preparing.passages(one.withdrawn),
            replaced_by=preparing.passages(one.replaced_by),
        )


def _paged(look_up: Callable[..., list[Thing]]) -> Iterator[Thing]:
    """Everything of a kind, a page at a time."""
    offset = 0
    while page := look_up(limit=PAGE, offset=offset):
        yield from page
        offset += len(page)
