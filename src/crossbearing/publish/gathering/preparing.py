"""Single values of reports as they may go out: names, words, places and times."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from crossbearing.model.entity import Entity, EntityType
from crossbearing.model.event import Role
from crossbearing.model.incident import Ref
from crossbearing.model.span import Span as Words
from crossbearing.publish.coarsening import coarse_date, coarse_site, coarse_span
from crossbearing.publish.gathering.origins import OriginNames
from crossbearing.publish.gathering.shelf import OPEN, Opened, Shelf
from crossbearing.publish.hidden import Hidden, Masked
from crossbearing.publish.outgoing import Involved
from crossbearing.publish.rules import Rules, TimeLevel
from crossbearing.publish.sites import site_of
from crossbearing.publish.times import clock_times, span_of_when
from crossbearing.publish.values import Party, Passage, Site, Source, Span
from crossbearing.resolve.around import places_around
from crossbearing.resolve.divisions import Divisions
from crossbearing.resolve.gazetteer import Gazetteer
from crossbearing.vocab.country import country_in
from crossbearing.vocab.register import register

_PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
_ACTORS = frozenset({EntityType.GOVERNMENT, EntityType.ARMED_ACTOR})


class Preparing:
    """Makes public values of a ledger's, by its protected people and the rules of coarsening."""

    def __init__(self, shelf: Shelf, hidden: Hidden, rules: Rules, gazetteer: Gazetteer) -> None:
        self.shelf = shelf
        self.hidden = hidden
        self._rules = rules
        self._gazetteer = gazetteer
        self._divisions = Divisions(gazetteer)
        self._originals: Mapping[str, str] = {}
        self._sources: dict[str, Source] = {}
        self._finer_words: dict[str, tuple[Words, ...]] = {}

    def know_reprints(self, originals: Mapping[str, str]) -> None:
        """Have each source say which report it repeats: copy -> original."""
        self._originals = originals

    def words(self, text: str, opened: Opened | None = None, *, touched: bool = False) -> str:
        """Words, taken from a report or made of its words, without what must not go out.

        If `touched`, without the places and times of the report that go out coarser too.
        """
        if opened is None:
            return self.hidden.text(text)
        return self.hidden.text(text, opened.reading, without=self._finer(opened) if touched else ())

    def maybe(self, text: str | None, opened: Opened | None = None, *, touched: bool = False) -> str | None:
        """The same where there may be none."""
        return None if text is None else self.words(text, opened, touched=touched)

    def words_of(self, text: str, refs: Iterable[Ref], *, touched: bool) -> str:
        """The same of words that may come from any of several reports."""
        for sha256 in dict.fromkeys(ref.sha256 for ref in refs):
            text = self.words(text, self.shelf[sha256], touched=touched)
        return text

    def source(self, opened: Opened) -> Source:
        """The report as a source."""
        found = self._sources.get(opened.reading.sha256)
        if found is None:
            if len(self._sources) >= OPEN:
                self._sources.clear()
            found = self._sources[opened.reading.sha256] = self._source(opened)
        return found

    def _source(self, opened: Opened) -> Source:
        imprint = opened.reading.document
        touched = self.hidden.names_anyone(opened.reading)
        publisher, url = self._rules.publisher(imprint.publisher, imprint.url, touched=touched)
        return Source(
            id=opened.reading.sha256,
            doc=self.words(opened.reading.doc_id, opened),
            publisher=self.maybe(publisher, opened),
            alignment=imprint.alignment,
            title=self._spoken(opened, imprint.title),
            url=self.maybe(url, opened),
            published=self.date(imprint.published, touched=touched),
            language=imprint.language,
            genre=imprint.genre,
            dateline=self._spoken(opened, imprint.dateline_place),
            reprint_of=self._originals.get(opened.reading.sha256),
        )

    def party(self, opened: Opened, entity: str | None, *, touched: bool = False) -> Party | None:
        """A party of a report by its entity id; None for none. If `touched`, without places that go out coarser."""
        found = opened.entities.get(entity or "")
        return None if found is None else self._party(opened, found, touched=touched)

    def party_of(self, key: str | None, refs: Iterable[Ref], *, touched: bool = False) -> Party | None:
        """The party of a key as the first of these reports that has it names it; None for none."""
        if key is None:
            return None
        for sha256 in dict.fromkeys(ref.sha256 for ref in refs):
            opened = self.shelf[sha256]
            if (found := opened.by_key.get(key)) is not None:
                return self._party(opened, found, touched=touched)
        return None

    def involved(self, opened: Opened, role: Role | None, *, touched: bool) -> Involved | None:
        """Who or what has a part in an event, on what ground; if `touched`, a place is as coarse as the rules ask."""
        if role is None:
            return None
        party = self.party(opened, role.entity, touched=touched)
        if party is None or not touched or party.type not in _PLACES:
            return Involved(party, role.basis)
        site = self.site(opened, role.entity, touched=touched)
        finer = site is not None and site.rounded is not None
        return Involved(replace(party, key=site.key, name=site.name) if site and finer else party, role.basis)

    def site(self, opened: Opened, entity: str | None, *, touched: bool) -> Site | None:
        """A place of a report by its entity id, as coarse as the rules ask; None for none."""
        found = opened.entities.get(entity or "")
        if found is None:
            return None
        fix = opened.fixes.get(found.id)
        around = [] if fix is None else [fix.place, *places_around(fix.place, self._gazetteer)]
        key, name = self.hidden.party(opened.reading, found)
        site = replace(site_of(found, fix, self._divisions), key=key, name=name)
        return coarse_site(site, self._rules.place(touched=touched), around)

    def time(self, span: Span, *, touched: bool) -> Span:
        """A time as coarse as the rules ask."""
        return coarse_span(span, self._rules.time(touched=touched))

    def date(self, edtf: str | None, *, touched: bool) -> str | None:
        """A date (EDTF) as coarse as the rules ask."""
        return coarse_date(edtf, self._rules.time(touched=touched))

    def passage(self, opened: Opened, words: Words, *, touched: bool) -> Passage:
        """Words of a report with a few around them; if `touched`, without places and times that go out coarser."""
        masked = self._masked(opened, words, touched=touched)
        return Passage(
            source=self.source(opened),
            exact=masked.exact,
            start=words.start if masked.placed else None,
            end=words.end if masked.placed else None,
            prefix=masked.prefix,
            suffix=masked.suffix,
            masked=masked.masked,
        )

    def _masked(self, opened: Opened, words: Words, *, touched: bool) -> Masked:
        """The same without its source."""
        without = self._finer(opened) if touched else ()
        return self.hidden.passage(opened.reading, opened.text, words, without=without)

    def passages(self, refs: Iterable[Ref], *, touched: bool = False) -> tuple[Passage, ...]:
        """The words of items of reports; an item that touches somebody protected is so whatever `touched` says."""
        found: list[Passage] = []
        for ref in refs:
            opened = self.shelf[ref.sha256]
            is_touched = touched or self.touches(opened, ref.id)
            found.extend(self.passage(opened, words, touched=is_touched) for words in opened.spans(ref.id))
        return tuple(found)

    def origins(self, refs: Iterable[Ref]) -> OriginNames:
        """What names the origins of what these items tell."""
        return OriginNames(self.hidden, [self.shelf[sha256] for sha256 in dict.fromkeys(ref.sha256 for ref in refs)])

    def touches(self, opened: Opened, *items: str) -> bool:
        """Whether items of a report rest on or tell of somebody protected."""
        return self.hidden.touches(opened.reading, items)

    def _finer(self, opened: Opened) -> tuple[Words, ...]:
        """The words of a report for places and times that go out coarser beside somebody protected."""
        sha256 = opened.reading.sha256
        if sha256 not in self._finer_words:
            if len(self._finer_words) >= OPEN:
                self._finer_words.clear()
            self._finer_words[sha256] = (*self._finer_places(opened), *self._finer_times(opened))
        return self._finer_words[sha256]

    def _finer_places(self, opened: Opened) -> Iterator[Words]:
        for entity in opened.reading.entities:
            if entity.type in _PLACES:
                site = self.site(opened, entity.id, touched=True)
                if site is not None and site.rounded is not None:
                    yield from (Words(one.quote, one.start, one.end) for one in entity.mentions)

    def _finer_times(self, opened: Opened) -> Iterator[Words]:
        for event in opened.reading.events:
            if event.date.span is not None and self.time(span_of_when(event.date), touched=True).rounded is not None:
                yield event.date.span
        if self._rules.time(touched=True).level is not TimeLevel.EXACT:
            yield from clock_times(opened.text)

    def _spoken(self, opened: Opened, words: Words | None) -> str | None:
        """Words that stand over the whole report: whoever it protects may be found by a place in them."""
        if words is None:
            return None
        return self._masked(opened, words, touched=self.hidden.names_anyone(opened.reading)).exact

    def _party(self, opened: Opened, entity: Entity, *, touched: bool) -> Party:
        key, name = self.hidden.party(opened.reading, entity)
        if entity.protect:
            return Party(key, name, entity.type, protected=True)
        if touched and entity.type not in _PLACES and (coarser := self.words(name, opened, touched=True)) != name:
            # "civilians in Rashidin" are named after a place that does not go out with this row.
            key, name = f"{key.partition(':')[0]}:withheld", coarser
        return Party(key, name, entity.type, entity.alignment, country=_country(entity))


def _country(entity: Entity) -> str | None:
    """The country of a state or its forces, or the home of an actor that the register has; None where it is not one."""
    if entity.type not in _ACTORS:
        return None
    own = country_in(entity.name)
    homes = {own} if own is not None else {actor.country for actor in register().find(entity.name)}
    return homes.pop() or None if len(homes) == 1 else None


def public_id(ref: Ref) -> str:
    """What an item of a report is called outside: unique in the ledger, and without the report's file name."""
    return f"{ref.sha256[:12]}:{ref.id}"
