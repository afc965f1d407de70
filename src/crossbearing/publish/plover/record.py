"""One incident as one report tells it, as a PLOVER record."""

from crossbearing.model.figure import Category, Modifier
from crossbearing.publish.evidence import quote_object
from crossbearing.publish.outgoing import PublicFigure, PublicIncident, ToldEvent
from crossbearing.publish.part import Json, JsonObject
from crossbearing.publish.plover.codes import codes
from crossbearing.publish.plover.entities import actors, known, location, recipients
from crossbearing.publish.sides import SideKind, kind_of
from crossbearing.publish.values import Edition, Number, Passage, Source

CODEBOOK = "PLOVER manual (Open Event Data Alliance)"
# PLOVER's sizes, by the categories of figures that are counts of people.
_SIZES = {Category.KILLED: "dead", Category.WOUNDED: "injured", Category.DETAINED: "arrested"}
_PEOPLE = "people"
_EXACT = (Modifier.EXACT, Modifier.ONLY)
_ASSAULT = "ASSAULT"


def record(incident: PublicIncident, told: ToldEvent, edition: Edition) -> JsonObject:
    """The record of an event whose date is known; fields after `comment` are our own."""
    kind = codes()["types"][told.type.value]
    both = bool(kind.get("both")) and not _hits_civilians(told)
    first, last = told.date.first, told.date.last
    assert first is not None and last is not None
    context = codes()["contexts"].get(told.modality.value)
    event = str(kind["event"])
    return known(
        {
            "id": told.id,
            "has_event": True,
            "date": first.isoformat(),
            "enddate": last.isoformat() if last != first else None,
            "actor": actors(told, both=both),
            "recipient": recipients(told, both=both) or None,
            "event": [event],
            "event_loc": location(told.site),
            "event_text": [words.exact for words in told.words],
            "quad_code": codes()["quads"][event],
            "mode": _modes(told, event, kind.get("mode")) or None,
            "context": None if context is None else [context],
            "link": incident.id,
            "text_info": _text_info(told.words),
            "size": _size(incident, told) or None,
            "cite_info": _cite_info(told.source, edition),
            "coder": edition.reader,
            "comment": f"{told.modality.value}, {told.stance.value}: {told.label}",
            **_own(incident, told, edition),
        }
    )


def _hits_civilians(told: ToldEvent) -> bool:
    """Whether the violence is one-sided: then whoever is hit is its recipient."""
    return told.target is not None and kind_of(told.target.party) is SideKind.CIVILIANS


def _modes(told: ToldEvent, event: str, usual: str | None) -> list[str]:
    """By the weapons that the report names; where they tell none, what is usual of the type."""
    table = codes()["weapons"] if event == _ASSAULT else {}
    found = dict.fromkeys(table[weapon] for weapon in told.weapons if weapon in table)
    return list(found) or ([usual] if usual is not None else [])


def _text_info(words: tuple[Passage, ...]) -> JsonObject | None:
    """Where the words stand in the report's text, in code points."""
    if not words:
        return None
    return {"start": words[0].start, "end": words[0].end}


def _size(incident: PublicIncident, told: ToldEvent) -> dict[str, Json]:
    """The exact number of people that this report prints.

    Where it prints several, bounds, or numbers of some of them alone, these stand in `figures`.
    """
    over_all = {
        figure.id
        for tally in incident.tallies
        if tally.blamed is None and tally.counts == _PEOPLE
        for figure in tally.figures
    }
    printed: dict[str, set[Number]] = {}
    for figure in told.figures:
        name = _SIZES.get(figure.category)
        if name is not None and figure.id in over_all and figure.modifier in _EXACT and figure.value is not None:
            printed.setdefault(name, set()).add(figure.value)
    return {name: values.pop() for name, values in printed.items() if len(values) == 1}


def _cite_info(source: Source, edition: Edition) -> JsonObject:
    return known(
        {
            "corpus": edition.title,
            "citation": source.id,
            "url": source.url,
            "title": source.title,
            "language": source.language,
            "publication": source.publisher,
            "coder": edition.reader,
            "codebook": CODEBOOK,
            "version": edition.id,
        }
    )


def _own(incident: PublicIncident, told: ToldEvent, edition: Edition) -> dict[str, Json]:
    return {
        "incident": incident.id,
        "event_type": told.type.value,
        "modality": told.modality.value,
        "stance": told.stance.value,
        "date_edtf": told.date.edtf,
        "published": told.source.published,
        "reprint_of": told.source.reprint_of,
        "weapons": list(told.weapons),
        "figures": [_figure(one) for one in told.figures],
        "claims": list(told.claims),
        "quotes": [quote_object(words) for words in told.words],
        "policy": edition.policy,
        "edition": edition.id,
    }


def _figure(figure: PublicFigure) -> JsonObject:
    return {
        "category": figure.category.value,
        "counts": figure.counts,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "quote": quote_object(figure.words),
    }
