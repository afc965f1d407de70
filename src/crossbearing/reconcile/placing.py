"""Finds the items that decisions speak of in the readings at hand."""

# Invariant: a decision is applied to the item it was made on, or it waits for a person to look again; an item that is
# not found beyond doubt is missing, and nothing else takes its place.

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.decision import WORDS, Decision, Subject, Verb, added_id, in_force, is_added_id
from crossbearing.model.held import NO_PAST, Held, Past
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.span import Span
from crossbearing.reconcile.found_again import MOVED, Items, found_again, found_by_words
from crossbearing.reconcile.moved_words import moved

NO_REPORT = "its report is not at hand"
JOINED = "it and another item of the same decision are one in the present reading"
NEVER_READ = "no reading from before the decision has it"
DIFFERING = "earlier readings of the report tell different items by its id"
CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Missing:
    """An item of a decision that was not found, and why."""

    subject: Subject
    why: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision in force that a person has to look at again, and what of it was not found."""

    decision: Decision
    missing: tuple[Missing, ...]


class Places:
    """Finds what decisions speak of. Without their `past`, offsets are taken to count in the same text as then."""

    def __init__(self, readings: Sequence[Reading], past: Past = NO_PAST) -> None:
        self._past = past
        # A view protects in every report whom one of them does: the past is compared with what the ledger holds.
        self._present = {one.sha256: Items(past.present.get(one.sha256) or Held(0, one, "")) for one in readings}
        self._earlier: dict[int, Items] = {}
        self._found: dict[str, dict[Subject, Ref | Span | Missing]] = {}

    def about(self, decision: Decision) -> list[Ref]:
        """The items that a decision is about, as far as they were found; the claim that it adds, if all of it was."""
        if decision.verb is Verb.ADD:
            sha256 = decision.about[0].sha256
            present = self._present.get(sha256)
            if present is None or self.missing(decision):
                return []
            return [Ref(sha256, present.held.reading.doc_id, added_id(decision.id))]
        return self._refs(decision, decision.about)

    def others(self, decision: Decision) -> list[Ref]:
        """The items that it sets apart from those, as far as they were found."""
        return self._refs(decision, decision.others)

    def words(self, decision: Decision) -> Mapping[str, Span]:
        """The stretches of the page that a decision names, by the id it has for each, as far as they were found."""
        return {subject.id: found for subject, found in self._all(decision).items() if isinstance(found, Span)}

    def items(self, decision: Decision) -> Mapping[str, str]:
        """The present ids of the items that a decision names, by the id it has for each, as far as they were found."""
        return {subject.id: found.id for subject, found in self._all(decision).items() if isinstance(found, Ref)}

    def missing(self, decision: Decision) -> tuple[Missing, ...]:
        """What of a decision was not found."""
        return tuple(found for found in self._all(decision).values() if isinstance(found, Missing))

    def waiting(self, decisions: Sequence[Decision]) -> list[Waiting]:
        """The decisions in force of which something was not found."""
        found = ((decision, self.missing(decision)) for decision in in_force(decisions))
        return [Waiting(decision, missing) for decision, missing in found if missing]

    def _refs(self, decision: Decision, subjects: Sequence[Subject]) -> list[Ref]:
        found = self._all(decision)
        return [ref for subject in subjects if isinstance(ref := found[subject], Ref)]

    def _all(self, decision: Decision) -> dict[Subject, Ref | Span | Missing]:
        """By item what was found; two items are never found to be one."""
        if decision.id not in self._found:
            one = {subject: self._one(decision, subject) for subject in (*decision.about, *decision.others)}
            times = Counter(found for found in one.values() if isinstance(found, Ref))
            self._found[decision.id] = {
                subject: Missing(subject, JOINED) if isinstance(found, Ref) and times[found] > 1 else found
                for subject, found in one.items()
            }
        return self._found[decision.id]

    def _one(self, decision: Decision, subject: Subject) -> Ref | Span | Missing:
        now = self._present.get(subject.sha256)
        if now is None:
            return Missing(subject, NO_REPORT)
        if subject.layer == WORDS:
            return self._stretch(decision, subject, now)
        if subject.layer == CLAIM and is_added_id(subject.id):
            # It is known by the decision that added it, whatever the readings say.
            return Ref(subject.sha256, now.held.reading.doc_id, subject.id)
        found: list[Identified | str]
        found = [found_again(item, then, now) for then in self._then(decision, subject) if (item := then.of(subject))]
        if not found:
            # Where nothing is known of the past, the decision's own words have to do.
            found = [NEVER_READ if decision.id in self._past.before else found_by_words(subject, now)]
        ids = {one.id for one in found if not isinstance(one, str)}
        if len(ids) == 1:
            return Ref(subject.sha256, now.held.reading.doc_id, ids.pop())
        return Missing(subject, DIFFERING if ids else next(one for one in found if isinstance(one, str)))

    def _stretch(self, decision: Decision, subject: Subject, now: Items) -> Span | Missing:
        """Where words that are no item stand now."""
        words, seen = subject.words, list(self._then(decision, subject))
        if words is None or (not seen and decision.id in self._past.before):
            return Missing(subject, NEVER_READ)
        found = {moved(words, then.held.text, now.held.text) for then in seen if words.stands_in(then.held.text)}
        # Where nothing is known of the past, the text is the one that was decided on.
        place = found.pop() if len(found) == 1 else None if seen else words
        return Missing(subject, MOVED) if place is None else place

    def _then(self, decision: Decision, subject: Subject) -> Iterator[Items]:
        """The readings of a report that were there when a decision was made, newest first."""
        for held in self._past.before.get(decision.id, ()):
            if held.reading.sha256 == subject.sha256:
                yield self._earlier.setdefault(held.entry, Items(held))
