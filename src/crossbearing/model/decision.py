"""What a person decided: who, when and why, of which items as they stood then, and what it replaces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crossbearing.errors import ModelError
from crossbearing.model.content import content_key
from crossbearing.model.span import Span


class Verb(StrEnum):
    """What a decision does."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"
    SPLIT = "split"
    MERGE = "merge"
    UNDO = "undo"
    NOTE = "note"
    PROTECT = "protect"
    ASSIGN = "assign"


@dataclass(frozen=True, slots=True)
class Subject:
    """An item of one report as it stood when decided: its layer, its id then, and the first words that carry it.

    The words find the item again where a later reading has given it another id.
    """

    sha256: str
    doc: str
    layer: str
    id: str
    words: Span | None

    def fields(self) -> tuple[str | int | None, ...]:
        """What the subject is, in order, for a hash."""
        where = (None, None, None) if self.words is None else (self.words.quote, self.words.start, self.words.end)
        return (self.sha256, self.doc, self.layer, self.id, *where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision. It is never edited: another one replaces it, by its `id`, and an undo takes it back.

    A merge holds the events `about` to be one happening. A split holds each of them to be another than each of
    `others`. `value` is what an item is amended to, or who it is assigned to. `when` is ISO 8601, in UTC.
    """

    verb: Verb
    who: str
    when: str
    why: str = ""
    about: tuple[Subject, ...] = ()
    others: tuple[Subject, ...] = ()
    value: str | None = None
    replaces: str | None = None

    def __post_init__(self) -> None:
        lacking = next(_lacking(self), None)
        if lacking is not None:
            raise ModelError(f"A decision to {self.verb} needs {lacking}")

    @property
    def id(self) -> str:
        """A hash of everything in it."""
        about = [field for one in self.about for field in one.fields()]
        others = [field for one in self.others for field in one.fields()]
        plain = (self.verb.value, self.who, self.when, self.why, self.value, self.replaces)
        return content_key(*plain, len(self.about), *about, *others)


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that no later one in force replaces, in order; so an undone undo brings back what it took."""
    replaced: set[str] = set()
    standing: list[Decision] = []
    for decision in reversed(decisions):
        if decision.id not in replaced:
            standing.append(decision)
            if decision.replaces is not None:
                replaced.add(decision.replaces)
    return standing[::-1]


def _lacking(decision: Decision) -> Iterator[str]:
    """What a decision of this verb cannot do without and has not."""
    verb = decision.verb
    if not decision.who:
        yield "who decides"
    if not decision.when:
        yield "when it was made"
    if verb is Verb.UNDO and decision.replaces is None:
        yield "the decision it takes back"
    if verb is not Verb.UNDO and len(decision.about) == 0:
        yield "an item it is about"
    if verb is Verb.MERGE and len(set(decision.about)) < 2:
        yield "two different items"
    if verb is Verb.SPLIT and (len(decision.others) == 0 or set(decision.about) & set(decision.others)):
        yield "items to set apart from others"
    if verb in (Verb.AMEND, Verb.ASSIGN) and decision.value is None:
        yield "a value"
    if verb is Verb.NOTE and not decision.why:
        yield "words"
