"""Items of one report that stand against each other: denials, counter claims, rival accounts, rival figures."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from crossbearing.extract.draft import Draft
from crossbearing.extract.figures.figure_rivals import figure_pairs
from crossbearing.extract.names.entity_index import EntityIndex
from crossbearing.extract.words.content_words import content_lemmas
from crossbearing.extract.words.marked import Marked
from crossbearing.model.claim import Claim, ClaimKind, Polarity, Stance
from crossbearing.model.entity import Alignment
from crossbearing.model.event import Event, Role
from crossbearing.model.pair import Pair, PairType
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# A denial may answer what was told up to this many claims before it; further back the link is guesswork.
DENIAL_REACH = 12
# A publisher that takes words back cites them at most this many claims before.
WITHDRAWAL_REACH = 4
# A negated statement answers an earlier one if it takes up this many of its words.
REBUTTAL_WORDS = 2
# Accounts rival each other within this many claims.
RIVAL_REACH = 12
# Shares of the denial's words that the denied claim must hold. Measured on the annotated reports: below this the
# nearest accusation is a better guess than the best word match.
WORDS_ENOUGH = 0.34

_MUTUAL = re.compile(r"\b(?:each other|one another|mutual(?:ly)?|traded (?:accusations|blame))\b", re.IGNORECASE)
_CHARGES = (ClaimKind.ACCUSATION, ClaimKind.JUSTIFICATION, ClaimKind.MOTIVE)
# Whose word answers whose: the state and its allies on one side, those who live or fight against it on the other.
_SIDE = {
    Alignment.GOVERNMENT: "state",
    Alignment.COALITION: "state",
    Alignment.OPPOSITION: "others",
    Alignment.DE_FACTO_AUTHORITY: "others",
    Alignment.CIVILIAN: "others",
}
_ACCOUNTS = (*_CHARGES, ClaimKind.FACT)
_DENIABLE = (*_CHARGES, ClaimKind.FACT)


def find_pairs(draft: Draft) -> Draft:
    """The draft with its pairs, denials first, then rival accounts, then figures."""
    found: dict[tuple[str, str], tuple[PairType, str]] = {}
    rows = (
        *_denials(draft),
        *_rebuttals(draft),
        *_rival_accounts(draft),
        *figure_pairs(draft),
        *_facing_statements(draft),
    )
    for a, b, kind, issue in rows:
        if (a, b) not in found and (b, a) not in found:
            found[(a, b)] = (kind, issue)
    pairs = tuple(Pair(f"p{n}", kind, a, b, issue) for n, ((a, b), (kind, issue)) in enumerate(found.items(), 1))
    return replace(draft, pairs=pairs)


Row = tuple[str, str, PairType, str]


def _denials(draft: Draft) -> Iterator[Row]:
    """Each denial with the claim it denies: the same words first, then the same event, then the nearest charge."""
    settled: set[tuple[str, str | None]] = set()
    for position, claim in enumerate(draft.claims):
        if claim.kind is not ClaimKind.DENIAL:
            continue
        if claim.last.entity == draft.publisher:
            denied = _withdrawn(draft, position)
        else:
            found = _denied(draft, position, claim)
            denied = [] if found is None else [found]
        for one in denied:
            if (one.id, claim.last.entity) not in settled:
                settled.add((one.id, claim.last.entity))
                yield one.id, claim.id, PairType.DENIAL, f"whether {_issue(draft.marked, one)}"


def _rebuttals(draft: Draft) -> Iterator[Row]:
    """Negated words of a party that take up, in their own words, what another holder affirmed shortly before."""
    for position, claim in enumerate(draft.claims):
        rebuts = claim.polarity is Polarity.NEGATED and claim.kind not in (
            ClaimKind.DENIAL,
            ClaimKind.REPORT_OF_SILENCE,
        )
        if not rebuts or claim.last.entity in (None, draft.publisher):
            continue
        words = content_lemmas(draft.marked, claim.content)
        before = draft.claims[max(0, position - DENIAL_REACH) : position]
        for earlier in reversed(before):
            shared = words & content_lemmas(draft.marked, earlier.content)
            if _can_be_denied(earlier, claim) and len(shared) >= REBUTTAL_WORDS:
                yield earlier.id, claim.id, PairType.DENIAL, f"whether {_issue(draft.marked, earlier)}"
                break


def _withdrawn(draft: Draft, position: int) -> list[Claim]:
    """The publisher's own earlier words that its denial takes back: those it cites just before."""
    found: list[Claim] = []
    for claim in reversed(draft.claims[max(0, position - WITHDRAWAL_REACH) : position]):
        if claim.last.entity == draft.publisher and claim.publisher_stance is Stance.DISTANCED:
            found.append(claim)
        elif found:
            break
    return found[::-1]


def _denied(draft: Draft, position: int, denial: Claim) -> Claim | None:
    before = draft.claims[max(0, position - DENIAL_REACH) : position]
    after = draft.claims[position + 1 : position + 1 + DENIAL_REACH]
    candidates = [claim for claim in (*reversed(before), *after) if _can_be_denied(claim, denial)]
    same = [claim for claim in candidates if any(a.overlaps(b) for a in claim.content for b in denial.content)]
    if same:
        return same[0]
    words = content_lemmas(draft.marked, denial.content)
    ranked = sorted(
        ((_likeness(draft, claim, denial, words), -n, claim) for n, claim in enumerate(candidates)),
        key=lambda row: (row[0], row[1]),
        reverse=True,
    )
    if ranked and ranked[0][0] >= WORDS_ENOUGH:
        return ranked[0][2]
    # "This never happened" shares no word with what it denies: that then stands in the same paragraph.
    here = _paragraph(draft, denial)
    near = [claim for claim in candidates if claim in before and _paragraph(draft, claim) == here]
    charges = [claim for claim in near if claim.kind in _CHARGES]
    cited = [claim for claim in near if claim.last.entity != draft.publisher]
    return next(iter((*charges, *cited)), None)


def _paragraph(draft: Draft, claim: Claim) -> int | None:
    sentence = draft.marked.sentence_at(claim.content[0].start)
    return None if sentence is None else sentence.paragraph


def _can_be_denied(claim: Claim, denial: Claim) -> bool:
    if claim.kind not in _DENIABLE or claim.polarity is Polarity.NEGATED:
        return False
    # Only a publisher that takes words back denies itself.
    return claim.last.entity != denial.last.entity or claim.publisher_stance is Stance.DISTANCED


def _likeness(draft: Draft, claim: Claim, denial: Claim, words: frozenset[str]) -> float:
    shared = len(words & content_lemmas(draft.marked, claim.content)) / max(1, len(words))
    charged = 0.2 if claim.kind in _CHARGES else 0.0
    events = {event.id for event in draft.events}
    same_event = 0.3 if events & set(claim.about) & set(denial.about) else 0.0
    return shared + charged + same_event if shared or same_event else 0.0


def _rival_accounts(draft: Draft) -> Iterator[Row]:
    """Charges of two holders against each other, or against different parties, over one kind of happening.

    Each charge answers one earlier charge: one about the same place or event if there is one, else the nearest.
    """
    events = {event.id: event for event in draft.events}
    charges = [claim for claim in draft.claims if claim.kind in _CHARGES and not _is_mutual(draft, claim)]
    sides = {entity.id: entity.alignment for entity in draft.entities}
    index = EntityIndex(draft.entities)
    settled: set[tuple[str | None, str | None, PairType]] = set()
    for m, right in enumerate(charges):
        rows: list[tuple[bool, int, Claim, PairType]] = []
        for left in reversed(charges[max(0, m - RIVAL_REACH) : m]):
            holders = (left.last.entity, right.last.entity)
            kind = _crossed([events[i] for i in left.about if i in events], right, events)
            if _names(index, left, right) and _names(index, right, left):
                kind = PairType.COUNTER_CLAIM
            if kind is None and _answers(draft, left, right, sides):
                kind = PairType.COUNTER_CLAIM
            if kind is not None and holders[0] != holders[1] and (*holders, kind) not in settled:
                rows.append((kind is not PairType.COUNTER_CLAIM, len(rows), left, kind))
        for _, _, left, kind in sorted(rows, key=lambda row: row[:2])[:1]:
            settled.add((left.last.entity, right.last.entity, kind))
            yield left.id, right.id, kind, f"who did it: {_issue(draft.marked, right)}"


def _facing_statements(draft: Draft) -> Iterator[Row]:
    """Two statements of different holders, one right after the other: a denial, a counter charge, another account."""
    index = EntityIndex(draft.entities)
    cited = [claim for claim in draft.claims if claim.last.holder is not None and claim.last.entity != draft.publisher]
    for left, right in pairwise(cited):
        if _same_holder(left, right) or not _is_next(draft, left, right) or _is_mutual(draft, right):
            continue
        if left.kind not in _ACCOUNTS or right.kind not in _ACCOUNTS or left.polarity is Polarity.NEGATED:
            continue
        charged, charges_back = _names(index, left, right), _names(index, right, left)
        shared = content_lemmas(draft.marked, left.content) & content_lemmas(draft.marked, right.content)
        if right.polarity is Polarity.NEGATED:
            if charged or shared:
                yield left.id, right.id, PairType.DENIAL, f"whether {_issue(draft.marked, left)}"
        elif charges_back and (charged or left.kind in _CHARGES):
            yield left.id, right.id, PairType.COUNTER_CLAIM, f"who did it: {_issue(draft.marked, right)}"
        elif {_side(draft, left), _side(draft, right)} == {"state", "others"} and _contrasts(draft, right):
            yield left.id, right.id, PairType.RIVAL_ACCOUNT, f"what happened: {_issue(draft.marked, right)}"


def _same_holder(left: Claim, right: Claim) -> bool:
    one, other = left.last, right.last
    if one.entity is not None and other.entity is not None:
        return one.entity == other.entity
    return one.holder is not None and other.holder is not None and one.holder.quote == other.holder.quote


def _names(index: EntityIndex, claim: Claim, other: Claim) -> bool:
    """Whether a claim speaks of the other claim's holder."""
    holder = other.last.entity
    return holder is not None and any(entity.id == holder for span in claim.content for entity in index.in_span(span))


def _side(draft: Draft, claim: Claim) -> str | None:
    """The side a holder speaks for: by the report's alignment, else by the words that name it."""
    entity = next((one for one in draft.entities if one.id == claim.last.entity), None)
    if entity is not None and entity.alignment in _SIDE:
        return _SIDE[entity.alignment]
    words = claim.last.holder.quote if claim.last.holder is not None else ""
    hit = next(_sides().find(words), None)
    return None if hit is None else hit.label


@cache
def _sides() -> Phrases:
    return Phrases(load("rivals")["sides"])


def _is_next(draft: Draft, left: Claim, right: Claim) -> bool:
    """Whether the second claim stands in the first one's sentence or the next, in the same paragraph."""
    first = draft.marked.sentence_at(left.content[-1].start)
    second = draft.marked.sentence_at(right.content[0].start)
    if first is None or second is None or first.paragraph != second.paragraph:
        return False
    return 0 <= second.index - first.index <= 1


def _contrasts(draft: Draft, claim: Claim) -> bool:
    """Whether the words around a claim set it against what was said before."""
    sentence = draft.marked.sentence_at(claim.content[0].start)
    return (
        sentence is not None
        and next(_contrast().find(draft.marked.text, sentence.start, sentence.end), None) is not None
    )


@cache
def _contrast() -> Phrases:
    return Phrases({"contrast": load("rivals")["contrast"]})


def _answers(draft: Draft, left: Claim, right: Claim, sides: dict[str, Alignment]) -> bool:
    """Whether a charge follows one of the other side in the same paragraph or the next."""
    here, there = _paragraph(draft, right), _paragraph(draft, left)
    if here is None or there is None or here - there > 1:
        return False
    pair = {_SIDE.get(sides.get(claim.last.entity or "", Alignment.UNKNOWN)) for claim in (left, right)}
    return pair == {"state", "others"}


def _is_mutual(draft: Draft, claim: Claim) -> bool:
    """Whether two sides say this of each other in one breath: it then names no doer."""
    sentence = draft.marked.sentence_at(claim.content[0].start)
    return sentence is not None and _MUTUAL.search(draft.marked.text, sentence.start, sentence.end) is not None


def _crossed(left: list[Event], right: Claim, events: dict[str, Event]) -> PairType | None:
    """How two charges stand to each other by the events they speak of; None if they do not meet."""
    for a in left:
        for b in (events[i] for i in right.about if i in events):
            doer_a, doer_b = _party(a.perpetrator), _party(b.perpetrator)
            if doer_a is None or doer_b is None or doer_a == doer_b:
                continue
            meets = a.id == b.id or (a.place is not None and a.place == b.place)
            answers = doer_a in (_party(b.target), right.last.entity) or doer_b == _party(a.target)
            if meets or answers:
                return PairType.COUNTER_CLAIM if meets and answers else PairType.RIVAL_ACCOUNT
    return None


def _party(role: Role | None) -> str | None:
    return None if role is None else role.entity


def _issue(marked: Marked, claim: Claim) -> str:
    """The content of a claim as it reads inside a sentence: "whether the army shelled ..."."""
    words = " ".join(" ".join(span.quote for span in claim.content).split())
    first = marked.token_at(claim.content[0].start)
    inside = first is not None and first.pos in ("DET", "PRON", "ADP", "ADV", "NUM", "SCONJ") and first.text != "I"
    return words[:1].lower() + words[1:] if inside else words
