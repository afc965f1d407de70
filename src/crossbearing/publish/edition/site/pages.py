"""Every page of an edition."""

from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files
from itertools import groupby

from crossbearing.publish.edition.site.catalogue import ROWS, Catalogue, Short, source_mark
from crossbearing.publish.edition.site.frame import Frame, list_page, mark
from crossbearing.publish.edition.site.opening import opening
from crossbearing.publish.outgoing import PublicAgreement, PublicContradiction, PublicStatus
from crossbearing.publish.part import Page
from crossbearing.publish.values import Source

Values = Mapping[str, object]

MENU = {
    "index.html": "Overview",
    "incidents.html": "Incidents",
    "agreements.html": "Agreements",
    "places.html": "Places",
    "contradictions.html": "Contradictions",
    "silences.html": "Silences",
    "sources.html": "Sources",
    "changes.html": "Changes",
    "data.html": "Data",
    "method.html": "Method",
}
# Contradictions and silences are shown with all their words: some are a page.
_WITH_WORDS = 50


class Pages:
    """Makes the pages of what an edition holds."""

    def __init__(self, catalogue: Catalogue, frame: Frame) -> None:
        self._all = catalogue
        self._frame = frame

    def every(self) -> Iterator[Page]:
        """Every page but those of data, method and changes."""
        yield self._frame.page("index.html", "index", "Overview", partial(opening, self._all))
        yield from self._frame.lists("incidents", len(self._all.incidents), ROWS, self._incidents)
        for short in self._all.incidents:
            yield self._frame.page(short.page, "incident", short.label, partial(self._incident, short))
        yield self._frame.page("agreements.html", "agreements", "Agreements", self._agreements)
        for at, (key, name) in enumerate(self._all.agreements):
            yield self._frame.page(agreement_page(key), "agreement", name, partial(self._agreement, at))
        yield from self._frame.lists("places", len(self._all.places), ROWS, self._places)
        for key, entry in self._all.places.items():
            yield self._frame.page(entry.page, "place", entry.site.name, partial(self._place, key))
        contradictions, silences = len(self._all.contradiction_ids), len(self._all.silence_ids)
        yield from self._frame.lists("contradictions", contradictions, _WITH_WORDS, self._contradictions)
        yield from self._frame.lists("silences", silences, _WITH_WORDS, self._silences)
        yield from self._frame.lists("sources", len(self._all.sources), ROWS, self._sources)

    def _incidents(self, part: range) -> Values:
        return {"rows": self._all.incidents[part.start : part.stop]}

    def _incident(self, short: Short) -> Values:
        one = self._all.kept.incident(short.at)
        found = self._all.contradictions_about(one.id)
        return {
            "incident": one,
            "reports": short.reports,
            "modalities": sorted({told.modality.value for told in one.told}),
            "claims": list(self._all.claims_about(one.id)),
            "contradictions": [(self._contradiction_address(against), against) for against in found],
            "silences": list(self._all.silences_about(one.id)),
            "before": self._all.incidents[short.at - 1] if short.at > 0 else None,
            "after": self._all.incidents[short.at + 1] if short.at + 1 < len(self._all.incidents) else None,
        }

    def _agreements(self) -> Values:
        return {"rows": [(agreement_page(one.id), one) for one in self._all.kept.agreements()]}

    def _agreement(self, at: int) -> Values:
        one: PublicAgreement = self._all.kept.agreement(at)
        names = dict(self._all.agreements)
        prior = (agreement_page(one.prior), names[one.prior]) if one.prior in names else None
        return {"agreement": one, "prior": prior}

    def _places(self, part: range) -> Values:
        return {"rows": list(self._all.places.values())[part.start : part.stop]}

    def _place(self, key: str) -> Values:
        entry = self._all.places[key]
        statuses = sorted(map(self._all.kept.status, entry.statuses), key=lambda one: one.attribute.value)
        grouped = groupby(statuses, key=lambda one: one.attribute)
        return {
            "site": entry.site,
            "statuses": [(attribute, sorted(own, key=_by_time)) for attribute, own in grouped],
            "incidents": [self._all.incidents[at] for at in entry.incidents],
        }

    def _contradictions(self, part: range) -> Values:
        return {"rows": list(map(self._all.kept.contradiction, part)), "incidents": self._all.by_incident}

    def _contradiction_address(self, one: PublicContradiction) -> str:
        page = self._all.contradiction_at(one.id) // _WITH_WORDS
        return f"{list_page('contradictions', page)}#{mark(one.id)}"

    def _silences(self, part: range) -> Values:
        return {"rows": list(map(self._all.kept.silence, part)), "incidents": self._all.by_incident}

    def _sources(self, part: range) -> Values:
        rows = [(source_mark(one), one, self._original(one)) for one in self._all.sources[part.start : part.stop]]
        return {"rows": rows, "corrections": list(self._all.kept.corrections()) if part.start == 0 else []}

    def _original(self, source: Source) -> tuple[str, str] | None:
        """Where the report stands that this one repeats, and what it is called."""
        found = self._all.source(source.reprint_of)
        return None if found is None else (self._all.source_link(found), found.publisher or "a report")


def agreement_page(agreement: str) -> str:
    """Where an agreement stands."""
    return f"agreements/{agreement}.html"


def _by_time(one: PublicStatus) -> tuple[str, str]:
    return ("" if one.time.first is None else one.time.first.isoformat(), one.id)


def still(name: str) -> Page:
    """A file that is the same in every edition."""
    return Page(name, partial(_shipped, name))


def _shipped(name: str) -> str:
    return files("crossbearing.publish.edition").joinpath("templates", name).read_text(encoding="utf-8")
