"""Every item of a reading with the rule that put it there, in order of the ledger's layers."""

from collections.abc import Iterator
from dataclasses import replace

from crossbearing.extract.draft import Draft
from crossbearing.extract.reasons.confidence import confidence_of
from crossbearing.extract.reasons.entity_reasons import entity_reasons
from crossbearing.extract.reasons.event_reasons import event_reasons
from crossbearing.extract.reasons.figure_reasons import figure_reasons
from crossbearing.extract.reasons.speech_reasons import claim_reasons, silence_reasons
from crossbearing.extract.reasons.term_reasons import agreement_reasons, status_reasons
from crossbearing.extract.reasons.tie_reasons import media_reasons, pair_reasons
from crossbearing.model.reason import Reason

_LAYERS = (
    entity_reasons,
    event_reasons,
    figure_reasons,
    claim_reasons,
    pair_reasons,
    silence_reasons,
    agreement_reasons,
    status_reasons,
    media_reasons,
)


def reasons_of(draft: Draft) -> Iterator[Reason]:
    """The reason of every item of a finished draft, with how often its rule is right."""
    for layer in _LAYERS:
        for reason in layer(draft):
            yield replace(reason, confidence=confidence_of(reason.rule))
