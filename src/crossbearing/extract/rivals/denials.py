"""Denials, each with what it denies: an accusation, another's account, or words that the publisher takes back."""

from collections.abc import Iterator, Sequence
from functools import cache

from crossbearing.extract.rivals.context import CHARGES, Context, Row, same_holder
from crossbearing.model.claim import Claim, ClaimKind, Polarity, Stance
from crossbearing.model.pair import PairType
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases

# A denial may answer what was told up to this many claims before it; further back the link is guesswork.
REACH = 20
# A publisher that takes words back cites them at most this many claims before.
WITHDRAWAL_REACH = 4
# A statement that does not call itself a denial answers what stands nearer.
REBUTTAL_REACH = 12
# A negated statement answers an earlier one if it takes up this many of its words.
REBUTTAL_WORDS = 2
# What speaks for a claim as the one denied, beside the share of the denial's words it holds. Set on the annotated
# reports of the training part: below `_ENOUGH` the nearest accusation is a better guess than the best likeness.
_CHARGE, _SAME_EVENT, _SAME_DEED, _SAME_PLACE, _NAMES_DENIER = 0.2, 0.3, 0.2, 0.2, 0.1
_OWN_VOICE, _PER_CLAIM = 0.15, 0.01
_ENOUGH = 0.34
_ABOUT_ALIKE = 0.05
# A denial of all that was charged answers charges of at most this many paragraphs before.
_PARAGRAPHS = 4
_DENIABLE = (*CHARGES, ClaimKind.FACT)


def denials(context: Context) -> Iterator[Row]:
    """Each denial with the claim it denies: the same words first, then the likest, then the nearest charge."""
    settled: set[tuple[str, str | None]] = set()
    claims = context.draft.claims
    for position, claim in enumerate(claims):
        if claim.kind is not ClaimKind.DENIAL and not _takes_back(context, claim):
            continue
        if context.is_publisher(claim):
            denied = _withdrawn(context, position)
        else:
            found = _denied(context, position, claim)
            denied = [] if found is None else [found]
        for one in denied:
            if (one.id, claim.last.entity) not in settled or context.is_publisher(claim):
                settled.add((one.id, claim.last.entity))
                yield one.id, claim.id, PairType.DENIAL, f"whether {context.issue(one)}"


def rebuttals(context: Context) -> Iterator[Row]:
    """Negated words of a party that take up, in their own words, what another holder affirmed shortly before."""
    claims = context.draft.claims
    for position, claim in enumerate(claims):
        rebuts = claim.polarity is Polarity.NEGATED and claim.kind not in (
            ClaimKind.DENIAL,
            ClaimKind.REPORT_OF_SILENCE,
        )
        if not rebuts or claim.last.entity is None or context.is_publisher(claim):
            continue
        for earlier in reversed(claims[max(0, position - REBUTTAL_REACH) : position]):
            shared = context.words(claim) & context.words(earlier)
            if _can_be_denied(earlier, claim, _DENIABLE) and len(shared) >= REBUTTAL_WORDS:
                yield earlier.id, claim.id, PairType.DENIAL, f"whether {context.issue(earlier)}"
                break


def _takes_back(context: Context, claim: Claim) -> bool:
    """Whether the publisher takes words of its own back: "We withdraw it", "the number was wrong"."""
    if not context.is_publisher(claim):
        return False
    return any(next(_withdrawing().find(span.quote), None) is not None for span in claim.content)


@cache
def _withdrawing() -> Phrases:
    return Phrases({"withdrawn": load("rivals")["withdrawn"]})


def _withdrawn(context: Context, position: int) -> list[Claim]:
    """The publisher's own earlier words that its denial takes back: those it cites just before, else the likest."""
    claims = context.draft.claims
    denial = claims[position]
    found: list[Claim] = []
    for claim in reversed(claims[max(0, position - WITHDRAWAL_REACH) : position]):
        if context.is_publisher(claim) and _is_cited(context, claim):
            found.append(claim)
        elif found:
            break
    if found:
        return found[::-1]
    words = context.words(denial)
    own = [claim for claim in claims[:position] if context.is_publisher(claim) and claim.polarity is Polarity.AFFIRMED]
    ranked = sorted(own, key=lambda claim: (-len(words & context.words(claim)), claim.content[0].start))
    return ranked[:1] if ranked and len(words & context.words(ranked[0])) >= _ENOUGH * max(1, len(words)) else []


def _is_cited(context: Context, claim: Claim) -> bool:
    """Whether the publisher holds words of its own at a distance: those of an earlier report."""
    if claim.publisher_stance is Stance.DISTANCED:
        return True
    return any(next(_own_earlier().find(span.quote), None) is not None for span in claim.content)


@cache
def _own_earlier() -> Phrases:
    return Phrases({"earlier": load("rivals")["own_earlier"]})


def _denied(context: Context, position: int, denial: Claim) -> Claim | None:
    claims = context.draft.claims
    before = claims[max(0, position - REACH) : position]
    after = claims[position + 1 : position + 1 + REACH]
    candidates = [c for c in (*reversed(before), *after) if _can_be_denied(c, denial, _DENIABLE)]
    candidates = [claim for claim in candidates if not _own_side(context, claim, denial)]
    same = [claim for claim in candidates if any(a.overlaps(b) for a in claim.content for b in denial.content)]
    if same:
        return same[0]
    scored = [(_likeness(context, claim, denial) - n * _PER_CLAIM, claim) for n, claim in enumerate(candidates)]
    best = max(scored, key=lambda row: row[0], default=None)
    if best is not None and best[0] >= _ENOUGH:
        return _main_one(context, scored, best)
    return _nearest(context, before, denial)


def _main_one(context: Context, scored: Sequence[tuple[float, Claim]], best: tuple[float, Claim]) -> Claim:
    """Of what one holder says in one sentence, and is about as like the denial, what is said first: the deed itself."""
    sentence = context.sentence(best[1])
    alike = [
        claim
        for score, claim in scored
        if score >= best[0] - _ABOUT_ALIKE and context.sentence(claim) == sentence and same_holder(claim, best[1])
    ]
    return min(alike, key=lambda claim: claim.content[0].start)


def _nearest(context: Context, before: Sequence[Claim], denial: Claim) -> Claim | None:
    """What a denial without words of its own answers ("this never happened", "all of it").

    A charge in its paragraph, else what is cited there; to "all of it" the first charge of the last one to charge.
    """
    here = context.paragraph(denial)
    before = [c for c in before if _can_be_denied(c, denial, _ANY) and not _own_side(context, c, denial)]
    near = [claim for claim in before if context.paragraph(claim) == here]
    charges = [claim for claim in near if claim.kind in CHARGES]
    cited = [claim for claim in near if not context.is_publisher(claim)]
    earlier = [
        claim
        for claim in before
        if claim.kind is ClaimKind.ACCUSATION and here - context.paragraph(claim) <= _PARAGRAPHS
    ]
    main = [claim for claim in earlier if same_holder(claim, earlier[-1])]
    if _says_all(denial):
        return next(iter((*charges, *main, *cited)), None)
    own = [claim for claim in charges if context.names(claim, denial) or context.describes(claim, denial)]
    return next(iter((*reversed(own), *reversed(charges), *reversed(cited))), None)


def _own_side(context: Context, claim: Claim, denial: Claim) -> bool:
    """Whether a charge is one of the denier's own side: that it does not deny."""
    side = context.aligned(denial)
    return claim.kind is ClaimKind.ACCUSATION and side is not None and context.aligned(claim) == side


def _says_all(denial: Claim) -> bool:
    return denial.content[0].quote.lower().startswith(("all", "everything", "any of", "both"))


_ANY = (*_DENIABLE, ClaimKind.EVALUATION)


def _can_be_denied(claim: Claim, denial: Claim, kinds: Sequence[ClaimKind]) -> bool:
    if claim.kind not in kinds or claim.polarity is Polarity.NEGATED:
        return False
    # Only a publisher that takes words back denies itself.
    return claim.last.entity != denial.last.entity or claim.publisher_stance is Stance.DISTANCED


def _likeness(context: Context, claim: Claim, denial: Claim) -> float:
    words = context.words(denial)
    share = len(words & context.words(claim)) / max(1, len(words))
    deed = bool(context.families(claim) & context.families(denial))
    event = not set(context.events).isdisjoint(set(claim.about) & set(denial.about))
    place = not context.places(claim).isdisjoint(context.places(denial))
    if not (share or deed or event):
        return 0.0
    score = share + _SAME_DEED * deed + _SAME_EVENT * event + _SAME_PLACE * place
    score += _CHARGE * (claim.kind in CHARGES) + _NAMES_DENIER * context.names(claim, denial)
    return score - _OWN_VOICE * context.is_publisher(claim)
