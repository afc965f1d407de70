"""Links the mentions of a report: which words name the same person, side, place or text."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from crossbearing.extract.names import people_links, place_links, side_links, thing_links
from crossbearing.extract.names.candidate import Candidate
from crossbearing.extract.names.linking import Scene, differs, ends_with
from crossbearing.extract.names.name_words import calls_alias
from crossbearing.extract.names.place_links import WHOLE
from crossbearing.extract.names.referent import Referent
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import EntityType
from crossbearing.model.zone import ZoneKind
from crossbearing.vocab import load

Rule = Callable[[Scene, Candidate], Referent]

# How many words lie at most between a person and the alias the same sentence gives.
ALIAS_REACH = 18

# First words of a phrase that stands in apposition to a name.
_INTRODUCES = frozenset(("a", "an", "the", "two", "three", "four", "his", "her", "its", "their"))

# What may stand between "is" and the office.
_TOO = frozenset(("also", "now", "currently", "still", "himself", "herself", "then"))

# Which named bodies a general noun with "the" may mean.
_ANY_BODY = (EntityType.ARMED_ACTOR, EntityType.ORGANISATION)
_MEANT_BY = {
    "group": _ANY_BODY,
    "movement": _ANY_BODY,
    "organisation": _ANY_BODY,
    "organization": _ANY_BODY,
    "alliance": _ANY_BODY,
    "force": (EntityType.ARMED_ACTOR,),
    "agency": (EntityType.MEDIA,),
    "front": (EntityType.ARMED_ACTOR,),
    "mission": (EntityType.MONITOR,),
    "mechanism": (EntityType.MONITOR,),
    "team": (EntityType.MONITOR,),
    "teams": (EntityType.MONITOR,),
}

_RULES: dict[str, Rule] = {
    "government": side_links.government,
    "state": side_links.government,
    "opposition": side_links.opposition,
    "armed": side_links.armed,
    "police": side_links.corps,
    "peacekeepers": side_links.corps,
    "numbered": people_links.numbered,
    "held": people_links.held,
    "people": people_links.people,
    "speakers": people_links.speakers,
    "person": people_links.person,
    "office": people_links.person,
    "capital": place_links.capital,
    "settlement": place_links.settlement,
    "area": place_links.settlement,
    "deal": thing_links.deal,
    "monitor": thing_links.monitor,
    "media": thing_links.media,
}


def link(marked: Marked, candidates: Sequence[Candidate], main: str) -> list[Referent]:
    """One referent for each entity, in order of its first mention."""
    scene = Scene(marked, candidates, main)
    linker = _Linker(scene)
    for candidate in candidates:
        if not candidate.is_name:
            linker.place(candidate)
    return sorted((r for r in scene.found if r.mentions), key=lambda referent: referent.first)


class _Linker:
    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def place(self, candidate: Candidate) -> None:
        """Adds the candidate to the referent its words mean, or to a new one; a weak one may mean none."""
        referent = self._beside(candidate) or (self._taken_up(candidate) if candidate.weak else None)
        if referent is None and (candidate.acts or not candidate.weak):
            referent = self._meant(candidate)
        if referent is not None:
            referent.add(candidate)

    def _meant(self, candidate: Candidate) -> Referent:
        if people_links.is_both_sides(candidate):
            return self._scene.slot("both sides", candidate, EntityType.GROUP)
        if candidate.word == "department" and self._scene.main in load("places")["departments"]["countries"]:
            area = replace(candidate, type=EntityType.PLACE, sort="area")
            return place_links.settlement(self._scene, area)
        return _RULES.get(candidate.sort, thing_links.thing)(self._scene, candidate)

    def _beside(self, candidate: Candidate) -> Referent | None:
        """The name a noun phrase stands in apposition to: "X, a village", "the minister, X", "the town of X"."""
        tokens = self._scene.marked.tokens
        before = tokens[candidate.first - 1] if candidate.first else None
        if candidate.type is EntityType.PERSON:
            person = self._alias(candidate) or self._said_to_be(candidate)
            if person is not None:
                return person
        behind = tokens[candidate.head + 1 : candidate.head + 3]
        if (
            len(behind) == 2
            and behind[0].lower == "of"
            and candidate.word in WHOLE
            and tokens[candidate.head].tag != "NNS"
            and behind[1].i in self._scene.named
        ):
            town = self._scene.named[behind[1].i]
            return town if town.type is EntityType.PLACE else None
        if (
            before is not None
            and before.text == ","
            and (
                tokens[candidate.first].lower in _INTRODUCES
                or self._is_bare_office(candidate)
                or any(token.tag == "POS" for token in tokens[candidate.first : candidate.head])
            )
        ):
            named = self._scene.named.get(candidate.first - 2)
            if (
                named is not None
                and _fits(named, candidate)
                and self._closes(candidate)
                and not _is_kin(tokens, candidate)
            ):
                return named
        if (named := self._named_behind(candidate)) is not None:
            return named
        after = tokens[candidate.last : candidate.last + 2]
        if len(after) == 2 and candidate.type is EntityType.PERSON and after[0].text == ",":
            named = self._scene.named.get(after[1].i)
            if named is not None and named.type is EntityType.PERSON:
                return named
        return None

    def _is_bare_office(self, candidate: Candidate) -> bool:
        """Whether the phrase is an office without article, of something: "general secretary of the union"."""
        behind = self._scene.marked.tokens[candidate.head + 1 : candidate.head + 2]
        return candidate.type is EntityType.PERSON and any(t.lower in ("of", "for", "at", "in") for t in behind)

    def _said_to_be(self, candidate: Candidate) -> Referent | None:
        """The person the phrase is said of ("X is also the chairman"), or whose name follows its body's."""
        subject = self._scene.named.get(self._subject_of(candidate))
        subject = subject or self._scene.named.get(self._behind_body(candidate))
        return subject if subject is not None and subject.type is EntityType.PERSON else None

    def _subject_of(self, candidate: Candidate) -> int:
        """The last word of the name before "is the chairman" or ", who is also the chairman"; -1 without "is"."""
        tokens = self._scene.marked.tokens
        i = candidate.first - 1
        while i > 0 and tokens[i].lower in _TOO:
            i -= 1
        if i < 1 or tokens[i].lower not in ("is", "was"):
            return -1
        i -= 1
        while i > 0 and tokens[i].lower in ("who", ","):
            i -= 1
        return i

    def _behind_body(self, candidate: Candidate) -> int:
        """The first word of the name right behind that of the office's body; -1 without a body."""
        tokens, named = self._scene.marked.tokens, self._scene.named
        i = candidate.head + 1
        if i + 1 >= len(tokens) or tokens[i].lower not in ("of", "for"):
            return -1
        i = start = i + 2 if tokens[i + 1].lower == "the" else i + 1
        while i in named and named[i].type is not EntityType.PERSON:
            i += 1
        return i if i > start else -1

    def _named_behind(self, candidate: Candidate) -> Referent | None:
        """The name between commas or brackets behind a noun with "the": "the mission, X," or "the militia (X)"."""
        tokens = self._scene.marked.tokens
        place = candidate.last
        if not candidate.definite or place + 2 >= len(tokens) or tokens[place].text not in (",", "(", "["):
            return None
        named = self._scene.named.get(place + 1)
        if named is None or named.type is EntityType.PERSON or candidate.sort in ("text", "deal"):
            return None
        end = place + 1
        while end < len(tokens) and self._scene.named.get(end) is named:
            end += 1
        closed = end < len(tokens) and tokens[end].text in (",", ")", ".", "–", "—", "-")
        listed = end + 1 < len(tokens) and (end + 1 in self._scene.named or tokens[end + 1].lower in ("and", "or"))
        return named if closed and not listed and _fits(named, candidate) else None

    def _alias(self, candidate: Candidate) -> Referent | None:
        """The alias of the person the phrase brings in: "a nurse who goes by X", "X, the pseudonym of a nurse"."""
        tokens, text = self._scene.marked.tokens, self._scene.marked.text
        sentence = self._scene.marked.sentences[tokens[candidate.head].sentence]
        phrases = load("people")["alias"]
        for i in range(candidate.head + 1, min(candidate.head + ALIAS_REACH, sentence.last)):
            named = self._scene.named.get(i)
            if named is not None and named.type is EntityType.PERSON:
                return named if calls_alias(text[tokens[candidate.head].end : tokens[i].start]) else None
        before = text[sentence.start : tokens[candidate.first].start].rstrip().lower()
        if any(before.endswith(f" {phrase} of") for phrase in phrases["nouns"]):
            return next(
                (self._scene.named[i] for i in range(candidate.first, sentence.first, -1) if i in self._scene.named),
                None,
            )
        return None

    def _closes(self, candidate: Candidate) -> bool:
        """Whether the phrase after a comma is an apposition: a list would go on with "and"."""
        sentence = self._scene.marked.sentences[self._scene.marked.tokens[candidate.head].sentence]
        following = self._scene.marked.tokens[candidate.head + 1 : sentence.last]
        if candidate.first - 2 >= sentence.first and not following:
            return True
        return bool(following) and following[0].lower not in ("and", "or", "-")

    def _taken_up(self, candidate: Candidate) -> Referent | None:
        """What a general noun with "the" takes up: what is called so, or for "the group" the last body named."""
        known = self._scene.last_with_word(candidate) or self._scene.last(
            candidate, lambda r: ends_with(r, candidate.word) and not differs(candidate, r)
        )
        kinds = _MEANT_BY.get(candidate.word)
        if known is None and kinds is not None:
            known = self._scene.last(candidate, lambda r: r.type in kinds and r.is_named)
            if known is None and self._is_in_title(candidate):
                known = next((r for r in self._scene.found if r.type in kinds and r.is_named), None)
            if known is None and candidate.definite:
                known = self._scene.last(candidate, lambda r: r.type is kinds[0])
        return known

    def _is_in_title(self, candidate: Candidate) -> bool:
        marked = self._scene.marked
        return marked.sentences[marked.tokens[candidate.head].sentence].zone is ZoneKind.TITLE


def _is_kin(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Whether the phrase names one of somebody's family: "X, his wife, and ..." are two people."""
    return tokens[candidate.first].tag == "PRP$" and candidate.word in load("people")["kin"]["words"]


def _fits(named: Referent, candidate: Candidate) -> bool:
    """Whether the noun can be said of the named thing."""
    bodies = (EntityType.ORGANISATION, EntityType.ARMED_ACTOR, EntityType.MONITOR, EntityType.GROUP, EntityType.MEDIA)
    places = (EntityType.PLACE, EntityType.FACILITY)
    if candidate.type is EntityType.PLACE and candidate.sort == "area" and candidate.word not in WHOLE:
        return False
    if named.type is candidate.type:
        return True
    return (named.type in bodies and candidate.type in bodies) or (named.type in places and candidate.type in places)
