"""What a person decided: who, when and why, of which items as they stood then, and what it replaces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import category, normalize

from crossbearing.errors import ModelError
from crossbearing.model.content import content_key
from crossbearing.model.span import Span


class Verb(StrEnum):
    """What a decision does."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"
    ADD = "add"
    SPLIT = "split"
    MERGE = "merge"
    UNDO = "undo"
    NOTE = "note"
    PROTECT = "protect"
    ASSIGN = "assign"
    REVEAL = "reveal"


# What says something of the record itself; the others speak to the people who work on it.
OF_RECORD = frozenset(Verb) - {Verb.NOTE, Verb.ASSIGN, Verb.REVEAL}
# What two persons are needed for under the two-person rule. Protection comes at once: whoever has to be protected
# cannot wait for a second person; to take it back two are needed.
SECONDED = OF_RECORD - {Verb.PROTECT}
# What people decide on items; that a protected name was revealed is told by what revealed it alone.
DECIDED = tuple(verb for verb in Verb if verb is not Verb.REVEAL)
# The layer of words that are no item of a reading: what a person adds a claim from. Their id is START-END, as it was.
WORDS = "words"
# What the id of an added claim begins with, and how many letters of its decision's id follow: no reader numbers items
# so high that it would give one the same.
_ADDED, _ADDED_LETTERS = "p", 12
# Separators, controls and characters that are not seen: nobody is another person for having them in the name.
_UNSEEN = ("Z", "C")


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
    `others`. `value` is what an item is amended to (FIELD=VALUE; `others` are the items that it names), or who it is
    assigned to, or the code of whose names were put apart or revealed. `when` is ISO 8601, in UTC. An add is about the
    words that somebody says; `value` is the rest of the claim as JSON, in which `others` are named by their ids.

    One that was made under the two-person rule `needs_second`: it takes effect once somebody else accepts it, which is
    a decision that `confirms` it. One that was made before the rule was switched on does not need that, then or later.
    """

    verb: Verb
    who: str
    when: str
    why: str = ""
    about: tuple[Subject, ...] = ()
    others: tuple[Subject, ...] = ()
    value: str | None = None
    replaces: str | None = None
    needs_second: bool = False
    confirms: str | None = None

    def __post_init__(self) -> None:
        lacking = next(_lacking(self), None)
        if lacking is not None:
            raise ModelError(f"A decision to {self.verb} needs {lacking}")

    @property
    def id(self) -> str:
        """A hash of everything in it. What decisions had not at first is left out where it says nothing."""
        about = [field for one in self.about for field in one.fields()]
        others = [field for one in self.others for field in one.fields()]
        plain = (self.verb.value, self.who, self.when, self.why, self.value, self.replaces)
        rule = (int(self.needs_second), self.confirms) if self.needs_second or self.confirms is not None else ()
        return content_key(*plain, len(self.about), *about, *others, *rule)


def added_id(decision_id: str) -> str:
    """The id of the claim that the decision of this id adds: the same in every reading of the report."""
    return f"{_ADDED}{decision_id[:_ADDED_LETTERS]}"


def is_added_id(item: str) -> bool:
    """Whether an id is one of an added claim."""
    return item.startswith(_ADDED) and len(item) == len(_ADDED) + _ADDED_LETTERS


def by_time(decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions, in the order of a log, by when they were made: a log takes in those of a merged ledger late.

    One made by a clock that was set back still comes after what it replaces or confirms.
    """
    made: dict[str, str] = {}
    for decision in decisions:
        before = (made.get(earlier or "", "") for earlier in (decision.replaces, decision.confirms))
        made[decision.id] = max(decision.when, *before)
    return sorted(decisions, key=lambda decision: made[decision.id])


def in_force(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that no later one in force replaces, in order; so an undone undo brings back what it took.

    What needs a second person and has none is not among them, and replaces nothing.
    """
    return [decision for decision, confirmed in _unreplaced(decisions) if confirmed]


def unconfirmed(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that take effect once another person accepts them, in order."""
    return [decision for decision, confirmed in _unreplaced(decisions) if not confirmed]


def is_same_person(one: str, other: str) -> bool:
    """Whether two names are one but for case, spaces, ways to write a letter and characters that are not seen."""
    return person_key(one) == person_key(other)


def person_key(name: str) -> str:
    """What all ways to write a person's name have in common."""
    letters = normalize("NFKC", normalize("NFKC", name).casefold())
    return "".join(letter for letter in letters if not category(letter).startswith(_UNSEEN))


def _unreplaced(decisions: Sequence[Decision]) -> list[tuple[Decision, bool]]:
    """What no later decision in force replaces, in order, and whether it has all the persons that it needs."""
    who = {decision.id: decision.who for decision in decisions}
    replaced: set[str] = set()
    seconded: set[str] = set()
    found: list[tuple[Decision, bool]] = []
    for decision in reversed(decisions):
        if decision.id in replaced:
            continue
        confirmed = not decision.needs_second or decision.id in seconded
        found.append((decision, confirmed))
        if confirmed and decision.replaces is not None:
            replaced.add(decision.replaces)
        if decision.confirms is not None and not is_same_person(decision.who, who.get(decision.confirms, decision.who)):
            seconded.add(decision.confirms)
    return found[::-1]


def _lacking(decision: Decision) -> Iterator[str]:
    """What a decision of this verb cannot do without and has not."""
    verb = decision.verb
    if not person_key(decision.who):
        yield "who decides"
    if not decision.when:
        yield "when it was made"
    if verb is Verb.UNDO and decision.replaces is None:
        yield "the decision it takes back"
    if decision.confirms is not None and (verb is not Verb.ACCEPT or decision.about or decision.needs_second):
        yield "to be nothing else where it confirms another decision"
    if verb not in (Verb.UNDO, Verb.REVEAL) and decision.confirms is None and len(decision.about) == 0:
        yield "an item it is about"
    if verb is Verb.MERGE and len(set(decision.about)) < 2:
        yield "two different items"
    if verb is Verb.SPLIT and (len(decision.others) == 0 or set(decision.about) & set(decision.others)):
        yield "items to set apart from others"
    if verb in (Verb.AMEND, Verb.ADD, Verb.ASSIGN, Verb.REVEAL) and decision.value is None:
        yield "a value"
    if verb is Verb.ADD and any(one.layer != WORDS or one.words is None for one in decision.about):
        yield "words of a report"
    if verb is Verb.ADD and len({one.sha256 for one in (*decision.about, *decision.others)}) > 1:
        yield "all its words and items from one report"
    if verb is Verb.NOTE and not decision.why:
        yield "words"
