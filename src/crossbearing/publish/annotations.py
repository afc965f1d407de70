"""W3C Web Annotations: every claim, telling of an event and status of a place, tied to the words that carry it."""

from collections.abc import Iterable, Iterator

from crossbearing.publish.form import Container, Format
from crossbearing.publish.linked import (
    PREFIX,
    TERMS,
    edition_urn,
    known,
    named,
    own,
    own_members,
    party_urn,
    reader_urn,
    report_urn,
    web_address,
)
from crossbearing.publish.outgoing import (
    Involved,
    Outgoing,
    PublicClaim,
    PublicFigure,
    PublicStatus,
    ToldEvent,
)
from crossbearing.publish.part import Json, JsonObject, Parts, Tree
from crossbearing.publish.values import Edition, Party, Passage, Site, Span

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# What annotations are for, in the words of the model: claims and statuses say of what kind words are, tellings say
# which incident they tell of.
_CLASSIFYING, _IDENTIFYING = "classifying", "identifying"


def _parts(outgoing: Outgoing) -> Parts:
    page = Tree("annotations.jsonld", _head(outgoing), "items", lambda: _annotations(outgoing))
    return Parts((page,), lambda: _left_out(outgoing))


def _head(outgoing: Outgoing) -> JsonObject:
    edition = outgoing.edition
    collection = f"{edition_urn(edition)}:annotations"
    return {
        "@context": [_CONTEXT, {PREFIX: TERMS}],
        "id": f"{collection}:1",
        "type": "AnnotationPage",
        "partOf": known(
            {
                "id": collection,
                "type": "AnnotationCollection",
                "label": edition.title,
                "total": _total(outgoing),
                "creator": _software(edition),
                "generator": _software(edition),
                own("rules"): list(edition.rules),
                **own_members(edition),
            }
        ),
        "startIndex": 0,
    }


def _software(edition: Edition) -> JsonObject:
    return {"id": reader_urn(edition), "type": "Software", "name": edition.reader}


def _total(outgoing: Outgoing) -> int:
    told = sum(len(incident.told) for incident in outgoing.incidents())
    return told + sum(1 for _ in outgoing.claims()) + sum(1 for _ in outgoing.statuses())


def _annotations(outgoing: Outgoing) -> Iterator[JsonObject]:
    edition = outgoing.edition
    for claim in outgoing.claims():
        yield _claim(claim, edition)
    for incident in outgoing.incidents():
        for told in incident.told:
            yield _told(told, incident.id, edition)
    for status in outgoing.statuses():
        yield _status(status, edition)


def _left_out(outgoing: Outgoing) -> Iterator[str]:
    masked = sum(_is_masked(claim.words) for claim in outgoing.claims())
    masked += sum(_is_masked(told.words) for incident in outgoing.incidents() for told in incident.told)
    masked += sum(_is_masked(status.words) for status in outgoing.statuses())
    if masked:
        yield f"{masked} annotations name a report and no place in it: words of theirs were replaced or left out"


def _is_masked(words: Iterable[Passage]) -> bool:
    return any(passage.masked for passage in words)


def _annotation(
    name: str, motivation: str, words: tuple[Passage, ...], body: dict[str, Json], edition: Edition
) -> JsonObject:
    # One body says the same in words, for programs that show nothing but text.
    text: JsonObject = {
        "type": "TextualBody",
        "value": " … ".join(passage.exact for passage in words),
        "format": "text/plain",
        "purpose": "describing",
    }
    return {
        "id": name,
        "type": "Annotation",
        "motivation": motivation,
        "creator": reader_urn(edition),
        "generator": reader_urn(edition),
        "body": [known(body), text],
        "target": [target for passage in words for target in _targets(passage)],
    }


def _targets(passage: Passage) -> Iterator[Json]:
    """What a passage is about: the words as the page in the web has them, and as the kept text of the report has them.

    Positions count in the kept text alone, and are not told behind a name that was left out. Of words that were masked
    only the report is named: neither a quote nor a position would be found there.
    """
    report, page = report_urn(passage.source.id), web_address(passage.source)
    if passage.masked:
        yield report
        return
    quoted = known(
        {"type": "TextQuoteSelector", "exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix}
    )
    if page is not None:
        yield {"type": "SpecificResource", "source": page, "selector": quoted}
    position: JsonObject = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    yield {
        "type": "SpecificResource",
        "source": report,
        "selector": quoted if passage.start is None else [quoted, position],
    }


def _claim(claim: PublicClaim, edition: Edition) -> JsonObject:
    body: dict[str, Json] = {
        "id": named("claim", claim.id),
        "type": own("Claim"),
        own("holder"): _party(claim.holder),
        own("chain"): {"@list": [_party(holder) or own("nobody-named") for holder in claim.chain]},
        own("kind"): claim.kind.value,
        own("form"): claim.form.value,
        own("polarity"): claim.polarity.value,
        own("certainty"): claim.certainty.value,
        own("stance"): claim.stance.value,
        **own_members(edition, claim.incidents),
    }
    return _annotation(named("annotation:claim", claim.id), _CLASSIFYING, claim.words, body, edition)


def _told(told: ToldEvent, incident: str, edition: Edition) -> JsonObject:
    body: dict[str, Json] = {
        "id": named("telling", told.id),
        "type": own("Telling"),
        "label": told.label,
        own("event"): told.type.value,
        own("modality"): told.modality.value,
        own("stance"): told.stance.value,
        **_when(told.date),
        own("place"): _place(told.site),
        own("perpetrator"): _involved(told.perpetrator),
        own("target"): _involved(told.target),
        own("weapon"): list(told.weapons),
        own("damage"): [f"{harm.object}: {harm.level}" for harm in told.damage],
        own("figure"): [_figure(figure) for figure in told.figures],
        own("claim"): [{"id": named("claim", claim)} for claim in told.claims],
        **own_members(edition, (incident,)),
    }
    return _annotation(named("annotation:telling", told.id), _IDENTIFYING, told.words, body, edition)


def _status(status: PublicStatus, edition: Edition) -> JsonObject:
    body: dict[str, Json] = {
        "id": named("status", status.id),
        "type": own("PlaceStatus"),
        own("attribute"): status.attribute.value,
        own("value"): status.value,
        own("holder"): _party(status.holder),
        **_when(status.time),
        own("place"): _place(status.site),
        own("claim"): [{"id": named("claim", claim)} for claim in status.claims],
        own("against"): [{"id": named("status", other)} for other in status.against],
        **own_members(edition),
    }
    return _annotation(named("annotation:status", status.id), _CLASSIFYING, status.words, body, edition)


def _party(party: Party | None) -> JsonObject | None:
    if party is None:
        return None
    return {"id": party_urn(party), "name": party.name, own("party-type"): party.type.value}


def _involved(involved: Involved | None) -> JsonObject | None:
    if involved is None:
        return None
    return known({own("party"): _party(involved.party), own("basis"): involved.basis.value})


def _when(date: Span) -> dict[str, Json]:
    return {own("date"): date.edtf, own("date-rounded"): date.rounded}


def _place(site: Site | None) -> JsonObject | None:
    if site is None:
        return None
    return known(
        {
            "name": site.name,
            own("lat"): site.lat,
            own("lon"): site.lon,
            own("extent"): site.extent,
            own("gazetteer"): site.gazetteer,
            own("place-rounded"): site.rounded,
        }
    )


def _figure(figure: PublicFigure) -> JsonObject:
    return known(
        {
            "id": named("figure", figure.id),
            own("category"): figure.category.value,
            own("counts"): figure.counts,
            own("value"): figure.value,
            own("low"): figure.low,
            own("high"): figure.high,
            own("modifier"): figure.modifier.value,
            own("unit"): figure.unit,
            own("said-by"): figure.said_by,
            own("words"): figure.words.exact,
        }
    )


FORMAT = Format(
    name="annotations",
    words="Claims, events and statuses of places as W3C Web Annotations of the reports",
    version="Web Annotation Data Model, W3C Recommendation of 23 February 2017",
    suffix=".jsonld",
    container=Container.FILE,
    parts=_parts,
)
