"""What each person held of each item, by every decision they ever made."""

# Invariant: only the decisions and their order count; that one was replaced or undone later does not unsay it.

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product

from crossbearing.model.decision import Decision, Subject, Verb, is_same_person
from crossbearing.model.queued import key_of
from crossbearing.reconcile.placing import CLAIM

STANDS, REJECTED, AMENDED, SAME, APART = "stands", "rejected", "amended", "same", "apart"
# Two events, of which people hold that they are one happening or two.
LINK = "link"
_OPPOSITE = {STANDS: REJECTED, REJECTED: STANDS, SAME: APART, APART: SAME}
# An item as it is told from others: its layer, and what it is known by in its report, or the two events of a link.
Unit = tuple[str, ...]


class Verdicts:
    """By item the verdict of each person who gave one: the last of theirs."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._by_id = {one.id: one for one in decisions}
        self._names: list[str] = []
        self._found: dict[Unit, dict[str, str]] = {}
        self.subjects: dict[Unit, Subject] = {}
        for decision in decisions:
            self._take(decision)

    @property
    def by_unit(self) -> Mapping[Unit, Mapping[str, str]]:
        """The verdicts of people by name, by item; an item of which all verdicts were taken back has none."""
        return self._found

    def _take(self, decision: Decision) -> None:
        who = self._name(decision.who)
        undone = self._by_id.get(decision.replaces or "") if decision.verb is Verb.UNDO else None
        own = undone is not None and undone.verb is not Verb.UNDO and is_same_person(undone.who, decision.who)
        for unit, subject, verdict in self._held(decision, frozenset()):
            self.subjects.setdefault(unit, subject)
            by_person = self._found.setdefault(unit, {})
            if own:
                # Who takes back their own word has said nothing against it.
                by_person.pop(who, None)
            else:
                by_person[who] = _beside(by_person.get(who), verdict)

    def _held(self, decision: Decision, seen: frozenset[str]) -> Iterator[tuple[Unit, Subject, str]]:
        """What a decision holds of items: of what it undoes the contrary, of what it confirms the same."""
        if decision.verb is not Verb.UNDO and decision.confirms is None:
            yield from _own(decision)
            return
        of = self._by_id.get(decision.replaces or decision.confirms or "")
        # Decisions of a merged ledger may be there without those that they speak of.
        if of is None or of.id in seen:
            return
        if decision.verb is not Verb.UNDO:
            yield from self._held(of, seen | {of.id})
        elif of.verb is Verb.UNDO and (first := self._by_id.get(of.replaces or "")) is not None:
            yield from self._held(first, seen | {of.id, first.id})
        else:
            for unit, subject, verdict in self._held(of, seen | {of.id}):
                yield unit, subject, _OPPOSITE.get(verdict, STANDS)

    def _name(self, who: str) -> str:
        """The person's name as it was written first."""
        found = next((name for name in self._names if is_same_person(name, who)), None)
        if found is None:
            self._names.append(who)
        return who if found is None else found


def _own(decision: Decision) -> Iterator[tuple[Unit, Subject, str]]:
    """What a decision says of items by itself."""
    verdict = {Verb.ACCEPT: STANDS, Verb.REJECT: REJECTED}.get(decision.verb)
    if decision.verb is Verb.AMEND:
        verdict = f"{AMENDED} {decision.value}"
    if verdict is not None:
        for subject in decision.about:
            yield key_of(subject), subject, verdict
    if decision.verb is Verb.ADD:
        # Who adds a claim holds that there is one in these words.
        for subject in decision.about:
            claim = replace(subject, layer=CLAIM)
            yield key_of(claim), claim, STANDS
    pairs: Iterator[tuple[Subject, Subject]] = iter(())
    if decision.verb is Verb.MERGE:
        pairs = pairwise(decision.about)
    elif decision.verb is Verb.SPLIT:
        pairs = product(decision.about, decision.others)
    for left, right in pairs:
        held = SAME if decision.verb is Verb.MERGE else APART
        yield (LINK, *(part for key in sorted((key_of(left), key_of(right))) for part in key)), left, held


def layer_of_unit(unit: Unit) -> str:
    """The layer that an item is of, `link` for two events."""
    return LINK if unit[0] == LINK else unit[1]


def _beside(before: str | None, verdict: str) -> str:
    """A person's verdict with the one they gave before: amendments of several fields stand beside one another."""
    if before is None or not before.startswith(AMENDED) or not verdict.startswith(AMENDED):
        return verdict
    fields = dict(part.partition("=")[::2] for part in _amendments(before) + _amendments(verdict))
    return f"{AMENDED} " + "\n".join(f"{field}={value}" for field, value in sorted(fields.items()))


def _amendments(verdict: str) -> list[str]:
    return verdict.removeprefix(f"{AMENDED} ").split("\n")
