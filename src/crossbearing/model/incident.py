"""Events of several reports that are the same happening, why they are held to be one, and their figures."""

from dataclasses import dataclass

from crossbearing.model.event import EventType
from crossbearing.model.figure import Category


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """An item of one report: the report's hash and short name, and the item's id there."""

    sha256: str
    doc: str
    id: str


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that speaks for or against two events being one, in words; `weight` is above zero if for."""

    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Join:
    """Two events held to be one, with every ground; `weight` is their sum."""

    left: Ref
    right: Ref
    weight: float
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Bond:
    """How one event hangs together with the others of its incident: by how many joins, and the strongest of them.

    One that a person merged may have no join, one that stands alone has none.
    """

    event: Ref
    joins: int
    strongest: Join | None


@dataclass(frozen=True, slots=True)
class Counted:
    """One source's figure in a tally.

    `origin` names the independent source it rests on, `source` says who gives it in the report's words or the
    publisher's name. `aside` says why the policy leaves it out, None where it is used.
    """

    figure: Ref
    origin: str
    source: str | None
    published: str | None
    value: int | float | None
    low: int | float | None
    high: int | float | None
    aside: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of one category side by side, and what the named `policy` makes of them.

    `counts` is the class of person or thing (`people`, `women`, `fighters` ...), `blamed` the key of the party that
    the sources of this tally blame, None for the tally over all. `low` and `high` are the least and most that holds
    by the policy, `best` is None where it finds none defensible. Nothing is dropped: `figures` has them all.
    """

    category: Category
    counts: str
    blamed: str | None
    low: int | float | None
    best: int | float | None
    high: int | float | None
    policy: str
    why: str
    figures: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One version of an incident: who did it by this version (an entity key), who says so, who denies it, and why.

    `why` are the motives and justifications given.
    """

    blamed: str | None
    said: tuple[Ref, ...]
    denied: tuple[Ref, ...]
    origins: tuple[str, ...]
    why: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Grade:
    """How well an incident is supported by the written rule `rule` of the named `policy`, over independent origins."""

    grade: str
    policy: str
    rule: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening and the events that tell it; `date` is EDTF, `place` an entity key.

    `id` is made of the first event that tells it, so that it stays when later reports are added.
    """

    id: str
    type: EventType
    label: str
    date: str | None
    place: str | None
    members: tuple[Ref, ...]
    joins: tuple[Join, ...] = ()
    tallies: tuple[Tally, ...] = ()
    accounts: tuple[Account, ...] = ()
    grade: Grade | None = None
