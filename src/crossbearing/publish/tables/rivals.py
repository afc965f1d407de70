"""Tables of what is said of places, of what cannot all be right, of what is left unsaid and taken back."""

from collections.abc import Iterator

from crossbearing.publish.outgoing import (
    Outgoing,
    PublicContradiction,
    PublicCorrection,
    PublicSide,
    PublicSilence,
    PublicStatus,
)
from crossbearing.publish.tables.fields import (
    date_fields,
    listed,
    party_fields,
    place_fields,
    quotes,
    quotes_field,
    source_fields,
)
from crossbearing.publish.tables.sheet import Sheet, text, whole
from crossbearing.publish.tables.within import Within, corrections_of, sides_of
from crossbearing.publish.values import Party, Passage, Site, Source, Span

Side = Within[PublicContradiction, PublicSide]
Correction = Within[None, PublicCorrection]


def _statuses(outgoing: Outgoing) -> Iterator[PublicStatus]:
    return outgoing.statuses()


def _site(one: PublicStatus) -> Site | None:
    return one.site


def _time(one: PublicStatus) -> Span:
    return one.time


def _source(one: PublicStatus) -> Source:
    return one.source


def _holder(one: PublicStatus) -> Party | None:
    return one.holder


def _words(one: PublicStatus) -> tuple[Passage, ...]:
    return one.words


STATUSES: Sheet[PublicStatus] = Sheet(
    "statuses",
    "What is said of a place over a time: a row is one status by one source.",
    _statuses,
    [
        text("status", "The id of the status.", lambda one: one.id),
        *place_fields(_site),
        text("attribute", "What is said: control, siege, population, access ...", lambda one: one.attribute.value),
        text("value", "How it is.", lambda one: one.value),
        *party_fields("holder", "Who holds or does it", _holder),
        *date_fields(_time, "it is so"),
        *source_fields(_source),
        text("claims", "Ids of the claims that carry it.", lambda one: listed(one.claims)),
        text("against", "Ids of the statuses that it cannot agree with.", lambda one: listed(one.against)),
        quotes_field(_words),
    ],
)


def _contradictions(outgoing: Outgoing) -> Iterator[PublicContradiction]:
    return outgoing.contradictions()


CONTRADICTIONS: Sheet[PublicContradiction] = Sheet(
    "contradictions",
    "Where sources cannot all be right: a row is one issue.",
    _contradictions,
    [
        text("contradiction", "The id of the contradiction.", lambda one: one.id),
        text("kind", "What it is over.", lambda one: one.kind.value),
        text("issue", "The issue, in words.", lambda one: one.issue),
        text("why", "Why the positions cannot all be right.", lambda one: one.why),
        whole("sides", "How many positions there are.", lambda one: len(one.sides)),
        text("incident", "The incident it is about; blank where it is about none.", lambda one: one.incident),
        text(
            "quotes",
            "The words of all sides, divided by a bar.",
            lambda one: quotes(it for side in one.sides for it in side.passages),
        ),
    ],
)


SIDES: Sheet[Side] = Sheet(
    "contradiction_sides",
    "The positions of a contradiction: a row is one position.",
    sides_of,
    [
        text("side", "The id of the position.", lambda one: one.id),
        text("contradiction", "The contradiction.", lambda one: one.owner.id),
        text("position", "The position, in words.", lambda one: one.thing.words),
        text("publishers", "Who published it.", lambda one: listed(it.source.publisher for it in one.thing.passages)),
        text("quotes", "The words of those who take it, divided by a bar.", lambda one: quotes(one.thing.passages)),
    ],
)


def _silences(outgoing: Outgoing) -> Iterator[PublicSilence]:
    return outgoing.silences()


def _who(one: PublicSilence) -> Party | None:
    return one.who


def _silence_source(one: PublicSilence) -> Source:
    return one.words.source


SILENCES: Sheet[PublicSilence] = Sheet(
    "silences",
    "Who said nothing: a row is one silence that a report tells. It is no denial and no zero.",
    _silences,
    [
        text("silence", "The id of the silence.", lambda one: one.id),
        *party_fields("who", "Who was silent, blank where the report names nobody", _who),
        text("kind", "How: did_not_report, no_comment, not_reached ...", lambda one: one.kind.value),
        text("as_of", "As of when (EDTF).", lambda one: one.as_of),
        text("incident", "The incident it is about; blank where none is known.", lambda one: one.incident),
        *source_fields(_silence_source),
        text("quotes", "The words of the report.", lambda one: one.words.exact),
    ],
)


def _correction_source(one: Correction) -> Source:
    return one.thing.source


CORRECTIONS: Sheet[Correction] = Sheet(
    "corrections",
    "What reports take back: a row is one correction.",
    corrections_of,
    [
        text("correction", "The id of the correction.", lambda one: one.id),
        *source_fields(_correction_source),
        text("withdrawn", "The words that are taken back, divided by a bar.", lambda one: quotes(one.thing.withdrawn)),
        text(
            "quotes",
            "The words that stand in their place, divided by a bar.",
            lambda one: quotes(one.thing.replaced_by),
        ),
    ],
)

SHEETS = (STATUSES, CONTRADICTIONS, SIDES, SILENCES, CORRECTIONS)
