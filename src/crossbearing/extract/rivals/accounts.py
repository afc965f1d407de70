"""Accounts that differ: of what was hit and who died, of who holds a place, of what happened."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from crossbearing.extract.rivals.charges import is_mutual
from crossbearing.extract.rivals.context import CHARGES, STATE, Context, Row, same_holder
from crossbearing.model.claim import Claim, ClaimKind, Polarity
from crossbearing.model.pair import PairType
from crossbearing.model.place_status import Attribute, PlaceStatus
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# Accounts of one attack stand within this many claims and paragraphs of each other.
_REACH = 12
_PARAGRAPHS = 6
# What a report tells in its own voice further off is the background of the war.
_NEAR = 2
# A charge of so few words names only who is blamed.
_BARE = 3
_ACCOUNTS = (*CHARGES, ClaimKind.FACT)


def facing_statements(context: Context) -> Iterator[Row]:
    """Two statements of different holders, one right after the other: a denial, a counter charge, another account."""
    cited = [
        claim for claim in context.draft.claims if claim.last.holder is not None and not context.is_publisher(claim)
    ]
    for left, right in pairwise(cited):
        if same_holder(left, right) or not _is_next(context, left, right) or is_mutual(context, right):
            continue
        if left.kind not in _ACCOUNTS or right.kind not in _ACCOUNTS or left.polarity is Polarity.NEGATED:
            continue
        kind = _facing(context, left, right)
        if kind is not None:
            yield left.id, right.id, kind, f"what happened: {context.issue(right)}"


def _facing(context: Context, left: Claim, right: Claim) -> PairType | None:
    charged, charges_back = context.names(left, right), context.names(right, left)
    if _calls_untrue(right) and charges_back:
        return PairType.DENIAL
    if _counters(right):
        return PairType.COUNTER_CLAIM
    answers = charged or _is_blamed(context, left, right)
    if right.polarity is Polarity.NEGATED:
        met = answers or context.words(left) & context.words(right)
        return PairType.DENIAL if met else None
    if charges_back and (charged or left.kind in CHARGES):
        return PairType.COUNTER_CLAIM
    if answers and left.kind in CHARGES and _of_one_deed(context, left, right):
        return PairType.COUNTER_CLAIM
    if _other_doer(context, left, right):
        return PairType.RIVAL_ACCOUNT
    sides = {context.side(left), context.side(right)}
    if len(sides) > 1 and STATE in sides and None not in sides and _contrasts(context, right):
        return PairType.RIVAL_ACCOUNT
    return PairType.RIVAL_ACCOUNT if _all_or_some(left, right) and _contrasts(context, right) else None


def _counters(claim: Claim) -> bool:
    """Whether the word that attributes a claim says that it answers another one: "countered that"."""
    cue = claim.last.cue
    return cue is not None and next(_words("countering").find(cue.quote), None) is not None


def _blames(claim: Claim) -> bool:
    """Whether a charge says who did it and not what was done: "blame the clan", "suspect a gang"."""
    cue = claim.last.cue
    return cue is not None and next(_words("blaming").find(cue.quote), None) is not None


def _is_blamed(context: Context, left: Claim, right: Claim) -> bool:
    """Whether one party answers what another one lays on its side: "jets bombed the clinic", "no aircraft flew"."""
    own = context.side(right)
    return own is not None and context.side(left) not in (own, None) and context.named_doer(left) == own


def _of_one_deed(context: Context, left: Claim, right: Claim) -> bool:
    """Whether two statements tell of one sort of deed, of one happening or in the same words."""
    deeds = context.families(left) & context.families(right)
    events = set(left.about) & set(right.about) & set(context.events)
    return len(deeds) > 0 or len(events) > 0 or len(context.words(left) & context.words(right)) > 0


def _other_doer(context: Context, left: Claim, right: Claim) -> bool:
    """Whether two holders lay one deed on different sides, or blame different parties side by side."""
    one, other = context.named_doer(left), context.named_doer(right)
    if one is not None and other is not None and one != other:
        return bool(context.families(left) & context.families(right))
    if not left.kind == right.kind == ClaimKind.ACCUSATION or not (_blames(left) and _blames(right)):
        return False
    # "The army suspects an Islamist faction. Elders blame the Sulik": nothing but whom they blame.
    blamed = [context.words(claim) for claim in (left, right)]
    return all(0 < len(words) <= _BARE for words in blamed) and blamed[0].isdisjoint(blamed[1])


def _is_next(context: Context, left: Claim, right: Claim) -> bool:
    """Whether the second claim stands in the first one's sentence or the next, in the same paragraph."""
    first = context.marked.sentence_at(left.content[-1].start)
    second = context.sentence(right)
    if first is None or second is None or first.paragraph != second.paragraph:
        return False
    return 0 <= second.index - first.index <= 1


def _contrasts(context: Context, claim: Claim) -> bool:
    """Whether the words around a claim set it against what was said before."""
    sentence = context.sentence(claim)
    found = sentence and next(_words("contrast").find(context.marked.text, sentence.start, sentence.end), None)
    return found is not None


def _calls_untrue(claim: Claim) -> bool:
    return any(next(_words("untrue").find(span.quote), None) is not None for span in claim.content)


def _all_or_some(left: Claim, right: Claim) -> bool:
    """Whether one says "all" or "none" and the other "some": "every soldier had gone", "some had stayed"."""
    openings = [claim.content[0].quote.lower().split()[0] for claim in (left, right)]
    return any(
        one in load("rivals")["whole"] and other in load("rivals")["some"] for one, other in (openings, openings[::-1])
    )


@cache
def _words(topic: str) -> Phrases:
    return Phrases({topic: load("rivals")[topic]})


def rival_targets(context: Context) -> Iterator[Row]:
    """Accounts of two sides of what one attack hit: a workshop or a clinic, gunmen or children."""
    claims = context.draft.claims
    told = [(claim, context.target(claim)) for claim in claims if claim.kind in _ACCOUNTS]
    told = [(claim, target) for claim, target in told if target and "attack" in context.families(claim)]
    settled: set[str] = set()
    for m, (right, target) in enumerate(told):
        for left, other in reversed(told[max(0, m - _REACH) : m]):
            if (
                other == target
                or same_holder(left, right)
                or left.id in settled
                or not _one_attack(context, left, right)
            ):
                continue
            # One of them must speak for a side: a reporter who tells of a house and of a soldier contradicts nobody.
            military = left if other == "military" else right
            if context.side(military) != STATE and military.kind not in CHARGES:
                continue
            settled.add(left.id)
            yield left.id, right.id, PairType.RIVAL_ACCOUNT, f"what was hit: {context.issue(right)}"
            break


def _one_attack(context: Context, left: Claim, right: Claim) -> bool:
    own = context.is_publisher(left) or context.is_publisher(right)
    if context.paragraph(right) - context.paragraph(left) > (_NEAR if own else _PARAGRAPHS):
        return False
    here, there = context.places(left), context.places(right)
    return not here or not there or not here.isdisjoint(there)


def rival_holders(context: Context) -> Iterator[Row]:
    """Accounts of two holders of who controls one place."""
    held = [status for status in context.draft.place_status if status.attribute is Attribute.CONTROL]
    for m, right in enumerate(held):
        for left in held[:m]:
            if left.place != right.place or left.holder == right.holder or None in (left.holder, right.holder):
                continue
            pair = _claims_of(context, left), _claims_of(context, right)
            if pair[0] is None or pair[1] is None or same_holder(pair[0], pair[1]):
                continue
            yield pair[0].id, pair[1].id, PairType.RIVAL_ACCOUNT, f"who holds it: {context.issue(pair[1])}"


def _claims_of(context: Context, status: PlaceStatus) -> Claim | None:
    told = (claim for claim in context.draft.claims if status.id in claim.about and not context.is_publisher(claim))
    return next(told, None)


def promised_and_done(context: Context) -> Iterator[Row]:
    """A figure that was promised beside that of what was done: no conflict, though it looks like one."""
    figures = {figure.id: figure for figure in context.draft.figures}
    for deal in context.draft.agreements:
        owed = {term.id: figures.get(term.quantity or "") for term in deal.obligations}
        for done in deal.performance:
            promised, given = owed.get(done.obligation or ""), figures.get(done.quantity or "")
            if promised is None or given is None or promised.value == given.value or promised.unit != given.unit:
                continue
            yield (
                promised.id,
                given.id,
                PairType.SCOPE_DIFFERENCE,
                f"promised {promised.span.quote}, done {given.span.quote}",
            )
