"""What a claim speaks of beyond its own words: the happening its figures measure, or the one told just before."""

from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.model.claim import Claim, ClaimKind
from crossbearing.model.event import ATTACKS
from crossbearing.model.figure import Category

# What somebody says of an attack told before: that another did it, that he did not, why, and what he thinks of it.
_ON_ATTACKS = frozenset(
    {ClaimKind.DENIAL, ClaimKind.ACCUSATION, ClaimKind.JUSTIFICATION, ClaimKind.MOTIVE, ClaimKind.EVALUATION}
)
# Figures of these measure a happening that the words themselves need not name.
_OF_HAPPENINGS = frozenset(
    {Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.EVACUATED, Category.CAPTURED, Category.RELEASED}
    | {Category.MISSING, Category.BODIES}
)


def find_remarks(draft: Draft) -> Draft:
    """The draft with charges and answers that name no happening tied to the attack the report opens on.

    This comes after the rival accounts are found: two remarks on one attack need not answer each other.
    """
    lead = min(draft.events, key=lambda event: event.trigger.start, default=None)
    if lead is None or lead.type not in ATTACKS:
        return draft
    events, figures = {event.id for event in draft.events}, {figure.id for figure in draft.figures}

    def tied(claim: Claim) -> Claim:
        told = not (events | figures).isdisjoint(claim.about)
        remarks = claim.kind in _ON_ATTACKS and claim.last.entity != draft.publisher
        ahead = lead.trigger.start < claim.content[0].start
        return replace(claim, about=(*claim.about, lead.id)) if remarks and ahead and not told else claim

    return replace(draft, claims=tuple(tied(claim) for claim in draft.claims))


class Topics:
    """Tells of each claim of a draft which happenings it speaks of."""

    def __init__(self, draft: Draft) -> None:
        self._publisher = draft.publisher
        self._paragraphs = _Paragraphs(draft)
        self._categories = {figure.id: figure.category for figure in draft.figures}
        self._events = frozenset(event.id for event in draft.events)
        self._figures = {figure.id: figure.event for figure in draft.figures}

    def about(self, claim: Claim, told: tuple[str, ...]) -> tuple[str, ...]:
        """What the claim tells, and the happenings that it speaks of without telling them.

        A source that tells no happening and counts nothing remarks on the last one told in the paragraph ("This is no
        retreat", "We have nothing to rebuild with"); the publisher's own sentences may turn to something new.
        """
        found = dict.fromkeys(told)
        counted = [item for item in told if item in self._figures]
        found |= {event: None for item in counted if (event := self._figures[item]) is not None}
        tells = any(self._categories[item] not in _OF_HAPPENINGS for item in counted)
        if not tells and self._events.isdisjoint(found) and claim.last.entity != self._publisher:
            before = self._paragraphs.event_before(claim.content[0].start)
            found |= {} if before is None else {before: None}
        return tuple(found)


class _Paragraphs:
    """Finds the happening told last before a place of the text, in its paragraph."""

    def __init__(self, draft: Draft) -> None:
        self._marked = draft.marked
        self._told: dict[int | None, list[tuple[int, str]]] = {}
        for event in sorted(draft.events, key=lambda event: (event.trigger.start, event.id)):
            start = event.trigger.start
            self._told.setdefault(self._paragraph(start), []).append((start, event.id))

    def event_before(self, start: int) -> str | None:
        told = self._told.get(self._paragraph(start), ())
        return next((event for place, event in reversed(told) if place < start), None)

    def _paragraph(self, start: int) -> int | None:
        sentence = self._marked.sentence_at(start)
        return None if sentence is None else sentence.paragraph
