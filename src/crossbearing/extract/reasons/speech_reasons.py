"""Why a claim has its source, and why a silence is one."""

from collections.abc import Iterator

from crossbearing.extract.draft import Draft
from crossbearing.model.claim import Claim
from crossbearing.model.reason import Reason
from crossbearing.model.span import Span


def claim_reasons(draft: Draft) -> Iterator[Reason]:
    """One reason a claim."""
    names = {entity.id: entity.name for entity in draft.entities}
    for claim in draft.claims:
        form = claim.form.value.replace("_", " ")
        steps = [_link(link.cue, names.get(link.entity or "", "an unnamed source")) for link in claim.chain]
        because = f"{'; '.join(steps)}; told as {form}, {claim.polarity.value}, {claim.certainty.value}"
        hedge = f"; hedged by “{claim.hedge.quote}”" if claim.hedge else ""
        yield Reason(claim.id, f"claims/{claim.form}", "rule", because + hedge, tuple(_words(claim)))


def _link(cue: Span | None, who: str) -> str:
    return f"{who} says it: the cue is “{cue.quote}”" if cue else f"{who} tells it, no other source is named"


def _words(claim: Claim) -> Iterator[Span]:
    for link in claim.chain:
        yield from (span for span in (link.holder, link.cue) if span is not None)
    if claim.hedge is not None:
        yield claim.hedge


def silence_reasons(draft: Draft) -> Iterator[Reason]:
    """One reason a silence."""
    for silence in draft.silences:
        kind = silence.kind.value.replace("_", " ")
        because = f"“{silence.span.quote}” says that somebody did not speak: {kind} (vocabulary of silences)"
        yield Reason(silence.id, f"silences/{silence.kind}", "rule", because, (silence.span,))
