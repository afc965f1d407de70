"""Links the mentions of a report: which words name the same person, side, place or text."""

from collections.abc import Callable, Sequence

from crossbearing.extract.candidate import Candidate
from crossbearing.extract.marked import Marked, Token
from crossbearing.extract.name_lexicon import capitals
from crossbearing.extract.name_links import government_of, link_names, merge_aliases
from crossbearing.extract.noun_lexicon import is_held, nouns
from crossbearing.extract.referent import Referent
from crossbearing.extract.same_name import plain
from crossbearing.model.entity import Alignment, EntityType
from crossbearing.vocab import load

# How many words lie at most between a person and the alias the same sentence gives.
ALIAS_REACH = 18
_SIDES_WORDS = frozenset(("both sides", "each side", "two sides", "parties", "rivals", "foes", "warring parties", "warring sides", "belligerents", "sides", "enemies"))
_ARMY = frozenset(("army", "military", "armed forces"))
_TROOPS = frozenset(("troops", "soldiers", "forces", "force", "units", "soldier"))
_GOVERNMENT = frozenset(("government", "regime", "authorities", "state", "administration", "leadership"))
_WHOLE = frozenset(("town", "city", "village", "port", "county", "state", "province", "governorate", "region", "island", "municipality", "towns", "hamlet", "area", "commune"))
_SMALL_PLACES = frozenset(("district", "quarter", "neighbourhood", "neighborhood", "suburb", "enclave", "town", "village", "city", "pocket", "holdout", "bastion", "stronghold"))
_PLENTY = frozenset(("prisoners", "detainees", "captives", "hostages", "inmates", "prisoners of war"))


def link(marked: Marked, candidates: Sequence[Candidate], main: str) -> list[Referent]:
    """One referent for each entity, in order of its first mention."""
    linker = _Linker(marked, candidates, main)
    for candidate in candidates:
        if not candidate.is_name:
            linker.place(candidate)
    return sorted((r for r in linker.found if r.mentions), key=lambda referent: referent.first)


class _Linker:
    def __init__(self, marked: Marked, candidates: Sequence[Candidate], main: str) -> None:
        self._marked = marked
        self._main = main
        self.found = link_names([c for c in candidates if c.is_name], main)
        merge_aliases(marked, self.found)
        self.found = [r for r in self.found if r.mentions]
        self._named = {i: r for r in self.found for c in r.mentions for i in range(c.first, c.last)}
        self._rules: dict[str, Callable[[Candidate], Referent]] = {
            "government": self._government,
            "state": self._government,
            "opposition": self._opposition,
            "armed": self._armed,
            "held": self._held,
            "people": self._people,
            "speakers": self._speakers,
            "person": self._person,
            "office": self._person,
            "capital": self._capital,
            "settlement": self._settlement,
            "area": self._settlement,
            "facility": self._thing,
            "deal": self._deal,
            "text": self._thing,
            "organisation": self._thing,
            "monitor": self._monitor,
            "police": lambda candidate: self._slot("police", candidate),
            "peacekeepers": lambda candidate: self._slot("peacekeepers", candidate),
            "media": self._media,
        }

    def place(self, candidate: Candidate) -> None:
        """Adds the candidate to the referent its words mean, or to a new one."""
        beside = self._beside(candidate)
        rule = self._rules.get(candidate.sort, self._thing)
        if candidate.weak:
            known = self._taken_up(candidate)
            if known is not None:
                known.add(candidate)
            return
        if _is_both_sides(candidate):
            self._slot("both sides", candidate, EntityType.GROUP).add(candidate)
            return
        (beside or rule(candidate)).add(candidate)

    def _taken_up(self, candidate: Candidate) -> Referent | None:
        """What a general noun with "the" takes up: what is called so, or for "the group" the last body named."""
        known = self._last_with_word(candidate) or self._last(candidate, lambda r: _ends_with(r, candidate.word))
        if known is None and candidate.word in ("group", "movement", "agency", "organisation", "organization", "alliance", "force"):
            kinds = (EntityType.MEDIA,) if candidate.word == "agency" else (EntityType.ARMED_ACTOR, EntityType.ORGANISATION)
            known = self._last(candidate, lambda r: r.type in kinds and r.is_named)
        return known

    # -- helpers --------------------------------------------------------------------------------------------------

    def _new(self, candidate: Candidate, slot: str = "", kind: EntityType | None = None) -> Referent:
        referent = Referent(kind or candidate.type, candidate.sort, slot=slot)
        self.found.append(referent)
        return referent

    def _slot(self, slot: str, candidate: Candidate, kind: EntityType | None = None) -> Referent:
        """The referent that plays this part, made if there is none."""
        return next((r for r in self.found if r.slot == slot), None) or self._new(candidate, slot, kind)

    def _last(self, candidate: Candidate, test: Callable[[Referent], bool]) -> Referent | None:
        """Of the referents that pass, the one mentioned last before the candidate."""
        fitting = [r for r in self.found if r.mentions and r.latest(candidate.first) >= 0 and test(r)]
        return max(fitting, key=lambda r: r.latest(candidate.first), default=None)

    def _last_with_word(self, candidate: Candidate) -> Referent | None:
        last = candidate.word.split()[-1]
        return self._last(candidate, lambda r: r.type is candidate.type and (candidate.word in r.words or _ends_with(r, last)))

    def _beside(self, candidate: Candidate) -> Referent | None:
        """The name a noun phrase stands in apposition to: "X, a village", "the minister, X", "the town of X"."""
        tokens = self._marked.tokens
        before = tokens[candidate.first - 1] if candidate.first else None
        if candidate.type is EntityType.PERSON and (alias := self._alias(candidate)) is not None:
            return alias
        if before is not None and before.text == "," and tokens[candidate.first].lower in ("a", "an", "the", "two", "three", "four"):
            named = self._named.get(candidate.first - 2)
            if named is not None and _fits(named, candidate) and self._closes(candidate):
                return named
        after = tokens[candidate.last : candidate.last + 2]
        behind = tokens[candidate.head + 1 : candidate.head + 3]
        if len(after) == 2 and candidate.type is EntityType.PERSON and after[0].text == ",":
            named = self._named.get(after[1].i)
            if named is not None and named.type is EntityType.PERSON:
                return named
        if len(behind) == 2 and behind[0].lower == "of" and candidate.word in _WHOLE and behind[1].i in self._named:
            named = self._named[behind[1].i]
            return named if named.type is EntityType.PLACE else None
        return None

    def _alias(self, candidate: Candidate) -> Referent | None:
        """The alias of the person the phrase brings in: "a nurse who goes by X", "X, the pseudonym of a nurse"."""
        tokens, text = self._marked.tokens, self._marked.text
        sentence = self._marked.sentences[tokens[candidate.head].sentence]
        phrases = load("people")["alias"]
        for i in range(candidate.head + 1, min(candidate.head + ALIAS_REACH, sentence.last)):
            named = self._named.get(i)
            if named is not None and named.type is EntityType.PERSON:
                before = text[tokens[candidate.head].end : tokens[i].start].rstrip(" “\"'‘").lower().replace("’", "'")
                return named if any(before.endswith(phrase) for phrase in phrases["before"]) else None
        before = text[sentence.start : tokens[candidate.first].start].rstrip().lower()
        if any(before.endswith(f" {phrase} of") for phrase in phrases["nouns"]):
            return next((self._named[i] for i in range(candidate.first, sentence.first, -1) if i in self._named), None)
        return None

    def _behind(self, candidate: Candidate) -> set[str]:
        return {token.lower for token in self._marked.tokens[candidate.head + 1 : candidate.head + 3]}

    def _closes(self, candidate: Candidate) -> bool:
        """Whether the phrase after a comma ends its apposition or goes on with "of", "who", "in"; a list goes on with "and"."""
        sentence = self._marked.sentences[self._marked.tokens[candidate.head].sentence]
        following = self._marked.tokens[candidate.head + 1 : sentence.last]
        if candidate.first - 2 >= sentence.first and not following:
            return True
        return bool(following) and following[0].lower not in ("and", "or", "-")

    def _owner(self, candidate: Candidate) -> Referent | None:
        """The named referent inside the phrase or in its complement: "[Waer] rebels", "forces of [X]"."""
        for i in range(candidate.first, candidate.head):
            if i in self._named:
                return self._named[i]
        if "loyal" in self._behind(candidate):
            return next((self._named[i] for i in range(candidate.head, candidate.last) if i in self._named), None)
        after = self._marked.tokens[candidate.head + 1 : candidate.head + 4]
        if after and after[0].lower in ("of", "in", "from", "at"):
            for token in after[1:]:
                if token.i in self._named:
                    return self._named[token.i]
        return None

    def _lefts(self, candidate: Candidate) -> set[str]:
        return {token.lower for token in self._marked.tokens[candidate.first : candidate.head]}

    # -- sides ----------------------------------------------------------------------------------------------------

    def _government(self, candidate: Candidate) -> Referent:
        owner = self._owner(candidate)
        if candidate.country:
            return government_of(self.found, candidate.country, self._main)
        if owner is not None and owner.type is EntityType.GOVERNMENT:
            return owner
        if candidate.alignment is Alignment.OPPOSITION or "rebel" in candidate.modifiers:
            return self._opposition(candidate)
        if owner is not None and owner.sort == "country":
            return government_of(self.found, owner.country, self._main)
        if candidate.word not in _GOVERNMENT or candidate.modifiers & {"local", "regional", "provincial", "military"}:
            return self._thing(candidate)
        return government_of(self.found, self._main, self._main)

    def _opposition(self, candidate: Candidate) -> Referent:
        owner = self._owner(candidate)
        if owner is not None and owner.type is EntityType.ARMED_ACTOR:
            return owner
        if _is_counted(self._marked, candidate) and not candidate.definite:
            return self._new(candidate)
        return self._slot("rebels", candidate, EntityType.ARMED_ACTOR)

    def _armed(self, candidate: Candidate) -> Referent:
        words = candidate.modifiers
        owner = self._owner(candidate)
        if candidate.country and candidate.country != self._main:
            return government_of(self.found, candidate.country, self._main)
        if words & {"allied", "foreign", "hired", "supervising"} or (candidate.country and "allied" in words):
            return self._slot(f"{sorted(words & {'allied', 'foreign', 'hired', 'supervising'})[0]} {candidate.word}", candidate)
        loyal = owner is not None and "loyal" in self._behind(candidate) and owner.type is not EntityType.ARMED_ACTOR
        if loyal or words & {"government", "regime", "loyalist", "pro-government", "pro-regime"}:
            return government_of(self.found, self._main, self._main)
        if words & {"rebel", "opposition", "insurgent", "main", "islamist", "jihadist"}:
            return self._opposition(candidate)
        if owner is not None and owner.type in (EntityType.GOVERNMENT, EntityType.ARMED_ACTOR):
            return owner
        if owner is not None and owner.sort in ("country", "capital"):
            return government_of(self.found, owner.country, self._main)
        if candidate.word in _ARMY or words & {"federal", "national", "army"} or candidate.country:
            return self._army(candidate)
        if _is_counted(self._marked, candidate) and not candidate.definite:
            return self._new(candidate)
        return self._troops(candidate, owner)

    def _army(self, candidate: Candidate) -> Referent:
        named = self._last(candidate, lambda r: r.type is EntityType.ARMED_ACTOR and r.is_named and Alignment.GOVERNMENT in r.sides and _is_army(r))
        if named is not None:
            return named
        speaks = any(r.slot == "government" and any(c.is_name or c.definite for c in r.mentions) for r in self.found)
        slotted = next((r for r in self.found if r.slot == "army"), None)
        if slotted is not None or speaks:
            return slotted or self._slot("army", candidate)
        return government_of(self.found, self._main, self._main)

    def _troops(self, candidate: Candidate, owner: Referent | None) -> Referent:
        """Fighters, soldiers, forces without a side in front of them."""
        if owner is not None:
            return self._slot(f"forces of {owner.label.lower()}", candidate)
        region = self._region(candidate)
        if region:
            return self._slot(f"forces of {region}", candidate)
        if candidate.word in ("men", "boys", "side"):
            return self._own_men(candidate)
        if candidate.definite or candidate.word in _TROOPS:
            known = self._last(candidate, lambda r: candidate.word in r.words and r.type in (EntityType.ARMED_ACTOR, EntityType.GOVERNMENT))
            if known is not None:
                return known
        return self._new(candidate)

    def _region(self, candidate: Candidate) -> str:
        """The place whose adjective stands in the phrase: "Tigrayan forces"."""
        places = [r for r in self.found if r.type is EntityType.PLACE and r.is_named]
        for i in range(candidate.first, candidate.head):
            word = self._marked.tokens[i].lower
            for referent in places:
                if any(word in (core + ending for ending in ("n", "an", "ian", "i", "ese")) for core in referent.cores):
                    return referent.label.lower()
        return ""

    def _own_men(self, candidate: Candidate) -> Referent:
        """ "his men", "his side": those of the person or group spoken of."""
        if candidate.modifiers & {"our", "my"}:
            return self._slot("rebels", candidate, EntityType.ARMED_ACTOR)
        if "federal" in candidate.modifiers:
            return government_of(self.found, self._main, self._main)
        person = self._last(candidate, lambda r: r.type is EntityType.PERSON)
        side = person.sides.most_common(1)[0][0] if person is not None and person.sides else None
        if side is Alignment.GOVERNMENT:
            return government_of(self.found, self._main, self._main)
        return self._slot("rebels", candidate, EntityType.ARMED_ACTOR) if side is Alignment.OPPOSITION else self._new(candidate)

    # -- people ---------------------------------------------------------------------------------------------------

    def _held(self, candidate: Candidate) -> Referent:
        return self._slot("held", candidate, EntityType.GROUP)

    def _people(self, candidate: Candidate) -> Referent:
        if candidate.country and candidate.type is EntityType.GROUP and candidate.definite:
            return government_of(self.found, candidate.country, self._main)
        owner = self._owner(candidate)
        place = owner.label.lower() if owner is not None and owner.type is EntityType.PLACE else ""
        if _is_counted(self._marked, candidate):
            return self._new(candidate)
        known = self._last(candidate, lambda r: r.type is EntityType.GROUP and candidate.word in r.words)
        if known is not None and (not place or not known.slot or known.slot == f"people {place}"):
            return known
        if place:
            return self._slot(f"people {place}", candidate)
        return self._new(candidate)

    def _speakers(self, candidate: Candidate) -> Referent:
        if candidate.word in ("opposition",):
            return self._opposition(candidate)
        if candidate.word in _PLENTY:
            return self._held(candidate)
        known = self._last(candidate, lambda r: r.type is EntityType.GROUP and candidate.word in r.words)
        if known is not None and (candidate.definite or not _is_counted(self._marked, candidate)):
            return known
        return self._new(candidate)

    def _person(self, candidate: Candidate) -> Referent:
        if is_held(candidate.word) and {"any", "every", "each"} & self._lefts(candidate):
            return self._held(candidate)
        if candidate.definite and not candidate.modifiers & {"his", "her", "its", "their", "our", "my"} and self._owner(candidate) is None:
            known = self._last_with_word(candidate) or self._last_by_office(candidate)
            if known is not None:
                return known
        return self._new(candidate)

    def _last_by_office(self, candidate: Candidate) -> Referent | None:
        """The named person before whom or behind whom the word has stood: "spokesman X ... the spokesman"."""
        word = candidate.word.split()[-1]
        return self._last(candidate, lambda r: r.type is EntityType.PERSON and word in self._offices(r))

    def _offices(self, referent: Referent) -> set[str]:
        tokens = self._marked.tokens
        found: set[str] = set()
        for mention in referent.mentions:
            if mention.is_name:
                start = max(mention.first - 3, self._marked.sentences[tokens[mention.first].sentence].first)
                found |= {token.lower for token in tokens[start : mention.last]}
        return found

    # -- places ---------------------------------------------------------------------------------------------------

    def _capital(self, candidate: Candidate) -> Referent:
        plain_capital = candidate.word == "capital" and not (candidate.modifiers - {"the", "country's"}) and not candidate.country
        if plain_capital or candidate.country == self._main:
            code = self._main
            named = [r for r in self.found if r.type is EntityType.PLACE and any(capitals().get(core) == code for core in r.cores)]
            return named[0] if named else self._slot("capital", candidate)
        known = self._last(candidate, lambda r: r.type is EntityType.PLACE and r.is_named and r.sort != "country" and _is_town(r))
        return known or self._new(candidate)

    def _settlement(self, candidate: Candidate) -> Referent:
        word = candidate.word
        if self._marked.tokens[candidate.head].tag == "NNS" or candidate.modifiers & {"two", "three", "four", "both"}:
            return self._several(candidate)
        if word == "state" and candidate.modifiers == {"the"} and not self._complement(candidate):
            return government_of(self.found, self._main, self._main)
        if not candidate.definite or self._complement(candidate) not in ("", "under"):
            return self._holdout(candidate) or self._new(candidate)
        known = self._last(candidate, lambda r: r.type is EntityType.PLACE and word in r.words | self._tail(r))
        if known is not None:
            return known
        if word in _SMALL_PLACES or word == "region":
            main = self._main_place(candidate)
            if main is not None:
                return main
        return self._new(candidate)

    def _holdout(self, candidate: Candidate) -> Referent | None:
        """ "the last district of X" is the place the report is about, if that is called so elsewhere."""
        if not candidate.modifiers & {"last", "only"}:
            return None
        return self._main_place(candidate, whole=True)

    def _complement(self, candidate: Candidate) -> str:
        after = self._marked.tokens[candidate.head + 1 : candidate.head + 2]
        return after[0].lower if after and after[0].lower in ("of", "in", "near", "north", "south", "east", "west") else ""

    def _tail(self, referent: Referent) -> set[str]:
        """Place nouns in or right around the referent's names: "Homs city", "the town of X"."""
        found = {core.split()[-1] for core in referent.cores if " " in core} & nouns().keys()
        for mention in referent.mentions:
            before = self._marked.tokens[max(0, mention.first - 2) : mention.first]
            if len(before) == 2 and before[1].lower == "of" and before[0].lower in _WHOLE:
                found.add(before[0].lower)
        return found

    def _main_place(self, candidate: Candidate, *, whole: bool = False) -> Referent | None:
        """The town named last in the sentence or paragraph before; with `whole`, the one the report names most."""
        towns = [r for r in self.found if r.type is EntityType.PLACE and r.is_named and r.sort not in ("country",) and not r.slot]
        towns = [r for r in towns if not _is_dateline_only(self._marked, r)]
        if whole:
            return max(towns, key=lambda r: (len(r.mentions), -r.first), default=None)
        before = [r for r in towns if r.latest(candidate.first) >= 0 and not self._tail(r) - {candidate.word}]
        return max(before, key=lambda r: r.latest(candidate.first), default=None)

    def _several(self, candidate: Candidate) -> Referent:
        if candidate.definite:
            known = self._last(candidate, lambda r: r.type is EntityType.PLACE and candidate.word in r.words)
            if known is not None:
                return known
            pair = self._last(candidate, lambda r: r.slot == "pair")
            if pair is not None and candidate.modifiers & {"two", "both"}:
                return pair
        return self._new(candidate)

    # -- things ---------------------------------------------------------------------------------------------------

    def _deal(self, candidate: Candidate) -> Referent:
        if candidate.new:
            return self._new(candidate, "")
        if candidate.word == "paper":
            paper = self._last(candidate, lambda r: r.type is EntityType.MEDIA and r.is_named and r.sort != "publisher")
            deal = self._last(candidate, lambda r: r.type is EntityType.DOCUMENT)
            if paper is not None and (deal is None or deal.latest(candidate.first) < paper.latest(candidate.first)):
                return paper
        known = self._last(candidate, lambda r: r.type is EntityType.DOCUMENT and candidate.word in r.words)
        known = known or self._last(candidate, lambda r: r.type is EntityType.DOCUMENT and r.sort != "text")
        return known or self._new(candidate, "")

    def _monitor(self, candidate: Candidate) -> Referent:
        publisher = next((r for r in self.found if r.sort == "publisher" and r.type is EntityType.MONITOR), None)
        if publisher is not None:
            return publisher
        named = self._last(candidate, lambda r: r.type is EntityType.MONITOR and "observatory" not in r.label.lower())
        ahead = next((r for r in self.found if r.type is EntityType.MONITOR and "observatory" not in r.label.lower()), None)
        return named or ahead or self._new(candidate)

    def _media(self, candidate: Candidate) -> Referent:
        publisher = next((r for r in self.found if r.sort == "publisher"), None)
        if publisher is not None and candidate.modifiers & {"this", "our"}:
            return publisher
        words = candidate.word.split()
        if "state" in words or candidate.modifiers & {"state", "state-run"}:
            return self._slot("state media", candidate)
        if candidate.definite:
            known = self._last(candidate, lambda r: r.type is EntityType.MEDIA and r.sort != "publisher")
            return known or publisher or self._new(candidate)
        key = " ".join(sorted(candidate.modifiers - {"a", "an"}))
        return self._slot(f"media {key} {candidate.word}", candidate)

    def _thing(self, candidate: Candidate) -> Referent:
        if candidate.definite:
            known = self._last_with_word(candidate)
            if known is not None:
                return known
        return self._new(candidate)


def _fits(named: Referent, candidate: Candidate) -> bool:
    """Whether the noun can be said of the named thing."""
    bodies = (EntityType.ORGANISATION, EntityType.ARMED_ACTOR, EntityType.MONITOR, EntityType.GROUP, EntityType.MEDIA)
    places = (EntityType.PLACE, EntityType.FACILITY)
    if named.type is candidate.type:
        return True
    return (named.type in bodies and candidate.type in bodies) or (named.type in places and candidate.type in places)


def _ends_with(referent: Referent, word: str) -> bool:
    return any(plain(core).split()[-1:] == [word] for core in referent.cores) or any(w.split()[-1] == word for w in referent.words)


def _is_army(referent: Referent) -> bool:
    words = {word for core in referent.cores for word in core.split()} | set(referent.label.lower().split())
    return bool(words & {"army", "forces", "force", "defense", "defence"})


def _is_town(referent: Referent) -> bool:
    return not any(core.split()[-1] in ("province", "region", "state", "countryside", "county") for core in referent.cores)


def _is_both_sides(candidate: Candidate) -> bool:
    sides = candidate.word in ("sides", "side") and bool(candidate.modifiers & {"both", "two", "each", "warring"})
    return sides or candidate.word in _SIDES_WORDS


def _is_counted(marked: Marked, candidate: Candidate) -> bool:
    """Whether a number stands in the phrase: it brings new people in, unless an article makes them known."""
    words = marked.tokens[candidate.first : candidate.head]
    return any(_is_number(word) for word in words)


def _is_number(token: Token) -> bool:
    return token.tag == "CD" or token.lower in ("several", "dozens", "scores", "hundreds", "thousands", "many", "some", "few")


def _is_dateline_only(marked: Marked, referent: Referent) -> bool:
    """Whether the place is named once and only at the head of a paragraph, in capitals or before a date."""
    if len(referent.mentions) > 1:
        return False
    token = marked.tokens[referent.first]
    return marked.sentences[token.sentence].first == token.i and token.text.isupper()
