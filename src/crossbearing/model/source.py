"""A source of a ledger: whom reports are by or quote, on whom its word rests, and how it stands to other sources."""

from dataclasses import dataclass

from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.incident import Ref


@dataclass(frozen=True, slots=True)
class Tie:
    """Another source, by id and name, and how many reports tie the two; None for those that reports do not name."""

    source: str | None
    name: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Beside:
    """How a source stands to another one on the incidents that both speak of.

    On so many they agree, on so many both cannot be right, on the rest they say nothing that could be compared.
    """

    source: str
    name: str
    shared: int
    agree: int
    against: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet or somebody who is quoted, as all reports have it; `key` is the entity's.

    `reports` are its own, `quoted` those of others that name it as a holder, `claims` those that rest on it. `first`
    and `last` are the dates (EDTF) of the first and last of these reports. `copies` are its reports that repeat others,
    `copied` those that others repeat, with whom (`copies_of`, `copied_by`). `rests_on` are the sources that its reports
    quote, `carried_by` the outlets that quote it.

    Of the `incidents` it speaks of, others speak of `shared`; on `agreed` of these at least one of them agrees with it,
    on `opposed` at least one stands against it. It takes a side in so many `disputes`, the `contradictions`; in so
    many `corrections` it took back what is `withdrawn`. Lists of others begin with those it has most to do with and end
    after so many; `others` is how many it shares incidents with.
    """

    id: str
    key: str
    name: str
    type: EntityType
    alignment: Alignment
    reports: int
    quoted: int
    claims: int
    first: str | None
    last: str | None
    copies: int = 0
    copied: int = 0
    copies_of: tuple[Tie, ...] = ()
    copied_by: tuple[Tie, ...] = ()
    rests_on: tuple[Tie, ...] = ()
    carried_by: tuple[Tie, ...] = ()
    incidents: int = 0
    shared: int = 0
    agreed: int = 0
    opposed: int = 0
    others: int = 0
    disputes: int = 0
    corrections: int = 0
    beside: tuple[Beside, ...] = ()
    contradictions: tuple[str, ...] = ()
    withdrawn: tuple[Ref, ...] = ()
