"""What waits for people: the queue of a view less what was decided since, with what decisions themselves wait for."""

# Invariant: a thing is off the queue while every item it rests on is decided on, by decisions in force or such as wait
# for a second person. New words on it bring it back, and so does an undo.

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from crossbearing.api.snapshot import Snapshot
from crossbearing.model.decision import Decision, Verb, in_force, is_same_person, unconfirmed
from crossbearing.model.queued import Because, Cause, Item, Queued, Sort, item_of, key_of
from crossbearing.reconcile.keys import place_skeleton, skeleton_of
from crossbearing.reconcile.placing import Waiting
from crossbearing.reconcile.queue.points import WAITING

# What says something of the items it is about; notes and assignments leave them to be decided on.
_SETTLES = frozenset({Verb.ACCEPT, Verb.REJECT, Verb.AMEND, Verb.MERGE, Verb.SPLIT})
# Assigned to nobody, as a filter has it.
NOBODY = "-"
_LETTERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wanted of the queue; what is None is not asked for. `assigned` is a person's name, `-` for nobody's."""

    cause: Cause | None = None
    place: str | None = None
    assigned: str | None = None


EVERYTHING = Asked()


class Reviewing:
    """The queue as it stands: `waiting` are the decisions that lost items in the present readings.

    It is that of the person `who`, whose own decisions do not wait for them, or with None that of all.
    """

    def __init__(
        self, view: Snapshot, decisions: Sequence[Decision], waiting: Sequence[Waiting], who: str | None = None
    ) -> None:
        self._who = who
        self._view = view
        self.decisions = decisions
        self._waiting = waiting

    def things(self, asked: Asked = EVERYTHING, *, limit: int | None = None, offset: int = 0) -> list[Queued]:
        """What is to be looked at, the weightiest first; `offset` of them are passed over."""
        first = self._first(asked)
        if self._is_someones(asked):
            return _part([*first, *self._theirs(asked)], limit, offset)
        head = _part(first, limit, offset)
        left = None if limit is None else limit - len(head)
        after = max(0, offset - len(first))
        rest = self._view.queued(
            cause=asked.cause, place=asked.place, without=self._without(asked), limit=left, offset=after
        )
        return [*head, *rest]

    def count(self, asked: Asked = EVERYTHING) -> int:
        """How many things are to be looked at."""
        first = len(self._first(asked))
        if self._is_someones(asked):
            return first + len(self._theirs(asked))
        without = self._without(asked)
        return first + self._view.count_queued(cause=asked.cause, place=asked.place, without=without)

    def counts(self) -> dict[Cause, int]:
        """How many things there are for each reason; one with several reasons counts for each."""
        off = self._off
        of_view = {cause: self._view.count_queued(cause=cause) for cause in Cause if cause not in WAITING}
        for key in off:
            for cause in self._touched[key].causes:
                of_view[cause] -= 1
        return {cause: of_view.get(cause, 0) + len(self._first(Asked(cause=cause))) for cause in Cause}

    def thing(self, name: str) -> Queued | None:
        """The thing of that id, decided on or not; None where nothing of that id is to be looked at any more."""
        return next((one for one in self._of_decisions if one.id == name), None) or self._view.queued_as(name)

    def beside(self, thing: Queued, asked: Asked = EVERYTHING, *, step: int = 1) -> Queued | None:
        """The thing to look at after this one, or with `step` -1 before it; None at the end."""
        first = self._first(asked)
        if thing.sort is Sort.DECISION or self._is_someones(asked):
            every = first if not self._is_someones(asked) else [*first, *self._theirs(asked, also=thing)]
            at = next((number for number, one in enumerate(every) if one.id == thing.id), -1)
            if 0 <= at + step < len(every) and at >= 0:
                return every[at + step]
            if self._is_someones(asked) or step < 0:
                return None
            return next(iter(self.things(asked, limit=1, offset=len(first))), None)
        found = self._view.queued_beside(
            thing.id, step, cause=asked.cause, place=asked.place, without=self._without(asked)
        )
        return first[-1] if found is None and step < 0 and first else found

    def assigned(self, thing: Queued) -> str | None:
        """Who a thing is assigned to, by the newest assignment of any of its items; None for nobody."""
        names = [(found[0], found[1]) for item in thing.items if (found := self._assigned.get(item.key)) is not None]
        return max(names)[1] if names else None

    def is_settled(self, thing: Queued) -> bool:
        """Whether every item of a thing is decided on."""
        return thing.sort is not Sort.DECISION and _all(thing.items, self._settled)

    # -- decisions that wait --------------------------------------------------------------------------------------

    @cached_property
    def _of_decisions(self) -> list[Queued]:
        """Decisions that wait for a second person, and such as lost items, oldest first."""
        second = [_of_decision(one, Cause.SECOND_PERSON) for one in unconfirmed(self.decisions)]
        return [*second, *(_of_decision(one.decision, Cause.CHANGED_READING) for one in self._waiting)]

    def _first(self, asked: Asked) -> list[Queued]:
        """Those of them that are wanted: they come before everything else, and are assigned to nobody."""
        if asked.place is not None or asked.assigned not in (None, NOBODY):
            return []
        return [one for one in self._of_decisions if asked.cause in (None, *one.causes) and one.id not in self._own]

    @cached_property
    def _own(self) -> frozenset[str]:
        """The decisions that wait for somebody else than the person whose queue this is."""
        mine = (one for one in unconfirmed(self.decisions) if self._who and is_same_person(one.who, self._who))
        return frozenset(_id_of(one) for one in mine)

    # -- what was decided on, and who it was given to ---------------------------------------------------------------

    @cached_property
    def _standing(self) -> list[Decision]:
        return in_force(self.decisions)

    @cached_property
    def _settled(self) -> frozenset[tuple[str, str, str]]:
        """The items that are decided on."""
        found = (one for one in (*self._standing, *unconfirmed(self.decisions)) if one.verb in _SETTLES)
        return frozenset(key_of(subject) for one in found for subject in (*one.about, *one.others))

    @cached_property
    def _assigned(self) -> Mapping[tuple[str, str, str], tuple[int, str]]:
        """By item the number of its newest assignment, and to whom."""
        return {
            key_of(subject): (number, one.value or "")
            for number, one in enumerate(self._standing)
            if one.verb is Verb.ASSIGN
            for subject in one.about
        }

    @cached_property
    def _touched(self) -> Mapping[str, Queued]:
        """The things on which some report has an item that was decided on or assigned, by id."""
        hashes = {key[0] for key in (*self._settled, *self._assigned)}
        return {one.id: one for one in self._view.queued_on(sorted(hashes))} if hashes else {}

    @cached_property
    def _off(self) -> list[str]:
        """The ids of things that are settled."""
        return [key for key, one in self._touched.items() if self.is_settled(one)]

    def _without(self, asked: Asked) -> list[str]:
        """The ids of things that are not wanted."""
        if asked.assigned != NOBODY:
            return self._off
        return [key for key, one in self._touched.items() if self.is_settled(one) or self.assigned(one) is not None]

    def _is_someones(self, asked: Asked) -> bool:
        return asked.assigned not in (None, NOBODY)

    def _theirs(self, asked: Asked, *, also: Queued | None = None) -> list[Queued]:
        """What is assigned to a person and not settled, by priority; `also` this one."""
        found = [one for one in self._touched.values() if self._is_theirs(one, asked) and not self.is_settled(one)]
        if also is not None and all(one.id != also.id for one in found):
            found.append(also)
        found.sort(key=lambda one: one.id)
        found.sort(key=lambda one: one.date or "", reverse=True)
        return sorted(found, key=lambda one: -one.priority)

    def _is_theirs(self, thing: Queued, asked: Asked) -> bool:
        name = self.assigned(thing)
        place = None if thing.place is None else skeleton_of(thing.place)
        return (
            name is not None
            and is_same_person(name, asked.assigned or "")
            and asked.cause in (None, *thing.causes)
            and (asked.place is None or place == place_skeleton(asked.place))
        )


def _id_of(decision: Decision) -> str:
    return f"d{decision.id[:_LETTERS]}"


def _of_decision(decision: Decision, cause: Cause) -> Queued:
    return Queued(
        id=_id_of(decision),
        sort=Sort.DECISION,
        subject=decision.id,
        because=(Because(cause=cause, points=WAITING[cause], what=decision.verb.value),),
        items=tuple(map(item_of, decision.about)),
        date=decision.when[:10],
        reports=len({one.sha256 for one in decision.about}),
    )


def _all(items: Iterable[Item], decided: frozenset[tuple[str, str, str]]) -> bool:
    keys = [item.key for item in items]
    return len(keys) > 0 and decided.issuperset(keys)


def _part(things: Sequence[Queued], limit: int | None, offset: int) -> list[Queued]:
    return list(things[offset:] if limit is None else things[offset : offset + limit])
