"""The steps of the built-in reader, in the order in which each finds its input ready."""

from crossbearing.extract.deals.agreements import find_agreements
from crossbearing.extract.draft import Draft, Step, check_order, run_steps
from crossbearing.extract.events.events import find_events
from crossbearing.extract.figures.figures import find_figures
from crossbearing.extract.join import join
from crossbearing.extract.media import find_media
from crossbearing.extract.names.imprint import find_imprint
from crossbearing.extract.names.mentions import find_entities
from crossbearing.extract.pairs import find_pairs
from crossbearing.extract.places.place_status import find_place_status
from crossbearing.extract.speech.attributions import find_attributions
from crossbearing.extract.speech.silences import find_silences
from crossbearing.extract.speech.speech import find_claims
from crossbearing.extract.superseded import find_superseded
from crossbearing.extract.time.dates import find_dates
from crossbearing.extract.topic import find_remarks
from crossbearing.extract.words.mark import mark
from crossbearing.extract.words.marked import Marked
from crossbearing.extract.words.syntax import Grammar
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report

STEPS = (
    Step(find_dates, ("marked",), ("published", "alternatives", "dates")),
    Step(find_entities, ("marked",), ("entities", "publisher")),
    Step(find_imprint, ("marked", "published", "publisher"), ("imprint",)),
    Step(find_figures, ("marked", "dates"), ("figures",)),
    Step(find_attributions, ("marked",), ("attributions",)),
    Step(find_silences, ("marked", "entities", "published", "attributions"), ("silences",)),
    Step(
        find_claims, ("marked", "entities", "publisher", "silences", "attributions"), ("quotes", "claims", "entities")
    ),
    Step(find_events, ("marked", "entities", "figures", "dates", "claims"), ("events",)),
    Step(find_agreements, ("marked", "entities", "figures", "dates", "claims", "events"), ("agreements",)),
    Step(find_place_status, ("marked", "entities", "dates", "events"), ("place_status",)),
    Step(find_media, ("marked", "entities", "events"), ("media",)),
    Step(
        join,
        ("figures", "claims", "events", "silences", "agreements", "place_status"),
        ("figures", "claims", "events", "silences", "agreements"),
    ),
    Step(find_pairs, ("claims", "events", "figures"), ("pairs",)),
    Step(find_superseded, ("claims", "events", "figures"), ("relations",)),
    Step(find_remarks, ("claims", "events", "figures", "pairs"), ("claims",)),
)


def draft_of(report: Report, grammar: Grammar) -> Draft:
    """Everything the built-in reader finds in one report."""
    return draft_of_marked(mark(report, grammar))


def draft_of_marked(marked: Marked) -> Draft:
    """Everything the built-in reader finds in one report with sentences and grammar."""
    check_order(STEPS)
    return run_steps(Draft(marked), STEPS)


def reading_of(draft: Draft, *, doc_id: str) -> Reading:
    """What a ledger keeps of a finished draft."""
    report = draft.marked.report
    assert draft.imprint is not None  # the steps above always give one
    reading = Reading(
        doc_id=doc_id,
        file=report.name,
        sha256=report.sha256,
        document=draft.imprint,
        zones=report.zones,
        entities=draft.entities,
        events=draft.events,
        quantities=draft.figures,
        claims=draft.claims,
        quotes=draft.quotes,
        pairs=draft.pairs,
        silences=draft.silences,
        agreements=draft.agreements,
        place_status=draft.place_status,
        media=draft.media,
        relations=draft.relations,
    )
    reading.require_grounded(report.text)
    return reading
