"""What a claim speaks of beyond its own words: the happening its figures measure, or the one told just before."""

import re
from collections.abc import Set
from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.model.claim import Claim, ClaimKind
from crossbearing.model.event import ATTACKS
from crossbearing.model.figure import Category
from crossbearing.model.pair import PairType

# What somebody says of an attack told before: that another did it, that he did not, why, and what he thinks of it.
_ON_ATTACKS = frozenset(
    {ClaimKind.DENIAL, ClaimKind.ACCUSATION, ClaimKind.JUSTIFICATION, ClaimKind.MOTIVE, ClaimKind.EVALUATION}
)
# Words that point to attacks told before.
_POINTING = re.compile(
    r"\b(?:these|those|this|that)\s+(?:(?:week|month|day|night|morning|weekend)['’]s\s+|\w+\s+)?"
    r"(?:attack|raid|strike|assault|bombardment|shelling|bombing|offensive|onslaught|barrage)s?\b",
    re.IGNORECASE,
)
# Why an attack was made is told of the attack, not of what was told last.
_OF_ATTACKS = frozenset({ClaimKind.MOTIVE, ClaimKind.JUSTIFICATION})
# Figures of these measure a happening that the words themselves need not name.
_OF_HAPPENINGS = frozenset(
    {Category.KILLED, Category.WOUNDED, Category.CASUALTIES, Category.EVACUATED, Category.CAPTURED, Category.RELEASED}
    | {Category.MISSING, Category.BODIES}
)


def find_remarks(draft: Draft) -> Draft:
    """The draft with charges and answers that name no happening tied to what they answer, or to the attack in view.

    This comes after the rival accounts are found: two remarks on one attack need not answer each other.
    """
    events, figures = {event.id for event in draft.events}, {figure.id for figure in draft.figures}
    denied = _denied(draft, events)
    lead = min(draft.events, key=lambda event: event.trigger.start, default=None)
    attacked = lead is not None and lead.type in ATTACKS

    def tied(claim: Claim) -> Claim:
        if not (events | figures).isdisjoint(claim.about):
            return claim
        found = denied.get(claim.id, ())
        if not found and lead is not None and _points_back(claim):
            found = _attack_before(draft, claim)
        remarks = claim.kind in _ON_ATTACKS and claim.last.entity != draft.publisher
        if not found and lead is not None and attacked and remarks and lead.trigger.start < claim.content[0].start:
            found = (lead.id,)
        return replace(claim, about=(*claim.about, *found)) if found else claim

    return replace(draft, claims=tuple(tied(claim) for claim in draft.claims))


def _denied(draft: Draft, events: Set[str]) -> dict[str, tuple[str, ...]]:
    """The happenings of the claims that denials answer, by denial."""
    claims = {claim.id: claim for claim in draft.claims}
    denials = [pair for pair in draft.pairs if pair.type is PairType.DENIAL and pair.a in claims]
    return {pair.b: tuple(item for item in claims[pair.a].about if item in events) for pair in denials}


def _points_back(claim: Claim) -> bool:
    """Whether the words point to attacks told before ("this week's attacks", "the shelling")."""
    return any(_POINTING.search(part.quote) for part in claim.content)


def _attack_before(draft: Draft, claim: Claim) -> tuple[str, ...]:
    """The first attack of the report if it is told ahead of the claim."""
    ahead = (e for e in draft.events if e.type in ATTACKS and e.trigger.start < claim.content[0].start)
    first = min(ahead, key=lambda event: event.trigger.start, default=None)
    return () if first is None else (first.id,)


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
            before = self._paragraphs.event_before(claim.content[0].start, attacks=claim.kind in _OF_ATTACKS)
            found |= {} if before is None else {before: None}
        return tuple(found)


class _Paragraphs:
    """Finds the happening told last before a place of the text, in its paragraph."""

    def __init__(self, draft: Draft) -> None:
        self._marked = draft.marked
        self._told: dict[int | None, list[tuple[int, str]]] = {}
        self._attacks = frozenset(event.id for event in draft.events if event.type in ATTACKS)
        lead = min(draft.events, key=lambda event: event.trigger.start, default=None)
        self._opens_on_attack = lead is not None and lead.id in self._attacks
        for event in sorted(draft.events, key=lambda event: (event.trigger.start, event.id)):
            start = event.trigger.start
            self._told.setdefault(self._paragraph(start), []).append((start, event.id))

    def event_before(self, start: int, *, attacks: bool) -> str | None:
        """The happening told last ahead of a character in its paragraph.

        It is an attack where only `attacks` are asked for and the report opens on one.
        """
        told = self._told.get(self._paragraph(start), ())
        events = [event for place, event in reversed(told) if place < start]
        attacked = attacks and self._opens_on_attack
        return next((event for event in events if not attacked or event in self._attacks), None)

    def _paragraph(self, start: int) -> int | None:
        sentence = self._marked.sentence_at(start)
        return None if sentence is None else sentence.paragraph
