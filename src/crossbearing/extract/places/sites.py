"""Which place a report's words are said of: named beside them, in their sentence, or the one it tells of."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from crossbearing.extract.deals.parties import Cast
from crossbearing.extract.names.entity_index import head_of
from crossbearing.extract.words.clauses import Clause
from crossbearing.extract.words.marked import Token
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind
from crossbearing.model.span import Span
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

# So far behind an adjective such as "rebel-held" its place may be named, in characters.
PHRASE_REACH = 50
# A place named only so far behind the clause is another's, in characters.
AFAR_REACH = 60
# What speaks against a place, in characters of distance: told elsewhere in the sentence, a thing where a town is
# meant, one that is not named, one among others, where somebody comes from.
_ELSEWHERE = 60
_FACILITY = 120
_UNNAMED = 40
_INDEFINITE = 80
_SOURCE = 60
_COUNTRY = 40
# And what speaks for the place that the clause is about.
_SUBJECT = 15
_NOT_LOCATIVE = 10
# The place a report opens on: first in its title, or in its dateline, counts as so many mentions.
_TITLE_WEIGHT = 3
_DATELINE_WEIGHT = 2
_PLACES = frozenset({EntityType.PLACE, EntityType.FACILITY})
# "The Sarn brigade" tells nothing of Sarn; "Sarn residents" may.
_NAMED_AFTER_PLACES = frozenset(
    {EntityType.ARMED_ACTOR, EntityType.GOVERNMENT, EntityType.ORGANISATION, EntityType.MEDIA, EntityType.MONITOR}
)
_LANDMARK = re.compile(
    r"\b(?:near|outside|beyond|towards?|between|except(?: for| in)?|excluding|apart from|other than|unlike|"
    r"(?:north|south|east|west|miles|km|kilometres|kilometers|away|metres)\w*\s+(?:of|from))"
    r"\s+(?:the\s+)?(?:[\w-]+\s+(?:town|city|village)\s+of\s+)?$",
    re.IGNORECASE,
)
# "Between X and": the second end of a stretch is no more the place than the first.
_STRETCH = re.compile(r"\bbetween\s+(?:the\s+)?[\w'’-]+(?:\s[\w'’-]+)?\s+and\s+(?:the\s+)?$")
STRETCH_REACH = 60
# "Throughout the region": the whole that a report is about, not the town told of last.
_WIDER = re.compile(
    r"\b(?:throughout|across|all over|everywhere in|elsewhere in)\s+the\s+(?:whole\s+|entire\s+|rest of the\s+)?"
    r"(?:region|province|state|county|island|republic|governorate|territory)\b",
    re.IGNORECASE,
)
# "Across the country": said of the whole, it is said of no place that was told before.
_NATIONWIDE = re.compile(
    r"\b(?:(?:throughout|across|all over|everywhere in)\s+the\s+(?:whole\s+|entire\s+|rest of the\s+)?"
    r"(?:country|nation)|nationwide|countrywide)\b",
    re.IGNORECASE,
)
_LOCATIVE = re.compile(r"\b(?:in|at|of|inside|to|into|on|throughout|across|within)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|for)\s+(?:the\s+)?$", re.IGNORECASE)
_VAGUE = re.compile(
    r"^(?:the|that|this|our|its|their)\s+(?:\w+\s+)?"
    r"(?:town|city|village|district|area|region|centre|center|place|zone|camp|enclave|territory|neighbou?rhood|"
    r"quarter|suburb|pocket|locations|towns|villages|capital|province|state|country|nation|island|valley)\b(?!['’]s)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^(?:(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|several|some|many|other|"
    r"a number of|most|parts? of|various|few|more)\s.*|territory|parts|ground|land|areas|positions)$",
    re.IGNORECASE,
)
_INDEFINITE_START = re.compile(r"^(?:an?|other|every|any|some|neighbou?ring|several|many|most|all|no)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:hospital|clinic|post|centre|center|ward|airport|runway|camp)\b", re.IGNORECASE)
_ONLY_ADJECTIVES = re.compile(
    r"\W*(?:(?!in |at |on |from |to |with |against |for |by |effect |part )[\w'’-]+ ){0,2}\W*"
)
_OF = re.compile(r"\bof (?:the )?$")
_AND = re.compile(r"^(?:,|\s*,?\s+and|\s+or)\s+(?:the\s+)?$")


_POSTS = frozenset({"checkpoint", "roadblock", "junction", "crossroads"})


@dataclass(frozen=True, slots=True)
class Site:
    """A mention of a place or a facility."""

    mention: Mention
    entity: Entity

    @property
    def is_named(self) -> bool:
        """Whether the words name it, or the report does elsewhere."""
        named = any(mention.kind is MentionKind.NAME for mention in self.entity.mentions)
        head = head_of(self.mention)[0] - self.mention.start
        # A mention of one word may owe its capital to the start of a sentence.
        return named or (head > 0 and self.mention.quote[head].isupper())

    @property
    def is_vague(self) -> bool:
        """Whether the words only point to a place told before ("the town")."""
        return not self.is_named and all(_VAGUE.match(mention.quote) for mention in self.entity.mentions)

    @property
    def may_lack(self) -> bool:
        """Whether services are told of it itself: a town, a named building, a hospital; not of a shop or a market."""
        return self.entity.type is EntityType.PLACE or self.is_named or _OWN.search(self.mention.quote) is not None


@dataclass(frozen=True)
class Sites:
    """The places of a report, by where they are named."""

    cast: Cast

    def near(self, clause: Clause, span: Span, *, facilities: bool) -> list[str]:
        """The places that the words are said of, nearest reading first; empty without any."""
        options = self._choices(clause)
        if facilities:
            options = [site for site in options if not any(_is_of_facility(site, other) for other in options)]
        if not options:
            return []
        costs = [(self._cost(site, clause, span, facilities=facilities), n) for n, site in enumerate(options)]
        site = options[min(costs)[1]]
        if site.mention.start - clause.span(self.cast.draft.marked).end > AFAR_REACH:
            return []
        if (
            site.is_vague
            or (not site.is_named and self._is_passing(site, span))
            or not (site.entity.type is EntityType.PLACE or (facilities and site.may_lack))
        ):
            return []
        return [entity.id for entity in self._together(site, options)]

    def is_nameless(self, place: str) -> bool:
        """Whether a report only counts such places or speaks of any ("six villages", "territory")."""
        entity = self.cast.entity(place)
        if entity is None or not entity.mentions or Site(entity.mentions[0], entity).is_named:
            return False
        return all(_COUNTED.match(mention.quote) for mention in entity.mentions)

    def town_of(self, place: str) -> str:
        """The town after which a checkpoint or a crossing is named; of any other place that place itself."""
        entity = self.cast.entity(place)
        words = [] if entity is None or entity.type is not EntityType.FACILITY else entity.name.split()
        if len(words) < 2 or words[-1].lower() not in _POSTS:
            return place
        towns = (e for e in self.cast.draft.entities if e.type is EntityType.PLACE)
        return next((e.id for e in towns if e.name == " ".join(words[:-1])), place)

    def right_behind(self, clause: Clause, end: int) -> bool:
        """Whether a place is named right behind the character, but for an article or two adjectives."""
        text = self.cast.draft.marked.text
        return any(
            _ONLY_ADJECTIVES.fullmatch(text[end : site.mention.start])
            for site in self._of_sentence(clause)
            if site.mention.start >= end and site.mention.start - end <= PHRASE_REACH
        )

    def overlapping(self, clause: Clause, span: Span) -> bool:
        """Whether a place is named within these words."""
        return any(s.mention.start < span.end and span.start < s.mention.end for s in self._of_sentence(clause))

    def stands_at(self, token: Token) -> bool:
        """Whether the token is part of the name of a place or a word for one."""
        around = self.cast.index.headed_at(token.start)
        return around is not None and around.type is EntityType.PLACE

    def ends_at(self, clause: Clause, offset: int) -> bool:
        """Whether the mention of a place ends right before the character."""
        return any(
            0 <= offset - site.mention.end <= len(", ") for site in self._of_sentence(clause)
        ) or self.overlapping(clause, Span.of(self.cast.draft.marked.text, offset, offset + 1))

    def in_sentence(self, clause: Clause) -> bool:
        """Whether the clause's sentence names a place."""
        return any(not site.is_vague for site in self._of_sentence(clause))

    def in_reach(self, clause: Clause) -> bool:
        """Whether the clause's sentence, or one before it in the paragraph, names a place."""
        return self.in_sentence(clause) or bool(self.told_before(clause))

    def fronted(self, clause: Clause) -> bool:
        """Whether the clause opens with where it happens ("In Sarn, ...")."""
        span = clause.span(self.cast.draft.marked)
        opens = re.match(r"(?:still\W+)?(?:in|at|inside)\s", span.quote, re.IGNORECASE)
        return opens is not None and any(
            0 <= s.mention.start - span.start <= PHRASE_REACH for s in self._of_sentence(clause)
        )

    def told_before(self, clause: Clause) -> list[str]:
        """The place named last in the sentences of the paragraph before this one."""
        marked = self.cast.draft.marked
        for sentence in reversed(marked.sentences[: clause.sentence.index]):
            if (sentence.zone, sentence.paragraph) != (clause.sentence.zone, clause.sentence.paragraph):
                break
            span = marked.span(sentence.start, sentence.end)
            named = [s for s in self._within(span) if _is_town(s)]
            if named:
                return [named[0].entity.id]
        return []

    def wider(self, clause: Clause) -> str | None:
        """The place that the report is about, where the clause speaks of all the region and not of the town before."""
        if _WIDER.search(clause.span(self.cast.draft.marked).quote) is None:
            return None
        return None if self.topic in self.told_before(clause) else self.topic

    def is_nationwide(self, clause: Clause) -> bool:
        """Whether the clause speaks of all the country."""
        return _NATIONWIDE.search(clause.span(self.cast.draft.marked).quote) is not None

    def unnamed(self, clause: Clause) -> list[str]:
        """The first place of the clause's sentence, for a report that names none."""
        return [site.entity.id for site in self._of_sentence(clause)[:1]]

    @cached_property
    def topic(self) -> str | None:
        """The place the report is about: named most, first in its title, or that of its dateline."""
        weights: dict[str, int] = {}
        for entity in self.cast.draft.entities:
            if entity.mentions and _is_town(Site(entity.mentions[0], entity)):
                weights[entity.id] = len(entity.mentions)
        for kind, weight in ((ZoneKind.TITLE, _TITLE_WEIGHT), (ZoneKind.DATELINE, _DATELINE_WEIGHT)):
            for span in self.cast.draft.marked.report.spans_of(kind):
                first = next((e.id for _, e in self.cast.index.mentions_in(span) if e.id in weights), None)
                # A reporter far away puts his own town there.
                if first is not None and (kind is ZoneKind.TITLE or weights[first] > 1):
                    weights[first] += weight
        return max(weights, key=lambda place: weights[place], default=None)

    def _within(self, span: Span) -> list[Site]:
        """The places named in a span, in order, those of datelines and landmarks aside."""
        datelines = self.cast.draft.marked.report.spans_of(ZoneKind.DATELINE)
        text = self.cast.draft.marked.text
        found = [
            Site(mention, entity)
            for mention, entity in self.cast.index.mentions_in(span)
            if entity.type in _PLACES
            and not any(d.start <= mention.start < d.end for d in datelines)
            and _LANDMARK.search(text, max(0, mention.start - 24), mention.start) is None
            and _STRETCH.search(text, max(0, mention.start - STRETCH_REACH), mention.start) is None
        ]
        return [site for site in found if not self._is_modifier(site)]

    def _of_sentence(self, clause: Clause) -> list[Site]:
        marked = self.cast.draft.marked
        return self._within(marked.span(clause.sentence.start, clause.sentence.end))

    def _choices(self, clause: Clause) -> list[Site]:
        """The places of a sentence without those that only lead up to another's name or are half of a double name."""
        found, text = self._of_sentence(clause), self.cast.draft.marked.text
        return [site for site in found if not any(_is_part(text, site, s) or _is_half(site, s) for s in found)]

    def _holds(self, mention: Mention, token: int) -> bool:
        """Whether a token is one of the mention's words."""
        return mention.start <= self.cast.draft.marked.tokens[token].start < mention.end

    def _is_passing(self, site: Site, words: Span) -> bool:
        """Whether a place without a name is one among others, not that of the words ("a neighbouring village")."""
        is_there = _distance(site.mention, words.start, words.end) <= len(" the ")
        return not is_there and _INDEFINITE_START.match(site.mention.quote) is not None

    def _is_modifier(self, site: Site) -> bool:
        """Whether the place stands in the name of somebody ("the Sarn brigade")."""
        outer = self.cast.index.longest_at(site.mention.start, site.mention.end)
        if outer is None or outer.end == site.mention.end:
            return False
        entity = self.cast.index.at(outer.start, outer.end)
        return entity is not None and entity.type in _NAMED_AFTER_PLACES and head_of(outer)[0] >= site.mention.end

    def _cost(self, site: Site, clause: Clause, words: Span, *, facilities: bool) -> int:
        """How much speaks against this place for the words."""
        mention, text = site.mention, self.cast.draft.marked.text
        span = clause.span(self.cast.draft.marked)
        before = text[max(0, mention.start - 20) : mention.start]
        cost = _distance(mention, words.start, words.end)
        if cost and not _LOCATIVE.search(before):
            cost += _NOT_LOCATIVE
        if not span.start <= mention.start < span.end:
            is_antecedent = mention.end <= span.start and span.start - mention.end <= len(", which ")
            cost += 0 if is_antecedent else _ELSEWHERE
        # Behind "besieged by" come the besiegers, with where they are from.
        if words.quote.endswith(" by") and mention.start >= words.end:
            cost += _ELSEWHERE
        if cost and _FROM.search(before):
            cost += _SOURCE
        if site.entity.name in _countries():
            cost += _COUNTRY
        if clause.subject is not None and self._holds(mention, clause.subject):
            cost -= _SUBJECT
        if site.entity.type is EntityType.FACILITY:
            cost += 0 if facilities and site.may_lack else _FACILITY
        elif (
            not site.is_named
            and not 0 <= mention.start - words.end <= len(" the ")
            and _distance(mention, words.start, words.end)
        ):
            cost += _UNNAMED
        return cost + (_INDEFINITE if _INDEFINITE_START.match(mention.quote) else 0)

    def _together(self, site: Site, options: list[Site]) -> list[Entity]:
        """The place with those named in one breath with it ("X and Y"), or that it stands beside ("X, a town")."""
        text = self.cast.draft.marked.text
        group = [site]
        for other in options[options.index(site) + 1 :]:
            if other.is_named and _AND.match(text[group[-1].mention.end : other.mention.start]):
                group.append(other)
        for other in reversed(options[: options.index(site)]):
            between = text[other.mention.end : group[0].mention.start]
            if other.is_named and (_AND.match(between) or (between == ", " and not site.is_named)):
                group.insert(0, other)
        named = [member for member in group if member.is_named] or group
        places = list({member.entity.id: member.entity for member in named}.values())
        return [place for place in places if not any(_is_of_double(place, other) for other in places)]


def _is_town(site: Site) -> bool:
    """Whether it is a named place smaller than a country."""
    return site.entity.type is EntityType.PLACE and site.is_named and site.entity.name not in _countries()


@cache
def _countries() -> frozenset[str]:
    """The names of countries."""
    entries = load("countries")["countries"].values()
    return frozenset(name for entry in entries for name in (entry["name"], *entry.get("aliases", ())))


def _is_half(site: Site, whole: Site) -> bool:
    """Whether a longer name of a place holds this one ("Sarn" in "Sarn and Tarvan")."""
    inner, outer = site.mention, whole.mention
    is_within = outer.start <= inner.start and inner.end <= outer.end and inner != outer
    return is_within and outer.kind is MentionKind.NAME


def _is_of_double(place: Entity, other: Entity) -> bool:
    """Whether another place's name is this one's with one more ("Sarn" beside "Sarn and Tarvan")."""
    names = {name.strip().lower() for name in re.split(r"\s+and\s+", other.name, flags=re.IGNORECASE)}
    return place is not other and len(names) > 1 and place.name.lower() in names


def _is_of_facility(site: Site, other: Site) -> bool:
    """Whether a place only tells whose a facility is ("the town's only clinic")."""
    if other.entity.type is not EntityType.FACILITY or site.entity.type is EntityType.FACILITY or not other.may_lack:
        return False
    return other.mention.start <= site.mention.start and site.mention.end <= other.mention.end


def _is_part(text: str, site: Site, whole: Site) -> bool:
    """Whether a site only leads up to the name of another ("the town of X", "parts of X")."""
    told_by_name = any(m.kind is MentionKind.NAME and m != site.mention for m in site.entity.mentions)
    head = site.mention.quote[head_of(site.mention)[0] - site.mention.start]
    if (
        told_by_name
        or head.isupper()
        or not whole.is_named
        or whole.mention.start <= site.mention.start
        or not _is_town(whole)
    ):
        return False
    between = text[site.mention.start : whole.mention.start]
    return len(between) <= PHRASE_REACH and "," not in between and _OF.search(between) is not None


def _distance(mention: Mention, start: int, end: int) -> int:
    """Characters between a mention and the words at `start` to `end`; none if they overlap."""
    return max(0, mention.start - end, start - mention.end)
