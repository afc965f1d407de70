"""What a deal owes, what was done of it and what breach is claimed."""

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.span import Span
from crossbearing.model.when import When


class AgreementStatus(StrEnum):
    """Where a deal stands, as the report has it."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_PROGRESS = "in_progress"
    STALLED = "stalled"
    COLLAPSED = "collapsed"
    COMPLETED = "completed"
    UNKNOWN = "unknown"


class Degree(StrEnum):
    """How far an obligation was met."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    REFUSED = "refused"
    POSTPONED = "postponed"
    DISPUTED = "disputed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who owes what to whom. Parties are entity ids, `quantity` a figure id; deadline and condition are text."""

    id: str
    key: str
    debtor: str | None
    creditor: str | None
    action: str
    object: str | None
    quantity: str | None
    deadline: str | None
    condition: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Performance:
    """One dated state of an obligation, "none so far" included."""

    id: str
    obligation: str | None
    date: When | None
    quantity: str | None
    degree: Degree
    claims: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """A breach that somebody claims; `contested_by` holds the claims that deny it."""

    id: str
    accused: str | None
    claimed_by: str | None
    what: str
    claims: tuple[str, ...]
    spans: tuple[Span, ...]
    contested_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """A deal, written, spoken or merely reported, with its terms and their fate."""

    id: str
    key: str
    name: str
    parties: tuple[str, ...]
    mediator: str | None
    date: When | None
    status: AgreementStatus
    status_spans: tuple[Span, ...]
    prior: str | None
    obligations: tuple[Obligation, ...]
    performance: tuple[Performance, ...]
    violations: tuple[Violation, ...]
    evidence: tuple[Span, ...]
