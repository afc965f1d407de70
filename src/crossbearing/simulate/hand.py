"""Writes the names, places, days and counts of a story, and keeps each where it stands."""

from collections.abc import Callable

from crossbearing.model.claim import Claim, ClaimKind, Form, Link
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.model.event import Role, RoleBasis
from crossbearing.model.figure import Category
from crossbearing.model.span import Span
from crossbearing.simulate.accounts import Sentence
from crossbearing.simulate.counts import Count
from crossbearing.simulate.incident import CIVILIANS, other_side
from crossbearing.simulate.page import Page
from crossbearing.simulate.plans import Plan
from crossbearing.simulate.record import Record, Setting
from crossbearing.simulate.speakers import Speaker
from crossbearing.simulate.statements import Statement
from crossbearing.simulate.tale import Tale
from crossbearing.simulate.told import FigureTruth
from crossbearing.simulate.whereabouts import spelled
from crossbearing.vocab import load


class Hand:
    """Writes on one page and keeps one record; `publisher` is the outlet's entity."""

    def __init__(self, plan: Plan, page: Page, record: Record, publisher: str) -> None:
        self.plan = plan
        self.page = page
        self.record = record
        self.publisher = publisher

    def fill(self, tale: Tale, said: Statement | None) -> dict[str, Callable[[], None]]:
        """What writes each slot of a template."""
        incident = tale.story.incident
        by = said.blames if said is not None and said.blames is not None else incident.by
        return {
            "by": lambda: self._doer(tale, by),
            "against": lambda: self._against(tale, other_side(by)),
            "both": self._both,
            "object": lambda: self._object(tale),
            "place": lambda: self._place(tale),
            "town": lambda: self.put_town(tale),
            "when": lambda: self._when(tale),
            "noun": lambda: self.put(tale.row["noun"]),
            "deal": lambda: self.put(self.deal_name(tale, 0)),
        }

    def put(self, words: str) -> None:
        """Write words that nobody asks the place of."""
        self.page.put(words)

    @property
    def origin(self) -> str:
        """The report whose own word a claim is: this one, or the one it copies."""
        return self.plan.original or self.plan.id

    def chain(self, link: Link | None = None) -> tuple[Link, ...]:
        """The chain of attribution from the publisher."""
        outer = Link(self.publisher, None, None)
        return (outer,) if link is None else (outer, link)

    def narrated(self, claim: str, content: Span, *about: str) -> Claim:
        """A claim that the outlet makes in its own voice."""
        return Claim(claim, self.chain(), (content,), Form.NARRATOR, ClaimKind.FACT, about=about)

    def party(self, side: str) -> tuple[str, Span]:
        """Write a side's name: its entity and where it stands."""
        party = self.plan.war.parties[side]
        span = self.page.put(party.words)
        return self.record.entity(party.words, party.type, party.alignment, span=span), span

    def _both(self) -> None:
        for number, side in enumerate(self.plan.war.parties):
            if number:
                self.put(" and ")
            self.party(side)

    def _doer(self, tale: Tale, side: str) -> None:
        entity, span = self.party(side)
        basis = RoleBasis.STATED if side == tale.story.incident.by else RoleBasis.ALLEGED
        tale.doer = Role(entity, basis, span)

    def _against(self, tale: Tale, side: str) -> None:
        entity, span = self.party(side)
        tale.target = Role(entity, RoleBasis.STATED, span)

    def _object(self, tale: Tale) -> None:
        incident = tale.story.incident
        words, _, of = incident.object.partition(" of the ")
        if of and incident.against != CIVILIANS:
            self.put(f"{words} of ")
            entity, span = self.party(incident.against)
        else:
            span = self.page.put(incident.object)
            name = incident.object.split(" ", 1)[1]
            entity = self.record.entity(name, EntityType.FACILITY, Alignment.CIVILIAN, span=span)
        tale.target = Role(entity, RoleBasis.STATED, span)

    def _place(self, tale: Tale) -> None:
        told = tale.story.place
        self.put(f"{told.preposition} ")
        tale.place = self._named(told.name)
        self.record.truth.places[tale.place] = told.place
        if told.region is not None:
            self.put(" in ")
            region = self._named(told.region)
            self.record.truth.places[region] = tale.story.incident.town.region.place

    def put_town(self, tale: Tale) -> None:
        """Write the town of a story as this outlet spells it."""
        town = tale.story.incident.town
        place = self._named(spelled(self.plan.war, self.plan.outlet, town))
        self.record.truth.places[place] = town.place
        tale.place = tale.place or place

    def _named(self, name: str) -> str:
        return self.record.entity(name, EntityType.PLACE, span=self.page.put(name))

    def _when(self, tale: Tale) -> None:
        told = tale.story.day
        tale.date = told.when(self.page.put(told.words))

    def count(self, tale: Tale, count: Count, claim: str, *, bare: bool = False) -> None:
        """Write a count of the story's incident, `bare` without its noun, and keep it as a figure of its event."""
        span = self.page.put(count.number if bare else count.words)
        incident = tale.story.incident
        scope = "part" if count.part else "incident"
        final = next((toll.count for toll in incident.tolls if _same(count, toll.category, toll.part)), 0)
        truth = FigureTruth(scope, incident.id, count.known, final, count.slip)
        edtf = tale.story.day.edtf
        tale.figures.append(self.record.figure(count, span, truth, Setting(claim, tale.event, edtf)))

    def attribute(self, sentence: Sentence, speaker: Speaker, form: str, tale: Tale) -> Link:
        """Write who says it; the link of the chain."""
        words = load("simulate")["sentence"][form]
        holder: list[tuple[str, Span]] = []
        fill: dict[str, Callable[[], None]] = {"speaker": lambda: holder.append(self.speaker(speaker, tale))}
        cue = self.page.render(words[sentence.form % len(words)], fill)[0]
        return Link(holder[0][0], holder[0][1], cue)

    def speaker(self, speaker: Speaker, tale: Tale) -> tuple[str, Span]:
        """Write who speaks: the whole name with what they are at first, the last name after."""
        words, _, role = speaker.named(tale.story.incident).partition(", ")
        named = words[0].isupper()
        name = _bare(words)
        known = named and self.record.knows(name, speaker.type)
        span = self.page.put(name.split()[-1] if known else words)
        entity = self.record.entity(name, speaker.type, speaker.alignment, span=span, protect=speaker.protect)
        if role and not known:
            self.put(f", {role}")
            self.page.close_apposition()
        return entity, span

    def deal_name(self, tale: Tale, form: int) -> str:
        """How this outlet calls the truce a story is about."""
        names: list[str] = load("simulate")["truce"]["names"]
        turn = (form + len(self.plan.outlet.name)) % len(names)
        return names[turn].format(town=spelled(self.plan.war, self.plan.outlet, tale.story.incident.town))


def _bare(words: str) -> str:
    """A name without rank and article."""
    bare = [word for word in words.split() if word[-1] != "."]
    return " ".join(bare[1:] if bare[0] in ("a", "the") else bare)


def _same(count: Count, category: Category, part: bool) -> bool:
    return count.category is category and count.part is part
