"""What a ledger gives out, without the names and details that must not leave it: the only thing that formats read.

Parties, sites and sources stand in each thing that names them, so that no format has to look anything up. What is not
known is None or empty, never zero.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from crossbearing.model.agreement import AgreementStatus, Degree
from crossbearing.model.claim import Certainty, ClaimKind, Form, Polarity, Stance
from crossbearing.model.contradiction import ContradictionKind
from crossbearing.model.event import EventStance, EventType, Modality, RoleBasis
from crossbearing.model.figure import Category, Modifier
from crossbearing.model.place_status import Attribute
from crossbearing.model.silence import SilenceKind
from crossbearing.publish.values import Edition, Number, Party, Passage, Site, Source, Span


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """A claim: `id` is unique in the ledger (`<report>:<item>`), `chain` its holders, the publisher first.

    A holder is None where the words name nobody. `incidents` are the ids of those it is about.
    """

    id: str
    source: Source
    chain: tuple[Party | None, ...]
    kind: ClaimKind
    form: Form
    polarity: Polarity
    certainty: Certainty
    stance: Stance
    words: tuple[Passage, ...]
    incidents: tuple[str, ...] = ()

    @property
    def holder(self) -> Party | None:
        """Whose claim it is: the holder closest to the fact."""
        return self.chain[-1]


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """A figure as one report gives it. `origin` is the independent source it rests on, `said_by` who gives it.

    `aside` says why the policy leaves it out, None where it is used or belongs to no tally.
    """

    id: str
    category: Category
    counts: str
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    unit: str
    words: Passage
    said_by: str | None = None
    origin: str | None = None
    aside: str | None = None


@dataclass(frozen=True, slots=True)
class PublicTally:
    """The figures of one category side by side and what the policy makes of them (see `model.incident.Tally`)."""

    category: Category
    counts: str
    blamed: Party | None
    low: Number | None
    best: Number | None
    high: Number | None
    policy: str
    why: str
    figures: tuple[PublicFigure, ...]


@dataclass(frozen=True, slots=True)
class PublicAccount:
    """One version of an incident: who did it by this version (None: nobody is blamed), who says so, who denies it."""

    blamed: Party | None
    said: tuple[Passage, ...]
    denied: tuple[Passage, ...]
    why: tuple[Passage, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Involved:
    """A party in an event and on what ground it is put there; no party where the report says it is not known."""

    party: Party | None
    basis: RoleBasis


@dataclass(frozen=True, slots=True)
class Harm:
    """An object hit and how badly."""

    object: str
    level: str


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An incident as one report tells it. `claims` are ids of the claims that carry it; none: the report's own word."""

    id: str
    source: Source
    type: EventType
    modality: Modality
    stance: EventStance
    label: str
    date: Span
    site: Site | None
    perpetrator: Involved | None
    target: Involved | None
    weapons: tuple[str, ...]
    damage: tuple[Harm, ...]
    figures: tuple[PublicFigure, ...]
    words: tuple[Passage, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicIncident:
    """One happening: what, when, where, by whose word, how many, and every report's telling of it.

    `tallies` with `blamed` None and `counts` "people" are those over all. `contradictions` are ids.
    """

    id: str
    type: EventType
    label: str
    date: Span
    site: Site | None
    grade: str | None
    grade_rule: str | None
    origins: tuple[str, ...]
    told: tuple[ToldEvent, ...]
    tallies: tuple[PublicTally, ...]
    accounts: tuple[PublicAccount, ...]
    contradictions: tuple[str, ...] = ()

    @property
    def happened(self) -> bool:
        """Whether any report has it that it took place; planned, denied and retracted ones did not."""
        return any(one.modality in (Modality.OCCURRED, Modality.ALLEGED) for one in self.told)

    def tally(self, category: Category, counts: str = "people") -> PublicTally | None:
        """The tally over all of a category and class."""
        found = (one for one in self.tallies if one.blamed is None)
        return next((one for one in found if one.category is category and one.counts == counts), None)


@dataclass(frozen=True, slots=True)
class PublicAmount:
    """The least and the most of something; `high` is None where nothing bounds it."""

    low: Number
    high: Number | None
    unit: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One state of a duty as one report tells it."""

    degree: Degree
    date: Span
    amount: PublicAmount | None
    words: Passage | None
    source: Source


@dataclass(frozen=True, slots=True)
class PublicBreach:
    """A violation that somebody claims, who denies it, and in which words."""

    accused: Party | None
    claimed_by: Party | None
    what: str
    said: tuple[Passage, ...]
    denied: tuple[Passage, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class PublicDuty:
    """One obligation of an agreement, and where it stands: `state` by the rule `why`."""

    id: str
    debtor: Party | None
    creditor: Party | None
    text: str
    deadline: str | None
    condition: str | None
    owed: PublicAmount | None
    done: PublicAmount | None
    outstanding: PublicAmount | None
    state: Degree
    why: str
    words: tuple[Passage, ...]
    deeds: tuple[Deed, ...]
    breaches: tuple[PublicBreach, ...]
    exists: bool = True


@dataclass(frozen=True, slots=True)
class PublicAgreement:
    """One agreement under its names, its parties, duties, breaches and what reports say of where it stands."""

    id: str
    name: str
    names: tuple[str, ...]
    date: Span
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    status: AgreementStatus
    standings: tuple[tuple[AgreementStatus, Source], ...]
    duties: tuple[PublicDuty, ...]
    breaches: tuple[PublicBreach, ...]
    words: tuple[Passage, ...]
    prior: str | None = None


@dataclass(frozen=True, slots=True)
class PublicStatus:
    """What one source says of a place over a time; `against` are ids of statuses it cannot agree with."""

    id: str
    site: Site
    attribute: Attribute
    value: str
    holder: Party | None
    time: Span
    source: Source
    words: tuple[Passage, ...]
    claims: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicSide:
    """One position in a contradiction and the words of those who take it."""

    words: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class PublicContradiction:
    """Positions of which one at most is right, and why; `incident` is the id of what they are about."""

    id: str
    kind: ContradictionKind
    issue: str
    why: str
    sides: tuple[PublicSide, ...]
    incident: str | None


@dataclass(frozen=True, slots=True)
class PublicSilence:
    """Who said nothing of what; `who` is None where the report names nobody."""

    id: str
    who: Party | None
    kind: SilenceKind
    as_of: str | None
    words: Passage
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class PublicCorrection:
    """What a report takes back of its own or another's words, and what it puts in their place."""

    source: Source
    withdrawn: tuple[Passage, ...]
    replaced_by: tuple[Passage, ...]


class Outgoing(Protocol):
    """Everything that may leave a ledger by some rules. Each method starts anew and gives the same things again.

    All are in the order of their dates, places and ids.
    """

    @property
    def edition(self) -> Edition:
        """Which ledger, looked at how, by which rules."""
        ...

    def sources(self) -> Iterator[Source]:
        """Every report."""
        ...

    def incidents(self) -> Iterator[PublicIncident]:
        """Every incident that is wanted."""
        ...

    def claims(self) -> Iterator[PublicClaim]:
        """Every claim."""
        ...

    def agreements(self) -> Iterator[PublicAgreement]:
        """Every agreement."""
        ...

    def statuses(self) -> Iterator[PublicStatus]:
        """Every status of a place."""
        ...

    def contradictions(self) -> Iterator[PublicContradiction]:
        """Every contradiction."""
        ...

    def silences(self) -> Iterator[PublicSilence]:
        """Every silence that a report tells."""
        ...

    def corrections(self) -> Iterator[PublicCorrection]:
        """What reports take back."""
        ...
