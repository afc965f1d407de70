"""Why two accounts stand against each other, and why a picture is there."""

from collections.abc import Iterator

from crossbearing.extract.draft import Draft
from crossbearing.model.reason import Reason
from crossbearing.model.span import Span


def pair_reasons(draft: Draft) -> Iterator[Reason]:
    """One reason a pair."""
    anchors = _anchors(draft)
    for pair in draft.pairs:
        kind = pair.type.value.replace("_", " ")
        because = f"{pair.a} and {pair.b} cannot both stand on {pair.issue}: {kind}"
        words = (*anchors.get(pair.a, ()), *anchors.get(pair.b, ()))
        yield Reason(pair.id, f"pairs/{pair.type}", "rule", f"{because}{f'; {pair.note}' if pair.note else ''}", words)


def _anchors(draft: Draft) -> dict[str, tuple[Span, ...]]:
    """The words of what may stand against something: claims, events, figures and terms."""
    anchors = {claim.id: claim.content for claim in draft.claims}
    anchors |= {event.id: (event.trigger,) for event in draft.events}
    anchors |= {figure.id: (figure.span,) for figure in draft.figures}
    for deal in draft.agreements:
        anchors |= {owed.id: owed.spans for owed in deal.obligations}
        anchors |= {done.id: done.spans for done in deal.performance}
        anchors |= {breach.id: breach.spans for breach in deal.violations}
    return anchors


def media_reasons(draft: Draft) -> Iterator[Reason]:
    """One reason a picture or recording."""
    for media in draft.media:
        words = tuple(span for span in (media.caption, media.credit) if span is not None)
        yield Reason(media.id, f"media/{media.kind}", "rule", "a caption or credit line stands in the report", words)
