"""The decision log: who decided what, when and why, what replaced it, and what waits."""

from dataclasses import dataclass
from typing import Annotated

import msgspec

from crossbearing.model.decision import Decision, Subject, Verb, is_same_person
from crossbearing.model.incident import Ref
from crossbearing.model.person import Role
from crossbearing.model.reading import Reading
from crossbearing.model.visible import visible
from crossbearing.reconcile.decisions.decision_log import DecisionLog, State
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.page import Page
from crossbearing.web.paging import PER_PAGE, Number, Part, part_of
from crossbearing.web.reports.values import Fact
from crossbearing.web.reports.written import written_facts
from crossbearing.web.sourced import Sourced, sourced
from crossbearing.web.visit import Visit

# So many items of one decision are listed: a merge of a large incident has hundreds.
MOST_ITEMS = 20
Name = Annotated[str, msgspec.Meta(max_length=200)]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Whose decisions, of which verb, assigned to whom; only those that wait; and the page."""

    who: Name = ""
    verb: Verb | None = None
    assigned: Name = ""
    waiting: bool = False
    page: Number = 1


@dataclass(frozen=True, slots=True)
class Item:
    """An item that a decision is about, as it stood then: its layer, its words, and where these are.

    `where` is None where its report is not at hand; `missing` says why the present readings do not have it.
    """

    name: str
    layer: str
    words: str | None
    where: Sourced | None
    missing: str | None


@dataclass(frozen=True, slots=True)
class Other:
    """Another decision: its id, who made it, and when (ISO 8601)."""

    id: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision. `more` counts items that are not listed; `others` are those it is set apart from, or names.

    `facts` are the fields that its value sets, each with what it is set to.

    `may_undo` and `may_accept` say what whoever looks can do about it.
    """

    id: str
    verb: Verb
    who: str
    when: str
    why: str
    value: str | None
    facts: list[Fact]
    state: State
    items: list[Item]
    others: list[Item]
    more: int
    replaces: str | None
    replaced_by: Other | None
    accepted_by: Other | None
    confirms: str | None
    may_undo: bool
    may_accept: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The decisions of one page, the newest first."""

    asked: Asked
    verbs: tuple[Verb, ...]
    people: list[str]
    part: Part
    decisions: list[DecisionLine]


def look(visit: Visit, asked: Asked) -> Shown:
    """The decisions that are wanted."""
    log = visit.ledger.log_book.read()
    wanted = log.wanted(verb=asked.verb, who=asked.who or None, assigned=asked.assigned or None, waiting=asked.waiting)[
        ::-1
    ]
    part = part_of(len(wanted), asked.page)
    here = wanted[part.offset : part.offset + PER_PAGE]
    readings = visit.view.opened({subject.sha256 for one in here for subject in _subjects(one)})
    lines = [_Line(one, log, readings).shown(visit) for one in here]
    return Shown(asked, tuple(Verb), [visible(name) for name in log.people()], part, lines)


def _subjects(decision: Decision) -> tuple[Subject, ...]:
    return (*decision.about[:MOST_ITEMS], *decision.others[:MOST_ITEMS])


@dataclass(frozen=True, slots=True)
class _Line:
    """A decision with all that is said beside it."""

    decision: Decision
    log: DecisionLog
    readings: dict[str, Reading]

    def shown(self, visit: Visit) -> DecisionLine:
        """What is shown of it to whoever looks."""
        one, state = self.decision, self.log.state(self.decision)
        reviews = visit.may(Role.REVIEWER)
        listed = len(one.about[:MOST_ITEMS]) + len(one.others[:MOST_ITEMS])
        return DecisionLine(
            id=one.id,
            verb=one.verb,
            who=visible(one.who),
            when=one.when,
            why=self._masked(one.why),
            value=None if one.value is None else self._masked(one.value),
            facts=list(written_facts(one, self._masked)),
            state=state,
            items=[self._item(subject) for subject in one.about[:MOST_ITEMS]],
            others=[self._item(subject) for subject in one.others[:MOST_ITEMS]],
            more=len(one.about) + len(one.others) - listed,
            replaces=one.replaces,
            replaced_by=_other(self.log.replacing(one)),
            accepted_by=_other(self.log.second(one)),
            confirms=one.confirms,
            may_undo=reviews and state is not State.REPLACED and one.verb is not Verb.REVEAL,
            may_accept=reviews and state is State.NEEDS_SECOND and not is_same_person(one.who, visit.person.name),
        )

    def _masked(self, text: str) -> str:
        """What a person wrote, without the names that are protected in the reports it is about."""
        for subject in self.decision.about:
            reading = self.readings.get(subject.sha256)
            text = text if reading is None else StandIns(reading).shown(text)
        return visible(text)

    def _item(self, subject: Subject) -> Item:
        reading = self.readings.get(subject.sha256)
        missing = next((one.why for one in self.log.missing(self.decision) if one.subject == subject), None)
        name = visible(f"{subject.doc}:{subject.id}")
        if reading is None:
            return Item(name, subject.layer, None, None, missing)
        stand_ins = StandIns(reading)
        words = None if subject.words is None else stand_ins.shown(subject.words.quote)
        where = sourced(Ref(subject.sha256, subject.doc, subject.id), reading)
        return Item(stand_ins.shown(name), subject.layer, words, where, missing)


def _other(decision: Decision | None) -> Other | None:
    return None if decision is None else Other(decision.id, visible(decision.who), decision.when)


PAGES = (Page(name="decisions", path="/decisions", asked=Asked, shown=Shown, look=look, style=True),)
