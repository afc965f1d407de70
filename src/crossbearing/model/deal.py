"""What the agreements of several reports come to: one deal under its names, its duties, and what was done of each."""

from dataclasses import dataclass
from datetime import date

from crossbearing.errors import ModelError
from crossbearing.model.agreement import AgreementStatus, Degree
from crossbearing.model.incident import Join, Ref
from crossbearing.model.when import days_of

# So many words at least tell what is owed: "stay" alone does not.
TELLING_WORDS = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """The least and the most of something; `high` is None where nothing bounds it."""

    low: float
    high: float | None
    unit: str

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ModelError(f"Amount of {self.unit} cannot be from {self.low} to {self.high}")


@dataclass(frozen=True, slots=True)
class Done:
    """One state of a duty as one report tells it; `date` is EDTF, `published` the day of the report.

    `origin` names the independent source. `phase` is the stage of the duty it is about, None for the whole. `deed` says
    that the report tells of the deed without naming the deal: `ref` is then an event or a place status.
    """

    ref: Ref
    degree: Degree
    date: str | None
    published: str | None
    origin: str
    words: str | None
    amount: Amount | None = None
    phase: str | None = None
    deed: bool = False


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a duty that is due by itself: a stage, a half, the rest."""

    words: str
    amount: Amount | None
    deadline: str | None
    told: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Where a duty stands by the reports published up to `as_of` (None: by all, undated ones included).

    `done` leaves out what is disputed, which stands in `disputed`. `why` names the rule behind `state`.
    """

    as_of: str | None
    state: Degree
    why: str
    owed: Amount | None = None
    done: Amount | None = None
    outstanding: Amount | None = None
    disputed: Amount | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """A violation that somebody claims, with who says so and who denies it, as entity keys and claims."""

    ref: Ref
    accused: str | None
    claimed_by: str | None
    what: str
    published: str | None
    said: tuple[Ref, ...]
    origins: tuple[str, ...]
    denied: tuple[Ref, ...]
    deniers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """One obligation of a deal in all reports that tell it; parties are entity keys, `words` are one report's own.

    `rivals` are the ids of duties that read the same clause otherwise, `renews` that of an earlier round's duty that
    this one confirms. `exists` is False for the reading by which nothing of the kind is owed. `balances` are in
    order of `as_of`, the last is the latest.
    """

    id: str
    deal: str
    key: str
    kind: str
    debtor: str | None
    creditor: str | None
    action: str
    object: str | None
    words: str | None
    owed: Amount | None
    deadline: str | None
    condition: str | None
    told: tuple[Ref, ...]
    joins: tuple[Join, ...] = ()
    phases: tuple[Phase, ...] = ()
    done: tuple[Done, ...] = ()
    balances: tuple[Balance, ...] = ()
    breaches: tuple[Breach, ...] = ()
    rivals: tuple[str, ...] = ()
    renews: str | None = None
    exists: bool = True

    @property
    def text(self) -> str:
        """What is owed in a few words: action and object, or the report's own words where these say too little."""
        told = self.action
        if self.object is not None and self.object.casefold() not in told.casefold():
            told = f"{told} {self.object}"
        return told if self.words is None or len(told.split()) >= TELLING_WORDS else self.words

    def balance(self, as_of: str | None = None) -> Balance:
        """Where the duty stood by the reports that were out by a day (EDTF); the latest balance without one."""
        if as_of is None:
            return self.balances[-1]
        day = last_day(as_of)
        known = [one for one in self.balances if one.as_of is not None and last_day(one.as_of) <= day]
        return known[-1] if known else Balance(as_of, Degree.UNCLEAR, "no report tells of it yet")


def last_day(edtf: str) -> date:
    """The last day of a time; the last of all days where its end is open."""
    return days_of(edtf)[1] or date.max


@dataclass(frozen=True, slots=True)
class Standing:
    """What one report says of where the deal stands."""

    status: AgreementStatus
    published: str | None
    told: Ref


@dataclass(frozen=True, slots=True)
class Deal:
    """One agreement in all reports that tell it; parties and mediators are entity keys, `date` is EDTF.

    `prior` is the id of the deal it follows in a chain of rounds. `loose` and `breaches` hold what reports say was done
    or broken without telling which duty.
    """

    id: str
    key: str
    name: str
    names: tuple[str, ...]
    date: str | None
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    standings: tuple[Standing, ...]
    told: tuple[Ref, ...]
    joins: tuple[Join, ...] = ()
    prior: str | None = None
    duties: tuple[Duty, ...] = ()
    loose: tuple[Done, ...] = ()
    breaches: tuple[Breach, ...] = ()
